"""What a term means in a context: term + `Context` -> `Stretch`. Plain functions, one for each kind of term.

Nothing raises but where the answer lies outside the calendar's years 1 to 9999 (ValueError, OverflowError), which
`stretch_of` turns into a stretch without dates, as it says of anything that the context does not give.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from comity.reading.times import lexicon
from comity.reading.times.calendar import (
    GRAIN,
    MONTHS_IN,
    PER_DAY,
    days_back,
    frame,
    months,
    quarter,
    shifted,
    third,
    years,
)
from comity.reading.times.feasts import feast_in, feast_in_hijri
from comity.reading.times.foreign import iranian
from comity.reading.times.nouns import (
    Ago,
    Amount,
    Century,
    Clock,
    Context,
    Day,
    Decade,
    Edge,
    Every,
    Feast,
    Foreign,
    Half,
    Inside,
    Length,
    Month,
    Named,
    Part,
    Quarter,
    Range,
    Ref,
    Relative,
    Season,
    Shift,
    Since,
    Stretch,
    Term,
    Turn,
    Unit,
    Until,
    Weekday,
    Window,
    Year,
)
from comity.reading.times.undated import at_hour, at_part, period, that_day, undated, unknown_value

LOOK_BACK = 305  # days: a name without its year is of the past if it ended within ten months of the report
FIRST_YEAR = 1600  # a feast of an earlier year is meant by the Islamic calendar: `Ramadan 1440`
NAMED = (Day, Month, Quarter, Half, Season, Feast)


def stretch_of(term: Term, context: Context) -> Stretch:
    """Where a term falls; dates of None where the context does not give them or the calendar ends."""
    try:
        return resolve(term, context)
    except (OverflowError, ValueError):
        return undated(term)


def resolve(term: Term, context: Context) -> Stretch:
    match term:
        case Day() | Month() | Quarter() | Half() | Season() | Feast() | Weekday():
            return _named(term, context)
        case Year(year):
            return years(year, 1, "year", f"{year:04}")
        case Decade(year):
            return years(year, 10, "decade", f"{year // 10:03}X")
        case Century(number):
            return years(number * 100 - 99, 100, "range", f"{number - 1:02}")
        case Turn(steps, inner, anchored):
            anchor = context.anchor.first if context.anchor else None
            return _turn(steps, inner, anchor if anchored else context.published)
        case Edge(edge, inner):
            return _edge(edge, resolve(inner, context), context)
        case Part(part, inner):
            return at_part(part, resolve(inner or that_day(), context))
        case Clock():
            return at_hour(term, resolve(term.term or that_day(), context))
        case Inside(inner, outer):
            return _inside(inner, resolve(outer, context), context)
        case Shift():
            return _shift(term, context)
        case Range(first, last):
            return _range(first, last, context)
        case Since(inner):
            return _since(resolve(inner, context), context)
        case Until(inner):
            stretch = resolve(inner, context)
            return replace(stretch, first=None, grain="range")
        case Length(amount, unit):
            return Stretch(None, None, GRAIN[unit], period(amount, unit))
        case Every(value, grain):
            return Stretch(None, None, grain, value)
        case Foreign():
            return _foreign(term)
        case _:
            return _from_the_report(term, context)


# --- names that come round ------------------------------------------------------------------------


def in_year(term: Named, year: int) -> list[Stretch]:
    """The stretches of a name in one year: none for 29 February of most; two for a feast that comes round twice."""
    match term:
        case Day(_, month, day):
            try:
                only = date(year, month or 1, day)
            except ValueError:
                return []
            return [Stretch(only, only, "day", only.isoformat())]
        case Month(_, month):
            return [months(year, month, 1, "month", f"{year:04}-{month:02}")]
        case Quarter(_, number):
            return [quarter(year, number)]
        case Half(_, number):
            return [months(year, number * 6 - 5, 6, "range", f"{year:04}-H{number}")]
        case Season(_, name):
            month, letters = lexicon.SEASON_STARTS[name]
            return [months(year, month, 3, "season", f"{year:04}-{letters}")]
        case Feast(_, name):
            return feast_in(name, year)


def rounds(term: Named | Weekday, near: date) -> Iterator[Stretch]:
    """The stretches of a name around a day, in order: weeks for a weekday, months for `the 15th`, else years."""
    if isinstance(term, Weekday):
        for week in (-1, 0, 1):
            day = near + timedelta(days=term.number - near.isoweekday() + 7 * week)
            yield Stretch(day, day, "day", day.isoformat())
    elif isinstance(term, Day) and term.month is None:
        for step in range(-2, 3):
            there = shifted(near, step, "month")
            yield from in_year(Day(None, there.month, term.day), there.year)
    else:
        leap = isinstance(term, Day) and (term.month, term.day) == (2, 29)
        reach = 8 if leap else 2 if isinstance(term, Season) else 1  # the winter of last year may not be over
        for year in range(max(near.year - reach, 1), min(near.year + reach, 9998) + 1):
            yield from in_year(term, year)


def _named(term: Named | Weekday, context: Context) -> Stretch:
    if isinstance(term, Feast) and term.year is not None and term.year < FIRST_YEAR:
        return next(iter(feast_in_hijri(term.name, term.year)), undated(term))
    if not isinstance(term, Weekday) and term.year is not None:
        found = in_year(term, term.year)
        return found[0] if found else undated(term)
    if context.published is None:
        return undated(term)
    return nearest(term, context.published, context.future, context.past) or undated(term)


@lru_cache(maxsize=4096)  # a report names the same few days over and over
def nearest(term: Named | Weekday, day: date, future: bool, past_tense: bool = False) -> Stretch | None:
    """The round that is meant: the one that holds the day, else the last; the next where the tense says so.

    One that is soon to come is meant before one long past, but not by a past tense.
    """
    around = [(s, s.first, s.last) for s in rounds(term, day) if s.first and s.last]
    holding = [stretch for stretch, first, last in around if first <= day <= last]
    past = [(stretch, (day - last).days) for stretch, _, last in around if last < day]
    coming = [(stretch, (first - day).days) for stretch, first, _ in around if first > day]
    if holding:
        return holding[-1]
    long_past = not past or (past[-1][1] > max(LOOK_BACK, coming[0][1] if coming else 0) and not past_tense)
    if coming and (future or long_past):
        return coming[0][0]
    return past[-1][0] if past else None


def _foreign(term: Foreign) -> Stretch:
    """A day or month of the Iranian calendar with its year, where the calendar is reckoned; all else stays undated."""
    if term.calendar != "iranian" or term.year is None or term.month is None:
        return undated(term)
    days = iranian(term.year, term.month, term.day)
    if days is None:
        return undated(term)
    first, last = days
    value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return Stretch(first, last, "day" if first == last else "month", value)


def _turn(steps: int, inner: Term, day: date | None) -> Stretch:
    """`last Friday` is over, `next March` is yet to begin; `this Friday` is of the week, `this May` of the year."""
    if day is None or not isinstance(inner, (*NAMED, Weekday)):
        return undated(inner)
    around = [(s, s.first, s.last) for s in rounds(inner, day) if s.first and s.last]
    if steps < 0:
        chosen = [stretch for stretch, _, last in around if last < day][-1:]
    elif steps > 0:
        chosen = [stretch for stretch, first, _ in around if first > day][:1]
    elif isinstance(inner, Weekday):
        chosen = [around[1][0]]
    else:
        chosen = [s for s, first, last in around if first <= day <= last] or [
            stretch for stretch, first, _ in around if first.year == day.year
        ]
    return chosen[0] if chosen else undated(inner)


def _inside(inner: Term, outer: Stretch, context: Context) -> Stretch:
    if outer.first is None or not isinstance(inner, NAMED):
        return undated(inner)
    return resolve(replace(inner, year=outer.first.year), context)


# --- reckoned from the report ---------------------------------------------------------------------


def _from_the_report(term: Term, context: Context) -> Stretch:
    day = context.published
    if day is None:
        return undated(term)
    match term:
        case Ref("PRESENT_REF"):
            return Stretch(day, day, "day", "PRESENT_REF")
        case Relative("weekend", steps):
            return frame(_weekend(day, steps, context.future), "weekend")
        case Relative(unit, steps):
            return frame(shifted(day, steps, unit), unit)
        case Window(amount, unit, sign):
            other = shifted(day, sign * _whole_days(amount, unit), _day_unit(unit))
            return Stretch(min(day, other), max(day, other), "range", period(amount, unit))
        case Ago(amount, unit, sign, within):
            return _away(amount, unit, sign, within, Stretch(day, day, "day", ""))
        case _:
            return undated(term)


def _weekend(day: date, steps: int, future: bool) -> date:
    """A day in the weekend meant: the last that has begun, or the next one; `last` and `next` count from it."""
    weekend = day.isoweekday() >= 6
    if steps == 0 and not weekend and not future:
        return day - timedelta(days=7)
    return day + timedelta(days=7 * steps)


def _whole_days(amount: Amount, unit: Unit) -> float:
    return days_back(amount.number, unit) if unit in PER_DAY else amount.number


def _day_unit(unit: Unit) -> Unit:
    return "day" if unit in PER_DAY else unit


def _away(amount: Amount, unit: Unit, sign: int, within: bool, start: Stretch) -> Stretch:
    """So much before or after, as exact as the unit: days to the day, weeks to the seven around, months, years."""
    if start.first is None or start.last is None:
        return Stretch(None, None, GRAIN[unit], unknown_value(unit))
    far = shifted(start.first if sign < 0 else start.last, sign * amount.number, unit)
    if amount.vague or within:
        near = (start.first if sign < 0 else start.last) + timedelta(days=0 if within or unit in PER_DAY else sign)
        value = ("PAST_REF" if sign < 0 else "FUTURE_REF") if amount.vague else frame(far, unit).value
        return Stretch(min(far, near), max(far, near), "range", value)
    if unit in MONTHS_IN:
        around = frame(far, "year" if unit in ("decade", "century") else unit)
        return replace(around, grain="year") if unit in ("decade", "century") else around
    first, last = shifted(start.first, sign * amount.number, unit), shifted(start.last, sign * amount.number, unit)
    if unit in ("week", "fortnight", "weekend"):
        return Stretch(first - timedelta(days=3), last + timedelta(days=3), "week", frame(far, "week").value)
    return Stretch(first, last, "day" if start.grain == "part_of_day" else GRAIN[unit], far.isoformat())


# --- reckoned from an event -----------------------------------------------------------------------


def _shift(term: Shift, context: Context) -> Stretch:
    """From the day that the words name, else from the event given, else (loose ones) from the report, else undated."""
    start = resolve(term.base, context) if term.base else context.anchor
    if start is None and context.published and (term.loose or term.unit in MONTHS_IN):
        from_report = Stretch(context.published, context.published, "day", "")
        reckoned = _shifted_stretch(term, from_report)
        return reckoned if term.loose else replace(reckoned, first=None, last=None)
    if start is None or start.first is None:
        return undated(term)
    return _shifted_stretch(term, start)


def _shifted_stretch(term: Shift, start: Stretch) -> Stretch:
    if not term.whole:
        return _away(term.amount, term.unit, term.sign, False, start)
    pivot = start.last if term.sign > 0 else start.first
    if pivot is None:
        return undated(term)
    return frame(shifted(pivot, term.sign * term.amount.number, term.unit), term.unit)


# --- built on others ------------------------------------------------------------------------------


def _edge(edge: str, stretch: Stretch, context: Context) -> Stretch:
    """A third of the stretch; `earlier` and `later` are cut at the report (or the event). A day's is a part of it."""
    if stretch.first is None or stretch.last is None:
        return stretch
    if stretch.first == stretch.last:
        return replace(stretch, grain="part_of_day" if stretch.grain == "day" else stretch.grain)
    if edge in ("early", "mid", "late"):
        first, last = third(stretch, ("early", "mid", "late").index(edge))
        return replace(stretch, first=first, last=last)
    pivot = context.anchor.first if context.anchor else context.published
    if pivot is None or not stretch.first <= pivot <= stretch.last:
        return stretch
    return replace(stretch, last=pivot) if edge == "earlier" else replace(stretch, first=pivot)


def comes_round(term: Term) -> bool:
    """Whether a term is a name without its year, so that a range may slide it."""
    match term:
        case Weekday():
            return True
        case Day() | Month() | Quarter() | Half() | Season() | Feast():
            return term.year is None
        case Edge(_, inner) | Part(_, inner) | Clock(_, _, inner):
            return inner is not None and comes_round(inner)
        case _:
            return False


def range_ends(first: Term, last: Term, context: Context) -> tuple[Stretch, Stretch]:
    """Both ends. A name without its year takes the other's; where neither has one, the second follows the first."""
    if comes_round(first) and not comes_round(last):
        right = stretch_of(last, context)
        return stretch_of(first, replace(context, published=right.last, future=False) if right.last else context), right
    left = stretch_of(first, context)
    right = stretch_of(last, context)
    if left.first and right.first and right.first < left.first and comes_round(last):
        right = stretch_of(last, replace(context, published=left.first, future=True))
    return left, right


def _range(first: Term, last: Term, context: Context) -> Stretch:
    left, right = range_ends(first, last, context)
    value = f"{left.value}/{right.value}"
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return Stretch(None, None, "range", value)
    return Stretch(min(left.first, right.first), max(left.last, right.last), "range", value)


def _since(stretch: Stretch, context: Context) -> Stretch:
    """Open to the report's day; where the start lies after it (a plan), to the end of what was named."""
    last = context.published
    if stretch.first and last and last < stretch.first:
        last = stretch.last
    return replace(stretch, last=last, grain="range")
