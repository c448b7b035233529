"""Text -> the time expressions in it, each resolved as far as the report's date allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from comity.reading.times.calendar import frame, shifted
from comity.reading.times.nouns import (
    Ago,
    Amount,
    Clock,
    Context,
    Direction,
    Edge,
    Every,
    Inside,
    Length,
    Part,
    Range,
    Ref,
    Shift,
    Stretch,
    Term,
    TimeExpression,
    TimeKind,
    Turn,
    Unit,
    Window,
)
from comity.reading.times.patterns import rewritten
from comity.reading.times.phrases import layers
from comity.reading.times.resolve import range_ends, stretch_of
from comity.reading.times.undated import that_day
from comity.reading.times.words import Word, read_words
from comity.types import Span, When

BELOW_A_WEEK = frozenset({"minute", "hour", "part_of_day", "day"})
PRINTED = frozenset({"TIME", "AWAY", "SHIFT", "WINDOW", "LENGTH", "SETTIME", "LOOSE", "CLOCKTIME", "PARTTIME"})


def find_times(
    text: str,
    published: date | None,
    *,
    offset: int = 0,
    future: bool = False,
    past: bool = False,
    quarter: TimeExpression | None = None,
) -> tuple[TimeExpression, ...]:
    """The time expressions of a sentence or a paragraph, in order, none overlapping, the longest reading of each.

    `published` is the report's day, from which relative words are reckoned (without it they keep their words and get no
    date); `future` says that the clause's tense is future, `past` that it tells what is over. `offset` is where the
    text begins in its article. `quarter` is the quarter last spoken of, which `the quarter` and a comparison with `a
    year earlier` go by.

    >>> [(t.span.text, str(t.first)) for t in find_times("He left on Friday.", date(2020, 1, 2))]
    [('Friday', '2019-12-27')]
    """
    words = list(read_words(text))
    if not words:
        return ()
    running = Stretch(quarter.first, quarter.last, quarter.grain, quarter.value) if quarter else None
    return tuple(_expressions(rewritten(words, layers()), text, offset, Context(published, future, past), running))


def to_when(expression: TimeExpression) -> When:
    """The interval as records print it; an anchored one has no date before `resolve_anchor`."""
    return When(
        _iso(expression.first),
        _iso(expression.last),
        expression.grain,
        "anchored" if expression.anchored else "stated",
        expression.span,
    )


def resolve_anchor(expression: TimeExpression, anchor: When) -> When:
    """An anchored expression reckoned from the time of its event; others as `to_when`."""
    return to_when(reckoned(expression, anchor))


def reckoned(expression: TimeExpression, anchor: When) -> TimeExpression:
    """An anchored expression with the dates that it has, counted from the time of its event; others as they are.

    Where the event has no date the expression keeps its words only. One that is counted from a longer stretch than its
    own unit (`two days after` a month) says that stretch's grain.
    """
    first, last = _day(anchor.first or anchor.last), _day(anchor.last or anchor.first)
    if not expression.anchored or first is None or last is None:
        return expression
    event = Stretch(first, last, anchor.grain, first.isoformat())
    found = stretch_of(expression.term, Context(published=first, anchor=event))
    grain = anchor.grain if first != last and found.grain in BELOW_A_WEEK else found.grain
    return replace(expression, first=found.first, last=found.last, grain=grain, value=found.value, event=anchor)


def _expressions(
    words: list[Word], text: str, offset: int, context: Context, running: Stretch | None
) -> Iterator[TimeExpression]:
    """Each printed word as an expression; the quarter last spoken of is what `the quarter` and `a year ago` go by."""
    for word in words:
        if word.kind not in PRINTED or word.term is None:
            continue
        stretch = (running and compared(word.term, running)) or stretch_of(word.term, context)
        if stretch.grain == "quarter" and stretch.first:
            running = running if _year_before(word.term) else stretch
        whole = _read(word.term, _span(word, text, offset), context, stretch)
        yield replace(whole, parts=_parts(word, text, offset, context)) if word.parts else whole


def is_spoken_of(expression: TimeExpression) -> bool:
    """Whether a time names a quarter that what follows may go by; a comparison (`a year earlier`) names none."""
    return expression.grain == "quarter" and expression.first is not None and not _year_before(expression.term)


def compared(term: Term, running: Stretch) -> Stretch | None:
    """Like is compared with like: after `third-quarter sales`, `a year ago` is that quarter of the year before."""
    if running.first is None:
        return None
    if _year_before(term):
        return frame(shifted(running.first, -1, "year"), "quarter") if running.first.year > 1 else None
    return running if isinstance(term, Shift) and (term.unit, term.sign) == ("quarter", 0) else None


def _year_before(term: Term) -> bool:
    return (
        isinstance(term, Shift | Ago)
        and (term.amount, term.unit, term.sign) == (Amount(1), "year", -1)
        and not (isinstance(term, Shift) and (term.whole or term.base))
    )


def _read(term: Term, span: Span, context: Context, stretch: Stretch) -> TimeExpression:
    anchor = anchor_of(term)
    return TimeExpression(
        span,
        stretch.first,
        stretch.last,
        stretch.grain,
        _kind(term),
        stretch.value,
        _direction(term, stretch, context),
        anchor is not None,
        *_amount(anchor or term),
        term=term,
    )


def anchor_of(term: Term | None) -> Shift | Turn | None:
    """The part of a term that is reckoned from an event, if any."""
    match term:
        case Shift(base=None):
            return term
        case Turn(anchored=True):
            return term
        case Edge(_, inner) | Inside(inner, _):
            return anchor_of(inner)
        case Part(_, inner) | Clock(_, _, inner):
            return anchor_of(inner) if inner else that_day()
        case _:
            return None


def _kind(term: Term) -> TimeKind:
    if anchor_of(term):
        return "clock" if isinstance(term, Clock | Part) and term.term is None else "anchor"
    match term:
        case Length():
            return "duration"
        case Every():
            return "set"
        case _:
            return "date"


def _amount(term: Term) -> tuple[Unit | None, float | None]:
    """The unit and the number of what is counted; no number where the words give none."""
    match term:
        case Shift(amount, unit) | Ago(amount, unit) | Window(amount, unit) | Length(amount, unit):
            return unit, None if amount.vague else float(amount.number)
        case _:
            return None, None


def _direction(term: Term, stretch: Stretch, context: Context) -> Direction | None:
    """Past or future: as the words say, else as the days lie to the report's."""
    match term:
        case Shift(sign=sign, base=None) | Ago(sign=sign) | Window(sign=sign) if sign:
            return "past" if sign < 0 else "future"
        case Ref(value) if value != "PRESENT_REF":
            return "past" if value == "PAST_REF" else "future"
        case _:
            pass
    if context.published is None:
        return None
    if stretch.last and stretch.last < context.published:
        return "past"
    return "future" if stretch.first and stretch.first > context.published else None


def _parts(word: Word, text: str, offset: int, context: Context) -> tuple[TimeExpression, ...]:
    """The points of a range that were words of their own, each as it is meant in the range."""
    ends: tuple[Stretch, ...]
    if isinstance(word.term, Range) and len(word.parts) == 2:
        ends = range_ends(word.term.first, word.term.last, context)
    else:
        ends = tuple(stretch_of(part.term, context) for part in word.parts if part.term)
    return tuple(
        _read(part.term, _span(part, text, offset), context, end)
        for part, end in zip(word.parts, ends, strict=True)
        if part.term
    )


def _span(word: Word, text: str, offset: int) -> Span:
    return Span(offset + word.start, offset + word.end, text[word.start : word.end])


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
