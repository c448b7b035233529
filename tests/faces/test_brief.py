"""The brief: every clause leads to its sentence, a day narrows it, and nothing of a report is taken for markup."""

from __future__ import annotations

import doctest
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from typing import Any

import plain_reader
import pytest

from comity.errors import UsageError
from comity.faces.brief.markdown import markdown
from comity.faces.brief.material import Brief
from comity.faces.brief.onefile import onefile
from comity.faces.brief.telling import _table, deed_clause
from comity.faces.desk import Desk

SECTIONS = ["changes", "turns", "disputes", "asks", "unproven", "unread"]
SCRIPT = "<script>alert('x')</script>"

REPORTS: list[dict[str, str]] = [
    {"text": f"On a day the United States bombed Kataib Hezbollah, and {at + 9} killed were counted. It was hill {at}.",
     "published": f"2019-{10 + at // 4}-{7 * (at % 4) + 1:02}", "outlet": f"Wire {at % 3}"}
    for at in range(8)
] + [
    {"text": "Iran met Iraq in the capital. Esper said that the United States bombed Iraq; there is no evidence.",
     "published": "2019-12-30", "outlet": SCRIPT, "headline": f"*Talks* {SCRIPT} \u202ecod",
     "url": "javascript:alert(1)"},
    {"text": "Iran denied that the United States bombed Kataib Hezbollah.", "published": "2019-12-31",
     "outlet": "Wire <b>2</b>", "url": "https://wire.example/?a=1&b=\"2\""},
]  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "iraq", reader=plain_reader.READER, clock=lambda: datetime(2020, 1, 2, 8, tzinfo=UTC))
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in REPORTS), encoding="utf-8")
    made.read(path)
    return made


def test_every_clause_leads_to_its_sentence(desk: Desk) -> None:
    found = desk.brief()
    assert [section.name for section in found.sections] == SECTIONS
    numbered = {source.number: source for source in found.sources}
    assert list(numbered) == list(range(1, len(numbered) + 1))
    used = set()
    for section in found.sections[:-1]:
        for item in section.items:
            assert desk.why(item.record)
            for clause in item.clauses:
                assert clause.sources, clause
                used |= set(clause.sources)
    assert used == set(numbered)
    for source in found.sources:
        text = desk.article(source.article).text
        assert text[source.sentence.start : source.sentence.end] == source.sentence.text
        assert source.record in {tree.id for tree in _trees(desk.why(source.record).tree)}
        assert all(source.sentence.holds(mark) for mark in source.marks)


def _trees(tree: Any) -> list[Any]:
    return [tree, *(one for below in tree.below for one in _trees(below))]


def test_it_says_what_the_record_says(desk: Desk) -> None:
    changes, _, disputes, _, unproven, _ = desk.brief().sections
    texts = [clause.text for item in changes.items for clause in item.clauses]
    assert "United States attacked Kataib Hezbollah" in texts
    assert "16 killed" in texts
    assert "told by 1 outlet" in texts
    assert {item.mark for item in changes.items} >= {"hostile"}
    assert [item.clauses[-1].text for item in unproven.items] == ["no evidence produced"]
    assert disputes.says in ("none told", "1 new")


def test_a_day_narrows_it_to_what_was_reported_since(desk: Desk) -> None:
    whole, since = desk.brief(), desk.brief(since="2019-12-01")
    assert (since.first, since.reports) == ("2019-12-30", 2)
    assert whole.reports == len(REPORTS)
    told = {event.id: event for event in desk.events()}
    assert all((told[item.record].first_reported or "") >= "2019-12-01" for item in since.sections[0].items)
    assert all(section.command.endswith("--since 2019-12-01") for section in since.sections[:-1])
    known = desk.brief(as_of="2019-11-02")
    assert (known.last, known.reports) == ("2019-11-01", 5)
    assert "1 Nov 2019" in {item.day for item in known.sections[0].items}
    with pytest.raises(UsageError):
        desk.brief(since="yesterday")


def test_the_same_casebook_gives_the_same_brief(desk: Desk) -> None:
    assert desk.brief() == Desk(desk.path).brief()


def test_markdown_has_every_footnote_once_and_no_markup_of_a_report(desk: Desk) -> None:
    found = desk.brief()
    text = "".join(markdown(found))
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == {str(source.number) for source in found.sources}
    assert re.findall(r"^\[\^(\d+)\]:", text, re.M) == [str(source.number) for source in found.sources]
    assert SCRIPT not in text
    assert "\\*Talks\\*" in text
    assert "\u202e" not in text


class Page(HTMLParser):
    """What a browser would make of a page: its elements, the ids that are linked to and those that there are."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


def test_the_page_runs_nothing_and_fetches_nothing(desk: Desk) -> None:
    found = desk.brief()
    text = onefile(found)
    page = Page()
    page.feed(text)
    assert not page.tags & {"script", "img", "link", "iframe", "form", "b"}
    assert not {name for name in page.attributes if name.startswith("on")}
    inner = [link for link in page.links if link.startswith("#")]
    assert {link[1:] for link in inner} <= set(page.ids)
    assert set(page.links) - set(inner) <= {'https://wire.example/?a=1&b="2"'}
    assert len(page.ids) == len(set(page.ids))
    assert "&lt;script&gt;" in text
    assert "\u202e" not in text
    assert "default-src 'none'" in text


def test_the_command_prints_each_form(desk: Desk, comity: Callable[..., Any]) -> None:
    ran = comity("brief", desk.path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("# Brief: iraq\n")
    assert comity("brief", desk.path, "--html").out.startswith("<!doctype html>")
    as_json = json.loads(comity("brief", desk.path, "--since", "2019-12-01", "--json").out)
    assert as_json["since"] == "2019-12-01"
    assert [section["name"] for section in as_json["sections"]] == SECTIONS
    assert comity("brief", desk.path, "--since", "soon").code == 2


def test_an_empty_casebook_says_so(tmp_path: Path, comity: Callable[..., Any]) -> None:
    with Desk(tmp_path / "empty", reader=plain_reader.READER) as desk:
        desk.read()
        found: Brief = desk.brief()
    assert not found.sources
    ran = comity("brief", tmp_path / "empty")
    assert ran.code == 0
    assert "No report of these days is in the casebook." in ran.out
    assert onefile(found)


def test_reports_without_a_day_are_told_beside_those_with_one(tmp_path: Path) -> None:
    sentence = "The United States bombed Kataib Hezbollah, and {} killed were counted. It was hill {}."
    with Desk(tmp_path / "undated", reader=plain_reader.READER) as desk:
        for name, text, hints in (
            ("one.txt", sentence.format(40, 1), {}),
            ("two.txt", sentence.format(40, 2), {}),
            ("three.txt", sentence.format(40, 3), {"published": "2019-12-30"}),
        ):
            (tmp_path / name).write_text(text, encoding="utf-8")
            desk.read(tmp_path / name, **hints)
        told = desk.brief().sections[0].items
    assert {one.day for one in told} == {"undated", "30 Dec 2019"}


def test_a_time_of_which_nothing_is_told_is_not_counted_in_noughts(desk: Desk) -> None:
    found = desk.brief(since="2031-01-01")
    assert found.sections[0].says == "none told as done"
    assert "## Sources" not in "".join(markdown(found))


def test_every_type_and_mode_can_be_told() -> None:
    from comity.reading.knowledge import knowledge

    types = knowledge().codebook.types
    known = {name for name, mode in _table() if not mode}
    assert known == set(types)
    assert all(mode in types[name].modes for name, mode in _table() if mode)
    assert all(all(words.values()) for words in ({k: v for k, v in row.items() if k != "mode"} for row in _table().values()))  # fmt: skip  # noqa: E501
    assert deed_clause("RAID", None, ["a"], ["b"], {}) == "a did RAID to b"


@pytest.mark.parametrize("name", ["markdown", "material", "telling"])
def test_examples(name: str) -> None:
    found = doctest.testmod(import_module(f"comity.faces.brief.{name}"))
    assert found.attempted > 0
    assert found.failed == 0
