"""The words for a deed: which are kin, and what they are worth between reports of one story."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from comity.record.kin import deed_words, stems
from comity.record.retelling import retold
from comity.record.traits import Traits


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("died", "death"),
        ("was shot", "shooting"),
        ("stepping down", "resigned"),
        ("blew up", "explosion"),
        ("murders", "killing"),
        ("robbed", "theft"),
    ],
)
def test_words_that_are_kin(one: str, other: str) -> None:
    assert set(deed_words(one)) & set(deed_words(other))


@pytest.mark.parametrize(("one", "other"), [("died", "signed"), ("arrested", "shot"), ("waltzed", "marched")])
def test_words_that_are_not(one: str, other: str) -> None:
    assert not set(deed_words(one)) & set(deed_words(other))


def traits(word: str, actors: Iterable[str] = (), recipients: Iterable[str] = ()) -> Traits:
    who, whom = set(actors), set(recipients)
    return Traits(who, who, whom, whom, set(), set(), set(), {"TOLD done"}, set(), set(),
                  deeds=set(deed_words(word)), stems=set(stems(word)))  # fmt: skip


def test_kin_of_one_story_are_one_deed() -> None:
    found = retold(traits("died"), traits("death"))

    assert found is not None
    assert "die" in found.reason
    assert found.probability == 0.5
    surer = retold(traits("death", recipients=["rudolf"]), traits("death", recipients=["rudolf"]))
    assert surer is not None
    assert surer.probability > found.probability


def test_words_that_fit_many_deeds_need_the_same_parties() -> None:
    assert retold(traits("said", ["rudolf"]), traits("told", ["michael"])) is None
    assert retold(traits("said", ["rudolf"], ["flavia"]), traits("said", ["rudolf"], ["flavia"])) is not None
    assert retold(traits("died"), traits("signed")) is None
