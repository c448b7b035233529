"""The two sides of a signed network: proved against brute force, the same however the network is written or flipped."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.relations.frustration import balance
from comity.relations.signed import Pair, SignedNetwork, blocks, pair_of

NODES = "abcdefgh"
NETWORKS = st.dictionaries(
    st.sampled_from(list(combinations(NODES, 2))), st.sampled_from([-1, 1]), min_size=1, max_size=20
).map(SignedNetwork)


def signed(*ties: str) -> SignedNetwork:
    """`signed("a+b", "b-c")`: friends a and b, foes b and c."""
    return SignedNetwork({pair_of(tie[0], tie[2]): 1 if tie[1] == "+" else -1 for tie in ties})


def flipped(network: SignedNetwork, camp: set[str]) -> SignedNetwork:
    """The same network with the ties between a camp and the rest turned round."""
    return SignedNetwork(
        {pair: -sign if (pair[0] in camp) != (pair[1] in camp) else sign for pair, sign in network.signs.items()}
    )


def fewest(network: SignedNetwork) -> int:
    nodes = list(network.neighbours)
    return min(
        len(network.frustrated(dict(zip(nodes, sides, strict=True))))
        for sides in product([False, True], repeat=len(nodes))
    )


def test_the_friend_of_a_foe_is_a_foe() -> None:
    found = balance(signed("a+b", "a-c", "b-c"))

    assert found.frustration == 0
    assert found.proved
    assert found.sides == {"a": False, "b": False, "c": True}


def test_one_tie_of_a_strained_triangle_is_frustrated() -> None:
    found = balance(signed("a+b", "a+c", "b-c"))

    assert (found.frustration, found.lower, found.proved) == (1, 1, True)


def test_a_tie_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no signed tie"):
        SignedNetwork({("b", "a"): 1})
    with pytest.raises(ValueError, match="no signed tie"):
        SignedNetwork({("a", "b"): 2})


def test_blocks_meet_in_nodes_only() -> None:
    found = blocks(signed("a+b", "b+c", "a-c", "c+d", "d+e", "e+f", "d-f"))

    assert sorted(sorted(block) for block in found) == [
        [("a", "b"), ("a", "c"), ("b", "c")],
        [("c", "d")],
        [("d", "e"), ("d", "f"), ("e", "f")],
    ]


def test_what_is_not_proved_is_said_to_be_open() -> None:
    complete = SignedNetwork(dict.fromkeys(combinations([f"{at:02}" for at in range(24)], 2), -1))
    found = balance(complete, seconds=0.0)

    assert found.lower <= 24 * 11 / 2 + 24 / 4  # 132: two sides of twelve, foes within
    assert found.frustration == 132
    assert not found.proved


@settings(max_examples=60)
@given(NETWORKS)
def test_no_sides_have_fewer(network: SignedNetwork) -> None:
    found = balance(network)

    assert found.proved
    assert found.frustration == fewest(network)
    assert network.frustrated(found.sides) == found.frustrated


@settings(max_examples=60)
@given(NETWORKS, st.sets(st.sampled_from(NODES)))
def test_flipping_a_camp_changes_nothing(network: SignedNetwork, camp: set[str]) -> None:
    assert balance(flipped(network, camp)).frustration == balance(network).frustration


@settings(max_examples=40)
@given(st.integers(0, 2**32), st.integers(6, 40))
def test_planted_sides_are_found(seed: int, size: int) -> None:
    import random

    drawn = random.Random(seed)
    side = {f"n{at:02}": drawn.random() < 0.5 for at in range(size)}
    ties = dict[Pair, int]()
    for one, other in combinations(sorted(side), 2):
        if drawn.random() < 0.5 or int(other[1:]) == int(one[1:]) + 1:
            ties[one, other] = 1 if side[one] == side[other] else -1
    found = balance(SignedNetwork(ties))

    assert found.frustration == 0
    assert len({found.sides[node] != side[node] for node in side}) == 1


@settings(max_examples=60)
@given(NETWORKS)
def test_blocks_hold_each_tie_once(network: SignedNetwork) -> None:
    found = [pair for block in blocks(network) for pair in block]

    assert sorted(found) == sorted(network.signs)
    assert len(found) == len(set(found))
