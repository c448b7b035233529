"""`comity directory`: who is who, and a user's own tables over the bundled ones. The command line registers it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from comity.errors import NotFoundError, UsageError
from comity.faces import options as o
from comity.faces.console import Session, json_array, json_line, show, write
from comity.faces.words import plural, safe

app = typer.Typer(
    name="directory",
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def directory(ctx: typer.Context) -> None:
    """Who is who, and when: look somebody up, add your own, import a dictionary, check the tables."""
    if ctx.invoked_subcommand is None:
        write([ctx.get_help() + "\n"])


CaseOption = Annotated[Path | None, typer.Option("--case", metavar="CASE", help="With the tables of this casebook, over yours.")]  # fmt: skip  # noqa: E501
InCaseOption = Annotated[Path | None, typer.Option("--case", metavar="CASE", help="Into the tables of this casebook, not into yours.")]  # fmt: skip  # noqa: E501
OnOption = Annotated[str | None, typer.Option("--on", metavar="DATE", help="As of this day; today unless told.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A name, alias, id or surname, or an office: \"Iraqi prime minister\".", show_default=False)]  # fmt: skip  # noqa: E501


@app.command("show")
def show_who(
    ctx: typer.Context, name: Name, on: OnOption = None, case: CaseOption = None, json: o.JsonOption = False
) -> int:
    """Whom a name means on a day, what is known of them, and why."""
    from comity.faces.desk import now
    from comity.faces.who import who

    session: Session = ctx.obj
    found = who(name, on or now().date().isoformat(), layers_of(session, case))
    if json:
        write([json_line(found.to_dict())])
    else:
        from comity.faces.panel import who as panel

        show(panel(found))
    return 0


@app.command()
def check(
    ctx: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FOLDER]", help="A folder of tables; unless named, the bundled ones.", show_default=False
        ),
    ] = None,
    case: Annotated[Path | None, typer.Option("--case", metavar="CASE", help="The tables of this casebook.")] = None,
    json: o.JsonOption = False,
) -> int:
    """All that is wrong with the tables, by file and line. Ends with 1 if anything is."""
    from comity.faces.who import faults

    session: Session = ctx.obj
    if folder is not None and case is not None:
        raise UsageError("both a folder and `--case` are named", f"comity directory check --case {case}")
    there = _folder(case) if case is not None else folder
    under = [layer for layer in session.layers if there is None or layer.absolute() != there.absolute()]
    found = faults(there, under)
    if json:
        write(json_array(found))
    elif not found:
        write([f"the tables{f' of `{there}`' if there else ''} are well\n"])
    else:
        write(safe(f"{one['file']}:{one['line']}: {one['what']}") + "\n" for one in found)
        session.say(plural(len(found), "fault"))
    return 1 if found else 0


@app.command()
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The name as reports write it.", show_default=False)],
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="person, armed_group, party, ngo ...")
    ] = None,
    country: Annotated[str | None, typer.Option("--country", metavar="XXX", help="ISO 3166 alpha-3: IRQ.")] = None,
    sector: Annotated[
        str | None, typer.Option("--sector", metavar="S", help="PLOVER's: GOV, MIL, REB, PRM ...")
    ] = None,
    alias: Annotated[
        list[str] | None, typer.Option("--alias", metavar="NAME", help="Another name; give it again for more.")
    ] = None,
    of: Annotated[
        list[str] | None, typer.Option("--of", metavar="FACT", help="member:popular-mobilization-forces:2014..")
    ] = None,
    id: Annotated[str | None, typer.Option("--id", metavar="ID", help="Its id; made of the name unless given.")] = None,
    source: Annotated[str, typer.Option("--source", metavar="WORDS", help="Where you have it from.")] = "own",
    case: InCaseOption = None,
    json: o.JsonOption = False,
) -> int:
    """Add somebody to your own tables, or change what is known of somebody. Safe to repeat."""
    from comity.faces.who import NewActor
    from comity.faces.who import add as add_actor

    session: Session = ctx.obj
    layer, under = _target(session, case)
    new = NewActor(name, id, kind, country, sector, tuple(alias or ()), tuple(of or ()), source)
    added = add_actor(new, layer, under)
    if json:
        write([json_line(added)])
        return 0
    row = added["row"]
    begun = "; begun with the row that was known" if added["from_known"] and added["done"] != "there already" else ""
    write([safe(f"{added['done']}: {row['name']} ({row['id']}) in `{added['file']}`{begun}") + "\n"])
    session.say(f"see it: comity directory show {row['id']}{f' --case {case}' if case else ''}")
    return 0


@app.command("import")
def import_dictionaries(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Dictionaries.", show_default=False)],
    format: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="FORMAT", help="petrarch (actors or agents) or csv; by the file's name unless told."
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be read, and write nothing.")] = False,
    case: InCaseOption = None,
    json: o.JsonOption = False,
) -> int:
    """Make tables of your own of PETRARCH's dictionaries or of CSV. Who is known is not doubled. Safe to repeat."""
    from comity.faces.who import import_files

    session: Session = ctx.obj
    layer, under = _target(session, case)
    done = []
    for one in import_files(files, layer, under, format=format, write=not dry_run):
        done.append(one)
        if not json:
            _say_import(one, dry_run=dry_run)
    if json:
        write(json_array(done))
    elif not dry_run:
        session.say(f"check them: comity directory check {f'--case {case}' if case else layer}")
    return 1 if any(one["refused"] for one in done) else 0


_REFUSALS = 20  # shown one by one


def _say_import(one: Mapping[str, Any], *, dry_run: bool) -> None:
    counts = ", ".join(f"{len(one[what]):,} {what}" for what in ("new", "known", "refused"))
    lines = [f"{one['source']}: {one['read']:,} entries read: {counts}; {one['seconds']:g} s"]
    lines += [f"  line {left['line']}: {left['what']}: {left['why']}" for left in one["refused"][:_REFUSALS]]
    more = len(one["refused"]) - _REFUSALS
    lines += [f"  and {more:,} more, all with --json"] if more > 0 else []
    if one["left"]:
        lines.append(f"  {plural(len(one['left']), 'name')} or codes within entries were left out, each with its reason in --json")  # fmt: skip  # noqa: E501
    lines += [f"  {plural(one['names'], 'name')} {'would go' if dry_run else 'written'} into {', '.join(one['files']) or 'tables'}"]  # fmt: skip  # noqa: E501
    write(safe(line) + "\n" for line in lines)


def layers_of(session: Session, case: Path | None) -> tuple[Path, ...]:
    """The user's layer and, where one is named, the casebook's over it."""
    return (*session.layers, *([_folder(case)] if case is not None else []))


def _target(session: Session, case: Path | None) -> tuple[Path, tuple[Path, ...]]:
    """The layer that is written to, and those under it."""
    if case is not None:
        return _folder(case), session.layers
    if session.settings.home is None:
        raise UsageError("nothing says where your own tables are", "export COMITY_HOME=~/.config/comity")
    return session.settings.home, ()


def _folder(case: Path) -> Path:
    if not case.is_dir():
        raise NotFoundError(f"there is no casebook `{case}`", f"make one: comity read SOURCE --into {case}")
    return case
