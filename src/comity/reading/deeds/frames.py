"""Frames: who is put in which role of a deed, by the slots of its codebook entry and by the light verb over it."""

from __future__ import annotations

from collections.abc import Collection

from comity.reading.codebook import LightVerb
from comity.reading.cues import light_verb, noun_entry
from comity.reading.deeds.counts import counts_of
from comity.reading.deeds.deed import Deed, Scope, without
from comity.reading.deeds.unnamed import count_people
from comity.reading.grammar import (
    QUANTITIES,
    SUBJECTS,
    by_agent,
    child,
    children,
    governed_by,
    is_noun,
    is_passive,
    is_verb,
    objects,
    parallel_subject,
    subject,
)
from comity.reading.sentences import Sentence, Token
from comity.reading.slots import words_in
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
_OF_WORDS = frozenset(
    "attack assail assault hit strike blast target fight hammer slam pound batter counterattack".split()
)
"""Words for force that politicians use for words."""
_CASES = frozenset({"charge", "case", "indictment", "conviction"})
_STRIKE = "noun:strike"
_WORKING = frozenset({"unresolved", "movement", "crowd", "people"})
_ENTERING = frozenset({"raid", "storm", "occupy"})
_SIZED = frozenset({"PROTEST", "MOBILIZE"})
_AT_SOMEBODY = frozenset({"ACCUSE", "REJECT", "SUPPORT", "SANCTION"})
"""Types of deeds that are aimed at somebody, whom the object may name in passing."""
_DEALINGS = frozenset({"SUPPORT", "COOPERATE", "AGREE"})
_ANSWERING = frozenset({"AGREE", "CONCEDE"})
"""Types of deeds that answer somebody, whom the words of the object may name."""
_OCCASIONS = frozenset("after following during since before amid despite".split())
"""Prepositions after which it is told when something was done, and no more of the object."""
_PUT_TO_SOMEBODY = ("request", "proposal", "invitation")
"""Classes of the codebook whose nouns are put to somebody by those whose they are."""
_WITH_ONES_OWN = frozenset({"RETREAT", "MOBILIZE"})
"""Deeds done with one's own forces, which are no recipients: *withdrew its police*, *put its troops on alert*."""


def fill(scope: Scope, deed: Deed, deeds_here: Collection[int]) -> None:
    """Puts actors, recipients and counts into a deed; `deeds_here` are the words of its sentence that tell deeds."""
    besides = deeds_here if deed.entry.deed is not None else ()
    if deed.by_verb:
        _by_verb(scope, deed, besides)
    else:
        _by_noun(scope, deed, besides)
    if deed.like == "PROTEST":
        if not deed.by_verb:
            if not _is_lodged(deed) and all(map(scope.arguments.is_official, deed.actors)):
                deed.actors = []  # "Syrian protests": in Syria, and by no state
            deed.actors = deed.actors or _crowd(scope, deed)
        crowd = deed.token if not deed.by_verb else subject(deed.sentence, deed.token)
        if crowd is not None and not deed.recipients:  # "anti-government protests", and the protesters who are so
            deed.recipients = scope.arguments.opposed(deed.sentence, crowd, deed.actors)
    if _is_between(deed) and not (deed.like in _DEALINGS and scope.arguments.are_one_side(deed.actors)):
        deed.recipients = deed.recipients or list(deed.actors)
    else:
        deed.named = deed.recipients
        deed.recipients = without(deed.recipients, deed.actors)
    if deed.like in _WITH_ONES_OWN and not deed.actors and deed.by_verb and is_passive(deed.sentence, deed.token):
        moved = scope.arguments.of_words(deed.sentence, objects(deed.sentence, deed.token))
        if moved and all(map(scope.arguments.is_force, moved)):
            deed.actors, deed.recipients = moved, without(deed.recipients, moved)  # "troops were deployed"
    if deed.like in _WITH_ONES_OWN:
        deed.recipients = [a for a in deed.recipients if not scope.arguments.belongs(a, deed.actors)]
    if deed.mode == "seize" and deed.actors and all(map(scope.arguments.is_armed, deed.actors)):
        scope.recode(deed, "ASSAULT", None)  # insurgents do not search a police station
    if deed.mode == "arrest" and deed.actors and all(map(scope.arguments.is_armed, deed.actors)):
        scope.recode(deed, "ASSAULT", "abduct")  # rebels who hold somebody arrest nobody
    if deed.mode == "abduct" and deed.token.lemma == "capture" and _is_an_arrest(scope, deed):
        scope.recode(deed, "COERCE", "arrest")
    if deed.mode == "restrict" and deed.actors and all(map(scope.arguments.is_crowd, deed.actors)):
        scope.recode(deed, "PROTEST", "obstruct")  # "protesters blockade the parliament"
    if deed.like == "ASSAULT" and _is_of_words(scope, deed):
        scope.recode(deed, "ACCUSE", "disapprove")
    _by_who_does_it(scope, deed)
    deed.counts = counts_of(deed.sentence, deed.token, sized=deed.like in _SIZED)
    count_people(scope, deed)


def _by_who_does_it(scope: Scope, deed: Deed) -> None:
    """States protest with words, police raid by law, and a crowd that storms a building protests."""
    if not deed.actors:
        return
    if deed.mode == "strike" and deed.token.lemma == "walk" and all(map(scope.arguments.is_official, deed.actors)):
        scope.recode(deed, "REJECT", "meet")  # envoys walk out of a meeting, and not off their job
    if deed.like == "ASSAULT" and deed.entry.id == _STRIKE and _is_of_workers(scope, deed):
        scope.recode(deed, "PROTEST", "strike")
    if deed.like == "PROTEST" and all(map(scope.arguments.is_official, deed.actors)):
        scope.recode(deed, "ACCUSE", "disapprove")  # the manual: diplomatic protests are words
    if deed.like == "ASSAULT" and deed.mode is None and not deed.counts and deed.token.lemma in _ENTERING:
        if all(scope.arguments.is_crowd(one) and not scope.arguments.is_criminal(one) for one in deed.actors):
            scope.recode(deed, "PROTEST", "riot" if deed.token.lemma == "storm" else "obstruct")
        elif deed.token.lemma == "raid" and all(map(scope.arguments.is_lawful, deed.actors)):
            scope.recode(deed, "COERCE", "seize")


def _is_of_workers(scope: Scope, deed: Deed) -> bool:
    """*Another strike by the ground crew*: people without arms who strike nobody stop work."""
    if deed.recipients or deed.counts or deed.mode is not None or deed.token.tag not in ("NN", "NNS"):
        return False
    kinds = {scope.arguments.actors[one.actor].kind for one in deed.actors}
    armed = any(scope.arguments.is_force(one) or scope.arguments.is_armed(one) for one in deed.actors)
    return not armed and kinds <= _WORKING


def _is_lodged(deed: Deed) -> bool:
    """*Lodged a protest with Turkey*: a paper, which states write."""
    return deed.token.lemma == "protest" and deed.token.tag == "NN"


def _is_an_arrest(scope: Scope, deed: Deed) -> bool:
    """*Police captured the fugitive*, *the navy captured pirates*: taken by authority, and not in battle."""
    by_law = deed.actors and all(map(scope.arguments.is_lawful, deed.actors))
    criminals = deed.recipients and all(map(scope.arguments.is_criminal, deed.recipients))
    return bool(by_law or criminals)


def _is_of_words(scope: Scope, deed: Deed) -> bool:
    """*Republicans attacked her record*: what politicians do to one another with a word that may mean force is said."""
    if deed.token.lemma not in _OF_WORDS or deed.mode is not None or deed.counts or not deed.actors:
        return False
    politicians = all(map(scope.arguments.is_politician, deed.actors))
    return politicians and all(map(scope.arguments.is_politician, deed.recipients))


def _by_verb(scope: Scope, deed: Deed, besides: Collection[int]) -> None:
    sentence, verb, entry = deed.sentence, deed.token, deed.entry
    slots = entry.recipient
    if "obj" in slots and child(sentence, verb, "dobj") is None and not is_passive(sentence, verb):
        slots = (*(slot for slot in slots if slot != "obj"), "obj")
    deed.actors = scope.arguments.of_slots(sentence, verb, entry.actor)
    if not deed.actors and "subj" in entry.actor and (other := parallel_subject(sentence, verb)) is not None:
        deed.actors = scope.arguments.of_words(sentence, [other])
    deed.recipients = scope.arguments.of_slots(sentence, verb, slots, besides)
    if deed.recipients:
        beside = governed_by(sentence, verb, "including")
        beside += _along_with(sentence, verb) if deed.like in _AIMED else []
        deed.recipients += without(scope.arguments.of_words(sentence, beside), [*deed.actors, *deed.recipients])
    if (deed.like == "REQUEST" or deed.mode == "allege") and not deed.recipients:
        deed.recipients = scope.arguments.of_words(sentence, _asked_to_act(deed))
    if deed.like in (*_AT_SOMEBODY, *_ANSWERING) and not deed.recipients:
        deed.recipients = without(scope.arguments.of_words(sentence, _authors(scope, deed)), deed.actors)
    if deed.like in (*_AT_SOMEBODY, *_ANSWERING) and not deed.recipients and not _is_between(deed):
        deed.recipients = without(scope.arguments.of_words(sentence, _inside_objects(scope, deed)), deed.actors)[:1]


def _along_with(sentence: Sentence, verb: Token) -> list[Token]:
    """The doctor of *killed three soldiers, along with a doctor*."""
    beside = [word for word in sentence.children(verb) if word.lower in ("along", "together")]
    return [one for word in beside for one in governed_by(sentence, word, "with")]


def _is_between(deed: Deed) -> bool:
    """*Chad and Libya sign a treaty, a move opposed by Egypt*: it has its two sides."""
    return deed.is_mutual and len(deed.actors) > 1


def _authors(scope: Scope, deed: Deed) -> list[Token]:
    """*Denied a request by the builder*, *dismissed a suit brought by the union*: whose the object is, known or not."""
    sentence = deed.sentence
    for found in objects(sentence, deed.token):
        by = [one for verb in children(sentence, found, "acl") if (one := by_agent(sentence, verb)) is not None]
        whose = governed_by(sentence, found, "by", "from") or by
        if not whose and found.lemma in _CASES:
            whose = governed_by(sentence, found, "against")  # "dismissed the charge against him"
        if not whose and found.lemma in scope.book.members(_PUT_TO_SOMEBODY):
            whose = children(sentence, found, "poss", "amod", "compound")  # "accepted an Iranian invitation"
        if whose and deed.token.i < found.i:
            return whose
    return []


def _inside_objects(scope: Scope, deed: Deed) -> list[Token]:
    """*rejected a proposal put forward by Turkey*: whom the words of the object name, where the object names nobody."""
    sentence = deed.sentence
    return [
        word
        for found in objects(sentence, deed.token)
        for word in sentence.subtree(found)
        if word.i != found.i and word.i > deed.token.i and scope.arguments.is_party(sentence, word)
        if not _is_told_aside(sentence, word, found)
    ]


def _is_told_aside(sentence: Sentence, word: Token, above: Token) -> bool:
    """Whether a word stands in a clause that says more of an object: *the treaty, which he declined to sign*."""
    between = [word, *(over for over in sentence.ancestors(word) if above.first <= over.i <= above.last)]
    return any(
        over.dep in ("relcl", "advcl", "ccomp") or over.lower in _OCCASIONS for over in between if over.i != above.i
    )


def _asked_to_act(deed: Deed) -> list[Token]:
    """*demanded that the Philippines tow away the ship*: who is to do what is asked for."""
    asked = [word for word in children(deed.sentence, deed.token, "ccomp") if word.i > deed.token.i]
    active = [word for word in asked if not is_passive(deed.sentence, word)]
    return [own for word in active if (own := child(deed.sentence, word, "nsubj")) is not None]


def _by_noun(scope: Scope, deed: Deed, besides: Collection[int]) -> None:
    sentence, noun, entry = deed.sentence, deed.token, deed.entry
    arguments = scope.arguments
    deed.actors = arguments.of_slots(sentence, noun, entry.actor)
    if not deed.actors and (deed.like == "PROTEST" or deed.kind.quad in _VERBAL):
        deed.actors = arguments.of_slots(sentence, noun, ("by", "from"))
    slots = [slot for slot in entry.recipient if slot != "mod" or not _is_by_modifier(scope, deed)]
    if (
        child(sentence, noun, "dobj") is not None
    ):  # "Peruvian police arrest him": a verb that the tagger took for a noun
        slots = ["obj", *slots]
    deed.recipients = arguments.of_slots(sentence, noun, slots, besides)
    done_by = arguments.of_slots(sentence, noun, ("by",)) if child(sentence, noun, "poss") is not None else []
    if done_by and not deed.recipients:
        suffering = arguments.of_slots(sentence, noun, ("poss",))  # "Besigye's detention by the police"
        deed.actors, deed.recipients = done_by, without(suffering, done_by)
    if deed.like in _AIMED and deed.actors and not deed.recipients:
        before = [word for word in words_in(sentence, noun, "mod") if arguments.is_party(sentence, word)]
        deed.recipients = without(arguments.of_words(sentence, before), deed.actors)  # "Israel's Lebanon offensive"
    _by_what_carries(scope, deed)
    sides = arguments.of_words(sentence, _sides(sentence, noun))
    if len(sides) > 1 and "between" in entry.actor + entry.recipient:
        deed.actors, deed.recipients = sides, list(sides)
    if deed.like in _SUFFERED_BEFORE and (called := arguments.unnamed_modifiers(sentence, noun)):
        deed.actors = without(deed.actors, called)  # "child rape charges": nobody whom a child accuses
        deed.recipients = deed.recipients or (called if deed.like != "ACCUSE" else [])
    of_whom = noun.lemma == "assault" and child(sentence, noun, "poss") is None  # "the assault of a child"
    suffered = noun.lemma in _SUFFERED or (of_whom and not any(map(arguments.is_force, deed.actors)))
    if suffered and not deed.recipients and all(map(arguments.is_private, deed.actors)):
        deed.actors, deed.recipients = [], deed.actors  # "Brown's shooting", "Cohen's sentencing"
    if deed.light is not None:
        _by_light_verb(scope, deed, *deed.light)


def _by_what_carries(scope: Scope, deed: Deed) -> None:
    """Commandos of *a raid launched by commandos*, rebels of *a series of attacks by rebels*."""
    sentence, noun, arguments = deed.sentence, deed.token, scope.arguments
    for verb in children(sentence, noun, "acl"):
        light = light_verb(sentence, verb, scope.book) if verb.tag in ("VBN", "VBD") else None
        agent = by_agent(sentence, verb)
        if light is not None and light.does == "actor" and agent is not None:
            deed.actors = deed.actors or arguments.of_words(sentence, [agent])
            deed.recipients = deed.recipients or without(arguments.of_slots(sentence, verb, light.other), deed.actors)
    preposition = sentence.head(noun) if noun.dep == "pobj" else None
    series = sentence.head(preposition) if preposition is not None and preposition.lower == "of" else None
    if series is not None and is_noun(series) and series.lemma in QUANTITIES:
        deed.actors = deed.actors or arguments.of_slots(sentence, series, ("by",))
        against = arguments.of_slots(sentence, series, ("on", "against"))
        deed.recipients = deed.recipients or without(against, deed.actors)


def _sides(sentence: Sentence, noun: Token) -> list[Token]:
    """The two between whom it is, also where that hangs on the verb: *fighting erupts between troops and rebels*."""
    verb = sentence.head(noun) if noun.dep in SUBJECTS else None
    return governed_by(sentence, noun, "between", "among") or (
        governed_by(sentence, verb, "between", "among") if verb is not None and is_verb(verb) else []
    )


def _by_light_verb(scope: Scope, deed: Deed, verb: Token, light: LightVerb) -> None:
    sentence, noun, arguments = deed.sentence, deed.token, scope.arguments
    mine, suffers = subject(sentence, verb), light.does == "recipient"
    if mine is None and (passive := child(sentence, verb, "nsubjpass")) is not None and passive.i != noun.i:
        mine, suffers = passive, suffers or noun.dep == "dobj"  # "is given a sentence", "were engaged in fighting"
    if verb.lemma == "have" and noun.lemma in _SUFFERED and deed.like != "ASSAULT":
        suffers = True  # "had previous convictions"
    if verb.lemma == "have" and governed_by(sentence, noun, "of", "from") and deed.actors:
        suffers = True  # "had the support of the union"
    told = noun_entry(sentence, mine, scope.book) if mine is not None else None
    if mine is not None and told is not None and told.type and arguments.named_at(sentence, mine) is None:
        mine = None  # "the shooting sparked riots": no deed does another
    own = arguments.of_words(sentence, [mine]) if mine is not None and mine.i != noun.i else []
    other = arguments.of_slots(sentence, verb, light.other)
    if suffers:
        deed.recipients = own or deed.recipients
        deed.actors = without(deed.actors, own) or other
        for word in (verb, noun):
            deed.actors = deed.actors or arguments.of_slots(sentence, word, ("by", "from"))
    elif light.does == "actor":
        displaced = without(deed.actors, own) if own else []  # "China held U.S. talks"
        deed.actors = own or deed.actors
        deed.recipients = other or deed.recipients or displaced


def _crowd(scope: Scope, deed: Deed) -> list[Argument]:
    """The protesters of a protest that names none: those of the place, else those told of last."""
    place = scope.moments.place_of(deed.sentence, deed.token)
    made = scope.arguments.crowd(deed.sentence, deed.token, place.country if place is not None else None)
    earlier = next((d.actors for d in reversed(scope.lately) if d.like == "PROTEST" and d.actors), None)
    return list(earlier) if earlier and made.actor.startswith("unknown-") else [made]


def _is_by_modifier(scope: Scope, deed: Deed) -> bool:
    """Whether the words before the noun have already given its actor."""
    before = scope.arguments.of_words(deed.sentence, words_in(deed.sentence, deed.token, "mod"))
    spans = {argument.span for argument in deed.actors}
    return any(argument.span in spans for argument in before)
