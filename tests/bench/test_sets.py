"""The scorers of the gold sets, on rows that we made up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bench.metrics import total
from bench.sets import (
    MODULES,
    actors,
    attribution,
    blame,
    date_phrases,
    factuality,
    gold_set,
    pages,
    plover_gsr,
    plv,
    re3d,
    source_target,
    stance,
    timex,
)
from bench.texts import body, joined
from comity.reading.attitudes.verdicts import Verdict
from comity.reading.times import find_times
from comity.types import Actor, Argument, Article, EventMention, Reading, Skip, Span

TEXT = "Ruritania asked Graustark to aid Syldavia."


def _mention(identity: str, kind: str, word: str, actor: str, recipient: str, about: str | None = None) -> EventMention:
    arguments = [(Argument(name.lower(), _span(name)),) for name in (actor, recipient)]
    anchor, whole = _span(word), Span.cut(TEXT, 0, len(TEXT))
    return EventMention(
        identity, "a-1", "e", kind, anchor, whole, actors=arguments[0], recipients=arguments[1], about=about
    )


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.cut(TEXT, start, start + len(words))


def _place(words: str) -> tuple[tuple[int, int], ...]:
    return ((_span(words).start, _span(words).end),)


ASKED = _mention("m-1", "REQUEST", "asked", "Ruritania", "Graustark", about="m-2")
AID = _mention("m-2", "AID", "aid", "Graustark", "Syldavia")
NAMED = tuple(
    Actor(name.lower(), name, "state", code)
    for name, code in [("Ruritania", "RUR"), ("Graustark", "GRA"), ("Syldavia", "SYL")]
)
READING = Reading(Article("a-1", TEXT), "test", NAMED, (), (ASKED, AID))


@pytest.mark.parametrize("name", MODULES)
def test_every_set_says_its_protocol(name: str) -> None:
    gold = gold_set(name)

    assert len(gold.protocol) > 100
    assert callable(gold.rows)
    assert callable(gold.scores)


def test_plv_takes_the_mention_between_the_pair() -> None:
    assert plv.of_pair(READING, _place("Graustark"), _place("Syldavia")) is AID
    assert plv.of_pair(READING, _place("Graustark"), _place("Ruritania")) is ASKED
    assert plv.of_pair(READING, _place("Syldavia"), ()) is AID
    assert plv.of_pair(Reading(Article("a", TEXT), "test"), _place("Graustark"), ()) is None


def test_plv_marks_are_taken_out() -> None:
    text, source, target = plv.unmarked("<s>A</s> hit <t>B</t>, and <t>B</t> fell.")

    assert text == "A hit B, and B fell."
    assert [text[a:b] for a, b in (*source, *target)] == ["A", "B", "B"]


def test_plover_records_match_by_country_and_old_names() -> None:
    record: dict[str, Any] = {"event": "DEMAND", "source": [{"code": "RUR"}], "target": [{"code": "GRA"}]}

    assert plover_gsr.of_record(READING, record) == {"records": 1, "typed": True, "dyads": 1, "dyad": True}
    assert not plover_gsr.of_record(READING, record | {"target": "diplomatic"})["dyad"]
    assert "dyads" not in plover_gsr.of_record(READING, record | {"target": ""})
    assert not plover_gsr.of_record(READING, record | {"target": [{"code": "IGO"}]})["dyad"]


def test_bio_tags_are_spans() -> None:
    tokens = joined(["The", "Greek", "side", "'s", "talks"])

    spans = source_target.tagged(["B-S", "I-S", "I-S", "I-S", "B-T"], "S", tokens.spans)

    assert [tokens.text[a:b] for ((a, b),) in spans] == ["The Greek side's"]


def test_joined_tokens_stand_where_it_says() -> None:
    words = ["``", "No", ",", "''", "he", "did", "n't", "-LRB-", "say", "-RRB-", "."]

    tokens = joined(words)

    assert tokens.text == '"No," he didn\'t (say).'
    assert [tokens.text[a:b] for a, b in tokens.spans] == [
        '"',
        "No",
        ",",
        '"',
        "he",
        "did",
        "n't",
        "(",
        "say",
        ")",
        ".",
    ]


def test_actor_rows_ask_only_what_they_expect() -> None:
    soldier = Actor("s", "soldiers", "military", "GRA", "MIL")
    agency = Actor("u", "a UN agency", "igo", None, None)

    assert actors.of_row(soldier, {"country": "GRA", "code_1": "MIL"})["both"]
    assert actors.of_row(soldier, {"_none": True})["country"] is False
    assert actors.of_row(None, {"_none": True})["both"]
    assert actors.of_row(agency, {"country": "IGO"}) == {"country_asked": 1, "country": True}
    assert actors.of_row(soldier, {"title": "Soldiers"})["title"]


def test_dates_must_lie_in_an_interval_no_longer_than_the_grain() -> None:
    row: dict[str, Any] = {"date": "2020-05-12", "end": None, "granularity": "day"}
    day, month = (find_times(words, date(2020, 6, 1))[0] for words in ("12 May 2020", "May 2020"))

    assert date_phrases.of_row(day, row) == {"asked": 1, "right": True, "grain_asked": 1, "grain": True}
    assert not date_phrases.of_row(month, row)["right"]
    assert date_phrases.of_row(month, row | {"date": "2020-05", "granularity": "month"})["right"]
    assert not date_phrases.of_row(None, row)["right"]


def test_timeml_times_stand_in_the_text() -> None:
    document = timex.parsed(
        '<?xml version="1.0" ?>\n<TimeML>'
        '<DCT><TIMEX3 value="2001-02-03" functionInDocument="CREATION_TIME">x</TIMEX3></DCT>'
        '<TEXT>It <EVENT eid="e1">began</EVENT> on <TIMEX3 value="2001-02-02">Friday</TIMEX3>.</TEXT></TimeML>'
    )

    assert document.published == "2001-02-03"
    assert [(document.text[a:b], value) for (a, b), value in document.times] == [("Friday", "2001-02-02")]
    near = timex.scores(timex.of_document(document.times, (((9, 18), "2001-02-02"),)))
    assert near == {"span_f1": 0, "span_overlap_f1": 1, "value_f1": 1}


def test_attributions_in_what_is_left_out_do_not_count() -> None:
    gold, left_out = attribution.parsed(
        "T1\tCue 5 9\tsays\nT2\tContent 10 20\t...\nE1\tAttribution:T1 Cue:T1 Content:T2\nT3\tDiscard 100 120\t..."
    )
    ours = [attribution.Said(((5, 9),), (), ((10, 18),)), attribution.Said(((101, 105),), (), ())]

    found = attribution.scores(attribution.of_document(gold, ours, left_out))

    assert (found["cue_f1"], found["content_f1"], found["content_overlap_f1"], found["source_f1"]) == (1, 0, 1, 0)


def test_factuality_is_beside_its_constant() -> None:
    words = [(3.0, "happened"), (-2.0, "denied"), (0.5, "happened"), (0.0, "planned")]

    found = factuality.scores(total(factuality.of_word(gold, status, 3) for gold, status in words))  # type: ignore[arg-type]

    assert found["mae"] == pytest.approx((0 + 1 + 2.5 + 0) / 4)
    assert found["not_happened_f1"] == 1
    assert found["uncertain_f1"] == pytest.approx(2 / 3)
    assert found["constant_mae"] == pytest.approx((0 + 5 + 2.5 + 3) / 4)
    assert found["constant_uncertain_f1"] == pytest.approx(2 * 2 / (2 + 4))


def test_blame_labels_follow_the_order_of_p_and_q() -> None:
    backs, blames = Verdict("first", "positive", "record"), Verdict("second", "negative", "signs", 0.5)

    assert (blame.label(backs), blame.label(backs, p_first=False)) == ("1", "2")
    assert (blame.label(blames), blame.label(blames, p_first=False)) == ("4", "3")
    assert blame.label(Verdict(None, None, "none")) == blame.NONE


def test_stances_are_scored_given_the_pair_and_end_to_end() -> None:
    gold = frozenset({(0, "A", "B", "negative"), (1, "A", "C", "positive")})
    ours = frozenset({(0, "A", "B", "positive"), (1, "A", "C", "positive"), (2, "C", "B", "negative")})

    leanings = {(0, "A", "B"): "negative", (1, "A", "C"): "negative"}

    found = stance.scores(stance.of_article(gold, ours, leanings))

    assert found["polarity_micro_f1"] == pytest.approx(0.5)
    assert found["recorded"] == pytest.approx(0.5)
    assert found["triple_f1"] == pytest.approx(0.4)


def test_stance_rows_become_articles() -> None:
    row: dict[str, Any] = {
        "published": "2020-01-01",
        "article": {"title": "Head", "text": [{"id": 0, "text": "One."}, {"id": 1, "text": "Two."}]},
        "gold": {
            "entity lists": [["A", [], [], []]],
            "sentence-level stances": {
                "1": [
                    {"subject": "A", "sentiment": "POS", "object": "B"},
                    {"subject": "A", "sentiment": "NEG", "object": "Not in the list"},
                ]
            },
        },
    }

    gold = stance.of_json(row)

    assert [gold.article.text[a:b] for a, b in gold.sentences.values()] == ["One.", "Two."]
    assert gold.triples == {(1, "A", "B", "positive")}
    assert gold.entities == ("A", "B")


def test_pairs_match_in_either_order() -> None:
    counts = re3d.matched("ally", [((0, 2), (5, 9))], [((6, 7), (1, 3)), ((0, 2), (20, 21))])

    assert (counts["ally:hit"], counts["ally:right"], counts["ally:said"]) == (1, 1, 2)


def test_pages_count_what_belongs_and_what_does_not() -> None:
    page: dict[str, Any] = {
        "with": ["One  two"],
        "without": ["Adverts", "two"],
        "title": "THE HEAD",
        "date": "2020-01-01",
    }
    article = body("One two.", "2020-01-01", "Head")

    assert pages.scores(pages.of_page(article, page)) == {
        "with_share": 1, "without_share": 0.5, "title_right": 1, "date_right": 1, "other_languages_skipped": 0,
    }  # fmt: skip
    assert pages.of_foreign(Skip("x", "language", "not English"))["foreign"]
    assert not pages.of_foreign(article)["foreign"]
    assert pages.of_page(Skip("x", "language", "not English"), page)["without"] == 0
