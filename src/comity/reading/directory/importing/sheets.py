"""Sheets: dictionaries as CSV, with our columns or at least `name` and `kind`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from comity.errors import UsageError
from comity.reading.directory.columns import ACTOR_COLUMNS, wrong_with
from comity.reading.directory.importing.lines import LONGEST, Left, lines_of
from comity.reading.directory.importing.taking import Taken
from comity.reading.tables import values

_OTHER = {"alias": "aliases", "iso3": "country", "type": "kind", "other_names": "aliases"}
_FORMULAS = ("=", "+", "-", "@")


def take_sheet(path: Path, taken: Taken) -> None:
    """Each row of a CSV file as taken, known or refused. A UsageError where its header lacks `name` or `kind`."""
    header: list[str] | None = None
    for number, cells in _rows(path):
        if isinstance(cells, Left):
            taken.refused.append(cells)
            continue
        if header is None:
            header = [_OTHER.get(one, one) for one in (cell.strip().lower().replace(" ", "_") for cell in cells)]
            if not {"name", "kind"} <= set(header):
                raise UsageError(
                    f"`{path}` has the columns {', '.join(header)[:200]}: `name` or `kind` is missing",
                    f"its columns may be {', '.join(ACTOR_COLUMNS)}",
                )
            continue
        if any(cell.strip() for cell in cells):
            _take(number, dict(zip(header, map(str.strip, cells), strict=False)), len(cells) - len(header), taken)


def _rows(path: Path) -> Iterator[tuple[int, list[str] | Left]]:
    """The rows with the numbers of the lines on which they end; those that are too long, or no CSV, as `Left`."""
    csv.field_size_limit(LONGEST)
    too_long: list[Left] = []

    def texts() -> Iterator[str]:
        for _, text in lines_of(path):
            if isinstance(text, Left):
                too_long.append(text)
                yield "\n"
            else:
                yield text + "\n"

    first = next((text for _, text in lines_of(path) if isinstance(text, str) and text.strip()), "")
    separator = max(",;\t", key=first.count)
    reader = csv.reader(texts(), delimiter=separator)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            yield reader.line_num, Left(reader.line_num, "", f"it is no CSV: {error}")
            continue
        while too_long:
            yield reader.line_num, too_long.pop(0)
        yield reader.line_num, cells


def _take(line: int, row: dict[str, str], surplus: int, taken: Taken) -> None:
    name = row.get("name", "")
    if surplus > 0:
        return taken.refuse(line, name, f"it has {surplus} cells more than the header")
    unfit = next((cell for cell in row.values() if cell.startswith(_FORMULAS)), None)
    if unfit is not None:
        return taken.refuse(line, name, f"`{unfit[:40]}` begins as a formula does")
    if any("\ufffd" in cell or not cell.replace("\t", " ").isprintable() for cell in row.values()):
        return taken.refuse(line, name, "it has bytes that are not UTF-8, or characters that do not print")
    full = {column: " ".join(row.get(column, "").split()) for column in ACTOR_COLUMNS}
    full["country"] = _country(full["country"], taken) or full["country"]
    full["kind"] = full["kind"].lower().replace(" ", "_")
    full["source"] = full["source"] or taken.source
    wrong = wrong_with("actors", {**full, "id": full["id"] or "unnamed"})
    wrong = wrong or _wrong_country(full["country"], taken) or _wrong_facts(full["of"], taken)
    if wrong is not None:
        return taken.refuse(line, name, wrong)
    names = [(line, one) for one in dict.fromkeys((full["name"], *values(full["aliases"].replace(";", "|"))))]
    return taken.take_row(line, full, names)


def _country(text: str, taken: Taken) -> str | None:
    """The code of a country that is given by its name."""
    for name in taken.known.named(text):
        if name.actor in taken.known.states:
            return taken.known.states[name.actor].iso3 or None
    return None


def _wrong_country(country: str, taken: Taken) -> str | None:
    if not country or country in taken.known.state_of_country:
        return None
    return f"`{country}` is no country: write its name or its ISO 3166 alpha-3 code"


def _wrong_facts(of: str, taken: Taken) -> str | None:
    from comity.reading.directory.asking import actor_of_id

    for fact in values(of):
        actor = fact.split(":")[1]
        if actor not in taken.known.actors and actor_of_id(taken.known, actor) is None:
            return f"`{actor}` in `{fact}` is the id of nobody"
    return None
