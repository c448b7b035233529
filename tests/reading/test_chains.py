"""Chains: what the words between a target and a holder make of each other."""

from __future__ import annotations

import pytest

from comity.reading import PIPELINE
from comity.reading.attitudes.chains import Chain, Pair, chains
from comity.reading.attitudes.tones import tones_of
from comity.reading.draft import Draft
from comity.reading.knowledge import knowledge
from comity.reading.parser import DEFAULT_MODEL
from comity.types import Article, Part


def _chain(text: str, holder: str, target: str) -> Chain | None:
    draft = Draft(Article("a1", text, parts=(Part("body", 0, len(text)),)), DEFAULT_MODEL, knowledge())
    for step in PIPELINE[:2]:
        draft = step.run(draft)
    sentence = draft.sentences[0]
    from_, to = (frozenset(t.i for t in sentence.tokens if t.text == word) for word in (holder, target))
    found = chains(sentence, Pair(from_, to, frozenset()), tones_of(sentence, knowledge().codebook))
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "holder", "target", "sign"),
    [
        ("Kenya opposed the repeal of the treaty.", "Kenya", "treaty", 1),
        ("Kenya wants to repeal the treaty.", "Kenya", "treaty", -1),
        ("Kenya refused to back Uganda.", "Kenya", "Uganda", -1),
        ("Kenya promised to back Uganda.", "Kenya", "Uganda", 1),
        ("Kenya did not back Uganda.", "Kenya", "Uganda", -1),
        ("Kenya condemned Uganda's attack on Chad.", "Kenya", "Uganda", -1),
        ("Kenya condemned Uganda's attack on Chad.", "Kenya", "Chad", 1),
        ("Kenya praised the courage of Uganda.", "Kenya", "Uganda", 1),
        ("Uganda was criticized by Kenya.", "Kenya", "Uganda", -1),
        ("Uganda came under criticism from Kenya.", "Kenya", "Uganda", -1),
        ("Kenya called Uganda a disgrace.", "Kenya", "Uganda", -1),
        ("Kenya described Uganda as a threat.", "Kenya", "Uganda", -1),
    ],
)
def test_words_between_two_are_read_together(text: str, holder: str, target: str, sign: int) -> None:
    found = _chain(text, holder, target)

    assert found is not None
    assert found.weight * sign > 0


@pytest.mark.parametrize(
    ("text", "holder", "target"),
    [
        ("Kenya said Uganda attacked Chad.", "Kenya", "Chad"),  # somebody else's deed
        ("Kenya praised the doctors in Uganda.", "Kenya", "Uganda"),  # a place
        ("Kenya's quarrel over Chad went on.", "Kenya", "Chad"),  # a matter
        ("Kenya and Uganda have long borders.", "Kenya", "Uganda"),
    ],
)
def test_what_is_not_between_two_makes_no_chain(text: str, holder: str, target: str) -> None:
    assert _chain(text, holder, target) is None


def test_a_chain_of_two_words_against_is_less_sure() -> None:
    plain, wound = (
        _chain("Kenya praised Chad.", "Kenya", "Chad"),
        _chain("Kenya condemned the attack on Chad.", "Kenya", "Chad"),
    )

    assert plain is not None
    assert wound is not None
    assert 0 < wound.weight < plain.weight
