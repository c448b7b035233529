"""Questions: what a list may be narrowed by, and its words compared with those there are. A drawer of the desk.

It knows the record, whose selections it makes.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypedDict, get_args

from comity import types
from comity.errors import UsageError
from comity.faces.coding import event_types
from comity.faces.words import DONE
from comity.record.selection import Selection


class Chosen(TypedDict, total=False):
    """What a question may be narrowed by: the filters of `Selection`."""

    actor: str | None
    recipient: str | None
    type: str | None
    since: str | None
    until: str | None
    status: str | None
    voice: str | None
    about: str | None
    place: str | None
    sure: float | str | None
    search: str | None
    as_of: str | None
    limit: int | None
    offset: int


_KINDS: dict[str, Any] = {
    "actors": types.ActorKind,
    "claims": types.SpeechAct,
    "stances": types.Polarity,
    "outcomes": types.OutcomeKind,
}
"""What `type` may be; of events the codebook says that, and of skips it is whatever step left them."""


def selection(what: str, chosen: Chosen, statuses: Any = types.Status, layers: Sequence[str | Path] = ()) -> Selection:
    """The selection of a question about `what`, such as `claims`; a UsageError names the words nearest to a wrong one.

    `statuses` is the Literal of what `status` may be; `layers` are the folders of tables over the bundled codebook.
    """
    known: dict[str, tuple[str, ...]] = {"status": get_args(statuses), "voice": get_args(types.Voice)}
    if what == "events":
        known["type"] = event_types(layers)
    elif what != "skipped":
        known["type"] = get_args(_KINDS[what])
    given: dict[str, Any] = dict(chosen)
    for name, words in known.items():
        if given.get(name) is not None:
            given[name] = known_word(name, given[name], words)
    if isinstance(given.get("sure"), str):
        given["sure"] = _number("sure", given["sure"])
    return Selection(**given)


def asked_for(what: str, chosen: Chosen, layers: Sequence[str | Path] = ()) -> Selection:
    """The selection of the list `what` as the desk lists it: `events` has statuses of its own."""
    if what == "articles":
        return selection("events", chosen, layers=layers)
    return selection(what, chosen, types.EventStatus if what == "events" else types.Status, layers)


def _number(name: str, said: str) -> float:
    try:
        return float(said)
    except ValueError:
        raise UsageError(f"`{name}` is `{said}`, which is no number", "give a number from 0 to 1") from None


def known_word(name: str, value: str, words: tuple[str, ...]) -> str:
    """The word of that spelling, whatever its case; a UsageError names the nearest, or all."""
    folded = {word.casefold(): word for word in words}
    if value.casefold() in folded:
        return folded[value.casefold()]
    if value.casefold() == "happened" and {*DONE} < {*words}:
        raise UsageError(f"there is no {name} `{value}` of events", f"what was done is one of {', '.join(DONE)}")
    near = [folded[word] for word in difflib.get_close_matches(value.casefold(), folded, 2)]
    hint = f"did you mean {' or '.join(f'`{word}`' for word in near)}?" if near else f"one of {', '.join(words)}"
    raise UsageError(f"there is no {name} `{value}`", hint)
