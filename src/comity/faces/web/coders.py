"""Coders: what the forms of the coding pages say, made into answers; and the keys by which each is given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from comity import types
from comity.errors import UsageError
from comity.faces.coding import event_types
from comity.faces.desk import Desk
from comity.faces.team import NO_DEED
from comity.faces.web.judging import back
from comity.types import Answer

_TYPE_KEYS = "123456789abcdefghilmnopqvz"
_STATUS_KEYS = dict(zip(get_args(types.Status), "HDPTRXMW", strict=True))
OTHER = "other"
"""What a field says where the party stands in the field for others beside it."""


class Coders:
    """Answers, settles and takes back, under the name of whoever sends the form."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def answer(self, sent: Mapping[str, str], coder: str) -> str:
        """Keep an answer; the address to go on at, which is that of the next sentence."""
        self._desk.team.answer(*_where(sent), coder, answer_in(sent))
        return back(sent)

    def settle(self, sent: Mapping[str, str], coder: str) -> str:
        """Keep what is to hold of a sentence."""
        self._desk.team.settle(*_where(sent), coder, answer_in(sent))
        return back(sent)

    def undo(self, sent: Mapping[str, str], coder: str) -> str:
        """Take back an answer of one's own."""
        self._desk.team.undo(sent.get("line", ""), coder)
        return back(sent)


def answer_in(sent: Mapping[str, str]) -> Answer:
    """What a form says; a UsageError where it says no type."""
    kind = sent.get("type", "")
    if not kind:
        raise UsageError("an answer names a type", f"or `{NO_DEED}`")
    if kind == NO_DEED:
        return Answer(None)
    status: Any = sent.get("status", "")
    if not status:
        raise UsageError("an answer says whether it happened", "go back and choose one: happened, denied, planned ...")
    return Answer(kind, status, _party(sent, "actor"), _party(sent, "recipient"))


def keyed_types(desk: Desk) -> list[tuple[str, str]]:
    """The types that there are, each with its key; `0` is for no deed."""
    return [("0", NO_DEED), *zip(_TYPE_KEYS, event_types(desk.layers), strict=False)]


def keyed_statuses() -> list[tuple[str, str]]:
    """The statuses, each with its key."""
    return [(key, status) for status, key in _STATUS_KEYS.items()]


def _party(sent: Mapping[str, str], role: str) -> str | None:
    chosen = sent.get(role, "").strip()
    return (sent.get(f"{role}_other", "").strip() if chosen == OTHER else chosen)[:200] or None


def _where(sent: Mapping[str, str]) -> tuple[str, str]:
    return sent.get("sample", ""), sent.get("unit", "")
