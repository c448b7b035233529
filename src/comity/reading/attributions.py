"""Attributions: who says what, in what words, as what act, on what evidence. `Draft` with `attributions` out.

The terms are the field's (PolNeAR, Newell et al. 2018): source, cue, content. The cue is the verb with its auxiliaries,
adverbs before it and the preposition that it governs by; the source the whole noun phrase; the content a clause, a
phrase or a quotation, in pieces where the cue interrupts it or a paragraph ends.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from comity.keys import content_key
from comity.reading.covering import Covering, covering_content
from comity.reading.draft import Draft
from comity.reading.grammar import child
from comity.reading.speech.hearsay import hearsay_sayings
from comity.reading.speech.irrealis import is_unreal
from comity.reading.speech.nouns import colon_saying, editors_saying, noun_sayings, preposition_sayings
from comity.reading.speech.partings import holds, parted
from comity.reading.speech.phrases import Saying, Stretch
from comity.reading.speech.proofs import Proof, proofs, tells
from comity.reading.speech.proofs import holds as holds_proof
from comity.reading.speech.quotations import Quotation, overlapping, quotations
from comity.reading.speech.sources import Sources
from comity.reading.speech.turns import with_turns
from comity.reading.speech.unsaid import (
    COLON,
    is_done_to_somebody,
    is_label,
    is_of_a_thing,
    is_of_nature,
    is_of_this_report,
    is_shown,
    rehung,
    without_strange_adjectives,
)
from comity.reading.speech.verbs import Verbs
from comity.types import Attribution, AttributionForm, Span

_HERE = frozenset("i we you he she they it who which that my our your his her their its".split())
_SPOKEN = frozenset(
    "say tell claim state announce declare report deny accuse admit acknowledge allege insist warn argue according "
    "assert maintain confirm ask urge order demand vow pledge promise accusation allegation denial statement charge "
    "assertion admission".split()
)
_PUT_IT = ("put", "it")
_HELD = frozenset("believe think suspect fear".split())
_TAKING_UP = frozenset({"deny", "accuse", "retract", "correct", "justify"})
_EDGES = " \t\r\xa0,;"


def find_attributions(draft: Draft) -> Draft:
    """Adds who says what in a report, and an actor for each source that has no name."""
    text = draft.article.text
    quoted = quotations(text, draft.sentences)
    heard = [s for s in _sayings(draft, quoted) if not (is_shown(s) or is_of_this_report(s))]
    sayings = _kept(with_turns(text, heard, quoted), quoted)
    sayings = [saying for saying in parted(sayings) if not is_unreal(saying, quoted)]
    sources = Sources(draft)
    book = draft.knowledge.codebook
    sayings = [s for s in sayings if not (is_label(s, sources) or is_of_a_thing(s, sources, book))]
    sayings = [s for s in sayings if not (is_done_to_somebody(s, sources, book) or is_of_nature(s, book))]
    sayings = [rehung(saying, sources, book) for saying in sayings]
    sayings = list(without_strange_adjectives(sayings, sources))
    direct = {i for i, saying in enumerate(sayings) if _is_speech(text, saying, quoted)}
    sources.follow(sayings, direct, {s.i: s for s in draft.sentences if not _is_within(s.root.start, quoted)})
    found: list[Attribution] = []
    told: dict[str, Saying] = {}
    said_of: dict[int, Proof] = {}
    shown = list(proofs(draft.sentences, sayings, sources))
    sayings = [_on_matter(saying, shown) for saying in sayings]
    in_sentence: dict[int, list[Proof]] = defaultdict(list)
    for proof in shown:
        in_sentence[proof.shown.sentence.i].append(proof)
    by_place = Covering((saying, saying.content) for saying in sayings)
    for proof in shown:
        if proof.claim is None:
            near = reversed(by_place.near(proof.shown.span[0]))
            speaker = next((saying for saying in near if holds_proof(saying, proof.shown)), None)
            found.extend(_on_evidence(draft.article.id, text, proof, speaker, sources))
        else:
            said_of.setdefault(proof.claim, proof)
    for i, saying in enumerate(sayings):
        content = _pieces(text, _without_aside(saying, said_of.get(i)))
        if content and not _is_on_evidence(i, saying, in_sentence[saying.sentence.i]):
            cue, backed = Span.cut(text, *saying.cue), said_of.get(i)
            attribution = Attribution(
                id=_identity(draft.article.id, cue, content),
                article=draft.article.id,
                source=sources.actor(saying),
                source_span=sources.span(saying),
                cue=cue,
                content=content,
                form=_form(content, quoted),
                attitude=saying.words.attitude,
                act=saying.words.act,
                also=sources.also(saying),
            )
            if backed is not None:
                span = Span.cut(text, *backed.shown.span)
                attribution = replace(
                    attribution, evidence=backed.shown.kind, evidence_span=span, evidence_by=backed.by
                )
            found.append(attribution)
            told[attribution.id] = saying
    found.sort(key=lambda attribution: (attribution.cue.start, attribution.cue.end, attribution.id))
    return replace(draft, attributions=tuple(_nested(found, told)), actors=sources.actors)


def _on_evidence(
    article: str, text: str, proof: Proof, speaker: Saying | None, sources: Sources
) -> Iterator[Attribution]:
    """That nobody has shown evidence, or that somebody named has not: the author's own words, or a speaker's."""
    content = _pieces(text, proof.shown.content)
    if content:
        cue = Span.cut(text, *proof.shown.span)
        yield Attribution(
            id=_identity(article, cue, content),
            article=article,
            source=sources.actor(speaker) if speaker is not None else None,
            source_span=sources.span(speaker) if speaker is not None else None,
            cue=cue,
            content=content,
            form="indirect",
            evidence="none",
            evidence_span=cue,
            evidence_by=proof.by,
        )


def _on_matter(saying: Saying, shown: Sequence[Proof]) -> Saying:
    """*There is no proof that they fled, as the mayor maintains*: the mayor maintains that they fled."""
    mark = child(saying.sentence, saying.at, "mark")
    if saying.at.dep != "advcl" or mark is None or mark.lower != "as":
        return saying
    for proof in shown:
        about = proof.shown
        own = proof.claim is None and about.kind == "none" and about.sentence is saying.sentence
        if own and about.content and about.content[-1][1] < saying.cue[0] and holds_proof(saying, about):
            return replace(saying, content=about.content)
    return saying


def _is_on_evidence(i: int, saying: Saying, shown: Sequence[Proof]) -> bool:
    """Whether what looks like a saying only tells that evidence of another was given, or that none was.

    `shown` is what its own sentence says on evidence.
    """
    if saying.source is not None and saying.source.meant.lemma in ("evidence", "proof"):
        return True
    return any(
        proof.claim != i
        and not proof.shown.within
        and (tells(proof.shown, saying) or proof.shown.verb.i == saying.at.i)
        for proof in shown
    )


def _without_aside(saying: Saying, proof: Proof | None) -> tuple[Stretch, ...]:
    """What is said, less the author's `without offering evidence`, and up to the author's `but offered none`."""
    aside = proof.shown.aside if proof is not None else None
    if proof is None or not (proof.shown.without or aside):
        return saying.content
    start, end = aside or proof.shown.span
    kept: list[Stretch] = []
    for piece in saying.content:
        if piece[0] <= start and end <= piece[1]:
            kept += [(piece[0], start), *([] if aside else [(end, piece[1])])]
        else:
            kept.append(piece)
    return tuple((left, right) for left, right in kept if right - left > 2)


def _sayings(draft: Draft, quoted: Sequence[Quotation]) -> Iterator[Saying]:
    known = draft.knowledge.codebook.sayings
    verbs = Verbs(draft.article.text, known, quoted)
    for i, sentence in enumerate(draft.sentences):
        note = editors_saying(draft.sentences, i)
        if note is not None:
            yield note
        yield from verbs.sayings(sentence)
        yield from noun_sayings(sentence, known)
        yield from preposition_sayings(sentence, known)
        yield from hearsay_sayings(sentence, known, draft.knowledge.codebook)
        said = colon_saying(sentence, COLON)
        if said is not None:
            yield said


def _kept(sayings: Sequence[Saying], quoted: Sequence[Quotation]) -> list[Saying]:
    """The sayings in order, without the wishes and opinions that are only part of what somebody else says."""
    ordered = sorted(sayings, key=lambda saying: (saying.cue, saying.content))
    by_place = Covering((saying, saying.content) for saying in ordered)
    kept, end = [], 0  # of the cues so far
    for saying in ordered:
        is_free = end <= saying.cue[0]
        end = max(end, saying.cue[1] if saying.words.pos != "adv" else end)  # "reportedly said that"
        if is_free and (_reports(saying) or not _is_part(saying, by_place, quoted)):
            kept.append(saying)
    return kept


def _is_part(saying: Saying, sayings: Covering[Saying], quoted: Sequence[Quotation]) -> bool:
    if _is_quoted(saying, quoted):
        return True
    return any(holds(other, saying) for other in sayings.near(saying.cue[0]) if other is not saying)


def _is_quoted(saying: Saying, quoted: Sequence[Quotation]) -> bool:
    """Whether the words that say so stand in a quotation themselves."""
    return _is_within(saying.cue[0], quoted)


def _is_within(offset: int, quoted: Sequence[Quotation]) -> bool:
    return any(quotation.has_inside(offset) for quotation in overlapping(quoted, offset, offset + 1))


def _reports(saying: Saying) -> bool:
    """Whether a saying reports speech of somebody else than the one in whose mouth it stands."""
    words, source = saying.words, saying.source
    if source is not None and (words.pos == "prep" or words.words == _PUT_IT):
        return True
    if source is None or words.frames.isdisjoint({"clause", "of", "inf"}):
        return False
    if source.head.lower in _HERE:
        return False
    return saying.at.lemma in _SPOKEN or (saying.at.lemma in _HELD and _opens_with_that(saying))


def _opens_with_that(saying: Saying) -> bool:
    return bool(saying.content) and any(
        token.start == saying.content[0][0] and token.lower == "that" for token in saying.sentence.tokens
    )


def _is_speech(text: str, saying: Saying, quoted: Sequence[Quotation]) -> bool:
    """Whether a saying quotes outright, in the report's own telling."""
    content = _pieces(text, saying.content)
    told = not _is_quoted(saying, quoted)
    return told and bool(content) and _form(content, quoted) == "direct" and saying.words.attitude == "assertion"


def _pieces(text: str, stretches: Sequence[Stretch]) -> tuple[Span, ...]:
    """What is said as spans, cut where a line ends."""
    found = []
    for start, end in stretches:
        at = start
        for line in text[start:end].split("\n"):
            left = at + len(line) - len(line.lstrip(_EDGES))
            right = at + len(line.rstrip(_EDGES))
            if left < right:
                found.append(Span.cut(text, left, right))
            at += len(line) + 1
    return tuple(found)


def _identity(article: str, cue: Span, content: Sequence[Span]) -> str:
    places = ",".join(f"{span.start}-{span.end}" for span in content)
    return content_key("w", article, f"{cue.start}-{cue.end}", places)


def _form(content: Sequence[Span], quoted: Sequence[Quotation]) -> AttributionForm:
    inside = outside = 0
    for span in content:
        covered = sum(
            max(0, min(q.end, span.end) - max(q.start, span.start)) for q in overlapping(quoted, span.start, span.end)
        )
        inside += covered
        outside += len(span.text) - covered
    if not inside:
        return "indirect"
    return "mixed" if outside > 3 else "direct"


def _nested(found: Sequence[Attribution], told: Mapping[str, Saying]) -> list[Attribution]:
    """Each with the narrowest attribution in whose content its cue stands."""
    by_place = covering_content(found)
    nested = []
    for attribution in found:
        around = [
            o
            for o in by_place.near(attribution.cue.start)
            if o is not attribution
            and any(span.holds(attribution.cue) for span in o.content)
            and not _takes_up(told.get(o.id), told.get(attribution.id))
        ]
        inner = min(around, key=lambda o: sum(s.end - s.start for s in o.content), default=None)
        nested.append(replace(attribution, inside=inner.id if inner is not None else None))
    return nested


def _takes_up(outer: Saying | None, inner: Saying | None) -> bool:
    """*X's accusation that ... was rejected*: who rejects the words of another does not tell that they were said."""
    if outer is None or inner is None or inner.words.pos != "noun" or inner.source is None:
        return False
    if outer.sentence is not inner.sentence or outer.words.act not in _TAKING_UP:
        return False
    return inner.at.head == outer.at.i and inner.at.dep in ("dobj", "nsubjpass")
