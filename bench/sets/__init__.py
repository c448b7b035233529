"""The gold sets, one module each: `rows(path)` reads and counts, `scores(counts)` makes the scores of summed counts."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module

from bench.measured import Counts, Row, Scores

MODULES: Mapping[str, str] = {
    "seed": "seed",
    "plv": "plv",
    "plover_gsr": "plover_gsr",
    "source_target": "source_target",
    "actors": "actors",
    "date_phrases": "date_phrases",
    "timex": "timex",
    "attribution": "attribution",
    "blame": "blame",
    "stance": "stance",
    "factuality_uw": "factuality",
    "factuality_uds_ih2": "factuality",
    "re3d": "re3d",
    "pages": "pages",
    "places": "places",
    "inversions": "inversions",
    "reports": "reports",
    "ecbplus": "ecbplus",
    "signed": "signed",
    "icews14": "icews14",
    "icews14_ranker": "icews14_ranker",
    "shifts": "shifts",
}


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A set: how it is read and scored, which of its scores are mere counts, its protocol, what it needs beside."""

    name: str
    rows: Callable[..., Iterator[Row]]  # of the data, and of what `beside` names
    scores: Callable[[Counts], Scores]
    counts: Collection[str]
    protocol: str
    beside: Collection[str]


def gold_set(name: str) -> GoldSet:
    """The set of a name; a KeyError where there is none (yet)."""
    module = import_module(f"bench.sets.{MODULES[name]}")
    return GoldSet(
        name,
        module.rows,
        module.scores,
        getattr(module, "COUNTS", ()),
        module.__doc__ or "",
        tuple(inspect.signature(module.rows).parameters)[1:],
    )
