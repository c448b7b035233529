"""About this casebook: what was read, when, by which version of the reader, and what had to be left out."""

from __future__ import annotations

from comity import wire
from comity.faces.desk import Desk
from comity.faces.lookups import Holdings
from comity.faces.web.asked import Asked, Same, Sheet
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.shapes import like

PATH = "/about"
ASKS = ()
TWIN = like(Holdings, judgements=int, notices=list[str])


def sheet(desk: Desk, _: Asked, reckoning: Reckoning) -> Sheet:
    """The figures of a casebook."""
    held = desk.holdings()
    judged = [one for one in desk.judgements() if one.verdict != "undo"]
    values = {
        "held": held,
        "path": desk.path,
        "notices": desk.notices,
        "judged": len(judged),
        "reckoned": reckoning.look(),
    }
    return Sheet(
        "about.html",
        values,
        lambda: {**wire.to_dict(held), "judgements": len(judged), "notices": desk.notices},
        Same(f"comity verify {desk.path}", f"comity.open({str(desk.path)!r}).verify()"),
    )
