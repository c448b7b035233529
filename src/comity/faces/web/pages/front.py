"""The brief as the front page: what changed, turns, disputes, asks, claims without evidence, what could not be read."""

from __future__ import annotations

from comity import wire
from comity.faces.brief.material import Brief
from comity.faces.brief.wording import headline, intro, opening
from comity.faces.desk import Desk
from comity.faces.web.asked import Asked, Sheet, at, same
from comity.faces.web.reckoning import PATIENCE, Reckoning
from comity.faces.who import checked_day

PATH = "/"
ASKS = ("since", "as_of")
TWIN = Brief
KINDS = {"e-": "event", "a-": "report"}
"""The pages of records by how their ids begin; of others `why` says what they rest on."""


def sheet(desk: Desk, asked: Asked, reckoning: Reckoning) -> Sheet:
    """The brief since a day, or of all; what a casebook holds where that is still being written."""
    chosen = {name: checked_day(asked.query[name]) for name in ("since", "as_of") if name in asked.query}
    ready = reckoning.look()
    question = ("brief", *chosen.items())
    brief = reckoning.kept(question, lambda: desk.brief(**chosen), PATIENCE if ready else 0.2)
    values = {
        "held": desk.holdings(),
        "brief": brief,
        "headline": headline(brief) if brief else "",
        "intro": intro(brief) if brief else "",
        "opening": opening,
        "address_of": address_of,
    }

    def twin() -> object:
        return wire.to_dict(reckoning.needed(question, lambda: desk.brief(**chosen)))

    return Sheet("front.html", values, twin, same(desk.path, "brief", **chosen))


def address_of(record: str) -> str:
    """Where a record has its page, by its id."""
    return at(KINDS.get(record[:2], "why"), record)
