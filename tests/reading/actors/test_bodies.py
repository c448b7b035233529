"""Bodies and people without a name: whose they are, and whose they are not."""

from __future__ import annotations

from comity.reading import read_article
from comity.types import Actor, Article, Part


def meant(text: str, words: str, day: str = "2020-01-02") -> list[Actor]:
    """Whom the same words of a report mean, in the order of their ids."""
    reading = read_article(Article("a-1", text, published=day, parts=(Part("body", 0, len(text)),)))
    return [actor for actor in reading.actors for mention in actor.mentions if mention.span.text == words]


def countries(text: str, words: str, day: str = "2020-01-02") -> list[str | None]:
    return [actor.country for actor in meant(text, words, day)]


def test_the_second_of_two_without_an_article_belongs_with_the_first() -> None:
    assert countries("In Baghdad, Turkish tanks and troops surrounded a school.", "troops") == ["TUR"]
    assert countries("In Baghdad, Turkish tanks and local police fought.", "local police") != ["TUR"]


def test_an_embassy_is_not_of_its_host() -> None:
    assert countries("The embassies in Kenya were bombed.", "embassies") == [None]
    text = "The Dutch embassy in Oslo burned. Nobody was hurt in the Norway embassy bombing."
    assert countries(text, "embassy") == ["NLD"]


def test_the_two_leaders_are_those_told_of() -> None:
    text = "Emmanuel Macron met Vladimir Putin in Brest. The two presidents condemned Iran."
    assert [actor.id for actor in meant(text, "presidents")] == ["emmanuel-macron", "vladimir-putin"]
    text = "Norway met Sweden in Riga. Both countries condemned Iran."
    assert [actor.id for actor in meant(text, "countries")] == ["norway", "sweden"]


def test_people_of_a_party_are_not_the_party() -> None:
    (two,) = meant("Two Republicans condemned Iran.", "Republicans")
    assert (two.kind, two.country, [one.actor for one in two.of]) == ("unresolved", "USA", ["republican-party"])
    assert [actor.id for actor in meant("Republicans condemned Iran.", "Republicans")] == ["republican-party"]


def test_a_company_named_for_a_country_is_not_the_country() -> None:
    (company,) = meant("Microsoft Japan condemned Iran.", "Microsoft Japan")
    assert (company.country, company.kind) == ("JPN", "unresolved")


def test_police_leaders_are_the_police() -> None:
    assert [actor.id for actor in meant("Kenyan police leaders condemned Iran.", "Kenyan police leaders")] == [
        "kenya-police"
    ]


def test_the_country_is_the_speaker_s_where_no_place_was_told() -> None:
    text = "Norway says its forces fled amid the country's fight with rebels in Chad."
    assert [actor.id for actor in meant(text, "the country")] == ["norway"]
    assert [actor.id for actor in meant("In Chad, Norway condemned the country.", "the country")] == ["chad"]
    text = "Norway says it will blame Sweden for any attack against their country."
    assert [actor.id for actor in meant(text, "their country")] == ["norway"]


def test_federal_agents_are_of_a_federal_state() -> None:
    text = "In Cuba, Cuba praised the United States. Federal agents left Cuba."
    assert countries(text, "Federal agents") == ["USA"]


def test_who_may_come_from_anywhere_is_not_counted_to_the_place() -> None:
    assert countries("In Chad, foreigners condemned Iran.", "foreigners") == [None]
    assert countries("In Chad, teachers condemned Iran.", "teachers") == ["TCD"]


def test_goods_are_nobody() -> None:
    assert meant("Russia will give tanks to Lebanon.", "tanks") == []
    assert countries("Russian tanks shelled Lebanon.", "Russian tanks") == ["RUS"]


def test_a_month_cut_short_is_nobody() -> None:
    assert meant("The attacks Aug. 7 killed nine people.", "Aug.") == []


def test_an_agency_named_beside_its_label_is_one() -> None:
    text = "Norway fell, the official news agency Xinhua reported."
    assert [actor.id for actor in meant(text, "official news agency")] == [actor.id for actor in meant(text, "Xinhua")]


def test_an_adjective_is_part_of_a_body_s_unknown_name() -> None:
    (body,) = meant("The Latvian Curling Federation condemned Iran.", "Latvian Curling Federation")
    assert (body.country, body.kind) == ("LVA", "unresolved")


def test_the_troops_of_who_leads_a_state_are_the_state_s() -> None:
    text = "In Oslo, Vladimir Putin praised his troops."
    assert [actor.id for actor in meant(text, "his troops")] == ["russia-military"]
    assert [actor.name for actor in meant("In Oslo, Gerhard Boll praised his troops.", "his troops")] == ["his troops"]


def test_the_army_is_no_foreign_troops() -> None:
    text = "Chad attacked rebels. Chad's army left Faya. French troops arrived in May. The army was accused of theft."
    assert [actor.id for actor in meant(text, "army")] == ["chad-military"]
    assert [actor.country for actor in meant(text.replace("The army was", "The soldiers were"), "soldiers")] == ["FRA"]


def test_a_bureau_abroad_does_not_say_whose_the_soldiers_are() -> None:
    body = "Chad accused Chad's rebels. Soldiers fled."
    text = f"NAIROBI, Jan 2 (Reuters) - {body}"
    parts = (Part("dateline", 0, 26), Part("body", 27, len(text)))
    reading = read_article(Article("a-1", text, published="2020-01-02", parts=parts))
    assert "kenya-military" not in {actor.id for actor in reading.actors}
    assert "chad-military" in {actor.id for actor in reading.actors}


def test_it_is_the_unknown_body_that_speaks() -> None:
    ids = [actor.name for actor in meant("Chad fled, as an ethnic army said it had seized a town.", "it")]
    assert ids == ["ethnic army"]


def test_both_sides_are_those_who_fight() -> None:
    text = "Iran met France in Oslo. Both sides agreed to talk."
    assert {actor.id for actor in meant(text, "sides")} == {"iran", "france"}
    text = "The Houthis shot at Saudi Arabia's army. Norway called on both sides to stop."
    assert {actor.id for actor in meant(text, "sides")} == {"houthis", "saudi-arabia-military"}


def test_the_army_that_a_leader_orders_is_his() -> None:
    text = "Emmanuel Macron ordered the army to leave on Tuesday, a day after talks in Oslo."
    assert countries(text, "army") == ["FRA"]
