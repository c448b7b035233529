"""Reviews: what the form of the review page says, made into judgements of a deed and of its copies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import cast, get_args

from comity.errors import UsageError
from comity.faces.desk import Desk
from comity.faces.reviewing import Change
from comity.faces.web.judging import back
from comity.types import DeedVerdict, EventMention

_BETWEEN = re.compile(r"\s*;\s*")


class Reviews:
    """Accepts, corrects and rejects deeds, under the name of whoever sends the form."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def decide(self, sent: Mapping[str, str], coder: str) -> str:
        """Make the judgement that a form says; the address to go on at. A correction changes what differs, and no more.

        With `copies` it is made of the copies of the sentence too, in one go.
        """
        verdict, deed = sent.get("verdict", ""), sent.get("deed", "")
        words = get_args(DeedVerdict)
        if verdict not in words or not deed:
            raise UsageError("a review names a deed and a verdict", f"one of {', '.join(words)}")
        mention = self._desk.mention(deed)
        change = changed(sent, mention, self._desk) if verdict == "correct" else Change()
        if verdict == "correct" and not change:
            raise UsageError("nothing was changed", "change a field, or accept the deed as it stands")
        deeds = [mention.id, *(one.id for one in self._desk.queue.twins(mention) if sent.get("copies"))]
        made = self._desk.review(cast(DeedVerdict, verdict), *deeds, judge=coder, note=sent.get("note"), **change)
        return back(sent, made[0].id)


def changed(sent: Mapping[str, str], mention: EventMention, desk: Desk) -> Change:
    """What a form says otherwise than the deed stands now; a field that was not sent says nothing."""
    shown = fields_of(mention, desk)
    differs = {name: sent.get(name, "").strip() for name in shown if sent.get(name, shown[name]).strip() != shown[name]}
    change = Change()
    if differs.get("type"):
        change["type"] = differs["type"]
    if differs.get("status"):
        change["status"] = differs["status"]
    if "actors" in differs:
        change["actors"] = names_in(differs["actors"])
    if "recipients" in differs:
        change["recipients"] = names_in(differs["recipients"])
    if differs.get("on"):
        change["on"] = differs["on"]
    return change


def fields_of(mention: EventMention, desk: Desk) -> dict[str, str]:
    """What stands in the fields of a deed before anybody changes them: names as they are looked up again."""
    when = mention.when
    days = list(dict.fromkeys(filter(None, (when.first, when.last)))) if when is not None else []
    return {
        "type": mention.event_type,
        "status": mention.status,
        "actors": "; ".join(one.actor for one in mention.actors),
        "recipients": "; ".join(one.actor for one in mention.recipients),
        "on": "..".join(days),
    }


def names_in(text: str) -> Sequence[str]:
    """The names that a field holds, between semicolons."""
    return [one for one in _BETWEEN.split(text) if one]
