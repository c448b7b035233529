"""Checking: what is wrong with the tables of a codebook, with file and line. Nothing is raised; faults come out."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any, get_args

from comity.reading.codebook import COLUMNS, KEYS, NEEDED, REMOVING, STATUSES
from comity.reading.codebook.entries import FORMS, cue_words
from comity.reading.codebook.sheets import layer_name, written
from comity.reading.speech.lexicon import CuePos
from comity.reading.tables import values
from comity.types import Attitude, Polarity, SpeechAct

ROLES = frozenset(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT".split()
)
"""The types of PLOVER, whose rules of grammar a type of one's own may follow (`like`)."""

PREPOSITIONS = frozenset(
    "about above across after against along alongside amid among around as at before behind below beneath beside "
    "besides between beyond by concerning despite down during except for from in inside into like near of off on onto "
    "opposite out outside over past regarding since through throughout till to toward towards under until up upon via "
    "with within without".split()
)
SLOTS = frozenset({"subj", "obj", "poss", "mod", "conj"}) | PREPOSITIONS
NEEDS = SLOTS | {"inf", "that", "light"}
_CLAUSES = frozenset({"inf", "ing", "that", "obj"})
_FRAMES = (
    frozenset("clause quote inf gerund obj hearer pred pass subject given agent span colon named known".split())
    | PREPOSITIONS
)
_ALLOWED: Mapping[tuple[str, str], frozenset[str]] = {
    ("verbs", "deed"): STATUSES,
    ("verbs", "deed_in"): _CLAUSES | PREPOSITIONS,
    ("verbs", "doer"): frozenset({"actor", "recipient"}),
    ("verbs", "actor"): SLOTS,
    ("verbs", "recipient"): SLOTS,
    ("verbs", "needs"): NEEDS | frozenset(f"!{need}" for need in NEEDS),
    ("light", "does"): frozenset({"actor", "recipient"}),
    ("light", "other"): SLOTS,
    ("light", "status"): STATUSES,
    ("status", "pos"): frozenset({"verb", "noun", "adj", "adv", "prep", "conj", "aux"}),
    ("status", "complement"): frozenset({"inf", "ing", "that", "obj", "any"}),
    ("status", "status"): STATUSES,
    ("modes", "where"): frozenset({"any", "subj", "with", "mod", "obj"}),
    ("stances", "pos"): frozenset({"verb", "noun", "adj", "prefix"}),
    ("stances", "polarity"): frozenset(get_args(Polarity)),
    ("loaded", "leaning"): frozenset({"for", "against"}),
    ("tones", "pos"): frozenset({"verb", "noun", "adj"}),
    ("tones", "polarity"): frozenset({*get_args(Polarity), "helps", "harms", "pleases", "displeases"}),
    ("stances", "holder"): SLOTS,
    ("stances", "target"): SLOTS,
    ("cues", "pos"): frozenset(get_args(CuePos)),
    ("cues", "frame"): _FRAMES,
    ("cues", "act"): frozenset(get_args(SpeechAct)),
    ("cues", "attitude"): frozenset(get_args(Attitude)),
    ("plover", "status"): STATUSES,
}
_MUST = frozenset(
    {
        ("cues", "pos"),
        ("cues", "act"),
        ("cues", "attitude"),
        ("stances", "polarity"),
        ("status", "pos"),
        ("loaded", "leaning"),
        ("tones", "pos"),
        ("tones", "polarity"),
    }
)
_WHAT = {"deed_in": "place of a deed", "other": "slot", "actor": "slot", "recipient": "slot", "needs": "slot",
         "holder": "slot", "target": "slot", "does": "role", "doer": "role", "where": "place of a mode cue",
         "pos": "part of speech"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a file of the codebook; `line` is 0 where it is the whole file."""

    file: str
    line: int
    what: str


@dataclass(frozen=True, slots=True)
class Words:
    """What the parser can say of words: how it parts a text, and whether a word is a lemma of its part of speech."""

    parts: Callable[[str], tuple[str, ...]]
    is_base: Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class _Known:
    """What a table may name: types with their modes, and classes."""

    types: Mapping[str, frozenset[str]]
    classes: frozenset[str]


def check(layers: Sequence[Traversable], words: Words | None = None) -> Iterator[Fault]:
    """The faults of the topmost layer, over the others that it may name types and classes of.

    Without `words` nothing is said of cues that no parsed text can match.
    """
    top, own = layers[0], list(_toml(layers))
    yield from _type_faults(top, own[0] if own else {}, own[1:])
    known = _Known(_types(own), frozenset(_classes(layers)))
    cued: set[str] = set()
    for table in KEYS:
        for file, rows in _tables(top, table):
            yield from rows.faults
            cued |= {row.get("type", "") for _, row in rows.rows} if table in ("verbs", "nouns") else set()
            yield from _row_faults(file, table, rows.rows, known)
            if words is not None:
                yield from _dead_cues(file, table, rows.rows, words)
    cued |= {row.get("type", "") for layer in _below(layers, own) for row in _coding_rows(layer)}
    file = _name(top, "types.toml")
    for name in own[0] if own else ():
        if isinstance(own[0][name], dict) and name not in cued:
            yield Fault(file, _line_of(top, name), f"the type `{name}` has no cue in verbs.tsv or nouns.tsv")


@dataclass(frozen=True, slots=True)
class _Table:
    rows: list[tuple[int, dict[str, str]]]
    faults: list[Fault]


def _tables(layer: Traversable, table: str) -> Iterator[tuple[str, _Table]]:
    """A layer's table, where it has one, with the faults of its form."""
    path, file = layer / f"{table}.tsv", _name(layer, f"{table}.tsv")
    if not path.is_file():
        return
    try:
        lines = list(written(path))
    except UnicodeDecodeError as error:
        yield file, _Table([], [Fault(file, 0, f"is no UTF-8: {error.reason} at byte {error.start}")])
        return
    header = lines[0][1] if lines else []
    if len(header) == 1 and any(column in header[0].split() for column in NEEDED[table]):
        yield file, _Table([], [Fault(file, lines[0][0], "has its cells between spaces; they stand between tabs")])
        return
    faults = [Fault(file, lines[0][0] if lines else 0, f"has no column `{column}`")
              for column in NEEDED[table] if column not in header]  # fmt: skip
    faults += [Fault(file, lines[0][0], f"has an unknown column `{name}`")
               for name in header if name not in COLUMNS[table]]  # fmt: skip
    found = []
    for number, cells in lines[1:]:
        if len(cells) > len(header):
            faults.append(Fault(file, number, f"has {len(cells)} cells for {len(header)} columns"))
        row = dict.fromkeys(COLUMNS[table], "")
        found.append((number, row | dict(zip(header, cells, strict=False))))
    yield file, _Table(found, faults)


def _row_faults(file: str, table: str, rows: Iterable[tuple[int, Mapping[str, str]]], known: _Known) -> Iterator[Fault]:
    first: dict[tuple[str, ...], int] = {}
    for number, row in rows:
        if not row[KEYS[table][0]]:
            yield Fault(file, number, f"has no {KEYS[table][0]}")
            continue
        unique = KEYS[table] + {
            "cues": ("act", "attitude"),
            "status": ("complement",),
            "stances": ("polarity", "holder", "target"),
            "nouns": ("head",),
            "modes": ("where",),
        }.get(table, ())
        key = tuple("|".join(sorted(values(row[name]))) for name in unique)
        if key in first:
            yield Fault(file, number, f"`{' '.join(filter(None, key))}` stands in line {first[key]} already")
        first.setdefault(key, number)
        yield from (Fault(file, number, what) for what in _cell_faults(table, row))
        yield from (Fault(file, number, what) for what in _name_faults(table, row, known))
    yield from _doubled(file, table, rows)


def _cell_faults(table: str, row: Mapping[str, str]) -> Iterator[str]:
    """Cells that hold a word that the column does not know."""
    removed = row.get(REMOVING.get(table, ""), "") == "-"
    for column in COLUMNS[table]:
        allowed = _ALLOWED.get(("verbs" if table == "nouns" else table, column))
        if allowed is None or removed:
            continue
        for value in values(row[column]):
            of_class = column == "needs" and value.removeprefix("!").startswith("@")
            if value not in allowed and not of_class:
                yield f"`{value}` in `{column}` is no {_WHAT.get(column, column)}"
        if not row[column] and (table, column) in _MUST:
            yield f"has no {column}"
    if table == "nouns" and row["head"] not in ("", "-"):
        yield f"`{row['head']}` in `head` is neither empty nor `-`"
    if "deed_in" in row and row["deed_in"] and not row["deed"]:
        yield "has `deed_in` and no `deed`"
    if table != "plover":
        for column in ("cue", "verb", "object", "unless", "only", "lemmas", "cues"):
            if row.get(column, "") != row.get(column, "").lower():
                yield f"`{column}` holds capitals, which never match"


def _name_faults(table: str, row: Mapping[str, str], known: _Known) -> Iterator[str]:
    """Types, modes and classes that are not there."""
    blocked = row.get("head") == "-" or row.get("type") == "-"
    if table in ("verbs", "nouns", "modes") and not blocked:
        if row["type"] not in known.types:
            yield f"the type `{row['type']}` is not in types.toml"
        elif row["mode"] and row["mode"] not in known.types[row["type"]]:
            others = sorted(name for name, modes in known.types.items() if row["mode"] in modes)
            of = f", it is one of {' and '.join(others)}" if others else ""
            yield f"{row['type']} has no mode `{row['mode']}`{of}"
    if table == "plover":
        for name in ("type", "coded"):
            if row[name] not in known.types:
                yield f"the type `{row[name]}` is not in types.toml"
    if table in ("verbs", "cues"):
        needed = [need.removeprefix("!") for need in values(row.get("needs", ""))]
        tested = values(row["object"]) if table == "verbs" else [*values(row["unless"]), *values(row["only"])]
        for value in (*tested, *needed):
            if value.startswith("@") and value not in FORMS and value[1:] not in known.classes:
                yield f"classes.tsv has no class `{value[1:]}`"


def _doubled(file: str, table: str, rows: Iterable[tuple[int, Mapping[str, str]]]) -> Iterator[Fault]:
    """Words that a list has twice, and cues that two contexts have."""
    seen: dict[str, tuple[int, str]] = {}
    for number, row in rows:
        listed = values(row.get("lemmas", "") or row.get("cues", ""))
        for word in sorted({word for word in listed if listed.count(word) > 1}):
            yield Fault(file, number, f"lists `{word}` twice")
        for word in dict.fromkeys(listed) if table == "contexts" else ():
            if word in seen:
                yield Fault(file, number, f"`{word}` is a cue of `{seen[word][1]}` in line {seen[word][0]} already")
            seen.setdefault(word, (number, row["context"]))


def _dead_cues(file: str, table: str, rows: Iterable[tuple[int, Mapping[str, str]]], words: Words) -> Iterator[Fault]:
    """Cues that no parsed text can match, and objects likewise."""
    for number, row in rows:
        if not row[KEYS[table][0]]:
            continue
        if table in ("verbs", "light") or (table in ("status", "stances", "cues") and row["pos"] == "verb"):
            head = (row.get("cue") or row["verb"]).split(" ")[0].split("-")[-1]
            if head.isalpha() and head != "be" and not words.is_base(head, "VERB"):
                yield Fault(file, number, f"`{head}` is no lemma of a verb, so that it never matches")
        if table == "nouns" or (table in ("status", "stances", "cues") and row["pos"] == "noun"):
            at = -1 if table == "nouns" else 0
            head = cue_words(row["cue"])[at]
            if head.isalpha() and not words.is_base(head, "NOUN"):
                yield Fault(file, number, f"`{head}` is no lemma of a noun (a plural?), so that it never matches")
        if table in ("nouns", "modes"):
            yield from (Fault(file, number, what) for what in _parted(row["cue"], words))
        elif table in ("status", "light", "stances", "cues"):
            yield from (Fault(file, number, what) for what in _parted(row.get("cue") or row["verb"], words))
        for column in ("object", "unless", "only", "lemmas", "cues"):
            for word in values(row.get(column, "")):
                if not word.startswith("@"):
                    yield from (Fault(file, number, what) for what in _parted(word, words))


def _parted(cue: str, words: Words) -> Iterator[str]:
    """Where the parser parts a cue in another way than the reader does."""
    mine, theirs = cue_words(cue), words.parts(cue)
    if mine != theirs:
        yield f"`{cue}` never matches: the parser parts it as `{' '.join(theirs)}`"


def _type_faults(layer: Traversable, own: Mapping[str, Any], below: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """What is wrong with types.toml itself."""
    file, path = _name(layer, "types.toml"), layer / "types.toml"
    if path.is_file() and not own:
        try:
            tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            yield Fault(file, 0, f"can't be read: {error}")
    under = [] if own.get("replaces") else list(below)
    for name, facts in own.items():
        if not isinstance(facts, dict):
            if name not in ("version", "replaces"):
                yield Fault(file, _line_of(layer, name), f"`{name}` is neither a type nor `version` or `replaces`")
            continue
        known = {key for one in under for key in one.get(name, {})} | set(facts)
        line = _line_of(layer, name)
        yield from (Fault(file, line, f"{name} has no `{key}`")
                    for key in ("quad", "score", "definition") if key not in known)  # fmt: skip
        yield from (Fault(file, line, f"{name}: {what}") for what in _fact_faults(facts, ("quad", "boundary", "like")))
        for mode, more in facts.get("modes", {}).items():
            at = _line_of(layer, f"{name}.modes.{mode}") or line
            if not isinstance(more, dict):
                yield Fault(file, at, f"the mode `{mode}` of {name} is no table")
                continue
            yield from (Fault(file, at, f"{name} {mode}: {what}") for what in _fact_faults(more, ()))


def _fact_faults(facts: Mapping[str, Any], more: tuple[str, ...]) -> Iterator[str]:
    """What is wrong with the facts of a type or a mode; `more` are the keys that only a type has."""
    score = facts.get("score", 0)
    if isinstance(score, bool) or not isinstance(score, int | float) or not -10 <= score <= 10:
        yield f"the score `{score}` does not lie between -10 and 10"
    if facts.get("quad", 1) not in (1, 2, 3, 4):
        yield f"the quad `{facts['quad']}` is none of 1, 2, 3, 4"
    if facts.get("like", "ASSAULT") not in ROLES:
        yield f"`like` is `{facts['like']}`, which is no type of PLOVER"
    if not facts.get("definition", "-"):
        yield "the definition is empty"
    for key in facts:
        if key not in ("score", "definition", *more) and not (more and key == "modes"):
            yield f"`{key}` is nothing that is known here"


def _toml(layers: Sequence[Traversable]) -> Iterator[Mapping[str, Any]]:
    """The types.toml of each layer; empty where it has none or a broken one."""
    for layer in layers:
        try:
            yield tomllib.loads((layer / "types.toml").read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError):
            yield {}


def _types(own: Sequence[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for facts in own:
        for name, kind in facts.items():
            if isinstance(kind, dict):
                found[name] = found.get(name, frozenset()) | set(kind.get("modes", {}))
        if facts.get("replaces"):
            break
    return found


def _below(layers: Sequence[Traversable], own: Sequence[Mapping[str, Any]]) -> Iterator[Traversable]:
    """The layers under the topmost whose verbs and nouns count for it."""
    for at, layer in enumerate(layers[1:], start=1):
        if any(facts.get("replaces") for facts in own[:at]):
            return
        yield layer


def _coding_rows(layer: Traversable) -> Iterator[Mapping[str, str]]:
    for table in ("verbs", "nouns"):
        for _, found in _tables(layer, table):
            yield from (row for _, row in found.rows)


def _classes(layers: Sequence[Traversable]) -> Iterator[str]:
    for layer in layers:
        for _, found in _tables(layer, "classes"):
            yield from (row["class"] for _, row in found.rows)


def _line_of(layer: Traversable, name: str) -> int:
    """The line of types.toml in which a type, a mode or a key begins; 0 where it is not found."""
    lines = (layer / "types.toml").read_text(encoding="utf-8").split("\n")
    heads = (f"[{name}]", f"{name} =", f"{name}=")
    return next((number for number, line in enumerate(lines, start=1) if line.strip().startswith(heads)), 0)


def _name(layer: Traversable, file: str) -> str:
    named = layer_name(layer)
    return file if named == "bundled" else f"{named}/{file}"
