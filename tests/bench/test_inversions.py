"""The inversion set: its table is well formed, and its scorer tells a swap from a deed left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest

from bench.sets.inversions import TELLINGS, VOICES, counted, of_row
from comity.reading.knowledge import knowledge
from comity.reading.tables import rows, values
from comity.types import Actor, Argument, Article, EventMention, Reading, Relation, Span, Status

TABLE = Path(__file__).resolve().parents[2] / "bench" / "inversions" / "inversions.tsv"
ROWS = list(rows(TABLE))
TYPES = set(knowledge().codebook.types)
STATUSES = set(get_args(Status))


def _sides(cell: str) -> set[str]:
    return {one.strip().strip("()") for side in values(cell) for one in side.split(" + ")}


def _is_known(identity: str) -> bool:
    """Whether the directory has this actor, or makes it of a country and a word for people who act."""
    known = knowledge().directory
    if identity in known.actors:
        return True
    organs = {agent.organ for agent in known.agents.values()}
    states = [name for state in known.states.values() for name in (state.id, state.slug)]
    return any(identity.startswith(f"{name}-") and identity.removeprefix(f"{name}-") in organs for name in states)


def test_there_are_enough_sentences_of_every_type_and_telling() -> None:
    first = [row for row in ROWS if row["id"][-1].isdigit()]
    types = Counter(kind for row in ROWS for kind in row["type"].split("|"))

    assert len(first) >= 240
    assert set(types) == TYPES
    assert min(types.values()) >= 10
    assert {row["telling"] for row in ROWS} == set(TELLINGS)


def test_ids_are_unique_and_no_sentence_stands_twice() -> None:
    sentence_of = {row["id"]: row["sentence"] for row in ROWS}
    first = [sentence for identity, sentence in sentence_of.items() if identity[-1].isdigit()]

    assert len(sentence_of) == len(ROWS)
    assert len(set(first)) == len(first)
    for identity, sentence in sentence_of.items():
        assert sentence_of[identity.rstrip("bcd")] == sentence


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_row_holds_known_words_only(row: Mapping[str, str]) -> None:
    assert set(row["type"].split("|")) <= TYPES
    statuses = [status.split() for status in values(row["status"])]
    assert statuses
    assert {status[-1] for status in statuses} <= STATUSES
    assert {kind for status in statuses for kind in status[:-1]} <= set(row["type"].split("|"))
    assert row["voice"] in {"", *VOICES}
    if row["not"]:
        kind, status = row["not"].split()
        assert kind in TYPES
        assert status in STATUSES
    assert row["published"]
    for name in _sides(row["actors"]) | _sides(row["recipients"]):
        if name.startswith("~"):
            assert name[1:].casefold() in row["sentence"].casefold(), name
        elif name not in "?=":
            assert _is_known(name), name


# --- the scorer, on a row that we made up -----------------------------------------------------------------------------

TEXT = "Ruritania struck Graustark near Syldavia."
ROW = {
    "type": "ASSAULT|COERCE", "actors": "ruritania", "recipients": "graustark | ?", "status": "happened",
    "voice": "outlet", "not": "", "telling": "active", "published": "2020-01-01",
}  # fmt: skip
KNOWN = tuple(
    Actor(identity, identity, "state", None, None, (), of)
    for identity, of in [("ruritania", ()), ("graustark", ()), ("its-army", (Relation("ruritania", "organ"),))]
)


def _reading(actors: tuple[str, ...], recipients: tuple[str, ...], status: Status = "happened") -> Reading:
    place = Span.cut(TEXT, 0, 9)
    sides = [tuple(Argument(one, place) for one in side) for side in (actors, recipients)]
    mention = EventMention(
        "m", "a", "e", "ASSAULT", place, Span.cut(TEXT, 0, len(TEXT)), actors=sides[0], recipients=sides[1],
        status=status,
    )  # fmt: skip
    return Reading(Article("a", TEXT), "test", KNOWN, (), (mention,))


@pytest.mark.parametrize(
    ("actors", "recipients", "direction", "swapped"),
    [
        (("ruritania",), ("graustark",), True, False),
        (("ruritania",), (), True, False),
        (("ruritania",), ("town-0123abcd",), True, False),  # `?`: nobody known
        (("graustark",), ("ruritania",), False, True),
        (("graustark",), (), False, True),
        (("ruritania", "graustark"), (), False, False),  # glued
        ((), ("graustark",), False, False),
    ],
)
def test_direction_and_swaps(
    actors: tuple[str, ...], recipients: tuple[str, ...], direction: bool, swapped: bool
) -> None:
    judged = of_row(_reading(actors, recipients), ROW)

    assert judged is not None
    assert (judged.direction, judged.swapped) == (direction, swapped)


def test_optional_parties_words_and_mutual_deeds() -> None:
    def directed(reading: Reading, actors: str, recipients: str) -> bool:
        judged = of_row(reading, ROW | {"actors": actors, "recipients": recipients})
        return judged is not None and judged.direction

    both, apart = _reading(("ruritania", "graustark"), ()), _reading(("ruritania",), ("graustark",))
    assert directed(both, "ruritania + graustark", "=")
    assert directed(apart, "ruritania + graustark", "=")
    assert not directed(apart, "ruritania", "=")
    assert directed(apart, "ruritania", "graustark + (syldavia)")
    assert directed(apart, "~ruri", "graustark")
    assert not directed(apart, "~syldavia", "graustark")


def test_a_status_may_hold_for_one_of_the_types_only() -> None:
    reading = _reading(("ruritania",), ("graustark",))
    by_type = [of_row(reading, ROW | {"status": f"{kind} happened | planned"}) for kind in ("ASSAULT", "COERCE")]

    assert [judged is not None and judged.status for judged in by_type] == [True, False]


def test_what_is_counted_of_a_row() -> None:
    asked = ROW | {"status": "denied", "not": "ASSAULT happened", "voice": "source"}
    reading = _reading(("ruritania",), ("graustark",))

    assert counted(of_row(reading, asked), asked, reading) == {
        "rows": 1, "found": 1, "direction": False, "swapped": False, "status": True, "either": True, "forbidden": 1,
        "false": True, "found:active": 1, "either:active": True, "voiced": 1, "voice": True,
    }  # fmt: skip
    assert of_row(reading, asked | {"type": "AID"}) is None
    assert counted(None, asked | {"type": "AID", "not": ""}, reading) == {"rows": 1}
