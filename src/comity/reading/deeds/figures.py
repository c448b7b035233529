"""Figures: words of force and of the street with which news tells of politics, causes, polls and mourning.

Candidates rally and take the offensive, voters rebel, support grows in a poll, governments fight what is no enemy, and
crowds pour out for a funeral: none of it is a deed of the codebook.
"""

from __future__ import annotations

from comity.reading.deeds.deed import Deed, Scope, is_definite
from comity.reading.grammar import child, children, conjuncts, governed_by, is_passive, is_verb, objects, subject
from comity.reading.sentences import Token

_STANDING = frozenset({"support", "appeal", "backing", "approval", "endorsement"})
_GROWING = frozenset(
    "broaden widen expand double triple halve grow slip sink gain lose garner win draw earn attract boost shore "
    "bolster erode increase build consolidate solidify poll average lead trail stand hover remain".split()
)
_POLLS = frozenset("poll survey percent voter electorate respondent % pollster base digit".split())
_BASES = ("among", "across", "beyond", "within")
_ELECTIONEERING = frozenset("candidate candidacy campaign election reelection primary ballot nominee bid".split())
_VOTING = frozenset(
    "voter electorate public lawmaker legislator backbencher mp senator congressman republican democrat conservative "
    "tory delegate consumer investor shareholder taxpayer".split()
)
_ENEMIES = frozenset(
    "war insurgency rebellion uprising insurrection battle guerrilla enemy invasion incursion invader force troop army "
    "fighter rebel militant militia gunman soldier police cartel gang separatist islamist jihadist jihadi terrorist "
    "extremist group faction coup attack advance offensive guerilla one other each occupation occupier pirate "
    "mercenary regime government side warlord tribesman crusade campaign".split()
)
_MOURNED = frozenset(
    "funeral burial wake mass prayer celebration festival carnival parade concert wedding feast holiday "
    "inauguration coronation victory match game opening anniversary".split()
)
_FLOCKING = frozenset("pour flock take turn gather stream converge fill descend spill".split())
_FOLLOWING = frozenset(
    "supporter voter fan candidate campaign election primary caucus nominee audience presidential".split()
)
_SPEAKING = frozenset(
    "tell say speak address appear introduce thank emphasize vow promise urge hammer attack give deliver".split()
)
_TELLING = frozenset("comment elaborate say speculate specify disclose identify".split())
_OF_PARTIES = frozenset({"AID", "SUPPORT", "COOPERATE", "AGREE", "CONCEDE"})
_THINGS = frozenset(
    "announcement decision ruling move policy rule change victory loss result win vote poll system technology process "
    "effort plan program programme idea money fact evidence experience event episode campaign speech visit trip step "
    "approach strategy success failure growth economy market price cut increase deal measure clause provision order "
    "weather storm decline rise fall drop popularity surge slump turnout rating "
    "product drug device feature strength size location history tradition site page study".split()
)
"""What helps and backs without being anybody."""
_MEETING = frozenset({"against", "on", "at", "by", "from", "near", "beside", "past", "into"})
_HALTING = frozenset("suspend halt freeze stop pause end".split())
_DETAILS = frozenset("detail comment information name figure answer specific reason explanation".split())
_TYING = frozenset({"link", "tie", "connect"})
_LESSER = frozenset({"less", "least", "hardly", "barely", "scarcely", "too", "not", "as"})

_BEARING = frozenset("tolerate condone countenance brook stomach abide".split())
_WILL = frozenset({"will", "would", "'ll", "’ll", "wo", "can", "ca", "could"})
_GOING = frozenset("come go travel arrive".split())


def is_standing_in_polls(scope: Scope, deed: Deed) -> bool:
    """*Doubled his support in the poll*, *trying to broaden his appeal*: how many are for somebody."""
    if deed.by_verb or deed.like not in ("SUPPORT", "REQUEST") or deed.token.lemma not in _STANDING:
        return False
    sentence, noun = deed.sentence, deed.token
    verb = sentence.head(noun) if noun.dep in ("dobj", "nsubj", "nsubjpass") else None
    moves = verb is not None and verb.lemma in _GROWING
    if governed_by(sentence, noun, *_BASES):
        return True
    if noun.lemma == "appeal":
        asks = governed_by(sentence, noun, "for", "against", "from") or child(sentence, noun, "acl") is not None
        return moves and not asks
    polled = any(word.lemma in _POLLS for word in sentence.tokens)
    if any(word.lemma in ("percent", "%") for word in children(sentence, noun, "compound", "nmod", "amod", "nummod")):
        return True  # "gets 37 percent support"
    if moves and any(word.lower in ("popular", "public") for word in children(sentence, noun, "amod")):
        return True  # "failed to win popular support"
    return polled and (moves or child(sentence, noun, "poss") is not None)


def is_campaigning(scope: Scope, deed: Deed) -> bool:
    """*The candidate held a rally in Ohio*, *a rally for the nominee*: who runs gathers friends."""
    if deed.like != "PROTEST" or deed.by_verb or deed.token.lemma != "rally":
        return False
    if any(word.lemma in _ELECTIONEERING for word in _around(deed)):
        return True
    listening = any(word.lemma in _FOLLOWING for word in deed.sentence.tokens)
    if listening and all(map(scope.arguments.is_crowd, deed.actors)) and _is_where(deed):
        return True
    parties = [scope.arguments.actors[one.actor] for one in deed.actors]
    return bool(parties) and all(actor.kind == "person" for actor in parties) and not deed.recipients


def _is_where(deed: Deed) -> bool:
    """*Told supporters at a rally*: where somebody speaks."""
    over = deed.sentence.head(deed.token)
    verb = deed.sentence.head(over) if over is not None and over.lower in ("at", "during") else None
    return verb is not None and verb.lemma in _SPEAKING


def _around(deed: Deed) -> list[Token]:
    """The words of the phrase of a noun, and those of the clause in which it stands that name a cause."""
    sentence = deed.sentence
    return [*sentence.subtree(deed.token), *governed_by(sentence, deed.token, "for", "of")]


def is_drive(scope: Scope, deed: Deed) -> bool:
    """*The president's offensive begins with a speech on jobs*, *a charm offensive*: of words, and by no force."""
    if deed.like != "ASSAULT" or deed.by_verb or deed.token.lemma != "offensive" or deed.counts or deed.recipients:
        return False
    return bool(deed.actors) and all(map(scope.arguments.is_politician, deed.actors)) and deed.mode is None


def is_revolt_of_voters(scope: Scope, deed: Deed) -> bool:
    """*Voters are rebelling against the party*, *forty lawmakers rebelled*: with their votes."""
    mine = subject(deed.sentence, deed.token) if deed.by_verb else None
    if deed.like != "ASSAULT" or deed.token.lemma not in ("rebel", "revolt") or mine is None:
        return False
    named = mine.lemma in _VOTING or any(word.lemma in _VOTING for word in governed_by(deed.sentence, mine, "of"))
    return named or (bool(deed.actors) and all(map(scope.arguments.is_politician, deed.actors)))


def is_cause(scope: Scope, deed: Deed) -> bool:
    """*To fight illegal fishing*, *fight against complacency*: what no force is used on, and nobody who is named."""
    if deed.like != "ASSAULT" or deed.token.lemma not in ("fight", "battle") or deed.recipients:
        return False
    direct = objects(deed.sentence, deed.token) if deed.by_verb else []
    fought = [*direct, *governed_by(deed.sentence, deed.token, "against")]
    words = [word for one in fought for word in conjuncts(deed.sentence, one)]
    plain = all(word.pos == "NOUN" and word.lemma not in _ENEMIES for word in words)
    return bool(words) and plain and deed.mode is None and not deed.counts


def is_occasion(scope: Scope, deed: Deed) -> bool:
    """*Thousands poured into the streets for the funeral*, *to celebrate the victory*: against nothing and nobody."""
    if deed.like != "PROTEST" or not deed.by_verb or deed.token.lemma not in _FLOCKING or deed.recipients:
        return False
    sentence = deed.sentence
    for_what = governed_by(sentence, deed.token, "for", "at", "in")
    for_what += [word for one in for_what for word in governed_by(sentence, one, "for", "at")]
    mourned = any(word.lemma in _MOURNED for word in for_what)
    purposes = children(sentence, deed.token, "advcl", "xcomp")
    cheering = any(word.lemma in ("celebrate", "mourn", "honor", "honour", "welcome", "greet") for word in purposes)
    return mourned or cheering


def is_of_somebody_else(scope: Scope, deed: Deed) -> bool:
    """*Ambushed an army patrol*, *a bomb to be used against a patrol*: those who patrol, whom another deed meets."""
    if deed.like != "MOBILIZE" or deed.by_verb or deed.token.lemma not in ("patrol", "guard", "garrison"):
        return False
    if deed.light is not None:
        return False
    head = deed.sentence.head(deed.token)
    met = deed.token.dep in ("dobj", "nsubj", "nsubjpass") and head is not None and is_verb(head)
    return met or (deed.token.dep == "pobj" and head is not None and head.lower in _MEETING)


def is_description(scope: Scope, deed: Deed) -> bool:
    """*Arrested officers linked to the plot*: says which officers, and nobody links them."""
    tied = deed.like == "ACCUSE" and deed.by_verb and deed.token.lemma in _TYING and deed.token.tag == "VBN"
    if not tied or deed.token.dep not in ("acl", "amod"):
        return False
    return child(deed.sentence, deed.token, "agent") is None and not deed.actors


def is_less_willing(scope: Scope, deed: Deed) -> bool:
    """*Are less willing to cooperate*, *too willing to help*: how they are minded, and nothing undertaken."""
    if deed.like != "AGREE" or deed.token.lemma != "be":
        return False
    minded = child(deed.sentence, deed.token, "acomp")
    return minded is not None and any(word.lower in _LESSER for word in children(deed.sentence, minded, "advmod"))


def is_walkout(scope: Scope, deed: Deed) -> bool:
    """*The union's strike*, *teachers threatened a strike*: of those who work, and against their employers."""
    if deed.token.lemma != "strike" or deed.mode is not None or deed.counts or not deed.actors:
        return False
    working = scope.book.members(("unions", "worker"))
    spans = [one.span for one in deed.actors]
    return all(any(word.lemma in working for word in deed.sentence.within(span)) for span in spans)


def is_journey(scope: Scope, deed: Deed) -> bool:
    """*The senator flew to Ohio*, *the minister traveled to Rome, his capital*: to nobody in another country."""
    if deed.like != "CONSULT" or not deed.by_verb or deed.token.lemma not in ("fly", "travel", "journey"):
        return False
    at_home = scope.arguments.countries(deed.actors)
    return not deed.recipients or bool(set(at_home) & set(scope.arguments.countries(deed.recipients)))


def is_business(scope: Scope, deed: Deed) -> bool:
    """*The studio axes its film*, *1,500 people are laid off*: what firms do with their own, and cut off nobody."""
    if deed.like not in ("SANCTION", "CONCEDE", "RETREAT", "COERCE") or deed.about is not None:
        return False
    press = deed.like == "SANCTION"
    own = all(scope.arguments.is_business(one) or (press and scope.arguments.is_press(one)) for one in deed.actors)
    if deed.token.lemma == "lay":
        return own
    return bool(deed.actors) and own and all(map(scope.arguments.is_business, deed.recipients))


def is_relief(scope: Scope, deed: Deed) -> bool:
    """*Came as a relief to traders*, *a sigh of relief*, *expressed relief*: how they felt, and nothing given."""
    if deed.like != "AID" or deed.by_verb or deed.token.lemma != "relief" or deed.entry.cue != ("relief",):
        return False
    before = deed.sentence.tokens[max(0, deed.token.i - 2) : deed.token.i]
    return any(word.lower in ("a", "sigh", "with") or word.lemma in ("express", "voice") for word in before)


def is_withdrawal_from_race(scope: Scope, deed: Deed) -> bool:
    """*The candidate ends her campaign*: a race, and no fighting."""
    if deed.mode != "ceasefire" or not deed.by_verb or deed.recipients:
        return False
    ended = any(word.lemma in ("campaign", "bid", "candidacy") for word in objects(deed.sentence, deed.token))
    return ended and bool(deed.actors) and all(map(scope.arguments.is_private, deed.actors))


def is_mere_talk(scope: Scope, deed: Deed) -> bool:
    """*Called the talk more of the same*, *a pep talk*: words, where talks are held with somebody."""
    if deed.like != "CONSULT" or deed.by_verb or deed.token.lower != "talk" or deed.light or deed.mode:
        return False
    return not governed_by(deed.sentence, deed.token, "with", "between") and len(deed.actors) < 2


def is_no_answer(scope: Scope, deed: Deed) -> bool:
    """*Declined to comment*, *declined to give details*: nothing that was asked of anybody is turned down."""
    if deed.like != "REJECT" or not deed.by_verb or deed.about is not None or deed.token.lemma != "decline":
        return False
    for clause in children(deed.sentence, deed.token, "xcomp"):
        if clause.lemma in _TELLING or any(word.lemma in _DETAILS for word in objects(deed.sentence, clause)):
            return True
    return False


def is_effect(scope: Scope, deed: Deed) -> bool:
    """*The ruling will help the government*, *the proposal protects people*: what things do, and no party."""
    if deed.like not in _OF_PARTIES or not deed.by_verb or deed.actors or is_passive(deed.sentence, deed.token):
        return False
    mine = child(deed.sentence, deed.token, "nsubj")
    if mine is not None and mine.lower in ("which", "that") and deed.token.dep == "relcl":
        mine = deed.sentence.head(deed.token)
    if mine is None or mine.pos != "NOUN" or mine.lemma in scope.book.members(("somebody", "person", "official")):
        return False
    return mine.lemma in scope.book.members(("document", "law", "agreement", "proposal", "statement")) | _THINGS


def is_leaving_off(scope: Scope, deed: Deed) -> bool:
    """*Will quit selling rifles*: stops doing something, and leaves no office."""
    return (
        deed.mode == "resign" and deed.token.lemma == "quit" and child(deed.sentence, deed.token, "xcomp") is not None
    )


def is_dedicated(scope: Scope, deed: Deed) -> bool:
    """*Is committed to safety*, *resources are being committed to it*: how somebody is minded, or what is set aside."""
    said = deed.like == "AGREE" and deed.by_verb and deed.token.lemma in ("commit", "dedicate", "volunteer")
    bare = not deed.actors and (deed.about is None or is_passive(deed.sentence, deed.token))
    return said and (bare if deed.token.lemma != "volunteer" else deed.about is None)


def is_helping_out(scope: Scope, deed: Deed) -> bool:
    """*Agents who are assisting in the inquiry*: nobody is named whom they assist."""
    return deed.like == "COOPERATE" and deed.by_verb and deed.token.lemma == "assist" and not deed.named


def is_retort(scope: Scope, deed: Deed) -> bool:
    """*The senator fired back, saying that it was false*: in words."""
    if deed.like != "ASSAULT" or not deed.by_verb or deed.token.lemma != "fire" or deed.recipients:
        return False
    back = any(word.lower == "back" for word in children(deed.sentence, deed.token, "prt", "advmod"))
    return back and not any(map(scope.arguments.is_force, deed.actors))


def is_only_doubted(deed: Deed) -> bool:
    """*A suspected car bomb killed nine*: in doubt is what it was, and not that they were killed."""
    words = deed.sentence.within(deed.standing.cue) if deed.standing.cue is not None else ()
    return deed.standing.status == "possible" and any(word.lower in ("suspected", "apparent") for word in words)


def is_giving_up_arms(deed: Deed) -> bool:
    """*Suspended its nuclear program*: of its own arms, and no dealing with anybody that is cut."""
    if deed.like != "SANCTION" or not deed.by_verb or deed.recipients or deed.token.lemma not in _HALTING:
        return False
    direct = child(deed.sentence, deed.token, "dobj", "nsubjpass")
    kinds = children(deed.sentence, direct, "amod", "compound") if direct is not None else []
    return any(word.lower in ("nuclear", "missile", "atomic", "uranium", "ballistic") for word in kinds)


def is_not_borne(scope: Scope, deed: Deed) -> bool:
    """*Will not tolerate attacks on its men*, *would not stand for violence*: any such deed, and none that was done."""
    over = deed.sentence.head(deed.token)
    if deed.by_verb or is_definite(deed) or over is None:
        return False
    verb = deed.sentence.head(over) if over.dep == "prep" else over
    if verb is None or not (verb.lemma in _BEARING or (verb.lemma == "stand" and over.lower == "for")):
        return False
    willing = any(word.lower in _WILL for word in children(deed.sentence, verb, "aux"))
    return willing and child(deed.sentence, verb, "neg") is not None


def is_not_come_for(scope: Scope, deed: Deed) -> bool:
    """*They did not come to kill guests*: what they were sent for, and not whether it was done."""
    going = deed.sentence.head(deed.token) if deed.token.tag == "VB" and deed.token.dep in ("advcl", "xcomp") else None
    return going is not None and going.lemma in _GOING and child(deed.sentence, going, "neg") is not None
