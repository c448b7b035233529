"""Kinds: which words tell a deed of which type, with what status, and which words tell none."""

from __future__ import annotations

import pytest

from comity.reading import read_article
from comity.types import Article, EventMention, Part


def deeds(text: str) -> list[EventMention]:
    article = Article("a-1", text, published="2020-01-02", parts=(Part("body", 0, len(text)),))
    return list(read_article(article).event_mentions)


def told(text: str, word: str) -> tuple[str, str]:
    """The type and the status of the deed that a word tells."""
    found = {mention.anchor.text: mention for mention in deeds(text)}
    return found[word].event_type, found[word].status


@pytest.mark.parametrize(
    ("text", "word", "kind", "status"),
    [
        ("The mayor went on to condemn the army.", "condemn", "ACCUSE", "happened"),
        ("Chad offered no apology to Niger.", "offered", "CONCEDE", "denied"),
        ("Chad is considering sending troops to Niger.", "sending", "MOBILIZE", "possible"),
        ("Benin called for Togo to suspend the aid to Mali.", "suspend", "SANCTION", "requested"),
        ("Miners are expected to take part in a protest march in Lima.", "march", "PROTEST", "planned"),
        ("If Chad is going to arm the rebels, Niger will complain.", "arm", "AID", "possible"),
        ("Chad has to arm the rebels.", "arm", "AID", "requested"),
        ("Chad had to withdraw its troops from Niger.", "withdraw", "RETREAT", "happened"),
        ("Togo rejected the plan, saying it would send troops to Mali.", "send", "MOBILIZE", "planned"),
        ("Lawmakers in Benin were divided over arming the rebels.", "arming", "AID", "possible"),
        ("The mayor spoke against arming the rebels.", "arming", "AID", "possible"),
        ("Chad agreed to an offer by Egypt to mediate.", "offer", "AGREE", "happened"),
        ("Togo urged Chad to reconsider its support for Niger.", "support", "SUPPORT", "happened"),
        ("It is unclear whether the minister should resign.", "resign", "RETREAT", "possible"),
        ("The governor will decide whether to sign or veto the bill.", "veto", "REJECT", "possible"),
        ("Benin wants Togo to withdraw its troops.", "withdraw", "RETREAT", "requested"),
        ("Chad said it would bomb Niger unless it let the inspectors in.", "bomb", "ASSAULT", "threatened"),
        ("The staff voted for the resignation of the director.", "resignation", "RETREAT", "requested"),
        ("Police arrested nine men for planning attacks on a port.", "attacks", "ASSAULT", "planned"),
        ("The opposition in Togo called for protests.", "protests", "PROTEST", "planned"),
        ("Chad vowed no retreat from Niger.", "vowed", "AGREE", "happened"),
        ("Chad dismissed claims that rebels were behind the bombing of Goma.", "bombing", "ASSAULT", "happened"),
        ("The envoy was not about to compromise with the rebels.", "compromise", "CONCEDE", "denied"),
        ("The minister denied reports he promised asylum to the writer.", "promised", "AGREE", "denied"),
        ("Chad dismissed claims that it had bombed Niger.", "bombed", "ASSAULT", "denied"),
    ],
)
def test_status(text: str, word: str, kind: str, status: str) -> None:
    assert told(text, word) == (kind, status)


@pytest.mark.parametrize("text", ["Chad should not bomb Niger.", "Togo does not want Chad to bomb Niger."])
def test_what_one_should_not_do_is_asked_not_to_be_done(text: str) -> None:
    deed = next(mention for mention in deeds(text) if mention.anchor.text == "bomb")
    assert (deed.status, deed.wanted) == ("requested", False)


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Benin called for Togo to suspend the aid to Mali.", "called", "REQUEST"),
        ("Spain delivered nine tanks to Chad in March.", "delivered", "AID"),
        ("Chad was given nine howitzers by Spain.", "given", "AID"),
        ("The tanks that Spain gave Chad broke down.", "gave", "AID"),
        ("Oman lent Chad nine million dollars.", "lent", "AID"),
        ("Oman forgave Chad some of its debts.", "forgave", "AID"),
        ("Chad supports the rebels in Niger.", "supports", "AID"),
        ("In May Chad shared intelligence on the camps with Niger.", "shared", "COOPERATE"),
        ("Togo eased its export controls on Benin.", "eased", "CONCEDE"),
        ("The rebels let nine children go near Goma.", "let", "RETREAT"),
        ("The rebels drove the army out of the town.", "drove", "ASSAULT"),
        ("Rebels took control of the base in Goma.", "took", "ASSAULT"),
        ("Police arrested nine men in a raid on a warehouse.", "raid", "COERCE"),
        ("The company was ordered to pay damages.", "ordered", "SANCTION"),
        ("The singer called the minister a traitor.", "called", "ACCUSE"),
        ("Chad broke its alliance with Niger.", "broke", "SANCTION"),
        ("Lawyers filed a petition on behalf of the minister.", "filed", "REQUEST"),
        ("The army will disarm Hezbollah.", "disarm", "COERCE"),
        ("Benin has to forge a deal with Togo.", "forge", "AGREE"),
        ("Dockers in Peru threatened to blockade the port.", "threatened", "THREATEN"),
    ],
)
def test_type(text: str, word: str, kind: str) -> None:
    assert told(text, word)[0] == kind


@pytest.mark.parametrize(
    "text",
    [
        "William Ruto was received by Emmanuel Macron in Nice.",
        "William Ruto, whom Emmanuel Macron received in Nice, flew to Rome.",
        "William Ruto was hosted by Emmanuel Macron at the station.",
    ],
)
def test_a_guest_visits_a_host(text: str) -> None:
    visit = next(mention for mention in deeds(text) if mention.event_type == "CONSULT")
    assert [one.actor for one in visit.actors] == ["william-ruto"]
    assert [one.actor for one in visit.recipients] == ["emmanuel-macron"]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry did not respond to a request for comment.",
        "The truce between the army and the rebels collapsed.",
        "Labor lost the support of the union.",
        "Immigration laws stipulate that migrants have to register.",
        "The act provides for prison for anyone convicted of theft.",
        "Officials warned residents that heavy rain will cause landslides.",
        "Togo proposed a plan to resolve the crisis.",
        "A group opposed to the dam met on Monday.",
        "Peru hosted Chile in the second leg.",
        "Republicans seized control of the House in 2010.",
        "Tourists stayed away from the island.",
        "He showed his willingness to speak.",
        "The senator captured the nomination.",
        "Nine firemen were killed fighting a fire.",
        "Officials are investigating nine cases of cholera.",
        "Chadian-Nigerien conflict",
        "The minister assured them that all would be well.",
    ],
)
def test_no_deed(text: str) -> None:
    assert not deeds(text)


def test_a_deed_planned_beside_a_meeting_leaves_the_meeting_as_it_is() -> None:
    assert told("Rebels plotted to kill the president during his visit to Chad.", "visit")[1] == "happened"
    assert told("The president was to speak during a visit to Chad.", "visit")[1] == "planned"
