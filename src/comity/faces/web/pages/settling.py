"""Settling: sentences on which coders differ, one at a time, for somebody who coded none of them."""

from __future__ import annotations

from typing import Any

from comity import wire
from comity.faces.desk import Desk
from comity.faces.team import FIELDS, check_settler, value_of
from comity.faces.web.asked import Asked, Same, Sheet
from comity.faces.web.coders import keyed_statuses, keyed_types
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.shapes import like, record
from comity.types import Unit

PATH = "/coding/settle"
ASKS = ("sample", "unit")
TWIN = record(sample=str, waiting=[like(Unit)], unit=like(Unit).or_none(), answers=dict[str, dict[str, str | None]])


def sheet(desk: Desk, asked: Asked, _: Reckoning) -> Sheet:
    """The next sentence that waits for a third coder, or with `unit` one of those that were settled."""
    coding = desk.team.sample(asked.get("sample"))
    check_settler(coding, asked.coder)
    waiting = [one for one in coding.differing if one.id not in coding.settled]
    wanted = asked.get("unit")
    unit = next((one for one in coding.differing if one.id == wanted), None) or next(iter(waiting), None)
    own = [one for one in coding.settled.values() if one.coder == asked.coder]
    said = dict(zip(coding.sample.coders, coding.of(unit.id), strict=True)) if unit is not None else {}
    settled = coding.settled.get(unit.id) if unit is not None else None
    values: dict[str, Any] = {
        "coding": coding,
        "waiting": waiting,
        "question": desk.team.question(unit) if unit is not None else None,
        "answers": {coder: {field: value_of(one, field) for field in FIELDS} for coder, one in said.items()},
        "differs": {field for field in FIELDS if len({value_of(one, field) for one in said.values()}) > 1},
        "said": settled.answer if settled is not None else None,
        "last": max(own, key=lambda one: (one.at, one.id), default=None),
        "types": keyed_types(desk),
        "statuses": keyed_statuses(),
        "here": asked.address(unit=None),
    }
    return Sheet(
        "settling.html",
        values,
        lambda: {
            "sample": coding.sample.id,
            "waiting": [wire.to_dict(one) for one in waiting],
            "unit": wire.to_dict(unit) if unit is not None else None,
            "answers": values["answers"],
        },
        Same(f"comity coding agreement {desk.path}", f"comity.open({str(desk.path)!r}).team.sample().differing"),
    )
