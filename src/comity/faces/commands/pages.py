"""`comity serve` and `comity demo`: a casebook to look at, one's own or that of the bundled reports."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.faces import options as o
from comity.faces.console import Session


def serve(
    ctx: typer.Context,
    case: o.Case,
    port: o.PortOption = 8421,
    host: o.HostOption = "127.0.0.1",
    token: o.TokenOption = None,
    coder: o.CoderOption = None,
) -> int:
    """Look at a casebook in the browser, and judge what belongs together."""
    session: Session = ctx.obj
    from comity.faces.http import edge_of
    from comity.faces.http import serve as serve_pages
    from comity.faces.readers import proposer_of

    desk = session.desk(case, proposer=proposer_of(None, None, session.settings))
    edge = edge_of(desk, session.settings)
    serve_pages(desk, host, port, token or session.settings.token, session.say, coder or session.settings.coder, edge)
    return 0


def demo(
    ctx: typer.Context,
    into: o.IntoOption = None,
    web: Annotated[bool, typer.Option("--web", help="Then look at it in the browser.")] = False,
    port: o.PortOption = 8421,
) -> int:
    """Read the bundled reports, written for demonstration, and show the first things worth seeing."""
    from comity.faces.demo import show_demo

    return show_demo(ctx.obj, into, port if web else None)
