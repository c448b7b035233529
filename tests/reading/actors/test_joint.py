"""Words that several own: the forces of two countries, the ministers of two states."""

from __future__ import annotations

import pytest

import comity

OWNED = [  # text, the word of the deed, who does it to whom
    ("Thai and Cambodian troops clash near a temple.", "clash", {"thailand-military", "cambodia-military"}),
    ("American and British jets bombed Basra.", "bombed", {"united-states-military", "british-army"}),
    ("Clashes occur between Thai and Cambodian forces.", "Clashes", {"thailand-military", "cambodia-military"}),
    ("Talks take place between the United States and Iran.", "Talks", {"united-states", "iran"}),
    ("A raid launched by Turkish commandos killed ten rebels.", "raid", {"turkish-armed-forces"}),
    ("Venezuela severs diplomatic relations with Colombia.", "severs", {"venezuela"}),
    ("Nepal's cabinet met. Maoist rebels declare a truce.", "declare", {"nepalese-maoists"}),
]


@pytest.mark.parametrize(("text", "anchor", "actors"), OWNED)
def test_nobody_who_owns_the_words_is_left_out(text: str, anchor: str, actors: set[str]) -> None:
    reading = comity.read_text(text, published="2011-02-05")
    [deed] = [one for one in reading.mentions if one.anchor.text == anchor]
    assert {argument.actor for argument in deed.actors} == actors


def test_a_country_beside_the_forces_of_another_owns_none() -> None:
    reading = comity.read_text("Iran and Iraqi forces bombed the rebels.", published="2011-02-05")
    actors = {argument.actor for one in reading.mentions for argument in one.actors}
    assert actors == {"iran", "iraq-military"}
