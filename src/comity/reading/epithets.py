"""Epithets: what somebody calls somebody, or says that they are: *called Iran a menace*, *"Turkey is a great friend"*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from comity.reading.arguments import Arguments
from comity.reading.draft import Draft
from comity.reading.grammar import child, children, governed_by, subject
from comity.reading.sentences import Sentence, Token
from comity.reading.tones import Tone, is_denied, tones_of
from comity.types import Argument, Attribution

CALLING = frozenset(
    "call describe brand label dub deem consider regard see view term portray denounce depict characterize characterise "
    "cast paint condemn dismiss hail praise declare".split()
)
"""Verbs that say of their object what it is."""
_CALLED = ("oprd", "dobj", "ccomp")
_PREDICATES = ("attr", "acomp")
_THINGS = frozenset({"it", "this", "that", "they", "these", "those", "which", "what"})
_SUPPOSING = frozenset({"if", "whether", "unless", "how", "why", "whenever"})


@dataclass(frozen=True, slots=True)
class Epithet:
    """A word that judges somebody, in whose mouth it is, and whether it is for them."""

    holder: Argument
    target: Argument
    sentence: Sentence
    token: Token
    favourable: bool


def epithets(draft: Draft, arguments: Arguments) -> Iterator[Epithet]:
    """The epithets of an article, in the order of its sentences."""
    for sentence in draft.sentences:
        verbs = [token for token in sentence.tokens if token.lemma in CALLING or token.lemma == "be"]
        if verbs:
            tones = tones_of(sentence, draft.knowledge.codebook)
            for verb in verbs if tones else ():
                found = _said if verb.lemma == "be" else _called
                yield from found(draft, sentence, verb, tones, arguments)


def named_as(sentence: Sentence, verb: Token, target: Token, tones: Mapping[int, Tone]) -> Token | None:
    """The word that judges among those for what the object of a verb is called."""
    words = [word for word in children(sentence, verb, *_CALLED) if word.i != target.i]
    return _judging(sentence, words + governed_by(sentence, verb, "as"), tones)


def _called(
    draft: Draft, sentence: Sentence, verb: Token, tones: Mapping[int, Tone], arguments: Arguments
) -> Iterator[Epithet]:
    called = child(sentence, verb, "nsubjpass") or child(sentence, verb, "dobj") or child(sentence, verb, "oprd")
    doer = subject(sentence, verb)
    if called is None or doer is None or called.lower in _THINGS or (word := named_as(sentence, verb, called, tones)) is None:
        return
    favourable = (tones[word.i].here > 0) != is_denied(sentence, verb)
    for holder in arguments.of_words(sentence, [doer]):
        for target in arguments.of_words(sentence, [called]):
            if holder.actor != target.actor:
                yield Epithet(holder, target, sentence, word, favourable)


def _said(
    draft: Draft, sentence: Sentence, verb: Token, tones: Mapping[int, Tone], arguments: Arguments
) -> Iterator[Epithet]:
    doer = child(sentence, verb, "nsubj")
    word = _judging(sentence, children(sentence, verb, *_PREDICATES), tones)
    if doer is None or word is None or doer.lower in _THINGS or _is_supposed(sentence, verb):
        return
    named = arguments.named_at(sentence, doer)
    speech = _innermost(draft, sentence, word)
    if named is None or named.form == "nominal" or speech is None or speech.source is None:
        return
    if speech.source_span is not None and speech.act == "assert" and speech.source != named.actor:
        holder, target = Argument(speech.source, speech.source_span), Argument(named.actor, named.span)
        yield Epithet(holder, target, sentence, word, tones[word.i].here > 0)


def _judging(sentence: Sentence, words: list[Token], tones: Mapping[int, Tone]) -> Token | None:
    """The first word that judges, or the first that judges one of them."""
    near = [inner for word in words for inner in (word, *children(sentence, word, "amod"))]
    return next((word for word in near if word.i in tones and _judges(tones[word.i])), None)


def _judges(tone: Tone) -> bool:
    return tone.judging


def _is_supposed(sentence: Sentence, verb: Token) -> bool:
    """*If Iran were*, *may be*, *is Iran ...?*: nobody says that it is."""
    words = list(sentence.children(verb))
    marked = any(word.dep in ("mark", "advmod") and word.lower in _SUPPOSING for word in words)
    return marked or any(word.tag == "MD" for word in words) or sentence.tokens[-1].text == "?"


def _innermost(draft: Draft, sentence: Sentence, token: Token) -> Attribution | None:
    here = sentence.cut(token.i, token.i)
    around = [
        (content.end - content.start, i)
        for i, spoken in enumerate(draft.attributions)
        for content in spoken.content
        if content.holds(here)
    ]
    return draft.attributions[min(around)[1]] if around else None
