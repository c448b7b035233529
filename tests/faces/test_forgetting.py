"""Forgetting: whatever a casebook keeps of a report or of a person's name goes, is proved gone, and stays away."""

from __future__ import annotations

import gzip
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import plain_reader
import pytest

from comity.errors import CasebookBusyError, CasebookError, NotFoundError, UsageError
from comity.faces.desk import Desk
from comity.faces.export import FORMS
from comity.faces.inbox import Beside, Given, Inbox
from comity.faces.readers import Reader
from comity.record import folder
from comity.record.needles import Needles, names_written
from comity.record.striking import BLANK
from comity.record.unpacked import texts_of
from comity.types import Actor, Answer, Argument, Article, Mention, Place, Reading, Span

NAME = "Zahra Ümit-Kâni"
PLAIN = "zahra umit kani"
ADDRESS = "https://wire.example/2019/12/the-quiet-harbour-strike"
TITLE = "Harbour workers walk out over the quiet contract"
FORGOTTEN = (
    "On Sunday Iran condemned the United States over the harbour contract nobody had seen. "
    "The United States bombed Kataib Hezbollah, and 25 killed were counted by the harbour doctors."
)
PERSON = (
    f"On Monday Iran condemned Iraq after {NAME}, a nurse, was held. Iraq met Iran. "
    "Ümit-Kâni said that the United States bombed Kataib Hezbollah. ZAHRA asked for nothing."
)
KEPT = "On Tuesday Iran met Iraq in a town by the sea, and the talks about water went on for days and nights."


def _read(article: Article) -> Reading:
    """As the plain reader, and a nurse whom nobody knows is named."""
    found = plain_reader.read(article)
    spans = [found_at for word in (NAME, "Ümit-Kâni said") if (found_at := _span(article.text, word)) is not None]
    if not spans:
        return replace(found, reader=READER.version)
    nurse = Actor("zahra-umit-kani-1a2b3c4d", NAME, "unresolved", "IRQ", "MED", aliases=("Z. Ümit-Kâni",))
    nurse = replace(nurse, mentions=tuple(Mention(span, "name") for span in spans))
    said = tuple(replace(one, source=nurse.id, source_span=spans[-1]) for one in found.attributions)
    return replace(found, reader=READER.version, actors=(*found.actors, nurse), attributions=said)


def _span(text: str, words: str) -> Span | None:
    at = text.find(words)
    return Span.cut(text, at, at + len(words.removesuffix(" said"))) if at >= 0 else None


READER = Reader(_read, "plain 2")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A casebook in which a report and a name stand wherever they can."""
    home = tmp_path_factory.mktemp("whole")
    case = home / "iraq"
    desk = Desk(case, reader=READER, clock=lambda: datetime(2020, 1, 2, 8, tzinfo=UTC))
    rows = [
        {"text": FORGOTTEN, "headline": TITLE, "url": ADDRESS, "published": "2019-12-29", "outlet": "Wire A"},
        {"text": PERSON, "headline": f"{NAME} held", "url": "https://wire.example/zahra-umit-kani-held",
         "published": "2019-12-30", "outlet": "Wire B", "byline": {"by": [NAME]}},
        {"text": KEPT, "headline": "Water", "url": "https://wire.example/water", "published": "2019-12-31",
         "outlet": "Wire C"},
    ]  # fmt: skip
    (home / "reports.jsonl.gz").write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))
    desk.read(home / "reports.jsonl.gz")
    first, second = (one for one in desk.mentions() if one.article in {a.id for a in desk.articles(search="harbour")})
    desk.judge("different", first.id, second.id, judge="ana")
    about = next(one for one in desk.mentions() if one.article == _of(desk, NAME).id)
    desk.review("reject", about.id, judge="ana", note=f"says {NAME}, not a deed")
    sample = desk.team.draw(10, 7, ["ana", "ben"], coder="ana")
    unit = next(one for one in sample.units if one.article == about.article)
    desk.team.answer(sample.id, unit.id, "ana", Answer("ACCUSE", "happened", NAME, None))
    inbox = Inbox(case)
    inbox.put([(Given("paste", f"{NAME}.txt", 9), PERSON.encode())], Beside(title=TITLE), "2020-01-02")
    inbox.put([(Given("paste", "a.txt", 9), FORGOTTEN.encode())], Beside(), "2020-01-02")
    with closing(sqlite3.connect(case / "web.db")) as web, web:
        web.execute("CREATE TABLE validators (url TEXT PRIMARY KEY, etag TEXT)")
        web.executemany(
            "INSERT INTO validators VALUES (?, 'x')",
            [(ADDRESS,), ("https://wire.example/zahra-umit-kani-held",), ("https://wire.example/water",)],
        )
    return case


def _of(desk: Desk, words: str) -> Article:
    return next(one for one in desk.articles() if words in one.text)


@pytest.fixture
def case(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path / "iraq")
    return tmp_path / "iraq"


def desk_on(case: Path) -> Desk:
    return Desk(case, reader=READER, clock=lambda: datetime(2020, 1, 3, 8, tzinfo=UTC))


def test_a_report_goes_from_every_file_and_stays_away(case: Path, whole: Path) -> None:
    desk = desk_on(case)
    going, others = _of(desk, "harbour contract"), len(desk.articles())
    dry = desk.forget(going.id, dry=True)
    assert (dry.proof, [one.id for one in dry.reports]) == (None, [going.id])
    assert len(desk_on(case).articles()) == others
    found = desk.forget(address="http://wire.example/2019/12/the-quiet-harbour-strike")
    assert found.proof is not None
    assert found.proof.found == ()
    assert found.counts["judgements"] == 1
    assert found.counts["originals"] == 1
    assert found.beside == 2
    after = desk_on(case)
    assert len(after.articles()) == others - 1
    assert after.verify() == []
    _nothing_holds(case, "harbour doctors", TITLE, "the-quiet-harbour-strike")
    with closing(sqlite3.connect(case / "web.db")) as web:
        assert web.execute("SELECT count(*) FROM validators").fetchone() == (2,)
    again = after.read(whole.parent / "reports.jsonl.gz", model="another")
    assert (again.new, again.changed, again.skipped) == (0, 2, 1)  # another reader, which reads the others anew
    changed = case.parent / "more.jsonl"
    changed.write_text(json.dumps({"text": FORGOTTEN, "outlet": "Wire D"}) + "\n" + json.dumps({"text": KEPT + " On."}))
    again = after.read(changed)
    assert (again.new, again.skipped) == (1, 1)
    reasons = {skip.reason for skip in after.skipped(type="forgotten")}
    assert reasons == {"forgotten on 2020-01-03; --forgotten reads it all the same"}
    _nothing_holds(case, "harbour doctors")
    assert after.read(changed, forgotten=True).new == 1
    assert _of(after, "harbour doctors").outlets == ("Wire D",)


def test_a_name_is_struck_out_and_the_deed_stays(case: Path) -> None:
    desk = desk_on(case)
    before, events = _of(desk, NAME), len(desk.events())
    found = desk.forget(person=[NAME])
    assert found.proof is not None
    assert found.proof.found == ()
    after = desk_on(case)
    article = after.article(before.id)
    assert article.text == _struck(before.text)
    assert len(after.events()) == events
    assert after.verify() == []
    (claim,) = after.claims(search="nurse")
    (source,) = [one.actor for one in after.actors() if one.actor.id == claim.source]
    assert (source.name, source.kind, source.sector) == ("somebody", "unresolved", "MED")
    assert claim.source_span is not None
    assert claim.source_span.text == article.text[claim.source_span.start : claim.source_span.end]
    _nothing_holds(case, "Zahra", "Ümit-K", "umit-kani")
    assert [one.verdict for one in after.judgements()][-1] == "reject"
    assert BLANK in (after.judgements()[-1].note or "")
    again = case.parent / "again.jsonl"
    again.write_text(json.dumps({"text": PERSON, "outlet": "Wire E"}) + "\n")
    assert after.read(again).skipped == 1
    assert "a name in it was forgotten" in after.skipped(type="forgotten")[0].reason
    with pytest.raises(NotFoundError, match="no file of"):
        after.forget(person=[NAME])


def test_what_is_not_the_casebooks_own_is_told_and_left(case: Path, comity: Callable[..., Any]) -> None:
    (case / "directory").mkdir()
    (case / "directory" / "notes.txt").write_text(f"{NAME} is somebody's sister")
    ran = comity("forget", case, "--person", NAME)
    assert ran.code == 5
    assert "directory/notes.txt" in ran.err
    assert (case / "directory" / "notes.txt").exists()
    (case / "directory" / "notes.txt").unlink()
    assert comity("forget", case, "--person", NAME).code == 3  # nothing is left


def test_the_command_says_what_went_and_what_was_looked_at(case: Path, comity: Callable[..., Any]) -> None:
    report = _of(desk_on(case), "harbour contract").id
    ran = comity("forget", case, report[:8], "--dry-run")
    assert ran.code == 0
    assert TITLE in ran.out
    assert "nothing was changed" in ran.out
    ran = comity("forget", case, report)
    assert ran.code == 0
    assert f"proved: nothing of it is left in `{case}`" in ran.out
    assert TITLE not in ran.out
    ran = comity("forget", case, report)
    assert (ran.code, ran.out) == (0, "")
    assert "was forgotten on" in ran.err
    left = json.loads(comity("forget", case, "--person", NAME, "--json").out)
    assert left["proof"]["found"] == []
    assert left["counts"]["codings"] >= 1


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({}, UsageError),
        ({"person": ["Esper"]}, UsageError),
        ({"person": ["Donald Trump"]}, UsageError),
        ({"outlet": "Wire Z"}, NotFoundError),
        ({"address": "https://wire.example/nowhere"}, NotFoundError),
        ({"source": "nowhere.jsonl"}, NotFoundError),
    ],
)
def test_what_makes_no_sense_changes_nothing(case: Path, asked: dict[str, object], error: type[Exception]) -> None:
    before = {path: path.read_bytes() for path in case.rglob("*.parquet")}
    with pytest.raises(error):
        desk_on(case).forget(**asked)  # type: ignore[arg-type]  # each of its own kind
    assert before == {path: path.read_bytes() for path in case.rglob("*.parquet")}


def test_whoever_reads_watches_or_codes_is_named(case: Path) -> None:
    with folder.sole_writer(case, lock_name=folder.WATCH), pytest.raises(CasebookBusyError, match="process"):
        desk_on(case).forget(person=[NAME])


def test_killed_at_every_step_it_is_the_old_or_the_new(case: Path, tmp_path: Path) -> None:
    """Each write, rename and deletion is the last in turn; the next to come finds a whole casebook, or makes it so."""
    ran = subprocess.run(
        [sys.executable, Path(__file__).parent / "killed_forgetting.py", case, tmp_path, NAME],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    steps = int(ran.stdout)
    assert steps > 12, ran.stderr
    old, new = 0, 0
    read = _of(desk_on(case), NAME)
    for step in range(1, steps + 1):
        left = tmp_path / str(step)
        said = (left / folder.SWAP).exists()
        desk = desk_on(left)
        text = desk.article(read.id).text
        assert text in (read.text, _struck(read.text))
        if said:
            assert text == _struck(read.text)
            assert "something was being forgotten" in desk.notices[0]
        old, new = old + (text == read.text), new + (text != read.text)
        if step % 5 == 0:
            try:
                proof = desk.forget(person=[NAME]).proof
                assert proof is not None
                assert proof.found == ()
            except NotFoundError:
                assert text == _struck(read.text)
            assert desk_on(left).verify() == []
            _nothing_holds(left, "Zahra", "umit-kani")
    assert old
    assert new > 3


def _struck(text: str) -> str:
    for word in (NAME, "Ümit", "Kâni", "ZAHRA"):
        text = text.replace(word, BLANK * len(word))
    return text


def _nothing_holds(case: Path, *words: str) -> None:
    """Looked for by other means than those of the proof: in the bytes, and in what is unpacked of them."""
    import duckdb

    for path in case.rglob("*"):
        if not path.is_file():
            continue
        content = path.read_bytes()
        if content[:2] == b"\x1f\x8b":
            content += gzip.decompress(content)
        if path.suffix == ".parquet":
            rows = duckdb.sql(f"SELECT to_json(t)::VARCHAR FROM '{path}' AS t").fetchall()
            content += "".join(row for (row,) in rows).encode()
        if content[:6] == b"SQLite":
            with closing(sqlite3.connect(path)) as database:
                content += "\n".join(database.iterdump()).encode()
        for word in words:
            assert word.encode() not in content, (path, word)


def _read_of_a_victim(article: Article) -> Reading:
    """As the plain reader, and every deed is done to somebody who is a person of no office, in Baghdad."""
    found = plain_reader.read(article)
    victim = Actor("zahra-umit-kani", NAME, "person", "IRQ", "CVL")
    span = _span(article.text, NAME)
    assert span is not None
    there, to = Place("Baghdad", "IRQ", "Baghdad", 33.3, 44.4, 98182, "town"), (Argument(victim.id, span),)
    done = tuple(replace(one, recipients=to, where=there) for one in found.event_mentions)
    return replace(found, actors=(*found.actors, replace(victim, mentions=(Mention(span, "name"),))), event_mentions=done)  # fmt: skip  # noqa: E501


@pytest.fixture(scope="module")
def hurt(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A casebook that has the name of a private person in every form of an export."""
    home = tmp_path_factory.mktemp("hurt")
    texts = [
        f"On a day the United States bombed {NAME}, and {at + 1} killed were counted. It was hill {at}."
        for at in range(12)
    ]
    rows = [
        {"text": text, "published": f"2019-{10 + at // 4}-{7 * (at % 4) + 1:02}", "outlet": f"Wire {at % 3}",
         "url": f"https://wire.example/zahra-umit-kani/{at}"}
        for at, text in enumerate(texts)
    ]  # fmt: skip
    (home / "reports.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    desk = Desk(home / "iraq", reader=Reader(_read_of_a_victim, "plain 3"))
    desk.read(home / "reports.jsonl")
    return desk


@pytest.mark.parametrize("form", FORMS)
def test_exports_leave_private_names_out(hurt: Desk, tmp_path: Path, form: str) -> None:
    many = form in ("csv", "jsonl", "parquet")
    plain, struck = (tmp_path / name / ("out" if many else "out.txt") for name in ("plain", "struck"))
    hurt.export(form).write(plain)
    hurt.export(form, without_private_names=True).write(struck)
    assert "zahra" in _words_in(plain.parent).casefold()
    kept = _words_in(struck.parent)
    for word in ("zahra", "kâni", "umit-kani", "umit kani"):
        assert word not in kept.casefold(), (form, word)
    assert "private person 1" in kept.casefold()
    assert "united states" in kept.casefold()
    if form not in ("gexf", "graphml"):  # which have no sentences
        assert BLANK * len(NAME) in kept


def _words_in(place: Path) -> str:
    return "\n".join(text for path in sorted(place.rglob("*.*")) if path.is_file() for text in texts_of(path))


def test_spans_stay_true_without_private_names(case: Path) -> None:
    desk = desk_on(case)
    lines = [json.loads(line) for line in desk.export("jsonl", without_private_names=True).text()]
    texts = {line["id"]: line["text"] for line in lines if line["type"] == "article"}
    deeds = [line for line in lines if line["type"] == "event_mention"]
    assert deeds
    for line in deeds:
        for span in (line["anchor"], line["sentence"]):
            assert texts[line["article"]][span["start"] : span["end"]] == span["text"]
    (nurse,) = [one for one in lines if one["type"] == "actor" and one["name"].startswith("private person")]
    assert (nurse["kind"], nurse["sector"], nurse["country"], nurse["aliases"]) == ("unresolved", "MED", "IRQ", [])
    assert nurse["id"] in {one["source"] for one in lines if one["type"] == "attribution"}


@pytest.mark.parametrize("swap", [{"remove": ["../kept.txt"]}, {"replace": {"0": "/tmp/x"}}, {"replace": {"../../kept.txt": "x"}}])  # fmt: skip  # noqa: E501
def test_a_strangers_swap_leads_nowhere_else(case: Path, swap: dict[str, object]) -> None:
    (case.parent / "kept.txt").write_text("mine")
    (case / folder.SWAP).write_text(json.dumps({"replace": {}, "remove": []} | swap))
    with pytest.raises(CasebookError, match="not in the casebook"), desk_on(case)._book.writer():
        pass
    assert (case.parent / "kept.txt").read_text() == "mine"


def test_names_are_found_however_they_are_written() -> None:
    needles = Needles.made(name=names_written(NAME))
    for text in ("ZAHRA UMIT KANI", "Ümit-Kâni, Zahra", "zahra_umit%20kani".replace("%20", "-"), "/zahraumitkani/"):
        assert needles.kinds_in(text) == {"name"}, text
    assert not needles.kinds_in("Zahra met Kani")
    assert issubclass(CasebookBusyError, CasebookError)
