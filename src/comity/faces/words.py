"""Records in words: dates, counts, statuses, evidence, who did it to whom. The table and the page say the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from comity.types import Attribution, EventMention, Fatalities, When
from comity.unseen import UNSEEN

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

STATUS: Mapping[str, str] = {
    "happened": "happened",
    "claimed": "claimed by one side",
    "reported": "reported",
    "confirmed": "confirmed by both sides",
    "denied": "denied",
    "disputed": "disputed",
    "planned": "planned",
    "threatened": "threatened",
    "requested": "requested",
    "refused": "refused",
    "possible": "possible",
    "counterfactual": "did not happen, would have",
}
DONE = ("claimed", "reported", "confirmed", "disputed")
"""Statuses of an event that was done, by somebody's word at least."""

EVIDENCE: Mapping[str, str] = {"none": "no evidence produced", "offered": "evidence offered", "unstated": ""}
ACTS: Mapping[str, str] = {
    "assert": "says",
    "accuse": "accuses",
    "deny": "denies",
    "admit": "admits",
    "retract": "takes back",
    "correct": "corrects",
    "justify": "justifies",
}
DID: Mapping[str, str] = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}
PARTS: Mapping[str, str] = {
    "editor_note": "editor's note",
    "not_news": "no news",
    "dek": "dek",
    "credit": "credit",
    "byline": "byline",
    "dateline": "dateline",
    "caption": "caption",
}

_LONG = 2 * 366  # days of an interval from which on its years say enough


class Number(Protocol):
    """A count as an article or a voice gives it."""

    @property
    def what(self) -> str: ...
    @property
    def low(self) -> int | None: ...
    @property
    def high(self) -> int | None: ...


def safe(text: str) -> str:
    """A text of somebody else's without the characters that a screen obeys instead of showing.

    >>> safe("a\\x1b[31mb\\u202ec")
    'a�[31mb�c'
    """
    return UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text)


def web_address(url: str | None) -> str | None:
    """An address that may be followed: of the web, without what a screen obeys, and nothing that a browser would run.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    return url if url and url.lower().startswith(("http://", "https://")) and not UNSEEN.search(url) else None


def one_line(text: str) -> str:
    """A text with its line ends and runs of spaces made one space each."""
    return " ".join(safe(text).split())


def day(iso: str | None) -> str:
    """`2019-12-29` as people write it; what is no day stays as it is.

    >>> day("2019-12-29"), day("2019-12"), day(None)
    ('29 Dec 2019', 'Dec 2019', 'undated')
    """
    if not iso:
        return "undated"
    parts = iso[:10].split("-")
    if not all(part.isdigit() for part in parts) or (len(parts) > 1 and not 1 <= int(parts[1]) <= 12):
        return safe(iso)
    named = [parts[0], *(MONTHS[int(part) - 1] for part in parts[1:2]), *(str(int(part)) for part in parts[2:3])]
    return " ".join(reversed(named))


def days(when: When | None) -> str:
    """An interval as people write it.

    >>> days(When("2019-12-27", "2019-12-29", "range", "stated"))
    '27–29 Dec 2019'
    >>> days(When("2003-01-01", "2003-12-31", "year", "stated"))
    '2003'
    """
    if when is None or not (when.first or when.last):
        return ""
    if not when.first or not when.last:
        return f"from {day(when.first)}" if when.first else f"by {day(when.last)}"
    if when.first == when.last:
        return day(when.first)
    try:
        first, last = date.fromisoformat(when.first[:10]), date.fromisoformat(when.last[:10])
    except ValueError:
        return f"{day(when.first)} to {day(when.last)}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and when.grain in ("year", "decade", "range"):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (last - first).days > _LONG:
        return f"{first.year}–{last.year}"
    if when.grain == "month" and (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {MONTHS[first.month - 1]} {first.year}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {last.day} {MONTHS[last.month - 1]} {first.year}"
    return f"{day(when.first)} – {day(when.last)}"


def number(count: Number) -> str:
    """A count in words: a range, a bound, a figure.

    >>> from comity.types import Count, Span
    >>> number(Count("killed", 25, None, None, Span(0, 2, "25")))
    'at least 25 killed'
    """
    what = "" if count.what in ("size", "other") else f" {count.what}"
    if count.low is not None and count.high is not None:
        return f"{count.low:,}{what}" if count.low == count.high else f"{count.low:,}–{count.high:,}{what}"
    if count.low is not None:
        return f"at least {count.low:,}{what}"
    return f"at most {count.high:,}{what}" if count.high is not None else f"uncounted{what}"


def deaths(found: Fatalities) -> str:
    """A sum of deaths with its interval: the low, the high, and the best where they differ."""
    if found.low == found.high:
        return f"{found.best:,} killed"
    return f"{found.low:,}–{found.high:,} killed (best {found.best:,})"


def deed(event_type: str, mode: str | None) -> str:
    """A type with its mode: `ASSAULT · aerial`."""
    return f"{event_type} · {mode}" if mode else event_type


def who_to_whom(
    actors: Iterable[str], recipients: Iterable[str], names: Mapping[str, str], nobody: str = "nobody named"
) -> str:
    """`United States → Kataib Hezbollah`; who is not said is said to be unsaid."""
    left = several([names.get(actor, actor) for actor in actors]) or nobody
    right = several([names.get(actor, actor) for actor in recipients])
    return f"{left} → {right}".strip() if right else left


def several(names: Sequence[str], most: int = 3) -> str:
    """Names in a row, the rest as a number.

    >>> several(["a", "b", "c", "d", "e"])
    'a, b, c and 2 more'
    """
    shown = [one_line(name) for name in dict.fromkeys(names)]
    rest = len(shown) - most
    if rest > 0:
        return f"{', '.join(shown[:most])} and {rest} more"
    return ", ".join(shown)


def status_of(mention: EventMention) -> str:
    """A status in words, with what it is not to be taken for."""
    said = STATUS[mention.status]
    if mention.status == "requested" and not mention.wanted:
        said = "asked not to"
    if mention.historical:
        return "background" if mention.status == "happened" else f"{said}, background"
    return said


def mention_facts(mention: EventMention) -> list[str]:
    """What is to be said of a mention in a line: its days, its status, its counts, and how sure it is."""
    return [days(mention.when), status_of(mention), *map(number, mention.counts), sure(mention)]


def sure(mention: EventMention) -> str:
    """How likely a mention is right, in words."""
    return f"confidence {mention.confidence:.2f}"


def voice_of(mention: EventMention, spoken: Mapping[str, Attribution], names: Mapping[str, str]) -> str:
    """Who tells a deed: `according to B, as told by A`, or nothing where the outlet does."""
    if mention.voice == "editor":
        return "in the editor's words"
    sources = [spoken[one].source for one in mention.attributions if one in spoken]
    known = [names.get(source, source) for source in sources if source]
    if mention.voice == "author" or not known:
        return ""
    inner, *outer = reversed([one_line(name) for name in known])
    return f"according to {inner}" + "".join(f", as told by {name}" for name in outer)


def signed(level: float | None) -> str:
    """A level with its sign; a minus is a minus.

    >>> signed(-5.04), signed(None)
    ('−5.0', 'unknown')
    """
    return "unknown" if level is None else f"{level:+.1f}".replace("-", "−")


def percent(share: float | None) -> str:
    """A probability as a reader takes it in: no more figures than it is worth.

    >>> percent(0.123), percent(0.021), percent(None)
    ('12%', '2.1%', '–')
    """
    if share is None:
        return "–"
    return f"{share:.0%}" if share >= 0.095 else f"{share:.1%}"


PRIVATE = "private person"
"""What stands, with a number, for the name of somebody private."""


def plural(count: int, noun: str) -> str:
    """`1 report`, `2 reports`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def shortened(text: str, around: tuple[int, int] | None = None, most: int = 280) -> tuple[str, int]:
    """At most so many characters of a text, the given ones among them; and how many were cut at its beginning."""
    if len(text) <= most:
        return text, 0
    at = around[0] if around else 0
    start = 0 if at < most // 2 else text.rfind(" ", 0, max(1, at - most // 3)) + 1
    if start and len(text) - start < most:
        start = text.rfind(" ", 0, len(text) - most) + 1
    end = len(text) if start + most >= len(text) else max(text.rfind(" ", 0, start + most), start + most // 2)
    return text[start:end], start
