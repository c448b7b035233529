"""ECB+: event mentions in reports of the same topics, and the chains that join them.

Gold mentions are given; the topic of a report is known, its subtopic is not; chains of one mention count. conll_f1 is
the mean F1 of MUC, B-cubed and CEAF-e over topics (bench/coreference.py). Ours: an event mention is made of each
trigger with what Comity reads there (bench/triggers.py), the reports of a topic are grouped into stories by their words
(bench/stories.py: the set gives no dates, which is where the linker would look), and Comity's own linker joins what a
story tells in words that are kin. same_lemma_conll_f1: mentions of a topic whose head words have one lemma are one,
by the same scorer in the same run. Intervals are by topic. The points for words that are kin and the mean likeness of a
story's reports are fitted on the developers' half; held out by topic it comes to what bench/retelling.py prints.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.coreference import MEASURES, agreement, conll_f1, measure_f1
from bench.ecb import GoldReport, reports
from bench.measured import Counts, Row, Scores
from bench.stories import stories
from bench.texts import read_steps
from bench.triggers import head_of, read_triggers
from comity.record.linking import Cell, cell_key, link
from comity.record.told import Told, told_in

SAME_STORY = 0.1
"""The mean likeness of reports from which on they tell one story; fitted on the rows of the developers' half."""


@dataclass(frozen=True, slots=True)
class ToldReport:
    """A report of the set, its deeds as the linker sees them, and the lemma of each."""

    gold: GoldReport
    told: tuple[Told, ...]
    lemmas: dict[str, str]


def rows(path: Path) -> Iterator[Row]:
    for topic, told in told_by_topic(path).items():
        yield Row(topic, of_topic(told), f"{sum(len(report.told) for report in told)} mentions")


def told_by_topic(path: Path) -> dict[str, list[ToldReport]]:
    """The reports of each topic, read."""
    topics: dict[str, list[ToldReport]] = defaultdict(list)
    for report in reports(path):
        topics[report.topic].append(_read(report))
    return topics


def of_topic(told: Sequence[ToldReport]) -> Counts:
    """What one topic adds up to: our clusters, and those of the same lemma, against its chains."""
    chains, lemmas = defaultdict(list), defaultdict(list)
    for report in told:
        for trigger in report.gold.triggers:
            chains[trigger.chain].append(trigger.id)
            lemmas[report.lemmas[trigger.id]].append(trigger.id)
    key = list(chains.values())
    return {**agreement("ours", key, ours(told)), **agreement("same_lemma", key, list(lemmas.values()))}


def ours(told: Sequence[ToldReport]) -> list[Collection[str]]:
    """The mentions of a topic as the linker joins them."""
    number_of = stories({report.gold.article.id: report.gold.article.text for report in told}, SAME_STORY)
    story_of = {article: str(number) for article, number in number_of.items()}

    def cells(one: Told) -> list[Cell]:
        return [(cell_key(one.family, word, story_of[one.article]), 0) for word in {*one.deed, *one.stems}]

    tellings = [_in_story(one, story_of[one.article]) for report in told for one in report.told]
    clusters = link(tellings, cells=cells)
    return [{one.mention for one in cluster.members} for cluster in clusters]


def _in_story(one: Told, story: str) -> Told:
    """A telling of a story, its parties as words: those of given triggers come from the parse, and rule out nothing."""
    actors, recipients = {*one.actors_up, *one.actor_words}, {*one.recipients_up, *one.recipient_words}
    return replace(
        one, story=story, actors=(), actors_up=(), actor_words=tuple(sorted(actors)), recipients=(), recipients_up=(),
        recipient_words=tuple(sorted(recipients)), town=None, province=None, country=None,
    )  # fmt: skip


def scores(counts: Counts) -> Scores:
    measured = {f"{measure}_f1": measure_f1(counts, "ours", measure) for measure in MEASURES}
    return {
        "conll_f1": conll_f1(counts, "ours"),
        "same_lemma_conll_f1": conll_f1(counts, "same_lemma"),
        **measured,
    }


def _read(report: GoldReport) -> ToldReport:
    draft = read_steps(report.article)
    lemmas = {}
    for trigger in report.triggers:
        found = head_of(trigger, draft.sentences)
        lemmas[trigger.id] = found[1].lemma if found else trigger.id
    return ToldReport(report, tuple(told_in(read_triggers(report, draft))), lemmas)
