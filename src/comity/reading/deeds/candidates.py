"""Candidates: the words of a sentence that the codebook knows as deeds, before anybody is put in a role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from comity.reading.codebook import Entry, LightVerb, Type
from comity.reading.cues import light_verb, noun_entry, verb_entry
from comity.reading.deeds.accidents import is_accident, is_of_nature
from comity.reading.deeds.deed import Deed, Scope, without
from comity.reading.deeds.modes import mode_of
from comity.reading.grammar import child, children, conjuncts, governed_by, is_noun, is_verb, objects, subject
from comity.reading.moods import Standing
from comity.reading.sentences import Sentence, Token
from comity.reading.status import standing, tried
from comity.reading.times.lexicon import MONTHS

_STRETCHES = frozenset("day night week month round wave series string spate year".split())
"""Nouns that measure how long or how often a deed goes on."""
_PRONOUNS = frozenset("it this that them these those".split())
_ECHOES = frozenset({"as", "so", "nor", "neither"})
_SPOKEN = frozenset({"SUPPORT", "ACCUSE", "CONCEDE", "REJECT"})
_SAME = frozenset({"it", "so", "that", "this"})
_INSISTING = frozenset("say tell insist declare argue state add stress emphasize emphasise".split())
_BINDING = ("must", "should")
_LEAVE = frozenset("permission authorization authorisation clearance consent leave approval mandate right".split())
_HAVING = frozenset("have get receive obtain hold".split())
_TELLING = frozenset("tell inform remind warn notify say advise".split())
_SETTING_OUT = frozenset("arrive fly travel head leave go depart come land set prepare gather".split())
_CONTESTS = frozenset({"battle", "fight", "seizure"})
_QUESTIONING = ("WP", "WRB", "WDT")  # tags of who, what, why
_WILL = frozenset({"will", "would", "'ll", "’ll"})
_MATERIAL, _VERBAL, _HARMFUL = (2, 4), (1, 3), 4  # quads


def candidates(scope: Scope, sentence: Sentence) -> dict[int, Deed]:
    """The deeds of a sentence by the place of the word that tells each, in order."""
    found = _by_nouns(scope, sentence)
    consumed: set[int] = set()
    for verb in sentence.tokens:
        told = verb.pos == "VERB" or (verb.lemma == "be" and verb.pos == "AUX")  # "is willing to help"
        if not told or verb.dep in ("amod", "compound", "aux", "auxpass"):
            continue
        entry = verb_entry(sentence, verb, scope.book)
        if entry is None:
            repeated = _by_pronoun(scope, sentence, verb, found)
            if repeated is not None:
                found[verb.i] = repeated
            continue
        lent = [deed for deed in found.values() if deed.light is not None and deed.light[0].i == verb.i]
        why_not = _unfit_verb(scope, sentence, verb, entry, lent)
        if why_not:
            scope.give_up(sentence, verb, why_not, entry)
            continue
        if entry.objects and entry.deed is None:  # the object is part of the cue: "lift sanctions"
            consumed |= {word.i for direct in objects(sentence, verb) for word in conjuncts(sentence, direct)}
        elif not entry.objects:
            for deed in lent:
                deed.light = None
        consumed |= {word.i for word in sentence.subtree(verb) if word.i > verb.i and word.lemma in entry.cue[1:]}
        found[verb.i] = _deed(scope, sentence, verb, entry)
    for i in sorted(consumed):
        if i in found and not found[i].by_verb:
            deed = found.pop(i)
            scope.give_up(sentence, deed.token, "it is one of the words that its verb's row names", deed.entry)
    return dict(sorted(found.items()))


def _unfit_verb(scope: Scope, sentence: Sentence, verb: Token, entry: Entry, lent: Sequence[Deed]) -> str:
    """Why a verb with a row tells no deed; empty where it tells one. `lent` are the deeds of nouns under it."""
    if entry.type is None:
        return "its row says that these words tell no deed"
    if lent and not (entry.objects or entry.deed):
        return f"the noun under it tells the deed: {lent[0].token.text}"
    if any(deed.like in _SPOKEN for deed in lent) and not entry.objects:
        return "the noun under it says what was done"  # "offered praise"
    if scope.book.types[entry.type].like == "REQUEST" and _is_question(sentence, verb):
        return "a question, which asks for nothing but an answer"
    if scope.book.types[entry.type].like != "ASSAULT":
        by_nature = entry.mode == "expel" and is_accident(scope, sentence, verb)
        return "a disaster, which nobody did" if by_nature or is_of_nature(scope, sentence, verb) else ""
    if _is_to_oneself(sentence, verb):
        return "harm to oneself"
    if is_accident(scope, sentence, verb):
        return "an accident, which nobody did"
    if _is_figure(scope, sentence, verb):
        return "a figure of speech: no force can touch that"
    return ""


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
        if verb.dep != "ccomp" or telling is None or telling.lemma not in _INSISTING or telling.i in found:
            continue
        bound = next((word for word in children(sentence, verb, "aux") if word.lower in _BINDING), None)
        own, teller = child(sentence, verb, "nsubj"), subject(sentence, telling)
        if bound is None or own is None or teller is None or kind is None:
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
        told = _material_before(scope, sentence, verb, found, reach=1)
        if not told or verb.i in found:
            continue
        model = told[-1]
        deed = Deed(sentence, verb, model.entry, model.kind, model.mode, standing(sentence, verb, scope.book))
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
        if entry is None:
            continue
        why_not = _unfit_noun(scope, sentence, noun, entry)
        if why_not:
            scope.give_up(sentence, noun, why_not, entry)
        else:
            found[noun.i] = _deed(scope, sentence, noun, entry, _light_over(scope, sentence, noun))
    return found


def _told_by(scope: Scope, sentence: Sentence, verb: Token, kind: Type, row: str, cue: str) -> Deed:
    """A deed told by the grammar around a verb that has no row of its own for it."""
    entry = Entry(id=row, cue=(cue,), type=kind.name, mode=None, actor=(), recipient=())
    return Deed(sentence, verb, entry, kind, None, standing(sentence, verb, scope.book))


def _deed(
    scope: Scope, sentence: Sentence, token: Token, entry: Entry, light: tuple[Token, LightVerb] | None = None
) -> Deed:
    kind = scope.book.types[entry.type or ""]
    mode = entry.mode or mode_of(sentence, token, kind.name, scope.book)
    told = standing(sentence, token, scope.book)
    if kind.like == "ASSAULT":
        told = tried(sentence, told, scope.book)  # the codebook: what was tried and failed was an attack
    if kind.like == "CONSULT" and told.status == "happened" and not is_verb(token):
        told = _to_come(sentence, token) or told
    return Deed(sentence, token, entry, kind, mode, told, light)


def _to_come(sentence: Sentence, noun: Token) -> Standing | None:
    """*Before a visit by him*, *arrived for talks*, *the summit will ...*: a meeting that what is told comes before."""
    over = sentence.head(noun)
    if over is not None and noun.dep == "nsubj":
        return _at_what_will_be(sentence, over)
    if over is None or noun.dep != "pobj":
        return None
    verb = sentence.head(over)
    if over.lower in ("at", "during") and verb is not None:
        return _at_what_will_be(sentence, verb)
    before = over.lower == "before" and (verb is None or verb.tag != "VBD")  # "spoke before a meeting": held since
    setting_out = over.lower == "for" and verb is not None and verb.lemma in _SETTING_OUT
    return Standing("planned", sentence.cut(over.i, over.i)) if before or setting_out else None


def _at_what_will_be(sentence: Sentence, verb: Token) -> Standing | None:
    will = next((word for word in children(sentence, verb, "aux") if word.lower in _WILL), None)
    return Standing("planned", sentence.cut(will.i, will.i)) if will is not None else None


def _unfit_noun(scope: Scope, sentence: Sentence, noun: Token, entry: Entry) -> str:
    """Why a noun with a row tells no deed; empty where it tells one.

    It is a part of another name or noun (*attack helicopter*), of a date (*last March*), or of a heading.
    """
    if entry.type is None:
        return "its row says that these words tell no deed"
    head = sentence.head(noun)
    if noun.dep in ("compound", "nmod") and head is not None and is_noun(head):
        return f"a part of another noun: {head.text}"
    if _in_time(scope, sentence, noun) or (noun.i and noun.tag == "NNP" and noun.lower in MONTHS):
        return "a part of a date"
    if scope.book.types[entry.type].like == "ASSAULT":
        if is_accident(scope, sentence, noun):
            return "an accident, which nobody did"
        if _is_figure(scope, sentence, noun):
            return "a figure of speech: no force can touch that"
    if noun.pos == "PROPN" and noun.i and governed_by(sentence, noun, "of"):
        return "a part of a name"  # "the Treaty of Lisbon"
    if noun.lemma in _CONTESTS and _is_struggle(sentence, noun):
        return "a struggle, and no fight with anybody"
    if noun.lemma == "charge" and noun.dep == "pobj" and head is not None and head.lower == "in":
        return "to be in charge is no accusation"
    if _is_topic(sentence, noun):
        return "a heading before a colon"
    if noun.dep == "pobj" and head is not None and head.lower == "in" and not noun.children and noun.lemma == "protest":
        return "a manner of doing something else"  # "resigned in protest"
    named = scope.arguments.named_at(sentence, noun)
    if named is not None and (noun.pos == "PROPN" or (named.last == noun.i and named.form != "demonym")):
        return "a part of a name"
    return ""


def _is_struggle(sentence: Sentence, noun: Token) -> bool:
    """*His battle to stay alive*, *lost her fight for custody*, *has a seizure*."""
    head = sentence.head(noun)
    if noun.lemma == "seizure":
        return head is not None and head.lemma in ("have", "suffer") and noun.dep == "dobj"
    own = child(sentence, noun, "poss")
    his = own is not None and own.lower in ("his", "her") and not governed_by(sentence, noun, "against", "with")
    return his or any(word.tag == "VB" for word in children(sentence, noun, "acl"))


def _in_time(scope: Scope, sentence: Sentence, noun: Token) -> bool:
    spans = (time.span for time in scope.moments.times_in(sentence))
    return any(span.start <= noun.start < span.end for span in spans)


def _is_topic(sentence: Sentence, noun: Token) -> bool:
    """*Tunisian Revolution: police fire ...*: a heading before a colon tells no deed."""
    colon = next((token.i for token in sentence.tokens[:12] if token.text == ":"), None)
    return colon is not None and noun.i < colon and not any(is_verb(token) for token in sentence.tokens[:colon])


def _is_question(sentence: Sentence, verb: Token) -> bool:
    """*"Why did he go?" she asked*, *asked whether he would*: no request, as *asked him to go* is."""
    if verb.lemma != "ask":
        return False
    if child(sentence, verb, "xcomp") is not None or governed_by(sentence, verb, "for", "to"):
        return False
    clauses = children(sentence, verb, "ccomp", "advcl")
    asking = [word for one in clauses for word in sentence.children(one) if word.i > verb.i]
    if any(word.tag in _QUESTIONING or word.lower in ("whether", "if") for word in asking):
        return True
    if any(token.text == "?" for token in sentence.tokens[verb.i :]):
        return True
    for word in sentence.children(verb):
        opening = {inner.lower for inner in sentence.children(word) if inner.dep in ("aux", "mark")}
        if word.dep == "advcl" or (word.dep == "ccomp" and opening & {"to", "that"}):
            return False
    return not any(word.pos == "NOUN" and not word.children for word in objects(sentence, verb) if verb.tag != "VBN")


def _is_to_oneself(sentence: Sentence, verb: Token) -> bool:
    """*set himself on fire*: harm to oneself; who blows himself up among others still attacks them."""
    direct = child(sentence, verb, "dobj")
    return direct is not None and direct.lower.endswith(("self", "selves")) and verb.lemma not in ("blow", "explode")


def _is_figure(scope: Scope, sentence: Sentence, verb: Token) -> bool:
    """*threw a grenade into the debate*: force against what no force can touch."""
    targets = [
        *(objects(sentence, verb) if is_verb(verb) else ()),
        *governed_by(sentence, verb, "into", "at", "on", "against"),
    ]
    if is_verb(verb):
        targets += [word for word in children(sentence, verb, "conj") if is_noun(word)]  # hung there by mistake
    return any(word.lemma in scope.book.classes["abstract"] for word in targets)


def _light_over(scope: Scope, sentence: Sentence, noun: Token) -> tuple[Token, LightVerb] | None:
    """The light verb whose object a noun is: *launched an attack*, *were engaged in fighting*."""
    at, head = noun, sentence.head(noun)
    while head is not None and at.dep == "conj":
        at, head = head, sentence.head(head)
    if head is None:
        return None
    over = sentence.head(head) if at.dep == "pobj" and head.lower == "of" else None
    if over is not None and is_noun(over) and over.lemma in _STRETCHES:  # "stage a second day of protests"
        at, head = over, sentence.head(over)
        if head is None:
            return None
    if at.dep == "pobj":
        verb = sentence.head(head)
        if verb is not None and not is_verb(verb) and verb.dep in ("dobj", "acomp"):
            verb = sentence.head(verb)  # "claimed responsibility for", "was responsible for"
        light = light_verb(sentence, verb, scope.book) if verb is not None and is_verb(verb) else None
        return (verb, light) if verb is not None and light is not None and head.lower in light.cue[1:] else None
    if not is_verb(head) or at.dep not in ("dobj", "nsubjpass", "obj"):
        return None
    light = light_verb(sentence, head, scope.book)
    return (head, light) if light is not None else None


def _by_pronoun(scope: Scope, sentence: Sentence, verb: Token, found: Mapping[int, Deed]) -> Deed | None:
    """*launched it*: the deed that a noun told last; *claimed responsibility*: the deed told last, by any word."""
    light = light_verb(sentence, verb, scope.book)
    direct = child(sentence, verb, "dobj")
    if light is None or light.does != "actor" or direct is None:
        return None
    whole = len(light.cue) > 1 and direct.lemma == light.cue[-1]
    mine = subject(sentence, verb)
    nobody = mine is None or any(word.lower == "no" for word in (mine, *children(sentence, mine, "det")))
    if direct.lower not in _PRONOUNS and (nobody or not whole):
        return None
    nouns = [deed for deed in _material_before(scope, sentence, verb, found, reach=2) if whole or not deed.by_verb]
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
    return [deed for deed in [*earlier, *here] if deed.kind.quad in _MATERIAL]


def _is_main(scope: Scope, deed: Deed) -> bool:
    over = [word for word in deed.sentence.ancestors(deed.words[-1]) if is_verb(word)]
    return len(over) <= 1 and deed.kind.quad in _VERBAL
