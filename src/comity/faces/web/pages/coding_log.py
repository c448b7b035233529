"""The coders' log: who drew, answered, settled and took back what, and when."""

from __future__ import annotations

from comity import wire
from comity.errors import RefusedError
from comity.faces.desk import Desk
from comity.faces.team import said_in
from comity.faces.web.asked import Asked, Same, Sheet
from comity.faces.web.listed import OF_LISTS, rows_of, twin_of
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.shapes import like, listed
from comity.types import Coded

PATH = "/coding/log"
ASKS = OF_LISTS
TWIN = listed(like(Coded))


def sheet(desk: Desk, asked: Asked, _: Reckoning) -> Sheet:
    """A page of the log, the newest first; not for those who still code blind."""
    for coding in desk.team.samples():
        if asked.coder in coding.sample.coders and coding.next_for(asked.coder) is not None:
            raise RefusedError(f"`{asked.coder}` still codes blind", "the log shows the others' answers: code first")
    lines = desk.team.log()[::-1]
    found = rows_of(asked, len(lines), lambda many, after: lines[after : after + many])
    return Sheet(
        "coding_log.html",
        {"found": found, "said_in": said_in},
        lambda: twin_of(found, [wire.to_dict(one) for one in found.rows]),
        Same(f"comity coding log {desk.path}", f"comity.open({str(desk.path)!r}).team.log()"),
    )
