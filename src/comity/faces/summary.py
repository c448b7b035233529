"""What a run of reading came to, in the words that it ends with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from comity.errors import RefusedError
from comity.types import Skip

_REFUSED = ("address", "robots", "fetch", "feed")  # steps of the edge to the web
_DETAIL = re.compile(r"(: | \().*", re.S)


@dataclass(frozen=True, slots=True)
class Summary:
    """How many reports were read and skipped, and why; of those read how many the casebook did not hold as they are.

    `read` counts what is read now or was read before by the same reader; lines that are no news count as neither.
    `refused` are those of the skipped that the web did not give.

    >>> from comity.types import Skip
    >>> print(Summary(read=312).with_skips([Skip("a", "fetch", "paywall"), Skip("b", "language", "not English (fr)")]))
    312 read, 2 skipped: 1 not English, 1 paywall
    """

    read: int = 0
    new: int = 0
    changed: int = 0
    already: int = 0
    by_reason: Mapping[str, int] = field(default_factory=dict)
    refused: int = 0

    @property
    def skipped(self) -> int:
        return sum(self.by_reason.values())

    def plus(self, *, new: int = 0, changed: int = 0, already: int = 0) -> Summary:
        """With so many more reports read."""
        return replace(
            self,
            read=self.read + new + changed + already,
            new=self.new + new,
            changed=self.changed + changed,
            already=self.already + already,
        )

    def with_skips(self, skips: Iterable[Skip]) -> Summary:
        """With these skips too, by the short form of their reasons."""
        counted = Counter(self.by_reason)
        told = [skip for skip in skips if skip.step != "part"]
        counted.update(map(short_reason, told))
        return replace(
            self, by_reason=dict(counted), refused=self.refused + sum(skip.step in _REFUSED for skip in told)
        )

    def together_with(self, other: Summary) -> Summary:
        """Both runs as one."""
        return Summary(
            self.read + other.read,
            self.new + other.new,
            self.changed + other.changed,
            self.already + other.already,
            dict(Counter(self.by_reason) + Counter(other.by_reason)),
            self.refused + other.refused,
        )

    @property
    def exit_code(self) -> int:
        """0 where nothing was skipped, 6 where all that was asked for was refused, else 1."""
        if self.refused and self.refused == self.skipped and not self.read:
            return RefusedError.exit_code
        return 1 if self.skipped else 0

    def to_dict(self) -> dict[str, Any]:
        return {
            "read": self.read,
            "skipped": self.skipped,
            "refused": self.refused,
            "by_reason": dict(_most_first(self.by_reason)),
            "new": self.new,
            "changed": self.changed,
            "already": self.already,
        }

    def __str__(self) -> str:
        if not self.skipped:
            return f"{self.read:,} read, none skipped"
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in _most_first(self.by_reason))
        return f"{self.read:,} read, {self.skipped:,} skipped: {reasons}"

    def __repr__(self) -> str:
        return f"<{self}>"


def to_nobody(_: object) -> None:
    """Whom a run tells how it goes where nobody asked to be told."""


def short_reason(skip: Skip) -> str:
    """A reason without what differs from one report to the next."""
    return _DETAIL.sub("", skip.reason)


def _most_first(by_reason: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(by_reason.items(), key=lambda item: (-item[1], item[0]))
