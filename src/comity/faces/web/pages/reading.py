"""Reading: how far something is that was given to be read, what was skipped and why, and the reports, marked."""

from __future__ import annotations

import shlex

from comity import wire
from comity.faces.desk import Desk
from comity.faces.inbox import Inbox, Job
from comity.faces.web.asked import Asked, Same, Sheet
from comity.faces.web.reckoning import Reckoning

PATH = "/read/{name}"
ASKS = ()
TWIN = Job
AGAIN = 2
"""Seconds after which the page loads again where no script does that."""


def sheet(desk: Desk, asked: Asked, _: Reckoning) -> Sheet:
    """A job of the inbox."""
    job = Inbox(desk.path).job(asked.named["name"])
    names = [shlex.quote(one.name if one.kind != "paste" else "report.txt") for one in job.given[:3]]
    beside = {"published": job.beside.published, "outlet": job.beside.outlet}
    options = "".join(f" --{name} {shlex.quote(value)}" for name, value in beside.items() if value)
    arguments = "".join(f", {name}={value!r}" for name, value in beside.items() if value)
    given = ", ".join(repr(one.name if one.kind != "paste" else "report.txt") for one in job.given[:3])
    return Sheet(
        "reading.html",
        {"job": job, "headline": headline(job), "again": AGAIN},
        lambda: wire.to_dict(job),
        Same(
            f"comity read {' '.join(names)}{options} --into {shlex.quote(str(desk.path))}",
            f"comity.open({str(desk.path)!r}).read({given}{arguments})",
        ),
    )


def headline(job: Job) -> str:
    """How far a job is, in a few words."""
    if job.state == "done":
        return "Read" if job.reports or not job.skipped else "Nothing could be read"
    if job.state == "reading" and job.found:
        return f"Reading, {job.read:,} of {job.found:,}{' and more' if job.more else ''}"
    return {"queued": "In the queue", "reading": "Reading", "waiting": "Waiting", "stopped": "Stopped",
            "failed": "It could not be read"}[job.state]  # fmt: skip
