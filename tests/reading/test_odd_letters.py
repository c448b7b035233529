"""Odd letters: a name with a letter of another script, or one that can't be seen, is another name; the deed is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.reading import read_article
from comity.types import Article


@pytest.mark.parametrize(
    "name",
    [
        "\u0406ran",  # a Cyrillic letter
        "Ir\u0430n",
        "Ir\u200ban",  # a blank without width
        "Ir\u00adan",  # a soft hyphen
        "\uff29\uff52\uff41\uff4e",  # letters of full width
        "Ir\u00e0n",
    ],
)
def test_who_only_looks_like_iran_is_not_iran(article: Callable[..., Article], name: str) -> None:
    text = f"{name} attacked Iraq on Monday, and the army of {name} bombed Turkey."
    found = read_article(article(text))
    assert "iran" not in {actor.id for actor in found.actors}
    assert {one.actor for mention in found.event_mentions for one in mention.recipients} >= {"iraq"}
    for actor in found.actors:
        for mention in actor.mentions:
            assert text[mention.span.start : mention.span.end] == mention.span.text


def test_marks_of_direction_around_a_name_leave_it_what_it_is(article: Callable[..., Article]) -> None:
    found = read_article(article("The army of \u2066Iran\u2069 bombed Turkey on Monday."))
    assert "turkey" in {one.actor for mention in found.event_mentions for one in mention.recipients}
    assert {actor.id for actor in found.actors} >= {"turkey"}
