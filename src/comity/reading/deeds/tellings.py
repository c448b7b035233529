"""Tellings: deeds that grammar tells where no row does: *nor did France*, *said that Chad must leave*."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from comity.reading.codebook import Entry, Type
from comity.reading.deeds.candidates import INSISTING, material_before
from comity.reading.deeds.deed import Deed, Scope, without
from comity.reading.grammar import child, children, is_verb, objects, subject
from comity.reading.moods import Standing
from comity.reading.sentences import Sentence, Token
from comity.reading.status import standing

_ECHOES = frozenset({"as", "so", "nor", "neither"})
_SAME = frozenset({"it", "so", "that", "this"})
_BINDING = ("must", "should")
_LEAVE = frozenset("permission authorization authorisation clearance consent leave approval mandate right".split())
_HAVING = frozenset("have get receive obtain hold".split())
_TELLING = frozenset("tell inform remind warn notify say advise".split())
_BEING = frozenset("exist happen know remember feel".split())
_VERBAL, _HARMFUL = (1, 3), 4  # quads


def echo(scope: Scope, sentence: Sentence, found: Mapping[int, Deed]) -> Deed | None:
    """*As did the Prime Minister*: the deed told just before, by somebody more."""
    root, first = sentence.root, sentence.tokens[0].lower
    if root.lemma not in ("do", "have", "be") or first not in _ECHOES or found:
        return None
    recent = [deed for deed in scope.lately if deed.sentence.i >= sentence.i - 1 and _is_main(scope, deed)]
    words = [word for word in sentence.children(root) if word.dep in ("nsubj", "attr", "dobj", "npadvmod")]
    actors = scope.arguments.of_words(sentence, words)
    if not recent or not actors:
        return None
    model = recent[-1]
    told = Standing("denied") if first in ("nor", "neither") else replace(model.standing, cue=None)
    again = Deed(sentence, root, model.entry, model.kind, model.mode, told)
    again.actors, again.recipients, again.about = actors, list(model.recipients), model.about
    return again


def withheld_leave(scope: Scope, sentence: Sentence, found: Mapping[int, Deed]) -> Deed | None:
    """*told them that they did not have permission to bomb*: refusing leave for a deed."""
    for noun in sentence.tokens:
        verb = sentence.head(noun)
        if noun.lemma not in _LEAVE or verb is None or verb.lemma not in _HAVING or noun.dep != "dobj":
            continue
        inner = next((found[word.i] for word in children(sentence, noun, "acl") if word.i in found), None)
        telling = sentence.head(verb)
        told = telling is not None and telling.lemma in _TELLING and telling.i not in found
        kind = scope.book.like("REJECT")
        if inner is None or inner.standing.status != "refused" or telling is None or not told or kind is None:
            continue
        deed = _told_by(scope, sentence, telling, kind, f"leave:{noun.lemma}", noun.lemma)
        teller = subject(sentence, telling)
        deed.actors = scope.arguments.of_words(sentence, [teller]) if teller is not None else []
        deed.recipients = scope.arguments.of_words(sentence, objects(sentence, telling))
        inner.actors = list(deed.recipients) or inner.actors  # leave is refused to whom it is told
        deed.about = inner
        return deed if deed.actors else None
    return None


def told_to(scope: Scope, sentence: Sentence, found: Mapping[int, Deed]) -> Deed | None:
    """*said that Indonesia must ensure security*: telling somebody what has to be done asks for it."""
    kind = scope.book.like("REQUEST")
    for verb in sentence.tokens:
        telling = sentence.head(verb)
        if verb.dep != "ccomp" or telling is None or telling.lemma not in INSISTING or telling.i in found:
            continue
        bound = next((word for word in children(sentence, verb, "aux") if word.lower in _BINDING), None)
        own, teller = child(sentence, verb, "nsubj"), subject(sentence, telling)
        if bound is None or own is None or teller is None or kind is None or verb.lemma in _BEING:
            continue
        deed = _told_by(scope, sentence, telling, kind, f"{telling.lemma} {bound.lower}", bound.lower)
        deed.actors = scope.arguments.of_words(sentence, [teller])
        deed.recipients = without(scope.arguments.of_words(sentence, [own]), deed.actors)
        deed.about = found.get(verb.i)
        if deed.actors and deed.recipients and not any(map(scope.arguments.is_private, deed.recipients)):
            return deed
    return None


def claimed(scope: Scope, sentence: Sentence, found: Mapping[int, Deed]) -> Deed | None:
    """*Rebels claim that the army has shelled the town*: to claim that another did harm accuses him."""
    kind = scope.book.like("ACCUSE")
    for verb in sentence.tokens:
        if verb.lemma != "claim" or verb.pos != "VERB" or verb.i in found or kind is None:
            continue
        inner = next((found[word.i] for word in children(sentence, verb, "ccomp") if word.i in found), None)
        claimant = subject(sentence, verb)
        if inner is None or claimant is None or inner.kind.quad != _HARMFUL or inner.standing.status != "happened":
            continue
        deed = _told_by(scope, sentence, verb, kind, "claim that", "claim")
        deed.mode = kind.mode("allege")
        deed.actors = scope.arguments.of_words(sentence, [claimant])
        deed.recipients = without(inner.actors, deed.actors)
        deed.about = inner
        if deed.actors and deed.recipients and not any(one in inner.actors for one in deed.actors):
            return deed
    return None


def done_anyway(scope: Scope, sentence: Sentence, found: Mapping[int, Deed]) -> Deed | None:
    """*They did it anyway*: the material deed told just before, as done."""
    for verb in sentence.tokens:
        direct = child(sentence, verb, "dobj")
        if verb.lemma != "do" or verb.dep in ("aux", "auxpass") or direct is None or direct.lower not in _SAME:
            continue
        told = material_before(scope, sentence, verb, found, reach=1)
        if not told or verb.i in found:
            continue
        model = told[-1]
        deed = Deed(sentence, verb, model.entry, model.kind, model.mode, standing(sentence, verb, scope.book))
        mine = subject(sentence, verb)
        own = scope.arguments.of_words(sentence, [mine]) if mine is not None and mine.pos != "PRON" else []
        deed.actors, deed.recipients = own or list(model.actors), list(model.recipients)
        return deed
    return None


def _told_by(scope: Scope, sentence: Sentence, verb: Token, kind: Type, row: str, cue: str) -> Deed:
    """A deed told by the grammar around a verb that has no row of its own for it."""
    entry = Entry(id=row, cue=(cue,), type=kind.name, mode=None, actor=(), recipient=())
    return Deed(sentence, verb, entry, kind, None, standing(sentence, verb, scope.book))


def _is_main(scope: Scope, deed: Deed) -> bool:
    over = [word for word in deed.sentence.ancestors(deed.words[-1]) if is_verb(word)]
    return len(over) <= 1 and deed.kind.quad in _VERBAL
