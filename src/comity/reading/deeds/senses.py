"""Senses: words of the codebook that tell no deed in their sentence, now that it is known who does what to whom.

The tables say which words tell a deed, and with what beside them. What they can't say is told by those who take part:
relatives who fight to keep a child assault nobody, and a court that dissents is no crowd.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.reading.deeds import figures, opinions, undertakings
from comity.reading.deeds.accidents import is_after_a_mishap
from comity.reading.deeds.deed import Deed, Scope, without
from comity.reading.grammar import child, children, governed_by, is_verb, objects, subject
from comity.reading.sentences import Token
from comity.reading.standing.moods import Standing

_TALKING = frozenset("speak talk discuss chat see greet huddle".split())
_ARENAS = frozenset("court law lawsuit election primary parliament congress senate ballot".split())
_STRUGGLING = frozenset({"fight", "battle"})
_CONTESTS = frozenset({"fight", "battle", "clash", "war"})
_OVER = ("over", "about")
_AT = (*_OVER, "at", "with")
_POURING = frozenset({"pour", "flood", "stream"})
_WITHOUT_DOER = frozenset({"schedule", "warn", "caution", "tell", "advise"})
_CONCERN = frozenset({"concern", "concerned", "worry", "worried"})
_POLLED = frozenset("public majority minority voter respondent percent resident pollster".split())
_CRIMES = frozenset("crime offense offence felony misdemeanor misdemeanour sin".split())
_USUALLY = frozenset("usually typically normally generally traditionally".split())
_STRIKING_DEALS = frozenset("reach strike cut clinch close conclude".split())
_OCCASIONS = frozenset({"in", "during", "after", "following"})
_ANSWERS = frozenset({"comment", "reaction"})
_LASTING = frozenset({"RETREAT", "SUPPORT", "COOPERATE"})
_COLLAPSING = frozenset("collapse crumble unravel expire dissolve end".split())
_LAID_DOWN = frozenset({"REQUEST", "CONCEDE", "AID", "SANCTION", "AGREE", "SUPPORT"})
_TEXTS = frozenset("treaty convention constitution rule code guideline charter provision".split())
_ANYBODY = frozenset("anyone anybody everyone everybody someone somebody".split())
_CASES = frozenset({"case", "outbreak", "cluster", "spread"})
_GOING_ON = frozenset("conflict war insurgency violence fighting clash".split())
_HEADING = 6  # words
_WHO_VISIT = frozenset({"person", "government", "igo", "legislature", "religious"})  # kinds


def keep_in_sense(scope: Scope, found: Mapping[int, Deed]) -> dict[int, Deed]:
    """The deeds of a sentence without those that its words do not tell; why each is given up is noted.

    A deal that is still to be signed becomes the type that is like AGREE.
    """
    kept = dict(found)
    for i, deed in sorted(found.items(), reverse=True):  # what a word is about stands after it
        if deed.like == "SUPPORT" and deed.by_verb and _is_to_be_signed(deed):
            scope.recode(deed, "AGREE", None)
        if figures.is_giving_up_arms(deed):
            scope.recode(deed, "CONCEDE", None)
        if deed.like == "ASSAULT" and deed.counts and figures.is_only_doubted(deed):
            deed.standing = Standing()
        if deed.like == "ASSAULT" and not deed.by_verb and figures.is_walkout(scope, deed):
            scope.recode(deed, "PROTEST", "strike")
        if _urges_against(scope, deed):
            scope.recode(deed, "REQUEST", "yield")
        if _pays_a_call(scope, deed):
            scope.recode(deed, "CONSULT", "visit")
        if _is_called_names(scope, deed) or (opinions.is_quarrel(scope, deed) and deed.recipients):
            scope.recode(deed, "ACCUSE", "disapprove")
        arrest = _arrest_in(deed, found)
        if arrest is not None:
            scope.recode(deed, "COERCE", "seize")
            deed.actors, deed.recipients = list(arrest.actors), without(deed.recipients, arrest.actors)
        why_not = next((why for why, is_so in _SENSES.items() if is_so(scope, deed)), None)
        if why_not is None:
            continue
        scope.give_up(deed.sentence, deed.token, why_not, deed.entry)
        del kept[i]
        for other in kept.values():
            if other.about is deed:
                other.about = deed.about if deed.about is not None and deed.about.token.i in kept else None
    return {i: kept[i] for i in found if i in kept}


def _is_to_be_signed(deed: Deed) -> bool:
    """*Will conclude a treaty*: agreed, and not signed."""
    return deed.token.lemma in _STRIKING_DEALS and deed.standing.status != "happened"


def _arrest_in(deed: Deed, found: Mapping[int, Deed]) -> Deed | None:
    """*Arrested ten men in a raid on a warehouse*: the arrest that shows that a raid is one by law."""
    if deed.like != "ASSAULT" or deed.token.lemma != "raid" or deed.by_verb or deed.mode is not None or deed.counts:
        return None
    preposition = deed.sentence.head(deed.token)
    if preposition is None or deed.token.dep != "pobj" or preposition.lower not in _OCCASIONS:
        return None
    over = deed.sentence.head(preposition)
    arrest = found.get(over.i) if over is not None else None
    by_law = arrest is not None and arrest.like == "COERCE" and arrest.mode in ("arrest", "seize")
    return arrest if by_law else None


def _is_called_names(scope: Scope, deed: Deed) -> bool:
    """*Called the minister a traitor*: by no telephone."""
    names = children(deed.sentence, deed.token, "oprd") if deed.token.lemma == "call" and deed.like == "CONSULT" else []
    return any(entry.cue[1:] == (name.lemma,) for name in names for entry in scope.book.verbs["call"])


def _urges_against(scope: Scope, deed: Deed) -> bool:
    """*Warned against a deal*, *cautioned them against reading it*, *warned them to leave*: no harm is held out."""
    if deed.like != "THREATEN" or not deed.by_verb:
        return False
    clauses = children(deed.sentence, deed.token, "xcomp", "ccomp", "advcl") if deed.token.lemma == "warn" else []
    told_to = any(word.lower == "to" for clause in clauses for word in children(deed.sentence, clause, "aux"))
    if "against" not in deed.entry.cue and not told_to:
        return False
    return not deed.recipients or (deed.about is not None and deed.about.like != "ASSAULT")


def _pays_a_call(scope: Scope, deed: Deed) -> bool:
    """*The minister called on Emir Tamim on Tuesday*: one who asks nothing of another person visits him."""
    if deed.like != "REQUEST" or deed.entry.cue != ("call", "on") or deed.about is not None:
        return False
    asked = children(deed.sentence, deed.token, "xcomp", "ccomp", "advcl", "parataxis")
    asked += governed_by(deed.sentence, deed.token, "for", "to")
    persons = [scope.arguments.actors[one.actor].kind == "person" for one in (*deed.actors, *deed.recipients)]
    return not asked and bool(deed.actors and deed.recipients) and all(persons)


def _is_at_fault(scope: Scope, deed: Deed) -> bool:
    """*The army is to blame for the raid*: it blames nobody."""
    over = deed.sentence.head(deed.token)
    to_blame = deed.like == "ACCUSE" and deed.token.lemma == "blame" and deed.token.dep == "xcomp"
    return to_blame and over is not None and over.lemma == "be" and not objects(deed.sentence, deed.token)


def _is_talk_with_nobody(scope: Scope, deed: Deed) -> bool:
    """*Where he was speaking*, *will discuss the plan*."""
    if deed.like != "CONSULT" or not deed.by_verb or deed.recipients or len(deed.actors) > 1:
        return False
    mine = subject(deed.sentence, deed.token)
    return deed.token.lemma in _TALKING and not _are_several(deed, mine)


def _are_several(deed: Deed, mine: Token | None) -> bool:
    """*The ministers spoke*: with one another; *her remarks spoke to it* names nobody who spoke."""
    if mine is None or (mine.tag not in ("NNS", "NNPS") and child(deed.sentence, mine, "conj") is None):
        return False
    return any(one.span.start <= mine.start < one.span.end for one in deed.actors)


def _is_for_comment(scope: Scope, deed: Deed) -> bool:
    """*Did not respond to a request for comment*: a reporter asks."""
    asked = governed_by(deed.sentence, deed.token, "for") if deed.like == "REQUEST" else []
    return any(word.lemma in _ANSWERS for word in asked)


def _is_over(scope: Scope, deed: Deed) -> bool:
    """*The truce collapsed*, *lost the support of its ally*: what came to an end."""
    head = deed.sentence.head(deed.token)
    if deed.by_verb or head is None or deed.like not in _LASTING or not is_verb(head):
        return False
    if deed.token.dep == "nsubj":
        return head.lemma in _COLLAPSING and deed.standing.status == "happened"
    return deed.token.dep in ("dobj", "nsubjpass") and head.lemma in ("lose", "break")


def _is_law(scope: Scope, deed: Deed) -> bool:
    """*Immigration laws stipulate that they apply*, *the convention gives it a right*: what a text lays down."""
    if not deed.by_verb or deed.like not in _LAID_DOWN:
        return False
    mine = subject(deed.sentence, deed.token)
    if mine is None or mine.tag == "PRP":
        return False
    text = mine.lemma in _TEXTS or (mine.pos == "NOUN" and mine.lemma in scope.book.classes["law"] - {"measure", "act"})
    return text and (deed.token.tag in ("VBZ", "VBP") or child(deed.sentence, deed.token, "aux") is not None)


def _is_anybody(scope: Scope, deed: Deed) -> bool:
    """*For anyone convicted of theft*: a rule, and nobody's verdict."""
    head = deed.sentence.head(deed.token)
    described = deed.by_verb and deed.token.dep == "acl" and deed.token.tag == "VBN"
    return described and head is not None and head.lower in _ANYBODY


def _is_attitude(scope: Scope, deed: Deed) -> bool:
    """*A group opposed to the plan*: how one stands, and nothing said."""
    opposed = deed.like == "REJECT" and deed.token.text == "opposed" and deed.token.dep == "acl"
    return opposed and child(deed.sentence, deed.token, "agent") is None


def _is_of_health(scope: Scope, deed: Deed) -> bool:
    """*Investigates nine cases of cholera*: what nobody is guilty of."""
    if deed.mode != "investigate" or not deed.by_verb or deed.about is not None:
        return False
    looked_into = objects(deed.sentence, deed.token)
    cases = [word for one in looked_into if one.lemma in _CASES for word in governed_by(deed.sentence, one, "of")]
    return any(word.lemma in scope.book.members(("matter", "disaster")) for word in cases)


def _is_heading(scope: Scope, deed: Deed) -> bool:
    """*Turkish-Kurdish conflict*: a line that names what the report is about."""
    words = deed.sentence.tokens
    lone = len(words) <= _HEADING and deed.sentence.part != "headline" and not any(map(is_verb, words))
    return lone and deed.like == "ASSAULT" and not deed.by_verb and deed.token.lemma in _GOING_ON


def _is_fixture(scope: Scope, deed: Deed) -> bool:
    """*Lyon hosted Metz*: states and towns that receive one another play; persons meet."""
    if deed.like != "CONSULT" or deed.token.lemma not in ("host", "receive") or "@name" not in deed.entry.objects:
        return False
    parties = [*deed.actors, *deed.recipients]
    kinds = {scope.arguments.actors[one.actor].kind for one in parties}
    return not parties or not kinds & _WHO_VISIT


def _works_with_nobody(scope: Scope, deed: Deed) -> bool:
    """*Agents who are assisting in the inquiry*: the codebook wants a partner."""
    if deed.like != "COOPERATE" or not deed.by_verb or deed.recipients or len(deed.actors) > 1:
        return False
    return not _are_several(deed, subject(deed.sentence, deed.token))


def _is_on_sale(scope: Scope, deed: Deed) -> bool:
    """*Another insurer is offering a lower price*: nobody with an office offers, and nobody is named to whom."""
    if deed.like != "AGREE" or deed.token.lemma != "offer" or deed.recipients or deed.about is not None:
        return False
    return not any(map(scope.arguments.is_public, deed.actors))


def _is_public_opinion(scope: Scope, deed: Deed) -> bool:
    """*The public supports his plan*, *most voters oppose it*: what polls find."""
    mine = subject(deed.sentence, deed.token) if deed.by_verb else None
    return deed.like in ("SUPPORT", "REJECT") and mine is not None and mine.lemma in _POLLED


def _is_forbidden(scope: Scope, deed: Deed) -> bool:
    """*Made it a crime to block a road*: what a law speaks of."""
    over = deed.sentence.head(deed.token)
    return deed.by_verb and deed.token.dep in ("acl", "relcl") and over is not None and over.lemma in _CRIMES


def _is_relief(scope: Scope, deed: Deed) -> bool:
    """*Declared a state of emergency after the flood*: nobody is put down."""
    return deed.mode == "martial-law" and is_after_a_mishap(scope, deed.sentence)


def _is_struggle(scope: Scope, deed: Deed) -> bool:
    """*The relatives are fighting to keep the child*, *a fight over the budget*: no force is used."""
    if deed.like != "ASSAULT" or deed.mode is not None or deed.counts or deed.token.lemma not in _CONTESTS:
        return False
    parties = [*deed.actors, *deed.recipients]
    if any(scope.arguments.is_force(one) for one in parties):
        return False
    if not deed.by_verb:
        over = [word for word in governed_by(deed.sentence, deed.token, *_OVER) if word.pos != "PROPN"]
        alone = bool(deed.actors) and not deed.recipients and all(map(scope.arguments.is_private, deed.actors))
        return deed.token.lemma in _STRUGGLING and (bool(over) or alone)
    private = bool(deed.actors) and all(
        scope.arguments.is_private(one) or scope.arguments.is_politician(one) for one in deed.actors
    )
    return deed.token.lemma in _STRUGGLING and private and not deed.recipients and _is_for_something(deed)


def _is_for_something(deed: Deed) -> bool:
    where = governed_by(deed.sentence, deed.token, "with", "through", "in")
    in_court = any(word.lemma in _ARENAS for word in where)
    return in_court or undertakings.has_infinitive(deed) or bool(governed_by(deed.sentence, deed.token, "for"))


def _is_influx(scope: Scope, deed: Deed) -> bool:
    """*Let drugs pour into our country*: no troops."""
    armed = any(scope.arguments.is_force(one) for one in deed.actors)
    return deed.like == "ASSAULT" and deed.token.lemma in _POURING and not armed


def _is_departure(scope: Scope, deed: Deed) -> bool:
    """*Before leaving the air base*: one person sets out, and no army."""
    if deed.mode != "withdraw" or deed.like != "RETREAT" or deed.token.lemma not in ("leave", "depart"):
        return False
    return bool(deed.actors) and all(scope.arguments.actors[one.actor].kind == "person" for one in deed.actors)


def _lacks_its_doer(scope: Scope, deed: Deed) -> bool:
    """*Talks are scheduled*, *residents were warned that it might flood*: told of nobody who does it."""
    if deed.actors or not deed.by_verb or deed.token.lemma not in _WITHOUT_DOER:
        return False
    return deed.token.lemma != "warn" or child(deed.sentence, deed.token, "ccomp") is not None


def _is_worry(scope: Scope, deed: Deed) -> bool:
    """*Expressed concern that the dam may burst*: nobody is blamed."""
    stranded = child(deed.sentence, deed.token, "prep")
    if stranded is not None and stranded.lower in _AT:
        return False  # "terms about which it raised concerns"
    if deed.like != "ACCUSE" or not deed.by_verb or deed.recipients or deed.about is not None:
        return False
    felt = [word for word in objects(deed.sentence, deed.token) if word.lemma in _CONCERN]
    return bool(felt) and not any(governed_by(deed.sentence, word, *_AT) for word in (deed.token, *felt))


def _is_custom(scope: Scope, deed: Deed) -> bool:
    """*The adults are usually released*: what is wont to happen, and no deed of a day."""
    verb = deed.token if deed.by_verb else deed.light[0] if deed.light is not None else None
    if verb is None or deed.standing.status != "happened":
        return False
    finite = [verb, *children(deed.sentence, verb, "aux", "auxpass")]
    present = any(word.tag in ("VBZ", "VBP") for word in finite)
    return present and any(word.lower in _USUALLY for word in children(deed.sentence, verb, "advmod"))


def _is_title(scope: Scope, deed: Deed) -> bool:
    """*Her book "To Save a Nightingale"*: a verb with a capital within a sentence is a part of a name."""
    token, sentence = deed.token, deed.sentence
    if sentence.part != "body" or token.i < 2 or not is_verb(token) or not token.text[:1].isupper():
        return False
    before = [word for word in sentence.tokens[max(0, token.i - 3) : token.i] if word.text[:1].isalpha()]
    running = sum(word.text.islower() for word in sentence.tokens)
    after = sentence.tokens[token.i + 1 : token.i + 4]
    named = any(word.text[:1].isupper() for word in after)
    return bool(before) and before[-1].text[:1].isupper() and named and running > len(sentence.tokens) / 2


def _tells_which(scope: Scope, deed: Deed) -> bool:
    """*Troops who are crossing into Chad*: of which troops it is told, and not that they came."""
    describing = deed.token.dep in ("relcl", "acl") and deed.token.tag == "VBG"
    return deed.like == "MOBILIZE" and deed.by_verb and describing and deed.token.lemma in ("cross", "enter")


def _strikes_as_storms_do(scope: Scope, deed: Deed) -> bool:
    """*The earthquake struck Chile*, *sanctions hit Peru*, *hit them with tariffs*: force is a state's or a force's."""
    if deed.token.lemma not in ("strike", "hit") or not deed.by_verb or "@name" not in deed.entry.objects:
        return False
    sentence, weapons = deed.sentence, scope.book.members(("weapon",))
    mine = subject(sentence, deed.token)
    if mine is not None and mine.lemma in weapons:
        return False
    doing = [one for one in deed.actors if mine is not None and one.span.start <= mine.start < one.span.end]
    forced = any(map(scope.arguments.is_state, doing))
    forced = forced or (bool(doing) and any(map(scope.arguments.is_force, [*doing, *deed.recipients])))
    return not forced or any(word.lemma not in weapons for word in governed_by(sentence, deed.token, "with"))


_SENSES: Mapping[str, Callable[[Scope, Deed], bool]] = {
    "a reporter asks": _is_for_comment,
    "what came to an end": _is_over,
    "what a text lays down": _is_law,
    "what anybody might suffer": _is_anybody,
    "a forecast of what nobody does": undertakings.is_forecast,
    "an aim, and nothing undertaken": undertakings.is_settling_to_come,
    "how one stands, and nothing said": _is_attitude,
    "what nobody is guilty of": _is_of_health,
    "an assurance of nothing": undertakings.is_empty_assurance,
    "a heading": _is_heading,
    "a match, and no visit": _is_fixture,
    "talk with nobody who is named": _is_talk_with_nobody,
    "work with nobody who is named": _works_with_nobody,
    "what is on sale": _is_on_sale,
    "what polls find": _is_public_opinion,
    "what a law forbids": _is_forbidden,
    "relief after a disaster": _is_relief,
    "who is to blame, and blames nobody": _is_at_fault,
    "a danger, and nobody who threatens": undertakings.is_at_risk,
    "a right that is kept, and no harm held out": undertakings.is_a_right,
    "a state of mind, and nothing undertaken": undertakings.is_state_of_mind,
    "defiance, and nothing undertaken": undertakings.is_defiance,
    "a danger, and nobody threatens": undertakings.is_danger,
    "a struggle, and no force": _is_struggle,
    "an influx, and no troops": _is_influx,
    "a departure, and no retreat": _is_departure,
    "told of nobody who does it": _lacks_its_doer,
    "a worry, and nobody is blamed": _is_worry,
    "an opinion that is shared": undertakings.is_opinion,
    "what is usually so": _is_custom,
    "a part of a title": _is_title,
    "which troops are meant": _tells_which,
    "what storms and quakes do": _strikes_as_storms_do,
    "how many are for somebody": figures.is_standing_in_polls,
    "a rally of those who are for a candidate": figures.is_campaigning,
    "a drive of words, and no force": figures.is_drive,
    "a revolt of votes": figures.is_revolt_of_voters,
    "a cause, and no enemy": figures.is_cause,
    "a funeral or a feast, and no protest": figures.is_occasion,
    "those who patrol, and whom another deed meets": figures.is_of_somebody_else,
    "what firms do with their own": figures.is_business,
    "how they felt": figures.is_relief,
    "a race that somebody leaves": figures.is_withdrawal_from_race,
    "words, and no talks": figures.is_mere_talk,
    "no answer to a reporter": figures.is_no_answer,
    "what things do": figures.is_effect,
    "stops doing something": figures.is_leaving_off,
    "what somebody is given to": figures.is_dedicated,
    "helps nobody who is named": figures.is_helping_out,
    "an answer in words": figures.is_retort,
    "a journey, and no visit": figures.is_journey,
    "which people are meant": figures.is_description,
    "a plan that is told by itself": undertakings.is_plan,
    "how they are minded": figures.is_less_willing,
    "what will not be borne": figures.is_not_borne,
    "what one is for or against": opinions.is_view,
    "a comparison": opinions.is_comparison,
    "a quarrel of words": opinions.is_quarrel,
    "what they did not come for": figures.is_not_come_for,
}
"""What a word tells instead of a deed -> whether it does."""
