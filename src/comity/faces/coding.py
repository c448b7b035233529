"""Coding: what the codebook says, checks and explains, with a user's own tables over the bundled ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from comity.errors import NotFoundError, UsageError
from comity.faces.who import checked_day
from comity.keys import content_key
from comity.types import Article, Attribution, LoadedWord, Part

if TYPE_CHECKING:
    from comity.reading.codebook.checking import Fault
    from comity.reading.codebook.pages import Handbook, Line, ModePage, TypePage, WordPage
    from comity.reading.explanation import DeedStep, Explanation, SentenceSteps
    from comity.reading.proposals import Proposer

__all__ = [
    "DeedStep",
    "Explanation",
    "Fault",
    "Handbook",
    "Line",
    "ModePage",
    "SentenceSteps",
    "TypePage",
    "WordPage",
    "conflicts",
    "event_types",
    "explained",
    "faults",
    "handbook",
    "is_hostile",
    "loaded_words",
    "page",
    "quads",
    "scores",
    "table_names",
]


def page(word: str, layers: Sequence[str | Path] = ()) -> WordPage | TypePage:
    """What the codebook says of a word or a type; a NotFoundError names the nearest that it knows."""
    from comity.reading.codebook.pages import page_of
    from comity.reading.knowledge import filled

    return page_of(word, filled(layers))


def handbook(layers: Sequence[str | Path] = ()) -> Handbook:
    """The whole codebook, for people who code by hand."""
    from comity.reading.codebook.pages import handbook as handbook_of
    from comity.reading.knowledge import filled

    return handbook_of(filled(layers))


def loaded_words(
    article: Article, attributions: Iterable[Attribution], layers: Sequence[str | Path] = ()
) -> tuple[tuple[LoadedWord, ...], float]:
    """The loaded words of a report, each with its voice; and how many of a thousand words are loaded and its own."""
    from comity.reading.attitudes.loaded import loaded_words as found_in
    from comity.reading.attitudes.loaded import own_share
    from comity.reading.knowledge import filled, knowledge

    found = found_in(article, attributions, knowledge(filled(layers)).codebook)
    return found, own_share(article, found)


def table_names() -> dict[str, str]:
    """The tables of the codebook, and what each holds."""
    from comity.reading.codebook.wording import TABLES

    return dict(TABLES)


def faults(
    folder: str | Path | None = None, layers: Sequence[str | Path] = (), model: str | None = None
) -> tuple[list[str], list[Fault]]:
    """The codebooks that were checked, and what is wrong in them: the one in a folder, or the bundled one and `layers`.

    A folder may hold the tables itself or in `codebook/`. A NotFoundError where it holds none.
    """
    from comity.reading.codebook import bundled
    from comity.reading.codebook.checking import Words, check
    from comity.reading.parser import DEFAULT_MODEL, parser

    under = [path / "codebook" for path in map(Path, layers) if _holds_tables(path / "codebook")]
    known = parser(model or DEFAULT_MODEL)
    words = Words(known.words, known.is_base)
    if folder is not None:
        top = _tables_in(Path(folder))
        below = [path for path in under if path.resolve() != top.resolve()]
        return [str(top)], list(check([top, *reversed(below), bundled()], words))
    found, stack = list(check([bundled()], words)), [bundled()]
    for layer in under:
        stack.insert(0, layer)
        found += check(stack, words)
    return ["bundled", *map(str, under)], found


def explained(
    text: str,
    on: str | None = None,
    layers: Sequence[str | Path] = (),
    model: str | None = None,
    proposer: Proposer | None = None,
) -> Explanation:
    """A text, read as the body of a report of that day, step by step; a UsageError where there is nothing to read."""
    from comity.reading.explanation import explain
    from comity.reading.knowledge import filled
    from comity.reading.parser import DEFAULT_MODEL

    if not text.strip():
        raise UsageError("there is no sentence to explain", 'comity codebook explain "Iran could attack Iraq."')
    day = checked_day(on) if on is not None else None
    article = Article(content_key("a", text), text, published=day, parts=(Part("body", 0, len(text)),))
    return explain(article, model or DEFAULT_MODEL, filled(layers), proposer)


def conflicts(layers: Sequence[str | Path] = ()) -> frozenset[str]:
    """The types of conflict: those of the codebook's quads 3 and 4."""
    from comity.reading.knowledge import filled, knowledge

    return frozenset(kind.name for kind in knowledge(filled(layers)).codebook.types.values() if kind.quad > 2)


def scores(layers: Sequence[str | Path] = ()) -> dict[tuple[str, str | None], float]:
    """PLOVER's scores, -10 to 10, of all types and of all their modes."""
    from comity.reading.knowledge import filled, knowledge

    kinds = knowledge(filled(layers)).codebook.types.values()
    of_types: dict[tuple[str, str | None], float] = {(kind.name, None): kind.score for kind in kinds}
    return of_types | {(kind.name, mode.name): mode.score for kind in kinds for mode in kind.modes.values()}


def quads(layers: Sequence[str | Path] = ()) -> dict[str, int]:
    """The quads of all types: words and deeds of cooperation, 1 and 2, and of conflict, 3 and 4."""
    from comity.reading.knowledge import filled, knowledge

    return {kind.name: kind.quad for kind in knowledge(filled(layers)).codebook.types.values()}


def is_hostile(event_type: str) -> bool:
    """Whether a type of the bundled codebook is one of conflict."""
    return event_type in conflicts()


def event_types(layers: Sequence[str | Path] = ()) -> tuple[str, ...]:
    """The names of the types that there are."""
    from comity.reading.knowledge import filled, knowledge

    return tuple(knowledge(filled(layers)).codebook.types)


def _tables_in(folder: Path) -> Path:
    for place in (folder / "codebook", folder):
        if _holds_tables(place):
            return place
    raise NotFoundError(f"`{folder}` holds no table of a codebook", "docs/codebook.md says how to write one")


def _holds_tables(folder: Path) -> bool:
    return (folder / "types.toml").is_file() or any(folder.glob("*.tsv"))
