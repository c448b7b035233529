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
_SUPPORT = frozenset("detail document explanation information source fact anything nothing".split())
_SHOWN = _PROOF - {"basis"} | frozenset(
    "footage video photograph photo image imagery document intercept recording wreckage fragment debris transcript "
    "record email tape clip screenshot testimony finding receipt map dossier sample autopsy forensic wreck".split()
)
_PAPERS = frozenset("letter memo memorandum cable diary log passport contract order".split())
"""What is evidence where somebody lays it on a table."""
_RESULTS = frozenset("test report result picture call message analysis examination study data datum reading".split())
"""What is evidence where a word beside it says how it was come by: *forensic report*, *tests of soil*."""
_TESTED = frozenset(
    "forensic laboratory lab medical autopsy ballistic ballistics blood dna chemical satellite radar intercepted "
    "leaked seized captured classified declassified aerial thermal test soil".split()
)
_PIECES = frozenset(
    "copy piece part set series page stack pile dozen collection number excerpt shred scrap iota ounce bit jot".split()
)
_WITNESSES = frozenset("witness eyewitness survivor bystander resident villager relative neighbor neighbour".split())
_SEEING = frozenset("see watch hear witness describe recount recognize recognise testify".split())
_CALLING = frozenset("name interview identify list question".split())
_GIVING = frozenset(
    "produce offer provide give present cite show release publish disclose share supply submit display find see have "
    "furnish broadcast air post unveil reveal circulate distribute hand point adduce".split()
)
_LAYING = frozenset("lay table play brandish wave exhibit hold refer".split())
_SHOWING = (_GIVING - {"find", "see", "have", "give"}) | _LAYING
_BY_HAND = (_LAYING - {"refer", "hold"}) | {"display", "show", "produce", "present", "hand", "distribute"}
_DEPICTING = frozenset("show prove depict reveal capture confirm demonstrate indicate".split())
_GROUNDS = frozenset({"strength", "basis"})
_RESTING = frozenset({"rest", "draw", "rely", "base"})
_HANDING = frozenset("produce offer provide supply furnish present".split())
_ASIDES = frozenset({"though", "although", "while", "but"})
_CLAIMS = frozenset(
    "claim accusation allegation charge assertion contention statement account version complaint suggestion it this "
    "that".split()
)
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
    backs: bool = False  # `that supported the charge`: of the last claim, whoever made it
    noun: Token | None = None  # what is shown
    within: bool = False  # `a video shows X, he said`: it stands in what is said of it
    own: bool = False  # `a report that rests on interviews says`: of what the verb itself says
    aside: Stretch | None = None  # `but has shown no proof`: the author's, where the parser hung it within what is said


_OF_EVIDENCE = _PROOF | _SHOWN | _SUPPORT | _PAPERS | _RESULTS | _WITNESSES | {"interview"}


def evidence_in(sentence: Sentence) -> Iterator[Shown]:
    """Where a sentence says that evidence was shown, or that none was."""
    for noun in sentence.tokens:
        if noun.lemma in _OF_EVIDENCE:
            found = _depicting(sentence, noun) or _grounds(sentence, noun) or _shown(sentence, noun)
            if found is not None:
                yield found


def is_evidence(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is of what proves something: a record of it, or a report that a word beside it calls a test."""
    if noun.lemma in _SHOWN:
        return True
    if noun.lemma not in _RESULTS:
        return False
    beside = [w.lower for w in sentence.children(noun) if w.dep in ("amod", "compound", "nmod")]
    return any(word in _TESTED for word in beside)


def _is_called(sentence: Sentence, noun: Token) -> bool:
    """Witnesses of whom it is said who or how many they are."""
    if noun.lemma not in _WITNESSES:
        return False
    told = any(w.dep in ("nummod", "appos") or w.lower in ("including", "among") for w in sentence.children(noun))
    return told or (noun.tag in ("NN", "NNS") and child(sentence, noun, "relcl") is not None)


def _depicting(sentence: Sentence, noun: Token) -> Shown | None:
    """`A video shows X` and `witnesses including Y saw X`, where somebody says so."""
    verb = sentence.head(noun)
    if verb is None or noun.dep != "nsubj" or verb.dep not in ("ccomp", "ROOT"):
        return None
    told = next((w for w in children(sentence, verb, "ccomp", "dobj", "xcomp", "prep") if w.i > verb.i), None)
    if told is None or child(sentence, verb, "neg") is not None:
        return None
    phrase = range(noun.first, min(noun.last, verb.i - 1) + 1)
    giver: Token | None = None
    if verb.lemma in _SEEING and any(w.lower in ("including", "among") for w in sentence.children(noun)):
        pass
    elif verb.lemma in _DEPICTING and is_evidence(sentence, noun):
        given = next((w for w in children(sentence, noun, "acl") if w.lemma in _GIVING), None)
        giver = by_agent(sentence, given) if given is not None else child(sentence, noun, "poss")
    else:
        return None
    span = stretch(sentence, phrase[0], phrase[-1])
    return Shown("offered", sentence, verb, giver, False, span, (), within=True)


def _grounds(sentence: Sentence, noun: Token) -> Shown | None:
    """`On the strength of a forensic report, X accused`, `based on satellite images`."""
    of = sentence.head(noun)
    ground = sentence.head(of) if of is not None and noun.dep == "pobj" else None
    if of is None or ground is None or not (is_evidence(sentence, noun) or noun.lemma in _PAPERS | {"interview"}):
        return None
    resting = ground.dep == "relcl" and ground.lemma in _RESTING and of.lower in ("on", "upon")
    if not resting and not (
        (ground.lemma in _GROUNDS and of.lower == "of") or (ground.lower == "based" and of.lower in ("on", "upon"))
    ):
        return None
    verb = _verb_above(sentence, ground)
    if verb is None:
        return None
    span = stretch(sentence, of.i if resting else min(ground.first, of.i), max(noun.i, noun.last))
    return Shown("offered", sentence, verb, subject(sentence, verb), False, span, (), own=resting)


def evidence_as_source(sentence: Sentence, noun: Token, phrase: Source) -> Shown | None:
    """`Footage released by the army showed`: the evidence itself is what says it."""
    if noun.lemma not in _SHOWN:
        return None
    giver = next((w for w in children(sentence, noun, "acl") if w.lemma in _GIVING | {"obtain", "take", "film"}), None)
    by = by_agent(sentence, giver) if giver is not None else None
    span = stretch(sentence, phrase.first, phrase.last)
    return Shown("offered", sentence, noun, by, False, span, ())


def _carrier(sentence: Sentence, noun: Token) -> Token:
    """The word that carries a noun in its clause: *copies* of `copies of the letters`."""
    of = sentence.head(noun)
    above = sentence.head(of) if of is not None and noun.dep == "pobj" and of.lower == "of" else None
    return above if above is not None and above.lemma in _PIECES else noun


def _shown(sentence: Sentence, noun: Token) -> Shown | None:
    held = _carrier(sentence, noun)
    head = sentence.head(held)
    if head is None:
        return None
    if noun.dep == "pobj" and head.lower == "without" and noun.lemma in _PROOF:
        verb = _verb_above(sentence, head)
        if verb is None:
            return None
        by = subject(sentence, verb)
        span = stretch(sentence, head.i, noun.i)
        return Shown("none", sentence, verb, by, False, span, _about(sentence, noun), without=True)
    above = sentence.head(head)
    if held.dep == "pobj" and head.lower == "to" and above is not None and above.lemma in ("point", "refer"):
        head = above
    if noun.dep == "attr" and head.lemma == "be" and child(sentence, head, "expl") is not None:
        return (
            _made("none", sentence, head, noun, head.i, None)
            if _denied(sentence, head, noun) and noun.lemma in _PROOF
            else None
        )
    called = head.lemma in _CALLING and _is_called(sentence, noun)
    known = head.lemma in _GIVING or head.lemma in _LAYING or called
    if not is_verb(head) or not known or held.dep not in ("dobj", "nsubjpass", "pobj"):
        return None
    above = sentence.head(head)
    without = head.dep == "pcomp" and above is not None and above.lower == "without"
    top = _top(sentence, head)
    said = joined_above(sentence, top)
    if said is not None:
        by = subject(sentence, said)
    else:
        by = by_agent(sentence, top) if is_passive(sentence, top) else subject(sentence, top)
        helper = child(sentence, top, "aux") if by is None else None
        by = by if helper is None else child(sentence, helper, "nsubj")  # "It has, for its part, shown none"
    yet = top.lemma in ("have", "be") and any(word.lower == "yet" for word in sentence.children(top))
    shirked = top is not head and (top.lemma in _NOT_DOING or yet)
    if without or shirked or _denied(sentence, head, held) or (top is not head and _denied(sentence, top, noun)):
        pictured = (
            noun.lemma in _SHOWN and head.lemma in _HANDING and _about(sentence, noun)
        )  # "no footage of the raid"
        if noun.lemma not in _PROOF and not pictured and not _backs(sentence, noun):
            return None
        first = above.i if above is not None and without else group_start(sentence, top)
        nobody = by is not None and _is_nobody(sentence, by) and not _are_two(sentence, by)
        found = _made("none", sentence, head, noun, min(first, noun.first), by, nobody)
        return replace(found, without=without, aside=_aside(sentence, top))
    unreal = any(word.tag in ("MD", "TO") for word in sentence.children(head))
    if unreal or not (called or _is_laid(sentence, head, noun)):
        return None
    found = _made("offered", sentence, head, noun, group_start(sentence, head), by)
    return replace(found, backs=not found.content and _backs_a_claim(sentence, noun), noun=held)


def _is_laid(sentence: Sentence, verb: Token, noun: Token) -> bool:
    """Whether a verb shows evidence: `released footage`, `laid letters before`, `held up fragments`."""
    if verb.lemma == "hold" and all(word.lower != "up" for word in children(sentence, verb, "prt")):
        return False
    if verb.lemma == "lay" and child(sentence, verb, "prt") is not None:
        return False  # "laid out", "laid down"
    if noun.lemma in _PAPERS:
        return verb.lemma in _BY_HAND or verb.lemma == "hold"
    return verb.lemma in _SHOWING and is_evidence(sentence, noun)


def _backs_a_claim(sentence: Sentence, noun: Token) -> bool:
    """`photographs that supported the charge`."""
    for word in children(sentence, noun, "relcl", "acl"):
        target = child(sentence, word, "dobj")
        if word.lemma in _BACKING - _LINKING and target is not None and target.lemma in _CLAIMS:
            return child(sentence, target, "acl", "ccomp", "relcl") is None
    return False


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
    held = _carrier(sentence, noun)  # "a shred of evidence that"
    candidates = [w for word in dict.fromkeys((noun, held)) for w in children(sentence, word, "acl", "relcl", "ccomp")]
    if above is not None and is_verb(above):
        candidates += [word for word in children(sentence, above, "ccomp", "advcl", "xcomp") if word.i > noun.i]
    for word in candidates:
        mark = child(sentence, word, "mark")
        own = child(sentence, word, "nsubj", "nsubjpass")
        if mark is not None and mark.lower == "that" and own is not None:
            return tuple(runs(sentence, whole(sentence, word) - {mark.i}))
        target = child(sentence, word, "dobj")
        bare = word.i and sentence.tokens[word.i - 1].tag in ("TO", "WDT")
        if word.lemma in _BACKING - _LINKING and bare and target is not None:
            return _supported(sentence, target)
        if word.dep != "advcl" or word.lemma in _BACKING:
            return tuple(runs(sentence, range(word.i, word.last + 1)))
    for name in ("of", "for"):
        for word in governed_by(sentence, noun, name):
            return _supported(sentence, word)
    return ()


def _aside(sentence: Sentence, verb: Token) -> Stretch | None:
    """`but has shown no proof`, `though he has shown none`, `for which he gave none`: the author's word on a claim."""
    own = child(sentence, verb, "nsubj", "nsubjpass")
    mark = next((m for m in children(sentence, verb, "mark") if own is None or m.i == own.first - 1), None)
    first = None
    if verb.dep == "conj" and own is None and sentence.tokens[verb.first - 1].lower in _ASIDES:
        first = verb.first - 1
    elif verb.dep in ("advcl", "ccomp") and mark is not None and mark.lower in _ASIDES:
        first = mark.i
    elif verb.dep == "relcl" and [t.lower for t in sentence.tokens[verb.first : verb.first + 2]] == ["for", "which"]:
        first = verb.first
    return stretch(sentence, first, verb.last) if first is not None else None


def _supported(sentence: Sentence, target: Token) -> tuple[Stretch, ...]:
    """`to support the claim that X`: X; `to support the claim`: nothing new."""
    clause = child(sentence, target, "acl", "ccomp", "relcl") or _that_clause_below(sentence, target)
    if clause is not None:
        opening = sentence.tokens[clause.first]
        return tuple(runs(sentence, whole(sentence, clause) - ({opening.i} if opening.lower == "that" else set())))
    if target.lemma in _CLAIMS:
        return ()
    return tuple(runs(sentence, whole(sentence, target)))


def _that_clause_below(sentence: Sentence, target: Token) -> Token | None:
    """What is claimed, hung on who claims it: *an assertion by the army last week that X*."""
    if target.lemma not in _CLAIMS:
        return None
    for word in sentence.subtree(target):
        opening = sentence.tokens[word.first]
        if (
            word.dep in ("acl", "relcl", "ccomp")
            and opening.lower == "that"
            and child(sentence, word, "nsubj") is not opening
        ):
            return word
    return None


def _backs(sentence: Sentence, noun: Token) -> bool:
    above = sentence.head(noun)
    around = children(sentence, noun, "acl", "relcl") + (children(sentence, above, "advcl", "xcomp") if above else [])
    return any(word.lemma in _BACKING for word in around)


def _denied(sentence: Sentence, verb: Token, noun: Token) -> bool:
    if noun.lower == "nothing" or any(word.lower == "no" and word.dep == "det" for word in sentence.children(noun)):
        return True
    if any(word.dep == "neg" for word in sentence.children(verb)):
        return True
    own = child(sentence, verb, "nsubj")
    return own is not None and _is_nobody(sentence, own)


def _are_two(sentence: Sentence, token: Token) -> bool:
    """*Neither he nor his aides*: two who have not."""
    return any(word.lower == "nor" for word in sentence.subtree(token))


def _is_nobody(sentence: Sentence, token: Token) -> bool:
    return token.lower in _NOBODY or any(
        w.lower in ("no", "neither") and w.i < token.i for w in sentence.children(token)
    )


def _verb_above(sentence: Sentence, token: Token) -> Token | None:
    return next((word for word in sentence.ancestors(token) if is_verb(word)), None)
