"""The dead of an event summed up: low, best and high under a rule that is stated, whole and by whose they are.

The voices' own figures stay beside the sum (`Event.counts`), so that it can be made again under another rule.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from comity.errors import UsageError
from comity.types import CountByVoice, DeadOf, Fatalities

_OF_EACH = "of each voice its latest figure of killed"
_LEFT_OUT = "tellings that deny the deed, and only planned ones, are left out"
RULES: Mapping[str, tuple[str, Callable[[Sequence[int]], int]]] = {
    "median": (
        "low and high are the least and the most of them, best is their median (the lower of the two in the middle)",
        lambda middles: sorted(middles)[(len(middles) - 1) // 2],
    ),
    "cautious": ("low and high are the least and the most of them, best is the least", min),
    "highest": ("low and high are the least and the most of them, best is the most", max),
}
"""What best is, by name: in words, and of the figures' middles."""
USUAL = "median"
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Figure:
    """The latest figure that a voice gives of one kind of count."""

    low: int
    high: int
    voice: str
    mention: str


def rule_in_words(rule: str = USUAL) -> str:
    """A rule as it stands beside each sum."""
    if rule not in RULES:
        raise UsageError(f"`{rule}` is no rule for fatalities", f"say {', '.join(RULES)}")
    return f"{_OF_EACH}; {RULES[rule][0]}; {_LEFT_OUT}"


def fatalities(
    counts: Iterable[CountByVoice], sides: Mapping[str, Collection[str]] | None = None, rule: str = USUAL
) -> Fatalities | None:
    """The dead of an event's counts; None where nobody who says that it happened gives a figure.

    `sides` are the names of those who did it (`actors`) and to whom (`recipients`), by which the dead are told apart.
    """
    said = rule_in_words(rule)
    killed = [count for count in counts if count.what == "killed" and count.status == "happened"]
    whole = figures(killed, "killed")
    if not whole:
        return None
    groups: dict[str, list[CountByVoice]] = defaultdict(list)
    for count in killed:
        groups[_group(count.whom, sides or {})].append(count)
    by = []
    for group in sorted(groups):
        given = figures(groups[group], "killed")
        if given:
            by.append(DeadOf(group, *_summed(given, rule), tuple(sorted(figure.voice for figure in given))))
    return Fatalities(*_summed(whole, rule), said, tuple(by))


def figures(counts: Iterable[CountByVoice], what: str) -> list[Figure]:
    """Of each voice its latest figure; where one telling gives several (25 men, 4 of them commanders), the largest."""
    latest: dict[str, tuple[tuple[str, int, str], Figure]] = {}
    for count in counts:
        low, high = count.low if count.low is not None else count.high, count.high
        if count.what != what or low is None:
            continue
        figure = Figure(low, high if high is not None else low, count.voice, count.mention)
        rank = (count.published or "", figure.high, figure.mention)
        if count.voice not in latest or rank > latest[count.voice][0]:
            latest[count.voice] = rank, figure
    return [figure for _, figure in sorted(latest.values(), key=lambda item: item[1].voice)]


def _summed(given: Sequence[Figure], rule: str) -> tuple[int, int, int]:
    best = RULES[rule][1]([(figure.low + figure.high) // 2 for figure in given])
    return min(figure.low for figure in given), best, max(figure.high for figure in given)


def _group(whom: str | None, sides: Mapping[str, Collection[str]]) -> str:
    """Whose the dead are by the words for them: a group of the table, `actors` or `recipients` of the deed, or unknown.

    Words that name both sides, or neither, tell nothing.
    """
    words = {_plain(word) for word in _WORD.findall((whom or "").casefold())}
    for group, said in _groups().items():
        if words & said:
            return group
    named = [side for side, names in sides.items() if words & _words_of(names)]
    return named[0] if len(named) == 1 else "unknown"


def _words_of(names: Iterable[str]) -> set[str]:
    return {_plain(word) for name in names for word in _WORD.findall(name.casefold())}


@cache
def _groups() -> Mapping[str, frozenset[str]]:
    """The groups of the table with their words."""
    rows = files("comity.record").joinpath("fatalities.tsv").read_text(encoding="utf-8").splitlines()
    table = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return {group: frozenset(map(_plain, words.split())) for group, words in table if group != "group"}


def _plain(word: str) -> str:
    return word.removesuffix("s")
