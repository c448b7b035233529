"""Tellings: deeds that grammar tells where no row does: *nor did France*, *said that Chad must leave*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from comity.reading.codebook import Entry, Type
from comity.reading.deeds.candidates import INSISTING, material_before
from comity.reading.deeds.deed import Deed, Scope, ids_of, without
from comity.reading.grammar import SUBJECTS, child, children, governed_by, is_passive, is_verb, objects, subject
from comity.reading.sentences import Sentence, Token
from comity.reading.standing.moods import Standing, negation
from comity.reading.standing.status import standing
from comity.types import Argument

_ECHOES = frozenset({"as", "so", "nor", "neither"})
_SAME = frozenset({"it", "so", "that", "this"})
_BINDING = ("must", "should")
_LEAVE = frozenset("permission authorization authorisation clearance consent leave approval mandate right".split())
_HAVING = frozenset("have get receive obtain hold".split())
_TELLING = frozenset("tell inform remind warn notify say advise".split())
_BEING = frozenset("exist happen know remember feel".split())
_URGING = INSISTING | frozenset("reiterate repeat reaffirm maintain contend warn suggest propose recommend".split())
_SUBJUNCTIVE = frozenset({"insist", "suggest", "propose", "recommend"})
"""Verbs whose bare clause asks: *insisted that it leave*."""
_BLAMING = INSISTING | frozenset(
    "claim believe conclude find determine suspect assert reiterate repeat maintain".split()
)
_FINDING = frozenset({"find", "conclude", "determine"})
_TO_BLAME = frozenset({"responsible", "behind", "blame"})
_NAMING = frozenset("call label brand dub term describe portray characterise characterize".split())
_POS = ("noun", "adj")
_NAMED = 2  # words: "call terrorist"
_COST = frozenset({"price", "consequence", "wrath", "retribution"})
_PAYING = frozenset({"pay", "face", "suffer", "bear", "reap"})
_MEETING = frozenset({"meet", "answer", "counter"})
_WILLING = frozenset({"will", "would", "'ll", "’ll", "wo"})
_GIVING_WAY = frozenset(
    "accept budge tolerate yield relent compromise bow comply obey capitulate surrender cede".split()
)
_VERBAL, _HARMFUL = (1, 3), 4  # quads
_FRIENDLY = (1, 2)  # quads
_MODES_OF_REFUSING = {"CONSULT": "meet", "AID": "assist", "COOPERATE": "assist", "RETREAT": "yield", "CONCEDE": "yield"}


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
        if verb.dep != "ccomp" or telling is None or telling.lemma not in _URGING or telling.i in found:
            continue
        bound = next((word for word in children(sentence, verb, "aux") if word.lower in _BINDING), None)
        own, teller = child(sentence, verb, "nsubj"), subject(sentence, telling)
        bare = telling.lemma in _SUBJUNCTIVE and own is not None and _is_bare(sentence, verb, own)
        if not (bound or bare) or own is None or teller is None or kind is None or verb.lemma in _BEING:
            continue
        cue = bound.lower if bound is not None else "that"
        deed = _told_by(scope, sentence, telling, kind, f"{telling.lemma} {cue}", cue)
        deed.actors = scope.arguments.of_words(sentence, [teller])
        deed.recipients = without(scope.arguments.of_words(sentence, [own]), deed.actors)
        deed.about = found.get(verb.i)
        if deed.actors and deed.recipients and not any(map(scope.arguments.is_private, deed.recipients)):
            if bare and deed.about is not None and deed.about.standing.status == "happened":
                deed.about.standing = Standing("requested", sentence.cut(telling.i, telling.i))
            return deed
    return None


def bidden(scope: Scope, sentence: Sentence, found: Mapping[int, Deed]) -> Deed | None:
    """*"Stop the raids," she told Chad*: who quotes an order gives it, and what it orders is asked for."""
    kind = scope.book.like("REQUEST")
    for inner in found.values():
        verb = inner.token
        telling = sentence.head(verb)
        bare = verb.tag == "VB" and verb.dep == "ccomp" and telling is not None and verb.i < telling.i
        if not bare or telling is None or telling.lemma not in _URGING or kind is None or telling.i in found:
            continue
        if child(sentence, verb, "aux", "mark", *SUBJECTS) is not None or inner.standing.status != "happened":
            continue
        deed = _told_by(scope, sentence, telling, kind, f"{telling.lemma} to", telling.lemma)
        teller = subject(sentence, telling)
        deed.actors = scope.arguments.of_words(sentence, [teller]) if teller is not None else []
        deed.recipients = without(scope.arguments.of_words(sentence, objects(sentence, telling)), deed.actors)
        deed.about = inner
        inner.standing = Standing("requested", sentence.cut(verb.i, verb.i))
        inner.actors = list(deed.recipients)
        if deed.actors:
            return deed
    return None


def _is_bare(sentence: Sentence, verb: Token, own: Token) -> bool:
    """*Insisted that the army leave*: a verb that does not agree with its one subject asks for what it tells."""
    single = own.tag in ("NN", "NNP") and child(sentence, own, "conj") is None
    return verb.tag in ("VB", "VBP") and single and own.i < verb.i and child(sentence, verb, "aux") is None


def claimed(scope: Scope, sentence: Sentence, found: Mapping[int, Deed]) -> Deed | None:
    """*Claim that the army has shelled it*, *said that it was behind the raid*: that another did harm accuses him."""
    kind = scope.book.like("ACCUSE")
    for verb in sentence.tokens:
        if verb.lemma not in _BLAMING or verb.pos != "VERB" or verb.i in found or kind is None:
            continue
        clause, claimant = child(sentence, verb, "ccomp"), subject(sentence, verb)
        inner = _blamed_for(scope, sentence, verb, clause, found) if clause is not None else None
        if inner is None or claimant is None or inner.kind.quad != _HARMFUL or inner.standing.status != "happened":
            continue
        deed = _told_by(scope, sentence, verb, kind, f"{verb.lemma} that", verb.lemma)
        deed.mode = kind.mode("allege")
        deed.actors = scope.arguments.of_words(sentence, [claimant])
        deed.recipients = without(inner.actors, deed.actors)
        deed.about = inner
        if deed.actors and deed.recipients and not any(one in inner.actors for one in deed.actors):
            return deed
    return None


def _blamed_for(scope: Scope, sentence: Sentence, verb: Token, clause: Token, found: Mapping[int, Deed]) -> Deed | None:
    """The deed that one claims, or finds, that another did, or says that he was behind."""
    if verb.lemma == "claim" or verb.lemma in _FINDING:
        inner = found.get(clause.i)
        investigated = inner is not None and inner.like == "ASSAULT"
        return inner if verb.lemma == "claim" or investigated else None
    mine = subject(sentence, clause) if clause.lemma == "be" else None
    blamed = [word for word in children(sentence, clause, "acomp", "prep", "xcomp") if word.lower in _TO_BLAME]
    if mine is None or not blamed:
        return None
    within = [found[word.i] for word in sentence.subtree(blamed[0]) if word.i in found]
    harm = next((deed for deed in within if not deed.by_verb and deed.kind.quad == _HARMFUL), None)
    doers = scope.arguments.of_words(sentence, [mine])
    if harm is None or (harm.actors and not ids_of(doers) & ids_of(harm.actors)):
        return None
    harm.actors = harm.actors or doers  # "was to blame for the raid"
    return harm


def called_names(scope: Scope, sentence: Sentence, found: Mapping[int, Deed]) -> Deed | None:
    """*Called Chad a rogue state*, *described its raid as a crime*: to call by a bad name finds fault."""
    kind = scope.book.like("ACCUSE")
    for verb in sentence.tokens:
        told_already = verb.i in found and found[verb.i].like != "CONSULT"  # "called him" may tell of a telephone
        if verb.lemma not in _NAMING or verb.pos != "VERB" or told_already or kind is None:
            continue
        called, caller = child(sentence, verb, "dobj"), subject(sentence, verb)
        told = standing(sentence, verb, scope.book)
        if called is None or caller is None or told.status != "happened":
            continue
        names = [word for one in (verb, called) for word in governed_by(sentence, one, "as")]
        if not any(_is_bad(scope, sentence, word) for word in (*children(sentence, verb, "oprd"), *names)):
            continue
        inner = found.get(called.i)
        deed = _told_by(scope, sentence, verb, kind, f"{verb.lemma} as", verb.lemma)
        deed.mode = kind.mode("disapprove")
        deed.actors = scope.arguments.of_words(sentence, [caller])
        whom = inner.actors if inner is not None else scope.arguments.of_words(sentence, [called])
        deed.recipients = without(whom, deed.actors)
        deed.about = inner if inner is not None and inner.kind.quad == _HARMFUL else None
        public = bool(deed.actors) and all(map(scope.arguments.is_public, deed.actors))
        if public and deed.recipients and any(map(scope.arguments.is_public, deed.recipients)):
            return deed
    return None


def _is_bad(scope: Scope, sentence: Sentence, name: Token) -> bool:
    """Whether a name that something is given judges it: *a crime*, *barbaric*, *a rogue state*."""
    words = (name, *children(sentence, name, "amod", "compound"))
    tones = scope.book.tones
    if any(tones.get((key, pos)) == "negative" for word in words for key in {word.lemma, word.lower} for pos in _POS):
        return True
    rows = (entry for entry in scope.book.verbs.get("call", ()) if entry.type is not None and not entry.objects)
    bad = {
        entry.cue[1]
        for entry in rows
        if len(entry.cue) == _NAMED and scope.book.types[entry.type or ""].like == "ACCUSE"
    }
    return any(word.lemma in bad for word in words)


def held_out(scope: Scope, sentence: Sentence, found: Mapping[int, Deed]) -> Deed | None:
    """*Said that the army would pay dearly*, *that any raid would be met with force*, *that it would strike if ...*."""
    kind = scope.book.like("THREATEN")
    for verb in sentence.tokens:
        telling = sentence.head(verb)
        if verb.dep != "ccomp" or telling is None or telling.lemma not in _URGING or kind is None:
            continue
        teller = subject(sentence, telling)
        inner = found.get(verb.i)
        announced = inner is not None and inner.standing.status == "threatened"
        against = inner.recipients if announced and inner else _who_will_pay(scope, sentence, verb, found)
        if teller is None or telling.i in found or against is None:
            continue
        deed = _told_by(scope, sentence, telling, kind, f"{telling.lemma} that", "will")
        deed.actors = scope.arguments.of_words(sentence, [teller])
        deed.about = inner if announced else None
        deed.recipients = without(against, deed.actors)
        if deed.actors and any(map(scope.arguments.is_public, deed.actors)):
            return deed
    return None


def _who_will_pay(scope: Scope, sentence: Sentence, verb: Token, found: Mapping[int, Deed]) -> list[Argument] | None:
    """Those who *will face consequences*, and those whose attack *will be met with force*; None where nothing is so."""
    mine = subject(sentence, verb) or child(sentence, verb, "nsubjpass")
    if mine is None or not any(word.lower in _WILLING for word in children(sentence, verb, "aux")):
        return None
    suffered = [word for word in objects(sentence, verb) if word.lemma in _COST] if verb.lemma in _PAYING else []
    dearly = verb.lemma == "pay" and any(word.lower == "dearly" for word in children(sentence, verb, "advmod"))
    if (suffered or dearly) and not is_passive(sentence, verb):
        return scope.arguments.of_words(sentence, [mine]) or None
    if verb.lemma not in _MEETING or not governed_by(sentence, verb, "with", "by"):
        return None
    struck = (found.get(word.i) for word in (mine, *objects(sentence, verb)))
    attack = next((one for one in struck if one is not None and one.like == "ASSAULT"), None)
    return list(attack.actors) if attack is not None else None


def refused(scope: Scope, sentence: Sentence, found: Mapping[int, Deed]) -> Deed | None:
    """*Will not recognise the winner*, *would not attend the talks*: who will not do what is asked refuses it."""
    kind = scope.book.like("REJECT")
    spoken_of = [deed.about for deed in found.values()]
    for inner in list(found.values()):
        if not inner.by_verb or inner.kind.quad not in _FRIENDLY:
            continue
        auxiliaries = list(children(sentence, inner.token, "aux"))
        will = next((word for word in auxiliaries if word.lower in _WILLING), None)
        if inner.standing.status != "refused" and not _would_not(scope, sentence, inner, auxiliaries):
            continue
        if will is None or kind is None or inner in spoken_of or not inner.actors or will.i in found:
            continue
        deed = _told_by(scope, sentence, will, kind, "will not", "will")
        deed.standing = Standing()
        deed.mode = kind.mode(_MODES_OF_REFUSING.get(inner.like, ""))
        deed.actors, deed.recipients, deed.about = list(inner.actors), list(inner.recipients), inner
        inner.standing = replace(inner.standing, status="refused")
        return deed
    return None if kind is None else _not_having_it(scope, sentence, found, kind)


def _not_having_it(scope: Scope, sentence: Sentence, found: Mapping[int, Deed], kind: Type) -> Deed | None:
    """*Will not hear of it*, *would not budge*, *won't accept the result*: no more is told than that one refuses."""
    for verb in sentence.tokens:
        will = next((word for word in children(sentence, verb, "aux") if word.lower in _WILLING), None)
        hears = verb.lemma == "hear" and child(sentence, verb, "prep") is not None
        if will is None or verb.i in found or not (verb.lemma in _GIVING_WAY or hears) or is_passive(sentence, verb):
            continue
        mine = subject(sentence, verb)
        imagined = any(word.lemma == "have" for word in children(sentence, verb, "aux")) or children(
            sentence, verb, "advcl"
        )
        if mine is None or negation(sentence, verb) is None or imagined or verb.dep not in ("ROOT", "conj", "ccomp"):
            continue
        deed = _told_by(scope, sentence, verb, kind, "will not", verb.lemma)
        deed.standing = Standing()
        deed.actors = scope.arguments.of_words(sentence, [mine])
        deed.recipients = without(scope.arguments.of_words(sentence, objects(sentence, verb)), deed.actors)
        if deed.actors and all(map(scope.arguments.is_public, deed.actors)):
            return deed
    return None


def _would_not(scope: Scope, sentence: Sentence, inner: Deed, auxiliaries: Sequence[Token]) -> bool:
    """*The army would not obey the order*: a refusal, where nothing is imagined."""
    alone = [word.lower for word in auxiliaries] == ["would"] and not children(sentence, inner.token, "advcl")
    told = inner.standing.status == "denied" and inner.token.dep in ("ROOT", "conj", "ccomp")
    return alone and told and bool(inner.actors) and all(map(scope.arguments.is_public, inner.actors))


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
