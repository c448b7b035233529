"""The web server: the pages of a casebook as an application that nobody else can use, and what serves it."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from comity.errors import UsageError
from comity.faces.clerk import OpenWeb
from comity.faces.desk import Desk
from comity.faces.edge import web_of
from comity.faces.web.paper import FOLDER
from comity.faces.web.site import Site
from comity.settings import Settings

LOOPBACK = ("127.0.0.1", "localhost")
SHORTEST_TOKEN = 12
"""Characters; at random, more than can be tried over a network."""

CONNECTIONS = 200
"""Connections that are open at once; whoever comes then is told to try again."""

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",  # for browsers that do not know frame-ancestors
    "Cache-Control": "no-store",
}
_COOKIE = "comity_token"


def application(
    desk: Desk,
    token: str | None = None,
    hosts: tuple[str, ...] = LOOPBACK,
    coder: str = "person",
    edge: OpenWeb | None = None,
) -> FastAPI:
    """The pages of a casebook as an ASGI application; with a token, nobody sees them without it.

    `coder` is under whose name judgements are made, `edge` how addresses that are given to be read are asked for.
    """
    site = Site(desk, coder, edge or edge_of(desk))

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        site.clerk.begin()
        yield
        await run_in_threadpool(site.clerk.end)

    web = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, lifespan=life)
    site.lay_into(web)
    web.state.reckoning, web.state.clerk = site.reckoning, site.clerk
    site.reckoning.look()

    @web.middleware("http")
    async def guard(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
        shown = request.query_params.get("token")
        if token is None or _same(request.cookies.get(_COOKIE), token):
            response = await go_on(request)
        elif _same(shown, token):
            response = RedirectResponse("/" + request.url.path.lstrip("/\\"), 303)  # `//host` would be another site
            response.set_cookie(_COOKIE, token, httponly=True, samesite="strict")
        else:
            response = site.refuse(request, "this casebook needs a token", "open it with ?token=TOKEN", 6, 403)
        if request.url.path.startswith("/static/"):
            response.headers["Cache-Control"] = "max-age=3600"
        return response

    @web.exception_handler(Exception)
    async def fault(request: Request, error: Exception) -> Response:
        message = f"Comity failed: {type(error).__name__}"
        return site.refuse(request, message, "the terminal of `comity serve` says more", 70, 500)

    web.mount("/static", StaticFiles(directory=FOLDER / "static"), name="static")
    if token is None:  # a name of somebody else's that resolves to this machine is no way in
        web.add_middleware(TrustedHostMiddleware, allowed_hosts=[*hosts])
    _forbid(web)
    return web


def _forbid(web: FastAPI) -> None:
    """Have every answer say what it forbids, those too that come before or after all pages: refusals and faults."""
    stack = web.build_middleware_stack

    def forbidding() -> ASGIApp:
        inner = stack()

        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            async def sent(message: Message) -> None:
                if message["type"] == "http.response.start":
                    headers = MutableHeaders(scope=message)
                    for name, value in _HEADERS.items():
                        headers.setdefault(name, value)
                await send(message)

            await inner(scope, receive, sent)

        return answer

    web.build_middleware_stack = forbidding  # type: ignore[method-assign]  # what Starlette itself answers is outermost


def edge_of(desk: Desk, settings: Settings | None = None) -> OpenWeb:
    """The edge to the web for what is given to be read on the pages; addresses that are not public are refused."""
    return lambda stop, notice: web_of(desk.path, settings, notice=notice, stop=stop, one_by_one=True)


def serve(
    desk: Desk,
    host: str,
    port: int,
    token: str | None,
    say: Callable[[str], None],
    coder: str = "person",
    edge: OpenWeb | None = None,
) -> None:
    """Serve a casebook until Ctrl-C; a UsageError where others could reach it and there is no token."""
    import uvicorn

    if host not in LOOPBACK and not token:
        raise UsageError(
            f"`{host}` can be reached by others, and there is no token",
            f"comity serve {desk.path} --host {host} --token {secrets.token_urlsafe(12)}",
        )
    token = token if host not in LOOPBACK else None
    if token is not None and len(token) < SHORTEST_TOKEN:
        raise UsageError(
            f"a token of {len(token)} characters can be guessed",
            f"give at least {SHORTEST_TOKEN}, such as {secrets.token_urlsafe(12)}",
        )
    shown = f"[{host}]" if ":" in host else host
    say(f"`{desk.path}` is at http://{shown}:{port}/{'?token=' + token if token else ''}  (Ctrl-C ends it)")
    web = application(desk, token, coder=coder, edge=edge)
    # others than this machine's own browser may leave connections open: no more than a desk needs are held
    uvicorn.run(
        web, host=host, port=port, log_level="warning", server_header=False, limit_concurrency=CONNECTIONS, ws="none"
    )


def _same(shown: str | None, token: str) -> bool:
    return shown is not None and secrets.compare_digest(shown.encode(), token.encode())
