"""Telling: where each field of a deed's record comes from, and why other words tell no deed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from comity.reading.codebook.sheets import Sheets
from comity.reading.codebook.wording import in_words, slot
from comity.reading.deeds.confidence import EVERY, Witness, weights
from comity.reading.deeds.deed import Deed
from comity.reading.deeds.modes import mode_of
from comity.reading.deeds.proposed import proposer_of
from comity.reading.draft import Draft
from comity.reading.explanation.meeting import fits, row_over
from comity.reading.explanation.steps import ClueStep, DeedStep, NoDeed, RoleStep, SayingStep, StatusStep
from comity.reading.grammar import is_verb, subject
from comity.reading.parties.arguments import Arguments
from comity.reading.sentences import Sentence, Token
from comity.reading.standing.status import Heard, standing
from comity.reading.trail import State, Trail
from comity.types import Argument, Attribution, Count, EventMention, When

_OWN = "its own words"
_CLUES = 4
_BASIS = {"stated": "stated", "anchored": "carried on from what was told before", "report": "the report's own day"}


class Telling:
    """Explains the deeds of a draft that was read with a trail."""

    def __init__(self, draft: Draft, trail: Trail, written: Sheets) -> None:
        self._draft = draft
        self._trail = trail
        self._written = written
        self._arguments = Arguments(draft)
        self._mentions = dict(zip((deed.key for deed in trail.told), draft.event_mentions, strict=True))
        self._said = {one.id: one for one in draft.attributions}
        self._witness = Witness(draft, draft.actors, [*trail.told, *trail.withheld])

    def deeds(self, sentence: Sentence) -> tuple[DeedStep, ...]:
        """The deeds that a sentence tells."""
        return tuple(
            self._deed(deed, self._mentions[deed.key]) for deed in self._trail.told if deed.sentence is sentence
        )

    def no_deeds(self, sentence: Sentence) -> tuple[NoDeed, ...]:
        """The words of a sentence that might have told a deed, and why they do not."""
        found = []
        for one in self._trail.given_up:
            if one.sentence == sentence.i:
                proposer = proposer_of(one.entry)
                if one.entry is not None and proposer is not None:
                    words = " ".join(one.entry.cue)
                    found.append(NoDeed(words, f"proposed by {proposer}", words, one.why))
                    continue
                row = self._written.by_entry(one.entry.id) if one.entry is not None else None
                cue = row.cue if row is not None else " ".join(one.entry.cue) if one.entry is not None else ""
                found.append(NoDeed(one.token.text, row.place if row is not None else "", cue, one.why))
        return tuple(found)

    def sayings(self, sentence: Sentence) -> tuple[SayingStep, ...]:
        """Who says what in a sentence, by the words that show it."""
        return tuple(
            self._saying(sentence, one)
            for one in self._draft.attributions
            if sentence.span.start <= one.cue.start < sentence.span.end
        )

    def _deed(self, deed: Deed, mention: EventMention) -> DeedStep:
        row = self._written.by_entry(deed.entry.id)
        modes = deed.kind.modes
        return DeedStep(
            mention=mention.id,
            text=deed.token.text,
            type=deed.type,
            mode=deed.mode,
            mode_by=self._mode_by(deed),
            score=modes[deed.mode].score if deed.mode is not None and deed.mode in modes else deed.kind.score,
            place=row.place if row is not None else "",
            says=in_words(row) if row is not None else _made(deed),
            roles=(*self._roles(deed, "actor"), *self._roles(deed, "recipient")),
            status=mention.status + ("" if mention.wanted else ", and not wanted"),
            statuses=tuple(self._statuses(deed)),
            changes=tuple(_changes(self._trail.states.get(deed.key, ()))),
            voice=self._voice(mention),
            when=_when(mention.when) + (", told as background" if mention.historical and mention.when else ""),
            where=mention.where.name if mention.where is not None else "",
            counts=tuple(map(_count, mention.counts)),
            contexts=mention.contexts,
            about=deed.about.token.text if deed.about is not None else None,
            confidence=mention.confidence,
            clues=tuple(self._clues(deed)),
        )

    def _mode_by(self, deed: Deed) -> str:
        if deed.mode is None:
            return ""
        if deed.entry.mode == deed.mode and deed.entry.type == deed.type:
            return "its row"
        if deed.entry.type != deed.type:
            return "what it became"
        own = mode_of(deed.sentence, deed.token, deed.type, self._draft.knowledge.codebook)
        return "words beside it" if own == deed.mode else "an earlier telling"

    def _roles(self, deed: Deed, role: str) -> Iterator[RoleStep]:
        for argument in deed.actors if role == "actor" else deed.recipients:
            name = self._draft.actors[argument.actor].name
            yield RoleStep(role, argument.actor, name, argument.span.text, self._why(deed, role, argument))

    def _why(self, deed: Deed, role: str, argument: Argument) -> str:
        """How somebody came into a role: by a slot of the row, by the light verb, by a later step."""
        first = next((s.after for s in self._trail.states.get(deed.key, ()) if argument in _of(s, role)), None)
        if first is not None and first != _OWN:
            return f"taken from {first}"
        names = deed.entry.actor if role == "actor" else deed.entry.recipient
        other = deed.entry.recipient if role == "actor" else deed.entry.actor
        light = self._by_light_verb(deed, argument)
        if light:
            return light
        for name in dict.fromkeys((*names, "obj", "by", "from", *other)):
            found = self._arguments.of_slots(deed.sentence, deed.token, (name,))
            if any(one.span == argument.span for one in found):
                return slot(name) if name in names else f"{slot(name)}, which its row does not ask for"
        if "conj" in (*names, *other) or "between" in (*names, *other):
            return "one of the list: a mutual deed"
        return "worked out from the words around it"

    def _by_light_verb(self, deed: Deed, argument: Argument) -> str:
        if deed.light is None:
            return ""
        verb, light = deed.light
        mine = subject(deed.sentence, verb)
        if mine is not None and argument in self._arguments.of_words(deed.sentence, [mine]):
            return f"subject of `{verb.text}`, which lends it its sides"
        for name in light.other:
            if argument in self._arguments.of_slots(deed.sentence, verb, (name,)):
                return f"{slot(name)} on `{verb.text}`, which lends it its sides"
        return ""

    def _statuses(self, deed: Deed) -> Iterator[StatusStep]:
        """The words that made the status, from the deed up."""
        heard: list[Heard] = []
        last = standing(deed.sentence, deed.token, self._draft.knowledge.codebook, heard)
        for one in heard:
            cue = one.standing.cue
            text = cue.text if cue is not None else one.at.text
            yield StatusStep(text, one.standing.status, self._how(deed.sentence, one.at, text))
        if not heard and last.status != "happened" and last.cue is not None:
            yield StatusStep(last.cue.text, last.status, "a question")

    def _how(self, sentence: Sentence, at: Token, text: str) -> str:
        """Whether a row or grammar gave the status."""
        row = row_over(self._written, sentence, at) if at.text == text or text.startswith(at.text) else None
        if row is None:
            word = next((token for token in sentence.tokens if token.text == text), None)
            row = (
                row_over(self._written, sentence, word) if word is not None and word.dep not in ("aux", "neg") else None
            )
        if row is not None:
            return f"{row.place} `{row.cue}`: {in_words(row)}"
        return f"grammar: it bears on `{at.text}`" if is_verb(at) or at.text != text else "grammar"

    def _clues(self, deed: Deed) -> Iterator[ClueStep]:
        """What weighs most for the deed's being right, or against it; what every deed has is left out."""
        worth = weights()
        known = [clue for clue in self._witness.clues(deed) if clue in worth and clue != EVERY]
        for clue in sorted(known, key=lambda clue: -abs(worth[clue]))[:_CLUES]:
            yield ClueStep(clue, worth[clue])

    def _voice(self, mention: EventMention) -> str:
        if mention.voice == "editor":
            return "the editor's own"
        names = [self._source(self._said[one]) for one in mention.attributions if one in self._said]
        if not names:
            return "the report's own"
        inner, *outer = reversed(names)
        return f"according to {inner}" + "".join(f", as told by {name}" for name in outer)

    def _source(self, said: Attribution) -> str:
        return self._draft.actors[said.source].name if said.source is not None else "the report itself"

    def _saying(self, sentence: Sentence, said: Attribution) -> SayingStep:
        words = [word for word in sentence.tokens if said.cue.start <= word.start < said.cue.end]
        rows = [
            row
            for word in words
            for row in self._written.starting("cues", word.lemma)
            if fits(sentence, word, row.cue) and (row.cells["act"], row.cells["attitude"]) == (said.act, said.attitude)
        ]
        row = rows[0] if rows else None
        evidence = "" if said.evidence == "unstated" else f"evidence: {said.evidence}"
        return SayingStep(
            said.id, self._source(said), said.cue.text, " … ".join(span.text for span in said.content), said.act,
            said.attitude, evidence, row.place if row is not None else "",
        )  # fmt: skip


def _of(state: State, role: str) -> Sequence[Argument]:
    return state.actors if role == "actor" else state.recipients


def _changes(states: Sequence[State]) -> Iterator[str]:
    """What later steps made of a deed's type, mode and status."""
    for before, after in pairwise(states):
        if (before.type, before.mode) != (after.type, after.mode):
            was, now = (" ".join(filter(None, (s.type, s.mode))) for s in (before, after))
            yield f"{was} became {now}, by {after.after}"
        if before.standing.status != after.standing.status:
            cue = f" (`{after.standing.cue.text}`)" if after.standing.cue is not None else ""
            yield f"{before.standing.status} became {after.standing.status}, by {after.after}{cue}"


def _made(deed: Deed) -> str:
    """What told a deed that no row is for."""
    proposer = proposer_of(deed.entry)
    if proposer is not None:
        return f"no row tells it: {proposer} proposed it, in the words `{' '.join(deed.entry.cue)}`"
    kind, _, word = deed.entry.id.partition(":")
    if kind == "light":
        return f"`{word.replace('+', ' ')}` tells again the deed told before"
    return f"leave for a deed that is not given (`{word}`)" if kind == "leave" else "the deed told before, once more"


def _when(when: When | None) -> str:
    if when is None or (when.first is None and when.last is None):
        return ""
    days = when.first if when.first == when.last else f"{when.first or '…'} to {when.last or '…'}"
    words = f"`{when.span.text}`" if when.span is not None else _BASIS[when.basis]
    return f"{days} ({words}{', ' + _BASIS[when.basis] if when.span is not None and when.basis != 'stated' else ''})"


def _count(count: Count) -> str:
    low, high = count.low, count.high
    number = str(low) if low == high else f"{low if low is not None else '…'} to {high if high is not None else '…'}"
    return f"{number} {count.what} (`{count.span.text}`)"
