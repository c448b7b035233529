"""Loaded words: found as labels, and counted to the one whose word each is."""

from __future__ import annotations

from comity.reading import read_article
from comity.reading.attitudes.loaded import loaded_words, own_share
from comity.reading.knowledge import knowledge
from comity.types import Article, LoadedWord, Part

BOOK = knowledge().codebook


def loaded(text: str, kind: str = "body") -> tuple[tuple[LoadedWord, ...], float]:
    article = Article("a-1", text, published="2020-01-02", parts=(Part(kind, 0, len(text)),))  # type: ignore[arg-type]
    found = loaded_words(article, read_article(article).attributions, BOOK)
    return found, own_share(article, found)


def test_a_word_in_speech_is_the_speakers_and_the_rest_the_outlets() -> None:
    found, share = loaded("The regime fell. Iran said that the martyrs were killed by the Zionist entity.")
    assert [(word.span.text, word.leaning, word.voice, word.speaker) for word in found] == [
        ("regime", "against", "author", None),
        ("martyrs", "for", "source", "iran"),
        ("Zionist entity", "against", "source", "iran"),
    ]
    assert share == 1000 / 14


def test_an_editors_word_is_the_editors() -> None:
    (word,), share = loaded("The thugs who rule Baghdad have said nothing.", "editor_note")
    assert (word.voice, word.speaker, share) == ("editor", None, 0.0)


def test_words_within_words_and_other_cases_of_letters() -> None:
    assert loaded("The regiment and the ganglion were heroically ignored.")[0] == ()
    assert [word.span.text for word in loaded("So-Called TERRORISTS fled.")[0]] == ["So-Called", "TERRORISTS"]


def test_a_report_without_loaded_words_has_none() -> None:
    assert loaded("Soldiers crossed the river on Monday.") == ((), 0.0)
