"""Status: whether a deed is told as done, denied, planned, asked for, refused, possible, or contrary to fact.

From the word that tells the deed one climbs the parse: each negation, modal, condition and each verb or noun that takes
the deed as its complement is an operator, the nearest first. One climbs on only through words that are known to bear on
their complement, so that *may condemn the raid* leaves the raid as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from comity.reading.codebook import Codebook, Entry, Operator
from comity.reading.cues import has_words, light_verb, noun_entry, verb_entry
from comity.reading.grammar import SUBJECTS, child, children, is_noun, is_passive, is_verb
from comity.reading.sentences import Sentence, Token
from comity.reading.standing.agendas import is_still_on, is_text_to_come, on_the_calendar
from comity.reading.standing.chances import chance_of, is_by_means_of, is_past, is_wished_for
from comity.reading.standing.moods import Standing, complement_of, local, negation, under
from comity.types import Span, Status

_OCCURRING = frozenset("occur happen be come begin start continue resume end erupt break follow".split())
_ENDINGS = frozenset(
    "end halt cessation cease stop suspension reconsider rethink reverse undo renounce curb extend prolong".split()
)
"""Words for the end of what went on, or for more of it: who asks for it, or announces it, takes that for done."""
_TRYING = frozenset({"try", "attempt", "attempted", "bid"})
_FIRSTS = frozenset("first last only second third latest next".split())
_DECIDING = frozenset("decide choose opt decision choice move order".split())
_WANTING = frozenset({"want", "like", "need"})
_ALLOWING = frozenset("allow permit let authorize authorise permission leave consent authorization clearance".split())
_SETTING_OUT = frozenset("travel fly head arrive go come leave depart set prepare invite".split())
"""Verbs of those on their way to what they mean to do."""
_PREPARING = frozenset("plan schedule prepare propose arrange organize organise call promise threaten intend".split())
_IMAGINING = frozenset({"would", "could", "might", "'d", "’d"})
_ANY = frozenset({"a", "an", "any", "no"})
_ANYBODY = frozenset("anyone anybody everyone everybody someone somebody whoever those".split())
_NOBODY = frozenset({"nobody", "none"})
_GOALS = frozenset(
    "goal aim objective priority ambition mission target intention plan cry demand promise pledge option idea dream "
    "hope challenge task centerpiece centrepiece plank".split()
)
"""What a deed is called that is wanted, and not done."""
_DENYING = frozenset("deny dismiss reject refute rebut disprove debunk".split())
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})  # tags
_ACTS = frozenset("act step move response decision reaction answer".split())
_Step = tuple[Token, Status | None, Span, str]
"""The word above, the status that it gives its complement, the words that give it, and how (`decided`, `allowed`,
or `over` where nothing farther up bears on the deed)."""
_LONGEST_PREPOSITION = 4  # words
_LIMIT = 12  # steps up the parse; deeper nesting says no more of the deed


@dataclass(frozen=True, slots=True)
class Heard:
    """A word on the way up from a deed, and the status after it."""

    at: Token
    standing: Standing


def standing(sentence: Sentence, token: Token, book: Codebook, heard: list[Heard] | None = None) -> Standing:
    """The status of the deed that `token` tells; each word on the way up that changes it is added to `heard`."""
    found = local(sentence, token, Standing(), book)
    if found.status == "happened" and is_noun(token) and not is_verb(token):
        found = on_the_calendar(sentence, token, found)
    none = _of_none(sentence, token)
    entry = verb_entry(sentence, token, book) if none is not None else None
    if none is not None and entry is not None and _is_undone(sentence, none, entry):
        found = under(found, "denied", sentence.cut(none.i, none.i))
    at = token
    if heard is not None and found.status != "happened":
        heard.append(Heard(token, found))
    for _ in range(_LIMIT):
        step = _above(sentence, at, book)
        if step is None:
            break
        at, operator, span, how = step
        before = found
        if operator is not None:
            if how == "decided" and found.status == "denied" and operator == "planned":
                found = Standing("refused", found.cue)  # "decided not to leave"
            else:
                changed = under(found, operator, span)
                if changed is not found:
                    found = replace(changed, decided=how == "decided", allowed=how == "allowed")
        if how != "over" and (is_verb(at) or is_noun(at)):
            found = local(sentence, at, found, book)
        if heard is not None and found != before:
            heard.append(Heard(at, found))
        if how == "over":
            break
    if found.status == "happened" and sentence.tokens[-1].text == "?" and sentence.part != "headline":
        found = Standing("possible", sentence.cut(len(sentence.tokens) - 1, len(sentence.tokens) - 1))
    return found


def _of_none(sentence: Sentence, verb: Token) -> Token | None:
    """The *no* of *made no apology* and *blamed no minister*: what is done to none is not done."""
    direct = child(sentence, verb, "dobj") if is_verb(verb) else None
    if direct is not None and direct.lower in _NOBODY:
        return direct  # "had driven nobody out"
    return next((word for word in children(sentence, direct, "det") if word.lower == "no"), None) if direct else None


def _is_undone(sentence: Sentence, none: Token, entry: Entry) -> bool:
    """Whether a *no* undoes a verb's own deed: *gave no warning*; *vowed no retreat* is a vow."""
    return (
        none.lower in _NOBODY or entry.deed in (None, "happened") or sentence.tokens[none.head].lemma in entry.objects
    )


def tried(sentence: Sentence, told: Standing, book: Codebook) -> Standing:
    """The status of an attempt, for a deed that is done where it is tried: *attempted to shoot the minister*."""
    if told.status != "possible" or told.cue is None:
        return told
    words = [word for word in sentence.within(told.cue) if word.lemma in _TRYING]
    if not words:
        return told
    if words[0].dep == "amod":
        return Standing("happened", told.cue)
    over = standing(sentence, words[0], book)
    return replace(over, cue=over.cue or told.cue)


def _above(sentence: Sentence, token: Token, book: Codebook) -> _Step | None:
    """One step up the parse; None where nothing above bears on the deed."""
    head = sentence.head(token)
    if head is None:
        return None
    here = sentence.cut(head.i, head.i)
    if token.dep == "conj":
        if _has_own_clause(sentence, token):
            return None
        return _above(sentence, head, book) if not (is_verb(head) and head.dep == "ROOT") else None
    if token.dep in ("pobj", "pcomp"):
        return _above_preposition(sentence, token, head, book)
    if token.dep == "acomp" and (token.pos == "ADJ" or token.lower == "about"):
        return head, None, here, ""  # "is not able to"
    complement = complement_of(sentence, token)
    if complement == "inf" and any(word.lower == "whether" for word in children(sentence, token, "mark", "advmod")):
        return head, "possible", here, "over"  # "will decide whether to leave"
    if is_verb(head):
        if complement == "obj" and token.dep == "nsubj" and _is_imagined(sentence, token, head):
            return head, "possible", here, ""  # "an attack would be a mistake"
        if complement == "obj" and token.dep == "nsubj":
            chance = chance_of(sentence, head)
            if chance is not None:
                return head, chance[1], sentence.cut(chance[0].i, chance[0].i), ""  # "a strike remains unlikely"
            described = head.lemma == "be" and child(sentence, head, "attr", "acomp") is not None
            if head.lemma not in _OCCURRING or (described and negation(sentence, head) is not None):
                return None  # "the trial was not fair": it was held
            return head, None, here, ""
        if complement == "obj" and token.dep in ("dobj", "nsubjpass") and head.lemma in _ENDINGS:
            return head, None, here, "over"
        if token.dep == "attr" and child(sentence, head, "expl") is not None:
            return head, None, here, ""
        if token.dep == "advcl" and complement == "inf" and child(sentence, head, "acomp") is not None:
            return _above_being(sentence, head, book)  # "was hard for them to leave"
        if token.dep == "advcl":
            return _above_purpose(sentence, token, head, book) if complement == "inf" else None
        if token.dep == "csubj":
            return _above_as_subject(sentence, token, head) if complement in ("ing", "inf") else None
        if token.dep not in ("xcomp", "ccomp", "dobj", "nsubjpass", "obj"):
            return None
        if token.dep == "xcomp" and complement == "inf" and head.lemma == "be":
            return _above_being(sentence, head, book)
        if token.dep == "ccomp" and token.i < head.i:
            return None  # "Rockets hit the base; Iran denies it": told before, and not under it
        light = light_verb(sentence, head, book) if complement == "obj" else None
        if light is not None:
            return head, light.status, here, ""
        if complement == "obj" and is_wished_for(sentence, token, head) and _is_material(sentence, token, book):
            return head, "possible", here, ""  # "backs a stronger presence"
        status = _verb_status(sentence, head, complement, book)
        if status == "planned" and head.lemma in _WANTING and child(sentence, token, "nsubj", "nsubjpass") is not None:
            return head, "requested", here, ""  # "wants them to leave"
        if status == "happened" and complement in ("obj", "ing") and _takes_for_done(sentence, head, book):
            return head, None, here, "over"
        if status == "happened" and complement == "that" and token.tag == "VBD" and negation(sentence, head) is None:
            return head, None, here, "over"  # "will note that he asked for it"
        return (head, status, here, _how(head)) if status is not None else None
    describing = head.pos == "ADJ" or (head.dep == "acomp" and head.lower == "about")  # "was about to leave"
    if describing and (token.dep in ("xcomp", "ccomp") or (token.dep == "advcl" and complement == "inf")):
        return _above_adjective(sentence, head, complement, book)
    if token.dep == "relcl" and token.tag in ("VBZ", "VBP") and head.lower in _ANYBODY:
        return head, "possible", here, "over"  # "anyone who attacks us"
    describes = token.dep == "acl" or (token.dep == "relcl" and complement == "inf")  # "a plan to ..."
    if complement == "that" and head.lemma in book.classes["claim"] and _is_its_content(sentence, token):
        over = sentence.head(head)
        denies = over is not None and over.lemma in _DENYING and head.dep in ("dobj", "nsubjpass")
        denies = denies and token.lemma != "be"  # "denied that it was behind the attack": there was one
        return (over, "denied", sentence.cut(over.i, over.i), "") if over is not None and denies else None
    if (describes or token.dep in ("xcomp", "ccomp")) and is_noun(head):
        noun = _operator(sentence, head, ("noun",), complement, book)
        above = sentence.head(head)
        if above is not None and describes and complement == "inf" and is_by_means_of(sentence, head, above):
            return above, None, here, ""
        if head.lower == "order" and head.i and sentence.tokens[head.i - 1].lower == "in":
            return head, "planned", here, "over"  # "in order to leave"
        if noun is None:
            if token.dep == "acl" and complement == "ing" and is_text_to_come(sentence, head):
                return head, None, here, ""  # "a resolution condemning the raid": told as the resolution is
            if describes and complement == "inf" and token.lemma in book.classes["expressing"]:
                return head, None, here, ""  # "a march to protest"
            perfect = any(word.lemma == "have" for word in children(sentence, token, "aux"))  # "said to have fled"
            purpose = describes and complement == "inf" and not perfect and not _is_ranked(sentence, head)
            return (head, "planned", sentence.cut(token.first, token.i), "over") if purpose else None
        return head, noun.status, here, _how(head)
    return None


def _is_its_content(sentence: Sentence, verb: Token) -> bool:
    """*Reports that he sent troops*, *reports he sent troops*: what a noun says, and nothing that describes it."""
    if verb.dep == "acl":
        return True
    below = (word for one in (verb, *sentence.children(verb)) for word in sentence.children(one))
    whole = child(sentence, verb, "dobj", "nsubjpass") is not None
    return verb.dep == "relcl" and whole and not any(word.tag in _RELATIVE for word in below)


def _above_purpose(sentence: Sentence, token: Token, head: Token, book: Codebook) -> _Step | None:
    """*Went there to meet her* is yet to come; *marched to protest* is done by what is done for it."""
    if _stops(head):
        return None
    span = sentence.cut(token.first, token.i)
    if head.lemma == "use":
        return head, None, span, ""  # "used tear gas to disperse them": done by it
    if any(word.lower == "for" for word in children(sentence, token, "mark")):
        entry = verb_entry(sentence, head, book)
        if entry is not None and entry.deed is not None and "for" in (*entry.cue[1:], *entry.deed_in):
            return head, entry.deed, span, ""  # "called for them to leave"
    particle = child(sentence, head, "prt")
    if (
        particle is not None
        and particle.i == token.first - 1
        and _verb_status(sentence, head, "inf", book) == "happened"
    ):
        return head, None, span, ""  # "went on to leave"
    if token.lemma in book.classes["expressing"] and head.lemma not in _SETTING_OUT:
        return head, "planned" if head.lemma in _PREPARING else None, span, ""  # "plans a march to protest"
    return head, "planned", span, ""


def _above_as_subject(sentence: Sentence, token: Token, head: Token) -> _Step:
    """*Bombing it would be a crime*, *to leave is no answer*: weighed, and not told as done."""
    general = head.lower == "is" and token.tag == "VBG"
    general = general or any(word.lemma in _GOALS for word in children(sentence, head, "attr"))
    weighed = general or _is_imagining(sentence, head) or complement_of(sentence, token) == "inf"
    return head, "possible" if weighed else None, sentence.cut(token.first, token.i), ""


def _is_imagining(sentence: Sentence, verb: Token) -> bool:
    return any(word.lower in _IMAGINING for word in children(sentence, verb, "aux"))


def _is_imagined(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """*An attack would ...*, *strikes could ...*: no deed that is known already, as *the attack would ...* may be."""
    if not _is_imagining(sentence, verb):
        return False
    own = children(sentence, noun, "det", "poss", "nummod", "acl", "relcl")
    return all(word.lower in _ANY for word in own)


def _above_adjective(sentence: Sentence, adjective: Token, complement: str, book: Codebook) -> _Step | None:
    if complement == "inf" and adjective.lower == "able" and is_past(sentence, sentence.head(adjective)):
        return adjective, None, sentence.cut(adjective.i, adjective.i), ""  # "were able to strike a deal": did
    found = _operator(sentence, adjective, ("adj",), complement, book)
    if found is None and complement != "inf":
        return None
    status: Status = found.status if found is not None else "possible"  # "hard to prove"
    how = "over" if status == "happened" else ""  # "not sorry to leave"
    return adjective, status, sentence.cut(adjective.i, adjective.i), how


def _is_material(sentence: Sentence, noun: Token, book: Codebook) -> bool:
    """Whether a noun tells something done, and not said: *backs a call for talks*, which was made."""
    entry = noun_entry(sentence, noun, book)
    return entry is not None and entry.type is not None and book.types[entry.type].quad in (2, 4)


def _above_being(sentence: Sentence, verb: Token, book: Codebook) -> _Step | None:
    """*Their aim was to free them*, *it is hard to free them*; *his first act was to free them* tells it as done."""
    mine = child(sentence, verb, *SUBJECTS)
    if mine is not None and mine.lemma in _ACTS:
        return None
    adjective = child(sentence, verb, "acomp")
    if adjective is not None:
        return _above_adjective(sentence, adjective, "inf", book)
    asked = any(word.lower == "if" for word in children(sentence, verb, "mark"))  # "if they were to leave"
    return verb, "possible" if asked else "planned", sentence.cut(verb.i, verb.i), ""


def _takes_for_done(sentence: Sentence, verb: Token, book: Codebook) -> bool:
    """*will investigate the riot*: what a verb of the codebook speaks of as done, whatever becomes of the verb."""
    entry = verb_entry(sentence, verb, book)
    return entry is not None and entry.deed == "happened"


def _is_ranked(sentence: Sentence, noun: Token) -> bool:
    """*the first to leave*, *the latest bank to be raided*: one of several that do or suffer it."""
    return noun.lower in _FIRSTS or any(word.lower in _FIRSTS for word in children(sentence, noun, "amod", "det"))


def _how(head: Token) -> str:
    if head.lemma in _DECIDING:
        return "decided"
    return "allowed" if head.lemma in _ALLOWING else ""


def _stops(head: Token) -> bool:
    return head.tag == "VBG"


def _above_preposition(sentence: Sentence, token: Token, preposition: Token, book: Codebook) -> _Step | None:
    complement = "ing" if is_verb(token) else "obj"
    here = sentence.cut(preposition.i, preposition.i)
    if preposition.lower == "before" and complement == "ing" and is_still_on(sentence, preposition):
        return preposition, "planned", here, ""  # "visits Kenya before flying to Uganda"
    for operator in _prepositions(sentence, preposition, book):
        if operator.complements & {complement, "any"}:
            return preposition, operator.status, here, ""
    head = sentence.head(preposition)
    if head is not None and is_noun(head) and head.lemma in _ENDINGS and complement == "obj":
        return head, None, here, "over"
    if head is not None and head.pos == "ADV" and head.dep == "advmod":
        head = sentence.head(head)  # "stopped short of expelling"
    over = sentence.head(head) if head is not None and head.dep in ("acomp", "dobj") else None
    carried = light_verb(sentence, over, book) if over is not None and is_verb(over) else None
    if head is not None and carried is not None and head.lemma in carried.cue[1:]:
        head = over  # "was not responsible for the raid", "denied responsibility for the raid"
    if head is None:
        return None
    span = sentence.cut(head.i, head.i)
    if is_verb(head):
        entry = verb_entry(sentence, head, book)
        if entry is not None and token.lemma in entry.cue[1:]:
            return head, None, span, ""  # "will go on trial": told by both together
        if entry is not None and entry.deed is not None and preposition.lower in (*entry.deed_in, *entry.cue[1:]):
            return (head, None, span, "over") if entry.deed == "happened" else (head, entry.deed, span, "")
        light = light_verb(sentence, head, book)
        if light is not None and preposition.lower in light.cue:
            return head, light.status, span, ""
    named = child(sentence, head, "nsubjpass") if is_verb(head) else None
    for operator in book.operators.get(named.lemma, ()) if named is not None else ():
        if operator.pos == "noun" and operator.cue[1:] == (preposition.lower,) and complement in operator.complements:
            return head, operator.status, span, "over"  # "no decision was made on a withdrawal"
    for operator in book.operators.get(head.lemma, ()):
        fits = preposition.lower in operator.cue[1:] and operator.complements & {complement, "any"}
        if fits and has_words(sentence, head, operator.cue[1:]):
            return head, operator.status, span, ""
    return None


def _prepositions(sentence: Sentence, last: Token, book: Codebook) -> Iterator[Operator]:
    """The operators that end in a preposition, the longest first: `in the event of`, `ahead of`, `without`."""
    for size in range(_LONGEST_PREPOSITION, 0, -1):
        words = tuple(word.lower for word in sentence.tokens[max(0, last.i - size + 1) : last.i + 1])
        for operator in book.operators.get(words[0], ()):
            if operator.pos == "prep" and operator.cue == words:
                yield operator


def _verb_status(sentence: Sentence, verb: Token, complement: str, book: Codebook) -> Status | None:
    entry = verb_entry(sentence, verb, book)
    if entry is not None and entry.deed is not None and complement in entry.deed_in:
        return entry.deed
    passive = is_passive(sentence, verb)
    operators = book.operators.get("be", ()) if passive else ()
    for operator in operators:
        if len(operator.cue) > 1 and operator.cue[1] in (verb.lemma, verb.lower) and complement in operator.complements:
            status: Status = operator.status
            return status
    found = _operator(sentence, verb, ("verb", "aux"), complement, book)
    if found is None and verb.lemma == "have" and complement == "inf" and child(sentence, verb, "dobj") is None:
        return "happened" if verb.tag in ("VBD", "VBN") else "requested"  # "had to leave", "has to leave"
    return found.status if found is not None else None


def _operator(
    sentence: Sentence, token: Token, kinds: tuple[str, ...], complement: str, book: Codebook
) -> Operator | None:
    candidates: list[Operator] = [*book.operators.get(token.lemma, ()), *book.operators.get(token.lower, ())]
    for operator in candidates:
        fits = operator.pos in kinds and operator.complements & {complement, "any"}
        if fits and has_words(sentence, token, operator.cue[1:]):
            return operator
    return None


def _has_own_clause(sentence: Sentence, token: Token) -> bool:
    """A joined verb with a subject or a tense of its own does not share what stands over the first."""
    if not is_verb(token):
        return False
    if child(sentence, token, *SUBJECTS) is not None:
        return True
    head = sentence.head(token)
    return head is not None and is_verb(head) and head.tag != token.tag
