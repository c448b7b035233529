"""Chains: from whom a sentence speaks of to who holds something about them, and what the words between make of it.

Two words against make one for (*opposed the repeal of the law*). What somebody does or is told to be is judged as it is
named (*welcomed their courage*), and a word against it is against them whatever it is (*condemned their failure*). A
clause of somebody else's deed ends the chain: *said that Iran attacked Turkey* tells nothing of Turkey.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

from comity.reading.attitudes.tones import Tone
from comity.reading.grammar import children, conjuncts, governed_by, is_noun, is_verb, objects, subject
from comity.reading.sentences import Sentence, Token

_OWNING = ("poss", "amod", "nmod", "compound")
_NAMING = frozenset({"poss", "amod", "nmod", "compound", "appos"})
_REACH = 3  # words from a name to the noun that it stands before
_PREDICATES = frozenset({"attr", "acomp", "oprd", "appos"})
_WOUND = 0.5  # what a chain of more words than two, or of two against, is worth: the parse often errs in one of them
CALLING = frozenset(
    "call describe brand label dub deem consider regard see view term portray depict characterize characterise cast "
    "paint denounce hail".split()
)
"""Verbs that say of their object what it is."""
RECEIVING = frozenset("face draw win get receive earn attract suffer meet come".split())
"""Verbs whose subject gets what their object tells: *drew criticism from*."""
_SPEAKERS = frozenset({"i", "we"})
_OBJECTS = frozenset({"dobj", "oprd", "nsubjpass", "nsubj"})
_AIMING = frozenset({"prep", "dative"})
_GIVING = frozenset({"from", "by"})
"""Words before who gives it: *drew criticism from*."""
_APART = frozenset({"ccomp", "advcl", "parataxis", "conj", "ROOT"})
_BESIDE = frozenset(
    "in at near during since after before until inside outside over amid amidst despite between while".split()
)
"""Words of place, time and matter: *taken in Kabul*, *a quarrel over Kabul* are not done to Kabul."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The tokens that name a holder and a target, and those of what the holder is told to say."""

    holder: frozenset[int]
    target: frozenset[int]
    said: frozenset[int]


@dataclass(frozen=True, slots=True)
class Chain:
    """The words that pull between a target and its holder, the nearest to the target first, and their pull together."""

    words: tuple[int, ...]
    weight: float
    done: bool
    """Whether it is of what the target does or is."""


@dataclass(frozen=True, slots=True)
class _Link:
    """A word of a chain and its factor; `own` where it tells what the target does or is."""

    word: int
    weight: float
    own: bool = False


def chains(sentence: Sentence, pair: Pair, tones: Mapping[int, Tone]) -> list[Chain]:
    """The chains of a sentence, each set of words once."""
    found = [_chain(sentence, sentence.tokens[i], pair, tones) for i in sorted(pair.target - pair.holder)]
    return list({chain.words: chain for chain in found if chain is not None}.values())


def named_by(sentence: Sentence, named: frozenset[int], tones: Mapping[int, Tone]) -> frozenset[int]:
    """The words that speak of somebody with those that name them: *Iran's army*, *the Kansas coach, Bill Self*.

    Not who is against them: *Iran's critics*.
    """
    found = set(named)
    for i in named:
        at = sentence.tokens[i]
        for _ in range(_REACH):
            head = sentence.head(at)
            if head is None or at.dep not in _NAMING or not is_noun(head) or head.i in tones:
                break
            found.add(head.i)
            at = head
    return frozenset(found | {word.i for i in found for word in children(sentence, sentence.tokens[i], "appos")})


def named_as(sentence: Sentence, verb: Token, target: Token) -> list[Token]:
    """The words for what somebody is called: *called Iran a menace*, *described it as a menace*."""
    return [
        *(word for word in children(sentence, verb, "oprd", "dobj", "ccomp") if word.i != target.i),
        *governed_by(sentence, verb, "as"),
    ]


def judging(sentence: Sentence, words: list[Token], tones: Mapping[int, Tone]) -> Token | None:
    """The first of the words that judges, or of those that describe them."""
    near = [inner for word in words for inner in (word, *children(sentence, word, "amod"))]
    return next((word for word in near if word.i in tones and tones[word.i].judging), None)


def owners(sentence: Sentence, token: Token, tones: Mapping[int, Tone]) -> set[int]:
    """The heads of those whose deed, attitude or quality a word tells: *had doubts*, not *criticized the failure*."""
    found: list[Token] = []
    if is_verb(token) and token.i in tones and tones[token.i].felt:
        found = objects(sentence, token)
    elif is_verb(token):
        doer = subject(sentence, token)
        found = [doer] if doer is not None else []
    else:
        quality = token.i in tones and tones[token.i].judging
        of = ("by", "from", "among", "of") if quality else ("by", "from", "among")
        found = [*children(sentence, token, *_OWNING, "nsubj"), *governed_by(sentence, token, *of)]
        head = sentence.head(token)
        light = token.dep == "dobj" and head is not None and head.i not in tones
        if head is not None and is_verb(head) and (light or token.dep in _PREDICATES):
            named = objects(sentence, head) if token.dep == "oprd" else []
            doer = subject(sentence, head)
            found += named or ([doer] if doer is not None else [])
        elif head is not None and token.dep in ("amod", "appos"):
            found.append(head)
    return {member.i for word in found for member in conjuncts(sentence, word)}


def _chain(sentence: Sentence, target: Token, pair: Pair, tones: Mapping[int, Tone]) -> Chain | None:
    at, links = target, list[_Link]()
    while at.head != at.i:
        node = sentence.tokens[at.head]
        if (
            at.dep == "prep"
            and at.lower in _BESIDE
            and not (at.lower == "in" and node.i in tones and tones[node.i].inner)
        ):
            return None
        if node.i in pair.holder:
            tone = tones.get(node.i)
            return _made([*links, _Link(node.i, tone.here)] if tone is not None else links)
        if at.dep != "conj":
            of = owners(sentence, node, tones) if is_verb(node) or is_noun(node) or node.i in tones else set()
            if (got := _received(sentence, node, at, pair, tones)) is not None:
                return _made([*links, _Link(got, tones[got].here)])
            link = _link(sentence, at, node, tones, bool(links), target.i in of) or _lent(sentence, at, node, tones)
            links += [link] if link is not None else []
            held = bool(of & pair.holder) or (node.i in pair.said and _is_spoken(sentence, node))
            if held and not _is_bare(sentence, node):
                return _made(links)
            if _is_apart(sentence, node) and target.i not in of:
                return None
        at = node
    return None


def _link(
    sentence: Sentence, at: Token, node: Token, tones: Mapping[int, Tone], linked: bool, own: bool
) -> _Link | None:
    """What one step up the parse adds: `linked` where words were found below, `own` where it is the target's doing."""
    tone = tones.get(node.i)
    if node.lemma in CALLING and at.dep in _OBJECTS:
        called = judging(sentence, named_as(sentence, node, at), tones)
        if called is not None:
            return _Link(called.i, tones[called.i].here)
    if tone is None or tone.scope == "named":
        return None
    if at.dep == "xcomp" and is_verb(at) and linked:
        return _Link(node.i, _turn(tones.get(at.i), tone))
    if own:
        return _Link(node.i, tone.here, own=True) if tone.scope == "any" else None
    return _Link(node.i, 1.0 if _is_one_deed(at, node, tone, tones.get(at.i)) else tone.here)


def _lent(sentence: Sentence, at: Token, verb: Token, tones: Mapping[int, Tone]) -> _Link | None:
    """What a verb's object says of whom a preposition of the verb names: *heaped scorn on*, *lent support to*."""
    if at.dep not in _AIMING or at.lower in _GIVING or not is_verb(verb):
        return None
    lent = next((word for word in children(sentence, verb, "dobj") if word.i in tones), None)
    if lent is None or tones[lent.i].scope != "any":
        return None
    return _Link(lent.i, tones[lent.i].here)


def _is_one_deed(at: Token, node: Token, tone: Tone, inner: Tone | None) -> bool:
    """Whether a verb and its object tell one deed: *filed a complaint*, *is critical*, not *accused of a raid*."""
    same = inner is not None and tone.deed and inner.deed and tone.here * inner.here > 0
    return inner is not None and (node.lemma == "be" or (same and at.dep == "dobj"))


def _received(sentence: Sentence, verb: Token, target: Token, pair: Pair, tones: Mapping[int, Tone]) -> int | None:
    """What somebody gets from the holder: *drew criticism from Iran*, *faces a fine by the court*."""
    if verb.lemma not in RECEIVING or target.dep != "nsubj":
        return None
    got = [*children(sentence, verb, "dobj"), *governed_by(sentence, verb, "under", "to", "with")]
    for word in got:
        givers = governed_by(sentence, word, "from", "by", "of") + governed_by(sentence, verb, "from", "by")
        if word.i in tones and any(giver.i in pair.holder for giver in givers):
            return word.i
    return None


def _turn(inner: Tone | None, outer: Tone) -> float:
    """What a verb makes of its infinitive: *refused to help* turns it, *promised to help* does not."""
    if inner is not None:
        return 1.0 if inner.here * inner.told > 0 else -1.0
    return -1.0 if outer.scope == "object" and outer.here < 0 else 1.0


def _is_bare(sentence: Sentence, node: Token) -> bool:
    """Whether a verb shares the subject of the verb above it: what stands over it bears on it."""
    return is_verb(node) and node.dep in ("xcomp", "pcomp") and not children(sentence, node, "nsubj", "nsubjpass")


def _made(links: list[_Link]) -> Chain | None:
    """Against what they do is against them; else it is as what they do."""
    if not links:
        return None
    own = next((link.weight for link in links if link.own), 0.0)
    above = [link.weight for link in links if not link.own]
    weight = prod(above) if above and (prod(above) < 0 or not own) else own
    sure = 1.0 if len(links) == 1 or (len(links) == 2 and weight < 0) else _WOUND
    return Chain(tuple(link.word for link in links), sure * weight, bool(own) and not (above and prod(above) * own > 0))


def _is_spoken(sentence: Sentence, node: Token) -> bool:
    doer = subject(sentence, node) if is_verb(node) else None
    return doer is not None and doer.lower in _SPEAKERS


def _is_apart(sentence: Sentence, node: Token) -> bool:
    """Whether a verb has a clause and a subject of its own."""
    return is_verb(node) and node.dep in _APART and subject(sentence, node) is not None and node.tag != "VB"
