"""Records as rows: the columns of `--csv`, and how a nested field is put in one cell, which `exchange` writes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from comity.exchange import cells

Line = Mapping[str, Any]

_ODDS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "turn")
_BASELINES = ("base_rate", "last_sign", "long_run", "recurrency")

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "article": (
        "id", "published", "published_from", "outlets", "headline", "url", "language", "genre", "credits", "sha256",
        "retrieved", "repairs",
    ),
    "actor": (
        "id", "name", "kind", "country", "sector", "aliases", "of", "codes.wikidata", "codes.iso3", "codes.cameo",
        "mention_count", "article_count", "first", "last", "sentence",
    ),
    "event": (
        "id", "event_type", "mode", "contexts", "actors", "recipients", "when.first", "when.last", "when.grain",
        "where.name", "where.country", "status", "fatalities.low", "fatalities.best", "fatalities.high", "counts",
        "disputes", "mentions", "articles", "outlets", "first_reported", "sentence",
    ),
    "event_mention": (
        "id", "article", "event", "event_type", "mode", "contexts", "actors", "recipients", "about", "when.first",
        "when.last", "when.grain", "when.basis", "where.name", "where.country", "where.admin1", "where.lat",
        "where.lon", "counts", "status", "wanted", "status_cue", "historical", "voice", "attributions", "anchor",
        "sentence", "confidence", "cue", "codebook", "judged",
    ),
    "attribution": (
        "id", "article", "source", "source_span", "cue", "content", "form", "attitude", "act", "evidence",
        "evidence_span", "evidence_by", "inside", "also", "sentence",
    ),
    "stance": (
        "id", "article", "holder", "target", "polarity", "basis", "about", "status", "voice", "attributions",
        "sentence",
    ),
    "camp": (
        "id", "on", "actors", "holds_in", "against", "strained", "frustration", "lower", "proved", "since", "joined",
        "left",
    ),
    "forecast": (
        "source", "target", "on", "horizon",
        *(f"probabilities.{kind}" for kind in _ODDS),
        *(f"baselines.{name}.{kind}" for name in _BASELINES for kind in _ODDS),
        "events", "windows",
    ),
    "outcome": (
        "id", "kind", "of", "by", "result", "days", "probability", "actors", "doers", "targets", "deed", "wanted",
        "about", "on", "told", "answered", "reason", "sentence", "answer",
    ),
    "review": (
        "rank", "stake", "influence", "doubt", "outlets", "id", "article", "event", "event_type", "mode", "status",
        "actors", "recipients", "when.first", "when.last", "voice", "sentence", "confidence",
    ),
    "skip": ("where", "step", "reason"),
    "spot": (
        "place", "country", "precision", "lat", "lon", "cooperative", "hostile", "reports", "outlets", "first", "last",
    ),
    "column": ("first", "last", "cooperative", "hostile", "reports", "outlets"),
    "tie": (
        "source", "target", "on", "level", "low", "high", "events", "outlets", "lately.level", "lately.low",
        "lately.high", "moved_by",
    ),
    "shift": (
        "id", "a", "b", "date", "turn", "kind", "before", "after", "probability", "called", "events",
    ),
}  # fmt: skip
"""The columns of each type of record, and of the tables under pictures; a dot goes into a nested record."""


def row_of(line: Line) -> dict[str, str | int | float]:
    """A line of `--jsonl` as a row: lists are joined by `; `, spans are their words, nothing is an empty cell."""
    return {name: _cell(_at(line, name)) for name in COLUMNS[line["type"]]}


def csv_of(kind: str, lines: Iterable[Line]) -> Iterable[str]:
    """Lines of one type as CSV, a piece a line; the header stands there even where nothing follows."""
    yield cells.line(COLUMNS[kind])
    for line in lines:
        yield cells.line(row_of(line).values())


def _at(line: Line, path: str) -> Any:
    found: Any = line
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(str(_cell(one)) for one in value)
    if isinstance(value, Mapping):
        return _brief(value)
    return value if isinstance(value, int | float) else str(value)


def _brief(record: Mapping[str, Any]) -> str:
    """A nested record in a cell: what it names, or failing that itself as JSON."""
    if "what" in record:
        low, high = record["low"], record["high"]
        number = f"{low}" if low == high else f"{'' if low is None else low}-{'' if high is None else high}"
        return f"{record['what']} {number}" + (f" ({record['voice']})" if record.get("voice") else "")
    if "versions" in record:
        return f"{record['field']}: " + " / ".join(str(version["value"]) for version in record["versions"])
    if "relation" in record:
        return f"{record['relation']} of {record['actor']}"
    if "kind" in record and "name" in record:
        return f"{record['kind']}: {record['name']}"
    if "amount" in record:
        return f"{record['event']} {record['amount']:+.2f}"
    for name in ("actor", "text"):
        if name in record:
            return str(record[name])
    return json.dumps(record, ensure_ascii=False)
