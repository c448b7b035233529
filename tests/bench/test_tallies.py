from __future__ import annotations

import pytest

from bench.tallies import EXAMPLES, Gap, curve, folded_name, fresh_curve, grouped


def gap(key: str, item: str, sentence: int = 0, shown: str = "", *traits: str) -> Gap:
    return Gap(key, shown or key, item, sentence, f"{item}.{sentence}", traits)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Tomás Ferrão", "tomas ferrao"),
        ("the Blue Shield", "blue shield"),
        ("Mr. Popa", "popa"),
        ("Popa's", "popa"),
        ("Kim  Il-nam", "kim il nam"),
        ("Theodor Missen", "theodor missen"),
    ],
)
def test_names_are_folded(name: str, folded: str) -> None:
    assert folded_name(name) == folded


def test_what_stands_in_most_items_comes_first() -> None:
    often = [gap("often in one", "a", sentence) for sentence in range(9)]

    groups = grouped([*often, gap("in two", "a"), gap("in two", "b"), gap("once", "c")])

    assert [(group.key, len(group.items), group.times) for group in groups] == [
        ("in two", 2, 2),
        ("often in one", 1, 9),
        ("once", 1, 1),
    ]


def test_sentences_may_rank_too() -> None:
    often = [gap("often in one", "a", sentence) for sentence in range(9)]

    assert grouped([*often, gap("in two", "a"), gap("in two", "b")], "sentences")[0].key == "often in one"


def test_a_group_goes_by_its_commonest_spelling_and_keeps_no_sentence() -> None:
    twice = [gap("popa", "a", 0, "Popa", "subject"), gap("popa", "b", 2, "Popa", "subject")]
    spelled = [gap("popa", "b", 1, "POPA"), *twice]

    group = grouped(spelled)[0]

    assert group.as_dict() == {
        "name": "Popa", "items": 2, "sentences": 3, "times": 3, "example": "b", "with": ["subject 2"],
    }  # fmt: skip
    assert len(grouped([gap("x", "a", sentence) for sentence in range(9)])[0].examples) == EXAMPLES


def test_a_curve_starts_at_what_is_covered_and_ends_with_all() -> None:
    assert curve([3, 2, 1], 4, 10, steps=(1, 2, 5)) == {"0": 0.4, "1": 0.7, "2": 0.9, "3": 1.0}
    assert curve([], 4, 10) == {"0": 0.4}
    assert curve([], 0, 0) == {}


def test_on_fresh_items_only_what_comes_again_counts() -> None:
    counts = {"a": (1, 3), "b": (1, 3), "c": (1, 2), "d": (1, 2)}  # halves: a and c, b and d
    gaps = [gap("again", "a"), gap("again", "b"), gap("only here", "a"), gap("only there", "b"),
            gap("never again", "c"), gap("again", "d")]  # fmt: skip

    assert fresh_curve(gaps, counts, steps=(1,)) == {"0": 0.4, "1": 0.7}
    assert curve([group.times for group in grouped(gaps)], 4, 10, steps=(1, 4))["4"] == 1.0
