"""Reports that tell one story, by the words that they share and others of their lot do not."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np

from bench.measured import Counts

_WORD = re.compile(r"[A-Za-z][a-z]{2,}|[A-Z]{2,}|\d{2,}")
_ENDING = re.compile(r"(?:ing|ies|ied|es|ed|s|e)$")


def stories(texts: Mapping[str, str], least: float) -> dict[str, int]:
    """Each report of a lot with the number of its story.

    Reports are bags of stems, weighed by how few of the lot hold them; a stem that one report alone holds tells
    nothing. The nearest stories are put together while the mean cosine of their reports is `least` or more (average
    linkage).
    """
    if not texts:
        return {}
    bags = [_stems(text) for text in texts.values()]
    held = Counter(stem for bag in bags for stem in bag)
    vocabulary = {stem: at for at, stem in enumerate(sorted(stem for stem, number in held.items() if number > 1))}
    table = np.zeros((len(bags), len(vocabulary)))
    for row, bag in enumerate(bags):
        for stem, number in bag.items():
            if stem in vocabulary:
                table[row, vocabulary[stem]] = (1 + math.log(number)) * math.log((len(bags) + 1) / held[stem])
    lengths = np.linalg.norm(table, axis=1, keepdims=True)
    table /= np.where(lengths > 0, lengths, 1)
    return dict(zip(texts, _grouped(table @ table.T, least), strict=True))


def _stems(text: str) -> Counts:
    return Counter(_ENDING.sub("", word.lower()) for word in _WORD.findall(text))


def _grouped(near: np.ndarray[tuple[int, int], np.dtype[np.float64]], least: float) -> Iterable[int]:
    groups = [[at] for at in range(len(near))]
    while len(groups) > 1:
        means = np.array([[near[np.ix_(one, other)].mean() for other in groups] for one in groups])
        np.fill_diagonal(means, -1)
        one, other = sorted(int(at) for at in np.unravel_index(means.argmax(), means.shape))
        if means[one, other] < least:
            break
        groups[one] += groups.pop(other)
    home = {at: number for number, group in enumerate(groups) for at in group}
    return [home[at] for at in range(len(near))]
