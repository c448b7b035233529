"""ICEWS14, as `icews14` has it, by the extra: boosted trees over the terms of the mixture (`comity[forecast]`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.measured import Row
from bench.sets.icews14 import ranked, scores, split
from comity.relations.mixture import Mixture
from comity.relations.ranker import Ranker

__all__ = ["rows", "scores"]


def rows(path: Path) -> Iterator[Row]:
    history, first = split(path)
    return ranked(history, first, Ranker.learned(Mixture.learned(history, first), first).scores)
