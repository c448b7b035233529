"""A report laid out: the whole text, cut at every mark, brackets in lanes, notes where they begin."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.faces.page import lanes_of, page_of, paragraphs_of
from comity.faces.report import Report
from comity.types import Article, Attribution, EventMention, Part, Span

TEXT = "Wire A said that they killed 25 of our men, a commander said.\n\nShare this"
ARTICLE = Article("a-1", TEXT, parts=(Part("body", 0, 61), Part("not_news", 63, 73)))


def span(words: str) -> Span:
    return Span.cut(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


def claim(id_: str, cue: str, content: str) -> Attribution:
    return Attribution(id_, "a-1", None, None, span(cue), (span(content),), "indirect")


def deed(id_: str, anchor: Span) -> EventMention:
    return EventMention(id_, "a-1", "e-1", "ASSAULT", anchor, span("they killed 25 of our men"), voice="source")


OUTER = claim("t-outer", "said that", "they killed 25 of our men, a commander said")
INNER = claim("t-inner", "commander said", "they killed 25 of our men")


def test_nested_words_have_nested_brackets_and_the_whole_text_is_there() -> None:
    page = page_of(Report(ARTICLE, (deed("m-1", span("killed")),), (OUTER, INNER), {}, {"ASSAULT": True}))
    (body, share) = page.blocks
    assert "".join(piece.text for piece in body.paragraphs[0].pieces) == TEXT[:61]
    assert (share.kind, share.label) == ("not_news", "no news")
    pieces = {piece.text: piece for piece in body.paragraphs[0].pieces}
    assert [(one.id, one.lane) for one in pieces["killed"].brackets] == [("t-outer", 1), ("t-inner", 0)]
    assert (pieces["killed"].deed, pieces["killed"].why) == ("dotted", "m-1")
    assert [one.opens for one in pieces["they "].brackets] == [True, True]
    assert [one.closes for one in pieces[" 25 of our men"].brackets] == [False, True]
    assert [note.kind for note in body.paragraphs[0].notes] == ["words", "words", "deed"]


def test_words_that_cross_run_in_lanes_of_their_own() -> None:
    lanes = lanes_of({"a": [Span(0, 10, "x" * 10)], "b": [Span(5, 12, "x" * 7)], "c": [Span(20, 22, "xx")]})
    assert lanes["a"] != lanes["b"]
    assert lanes["c"] == 0


def test_lines_that_a_machine_broke_are_one_paragraph() -> None:
    text = "One line of a report,\nbroken by a machine,\nand going on.\n\nAnother."
    assert [text[a:b] for a, b in paragraphs_of(text, 0, len(text))] == [text[: text.index("\n\n")], "Another."]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 61)), max_size=8), st.booleans())
def test_no_character_is_lost_or_doubled_whatever_overlaps(spans: list[tuple[int, int]], words: bool) -> None:
    cut = [Span.cut(TEXT, min(a, b), max(a, b)) for a, b in spans if a != b]
    deeds = tuple(deed(f"m-{number}", one) for number, one in enumerate(cut[::2]))
    claims = tuple(
        Attribution(f"t-{number}", "a-1", None, None, span("said that"), (one,), "indirect")
        for number, one in enumerate(cut[1::2] if words else [])
    )
    page = page_of(Report(ARTICLE, deeds, claims, {}, {"ASSAULT": False}))
    shown = ["".join(piece.text for piece in one.pieces) for block in page.blocks for one in block.paragraphs]
    assert shown == [TEXT[:61], TEXT[63:]]
    opened = [
        one.id
        for block in page.blocks
        for p in block.paragraphs
        for piece in p.pieces
        for one in piece.brackets
        if one.opens
    ]
    assert sorted(opened) == sorted(one.id for one in claims)
