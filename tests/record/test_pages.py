"""Lists a page at a time, and records by what they belong to: what a screen asks of a casebook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from record_examples import ACTORS, READER, SEEN, article, deed, raid, reading, said

from comity.errors import UsageError
from comity.record.casebook import Casebook
from comity.record.selection import Selection
from comity.types import Actor, Reading, Relation, Skip

LISTS = ("articles", "events", "claims", "skipped")


def add(book: Casebook, readings: Sequence[Reading], skips: Sequence[Skip] = (), key: str = "file") -> None:
    with book.writer() as writer:
        writer.add(key, READER, readings, skips, observed_at=SEEN)


@pytest.fixture
def filled(book: Casebook) -> Casebook:
    """Nine raids on nine days, one report of no day, and two skips."""
    told = [raid(f"Wire {day}", 20 + day, f"2020-01-0{day}", day=f"2020-01-0{day}") for day in range(1, 10)]
    undated = article("Iran said that it rained. Mark Esper visited.", published=None)
    claim = said(undated, "iran", "said that", "it rained")
    visit = deed(undated, "visited", ("mark-esper",), ("iraq",), day=None, event_type="CONSULT")
    add(book, [*told, reading(undated, (visit,), (claim,))], [Skip("a", "fetch", "paywall"), Skip("b", "fetch", "no")])
    return book


@pytest.mark.parametrize("what", LISTS)
@pytest.mark.parametrize("size", [1, 3, 50])
def test_pages_make_up_the_whole_list(filled: Casebook, what: str, size: int) -> None:
    every = getattr(filled, what)()
    total = filled.how_many(what)
    pages = [getattr(filled, what)(Selection(limit=size, offset=at)) for at in range(0, total, size)]
    assert [one for page in pages for one in page] == every
    assert total == len(every)
    assert getattr(filled, what)(Selection(limit=size, offset=total)) == []


def test_what_is_chosen_is_what_is_counted(filled: Casebook) -> None:
    for chosen in (
        Selection(type="ASSAULT"), Selection(actor="united-states"), Selection(since="2020-01-05"),
        Selection(search="Qaim"), Selection(status="denied"), Selection(limit=2, offset=1),
    ):  # fmt: skip
        assert filled.how_many("events", chosen) == len(filled.events(replace(chosen, limit=None, offset=0)))
    assert filled.how_many("articles", Selection(search="rained")) == 1


def test_reports_without_a_day_come_last(filled: Casebook) -> None:
    days = [one.published for one in filled.articles()]
    assert days == [*sorted(day for day in days if day), None]


def test_an_offset_is_no_negative_number() -> None:
    with pytest.raises(UsageError, match="offset"):
        Selection(offset=-1)


def test_records_by_their_ids_and_by_their_reports(filled: Casebook) -> None:
    articles, mentions = filled.articles(), filled.mentions()
    ids = [one.id for one in reversed(articles)]
    assert filled.articles_by_id([*ids, "a-none"]) == articles[::-1]
    assert filled.mentions_by_id([mentions[3].id, "m-none", mentions[0].id]) == [mentions[3], mentions[0]]
    assert filled.mentions_in([articles[0].id]) == [one for one in mentions if one.article == articles[0].id]
    assert filled.claims_in([one.id for one in articles]) == filled.claims()
    assert filled.claims_in([]) == filled.mentions_in([]) == []
    assert filled.names(["iran", "nobody"]) == {"iran": "Iran"}


def test_copies_of_a_report_are_found_either_way(book: Casebook) -> None:
    words = " ".join(f"word{number} said{number}" for number in range(60))
    whole, excerpt, other = (
        article(f"{start} {text}", outlet, day)
        for start, text, outlet, day in (
            ("First.", words, "Wire A", "2020-01-01"),
            ("Second.", words, "Wire B", "2020-01-02"),
            (
                "Third.",
                "Something else altogether stands here, and nothing that was said before.",
                "Wire C",
                "2020-01-03",
            ),
        )
    )
    add(book, [reading(one) for one in (whole, excerpt, other)])
    assert book.copies_of(whole.id) == [excerpt.id]
    assert book.copies_of(excerpt.id) == [whole.id]
    assert book.copies_of(other.id) == []


def test_a_state_with_more_officials_than_an_expression_has_terms(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand people in office, each on days of their own: the state is still asked for, and their days count."""
    many = 1_200
    for number in range(many):
        of = (Relation("iran", "office", "2019-01-01", "2020-06-30", "official"),)
        monkeypatch.setitem(
            ACTORS, f"official-{number}", Actor(f"official-{number}", f"Official{number}", "person", of=of)
        )
    text = " ".join(f"Official{number} criticized{number} Iraq." for number in range(many))
    one = article(text, published="2020-01-04")
    deeds = tuple(
        deed(one, f"criticized{number}", (f"official-{number}",), ("iraq",), day="2020-01-03", event_type="ACCUSE")
        for number in range(many)
    )
    late = article("Official7 criticized Iraq again.", published="2021-01-04")
    after = deed(late, "criticized", ("official-7",), ("iraq",), day="2021-01-03", event_type="ACCUSE")
    add(book, [reading(one, deeds), reading(late, (after,))])
    found = book.mentions(Selection(actor="iran"))
    assert len(found) == many
    assert after.id not in {mention.id for mention in found}
    assert len(book.mentions(Selection(actor="iran", recipient="iraq"))) == many


def test_the_mark_grows_with_what_is_kept_and_judged(filled: Casebook) -> None:
    marks = [filled.mark]
    add(filled, [raid("Wire Z", 40, "2020-02-01")], key="another file")
    marks.append(filled.mark)
    left, right = (one.id for one in filled.mentions()[:2])
    filled.judge(left, right, "different", "ada", SEEN)
    marks.append(filled.mark)
    filled.undo(judge="ada", at=SEEN)
    marks.append(filled.mark)
    assert len(set(marks)) == len(marks)
    assert filled.mark == marks[-1]


def test_holdings_count_what_lists_hold(filled: Casebook) -> None:
    held = filled.holdings()
    assert (held.articles, held.events, held.mentions) == (10, len(filled.events()), len(filled.mentions()))
    assert (held.claims, held.skips, held.first, held.last) == (1, 2, "2020-01-01", "2020-01-09")
    (reader,) = held.readers
    assert (reader.version, reader.batches) == (READER, 1)
