"""`comity brief`: what changed, in one or two pages, every clause with its source."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.faces import options as o
from comity.faces.console import Session, json_line, write


def brief(
    ctx: typer.Context,
    case: o.Case,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE", help="What was reported on this day or later; all unless said."),
    ] = None,
    as_of: o.AsOfOption = None,
    html: Annotated[bool, typer.Option("--html", help="As one file of HTML that prints on two pages.")] = False,
    json: o.JsonOption = False,
) -> int:
    """What changed, who turned, what is disputed, asked and claimed without evidence; every clause with its source."""
    session: Session = ctx.obj
    found = session.desk(case).brief(since=since, as_of=as_of)
    if json:
        from comity import wire

        write([json_line(wire.to_dict(found))])
    elif html:
        from comity.faces.brief.onefile import onefile

        write([onefile(found)])
    else:
        from comity.faces.brief.markdown import markdown

        write(markdown(found))
    return 0
