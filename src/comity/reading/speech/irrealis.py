"""Irrealis: verbs of saying whose form tells that nobody has said it: *has not said*, *could ask*, *will announce*."""

from __future__ import annotations

from collections.abc import Sequence

from comity.reading.grammar import children, is_verb
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.phrases import ASPECT, Saying, group_start
from comity.reading.speech.quotations import Quotation, overlapping
from comity.reading.standing.moods import negation

_HELD_ALL_THE_SAME = frozenset("believe think want expect intend plan wish like care know remember understand".split())
"""Of these a denial tells how one stands all the same: *does not believe that it fell*, *does not know whether*."""
_WISHING = frozenset({"like", "love", "prefer"})
"""Of these *would* makes a wish polite, and no less of one."""
_OWNING_UP = frozenset({"admit", "confess", "concede", "say"})
_DISCLOSING = frozenset({"confirm", "reveal", "report", "disclose", "announce"})
"""What says so by saying that it can: *can confirm that*."""
_STANDING = frozenset("doubt question secret plan intention intent desire wish belief expectation".split())
"""Without these somebody stands somewhere all the same: *has no doubt that*, *has no plans to*."""
_TO_COME = frozenset({"will", "may", "might", "could"})
"""What tells of readiness that somebody else foresees: *few will be willing to go*."""
_ONLY_POSSIBLE = frozenset({"may", "might", "could"})
"""What leaves open whether anything is said at all, in whatever words: *may be called “a crime”*."""
_YET_TO_DO = _TO_COME | {"can", "should", "must", "would"}
_SINCE = frozenset({"later", "eventually", "subsequently"})
"""What tells that it was said after all: *would later claim*."""


def is_unreal(saying: Saying, quoted: Sequence[Quotation]) -> bool:
    """Whether what looks like a saying is denied, or is only possible, wanted or to come.

    What is quoted has been said or written, if only in a speech to come: *will say that the dam “is ours”*.
    """
    sentence, verb = saying.sentence, saying.at
    if saying.words.pos == "noun":
        return _is_unmade(saying) and not any(True for a, b in saying.content for _ in overlapping(quoted, a, b))
    if saying.words.pos == "adj" and saying.words.attitude == "intention":
        state = sentence.head(verb)
        return state is not None and any(aux.lower in _TO_COME for aux in children(sentence, state, "aux"))
    if saying.words.pos != "verb" or "subject" in saying.words.frames:
        return False  # "does not seem to work": what seems is no less told
    for word in (verb, *_sharing(sentence, verb)):
        denial = negation(sentence, word)
        if denial is not None and _is_of_verb(saying, word, denial):
            return verb.lemma not in _HELD_ALL_THE_SAME
        modals = (aux for aux in children(sentence, word, "aux") if aux.tag == "MD" and aux.lower[-1].isalpha())
        modal = next(modals, None)
        if modal is not None:
            quotes = any(True for start, end in saying.content for _ in overlapping(quoted, start, end))
            told = not any(True for _ in overlapping(quoted, *saying.cue))  # and no part of what is quoted itself
            quotes = quotes and told and modal.lower not in _ONLY_POSSIBLE
            return not (quotes or _is_said_so(sentence, verb, word, modal))
    return _is_bare(sentence, verb) or _is_means(sentence, verb)


def _is_means(sentence: Sentence, verb: Token) -> bool:
    """*Could help by saying that*: by what means somebody may yet do something, nobody has done it."""
    by = sentence.head(verb)
    if verb.tag != "VBG" or verb.dep != "pcomp" or by is None or by.lower != "by":
        return False
    above = sentence.head(by)
    return above is not None and any(aux.lower in _YET_TO_DO for aux in children(sentence, above, "aux"))


def _is_unmade(saying: Saying) -> bool:
    """*Made no promise to*, *did not give assurances that*, *could issue a statement that*."""
    sentence, noun = saying.sentence, saying.at
    if noun.lemma in _STANDING:
        return False
    if any(word.lower == "no" for word in children(sentence, noun, "det")):
        return True
    maker = sentence.head(noun)
    if noun.dep != "dobj" or maker is None or not is_verb(maker) or saying.cue[0] > maker.start:
        return False
    head = sentence.head(maker)
    purpose = any(word.tag == "TO" for word in children(sentence, maker, "aux"))
    purpose = purpose and not (maker.dep == "xcomp" and head is not None and head.lemma in ASPECT)
    modal = any(word.tag == "MD" for word in children(sentence, maker, "aux"))
    return purpose or modal or negation(sentence, maker) is not None


def _is_bare(sentence: Sentence, verb: Token) -> bool:
    """A bare form, but one that the parser takes for it beside a plural: *officials name him and claim that*."""
    above = sentence.head(verb)
    plural = verb.dep == "conj" and above is not None and above.tag == "VBP"
    return verb.tag == "VB" and verb.dep in ("conj", "ccomp") and not plural and not children(sentence, verb, "aux")


def _is_of_verb(saying: Saying, word: Token, denial: Token) -> bool:
    """Whether it is the saying that is denied, and no part of what is said: *no losses were reported*."""
    if denial.head != word.i:
        return saying.source is not None
    return group_start(saying.sentence, word) <= denial.i < word.i


def _sharing(sentence: Sentence, verb: Token) -> list[Token]:
    """The verbs whose auxiliaries a bare verb shares: *could ask or demand*, *did not go on to claim*."""
    found = []
    while (above := sentence.head(verb)) is not None and is_verb(above):
        joined = verb.dep == "conj" and verb.tag == "VB" and not children(sentence, verb, "aux", "nsubj")
        if not (joined or (verb.dep == "xcomp" and above.lemma in ASPECT)):
            break
        found.append(above)
        verb = above
    return found


def _is_said_so(sentence: Sentence, verb: Token, word: Token, modal: Token) -> bool:
    """Whether a modal verb leaves what is said said: *would only say*, *can confirm*, *must admit*, *would like*."""
    beside = {other.lower for other in sentence.children(word)} | {sentence.lower_after(modal)}
    if "only" in beside or not beside.isdisjoint(_SINCE):
        return True
    if modal.lower in ("would", "'d", "’d"):
        return verb.lemma in _WISHING
    if modal.lower == "can":
        return verb.lemma in _DISCLOSING
    return modal.lower == "must" and verb.lemma in _OWNING_UP
