"""The command line. It knows the desk and how to show what the desk answers; nothing heavy is imported for `--help`."""

from __future__ import annotations

import difflib
import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from comity.errors import CasebookError, ComityError, UsageError
from comity.faces import directory
from comity.faces import options as o
from comity.faces.codebook import codebook
from comity.faces.console import INTERRUPTED, Session, json_array, json_line, of_error, show, write
from comity.settings import settings_from

if TYPE_CHECKING:
    from comity.faces.desk import Desk
    from comity.faces.listing import Listing

SHOWN = 50
"""Rows of a table, unless `--limit` says more."""


_ANYWHERE = ("--quiet", "-q", "--debug")  # may stand before the command or after it

app = typer.Typer(
    name="comity",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


app.add_typer(directory.app)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; its exit code: the error's, 1 where something was skipped, 130 after Ctrl-C, 70 for a fault."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    talk, rest = _talk(given)
    session = Session(settings_from({}), **talk)
    try:
        session = Session(settings_from(os.environ), **talk)
        code = app(args=rest or ["--help"], prog_name="comity", standalone_mode=False, obj=session)
        return code if isinstance(code, int) else 0
    except typer.Exit as error:
        return error.exit_code
    except (typer.Abort, KeyboardInterrupt):
        session.say("interrupted")
        return INTERRUPTED
    except ComityError as error:
        return session.fail(error, *of_error(error))
    except typer.BadParameter.__mro__[2] as error:  # type: ignore[misc]  # what Typer raises where the line is wrong
        return session.fail(error, *_usage(error))
    except BrokenPipeError:
        return 0
    except Exception as error:  # a fault of ours: said in a line, with the way to all of it
        name = f"{type(error).__name__}: {error}".rstrip(": ")
        return session.fail(error, f"Comity failed: {name}", f"comity {' '.join(given)} --debug", 70)


@app.callback(epilog="Exit codes: 0 well, 1 some items skipped, 2 usage, 3 not found, 4 a part missing, 5 casebook, 6 refused by the other side, 130 interrupted.")  # fmt: skip  # noqa: E501
def comity(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=lambda asked: _version(asked), help="Say the version.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No talk on stderr but errors.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="With the traceback of an error.")] = False,
) -> None:
    """Reads news reports and keeps the record of a conflict: who did what to whom, who says so, on what evidence.

    Begin with: comity demo
    """


@app.command()
def read(
    ctx: typer.Context,
    sources: o.Sources,
    into: o.IntoOption = None,
    published: o.PublishedOption = None,
    outlet: o.OutletOption = None,
    url: o.UrlOption = None,
    model: o.ModelOption = None,
    proposer: o.ProposerOption = None,
    proposer_model: o.ProposerModelOption = None,
    processes: o.ProcessesOption = None,
    no_originals: o.NoOriginalsOption = False,
    json: o.JsonOption = False,
    jsonl: o.JsonlOption = False,
) -> int:
    """Read reports, and keep what is read in a casebook. Safe to repeat; an interrupted run resumes."""
    from comity.faces.readers import proposer_of
    from comity.faces.reading import Wanted, read_into, read_out

    session: Session = ctx.obj
    wanted = Wanted(
        tuple(sources), published, outlet, url, model or session.settings.model,
        processes or session.settings.processes, sys.stdin.buffer if "-" in sources else None,
        proposer_of(proposer, proposer_model, session.settings),
    )  # fmt: skip
    if into is None:
        return read_out(session, wanted, json=json, jsonl=jsonl)
    return read_into(session, into, wanted, originals=not no_originals, json=json, jsonl=jsonl)


def _listing_command(name: str, says: str) -> None:
    """Make the command that lists one kind of record. All take the same filters, and the casebook says which fit."""

    @app.command(name, help=says)
    def command(
        ctx: typer.Context,
        case: o.Case,
        actor: o.ActorOption = None,
        recipient: o.RecipientOption = None,
        type: o.TypeOption = None,
        since: o.SinceOption = None,
        until: o.UntilOption = None,
        status: o.StatusOption = None,
        voice: o.VoiceOption = None,
        about: o.AboutOption = None,
        search: o.SearchOption = None,
        as_of: o.AsOfOption = None,
        limit: o.LimitOption = None,
        json: o.JsonOption = False,
        jsonl: o.JsonlOption = False,
        csv: o.CsvOption = False,
    ) -> int:
        desk = _open(ctx.obj, case)
        if name == "claims" and about is not None and about.startswith("e-") and not (json or jsonl or csv):
            _show_ledger(desk, about, as_of)
            return 0
        narrowed = any((actor, recipient, type, since, until, status, voice, about, search, as_of))
        data = json or jsonl or csv
        asked = limit if data or limit is not None or name == "outcomes" else SHOWN + 1
        found = getattr(desk, name)(
            actor=actor, recipient=recipient, type=type, since=since, until=until, status=status, voice=voice,
            about=about, search=search, as_of=as_of, limit=asked,
        )  # fmt: skip
        if data:
            _write_listing(name, found, json=json, jsonl=jsonl)
        elif not (name == "outcomes" and _show_outcomes(ctx.obj, desk, found, actor, as_of)):
            _show_listing(ctx.obj, desk, case, name, found, as_of, cut=limit is None, narrowed=narrowed)
        return 0


LISTINGS = {
    "events": "What was done: who to whom, when, on whose word; clustered over reports.",
    "claims": "Who says what, on what evidence.",
    "actors": "Who is named, and how often.",
    "articles": "The reports.",
    "mentions": "What single sentences say was done.",
    "stances": "Who is for or against whom.",
    "outcomes": "What came of what was asked, refused, threatened or promised; with --actor an actor's record.",
    "skipped": "What was not read, and why.",
}
for _name, _says in LISTINGS.items():
    _listing_command(_name, _says)


@app.command()
def ties(
    ctx: typer.Context,
    case: o.Case,
    on: o.OnOption = None,
    actor: o.ActorOption = None,
    as_of: o.AsOfOption = None,
    limit: o.LimitOption = None,
    json: o.JsonOption = False,
    jsonl: o.JsonlOption = False,
    csv: o.CsvOption = False,
) -> int:
    """How each actor behaves toward each other on a day, with an interval, and on how much that rests."""
    from comity.faces.timeline import ties as table

    desk = _open(ctx.obj, case)
    _relations("ties", desk.ties(on=on, actor=actor, as_of=as_of), table, ctx.obj, desk, limit, json, jsonl, csv)
    return 0


@app.command()
def shifts(
    ctx: typer.Context,
    case: o.Case,
    actor: o.ActorOption = None,
    since: o.SinceOption = None,
    until: o.UntilOption = None,
    as_of: o.AsOfOption = None,
    limit: o.LimitOption = None,
    json: o.JsonOption = False,
    jsonl: o.JsonlOption = False,
    csv: o.CsvOption = False,
) -> int:
    """When two actors turned against each other or toward each other, by how much, and how sure that is."""
    from comity.faces.timeline import shifts as table

    desk = _open(ctx.obj, case)
    found = desk.shifts(actor=actor, since=since, until=until, as_of=as_of)
    _relations("shifts", found, table, ctx.obj, desk, limit, json, jsonl, csv)
    return 0


def _relations(
    name: str,
    found: Listing[Any],
    table: Callable[[Sequence[Any], Desk], Any],
    session: Session,
    desk: Desk,
    limit: int | None,
    json: bool,
    jsonl: bool,
    csv: bool,
) -> None:
    """Ties or shifts as data, or as a table of the first ones."""
    from comity.faces.listing import Listing

    if json or jsonl or csv:
        whole = found if limit is None else Listing(found[:limit], name, lambda: found.to_dicts()[:limit])
        _write_listing(name, whole, json=json, jsonl=jsonl)
    elif not found:
        session.say(f"no {name} in `{desk.path}`: too little is told between any two, or nothing fits the filters")
    else:
        most = SHOWN if limit is None else limit
        show(table(found[:most], desk))
        if most < len(found):
            session.say(f"the first {most} are shown; more with --limit, all of them with --jsonl")


@app.command()
def why(ctx: typer.Context, case: o.Case, id: o.Id, as_of: o.AsOfOption = None, json: o.JsonOption = False) -> int:
    """From any id down to the sentences in their reports that it rests on."""
    answer = _open(ctx.obj, case).why(id, as_of)
    if json:
        write([json_line(answer.to_dict())])
    else:
        from comity.faces.tree import why as tree

        show(tree(answer))
    return 0


@app.command()
def judge(
    ctx: typer.Context,
    case: o.Case,
    verdict: Annotated[o.Verdict, typer.Argument(show_default=False)],
    left: o.Id,
    right: o.Id,
    coder: o.CoderOption = None,
    json: o.JsonOption = False,
) -> int:
    """Decide whether two events, or two event mentions, are one. `comity undo` takes it back."""
    made = _open(ctx.obj, case).judge(verdict.value, left, right, judge=coder or ctx.obj.settings.coder)
    _say_judgement(made, f"{made.left} and {made.right}: {made.verdict}, says {made.judge}", json)
    ctx.obj.say(f"take it back: comity undo {case}")
    return 0


@app.command()
def undo(
    ctx: typer.Context,
    case: o.Case,
    id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A judgement; the last one unless named.", show_default=False)
    ] = None,
    coder: o.CoderOption = None,
    json: o.JsonOption = False,
) -> int:
    """Take back a judgement."""
    gone = _open(ctx.obj, case).undo(id, judge=coder or ctx.obj.settings.coder)
    _say_judgement(gone, f"taken back: {gone.left} and {gone.right}: {gone.verdict}, said {gone.judge}", json)
    return 0


@app.command()
def camps(
    ctx: typer.Context,
    case: o.Case,
    on: o.OnOption = None,
    since: o.ComparedOption = None,
    as_of: o.AsOfOption = None,
    json: o.JsonOption = False,
    jsonl: o.JsonlOption = False,
    csv: o.CsvOption = False,
) -> int:
    """Who stands together on a day, how surely, against whom, and which ties strain it."""
    desk = _open(ctx.obj, case)
    found = desk.camps(on=on, since=since, as_of=as_of)
    if json or jsonl or csv:
        _write_listing("camps", found, json=json, jsonl=jsonl)
    elif not found:
        ctx.obj.say(f"no camp holds: too little is known of too few in `{case}`")
    else:
        from comity.faces import stands

        told = {actor for one in found for actor in (*one.actors, *one.against, *one.joined, *one.left)}
        triads = {actor for one in found for triad in one.strained for actor in (*triad.actors, *triad.balanced_by)}
        show(stands.camps(found, desk.names(told | triads)))
    return 0


@app.command()
def forecast(
    ctx: typer.Context,
    case: o.Case,
    actor: o.EitherOption = None,
    horizon: o.HorizonOption = 30,
    on: o.OnOption = None,
    as_of: o.AsOfOption = None,
    limit: o.LimitOption = None,
    json: o.JsonOption = False,
    jsonl: o.JsonlOption = False,
    csv: o.CsvOption = False,
) -> int:
    """What is to be expected of two actors: each kind of deed, and a turn, beside plain guesses."""
    desk = _open(ctx.obj, case)
    found = desk.forecast(actor=actor, horizon=horizon, on=on, as_of=as_of, limit=limit)
    if json or jsonl or csv:
        _write_listing("forecasts", found, json=json, jsonl=jsonl)
    elif not found:
        ctx.obj.say(f"nothing can be forecast: too little is known of too few in `{case}`")
    else:
        from comity.faces import stands

        shown = found[: limit or SHOWN]
        show(stands.forecasts(shown, desk.names({actor for one in shown for actor in (one.source, one.target)})))
    return 0


@app.command()
def verify(ctx: typer.Context, case: o.Case, json: o.JsonOption = False) -> int:
    """Check a casebook: its bytes, its spans, its index."""
    desk = _open(ctx.obj, case)
    findings = [(one.where, one.what) for one in desk.verify()]
    if json:
        write(json_array({"where": where, "what": what} for where, what in findings))
    elif not findings:
        write([f"`{case}` is well: its segments, its spans and its index agree\n"])
    else:
        write(f"{where}: {what}\n" for where, what in findings)
    if findings:
        ctx.obj.say(f"{len(findings)} findings; where the index alone is wrong: comity rebuild {case}")
    return CasebookError.exit_code if findings else 0


@app.command()
def rebuild(ctx: typer.Context, case: o.Case) -> int:
    """Make the index of a casebook anew from its segments and judgements."""
    _open(ctx.obj, case, quietly=True).rebuild()
    write([f"the index of `{case}` is new\n"])
    return 0


@app.command()
def serve(
    ctx: typer.Context,
    case: o.Case,
    port: o.PortOption = 8421,
    host: o.HostOption = "127.0.0.1",
    token: o.TokenOption = None,
) -> int:
    """Look at a casebook in the browser: each report with its deeds and words marked."""
    desk = _open(ctx.obj, case)
    from comity.faces.http import serve as serve_pages

    serve_pages(desk, host, port, token or ctx.obj.settings.token, ctx.obj.say)
    return 0


@app.command()
def demo(
    ctx: typer.Context,
    into: o.IntoOption = None,
    web: Annotated[bool, typer.Option("--web", help="Then look at it in the browser.")] = False,
    port: o.PortOption = 8421,
) -> int:
    """Read the bundled reports, written for demonstration, and show the first things worth seeing."""
    from comity.faces.demo import show_demo

    return show_demo(ctx.obj, into, port if web else None)


@app.command()
def doctor(ctx: typer.Context, model: o.ModelOption = None, json: o.JsonOption = False) -> int:
    """Say what is installed and what is missing, and what to type."""
    from comity.faces.doctor import examine

    checks = examine(model or ctx.obj.settings.model)
    if json:
        write(json_array(check.to_dict() for check in checks))
    else:
        write(check.line() for check in checks)
    return max((check.exit_code for check in checks), default=0)


app.add_typer(codebook)


def _open(session: Session, case: Path, *, quietly: bool = False) -> Desk:
    """The desk of a casebook that is there; says what had to be mended."""
    from comity.faces.desk import Desk

    desk = Desk(case, model=session.settings.model, layers=session.layers)
    for notice in () if quietly else desk.notices:
        session.say(notice)
    return desk


def _write_listing(name: str, found: Listing[Any], *, json: bool, jsonl: bool) -> None:
    from comity.faces.columns import csv_of

    if json:
        write(json_array(found.to_dicts()))
    elif jsonl:
        write(map(json_line, found.to_dicts()))
    else:
        write(csv_of(KINDS[name], found.to_dicts()))


KINDS = {
    "events": "event", "claims": "attribution", "actors": "actor", "articles": "article", "mentions": "event_mention",
    "stances": "stance", "skipped": "skip", "ties": "tie", "shifts": "shift", "camps": "camp", "forecasts": "forecast",
    "outcomes": "outcome",
}  # fmt: skip


def _show_ledger(desk: Desk, event: str, as_of: str | None) -> None:
    from comity.faces.ledger import ledger

    show(ledger(desk.ledger(event, as_of=as_of), desk))


def _show_outcomes(session: Session, desk: Desk, found: Listing[Any], actor: str | None, as_of: str | None) -> bool:
    """Show what there is of an actor's record, or of everybody's; whether there is anything."""
    from comity.faces.outcomes import record_of

    asked_of = desk.outcomes(recipient=actor, type="request", as_of=as_of) if actor is not None else ()
    if found or asked_of:
        show(record_of(found, desk, asked_of, as_of, SHOWN))
    if any(one.by for one in found):
        session.say(f"at most {SHOWN} of a kind are shown, and none that is open: those with --status open")
    return bool(found or asked_of)


def _show_listing(
    session: Session,
    desk: Desk,
    case: Path,
    name: str,
    found: Listing[Any],
    as_of: str | None,
    *,
    cut: bool,
    narrowed: bool,
) -> None:
    from comity.faces.listing import Listing
    from comity.faces.show import table_of

    if not found:
        session.say(_nothing(name, case, narrowed=narrowed))
        return
    shown = Listing(found[:SHOWN], name, list) if cut else found
    show(table_of(shown, desk, as_of))
    if len(shown) < len(found):
        session.say(f"the first {SHOWN} are shown; more with --limit, all of them with --jsonl")


def _nothing(name: str, case: Path, *, narrowed: bool) -> str:
    """Why a list is empty, and the command that fills it."""
    if narrowed:
        return f"no {name} in `{case}` fit the filters; all of them: comity {name} {case}"
    if name == "skipped":
        return f"nothing was skipped in `{case}`"
    return f"`{case}` holds no {name}; read more into it: comity read SOURCE --into {case}"


def _say_judgement(made: Any, text: str, json: bool) -> None:
    from comity import wire

    write([json_line(wire.to_line(made)) if json else f"{text}  ({made.id})\n"])


def _talk(given: Sequence[str]) -> tuple[dict[str, bool], list[str]]:
    """The flags that may stand anywhere, and the line without them; what follows `--` is nobody's flag."""
    end = given.index("--") if "--" in given else len(given)
    before = given[:end]
    talk = {
        "quiet": "--quiet" in before or "-q" in before,
        "debug": "--debug" in before,
        "json": "--json" in before or "--jsonl" in before,
    }
    return talk, [word for word in before if word not in _ANYWHERE] + list(given[end:])


def _usage(error: Any) -> tuple[str, str, int]:
    """What Typer says of a wrong line, in our words: the message, what to type, the code."""
    message = re.sub(r"'([^']*)'", r"`\1`", " ".join(error.format_message().split()).split(" (Possible")[0])
    possible = getattr(error, "possibilities", None)
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "comity"
    if possible:
        hint = f"did you mean {' or '.join(f'`{one}`' for one in possible)}?"
    elif "No such command" in message:
        unknown = next(iter(re.findall("`([^`]*)`", message)), "")
        under = command.removeprefix("comity").strip()  # of a group such as `comity directory`
        near = difflib.get_close_matches(unknown, _commands(under), 2)
        full = [" ".join(filter(None, ("comity", under, one))) for one in near]
        message = f"there is no command `{' '.join(filter(None, (under, unknown)))}`"
        hint = f"did you mean {' or '.join(f'`{one}`' for one in full)}?" if near else f"{command} --help"
    else:
        hint = f"{command} --help"
    return message.rstrip("."), hint, UsageError.exit_code


def _commands(under: str = "") -> list[str]:
    """The names of all commands, or of those of a group."""
    group = typer.main.get_group(app) if not under else typer.main.get_group(app).commands.get(under)
    return sorted(getattr(group, "commands", ()))


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        write([f"comity {version('comity')}\n"])
        raise typer.Exit(0)


if __name__ == "__main__":
    sys.exit(main())
