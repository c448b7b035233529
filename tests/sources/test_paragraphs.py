from __future__ import annotations

from comity.sources.paragraphs import Paragraph, paragraphs


def test_gaps_are_counted_and_wrapped_lines_joined() -> None:
    assert paragraphs("\none\ntwo \n\n \n three", lambda line: False) == (
        Paragraph(1, 8, 0, "one\ntwo"),
        Paragraph(14, 19, 2, "three"),
    )


def test_a_line_that_stands_alone_joins_none() -> None:
    found = paragraphs("one\nBY ME\ntwo\nthree", str.isupper)
    assert [paragraph.text for paragraph in found] == ["one", "BY ME", "two\nthree"]


def test_wide_lines_are_paragraphs() -> None:
    wide = "word " * 40
    assert len(paragraphs(f"head\n{wide}\n{wide}", lambda line: False)) == 3
