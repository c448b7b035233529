"""Layers: a user's own tables over the bundled ones, and what a broken table says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.errors import UsageError
from comity.reading.directory import Directory
from comity.reading.knowledge import filled, knowledge

Make = Callable[..., Path]


def directory(*layers: Path) -> Directory:
    return Directory([layer / "directory" for layer in layers])


def test_a_row_of_a_layer_replaces_the_one_under_it(layer: Make) -> None:
    known = directory(layer("badr-organization\tBadr Org\tparty\tPTY\tIRQ\tBadrists\t\t\town"))
    assert (known.actors["badr-organization"].kind, known.actors["badr-organization"].of) == ("party", ())
    assert [name.actor for name in known.named("Badrists")] == ["badr-organization"]
    assert known.named("Badr Brigades") == ()


def test_the_layer_on_top_wins(layer: Make) -> None:
    under = layer("foo\tFoo\tngo\t\t\tPentagon\t\t\town", name="under")
    over = layer("foo\tFoo Two\tparty\t\t\tPentagon\t\t\town", name="over")
    known = directory(under, over)
    assert known.actors["foo"].name == "Foo Two"
    assert [name.actor for name in known.named("Pentagon")] == ["foo"]


def test_columns_may_be_left_out_and_stand_in_any_order(layer: Make) -> None:
    known = directory(layer(mine="kind\tname\tid\nngo\tOur Friends\tour-friends\n"))
    assert known.actors["our-friends"].kind == "ngo"
    assert known.find("They met Our Friends.")[0][1][0].actor == "our-friends"


def test_aliases_are_lent_to_those_who_are_known(layer: Make) -> None:
    known = directory(layer(aliases="alias\tactor\tsource\nAdil of Baghdad\tadil-abdul-mahdi\town\n"))
    assert [name.actor for name in known.named("Adil of Baghdad")] == ["adil-abdul-mahdi"]
    assert known.actors["adil-abdul-mahdi"].of  # the row is as it was


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ("id\tname\tkind\nfoo\tFoo\tmilitia\n", "line 2: `militia` is no kind of actor"),
        ("id\tname\tkind\nFoo!\tFoo\tngo\n", "line 2: `Foo!` is no id"),
        ("id\tname\tkind\nfoo\t\tngo\n", "line 2: its `name` is empty"),
        ("id\tname\tkind\tof\n# a note\nfoo\tFoo\tngo\tfriend:iraq:..\n", "line 3: `friend:iraq:..` is no fact"),
        ("id\tname\tkind\nfoo\tFoo\tngo\textra\n", "line 2 has 4 cells for 3 columns"),
        ("who\twhat\nfoo\tbar\n", "is no table of the directory: it has the columns who, what"),
        ("alias\tactor\nFoo\tnobody-here\n", "`nobody-here`, which is the id of nobody"),
        ("phrase\tkind\torgan\trelation\nfoo\tpeople\tfoos\tfriend\n", "`friend` is no relation of agents"),
    ],
)
def test_a_broken_table_names_its_line(layer: Make, table: str, what: str) -> None:
    with pytest.raises(UsageError) as raised:
        directory(layer(broken=table))
    assert what in raised.value.message


def test_bytes_that_are_not_utf8_name_their_line(layer: Make) -> None:
    folder = layer(broken="")
    (folder / "directory" / "broken.tsv").write_bytes(b"id\tname\tkind\nfoo\tF\xffoo\tngo\n")
    with pytest.raises(UsageError, match="line 2 is not UTF-8"):
        directory(folder)


def test_folders_without_tables_change_nothing(tmp_path: Path, layer: Make) -> None:
    full = layer("foo\tFoo\tngo\t\t\t\t\t\town")
    assert filled([tmp_path / "none", tmp_path, full]) == (full.absolute(),)
    assert knowledge(filled([tmp_path])) is knowledge()


def test_the_stamp_tells_what_layers_hold(layer: Make) -> None:
    one = layer("foo\tFoo\tngo\t\t\t\t\t\town", name="one")
    other = layer("foo\tFoo Bar\tngo\t\t\t\t\t\town", name="other")
    stamps = {knowledge(filled(layers)).stamp for layers in ([], [one], [other])}
    assert len(stamps) == 3
    assert all(stamp.startswith(knowledge().stamp) for stamp in stamps)
