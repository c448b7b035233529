"""Stances in whole articles: for each sentence, triples of subject, POS or NEG, object, of the article's entity list.

"None" and "Not in the list" are left out; so are our stances whose holder or target is none of the list. Holder and
target are matched by our resolver: the actor that the entity's name resolves to on the article's day, or an actor of
the reading that bears that name. polarity_micro_f1: given the pair and the sentence, which way the one leans towards
the other (`comity.reading.attitudes.leanings`); an answer is demanded, and where nothing tells it is negative, the
commoner. recorded: the share of pairs whose polarity a stance on record tells, and rightly. triple_f1: our triples
against gold's, end to end. Intervals are by article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bench.measured import Counts, Row, Scores
from bench.metrics import Piece, exact, harmonic, set_f1, share, total
from bench.rolling import folded, is_expected
from bench.sets.actors import resolved
from bench.texts import body, json_lines, read_steps
from comity.reading.attitudes.leanings import Leanings
from comity.reading.draft import Draft
from comity.reading.pipeline import reading_of
from comity.types import Actor, Article, Reading

_LEFT_OUT = frozenset({"none", "not in the list"})
_POLARITY = {"POS": "positive", "NEG": "negative"}

_SHORT = 3  # letters; shorter words stand for too much else
_LINKS = frozenset("of to for in on at by with without from against that which who when as between towards".split())
"""Words after which a name says more of what it names."""

Pair = tuple[int, str, str]
"""Sentence number, holder, target."""

Triple = tuple[int, str, str, str]
"""Sentence number, holder, target (as the entity list names them), polarity."""


@dataclass(frozen=True, slots=True)
class StanceArticle:
    """An article, where its sentences stand in it, its entities and its triples."""

    article: Article
    sentences: dict[int, Piece]
    entities: tuple[str, ...]
    triples: frozenset[Triple]


def rows(path: Path) -> Iterator[Row]:
    for row in json_lines(path):
        gold = of_json(row)
        draft = read_steps(gold.article)
        reading = reading_of(draft)
        ours = triples(reading, gold)
        yield Row(row["id"], of_article(gold.triples, ours, asked(draft, reading, gold)), _told(gold.triples, ours))


def of_article(gold: frozenset[Triple], ours: frozenset[Triple], leanings: Mapping[Pair, str]) -> Counts:
    """What one article adds up to: its triples, ours, and our answers for its pairs."""
    pairs = {
        "pairs": len(gold),
        "answered": sum(triple[:3] in leanings for triple in gold),
        "polarity": sum(leanings.get(triple[:3]) == triple[3] for triple in gold),
        "recorded": len(gold & ours),
    }
    return total([pairs, exact("triple", gold, ours)])


def scores(counts: Counts) -> Scores:
    precision, recall = share(counts, "polarity", "answered"), share(counts, "polarity", "pairs")
    return {
        "polarity_micro_f1": harmonic(precision, recall),
        "triple_f1": set_f1(counts, "triple"),
        "recorded": share(counts, "recorded", "pairs"),
    }


def of_json(row: dict[str, Any]) -> StanceArticle:
    """A row of the set -> an article with its gold."""
    text, sentences = "", {}
    headline = row["article"]["title"] or ""
    above = len(headline) + 2 if headline else 0
    for sentence in row["article"]["text"]:
        text += " " if text else ""
        sentences[sentence["id"]] = (above + len(text), above + len(text) + len(sentence["text"]))
        text += sentence["text"]
    found = frozenset(
        (int(number), stance["subject"], stance["object"], _POLARITY[stance["sentiment"]])
        for number, stances in row["gold"]["sentence-level stances"].items()
        for stance in stances
        if stance["sentiment"] in _POLARITY
        and not _LEFT_OUT & {stance["subject"].casefold(), stance["object"].casefold()}
    )
    listed = [entity[0] for entity in row["gold"].get("entity lists", ())]
    entities = dict.fromkeys((*listed, *(name for triple in sorted(found) for name in triple[1:3])))
    return StanceArticle(body(text, row["published"], headline), sentences, tuple(entities), found)


def triples(reading: Reading, gold: StanceArticle) -> frozenset[Triple]:
    """Our stances in the terms of the article's entity list; others are left out."""
    actors = {actor.id: actor for actor in reading.actors}
    on = reading.article.published
    names = {actor.id: [name for name in gold.entities if _bears(actor, name, actors, on)] for actor in reading.actors}
    return frozenset(
        (number, holder, target, stance.polarity)
        for stance in reading.stances
        for number, (start, end) in gold.sentences.items()
        if start <= stance.basis.start < end
        for holder in names.get(stance.holder, ())
        for target in names.get(stance.target, ())
    )


def asked(draft: Draft, reading: Reading, gold: StanceArticle) -> dict[Pair, str]:
    """For each pair of gold and the sentence it stands in, the polarity of the one towards the other."""
    actors = {actor.id: actor for actor in reading.actors}
    on = reading.article.published
    leanings = Leanings(draft)
    parties = {
        name: leanings.party((a.id for a in reading.actors if _bears(a, name, actors, on)), _tokens(draft, name))
        for name in gold.entities
    }
    found: dict[Pair, str] = {}
    for number, holder, target, _ in gold.triples:
        start, end = gold.sentences[number]
        sentences = [one for one in draft.sentences if one.span.start < end and start < one.span.end]
        found[number, holder, target] = leanings.judged(parties[holder], parties[target], sentences).polarity
    return found


def _tokens(draft: Draft, name: str) -> dict[int, frozenset[int]]:
    """Where the head of a listed name stands, by sentence, and its last word where that is a name itself.

    The list names things too, which are no actors: *the bill to cut the tax* is a bill.
    """
    wanted = {folded(word).rstrip("s") for word in _heads(name)}
    found = {
        sentence.i: frozenset(token.i for token in sentence.tokens if folded(token.text).rstrip("s") in wanted)
        for sentence in draft.sentences
    }
    return {i: tokens for i, tokens in found.items() if tokens}


def _heads(name: str) -> set[str]:
    """The words by which a listed name is looked for.

    >>> sorted(_heads("plan to cut the tax")), sorted(_heads("Ministry of Defence"))
    (['plan'], ['Defence', 'Ministry'])
    """
    words = name.split()
    after = next((i for i, word in enumerate(words) if i and word.casefold() in _LINKS), len(words))
    named = {words[-1]} if words[-1][0].isupper() else set()
    return {word for word in {words[after - 1]} | named if len(word) > _SHORT}


def _bears(actor: Actor, name: str, actors: dict[str, Actor], on: str | None) -> bool:
    called = {folded(mention.span.text) for mention in actor.mentions if mention.form in ("name", "acronym")}
    meant = _resolved(name, on)
    return folded(name) in called or is_expected(actor, [name], actors, on) or (meant is not None and meant == actor.id)


@cache
def _resolved(name: str, on: str | None) -> str | None:
    actor = resolved(name, on=on) if on else resolved(name)
    return actor.id if actor is not None and actor.kind != "unresolved" else None


def _told(gold: frozenset[Triple], ours: frozenset[Triple]) -> str:
    missed = "".join(f"\n  missed: {triple}" for triple in sorted(gold - ours))
    return missed + "".join(f"\n  extra: {triple}" for triple in sorted(ours - gold))
