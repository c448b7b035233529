"""The desk: reads into a casebook, once and in order, and answers from it."""

from __future__ import annotations

import json
from pathlib import Path

import plain_reader
import pytest

from comity.errors import NotFoundError, UsageError
from comity.faces.batches import BATCH
from comity.faces.desk import Desk
from comity.faces.readers import hints_of, lines_of, readings
from comity.types import Reading, Skip


def rows(path: Path, texts: list[str]) -> Path:
    path.write_text("".join(json.dumps({"text": text, "published": "2019-12-30"}) + "\n" for text in texts))
    return path


def many(count: int) -> list[str]:
    return [f"On day {n} the United States bombed Kataib Hezbollah near the river again." for n in range(count)]


def test_reading_twice_adds_nothing(tmp_path: Path, reports: Path) -> None:
    desk = Desk(tmp_path / "iraq", reader=plain_reader.READER)
    first = desk.read(reports, published="2019-12-30")
    before = desk.mentions().to_dicts()
    again = desk.read(reports, published="2019-12-30")
    assert (first.read, first.new, first.skipped) == (2, 2, 2)
    assert (again.read, again.new, again.already, again.skipped) == (2, 0, 2, 2)
    assert desk.mentions().to_dicts() == before
    assert len(list((tmp_path / "iraq" / "segments").glob("*.parquet"))) == 1


def test_a_file_that_comes_later_is_read_and_the_rest_is_known(tmp_path: Path, reports: Path) -> None:
    desk = Desk(tmp_path / "iraq", reader=plain_reader.READER)
    desk.read(reports, published="2019-12-30")
    (reports / "aa.txt").write_text("On Friday Iran condemned the United States before the assembly of the nations.")
    summary = desk.read(reports, published="2019-12-30")
    assert (summary.read, summary.new, summary.already) == (3, 1, 2)


def test_more_than_a_batch_goes_into_several_segments(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "iraq", reader=plain_reader.READER)
    summary = desk.read(rows(tmp_path / "many.jsonl", many(BATCH * 2 + 3)))
    assert summary.read == summary.new == BATCH * 2 + 3
    assert len(list((tmp_path / "iraq" / "segments").glob("*.parquet"))) == 3


def test_an_interrupt_leaves_what_is_done_and_the_next_run_goes_on(tmp_path: Path) -> None:
    source = rows(tmp_path / "many.jsonl", many(BATCH + 50))
    desk = Desk(tmp_path / "iraq", reader=plain_reader.READER)
    seen = 0

    def interrupt(one: Reading | Skip) -> None:
        nonlocal seen
        seen += 1
        if seen == BATCH + 10:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        desk.read(source, each=interrupt)
    assert len(desk.articles()) == BATCH
    summary = desk.read(source)
    assert (summary.read, summary.new, summary.already) == (BATCH + 50, 50, BATCH)


def test_what_the_reader_fails_on_is_a_skip_and_the_next_is_read(tmp_path: Path) -> None:
    source = rows(tmp_path / "bad.jsonl", ["This text would BREAK the reader of the day.", *many(2)])
    desk = Desk(tmp_path / "iraq", reader=plain_reader.READER)
    summary = desk.read(source)
    assert (summary.read, summary.skipped) == (2, 1)
    (skip,) = desk.skipped()
    assert skip.step == "reading"
    assert skip.reason == "the reader failed: ValueError: told to break"


def test_processes_give_the_same_in_the_same_order(tmp_path: Path) -> None:
    source = rows(tmp_path / "many.jsonl", many(BATCH + 5))

    def read(processes: int | None) -> list[object]:
        found = readings(source, hints=hints_of(), reader=plain_reader.READER, processes=processes)
        return [line for one in found for line in lines_of(one)]

    assert read(1) == read(2) == read(None)


def test_a_process_that_dies_twice_is_given_up_and_the_rest_is_read(tmp_path: Path) -> None:
    source = rows(tmp_path / "dies.jsonl", [*many(3), "This text would KILL the process of the reader.", *many(6)[3:]])
    found = list(readings(source, hints=hints_of(), reader=plain_reader.READER, processes=2))
    skips = [one for one in found if isinstance(one, Skip)]
    assert len(found) == 7
    assert [skip.reason for skip in skips] == ["the reader's process died on it twice"]


def test_the_clock_says_what_was_known(case: Path) -> None:
    desk = Desk(case)
    assert len(desk.articles(as_of="2019-12-30")) == 1
    assert len(desk.events(as_of="2019-12-30").to_dicts()) == 4


def test_originals_are_kept_unless_told(tmp_path: Path, reports: Path) -> None:
    kept, bare = (
        Desk(tmp_path / "kept", reader=plain_reader.READER),
        Desk(tmp_path / "bare", reader=plain_reader.READER),
    )
    kept.read(reports)
    bare.read(reports, originals=False)
    assert {one.sha256 for one in kept.articles()} <= {path.name for path in (tmp_path / "kept").rglob("originals/*/*")}
    assert not (tmp_path / "bare" / "originals").exists()


def test_every_answer_carries_its_sentence(case: Path) -> None:
    desk = Desk(case)
    texts = {one.id: one.text for one in desk.articles()}
    for line in (*desk.events().to_dicts(), *desk.claims().to_dicts(), *desk.mentions().to_dicts()):
        sentence = line["sentence"]
        assert any(text[sentence["start"] : sentence["end"]] == sentence["text"] for text in texts.values())


def test_a_listing_shows_itself_in_a_line_and_in_html(case: Path) -> None:
    found = Desk(case).events()
    assert repr(found) == "<5 events>"
    assert "<td>ASSAULT</td>" in found._repr_html_()
    assert repr(Desk(case)) == f"<desk at {str(case)!r}>"


def test_why_goes_down_to_the_words(case: Path) -> None:
    desk = Desk(case)
    (denied,) = desk.mentions(status="possible")
    answer = desk.why(denied)
    (quote,) = {quote.sentence.text for quote in answer.tree.leaves()}
    assert quote.startswith("Kataib Hezbollah denied")
    assert "<mark>attack</mark>" in answer._repr_html_()
    assert repr(answer) == f"<why {denied.id}: 2 sentences in 1 report>"


def test_judging_and_undoing(case: Path) -> None:
    desk = Desk(case)
    left, right = desk.events(type="ASSAULT", actor="united-states")[:2]
    before = len(desk.events())
    made = desk.judge("same", left.id, right.id, judge="amira")
    assert (made.judge, len(desk.events())) == ("amira", before - 1)
    assert desk.undo().id == made.id
    assert len(desk.events()) == before


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ({"type": "ASAULT"}, "did you mean `ASSAULT`"),
        ({"status": "hapened"}, "did you mean `reported`"),
        ({"voice": "autor"}, "did you mean `author`"),
    ],
)
def test_unknown_words_are_answered_with_the_nearest(case: Path, asked: dict[str, str], hint: str) -> None:
    with pytest.raises(UsageError) as raised:
        Desk(case).events(**asked)  # type: ignore[arg-type]
    assert (raised.value.hint or "").startswith(hint.split(" or ")[0][:12])


def test_a_casebook_is_made_only_by_reading(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "nowhere")
    with pytest.raises(NotFoundError):
        desk.events()
    assert not (tmp_path / "nowhere").exists()


def test_one_in_memory_goes_when_it_is_closed(reports: Path) -> None:
    with Desk(reader=plain_reader.READER) as desk:
        desk.read(reports, published="2019-12-30")
        assert len(desk.articles()) == 2
        place = desk.path
    assert not place.exists()


def test_an_event_is_shown_by_the_sentence_that_tells_it_first(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "iraq", reader=plain_reader.READER)
    bombed = "the United States bombed Kataib Hezbollah at mill"
    for at in range(1, 9):
        (tmp_path / f"2019-0{at}-12.txt").write_text(
            f"It was said: {bombed} {at}.\n\nAnd again, {bombed} {at}, they say."
        )
        desk.read(tmp_path / f"2019-0{at}-12.txt")
        one, other = sorted(desk.mentions(since=f"2019-0{at}-01"), key=lambda mention: mention.anchor.start)
        desk.judge("same", one.id, other.id)
    events = desk.events()
    assert len(events) == 8
    first = len("It was said: the United States ")
    assert {desk.mention(one.mentions[0]).anchor.start for one in events} > {
        first
    }  # ids are not in the order of the text
    assert {one.anchor.start for one in desk.first_mentions(events).values()} == {first}
