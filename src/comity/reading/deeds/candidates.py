"""Candidates: the words of a sentence that the codebook knows as deeds, before anybody is put in a role."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from comity.reading.codebook import Entry, LightVerb
from comity.reading.cues import light_verb, noun_entry, verb_entry
from comity.reading.deeds.deed import Deed, Scope
from comity.reading.deeds.modes import mode_of
from comity.reading.grammar import child, children, conjuncts, governed_by, is_noun, is_verb, objects, subject
from comity.reading.sentences import Sentence, Token
from comity.reading.status import Standing, standing

_PRONOUNS = frozenset("it this that them these those".split())
_ECHOES = frozenset({"as", "so", "nor", "neither"})
_SPOKEN = frozenset({"SUPPORT", "ACCUSE", "CONCEDE", "REJECT"})
_SAME = frozenset({"it", "so", "that", "this"})
_LEAVE = frozenset("permission authorization authorisation clearance consent leave approval mandate right".split())
_HAVING = frozenset("have get receive obtain hold".split())
_TELLING = frozenset("tell inform remind warn notify say advise".split())
_MISHAPS = frozenset("crash collide derail sink capsize overturn collapse plunge".split())
_MATERIAL, _VERBAL = (2, 4), (1, 3)  # quads


def candidates(scope: Scope, sentence: Sentence) -> dict[int, Deed]:
    """The deeds of a sentence by the place of the word that tells each, in order."""
    found = _by_nouns(scope, sentence)
    consumed: set[int] = set()
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.dep in ("amod", "compound", "aux", "auxpass"):
            continue
        entry = verb_entry(sentence, verb, scope.book)
        if entry is None:
            repeated = _by_pronoun(scope, sentence, verb, found)
            if repeated is not None:
                found[verb.i] = repeated
            continue
        lent = [deed for deed in found.values() if deed.light is not None and deed.light[0].i == verb.i]
        if entry.type is None or (lent and not (entry.objects or entry.deed)):
            continue
        spoken = [deed for deed in lent if deed.type in _SPOKEN]
        if spoken and not entry.objects:
            continue  # "offered praise": the noun says what was done
        if entry.type == "ASSAULT" and _is_to_oneself(sentence, verb):
            continue
        if entry.type == "ASSAULT" and (_is_accident(scope, sentence, verb) or _is_figure(scope, sentence, verb)):
            continue
        if entry.objects and entry.deed is None:  # the object is part of the cue: "lift sanctions"
            consumed |= {word.i for direct in objects(sentence, verb) for word in conjuncts(sentence, direct)}
        elif not entry.objects:
            for deed in lent:
                deed.light = None
        found[verb.i] = _deed(scope, sentence, verb, entry)
    return {i: deed for i, deed in sorted(found.items()) if i not in consumed or deed.by_verb}


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
    again = Deed(sentence, root, model.entry, model.type, model.mode, told)
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
        if inner is None or inner.standing.status != "refused" or telling is None or not told:
            continue
        entry = Entry(id=f"leave:{noun.lemma}", cue=(noun.lemma,), type="REJECT", mode=None, actor=(), recipient=())
        deed = Deed(sentence, telling, entry, "REJECT", None, standing(sentence, telling, scope.book))
        teller = subject(sentence, telling)
        deed.actors = scope.arguments.of_words(sentence, [teller]) if teller is not None else []
        deed.recipients = scope.arguments.of_words(sentence, objects(sentence, telling))
        inner.actors = list(deed.recipients) or inner.actors  # leave is refused to whom it is told
        deed.about = inner
        return deed if deed.actors else None
    return None


def done_anyway(scope: Scope, sentence: Sentence, found: Mapping[int, Deed]) -> Deed | None:
    """*They did it anyway*: the material deed told just before, as done."""
    for verb in sentence.tokens:
        direct = child(sentence, verb, "dobj")
        if verb.lemma != "do" or verb.dep in ("aux", "auxpass") or direct is None or direct.lower not in _SAME:
            continue
        told = _material_before(scope, sentence, verb, found, reach=1)
        if not told or verb.i in found:
            continue
        model = told[-1]
        deed = Deed(sentence, verb, model.entry, model.type, model.mode, standing(sentence, verb, scope.book))
        mine = subject(sentence, verb)
        own = scope.arguments.of_words(sentence, [mine]) if mine is not None and mine.pos != "PRON" else []
        deed.actors, deed.recipients = own or list(model.actors), list(model.recipients)
        return deed
    return None


def _by_nouns(scope: Scope, sentence: Sentence) -> dict[int, Deed]:
    found = {}
    for noun in sentence.tokens:
        if not is_noun(noun) or is_verb(noun):
            continue
        entry = noun_entry(sentence, noun, scope.book)
        if entry is not None and entry.type is not None and _tells_deed(scope, sentence, noun):
            found[noun.i] = _deed(scope, sentence, noun, entry, _light_over(scope, sentence, noun))
    return found


def _deed(
    scope: Scope, sentence: Sentence, token: Token, entry: Entry, light: tuple[Token, LightVerb] | None = None
) -> Deed:
    kind = entry.type or ""
    mode = entry.mode or mode_of(sentence, token, kind, scope.book)
    return Deed(sentence, token, entry, kind, mode, standing(sentence, token, scope.book), light)


def _tells_deed(scope: Scope, sentence: Sentence, noun: Token) -> bool:
    """Not a part of another name or noun (*attack helicopter*), of a date (*last March*), or of a heading."""
    head = sentence.head(noun)
    if noun.dep in ("compound", "nmod") and head is not None and is_noun(head):
        return False
    if _in_time(scope, sentence, noun) or _is_topic(sentence, noun):
        return False
    if noun.dep == "pobj" and head is not None and head.lower == "in" and not noun.children and noun.lemma == "protest":
        return False  # "resigned in protest"
    named = scope.arguments.named_at(sentence, noun)
    if named is not None and noun.pos == "PROPN":
        return False
    return named is None or named.last != noun.i or named.form == "demonym"


def _in_time(scope: Scope, sentence: Sentence, noun: Token) -> bool:
    spans = (time.span for time in scope.moments.times_in(sentence))
    return any(span.start <= noun.start < span.end for span in spans)


def _is_topic(sentence: Sentence, noun: Token) -> bool:
    """*Tunisian Revolution: police fire ...*: a heading before a colon tells no deed."""
    colon = next((token.i for token in sentence.tokens[:12] if token.text == ":"), None)
    return colon is not None and noun.i < colon and not any(is_verb(token) for token in sentence.tokens[:colon])


def _is_accident(scope: Scope, sentence: Sentence, verb: Token) -> bool:
    """*The earthquake killed*, *died in a crash*: harm that nobody did."""
    head = sentence.head(verb)
    if verb.tag == "VBG" and verb.dep == "advcl" and head is not None and head.lemma in _MISHAPS:
        return True
    mine = subject(sentence, verb)
    words = [*([mine] if mine is not None else []), *governed_by(sentence, verb, "in", "by", "after", "when")]
    words += [inner for word in words for inner in governed_by(sentence, word, "of")]
    return any(word.lemma in scope.book.classes["accident"] for word in words)


def _is_to_oneself(sentence: Sentence, verb: Token) -> bool:
    """*set himself on fire*: harm to oneself; who blows himself up among others still attacks them."""
    direct = child(sentence, verb, "dobj")
    return direct is not None and direct.lower.endswith(("self", "selves")) and verb.lemma not in ("blow", "explode")


def _is_figure(scope: Scope, sentence: Sentence, verb: Token) -> bool:
    """*threw a grenade into the debate*: force against what no force can touch."""
    targets = [*objects(sentence, verb), *governed_by(sentence, verb, "into", "at", "on", "against")]
    targets += [word for word in children(sentence, verb, "conj") if is_noun(word)]  # hung there by mistake
    return any(word.lemma in scope.book.classes["abstract"] for word in targets)


def _light_over(scope: Scope, sentence: Sentence, noun: Token) -> tuple[Token, LightVerb] | None:
    """The light verb whose object a noun is: *launched an attack*, *were engaged in fighting*."""
    at, head = noun, sentence.head(noun)
    while head is not None and at.dep == "conj":
        at, head = head, sentence.head(head)
    if head is None:
        return None
    if at.dep == "pobj":
        verb = sentence.head(head)
        light = light_verb(sentence, verb, scope.book) if verb is not None and is_verb(verb) else None
        return (verb, light) if verb is not None and light is not None and head.lower in light.cue[1:] else None
    if not is_verb(head) or at.dep not in ("dobj", "nsubjpass", "obj"):
        return None
    light = light_verb(sentence, head, scope.book)
    return (head, light) if light is not None else None


def _by_pronoun(scope: Scope, sentence: Sentence, verb: Token, found: Mapping[int, Deed]) -> Deed | None:
    """*launched it*: a light verb with a pronoun tells the deed last told by a noun."""
    light = light_verb(sentence, verb, scope.book)
    direct = child(sentence, verb, "dobj")
    if light is None or light.does != "actor" or direct is None or direct.lower not in _PRONOUNS:
        return None
    nouns = [deed for deed in _material_before(scope, sentence, verb, found, reach=2) if not deed.by_verb]
    if not nouns:
        return None
    repeated = nouns[-1]
    entry = Entry(
        id=f"light:{' '.join(light.cue)}+{direct.lower}",
        cue=light.cue,
        type=repeated.type,
        mode=repeated.mode,
        actor=("subj",),
        recipient=light.other,
    )
    deed = _deed(scope, sentence, verb, entry)
    deed.repeats = repeated
    return deed


def _material_before(
    scope: Scope, sentence: Sentence, verb: Token, found: Mapping[int, Deed], reach: int
) -> list[Deed]:
    """The material deeds told before a verb: in its sentence, and `reach` sentences back; the last stands last."""
    earlier = [deed for deed in scope.lately if sentence.i - deed.sentence.i <= reach]
    here = [deed for i, deed in sorted(found.items()) if i < verb.i]
    return [deed for deed in [*earlier, *here] if scope.book.types[deed.type].quad in _MATERIAL]


def _is_main(scope: Scope, deed: Deed) -> bool:
    over = [word for word in deed.sentence.ancestors(deed.words[-1]) if is_verb(word)]
    return len(over) <= 1 and scope.book.types[deed.type].quad in _VERBAL
