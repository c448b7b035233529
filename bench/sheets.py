"""Judging sheets: what a judge sees of a record. The sentence, the record in plain words, and the codebook; no rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.drawing import Drawn, Sample
from bench.keeping import write_lines
from comity.keys import content_key
from comity.reading.knowledge import knowledge
from comity.types import Actor, Argument, Attribution, EventMention, Place, Reading, Span, When

OF_EVENT = ("type", "direction", "status", "voice", "actor", "date", "place", "country")
OF_ATTRIBUTION = ("source", "content", "voice")

STATUSES: Mapping[str, str] = {
    "happened": "told as done",
    "denied": "told as not done",
    "planned": "intended or still to come",
    "threatened": "threatened",
    "requested": "asked for or demanded",
    "refused": "refused",
    "possible": "may or might be so",
    "counterfactual": "contrary to fact, or under a condition that is not met",
}
_BEFORE = 300  # characters of what stands before the sentence, for its pronouns

Line = dict[str, Any]


def write_sheets(sample: Sample, folder: Path) -> list[Path]:
    """The sheets, their key, and the codebook in words, in a folder that lies outside the repository."""
    folder.mkdir(parents=True, exist_ok=True)
    sentences = {(drawn.record.article, drawn.record.sentence): drawn for drawn in sample.events}
    files: Mapping[str, Iterable[Line]] = {
        "events": [event_line(f"e{n:03}", drawn) for n, drawn in enumerate(sample.events, start=1)],
        "attributions": [attribution_line(f"a{n:03}", drawn) for n, drawn in enumerate(sample.attributions, start=1)],
        "missed": [missed_line(f"s{n:03}", drawn) for n, drawn in enumerate(sentences.values(), start=1)],
        "key": key_lines(sample, list(sentences.values())),
    }
    written = [write_lines(folder / f"{name}.jsonl", lines) for name, lines in files.items()]
    definitions = folder / "codebook.md"
    definitions.write_text(definitions_in_words(), encoding="utf-8")
    return [*written, definitions]


def event_line(item: str, drawn: Drawn[EventMention]) -> Line:
    mention, reading = drawn.record, drawn.reading
    return {
        "item": item,
        "published": reading.article.published,
        "before": _before(reading, mention.sentence),
        "sentence": mention.sentence.text,
        "record": event_in_words(reading, mention),
        "definition": knowledge().codebook.types[mention.event_type].definition,
        "judge": dict.fromkeys(OF_EVENT, ""),
    }


def attribution_line(item: str, drawn: Drawn[Attribution]) -> Line:
    attribution, reading = drawn.record, drawn.reading
    first = min([attribution.cue, *attribution.content], key=lambda span: span.start)
    last = max([attribution.cue, *attribution.content], key=lambda span: span.end)
    text = reading.article.text
    around = Span.cut(text, max(0, first.start - _BEFORE), min(len(text), last.end + _BEFORE // 2))
    return {
        "item": item,
        "published": reading.article.published,
        "passage": around.text,
        "record": attribution_in_words(reading, attribution),
        "judge": dict.fromkeys(OF_ATTRIBUTION, ""),
    }


def missed_line(item: str, drawn: Drawn[EventMention]) -> Line:
    sentence, reading = drawn.record.sentence, drawn.reading
    told = [mention for mention in reading.event_mentions if mention.sentence == sentence]
    return {
        "item": item,
        "published": reading.article.published,
        "sentence": sentence.text,
        "records": [event_in_words(reading, mention) for mention in told],
        "judge": {"missed": ""},
    }


def key_lines(sample: Sample, sentences: Sequence[Drawn[EventMention]]) -> Iterator[Line]:
    """Which record each item is; the judge does not see it. Ids and offsets only, so that it may be committed."""
    for number, event in enumerate(sample.events, start=1):
        span = event.record.anchor
        yield _key(f"e{number:03}", event, span) | {"said": said_by(event.record)}
    for number, said in enumerate(sample.attributions, start=1):
        yield _key(f"a{number:03}", said, said.record.cue)
    for number, drawn in enumerate(sentences, start=1):
        sentence = drawn.record.sentence
        mentions = sum(mention.sentence == sentence for mention in drawn.reading.event_mentions)
        place = {"article": drawn.record.article, "start": sentence.start, "end": sentence.end}
        yield {"item": f"s{number:03}", "where": drawn.where, **place, "mentions": mentions}


def said_by(mention: EventMention) -> str:
    """What `said_key` gives for a mention."""
    return said_key(mention.event_type, mention.status, mention.actors, mention.recipients)


def said_key(kind: str, status: str, actors: Iterable[Argument], recipients: Iterable[Argument]) -> str:
    """A key of what is judged together, type, parties and status: the same where another reader says the same."""
    parties = (tuple(sorted({one.actor for one in role})) for role in (actors, recipients))
    return content_key("s", kind, status, *parties)


def event_in_words(reading: Reading, mention: EventMention) -> str:
    """An event mention as a judge reads it."""
    mode = f" ({mention.mode})" if mention.mode else ""
    lines = [
        f"Deed: {mention.event_type}{mode}, told by the words «{mention.anchor.text}».",
        f"Done by: {_arguments(reading, mention.actors)}. To: {_arguments(reading, mention.recipients)}.",
        f"Status: {mention.status}, {STATUSES[mention.status]}{'' if mention.wanted else '; asked not to be done'}.",
        f"Voice: {_voice(reading, mention)}.",
        f"When: {_when(mention.when)}{'; background from well before the report' if mention.historical else ''}.",
        f"Where: {_where(mention.where)}.",
    ]
    about = next((other for other in reading.event_mentions if other.id == mention.about), None)
    if about is not None:
        lines.append(f"It is about: {about.event_type} «{about.anchor.text}», {about.status}.")
    if mention.counts:
        lines.append("Counts: " + "; ".join(f"{one.what} {one.low} to {one.high}" for one in mention.counts) + ".")
    return " ".join(lines)


def attribution_in_words(reading: Reading, attribution: Attribution) -> str:
    """An attribution as a judge reads it."""
    source = " and ".join(_called(reading, who) for who in attribution.sources) or "the outlet itself"
    at = f" «{attribution.source_span.text}»" if attribution.source_span is not None else ""
    content = " ... ".join(span.text for span in attribution.content)
    inside = next((other for other in reading.attributions if other.id == attribution.inside), None)
    within = f" This is itself reported by {_called(reading, inside.source)}." if inside is not None else ""
    return (
        f"Source: {source}{at}. Words that say so: «{attribution.cue.text}». Act: {attribution.act}, "
        f"{attribution.attitude}. What is said: «{content}».{within}"
    )


def definitions_in_words() -> str:
    """The codebook's types as a coder would have them: definition and boundaries, and no cue."""
    lines = ["# Types of deed\n"]
    for name, kind in knowledge().codebook.types.items():
        lines += [f"\n## {name}\n", kind.definition, *(f"- {line}" for line in kind.boundary)]
    lines += ["\n# Statuses\n", *(f"- {status}: {meaning}" for status, meaning in STATUSES.items())]
    return "\n".join(lines) + "\n"


def _key(item: str, drawn: Drawn[EventMention] | Drawn[Attribution], span: Span) -> Line:
    record = drawn.record
    place = {"article": record.article, "start": span.start, "end": span.end}
    return {"item": item, "record": record.id, "where": drawn.where, **place, "again": drawn.again}


def _before(reading: Reading, sentence: Span) -> str:
    return reading.article.text[max(0, sentence.start - _BEFORE) : sentence.start].strip()


def _arguments(reading: Reading, arguments: tuple[Argument, ...]) -> str:
    return "; ".join(f"{_called(reading, one.actor)} «{one.span.text}»" for one in arguments) or "nobody named"


def _called(reading: Reading, identity: str | None) -> str:
    if identity is None:
        return "the outlet itself"
    actor: Actor | None = next((actor for actor in reading.actors if actor.id == identity), None)
    if actor is None:
        return identity
    country = f", {actor.country}" if actor.country and actor.kind != "state" else ""
    return f"{actor.name} [{actor.kind}{country}]"


def _voice(reading: Reading, mention: EventMention) -> str:
    if mention.voice != "source":
        return "the outlet's own" if mention.voice == "author" else "an editor's note, in the outlet's name"
    sayers = {attribution.id: attribution.source for attribution in reading.attributions}
    chain = [_called(reading, sayers.get(one)) for one in mention.attributions]
    return "said by " + ", who is quoting ".join(chain) if chain else "a source that is not given"


def _where(place: Place | None) -> str:
    if place is None:
        return "not told"
    within = ", ".join(part for part in (place.admin1, place.country) if part)
    return f"«{place.name}»{f' ({within})' if within else ''}{f', to the {place.precision}' if place.precision else ''}"


def _when(when: When | None) -> str:
    if when is None or (when.first is None and when.last is None):
        return "not known"
    if when.last is None:
        return f"on or after {when.first}, the day is not told"
    days = when.last if when.first == when.last else f"{when.first} to {when.last}"
    if when.first is None:
        return f"on or before {when.last}, the day is not told"
    words = f", from «{when.span.text}»" if when.span is not None else ""
    return f"{days} ({when.grain}, {when.basis}{words})"
