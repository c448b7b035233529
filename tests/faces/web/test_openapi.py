"""The description of the twins: each is in it, answers as described, and may be asked what is described."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import plain_reader
import pytest
from asking import Browser
from jsonschema import Draft202012Validator

from comity.faces.desk import Desk
from comity.faces.http import application
from comity.faces.inbox import Beside, Given, Inbox
from comity.faces.web.asked import Asked
from comity.faces.web.openapi import addresses, openapi
from comity.faces.web.pages import PAGES
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.shapes import line, listed, record, schemas
from comity.types import Skip, Span


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The reports of the demonstration, with a judgement, a job and a sample, all reckoned."""
    desk = Desk(
        tmp_path_factory.mktemp("demo") / "case",
        reader=plain_reader.READER,
        clock=lambda: datetime(2020, 2, 1, tzinfo=UTC),
    )
    with as_file(files("comity.faces.demo") / "reports" / "reports.jsonl") as reports:
        desk.read(reports)
    one, other = desk.mentions()[:2]
    desk.judge("different", one.id, other.id)
    inbox = Inbox(desk.path)
    job = inbox.put([(Given("paste", "pasted", 3), b"abc")], Beside(), desk.moment())
    inbox.ask_to_stop(job)
    desk.team.draw(2, 7, ["ana", "ben"])
    Reckoning(desk).wait()
    return desk


@pytest.fixture(scope="module")
def web(demo: Desk) -> Browser:
    return Browser(application(demo))


@pytest.fixture(scope="module")
def description(web: Browser) -> dict[str, Any]:
    found: dict[str, Any] = web.get("/openapi.json").json()
    return found


def of_each_page(desk: Desk) -> Iterator[tuple[str, str]]:
    """Addresses of twins that have something to say: the path as described, and one of it."""
    event = next(one for one in desk.events(type="ASSAULT") if one.actors and one.recipients)
    tie = desk.ties()[0]
    named = {
        "/report/{name}": {"name": event.articles[0]},
        "/event/{name}": {"name": event.id},
        "/actor/{name}": {"name": tie.source},
        "/pair/{a}/{b}": {"a": tie.source, "b": tie.target},
        "/read/{name}": {"name": Inbox(desk.path).jobs()[0].id},
    }
    for page in PAGES:
        for address in addresses([page], desk.layers):
            if page.PATH == "/why/{name}":
                shift = [one.id for one in desk.shifts()[:1]]
                outcome = [one.id for one in desk.outcomes()[:1]]
                for name in (event.id, event.mentions[0], event.articles[0], "iran", *shift, *outcome):
                    yield address.path, address.path.format(name=name)
            else:
                yield address.path, address.path.format(**named.get(page.PATH, {}))


def test_every_twin_answers_as_described(demo: Desk, web: Browser, description: dict[str, Any]) -> None:
    seen = set()
    for path, address in of_each_page(demo):
        seen.add(path)
        schema = description["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        while (answer := web.get(address)).status_code == 503:
            pass
        assert answer.status_code == 200, (address, answer.text)
        check({**schema, "components": description["components"]}, answer.json(), address)
    assert seen == set(description["paths"])
    search = description["paths"]["/search.json"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    check({**search, "components": description["components"]}, web.get("/search.json?q=embassy").json(), "search")


def check(schema: dict[str, Any], answer: Any, where: str) -> None:
    errors = [(list(one.absolute_path), one.message[:200]) for one in Draft202012Validator(schema).iter_errors(answer)]
    assert errors == [], where


def test_every_twin_that_is_served_is_described(demo: Desk, description: dict[str, Any]) -> None:
    served = {getattr(route, "path", "") for route in application(demo).routes}
    assert {one for one in served if one.endswith(".json")} - {"/openapi.json"} == set(description["paths"])


def test_an_error_is_as_described(web: Browser, description: dict[str, Any]) -> None:
    error = {"$ref": "#/components/schemas/Error", "components": description["components"]}
    check(error, web.get("/events.json?type=ASAULT").json(), "wrong type")
    check(error, web.get("/event/nothing.json").json(), "no such event")


class Asking(dict[str, str]):
    """A query that notes what it is asked for."""

    def __init__(self, **asked: str) -> None:
        super().__init__(asked)
        self.names: set[str] = set()

    def get(self, name: str, default: Any = None) -> Any:
        self.names.add(name)
        return super().get(name, default)

    def __contains__(self, name: object) -> bool:
        self.names.add(str(name))
        return super().__contains__(name)


def test_every_page_is_asked_for_what_is_described_and_nothing_else(demo: Desk, web: Browser) -> None:
    reckoning = Reckoning(demo)
    every = {page.PATH: page for page in PAGES}
    for path, address in of_each_page(demo):
        page = next(one for one in PAGES if addresses([one])[0].path == path)
        every.pop(page.PATH, None)
        asking = Asking(**({"q": "embassy"} if "q" in page.ASKS else {}))
        named = dict(zip(page.PATH.split("/"), address.removesuffix(".json").split("/"), strict=False))
        page.sheet(demo, Asked("/", {k.strip("{}"): v for k, v in named.items() if "{" in k}, asking), reckoning)
        assert asking.names == set(page.ASKS), page.PATH
    assert not every


def test_the_page_lists_every_address_with_what_may_be_asked(web: Browser, description: dict[str, Any]) -> None:
    page = web.get("/about/api").text
    for path, methods in description["paths"].items():
        assert f"<code>{path}</code>" in page
        assert all(f"<code>{one['name']}</code>" in page for one in methods["get"]["parameters"])
    assert 'href="/openapi.json"' in page
    assert "/about/api" in web.get("/about").text


def test_the_words_of_a_casebooks_own_codebook_are_described(tmp_path: Path) -> None:
    found = openapi(PAGES)["paths"]["/events.json"]["get"]["parameters"]
    (types_of_deeds,) = [one["schema"]["enum"] for one in found if one["name"] == "type"]
    assert "ASSAULT" in types_of_deeds
    assert {one["in"] for one in found} == {"query"}


def test_a_shape_is_of_all_its_fields_and_no_others() -> None:
    (schema,), nouns = schemas([listed(line(Skip, near=Span | None), names=[record(a=int).or_none()])])
    assert schema["required"] == ["total", "first", "next", "rows", "names"]
    row = schema["properties"]["rows"]["items"]
    assert list(row["properties"]) == ["type", "where", "step", "reason", "near"]
    assert row["properties"]["type"] == {"const": "skip"}
    assert nouns["Span"]["additionalProperties"] is False
    with pytest.raises(TypeError):
        schemas([complex])
