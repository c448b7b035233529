"""Forgetting: which reports and whose name a user means, and what went. A drawer of the desk.

It knows the record, which forgets, and asks the directory whether somebody is known to the public.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from comity.errors import NotFoundError, UsageError
from comity.faces.who import who
from comity.record import originals
from comity.record.casebook import Casebook
from comity.record.forgetting import Forgetting as Forgetting
from comity.record.forgetting import forget as forget_in
from comity.record.forgetting import scan as scan
from comity.record.needles import Needles, address_written, names_written
from comity.record.tombstones import Tombstones
from comity.types import Article

if TYPE_CHECKING:
    from comity.faces.desk import Desk


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be forgotten: reports, in any of these ways, or a person by all the names given."""

    reports: tuple[str, ...] = ()
    address: str | None = None
    outlet: str | None = None
    source: str | None = None
    person: tuple[str, ...] = ()
    copies: bool = False
    although_known: bool = False


class AlreadyForgottenError(NotFoundError):
    """What is to be forgotten was forgotten before: nothing is left to be done."""

    exit_code = 0


def forget(desk: Desk, book: Casebook, asked: Asked, *, dry: bool = False) -> Forgetting:
    """Forget what is asked for; a NotFoundError where the casebook holds nothing of it."""
    by_report = any((asked.reports, asked.address, asked.outlet, asked.source))
    if by_report == bool(asked.person):
        raise UsageError("forget reports, or one person", "name an id, --address, --outlet or --from; or --person")
    moment = desk.moment()
    if asked.person:
        _check_names(desk, asked)
        found = forget_in(book.path, (), asked.person, moment, dry=dry)
        if found.proof is not None and not found.reports and not found.counts.total():
            raise NotFoundError(
                f"no file of `{book.path}` holds {' or '.join(f'`{one}`' for one in asked.person)}",
                f"{found.proof.files} files were looked through; a name may be spelt in another way",
            )
        return found
    return forget_in(book.path, _reports(book, asked), (), moment, dry=dry)


def _reports(book: Casebook, asked: Asked) -> set[str]:
    """The ids of the reports that are meant, at least one."""
    found = {_report(book, name) for name in asked.reports}
    every = book.articles() if asked.address or asked.outlet or asked.source else []
    if asked.address:
        wanted = address_written(asked.address)
        found |= _some(book, {one.id for one in every if address_written(one.url or "") == wanted}, asked.address)
    if asked.outlet:
        name = asked.outlet.casefold()
        mine = {one.id for one in every if name in (outlet.casefold() for outlet in one.outlets)}
        found |= _some(book, mine, asked.outlet)
    if asked.source:
        digests = _digests(book, asked.source)
        found |= _some(book, {one.id for one in every if one.sha256 in digests}, asked.source)
    if asked.copies:
        found |= {copy for one in list(found) for copy in book.copies_of(one)}
    return found


def _report(book: Casebook, name: str) -> str:
    stone = Tombstones(book.path).of_id(name)
    if stone is not None and stone.what == "report":
        raise AlreadyForgottenError(f"`{name}` was forgotten on {stone.at[:10]}", None)
    found = book.get(name)
    if not isinstance(found, Article):
        raise UsageError(f"`{name}` is the id of no report", f"its reports: comity why {book.path} {name}")
    return found.id


def _some(book: Casebook, found: set[str], what: str) -> set[str]:
    if not found:
        raise NotFoundError(f"no report in `{book.path}` is of `{what}`", f"comity articles {book.path} --csv")
    return found


def _digests(book: Casebook, source: str) -> set[str]:
    """The digests of the bytes that came from a file: of those noted under its name, and of itself if it is there."""
    here = {one.sha256 for one in originals.gettings(book.path) if one.where == source}
    path = Path(source)
    if path.is_file():
        with path.open("rb") as file:
            here.add(hashlib.file_digest(file, "sha256").hexdigest())
    return here


def _check_names(desk: Desk, asked: Asked) -> None:
    for name in asked.person:
        if len(Needles.made(name=names_written(name)).of) < 2:
            raise UsageError(f"`{name}` is one word, which others bear, too", "give the whole name, or forget the reports")  # fmt: skip  # noqa: E501
        try:
            known = who(name, desk.moment()[:10], desk.layers)
        except NotFoundError:
            continue
        if not asked.although_known:
            actor = known.known[0].profile.actor
            raise UsageError(
                f"the directory has `{name}`: {actor.name} is of public life",
                "if a namesake is meant: --although-known; it strikes out both",
            )
