"""Evidence: where a report says that somebody showed proof of what is said, or that nobody did.

`none` is only ever what the text says: `without offering evidence`, `has produced no evidence that`. Silence is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from comity.reading.grammar import by_agent, child, children, governed_by, is_passive, is_verb, subject
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.phrases import Source, Stretch, group_start, joined_above, runs, stretch, whole

_PROOF = frozenset("evidence proof substantiation corroboration documentation basis".split())
_SUPPORT = frozenset("detail document explanation information source fact anything".split())
_SHOWN = _PROOF - {"basis"} | frozenset(
    "footage video photograph photo image imagery document intercept recording wreckage fragment debris transcript "
    "record email tape clip screenshot testimony finding receipt map dossier sample autopsy forensic".split()
)
_GIVING = frozenset(
    "produce offer provide give present cite show release publish disclose share supply submit display find see have "
    "furnish broadcast air post unveil reveal circulate distribute hand point adduce".split()
)
_SHOWING = _GIVING - {"find", "see", "have", "give"}
_BACKING = frozenset("support back substantiate corroborate prove verify show link tie connect implicate".split())
_LINKING = frozenset("link tie connect implicate".split())
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
_NOT_DOING = frozenset("fail decline refuse neglect".split())


@dataclass(frozen=True, slots=True)
class Shown:
    """What a sentence says of evidence: `by` is who did or did not show it, `content` what it would be evidence of."""

    kind: Literal["offered", "none"]
    sentence: Sentence
    verb: Token
    by: Token | None
    nobody: bool
    span: Stretch
    content: tuple[Stretch, ...]
    without: bool = False  # `without evidence`: an aside on the saying


def evidence_in(sentence: Sentence) -> Iterator[Shown]:
    for noun in sentence.tokens:
        if noun.lemma in _PROOF or noun.lemma in _SHOWN or noun.lemma in _SUPPORT:
            found = _shown(sentence, noun)
            if found is not None:
                yield found


def evidence_as_source(sentence: Sentence, noun: Token, phrase: Source) -> Shown | None:
    """`Footage released by the army showed`: the evidence itself is what says it."""
    if noun.lemma not in _SHOWN:
        return None
    giver = next((w for w in children(sentence, noun, "acl") if w.lemma in _GIVING | {"obtain", "take", "film"}), None)
    by = by_agent(sentence, giver) if giver is not None else None
    span = stretch(sentence, phrase.first, phrase.last)
    return Shown("offered", sentence, noun, by, False, span, ())


def _shown(sentence: Sentence, noun: Token) -> Shown | None:
    head = sentence.head(noun)
    if head is None:
        return None
    if noun.dep == "pobj" and head.lower == "without" and noun.lemma in _PROOF:
        verb = _verb_above(sentence, head)
        if verb is None:
            return None
        return replace(_made("none", sentence, verb, noun, head.i, subject(sentence, verb)), without=True)
    if (
        noun.dep == "pobj"
        and head.lower == "to"
        and (above := sentence.head(head)) is not None
        and above.lemma == "point"
    ):
        head = above
    if noun.dep == "attr" and head.lemma == "be" and child(sentence, head, "expl") is not None:
        return (
            _made("none", sentence, head, noun, head.i, None)
            if _denied(sentence, head, noun) and noun.lemma in _PROOF
            else None
        )
    if not is_verb(head) or head.lemma not in _GIVING or noun.dep not in ("dobj", "nsubjpass", "pobj"):
        return None
    above = sentence.head(head)
    without = head.dep == "pcomp" and above is not None and above.lower == "without"
    top = _top(sentence, head)
    said = joined_above(sentence, top)
    if said is not None:
        by = subject(sentence, said)
    else:
        by = by_agent(sentence, top) if is_passive(sentence, top) else subject(sentence, top)
    shirked = top is not head and top.lemma in _NOT_DOING
    if without or shirked or _denied(sentence, head, noun) or (top is not head and _denied(sentence, top, noun)):
        if noun.lemma not in _PROOF and not _backs(sentence, noun):
            return None
        first = above.i if above is not None and without else group_start(sentence, top)
        nobody = by is not None and _is_nobody(sentence, by)
        found = _made("none", sentence, head, noun, min(first, noun.first), by, nobody)
        return replace(found, without=without)
    unreal = any(word.tag in ("MD", "TO") for word in sentence.children(head))
    if noun.lemma not in _SHOWN or head.lemma not in _SHOWING or unreal:
        return None
    return _made("offered", sentence, head, noun, group_start(sentence, head), by)


def _top(sentence: Sentence, verb: Token) -> Token:
    """The finite verb above an infinitive: *bothered* of `has not bothered to produce`."""
    while verb.dep == "xcomp" and (above := sentence.head(verb)) is not None and is_verb(above):
        verb = above
    return verb


def _made(
    kind: Literal["offered", "none"],
    sentence: Sentence,
    verb: Token,
    noun: Token,
    first: int,
    by: Token | None,
    nobody: bool = False,
) -> Shown:
    if nobody and by is not None:
        within = governed_by(sentence, by, "in", "of", "from", "at")
        by = within[0] if within else None
    last = max(noun.i, verb.i)
    return Shown(kind, sentence, verb, by, nobody, stretch(sentence, min(first, last), last), _about(sentence, noun))


def _about(sentence: Sentence, noun: Token) -> tuple[Stretch, ...]:
    """What evidence is evidence of: `that might link X to Y` gives *link X to Y*."""
    above = sentence.head(noun)
    candidates = children(sentence, noun, "acl", "relcl", "ccomp")
    if above is not None and is_verb(above):
        candidates += [word for word in children(sentence, above, "ccomp", "advcl", "xcomp") if word.i > noun.i]
    for word in candidates:
        mark = child(sentence, word, "mark")
        own = child(sentence, word, "nsubj", "nsubjpass")
        if mark is not None and mark.lower == "that" and own is not None:
            return tuple(runs(sentence, whole(sentence, word) - {mark.i}))
        target = child(sentence, word, "dobj")
        backs = word.lemma in _BACKING - _LINKING and word.i and sentence.tokens[word.i - 1].tag == "TO"
        if backs and target is not None:
            return _supported(sentence, target)
        if word.dep != "advcl" or word.lemma in _BACKING:
            return tuple(runs(sentence, range(word.i, word.last + 1)))
    for name in ("of", "for"):
        for word in governed_by(sentence, noun, name):
            return tuple(runs(sentence, whole(sentence, word)))
    return ()


def _supported(sentence: Sentence, target: Token) -> tuple[Stretch, ...]:
    """`to support the claim that X`: X; `to support the claim`: nothing new."""
    clause = child(sentence, target, "acl", "ccomp", "relcl")
    if clause is not None:
        mark = child(sentence, clause, "mark")
        return tuple(runs(sentence, whole(sentence, clause) - ({mark.i} if mark is not None else set())))
    if target.lemma in ("claim", "accusation", "allegation", "charge", "assertion", "statement", "it", "this", "that"):
        return ()
    return tuple(runs(sentence, whole(sentence, target)))


def _backs(sentence: Sentence, noun: Token) -> bool:
    above = sentence.head(noun)
    around = children(sentence, noun, "acl", "relcl") + (children(sentence, above, "advcl", "xcomp") if above else [])
    return any(word.lemma in _BACKING for word in around)


def _denied(sentence: Sentence, verb: Token, noun: Token) -> bool:
    if any(word.lower == "no" and word.dep == "det" for word in sentence.children(noun)):
        return True
    if any(word.dep == "neg" for word in sentence.children(verb)):
        return True
    own = child(sentence, verb, "nsubj")
    return own is not None and _is_nobody(sentence, own)


def _is_nobody(sentence: Sentence, token: Token) -> bool:
    return token.lower in _NOBODY or any(
        w.lower in ("no", "neither") and w.i < token.i for w in sentence.children(token)
    )


def _verb_above(sentence: Sentence, token: Token) -> Token | None:
    return next((word for word in sentence.ancestors(token) if is_verb(word)), None)
