"""Leanings: which way one leans towards another, told by where the words that pull stand."""

from __future__ import annotations

import pytest

from comity.reading import PIPELINE
from comity.reading.draft import Draft
from comity.reading.knowledge import knowledge
from comity.reading.leanings import Judged, Leanings, Party, lean, tones_of
from comity.reading.parser import DEFAULT_MODEL
from comity.types import Article, Part


def _draft(text: str) -> Draft:
    draft = Draft(Article("a1", text, parts=(Part("body", 0, len(text)),)), DEFAULT_MODEL, knowledge())
    for step in PIPELINE:
        draft = step.run(draft)
    return draft


def _party(draft: Draft, leanings: Leanings, word: str) -> Party:
    at = {s.i: frozenset(t.i for t in s.tokens if t.text == word) for s in draft.sentences}
    actors = {named.actor for named in draft.named if named.span.text == word}
    return leanings.party(actors, {i: tokens for i, tokens in at.items() if tokens})


def _judged(text: str, holder: str, target: str, sentence: int = 0) -> Judged:
    draft = _draft(text)
    leanings = Leanings(draft)
    parties = (_party(draft, leanings, holder), _party(draft, leanings, target))
    return leanings.judged(*parties, [draft.sentences[sentence]])


def _tied(text: str, holder: str, target: str) -> float:
    sentence = _draft(text).sentences[0]
    tones = tones_of(sentence, knowledge().codebook)
    from_, to = ([t.i for t in sentence.tokens if t.text == word] for word in (holder, target))
    return lean(sentence, from_, to, (), tones).tied


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Iran thwarted the plans of Turkey.", -1),
        ("Iran applauded the courage of Turkey.", 1),
        ("Iran said Turkey had betrayed it.", -1),
    ],
)
def test_the_holders_word_about_the_target_ties_them(text: str, sign: int) -> None:
    assert _tied(text, "Iran", "Turkey") * sign > 0


def test_a_word_of_attitude_that_is_denied_pulls_the_other_way() -> None:
    assert _tied("Iran admired Turkey.", "Iran", "Turkey") > 0 > _tied("Iran never admired Turkey.", "Iran", "Turkey")


def test_a_place_is_not_what_a_word_is_about() -> None:
    assert _tied("Iran denounced the killers in Turkey.", "Iran", "Turkey") == 0


def test_a_pair_that_no_word_ties_has_no_tie() -> None:
    assert _tied("Iran and Turkey have long borders.", "Iran", "Turkey") == 0


def test_a_stance_on_record_comes_before_words() -> None:
    found = _judged("Iran admires Turkey, a horrible, terrible, shameful disgrace.", "Iran", "Turkey")

    assert (found.basis, found.polarity) == ("stance", "positive")


def test_a_deed_on_record_comes_before_words() -> None:
    found = _judged("Iran bombed Turkey.", "Iran", "Turkey")

    assert (found.basis, found.polarity) == ("deed", "negative")


def test_where_nothing_tells_it_the_commoner_polarity_is_given_and_says_so() -> None:
    found = _judged("Iran and Turkey have long borders.", "Iran", "Turkey")

    assert (found.basis, found.polarity, found.pulls) == ("none", "negative", ())


def test_the_rest_of_the_article_is_weighed() -> None:
    found = _judged("Iran and Turkey have long borders. Iran admires Turkey.", "Iran", "Turkey")

    assert (found.basis, found.polarity) == ("words", "positive")
