"""Read: a form for a report that is pasted, for files and for an address, and what was given so far."""

from __future__ import annotations

from collections.abc import Mapping

from comity import wire
from comity.errors import UsageError
from comity.faces.desk import Desk
from comity.faces.inbox import Inbox, Job
from comity.faces.web.asked import Asked, Same, Sheet
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.shapes import record

PATH = "/read"
ASKS = ()
TWIN = record(jobs=list[Job])


def sheet(desk: Desk, _: Asked, __: Reckoning) -> Sheet:
    """The empty form."""
    return page(desk, {}, None)


def page(desk: Desk, sent: Mapping[str, str], wrong: UsageError | None) -> Sheet:
    """The form with what was typed into it, and what is wrong with that."""
    jobs = Inbox(desk.path).jobs()
    return Sheet(
        "read.html",
        {"jobs": jobs, "sent": sent, "wrong": wrong, "path": desk.path},
        lambda: {"jobs": [wire.to_dict(one) for one in jobs]},
        Same(
            f"comity read report.html --into {desk.path}",
            f"comity.open({str(desk.path)!r}).read('report.html', published='2019-12-31')",
        ),
    )
