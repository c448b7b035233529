"""Pronouns and bare surnames: whom a report means by them, by gender, by clause and by who speaks."""

from __future__ import annotations

from operator import itemgetter

from comity.reading import read_article
from comity.types import Actor, Article, Part


def meant(text: str, words: str, day: str = "2020-01-02") -> list[Actor]:
    """Whom the same words of a report mean, in the order of the text."""
    reading = read_article(Article("a-1", text, published=day, parts=(Part("body", 0, len(text)),)))
    spans = [(mention.span, actor) for actor in reading.actors for mention in actor.mentions]
    found = [(span.start, actor) for span, actor in spans if span.text == words]
    return [actor for _, actor in sorted(found, key=itemgetter(0))]


def names(text: str, words: str, day: str = "2020-01-02") -> list[str]:
    return [actor.name for actor in meant(text, words, day)]


def test_she_is_no_man_and_he_no_woman() -> None:
    text = "Irene Castell met Gerhard Boll in Riga. She condemned Latvia. He praised Latvia."
    assert names(text, "She") == ["Irene Castell"]
    assert names(text, "He") == ["Gerhard Boll"]


def test_a_form_of_address_tells_when_no_given_name_does() -> None:
    text = "Ms. Orlagh met Mr. Tindle. He condemned Iran. She praised Iran."
    assert names(text, "He") == ["Tindle"]
    assert names(text, "She") == ["Orlagh"]


def test_a_word_for_a_woman_tells() -> None:
    text = "The sister of Gerhard Boll runs a shop in Riga. She condemned Latvia."
    assert [actor.name for actor in meant(text, "She")] == ["sister"]


def test_a_family_is_neither_he_nor_she() -> None:
    text = 'Irene Castell praised Latvia. The family left Riga. "We want peace," she said.'
    assert names(text, "she") == ["Irene Castell"]


def test_the_subject_over_a_pronoun_comes_before_the_nearest_name() -> None:
    text = "Gerhard Boll said that Peter Arnim was hit as he left. He condemned Latvia."
    assert names(text, "he") == ["Peter Arnim"]
    assert names(text, "He") == ["Gerhard Boll"]


def test_a_pronoun_hands_on_whom_it_means() -> None:
    text = (
        "Gerhard Boll spoke in Riga. He criticized Latvia in a speech about Peter Arnim, who lives in Oslo. "
        '"Nobody helped," he said.'
    )
    assert names(text, "he") == ["Gerhard Boll"]


def test_who_speaks_is_not_he_in_his_own_quotation() -> None:
    text = 'Gerhard Boll was jailed. His lawyer, Peter Arnim, praised Latvia. "They will not silence him," Arnim said.'
    assert names(text, "him") == ["Gerhard Boll"]


def test_a_name_in_what_leads_up_to_the_main_clause_is_not_its_subject() -> None:
    text = "Gerhard Boll left Riga. After a meeting with Peter Arnim, he condemned Latvia."
    assert names(text, "he") == ["Gerhard Boll"]


def test_a_reflexive_means_the_subject() -> None:
    text = "Peter Arnim met Gerhard Boll. Boll criticized himself."
    assert names(text, "himself") == ["Gerhard Boll"]


def test_a_body_that_is_the_subject_may_be_they() -> None:
    text = "The World Health Organization met in Oslo, and they praised Norway."
    assert names(text, "they") == ["World Health Organization"]


def test_it_is_the_body_over_it() -> None:
    text = "The World Health Organization told NATO that it would help Norway."
    assert names(text, "it") == ["World Health Organization"]


def test_mrs_is_not_the_man_of_that_name() -> None:
    text = "Hillary Clinton condemned Iran. Bill Clinton praised Iran. Mrs. Clinton left. Mr. Clinton stayed."
    assert [actor.id for actor in meant(text, "Clinton", "2015-03-03")] == ["hillary-clinton", "bill-clinton"]
    assert meant("Mrs. Obama praised Paul Ryan.", "Obama", "2015-03-03")[0].id != "barack-obama"


def test_the_surname_of_somebody_named_in_full_is_no_town_and_no_namesake() -> None:
    text = "Esteban Santiago was arrested in Boise. The FBI questioned Santiago. The FBI praised Chile in Santiago."
    assert names(text, "Santiago") == ["Esteban Santiago"]


def test_who_is_called_by_a_given_name_is_not_called_by_the_surname() -> None:
    text = "Marcos Quintero condemned Iran. Ramiro Quintero praised it. Ramiro condemned Iran. Quintero praised Iran."
    assert names(text, "Ramiro") == ["Ramiro Quintero"]
    assert names(text, "Quintero") == ["Marcos Quintero"]


def test_one_of_a_people_is_not_the_people() -> None:
    (one,) = meant("A Latvian woman was killed in Riga.", "Latvian woman")
    assert (one.kind, one.country) == ("unresolved", "LVA")
    (several,) = meant("Latvian women were killed in Riga.", "Latvian women")
    assert several.kind == "people"


def test_his_aides_are_of_his_country() -> None:
    text = "In Damascus, Barack Obama met Bashar al-Assad. Obama criticized his own ministers."
    assert {actor.country for actor in meant(text, "his own ministers", "2010-02-02")} == {"USA"}


def test_a_name_beside_an_unnamed_holder_says_who_it_is() -> None:
    text = "Gerhard Boll's lawyer, Petra Arnim, condemned Latvia. She praised Norway."
    assert names(text, "She") == ["Petra Arnim"]
    assert names(text, "lawyer") == ["Petra Arnim"]
    assert names("Israel's prime minister, Ariel Sharon, left.", "Israel's prime minister") == ["Ariel Sharon"]


def test_it_is_no_body_that_a_thing_stands_between() -> None:
    assert names("Latvia passed the law. The law harms Riga before it expires.", "it") == []
    assert names("A deal was made in the Senate. It helped Latvia.", "It") == []
    assert names("Latvia left the talks before it attacked Estonia.", "it") == ["Latvia"]
    assert names("Latvia left the talks. It attacked Estonia.", "It") == ["Latvia"]


def test_it_may_stand_for_a_clause() -> None:
    assert names("Latvia attacked Estonia. It is hard to say why.", "It") == []


def test_they_are_not_a_body_that_is_merely_mentioned() -> None:
    assert names("Kenya opposed the army. Chad praised Kenya for them.", "them") == []
    assert names("The army opposed Kenya. Chad praised Kenya for them.", "them") != []


def test_who_asks_for_it_is_not_who_is_to_do_it() -> None:
    assert names("Irene Castell met Gerhard Boll. Peter Arnim demanded that he resign.", "he") == ["Gerhard Boll"]
    assert names("Irene Castell met Gerhard Boll. Peter Arnim ordered his arrest.", "his") == ["Gerhard Boll"]
    assert names("Irene Castell met Gerhard Boll. Peter Arnim sold his house.", "his") == ["Peter Arnim"]
