"""Pages: each is linked, has its twin and its table, says how to ask the same elsewhere, and errs in one shape."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from asking import Browser, Tags

from comity.faces.desk import Desk
from comity.faces.http import application
from comity.faces.web.asked import Asked, same

LISTS = ("/reports", "/events", "/claims", "/actors", "/turns", "/outcomes", "/skipped")
OTHERS = (
    "/", "/map", "/timeline", "/sides", "/search?q=Iran", "/judgements", "/about", "/actor/iran",
    "/pair/iran/united-states",
)  # fmt: skip


@pytest.fixture
def web(case: Path) -> Browser:
    return Browser(application(Desk(case)))


def of_report(web: Browser, headline: str) -> str:
    rows = web.get("/reports.json").json()["rows"]
    return str(next(one["id"] for one in rows if one["headline"] == headline))


def test_every_link_of_every_page_leads_somewhere(web: Browser) -> None:
    found = web.pages()
    assert {"/events", "/claims", "/actors", "/turns", "/sides", "/outcomes", "/judgements", "/about"} <= found.keys()
    assert {path.split("/")[1] for path in found} >= {"report", "event", "actor", "why", "static"}


def test_a_report_with_its_marks_and_notes(web: Browser) -> None:
    text = re.sub(r"\s+", " ", web.get(f"/report/{of_report(web, 'Raid on the militia')}").text)
    assert '<a class="deed solid hostile" href="/event/e-' in text
    assert '<a class="deed dotted hostile"' in text  # only a source says so
    assert '<a class="deed dashed hostile"' in text  # possible
    assert 'class="words lane0 opens' in text
    assert "no evidence produced" in text
    assert '<section class="part not_news">' in text
    assert text.count("United States → Kataib Hezbollah") == 4  # each note in the margin and below
    assert 'data-actors="united-states kataib-hezbollah"' in text


@pytest.mark.parametrize("page", [*LISTS, *OTHERS])
def test_each_page_has_its_twin_which_keeps_the_query(web: Browser, page: str) -> None:
    answer = web.get(page)
    assert answer.status_code == 200
    twin = re.search(r'<link rel="alternate" type="application/json" href="([^"]+)">', answer.text)
    assert twin is not None
    assert twin[1].partition("?")[2] == page.partition("?")[2]
    assert web.get(twin[1].replace("&amp;", "&")).json() is not None


@pytest.mark.parametrize("page", LISTS)
def test_each_list_has_its_table(web: Browser, page: str) -> None:
    answer = web.get(f"{page}.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == web.get(f"{page}.json").json()["total"]


def test_a_page_without_a_table_says_so(web: Browser) -> None:
    error = web.get("/about.csv").json()["error"]
    assert (error["code"], error["message"]) == (3, "the page `/about` has no table")


def test_filters_narrow_and_stay_in_their_fields(web: Browser) -> None:
    everything = web.get("/events.json").json()["total"]
    narrowed = web.get("/events.json?type=ASSAULT&actor=United+States").json()
    assert 0 < narrowed["total"] < everything
    assert {one["event_type"] for one in narrowed["rows"]} == {"ASSAULT"}
    page = web.get("/events?type=ASSAULT&actor=United+States").text
    assert '<option selected value="ASSAULT">' in page
    assert 'name="actor" type="text" value="United States"' in page
    assert "comity events" in page
    assert "--type ASSAULT" in page


def test_a_wrong_filter_is_answered_with_the_nearest(web: Browser) -> None:
    answer = web.get("/events?type=ASAULT")
    assert answer.status_code == 400
    assert "did you mean `ASSAULT`" in answer.text
    assert web.get("/events?page=0").status_code == 400
    assert web.get("/events?actor=nobody-at-all").status_code == 404


def test_a_long_list_is_turned_page_by_page(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.faces.web.listed.ROWS", 2)
    web = Browser(application(Desk(case)))
    seen: list[str] = []
    address: str | None = "/events.json"
    while address:
        answer = web.get(address).json()
        seen += [one["id"] for one in answer["rows"]]
        address = answer["next"]
    assert seen == [one["id"] for one in Desk(case).events().to_dicts()]
    other_way = web.get("/events.json?order=newest").json()
    assert [one["id"] for one in other_way["rows"]] == seen[::-1][:2]
    last = web.get(f"/events.json?order=newest&page={(len(seen) + 1) // 2}").json()["rows"]
    assert last[-1]["id"] == seen[0]
    second = web.get("/events?page=2").text
    assert 'rel="prev" href="/events"' in second
    assert 'rel="next" href="/events?page=3"' in second


def test_an_event_says_what_each_voice_says(web: Browser) -> None:
    found = web.get("/events.json?type=ASSAULT&status=reported").json()["rows"][0]
    page = web.get(f"/event/{found['id']}").text
    assert "Who says what" in page
    assert "25 killed" in page
    assert "no evidence offered" in page or "no evidence produced" in page
    assert 'data-label="evidence"' in page


def test_why_shows_the_lit_sentence(web: Browser) -> None:
    report = of_report(web, "Raid on the militia")
    mention = web.get(f"/report/{report}.json").json()["event_mentions"][0]
    page = web.get(f"/why/{mention['id']}").text
    assert "<mark>bombed</mark>" in page
    assert "codebook verb:bombed" in page
    assert f'href="/report/{report}"' in page


def test_search_shows_the_passage(web: Browser) -> None:
    assert web.get("/turns").status_code == 200  # all is reckoned
    page = web.get("/search?q=Kataib").text
    assert "<mark>Kataib</mark>" in page
    assert 'href="/actor/kataib-hezbollah"' in page
    assert "0 reports" in web.get("/search?q=nowhere-said").text


def test_errors_have_one_shape(web: Browser) -> None:
    assert web.get("/why/nothing.json").status_code == 404
    error = web.get("/report/nothing.json").json()["error"]
    assert (error["code"], error["message"]) == (3, "nothing has the id `nothing`")
    page = web.get("/report/<script>alert(1)</script>")
    assert page.status_code == 404
    assert Tags(page.text).names.count("script") == 1
    assert web.get("/elsewhere.json").json()["error"]["code"] == 3
    assert web.get("/report/iran").status_code == 404


def test_what_was_read_while_the_pages_are_open_is_there(case: Path, reports: Path) -> None:
    import plain_reader

    web = Browser(application(Desk(case)))
    before = web.get("/reports.json").json()["total"]
    (reports / "new.txt").write_text("Another day\n\nOn Friday Iran condemned the United States once more, it is told.")
    Desk(case, reader=plain_reader.READER).read(reports / "new.txt", published="2020-01-03", outlet="Wire C")
    assert web.get("/reports.json").json()["total"] == before + 1


def test_the_same_elsewhere_is_quoted() -> None:
    one = same("my case", "events", actor="Islamic State", until=None)
    assert one.command == "comity events 'my case' --actor 'Islamic State'"
    assert one.python == "comity.open('my case').events(actor='Islamic State')"


def test_addresses_hold_the_whole_state() -> None:
    asked = Asked("/events", {}, {"actor": "a&b", "page": "3"})
    assert asked.address(page=4) == "/events?actor=a%26b&page=4"
    assert asked.address(".csv", page=None) == "/events.csv?actor=a%26b"
    assert Asked("/").address(".json") == "/index.json"
