"""Comity reads news reports and keeps the record of a conflict: who did what to whom, who says so, on what evidence.

import comity
comity.read_text("Iran could attack the United States.", published="2020-01-01").mentions
desk = comity.open("iraq")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from comity.errors import ComityError
    from comity.faces.desk import Desk
    from comity.faces.desk import Desk as open
    from comity.faces.readers import read_text
    from comity.types import Actor, Article, Attribution, Event, EventMention, Reading, Skip, Span, Stance

    __version__: str

__all__ = [
    "Actor",
    "Article",
    "Attribution",
    "ComityError",
    "Desk",
    "Event",
    "EventMention",
    "Reading",
    "Skip",
    "Span",
    "Stance",
    "__version__",
    "open",
    "read_text",
]

_PLACES = {
    "ComityError": "comity.errors",
    "Desk": "comity.faces.desk",
    "open": "comity.faces.desk",
    "read_text": "comity.faces.readers",
}


def __getattr__(name: str) -> Any:
    """The names of the front door, each imported when it is first asked for: `import comity` costs next to nothing."""
    if name not in __all__:
        raise AttributeError(f"module `comity` has no attribute `{name}`")
    if name == "__version__":
        from importlib.metadata import version

        found: Any = version("comity")
    else:
        place = import_module(_PLACES.get(name, "comity.types"))
        found = getattr(place, "Desk" if name == "open" else name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
