"""The ledger: what each voice says of one deed, side by side, and where they stand apart.

A voice is whoever is named as the source, an editor, or an outlet that speaks for itself. A report that holds the words
of an earlier one adds no voice: what it tells is counted with the report that it copies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from comity.record.copies import originals
from comity.record.told import is_of_a_report
from comity.types import (
    Account,
    Article,
    Attribution,
    Count,
    Difference,
    Event,
    EventMention,
    Ledger,
    Proof,
    Span,
    VoiceKind,
)


def ledger(
    event: Event,
    mentions: Sequence[EventMention],
    attributions: Mapping[str, Attribution],
    articles: Mapping[str, Article],
    copies: Collection[tuple[str, str]] = (),
    remarks: Iterable[EventMention] = (),
    heard: Collection[str] = (),
) -> Ledger:
    """What a deed's mentions come to, voice by voice. `copies` are pairs of articles that hold the same words.

    `heard` are all who say something in these reports, of this deed or of another.
    """
    original = originals(copies, lambda article: (articles[article].published or "9999", article))
    told = sorted(mentions, key=lambda one: (articles[one.article].published or "9999", one.article, one.anchor.start))
    by_voice: dict[tuple[VoiceKind, str], list[EventMention]] = defaultdict(list)
    for mention in told:
        by_voice[_voice(mention, attributions, articles[original.get(mention.article, mention.article)])].append(
            mention
        )
    versions = tuple(
        _version(voice, kind, said, attributions, articles, original) for (kind, voice), said in by_voice.items()
    )
    speaking = {version.voice for version in versions} | set(heard)
    parties = dict.fromkeys((*event.actors, *event.recipients))
    return Ledger(
        event,
        versions,
        tuple(_differences(versions)),
        tuple(_alone(versions)),
        tuple(party for party in parties if party not in speaking and not is_of_a_report(party)),
        any(proof.kind == "offered" for version in versions for proof in version.evidence),
        _each_once(remarks),
    )


def _each_once(remarks: Iterable[EventMention]) -> tuple[EventMention, ...]:
    found: dict[tuple[tuple[str, ...], str], EventMention] = {}
    for one in remarks:
        who = tuple(argument.actor for argument in one.actors)
        if who:
            found.setdefault((who, one.event_type), one)
    return tuple(found.values())


def _voice(mention: EventMention, attributions: Mapping[str, Attribution], article: Article) -> tuple[VoiceKind, str]:
    spoken = attributions.get(mention.attributions[-1]) if mention.attributions else None
    if mention.voice == "source" and spoken is not None and spoken.source is not None:
        return "source", spoken.source
    outlet = article.outlets[0] if article.outlets else article.id
    return ("editor" if mention.voice == "editor" else "outlet"), outlet


def _version(
    voice: str,
    kind: VoiceKind,
    said: Sequence[EventMention],
    attributions: Mapping[str, Attribution],
    articles: Mapping[str, Article],
    original: Mapping[str, str],
) -> Account:
    counts: dict[str, Count] = {}
    for mention in said:
        for count in mention.counts:
            counts[count.what] = count
    days = [day for mention in said if (day := articles[mention.article].published)]
    reports = tuple(dict.fromkeys(mention.article for mention in said))
    return Account(
        voice,
        kind,
        tuple(dict.fromkeys(mention.status for mention in said)),
        tuple(dict.fromkeys(one.actor for mention in said for one in mention.actors)),
        tuple(dict.fromkeys(one.actor for mention in said for one in mention.recipients)),
        tuple(counts[what] for what in sorted(counts)),
        tuple(_proofs(said, attributions)),
        min(days, default=None),
        tuple(one for one in reports if one not in original),
        tuple(one for one in reports if one in original),
        tuple(said),
    )


def _proofs(said: Iterable[EventMention], attributions: Mapping[str, Attribution]) -> Iterator[Proof]:
    seen: set[tuple[str, Span]] = set()
    for mention in said:
        for spoken in filter(None, map(attributions.get, mention.attributions)):
            span = spoken.evidence_span
            if spoken.evidence != "unstated" and span is not None and (spoken.evidence, span) not in seen:
                seen.add((spoken.evidence, span))
                kind: Literal["offered", "none"] = "offered" if spoken.evidence == "offered" else "none"
                yield Proof(kind, spoken.evidence_by, span, mention.article)


def _differences(versions: Sequence[Account]) -> Iterator[Difference]:
    """Whether it was done, and each kind of count: where two voices give two answers."""
    done = {
        "it happened": [version.voice for version in versions if version.says_done],
        "it did not": [version.voice for version in versions if version.denies],
    }
    if all(done.values()):
        yield Difference("whether", tuple((what, tuple(voices)) for what, voices in done.items()))
    kinds = dict.fromkeys(count.what for version in versions for count in version.counts)
    for kind in kinds:
        given: dict[str, list[str]] = defaultdict(list)
        for version in versions:
            for count in version.counts:
                if count.what == kind:
                    given[_figure(count)].append(version.voice)
        if len(given) > 1:
            yield Difference(kind, tuple((figure, tuple(voices)) for figure, voices in given.items()))


def _alone(versions: Sequence[Account]) -> Iterator[tuple[str, str]]:
    """What one voice says and no other does: a figure, a doer, a denial."""
    if len(versions) < 2:
        return
    said: dict[str, set[str]] = defaultdict(set)
    for version in versions:
        for count in version.counts:
            said[f"{_figure(count)} {count.what}"].add(version.voice)
        for actor in version.actors:
            said[f"by {actor}"].add(version.voice)
        if version.denies:
            said["that it did not happen"].add(version.voice)
    for what, voices in said.items():
        if len(voices) == 1:
            yield next(iter(voices)), what


def _figure(count: Count) -> str:
    """A count in figures: `25`, `24 to 99`, `25 or more`."""
    if count.low is None:
        return f"up to {count.high}"
    if count.high is None:
        return f"{count.low} or more"
    return str(count.low) if count.low == count.high else f"{count.low} to {count.high}"
