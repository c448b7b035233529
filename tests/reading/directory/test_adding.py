"""Adding: a row of a user's own is written after it has been looked at, and once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.errors import UsageError
from comity.reading.directory import Directory
from comity.reading.directory.adding import Added, add
from comity.reading.directory.checking import check
from comity.reading.knowledge import knowledge

FACT = "member:popular-mobilization-forces:2014.."


def put(folder: Path, name: str, **said: object) -> Added:
    known = Directory([folder]) if any(folder.iterdir()) else knowledge().directory
    return add(folder, known, name, **said)  # type: ignore[arg-type]


def test_a_new_actor_is_written_and_read(tmp_path: Path) -> None:
    added = put(tmp_path, "Saraya Foo", kind="armed_group", country="IRQ", sector="PRM", aliases=["Foos"], of=[FACT])
    assert (added.done, added.from_known, added.file) == ("added", False, tmp_path / "actors.tsv")
    known = Directory([tmp_path])
    assert known.actors["saraya-foo"].of[0].actor == "popular-mobilization-forces"
    assert [name.actor for name in known.named("Foos")] == ["saraya-foo"]
    assert list(check(tmp_path)) == []


def test_it_is_safe_to_repeat(tmp_path: Path) -> None:
    said = {"kind": "ngo", "aliases": ["Foos"]}
    put(tmp_path, "Foo Club", **said)
    before = (tmp_path / "actors.tsv").read_bytes()
    assert put(tmp_path, "Foo Club", **said).done == "there already"
    assert (tmp_path / "actors.tsv").read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["actors.tsv"]


def test_what_is_known_is_what_is_begun_with(tmp_path: Path) -> None:
    added = put(tmp_path, "Kata'ib Hezbollah", identity="kataib-hezbollah", aliases=["KHB"])
    assert (added.done, added.from_known) == ("changed", True)
    bundled, mine = knowledge().directory.actors["kataib-hezbollah"], Directory([tmp_path]).actors["kataib-hezbollah"]
    assert mine.of == bundled.of
    assert mine.aliases == (*bundled.aliases, "KHB")


def test_another_name_for_a_known_actor_leaves_the_old_one_an_alias(tmp_path: Path) -> None:
    put(tmp_path, "Hezbollah Brigades of Iraq", identity="kataib-hezbollah")
    mine = Directory([tmp_path]).actors["kataib-hezbollah"]
    assert (mine.name, "Kata'ib Hezbollah" in mine.aliases) == ("Hezbollah Brigades of Iraq", True)


def test_a_state_may_have_another_name(tmp_path: Path) -> None:
    put(tmp_path, "Iraq", aliases=["Two Rivers Land"])
    known = Directory([tmp_path])
    assert [name.actor for name in known.named("Two Rivers Land")] == ["iraq"]
    assert known.actors["iraq"].kind == "state"
    assert [name.actor for name in known.named("Iraqi")] == ["iraq"]


def test_a_row_is_changed_where_it_stands_and_notes_stay(layer: Callable[..., Path]) -> None:
    folder = layer(mine="id\tname\tkind\taliases\n# a note\nfoo\tFoo Club\tngo\tFoos\n") / "directory"
    added = put(folder, "Foo Club", identity="foo", aliases=["Fooers"])
    assert added.file == folder / "mine.tsv"
    lines = added.file.read_text().splitlines()
    assert lines[1:] == ["# a note", "foo\tFoo Club\tngo\tFoos | Fooers"]


@pytest.mark.parametrize(
    ("name", "said", "what"),
    [
        ("Foo", {}, "is empty"),
        ("Foo", {"kind": "militia"}, "`militia` is no kind"),
        ("Foo", {"kind": "ngo", "country": "IRK"}, "`IRK` is the code of no state"),
        ("Foo", {"kind": "ngo", "of": ["member:nobody:.."]}, "`nobody`"),
        ("Foo", {"kind": "ngo", "aliases": ["people"]}, "common English word"),
        ("Foo", {"kind": "ngo", "identity": "Foo Bar"}, "is no id"),
        ("Foo\tBar", {"kind": "ngo"}, "a tab"),
        ("Foo", {"kind": "ngo", "aliases": ["a | b"]}, "separates values"),
        ("=1+1", {"kind": "ngo"}, "as formulas"),
        ("Foo\x1b[31m", {"kind": "ngo"}, "do not print"),
        ("", {"kind": "ngo"}, "empty"),
    ],
)
def test_what_is_wrong_is_not_written(tmp_path: Path, name: str, said: dict[str, object], what: str) -> None:
    with pytest.raises(UsageError) as raised:
        put(tmp_path, name, **said)
    assert what in raised.value.message
    assert list(tmp_path.iterdir()) == []
