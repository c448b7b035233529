"""The cues of attribution as the codebook's table has them: words that say that somebody says, believes or asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from comity.errors import UsageError
from comity.reading.tables import values
from comity.types import Attitude, SpeechAct

CuePos = Literal["verb", "noun", "adj", "prep"]


@dataclass(frozen=True, slots=True)
class CueWords:
    """A row of cues.tsv: the words (head first), where their content stands, and what is done by saying them."""

    words: tuple[str, ...]
    pos: CuePos
    frames: frozenset[str]
    act: SpeechAct
    attitude: Attitude


def sayings_of(table: Iterable[Mapping[str, str]]) -> Mapping[tuple[str, str], tuple[CueWords, ...]]:
    """Part of speech and head lemma -> its rows: the longest first, then as the table has them."""
    found: dict[tuple[str, str], list[CueWords]] = {}
    for row in table:
        for column, allowed in (("pos", CuePos), ("act", SpeechAct), ("attitude", Attitude)):
            if row[column] not in get_args(allowed):
                raise UsageError(
                    f"`{row[column]}` is no {column} of a cue, in the row of `{row['cue']}` in cues.tsv",
                    f"use one of {', '.join(get_args(allowed))}",
                )
        words = tuple(row["cue"].split())
        cue = CueWords(
            words,
            cast(CuePos, row["pos"]),
            frozenset(values(row["frame"])),
            cast(SpeechAct, row["act"]),
            cast(Attitude, row["attitude"]),
        )
        found.setdefault((cue.pos, words[0]), []).append(cue)
    return {key: tuple(sorted(known, key=lambda cue: -len(cue.words))) for key, known in found.items()}
