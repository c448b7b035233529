"""Places: which words say where, which place they mean, and whose deed was done there."""

from __future__ import annotations

import pytest

from comity.reading import read_article
from comity.types import Article, Part, Place


def where(text: str, anchor: str) -> Place | None:
    article = Article("a-1", text, published="2020-01-02", parts=(Part("body", 0, len(text)),))
    return next(m.where for m in read_article(article).event_mentions if m.anchor.text == anchor)


@pytest.mark.parametrize(
    ("text", "anchor", "name", "country", "admin1", "precision"),
    [
        ("Gunmen killed nine men in Al-Qaim, in western Anbar.", "killed", "Al-Qaim", "IRQ", "Anbar", "town"),
        ("Police arrested three men in Paris, Texas.", "arrested", "Paris", "USA", "Texas", "town"),
        ("Israeli warplanes struck a base outside Damascus.", "struck", "Damascus", "SYR", "Damascus", "town"),
        ("Gunmen raided a market in the town of Afrin.", "raided", "Afrin", "SYR", "Aleppo", "town"),
        ("Rebels attacked an army camp in Darfur.", "attacked", "Darfur", "SDN", None, "province"),
        ("A drone attack kills ten militants and three women in Yemen.", "attack", "Yemen", "YEM", None, "country"),
        ("A court in Vietnam jailed an editor for eight years.", "jailed", "Vietnam", "VNM", None, "country"),
        ("A bombing kills a general and two of his men in Tal Afar.", "bombing", "Tal Afar", "IRQ", "Nineveh", "town"),
        ("Soldiers shot a man in Georgia, and Russia condemned Georgia.", "shot", "Georgia", "GEO", None, "country"),
    ],
)  # fmt: skip
def test_a_deed_has_the_smallest_place_of_its_clause(
    text: str, anchor: str, name: str, country: str, admin1: str | None, precision: str
) -> None:
    place = where(text, anchor)
    assert place is not None
    assert (place.name, place.country, place.admin1, place.precision) == (name, country, admin1, precision)
    assert place.lat is not None
    assert place.span is not None
    assert place.span.text == place.name


def test_where_somebody_acts_votes_for_the_places_of_that_country() -> None:
    text = (
        "Syria said that Israel had bombed a depot near Damascus. Senators from Maryland and New York praised Israel, "
        "and the White House in Washington called Syria a danger."
    )
    place = where(text, "bombed")
    assert place is not None
    assert place.country == "SYR"


def test_a_place_that_acts_is_nowhere() -> None:
    assert where("Moscow attacked Kyiv's allies with words.", "attacked") is None


def test_a_border_lies_in_both_countries_and_a_war_is_no_place() -> None:
    border = where("Troops clashed with rebels along the Syrian-Iraqi border.", "clashed")
    assert border is not None
    assert (border.name, border.country) == ("Syrian-Iraqi border", None)
    assert border.lat is not None
    assert where("Japanese soldiers fought Chinese soldiers in World War II.", "fought") is None


def test_the_place_of_another_deed_is_not_its_own() -> None:
    text = "Protesters marched in support of rallies in Bahrain."
    assert where(text, "marched") is None


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("The minister spoke in London and demanded the withdrawal of British troops.", "withdrawal"),
        ("Iran condemned the attack on the embassy in Baghdad.", "condemned"),
        ("Lawyers in Istanbul accused Israel of murder.", "murder"),
    ],
)
def test_what_is_only_spoken_of_was_not_done_where_it_is_said(text: str, anchor: str) -> None:
    assert where(text, anchor) is None


@pytest.mark.parametrize(
    ("text", "anchor", "name", "country"),
    [
        ("Twelve officers were abducted and murdered in Basra.", "abducted", "Basra", "IRQ"),
        ("Ten people are killed and fifty are injured in Gardez.", "killed", "Gardez", "AFG"),
        ("Ten people are killed when a bomb explodes in Gardez.", "killed", "Gardez", "AFG"),
        ("Rebels shelled a convoy, killing ten soldiers in Basra.", "shelled", "Basra", "IRQ"),
        ("An appeals court in Lithuania rejected the demand.", "rejected", "Lithuania", "LTU"),
        ("The minister, speaking at a conference in Doha, demands that Syria resign.", "demands", "Doha", "QAT"),
        ("A bomb in Kirkuk that killed ten was blamed on Iran.", "killed", "Kirkuk", "IRQ"),
        ("Students rallied across Iran to support the rebels.", "support", "Iran", "IRN"),
        ("A court in Delhi, India, jailed five men.", "jailed", "Delhi", "IND"),
        ("Soldiers were killed in a suburb of Kabul.", "killed", "Kabul", "AFG"),
        # a state whose land is reached
        ("Turkey bombed Syria.", "bombed", "Syria", "SYR"),
        ("The United States sends troops to Haiti.", "sends", "Haiti", "HTI"),
        ("The king visited Jordan.", "visited", "Jordan", "JOR"),
        # the country that is spoken of
        ("Iraq: Thirty people are killed in bombings across the country.", "bombings", "the country", "IRQ"),
        ("Ten civilians were killed nationwide by the Syrian army.", "killed", "nationwide", "SYR"),
        ("Ten people are killed by gunmen in Pakistani cities.", "killed", "Pakistani cities", "PAK"),
        # said in doing it, or told before
        ("Protesters gathered in Nairobi, condemning Chad.", "condemning", "Nairobi", "KEN"),
        ("A farmer was shot after hurling stones in Jenin.", "shot", "Jenin", "PSE"),
        ("A bomb in Anbar near the Syrian border killed two soldiers.", "killed", "Anbar", "IRQ"),
        ("Rebels launched an attack in Basra. Chad condemned the attack.", "attack", "Basra", "IRQ"),
        # what is named for its place, or is in it
        ("Chad condemned the Paris attacks.", "attacks", "Paris", "FRA"),
        ("Chad condemned the Georgia conflict.", "conflict", "Georgia", "GEO"),
        ("Police arrested ten men in Nairobi's streets.", "arrested", "Nairobi", "KEN"),
        ("A spy was stabbed by inmates in a Pakistani prison.", "stabbed", "Pakistani prison", "PAK"),
        # the one place of its clause, of what it is done in the course of, or of the sentence before
        ("A gunman opens fire at a showing of a film in Nairobi.", "opens", "Nairobi", "KEN"),
        ("A colonel is killed by gunfire from strangers in Jenin.", "gunfire", "Jenin", "PSE"),
        ("Police in Basra arrest ten men on suspicion of theft in a crackdown on rebels.", "crackdown", "Basra", "IRQ"),
        ("The trail led to Gardez, where a colonel was shot.", "shot", "Gardez", "AFG"),
        ("Togo mourned the attacks that killed ten nuns in Basra.", "attacks", "Basra", "IRQ"),
        ("Rioters attacked a mosque in Basra. Two nuns were stabbed.", "stabbed", "Basra", "IRQ"),
        # the town that is reached, or whose something is
        ("Lavrov travelled to Hanoi and met its leaders.", "travelled", "Hanoi", "VNM"),
        ("A Saudi delegation's visit to Sanaa angered Iran.", "visit", "Sanaa", "YEM"),
        ("Niger's junta closed the country's airspace.", "closed", "the country", "NER"),
        ("Russia attacked Ukraine's ports.", "attacked", "Ukraine", "UKR"),
        ("Gunmen attacked journalists at the general hospital of Kabul.", "attacked", "Kabul", "AFG"),
        # a word that stands for it
        ("Talks were held in Doha. A round of talks there between Iran and Iraq collapsed.", "talks", "Doha", "QAT"),
        ("There were clashes in Basra. Ten men were killed there.", "killed", "Basra", "IRQ"),
        ("Police in the Kenyan capital arrested ten people.", "arrested", "Nairobi", "KEN"),
        ("Police fired tear gas in Mozambique's capital.", "fired", "Maputo", "MOZ"),
        ("Gunmen ambushed Haitian nurses at the capital's main hospital.", "ambushed", "Port-au-Prince", "HTI"),
        ("Rebels in Mocoa shot a nun. Police later arrested ten men in the city.", "arrested", "Mocoa", "COL"),
        # those to whom it was done were there
        ("Police killed a man who was sleeping in Basra.", "killed", "Basra", "IRQ"),
        ("Police fired tear gas at students marching in Istanbul.", "fired", "Istanbul", "TUR"),
        ("Squads used tear gas against men who were marching in Istanbul.", "used", "Istanbul", "TUR"),
        # of whoever is to do it, told before all else
        ("In Fiji, the Fijian army threatens to declare martial law.", "declare", "Fiji", "FJI"),
    ],
)  # fmt: skip
def test_a_deed_has_the_place_of_what_is_told_with_it(text: str, anchor: str, name: str, country: str) -> None:
    place = where(text, anchor)
    assert place is not None
    assert (place.name, place.country) == (name, country)
    assert place.lat is not None


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("A man is arrested in Bangkok for the murder of a child.", "murder"),
        ("Protesters toppled a statue of Lenin.", "toppled"),
        ("The Gaza flotilla raid killed nine Turkish citizens.", "raid"),
        ("Poland will sign the Lisbon treaty.", "sign"),
        ("A general is sentenced for his role in a massacre in Bosnia.", "sentenced"),
        ("Soldiers killed ten Turks.", "killed"),
        ("Police prevented a Madrid-style attack by rebels.", "attack"),
        ("The premier asked his Boston cousins to support the rebels.", "asked"),
        ("Rioters attacked a mosque in Basra. Two nuns had been stabbed.", "stabbed"),
        ("Rioters attacked a mosque in Basra. Chad condemned Iran.", "condemned"),
        ("The premier stood in an office in Nairobi, complaining that rebels had attacked a nun.", "attacked"),
    ],
)
def test_a_name_that_tells_something_else_is_no_place_of_the_deed(text: str, anchor: str) -> None:
    assert where(text, anchor) is None


def test_what_is_said_to_be_a_town_is_one_though_no_table_knows_it() -> None:
    place = where("A protester is killed near the town of Vorvillers.", "killed")
    assert place is not None
    assert (place.name, place.country) == ("Vorvillers", None)


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Rebels shelled a school in the provincial capital.", "shelled"),
        ("Iran struck Hatra and Hit. Ten men were killed there, and Chad jailed a nun in the city.", "jailed"),
        ("Hamas attacked Israel's embassy.", "attacked"),
    ],
)
def test_what_may_stand_for_two_places_or_for_none_is_nowhere(text: str, anchor: str) -> None:
    assert where(text, anchor) is None


@pytest.mark.parametrize(
    ("text", "anchor", "name", "country", "precision"),
    [
        ("Two blasts in the Kenyan capital Nairobi kill nine.", "kill", "Nairobi", "KEN", "town"),
        ("Two bomb attacks in the Ugandan capital Kampala kill 64 people.", "attacks", "Kampala", "UGA", "town"),
        ("A clash in the Yemeni city Taiz left ten people dead.", "clash", "Taiz", "YEM", "town"),
        ("Police fired gas outside the University of Nairobi.", "fired", "University of Nairobi", "KEN", "country"),
        ("The judges met on Thursday for a debate at the University of Houston.", "met", "Houston", "USA", "town"),
        ("Merkel met Obama at the White House on Friday.", "met", "White House", "USA", "country"),
        ("Cambodia and Thailand clash along their border.", "clash", "their border", None, None),
        ("Two agents were seized on Estonian soil.", "seized", "Estonian soil", "EST", "country"),
        ("A bomb killed nine in Almaty region.", "killed", "Almaty", "KAZ", "province"),
        ("Two men were shot in the province of Kandahar.", "shot", "Kandahar", "AFG", "province"),
        ("Two men were shot at Kandahar Airport.", "shot", "Kandahar Airport", "AFG", "town"),
        ("Students marched in Taksim Square.", "marched", "Taksim Square", "TUR", "exact"),
        ("Two Somalis were deported from Kenya on Monday.", "deported", "Kenya", "KEN", "country"),
        ("The ministers met on the sidelines of a summit in Lima.", "met", "Lima", "PER", "town"),
    ],
)  # fmt: skip
def test_a_place_is_known_by_what_it_is_called_after(
    text: str, anchor: str, name: str, country: str | None, precision: str | None
) -> None:
    place = where(text, anchor)
    assert place is not None
    assert (place.name, place.country, place.precision) == (name, country, precision)


@pytest.mark.parametrize(
    ("text", "anchor", "name"),
    [
        ("Soldiers stormed an airliner in Lima and arrested two men.", "arrested", "Lima"),
        ("Two monks were abducted in Kirkuk and beheaded.", "beheaded", "Kirkuk"),
        ("Two men were arrested in Lyon and charged with murder.", "charged", "Lyon"),
        ("Ten were killed and dozens wounded when bombs exploded in the market of Jalula.", "killed", "Jalula"),
        ("A sailor is killed when a child throws a grenade at a convoy in Kenya's Lamu district.", "killed", "Lamu"),
        ("Two people were killed after the army shelled the village of Kobaruq.", "killed", "Kobaruq"),
        ("Nine are killed and three others injured after a blast on a bus in Lima.", "killed", "Lima"),
        ("Suicide bombers killed ten guards near the gate to a base in Hilla.", "killed", "Hilla"),
        ("Gunmen shot Omar Said, an editor who wrote about graft, near a market in Mosul.", "shot", "Mosul"),
    ],
)
def test_what_is_told_on_is_done_in_the_same_place(text: str, anchor: str, name: str) -> None:
    place = where(text, anchor)
    assert place is not None
    assert place.name == name


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Senator Jane Doe of Maine condemned the raid.", "condemned"),
        ("Senator Jane Doe, Republican of Utah, struck a deal with Chad.", "struck"),
        ("A councilman from Brooklyn is assassinated by a rival.", "assassinated"),
        ("Fiji is suspended from the Commonwealth of Nations.", "suspended"),
    ],
)
def test_whence_somebody_is_is_no_place_of_a_deed(text: str, anchor: str) -> None:
    assert where(text, anchor) is None
