"""Deeds as clauses, by the table `telling.tsv`: who did what to whom, in the past tense, or what was to be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from comity.faces.brief.material import named
from comity.faces.words import one_line

_PLAIN = {"did": "did {} to", "alone": "did {}", "noun": "{} against", "do": "do {} to"}
"""How a type of a codebook of one's own is told, of which the table knows nothing."""


_PREPOSITIONS = frozenset({"with", "to", "from", "of", "for", "on", "against", "before", "at", "into"})


def deed_clause(
    event_type: str, mode: str | None, actors: Sequence[str], recipients: Sequence[str], names: Mapping[str, str]
) -> str:
    """Who did what to whom; an empty text where nobody is named.

    >>> deed_clause("ASSAULT", "aerial", ["us"], ["kh"], {"us": "United States", "kh": "Kataib Hezbollah"})
    'United States attacked from the air Kataib Hezbollah'
    >>> deed_clause("ASSAULT", None, [], ["kh"], {"kh": "Kataib Hezbollah"})
    'an attack on Kataib Hezbollah'
    >>> deed_clause("CONSULT", None, ["us", "iq"], [], {"us": "United States", "iq": "Iraq"})
    'United States and Iraq held talks'
    """
    doers, targets = named(actors, names), named(recipients, names)
    words = _words(event_type, mode)
    if doers:
        return one_line(f"{doers} {words['did']} {targets}" if targets else f"{doers} {words['alone']}")
    return one_line(f"{words['noun']} {targets}") if targets else ""


def asked_clause(deed: str, targets: Sequence[str], names: Mapping[str, str], *, wanted: bool) -> str:
    """What was to be done, of a type and a mode as an outcome has them.

    >>> asked_clause("RETREAT release", ["x"], {"x": "prisoners"}, wanted=False)
    'not to release prisoners'
    >>> asked_clause("SANCTION", [], {}, wanted=True)
    'to cut dealings'
    """
    event_type, _, mode = deed.partition(" ")
    do = _words(event_type, mode or None)["do"]
    whom = named(targets, names)
    if not whom and do.rsplit(" ", 1)[-1] in _PREPOSITIONS:
        do = do.rsplit(" ", 1)[0].removesuffix(",")
    return one_line(f"{'' if wanted else 'not '}to {do} {whom}")


def _words(event_type: str, mode: str | None) -> Mapping[str, str]:
    table = _table()
    known = table.get((event_type, mode or "")) or table.get((event_type, ""))
    return known or {name: words.format(event_type) for name, words in _PLAIN.items()}


@cache
def _table() -> Mapping[tuple[str, str], Mapping[str, str]]:
    text = files("comity.faces.brief").joinpath("telling.tsv").read_text(encoding="utf-8")
    head, *rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    lines = [dict(zip(head, row, strict=True)) for row in rows]
    return {(line["type"], line["mode"]): line for line in lines}
