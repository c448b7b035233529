"""Team: coding by several people, blind to the reader and to one another. A drawer of the desk.

It knows the record, which keeps the coders' log and from which samples are drawn.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from comity import types, wire
from comity.errors import NotFoundError, UsageError
from comity.exchange import cells
from comity.faces.coding import event_types
from comity.faces.questions import known_word
from comity.faces.words import plural
from comity.record import codings
from comity.record.agreement import Agreement, agreement
from comity.record.casebook import Casebook
from comity.record.codings import FIELDS, Coding, check_settler
from comity.types import Answer, Article, Coded, EventMention, Sample, Unit

__all__ = [
    "FIELDS", "NO_DEED", "Agreement", "Coding", "Question", "Team", "check_settler", "csv_of", "said_in", "value_of",
    "words_of",
]  # fmt: skip

NO_DEED = "no deed"
"""What a coder says where no deed is told, as one of the types."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a coder sees of a unit: its sentence in its report, and who may be named as the parties; no answer."""

    unit: Unit
    report: Article
    named: dict[str, str]


class Team:
    """The coders of a casebook: what they draw, answer and settle, and how far they agree."""

    def __init__(self, book: Casebook, layers: Sequence[str | Path], moment: Callable[[], str]) -> None:
        self._book, self._layers, self._moment = book, layers, moment

    def draw(self, n: int, seed: int, coders: Sequence[str], *, coder: str = "person") -> Sample:
        """Draw so many sentences in which the reader saw a deed, by a seed; copies of a report are no report.

        Of a sentence that tells several deeds one is drawn. The same casebook, seed and coders draw the same sample.
        """
        if n < 1:
            raise UsageError(f"a sample of {n} is none", "give a number from 1 on")
        names = [one.strip() for one in coders]
        units = sorted(self._units(), key=lambda one: one.id)
        drawn = random.Random(seed).sample(units, min(n, len(units)))
        return codings.draw(self._book.path, drawn, seed, names, coder, self._moment())

    def samples(self) -> list[Coding]:
        """Every sample with what stands of it, the newest first."""
        return codings.codings(codings.log(self._book.path))

    def log(self) -> list[Coded]:
        """Every line of the coders' log: who, when, what."""
        return codings.log(self._book.path)

    def sample(self, name: str | None = None) -> Coding:
        """The sample of an id, or of the start of one; the newest where none is named."""
        held = self.samples()
        found = [one for one in held if name is None or one.sample.id.startswith(name)]
        if not found:
            raise NotFoundError(
                f"there is no sample `{name}`" if name else "no sample is drawn yet",
                f"draw one: comity coding draw {self._book.path} --n 100 --seed 7 --coders ana,ben",
            )
        return found[0]

    def question(self, unit: Unit) -> Question:
        """What is asked of a unit; a NotFoundError where the casebook holds its report no more."""
        report = self._book.get(unit.article)
        if not isinstance(report, Article):
            raise NotFoundError(f"`{unit.article}` is no report")
        named = self._named(unit)
        return Question(unit, report, dict(sorted(named.items(), key=lambda one: one[1].casefold())))

    def answer(self, sample: str, unit: str, coder: str, said: Answer) -> Coded:
        """Keep what a coder says of a unit; a UsageError names the words nearest to a wrong type or status."""
        return codings.answer(self._book.path, sample, unit, self._checked(said), coder, self._moment())

    def settle(self, sample: str, unit: str, coder: str, said: Answer) -> Coded:
        """Keep what is to hold where coders differ, as somebody says who is none of them."""
        return codings.settle(self._book.path, sample, unit, self._checked(said), coder, self._moment())

    def undo(self, target: str, coder: str) -> Coded:
        """Take back an answer of one's own."""
        return codings.undo(self._book.path, target, coder, self._moment())

    def agreements(self, coding: Coding) -> dict[str, Agreement]:
        """Krippendorff's alpha of each field, over the units that two or more coders answered.

        Of a unit in which a coder sees no deed, that coder says nothing of the other fields.
        """
        said = [coding.of(one.id) for one in coding.sample.units]
        return {field: agreement([[value_of(one, field) for one in unit] for unit in said]) for field in FIELDS}

    def rows(self, coding: Coding) -> list[dict[str, Any]]:
        """The coded set, a unit a row: its sentence, each answer, what settled it, what holds, what the reader saw."""
        reports = {one.id: one for one in self._book.articles_by_id(sorted({u.article for u in coding.sample.units}))}
        read = {one.id: one for one in self._book.mentions_by_id([one.id for one in coding.sample.units])}
        return [self._row(coding, unit, reports.get(unit.article), read.get(unit.id)) for unit in coding.sample.units]

    def _row(self, coding: Coding, unit: Unit, report: Article | None, read: EventMention | None) -> dict[str, Any]:
        raw = self._book.read_as(unit.id) or read
        settled = coding.settled.get(unit.id)
        said = dict(zip(coding.sample.coders, coding.of(unit.id), strict=True))
        return {
            "sample": coding.sample.id,
            **wire.to_dict(unit),
            "published": report.published if report is not None else None,
            "outlets": list(report.outlets) if report is not None else [],
            "url": report.url if report is not None else None,
            "answers": {coder: _plain(one) for coder, one in said.items()},
            "settled": _plain(settled.answer) if settled is not None else None,
            "settled_by": settled.coder if settled is not None else None,
            "agreed": _plain(coding.agreed(unit.id)),
            "reader": _plain(_as_answer(raw)) if raw is not None else None,
        }

    def _units(self) -> Iterable[Unit]:
        whole = self._book.whole()
        seen: set[str] = set()
        for one in sorted(whole.mentions.values(), key=lambda one: one.id):
            if one.article not in whole.original and one.sentence.text not in seen:
                seen.add(one.sentence.text)
                yield Unit(one.id, one.article, one.sentence, one.anchor)

    def _named(self, unit: Unit) -> dict[str, str]:
        """Who is named in the sentence of a unit, in any role."""
        found = self._book.named_in(unit.article)
        return {one.id: one.name for one in found for mention in one.mentions if unit.sentence.holds(mention.span)}

    def _checked(self, said: Answer) -> Answer:
        if said.event_type is None:
            return Answer(None)
        return Answer(
            known_word("type", said.event_type, event_types(self._layers)),
            known_word("status", said.status or "happened", get_args(types.Status)),  # type: ignore[arg-type]  # checked
            said.actor or None,
            said.recipient or None,
        )


def value_of(said: Answer | None, field: str) -> str | None:
    """What an answer says in a field, where saying nothing is a value too; None where the field was not asked."""
    if said is None:
        return None
    if field == "event_type":
        return said.event_type or NO_DEED
    if said.event_type is None:
        return None
    found = getattr(said, field)
    return str(found) if found is not None else "nobody"


def csv_of(rows: Sequence[dict[str, Any]]) -> Iterable[str]:
    """The coded set as CSV: a column for each coder and field, then what was settled, what holds, and the reader's."""
    coders = list(rows[0]["answers"]) if rows else []
    said_by = [*coders, "settled", "agreed", "reader"]
    head = ["sample", "id", "article", "published", "outlets", "url", "start", "end", "sentence", "anchor"]
    yield cells.line([*head, *(f"{name}.{field}" for name in said_by for field in FIELDS), "settled_by"])
    for row in rows:
        sentence = row["sentence"]
        place = [row["sample"], row["id"], row["article"], row["published"] or "", "; ".join(row["outlets"])]
        told = [row["url"] or "", sentence["start"], sentence["end"], sentence["text"], row["anchor"]["text"]]
        answers = [*(row["answers"][coder] for coder in coders), row["settled"], row["agreed"], row["reader"]]
        said = [(one or {}).get(field) or "" for one in answers for field in FIELDS]
        yield cells.line([*place, *told, *said, row["settled_by"] or ""])


def _plain(said: Answer | None) -> dict[str, Any] | None:
    """An answer as it is written: `no deed` in the place of its type where there is none."""
    return None if said is None else wire.to_dict(said) | {"event_type": said.event_type or NO_DEED}


def _as_answer(mention: EventMention) -> Answer:
    """What the reader saw, as a coder would say it: of several parties the first."""
    parties = [next((one.actor for one in side), None) for side in (mention.actors, mention.recipients)]
    return Answer(mention.event_type, mention.status, *parties)


def words_of(found: Agreement) -> tuple[str, str]:
    """An alpha and its interval in words."""
    if found.alpha is None or found.low is None or found.high is None:
        return "not to be said", ""
    return f"{found.alpha:.2f}", f"{found.low:.2f} to {found.high:.2f}"


def said_in(line: Coded) -> str:
    """What a line of the log says, in words."""
    if line.drawn is not None:
        return f"{plural(len(line.drawn.units), 'sentence')} for {', '.join(line.drawn.coders)} ({line.sample})"
    if line.act == "undo":
        return f"{line.undoes} ({line.unit})"
    said = line.answer or Answer(None)
    parts = [said.event_type or NO_DEED, said.status, f"{said.actor or 'nobody'} → {said.recipient or 'nobody'}"]
    return f"{line.unit}: {' · '.join(filter(None, parts if said.event_type else parts[:1]))} ({line.id})"
