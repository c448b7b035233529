"""Naming: whom the words of a sentence mean, and why."""

from __future__ import annotations

from collections.abc import Iterator

from comity.reading.directory import Name, in_force
from comity.reading.draft import Draft, Named, names_in
from comity.reading.explanation.steps import NameStep, PlaceStep
from comity.reading.sentences import Sentence
from comity.types import Actor, Relation

_ROLES = {
    "name": "a name of it in the directory",
    "acronym": "its acronym in the directory",
    "adjective": "the adjective of it in the directory",
    "people": "the name of its people in the directory",
    "capital": "its capital, which stands for it here",
    "seat": "its seat, which stands for it",
}
_FORMS = {
    "name": "a name that the report or the directory has given it",
    "title": "a title, with a name or with who holds the office that day",
    "acronym": "an acronym that the report or the directory has given it",
    "nominal": "words for people who act",
    "pronoun": "a pronoun: the last one named whom it fits",
    "metonym": "a place that stands for it",
    "demonym": "an adjective of a country",
}


def names_of(draft: Draft, sentence: Sentence) -> Iterator[NameStep]:
    """The names of a sentence in its order."""
    for named in sorted((one for one in draft.named if one.sentence == sentence.i), key=lambda one: one.first):
        actor = draft.actors[named.actor]
        meant = _meant(draft, sentence, named)
        others = tuple(dict.fromkeys(_name(draft, one.actor) for one in meant if one.actor != named.actor))
        yield NameStep(
            named.span.text, named.form, actor.id, actor.name, actor.kind, _why(draft, named, actor, meant), others
        )


def places_of(draft: Draft, sentence: Sentence) -> Iterator[PlaceStep]:
    for located in draft.located:
        if located.sentence == sentence.i and located.place.span is not None:
            yield PlaceStep(located.place.span.text, located.place.country)


def _why(draft: Draft, named: Named, actor: Actor, meant: list[Name]) -> str:
    role = next((one.role for one in meant if one.actor == named.actor), None)
    said = _ROLES[role] if role is not None else _FORMS[named.form]
    if actor.kind == "unresolved":
        return "nobody that the directory knows: kept as it stands, under an id of this report"
    held = _held(actor, draft.article.published)
    if held:
        said += f"; on that day {held}"
    if actor.id not in draft.knowledge.directory.actors:
        said += "; an actor made of its words"
    return said


def _held(actor: Actor, day: str | None) -> str:
    """What a person is on the day: the offices and memberships in force."""
    if day is None or actor.kind != "person":
        return ""
    known = [_relation(one) for one in actor.of if one.relation in ("office", "member") and in_force(one, day)]
    return ", ".join(known)


def _relation(one: Relation) -> str:
    since = f" since {one.since}" if one.since else ""
    what = (one.role or one.relation).replace("-", " ")
    return f"{what} of {one.actor}{since}"


def _meant(draft: Draft, sentence: Sentence, named: Named) -> list[Name]:
    """All that the directory knows the words to mean."""
    for span, names in names_in(draft.names, sentence):
        if span.overlaps(named.span):
            return list(names)
    return []


def _name(draft: Draft, identity: str) -> str:
    actor = draft.knowledge.directory.actors.get(identity)
    return actor.name if actor is not None else identity
