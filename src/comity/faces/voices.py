"""Voices: who says what of a deed, and in what words reports say it. A drawer of the desk.

It knows the record, whose claims it hands to the ledger and to the codebook.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.errors import NotFoundError
from comity.faces import lookups
from comity.faces.coding import loaded_words
from comity.record.casebook import Casebook
from comity.record.ledger import ledger
from comity.record.selection import Selection
from comity.types import Article, Attribution, Event, Ledger, LoadedWord


@dataclass(frozen=True, slots=True)
class Loaded:
    """The loaded words of a report, and how many of a thousand of its words are loaded and its own."""

    words: tuple[LoadedWord, ...]
    own_per_thousand: float

    @property
    def own(self) -> int:
        """How many are the outlet's own."""
        return sum(word.voice == "author" for word in self.words)

    def to_dict(self) -> dict[str, Any]:
        """As `comity articles --json` has them."""
        return {
            "own": self.own,
            "of_others": len(self.words) - self.own,
            "own_per_thousand": round(self.own_per_thousand, 1),
        }


def loaded_in(
    book: Casebook, articles: Collection[Article], layers: Sequence[str | Path], as_of: str | None = None
) -> dict[str, Loaded]:
    """The loaded words of reports, by their ids, with `layers` over the bundled codebook."""
    spoken: dict[str, list[Attribution]] = {one.id: [] for one in articles}
    for claim in book.claims_in([one.id for one in articles], as_of):
        spoken[claim.article].append(claim)
    return {one.id: Loaded(*loaded_words(one, spoken[one.id], layers)) for one in articles}


def ledger_of(book: Casebook, event: str, as_of: str | None = None) -> Ledger:
    """What each voice says of an event; a NotFoundError where none has that id, or none of its tellings was known."""
    whole = lookups.record(book, event, Event)
    told = book.mentions_by_id(whole.mentions, as_of)
    if not told:
        raise NotFoundError(f"nothing was known of `{whole.id}` on {as_of}", f"comity why {book.path} {whole.id}")
    reports = lookups.reports_of(book, told, as_of)
    wanted = {one for mention in told for one in mention.attributions}
    spoken = {one.id: one for one in book.claims(Selection(about=whole.id, as_of=as_of)) if one.id in wanted}
    copies = [(later.id, earlier.id) for later, earlier in lookups.copies(book, reports.values())]
    remarks = book.mentions(Selection(about=whole.id, as_of=as_of))
    heard = {claim.source for claim in book.claims_in(list(reports), as_of) if claim.source}
    return ledger(whole, told, spoken, reports, copies, remarks, heard)
