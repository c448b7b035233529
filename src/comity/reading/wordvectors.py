"""Word vectors: what a pipeline's `tok2vec` says of the words of a document, for its tagger and its parser to go by.

The vector of a word before its neighbours are looked at depends on its norm, prefix, suffix, shape and the space after
it: it is worked out once for words alike, each by itself, so that a report is read the same whatever was read before.
Then come windows of three words, layer by layer, as plain sums of arrays; a report has some thirty words, and the
machinery that trains such layers takes longer over them than the sums do. The vectors are spaCy's but for the last
digits. A pipeline that is made otherwise works out its vectors itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

_NAME = "tok2vec"
_LAYER = r"residual\(expand_window>>maxout>>layernorm>>dropout\)"
_MADE = re.compile(
    r"extract_features>>list2ragged>>with_array\((?:ints-getitem>>hashembed\|?)+\)"
    r">>with_array\(maxout>>layernorm>>dropout\)>>ragged2list"
    rf">>with_array\({_LAYER}(?:>>{_LAYER})*\)"
)
"""The layers of spaCy's small pipelines: `MultiHashEmbed` without vectors of its own, and `MaxoutWindowEncoder`."""
_MOST = 50_000
"""Words that are remembered, at some 500 bytes each; then it begins anew."""
_EPSILON = np.float32(1e-8)  # thinc's: no division by nought

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Layer:
    """Weights of a maxout, piece beside piece, and of the normalisation after it."""

    weights: Floats  # width in, pieces times width out
    bias: Floats
    gain: Floats
    shift: Floats

    def of(self, sums: Floats) -> Floats:
        """What the layer gives for rows that were multiplied by its weights."""
        width = len(self.gain)
        sums += self.bias
        best = sums[:, :width]
        for at in range(width, sums.shape[1], width):
            best = np.maximum(best, sums[:, at : at + width])
        best -= best.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", best, best) / np.float32(width) + _EPSILON
        best /= np.sqrt(variance)[:, None]
        best *= self.gain
        best += self.shift
        return best


class WordVectors:
    """The vectors of a pipeline's words; takes the component that makes them out of it, to do its work."""

    def __init__(self, nlp: Any) -> None:
        self._remembers = nlp.pipe_names[:1] == [_NAME] and _is_known(nlp.get_pipe(_NAME).model)
        if not self._remembers:
            return
        model = nlp.get_pipe(_NAME).model
        self._columns = model.layers[0].layers[0].attrs["columns"]
        self._tables = [
            (table.get_param("E"), table.attrs["seed"]) for table in model.walk() if table.name == "hashembed"
        ]
        self._ops = model.ops
        self._first, *self._layers = _layers(model)
        self._width = len(self._first.gain)
        self._places: dict[bytes, int] = {}
        self._vectors: Floats = np.zeros((_MOST, self._width), dtype=np.float32)
        nlp.select_pipes(disable=[_NAME])

    def set(self, doc: Any, stand_ins: Mapping[int, str] | None = None) -> Doc:
        """The document with its vectors, where they are not left to the pipeline.

        `stand_ins` are words to be read as others: their places, and the words by whose vectors they go.
        """
        if self._remembers and len(doc):
            doc.tensor = self._of_windows(self._of_words(doc, stand_ins or {}))
        return cast(Doc, doc)

    def _of_words(self, doc: Doc, stand_ins: Mapping[int, str]) -> Floats:
        features = doc.to_array(self._columns)
        for at, word in stand_ins.items():
            other = Doc(doc.vocab, [word], [bool(doc[at].whitespace_)])
            features[at] = other.to_array(self._columns)[0]
        words = [row.tobytes() for row in features]
        new = [word for word in dict.fromkeys(words) if word not in self._places]
        if len(self._places) + len(new) > _MOST:
            self._places.clear()
            new = list(dict.fromkeys(words))
        if new:
            rows = self._embedded(np.frombuffer(b"".join(new), dtype=np.uint64).reshape(len(new), -1))
            # one by one: what a row comes to, when several are multiplied at once, depends on how many they are
            vectors = self._first.of(np.stack([row @ self._first.weights for row in rows]))
            for word, vector in zip(new, vectors, strict=True):
                place = self._places[word] = len(self._places)
                self._vectors[place] = vector
        return self._vectors[[self._places[word] for word in words]]

    def _embedded(self, words: NDArray[np.uint64]) -> Floats:
        """For each attribute of each word the sum of the rows of its table that the attribute's hash points to."""
        ops = self._ops
        columns = zip(self._tables, np.ascontiguousarray(words.T), strict=True)
        parts = [ops.gather_add(table, ops.hash(column, seed) % len(table)) for (table, seed), column in columns]
        return np.concatenate(parts, axis=1)

    def _of_windows(self, words: Floats) -> Floats:
        """Each layer takes a row off either end: as many empty rows are put before and after as there are layers."""
        deep = len(self._layers)
        rows: Floats = np.zeros((len(words) + 2 * deep, self._width), dtype=np.float32)
        rows[deep:-deep] = words
        for layer in self._layers:
            windows = np.concatenate((rows[:-2], rows[1:-1], rows[2:]), axis=1)
            rows = rows[1:-1] + layer.of(windows @ layer.weights)
        return rows


def _is_known(model: Any) -> bool:
    windows = {layer.attrs["window_size"] for layer in model.walk() if layer.name == "expand_window"}
    return _MADE.fullmatch(model.name) is not None and windows == {1}


def _layers(model: Any) -> list[_Layer]:
    """Its maxouts in their order, the one of the words alone first."""
    found = list(model.walk(order="dfs_pre"))
    maxouts, norms = ([layer for layer in found if layer.name == name] for name in ("maxout", "layernorm"))
    return [
        _Layer(_beside(one.get_param("W")), _beside(one.get_param("b")), norm.get_param("G"), norm.get_param("b"))
        for one, norm in zip(maxouts, norms, strict=True)
    ]


def _beside(weights: Floats) -> Floats:
    """Weights by output, piece and input, or by output and piece -> by input and, piece beside piece, output."""
    turned = weights.T
    return np.ascontiguousarray(turned.reshape(*turned.shape[:-2], -1))
