"""The web: pages made on the server, each with a `.json` twin, nothing from elsewhere, no script. It knows the desk."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import quote

import jinja2
from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.staticfiles import StaticFiles

from comity import wire
from comity.errors import CasebookError, ComityError, NotFoundError, UsageError
from comity.faces.desk import Desk
from comity.faces.page import page_of
from comity.faces.report import Report
from comity.faces.why import Tracing, lit_pieces
from comity.faces.words import (
    ACTS,
    EVIDENCE,
    STATUS,
    day,
    days,
    deed,
    number,
    one_line,
    plural,
    safe,
    several,
    status_of,
)
from comity.types import Actor, Article, Attribution, Event, EventMention, Stance

LOOPBACK = ("127.0.0.1", "localhost")
_WEB = Path(__file__).parent / "web"
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_COOKIE = "comity_token"


def application(desk: Desk, token: str | None = None, hosts: tuple[str, ...] = LOOPBACK) -> FastAPI:
    """The pages of a casebook as an ASGI application; with a token, nobody sees them without it."""
    web = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    pages = _templates()

    def page(name: str, status: int = 200, **values: object) -> HTMLResponse:
        return HTMLResponse(pages.get_template(name).render(case=desk.path.name or "casebook", **values), status)

    @web.get("/")
    def index() -> Response:
        return page("index.html", articles=list(desk.articles()), twin="/index.json")

    @web.get("/index.json")
    def index_json() -> Response:
        return JSONResponse([{**line, "text": None} for line in desk.articles().to_dicts()])

    @web.get("/report/{name}.json")
    def report_json(name: str) -> Response:
        return JSONResponse(report_lines(desk.report(name)))

    @web.get("/report/{name}")
    def report(name: str) -> Response:
        laid_out = page_of(desk.report(name))
        return page("report.html", page=laid_out, twin=f"/report/{quote(laid_out.report.article.id)}.json")

    @web.get("/why/{name}.json")
    def why_json(name: str) -> Response:
        return JSONResponse(desk.why(name).to_dict())

    @web.get("/why/{name}")
    def why(name: str) -> Response:
        answer = desk.why(name)
        return page("why.html", answer=answer, tree=answer.tree, twin=f"/why/{quote(answer.tree.id)}.json")

    @web.exception_handler(ComityError)
    def told(request: Request, error: ComityError) -> Response:
        return refuse(request, error.message, error.hint, error.exit_code, _status_of(error))

    @web.exception_handler(HTTPException)
    def no_page(request: Request, error: HTTPException) -> Response:
        if error.status_code == 404:
            return refuse(request, f"there is no page `{request.url.path}`", "begin at /", 3, 404)
        return refuse(request, str(error.detail), None, 2, error.status_code)

    def refuse(request: Request, message: str, hint: str | None, code: int, status: int) -> Response:
        if request.url.path.endswith(".json"):
            return JSONResponse({"error": {"message": message, "hint": hint, "code": code}}, status)
        return page("error.html", status, message=message, hint=hint, twin=None)

    @web.middleware("http")
    async def guard(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
        shown = request.query_params.get("token")
        if token is None or _same(request.cookies.get(_COOKIE), token):
            response = await go_on(request)
        elif _same(shown, token):
            response = RedirectResponse(request.url.path, 303)
            response.set_cookie(_COOKIE, token, httponly=True, samesite="strict")
        else:
            response = refuse(request, "this casebook needs a token", "open it with ?token=TOKEN", 6, 403)
        response.headers.update(_HEADERS)
        return response

    web.mount("/static", StaticFiles(directory=_WEB / "static"), name="static")
    if token is None:  # a name of somebody else's that resolves to this machine is no way in
        web.add_middleware(TrustedHostMiddleware, allowed_hosts=[*hosts])
    return web


def serve(desk: Desk, host: str, port: int, token: str | None, say: Callable[[str], None]) -> None:
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
    uvicorn.run(application(desk, token), host=host, port=port, log_level="warning", server_header=False)


def report_lines(report: Report) -> dict[str, object]:
    """The `.json` twin of a report's page."""
    return {
        "article": wire.to_line(report.article),
        "event_mentions": [wire.to_line(one) for one in report.mentions],
        "attributions": [wire.to_line(one) for one in report.attributions],
        "names": dict(report.names),
    }


def _templates() -> jinja2.Environment:
    pages = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_WEB / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    pages.filters |= {
        "day": day,
        "one_line": one_line,
        "safe_text": safe,
        "several": several,
        "plural": plural,
        "web_address": _web_address,
    }
    pages.globals |= {"title_of": _title, "facts_of": _facts, "lit": _lit}
    return pages


def _title(tree: Tracing, names: Callable[[set[str]], dict[str, str]]) -> str:
    """What a record of a trace is, in a line."""
    record = tree.record
    if isinstance(record, Event | EventMention):
        who, whom = _sides(record)
        known = names({*who, *whom})
        left = several([known[one] for one in who]) or "nobody named"
        return f"{deed(record.event_type, record.mode)} — {left}" + (
            f" → {several([known[one] for one in whom])}" if whom else ""
        )
    if isinstance(record, Attribution):
        return (
            f"said by {one_line(names({record.source})[record.source])}"
            if record.source
            else "in the outlet's own voice"
        )
    if isinstance(record, Stance):
        known = names({record.holder, record.target})
        side = "for" if record.polarity == "positive" else "against"
        return one_line(f"{known[record.holder]} stands {side} {known[record.target]}")
    if isinstance(record, Actor):
        return one_line(record.name)
    return one_line((record.headline if isinstance(record, Article) else None) or tree.id)


def _facts(tree: Tracing) -> str:
    record = tree.record
    if isinstance(record, Event):
        facts = [
            days(record.when),
            STATUS[record.status],
            *dict.fromkeys(map(number, record.counts)),
            plural(len(record.outlets), "outlet"),
        ]
    elif isinstance(record, EventMention):
        facts = [days(record.when), status_of(record), *map(number, record.counts)]
    elif isinstance(record, Attribution):
        facts = [ACTS[record.act], EVIDENCE[record.evidence]]
    elif isinstance(record, Article):
        facts = [several(record.outlets), day(record.published)]
    elif isinstance(record, Actor):
        facts = [record.kind, record.country or ""]
    else:
        facts = []
    return " · ".join(filter(None, facts))


def _sides(record: Event | EventMention) -> tuple[list[str], list[str]]:
    if isinstance(record, Event):
        return list(record.actors), list(record.recipients)
    return [one.actor for one in record.actors], [one.actor for one in record.recipients]


def _lit(quoted: object) -> list[tuple[str, bool]]:
    marks = [mark.span for mark in quoted.marks]  # type: ignore[attr-defined]  # a quote of a trace
    return [(safe(text), lit) for text, lit in lit_pieces(quoted.sentence, marks)]  # type: ignore[attr-defined]


def _web_address(url: str | None) -> str | None:
    """An address that may be followed: of the web, and nothing that a browser would run."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def _same(shown: str | None, token: str) -> bool:
    return shown is not None and secrets.compare_digest(shown.encode(), token.encode())


def _status_of(error: ComityError) -> int:
    if isinstance(error, NotFoundError):
        return 404
    return 500 if isinstance(error, CasebookError) else 400
