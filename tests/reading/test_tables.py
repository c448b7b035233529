"""The codebook and the directory as data: whole, consistent, and refused with a line number where they are not."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from comity.errors import UsageError
from comity.reading.directory import in_force, slug, surnames
from comity.reading.knowledge import knowledge
from comity.reading.tables import rows, values

PLOVER = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT".split()
)


def test_all_plover_types_are_defined_with_score_and_quad() -> None:
    types = knowledge().codebook.types
    assert set(types) == PLOVER
    assert Counter(kind.quad for kind in types.values()) == {1: 4, 2: 3, 3: 4, 4: 5}
    assert all(-10 <= kind.score <= 10 and kind.definition for kind in types.values())


def test_every_entry_has_a_mode_that_its_type_has() -> None:
    book = knowledge().codebook
    for entries in (*book.verbs.values(), *book.nouns.values()):
        for entry in entries:
            if entry.type is not None and entry.mode is not None:
                assert entry.mode in book.types[entry.type].modes, entry.id


def test_every_mode_is_told_by_some_cue() -> None:
    book = knowledge().codebook
    told = {(cue.type, cue.mode) for cues in book.modes.values() for cue in cues}
    told |= {(e.type, e.mode) for es in (*book.verbs.values(), *book.nouns.values()) for e in es}
    assert not [(name, mode) for name, kind in book.types.items() for mode in kind.modes if (name, mode) not in told]


def test_directory_relations_lead_somewhere() -> None:
    known = knowledge().directory
    states = tuple(known.states)
    lost = {
        (actor.id, relation.actor)
        for actor in known.actors.values()
        for relation in actor.of
        if relation.actor not in known.actors and not relation.actor.startswith(states)
    }
    assert not lost


def test_directory_dates_are_in_order() -> None:
    wrong = [
        (actor.id, relation.since, relation.until)
        for actor in knowledge().directory.actors.values()
        for relation in actor.of
        if relation.since and relation.until and relation.until < relation.since[: len(relation.until)]
    ]
    assert not wrong


def test_no_one_holder_office_is_held_twice_at_once() -> None:
    known = knowledge().directory
    single = {title.key for titles in known.titles.values() for title in titles if title.single}
    held: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for actor in known.actors.values():
        for relation in actor.of:
            if relation.relation == "office" and relation.role in single and relation.actor in known.states:
                key = (relation.actor, relation.role or "")
                held[key].append((relation.since or "", relation.until or "9999", actor.id))
    twice = []
    for key, terms in held.items():
        terms.sort()
        for (_, until, one), (since, _, other) in pairwise(terms):
            if one != other and since[: len(until)] < until[: len(since)]:
                twice.append((key, one, other, since, until))
    assert not twice


def test_offices_are_answered_by_date() -> None:
    known = knowledge().directory
    holder = known.holder("iraq", "prime-minister", "2019-12-31")
    assert holder is not None
    assert holder.id == "adil-abdul-mahdi"
    assert known.holder("iraq", "prime-minister", None) is None


@pytest.mark.parametrize(
    ("name", "expected"), [("Moqtada al-Sadr", ("al-Sadr", "Sadr")), ("Osama bin Laden", ("bin Laden", "Laden"))]
)
def test_surnames(name: str, expected: tuple[str, ...]) -> None:
    assert surnames(name) == expected


def test_slugs_are_plain_letters() -> None:
    assert slug("Recep Tayyip Erdoğan") == "recep-tayyip-erdogan"
    assert slug("Côte d'Ivoire") == "cote-divoire"


def test_partial_dates_hold_for_all_that_they_may_cover() -> None:
    relation = next(r for r in knowledge().directory.actors["kataib-hezbollah"].of if r.relation == "member")
    assert in_force(relation, "2019-12-29")
    assert not in_force(relation, "2010-01-01")


def test_a_row_too_long_is_refused_with_its_line(tmp_path: Path) -> None:
    table = tmp_path / "verbs.tsv"
    table.write_text("cue\ttype\n# a note\nattack\tASSAULT\nbomb\tASSAULT\textra\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"`verbs.tsv` line 4 has 3 cells for 2 columns"):
        list(rows(table))


def test_cells_hold_several_values() -> None:
    assert values(" on | against |") == ("on", "against")


def test_the_page_shows_every_type_and_score() -> None:
    page = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")
    for kind in knowledge().codebook.types.values():
        assert f"| {kind.name} | {kind.quad} | {kind.score:g} | {', '.join(kind.modes) or '–'} |" in page
