"""A link of a casebook that is to be judged: what `linked.py` draws, and `joins.py` finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Two tellings that a casebook links, by the record that does, and what that says in plain words.

    `group` is what the share is also given by; `probability` goes into the key only.
    """

    record: str
    mentions: tuple[str, str]
    says: str
    group: str
    probability: float
