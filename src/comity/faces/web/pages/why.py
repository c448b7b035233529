"""Why: from any record down to the sentences that it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from comity.faces.desk import Desk
from comity.faces.lookups import Quote
from comity.faces.web.asked import Asked, Sheet, same
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.titles import address_of, facts_of, title_of
from comity.types import EventMention

PATH = "/why/{name}"
ASKS = ("as_of",)


@dataclass(frozen=True, slots=True)
class Traced:
    """A record, why it stands where it does, its sentences, what it rests on, and what people decided of it."""

    id: str
    kind: str
    record: dict[str, object]
    why: tuple[str, ...]
    quotes: tuple[Quote, ...]
    below: tuple[Traced, ...]
    judged: tuple[str, ...]


TWIN = Traced


def sheet(desk: Desk, asked: Asked, reckoning: Reckoning) -> Sheet:
    """The tree of a record."""
    name = asked.named["name"]
    if name.startswith("sh-"):
        reckoning.wait()
    answer = desk.why(name, asked.get("as_of"))
    record = answer.tree.record
    is_told = isinstance(record, EventMention) and (bool(record.judged) or not answer.tree.judged)  # not rejected
    return Sheet(
        "why.html",
        {
            "answer": answer,
            "tree": answer.tree,
            "told": record.event if isinstance(record, EventMention) and is_told else None,
            "title_of": title_of,
            "facts_of": facts_of,
            "address_of": address_of,
        },
        answer.to_dict,
        same(desk.path, "why", answer.tree.id, **asked.chosen("as_of")),
    )
