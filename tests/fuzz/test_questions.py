"""Questions, whatever stands in them: the command line ends with an exit code of its own, the desk with a page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import plain_reader
import pytest
from asking import Browser
from damaging import BROKEN_WORDS, examples
from hypothesis import given
from hypothesis import strategies as st

from comity.faces.cli import main
from comity.faces.desk import Desk
from comity.faces.http import application

TEXT = (
    "On Sunday the United States bombed Kataib Hezbollah, and 25 killed were counted. Iran condemned the United States."
)
LISTS = ("articles", "actors", "events", "mentions", "claims", "skipped")
FILTERS = ("--actor", "--recipient", "--type", "--since", "--until", "--status", "--voice", "--about", "--search", "--as-of", "--limit", "--place")  # fmt: skip  # noqa: E501
OTHERS = ("ties", "shifts", "camps", "outcomes", "forecast", "brief", "why", "undo", "verify", "coding")
PAGES = ("/", "/search", "/events", "/claims", "/actors", "/sides", "/ties", "/review", "/coding", "/read", "/articles.json", "/no/such")  # fmt: skip  # noqa: E501
FIELDS = ("q", "search", "actor", "a", "b", "type", "since", "until", "on", "as_of", "status", "page", "limit", "offset", "judged", "about", "sort")  # fmt: skip  # noqa: E501
CODES = frozenset(range(7))


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asked") / "iraq"
    report = path.parent / "a.txt"
    report.write_text(TEXT, encoding="utf-8")
    Desk(path, reader=plain_reader.READER).read(report, published="2019-12-30", outlet="Wire A")
    return path


@pytest.fixture(scope="module")
def web(case: Path) -> Browser:
    return Browser(application(Desk(case, reader=plain_reader.READER)))


@examples(20)
@given(st.sampled_from(LISTS), st.dictionaries(st.sampled_from(FILTERS), BROKEN_WORDS, max_size=3))
def test_a_listing_answers_or_says_why_not(case: Path, name: str, asked: dict[str, str]) -> None:
    given_words = [word for option, value in asked.items() for word in (option, value)]
    assert main([name, str(case), *given_words, "--json"]) in CODES


@examples(15)
@given(st.sampled_from(OTHERS), st.lists(BROKEN_WORDS, max_size=3))
def test_a_command_answers_or_says_why_not(case: Path, name: str, words: list[str]) -> None:
    assert main([name, str(case), *(word for word in words if not word.startswith("--"))]) in CODES


@examples(40)
@given(st.sampled_from(PAGES), st.dictionaries(st.sampled_from(FIELDS), BROKEN_WORDS, max_size=3), st.booleans())
def test_a_page_answers_or_refuses(web: Browser, page: str, asked: dict[str, str], post: bool) -> None:
    query = "&".join(f"{field}={quote(value.encode('utf-8', 'replace'))}" for field, value in asked.items())
    answer = web.post(page, {key: value.encode("utf-8", "replace").decode() for key, value in asked.items()}) if post else web.get(f"{page}?{query}")  # fmt: skip  # noqa: E501
    assert answer.status_code in (200, 303, 307, 400, 403, 404, 405, 413, 414, 422, 431, 503), (page, asked)
