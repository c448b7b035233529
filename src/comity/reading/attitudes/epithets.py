"""Epithets: what somebody calls somebody, or says that they are: *called Iran a menace*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.reading.attitudes.chains import CALLING, judging, named_as
from comity.reading.attitudes.tones import is_denied, tones_of
from comity.reading.covering import Covering, covering_content
from comity.reading.cues import noun_entry
from comity.reading.draft import Draft
from comity.reading.grammar import child, children, governed_by, subject
from comity.reading.parties.arguments import Arguments
from comity.reading.sentences import Sentence, Token
from comity.types import Argument, Attribution

_PREDICATES = ("attr", "acomp")
_THINGS = frozenset({"it", "this", "that", "they", "these", "those", "which", "what"})
_SUPPOSING = frozenset({"if", "whether", "unless", "how", "why", "whenever"})


_Candidate = tuple[Argument, Argument, list[Token]]
"""A holder, a target, and the words for what the target is said to be, which may judge or not."""


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
    spoken = covering_content(draft.attributions)
    for sentence in draft.sentences:
        found: list[_Candidate] = []
        for verb in sentence.tokens:
            if verb.lemma == "be":
                found += _said(spoken, sentence, verb, arguments)
            elif verb.lemma in CALLING:
                found += _called(draft, sentence, verb, arguments)
        tones = tones_of(sentence, draft.knowledge.codebook) if found else {}
        for holder, target, words in found:
            word = judging(sentence, words, tones)
            if word is not None and holder.actor != target.actor:
                yield Epithet(holder, target, sentence, word, tones[word.i].here > 0)


def _called(draft: Draft, sentence: Sentence, verb: Token, arguments: Arguments) -> Iterator[_Candidate]:
    called = child(sentence, verb, "nsubjpass") or child(sentence, verb, "dobj") or child(sentence, verb, "oprd")
    doer = subject(sentence, verb)
    if called is None or doer is None or called.lower in _THINGS or is_denied(sentence, verb):
        return
    if any(mark.lower in ("whether", "if") for mark in children(sentence, verb, "mark")):
        return
    if words := named_as(sentence, verb, called):
        for holder in arguments.of_words(sentence, [doer]):
            for target in arguments.of_words(sentence, _doers(draft, sentence, called)):
                yield holder, target, words


def _doers(draft: Draft, sentence: Sentence, called: Token) -> list[Token]:
    """Of a deed that is called something, who does it: *Iran's attack*, not *the invasion of Iraq*."""
    if noun_entry(sentence, called, draft.knowledge.codebook) is None:
        return [called]
    return [*children(sentence, called, "poss", "amod"), *governed_by(sentence, called, "by")]


def _said(spoken: Covering[Attribution], sentence: Sentence, verb: Token, arguments: Arguments) -> Iterator[_Candidate]:
    doer, words = child(sentence, verb, "nsubj"), children(sentence, verb, *_PREDICATES)
    if doer is None or not words or doer.lower in _THINGS or _is_supposed(sentence, verb):
        return
    named = arguments.named_at(sentence, doer)
    speech = _innermost(spoken, sentence, words[0]) if named is not None and named.form != "nominal" else None
    if named is None or speech is None or speech.source is None or speech.source_span is None:
        return
    if speech.act == "assert" and not _is_disbelieved(sentence, speech):
        yield Argument(speech.source, speech.source_span), Argument(named.actor, named.span), words


def _is_disbelieved(sentence: Sentence, speech: Attribution) -> bool:
    """*Did not say that Iran was*."""
    cues = [token for token in sentence.tokens if speech.cue.start <= token.start < speech.cue.end]
    return any(is_denied(sentence, token) for token in cues)


def _is_supposed(sentence: Sentence, verb: Token) -> bool:
    """*If Iran were*, *may be*, *is Iran ...?*: nobody says that it is."""
    words = list(sentence.children(verb))
    marked = any(word.dep in ("mark", "advmod") and word.lower in _SUPPOSING for word in words)
    return marked or any(word.tag == "MD" for word in words) or sentence.tokens[-1].text == "?"


def _innermost(spoken: Covering[Attribution], sentence: Sentence, token: Token) -> Attribution | None:
    here = sentence.cut(token.i, token.i)
    around = [
        (content.end - content.start, one)
        for one in spoken.near(here.start)
        for content in one.content
        if content.holds(here)
    ]
    return min(around, key=lambda found: found[0])[1] if around else None
