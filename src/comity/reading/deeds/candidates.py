"""Candidates: the words of a sentence that the codebook knows as deeds, before anybody is put in a role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from comity.reading.codebook import Entry, LightVerb
from comity.reading.cues import light_verb, noun_entry, verb_entry
from comity.reading.deeds.accidents import is_accident, is_of_nature
from comity.reading.deeds.deed import Deed, Scope
from comity.reading.deeds.modes import mode_of
from comity.reading.grammar import (
    child,
    children,
    conjuncts,
    governed_by,
    is_noun,
    is_passive,
    is_verb,
    objects,
    subject,
)
from comity.reading.sentences import Sentence, Token
from comity.reading.standing.moods import Standing
from comity.reading.standing.status import standing, tried
from comity.reading.times.lexicon import MONTHS

_STRETCHES = frozenset("day night week month round wave series string spate year".split())
"""Nouns that measure how long or how often a deed goes on."""
_PRONOUNS = frozenset("it this that them these those".split())
_PLURAL = frozenset({"them", "these", "those"})
_SPOKEN = frozenset({"SUPPORT", "ACCUSE", "CONCEDE", "REJECT"})
INSISTING = frozenset("say tell insist declare argue state add stress emphasize emphasise".split())
"""Verbs of those who say what has to be done, or what they would do."""
_SETTING_OUT = frozenset("arrive fly travel head leave go depart come land set prepare gather".split())
_CONTESTS = frozenset({"battle", "fight", "seizure"})
_QUESTIONING = ("WP", "WRB", "WDT")  # tags of who, what, why
_ON_THE_CALENDAR = frozenset("be expect schedule due set plan".split())
_WILL = frozenset({"will", "would", "'ll", "’ll"})
_TRIED = frozenset({"ASSAULT", "REQUEST"})
_UNMAKING = {
    "ACCUSE": frozenset("disprove debunk discredit".split()),
    "AGREE": frozenset("cancel cancellation scrap abandon abandonment".split()),
}
"""Verbs and nouns that undo what was said or settled before."""
_MATERIAL, _HARMFUL = (2, 4), 4  # quads


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
            named = [*objects(sentence, verb), *governed_by(sentence, verb, *entry.cue[1:])]
            consumed |= {word.i for direct in named for word in conjuncts(sentence, direct)}
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


def _deed(
    scope: Scope, sentence: Sentence, token: Token, entry: Entry, light: tuple[Token, LightVerb] | None = None
) -> Deed:
    kind = scope.book.types[entry.type or ""]
    mode = entry.mode or mode_of(sentence, token, kind.name, scope.book)
    told = standing(sentence, token, scope.book)
    if kind.like in _TRIED:
        told = tried(sentence, told, scope.book)  # the codebook: what was tried and failed was an attack
    if told.status == "denied" and not is_verb(token) and _stands_all_the_same(sentence, kind.like, told):
        told = Standing()
    if kind.like == "CONSULT" and told.status == "happened" and not is_verb(token):
        told = _to_come(scope, sentence, token) or told
    if kind.quad == _HARMFUL and is_verb(token) and _is_held_out(sentence, token, told):
        told = replace(told, status="threatened")
    return Deed(sentence, token, entry, kind, mode, told, light)


def _stands_all_the_same(sentence: Sentence, like: str, told: Standing) -> bool:
    """*Debunked the accusations*, *the cancellation of the deal*: they were made, whatever becomes of them."""
    by = {word.lemma for word in sentence.within(told.cue)} if told.cue is not None else set()
    return bool(by & _UNMAKING.get(like, frozenset()))


def _is_held_out(sentence: Sentence, verb: Token, told: Standing) -> bool:
    """*Said that they would strike unless it left*: harm announced under a condition is a threat."""
    if told.status != "planned" or told.cue is None or is_passive(sentence, verb):
        return False
    says = sentence.head(verb)
    first = sentence.within(told.cue)[0]
    announced = verb.dep == "ccomp" and says is not None and says.lemma in INSISTING
    return announced and first.lower in ("if", "unless") and _same_party(sentence, verb, says)


def _same_party(sentence: Sentence, verb: Token, says: Token | None) -> bool:
    mine, speaker = subject(sentence, verb), subject(sentence, says) if says is not None else None
    return mine is not None and speaker is not None and mine.pos == "PRON"


def _to_come(scope: Scope, sentence: Sentence, noun: Token) -> Standing | None:
    """*Before a visit by him*, *arrived for talks*, *the summit will ...*: a meeting that what is told comes before."""
    over = sentence.head(noun)
    if over is not None and noun.dep == "nsubj":
        return _at_what_will_be(sentence, over)
    if over is None or noun.dep != "pobj":
        return None
    verb = sentence.head(over)
    if over.lower in ("at", "during") and verb is not None and is_verb(verb):
        return _at_what_will_be(sentence, verb) or _at_what_is_meant(sentence, verb)
    past = verb is not None and any(word.tag == "VBD" for word in (verb, *children(sentence, verb, "aux", "auxpass")))
    before = over.lower == "before" and not past  # "spoke before a meeting": held since
    setting_out = over.lower == "for" and verb is not None and verb.lemma in _SETTING_OUT
    return Standing("planned", sentence.cut(over.i, over.i)) if before or setting_out else None


def _at_what_will_be(sentence: Sentence, verb: Token) -> Standing | None:
    will = next((word for word in children(sentence, verb, "aux") if word.lower in _WILL), None)
    return Standing("planned", sentence.cut(will.i, will.i)) if will is not None else None


def _at_what_is_meant(sentence: Sentence, verb: Token) -> Standing | None:
    """*Is expected to speak at the summit*, *was to speak at it*: what is on somebody's calendar."""
    over = sentence.head(verb)
    if verb.dep != "xcomp" or over is None or over.lemma not in _ON_THE_CALENDAR:
        return None
    return Standing("planned", sentence.cut(over.i, over.i))


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
    if light is None or light.does != "actor" or direct is None or direct.tag == "WDT":
        return None  # "the suspicions that they have": no deed that was told before
    if light.cue in (("do",), ("make",)):
        return None  # "I have committed to do that", "once they make it": anything that was told before
    whole = len(light.cue) > 1 and direct.lemma == light.cue[-1]
    mine = subject(sentence, verb)
    nobody = mine is None or any(word.lower == "no" for word in (mine, *children(sentence, mine, "det")))
    if direct.lower not in _PRONOUNS and (nobody or not whole):
        return None
    plural = direct.lower in _PLURAL
    earlier = material_before(scope, sentence, verb, found, reach=2)
    nouns = [deed for deed in earlier if whole or (not deed.by_verb and (deed.token.tag in ("NNS", "NNPS")) == plural)]
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


def material_before(scope: Scope, sentence: Sentence, verb: Token, found: Mapping[int, Deed], reach: int) -> list[Deed]:
    """The material deeds told before a verb: in its sentence, and `reach` sentences back; the last stands last."""
    earlier = [deed for deed in scope.lately if sentence.i - deed.sentence.i <= reach]
    here = [deed for i, deed in sorted(found.items()) if i < verb.i]
    return [deed for deed in [*earlier, *here] if deed.kind.quad in _MATERIAL]
