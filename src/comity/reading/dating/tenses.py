"""Tenses: whether the clause that a time stands in looks ahead, so that its *Friday* is the next one.

Asked of one time at a time: in *said on Monday that troops will leave on Friday* the Monday is past and the Friday to
come.
"""

from __future__ import annotations

from collections.abc import Sequence

from comity.reading.grammar import SUBJECTS, child, governed_by, is_verb, preposition_over
from comity.reading.sentences import Sentence, Token
from comity.reading.times.lexicon import WEEKDAYS
from comity.types import Span

_LINKS = frozenset({"ADP", "SCONJ", "PART", "NUM", "ADV", "PUNCT", "DET"})
_WILL = frozenset("will 'll ’ll shall wo would 'd ’d may might must should".split())
_PLANNED = frozenset({"expect", "schedule", "slate", "plan", "due", "postpone"})
"""What is so described is to come: *talks expected Tuesday*, *due on Friday*."""
_AHEAD = _PLANNED | frozenset(
    "set intend want hope prepare agree vow promise threaten pledge propose ready likely bound suppose mean wait "
    "deadline plan chance".split()
)
"""What governs an infinitive that is to come: *plans to leave on Friday*."""
_SETTING = frozenset("announce call delay extend move decide fix put set vote order adjourn invite".split())
"""Verbs of the past that may tell of a time to come: *called an election in May*."""
_TIMETABLE = frozenset("begin start open end expire close resume conclude leave arrive meet hold face vote".split())
"""Verbs whose present tense announces: *the summit opens on Tuesday*."""
_BY = frozenset({"until", "till", "by", "through", "effective"})
_FROM = frozenset({"starting", "beginning"})
_CAUSES = frozenset("despite following since over into behind".split())
_ANSWERING = frozenset("responsibility blame apology apologize punishment revenge justice compensation".split())
"""What is borne, made or sought for what has been done: *wants him to take the blame for the raid in May*."""
_NEAR = 12  # steps up the parse


def carrier(sentence: Sentence, span: Span | None) -> int | None:
    """The noun or verb that a time or place describes: the first above its words that is no preposition."""
    if span is None:
        return None
    inside = sentence.within(span)
    if not inside:
        return None
    if len(inside) == 1 and (verb := _verb_after(sentence, inside[0])) is not None:
        return verb.i
    named = _named_by(sentence, inside)
    if named is not None:
        return named.i
    at: Token | None = inside[0]
    own = {word.i for word in inside}
    while at is not None and (at.i in own or at.pos in _LINKS or at.lower in _FROM):
        at = sentence.head(at)
    return at.i if at is not None else inside[0].i


def _named_by(sentence: Sentence, inside: Sequence[Token]) -> Token | None:
    """The raid of *the December 27 raid*, *the Dec. 27, 2019, raid*: a day between an article and a noun names it."""
    before = sentence.tokens[inside[0].i - 1] if inside[0].i else None
    after = [word for word in sentence.tokens[inside[-1].i + 1 : inside[-1].i + 3] if word.text != ","]
    named = before is not None and before.lower == "the" and bool(after) and inside[-1].text.isdigit()
    if not named or after[0].pos != "NOUN":
        return None
    return noun_of(sentence, after[0])


def noun_of(sentence: Sentence, word: Token) -> Token:
    """The noun that a word before it makes one with: the bombing of *the 1998 clinic bombing*."""
    while word.dep == "compound" and word.head > word.i:
        word = sentence.tokens[word.head]
    return word


def _verb_after(sentence: Sentence, day: Token) -> Token | None:
    """*The ministers Friday formally joined*: a bare weekday, which the parser takes for a part of the subject."""
    if day.lower not in WEEKDAYS or day.dep not in ("appos", "conj", "nmod", "npadvmod"):
        return None
    at = sentence.head(day)
    while at is not None and at.i < day.i and at.dep in ("conj", "appos"):
        at = sentence.head(at)
    if at is None or at.i > day.i or at.dep not in SUBJECTS:
        return None
    verb = sentence.head(at)
    return verb if verb is not None and verb.i > day.i else None


def looks_ahead(sentence: Sentence, span: Span) -> bool:
    """Whether the clause in which these words tell a time is in the future, or tells of a plan."""
    at = carrier(sentence, span)
    if at is None:
        return False
    word = sentence.tokens[at]
    if not is_verb(word) and (_names(sentence, span, word) or _is_known(sentence, word)):
        return False
    verb = _verb(sentence, word)
    if verb is None:
        return False
    return is_ahead(sentence, verb) or (_is_limit(sentence, span) and not _is_past(sentence, verb))


def looks_back(sentence: Sentence, span: Span) -> bool:
    """Whether a verb of the past tells what was done in a time, and no plan for it: *was shot in January*."""
    at, inside = carrier(sentence, span), sentence.within(span)
    if at is None or not inside:
        return False
    verb = sentence.tokens[at]
    told = is_verb(verb) and verb.lemma not in _AHEAD | _PLANNED | _SETTING and _is_past(sentence, verb)
    return told and sentence.tokens[max(0, inside[0].i - 1)].lower not in _BY | _FROM | {"for", "to"}


def _is_known(sentence: Sentence, noun: Token) -> bool:
    """*Will go on despite the protest on July 1*, *a probe into it*: what is named as a reason or a cause has been."""
    preposition = preposition_over(sentence, noun)
    if preposition is None:
        return False
    answered = sentence.tokens[preposition.head].lemma in _ANSWERING and preposition.lower == "for"
    return answered or preposition.lower in _CAUSES


def _names(sentence: Sentence, span: Span, noun: Token) -> bool:
    """Whether a time names a noun, and so a thing already known: *Tuesday's ruling*, *the Friday raid*."""
    return any(
        word.dep in ("poss", "compound", "nmod", "amod") and word.head == noun.i
        for word in sentence.tokens
        if span.start <= word.start < span.end
    )


def _verb(sentence: Sentence, word: Token) -> Token | None:
    """The nearest verb (or word of planning) at or above a word."""
    at: Token | None = word
    for _ in range(_NEAR):
        if at is None or is_verb(at) or at.lemma in _PLANNED:
            return at
        at = sentence.head(at)
    return None


def is_ahead(sentence: Sentence, verb: Token, steps: int = _NEAR) -> bool:
    """Whether a verb (or a word of planning) tells of what is to come: *will leave*, *plans to leave*."""
    helpers = [word for word in sentence.children(verb) if word.dep in ("aux", "auxpass")]
    if any(word.lower in _WILL for word in helpers):
        return not any(word.lemma == "have" for word in helpers)
    if verb.lemma in _PLANNED or (verb.tag == "VBN" and verb.lemma == "set" and governed_by(sentence, verb, "for")):
        return True
    head = sentence.head(verb)
    if verb.tag == "VBG" and any(word.lemma == "be" and word.tag in ("VBZ", "VBP") for word in helpers):
        return True
    if verb.tag in ("VBZ", "VBP") and not helpers:
        return verb.lemma in _TIMETABLE
    if head is None or steps == 0:
        return False
    if any(word.lower == "to" for word in helpers):
        planned = head.lemma in _AHEAD or (head.lemma == "be" and verb.dep == "xcomp")
        return planned or (is_verb(head) and is_ahead(sentence, head, steps - 1))
    joined = verb.dep == "conj" and verb.tag == head.tag and child(sentence, verb, "nsubj") is None
    if joined or (verb.tag in ("VB", "VBG") and verb.dep in ("xcomp", "ccomp", "advcl")):
        return is_ahead(sentence, head, steps - 1)
    return False


def _is_limit(sentence: Sentence, span: Span) -> bool:
    """`until Friday`, `by Friday`: a limit, still to come where its clause is not past."""
    inside = sentence.within(span)
    beside = sentence.tokens[max(0, inside[0].i - 1) : inside[0].i + 1] if inside else ()
    return any(word.lower in _BY or word.lower in _FROM for word in beside)


def _is_past(sentence: Sentence, verb: Token) -> bool:
    return verb.tag == "VBD" or any(
        word.tag == "VBD" for word in sentence.children(verb) if word.dep in ("aux", "auxpass")
    )
