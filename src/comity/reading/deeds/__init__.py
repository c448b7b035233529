"""Deeds: what each sentence says was done, by whom, to whom, with what status.

One walk over the words of each sentence finds the cues that the codebook knows (`candidates`); frames give the roles
(`frames`, `nominal`); complements become deeds of their own that others are about (`complements`); deeds that tell one
thing twice are made one (`retellings`); a role that is still empty is looked for in the words around (`bystanders`,
`arms`, `circumstances`, `neighbours`, `alongside`, `refuge`). `Draft` with actors and attributions in, with
`event_mentions` out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from comity.keys import content_key
from comity.reading.contexts import Contexts
from comity.reading.dating.moments import Moments
from comity.reading.deeds.alongside import look_alongside
from comity.reading.deeds.arms import look_to_arms
from comity.reading.deeds.asides import set_aside
from comity.reading.deeds.bystanders import call_in
from comity.reading.deeds.candidates import candidates
from comity.reading.deeds.circumstances import look_around
from comity.reading.deeds.complements import agree_once, grant_asked, is_mere_warning, link, put_to, share_roles
from comity.reading.deeds.confidence import likely
from comity.reading.deeds.deed import REMEMBERED, Deed, Scope, compatible, is_bare
from comity.reading.deeds.frames import fill
from comity.reading.deeds.inquiries import look_into
from comity.reading.deeds.neighbours import ask_beside
from comity.reading.deeds.outlooks import carried_out, outlook_of, told_again
from comity.reading.deeds.proposed import fill_in, seat, take_up
from comity.reading.deeds.refuge import look_to_refuge
from comity.reading.deeds.retellings import count_once, merge, recall, say_once
from comity.reading.deeds.senses import keep_in_sense
from comity.reading.deeds.shared import share_parties
from comity.reading.deeds.steps import whose_deed_it_was
from comity.reading.deeds.tellings import (
    bidden,
    called_names,
    claimed,
    done_anyway,
    echo,
    held_out,
    refused,
    told_to,
    withheld_leave,
)
from comity.reading.deeds.unnamed import add_victims, hold_places
from comity.reading.deeds.whereabouts import is_told_again, place_of
from comity.reading.draft import Draft
from comity.reading.grammar import child, subject
from comity.reading.parties.arguments import Arguments
from comity.reading.sentences import Sentence
from comity.reading.standing.moods import Standing
from comity.reading.voices import Voices
from comity.types import EventMention, Place, Span

_PRESUPPOSING = frozenset({"ACCUSE", "SUPPORT", "REQUEST", "AGREE", "THREATEN", "CONCEDE", "CONSULT"})
"""Verbal deeds that take what they are about for granted, or only will it: they lend it no voice."""

_DEALINGS = frozenset({"CONSULT", "SUPPORT", "COOPERATE"})
_STRIKING = frozenset("reach strike clinch cut hammer arrive come work".split())
"""Verbs of those who make a deal."""
_VERBAL, _BY_HAND = (1, 3), (2, 4)  # quads
_ASIDE = ("pobj", "compound", "nmod", "acl", "relcl", "amod")  # places in a sentence that tell of something else


def find_deeds(draft: Draft) -> Draft:
    """Adds the event mentions of all sentences, and the unknown agents that they name."""
    book = draft.knowledge.codebook
    scope = Scope(draft, book, Arguments(draft), Moments(draft), Voices(draft), Contexts(draft, book), [])
    for sentence in draft.sentences:
        read_sentence(scope, sentence)
    _carry_out_decisions(scope)
    told = likely(scope)
    if draft.trail is not None:
        draft.trail.told = [deed for deed, _ in told]
    return replace(draft, event_mentions=tuple(_mentions(scope, told)), actors=scope.arguments.actors)


def read_sentence(scope: Scope, sentence: Sentence) -> None:
    """Adds to `scope.told` the deeds of one sentence."""
    found, taken = take_up(scope, sentence, candidates(scope, sentence))
    for deed in found.values():
        fill(scope, deed, found)
        look_into(scope, deed)
    scope.see("its own words", found.values())
    seat(scope, taken)
    put_to(found)
    for deed in found.values():
        link(scope, deed, found)
    grant_asked(found)
    scope.see("the deed that it is about, or that is about it", found.values())
    found = _kept(
        scope, found, lambda deed: not is_mere_warning(scope, deed), "warns of what others might do: no threat"
    )
    for change, why in (
        (agree_once, "it names the agreement that its verb tells"),
        (merge, "it tells the effect of another word's deed, and is one with it"),
        (say_once, "it goes on with what the main verb tells"),
    ):
        before = dict(found)
        change(found)
        _kept(scope, before, lambda deed: deed.token.i in found, why)
    scope.see("deeds told twice in the sentence", found.values())
    for tell in (echo, withheld_leave, told_to, bidden, claimed, called_names, held_out, refused, done_anyway):
        more = tell(scope, sentence, found)
        if more is not None:
            found[more.token.i] = more
    for deed in found.values():
        share_roles(deed)
    scope.see("whoever did the deed that it is about", found.values())
    call_in(scope, found)
    look_to_arms(scope, found)
    look_around(scope, found)
    ask_beside(scope, found)
    look_alongside(scope, found)
    look_to_refuge(scope, found)
    share_parties(scope, found)
    scope.see("those whom the words around it name", found.values())
    fill_in(scope, taken, found)
    before = dict(found)
    set_aside(scope, found)
    _kept(scope, before, lambda deed: deed.token.i in found, "it belongs to another deed that the sentence tells")
    found = keep_in_sense(scope, found)
    found = _kept(scope, found, lambda deed: not _is_generic(deed), "what anybody might do, and nobody is said to do")
    found = _kept(scope, found, lambda deed: not _is_private(scope, deed), "the dealings of people without office")
    kept = [found[i] for i in sorted(found)]
    granted = [sentence.cut(word.i, word.i) for deed in kept if _presupposes(deed) for word in deed.words]
    for deed in kept:
        anchor = sentence.cut(deed.token.i, deed.token.i)
        deed.voice, deed.attributions = scope.voices.of(sentence, anchor, granted)
        unproved = scope.voices.without_evidence(anchor) if deed.by_verb else None
        if unproved is not None and deed.standing.status == "happened":
            deed.standing = Standing("possible", unproved)
        by_hand = deed.kind.quad in _BY_HAND and deed.light is None and deed.standing.status == "happened"
        ahead = scope.moments.announced(sentence, deed.token) if by_hand else None
        if ahead is not None:
            deed.standing = Standing("planned", ahead)
        outlook = outlook_of(deed, found, scope.book)
        verbal = deed.kind.quad in _VERBAL and deed.like != "CONSULT"
        deed.when, deed.historical = scope.moments.of(
            sentence, deed.token, deed.actors, scope.arguments.actors, deed.standing.status, outlook, verbal
        )
        scope.see("that no evidence is shown", [deed])
        recall(scope, deed)
        deed.when = told_again(deed, scope.lately) or deed.when
    for deed in kept:
        hold_places(scope, deed)
        add_victims(scope, deed)
        if not deed.recipients:
            share_roles(deed)  # "dismissed the appeal": whose it was, an earlier sentence may say
            deed.recipients = deed.recipients or whose_deed_it_was(scope, deed, found)
    scope.see("an earlier telling of the deed", kept)
    spoken_of = {deed.about.key for deed in kept if deed.about is not None}
    told = _kept(
        scope,
        found,
        lambda deed: not _lets_nobody_go(deed) and (deed.key in spoken_of or _tells_enough(scope, deed)),
        "nobody is named who does it or suffers it",
    )
    count_once(told)
    scope.told.extend(told[i] for i in sorted(told))


def _kept(scope: Scope, found: Mapping[int, Deed], fits: Callable[[Deed], bool], why_not: str) -> dict[int, Deed]:
    """The deeds that fit; why the others are given up is noted."""
    kept = {i: deed for i, deed in found.items() if fits(deed)}
    for i, deed in found.items():
        if i not in kept:
            scope.give_up(deed.sentence, deed.token, why_not, deed.entry)
    return kept


def _is_generic(deed: Deed) -> bool:
    """*the point where you go from defying to bombing*: what anybody might do, and nobody is said to have done."""
    mine = subject(deed.sentence, deed.token) if deed.by_verb else None
    if mine is None or deed.actors or mine.lower not in ("you", "one"):
        return False
    return child(deed.sentence, mine, "det", "neg") is None


def _is_private(scope: Scope, deed: Deed) -> bool:
    """*Talk to your adviser*, *the Angels offered him a contract*: friendly dealings in which nobody has an office."""
    parties = [*deed.actors, *deed.recipients]
    if deed.like == "CONSULT" and deed.recipients and all(map(scope.arguments.is_press, deed.recipients)):
        return True  # "talking to the BBC": an interview
    if deed.mode == "release" and deed.actors and all(map(scope.arguments.is_business, deed.actors)):
        return True  # "Microsoft releases Windows"
    dealing = deed.like in _DEALINGS or (deed.like == "AGREE" and deed.token.lemma in _STRIKING)
    return dealing and bool(parties) and not any(map(scope.arguments.is_public, parties))


def _tells_enough(scope: Scope, deed: Deed) -> bool:
    """A deed with nobody in it is told only where it is violent, and counted, or placed and told for its own sake."""
    if not deed.actors and deed.standing.status == "possible" and deed.kind.quad in _VERBAL:
        return False  # "if asked"
    if deed.token.dep == "advcl" and deed.standing.status == "planned" and not deed.recipients:
        return False  # a purpose: "guidance to support these priorities"
    if deed.like == "AGREE" and deed.token.lemma == "be" and deed.about is None:
        return False  # "is ready for winter": no deed is offered
    if deed.actors or deed.recipients:
        return True
    if deed.like not in ("ASSAULT", "PROTEST"):
        return False
    placed = scope.moments.place_of(deed.sentence, deed.token) is not None
    aside = deed.token.dep in _ASIDE  # "following the invasions of Dagestan"
    return bool(deed.counts) or (placed and not aside and (deed.by_verb or not is_bare(deed)))


def _lets_nobody_go(deed: Deed) -> bool:
    """*Released a patch*, *urged it to release in full its report*."""
    return deed.mode == "release" and deed.by_verb and not deed.recipients and not deed.counts


def _carry_out_decisions(scope: Scope) -> None:
    """A deed that somebody decided on, and that the report tells elsewhere as done, was done."""
    done: dict[str, list[Deed]] = defaultdict(list)
    for deed in scope.told:
        if deed.standing.status == "happened":
            done[deed.type].append(deed)
    for deed in scope.told:
        if not (deed.standing.decided and deed.standing.status == "planned"):
            continue
        if any(compatible(other, deed) for other in done[deed.type][:REMEMBERED]):
            deed.standing = Standing("happened", deed.standing.cue)
            deed.when = carried_out(deed.when)
            done[deed.type].append(deed)
            scope.see("the same deed, decided on and told elsewhere as done", [deed])


def _mentions(scope: Scope, told: Sequence[tuple[Deed, float]]) -> Iterator[EventMention]:
    article = scope.draft.article
    ids = _ids(scope)
    in_sentence: dict[int, list[Deed]] = defaultdict(list)
    for deed in scope.told:
        in_sentence[deed.sentence.i].append(deed)
    placed: dict[tuple[int, int], Place | None] = {}
    for deed, confidence in told:
        placed[deed.key] = place_of(scope, deed, in_sentence[deed.sentence.i])
        if placed[deed.key] is None and deed.repeats is not None and is_told_again(deed, deed.repeats):
            placed[deed.key] = placed.get(deed.repeats.key)
        yield EventMention(
            id=ids[deed.key],
            article=article.id,
            event=content_key("e", ids.get(deed.origin.key, ids[deed.key])),
            event_type=deed.type,
            anchor=deed.sentence.cut(deed.token.i, deed.token.i),
            sentence=deed.sentence.span,
            mode=deed.mode,
            contexts=scope.contexts.of(deed.sentence),
            actors=tuple(deed.actors),
            recipients=tuple(deed.recipients),
            about=ids.get(deed.about.key) if deed.about is not None else None,
            when=deed.when,
            where=placed[deed.key],
            counts=deed.counts,
            status=deed.standing.status,
            wanted=deed.standing.wanted,
            status_cue=deed.standing.cue,
            historical=deed.historical,
            voice=deed.voice,
            attributions=deed.attributions,
            confidence=confidence,
            cue=deed.entry.id,
            codebook=scope.book.version,
        )


def _ids(scope: Scope) -> dict[tuple[int, int], str]:
    """The id of each deed told: of its article, its anchor, and its number at that anchor."""
    ids = {}
    ordinals: dict[Span, int] = defaultdict(int)
    for deed in scope.told:
        anchor = deed.sentence.cut(deed.token.i, deed.token.i)
        ids[deed.key] = content_key("m", scope.draft.article.id, anchor.start, anchor.end, ordinals[anchor])
        ordinals[anchor] += 1
    return ids


def _presupposes(deed: Deed) -> bool:
    inner = deed.about
    answers = deed.like == "REJECT" and inner is not None and inner.like in ("REQUEST", "THREATEN")
    refused = answers or (inner is not None and inner.standing.status == "refused")
    return refused or (deed.like in _PRESUPPOSING and deed.mode != "allege")
