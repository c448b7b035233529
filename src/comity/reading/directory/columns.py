"""Columns: which table of the directory a row belongs to, by the columns that it has, and what may stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from comity.types import ActorKind, RelationKind

Table = Literal["actors", "states", "titles", "agents", "bodies", "things", "given", "gendered", "aliases"]

ACTOR_COLUMNS = ("id", "name", "kind", "sector", "country", "aliases", "of", "codes", "source")
"""The columns of a table of actors, as they are written; `media.tsv` has more."""

COLUMNS: Mapping[Table, tuple[str, ...]] = {
    "agents": ("phrase", "plural", "kind", "sector", "organ", "relation"),
    "titles": ("key", "phrases", "sector", "single", "only"),
    "bodies": ("word", "sector", "own"),
    "aliases": ("alias", "actor", "source"),
    "things": ("thing",),
    "given": ("given", "pronoun"),
    "gendered": ("called", "pronoun"),
    "states": tuple("id name iso3 adjectives people capitals seats aliases standing counted_to source".split()),
    "actors": (*ACTOR_COLUMNS, "owner", "leaning", "scale", "agency"),
}
_MARKS: Mapping[Table, tuple[str, ...]] = {  # what a table of that sort can't be without
    "agents": ("phrase", "kind", "organ"),
    "titles": ("key", "phrases"),
    "bodies": ("word",),
    "aliases": ("alias", "actor"),
    "things": ("thing",),
    "given": ("given",),
    "gendered": ("called",),
    "states": ("id", "name", "iso3"),
    "actors": ("id", "name", "kind"),
}

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""An id: lower-case letters and digits, hyphens between them."""

KINDS = frozenset(get_args(ActorKind)) - {"unresolved"}
RELATIONS = frozenset(get_args(RelationKind))
TERRITORIES = frozenset(
    "ABW AIA ALA ANT ASM ATF BES BLM BVT CCK CXR ESH GGY GLP GUF HMD IMN IOT JEY MAF MNP MSR MTQ MYT NFK PCN REU SGS "
    "SHN SJM SPM TCA TKL UMI VGB VIR WLF".split()
)
"""ISO 3166 codes of places that are no states, so that the tables of states have no row for them."""

SECTORS = frozenset(
    "AGR BUS COP CRM CVL EDU ELI GOV JRN JUD LAB LEG MED MIL OPP PRE PRM PTY REB REF REL SOC SPY UAF".split()
)
"""The sectors of PLOVER 2.0 that an actor of the directory may have; empty is none."""


def table_of(columns: Iterable[str]) -> Table | None:
    """The sort of table that has these columns; None where no sort of table has.

    >>> table_of(["id", "name", "kind", "country"])
    'actors'
    """
    given = set(columns)
    return next((table for table, marks in _MARKS.items() if given.issuperset(marks)), None)


def lacking(table: Table, columns: Iterable[str]) -> Mapping[str, str]:
    """The columns that rows of such a table are read by and that these leave out, each with its empty cell."""
    needed = ACTOR_COLUMNS if table == "actors" else COLUMNS[table]
    return dict.fromkeys((column for column in needed if column not in set(columns)), "")


def wrong_with(table: Table, row: Mapping[str, str]) -> str | None:
    """Why a row can't be read at all, in words; None where it can. What else may be wrong with it, `checking` says."""
    for column in _MARKS[table]:
        if not row[column] and column not in ("iso3", "organ"):
            return f"its `{column}` is empty"
    if "id" in row and not ID.fullmatch(row["id"]):
        return f"`{row['id']}` is no id: lower-case letters and digits, hyphens between them"
    if "kind" in row and row["kind"] not in KINDS:
        return f"`{row['kind']}` is no kind of actor: {', '.join(sorted(KINDS))}"
    if table == "agents" and row.get("relation", "organ") not in ("organ", "nationality"):
        return f"`{row['relation']}` is no relation of agents: organ, nationality"
    if table == "actors" and row.get("of"):
        for fact in row["of"].split("|"):
            relation, _, rest = fact.strip().partition(":")
            if relation and (relation not in RELATIONS or not rest):
                return f"`{fact.strip()}` is no fact: write `relation:actor:since..until`"
    return None
