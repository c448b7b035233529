"""Inversions: one deed told in many ways, in sentences of our own (inversions/inversions.tsv beside the benches).

A row is a deed: its sentence, the type (`A|B`: either), who does it, to whom, and what became of it. In a cell of
actors or recipients ` + ` stands between those who are all meant, `(x)` may be left out, `~word` is anybody whose
name or words hold that word, `?` is nobody whom the directory knows, `=` (recipients) is a mutual deed, whose
parties may stand on either side; ` | ` separates readings that are all right. A status may stand behind the type that
it holds for (`AGREE happened | CONSULT planned`). States roll up, as everywhere.

found: the share of rows of whose types there is a mention; of several the one that is judged is the one that fits
best. The others are shares of the rows found. direction_wrong: one who is meant is missing, or another is there;
swapped: whom it was done to does it, or the other way round; status_wrong; direction_or_status_wrong; voice_wrong
only of the rows that expect a voice. false_happened: of the rows that name a type under `not`, those of whose
sentences a mention of that type is told as happened. by_telling: direction_or_status_wrong of each way of telling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path

from bench.measured import Counts, Row, Scores
from bench.metrics import share
from bench.rolling import is_expected
from bench.texts import read
from comity.reading.tables import rows as table
from comity.reading.tables import values
from comity.types import Actor, Argument, EventMention, Reading

TELLINGS = (
    "active", "passive", "nominal", "relative", "gerund", "control", "negation", "modality", "speech", "swapped",
    "names",
)  # fmt: skip
VOICES = {"outlet": "author", "source": "source"}
_UNLISTED = re.compile(r"unknown-|.*-[0-9a-f]{8}$")  # the ids of whom the directory does not know


@dataclass(frozen=True, slots=True)
class Judged:
    """What is right of one mention against a row."""

    direction: bool
    status: bool
    voice: bool
    swapped: bool

    @property
    def rank(self) -> tuple[bool, bool, bool, bool]:
        return self.direction and self.status, self.direction, self.status, self.voice


def rows(path: Path) -> Iterator[Row]:
    for row in table(path):
        reading = _read(row["sentence"], row["published"])
        judged = of_row(reading, row)
        wanted = f"{row['type']} {row['actors']} -> {row['recipients']} {row['status']} {row['voice']}"
        yield Row(
            row["id"],
            counted(judged, row, reading),
            f"{_in_words(judged)}: {wanted} / {_told(reading)} | {row['sentence']}",
        )


@lru_cache(maxsize=1)  # the deeds of one sentence stand together
def _read(text: str, published: str) -> Reading:
    return read(text, published)


def of_row(reading: Reading, row: Mapping[str, str]) -> Judged | None:
    """The mention that fits a row best, judged; None where there is none of its types."""
    types = row["type"].split("|")
    judged = [_judged(mention, row, reading) for mention in reading.event_mentions if mention.event_type in types]
    return max(judged, key=lambda one: one.rank, default=None)


def counted(judged: Judged | None, row: Mapping[str, str], reading: Reading) -> Counts:
    """What a row adds up to."""
    counts: dict[str, float] = {"rows": 1}
    if row["not"]:
        kind, status = row["not"].split()
        counts |= {
            "forbidden": 1,
            "false": any((m.event_type, m.status) == (kind, status) for m in reading.event_mentions),
        }
    if judged is None:
        return counts
    either = not (judged.direction and judged.status)
    telling = row["telling"]
    counts |= {"found": 1, "direction": not judged.direction, "swapped": judged.swapped, "status": not judged.status}
    counts |= {"either": either, f"found:{telling}": 1, f"either:{telling}": either}
    if row["voice"]:
        counts |= {"voiced": 1, "voice": not judged.voice}
    return counts


def scores(counts: Counts) -> Scores:
    return {
        "found": share(counts, "found", "rows"),
        "direction_wrong": share(counts, "direction", "found"),
        "swapped": share(counts, "swapped", "found"),
        "status_wrong": share(counts, "status", "found"),
        "direction_or_status_wrong": share(counts, "either", "found"),
        "voice_wrong": share(counts, "voice", "voiced"),
        "false_happened": share(counts, "false", "forbidden"),
        "by_telling": {name: share(counts, f"either:{name}", f"found:{name}") for name in TELLINGS},
    }


def _judged(mention: EventMention, row: Mapping[str, str], reading: Reading) -> Judged:
    sides = list(product(values(row["actors"]), values(row["recipients"])))
    known = _Known({actor.id: actor for actor in reading.actors}, row["published"])
    return Judged(
        direction=any(known.directed(mention, *pair) for pair in sides),
        status=_has_status(mention, values(row["status"])),
        voice=not row["voice"] or mention.voice == VOICES[row["voice"]],
        swapped=not any(known.directed(mention, *pair) for pair in sides)
        and any(known.swapped(mention, *pair) for pair in sides),
    )


def _has_status(mention: EventMention, wanted: Sequence[str]) -> bool:
    return mention.status in wanted or f"{mention.event_type} {mention.status}" in wanted


@dataclass(frozen=True, slots=True)
class _Known:
    """Who is who in a reading, on the report's day."""

    actors: Mapping[str, Actor]
    day: str

    def directed(self, mention: EventMention, actors: str, recipients: str) -> bool:
        if recipients == "=":
            return self.fits([*mention.actors, *mention.recipients], actors)
        return self.fits(mention.actors, actors) and self.fits(mention.recipients, recipients)

    def swapped(self, mention: EventMention, actors: str, recipients: str) -> bool:
        """Whether those of one side stand on the other, and nobody where he belongs."""
        if recipients == "=":
            return False
        suffers = recipients != "?" and self.fits(mention.actors, recipients)
        does = actors != "?" and self.fits(mention.recipients, actors)
        return (suffers and (does or not mention.recipients)) or (does and not mention.actors)

    def fits(self, told: Sequence[Argument], side: str) -> bool:
        """Whether all of a side are told, and nobody else."""
        if side == "?":
            return all(_UNLISTED.match(argument.actor) for argument in told)
        meant = [one.strip() for one in side.split(" + ")]
        names = [one.strip("()") for one in meant]
        needed = [one for one in meant if not one.startswith("(")]
        return all(any(self.is_one(argument, name) for argument in told) for name in needed) and all(
            any(self.is_one(argument, name) for name in names) for argument in told
        )

    def is_one(self, argument: Argument, name: str) -> bool:
        actor = self.actors.get(argument.actor)
        if name.startswith("~"):
            words = f"{argument.span.text} {actor.name if actor else ''}"
            return name[1:].casefold() in words.casefold()
        return actor is not None and is_expected(actor, (name,), self.actors, self.day)


def _in_words(judged: Judged | None) -> str:
    if judged is None:
        return "not found"
    wrong = [name for name in ("direction", "status", "voice") if not getattr(judged, name)]
    return " and ".join(wrong) + " wrong" if wrong else "right"


def _told(reading: Reading) -> str:
    return "; ".join(
        f"{mention.event_type} {'+'.join(a.actor for a in mention.actors) or '-'}"
        f" -> {'+'.join(a.actor for a in mention.recipients) or '-'} {mention.status} {mention.voice}"
        for mention in reading.event_mentions
    )
