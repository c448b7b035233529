"""Silences: verbs with the words of a cue that report nothing here, because they only name, go on or tell a deed."""

from __future__ import annotations

from collections.abc import Sequence

from comity.reading.grammar import SUBJECTS, by_agent, child, children, governed_by, is_verb, subject
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.lexicon import CueWords
from comity.reading.speech.phrases import ASPECT, SPEECH
from comity.reading.speech.tails import infinitive_of

GOING_ON = frozenset("continue begin go start".split())
ANSWERING = frozenset("respond reply answer comment".split())
_CHARGES = frozenset("charge accusation suspicion allegation offence offense crime act practice".split())
_UTTERED = frozenset(
    "claim accusation allegation charge complaint statement assertion remark comment word report story article column "
    "account version testimony confession denial apology toll figure count tally number estimate total error mistake "
    "name date spelling detail record estimation accusations post tweet theory suggestion threat promise it that this "
    "which himself herself itself themselves".split()
)
"""What can be taken back or put right of what was said: *withdrew its troops* says nothing."""
_OBJECTIVE = frozenset({"suppose", "find", "discover", "determine", "decide", "issue", "learn", "hear"})
"""What in the passive tells how things are, and not that somebody says so."""
_INFERRING = frozenset({"imply", "suggest", "indicate", "demonstrate", "prove"})
_NAMING = frozenset({"call", "name", "title", "style"})
"""Of these a passive that leaves unsaid who does it tells what something is called."""
_TAKING = frozenset("understand see view read regard describe interpret think".split())
_ENTRUSTED = frozenset(
    "guard protect ensure oversee manage run lead defend carry implement enforce draft find prepare keep maintain task "
    "responsibility defence defense care security duty cable energy electricity battery".split()
)
"""With what somebody or something is charged, and not accused of it."""
_WELL = frozenset({"best", "better"})
_FORESEEING = frozenset("announce expect plan promise predict schedule agree report pledge".split())
_SHOTS = frozenset({"shot", "shots", "fire", "volley", "volleys", "strike", "strikes", "sign", "signs", "light"})
_TAKING_BACK = frozenset({"withdraw", "revise", "correct"})


def says_nothing(sentence: Sentence, verb: Token, words: CueWords, fixed: Sequence[Token], passive: bool) -> bool:
    """Whether a verb with a cue's words reports nothing here: it goes on, it only names, it is not yet done."""
    if words.frames == {"pass"} and not passive:
        return True
    if not fixed and verb.lemma in GOING_ON and child(sentence, verb, "xcomp") is not None:
        return True
    unsaid = passive and by_agent(sentence, verb) is None
    if unsaid and "agent" in words.frames:
        return True
    if words.unless and _is_of(sentence, verb, fixed, passive, words.unless):
        return True
    if words.only and not _is_of(sentence, verb, (), passive, words.only):
        return True
    if unsaid and "pred" in words.frames and (verb.dep == "acl" or verb.lemma in _NAMING):
        return True  # "a group called X", "the device is called X": only names it
    if verb.lemma in _NAMING and child(sentence, verb, "oprd") and not child(sentence, verb, "dobj", "nsubj", "aux"):
        return True  # "a force, called the Guard": only names it
    if sentence.lower_after(verb) == ":" and _is_label(sentence, verb):
        return True
    if verb.lemma == "see" and any(word.lemma == "have" for word in children(sentence, verb, "aux")):
        return True  # "has seen what it is like"
    if verb.lemma in _INFERRING and verb.tag == "VBG" and verb.dep == "advcl" and not _is_spoken(sentence, verb):
        return True  # "observes it, implying that": whoever writes draws it from the deed
    if verb.lemma == "charge" and any(word.lemma in _ENTRUSTED for word in _given_with(sentence, verb)):
        return True  # "is charged with guarding the palace"
    if verb.lemma == "see" and _is_of_thing_seen(sentence, verb):
        return True  # "the change that owners see will vary"
    if unsaid and verb.lemma in _TAKING and any(w.lower in _WELL for w in children(sentence, verb, "advmod")):
        return True  # "is best understood as a warning": whoever writes says how to take it
    if unsaid and _is_as_foreseen(sentence, verb):
        return True  # "resigns as announced last month"
    if _is_participle(sentence, verb):
        return True  # "nails found in the yard are identical to those"
    if verb.lemma == "warn" and verb.tag == "VBG" and sentence.lower_after(verb) in _SHOTS:
        return True  # "fired warning shots"
    if verb.lemma == "read" and governed_by(sentence, verb, "as"):
        return True  # "a step that many read as a threat"
    if verb.dep == "pcomp" and (over := sentence.head(verb)) is not None and over.lower == "without":
        return True  # "without naming them"
    if unsaid and verb.lemma == "intend" and verb.dep == "acl":
        return True  # "a fund intended to help them": only what it is for
    if verb.lemma == "offer" and verb.dep == "relcl" and verb.tag in ("VBZ", "VBP"):
        return True  # "the lodges that the coast offers"
    if verb.lemma == "find" and sentence.tokens[verb.i + 1 :][:1] and _is_reflexive(sentence.tokens[verb.i + 1]):
        return True  # "finds himself in a corner"
    if unsaid and verb.lemma in _OBJECTIVE:
        return True  # "was supposed to be bought", "are found orbiting a star"
    asked = words.attitude == "intention" and not fixed and infinitive_of(sentence, verb) is None
    told = words.act == "assert" and (words.attitude == "assertion" or asked or "as" in words.frames)
    if unsaid and verb.dep == "acl" and told and verb.lemma != "say":
        return True  # "the film shown on Friday": nobody is told to say it
    if verb.lemma in ANSWERING and any(word.dep == "neg" for word in sentence.children(verb)):
        return True  # "did not respond to a request"
    if verb.lemma in GOING_ON and verb.dep == "advcl" and child(sentence, verb, "mark") is not None:
        return True  # "as the protests continue"
    if _is_charge(sentence, verb):
        return True  # "on charges of denying it"
    if verb.lemma == "swear" and any(word.lower == "in" for word in children(sentence, verb, "prt")):
        return True
    if verb.lemma == "question" and passive:
        return True  # by the police
    if _is_under_condition(sentence, verb):
        return True  # "if he knew that": nobody tells that he did
    if verb.lemma == "deny" and any(word.lemma == "confirm" for word in joined_verbs(sentence, verb)):
        return True  # "has neither confirmed nor denied it"
    if any(word.lemma in ("name", "identify") for word in children(sentence, verb, "xcomp")):
        return True  # "declined to be named"
    if unsaid and words.words[0] == "admit":
        return True  # "was admitted to hospital"
    if unsaid and verb.lemma == "see" and any(word.tag == "VBG" for word in children(sentence, verb, "xcomp")):
        return True  # "smoke was seen rising"
    if verb.lemma == "call" and sentence.lower_after(verb) == "off":
        return True  # "calls off its search"
    if words.words[0] in _TAKING_BACK and len(words.words) == 1 and not _is_of_words(sentence, verb, passive):
        return True  # "withdrew its troops"
    if verb.lower == "said" and verb.i == 1 and sentence.tokens[0].lower == "that":
        return True  # "That said, ..."
    return words.attitude != "question" and _is_purpose(sentence, verb)


def _given_with(sentence: Sentence, verb: Token) -> list[Token]:
    found = (word for word in children(sentence, verb, "prep") if word.lower == "with")
    return [below for word in found for below in sentence.children(word)]


def _is_of_thing_seen(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells of the subject of the finite verb right behind it, for the parser its clause."""
    rest = child(sentence, verb, "ccomp")
    if rest is None or rest.first != verb.i + 1 or child(sentence, rest, *SUBJECTS, "expl", "csubj") is not None:
        return False
    return sentence.tokens[rest.first].tag in ("VBZ", "VBP", "VBD", "MD")


def _is_as_foreseen(sentence: Sentence, verb: Token) -> bool:
    bare = verb.dep == "advcl" and child(sentence, verb, *SUBJECTS, "aux", "auxpass") is None
    return bare and verb.lemma in _FORESEEING and any(w.lower == "as" for w in children(sentence, verb, "mark"))


def joined_verbs(sentence: Sentence, verb: Token) -> list[Token]:
    """The verbs that a verb is joined to, nearest first."""
    found = []
    while verb.dep == "conj" and (above := sentence.head(verb)) is not None and is_verb(above):
        found.append(above)
        verb = above
    return found


def _is_under_condition(sentence: Sentence, verb: Token) -> bool:
    own = child(sentence, verb, "nsubj", "nsubjpass")
    for above in [verb] if own is not None else [verb, *joined_verbs(sentence, verb)]:
        if above.dep == "advcl" and any(mark.lower in ("if", "unless") for mark in children(sentence, above, "mark")):
            return True
    return False


def _is_participle(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is a participle that the parser took for the main verb: what is left lacks a subject."""
    rest = child(sentence, verb, "ccomp")
    own = child(sentence, verb, "nsubj")
    if verb.dep != "ROOT" or verb.tag not in ("VBD", "VBN") or rest is None or rest.i < verb.i or own is None:
        return False
    if own.i > verb.i or own.last != verb.i - 1 or child(sentence, verb, "aux", "dobj", "agent") is not None:
        return False
    finite = child(sentence, rest, "aux", "auxpass") or rest
    bare = child(sentence, rest, *SUBJECTS, "mark", "expl", "csubj") is None
    return bare and finite.tag in ("VBZ", "VBP", "VBD") and finite.i == rest.first and own.tag in ("NN", "NNS")


def _is_spoken(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb hangs on one of speech, or on what a text or a study does."""
    above = sentence.head(verb)
    who = subject(sentence, above) if above is not None else None
    return above is None or above.lemma in SPEECH or who is None or who.tag in ("NN", "NNS")


def _is_label(sentence: Sentence, verb: Token) -> bool:
    """*READ: ...*, *Watch: ...*: what stands over a link is said by nobody."""
    alone = child(sentence, verb, "nsubj", "nsubjpass") is None
    return alone and all(t.pos == "PUNCT" for t in sentence.tokens[: verb.i])


def _is_reflexive(word: Token) -> bool:
    return word.pos == "PRON" and word.lower.endswith(("self", "selves"))


def _is_charge(sentence: Sentence, verb: Token) -> bool:
    """Whether a gerund is what somebody is charged with, and not what he is told to say."""
    of = sentence.head(verb) if verb.dep == "pcomp" else None
    noun = sentence.head(of) if of is not None else None
    return noun is not None and noun.lemma in _CHARGES


def _is_purpose(sentence: Sentence, verb: Token) -> bool:
    """An infinitive that is not yet said: `searched for voters likely to support her`."""
    to = any(word.tag == "TO" and word.dep == "aux" for word in sentence.children(verb))
    head = sentence.head(verb)
    goes = head is not None and head.lower == "far"  # "goes so far as to claim"
    return to and not goes and not (verb.dep == "xcomp" and head is not None and head.lemma in ASPECT)


def _is_of_words(sentence: Sentence, verb: Token, passive: bool) -> bool:
    target = child(sentence, verb, *(("nsubjpass", "nsubj") if passive else ("dobj",)))
    return target is not None and target.lemma in _UTTERED


def _is_of(sentence: Sentence, verb: Token, fixed: Sequence[Token], passive: bool, lemmas: frozenset[str]) -> bool:
    """Whether the object of a verb, or of the preposition of its cue, is one of these, or is called so."""
    under = child(sentence, fixed[-1], "pobj") if fixed and fixed[-1].dep in ("prep", "dative") else None
    target = under or child(sentence, verb, *(("nsubjpass", "nsubj") if passive else ("dobj", "obj")))
    if target is None and passive and verb.dep == "acl":
        target = sentence.head(verb)
    called = [*children(sentence, verb, "oprd"), *governed_by(sentence, verb, "as")]
    return any(word.lemma in lemmas for word in called or ([target] if target is not None else []))
