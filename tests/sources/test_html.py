from __future__ import annotations

import pytest

from comity.sources.html import declared_charset, decode_page, story_in_page
from comity.sources.stories import Story
from comity.types import Skip

P = "<p>The government said on Monday that it would send troops to the border after the attack on {}.</p>"
PARAGRAPHS = "".join(P.format(where) for where in ("Mosul", "Erbil", "Basra", "Najaf", "Kut"))
HEAD = "<!doctype html><html><head><title>Troops go to the border - The Lantern</title>{}</head><body>"


def page(head: str = "", body: str = PARAGRAPHS) -> Story | Skip:
    return story_in_page("page.html", (HEAD.format(head) + f"<article>{body}</article></body></html>").encode())


def story(head: str = "", body: str = PARAGRAPHS) -> Story:
    found = page(head, body)
    assert isinstance(found, Story)
    return found


def test_each_paragraph_is_one_under_the_headline() -> None:
    found = story('<meta property="og:site_name" content="The Lantern">')
    assert found.headline == "Troops go to the border"
    assert found.outlets == ("The Lantern",)
    assert found.text.split("\n\n")[0] == found.headline
    assert len(found.text.split("\n\n")) == 6


def test_a_heading_that_the_title_speaks_of_is_the_headline() -> None:
    found = story(body="<h1>Border: troops go north after attack</h1>" + PARAGRAPHS)
    assert found.headline == "Border: troops go north after attack"


@pytest.mark.parametrize(
    ("head", "dated"),
    [
        ('<meta property="article:published_time" content="2019-12-29T10:00:00Z">', {"metadata": "2019-12-29"}),
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2019-12-29T10:00"}]}</script>',
            {"json-ld": "2019-12-29"},
        ),
        ('<link rel="canonical" href="https://lantern.org/2019/12/29/troops">', {}),
        ('<script type="application/ld+json">{"datePublished": </script>', {}),
        ("", {}),
    ],
)
def test_where_the_day_is_taken_from(head: str, dated: dict[str, str]) -> None:
    assert story(head).dated == dated


def test_the_declared_charset_is_respected() -> None:
    data = (HEAD.format('<meta charset="windows-1251">') + PARAGRAPHS.replace("Mosul", "Москва")).encode("cp1251")
    found = story_in_page("page.html", data)
    assert isinstance(found, Story)
    assert "Москва" in found.text
    assert found.repairs == 0
    assert declared_charset(b'<?xml version="1.0" encoding="koi8-r"?>') == "koi8-r"


@pytest.mark.parametrize("body", ["", "<nav></nav>", "<script>var x = 1</script>"])
def test_a_page_without_text_is_skipped(body: str) -> None:
    assert isinstance(story_in_page("page.html", f"<html><body>{body}".encode()), Skip)


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body><p>open <b>never <i>closed" + b"<td></p></div></html><p>",
        b"<html" + b"<" * 5_000,
        b"<html>" + b"<div>" * 10_000 + b"deep",
        b"<html><body><div " + b" ".join(b'a%d="x"' % n for n in range(20_000)) + b">" + PARAGRAPHS.encode(),
        b'<html><body><div class="' + b"a " * 2_000_000 + b'">' + PARAGRAPHS.encode(),
        b'<!DOCTYPE html [<!ENTITY a "aaa"><!ENTITY b "&a;&a;&a;">]><html><p>&b;&b;' + PARAGRAPHS.encode(),
        b"<html><body>" + b"<p>" * 300_000,
        b"<html><body>" + b"<dl><dd>" * 10_000 + PARAGRAPHS.encode(),
        b'<html><script type="application/ld+json">' + b"[" * 100_000 + b"</script>" + PARAGRAPHS.encode(),
        b"<html>\x00\x01\xff\xfe",
    ],
)
def test_broken_and_hostile_pages_end_quickly(data: bytes) -> None:
    assert isinstance(story_in_page("page.html", data), Story | Skip)


def test_what_a_parser_raises_is_a_skip(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(page: str) -> None:
        raise RecursionError

    monkeypatch.setattr("comity.sources.html._trafilatura", lambda: (fail, fail))
    assert page() == Skip("page.html", "text", "a page that can't be parsed: RecursionError")


@pytest.mark.parametrize(
    "mark",
    [
        "<!-- saved from url=(0029)https://lantern.org/2019/troops -->",
        "<!--\n Page saved with SingleFile \n url: https://lantern.org/2019/troops \n saved date: Sun Dec 29 2019\n-->",
    ],
)
def test_a_saved_page_says_where_it_was_saved_from(mark: str) -> None:
    data = HEAD.format("").replace("<html>", f"\n{mark}\n<html>") + PARAGRAPHS
    found = story_in_page("saved.html", data.encode())
    assert isinstance(found, Story)
    assert found.url == "https://lantern.org/2019/troops"


@pytest.mark.parametrize(
    ("data", "charset", "text", "repairs"),
    [
        ("Kraków".encode("cp1250"), "windows-1250", "Kraków", 0),
        ("“café”".encode("cp1252"), None, "“café”", 0),
        ("“café”".encode() + b"\xff", None, "“café”\ufffd", 1),
        ("“café”".encode(), "iso-8859-1", "“café”", 0),
        ("café".encode("cp1252"), "no-such-encoding", "café", 0),
        ("café".encode("cp1252"), "rot13", "café", 0),
    ],
)
def test_encodings_that_are_not_told_or_told_wrong(data: bytes, charset: str | None, text: str, repairs: int) -> None:
    found = decode_page(data, charset)
    assert (found.text, found.repairs) == (text, repairs)
