"""Text -> the words of time in it, each with its kind; all other text between them is one break.

Only the neighbourhoods of trigger words and digits are read, so that plain text costs one search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from comity.reading.times import lexicon
from comity.reading.times.feasts import FEAST_PATTERN, NAMED_DAY_PATTERN, feast_named, named_day
from comity.reading.times.foreign import BEGINNINGS, MONTH_PATTERN, month_named
from comity.reading.times.nouns import Calendar, Clock, Day, Decade, Feast, Foreign, Month, Range, Term, Year

REACH = 60  # characters before a trigger in which the words that lead up to it are looked for


@dataclass(frozen=True, slots=True)
class Word:
    """A word of time: its kind, where it stands, and what it stands for: a name, a number or already a term."""

    kind: str
    start: int
    end: int
    name: str = ""
    number: float = 0
    term: Term | None = None
    parts: tuple[Word, ...] = ()  # of a range: the words that name its ends


_SURE_ZONE = (
    r"(?:(?:GMT|UTC)(?:\s?[+−-]\d{1,2}(?::?[034][05])?)?|[ECMP][SD]?T|BST|CES?T|EES?T|WES?T|MSK|IRD?ST|IST|PKT|AFT|AST"
    r"|AE[SD]T|JST|KST|HKT|SGT|SAST|[ECW]AT|Z|local\ time)\b"
)
_TOWN_TIME = r"[A-Z][a-z]+(?:\ [A-Z][a-z]+)?\ [Tt]ime\b"
_ZONE = rf"(?:\s?(?:\((?:{_SURE_ZONE}|{_TOWN_TIME})\)|{_SURE_ZONE}|{_TOWN_TIME}|(?:Eastern|Central|Pacific)\b))"
# What is named after a feast is not kept on it: the Good Friday Agreement, the Yom Kippur War.
_NAMESAKE = r"\s(?:[Ww]ar|Rising|Uprising|Agreement|Accords?|Offensive|Revolution|Islands?|Massacre|[Tt]ruce)\b"
_LEADING = re.compile(r"[^\W\d_]+|[^\w\s,–—'’-]")
_NAMED_DAYS, _FEASTS, _FOREIGN = (
    words.replace(" ", r"\s") for words in (NAMED_DAY_PATTERN, FEAST_PATTERN, MONTH_PATTERN)
)
_TOKEN = rf"""
    (?P<SPACE>(?:[^\S\n]|\n(?!\s*\n))+)
  | (?P<NAMED>(?=[9S1])(?:{_NAMED_DAYS}))
  | (?P<NAMESAKE>(?=[A-Zmt])\b(?:{_FEASTS}){_NAMESAKE})
  | (?P<FEAST>(?=[A-Zmt])\b(?:{_FEASTS})\b)
  | (?P<FOREIGN>(?=[ABDEFJKMORSTZ])\b(?:{_FOREIGN})(?!\w))
  | (?P<ERA>\b(?:AH|A\.H\.|BCE?|B\.C\.(?:E\.)?|AD|A\.D\.|CE|C\.E\.)(?!\w))
  | (?=['’\d])(?<!\d[.,/:–-])(?<![\w$£€¥@/+])(?:
      (?P<ISO>\d{{4}}-\d\d-\d\d
        (?:[T ]\d\d:\d\d(?::\d\d)?(?:\.\d{{1,9}})?(?:Z|[+-]\d\d:?\d\d)?)?)(?![\w-])
    | (?P<SLASH>\d{{1,4}}(?P<sep>[/.])\d{{1,2}}(?P=sep)\d{{1,4}})(?![\w/])
    | (?P<DECADE>(?:1[5-9]|20)\d0['’]?s|['’][2-9]0s)\b
    | (?P<CLOCK>\d{{1,2}}(?:[:.]\d{{2}}){{0,2}}\s?(?:[ap]\.m\.?|[ap]m\b|[AP]M\b|[AP]\.M\.?|o['’]clock){_ZONE}?
        | \d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?(?![\d:]){_ZONE}
        | [012]\d[0-5]\d(?=\s\([012]\d[0-5]\d\s(?:GMT|UTC))
        | [012]\d[0-5]\d\s?(?:h\b|hrs\b|hours\b(?!['’])(?:\s{_SURE_ZONE})?|{_SURE_ZONE}))
    | (?P<BARECLOCK>\d{{1,2}}:\d{{2}})(?![\d:])
    | (?P<NTH>\d{{1,2}}(?:st|nd|rd|th))\b
    | (?P<QTOKEN>[1-4]Q)\b
    | (?P<PAIR>\d{{1,4}}[-–]\d{{1,4}})(?![\d/–-]|[.,:]\d)
    | (?P<HALVES>\d{{1,3}}[ -]1/2)(?![\d/])
    | (?P<DECIMAL>\d{{1,9}}(?:,\d{{3}})*\.\d{{1,4}}|\d{{1,3}}(?:,\d{{3}})+)(?![\d/:]|[.,–-]\d)
    | (?P<JUNK>\d+(?:[-–./:,]\d+)+)
    | (?P<INT>\d+)(?![^\W\d_])
    | (?P<SHORTYEAR>['’]\d\d)(?![\w’'])
    )
  | (?P<OTHER>[$£€¥@+.,/:]?\d[\w.,/:]*)
  | \b(?P<Q>Q[1-4])\b
  | (?P<ABBREV>(?=[A-Z])(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun
      |JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)(?:\.|\b))
  | (?P<NOON>\b(?:[Mm]idnight|[Nn]oon|[Mm]idday){_ZONE})
  | (?P<NAME>[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)?)
  | (?P<POSS>['’][sS]?(?!\w))
  | (?P<COMMA>,) | (?P<LPAR>\() | (?P<RPAR>\))
  | (?P<DASH>[-–—])
  | (?P<BREAK>.)
    """


@cache
def _token() -> re.Pattern[str]:
    return re.compile(_TOKEN, re.VERBOSE | re.DOTALL)


_OPENED_BEFORE = re.compile(r"(?:^|[.!?]\s+|\n)(?:In|Since|By|Until)\s$")  # "In 2009 gunmen killed ten"
_COUNTED_AFTER = re.compile(r"\s?%|\s(?:[a-z-]{3,12}\s)?(?:" + "|".join(lexicon.COUNTED) + r")\b")
_NUMBERED_BEFORE = re.compile(r"(?:^|[\s(])(?:" + "|".join(map(re.escape, lexicon.NUMBERED)) + r")\s?$", re.IGNORECASE)


def read_words(text: str) -> Iterator[Word]:
    """The words of time in a text, in order, with a break wherever other text stands between two:
    of kind `BREAK` where that text is a word, else `STOP`.

    Each run begins where known words lead up to a trigger without a gap, and ends at the first unknown one after it.
    """
    token = _token()
    done = 0
    for at in _triggers(text):
        if at < done:
            continue
        done = _run_start(text, done, at)
        ending = "STOP"
        while done < len(text):
            match = token.match(text, done)
            assert match is not None  # its last alternative takes any character
            done = match.end()
            if match.lastgroup == "SPACE":
                continue
            word = _word(text, match)
            if word is not None:
                yield word
                continue
            unknown = "BREAK" if match.lastgroup == "NAME" else "STOP"
            if done > at:
                ending = unknown
                break
            yield Word(unknown, done, done)
        yield Word(ending, done, done)


def _triggers(text: str) -> Iterator[int]:
    """Where trigger words and digits stand."""
    for _, start, end in _automaton().find_matches_as_indexes(text):
        if text[start].isdigit() or not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start


@cache
def _automaton() -> AhoCorasick:
    words = lexicon.TRIGGERS | BEGINNINGS
    cased = {form for word in words for form in (word, word.capitalize(), word.upper())}
    return AhoCorasick(sorted(cased) + list("0123456789"), matchkind=MatchKind.LeftmostLongest)


def _run_start(text: str, done: int, at: int) -> int:
    """Where the known words begin that lead up to a trigger without a gap."""
    start = at
    for match in reversed(list(_LEADING.finditer(text, max(done, at - REACH), at))):
        if match.group().lower() not in _KNOWN:
            break
        start = match.start()
    return start


def _word(text: str, match: re.Match[str]) -> Word | None:
    """What a token is; None for what is no word of time."""
    group, start, end = match.lastgroup or "", match.start(), match.end()
    words = match.group()
    match group:
        case "NAME":
            return _name(words, start, end)
        case "COMMA" | "DASH" | "POSS" | "LPAR" | "RPAR":
            return Word(group, start, end)
        case "ABBREV":
            return _abbreviation(words, start, end)
        case "INT":
            return _integer(text, words, start, end)
        case "NTH":
            number = int(words[:-2])
            return (
                Word("NTH", start, end, number=number)
                if 1 <= number <= 31
                else Word("ORDINAL", start, end, number=number)
            )
        case "ISO" | "SLASH":
            return _written_date(words, start, end)
        case "CLOCK" | "BARECLOCK":
            return _clock(words, group, start, end)
        case "PAIR":
            return _pair(words, start, end)
        case "DECIMAL":
            return Word("NUMBER", start, end, number=float(words.replace(",", "")))
        case "HALVES":
            return Word("NUMBER", start, end, number=int(words[:-4]) + 0.5)
        case "DECADE":
            year = int(words.strip("'’s"))
            return Word("DECADE", start, end, term=Decade(year if year > 99 else 1900 + year))
        case "Q" | "QTOKEN":
            return Word("QTOKEN", start, end, number=int(words.strip("Q")))
        case "FEAST":
            name = feast_named(words)
            return Word("FEAST", start, end, term=Feast(None, name)) if name else None
        case "FOREIGN":
            month = month_named(words)
            return _foreign_month(*month, start, end) if month else None
        case "NOON":
            return Word("PART", start, end, words.split()[0].lower())
        case "ERA":
            letters = words.replace(".", "")
            return Word("ERA", start, end, {"AH": "hijri", "AD": "after", "CE": "after"}.get(letters, "before"))
        case "NAMED":
            day = named_day(text, start)
            return Word("DATE", start, end, term=Day(day.year, day.month, day.day)) if day else None
        case "SHORTYEAR":
            return Word("SHORTYEAR", start, end, number=_century(int(words[1:])))
        case _:
            return None


def _foreign_month(calendar: Calendar, number: int, sure: bool, start: int, end: int) -> Word:
    return Word("FOREIGN" if sure else "MAYBE_FOREIGN", start, end, term=Foreign(calendar, month=number))


def _name(words: str, start: int, end: int) -> Word | None:
    """A word of letters. Months and weekdays count only with a capital; `May` and `March` stay in doubt."""
    lower = words.lower()
    entry = _ENTRIES.get(lower)
    if entry is None:
        return None
    kind, number, name = entry
    if kind in ("MONTH", "WEEKDAY", "WEEKDAYS") and words[0].islower():
        return None
    if lower in lexicon.DOUBTFUL:
        kind = "MAYBE_MONTH"
    return Word(kind, start, end, name, number)


def _abbreviation(words: str, start: int, end: int) -> Word:
    lower = words.lower()
    bare = lower.rstrip(".")
    doubtful = bare == lower or lower in lexicon.DOUBTFUL
    if bare in lexicon.MONTH_SHORT:
        return Word("MAYBE_MONTH" if doubtful else "MONTH", start, end, bare, lexicon.MONTH_SHORT[bare])
    return Word("MAYBE_WEEKDAY" if doubtful else "WEEKDAY", start, end, bare, lexicon.WEEKDAY_SHORT[bare])


def _integer(text: str, words: str, start: int, end: int) -> Word | None:
    if len(words) > 9:
        return None
    number = int(words)
    if len(words) == 4 and 1000 <= number < 2200:
        opens = 1900 <= number < 2100 and _OPENED_BEFORE.search(text, max(0, start - 8), start)
        counted = (not opens and _COUNTED_AFTER.match(text, end)) or _NUMBERED_BEFORE.search(
            text, max(0, start - 14), start
        )
        return Word("NUMBER" if counted else "YEAR", start, end, number=number)
    if len(words) <= 2 and 1 <= number <= 31:
        numbered = _NUMBERED_BEFORE.search(text, max(0, start - 14), start)
        return Word("NUMBER" if numbered else "DAY", start, end, number=number)
    return Word("NUMBER", start, end, number=number)


def _written_date(words: str, start: int, end: int) -> Word | None:
    """`2019-12-29`, `29/12/2019`: read only where no other order of day and month would do."""
    numbers = [int(part) for part in re.findall(r"\d+", words)]
    if "T" in words or ":" in words or len(re.findall(r"\d+", words)[0]) == 4:
        year, month, day = numbers[:3]
    else:
        day, month, year = numbers[:3]
        if day <= 12 < month:
            day, month = month, day
        elif day <= 12 and day != month:
            return None  # 5/6/2019 is May in one country and June in the next
    if not _is_date(year, month, day) or year < 1000:
        return None
    term: Term = Day(year, month, day)
    if len(numbers) > 4 and numbers[3] < 24 and numbers[4] < 60:
        term = Clock(numbers[3], numbers[4], term)
    return Word("DATE", start, end, term=term)


def _century(year: int) -> int:
    """A year of two digits: `'68`, `'05`."""
    return year + (2000 if year <= 30 else 1900)


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _clock(words: str, kind: str, start: int, end: int) -> Word | None:
    digits = re.findall(r"\d+", words)
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else None
    if len(digits[0]) == 4:
        hour, minute = divmod(hour, 100)
    half = re.search(r"([ap])\.?m", words, re.IGNORECASE)
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[1].lower() == "p" else 0)
    if hour > 23 or (minute or 0) > 59:
        return None
    return Word(kind, start, end, term=Clock(hour, minute))


def _pair(words: str, start: int, end: int) -> Word | None:
    """`15-20` days, `2003-2011` and `2003-04` years, `2019-12` a month; anything else is no time."""
    left, right = re.split("[-–]", words)
    first, last = int(left), int(right)
    if len(left) <= 2 and len(right) <= 2 and 1 <= first <= 31 and 1 <= last <= 31:
        return Word("DAYPAIR", start, end, name=f"{first}-{last}")
    if len(left) != 4 or not 1000 <= first < 2200:
        return None
    if len(right) == 4 and first < last < 2200:
        return Word("DATE", start, end, term=Range(Year(first), Year(last)))
    if len(right) == 2 and last == (first + 1) % 100:
        return Word("DATE", start, end, term=Range(Year(first), Year(first + 1)))
    if len(right) == 2 and 1 <= last <= 12:
        return Word("DATE", start, end, term=Month(first, last))
    if len(right) == 2 and last > first % 100:
        return Word("DATE", start, end, term=Range(Year(first), Year(first // 100 * 100 + last)))
    return None


def _entries() -> dict[str, tuple[str, float, str]]:
    """Word -> kind, number, name, from the tables of the lexicon; the later tables win."""
    entries: dict[str, tuple[str, float, str]] = {
        word: (kind, 0.0, word) for word, kind in lexicon.FUNCTION_WORDS.items()
    }
    for kind, numbers in (
        ("NUMBER", lexicon.NUMBERS), ("HUNDRED", lexicon.ROUND_NUMBERS), ("VAGUE", lexicon.VAGUE_NUMBERS),
        ("EXACTLY", lexicon.EXACT_WORDS), ("ORDINAL", lexicon.ORDINALS), ("TODAY", lexicon.TODAYS),
    ):  # fmt: skip
        entries |= {word: (kind, float(number), word) for word, number in numbers.items()}
    for kind, names in (
        ("PART", lexicon.PARTS), ("UNIT", lexicon.UNITS), ("UNITS", lexicon.PLURALS), ("SEASON", lexicon.SEASONS),
        ("REF", lexicon.REFERENCES), ("SET", lexicon.SETS), ("EDGE", lexicon.EDGES), ("EDGE_NOUN", lexicon.EDGE_NOUNS),
    ):  # fmt: skip
        entries |= {word: (kind, 0.0, str(name)) for word, name in names.items()}
    entries |= {word: ("PART", 0.0, word) for word in lexicon.PARTS if word != "night"}
    entries |= {word: ("MONTH", float(i), word) for i, word in enumerate(lexicon.MONTHS, 1)}
    entries |= {word: ("WEEKDAY", float(i), word) for i, word in enumerate(lexicon.WEEKDAYS, 1)}
    entries |= {word + "s": ("WEEKDAYS", float(i), word) for i, word in enumerate(lexicon.WEEKDAYS, 1)}
    entries |= {word: ("DECADE_WORD", float(1900 + n), word) for word, n in lexicon.DECADE_WORDS.items()}
    entries["tonight"] = ("TONIGHT", 0.0, "night")
    entries["overnight"] = ("OVERNIGHT", 0.0, "overnight")
    entries["night"] = ("NIGHT", 0.0, "night")
    for unit in ("day", "week", "month", "year"):
        entries[unit + "long"] = ("UNITLONG", 0.0, unit)
    return entries


_ENTRIES = _entries()
_KNOWN = _ENTRIES.keys() | lexicon.FEAST_WORDS
