"""Stances: who is for or against whom, as a report's words say it: *resent*, *siding with*, *anti-Iranian*."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from comity.keys import content_key
from comity.reading.attitudes.chains import RECEIVING
from comity.reading.attitudes.epithets import epithets
from comity.reading.codebook import Codebook, Leaning
from comity.reading.cues import has_words
from comity.reading.dating.moments import Moments
from comity.reading.draft import Draft, names_in
from comity.reading.grammar import child, children, governed_by, is_noun, is_verb, preposition_over, subject
from comity.reading.parties.arguments import Arguments
from comity.reading.sentences import Sentence, Token
from comity.reading.standing.status import standing
from comity.reading.voices import Voices
from comity.types import Argument, EventMention, Polarity, Span, Stance, Status

_EXPRESSED: dict[str, Polarity] = {"ACCUSE": "negative", "SUPPORT": "positive"}
_HARMFUL = ("ASSAULT", "COERCE")
_OWN_DOING = frozenset("ruling warning finding meeting dealing offering meddling fighting thinking bidding".split())
"""Gerunds whose *of* names who does it: *the ruling of a court*."""
_GIVING_UP = frozenset("lose withdraw drop renounce abandon revoke repudiate forfeit disavow".split())
_OPPOSITE: dict[Polarity, Polarity] = {"positive": "negative", "negative": "positive"}


@dataclass(frozen=True, slots=True)
class _Held:
    """A stance as its words give it."""

    holder: str
    target: str
    polarity: Polarity
    basis: Span
    sentence: Sentence
    token: Token
    status: Status


def find_stances(draft: Draft) -> Draft:
    """Adds the stances that words of attitude express, what somebody calls somebody, and those that verbal deeds do."""
    arguments = Arguments(draft)
    book = draft.knowledge.codebook
    held: dict[tuple[str, str, str], Stance] = {}
    moments, voices = Moments(draft), Voices(draft)
    suffering = _suffering(draft)
    for sentence in draft.sentences:
        leanings = (one for one in _leanings(sentence, arguments, book) if (one.target, one.basis.end) not in suffering)
        for found in (*leanings, *_prefixed(draft, sentence, arguments, book)):
            stance = _stance(draft, found, moments, voices, arguments)
            held.setdefault((stance.holder, stance.target, stance.polarity + str(found.basis.start)), stance)
    called = [_stance(draft, found, moments, voices, arguments) for found in _called(draft, arguments)]
    resigned = {mention.id for mention in draft.event_mentions if mention.mode == "resign" and mention.wanted}
    told = {sentence.span.start: sentence for sentence in draft.sentences}
    expressed = [
        stance
        for mention in draft.event_mentions
        for stance in _expressed(draft, mention, resigned, told.get(mention.sentence.start))
    ]
    for weaker in (called, expressed):
        taken = {(s.holder, s.target, s.sentence.start) for s in held.values()}
        for stance in weaker:
            if (stance.holder, stance.target, stance.sentence.start) not in taken:
                held.setdefault((stance.holder, stance.target, stance.id), stance)
    ordered = sorted(held.values(), key=lambda s: (s.basis.start, s.holder, s.target, s.id))
    return replace(draft, stances=tuple(ordered), actors=arguments.actors)


def _suffering(draft: Draft) -> set[tuple[str, int]]:
    """Who suffers a deed told by a noun, and where their words end: *condemned the killing of Ann Lee* is for her."""
    types = draft.knowledge.codebook.types
    return {
        (suffers.actor, suffers.span.end)
        for mention in draft.event_mentions
        if (mention.cue or "").startswith("noun:") and types[mention.event_type].like in _HARMFUL
        for suffers in mention.recipients
        if mention.anchor.end < suffers.span.start
    }


def _leanings(sentence: Sentence, arguments: Arguments, book: Codebook) -> Iterator[_Held]:
    for token in sentence.tokens:
        for leaning in book.leanings.get(token.lemma, ()):
            if not _is(token, leaning.pos) or not has_words(sentence, token, leaning.cue[1:]):
                continue
            holders = _in_slots(sentence, token, leaning, leaning.holder, arguments)
            targets = _in_slots(sentence, token, leaning, leaning.target, arguments)
            if not targets and leaning.pos == "noun" and leaning.holder[:1] != ("subj",):
                holders, targets = _received(sentence, token, arguments)
            where = standing(sentence, token, book)
            polarity, status = leaning.polarity, where.status
            if status == "happened" and _is_over(sentence, token):
                polarity = _OPPOSITE[polarity]
            targets = [one for one in targets if polarity == "positive" or not _is_done_to(sentence, one)]
            if status == "denied" or (status == "refused" and polarity == "positive"):
                polarity, status = (
                    _OPPOSITE[polarity],
                    "happened",
                )  # *declined to endorse*, but not *declined to condemn*
            for holder in holders:
                for target in targets:
                    if holder.actor != target.actor:
                        basis = _basis(sentence, token, target)
                        yield _Held(holder.actor, target.actor, polarity, basis, sentence, token, status)


def _is_over(sentence: Sentence, token: Token) -> bool:
    """*No longer trusts Iran*, *withdrew its support for Iran*: an attitude that somebody has given up."""
    if is_verb(token):
        return any(
            w.lower == "longer" and sentence.tokens[w.i - 1].lower == "no" for w in children(sentence, token, "advmod")
        )
    head = sentence.head(token)
    return head is not None and token.dep == "dobj" and head.lemma in _GIVING_UP


def _is_done_to(sentence: Sentence, named: Argument) -> bool:
    """Whether somebody is whom a gerund tells a deed of: *denounced the jailing of Ann Lee* is not against her."""
    word = next((token for token in sentence.tokens if token.start >= named.span.start), None)
    while word is not None and word.dep in ("compound", "amod", "det", "poss") and (above := sentence.head(word)):
        word = above
    of = preposition_over(sentence, word) if word is not None else None
    noun = sentence.head(of) if of is not None and of.lower == "of" else None
    if noun is None or noun.tag != "NN" or noun.lower in _OWN_DOING or child(sentence, noun, "det") is None:
        return False
    return noun.lower.endswith("ing")


def _in_slots(
    sentence: Sentence, token: Token, leaning: Leaning, slots: tuple[str, ...], arguments: Arguments
) -> list[Argument]:
    found = arguments.of_slots(sentence, token, slots)
    if not found and "subj" in slots and not is_verb(token):
        head = sentence.head(token)
        owner = subject(sentence, head) if head is not None and is_verb(head) else None
        found = arguments.of_words(sentence, [owner]) if owner is not None else []
    return found


def _received(sentence: Sentence, noun: Token, arguments: Arguments) -> tuple[list[Argument], list[Argument]]:
    """*Iran drew criticism from Turkey*: the givers, and who got it."""
    verb = sentence.head(noun)
    if verb is not None and verb.dep == "prep":
        verb = sentence.head(verb)
    if verb is None or verb.lemma not in RECEIVING:
        return [], []
    givers = governed_by(sentence, noun, "from", "by") or governed_by(sentence, verb, "from", "by")
    got = subject(sentence, verb)
    return arguments.of_words(sentence, givers), arguments.of_words(sentence, [got] if got is not None else [])


def _called(draft: Draft, arguments: Arguments) -> Iterator[_Held]:
    """What somebody calls somebody."""
    for one in epithets(draft, arguments):
        polarity: Polarity = "positive" if one.favourable else "negative"
        basis = _basis(one.sentence, one.token, one.target)
        yield _Held(one.holder.actor, one.target.actor, polarity, basis, one.sentence, one.token, "happened")


def _prefixed(draft: Draft, sentence: Sentence, arguments: Arguments, book: Codebook) -> Iterator[_Held]:
    """*anti-Iranian nationalists*: they are against Iran."""
    for span, names in names_in(draft.names, sentence):
        at = next((token.i for token in sentence.tokens if token.start == span.start), None)
        if at is None or at < 2 or sentence.tokens[at - 1].text not in ("-", "–"):
            continue
        prefix = next((p for p in book.leanings.get(sentence.tokens[at - 2].lower, ()) if p.pos == "prefix"), None)
        head = sentence.head(sentence.tokens[at])
        if prefix is None or head is None or not is_noun(head):
            continue
        named = arguments.named_at(sentence, head)
        if named is not None and named.actor != names[0].actor:
            basis = sentence.cut(at - 2, max(at, head.i))
            yield _Held(named.actor, names[0].actor, prefix.polarity, basis, sentence, head, "happened")


def _stance(draft: Draft, held: _Held, moments: Moments, voices: Voices, arguments: Arguments) -> Stance:
    voice, attributions = voices.of(held.sentence, held.sentence.cut(held.token.i, held.token.i))
    when, _ = moments.of(held.sentence, held.token, (), arguments.actors)
    return Stance(
        id=_id(draft, held.basis, held.holder, held.target),
        article=draft.article.id,
        holder=held.holder,
        target=held.target,
        polarity=held.polarity,
        basis=held.basis,
        sentence=held.sentence.span,
        status=held.status,
        voice=voice,
        attributions=attributions,
        when=when,
    )


def _id(draft: Draft, basis: Span, holder: str, target: str) -> str:
    return content_key("s", draft.article.id, basis.start, basis.end, holder, target)


def _expressed(
    draft: Draft, mention: EventMention, resigned: Collection[str], sentence: Sentence | None
) -> Iterator[Stance]:
    """Condemning and backing are stances too."""
    polarity = _EXPRESSED.get(draft.knowledge.codebook.types[mention.event_type].like)
    if mention.event_type == "REQUEST" and mention.about in resigned:
        polarity = "negative"  # who wants somebody gone is against them
    if polarity is None or mention.mode == "investigate" or mention.status != "happened":
        return
    for holder in mention.actors:
        for target in mention.recipients:
            if polarity == "negative" and sentence is not None and _is_done_to(sentence, target):
                continue
            if holder.actor != target.actor and mention.actors != mention.recipients:
                yield Stance(
                    id=_id(draft, mention.anchor, holder.actor, target.actor),
                    article=draft.article.id,
                    holder=holder.actor,
                    target=target.actor,
                    polarity=polarity,
                    basis=mention.anchor,
                    sentence=mention.sentence,
                    about=mention.about,
                    voice=mention.voice,
                    attributions=mention.attributions,
                    when=mention.when,
                )  # fmt: skip


def _basis(sentence: Sentence, token: Token, target: Argument) -> Span:
    """From the word of attitude to whom it is about."""
    here = sentence.cut(token.i, token.i)
    start, end = min(here.start, target.span.start), max(here.end, target.span.end)
    offset = sentence.span.start
    return Span(start, end, sentence.span.text[start - offset : end - offset])


def _is(token: Token, pos: str) -> bool:
    if pos == "verb":
        return is_verb(token)
    return is_noun(token) if pos == "noun" else token.pos == "ADJ"
