"""Sentences: paragraphs are found, offsets hold, headlines are re-cased, and no text is too long."""

from __future__ import annotations

import pytest

from comity.reading.parser import LONGEST_PARAGRAPH, parser
from comity.reading.recasing import recase
from comity.types import Article, Part, PartKind, Span


def parsed(text: str, kind: PartKind = "body", names: tuple[Span, ...] = ()) -> list[str]:
    article = Article("a-1", text, parts=(Part(kind, 0, len(text)),))
    found = parser().sentences(article, names)
    for sentence in found:
        assert all(text[token.start : token.end] == token.text for token in sentence.tokens)
    return [sentence.span.text for sentence in found]


def test_paragraphs_end_sentences() -> None:
    assert parsed("Iran struck\n\nIraq fled.") == ["Iran struck", "Iraq fled."]


def test_wrapped_lines_do_not_end_sentences() -> None:
    text = "The army shelled the town for\nthree days before it\nwithdrew from the hills."
    assert len(parsed(text)) == 1


def test_a_sentence_goes_on_over_any_line_end_before_a_small_letter() -> None:
    wide = (
        "Iran said on Sunday that the talks, which had been put off twice since the beginning of the year, had broken"
    )
    assert parsed(f"{wide}\ndown. Iraq fled.\nthe end") == [f"{wide}\ndown.", "Iraq fled.", "the end"]
    assert parsed("Saudi Arabia broke off\nrelations with Iran.") == ["Saudi Arabia broke off\nrelations with Iran."]


def test_parts_that_are_no_sentences_are_left_out() -> None:
    assert parsed("By Jane Doe", kind="byline") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Army Shells Town Near Border", "Army shells town near border"),
        ("Army shells town near border", "Army shells town near border"),
        ("US Strikes Kill 25 Fighters", "US strikes kill 25 fighters"),
    ],
)
def test_title_case_is_lowered_letter_for_letter(line: str, expected: str) -> None:
    words = {"army", "shell", "town", "border", "strike", "kill", "fighter"}
    assert recase(line, [], words) == expected


def test_names_keep_their_capitals() -> None:
    recased = recase("Trump Gang Told Iraq To Leave", [(0, 5), (16, 20)], {"trump", "gang", "leave"})
    assert recased.startswith("Trump gang")


def test_an_acronym_that_is_a_name_is_read_as_one() -> None:
    text = "ECOWAS froze Niger's assets."
    article = Article("a-1", text, parts=(Part("body", 0, len(text)),))
    (sentence,) = parser().sentences(article, [Span.cut(text, 0, 6)])
    assert (sentence.tokens[0].text, sentence.tokens[0].tag, sentence.root.text) == ("ECOWAS", "NNP", "froze")


def test_up_to_is_parsed_as_about_and_keeps_its_letters() -> None:
    text = "Rebels kidnapped up to 16 advisers."
    (sentence,) = parser().sentences(Article("a-1", text, parts=(Part("body", 0, len(text)),)))
    advisers = next(token for token in sentence.tokens if token.text == "advisers")
    assert advisers.dep == "dobj"
    assert "up to" in [token.text for token in sentence.tokens]


def test_a_sentence_without_an_end_is_cut() -> None:
    text = "the army shelled the town and " * 1_500
    found = parsed(text.strip())
    assert max(map(len, found)) <= LONGEST_PARAGRAPH


def test_points_of_a_list_end_sentences() -> None:
    assert parsed("* Norway bars ships\n* Chad says no\n- Peru agrees") == [
        "* Norway bars ships",
        "* Chad says no",
        "- Peru agrees",
    ]


def test_the_mark_of_a_footnote_joins_no_sentences() -> None:
    assert parsed("Norway struck Chad.[1] Peru saw nothing.[2]") == ["Norway struck Chad.", "Peru saw nothing."]
