"""Modes: which manner of an event type the words beside its cue tell."""

from __future__ import annotations

from collections.abc import Iterator

from comity.reading.codebook import Codebook, ModeCue
from comity.reading.grammar import clause, conjuncts, governed_by, is_verb, objects, subject
from comity.reading.sentences import Sentence, Token


def mode_of(sentence: Sentence, token: Token, event_type: str, book: Codebook) -> str | None:
    """The mode of the deed that `token` tells: by the word itself, then by its modifiers, its object, its clause."""
    for where, words in _places(sentence, token):
        fitting = [
            cue
            for word in words
            for cue in _cues_over(sentence, word, book)
            if cue.type == event_type and cue.where in ("any", where)
        ]
        if fitting:
            return str(max(fitting, key=lambda cue: (len(cue.cue), cue.where != "any", cue.mode)).mode)
    return None


def _places(sentence: Sentence, token: Token) -> Iterator[tuple[str, list[Token]]]:
    yield "any", [token]
    yield "mod", [word for word in sentence.children(token) if word.dep in ("compound", "amod", "nmod")]
    if is_verb(token):
        yield "obj", [w for found in objects(sentence, token) for w in conjuncts(sentence, found)]
        agent = subject(sentence, token)
        yield "subj", [agent] if agent is not None else []
    yield "with", governed_by(sentence, token, "with", "by", "using", "from", "in")
    verb = clause(sentence, token)
    if token.i == verb.i:
        yield "any", [word for word in sentence.children(token) if word.dep not in ("ccomp", "advcl", "conj")]


def _cues_over(sentence: Sentence, word: Token, book: Codebook) -> Iterator[ModeCue]:
    """The cues that stand in the sentence with this word as one of theirs."""
    for start in range(max(0, word.i - 2), word.i + 1):
        first = sentence.tokens[start]
        for cue in {*book.modes.get(first.lemma, ()), *book.modes.get(first.lower, ())}:
            words = sentence.tokens[start : start + len(cue.cue)]
            covers = start + len(cue.cue) > word.i and len(words) == len(cue.cue)
            if covers and all(part in (w.lemma, w.lower) for part, w in zip(cue.cue, words, strict=True)):
                yield cue
