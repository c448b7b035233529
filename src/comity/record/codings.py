"""Codings: what a team of coders said of a drawn sample, an append-only log beside the judgements.

Answers say what a sentence tells, and change nothing in the record: that is for judgements. The log is a set: of each
coder and unit the last answer that stands counts. Coders hold a lock of their own, so that reading goes on meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from comity import wire
from comity.errors import NotFoundError, RefusedError, UsageError
from comity.keys import content_key
from comity.record import folder, logs
from comity.types import Answer, Coded, Sample, Unit

FILE = "coding.jsonl"
LOCK = "coding.lock"
FIELDS = ("event_type", "status", "actor", "recipient")

_PATIENCE = 10.0  # seconds: whoever holds the lock writes a line


@dataclass(frozen=True, slots=True)
class Coding:
    """A sample and what stands of what was said of it: by coder and unit, and by unit what settled it."""

    sample: Sample
    answers: Mapping[tuple[str, str], Coded]
    settled: Mapping[str, Coded]

    def of(self, unit: str) -> list[Answer | None]:
        """What the coders of the sample said of a unit, in their order; None where one did not come to it yet."""
        found = (self.answers.get((coder, unit)) for coder in self.sample.coders)
        return [one.answer if one is not None else None for one in found]

    def next_for(self, coder: str) -> Unit | None:
        """The first unit that a coder did not answer."""
        return next((one for one in self.sample.units if (coder, one.id) not in self.answers), None)

    def done_by(self, coder: str) -> int:
        """How many units a coder answered."""
        return sum((coder, one.id) in self.answers for one in self.sample.units)

    @property
    def differing(self) -> list[Unit]:
        """The units that all coders answered, and not alike."""
        return [one for one in self.sample.units if None not in (said := self.of(one.id)) and len(set(said)) > 1]

    def agreed(self, unit: str) -> Answer | None:
        """What holds of a unit: what settled it, else what all coders say; None where neither is there."""
        if unit in self.settled:
            return self.settled[unit].answer
        said = self.of(unit)
        return said[0] if said and len(set(said)) == 1 else None


def log(book: Path) -> list[Coded]:
    """Every line of the coders' log, in the order in which they were written."""
    return logs.each_once(logs.records_in(book / FILE, Coded, "coding"))


def codings(lines: Iterable[Coded]) -> list[Coding]:
    """The samples and what stands of them, the newest sample first."""
    lines = sorted(lines, key=lambda one: (one.at, one.id))
    undone = {one.undoes for one in lines}
    standing = [one for one in lines if one.act != "undo" and one.id not in undone]
    found = []
    for drawn in (one.drawn for one in standing if one.drawn is not None):
        of_it = [one for one in standing if one.sample == drawn.id and one.unit is not None]
        answers = {(one.coder, one.unit or ""): one for one in of_it if one.act == "answer"}
        settled = {one.unit or "": one for one in of_it if one.act == "settle"}
        found.append(Coding(drawn, answers, settled))
    return found[::-1]


def draw(book: Path, units: Sequence[Unit], seed: int, coders: Sequence[str], coder: str, at: str) -> Sample:
    """Keep a sample; the same units for the same coders are the same sample, and are not drawn twice."""
    if len(set(coders)) < 2 or any(not one.strip() for one in coders):
        raise UsageError("agreement needs two coders or more", "such as --coders ana,ben")
    if not units:
        raise UsageError("there is nothing to draw from", f"read reports first: comity read SOURCE --into {book}")
    id_ = content_key("c", seed, tuple(coders), *(one.id for one in units))
    sample = Sample(id_, seed, tuple(dict.fromkeys(coders)), tuple(units))

    def entry(held: Sequence[Coding]) -> Coded | None:
        known = any(one.sample.id == id_ for one in held)
        return None if known else Coded(content_key("k", "draw", id_, at), "draw", coder, at, id_, drawn=sample)

    _write(book, entry)
    return sample


def answer(book: Path, sample: str, unit: str, said: Answer, coder: str, at: str) -> Coded:
    """Keep what a coder says of a unit; a RefusedError where the sample is not that coder's."""

    def entry(held: Sequence[Coding]) -> Coded:
        coding = _of(held, sample, unit)
        if coder not in coding.sample.coders:
            raise RefusedError(
                f"`{coder}` is no coder of this sample", f"sign in as {' or '.join(coding.sample.coders)}"
            )
        return _line("answer", sample, unit, said, coder, at)

    return _written(book, entry)


def settle(book: Path, sample: str, unit: str, said: Answer, coder: str, at: str) -> Coded:
    """Keep what is to hold of a unit on which the coders differ; by somebody who is none of them."""

    def entry(held: Sequence[Coding]) -> Coded:
        coding = _of(held, sample, unit)
        check_settler(coding, coder)
        if all(one.id != unit for one in coding.differing):
            raise UsageError(f"the coders do not differ on `{unit}`", "only what differs is settled")
        return _line("settle", sample, unit, said, coder, at)

    return _written(book, entry)


def check_settler(coding: Coding, coder: str) -> None:
    """A RefusedError where somebody would see or settle what they code themselves."""
    if coder in coding.sample.coders:
        raise RefusedError(f"`{coder}` codes this sample", "differing answers are settled by a third coder")


def undo(book: Path, target: str, coder: str, at: str) -> Coded:
    """Take back an answer, or what settled one: each only what is their own."""

    def entry(held: Sequence[Coding]) -> Coded:
        standing = [one for coding in held for one in (*coding.answers.values(), *coding.settled.values())]
        gone = next((one for one in standing if one.id == target), None)
        if gone is None:
            raise NotFoundError(f"there is no answer `{target}` that stands")
        if gone.coder != coder:
            raise RefusedError(f"`{target}` is {gone.coder}'s answer", "each takes back their own")
        id_ = content_key("k", "undo", target, coder, at)
        return Coded(id_, "undo", coder, at, gone.sample, gone.unit, undoes=target)

    return _written(book, entry)


def is_itself(line: Coded) -> bool:
    """Whether a line is as it was written: its id is of what it says; a sample's units may have been forgotten."""
    if line.drawn is not None:
        return line.sample == line.drawn.id and line.id == content_key("k", "draw", line.sample, line.at)
    if line.act == "undo":
        return line.id == content_key("k", "undo", line.undoes, line.coder, line.at)
    said = wire.to_json(line.answer).decode()
    return line.id == content_key("k", line.act, line.sample, line.unit, said, line.coder, line.at)


def _line(act: str, sample: str, unit: str, said: Answer, coder: str, at: str) -> Coded:
    said = said if said.event_type is not None else Answer(None)
    id_ = content_key("k", act, sample, unit, wire.to_json(said).decode(), coder, at)
    return Coded(id_, act, coder, at, sample, unit, said)  # type: ignore[arg-type]  # of the two acts above


def _of(held: Sequence[Coding], sample: str, unit: str) -> Coding:
    coding = next((one for one in held if one.sample.id == sample), None)
    if coding is None:
        raise NotFoundError(f"there is no sample `{sample}`", "draw one: comity coding draw CASE --coders ana,ben")
    if all(one.id != unit for one in coding.sample.units):
        raise NotFoundError(f"`{unit}` is not in the sample `{sample}`")
    return coding


def _written(book: Path, entry: Callable[[Sequence[Coding]], Coded]) -> Coded:
    made = _write(book, entry)
    assert made is not None
    return made


def _write(book: Path, entry: Callable[[Sequence[Coding]], Coded | None]) -> Coded | None:
    """Append the line that is made of what stands, while nobody else can."""
    with folder.sole_writer(book, _PATIENCE, LOCK):
        made = entry(codings(log(book)))
        if made is not None:
            logs.append(book / FILE, made)
    return made
