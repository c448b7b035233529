"""Nominal frames: who is put in which role of a deed that a noun tells: *the raid by police*, *held talks with*."""

from __future__ import annotations

from collections.abc import Collection

from comity.reading.codebook import LightVerb
from comity.reading.cues import light_verb, noun_entry
from comity.reading.deeds.deed import Deed, Scope, without
from comity.reading.grammar import (
    QUANTITIES,
    RELATIVES,
    SUBJECTS,
    by_agent,
    child,
    children,
    conjuncts,
    governed_by,
    is_noun,
    is_passive,
    is_verb,
    preposition_over,
    sides_of,
    subject,
)
from comity.reading.parties.slots import WHERE, words_in
from comity.reading.sentences import Sentence, Token
from comity.types import Argument

_VERBAL = (1, 3)  # quads
_SUFFERED = frozenset(
    "shooting killing murder assassination death arrest detention abduction kidnapping beating execution imprisonment "
    "sentence sentencing conviction impeachment expulsion deportation ouster overthrow removal dismissal indictment "
    "trial hanging lynching rape torture massacre slaying stabbing poisoning jailing disappearance capture "
    "prosecution extradition eviction exclusion release pardon acquittal parole harassment persecution ill-treatment "
    "genocide".split()
)
"""Deeds whose possessor suffers them when it is a private person, and does them when it is a state or a force."""
_AIMED = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""Types of deeds before whose noun a name that is not the doer's is whom they are aimed at."""
_SUFFERED_BEFORE = frozenset({"ASSAULT", "ACCUSE"})
"""Types of deeds before whose noun unnamed people suffer them."""
_HANDED_OVER = frozenset({"extradition", "handover", "repatriation"})
"""Deeds whose possessor, if it is a private person, is handed over by one to another."""
_SENT_AWAY = frozenset("expulsion exclusion ouster removal eviction deportation suspension".split())
"""Deeds whose possessor suffers them unless it is a state, or even then where a body follows that it is put out of."""
_SHOOTING = frozenset("sniper gunman shooter attacker assailant mob gangster arsonist kidnapper".split())
_STRUCK = ("building", "office-place")
"""Classes of the codebook whose nouns may be attacked, and attack nobody."""
_BROKERING = frozenset({"broker", "mediate", "host"})
"""What a third does for what is between others."""
_LISTS = frozenset("list set package raft slate litany string".split())
_PUTTING = frozenset(
    "put issue make present submit table publish raise set send file bring launch impose announce mount carry hold "
    "stage wage conduct lead order adopt take".split()
)
"""What somebody does to deeds of their own, said after them: *the demands that the union put out*."""
_SECURING = frozenset({"secure", "win", "obtain", "gain", "get", "seek", "arrange"})
_DELIVERED = frozenset({"COOPERATE", "AID"})
"""Types of deeds that somebody does to those to whom something goes."""
_OF_OTHERS_DEEDS = frozenset("allegation claim report accusation coverup cover-up evidence denial".split())
"""Nouns after which a deed and its doer are told: *allegations of abuse by guards*."""
_EXERCISES = frozenset({"exercise", "drill", "maneuver", "manoeuvre", "game"})
_FOUGHT = frozenset("war conflict clash fighting violence unrest strife insurgency uprising bloodshed battle".split())
"""Nouns for fighting of two sides, before which a state says where, or whose people they are."""
_IN_PLACES = frozenset("bombing massacre shooting killing genocide kidnapping hijacking stabbing murder siege".split())
"""Nouns for violence before which the bare name of a state says where."""


def fill_by_noun(scope: Scope, deed: Deed, besides: Collection[int]) -> None:
    """Puts actors and recipients into a deed that a noun tells; `besides` are words that tell deeds of their own."""
    sentence, noun, entry = deed.sentence, deed.token, deed.entry
    arguments = scope.arguments
    deed.actors = arguments.of_slots(sentence, noun, entry.actor)
    if not deed.actors and (deed.like == "PROTEST" or deed.kind.quad in _VERBAL):
        deed.actors = arguments.of_slots(sentence, noun, ("by", "from"))
    if not deed.actors and deed.like in _AIMED:  # "the demolition of their houses by the army": hung on the houses
        done_to = [word for word in governed_by(sentence, noun, "of", "on", "against") if word.pos == "NOUN"]
        deed.actors = arguments.of_words(sentence, [w for one in done_to for w in _by_after(sentence, noun, one)])
    if deed.actors and (inner := _by_of_inner(scope, deed)):
        deed.actors = without(deed.actors, arguments.of_words(sentence, inner))
    if behind := _by_behind_of(scope, deed):
        deed.actors = behind
    slots = [slot for slot in entry.recipient if slot != "mod" or not _is_by_modifier(scope, deed)]
    if (
        child(sentence, noun, "dobj") is not None
    ):  # "Peruvian police arrest him": a verb that the tagger took for a noun
        slots = ["obj", *slots]
    if (own := child(sentence, noun, "nsubj")) is not None and noun.dep == "ROOT":
        listed = deed.actors if child(sentence, own, "cc") is not None else []  # "the king and the envoy praise"
        deed.actors = arguments.of_words(sentence, [own])  # "thousands of people in Ur, Iraq protest"
        deed.actors += without(listed, deed.actors)
    deed.recipients = arguments.of_slots(sentence, noun, slots, besides)
    if not deed.recipients and deed.like in _DELIVERED:
        deed.recipients = arguments.of_words(sentence, _to_whom_it_goes(sentence, noun))
    if not deed.recipients and deed.actors and (direct := _taken_for_apposed(sentence, noun)) is not None:
        deed.recipients = without(arguments.of_words(sentence, [direct]), deed.actors)
    done_by = arguments.of_slots(sentence, noun, ("by",)) if child(sentence, noun, "poss") is not None else []
    if done_by and not deed.recipients:
        suffering = arguments.of_slots(sentence, noun, ("poss",))  # "Besigye's detention by the police"
        deed.actors, deed.recipients = done_by, without(suffering, done_by)
    if deed.like in _AIMED and deed.actors and not deed.recipients:
        before = [word for word in words_in(sentence, noun, "mod") if arguments.is_party(sentence, word)]
        deed.recipients = without(arguments.of_words(sentence, before), deed.actors)  # "Israel's Lebanon offensive"
    if deed.like == "ASSAULT":
        _turn_struck(scope, deed)
        if not deed.recipients and _is_where_it_rages(scope, deed):
            deed.actors = []
    told_before = list(deed.actors)
    _by_what_carries(scope, deed)
    carried = without(deed.actors, told_before)
    take_sides(scope, deed)
    if deed.like in _SUFFERED_BEFORE and (called := _called(scope, deed)):
        deed.actors = without(deed.actors, called)  # "child rape charges": nobody whom a child accuses
        deed.recipients = deed.recipients or (called if deed.like != "ACCUSE" else [])
    if done_to := _done_to_behind_by(sentence, noun, entry.recipient):
        deed.recipients = without(arguments.of_words(sentence, done_to), deed.actors)
    of_whom = noun.lemma == "assault" and child(sentence, noun, "poss") is None  # "the assault of a child"
    suffered = noun.lemma in _SUFFERED or (of_whom and not any(map(arguments.is_force, deed.actors)))
    done_by_others = by_agent(sentence, noun) is not None  # "his trial by a military court"
    if (
        suffered
        and not (deed.recipients or done_to or carried or done_by_others)
        and all(_may_suffer(scope, deed, one) for one in deed.actors)
    ):
        deed.actors, deed.recipients = [], deed.actors  # "Brown's shooting", "Cohen's sentencing"
    _exercised_together(scope, deed)
    _sent_away(scope, deed)
    if noun.lemma in _HANDED_OVER and deed.actors and all(map(arguments.is_private, deed.actors)):
        deed.actors = arguments.of_slots(sentence, noun, ("by", "from"))  # "his extradition from Spain"
    if deed.light is not None:
        _by_light_verb(scope, deed, *deed.light)


def _exercised_together(scope: Scope, deed: Deed) -> None:
    """*Left a naval exercise with Chad*: what forces practise with those of others, they do together."""
    if deed.like != "MOBILIZE" or deed.token.lemma not in _EXERCISES or not deed.actors:
        return
    others = scope.arguments.of_slots(deed.sentence, deed.token, ("with",))
    armies = [one for one in others if scope.arguments.actors[one.actor].kind == "military"]
    partners = [one for one in others if scope.arguments.is_official(one)] or armies
    if partners:
        scope.recode(deed, "COOPERATE", None)
        deed.recipients = without(partners, deed.actors)


def _sent_away(scope: Scope, deed: Deed) -> None:
    """*The party's expulsion*, *Chad's expulsion from the union*: whose it is suffers it, and the body does it."""
    arguments, sentence, noun = scope.arguments, deed.sentence, deed.token
    if noun.lemma not in _SENT_AWAY or child(sentence, noun, "poss") is None or governed_by(sentence, noun, "of"):
        return
    suffering = arguments.of_slots(sentence, noun, ("poss",))
    body = without(arguments.of_slots(sentence, noun, ("from",)), suffering)
    if suffering and (body or not any(map(arguments.is_state, suffering))):
        doers = without(arguments.of_slots(sentence, noun, ("by",)), suffering) or body
        deed.actors, deed.recipients = doers, suffering


def _by_after(sentence: Sentence, noun: Token, done_to: Token) -> list[Token]:
    """What stands after *by* behind those to whom a noun's deed is done, hung on them or on the active verb over it."""
    verb = sentence.head(noun) if noun.dep == "dobj" else None
    over = governed_by(sentence, verb, "by") if verb is not None and is_verb(verb) else []
    return governed_by(sentence, done_to, "by") or [word for word in over if word.first == done_to.last + 2]


def _by_behind_of(scope: Scope, deed: Deed) -> list[Argument]:
    """*The recognition of the council by France*: whoever stands after *by* behind those to whom it is done."""
    if deed.is_mutual or "of" not in deed.entry.recipient:
        return []
    done_to = governed_by(deed.sentence, deed.token, "of")
    apart = [one for one in done_to if not _tells_deed(scope, deed.sentence, one)]
    by = [word for one in apart for word in _by_after(deed.sentence, deed.token, one) if is_noun(word)]
    return scope.arguments.of_words(deed.sentence, by)


def _tells_deed(scope: Scope, sentence: Sentence, noun: Token) -> bool:
    entry = noun_entry(sentence, noun, scope.book) if is_noun(noun) else None
    return entry is not None and entry.type is not None


def _to_whom_it_goes(sentence: Sentence, noun: Token) -> list[Token]:
    """The Chad of *threatened to cut exports to Chad*, hung on the verb."""
    verb = sentence.head(noun) if noun.dep == "dobj" else None
    after = governed_by(sentence, verb, "to") if verb is not None and is_verb(verb) else []
    return [word for word in after if word.head == noun.last + 1 and is_noun(word)]


def _by_of_inner(scope: Scope, deed: Deed) -> list[Token]:
    """The officers of *protests over killings by officers*: they killed, and protest at nothing."""
    sentence, noun = deed.sentence, deed.token
    if deed.like != "PROTEST" and noun.lemma not in _OF_OTHERS_DEEDS:
        return []
    inner = [one for one in governed_by(sentence, noun, "over", "at", "against", "of", "about") if is_noun(one)]
    told = [one for one in inner if _tells_deed(scope, sentence, one)]
    return [one for one in governed_by(sentence, noun, "by") if any(word.i < one.i for word in told)]


def _done_to_behind_by(sentence: Sentence, noun: Token, slots: Collection[str]) -> list[Token]:
    """The reporters of *the arrest by police of three reporters*, hung on the police."""
    doers = governed_by(sentence, noun, "by") if "of" in slots and not governed_by(sentence, noun, "of") else []
    return [word for one in doers if one.lemma not in QUANTITIES for word in _of_whom(sentence, one)]


def _of_whom(sentence: Sentence, doer: Token) -> list[Token]:
    """What stands after the *of* of a bare name or plural, which itself takes none: *by police of three men*."""
    return governed_by(sentence, doer, "of") if child(sentence, doer, "det") is None else []


def take_sides(scope: Scope, deed: Deed) -> None:
    """Makes the two between whom a deed is its actors and its recipients."""
    sides = scope.arguments.of_words(deed.sentence, _sides(deed.sentence, deed.token)) if deed.is_mutual else []
    if len(sides) > 1:
        deed.actors, deed.recipients = sides, list(sides)


def _called(scope: Scope, deed: Deed) -> list[Argument]:
    """People before a noun who suffer it: *child rape*, and no *sniper shootings*."""
    called = scope.arguments.unnamed_modifiers(deed.sentence, deed.token)
    if deed.like != "ASSAULT":
        return called
    return [one for one in called if _may_suffer(scope, deed, one)]


def _may_suffer(scope: Scope, deed: Deed, one: Argument) -> bool:
    words = deed.sentence.within(one.span)
    return scope.arguments.is_private(one) and not (words and words[-1].lemma in _SHOOTING)


def _taken_for_apposed(sentence: Sentence, noun: Token) -> Token | None:
    """*A Lima court sentences Ann Lee to ten years*: a verb that the tagger took for a plural."""
    over = [noun, *sentence.ancestors(noun)]
    if noun.tag != "NNS" or over[-1].dep != "ROOT" or is_verb(over[-1]):
        return None
    names = [name for word in over for name in children(sentence, word, "appos") if name.pos == "PROPN"]
    return next((name for name in names if name.first == noun.i + 1), None)


def _turn_struck(scope: Scope, deed: Deed) -> None:
    """*The embassy bombings*, *the attacks of the consulates*: a building does no violence; it is what was struck."""
    by = governed_by(deed.sentence, deed.token, "by")
    struck = [
        one for one in deed.actors if deed.sentence.within(one.span)[-1].lemma in scope.book.members(_STRUCK) and not by
    ]
    deed.actors = without(deed.actors, struck)
    deed.recipients = [*deed.recipients, *without(struck, deed.recipients)]


def _is_where_it_rages(scope: Scope, deed: Deed) -> bool:
    """*The Kosovo war*, *her country's clashes*, *the Kenya bombing*: a state alone says where it is."""
    lemma = deed.token.lemma
    if lemma not in (_FOUGHT if deed.is_mutual else _IN_PLACES):
        return False
    before = [*children(deed.sentence, deed.token, "poss"), *words_in(deed.sentence, deed.token, "mod")]
    if not deed.is_mutual:
        before = [word for word in before if word.pos == "PROPN"]  # no "American bombing"
    starts = {word.start for word in before} | {deed.sentence.tokens[word.first].start for word in before}
    alone = len(deed.actors) == 1 and deed.actors[0].span.start in starts
    return alone and scope.arguments.is_state(deed.actors[0])


def _by_what_carries(scope: Scope, deed: Deed) -> None:
    """Commandos of *a raid launched by commandos*, rebels of *a series of attacks by rebels*."""
    sentence, noun, arguments = deed.sentence, deed.token, scope.arguments
    for verb in children(sentence, noun, "acl"):
        if verb.lemma in _BROKERING and deed.is_mutual:
            continue  # "a truce brokered by Norway"
        light = light_verb(sentence, verb, scope.book) if verb.tag in ("VBN", "VBD") else None
        agent = by_agent(sentence, verb)
        if light is not None and light.does == "actor" and agent is not None:
            deed.actors = deed.actors or arguments.of_words(sentence, [agent])
            deed.recipients = deed.recipients or without(arguments.of_slots(sentence, verb, light.other), deed.actors)
    deed.actors = deed.actors or _by_whom_put(scope, deed)
    preposition = preposition_over(sentence, noun)
    series = sentence.head(preposition) if preposition is not None and preposition.lower == "of" else None
    if series is not None and is_noun(series) and series.lemma in QUANTITIES:
        deed.actors = deed.actors or arguments.of_slots(sentence, series, ("by",))
        against = arguments.of_slots(sentence, series, ("on", "against"))
        deed.recipients = deed.recipients or without(against, deed.actors)


def _by_whom_put(scope: Scope, deed: Deed) -> list[Argument]:
    """*The raid that Chad launched*, *a list of demands which the union issued*: the subject of what is said of it."""
    sentence, noun = deed.sentence, deed.token
    preposition = preposition_over(sentence, noun)
    listed = sentence.head(preposition) if preposition is not None and preposition.lower == "of" else None
    carriers = [noun, *([listed] if listed is not None and listed.lemma in QUANTITIES | _LISTS else [])]
    for verb in [verb for one in carriers for verb in children(sentence, one, "relcl")]:
        light = light_verb(sentence, verb, scope.book)
        mine = child(sentence, verb, "nsubj")
        if mine is None or mine.lower in RELATIVES or is_passive(sentence, verb):
            continue
        taken = [word for word in children(sentence, verb, "dobj") if word.lower not in RELATIVES]
        puts = verb.lemma in _PUTTING or (light is not None and light.does == "actor")
        if puts and not taken:
            return scope.arguments.of_words(sentence, [mine])
    return []


def _sides(sentence: Sentence, noun: Token) -> list[Token]:
    """The two between whom it is, also where that hangs on the verb: *fighting erupts between troops and rebels*."""
    verb = sentence.head(noun) if noun.dep in SUBJECTS else None
    sides = governed_by(sentence, noun, "between", "among")
    if len(sides) == 1:
        return [*sides, *_other_side(sentence, noun, verb, sides[0])]
    return sides or (_between(sentence, verb) if verb is not None and is_verb(verb) else [])


def _other_side(sentence: Sentence, noun: Token, verb: Token | None, side: Token) -> list[Token]:
    """The rebels of *talks between the king of Chad and the rebels*, hung on Chad or, as a subject, on the verb."""
    if child(sentence, side, "conj") is not None:
        return []
    apart = [word for word in children(sentence, verb, *SUBJECTS) if word.i > noun.i] if verb is not None else []
    hung = [word for word in apart if sides_of(sentence, noun, word) == side]
    return hung or [other for word in governed_by(sentence, side, "of") for other in conjuncts(sentence, word)[1:]]


def _between(sentence: Sentence, word: Token) -> list[Token]:
    """What stands after a word's *between*, also hung on a place before it: *breaks out in Lima between gangs*."""
    sides = governed_by(sentence, word, "between", "among")
    for place in governed_by(sentence, word, *WHERE, "of") if not sides else []:
        sides = sides or _between(sentence, place)
    return sides


def _by_light_verb(scope: Scope, deed: Deed, verb: Token, light: LightVerb) -> None:
    sentence, noun, arguments = deed.sentence, deed.token, scope.arguments
    mine, suffers = subject(sentence, verb), light.does == "recipient"
    if mine is None and (passive := child(sentence, verb, "nsubjpass")) is not None and passive.i != noun.i:
        mine, suffers = (
            passive,
            suffers or noun.dep == "dobj" or "obj" in light.other,
        )  # "is given a sentence", "were engaged in fighting"
    if verb.lemma == "have" and noun.lemma in _SUFFERED and deed.like != "ASSAULT":
        suffers = True  # "had previous convictions"
    if verb.lemma == "pay" and deed.like == "SANCTION":
        suffers = True  # "paid a fine"
    if verb.lemma == "attend" and noun.lemma in _SUFFERED and child(sentence, noun, "poss") is not None:
        suffers = True  # "attended his trial"
    if verb.lemma == "have" and governed_by(sentence, noun, "of", "from") and deed.actors:
        suffers = True  # "had the support of the union"
    told = noun_entry(sentence, mine, scope.book) if mine is not None else None
    if mine is not None and told is not None and told.type and arguments.named_at(sentence, mine) is None:
        mine = None  # "the shooting sparked riots": no deed does another
    if mine is not None and (det := child(sentence, mine, "det")) is not None and det.lower == "no":
        mine = None  # "no group has claimed responsibility for it"
    own = arguments.of_words(sentence, [mine]) if mine is not None and mine.i != noun.i else []
    other = arguments.of_slots(sentence, verb, light.other)
    if suffers and verb.lemma in _SECURING and (gets := arguments.of_slots(sentence, noun, ("for",))):
        deed.recipients, deed.actors = gets, without(deed.actors, [*own, *gets])  # "secured a loan for Chad"
    elif suffers:
        deed.recipients = own or deed.recipients
        deed.actors = without(deed.actors, own) or other
        for word in (verb, noun):
            deed.actors = deed.actors or arguments.of_slots(sentence, word, ("by", "from"))
    elif light.does == "actor":
        displaced = without(deed.actors, own) if own else []  # "China held U.S. talks"
        deed.actors = own or deed.actors
        deed.recipients = other or deed.recipients or displaced


def _is_by_modifier(scope: Scope, deed: Deed) -> bool:
    """Whether the words before the noun have already given its actor."""
    before = scope.arguments.of_words(deed.sentence, words_in(deed.sentence, deed.token, "mod"))
    spans = {argument.span for argument in deed.actors}
    return any(argument.span in spans for argument in before)
