"""Laid at the door of: doers of a deed whom another clause of its sentence names.

*Blamed the bombing on rebels*, *the killing of its leader in an Israeli raid*, *announced that he would be tried*.
Each rule fills an actor that the deed's own words have left empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.reading.deeds.deed import Deed, Scope, without
from comity.reading.grammar import (
    SUBJECTS,
    by_agent,
    child,
    children,
    conjuncts,
    governed_by,
    is_noun,
    is_passive,
    is_verb,
    objects,
    preposition_over,
    subject,
)
from comity.reading.sentences import Token
from comity.types import Argument

_LAYING = frozenset("blame attribute ascribe pin credit impute trace link".split())
"""What is done with a deed by those who say whose it is."""
_AT_THE_DOOR_OF = ("to", "on")
_DOORS = frozenset({"door", "doorstep", "foot", "feet"})
_TOOLS = ("weapon", "bomb")
_RESPONSIBILITY = frozenset({"responsibility", "credit", "blame"})
_CLAIMING = frozenset("claim take accept assume admit".split())
_LINKING = frozenset({"link", "tie", "connect"})
_SERIES = frozenset("campaign wave series spate string".split())
_VIOLENT = frozenset({"ASSAULT", "COERCE"})
_HARM = frozenset(
    "killing death murder assassination shooting wounding arrest detention capture abduction slaying".split()
)
_HURT = frozenset("kill wound injure hurt".split())
_BACK = 12  # tokens before `which` among which stands the deed that it goes back to
_WITHIN = ("in", "during", "by")
_RAIDS = frozenset({"strike", "operation"})
_ANNOUNCING = frozenset("announce decide decree order declare".split())
_AHEAD = frozenset({"will", "would", "shall"})
_BY_AUTHORITY = frozenset({"COERCE", "SANCTION", "RETREAT", "CONCEDE", "ACCUSE"})


def lay(scope: Scope, deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """Whose deed it is, as another clause says; nobody where none does."""
    others = _in_whose_raid(scope, deed) or _who_announces(scope, deed) or _who_used_it(scope, deed)
    others = others or _in_which(deed, found)
    return without(others, deed.recipients)


def _in_which(deed: Deed, found: Mapping[int, Deed]) -> list[Argument]:
    """*The army's raid on Monday, in which nine died*: the parser hangs the clause on the date, or on the verb."""
    after = governed_by(deed.sentence, deed.token, *_WITHIN) if deed.by_verb and deed.like == "ASSAULT" else []
    which = next((word for word in after if word.lower == "which"), None)
    if which is None or deed.token.lemma not in _HURT or not is_passive(deed.sentence, deed.token):
        return []
    before = [found[i] for i in range(which.i - 1, max(0, which.i - _BACK), -1) if i in found]
    told = next((other for other in before if other.like == "ASSAULT" and not other.by_verb), None)
    return list(told.actors) if told is not None and not told.is_mutual else []


def _who_used_it(scope: Scope, deed: Deed) -> list[Argument]:
    """*Bombs dropped by the army killed nine*: whoever used what did the harm."""
    tool = subject(deed.sentence, deed.token) if deed.by_verb and deed.like == "ASSAULT" else None
    if tool is None or tool.lemma not in scope.book.members(_TOOLS):
        return []
    used = [verb for verb in children(deed.sentence, tool, "acl") if is_passive(deed.sentence, verb)]
    return scope.arguments.of_words(
        deed.sentence, [agent for verb in used if (agent := by_agent(deed.sentence, verb)) is not None]
    )


def laid_to(scope: Scope, deed: Deed) -> list[Argument]:
    """*Attributed the bombing to the rebels*, *an attack on a church that the army blamed on them*."""
    if deed.by_verb or deed.like not in _VIOLENT:
        return []
    for verb in _laying(deed):
        if any(
            word.i == deed.token.i or word in deed.sentence.subtree(deed.token) for word in objects(deed.sentence, verb)
        ):
            after = governed_by(deed.sentence, verb, *_AT_THE_DOOR_OF)
            after = after or [w for w in governed_by(deed.sentence, deed.token, *_AT_THE_DOOR_OF) if w.i > verb.i]
            return scope.arguments.of_words(deed.sentence, after[:1])
    return _at_whose_door(scope, deed) or _who_claims_it(scope, deed)


def _who_claims_it(scope: Scope, deed: Deed) -> list[Argument]:
    """*Took responsibility for the bombing*, *the raid killed nine and was claimed by the rebels*."""
    sentence = deed.sentence
    preposition = preposition_over(sentence, deed.token)
    told = sentence.head(preposition) if preposition is not None and preposition.lower == "for" else None
    if told is not None and told.lemma in _RESPONSIBILITY and (verb := sentence.head(told)) is not None:
        claimed = verb.lemma in _CLAIMING and told in objects(sentence, verb)
        mine = subject(sentence, verb) if claimed else None
        nobody = mine is None or sentence.tokens[mine.first].lower == "no"
        return scope.arguments.of_words(sentence, [mine]) if mine is not None and not nobody else []
    over = sentence.head(deed.token) if deed.token.dep in SUBJECTS else None
    joined = [word for word in conjuncts(sentence, over)[1:] if word.lemma == "claim"] if over is not None else []
    agents = [agent for word in joined if is_passive(sentence, word) and (agent := by_agent(sentence, word))]
    return scope.arguments.of_words(sentence, agents)


def linked_to(scope: Scope, deed: Deed) -> list[Argument]:
    """*Linked the general to the massacre*, *to a campaign of violence*: who is told to have to do with it."""
    if deed.by_verb or deed.like not in _VIOLENT:
        return []
    preposition = preposition_over(deed.sentence, deed.token)
    over = deed.sentence.head(preposition) if preposition is not None else None
    if preposition is not None and over is not None and preposition.lower == "of" and over.lemma in _SERIES:
        preposition = preposition_over(deed.sentence, over)
        over = deed.sentence.head(preposition) if preposition is not None else None
    if preposition is None or over is None or preposition.lower not in ("to", "with") or over.lemma not in _LINKING:
        return []
    return scope.arguments.of_words(deed.sentence, objects(deed.sentence, over)) if is_verb(over) else []


def _at_whose_door(scope: Scope, deed: Deed) -> list[Argument]:
    """*Laid the killings at the door of the rebels*."""
    verb = deed.sentence.head(deed.token) if deed.token.dep == "dobj" else None
    doors = governed_by(deed.sentence, verb, "at") if verb is not None and verb.lemma == "lay" else []
    whose = [word for door in doors if door.lemma in _DOORS for word in governed_by(deed.sentence, door, "of")]
    whose += [word for door in doors if door.lemma in _DOORS for word in children(deed.sentence, door, "poss")]
    return scope.arguments.of_words(deed.sentence, whose)


def _laying(deed: Deed) -> Iterator[Token]:
    """The verb over a noun, and those that describe it or what hangs on it."""
    over = deed.sentence.head(deed.token)
    inside = [word for word in deed.sentence.subtree(deed.token) if word.dep in ("relcl", "acl")]
    for verb in [*([over] if over is not None else []), *inside]:
        if is_verb(verb) and verb.lemma in _LAYING:
            yield verb


def _in_whose_raid(scope: Scope, deed: Deed) -> list[Argument]:
    """*The killing of its leader in an Israeli raid*: whose deed it came of."""
    if deed.by_verb or deed.token.lemma not in _HARM or deed.like not in _VIOLENT:
        return []
    under = [word for word in deed.sentence.subtree(deed.token) if word.dep == "pobj"]
    verb = deed.sentence.head(deed.token) if deed.token.dep in SUBJECTS else None
    if verb is not None:  # between the deed and its verb, and hung on that: "the killing of X, in a raid, left ..."
        under += [word for word in governed_by(deed.sentence, verb, *_WITHIN) if deed.token.i < word.i < verb.i]
    inside = [word for word in under if (over := preposition_over(deed.sentence, word)) and over.lower in _WITHIN]
    raids = [word for word in inside if is_noun(word) and _is_raid(scope, word)]
    owners = [one for word in raids for one in scope.arguments.of_slots(deed.sentence, word, ("poss", "mod", "by"))]
    return [one for one in owners if not scope.arguments.is_private(one)]


def _is_raid(scope: Scope, word: Token) -> bool:
    return word.lemma in _RAIDS or word.lemma in scope.book.members(("force",))


def _who_announces(scope: Scope, deed: Deed) -> list[Argument]:
    """*The generals announced that he would be tried*: who announces what will be done has it done."""
    sentence, verb = deed.sentence, deed.token
    over = sentence.head(verb) if deed.by_verb and verb.dep == "ccomp" else None
    if over is None or over.lemma not in _ANNOUNCING or deed.like not in _BY_AUTHORITY:
        return []
    ahead = any(word.lower in _AHEAD for word in children(sentence, verb, "aux"))
    if not ahead or not is_passive(sentence, verb) or child(sentence, verb, "agent") is not None:
        return []
    mine = subject(sentence, over)
    own = scope.arguments.of_words(sentence, [mine]) if mine is not None else []
    return own if all(map(scope.arguments.is_public, own)) else []
