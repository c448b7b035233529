"""Receiving: what is pasted, dropped or named on the page `/read` goes into the inbox, from our own pages alone.

What is too large is refused before it is held: by what the browser says of its length, and else as it comes. Files go
to the disk as they come.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.types import Message

from comity.errors import UsageError
from comity.faces.clerk import Clerk
from comity.faces.desk import Desk
from comity.faces.inbox import LONGEST_NAME, Beside, Given, Inbox, shown_name
from comity.faces.web.asked import Asked, at
from comity.faces.web.judging import Judging, check_origin
from comity.faces.web.pages import read
from comity.faces.web.paper import Paper

MOST = 100 * 1024 * 1024
"""Bytes that may be sent at once, all files together."""

PASTED = 4 * 1024 * 1024
"""Bytes of what is pasted."""

FILES = 50
"""Files that may be sent at once."""

_FIELDS = 8  # of the form, with one to spare
_TOO_MUCH = f"that is more than {MOST // 1024**2} MB at once"


@dataclass(frozen=True, slots=True)
class Receiving:
    """The forms of the page `/read`, and of the page of a job."""

    desk: Desk
    paper: Paper
    judging: Judging
    inbox: Inbox
    clerk: Clerk

    async def give(self, request: Request) -> Response:
        """Take what a form holds into the inbox; the address of its job. What can't be read stays in the form."""
        check_origin(request.headers.get("origin"), str(request.base_url))
        async with within_bounds(request).form(max_files=FILES, max_fields=_FIELDS, max_part_size=PASTED) as form:
            sent = {name: value for name, value in form.items() if isinstance(value, str)}
            self.judging.check(sent, request.headers.get("origin"), str(request.base_url))
            try:
                job = await run_in_threadpool(self._put, form, sent)
            except UsageError as error:
                return HTMLResponse(self._form_again(sent, error), 400)
        return RedirectResponse(at("read", job), 303)

    def stop(self, sent: Mapping[str, str], _: str) -> str:
        """Stop the job that a form names; the address to go on at."""
        job = self.inbox.job(sent.get("job", ""))
        self.inbox.ask_to_stop(job)
        self.clerk.begin()
        return at("read", job.id)

    def again(self, sent: Mapping[str, str], _: str) -> str:
        """Read the job that a form names once more; the address to go on at."""
        job = self.inbox.again(self.inbox.job(sent.get("job", "")))
        self.clerk.begin()
        return at("read", job.id)

    def _put(self, form: FormData, sent: Mapping[str, str]) -> str:
        beside = Beside(
            *(sent.get(name, "").strip()[:LONGEST_NAME] or None for name in ("outlet", "published", "title"))
        )
        job = self.inbox.put(given_in(form, sent), beside, self.desk.moment())
        self.clerk.begin()
        return job.id

    def _form_again(self, sent: Mapping[str, str], error: UsageError) -> str:
        sheet = read.page(self.desk, sent, error)
        return self.paper.set(sheet, Asked(read.PATH), self.judging.form, None)


def given_in(form: FormData, sent: Mapping[str, str]) -> list[tuple[Given, BinaryIO | bytes | None]]:
    """What a form gives to be read, with its bytes; of an address there are none yet."""
    found: list[tuple[Given, BinaryIO | bytes | None]] = []
    if pasted := sent.get("text", "").strip():
        held = pasted.encode("utf-8", "replace")
        found.append((Given("paste", "pasted", len(held)), held))
    for one in form.getlist("files"):
        if isinstance(one, UploadFile) and (one.filename or one.size):  # a chooser without a file sends an empty one
            found.append((Given("file", shown_name(one.filename or ""), one.size or 0), one.file))
    if address := sent.get("address", "").strip():
        found.append((Given("address", address), None))
    return found


def within_bounds(request: Request) -> Request:
    """The request, refused where it is too long: at once where it says so, else when it has become so."""
    length = request.headers.get("content-length", "")
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise UsageError("what is given to be read is sent as a form", "use the page /read")
    if length.isascii() and length.isdigit() and int(length) > MOST:
        raise HTTPException(413, _TOO_MUCH)
    come = 0

    async def receive() -> Message:
        nonlocal come
        message = await request.receive()
        come += len(message.get("body", b""))
        if come > MOST:
            raise MultiPartException(_TOO_MUCH)  # which lets go of the files that were begun
        return message

    return Request(request.scope, receive)
