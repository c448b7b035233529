"""Coding: the next sentence of a coder's sample, without anybody's answer; and how far a team is."""

from __future__ import annotations

from typing import Any

from comity import wire
from comity.faces.desk import Desk
from comity.faces.team import Agreement, Coding, Question, words_of
from comity.faces.web.asked import Asked, Same, Sheet
from comity.faces.web.coders import keyed_statuses, keyed_types
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.shapes import like, record
from comity.types import Coded, Unit

PATH = "/coding"
ASKS = ("sample", "unit")
TWIN = record(
    sample=str | None, coder=str | None, units=int, done=dict[str, int], unit=like(Unit).or_none(),
    named=dict[str, str], differing=int, settled=int, alpha=dict[str, Agreement],
)  # fmt: skip


def sheet(desk: Desk, asked: Asked, _: Reckoning) -> Sheet:
    """A coder gets the sentence to code, or with `unit` one to code again; everybody else how far the team is."""
    samples, sample, unit = desk.team.samples(), asked.get("sample"), asked.get("unit")
    coding = desk.team.sample(sample) if samples else None
    mine = coding is not None and asked.coder in coding.sample.coders
    values: dict[str, Any] = {"coding": coding, "samples": samples, "question": None, "here": asked.address(unit=None)}
    if coding is not None and mine:
        values |= _asked_of(desk, coding, asked.coder, unit)
    if coding is not None and values["question"] is None:
        values |= {"agreements": desk.team.agreements(coding), "words_of": words_of}
    command = f"comity coding agreement {desk.path}" if coding else f"comity coding draw {desk.path} --coders ana,ben"
    python = f"comity.open({str(desk.path)!r}).team.samples()"
    return Sheet("coding.html", values, lambda: _twin(asked.coder, coding, values), Same(command, python))


def _asked_of(desk: Desk, coding: Coding, asker: str, wanted: str | None) -> dict[str, Any]:
    """What a coder sees: a sentence, and of answers their own alone."""
    own = [one for (coder, _), one in coding.answers.items() if coder == asker]
    last = max(own, key=lambda one: (one.at, one.id), default=None)
    unit = next((one for one in coding.sample.units if one.id == wanted), None) or coding.next_for(asker)
    question: Question | None = desk.team.question(unit) if unit is not None else None
    before: Coded | None = coding.answers.get((asker, unit.id)) if unit is not None else None
    return {
        "question": question,
        "said": before.answer if before is not None else None,
        "last": last,
        "done": coding.done_by(asker),
        "types": keyed_types(desk),
        "statuses": keyed_statuses(),
    }


def _twin(coder: str, coding: Coding | None, values: dict[str, Any]) -> dict[str, Any]:
    """The page as JSON: what the coder would see, and nothing else."""
    if coding is None:
        return _NO_SAMPLE
    question: Question | None = values["question"]
    found = _NO_SAMPLE | {
        "sample": coding.sample.id,
        "units": len(coding.sample.units),
        "done": {one: coding.done_by(one) for one in coding.sample.coders},
    }
    if question is not None:
        return found | {"coder": coder, "unit": wire.to_dict(question.unit), "named": question.named}
    alphas = {field: wire.to_dict(one) for field, one in values["agreements"].items()}
    return found | {"differing": len(coding.differing), "settled": len(coding.settled), "alpha": alphas}


_NO_SAMPLE: dict[str, Any] = {
    "sample": None, "coder": None, "units": 0, "done": {}, "unit": None, "named": {}, "differing": 0, "settled": 0,
    "alpha": {},
}  # fmt: skip
