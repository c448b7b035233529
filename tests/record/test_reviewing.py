"""Reviewing: what people say of single deeds shows everywhere, can be undone, and outlives rebuilding and readers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_examples import IRAN, SEEN, article, deed, raid, reading, stance

from comity.errors import UsageError
from comity.record.casebook import Casebook
from comity.record.judgements import judgement_of_one
from comity.record.mending import by_mention, mended
from comity.record.selection import Selection
from comity.types import Correction, Reading

LATER = "2026-11-21T08:00:00Z"


def keep(book: Casebook, *readings: Reading, reader: str = "reader 1", at: str = SEEN) -> None:
    with book.writer() as writer:
        for one in readings:
            writer.add(f"{one.article.id} {reader}", reader, [one], observed_at=at)


def asked() -> Reading:
    """A report of an accusation, which is about a raid, and of a stance about the same raid."""
    text = "Wire A reports. Iraq condemned it. The United States bombed Kataib Hezbollah near Qaim."
    report = article(text)
    raided = deed(report, "bombed")
    spoken = deed(report, "condemned", ("iraq",), ("united-states",), event_type="ACCUSE", about=raided.id)
    against = replace(stance(report, "iraq", "united-states", "condemned"), about=raided.id)
    return reading(report, (spoken, raided), stances=(against,))


def state(book: Casebook) -> tuple[object, ...]:
    return book.events(), book.mentions(), book.stances(), book.actors(), book.articles()


def test_what_is_corrected_shows_in_every_list_and_is_found_by_what_it_is_now(book: Casebook) -> None:
    one = raid("A", killed=25)
    keep(book, one, raid("B", actors=("iraq",), day="2019-12-20", published="2019-12-21"))
    (mention,) = one.event_mentions
    before = state(book)
    change = Correction("PROTEST", "denied", ("iran",), (), "2019-12-01", "2019-12-03", (IRAN,))
    made = book.review(mention.id, "correct", "ana", SEEN, change, "a march, not a raid")
    (found,) = book.mentions(Selection(type="PROTEST", status="denied", actor="Tehran", since="2019-12-02"))
    assert (found.id, found.recipients, found.judged, found.confidence) == (mention.id, (), (made.id,), 1.0)
    assert found.actors[0].span == mention.actors[0].span  # it stands where the one stood whose place it takes
    (event,) = book.events(Selection(actor="iran"))
    assert (event.event_type, event.status, event.when.last) == ("PROTEST", "denied", "2019-12-03")  # type: ignore[union-attr]
    assert not book.mentions(Selection(actor="united-states"))
    assert book.verify() == []
    (told,) = book.trace(mention.id).judged
    assert "type PROTEST, not ASSAULT; status denied, not happened; actors iran, not united-states" in told
    assert "says ana" in told
    assert "a march, not a raid" in told
    book.undo(judge="ben", at=SEEN)
    assert state(book) == before
    assert book.verify() == []
    assert book.trace(mention.id).judged == ()


def test_a_rejected_deed_is_in_no_list_and_why_still_shows_who_rejected_it(book: Casebook) -> None:
    one = asked()
    keep(book, one)
    spoken, raided = one.event_mentions
    before = state(book)
    book.review(raided.id, "reject", "ana", SEEN)
    assert [mention.id for mention in book.mentions()] == [spoken.id]
    assert book.mentions()[0].about is None
    assert book.stances()[0].about is None
    assert [event.mentions for event in book.events()] == [(spoken.id,)]
    assert book.verify() == []
    shown = book.trace(raided.id)
    assert shown.record.id == raided.id
    assert [quote.sentence.text for quote in shown.quotes] == [raided.sentence.text]
    assert shown.judged[0].startswith("rejected: no such deed, says ana, 2026-11-20")
    with pytest.raises(UsageError, match="rejected deed"):
        book.judge(raided.id, spoken.id, "same", "ana", SEEN)
    book.review(raided.id, "accept", "ben", LATER)
    assert {mention.id for mention in book.mentions()} == {spoken.id, raided.id}
    book.undo(judge="ben", at=LATER)
    book.undo(judge="ben", at=LATER)
    assert state(book) == before


def test_a_judgement_outlives_a_better_reader_and_a_rebuild(book: Casebook) -> None:
    one = raid("A")
    (mention,) = one.event_mentions
    keep(book, one)
    book.review(mention.id, "correct", "ana", SEEN, Correction(event_type="COERCE"))
    better = replace(mention, event_type="MOBILIZE", confidence=0.6)
    keep(book, replace(one, reader="reader 2", event_mentions=(better,)), reader="reader 2", at=LATER)
    (found,) = book.mentions()
    assert (found.event_type, found.confidence) == ("COERCE", 1.0)
    assert "type COERCE, not MOBILIZE" in book.trace(mention.id).judged[0]
    shown = state(book)
    assert book.verify() == []
    (book.path / "index.db").unlink()
    again = Casebook.open(book.path)
    assert state(again) == shown
    again.undo(judge="ana", at=LATER)
    assert again.mentions()[0].event_type == "MOBILIZE"
    assert again.verify() == []


def test_tellings_part_and_join_as_they_are_corrected(book: Casebook) -> None:
    one = raid("A")
    report = article("The United States struck Kataib Hezbollah at dusk.", "B", "2019-12-30")
    apart = reading(report, (deed(report, "struck"),))
    keep(book, one, apart)
    (joined,) = book.events()
    book.review(one.event_mentions[0].id, "correct", "ana", SEEN, Correction(event_type="AID"))
    assert sorted(event.event_type for event in book.events()) == ["AID", "ASSAULT"]
    book.review(apart.event_mentions[0].id, "correct", "ana", LATER, Correction(event_type="AID"))
    (again,) = book.events()
    assert (again.event_type, again.mentions) == ("AID", joined.mentions)
    assert book.verify() == []


def test_a_telling_that_somebody_judged_says_what_an_event_is(book: Casebook) -> None:
    keep(book, *(raid(outlet) for outlet in "ABC"))
    (event,) = book.events()
    book.review(event.mentions[2], "correct", "ana", SEEN, Correction("COERCE", first="2019-12-28"))
    joined = next(one for one in book.events() if event.mentions[2] in one.mentions)
    assert (joined.event_type, joined.when.first) == ("COERCE", "2019-12-28")  # type: ignore[union-attr]
    assert book.verify() == []


def test_who_is_named_by_a_correction_alone_is_known_to_the_casebook(book: Casebook) -> None:
    one = raid("A")
    keep(book, one)
    change = Correction(recipients=("iran",), named=(IRAN,))
    book.review(one.event_mentions[0].id, "correct", "ana", SEEN, change)
    assert book.names(["iran"]) == {"iran": "Iran"}
    assert [actor.actor.id for actor in book.actors(Selection(actor="Tehran"))] == ["iran"]
    assert book.whole().actors["iran"].kind == "state"
    assert book.verify() == []


@pytest.mark.parametrize(
    ("deed", "verdict", "correction"),
    [("m", "correct", None), ("m", "correct", Correction()), ("m", "accept", Correction("AID")), ("m", "same", None)],
)
def test_a_judgement_that_says_nothing_or_too_much_is_refused(
    deed: str, verdict: str, correction: Correction | None
) -> None:
    with pytest.raises(UsageError):
        judgement_of_one(deed, verdict, "ana", SEEN, correction)


def test_an_event_of_several_tellings_is_not_reviewed_at_once(book: Casebook) -> None:
    keep(book, raid("A"), raid("B"))
    (event,) = book.events()
    with pytest.raises(UsageError, match="told 2 times"):
        book.review(event.id, "accept", "ana", SEEN)
    with pytest.raises(UsageError, match="is the id of actor"):
        book.review("united-states", "accept", "ana", SEEN)


CORRECTIONS = st.builds(
    Correction,
    event_type=st.sampled_from([None, "AID", "COERCE"]),
    status=st.sampled_from([None, "denied", "planned"]),
    actors=st.sampled_from([None, (), ("iraq",), ("iran", "iraq")]),
    first=st.sampled_from([None, "2019-12-01"]),
).filter(lambda one: one != Correction())
SAID = st.lists(
    st.tuples(st.sampled_from(["accept", "reject", "correct"]), st.integers(10, 59), CORRECTIONS),
    min_size=1,
    max_size=5,
)


@given(SAID, st.randoms(use_true_random=False))
def test_the_order_in_which_judgements_are_written_does_not_matter(said: list, shuffle) -> None:  # type: ignore[no-untyped-def, type-arg]
    one = asked()
    raided = one.event_mentions[1].id
    made = [
        judgement_of_one(raided, verdict, "ana", f"2026-11-20T08:{at}:00Z", change if verdict == "correct" else None)
        for verdict, at, change in said
    ]
    before = mended(one, by_mention(made))
    shuffle.shuffle(made)
    assert mended(one, by_mention(made)) == before
    assert mended(one, {}) == one


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SAID)
def test_undoing_all_leaves_no_trace(tmp_path_factory: pytest.TempPathFactory, said: list) -> None:  # type: ignore[type-arg]
    book = Casebook.create_or_open(tmp_path_factory.mktemp("book") / "case")
    one = asked()
    keep(book, one, raid("B"))
    before = state(book)
    for verdict, at, change in said:
        correction = change if verdict == "correct" else None
        book.review(one.event_mentions[1].id, verdict, "ana", f"2026-11-20T08:{at}:00Z", correction)
    assert book.verify() == []
    while any(judgement.verdict != "undo" for judgement in book.judgements()):
        try:
            book.undo(judge="ben", at=LATER)
        except Exception:
            break
    assert state(book) == before
    assert book.verify() == []
