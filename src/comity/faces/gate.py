"""The gate: what a casebook was told to forget is not read in again, unless it is asked for. A drawer of the desk.

It knows the record, whose tombstones it goes by.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from comity.faces.batches import Batch
from comity.keys import content_key
from comity.record import originals
from comity.record.tombstones import Tombstones, skip_of
from comity.types import Article, Skip


@dataclass(slots=True)
class Gate:
    """Of one run of reading into a casebook. `met` are the digests of originals that hold what was forgotten."""

    book: Path
    at: str
    open: bool = False  # whether what was forgotten is asked for again
    met: set[str] = field(default_factory=set)
    stones: Tombstones = field(init=False)
    lifted: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.stones = Tombstones(self.book)

    def passed(self, batch: Batch[Any]) -> Batch[Any]:
        """A batch with a skip in the place of each article that was forgotten; with the gate open, as it is."""
        if not self.stones:
            return batch
        kept, skips, lifted = [], list[Skip](), len(self.lifted)
        for source, article in batch.articles:
            skip = self._stopped(article)
            if skip is None:
                kept.append((source, article))
                continue
            skips.append(skip)
            if source.digest is not None:
                self.met.add(source.digest)
        if len(self.lifted) > lifted:  # a batch of its own, or it would be known as held
            batch = replace(batch, key=content_key("b", batch.key, "again", self.at))
        return replace(batch, articles=tuple(kept), skips=(*batch.skips, *skips)) if skips else batch

    def close(self) -> None:
        """Let go of the originals that were kept before it was seen what they hold."""
        for digest in self.met:
            originals.place_of(self.book, digest).unlink(missing_ok=True)
        if self.met:
            originals.unnote(self.book, self.met)

    def _stopped(self, article: Article) -> Skip | None:
        stone = self.stones.of(article)
        if stone is None:
            return None
        if self.open:
            self.stones.lift(article, self.at)
            self.lifted.append(article.id)
            return None
        return skip_of(article, stone)
