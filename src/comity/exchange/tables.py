"""The tables of this room: what stands for what in the formats of others. Each says where it is from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files

Row = Mapping[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of a table, each by column; missing last cells are empty."""
    text = files("comity.exchange").joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    head, *rest = lines
    return tuple(dict(zip(head, (*cells, *[""] * (len(head) - len(cells))), strict=True)) for cells in rest)


@cache
def by_key(name: str, key: str) -> Mapping[str, Row]:
    """The rows of a table by one of its columns, in which each value stands once."""
    return {row[key]: row for row in table(name)}


@cache
def grouped(name: str, key: str) -> Mapping[str, tuple[Row, ...]]:
    """The rows of a table by one of its columns, in their order."""
    values = dict.fromkeys(row[key] for row in table(name))
    return {value: tuple(row for row in table(name) if row[key] == value) for value in values}


def first_fitting(rows: Iterable[Row], asked: Mapping[str, Collection[str]]) -> Row | None:
    """The first row of which each column asked for is empty, or holds one of the values given for it.

    >>> first_fitting([{"type": "AID", "mode": "x"}, {"type": "AID", "mode": ""}], {"type": ["AID"], "mode": []})
    {'type': 'AID', 'mode': ''}
    """
    return next((row for row in rows if all(not row[name] or row[name] in asked[name] for name in asked)), None)


@cache
def maker() -> str:
    """Who derived what is exported: this Comity and its version."""
    return f"Comity {version('comity')}"


def country_name(iso3: str | None) -> str:
    """A country's English name; the code itself where the table lacks it, and nothing for none."""
    known = by_key("countries", "iso3").get(iso3 or "")
    return known["name"] if known else iso3 or ""
