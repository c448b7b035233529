"""`comity read`: into a casebook, or out to the screen; with progress, and the words that it ends with."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import typer

from comity.errors import UsageError
from comity.faces import options as o
from comity.faces.console import (
    INTERRUPTED,
    Progress,
    Session,
    json_array,
    json_line,
    say_of_private,
    say_of_undated,
    show,
    write,
)
from comity.faces.summary import Summary
from comity.types import Reading, Skip

if TYPE_CHECKING:
    from comity.faces.edge import Web
    from comity.faces.engines import Engine
    from comity.faces.readers import Proposer


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
    engine: o.EngineOption = o.Engine.here,
    no_originals: o.NoOriginalsOption = False,
    forgotten: o.ForgottenOption = False,
    links: o.LinksOption = False,
    allow_private: o.AllowPrivateOption = False,
    json: o.JsonOption = False,
    jsonl: o.JsonlOption = False,
) -> int:
    """Read reports, and keep what is read in a casebook. Safe to repeat; an interrupted run resumes."""
    from comity.faces.edge import on_web, web_of
    from comity.faces.readers import proposer_of

    session: Session = ctx.obj
    session.mute_libraries()
    wanted = Wanted(
        tuple(sources), published, outlet, url, model or session.settings.model,
        processes or session.settings.processes, sys.stdin.buffer if "-" in sources else None,
        proposer_of(proposer, proposer_model, session.settings),
        web_of(into, session.settings, allow_private=allow_private, notice=session.say) if on_web(sources) else None,
        links, engine.value, forgotten,
    )  # fmt: skip
    with wanted.web or nullcontext():
        if into is None:
            if wanted.engine != "here":
                raise UsageError(
                    f"the engine `{wanted.engine}` reads into a casebook, and none is named", "--into CASE"
                )
            return read_out(session, wanted, json=json, jsonl=jsonl)
        return read_into(session, into, wanted, originals=not no_originals, json=json, jsonl=jsonl)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be read, and what its reader knows of it."""

    sources: tuple[str, ...]
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    model: str | None = None
    processes: int | None = None
    stdin: BinaryIO | None = None
    proposer: Proposer | None = None
    web: Web | None = None
    links: bool = False
    engine: Engine = "here"
    forgotten: bool = False


def read_into(
    session: Session, case: Path, wanted: Wanted, *, originals: bool = True, json: bool = False, jsonl: bool = False
) -> int:
    """Read and keep; with `jsonl` print what is read now as well, with `json` the summary. The exit code."""
    from comity.faces.desk import Desk

    reached = Summary()

    def seen(summary: Summary) -> None:
        nonlocal reached
        reached = summary
        progress(summary)

    desk = Desk(case, layers=session.layers, proposer=wanted.proposer)
    try:
        with Progress(session, "reading") as progress:
            reached = desk.read(
                *wanted.sources,
                published=wanted.published,
                outlet=wanted.outlet,
                url=wanted.url,
                model=wanted.model,
                processes=wanted.processes,
                originals=originals,
                stdin=wanted.stdin,
                web=wanted.web,
                links=wanted.links,
                engine=wanted.engine,
                forgotten=wanted.forgotten,
                notice=session.say,
                each=_print_lines if jsonl else None,
                progress=seen,
            )
    except KeyboardInterrupt:
        session.say(f"interrupted: {reached}. What was kept is kept; the same command goes on from there")
        return INTERRUPTED
    if json:
        write([json_line(reached.to_dict())])
    session.say(str(reached))
    say_of_private(session, reached)
    for line in _kept(reached, case):
        session.say(line)
    if reached.new or reached.changed:
        say_of_undated(session, desk.holdings().undated, f" in `{case}`")
    return reached.exit_code


def read_out(session: Session, wanted: Wanted, *, json: bool = False, jsonl: bool = False) -> int:
    """Read and print: records as they come with `jsonl`, as an array with `json`, else a table. The exit code."""
    from comity.faces.readers import hints_of, lines_of, readings

    hints = hints_of(wanted.published, wanted.outlet, wanted.url)
    found: list[Reading] = []
    records: list[dict[str, Any]] = []
    skips: list[Skip] = []
    summary = Summary()
    with Progress(session, "reading") as progress:
        for one in readings(
            *wanted.sources,
            hints=hints,
            model=wanted.model,
            layers=session.layers,
            proposer=wanted.proposer,
            processes=wanted.processes,
            stdin=wanted.stdin,
            web=wanted.web,
            links=wanted.links,
        ):
            if jsonl:
                _print_lines(one)
            elif json:
                records += lines_of(one)
            elif isinstance(one, Reading):
                found.append(one)
            if isinstance(one, Skip):
                skips.append(one)
                summary = summary.with_skips([one])
            else:
                summary = summary.plus(new=1)
            progress(summary)
    if json:
        write(json_array(records))
    elif any(reading.event_mentions for reading in found):
        from comity.faces.coding import conflicts
        from comity.faces.show import readings as table

        show(table(found, conflicts(session.layers).__contains__))
    elif found:
        session.say("no deeds were told in what was read")
    for skip in skips[:_NAMED] if not (json or jsonl) else ():
        session.say(f"skipped {skip.where}: {skip.reason}")
    session.say(str(summary))
    say_of_private(session, summary)
    say_of_undated(session, sum(one.article.published is None for one in found))
    if found:
        session.say(f"keep it: comity read {' '.join(wanted.sources)} --into CASE")
    return summary.exit_code


_NAMED = 10  # skips named one by one where no casebook holds them


def _kept(summary: Summary, case: Path) -> list[str]:
    parts = [f"{summary.new:,} new" if summary.new or not summary.already else ""]
    parts.append(f"{summary.changed:,} read anew" if summary.changed else "")
    parts.append(f"{summary.already:,} held already" if summary.already else "")
    lines = [f"in `{case}`: {', '.join(filter(None, parts))}"]
    if summary.skipped:
        lines.append(f"what was skipped: comity skipped {case}")
    elif summary.read:
        lines.append(f"next: comity events {case}")
    return lines


def _print_lines(one: Reading | Skip) -> None:
    from comity.faces.readers import lines_of

    write(map(json_line, lines_of(one)))
