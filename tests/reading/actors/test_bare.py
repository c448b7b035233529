"""Bare words for officers, leaders and people: whose they are where the words name no state."""

from __future__ import annotations

from comity.reading import read_article
from comity.types import Actor, Article, Part


def told(text: str, words: str, dateline: str = "") -> Actor:
    """Whom the last of the same words of a report mean."""
    whole = f"{dateline}{text}"
    parts = (Part("dateline", 0, len(dateline)),) if dateline else ()
    body = Part("body", len(dateline), len(whole))
    reading = read_article(Article("a-1", whole, published="2020-01-02", parts=(*parts, body)))
    found = [(m.span.start, actor) for actor in reading.actors for m in actor.mentions if m.span.text == words]
    return max(found, key=lambda one: one[0])[1]


def test_who_speaks_is_of_the_dateline_and_not_of_a_place_that_is_spoken_of() -> None:
    text = "A second man was held over the burning of ships in Yemen, police said."
    assert told(text, "police", "LISBON, Portugal — ").country == "PRT"
    assert told(text, "police").country == "YEM"


def test_lawmakers_of_a_report_on_one_state_are_its_own() -> None:
    report = (
        "Norway must act, Norwegian ministers said. Norway and the Norwegians know Norway. "
        "Lawmakers quarrelled over feeding villagers in Chad. "
    )
    assert told(report, "Lawmakers").country == "NOR"
    assert told("Norway acted. In Chad, lawmakers met.", "lawmakers").country == "TCD"


def test_a_seat_of_government_is_no_town_abroad() -> None:
    assert told("Reporters asked at the White House whether officers would leave.", "officers").country == "USA"


def test_leaders_are_a_government_only_where_a_name_says_so() -> None:
    assert told("In Peru, leaders met.", "leaders").kind == "unresolved"
    assert told("In Peru, tourism leaders met.", "tourism leaders").kind == "unresolved"
    assert told("Peruvian leaders met.", "Peruvian leaders").id == "peru-government"


def test_officials_of_towns_are_no_government_of_a_state() -> None:
    actor = told("Peru met. In Peru, local elected officials resigned.", "officials")
    assert actor.id == "peru-local-government"


def test_the_government_is_no_ministry() -> None:
    report = "The French Foreign Ministry condemned Chad. The government condemned Mali."
    assert told(report, "government").id == "france-government"


def test_one_killer_is_no_crowd() -> None:
    assert told("In Peru, the killer fled.", "killer").kind == "unresolved"
    assert told("In Peru, killers fled.", "killers").kind == "crowd"


def test_northern_ireland_is_british() -> None:
    assert told("In Northern Ireland, police arrested a man.", "police").country == "GBR"


def test_intelligence_that_is_shared_is_nobody() -> None:
    text = "Peru shared intelligence with Chile."
    reading = read_article(Article("a-1", text, parts=(Part("body", 0, len(text)),)))
    assert {actor.id for actor in reading.actors} == {"peru", "chile"}


def test_the_agency_is_the_body_named_last_and_no_government() -> None:
    report = "The State Department met the White House. The department praised Chile."
    assert told(report, "The department").id == "state-department"


def test_a_noun_that_is_said_of_somebody_is_he() -> None:
    assert told("Gerhard Boll is a Lutheran minister.", "minister").name == "Gerhard Boll"
    assert told("Gerhard Boll, a former general in the Peruvian army, fled.", "former general").country == "PER"


def test_a_title_before_a_land_and_a_name() -> None:
    assert told("Former President of Peru Gerhard Boll fled.", "Former President of Peru Gerhard Boll").country == "PER"


def test_one_office_may_have_two_fields() -> None:
    words = "Peruvian Trade and Tourism Minister Gerhard Boll"
    assert told(f"{words} fled.", words).country == "PER"


def test_a_body_may_be_called_by_its_initials() -> None:
    report = "The Council for Fair Dealing praised Peru. Later CFD condemned Chile."
    assert told(report, "CFD").name == "Council for Fair Dealing"


def test_a_member_from_a_state_is_who_spoke() -> None:
    report = 'Rep. Gerhard Boll said no. "That is no place to start," the Nevada Democrat said.'
    assert told(report, "Nevada Democrat").name == "Gerhard Boll"


def test_a_party_that_is_named_after_a_comma_is_that_party() -> None:
    words = "Northern Ireland's biggest Protestant party"
    report = f"{words}, the Ulster Unionists, left the talks."
    assert {told(report, one).id for one in (words, "Ulster Unionists")} == {"ulster-unionist-party"}


def test_a_drone_attack_is_no_doing_of_a_drone() -> None:
    text = "A drone attack killed ten villagers in Yemen."
    reading = read_article(Article("a-1", text, parts=(Part("body", 0, len(text)),)))
    assert all("drone" not in actor.name for actor in reading.actors)
