"""The web server: the pages of a casebook as an application that nobody else can use, and what serves it."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from comity.errors import UsageError
from comity.faces.clerk import OpenWeb
from comity.faces.desk import Desk
from comity.faces.edge import web_of
from comity.faces.web.paper import FOLDER
from comity.faces.web.site import Site
from comity.settings import Settings

LOOPBACK = ("127.0.0.1", "localhost")
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
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
            response = RedirectResponse(request.url.path, 303)
            response.set_cookie(_COOKIE, token, httponly=True, samesite="strict")
        else:
            response = site.refuse(request, "this casebook needs a token", "open it with ?token=TOKEN", 6, 403)
        response.headers.update(_HEADERS)
        if request.url.path.startswith("/static/"):
            response.headers["Cache-Control"] = "max-age=3600"
        return response

    web.mount("/static", StaticFiles(directory=FOLDER / "static"), name="static")
    if token is None:  # a name of somebody else's that resolves to this machine is no way in
        web.add_middleware(TrustedHostMiddleware, allowed_hosts=[*hosts])
    return web


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
    shown = f"[{host}]" if ":" in host else host
    say(f"`{desk.path}` is at http://{shown}:{port}/{'?token=' + token if token else ''}  (Ctrl-C ends it)")
    web = application(desk, token, coder=coder, edge=edge)
    uvicorn.run(web, host=host, port=port, log_level="warning", server_header=False)


def _same(shown: str | None, token: str) -> bool:
    return shown is not None and secrets.compare_digest(shown.encode(), token.encode())
