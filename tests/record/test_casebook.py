"""The casebook: adding, asking, as of, and what to do with a folder that is not as it should be."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from record_examples import (
    ARMY,
    READER,
    SEEN,
    article,
    deed,
    raid,
    reading,
    said,
    stance,
)

from comity.errors import (
    CasebookBusyError,
    CasebookDamagedError,
    CasebookError,
    CasebookNewerError,
    NotFoundError,
    UsageError,
)
from comity.record.casebook import Casebook
from comity.record.selection import Selection
from comity.record.writer import Added, is_written, write_apart
from comity.types import Article, Event, Reading, Skip

LATER = "2026-11-21T08:00:00Z"


def add(
    book: Casebook,
    *readings: Reading,
    key: str = "file",
    at: str = SEEN,
    reader: str = READER,
    skips: tuple[Skip, ...] = (),
) -> Added:
    with book.writer() as writer:
        return writer.add(key, reader, readings, skips, observed_at=at)


def test_segments_of_other_machines_are_taken_up_and_counted(book: Casebook) -> None:
    known, changed, new = raid("Wire A"), raid("Daily B", 19, "2019-12-31"), raid("Post C")
    add(book, known, replace(changed, actors=()))
    for key in ("there", "there too"):  # two machines, and on the second one report more
        batch = [known, changed, new] if key == "there too" else [known]
        assert write_apart(book.path, key, READER, batch, observed_at=LATER).new == len(batch)
        assert is_written(book.path, key, READER)
    write_apart(book.path, "there", READER, [], observed_at=LATER)  # once more: it stands already
    assert len(book.articles()) == 2
    given: list[object] = []
    with book.writer() as writer:  # whoever writes next takes them up
        assert writer.take_up(given.append) == Added()
        write_apart(book.path, "late", READER, [raid("Late D"), known], [Skip("x", "read", "cut")], observed_at=LATER)
        assert writer.take_up(given.append) == Added(new=1, known=1, skipped=1)
        assert writer.take_up(given.append) == Added()
    assert len(given) == 3
    assert {one.outlets[0] for one in book.articles()} == {"Wire A", "Daily B", "Post C", "Late D"}
    assert book.verify() == []


def test_what_is_added_is_answered(book: Casebook) -> None:
    first, second = raid("Wire A"), raid("Daily B", 19, "2019-12-31")
    assert add(book, first, second) == Added(new=2)
    assert book.articles() == [first.article, second.article]
    (event,) = book.events()
    assert event.outlets == ("Wire A", "Daily B")
    assert {mention.event for mention in book.mentions()} == {event.id}
    assert book.get(event.id[:6]) == event
    assert book.verify() == []


def test_adding_twice_adds_nothing(book: Casebook) -> None:
    add(book, raid("Wire A"))
    before = book.mentions()
    assert book.holds("file", READER)
    assert not book.holds("file", "reader 2")
    assert add(book, raid("Wire A"), at=LATER) == Added()
    assert add(book, raid("Wire A"), key="another file", at=LATER) == Added(known=1)
    assert book.mentions() == before
    assert len(list((book.path / "segments").glob("*.parquet"))) == 2
    assert book.verify() == []


def test_a_newer_version_takes_the_place_of_the_older_which_stays_answerable(book: Casebook) -> None:
    old = raid("Wire A", 25)
    new = replace(old, event_mentions=(replace(old.event_mentions[0], counts=()),), reader="reader 2")
    add(book, old, at="2020-01-05")
    assert add(book, new, at="2020-02-05", reader="reader 2") == Added(changed=1)
    assert book.mentions()[0].counts == ()
    assert book.mentions(Selection(as_of="2020-02-04"))[0].counts[0].low == 25
    assert book.mentions(Selection(as_of="2020-02-05"))[0].counts == ()
    assert len(book.events()) == len(book.events(Selection(as_of="2020-01-31"))) == 1
    assert book.verify() == []


def test_an_archive_read_today_answers_what_had_been_said_by_then(book: Casebook) -> None:
    add(book, raid("Wire A", 25, "2019-12-30"), raid("Daily B", 19, "2020-01-02"))
    assert [event.articles for event in book.events(Selection(as_of="2019-12-29"))] == []
    (then,) = book.events(Selection(as_of="2019-12-30"))
    assert then.fatalities is not None
    assert then.fatalities.low == 25
    (now,) = book.events()
    assert now.fatalities is not None
    assert now.fatalities.low == 19


def test_a_moment_is_told_from_a_day(book: Casebook) -> None:
    add(book, raid("Wire A", published="2030-01-01"), at="2020-01-05T12:00:00Z")
    assert book.articles(Selection(as_of="2020-01-05T15:00:00+04:00")) == []
    assert len(book.articles(Selection(as_of="2020-01-05T16:00:00+04:00"))) == 1
    assert len(book.articles(Selection(as_of="2020-01-05"))) == 1


def test_late_segments_do_not_change_what_came_later(book: Casebook) -> None:
    old, new = raid("Wire A"), replace(raid("Wire A"), event_mentions=())
    add(book, new, key="new", at="2020-02-05")
    add(book, old, key="old", at="2020-01-05")
    assert book.mentions() == []
    assert len(book.mentions(Selection(as_of="2020-01-31"))) == 1
    assert book.verify() == []


def test_filters(book: Casebook) -> None:
    text = "Mark Esper visited. Iraqi police attacked Iran, and the Iraqi army shelled Iran. A crowd cheered."
    one = article(text, published="2020-01-04")
    attack = deed(one, "attacked", ("iraq-police",), ("iran",), day="2020-01-02")
    shelling = deed(one, "shelled", (ARMY.id,), ("iran",), day="2020-01-03", status="denied")
    visit = deed(one, "visited", ("mark-esper",), ("iraq",), day="2020-01-04", event_type="CONSULT")
    against = stance(one, "iran", "iraq-police", "attacked")
    claim = said(one, "iran", "attacked", "Iraqi police")
    attack = replace(attack, attributions=(claim.id,), voice="source")
    add(book, reading(one, (visit, attack, shelling), (claim,), (against,)))

    def anchors(**chosen: str) -> list[str]:
        return [mention.anchor.text for mention in book.mentions(Selection(**chosen))]  # type: ignore[arg-type]  # only strings here

    assert anchors() == ["attacked", "shelled", "visited"]
    assert anchors(actor="iraq") == ["attacked", "shelled"]  # its organs
    assert anchors(actor="IRAQI ARMY") == ["shelled"]
    assert anchors(actor="united-states") == ["visited"]  # an official while in office
    assert anchors(recipient="Tehran", status="denied") == ["shelled"]
    assert anchors(since="2020-01-03", until="2020-01-03") == ["shelled"]
    assert anchors(type="CONSULT") == anchors(search="esper visited", type="CONSULT") == ["visited"]
    assert anchors(search='"visited esper"') == []
    assert anchors(voice="source") == ["attacked"]
    assert [event.event_type for event in book.events(Selection(actor="iraq"))] == ["ASSAULT", "ASSAULT"]
    assert book.claims(Selection(about=book.mentions()[0].event)) == [claim]
    assert book.claims(Selection(about=visit.id)) == []
    assert book.claims(Selection(actor="iran", recipient="iran")) == [claim]
    assert book.stances(Selection(actor="iran", recipient="iraq")) == [against]
    assert book.stances(Selection(type="positive")) == []
    assert len(book.articles(Selection(actor="iran", status="denied"))) == 1
    assert [found.actor.id for found in book.actors(Selection(actor="iraq"))] == ["iraq", "iraq-army", "iraq-police"]
    assert len(book.mentions(Selection(limit=2))) == 2


def test_an_official_does_not_act_for_the_state_after_leaving_office(book: Casebook) -> None:
    one = article("Mark Esper criticized Iran.", published="2021-03-01")
    add(book, reading(one, (deed(one, "criticized", ("mark-esper",), ("iran",), day="2021-03-01"),)))
    assert book.mentions(Selection(actor="mark-esper"))
    with pytest.raises(NotFoundError):
        book.mentions(Selection(actor="united-stats"))
    assert book.mentions(Selection(actor="united-states")) == []


def test_unknown_names_are_answered_with_the_nearest(book: Casebook) -> None:
    add(book, raid("Wire A"))
    with pytest.raises(NotFoundError) as caught:
        book.events(Selection(actor="Kataeb Hezbolah"))
    assert "`kataib-hezbollah`" in (caught.value.hint or "")
    add(book, raid("Daily B"), key="b")
    with pytest.raises(NotFoundError, match="several"):
        book.get("m-")
    with pytest.raises(NotFoundError, match="nothing has the id"):
        book.get("zzz")
    with pytest.raises(UsageError, match="holds no word"):
        book.articles(Selection(search="..."))
    with pytest.raises(UsageError, match="no date"):
        Selection(since="yesterday")


def test_skips_are_kept_and_the_last_reading_of_an_input_counts(book: Casebook) -> None:
    unread, part = Skip("x.html", "fetch", "paywall"), Skip("y", "part", "not news")
    add(book, replace(raid("Wire A"), skips=(part,)), skips=(unread,))
    assert book.skipped() == [unread, part]
    assert book.skipped(Selection(type="part")) == [part]
    add(book, reader="reader 2", at=LATER)
    assert book.skipped() == [part]
    assert book.skipped(Selection(as_of="2026-11-20")) == [unread, part]
    book.rebuild()
    assert book.skipped() == [part]
    with pytest.raises(UsageError, match="actor"):
        book.skipped(Selection(actor="iran"))


def test_originals(book: Casebook) -> None:
    with book.writer() as writer:
        digest = writer.keep_original(io.BytesIO(b"<html>"), "https://example.org/1", SEEN)
        assert writer.keep_original(io.BytesIO(b"<html>"), "https://example.org/1", SEEN) == digest
    assert book.original(digest) == b"<html>"
    assert len((book.path / "originals" / "got.jsonl").read_text().splitlines()) == 1
    with pytest.raises(NotFoundError):
        book.original("0" * 64)


def test_a_trace_ends_in_sentences(book: Casebook) -> None:
    one = article("The United States bombed Kataib Hezbollah, a commander said. Nothing else.")
    claim = said(one, "a-commander", "said", "bombed Kataib Hezbollah")
    add(book, reading(one, (deed(one, "bombed", attributions=(claim.id,), voice="source"),), (claim,)))
    (event,) = book.events()
    tree = book.trace(event.id)
    assert [quote.sentence.text for quote in tree.leaves()] == [
        "The United States bombed Kataib Hezbollah, a commander said."
    ] * 2
    assert tree.below[0].why == ("codebook plover 1 launch/raid",)
    assert {mark.role for quote in tree.leaves() for mark in quote.marks} == {
        "anchor",
        "actor",
        "recipient",
        "cue",
        "content",
        "source",
    }
    for name in (one.id, event.mentions[0], claim.id, "united-states"):
        for quote in book.trace(name).leaves():
            assert quote.article == one.id
            assert one.text[quote.sentence.start : quote.sentence.end] == quote.sentence.text


ANOTHER_WRITER = """
import subprocess
import sys
from comity.errors import CasebookBusyError
from comity.record.casebook import Casebook

try:
    with Casebook.open(sys.argv[1]).writer():
        pass
except CasebookBusyError as error:
    sys.exit(error.exit_code)
"""


def test_the_writer_is_alone(book: Casebook) -> None:
    with book.writer(), pytest.raises(CasebookBusyError, match=f"process {os.getpid()}"), book.writer():
        pass
    with book.writer():
        other = subprocess.run([sys.executable, "-c", ANOTHER_WRITER, str(book.path)], check=False)
    assert other.returncode == CasebookBusyError.exit_code


def test_opening_makes_no_casebook(tmp_path: Path, book: Casebook) -> None:
    with pytest.raises(NotFoundError) as caught:
        Casebook.open(tmp_path / "irak")
    assert str(tmp_path / "iraq") in (caught.value.hint or "")
    assert not (tmp_path / "irak").exists()
    (tmp_path / "empty").mkdir()
    with pytest.raises(NotFoundError, match="no casebook"):
        Casebook.open(tmp_path / "empty")
    assert list((tmp_path / "empty").iterdir()) == []


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(CasebookError, match="holds other files") as caught:
        Casebook.create_or_open(tmp_path)
    assert caught.value.hint
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_newer_format_is_refused(book: Casebook) -> None:
    (book.path / "casebook.json").write_text(json.dumps({"format": 2}))
    with pytest.raises(CasebookNewerError, match="format 2"):
        Casebook.open(book.path)
    with pytest.raises(CasebookNewerError), book.writer():
        pass


def test_what_stands_in_the_way_is_said(tmp_path: Path, book: Casebook) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CasebookError, match="is a file"):
        Casebook.create_or_open(tmp_path / "file")
    with pytest.raises(CasebookError, match="can't be written"):
        Casebook.create_or_open(tmp_path / "file" / "below")
    (book.path / "segments").rmdir()
    (book.path / "segments").write_text("")
    with pytest.raises(CasebookError, match="can't be written"), book.writer():
        pass


@pytest.mark.parametrize("damage", ["missing", "not a database", "cut", "middle", "empty", "other version"])
def test_an_index_that_is_not_fit_is_rebuilt(book: Casebook, damage: str) -> None:
    add(book, *(raid(f"Outlet {i}", i + 1) for i in range(30)))
    events, index = book.events(), book.path / "index.db"
    content = index.read_bytes()
    if damage == "missing":
        index.unlink()
    elif damage == "not a database":
        index.write_bytes(b"what?" * 1000)
    elif damage == "cut":
        index.write_bytes(content[: len(content) // 2])
    elif damage == "middle":
        index.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    elif damage == "empty":
        index.write_bytes(b"")
    else:
        with sqlite3.connect(index) as database:
            database.execute("PRAGMA user_version = 999")
        database.close()
    again = Casebook.open(book.path)
    assert again.events() == events
    assert again.rebuilt
    assert Casebook.open(book.path).rebuilt is None
    assert again.verify() == []


def test_a_damaged_segment_is_named_and_the_rest_is_readable(book: Casebook) -> None:
    add(book, raid("Wire A"), key="one")
    broken = next((book.path / "segments").glob("*.parquet"))
    add(book, raid("Daily B"), key="two")
    broken.write_bytes(broken.read_bytes()[:-20] + b"x" * 20)
    (finding,) = book.verify()
    assert broken.name in finding.where
    with pytest.raises(CasebookDamagedError, match=broken.name) as caught:
        book.rebuild()
    assert caught.value.hint
    assert [one.outlets for one in book.articles()] == [("Daily B",)]
    with pytest.raises(CasebookDamagedError), book.writer():
        pass
    broken.unlink()
    with book.writer():
        pass
    assert len(book.articles()) == 1


def test_an_index_that_says_more_than_the_segments_is_found(book: Casebook) -> None:
    add(book, raid("Wire A"))
    with sqlite3.connect(book.path / "index.db") as database:
        database.execute("UPDATE events SET status = 'denied'")
    database.close()
    (finding,) = book.verify()
    assert "events" in finding.what
    book.rebuild()
    assert book.verify() == []


def test_a_span_that_is_not_its_words_is_found(book: Casebook) -> None:
    good = raid("Wire A")
    wrong = replace(
        good,
        event_mentions=(
            replace(good.event_mentions[0], anchor=replace(good.event_mentions[0].anchor, text="shelled")),
        ),
    )
    add(book, wrong)
    assert any("`shelled` does not stand" in finding.what for finding in book.verify())


def test_a_segment_that_was_not_applied_is_taken_up(book: Casebook) -> None:
    add(book, raid("Wire A"), key="one")
    kept = (book.path / "index.db").read_bytes()
    add(book, raid("Daily B"), key="two")
    (book.path / "index.db").write_bytes(kept)  # as if the writer had died between the rename and the index
    assert len(book.articles()) == 1
    with book.writer() as writer:
        assert writer.holds("two", READER)
    assert len(book.articles()) == 2


def test_a_read_only_casebook_whose_index_is_missing_still_answers(book: Casebook) -> None:
    add(book, raid("Wire A"))
    (book.path / "index.db").unlink()
    (book.path / "writer.lock").unlink()
    (book.path / "writer.lock").mkdir()  # nobody can take the lock: stands for a folder that can't be written
    again = Casebook.open(book.path)
    assert len(again.events()) == 1
    assert not (book.path / "index.db").exists()


def test_an_article_and_an_event_are_what_get_gives(book: Casebook) -> None:
    add(book, raid("Wire A"))
    assert isinstance(book.get(book.articles()[0].id), Article)
    assert isinstance(book.get(book.events()[0].id), Event)
    assert book.get("united-states").id == "united-states"
