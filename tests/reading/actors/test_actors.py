"""Whom words mean where a golden line cannot show it: what is known of an actor, and what names nobody."""

from __future__ import annotations

from comity.reading import read_article
from comity.reading.knowledge import knowledge
from comity.types import Actor, Article, Part, PartKind, Relation


def actors(text: str, kind: PartKind = "body", day: str = "2020-01-02") -> dict[str, Actor]:
    """The actors of a report by the words that name them first."""
    reading = read_article(Article("a-1", text, published=day, parts=(Part(kind, 0, len(text)),)))
    return {actor.mentions[0].span.text: actor for actor in reading.actors if actor.mentions}


def test_who_speaks_for_a_group_is_a_member_of_it_and_holds_no_office_of_a_state() -> None:
    found = actors("A spokesman for the Taliban condemned the raid. Hamas spokesman Tarek Bensali praised it.")
    assert found["spokesman"].of == (Relation("taliban", "member", role="spokesperson"),)
    assert found["Hamas spokesman Tarek Bensali"].of == (Relation("hamas", "member", role="spokesperson"),)


def test_people_of_a_proper_modifier_bear_the_phrase_as_their_name() -> None:
    found = actors("Iraqi troops left. In Baghdad the Assyrian leaders condemned Iraq's army.")
    assert (found["Assyrian leaders"].kind, found["Assyrian leaders"].country) == ("unresolved", None)
    assert found["Assyrian leaders"].name == "Assyrian leaders"


def test_a_state_s_bodies_with_capitals_have_no_modifier() -> None:
    found = actors("In Canada the Supreme Court ruled against Canada. In Canada, the Prime Minister agreed.")
    assert {actor.country for actor in found.values()} == {"CAN"}


def test_a_title_beside_a_name_says_whose_somebody_is() -> None:
    found = actors("Harry Tsengo, Taiwan's deputy foreign minister, condemned China.")
    assert (found["Harry Tsengo"].country, found["Harry Tsengo"].sector) == ("TWN", "GOV")


def test_a_chairman_belongs_to_no_country_that_his_own_words_do_not_name() -> None:
    found = actors("Iran sent troops to Iran's border. The committee chairman condemned it. A minister agreed.")
    assert found["committee chairman"].country is None
    assert found["minister"].country == "IRN"


def test_the_label_of_an_editor_s_note_names_nobody() -> None:
    assert "Editor" not in actors("Editor's note: Iran condemned the raid.", "editor_note")
    assert "Editor" in actors("Editor's note: Iran condemned the raid.")


def test_a_former_president_is_not_the_president() -> None:
    found = actors("Former President Bill Clinton met North Korea. In Washington the president praised him.")
    clinton = next(actor for actor in found.values() if actor.id == "bill-clinton")
    assert "president" not in [mention.span.text for mention in clinton.mentions]


def test_a_seat_of_a_government_that_has_a_row_of_its_own_means_that_one() -> None:
    assert actors("The Muqata condemned the raid.", day="2004-11-13")["Muqata"].id == "palestinian-authority"


def test_every_name_of_the_directory_means_somebody_in_it() -> None:
    directory = knowledge().directory
    assert not {one.actor for names in directory.names.values() for one in names} - set(directory.actors)
