"""The cues of attribution as the codebook's table has them: words that say that somebody says, believes or asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from comity.errors import UsageError
from comity.reading.tables import values
from comity.types import Attitude, SpeechAct

CuePos = Literal["verb", "noun", "adj", "adv", "prep"]


@dataclass(frozen=True, slots=True)
class CueWords:
    """A row of cues.tsv: the words (head first), where their content stands, and what is done by saying them.

    Of an object in `unless` the words tell a deed, and nothing is said: *claimed two lives*. Where there are words in
    `only`, they say something of these objects alone: *put the toll at nine*.
    """

    words: tuple[str, ...]
    pos: CuePos
    frames: frozenset[str]
    act: SpeechAct
    attitude: Attitude
    unless: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()


def sayings_of(
    table: Iterable[Mapping[str, str]], members: Callable[[str], frozenset[str]]
) -> Mapping[tuple[str, str], tuple[CueWords, ...]]:
    """Part of speech and head lemma -> its rows: the longest first, then as the table has them.

    `members` gives the lemmas of a class that a row's `unless` may name: of `nature`, for `@nature`.
    """
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
            _lemmas(values(row["unless"]), members),
            _lemmas(values(row["only"]), members),
        )
        found.setdefault((cue.pos, words[0]), []).append(cue)
    return {key: tuple(sorted(known, key=lambda cue: -len(cue.words))) for key, known in found.items()}


def _lemmas(named: Iterable[str], members: Callable[[str], frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*(members(name[1:]) if name.startswith("@") else {name} for name in named))
