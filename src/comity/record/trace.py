"""From any id down to its sentences: a tree whose leaves are words in named reports."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from comity import wire
from comity.record import outcomes, records
from comity.record.reviewed import said_of
from comity.types import Actor, Article, Attribution, Event, EventMention, Outcome, Span, Stance

Record = Article | Actor | Attribution | EventMention | Stance | Event | Outcome
_SENTENCE_END = re.compile(r"(?<=[.!?][\"'”’)])\s+|(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to highlight, and what they are to the record: `anchor`, `actor`, `cue`, `content`, `count` ..."""

    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence of a report, with what to highlight in it."""

    article: str
    headline: str | None
    outlets: tuple[str, ...]
    published: str | None
    url: str | None
    sentence: Span
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """A record, why it stands where it does (a join's reason, a codebook cue), its sentences, and what it rests on."""

    id: str
    kind: str
    record: Record
    why: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    below: tuple[Trace, ...] = ()
    judged: tuple[str, ...] = ()

    def leaves(self) -> Iterator[Quote]:
        """Every sentence that the record rests on, in the order of the tree."""
        yield from self.quotes
        for trace in self.below:
            yield from trace.leaves()


def trace(database: sqlite3.Connection, name: str) -> Trace:
    """The tree under an id, or under the only one that starts so."""
    if name.startswith(outcomes.MARK):
        return _of_outcome(database, outcomes.outcome(database, name))
    kind, id_ = records.find(database, name)
    record = records.record_of(database, kind, id_)
    if isinstance(record, Event):
        return _of_event(database, record)
    if isinstance(record, EventMention):
        return _of_mention(database, record)
    if isinstance(record, Attribution):
        return _of_attribution(database, record)
    if isinstance(record, Stance):
        return _of_stance(database, record)
    if isinstance(record, Article):
        return _of_article(database, record)
    return _of_actor(database, record)


def _of_outcome(database: sqlite3.Connection, outcome: Outcome) -> Trace:
    """The telling of the ask, and under it that of the answer."""
    told = records.mentions_by_id(database, filter(None, (outcome.told, outcome.answered)))
    below = tuple(_of_mention(database, mention) for mention in told)
    return Trace(outcome.id, "outcome", outcome, (outcome.reason,), below=below)


def _of_event(database: sqlite3.Connection, event: Event) -> Trace:
    why = tuple(
        f"{join.mentions[0]} and {join.mentions[1]}: {join.reason} ({join.judge}, {join.probability:.2f})"
        for join in event.joins
    )
    told = records.mentions_by_id(database, event.mentions)
    return Trace(event.id, "event", event, why, below=tuple(_of_mention(database, mention) for mention in told))


def _of_mention(database: sqlite3.Connection, mention: EventMention) -> Trace:
    article = records.article(database, mention.article)
    marks = [Mark("anchor", mention.anchor)]
    marks += [Mark("actor", argument.span) for argument in mention.actors]
    marks += [Mark("recipient", argument.span) for argument in mention.recipients]
    marks += [Mark("count", count.span) for count in mention.counts]
    marks += _marks(("status", mention.status_cue))
    marks += _marks(("when", mention.when.span if mention.when else None))
    marks += _marks(("where", mention.where.span if mention.where else None))
    why = (f"codebook {mention.codebook or ''} {mention.cue}".replace("  ", " "),) if mention.cue else ()
    below = tuple(_of_attribution(database, one, article) for one in _attributions(database, mention.attributions))
    quotes = _quotes(article, marks, [mention.sentence])
    return Trace(mention.id, "event_mention", mention, why, quotes, below, said_of(database, mention))


def _of_attribution(database: sqlite3.Connection, attribution: Attribution, article: Article | None = None) -> Trace:
    article = article or records.article(database, attribution.article)
    marks = [Mark("cue", attribution.cue), *(Mark("content", span) for span in attribution.content)]
    marks += _marks(("source", attribution.source_span), ("evidence", attribution.evidence_span))
    inside = _attributions(database, [attribution.inside] if attribution.inside else [])
    below = tuple(_of_attribution(database, one, article) for one in inside if one.id != attribution.id)
    known = _sentences(database, attribution.article)
    return Trace(attribution.id, "attribution", attribution, (), _quotes(article, marks, known), below)


def _of_stance(database: sqlite3.Connection, stance: Stance) -> Trace:
    article = records.article(database, stance.article)
    below = tuple(_of_attribution(database, one, article) for one in _attributions(database, stance.attributions))
    return Trace(
        stance.id, "stance", stance, (), _quotes(article, [Mark("basis", stance.basis)], [stance.sentence]), below
    )


def _of_article(database: sqlite3.Connection, article: Article) -> Trace:
    query = "SELECT m.id FROM event_mentions AS m JOIN visible AS x USING (v) WHERE x.id = ? ORDER BY m.rowid"
    ids = [id_ for (id_,) in database.execute(query, (article.id,))]
    below = tuple(_of_mention(database, mention) for mention in records.mentions_by_id(database, ids))
    whole = Span.cut(article.text, *_first_line(article.text)) if article.text else Span(0, 0, "")
    quote = Quote(article.id, article.headline, article.outlets, article.published, article.url, whole, ())
    return Trace(article.id, "article", article, (), () if below else (quote,), below)


def _of_actor(database: sqlite3.Connection, actor: Actor) -> Trace:
    query = (
        "SELECT x.id, a.record FROM actors AS a JOIN visible AS x USING (v) WHERE a.id = ? "
        "ORDER BY coalesce(x.published, '9999'), x.id"
    )
    quotes: list[Quote] = []
    for id_, record in database.execute(query, (actor.id,)).fetchall():
        marks = [Mark(mention.form, mention.span) for mention in wire.from_json(Actor, record).mentions]
        quotes += _quotes(records.article(database, id_), marks, _sentences(database, id_))
    return Trace(actor.id, "actor", actor, (), tuple(quotes))


def _attributions(database: sqlite3.Connection, ids: Iterable[str]) -> list[Attribution]:
    query = "SELECT t.record FROM attributions AS t JOIN visible USING (v) WHERE t.id = ?"
    found = (database.execute(query, (id_,)).fetchone() for id_ in ids)
    return [wire.from_json(Attribution, row[0]) for row in found if row]


def _sentences(database: sqlite3.Connection, article: str) -> list[Span]:
    """The sentences that the reader marked in an article, where it saw a deed or a stance."""
    places = ("event_mentions", "stances")
    select = "SELECT json_extract(t.record, '$.sentence') FROM {} AS t JOIN visible AS x USING (v) WHERE x.id = ?1"
    mentions = database.execute(" UNION ".join(select.format(place) for place in places), (article,))
    return [wire.from_json(Span, sentence) for (sentence,) in mentions]


def _quotes(article: Article, marks: Iterable[Mark], known: Iterable[Span]) -> tuple[Quote, ...]:
    """The sentences in which the marks stand, each once, with the marks that touch it."""
    marks = sorted(set(marks), key=lambda mark: (mark.span.start, mark.span.end, mark.role))
    known = list(known)
    sentences: dict[tuple[int, int], Span] = {}
    for mark in marks:
        if not any(sentence.overlaps(mark.span) for sentence in sentences.values()):
            sentence = next((one for one in known if one.overlaps(mark.span)), None) or _around(article.text, mark.span)
            sentences[sentence.start, sentence.end] = sentence
    return tuple(
        Quote(article.id, article.headline, article.outlets, article.published, article.url, sentence,
              tuple(mark for mark in marks if mark.span.overlaps(sentence)))
        for _, sentence in sorted(sentences.items())
    )  # fmt: skip


def _around(text: str, span: Span) -> Span:
    """About a sentence around a span, where the reader marked none."""
    breaks = [0, *(found.end() for found in _SENTENCE_END.finditer(text)), len(text)]
    start = max(one for one in breaks if one <= span.start)
    end = min((one for one in breaks if one >= span.end), default=len(text))
    return Span.cut(text, start, start + len(text[start:end].rstrip()) if text[start:end].strip() else end)


def _first_line(text: str) -> tuple[int, int]:
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    return (start, end) if end > start else (min(start, len(text) - 1), len(text))


def _marks(*found: tuple[str, Span | None]) -> list[Mark]:
    return [Mark(role, span) for role, span in found if span is not None]
