"""Reading from the page: what is given goes into the inbox, from our own pages alone, within bounds, and is shown."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import httpx
import plain_reader
import pytest
from asking import Browser, Tags, form_of
from fastapi import FastAPI

from comity.faces.desk import Desk
from comity.faces.http import application
from comity.faces.inbox import Inbox
from comity.faces.web import receiving

TEXT = "Iran condemned the United States on Friday, and the United States met Iraq on the same day."
NASTY = '<script>alert(1)</script><img src=x onerror=alert(2)> the United States bombed Kataib Hezbollah "><b>.'
File = tuple[str, tuple[str, bytes]]


class Sender(Browser):
    """A browser that sends forms with files."""

    def __init__(self, web: FastAPI) -> None:
        super().__init__(web)
        self.web = web

    def send(
        self,
        fields: dict[str, str],
        files: Sequence[File] = (),
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        async def ask() -> httpx.Response:
            async with httpx.AsyncClient(transport=self._transport, base_url=self._base_url) as client:
                parts = [("none", (None, b"")), *(("files", one[1]) for one in files)]
                return await client.post("/read", data=fields, files=parts, headers=headers)  # type: ignore[arg-type]

        return asyncio.run(ask())

    def stream(
        self, pieces: AsyncIterator[bytes], length: int | None, origin: str = "http://localhost"
    ) -> httpx.Response:
        """Sends a body piece by piece, with or without its length."""

        async def ask() -> httpx.Response:
            headers = {"Content-Type": "multipart/form-data; boundary=x", "Origin": origin}
            headers |= {"Content-Length": str(length)} if length is not None else {}
            async with httpx.AsyncClient(transport=self._transport, base_url=self._base_url) as client:
                return await client.post("/read", content=pieces, headers=headers)

        return asyncio.run(ask())

    def ended(self, path: str) -> dict[str, object]:
        """The twin of a job when it has ended."""
        until = time.monotonic() + 20
        while (job := self.get(f"{path}.json").json())["state"] not in ("done", "failed", "stopped"):
            assert time.monotonic() < until
            time.sleep(0.02)
        return dict(job)


@pytest.fixture
def desk(case: Path) -> Desk:
    return Desk(case, reader=plain_reader.READER)


@pytest.fixture
def web(desk: Desk) -> Sender:
    return Sender(application(desk))


def believed(web: Sender, **more: str) -> dict[str, str]:
    return {"form": form_of(web.get("/read").text), **more}


def test_what_is_pasted_is_read_and_seen_marked(web: Sender) -> None:
    answer = web.send(believed(web, text=TEXT, outlet="Wire C", published="2020-01-03", title="Words in Tehran"))
    path = answer.headers["location"]
    assert (answer.status_code, path.startswith("/read/r-")) == (303, True)
    job = web.ended(path)
    assert (job["state"], job["new"]) == ("done", 1)
    page = web.get(path).text
    report = next(link for link in Tags(page).links if link.startswith("/report/"))
    assert '<a class="deed' in web.get(report).text
    assert "Words in Tehran" in web.get(report).text
    assert path in web.get("/read").text
    assert "comity read report.txt --published 2020-01-03 --outlet &#39;Wire C&#39; --into" in page


def test_files_are_read_under_names_that_are_never_paths(web: Sender, desk: Desk) -> None:
    files = [("files", ("../../../x/../" + name, TEXT.encode())) for name in ("a.txt", "casebook.json")]
    files.append(("files", ("<script>alert(1)</script>\u202e.html", NASTY.encode())))
    before = _lasting(desk.path)
    path = web.send(believed(web), files).headers["location"]
    job = web.ended(path)
    names = [one["name"] for one in job["given"]]  # type: ignore[attr-defined]
    assert names[:2] == ["a.txt", "casebook.json"]
    assert _lasting(desk.path) == {*before, "inbox"}
    assert json.loads((desk.path / "casebook.json").read_text()) == {"format": 1}
    page = web.get(path).text
    assert "\u202e" not in page
    assert set(Tags(page).scripts) <= {"/static/keys.js", "/static/reading.js"}


def _lasting(folder: Path) -> set[str]:
    """The names in a casebook, less its locks and what SQLite keeps beside a database while one reads it."""
    return {one.name for one in folder.iterdir() if not one.name.endswith((".lock", "-wal", "-shm"))}


def test_nothing_that_is_given_is_markup(web: Sender) -> None:
    path = web.send(believed(web, text=NASTY * 2, outlet='"><svg onload=x>', title="<b>x</b>")).headers["location"]
    web.ended(path)
    for page in (web.get(path).text, web.get("/read").text, web.get("/reports").text):
        seen = Tags(page)
        assert not {"img", "svg"} & set(seen.names)
        assert not [name for _, name, _ in seen.attributes if name.startswith("on")]
        assert "<b>x" not in page


@pytest.mark.parametrize(
    ("change", "headers"),
    [({"form": "guessed"}, {}), ({"form": ""}, {}), ({}, {"Origin": "http://evil.example"}), ({}, {"Origin": "null"})],
)
def test_a_form_of_another_site_is_refused(
    web: Sender, desk: Desk, change: dict[str, str], headers: dict[str, str]
) -> None:
    answer = web.send({**believed(web, text=TEXT), **change}, headers=headers)
    assert answer.status_code == 403
    assert Inbox(desk.path).jobs() == []
    assert web.post("/read", believed(web, text=TEXT)).status_code == 400  # no such form of ours
    for act in ("stop", "again"):
        assert web.post(f"/read/{act}", {"form": "guessed", "job": "r-000000000000"}).status_code == 403


def test_what_is_too_large_is_refused_before_it_is_held(
    web: Sender, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = 0

    async def pieces() -> AsyncIterator[bytes]:
        nonlocal asked
        yield b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
        for _ in range(100):
            asked += 1
            yield b"a" * 65536

    monkeypatch.setattr(receiving, "MOST", 1024 * 1024)
    answer = web.stream(pieces(), None)
    assert (answer.status_code, "more than 100 MB" in answer.text) == (400, True)
    assert asked < 20
    assert web.stream(pieces(), 10**12).status_code == 413
    assert asked < 22  # the length was enough
    before = asked
    assert web.stream(pieces(), None, "http://evil.example").status_code == 403
    assert asked == before  # and so was where it came from
    assert web.send(believed(web, text="a" * (receiving.PASTED + 1))).status_code in (400, 413)
    many: list[File] = [("files", (f"{number}.txt", b"a")) for number in range(receiving.FILES + 1)]
    assert web.send(believed(web), many).status_code == 400
    assert Inbox(desk.path).jobs() == []


def test_what_can_not_be_read_stays_in_the_form(web: Sender, desk: Desk) -> None:
    answer = web.send(believed(web, text=TEXT, published="soon"))
    assert answer.status_code == 400
    assert TEXT in answer.text
    assert "not a date" in answer.text
    assert "nothing was given to be read" in web.send(believed(web)).text
    wrong = web.send(believed(web, address="file:///etc/passwd"))
    assert (wrong.status_code, "no address on the web" in wrong.text) == (400, True)
    assert Inbox(desk.path).jobs() == []


def test_an_address_of_ones_own_network_is_refused(web: Sender) -> None:
    job = web.ended(web.send(believed(web, address="http://127.0.0.1:8421/")).headers["location"])
    assert [(one["step"]) for one in job["skips"]] == ["address"]  # type: ignore[attr-defined]


def test_a_job_is_stopped_and_read_again_from_its_page(web: Sender, desk: Desk) -> None:
    with Inbox(desk.path).held():  # another desk reads the inbox
        path = web.send(believed(web, text=TEXT)).headers["location"]
        page = web.get(path).text
        assert "In the queue" in page
        assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page
        sent = {"form": form_of(page), "job": path.rpartition("/")[2]}
        assert web.post("/read/stop", sent).headers["location"] == path
    assert web.ended(path)["state"] == "stopped"
    page = web.get(path).text
    assert "http-equiv" not in page
    assert "Read it again" in page
    assert web.post("/read/again", sent).status_code == 303
    assert web.ended(path)["state"] == "done"
    assert web.post("/read/again", sent).status_code == 400
    assert web.post("/read/stop", {**sent, "job": "../../x"}).status_code == 404


def test_what_was_given_before_an_end_is_read_when_the_desk_is_opened_again(desk: Desk) -> None:
    with Inbox(desk.path).held():
        web = Sender(application(desk))
        path = web.send(believed(web, text=TEXT)).headers["location"]
        web.web.state.clerk.end()
    again = application(Desk(desk.path, reader=plain_reader.READER))

    async def live() -> None:
        async with again.router.lifespan_context(again):
            until = time.monotonic() + 20
            while not Inbox(desk.path).job(path.rpartition("/")[2]).ended:
                assert time.monotonic() < until
                await asyncio.sleep(0.02)

    asyncio.run(live())
    assert Sender(again).get(f"{path}.json").json()["new"] == 1
