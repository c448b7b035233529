"""Who does a deed and to whom, where the word that tells it does not have them beside it."""

from __future__ import annotations

import pytest

import comity

REPORT = "2020-01-02"


def parties(text: str, anchor: str) -> tuple[str, str]:
    """The actors and the recipients of the deed told by the last such word of a text, as the text calls them."""
    found = [one for one in comity.read_text(text, published=REPORT).mentions if one.anchor.text == anchor]
    assert found, text
    called = [[one.span.text for one in side] for side in (found[-1].actors, found[-1].recipients)]
    return " + ".join(called[0]), " + ".join(called[1])


IN_FIGHTS = [  # text, the word that tells the deed, who does it, to whom
    ("Five Ghanaian soldiers were killed while fighting Boko Haram.", "killed", "Boko Haram", "Ghanaian soldiers"),
    ("Two women were killed as clashes erupted between Chad and Niger.", "killed", "Chad + Niger", "women"),
    (
        "A Ghanaian soldier was killed and two others injured in combat with the Taliban.",
        "killed",
        "Taliban",
        "Ghanaian soldier",
    ),
    (
        "Four Chadian soldiers and three rebels were killed in a clash near Faya.",
        "clash",
        "Chadian soldiers + rebels",
        "Chadian soldiers + rebels",
    ),
    ("Police clashed with miners in Ghana.", "clashed", "Police + miners", "Police + miners"),
    ("Fighting broke out in Faya between Chad and Niger.", "Fighting", "Chad + Niger", "Chad + Niger"),
    ("A nun was killed by a grenade thrown by a Ghanaian sailor.", "killed", "Ghanaian sailor", "nun"),
    ("A nun was killed by a grenade thrown by a Ghanaian sailor.", "thrown", "Ghanaian sailor", "nun"),
    (
        "A Ghanaian judge was killed by gunfire from unknown attackers.",
        "gunfire",
        "unknown attackers",
        "Ghanaian judge",
    ),
    ("Chad killed six rebels in retaliation for an attack on a convent.", "attack", "rebels", "convent"),
    ("A Chadian air raid on rebels left two nuns wounded.", "wounded", "Chadian", "nuns"),
    ("Forty people were killed by the Chadian army, including a nun.", "killed", "Chadian army", "people + nun"),
    ("Three nuns were killed as gunmen went on a rampage.", "rampage", "gunmen", "nuns"),
    ("The mayor is a suspect in sniper shootings that hurt two nuns.", "shootings", "sniper", ""),
    ("Ghana condemned the bombing of its chapels by Niger.", "bombing", "Niger", "its"),
]
BY_FORM = [
    ("Niger forced the envoy to leave and barred two bishops.", "barred", "Niger", "bishops"),
    ("The bishop was convicted of smuggling and jailed for a year.", "jailed", "", "bishop"),
    ("The mayor wants to see Niger punished for the raid.", "punished", "", "Niger"),
    ("Niger allows UN inspectors to visit the mine.", "allows", "Niger", "UN inspectors"),
    ("Chad will help Niger to rebuild the port.", "help", "Chad", "Niger"),
    ("Opposing Niger are Chad and Ghana.", "Opposing", "Chad + Ghana", "Niger"),
    ("The bishop and his driver went on trial accused of smuggling.", "accused", "", "bishop + his driver"),
    ("Critics said the mayor was idle and slammed his plan.", "slammed", "Critics", "his"),
    ("Chad rejected the decision of Niger to bomb the port.", "bomb", "Niger", "port"),
    ("A bishop, Ann Lee, called for calm in Niger.", "called", "Ann Lee", ""),
    ("Police arrested two nuns on charges of robbing a trader.", "robbing", "nuns", "trader"),
    ("Ghana massed artillery along the border, villagers said.", "massed", "Ghana", ""),
    ("The FBI disrupted a plot to kill a bishop.", "kill", "", "bishop"),
    (
        "Ghanaians came to the palace on the feast of the inauguration of President Mahama demanding his resignation.",
        "demanding",
        "Ghanaians",
        "President Mahama",
    ),
]
BY_LAW = [
    ("Police in Niger arrested ten people in a crackdown on smuggling.", "crackdown", "Police", ""),
    ("Police arrested two nuns for planning attacks on Ghana.", "attacks", "nuns", "Ghana"),
    ("A nun is jailed for nine years for the killing of a bishop.", "killing", "nun", "bishop"),
    ("The bishop is arrested on a fraud charge filed by a nun.", "filed", "nun", "bishop"),
    ("Ghana put the bishop on trial for fraud.", "trial", "Ghana", "bishop"),
    ("The party's expulsion was sought by Ghana.", "expulsion", "", "party"),
    ("Niger's expulsion from the African Union surprised Ghana.", "expulsion", "African Union", "Niger"),
]
IN_DEALINGS = [
    ("Ghana lifted the sanctions that it had imposed on Niger.", "lifted", "Ghana", "Niger"),
    ("Ghana lifted a ban that it placed on travel to Niger.", "lifted", "Ghana", "Niger"),
    ("Ghana closed its embassy in Niger.", "closed", "Ghana", "Niger"),
    ("Ghana closed the Chadian embassy.", "closed", "Ghana", "Chadian embassy"),
    ("Ghana sent in its police.", "sent", "Ghana", ""),
    ("Ghana refused to leave Faya, as Niger had demanded.", "refused", "Ghana", "Niger"),
    ("Chad and Niger agreed to an offer by Ghana to mediate.", "agreed", "Chad + Niger", "Ghana"),
    ("Ghana recalled its envoy in protest of Nigerien raids.", "protest", "Ghana", "Nigerien"),
    ("Ghana expelled the staff of the Chadian embassy.", "expelled", "Ghana", "Chadian embassy"),
    ("Ghana refused to recognise Niger and blocked a statement of Chad.", "refused", "Ghana", "Niger"),
    ("The African Union passed a Joint Statement condemning Ghana.", "condemning", "African Union", "Ghana"),
    ("Ghana began an exercise at sea; Niger disapproved of the exercise.", "disapproved", "Niger", "Ghana"),
    ("The African Union failed to reach agreement on curbing fishing by Ghana.", "reach", "African Union", ""),
]


@pytest.mark.parametrize(("text", "anchor", "doers", "others"), IN_FIGHTS + BY_FORM + BY_LAW + IN_DEALINGS)
def test_the_words_around_a_deed_name_its_parties(text: str, anchor: str, doers: str, others: str) -> None:
    assert parties(text, anchor) == (doers, others)


def test_nobody_is_made_a_party_by_acting_on_behalf_of_them() -> None:
    assert parties("Lawyers filed a petition on behalf of Ann Lee.", "filed") == ("Lawyers", "")
