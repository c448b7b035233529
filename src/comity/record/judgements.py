"""What people decided: an append-only file of judgements, each undoable by another.

The file is a set, not a sequence: a judgement is in force unless some line undoes it, so their order never matters.
Judgements name mentions, never events: an event's id is its earliest mention's and may pass to another event's member.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from comity import wire
from comity.errors import NotFoundError, UsageError
from comity.keys import content_key
from comity.record import logs
from comity.record.links import link_again
from comity.record.reviewed import bring_decisions_into_force
from comity.types import Correction, DeedVerdict, Judgement, PairVerdict

FILE = "judgements.jsonl"
OF_TWO = get_args(PairVerdict)
OF_ONE = get_args(DeedVerdict)


def judgement(left: str, right: str, verdict: str, judge: str, at: str) -> Judgement:
    """A judgement of two mentions, either way round; its id is of all that it says."""
    if verdict not in OF_TWO:
        raise UsageError(f"`{verdict}` is no verdict", "say same, different or unsure")
    if left == right:
        raise UsageError(f"`{left}` is the same as itself", "name two records")
    left, right = sorted((left, right))
    return Judgement(content_key("j", left, right, verdict, judge, at), left, right, verdict, judge, at)  # type: ignore[arg-type]  # checked above


def judgement_of_one(
    mention: str, verdict: str, judge: str, at: str, correction: Correction | None = None, note: str | None = None
) -> Judgement:
    """A judgement of one deed; a correction says what it should be, and no other verdict does."""
    if verdict not in OF_ONE:
        raise UsageError(f"`{verdict}` is no verdict on one deed", "say accept, correct or reject")
    if (verdict == "correct") != (correction is not None and correction != Correction()):
        raise UsageError("a correction says what the deed should be", "its type, status, actors, recipients or days")
    said = wire.to_json(correction).decode() if correction is not None else None
    id_ = content_key("j", mention, verdict, judge, at, said, note)
    return Judgement(id_, mention, mention, verdict, judge, at, None, correction, note)  # type: ignore[arg-type]  # checked above


def is_itself(made: Judgement) -> bool:
    """Whether a judgement is as it was made: its id is of all that it says."""
    if made.verdict == "undo":
        return made.id == content_key("j", made.left, made.right, "undo", made.judge, made.at, made.undoes)
    if made.verdict in OF_TWO:
        return made.id == content_key("j", made.left, made.right, made.verdict, made.judge, made.at)
    said = wire.to_json(made.correction).decode() if made.correction is not None else None
    return made.id == content_key("j", made.left, made.verdict, made.judge, made.at, said, made.note)


def undoing(target: Judgement, judge: str, at: str) -> Judgement:
    """The judgement that undoes another."""
    id_ = content_key("j", target.left, target.right, "undo", judge, at, target.id)
    return Judgement(id_, target.left, target.right, "undo", judge, at, target.id)


def all_judgements(book: Path) -> list[Judgement]:
    """Every judgement ever made, undone ones and undoings too, in the order in which they were written."""
    return logs.each_once(logs.records_in(book / FILE, Judgement, "judgement"))


def standing(made: Iterable[Judgement]) -> list[Judgement]:
    """Those that nobody undid, undoings left out; whatever the order they come in."""
    made = list(made)
    undone = {one.undoes for one in made}
    return [one for one in made if one.verdict != "undo" and one.id not in undone]


def to_undo(book: Path, target: str | None) -> Judgement:
    """The judgement of that id, or the last one that stands."""
    left = standing(all_judgements(book))
    if not left:
        raise NotFoundError(f"`{book}` holds no judgement to undo")
    if target is None:
        return left[-1]
    for one in left:
        if one.id == target:
            return one
    raise NotFoundError(
        f"there is no judgement `{target}` that stands",
        "the last three: " + ", ".join(f"`{one.id}`" for one in left[-3:]),
    )


def append(book: Path, made: Judgement) -> None:
    logs.append(book / FILE, made)


def bring_into_force(database: sqlite3.Connection, made: Iterable[Judgement]) -> None:
    """Make the index go by the judgements that stand, within the transaction that is open."""
    made = list(made)
    bring_decisions_into_force(database, made, standing(made))
    wanted = {one.id: one for one in standing(made) if one.verdict in OF_TWO}
    held = dict(database.execute("SELECT id, left || ' ' || right FROM judged"))
    touched = {mention for id_, pair in held.items() if id_ not in wanted for mention in pair.split(" ")}
    touched |= {mention for one in wanted.values() if one.id not in held for mention in (one.left, one.right)}
    if not touched:
        return
    database.executemany("DELETE FROM judged WHERE id = ?", [(id_,) for id_ in held.keys() - wanted.keys()])
    database.executemany(
        "INSERT INTO judged VALUES (?, ?, ?, ?, ?, ?)",
        [
            (one.id, one.left, one.right, one.verdict, one.judge, one.at)
            for one in wanted.values()
            if one.id not in held
        ],
    )
    link_again(database, touched)
