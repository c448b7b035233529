"""What a proposer proposes, weighed: a proposal stands where the text and the codebook bear it out.

A word that the tables tell keeps their deed, and the proposal may name those whom they have not found. A word that
they do not tell becomes a deed in the making like any other. The rest is refused, and why is noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from comity.reading.codebook import Entry
from comity.reading.deeds.accidents import is_accident
from comity.reading.deeds.deed import Deed, Scope, ids_of, without
from comity.reading.deeds.modes import mode_of
from comity.reading.draft import Draft
from comity.reading.grammar import conjuncts, is_noun, objects
from comity.reading.proposals import Proposal
from comity.reading.sentences import Sentence, Token
from comity.reading.standing.status import standing
from comity.types import Argument

_PROPOSED = "proposed:"
_NOT_THERE = "it does not stand in the sentence"


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A proposal that stands, and its deed; `new` where no row of the codebook tells it."""

    deed: Deed
    proposal: Proposal
    new: bool


def proposer_of(entry: Entry | None) -> str | None:
    """The name of the proposer that an entry stands for; None for a row of the codebook."""
    return entry.id.removeprefix(_PROPOSED) if entry is not None and entry.id.startswith(_PROPOSED) else None


def take_up(scope: Scope, sentence: Sentence, found: dict[int, Deed]) -> tuple[dict[int, Deed], list[TakenUp]]:
    """The deeds of a sentence with those that were proposed, in order; and the proposals that stand."""
    if not scope.draft.proposals:
        return found, []
    deeds, taken = dict(found), list[TakenUp]()
    for proposal in _of_sentence(scope, sentence):
        token, why_not = _anchor(scope, sentence, proposal)
        if why_not:
            _refuse(scope, sentence, token, proposal, proposal.anchor, why_not)
            continue
        told = _told_already(deeds, sentence, token)
        if told is None:
            kind, book = scope.book.types[proposal.type], scope.book
            mode, status = mode_of(sentence, token, kind.name, book), standing(sentence, token, book)
            told = Deed(sentence, token, _entry(scope.draft, proposal, proposal.anchor), kind, mode, status)
            taken.append(TakenUp(told, proposal, new=True))
            deeds[token.i] = told
        else:
            taken.append(TakenUp(told, proposal, new=False))
    return dict(sorted(deeds.items())), taken


def seat(scope: Scope, taken: Sequence[TakenUp]) -> None:
    """Puts the parties that were proposed into the deeds that no row tells."""
    for one in taken:
        if one.new:
            actors, recipients = _named_as(scope, one, "actor"), _named_as(scope, one, "recipient")
            one.deed.actors = actors or one.deed.actors
            mutual = len(actors) > 1 and ids_of(actors) == ids_of(recipients)
            named = recipients or one.deed.recipients
            one.deed.named, one.deed.recipients = named, named if mutual else without(named, one.deed.actors)
            _see(scope, one)


def fill_in(scope: Scope, taken: Sequence[TakenUp], found: Mapping[int, Deed]) -> None:
    """Fills roles that are still empty in the deeds that rows tell."""
    for one in taken:
        deed = one.deed
        if one.new or found.get(deed.token.i) is not deed:
            continue
        deed.actors = deed.actors or without(_named_as(scope, one, "actor"), deed.recipients)
        deed.recipients = deed.recipients or without(_named_as(scope, one, "recipient"), deed.actors)
        _see(scope, one)


def _of_sentence(scope: Scope, sentence: Sentence) -> Iterator[Proposal]:
    """The proposals for a sentence; with the first one, those for sentences that there are not are refused."""
    sentences = scope.draft.sentences
    for proposal in scope.draft.proposals:
        if proposal.sentence == sentence.i:
            yield proposal
        elif sentence is sentences[0] and not any(proposal.sentence == one.i for one in sentences):
            why_not = f"the report has no sentence {proposal.sentence}"
            _refuse(scope, sentence, sentence.root, proposal, proposal.anchor, why_not)


def _anchor(scope: Scope, sentence: Sentence, proposal: Proposal) -> tuple[Token, str]:
    """The word that a proposal is anchored at, and why it is refused; empty where it is not."""
    places = list(_places(sentence, proposal.anchor))
    if proposal.at is not None:
        places = [words for words in places if words[0].start == proposal.at]
    else:
        places = places[proposal.nth - 1 :] if proposal.nth > 0 else []
    if not places:
        return sentence.root, _NOT_THERE
    token = _head(places[0])
    kind = scope.book.types.get(proposal.type)
    if kind is None:
        return token, f"`{proposal.type}` is no type of the codebook"
    if not (is_noun(token) or token.pos in ("VERB", "ADJ")):
        return token, "it is no noun, verb or adjective"
    if _is_in_name(scope, sentence, token):
        return token, "a part of a name"
    if kind.like == "ASSAULT" and is_accident(scope, sentence, token):
        return token, "an accident, which nobody did"
    return token, ""


def _is_in_name(scope: Scope, sentence: Sentence, token: Token) -> bool:
    named = scope.arguments.named_at(sentence, token)
    if named is not None and (named.form != "nominal" or named.head == token.i):
        return True
    places = [one for one in scope.draft.located if one.sentence == sentence.i]
    return any(one.first <= token.i <= one.last for one in places)


def _told_already(found: Mapping[int, Deed], sentence: Sentence, token: Token) -> Deed | None:
    """The deed that a word already tells: by itself, as its light verb, or as one of the words that its row names."""
    if token.i in found:
        return found[token.i]
    return next(
        (deed for deed in found.values() if token in deed.words or _is_named_by_row(deed, sentence, token)), None
    )


def _is_named_by_row(deed: Deed, sentence: Sentence, token: Token) -> bool:
    entry = deed.entry
    if deed.by_verb and entry.objects and entry.deed is None:  # "lift sanctions"
        direct = [word.i for found in objects(sentence, deed.token) for word in conjuncts(sentence, found)]
        if token.i in direct:
            return True
    fixed = entry.cue[1:] if deed.by_verb else entry.cue[:-1]
    return token.lemma in fixed and token in sentence.subtree(deed.token)


def _named_as(scope: Scope, one: TakenUp, role: Literal["actor", "recipient"]) -> list[Argument]:
    """Whom the words proposed for a role name, each once; words that name nobody are refused."""
    sentence, token = one.deed.sentence, one.deed.token
    found: dict[str, Argument] = {}
    for words in one.proposal.actors if role == "actor" else one.proposal.recipients:
        places = sorted(_places(sentence, words), key=lambda place: abs(_head(place).i - token.i))
        named = next(filter(None, (_whom(scope, sentence, place) for place in places)), [])
        if not named:
            what = "names nobody who acts" if places else "does not stand in the sentence"
            why_not = f"as {role} of `{token.text}` it {what}; the deed stays without it"
            _refuse(scope, sentence, token, one.proposal, words, why_not)
        for argument in named:
            found.setdefault(argument.actor, argument)
    return list(found.values())


def _whom(scope: Scope, sentence: Sentence, place: Sequence[Token]) -> list[Argument]:
    """Whom words name: nobody joined to them outside them, but whoever a pronoun or an office stands for."""
    head = _head(place)
    named = scope.arguments.of_words(sentence, [head])
    within = [one for one in named if one.span.start < place[-1].end and place[0].start < one.span.end]
    return within or (named[:1] if conjuncts(sentence, head) == [head] else [])


def _places(sentence: Sentence, words: str) -> Iterator[tuple[Token, ...]]:
    """Where words stand in a sentence, in order: whole words, as they are written, with any space between them."""
    starts = {token.start - sentence.span.start: token.i for token in sentence.tokens}
    ends = {token.end - sentence.span.start: token.i for token in sentence.tokens}
    pattern = r"\s+".join(map(re.escape, words.split()))
    for match in re.finditer(pattern, sentence.span.text) if pattern else ():
        if match.start() in starts and match.end() in ends:
            yield sentence.tokens[starts[match.start()] : ends[match.end()] + 1]


def _head(words: Sequence[Token]) -> Token:
    """The word that carries the others in the parse."""
    first, last = words[0].i, words[-1].i
    return next(word for word in words if word.head == word.i or not first <= word.head <= last)


def _entry(draft: Draft, proposal: Proposal, words: str) -> Entry:
    name = draft.proposer.name if draft.proposer is not None else "nobody"
    return Entry(id=f"{_PROPOSED}{name}", cue=(words,), type=proposal.type, mode=None, actor=(), recipient=())


def _refuse(scope: Scope, sentence: Sentence, token: Token, proposal: Proposal, words: str, why_not: str) -> None:
    scope.give_up(sentence, token, why_not, _entry(scope.draft, proposal, words))


def _see(scope: Scope, one: TakenUp) -> None:
    name = proposer_of(_entry(scope.draft, one.proposal, one.proposal.anchor))
    scope.see(f"what {name} proposed", [one.deed])
