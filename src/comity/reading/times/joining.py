"""Builders that join times: with an edge, a part of the day, an hour or a year, and into ranges."""

from __future__ import annotations

from typing import cast

from comity.reading.times.naming import made, unit_of
from comity.reading.times.nouns import (
    Amount,
    Clock,
    Day,
    Decade,
    Edge,
    Edging,
    Feast,
    Half,
    Inside,
    Month,
    Part,
    Quarter,
    Range,
    Relative,
    Season,
    Shift,
    Since,
    Term,
    Until,
    Year,
)
from comity.reading.times.patterns import Built, Words, has, pick, picks
from comity.reading.times.words import Word

# --- points with an edge, a part of the day, an hour, a year --------------------------------------

TIMES = ("TIME", "AWAY", "SHIFT")


def term_in(words: Words) -> Term:
    word = pick(words, *TIMES, "WINDOW", "LENGTH")
    assert word is not None
    assert word.term is not None
    return word.term


def edged(words: Words) -> Built:
    """`early May`, `the end of 2019`, `mid-last year`, `earlier this month`."""
    edge = pick(words, "EDGE", "EDGE_NOUN", "EARLIER", "LATER")
    assert edge is not None
    name = edge.kind.lower() if edge.kind in ("EARLIER", "LATER") else edge.name
    kind = "SHIFT" if has(words, "SHIFT") else "TIME"
    return made(words, Edge(cast(Edging, name), term_in(words)), kind)


def edge_of_this(words: Words) -> Built:
    """`the end of the year`, `beginning of the month`: the report's own."""
    edge = pick(words, "EDGE_NOUN", "EDGE", "EARLIER", "LATER")
    assert edge is not None
    unit = unit_of(words)
    name = cast(Edging, edge.name if edge.kind.startswith("EDGE") else edge.kind.lower())
    if unit in ("day", "night"):
        return made(words, Edge(name, Shift(Amount(0), "day", 0, whole=True)), "SHIFT")
    if unit not in ("week", "month", "quarter", "year", "decade", "century"):
        return None
    return made(words, Edge(name, Relative(unit, 0)))


def with_part(words: Words) -> Built:
    word = pick(words, "PARTTIME", "PART", "NIGHT", "OVERNIGHT")
    assert word is not None
    name = word.name or cast(Part, word.term).part
    inner = term_in(words)
    return made(words, Part(name, inner), "SHIFT" if has(words, "SHIFT") else "TIME")


def with_clock(words: Words) -> Built:
    word = pick(words, "CLOCKTIME")
    assert word is not None
    clock = cast(Clock, word.term)
    if not any(w.kind in TIMES for w in words):
        return made(words, clock, "CLOCKTIME")
    inner = term_in(words)
    if isinstance(inner, Month | Year | Decade | Range):
        return None
    return made(words, Clock(clock.hour, clock.minute, inner), "SHIFT" if has(words, "SHIFT") else "TIME")


def hour_in_part(words: Words) -> Built:
    """`5 in the morning`, `eleven o'clock at night`: the hour, of the half of the day that the part lies in."""
    word, part = pick(words, "CLOCKTIME", "DAY"), cast(Part, words[-1].term).part
    assert word is not None
    hour = cast(Clock, word.term).hour if word.term else int(word.number)
    minute = cast(Clock, word.term).minute if word.term else None
    if not 1 <= hour <= 12:
        return None
    late = part in ("afternoon", "evening", "night", "dusk")
    return made(words, Clock(hour % 12 + (12 if late else 0), minute), "CLOCKTIME")


def between_hours(words: Words) -> Built:
    """`from 9 a.m. to 5 p.m. on Monday`: both hours of the day that the second names."""
    first, last = pick(words, "CLOCKTIME"), words[-1]
    assert first is not None
    if not isinstance(last.term, Clock) or last.term.term is None:
        return None
    start = cast(Clock, first.term)
    left = Word("TIME", first.start, first.end, term=Clock(start.hour, start.minute, last.term.term))
    return ranged(words, Range(cast(Term, left.term), last.term), left, last)


def inside(words: Words) -> Built:
    """`June last year`, `the third quarter of last year`, `this year's Ramadan`."""
    left, right = (word.term for word in picks(words, "TIME"))
    for term, frame in ((left, right), (right, left)):
        if isinstance(term, Month | Quarter | Season | Feast | Half | Day) and term.year is None and _is_year(frame):
            assert frame is not None
            return made(words, Inside(term, frame))
    return None


def _is_year(term: Term | None) -> bool:
    return isinstance(term, Relative | Shift) and term.unit == "year"


def shift_from(words: Words) -> Built:
    """`two days before Christmas`; where the words name no day (`after the 2019 vote`), they name an event's time."""
    shift_word, base = pick(words, "SHIFT"), pick(words, "TIME")
    assert shift_word is not None
    assert base is not None
    term = shift_word.term
    if not isinstance(term, Shift) or term.whole or isinstance(base.term, Year | Decade | Month):
        return None
    return made(words, Shift(term.amount, term.unit, term.sign, base=base.term))


def hedged(words: Words) -> Built:
    word = words[-1]
    return Word(word.kind, words[0].start, word.end, term=word.term)


# --- ranges ---------------------------------------------------------------------------------------


def between(words: Words) -> Built:
    left, right = picks(words, *TIMES)
    assert left.term is not None
    assert right.term is not None
    return ranged(words, Range(left.term, right.term), left, right)


def since(words: Words) -> Built:
    return ranged(words, Since(term_in(words)), words[-1])


def until(words: Words) -> Built:
    return ranged(words, Until(term_in(words)), words[-1])


def ranged(words: Words, term: Term, *ends: Word) -> Built:
    return Word("TIME", words[0].start, words[-1].end, term=term, parts=ends)
