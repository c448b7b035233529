"""The frustration index: how few ties must be left out of account so that the rest is balanced, and the two sides then.

Exact, after Aref, Mason and Wilson (2020, "A modeling and computational study of the frustration index in signed
networks"): their XOR model, whose ties are continuous, with a cut for each strained triangle, the node with most ties
fixed, and each biconnected block alone. A local search gives HiGHS its first solution.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, inf, isfinite
from typing import Any

from comity.relations.signed import Pair, Sides, SignedNetwork, Triad, blocks

RESTARTS = 20
SEED = 1
_OPTIONS: Mapping[str, Any] = {
    "output_flag": False,
    "threads": 1,
    "mip_abs_gap": 0.999,  # ties are counted: less than one of them is no gap
}
_TOLERANCE = 1e-6  # the solver's, on a bound that is a whole number

_Row = tuple[float, tuple[int, ...], tuple[float, ...]]
"""`least <= values of columns`."""


@dataclass(frozen=True, slots=True)
class Balance:
    """The sides of a network, the ties that do not fit them, and what was proved: no sides have fewer than `lower`."""

    sides: Sides
    frustrated: tuple[Pair, ...]
    lower: int

    @property
    def frustration(self) -> int:
        """How many ties do not fit."""
        return len(self.frustrated)

    @property
    def proved(self) -> bool:
        """Whether no sides have fewer."""
        return self.lower == self.frustration


def balance(network: SignedNetwork, seconds: float = 10.0) -> Balance:
    """The sides that frustrate the fewest ties; proved, unless the `seconds` for each block were too few.

    0 seconds: by local search alone, which is right more often than not and rarely proves it.
    """
    frustrated: list[Pair] = []
    lower = 0
    for block in blocks(network):
        part = SignedNetwork({pair: network.signs[pair] for pair in block})
        fewest, bound = _of_block(part, seconds)
        frustrated += fewest
        lower += bound
    return Balance(network.settled(frustrated), tuple(sorted(frustrated)), lower)


def others_as_good(network: SignedNetwork, found: Balance, count: int) -> list[dict[str, bool]]:
    """So many sides that frustrate no more ties than those found, by local search from them: often the same ones again.

    Only blocks that are not balanced leave a choice. What is drawn is not drawn evenly from all that there are.
    """
    parts = [SignedNetwork({pair: network.signs[pair] for pair in block}) for block in blocks(network)]
    open_parts = [(part, fewest) for part in parts if (fewest := part.frustrated(found.sides))]
    drawn = []
    for seed in range(count):
        frustrated: list[Pair] = []
        for part, fewest in open_parts:
            other = part.frustrated(searched(part, found.sides, seed=seed))
            frustrated += other if len(other) <= len(fewest) else fewest
        drawn.append(network.settled(frustrated))
    return drawn


def _of_block(block: SignedNetwork, seconds: float) -> tuple[Sequence[Pair], int]:
    """The ties of a block that do not fit its best sides, and how few at least there must be."""
    if not block.frustrated(sides := block.settled(())):
        return (), 0
    found = searched(block, sides)
    fewest = block.frustrated(found)
    strained = [triad for triad in block.triangles() if block.balance_of(triad) < 0]
    packed = _disjoint(strained)
    if packed == len(fewest) or not seconds:
        return fewest, packed
    solved, bound = _solved(block, found, strained, seconds)
    better = block.frustrated(solved)
    return (better if len(better) < len(fewest) else fewest), max(packed, bound)


def searched(network: SignedNetwork, start: Sides, restarts: int = RESTARTS, seed: int = SEED) -> dict[str, bool]:
    """Good sides by local search: from `start` and from it with some nodes moved at random, while a move helps."""
    drawn = random.Random(seed)
    best = _descended(network, dict(start))
    fewest = len(network.frustrated(best))
    nodes = list(network.neighbours)
    for _ in range(restarts):
        tried = dict(best)
        for node in drawn.sample(nodes, max(1, len(nodes) // 5)):
            tried[node] = not tried[node]
        tried = _descended(network, tried)
        if (many := len(network.frustrated(tried))) <= fewest:
            best, fewest = tried, many
    return best


def _descended(network: SignedNetwork, sides: dict[str, bool]) -> dict[str, bool]:
    """The sides after each node has moved that more of its ties are frustrated than fit."""
    waiting = list(network.neighbours)
    while waiting:
        node = waiting.pop()
        fit = sum(sign if sides[node] == sides[other] else -sign for other, sign in network.neighbours[node].items())
        if fit < 0:
            sides[node] = not sides[node]
            waiting += network.neighbours[node]
    return sides


def _disjoint(triads: Sequence[Triad]) -> int:
    """How many of some strained triangles share no tie, taken as they come: each frustrates a tie of its own."""
    used: set[Pair] = set()
    count = 0
    for one, other, third in triads:
        ties = {(one, other), (other, third), (one, third)}
        if not used & ties:
            used |= ties
            count += 1
    return count


def _solved(block: SignedNetwork, start: Sides, strained: Sequence[Triad], seconds: float) -> tuple[Sides, int]:
    """The best sides that HiGHS finds in its time, and the fewest ties that it proves frustrated."""
    import highspy

    nodes = sorted(block.neighbours, key=lambda node: (-len(block.neighbours[node]), node))
    ties = sorted(block.signs)
    solver = _solver(seconds)
    _load(solver, nodes, [*_rows_of_ties(block, nodes, ties), *_rows_of_triads(strained, ties, len(nodes))], len(ties))
    first, frustrated = start[nodes[0]], set(block.frustrated(start))
    known = highspy.HighsSolution()
    known.col_value = [float(start[node] != first) for node in nodes] + [float(pair in frustrated) for pair in ties]
    solver.setSolution(known)
    solver.run()
    bound, solution = solver.getInfo().mip_dual_bound, solver.getSolution().col_value
    sides = {node: value > 0.5 for node, value in zip(nodes, solution, strict=False)} if solution else start
    return sides, max(0, ceil(bound - _TOLERANCE)) if isfinite(bound) else 0


def _solver(seconds: float) -> Any:
    import highspy

    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # it ships no types
    for option, value in _OPTIONS.items():
        solver.setOptionValue(option, value)
    solver.setOptionValue("time_limit", seconds)
    return solver


def _load(solver: Any, nodes: Sequence[str], rows: Sequence[_Row], ties: int) -> None:
    """The model: a whole column for the side of each node, a column for each tie that is to be small, and its rows."""
    import highspy
    import numpy as np

    columns = len(nodes) + ties
    cost, upper = np.r_[np.zeros(len(nodes)), np.ones(ties)], np.ones(columns)
    upper[0] = 0.0  # the two sides have no names, so the first node, which has most ties, may stand on either
    none = np.array([], dtype=np.int32)
    solver.addCols(columns, cost, np.zeros(columns), upper, 0, none, none, np.array([]))
    whole = np.full(len(nodes), highspy.HighsVarType.kInteger)
    solver.changeColsIntegrality(len(nodes), np.arange(len(nodes), dtype=np.int32), whole)
    lengths = [len(indices) for _, indices, _ in rows]
    starts = np.cumsum([0, *lengths[:-1]], dtype=np.int32)
    indices = np.array([at for _, indices, _ in rows for at in indices], dtype=np.int32)
    values = np.array([value for _, _, values in rows for value in values])
    least = np.array([low for low, _, _ in rows])
    solver.addRows(len(rows), least, np.full(len(rows), inf), len(indices), starts, indices, values)


def _rows_of_ties(block: SignedNetwork, nodes: Sequence[str], ties: Sequence[Pair]) -> Iterator[_Row]:
    """A tie is frustrated where friends stand apart, or foes together."""
    column = {node: at for at, node in enumerate(nodes)}
    for tie, pair in enumerate(ties, len(nodes)):
        columns = (tie, column[pair[0]], column[pair[1]])
        if block.signs[pair] > 0:
            yield 0.0, columns, (1.0, -1.0, 1.0)
            yield 0.0, columns, (1.0, 1.0, -1.0)
        else:
            yield -1.0, columns, (1.0, -1.0, -1.0)
            yield 1.0, columns, (1.0, 1.0, 1.0)


def _rows_of_triads(strained: Iterable[Triad], ties: Sequence[Pair], nodes: int) -> Iterator[_Row]:
    """One tie at least of a strained triangle is frustrated: so it is with whole sides, and it tightens broken ones."""
    column = {pair: at for at, pair in enumerate(ties, nodes)}
    for one, other, third in strained:
        yield 1.0, (column[one, other], column[other, third], column[one, third]), (1.0, 1.0, 1.0)
