"""Checking: the bundled tables have no fault, and each fault that there can be is found with its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.reading.directory.checking import check

Make = Callable[..., Path]


def faults(folder: Path, *under: Path) -> list[tuple[int, str]]:
    return [(one.line, one.what) for one in check(folder / "directory", [layer / "directory" for layer in under])]


def test_the_bundled_tables_have_no_fault() -> None:
    assert [f"{one.file}:{one.line}: {one.what}" for one in check()] == []


def row(id: str = "foo", name: str = "Foo Bar", kind: str = "ngo", **cells: str) -> str:
    columns = ("sector", "country", "aliases", "of", "codes", "source")
    return "\t".join((id, name, kind, *(cells.get(column, "") for column in columns)))


@pytest.mark.parametrize(
    ("rows", "line", "what"),
    [
        ([row(), row(name="Bar")], 3, "the id `foo` stands in actors.tsv line 2 already"),
        ([row(id="Foo")], 2, "`Foo` is no id"),
        ([row(kind="militia")], 2, "`militia` is no kind of actor"),
        ([row(sector="XXX")], 2, "`XXX` is no sector"),
        ([row(country="IRK")], 2, "`IRK` is the code of no state"),
        (
            [row(country="Iraq")],
            2,
            "`Iraq` is the code of no state in the tables (ISO 3166 alpha-3): that of Iraq is `IRQ`",
        ),
        ([row(of="member:nobody:..")], 2, "`nobody` in `member:nobody:..` is the id of nobody"),
        ([row(of="member:foo:..")], 2, "leads to the actor itself"),
        ([row(of="office:iraq:2010..2011:kingpin")], 2, "`kingpin` in `office:iraq:2010..2011:kingpin` is no key"),
        ([row(of="member:iraq:2010..2011:minister")], 2, "has a role, which only an office has"),
        ([row(of="member:iraq:2010-13..")], 2, "`2010-13` in `member:iraq:2010-13..` is no date"),
        ([row(of="member:iraq:2010")], 2, "are not `since..until`"),
        ([row(of="member:iraq:2011-02..2010")], 2, "ends before it begins"),
        ([row(of="part:bar:.."), row(id="bar", name="Bar", of="part:foo:..")], 2, "`foo` is inside itself"),
        ([row(codes="wikidata=X1")], 2, "`X1` is no item of Wikidata"),
        ([row(codes="wikidata=Q9"), row(id="bar", name="B", codes="wikidata=Q9")], 3, "`Q9` is foo"),
        ([row(aliases="Baz | Baz")], 2, "`Baz` is given twice"),
        ([row(aliases="people")], 2, "`people` is a common English word"),
        ([row(country="IRQ"), row(id="bar", country="IRQ")], 3, "`Foo Bar` means bar and foo"),
    ],
)
def test_each_fault_is_found(layer: Make, rows: list[str], line: int, what: str) -> None:
    found = faults(layer(*rows))
    assert any(at == line and what in said for at, said in found), found


PERSON = "\t{}\tperson\tGOV\tIRQ\t\toffice:iraq:{}:prime-minister\t\town"


@pytest.mark.parametrize(
    ("one", "other", "is_fault"),
    [
        ("1901-01-01..1902-05-02", "1902-05-02..1903", False),  # handed over on a day
        ("1901..1902", "1902-06..1903", False),  # as far as the dates say
        ("1901-01-01..1902-05-02", "1902-05-01..1903", True),
        ("1901..1909", "1903..1904", True),
    ],
)
def test_two_holders_of_one_office(layer: Make, one: str, other: str, is_fault: bool) -> None:
    found = faults(layer("a" + PERSON.format("A Abc", one), "b" + PERSON.format("B Bcd", other)))
    assert [what.startswith("`prime-minister` of `iraq` has two holders") for _, what in found] == [True] * is_fault


def test_a_holder_beside_a_bundled_one(layer: Make) -> None:
    ((_, what),) = faults(layer("a" + PERSON.format("A Abc", "2019-01-01..2019-02-01")))
    assert "adil-abdul-mahdi" in what


def test_rules_choose_by_country_and_by_day(layer: Make) -> None:
    assert faults(layer(row(country="IRQ"), row(id="bar", country="IRN"))) == []
    early, late = PERSON.format("A Abc", "1901..1902"), PERSON.format("A Abc", "1905..1906")
    assert faults(layer("a" + early, "b" + late)) == []


def test_words_that_stand_twice_or_would_never_be_found(layer: Make) -> None:
    header = "phrase\tplural\tkind\tsector\torgan\trelation\n"
    found = faults(layer(agents=f"{header}foo\tfoos\tpeople\tCVL\tfoos\tnationality\nFoo\tfoos\tpeople\tCVL\tfoos\tnationality\n"))  # fmt: skip  # noqa: E501
    assert found == [
        (3, "`Foo` is not in lower case, and would never be found"),
        (3, "`foos` stands in agents.tsv line 2 already"),
    ]


def test_a_parent_may_stand_in_the_layer_under(layer: Make) -> None:
    under = layer(row(id="club", name="Club"), name="under")
    over = layer(row(of="member:club:.."), name="over")
    assert faults(over, under) == []
    assert faults(over) != []


def test_what_cannot_be_read_is_a_fault_too(layer: Make) -> None:
    assert [what for _, what in faults(layer(odd="a\tb\n1\t2\n"))] == [
        "it is no table of the directory: it has the columns a, b"
    ]
