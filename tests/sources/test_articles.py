from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from comity.keys import content_key
from comity.sources import Hints, Origin, articles, boilerplate, origins
from comity.sources.articles import PUBLISHED_OTHERWISE
from comity.types import Article, Part, Skip

TEXT = "The army entered the city on Monday, officials said."


def origin(data: bytes, where: str = "report.txt") -> Origin:
    return Origin(where, hashlib.sha256(data).hexdigest(), None, data)


def read(data: bytes, where: str = "report.txt", hints: Hints | None = None) -> list[Article | Skip]:
    return list(articles(origin(data, where), hints or Hints()))


def article(data: bytes, where: str = "report.txt", hints: Hints | None = None) -> Article:
    (found,) = read(data, where, hints)
    assert isinstance(found, Article), found
    return found


def skip(data: bytes, where: str = "report.txt") -> Skip:
    (found,) = read(data, where)
    assert isinstance(found, Skip), found
    return found


def rows(*many: object) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in many)


def test_a_plain_text() -> None:
    found = article(TEXT.encode())
    assert found.text == TEXT
    assert found.id == content_key("a", TEXT, None, ())
    assert found.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert found.parts == (Part("body", 0, len(TEXT)),)


def test_a_row_with_all_its_fields() -> None:
    row = {
        "id": 7, "text": f"{TEXT}\n\n{TEXT}", "headline": "Army enters\ncity", "title": "kept",
        "date": "29 Dec 2019 10:00",
        "url": "https://a.org/1", "outlet": "A", "outlets": ["B", "A"], "language": "en", "section": "War",
    }  # fmt: skip
    found = article(rows(row), "a.jsonl")
    assert found.text == f"Army enters city\n\n{TEXT}\n\n{TEXT}"
    assert found.headline == "Army enters city"
    assert [part.kind for part in found.parts] == ["headline", "body"]
    assert (found.published, found.published_from) == ("2019-12-29", "field")
    assert (found.url, found.outlets) == ("https://a.org/1", ("A", "B"))
    assert found.extra == {"id": 7, "title": "kept", "section": "War"}
    assert found.id == content_key("a", found.text, "https://a.org/1", ("A", "B"))


def test_a_row_that_begins_with_its_headline_has_it_once() -> None:
    found = article(rows({"text": f"Army enters city\n\n{TEXT}", "title": "Army enters city"}), "a.jsonl")
    assert found.text == f"Army enters city\n\n{TEXT}"
    assert [part.kind for part in found.parts] == ["headline", "body"]


def test_a_row_is_known_by_its_url_else_its_id() -> None:
    assert article(rows({"text": TEXT, "id": "x"}), "a.jsonl").id == content_key("a", TEXT, "x", ())


def test_a_date_that_cannot_be_read_is_kept_as_it_was() -> None:
    found = article(rows({"text": TEXT, "published": "01/02/2019"}), "a.jsonl")
    assert found.published is None
    assert found.extra == {"published": "01/02/2019"}


def test_hints_win_over_fields_but_for_the_url() -> None:
    data = rows({"text": TEXT, "published": "2019-12-29", "outlet": "A", "url": "https://a.org"})
    found = article(data, "a.jsonl", Hints(published="2020-01-01", outlet="B", url="https://b.org"))
    assert (found.published, found.published_from) == ("2020-01-01", "option")
    assert (found.outlets, found.url) == (("B",), "https://a.org")


def test_a_dateline_gives_the_day_where_nothing_else_does() -> None:
    text = f"BAGHDAD, December 29, 2019 (Reuters) - {TEXT}\n\n{TEXT}"
    found = article(text.encode())
    assert (found.published, found.published_from) == ("2019-12-29", "dateline")


WITNESSES = {  # in the order in which they are believed
    "metadata": ('<meta property="article:published_time" content="2019-12-29T23:30:00-05:00">', "2019-12-29"),
    "json-ld": ('<script type="application/ld+json">{"datePublished": "2019-12-30"}</script>', "2019-12-30"),
    "url": ('<link rel="canonical" href="https://lantern.org/2019/12/31/troops">', "2019-12-31"),
    "dateline": ("BAGHDAD, January 1, 2020 (Reuters) - ", "2020-01-01"),
}


@pytest.mark.parametrize("first", range(len(WITNESSES)))
def test_the_first_witness_of_the_day_is_believed_and_the_others_are_noted(first: int) -> None:
    there = dict(list(WITNESSES.items())[first:])
    head = "".join(words for name, (words, _) in there.items() if name != "dateline")
    dateline = there["dateline"][0]
    page = f"<!doctype html><html><head>{head}</head><body><article><p>{dateline}{TEXT}</p><p>{TEXT}</p></article>"
    found = article(page.encode(), "a.html")
    (witness, (_, day)), *others = there.items()
    assert (found.published, found.published_from) == (day, witness)
    assert found.extra.get(PUBLISHED_OTHERWISE, {}) == {name: day for name, (_, day) in others}


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2019-12-29 raid.txt", "2019-12-29"),
        ("wire_20191229.txt", "2019-12-29"),
        ("raid 2019.12.29 (1).txt", "2019-12-29"),
        ("29-12-2019.txt", None),
        ("2019-12-29 to 2019-12-31.txt", None),
        ("120191229.txt", None),
        ("2019-13-29.txt", None),
    ],
)
def test_the_name_of_a_file_gives_the_day_where_nothing_else_does(tmp_path: Path, name: str, day: str | None) -> None:
    (tmp_path / name).write_text(TEXT)
    ((found,),) = (list(articles(one)) for one in origins([str(tmp_path / name)]) if isinstance(one, Origin))
    assert isinstance(found, Article)
    assert (found.published, found.published_from) == (day, day and "file")


def test_the_name_of_a_table_dates_none_of_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "2019-12-29.jsonl"
    path.write_bytes(rows({"text": TEXT}))
    ((found,),) = (list(articles(one)) for one in origins([str(path)]) if isinstance(one, Origin))
    assert isinstance(found, Article)
    assert found.published is None


def test_witnesses_that_agree_leave_no_note() -> None:
    data = rows({"text": TEXT, "published": "2019-12-29", "url": "https://a.org/2019/12/29/raid"})
    assert article(data, "a.jsonl").extra == {}


def test_an_address_dates_a_row_that_gives_no_day() -> None:
    found = article(rows({"text": TEXT, "url": "https://a.org/2019/12/29/raid"}), "a.jsonl")
    assert (found.published, found.published_from) == ("2019-12-29", "url")


def test_the_reader_is_believed_before_the_row() -> None:
    data = rows({"text": TEXT, "published": "2019-12-29"})
    found = article(data, "a.jsonl", Hints(published="2020-01-01"))
    assert (found.published, found.extra) == ("2020-01-01", {PUBLISHED_OTHERWISE: {"field": "2019-12-29"}})


def test_a_report_that_says_no_day_has_none() -> None:
    found = article(f"BAGHDAD, Dec 29 (Reuters) - {TEXT}\n\n{TEXT}".encode())
    assert (found.published, found.published_from) == (None, None)


def test_a_bad_row_in_the_middle_names_its_line_and_the_rest_is_read() -> None:
    data = (
        rows({"text": TEXT})
        + b'{"text": "cut\n'
        + rows([1], {"title": "x"}, {"text": 3})
        + b"\n"
        + rows({"text": TEXT})
    )
    first, *skips, last = read(data, "a.jsonl")
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert [(one.where, one.step) for one in skips if isinstance(one, Skip)] == [
        ("a.jsonl:2", "row"), ("a.jsonl:3", "row"), ("a.jsonl:4", "row"), ("a.jsonl:5", "row"),
    ]  # fmt: skip
    assert [one.reason for one in skips[2:] if isinstance(one, Skip)] == [
        "no `text`",
        "`text` is a number, not a string",
    ]


def test_a_row_of_50_mb_is_passed_over() -> None:
    long_row = b'{"text": "' + b"x" * 50_000_000 + b'"}\n'
    first, long, last = read(rows({"text": TEXT}) + long_row + rows({"text": TEXT}), "a.jsonl")
    assert isinstance(first, Article)
    assert long == Skip("a.jsonl:2", "row", "a row longer than 8 MiB")
    assert isinstance(last, Article)


def test_a_truncated_archive_gives_the_rows_before_its_end() -> None:
    many = rows(*({"text": f"{TEXT} {hashlib.sha256(bytes([n])).hexdigest()}"} for n in range(200)))
    found = read(gzip.compress(many)[:-3000], "a.jsonl.gz")
    assert len(found) > 20
    assert all(isinstance(one, Article) for one in found[:-1])
    assert isinstance(found[-1], Skip)
    assert found[-1].where == f"a.jsonl.gz:{len(found)}"
    assert "cut off" in found[-1].reason


def test_a_damaged_archive_is_a_skip() -> None:
    data = bytearray(gzip.compress(TEXT.encode() * 50))
    data[12:20] = b"\xff" * 8
    assert skip(bytes(data), "a.txt.gz").step == "read"
    assert skip(gzip.compress(TEXT.encode())[:-9], "a.txt.gz").reason.startswith("the archive is cut off")


def test_gzip_is_looked_through() -> None:
    assert article(gzip.compress(TEXT.encode()), "a.txt.gz").text == TEXT


def test_lone_surrogates_and_deep_nests_in_rows() -> None:
    data = b'{"text": "The \\ud800 army is in the city", "note": "\\udfff"}\n{"text": ' + b"[" * 100_000 + b"\n"
    first, second = read(data, "a.jsonl")
    assert isinstance(first, Article)
    assert first.repairs == 1
    assert "\ufffd" in first.text
    assert first.extra == {"note": "\ufffd"}
    assert isinstance(second, Skip)


def test_rows_in_utf16() -> None:
    assert article(rows({"text": TEXT}).decode().encode("utf-16"), "a.jsonl").text == TEXT


def test_invalid_utf8_is_replaced_and_counted() -> None:
    found = article(TEXT.encode() + b" \xff\xfe caf\xe9")
    assert found.repairs == 3
    assert found.text.endswith("�� caf�")


@pytest.mark.parametrize(
    ("data", "step", "reason"),
    [
        (b"", "text", "empty"),
        (b" \n\n", "text", "empty"),
        (b"-- \xe2\x80\x94 !", "text", "no words, only marks"),
        (b"PK\x03\x04rest", "read", "a ZIP archive or office document, which Comity does not read here"),
        (bytes(range(256)) * 8, "read", "a binary file, not text"),
        (
            b"Die Regierung hat am Montag gesagt, dass das nicht so ist.",
            "language",
            "not English (looks like German)",
        ),
        (
            b"Subscribe to our newsletter\n\nAdvertisement",
            "parts",
            "all boilerplate: nothing but lines that are no news",
        ),
        (b"\xe9\xe8\xe7" * 40 + b"abc", "read", "not text that can be decoded: 120 of 123 bytes are not valid"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, step: str, reason: str) -> None:
    assert skip(data) == Skip("report.txt", step, reason)


def test_a_text_larger_than_any_report_is_not_held() -> None:
    bomb = gzip.compress(b"word " * (64 * 1024**2 // 5 + 1), compresslevel=1)
    assert skip(bomb, "a.txt.gz").reason == "larger than 64 MiB, which no report is"


def test_a_file_that_went_away_is_a_skip(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    (found,) = origins([str(path)])
    assert isinstance(found, Origin)
    path.unlink()
    assert [one.step for one in articles(found) if isinstance(one, Skip)] == ["read"]


def test_lines_that_are_no_news_are_told_apart() -> None:
    found = article(
        f"Lantern\n\nArmy enters the northern city at dawn\n\n{TEXT}\n\nAdvertisement\nRelated: More".encode()
    )
    assert found.outlets == ("Lantern",)
    assert boilerplate(found) == (
        Skip(found.id, "part", "the name of the site: `Lantern`"),
        Skip(found.id, "part", "an advertisement: `Advertisement`"),
        Skip(found.id, "part", "a link to elsewhere: `Related: More`"),
    )


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    for data in (b"<html><body><p>", b"<html>\x00", b"<!doctype html><body>" + b"<p>x</p>" * 50, b"{}"):
        read(data, "a.html")
    assert capfd.readouterr() == ("", "")


ROWS = st.dictionaries(
    st.sampled_from(["text", "date", "id", "title", "outlets", "language", "x"]),
    st.one_of(st.text(), st.integers(), st.none(), st.lists(st.text())),
)


@settings(max_examples=60)
@given(
    st.one_of(
        st.binary(),
        st.text().map(str.encode),
        st.binary(max_size=200).map(gzip.compress),
        st.text().map(lambda text: f"<!doctype html><html><body><article><p>{text}</p></article>".encode()),
        st.lists(ROWS).map(lambda many: rows(*many)),
    ),
    st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.jsonl.gz", "-"]),
)
@example(b"\x1f\x8b", "a.jsonl.gz")
@example(b"\xff\xfe\x00", "a.jsonl")
@example(b"\xff\xfe\x00\x00", "-")
@example(b'{"text": 1e999}', "a.jsonl")
def test_any_bytes_give_articles_and_skips(data: bytes, where: str) -> None:
    found = read(data, where)
    assert found == read(data, where)
    for one in found:
        if isinstance(one, Skip):
            assert one.reason
            continue
        json.dumps(dict(one.extra), ensure_ascii=False).encode()
        one.text.encode()
        assert all(one.text[part.start : part.end].strip() for part in one.parts)
