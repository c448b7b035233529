"""Frames: who is put in which role of a deed, by the slots of its codebook entry and by the light verb over it."""

from __future__ import annotations

from collections.abc import Collection

from comity.reading.cues import noun_entry
from comity.reading.deeds.counts import counts_of
from comity.reading.deeds.crowds import fill_crowd
from comity.reading.deeds.deed import Deed, Scope, without
from comity.reading.deeds.doers import (
    above_site,
    by_whom_for_it,
    by_whose_doing,
    is_told_of,
    is_used_as_noun,
    who_keeps_it,
)
from comity.reading.deeds.hanging import (
    along_with,
    asked_to_act,
    bidden,
    including_after_agent,
    no_more_given,
    not_let,
    not_met,
    set_beside,
    to_whom_it_is_done,
    toward_whom,
)
from comity.reading.deeds.measures import at_mission, of_mission, under_measure
from comity.reading.deeds.nominal import fill_by_noun, take_sides
from comity.reading.deeds.passing import authors, inside_objects
from comity.reading.deeds.unnamed import count_people
from comity.reading.grammar import (
    ATTITUDES,
    SUBJECTS,
    child,
    governed_by,
    is_noun,
    is_passive,
    is_verb,
    objects,
    parallel_subject,
    subject,
)
from comity.reading.parties.slots import words_in
from comity.types import Argument

_AIMED = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""Types of deeds before whose noun a name that is not the doer's is whom they are aimed at."""
_OF_WORDS = frozenset(
    "attack assail assault hit strike blast target fight hammer slam pound batter counterattack".split()
)
"""Words for force that politicians use for words."""
_WARS = frozenset({"war", "battle", "conflict", "combat", "clash"})
_LAYING = frozenset({"blame", "pin"})
_SUPPORTING = frozenset({"support", "back"})
_STRIKE = "noun:strike"
_WORKING = frozenset({"unresolved", "movement", "crowd", "people"})
_ENTERING = frozenset({"raid", "storm", "occupy"})
_CLASHING = frozenset({"clash", "skirmish"})
_FOUGHT_TOGETHER = frozenset({"ASSAULT", "MOBILIZE", "PROTEST"})
"""Types of deeds that somebody does alongside others."""
_SIZED = frozenset({"PROTEST", "MOBILIZE"})
_AT_SOMEBODY = frozenset({"ACCUSE", "REJECT", "SUPPORT", "SANCTION"})
"""Types of deeds that are aimed at somebody, whom the object may name in passing."""
_DEALINGS = frozenset({"SUPPORT", "COOPERATE", "AGREE"})
_ANSWERING = frozenset({"AGREE", "CONCEDE"})
"""Types of deeds that answer somebody, whom the words of the object may name."""
_GOING = frozenset("resignation departure ouster removal dismissal impeachment arrest trial execution exit".split())
"""What nobody demands of themselves."""
_WITH_ONES_OWN = frozenset({"RETREAT", "MOBILIZE"})
"""Deeds done with one's own forces, which are no recipients: *withdrew its police*, *put its troops on alert*."""


def fill(scope: Scope, deed: Deed, deeds_here: Collection[int]) -> None:
    """Puts actors, recipients and counts into a deed; `deeds_here` are the words of its sentence that tell deeds."""
    besides = deeds_here if deed.entry.deed is not None else ()
    if deed.by_verb:
        _by_verb(scope, deed, besides)
        if deed.token.tag == "VBG" and deed.token.dep in SUBJECTS:
            take_sides(scope, deed)  # "fighting broke out between them"
    else:
        fill_by_noun(scope, deed, besides)
        if deed.like == "REQUEST" and not deed.recipients:
            deed.recipients = without(scope.arguments.of_words(deed.sentence, bidden(deed)), deed.actors)
    if deed.like == "PROTEST":
        fill_crowd(scope, deed)
    if _is_between(deed) and not (deed.like in _DEALINGS and scope.arguments.are_one_side(deed.actors)):
        deed.recipients = deed.recipients or list(deed.actors)
    else:
        deed.named = deed.recipients
        deed.recipients = [*without(deed.recipients, deed.actors), *_namesakes(scope, deed)]
    if _is_clash_with(scope, deed):
        both = [*deed.actors, *without(deed.recipients, deed.actors)]
        deed.actors, deed.recipients = both, list(both)
    if deed.like in _WITH_ONES_OWN and not deed.actors and deed.by_verb and is_passive(deed.sentence, deed.token):
        moved = scope.arguments.of_words(deed.sentence, objects(deed.sentence, deed.token))
        if moved and all(map(scope.arguments.is_force, moved)):
            deed.actors, deed.recipients = moved, without(deed.recipients, moved)  # "troops were deployed"
    if deed.like in _WITH_ONES_OWN:
        own_step = deed.by_verb and deed.mode not in ("release", "access")
        its_own = [one for one in deed.recipients if deed.sentence.within(one.span)[-1].tag == "PRP$" and own_step]
        deed.actors = deed.actors or its_own  # "the agency retreated from its position", "quit his job"
        deed.recipients = without(deed.recipients, its_own)
        deed.recipients = [a for a in deed.recipients if not _is_its_own(scope, deed, a)]
        deed.named = [a for a in deed.named if not _is_its_own(scope, deed, a)]
    if deed.mode == "seize" and deed.actors and all(map(scope.arguments.is_armed, deed.actors)):
        scope.recode(deed, "ASSAULT", None)  # insurgents do not search a police station
    if deed.mode == "arrest" and deed.actors and all(map(scope.arguments.is_armed, deed.actors)):
        scope.recode(deed, "ASSAULT", "abduct")  # rebels who hold somebody arrest nobody
    if deed.mode == "abduct" and deed.token.lemma == "capture" and _is_an_arrest(scope, deed):
        scope.recode(deed, "COERCE", "arrest")
    if (
        deed.mode == "restrict"
        and deed.like == "COERCE"
        and deed.actors
        and all(map(scope.arguments.is_crowd, deed.actors))
    ):
        scope.recode(deed, "PROTEST", "obstruct")  # "protesters blockade the parliament"
    if deed.like == "ASSAULT" and _is_of_words(scope, deed):
        scope.recode(deed, "ACCUSE", "disapprove")
    if deed.like == "SUPPORT" and deed.token.lemma in _SUPPORTING and deed.actors and deed.recipients:
        armed = all(map(scope.arguments.is_armed, deed.recipients))
        if armed and all(map(scope.arguments.is_official, deed.actors)):
            scope.recode(deed, "AID", None)  # states that support rebels arm and pay them
    _by_who_does_it(scope, deed)
    if deed.like == "ASSAULT" and not deed.is_mutual:
        deed.recipients = [held for one in deed.recipients for held in _whoever_lives_there(scope, deed, one)]
    deed.counts = counts_of(deed.sentence, deed.token, deed.mode, sized=deed.like in _SIZED)
    count_people(scope, deed)


def _is_clash_with(scope: Scope, deed: Deed) -> bool:
    """*Police clashed with protesters*: what neither side is told to have begun, both do."""
    if deed.like != "ASSAULT" or deed.token.lemma not in _CLASHING or not deed.actors or not deed.recipients:
        return False
    others = scope.arguments.of_words(deed.sentence, governed_by(deed.sentence, deed.token, "with"))
    return not without(deed.recipients, others)


def _is_its_own(scope: Scope, deed: Deed, one: Argument) -> bool:
    """*The government sent in its police*: no party but the hand of whoever does it."""
    country = scope.arguments.actors[one.actor].country
    sent = deed.like == "MOBILIZE" or (deed.like == "RETREAT" and deed.mode in (None, "withdraw"))
    force = sent and scope.arguments.is_force(one) and not scope.arguments.is_armed(one)
    same = country is not None and any(country == scope.arguments.actors[other.actor].country for other in deed.actors)
    left = deed.mode == "withdraw" and any(scope.arguments.belongs(other, [one]) for other in deed.actors)
    return scope.arguments.belongs(one, deed.actors) or (force and same) or left  # "its army left a Malian outpost"


def _whoever_lives_there(scope: Scope, deed: Deed, one: Argument) -> list[Argument]:
    """*Syria's army shelled Idlib*: an army that strikes a town of its own state strikes its people, and no state."""
    country = scope.arguments.actors[one.actor].country
    words = deed.sentence.within(one.span)
    if not scope.arguments.is_state(one) or country is None or not words:
        return [one]
    at_home = bool(deed.actors) and all(scope.arguments.belongs(other, [one]) for other in deed.actors)
    return scope.arguments.holders(deed.sentence, words[-1], country, "people") if at_home else [one]


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
        by_crowd = deed.by_verb or deed.token.lemma != "raid"  # "a raid by villagers" is no protest
        if by_crowd and all(
            scope.arguments.is_crowd(one) and not scope.arguments.is_criminal(one) for one in deed.actors
        ):
            scope.recode(deed, "PROTEST", "riot" if deed.token.lemma == "storm" else "obstruct")
        elif deed.token.lemma == "raid" and all(map(scope.arguments.is_lawful, deed.actors)):
            scope.recode(deed, "COERCE", "seize")


def _is_of_workers(scope: Scope, deed: Deed) -> bool:
    """*Another strike by the ground crew*: people without arms who strike nobody stop work."""
    if deed.recipients or deed.counts or deed.mode is not None or deed.token.tag not in ("NN", "NNS"):
        return False
    kinds = {scope.arguments.actors[one.actor].kind for one in deed.actors}
    armed = any(scope.arguments.is_force(one) for one in deed.actors)
    return not armed and kinds <= _WORKING


def _namesakes(scope: Scope, deed: Deed) -> list[Argument]:
    """*Ten men were jailed for burning men alive*: people called by the same bare word twice are not the same."""
    if deed.like != "ASSAULT" or not deed.by_verb:
        return []
    told = {one.actor: one.span for one in deed.actors}
    again = [one for one in deed.recipients if one.actor in told and one.span != told[one.actor]]
    words = [deed.sentence.within(one.span)[-1] for one in again]
    bare = [word for word in words if word.tag == "NNS" and child(deed.sentence, word, "det", "poss") is None]
    return [scope.arguments.people(deed.sentence, word, others=True) for word in bare[:1]]


def _is_an_arrest(scope: Scope, deed: Deed) -> bool:
    """*Police captured the fugitive*, *the navy captured pirates*: taken by authority, and not in battle."""
    by_law = deed.actors and all(map(scope.arguments.is_lawful, deed.actors))
    criminals = deed.recipients and all(map(scope.arguments.is_criminal, deed.recipients))
    return bool(by_law or criminals)


def _is_of_words(scope: Scope, deed: Deed) -> bool:
    """*Republicans attacked her record*: what politicians do to one another with a word that may mean force is said."""
    if deed.token.lemma not in _OF_WORDS or deed.mode is not None or deed.counts or not deed.actors:
        return False
    if any(word.lemma in _WARS for word in governed_by(deed.sentence, deed.token, "in")):
        return False  # "fought it in a civil war"
    politicians = all(map(scope.arguments.is_politician, deed.actors))
    return politicians and all(map(scope.arguments.is_politician, deed.recipients))


def _by_verb(scope: Scope, deed: Deed, besides: Collection[int]) -> None:
    sentence, verb, entry = deed.sentence, deed.token, deed.entry
    slots = entry.recipient
    if "obj" in slots and child(sentence, verb, "dobj") is None and not is_passive(sentence, verb):
        slots = (*(slot for slot in slots if slot != "obj"), "obj")
    if deed.like == "AID" and "to" in slots and words_in(sentence, verb, "to"):
        slots = ("to", *(slot for slot in slots if slot != "to"))
    if verb.lemma in _LAYING and governed_by(sentence, verb, "on"):
        slots = ("on", *slots)  # "a raid that France blamed on Chad"
    if is_passive(sentence, verb) and "subj" in (entry.actor or ("subj",)):
        slots = tuple(slot for slot in slots if slot != "by")  # there stands who does it
    as_noun = is_used_as_noun(sentence, verb)
    if as_noun and "obj" in slots:
        slots = ("of", *slots)
    towards = verb.dep == "acomp" or verb.lower in ATTITUDES
    if towards and not is_passive(sentence, verb):
        slots = ("to", *slots)  # "is opposed to the treaty"
    deed.actors = scope.arguments.of_words(sentence, by_whose_doing(scope, deed))
    if not deed.actors and not as_noun:
        told = scope.arguments.of_slots(sentence, verb, entry.actor)
        deed.actors = [one for one in told if not is_told_of(sentence, sentence.within(one.span)[-1])]
    over = above_site(deed) or who_keeps_it(deed) or by_whom_for_it(scope, deed) if not deed.actors else None
    if over is not None:
        deed.actors = scope.arguments.of_words(sentence, [over])
    beside_them = governed_by(sentence, verb, "alongside")
    if deed.actors and beside_them and deed.like in _FOUGHT_TOGETHER:
        deed.actors += without(scope.arguments.of_words(sentence, beside_them), deed.actors)
    if deed.actors and (others := set_beside(sentence, verb)):
        deed.actors += without(scope.arguments.of_words(sentence, others), deed.actors)
    if not deed.actors and "subj" in entry.actor and (other := parallel_subject(sentence, verb)) is not None:
        deed.actors = scope.arguments.of_words(sentence, [other])
    done_to = scope.arguments.of_words(sentence, to_whom_it_is_done(deed)) if deed.like in _AIMED else []
    done_to = done_to or without(of_mission(scope, deed), deed.actors)
    deed.recipients = done_to or scope.arguments.of_slots(sentence, verb, slots, besides)
    if deed.like == "ACCUSE":
        deed.recipients = [one for one in deed.recipients if not _suffers_it(scope, deed, one)]
    if asking := _who_else_says_it(scope, deed):
        deed.actors, deed.recipients = asking, deed.recipients or deed.actors
    if deed.recipients:
        beside = governed_by(sentence, verb, "including") + including_after_agent(sentence, verb)
        beside += along_with(sentence, verb) if deed.like in _AIMED else []
        deed.recipients += without(scope.arguments.of_words(sentence, beside), [*deed.actors, *deed.recipients])
    if not deed.recipients and deed.like != "RETREAT":
        deed.recipients = without(_of_same_kind(scope, deed), deed.actors)
    if not deed.recipients:
        deed.recipients = without(under_measure(scope, deed) or at_mission(scope, deed), deed.actors)
    if deed.like == "REJECT" and not deed.recipients:
        deed.recipients = without(scope.arguments.of_words(sentence, not_let(deed)), deed.actors)
        deed.recipients = deed.recipients or without(not_met(scope, deed), deed.actors)
    if (deed.like == "REQUEST" or deed.mode == "allege") and not deed.recipients:
        deed.recipients = scope.arguments.of_words(sentence, asked_to_act(deed))
    if deed.like in _AIMED and not deed.recipients:
        deed.recipients = without(no_more_given(scope, deed) or toward_whom(scope, deed), deed.actors)
    if deed.like in (*_AT_SOMEBODY, *_ANSWERING) and not deed.recipients:
        deed.recipients = without(scope.arguments.of_words(sentence, authors(scope, deed)), deed.actors)
    if deed.like in (*_AT_SOMEBODY, *_ANSWERING) and not deed.recipients and not _is_between(deed):
        deed.recipients = without(scope.arguments.of_words(sentence, inside_objects(scope, deed)), deed.actors)[:1]


def _suffers_it(scope: Scope, deed: Deed, one: Argument) -> bool:
    """The families of *denounced the splitting of families*: they are no party to what is denounced."""
    doing = [word for word in objects(deed.sentence, deed.token) if word.lower.endswith("ing") and is_noun(word)]
    of_whom = [word for noun in doing for word in governed_by(deed.sentence, noun, "of")]
    starts = {deed.sentence.tokens[word.first].start for word in of_whom} | {word.start for word in of_whom}
    return one.span.start in starts and scope.arguments.is_private(one)


def _who_else_says_it(scope: Scope, deed: Deed) -> list[Argument]:
    """*Marched against the election of the king demanding his resignation*: it is not the king who demands it."""
    sentence, verb = deed.sentence, deed.token
    asked = deed.like == "REQUEST" and verb.tag == "VBG" and verb.dep == "acl"
    first = sentence.head(verb) if deed.mode == "disapprove" and verb.dep == "conj" else None
    said = first is not None and first.dep in ("ccomp", "acl")  # "said he was wrong and slammed his plan"
    direct = child(sentence, verb, "dobj") if asked or said else None
    owner = child(sentence, direct, "poss") if direct is not None and (said or direct.lemma in _GOING) else None
    whose = scope.arguments.named_at(sentence, owner) if owner is not None and owner.tag == "PRP$" else None
    if whose is None or [one.actor for one in deed.actors] != [whose.actor]:
        return []
    over = next((word for word in sentence.ancestors(first or verb) if is_verb(word)), None)
    mine = subject(sentence, over) if over is not None else None
    return without(scope.arguments.of_words(sentence, [mine]), deed.actors) if mine is not None else []


def _of_same_kind(scope: Scope, deed: Deed) -> list[Argument]:
    """*Launched an inquiry into the bank*, *opened an investigation of two men*: whom the noun itself is aimed at."""
    for noun in objects(deed.sentence, deed.token):
        entry = noun_entry(deed.sentence, noun, scope.book) if is_noun(noun) else None
        if entry is not None and entry.type == deed.type:
            slots = [slot for slot in entry.recipient if slot not in ("mod", "poss", "conj")]
            return scope.arguments.of_slots(deed.sentence, noun, slots)
    return []


def _is_between(deed: Deed) -> bool:
    """*Chad and Libya sign a treaty, a move opposed by Egypt*: it has its two sides; *their objections* have one."""
    aimed = deed.like == "ACCUSE" and not deed.by_verb and deed.light is None
    apart = aimed and not governed_by(deed.sentence, deed.token, "between", "among")
    return deed.is_mutual and len(deed.actors) > 1 and not apart
