"""Privacy: an export in which private persons have no names. A drawer of the desk.

Private is who is named in a report, holds no office in it, and is in no table of the directory. In the place of the
name of an actor stands `private person 7`, the same all through an export; in words of reports stand blanks of the
same length, so that spans stay true. It knows the record, which it streams, and asks the directory.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from comity import wire
from comity.exchange.sourced import Sourced
from comity.faces.words import PRIVATE
from comity.record.needles import Needles, names_written
from comity.record.stream import Stream
from comity.record.striking import IN_WORDS, Names
from comity.types import Actor, Tie

Noun = TypeVar("Noun")

_OWN_ID = re.compile(r"-[0-9a-f]{8}")
"""What stands behind the name in the id of somebody whom no table knows."""

_BY_NAME = ("name", "title")


class Privacy:
    """The private persons of a casebook, as far as a stream shows it."""

    def __init__(self, stream: Stream, layers: Sequence[str | Path]) -> None:
        self._named: dict[str, list[str]] = defaultdict(list)  # by article
        self._written: dict[str, str] = {}  # the names of more than one word, by the ways of writing them
        self.actors: dict[str, Actor] = {}  # by their new ids
        self.stream = stream
        private = _rule(layers)
        found: dict[str, Actor] = {}
        for article, actor in stream.people():
            if private(actor):
                found[actor.id] = actor
                names = [actor.name, *actor.aliases]
                self._named[article] += names
                self._written |= {way: name for name in names if " " in name for way in names_written(name)}
        self._ids: dict[str, str] = {}
        for number, (id_, actor) in enumerate(sorted(found.items()), 1):
            self._ids[id_] = new = f"private-person-{number}"
            self.actors[new] = replace(actor, id=new, name=f"{PRIVATE} {number}", aliases=(), mentions=())
        self._needles = Needles.made(name=self._written)
        self._names = lru_cache(4096)(Names)

    def line(self, line: Mapping[str, Any]) -> dict[str, Any]:
        """A record as the listings print it, without private names."""
        articles = [*line.get("articles", ()), line.get("article"), line["id"] if line["type"] == "article" else None]
        told = [one for one in (line.get("told"), line.get("answered")) if isinstance(one, str)]
        found: dict[str, Any] = self._struck(dict(line), [*filter(None, articles), *self.stream.articles_of(told)])
        known = self.actors.get(found["id"]) if line["type"] == "actor" else None
        return found | {"name": known.name, "aliases": []} if known is not None else found

    def sourced(self, told: Sourced) -> Sourced:
        """An event with all that is derived from it, without private names."""
        of = told.event.articles
        actors = {self._ids.get(id_, id_): self.actors.get(self._ids.get(id_, id_), one) for id_, one in told.actors.items()}  # fmt: skip  # noqa: E501
        return replace(
            told,
            event=self._noun(told.event, of),
            mentions=tuple(self._noun(one, of) for one in told.mentions),
            reports=tuple(self._noun(one, of) for one in told.reports),
            actors={id_: self._noun(one, ()) for id_, one in actors.items()},
        )

    def tie(self, tie: Tie) -> Tie:
        """A tie of whoever it is of, without their names."""
        return replace(tie, source=self._ids.get(tie.source, tie.source), target=self._ids.get(tie.target, tie.target))

    def actor(self, id_: str) -> Actor | None:
        """An actor by an id of this export."""
        return self.actors.get(id_) or self.stream.actor(id_)

    def _noun(self, noun: Noun, articles: Sequence[str]) -> Noun:
        return wire.from_dict(type(noun), self._struck(wire.to_dict(noun), articles))

    def _struck(self, tree: Any, articles: Iterable[str]) -> Any:
        names = {name for one in articles for name in self._named.get(one, ())}
        names |= {self._written[one] for one in self._needles.found_in(wire.to_json(tree).decode())}
        return self._without(tree, self._names(tuple(sorted(names))) if names else None)

    def _without(self, tree: Any, names: Names | None, key: str = "") -> Any:
        if isinstance(tree, dict):
            return {name: self._without(one, names, name) for name, one in tree.items()}
        if isinstance(tree, list):
            return [self._without(one, names, key) for one in tree]
        if not isinstance(tree, str):
            return tree
        if tree in self._ids:
            return self._ids[tree]
        return names.struck(tree, words=key in IN_WORDS) if names is not None and not _is_new(tree) else tree


def _is_new(text: str) -> bool:
    return text.startswith((f"{PRIVATE} ", "private-person-"))


def _rule(layers: Sequence[str | Path]) -> Any:
    """Whether an actor, as one report names it, is a private person. Rather once too often: a base or a firm that no
    table knows may be taken for one."""
    from comity.reading.actors.personhood import is_like_body
    from comity.reading.directory import slug
    from comity.reading.gazetteer import gazetteer
    from comity.reading.knowledge import filled, knowledge

    known, places = knowledge(filled(layers)).directory, gazetteer()

    def private(actor: Actor) -> bool:
        if any(one.relation == "office" for one in actor.of) or actor.id in known.actors:
            return False
        if actor.kind == "person":
            return True
        forms = {one.form for one in actor.mentions}
        named = actor.id.startswith(slug(actor.name) or "-") and _OWN_ID.fullmatch(actor.id[len(slug(actor.name)) :])
        if not named or not actor.name[:1].isupper() or not forms & set(_BY_NAME) or is_like_body(known, actor.name):
            return False
        if actor.name.split()[0] not in known.given and places.country_of(actor.name) is not None:
            return False
        return " " in actor.name or bool(forms & {"title", "pronoun"})

    return private
