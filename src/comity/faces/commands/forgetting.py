"""`comity forget`: reports, or a person's name, out of a casebook, with the proof."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from comity.errors import CasebookError, ComityError
from comity.faces import options as o
from comity.faces.console import Session, json_line, write
from comity.faces.words import day, plural, safe

if TYPE_CHECKING:
    from comity.faces.forgetting import Forgetting

_SHOWN = 12
_COUNTED = {
    "originals": "original", "judgements": "judgement", "codings": "line of the coders' log",
    "jobs": "note of what was given to a page", "waiting": "thing given to a page that waited to be read",
    "notes of the web": "note of what was asked of the web",
}  # fmt: skip


def forget(
    ctx: typer.Context,
    case: o.Case,
    reports: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ID...]", help="Reports, by their ids or the starts of ids.", show_default=False),
    ] = None,
    address: Annotated[
        str | None, typer.Option("--address", metavar="URL", help="The reports that stood at an address.")
    ] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="All reports of an outlet.")] = None,
    source: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="All reports that came from a file.")
    ] = None,
    copies: Annotated[bool, typer.Option("--copies", help="Also the reports that hold the same words.")] = False,
    person: Annotated[
        list[str] | None,
        typer.Option("--person", metavar="NAME", help="A private person, by the whole name; again for each spelling."),
    ] = None,
    although_known: Annotated[
        bool, typer.Option("--although-known", help="Although the directory has somebody of that name.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go, and change nothing.")] = False,
    json: o.JsonOption = False,
) -> int:
    """Remove reports, or a private person's name, from every file of a casebook, and prove that nothing is left.

    It can't be undone. A tombstone of digests keeps what was forgotten from being read in again by accident.
    """
    session: Session = ctx.obj
    from comity.faces.forgetting import AlreadyForgottenError

    try:
        found = session.desk(case).forget(
            *(reports or ()), address=address, outlet=outlet, source=source, person=person or (), copies=copies,
            although_known=although_known, dry=dry_run,
        )  # fmt: skip
    except AlreadyForgottenError as error:
        session.say(f"{error.message}: nothing is left to be done")
        return 0
    if json:
        write([json_line(_as_dict(found))])
    else:
        write(f"{safe(line)}\n" for line in _told(found, bool(person), case))
    if found.proof is not None and found.proof.found:
        left = ", ".join(dict.fromkeys(f"`{case / file}`" for file, _ in found.proof.found))
        raise _left(left)
    return 0


def _left(files: str) -> ComityError:
    return CasebookError(f"it still stands in {files}", "these files are not the casebook's: take it out of them, or delete them")  # fmt: skip  # noqa: E501


def _told(found: Forgetting, person: bool, case: Path) -> Iterator[str]:
    would = found.proof is None
    what = "report with the name" if person else "report"
    verb = ("struck out" if person else "forgotten") if not would else ("would be struck out" if person else "would be forgotten")  # fmt: skip  # noqa: E501
    yield f"{plural(len(found.reports), what)}: {verb}" if not person else f"the name {verb} in {plural(len(found.reports), 'report')}"  # fmt: skip  # noqa: E501
    for one in found.reports[:_SHOWN]:
        told = [one.id] if not would else [one.id, day(one.published), ", ".join(one.outlets), one.headline if not person else None]  # fmt: skip  # noqa: E501
        yield "  " + " · ".join(filter(None, told))
    if len(found.reports) > _SHOWN:
        yield f"  and {len(found.reports) - _SHOWN:,} more; all of them with --json"
    for kind, count in found.counts.items():
        if count and kind in _COUNTED:
            yield f"  {plural(count, _COUNTED[kind])}"
    if found.beside:
        yield f"  the originals hold {plural(found.beside, 'other report')}, whose records stay"
    if would:
        yield f"nothing was changed: comity forget {case} without --dry-run does it"
        return
    assert found.proof is not None
    proof = found.proof
    size = f"{proof.size / 1e6:,.1f} million characters" if proof.size >= 100_000 else f"{proof.size:,} characters"
    looked = ", ".join(f"{count:,} {_PIECES[kind][count != 1]}" for kind, count in proof.looked_for.items())
    yield f"looked through {plural(proof.files, 'file')}, unpacked {size}, for {looked or 'nothing'}"
    if proof.shared:
        yield f"  {plural(proof.shared, 'piece')} more stand in reports that are kept, too, and prove nothing"
    if not proof.found:
        yield f"proved: nothing of it is left in `{case}`"
    for file, kind in proof.found:
        yield f"  left: {kind} in {file}"


_PIECES = {"text": ("piece of the text", "pieces of the text"), "title": ("piece of the title", "pieces of the title"), "address": ("address", "addresses"), "name": ("form of the name", "forms of the name")}  # fmt: skip  # noqa: E501


def _as_dict(found: Forgetting) -> dict[str, Any]:
    from comity import wire

    proof = wire.to_dict(found.proof) if found.proof is not None else None
    return {
        "reports": [one.id for one in found.reports],
        "counts": dict(found.counts),
        "other_reports_in_originals": found.beside,
        "proof": proof,
    }
