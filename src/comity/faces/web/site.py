"""The site: each page with its twin and its table, the forms that judge, and what becomes of errors."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl, quote

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from comity.errors import CasebookBusyError, CasebookError, ComityError, NotFoundError, RefusedError
from comity.faces.clerk import Clerk, OpenWeb
from comity.faces.columns import csv_of
from comity.faces.desk import Desk
from comity.faces.inbox import Inbox
from comity.faces.web import openapi
from comity.faces.web.asked import Asked, Page, Sheet
from comity.faces.web.coders import Coders
from comity.faces.web.judging import CODER, Judging, back, coder_named
from comity.faces.web.pages import PAGES
from comity.faces.web.paper import Paper
from comity.faces.web.receiving import Receiving
from comity.faces.web.reckoning import NotReckonedError, Reckoning
from comity.faces.web.reviews import Reviews
from comity.faces.web.saved import Saved, as_file, settled

AGAIN = 3
"""Seconds after which a page that was not reckoned in time is loaded again."""
_MOST = 64 * 1024  # bytes of a form
_LONGEST = 30.0  # seconds in which all of it is to be here


class Site:
    """The pages of a casebook, laid into an application."""

    def __init__(self, desk: Desk, coder: str, web: OpenWeb) -> None:
        self.desk = desk
        self.paper = Paper(desk.path.name or "casebook")
        self.reckoning = Reckoning(desk)
        self.judging = Judging(desk, coder)
        self.reviews, self.coders = Reviews(desk), Coders(desk)
        inbox = Inbox(desk.path)
        self.clerk = Clerk(desk, inbox, web)
        self.receiving = Receiving(desk, self.paper, self.judging, inbox, self.clerk)

    def lay_into(self, web: FastAPI) -> None:
        """Every page, under its address and under those of its twin and its table; the forms; what errors look like."""
        for page in PAGES:
            path = "/index" if page.PATH == "/" else page.PATH
            for suffix, answer in ((".json", self._twin), (".csv", self._table)):
                web.get(path + suffix)(self._asking(page, suffix, answer))
            web.get(path + ".html")(self._saving(page))
            web.get(page.PATH)(self._asking(page, "", self._page))
        web.get(openapi.PATH)(lambda: JSONResponse(openapi.openapi(PAGES, self.desk.layers)))
        acts = {
            "judge": self.judging.judge, "undo": self.judging.undo, "review": self.reviews.decide,
            "answer": self.coders.answer, "settle": self.coders.settle, "unanswer": self.coders.undo,
            "read/stop": self.receiving.stop, "read/again": self.receiving.again,
        }  # fmt: skip
        for name, act in acts.items():
            web.post(f"/{name}")(self._acting(act))
        web.post("/as")(self._signing_in)
        web.post("/read")(self.receiving.give)
        web.exception_handler(ComityError)(self._told)
        web.exception_handler(HTTPException)(self._no_page)
        web.exception_handler(NotReckonedError)(self._not_yet)

    def refuse(self, request: Request, message: str, hint: str | None, code: int, status: int) -> Response:
        """An error as a page, or as JSON where JSON was asked for."""
        if request.url.path.endswith((".json", ".csv")):
            return JSONResponse({"error": {"message": message, "hint": hint, "code": code}}, status)
        return HTMLResponse(self.paper.error(message, hint), status)

    def _asking(
        self, page: Page, suffix: str, answer: Callable[[Sheet, Asked], Response]
    ) -> Callable[[Request], Response]:
        def handle(request: Request) -> Response:
            asked = self._asked(request, suffix)
            return answer(page.sheet(self.desk, asked, self.reckoning), asked)

        return handle

    def _asked(self, request: Request, suffix: str) -> Asked:
        path = request.url.path.removesuffix(suffix)
        query = {name: value for name, value in request.query_params.items() if value.strip()}
        return Asked("/" if path == "/index" else path, request.path_params, query, self.judging.who(request.cookies))

    def _page(self, sheet: Sheet, asked: Asked) -> Response:
        made = self.judging.made(asked.get("judged"))
        return HTMLResponse(self.paper.set(sheet, asked, self.judging.form, made))

    def _twin(self, sheet: Sheet, _: Asked) -> Response:
        return JSONResponse(sheet.twin())

    def _saving(self, page: Page) -> Callable[[Request], Response]:
        def handle(request: Request) -> Response:
            asked = self._asked(request, ".html")
            saved = Saved(self.desk.moment(), str(request.base_url).rstrip("/"))
            sheet = settled(page, self.desk, asked, self.reckoning)
            return HTMLResponse(as_file(self.paper, sheet, asked, saved), headers=_kept_as(asked, "html"))

        return handle

    def _table(self, sheet: Sheet, asked: Asked) -> Response:
        if sheet.table is None:
            raise NotFoundError(f"the page `{asked.path}` has no table", f"{asked.path}.json has all of it")
        kind, lines = sheet.table()
        return StreamingResponse(
            csv_of(kind, lines), media_type="text/csv; charset=utf-8", headers=_kept_as(asked, "csv")
        )

    def _acting(self, act: Callable[[Mapping[str, str], str], str]) -> Callable[[Request], Any]:
        async def handle(request: Request) -> Response:
            sent = await self._sent(request)
            return RedirectResponse(await run_in_threadpool(act, sent, self.judging.who(request.cookies)), 303)

        return handle

    async def _signing_in(self, request: Request) -> Response:
        """Under whose name this browser judges from now on; no password, since nobody else is let in."""
        sent = await self._sent(request)
        answer = RedirectResponse(back(sent), 303)
        answer.set_cookie(CODER, quote(coder_named(sent.get("name", ""))), httponly=True, samesite="strict")
        return answer

    async def _sent(self, request: Request) -> dict[str, str]:
        sent = await _form_of(request)
        self.judging.check(sent, request.headers.get("origin"), str(request.base_url))
        return sent

    def _told(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, ComityError)
        return self.refuse(request, error.message, error.hint, error.exit_code, status_of(error))

    def _no_page(self, request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if error.status_code == 404:
            return self.refuse(request, f"there is no page `{request.url.path}`", "begin at /", 3, 404)
        return self.refuse(request, str(error.detail), None, 2, error.status_code)

    def _not_yet(self, request: Request, _: Exception) -> Response:
        message = "ties and turns of this casebook are being reckoned"
        answer = self.refuse(request, message, "this page loads again by itself", 5, 503)
        answer.headers["Refresh"] = answer.headers["Retry-After"] = str(AGAIN)
        return answer


def status_of(error: ComityError) -> int:
    """The HTTP status of an error of ours."""
    for kind, status in ((NotFoundError, 404), (CasebookBusyError, 503), (CasebookError, 500), (RefusedError, 403)):
        if isinstance(error, kind):
            return status
    return 400


async def _form_of(request: Request) -> dict[str, str]:
    body = b""
    try:
        async with asyncio.timeout(_LONGEST):
            async for piece in request.stream():
                body += piece
                if len(body) > _MOST:
                    raise RefusedError("that is more than a form holds")
    except TimeoutError:
        raise RefusedError("that form came too slowly") from None
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def _kept_as(asked: Asked, suffix: str) -> dict[str, str]:
    """What says that an answer is to be kept, under a name by its page."""
    name = f"{asked.path.strip('/').replace('/', '-') or 'index'}.{suffix}"
    plain = "".join(one if one.isascii() and (one.isalnum() or one in "-_.") else "_" for one in name)
    return {"Content-Disposition": f'attachment; filename="{plain}"'}
