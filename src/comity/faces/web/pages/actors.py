"""Actors: everybody who is named, how often, and in reports from when to when."""

from __future__ import annotations

from comity import types
from comity.faces.desk import Desk
from comity.faces.lines import ActorLine
from comity.faces.web.asked import CSV_ROWS, Asked, Sheet, same
from comity.faces.web.listed import OF_LISTS, Field, rows_of, twin_of, words_of
from comity.faces.web.reckoning import Reckoning
from comity.faces.web.shapes import line, listed

PATH = "/actors"
ASKS = ("name", "kind", "country", *OF_LISTS)
TWIN = listed(line(types.Actor, mention_count=int, article_count=int, first=str | None, last=str | None))


def sheet(desk: Desk, asked: Asked, reckoning: Reckoning) -> Sheet:
    """A page of those of a kind, a country and a name."""
    reckoning.wait()
    fitting = [one for one in desk.related().everybody if fits(one, asked)]
    found = rows_of(asked, len(fitting), lambda many, after: fitting[after : after + many])
    values = {
        "found": found,
        "fields": [
            Field("name", "name", kind="search"), words_of("kind", "kind", types.ActorKind),
            Field("country", "country", hint="IRQ"),
        ],
    }  # fmt: skip
    return Sheet(
        "actors.html",
        values,
        lambda: twin_of(found, [one.to_dict() for one in found.rows]),
        same(desk.path, "actors", type=asked.get("kind")),
        lambda: ("actor", (one.to_dict() for one in fitting[:CSV_ROWS])),
    )


def fits(one: ActorLine, asked: Asked) -> bool:
    """Whether an actor is of the kind, the country and the name that are asked for."""
    wanted = (asked.get("name") or "").casefold()
    names = (one.actor.id, one.actor.name, *one.actor.aliases) if wanted else ()
    return (
        asked.get("kind") in (None, one.actor.kind)
        and asked.get("country") in (None, one.actor.country)
        and (not wanted or any(wanted in name.casefold() for name in names))
    )
