"""Relating: how actors stand to each other by the deeds of a casebook. The desk's way to relations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from comity.faces import outlook
from comity.faces.coding import quads
from comity.faces.lines import plain
from comity.faces.listing import Listing
from comity.faces.opened import Opened
from comity.faces.who import checked_day
from comity.types import Camp, Forecast, Shift, Tie

if TYPE_CHECKING:
    from comity.faces.related import Related


class Relating(Opened):
    """A casebook that answers who stands with whom, and when that changed."""

    def __init__(self, path: str | Path | None, layers: Sequence[str | Path], clock: Callable[[], datetime]) -> None:
        super().__init__(path, layers, clock)
        self._related: dict[str | None, Related] = {}
        self._serving = False  # whether relations are reckoned anew by whoever serves them

    def ties(self, *, on: str | None = None, actor: str | None = None, as_of: str | None = None) -> Listing[Tie]:
        """How each actor behaves toward each other on a day (the newest, unless said), the busiest first.

        `actor` leaves only those of whom its conduct is counted to: a minister's to the state.
        """
        return plain(self.related(as_of).ties(checked_day(on) if on else None, actor), "ties")

    def course(self, source: str, target: str, *, since: str | None = None, until: str | None = None) -> Listing[Tie]:
        """One tie over time, as it stood on days from one to another (all that is known of it, unless said)."""
        days = [checked_day(one) if one else None for one in (since, until)]
        return plain(self.related().course(source, target, *days), "ties")

    def shifts(
        self, *, actor: str | None = None, since: str | None = None, until: str | None = None, as_of: str | None = None
    ) -> Listing[Shift]:
        """Turns in what two actors do to each other, by date."""
        days = [checked_day(one) if one else None for one in (since, until)]
        return plain(self.related(as_of).turns(actor, *days), "shifts")

    def camps(self, *, on: str | None = None, since: str | None = None, as_of: str | None = None) -> Listing[Camp]:
        """Who stands together on a day (the last told of, unless said); with who joined and left since another day."""
        return plain(outlook.camps(self.related(as_of), on, since), "camps")

    def forecast(
        self,
        *,
        actor: str | None = None,
        horizon: int = 30,
        on: str | None = None,
        as_of: str | None = None,
        limit: int | None = None,
    ) -> Listing[Forecast]:
        """What to expect of pairs in so many days, the busiest first; of one actor, either way, where it is named."""
        found = outlook.forecasts(self.related(as_of), quads(self.layers), actor, horizon, on)
        return plain(found[:limit], "forecasts")

    def related(self, as_of: str | None = None) -> Related:
        """The relations in the casebook; they are reckoned once, until something is read or judged."""
        if as_of not in self._related:
            from comity.faces.related import Related

            self._related[as_of] = Related(self._book, self.layers, as_of)
        return self._related[as_of]

    def reckon(self) -> Related:
        """The relations reckoned anew, all of them; `related` answers from these when they are done, and not before."""
        from comity.faces.related import Related

        fresh = Related(self._book, self.layers)
        fresh.reckon()
        self._related[None] = fresh
        self._serving = True
        return fresh

    def _forget(self) -> None:
        """Let go of relations that are no longer so; those that were reckoned on purpose serve until they are again."""
        self._related = {None: self._related[None]} if self._serving and None in self._related else {}
