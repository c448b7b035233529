"""What the tests of the web share: a browser without a screen, and what it would see of a page."""

from __future__ import annotations

import asyncio
import re
from html.parser import HTMLParser
from urllib.parse import urlencode

import httpx
from fastapi import FastAPI


class Browser:
    """Asks an application in process, keeps its cookies, and follows nothing by itself."""

    def __init__(self, web: FastAPI, base_url: str = "http://localhost") -> None:
        self._transport = httpx.ASGITransport(web)
        self._base_url = base_url
        self._cookies = httpx.Cookies()

    def get(self, path: str) -> httpx.Response:
        return asyncio.run(self._ask("GET", path, None, None))

    def post(self, path: str, form: dict[str, str], headers: dict[str, str] | None = None) -> httpx.Response:
        return asyncio.run(self._ask("POST", path, urlencode(form), headers))

    async def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str] | None) -> httpx.Response:
        async with httpx.AsyncClient(
            transport=self._transport, base_url=self._base_url, cookies=self._cookies, timeout=60
        ) as client:
            answer = await client.request(method, path, content=body, headers=headers)
        self._cookies.update(answer.cookies)
        return answer

    def pages(self, start: str = "/") -> dict[str, str]:
        """Every page that is linked from one, and from those in turn, by its path; each has to be there."""
        found: dict[str, str] = {}
        ahead = [start]
        while ahead:
            path = ahead.pop()
            if path in found:
                continue
            while (answer := self.get(path)).status_code == 503:  # it is being reckoned
                pass
            assert answer.status_code == 200, (path, answer.text[-600:])
            found[path] = answer.text
            if answer.headers["content-type"].startswith("text/html"):
                ahead += [link for link in Tags(answer.text).links if link.startswith("/")]
        return found


class Tags(HTMLParser):
    """The tags and attributes that a browser would see."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.kept: set[str] = set()
        self.scripts: list[str] = []  # where each is from, "" for one that stands in the page
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag == "script":
            self.scripts.append(dict(attrs).get("src") or "")
        if "download" in dict(attrs):
            self.kept.add(dict(attrs)["href"] or "")

    @property
    def links(self) -> list[str]:
        """What is linked, but for what is there to be kept."""
        found = [value.partition("#")[0] for _, name, value in self.attributes if name == "href" and value]
        return [one for one in found if one not in self.kept]


def form_of(page: str) -> str:
    """What a form of a page sends along to be believed."""
    found = re.search(r'name="form" value="([^"]+)"', page)
    assert found is not None
    return found[1]
