"""Mending: parses that the small parser gets wrong in the same way each time."""

from __future__ import annotations

import pytest

from comity.reading.mending import Word, mended
from comity.reading.parser import parser
from comity.types import Article, Part


@pytest.mark.parametrize(
    ("text", "word", "dep", "head"),
    [
        ("Oxfam accused the army in April of executing 20 farmers.", "of", "prep", "accused"),
        ("Peskov warned that Moscow will respond and accused Norway of lying.", "accused", "conj", "warned"),
        ("Shelling killed at least 40 people, doctors and residents said.", "people", "dobj", "killed"),
        ("Shelling killed at least 40 people, doctors and residents said.", "doctors", "nsubj", "said"),
        ("Shelling of the market killed 40 people, doctors and residents said.", "doctors", "nsubj", "said"),
        ("Rebels took nine soldiers prisoner.", "soldiers", "dobj", "took"),
        ("A fight that killed nine people, nurses and cooks said, ended before talks.", "people", "dobj", "killed"),
        ("Fierce shelling by the rebels killed nine people.", "shelling", "nsubj", "killed"),
        ('"We sank it," Brig. Gen. Omar Hadi said.', "Hadi", "nsubj", "said"),
        ("On Monday Mexico and Chile issued a statement.", "Mexico", "nsubj", "issued"),
        ("On 4 November police took two deputies away.", "police", "nsubj", "took"),
        ("In June 2014 Oslo and Lima were accused of spying.", "Oslo", "nsubjpass", "accused"),
        ("The gunman, said to be a Swede, was arrested.", "gunman", "nsubjpass", "arrested"),
        ("Myanmar's military seized power on Monday.", "military", "nsubj", "seized"),
        ("Norway, which co-hosts the talks, threatened Sudan.", "Norway", "nsubj", "threatened"),
    ],
)
def test_a_word_hangs_where_it_belongs(text: str, word: str, dep: str, head: str) -> None:
    (sentence,) = parser().sentences(Article("a-1", text, parts=(Part("body", 0, len(text)),)))
    token = next(token for token in sentence.tokens if token.text == word)
    assert (token.dep, sentence.tokens[token.head].text) == (dep, head)


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Rebels took a prisoner list.", "prisoner", "list"),
        ("Norway wants to talk and Sweden refused.", "refused", "wants"),
    ],
)
def test_a_word_stays_where_nothing_is_wrong(text: str, word: str, head: str) -> None:
    (sentence,) = parser().sentences(Article("a-1", text, parts=(Part("body", 0, len(text)),)))
    token = next(token for token in sentence.tokens if token.text == word)
    assert sentence.tokens[token.head].text == head


def test_no_rule_ties_words_into_a_ring() -> None:
    ring = [
        Word("ora", "PROPN", "NNP", "dobj", 5),
        Word(",", "PUNCT", ",", "punct", 0),
        Word("which", "PRON", "WDT", "dobj", 3),
        Word("co", "NOUN", "NN", "relcl", 0),
        Word("-", "PUNCT", "HYPH", "punct", 3),
        Word("owns", "VERB", "VBZ", "advcl", 6),
        Word("left", "VERB", "VBD", "ROOT", 6),
    ]
    assert mended(ring) == ring
