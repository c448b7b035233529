"""Leanings: which way one leans towards another, told by words, deeds and sides."""

from __future__ import annotations

import pytest

from comity.reading import PIPELINE
from comity.reading.attitudes.leanings import WEIGHTS, Judged, Leanings, Party
from comity.reading.attitudes.pulls import Place, lean
from comity.reading.attitudes.tones import tones_of
from comity.reading.draft import Draft
from comity.reading.knowledge import knowledge
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
    tying = ("held", "told", "quoted")
    return sum(pull.weight for pull in lean(sentence, from_, to, (), tones).pulls if pull.place in tying)


def _places(text: str, holder: str, target: str) -> set[Place]:
    sentence = _draft(text).sentences[0]
    tones = tones_of(sentence, knowledge().codebook)
    from_, to = ([t.i for t in sentence.tokens if t.text == word] for word in (holder, target))
    return {pull.place for pull in lean(sentence, from_, to, (), tones).pulls}


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Iran thwarted the plans of Turkey.", -1),
        ("Iran applauded the courage of Turkey.", 1),
        ("Iran said Turkey had betrayed it.", -1),
        ("Iran drew criticism from Turkey.", 0),
    ],
)
def test_the_holders_word_about_the_target_ties_them(text: str, sign: int) -> None:
    tied = _tied(text, "Iran", "Turkey")

    assert tied * sign > 0 or (tied == 0 and sign == 0)


def test_who_gives_what_another_gets_holds_it() -> None:
    assert _tied("Iran drew criticism from Turkey.", "Turkey", "Iran") < 0


def test_a_word_of_attitude_that_is_denied_pulls_the_other_way() -> None:
    assert _tied("Iran admired Turkey.", "Iran", "Turkey") > 0 > _tied("Iran never admired Turkey.", "Iran", "Turkey")


def test_a_place_is_not_what_a_word_is_about() -> None:
    assert _tied("Iran denounced the killers in Turkey.", "Iran", "Turkey") == 0


def test_a_pair_that_no_word_ties_has_no_tie() -> None:
    assert _tied("Iran and Turkey have long borders.", "Iran", "Turkey") == 0


def test_the_words_beside_a_name_speak_of_whom_it_names() -> None:
    assert _tied("The Iranian minister criticized Turkey.", "Iranian", "Turkey") < 0


def test_who_is_somebodys_spokesman_serves_them() -> None:
    assert "serving" in _places("Mr. Haddad, a spokesman for Turkey, left.", "Haddad", "Turkey")


def test_a_stance_on_record_comes_before_words() -> None:
    found = _judged("Iran admires Turkey, a horrible, terrible, shameful disgrace.", "Iran", "Turkey")

    assert (found.basis, found.polarity) == ("stance", "positive")


def test_rivals_of_one_country_are_against_each_other_where_words_say_nothing() -> None:
    found = _judged("Republicans met Democrats.", "Republicans", "Democrats")

    assert found.polarity == "negative"
    assert found.weight <= -WEIGHTS["opposed"] + WEIGHTS["done here"]


def test_what_an_ally_is_told_to_hold_counts_for_the_other() -> None:
    text = "Republicans and Mitch McConnell met. Republicans attacked Kenya."
    alone = _judged("Mitch McConnell met Kenya.", "McConnell", "Kenya")
    draft = _draft(text)
    leanings = Leanings(draft)
    holder = leanings.party({"mitch-mcconnell"}, {})

    assert leanings.judged(holder, leanings.party({"kenya"}, {}), [draft.sentences[0]]).weight < alone.weight


def test_nothing_told_is_the_commoner_polarity() -> None:
    found = _judged("Kenya borders Tanzania.", "Kenya", "Tanzania")

    assert (found.polarity, found.basis, found.weight) == ("negative", "none", 0.0)
