"""What comes of asking for an address: a page, nothing new, or no; and what was known of it before."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave with an answer, so that it can be asked whether that has changed since (RFC 9110, 13)."""

    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes that were got: unpacked, from the address at which redirects ended, at a moment in ISO UTC."""

    url: str
    data: bytes
    retrieved: str
    media: str | None = None
    charset: str | None = None
    robots: str = ""  # the `X-Robots-Tag` header
    validators: Validators = Validators()


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The server says that it is what it was."""

    url: str


@dataclass(frozen=True, slots=True)
class Refused:
    """No: by us (step `address`), by the site's rules (`robots`), or by the server or the way to it (`fetch`).

    `later` is in how many seconds it may be asked again; None where asking again is of no use. `status` is what the
    server answered with, if it did.
    """

    url: str
    step: str
    reason: str
    later: float | None = None
    status: int | None = None


Answer = Page | Unchanged | Refused
