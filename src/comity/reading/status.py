"""Status: whether a deed is told as done, denied, planned, asked for, refused, possible, or contrary to fact.

From the word that tells the deed one climbs the parse: each negation, modal, condition and each verb or noun that takes
the deed as its complement is an operator, the nearest first. One climbs on only through words that are known to bear on
their complement, so that *may condemn the raid* leaves the raid as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from comity.reading.codebook import Codebook, Operator
from comity.reading.cues import has_words, light_verb, verb_entry
from comity.reading.grammar import SUBJECTS, child, children, is_noun, is_passive, is_verb
from comity.reading.sentences import Sentence, Token
from comity.types import Span, Status

_NEGATIONS = frozenset(["not", "n't", "n’t", "never", "no", "neither", "nor"])
_NOBODY = frozenset({"nobody", "none", "neither", "nothing", "no"})
_CONDITIONS = frozenset({"if", "unless", "lest", "whether", "until"})
_OCCURRING = frozenset("occur happen be begin start continue resume end erupt break follow".split())
_MODALS: dict[str, Status] = {
    "can": "possible", "could": "possible", "may": "possible", "might": "possible", "will": "planned", "'ll": "planned",
    "’ll": "planned", "wo": "planned", "ca": "possible", "shall": "planned", "must": "requested", "should": "requested",
    "ought": "requested", "would": "possible", "'d": "possible", "’d": "possible",
}  # fmt: skip
_WILLING = frozenset({"will", "wo", "'ll", "’ll", "would"})
_ENDINGS = frozenset("end halt cessation cease stop suspension".split())
"""Words for the end of what went on: who asks for it, or announces it, takes that for done."""
_AT_A_TIME = frozenset({"when", "once", "after", "before", "until"})
_TRYING = frozenset({"try", "attempt", "attempted", "bid"})
_FIRSTS = frozenset("first last only second third latest next".split())
_SPEECH_PAST = frozenset({"VBD", "VBN"})
_DECIDING = frozenset("decide choose opt decision choice move order".split())
_ALLOWING = frozenset("allow permit let authorize authorise permission leave consent authorization clearance".split())
_Step = tuple[Token, Status | None, Span, str]
"""The word above, the status that it gives its complement, the words that give it, and how (`decided`, `allowed`,
or `over` where nothing farther up bears on the deed)."""
_LONGEST_PREPOSITION = 4  # words
_LIMIT = 12  # steps up the parse; deeper nesting says no more of the deed


@dataclass(frozen=True, slots=True)
class Standing:
    """A deed's status, the words that show it, and whether it was wanted (`asked not to` is not)."""

    status: Status = "happened"
    cue: Span | None = None
    wanted: bool = True
    decided: bool = False  # planned only by a decision, which the report may tell as carried out elsewhere
    allowed: bool = False  # possible only by leave, which the report may tell as not given


@dataclass(frozen=True, slots=True)
class Heard:
    """A word on the way up from a deed, and the status after it."""

    at: Token
    standing: Standing


def standing(sentence: Sentence, token: Token, book: Codebook, heard: list[Heard] | None = None) -> Standing:
    """The status of the deed that `token` tells; each word on the way up that changes it is added to `heard`."""
    found = _local(sentence, token, Standing(), book)
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
                under = _under(found, operator, span)
                if under is not found:
                    found = replace(under, decided=how == "decided", allowed=how == "allowed")
        if how != "over" and (is_verb(at) or is_noun(at)):
            found = _local(sentence, at, found, book)
        if heard is not None and found != before:
            heard.append(Heard(at, found))
        if how == "over":
            break
    if found.status == "happened" and sentence.tokens[-1].text == "?" and sentence.part != "headline":
        found = Standing("possible", sentence.cut(len(sentence.tokens) - 1, len(sentence.tokens) - 1))
    return found


def _under(inner: Standing, outer: Status, span: Span) -> Standing:
    """The status of a deed under one more operator."""
    if outer == "happened":
        return inner
    if inner.status == "happened":
        return Standing(outer, span)
    if outer == "denied" and inner.allowed:
        return Standing("refused", span)
    if inner.status == "denied":
        if outer == "denied":
            return Standing("happened", span)
        if outer == "requested":
            return Standing("requested", span, wanted=False)
        if outer == "refused":
            return Standing("planned", span)
        return inner
    if outer == "denied" and inner.status in ("planned", "possible"):
        return Standing("denied", span)
    return inner


def _local(sentence: Sentence, token: Token, found: Standing, book: Codebook) -> Standing:
    """What bears on a word from its own clause or phrase: negation, modals, conditions, adjectives."""
    if is_noun(token) and not is_verb(token):
        return _of_noun(sentence, token, found, book)
    told = found
    found = _modal(sentence, token, found)
    denial = negation(sentence, token)
    if denial is not None:
        span = sentence.cut(denial.i, denial.i)
        refusing = told.status == "happened" and found.status == "planned" and _is_willed(sentence, token)
        found = Standing("refused", span) if refusing else _under(found, "denied", span)
    return _condition(sentence, token, found)


def _is_willed(sentence: Sentence, verb: Token) -> bool:
    """*will not leave*, *vowed that they would not*: a refusal, where *the talks will not be held* is none."""
    if is_passive(sentence, verb) or child(sentence, verb, "nsubj") is None:
        return False
    return any(word.dep == "aux" and word.lower in _WILLING for word in sentence.children(verb))


def _of_noun(sentence: Sentence, noun: Token, found: Standing, book: Codebook) -> Standing:
    for word in sentence.children(noun):
        if word.dep in ("det", "neg") and word.lower == "no":
            found = _under(found, "denied", sentence.cut(word.i, word.i))
        elif word.dep in ("amod", "compound") and word.i < noun.i:
            for operator in book.operators.get(word.lower, []) or book.operators.get(word.lemma, []):
                fits = operator.pos == "adj" and operator.complements & {"obj", "any"}
                if fits and has_words(sentence, word, operator.cue[1:]):
                    found = _under(found, operator.status, sentence.cut(word.i, word.i))
                    break
    return found


def _modal(sentence: Sentence, verb: Token, found: Standing) -> Standing:
    words = list(sentence.children(verb))
    if verb.dep == "conj" and not any(word.dep in SUBJECTS or word.dep in ("aux", "auxpass") for word in words):
        head = sentence.head(verb)
        if head is not None and is_verb(head) and head.tag == verb.tag:
            words += [word for word in sentence.children(head) if word.dep == "aux"]
    perfect = any(word.lemma == "have" and word.dep == "aux" for word in words)
    for word in words:
        if word.dep != "aux" or word.lower not in _MODALS:
            continue
        status = _MODALS[word.lower]
        if word.lower in ("would", "'d", "’d", "could", "should", "ought", "might") and perfect:
            status = "possible" if word.lower == "might" else "counterfactual"
        elif word.lower == "would" and _is_reported_in_the_past(sentence, verb):
            status = "planned"
        return _under(found, status, sentence.cut(word.i, word.i))
    if verb.tag == "VB" and verb.dep == "ROOT" and any(word.lower == "to" and word.dep == "aux" for word in words):
        to = next(word for word in words if word.lower == "to")
        return _under(found, "planned", sentence.cut(to.i, to.i))  # "Turkey to send troops"
    above = sentence.head(verb)
    if verb.dep == "xcomp" and verb.tag == "VB" and above is not None and above.lower in ("is", "are", "am"):
        particle = child(sentence, verb, "aux")
        if particle is not None and particle.lower == "to" and particle.i == above.i + 1:
            return _under(found, "planned", sentence.cut(above.i, particle.i))  # "Putin is to visit Turkey"
    if _comes_with_what_will_be(sentence, verb):
        return _under(found, "planned", sentence.cut(verb.i, verb.i))
    if verb.lemma == "go" and verb.tag == "VBG" and child(sentence, verb, "xcomp") is not None:
        return _under(found, "planned", sentence.cut(verb.i, verb.i))
    return found


def _comes_with_what_will_be(sentence: Sentence, verb: Token) -> bool:
    """*will take over when he steps down*: a present that hangs on a future is to come, too."""
    head = sentence.head(verb)
    if verb.dep != "advcl" or verb.tag not in ("VBZ", "VBP") or head is None:
        return False
    when = any(word.lower in _AT_A_TIME for word in children(sentence, verb, "advmod", "mark"))
    return when and any(word.dep == "aux" and word.lower in ("will", "'ll", "’ll") for word in sentence.children(head))


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


def _is_reported_in_the_past(sentence: Sentence, verb: Token) -> bool:
    head = sentence.head(verb)
    return verb.dep in ("ccomp", "conj") and head is not None and head.tag in _SPEECH_PAST


def negation(sentence: Sentence, verb: Token) -> Token | None:
    """The word that denies a verb in its own clause: *not*, *never*, *no* before its subject."""
    for word in sentence.children(verb):
        if word.dep == "neg" or (word.dep in ("advmod", "preconj") and word.lower in ("never", "neither", "nor")):
            return None if _is_only(sentence, word) else word
        if word.dep in ("nsubj", "nsubjpass"):
            if word.lower in _NOBODY:
                return word
            for inner in sentence.children(word):
                if inner.dep in ("det", "neg", "preconj") and inner.lower in ("no", "neither"):
                    return inner
        if word.lower == "rather" and sentence.tokens[word.i + 1].lower == "than":
            return word
    return None


def _is_only(sentence: Sentence, negation: Token) -> bool:
    """`not only`, `not just`: no negation of the deed."""
    following = sentence.tokens[negation.i + 1 : negation.i + 2]
    return bool(following) and following[0].lower in ("only", "just", "merely", "simply")


def _condition(sentence: Sentence, verb: Token, found: Standing) -> Standing:
    for word in sentence.children(verb):
        own = child(sentence, verb, "nsubj", "nsubjpass")
        inverted = word.dep == "aux" and own is not None and word.i < own.i and verb.dep in ("advcl", "ccomp")
        if inverted and word.lower in ("had", "were", "should"):  # "Had Iran attacked, ..."
            status: Status = "counterfactual" if word.lower == "had" else "possible"
            return Standing(status, sentence.cut(word.i, word.i))
    mark = next((w for w in sentence.children(verb) if w.dep in ("mark", "advmod") and w.lower in _CONDITIONS), None)
    if mark is not None and verb.dep in ("advcl", "ccomp", "conj", "relcl", "pcomp"):
        return _under(found, "possible", sentence.cut(mark.i, mark.i))
    for clause in sentence.children(verb):
        if clause.dep == "advcl" and any(w.lower in ("if", "unless") for w in sentence.children(clause)):
            span = sentence.cut(clause.first, clause.last)
            if found.status == "planned":
                return Standing("planned", span, found.wanted)
            if found.status == "happened" and verb.tag in ("VBP", "VBZ", "VB") and _complement(sentence, verb) != "inf":
                return Standing("possible", span)
            if found.status == "possible":
                return Standing("possible", found.cue or span)
    return found


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
    complement = _complement(sentence, token)
    if is_verb(head):
        if complement == "obj" and token.dep == "nsubj":
            described = head.lemma == "be" and child(sentence, head, "attr", "acomp") is not None
            if head.lemma not in _OCCURRING or (described and negation(sentence, head) is not None):
                return None  # "the trial was not fair": it was held
            return head, None, here, ""
        if complement == "obj" and token.dep in ("dobj", "nsubjpass") and head.lemma in _ENDINGS:
            return head, None, here, "over"
        if token.dep == "attr" and child(sentence, head, "expl") is not None:
            return head, None, here, ""
        if token.dep == "advcl":
            purpose = complement == "inf"
            return (head, "planned", sentence.cut(token.first, token.i), "") if purpose and not _stops(head) else None
        if token.dep not in ("xcomp", "ccomp", "dobj", "nsubjpass", "obj", "csubj"):
            return None
        if token.dep == "ccomp" and token.i < head.i:
            return None  # "Rockets hit the base; Iran denies it": told before, and not under it
        light = light_verb(sentence, head, book) if complement == "obj" else None
        if light is not None:
            return head, light.status, here, ""
        status = _verb_status(sentence, head, complement, book)
        if status == "happened" and complement in ("obj", "ing") and _takes_for_done(sentence, head, book):
            return head, None, here, "over"
        return (head, status, here, _how(head)) if status is not None else None
    if token.dep in ("xcomp", "ccomp") and head.pos == "ADJ":
        adjective = _operator(sentence, head, ("adj",), complement, book)
        return (head, adjective.status, here, "") if adjective is not None else None
    if token.dep in ("acl", "xcomp", "ccomp") and is_noun(head):
        noun = _operator(sentence, head, ("noun",), complement, book)
        if noun is None:
            purpose = token.dep == "acl" and complement == "inf" and not _is_ranked(sentence, head)
            return (head, "planned", sentence.cut(token.first, token.i), "over") if purpose else None
        return head, noun.status, here, _how(head)
    return None


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
    for operator in _prepositions(sentence, preposition, book):
        if operator.complements & {complement, "any"}:
            return preposition, operator.status, here, ""
    head = sentence.head(preposition)
    if head is not None and is_noun(head) and head.lemma in _ENDINGS and complement == "obj":
        return head, None, here, "over"
    if head is not None and head.pos == "ADV" and head.dep == "advmod":
        head = sentence.head(head)  # "stopped short of expelling"
    if head is None:
        return None
    span = sentence.cut(head.i, head.i)
    if is_verb(head):
        entry = verb_entry(sentence, head, book)
        if entry is not None and entry.deed is not None and preposition.lower in (*entry.deed_in, *entry.cue[1:]):
            return (head, None, span, "over") if entry.deed == "happened" else (head, entry.deed, span, "")
        light = light_verb(sentence, head, book)
        if light is not None and preposition.lower in light.cue:
            return head, light.status, span, ""
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


def _complement(sentence: Sentence, token: Token) -> str:
    if not is_verb(token):
        return "obj"
    if token.tag == "VBG" and child(sentence, token, "aux") is None:
        return "ing"
    if any(word.lower == "to" and word.dep == "aux" for word in sentence.children(token)):
        return "inf"
    if token.tag == "VB" and child(sentence, token, "aux", *SUBJECTS) is None:
        return "inf"
    if token.dep == "conj" and (head := sentence.head(token)) is not None:
        return _complement(sentence, head)
    return "that"


def _has_own_clause(sentence: Sentence, token: Token) -> bool:
    """A joined verb with a subject or a tense of its own does not share what stands over the first."""
    if not is_verb(token):
        return False
    if child(sentence, token, *SUBJECTS) is not None:
        return True
    head = sentence.head(token)
    return head is not None and is_verb(head) and head.tag != token.tag
