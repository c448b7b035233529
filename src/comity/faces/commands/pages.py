"""`comity serve`, `comity page` and `comity demo`: a casebook to look at, one's own or the bundled reports'."""

from __future__ import annotations

from typing import Annotated

import typer

from comity.faces import options as o
from comity.faces.console import Session, write


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


def page(
    ctx: typer.Context,
    case: o.Case,
    address: Annotated[
        str,
        typer.Argument(metavar="ADDRESS", help="A page of the desk, such as /pair/iran/iraq.", show_default=False),
    ],
    desk: Annotated[
        str, typer.Option("--desk", metavar="URL", help="The desk that its links lead to.")
    ] = "http://127.0.0.1:8421",
) -> int:
    """A page of the desk as one file of HTML, on stdout: it opens without a server, and fetches nothing."""
    session: Session = ctx.obj
    from comity.faces.web.saved import page_file

    write([page_file(session.desk(case), address, desk.rstrip("/"))])
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
