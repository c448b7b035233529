"""One report with all that was read in it, as a page or a person looks at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from comity.types import Article, Attribution, EventMention


@dataclass(frozen=True, slots=True)
class Report:
    """An article, its deeds and words in the order of the text, and the names of all who act or speak in it."""

    article: Article
    mentions: tuple[EventMention, ...]
    attributions: tuple[Attribution, ...]
    names: Mapping[str, str]
    hostile: Mapping[str, bool]  # by event type

    def hostile_at(self, mention: str) -> bool:
        """Whether the deed of that id is one of conflict."""
        kinds = {one.id: one.event_type for one in self.mentions}
        return self.hostile.get(kinds.get(mention, ""), False)
