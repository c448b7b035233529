"""The coreference scorer, on the worked example of Pradhan et al. 2014 and on what must hold of any clustering."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.coreference import MEASURES, agreement, assign, conll_f1, measure_f1
from bench.metrics import total

# Key {a b c} {d e f g}, response {a b} {c d} {f g h i}: with mentions that only one side holds as singletons of the
# other (which is how given mentions see e, h and i), the sums below were made by hand.
KEY = ["abc", "defg", "h", "i"]
RESPONSE = ["ab", "cd", "e", "fghi"]


def test_muc_counts_links() -> None:
    counts = agreement("x", KEY, RESPONSE)

    # {a b c} falls in 2 parts, {d e f g} in 3: (3 - 2 + 4 - 3) of 2 + 3 links.
    assert (counts["x:muc:recall"], counts["x:muc:recall_of"]) == (2, 5)
    # {a b} in 1, {c d} in 2, {f g h i} in 3: (1 + 0 + 1) of 1 + 1 + 3 links.
    assert (counts["x:muc:precision"], counts["x:muc:precision_of"]) == (2, 5)


def test_b_cubed_counts_mentions() -> None:
    counts = agreement("x", KEY, RESPONSE)

    assert counts["x:b3:recall"] == pytest.approx((4 + 1) / 3 + (1 + 1 + 4) / 4 + 1 + 1)
    assert counts["x:b3:precision"] == pytest.approx(4 / 2 + (1 + 1) / 2 + 1 + (4 + 1 + 1) / 4)
    assert counts["x:b3:recall_of"] == counts["x:b3:precision_of"] == 9


def test_ceaf_counts_entities() -> None:
    counts = agreement("x", KEY, RESPONSE)

    # {a b c} with {a b} 4/5; {d e f g} with {f g h i} 4/8, or with {e} 2/5 and {h} with {f g h i} 2/5: 4/5 together.
    assert counts["x:ceafe:recall"] == pytest.approx(4 / 5 + 2 / 5 + 2 / 5)
    assert counts["x:ceafe:recall_of"] == counts["x:ceafe:precision_of"] == 4


def test_the_reference_scorers_published_example() -> None:
    """The example of Luo 2005, by which the paper tests its scorer: keys of 5, 2 and 5 mentions, and a response that
    brings the last two together: B-cubed .865, CEAF-e .733."""
    counts = agreement("x", ["12345", "67", "89ABC"], ["12345", "6789ABC"])

    assert measure_f1(counts, "x", "b3") == pytest.approx(0.865, abs=0.001)
    assert measure_f1(counts, "x", "muc") == pytest.approx(0.947, abs=0.001)
    assert measure_f1(counts, "x", "ceafe") == pytest.approx(0.733, abs=0.001)


def test_other_mentions_are_refused() -> None:
    with pytest.raises(ValueError, match="different mentions"):
        agreement("x", ["ab"], ["a"])


@st.composite
def clusterings(draw: st.DrawFn) -> list[set[str]]:
    homes = draw(st.lists(st.integers(0, 5), min_size=8, max_size=8))
    return [{f"m{at}" for at, home in enumerate(homes) if home == one} for one in sorted(set(homes))]


@given(clusterings(), clusterings())
def test_a_clustering_meets_itself_and_sides_may_be_swapped(one: list[set[str]], other: list[set[str]]) -> None:
    assert all(measure_f1(agreement("x", one, one), "x", name) == pytest.approx(1) for name in ("b3", "ceafe"))
    there, back = agreement("x", one, other), agreement("x", other, one)
    assert conll_f1(there, "x") == pytest.approx(conll_f1(back, "x"))
    apart = agreement("x", [{f"{m}-2" for m in c} for c in one], [{f"{m}-2" for m in c} for c in other])
    doubled = total([there, apart])
    whole = agreement(
        "x", [*one, *({f"{m}-2" for m in c} for c in one)], [*other, *({f"{m}-2" for m in c} for c in other)]
    )
    assert all(measure_f1(doubled, "x", m) == pytest.approx(measure_f1(whole, "x", m)) for m in MEASURES)


@given(st.integers(1, 5), st.integers(1, 5), st.data())
def test_no_other_assignment_is_worth_more(rows: int, columns: int, data: st.DataObject) -> None:
    cells = st.integers(0, 20).map(lambda n: n / 4)
    worth = np.array(
        data.draw(st.lists(st.lists(cells, min_size=columns, max_size=columns), min_size=rows, max_size=rows))
    )
    found = assign(worth)
    assert len(found) == len({row for row, _ in found}) == len({column for _, column in found}) == min(rows, columns)
    tall = worth if rows >= columns else worth.T
    best = max(
        sum(tall[row, column] for column, row in enumerate(order))
        for order in permutations(range(tall.shape[0]), tall.shape[1])
    )
    assert sum(worth[pair] for pair in found) == pytest.approx(best)
