"""Asking: whom a name means on a day, by which rule, and why."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from comity.reading.directory import Directory, Name, Title, in_force, unaccented
from comity.reading.directory.made import office_of
from comity.types import Actor

How = Literal["id", "name", "office", "organ", "surname", "folded"]

_NEAREST = 3
_FOLDED = str.maketrans(dict.fromkeys("-–_", " ") | dict.fromkeys("'’‘`.", ""))
_ARTICLES = ("the ", "The ")
_ROLES = {
    "acronym": "an acronym of {}",
    "adjective": "the adjective of {}",
    "people": "the people of a state: {}",
    "capital": "a capital, which acts for {}",
    "seat": "a seat of government, which acts for {}",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """Somebody whom a name may mean, as of the day; by which rule; and why, in words."""

    actor: Actor
    how: How
    why: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a name may mean, the likeliest first; `rule` says how a report chooses where they are several."""

    asked: str
    on: str
    meanings: tuple[Meaning, ...]
    rule: str | None = None


def ask(known: Directory, asked: str, on: str) -> Answer:
    """A name, alias, id, surname, or office with its state -> whom it means on a day; no meanings where nobody."""
    text = " ".join(asked.split())
    for article in _ARTICLES:
        text = text.removeprefix(article) if not known.named(text) else text
    for rule in (_by_id, _by_name, _by_office, _by_organ, _by_surname, _by_title_and_name, _folded):
        meanings = tuple(rule(known, text, on))
        if meanings:
            return Answer(asked, on, meanings, _rule(meanings) if len(meanings) > 1 else None)
    return Answer(asked, on, ())


def nearest(known: Directory, asked: str) -> list[str]:
    """Names that are spelt nearly so, the nearest first."""
    folded = fold(asked)
    words = set(folded.split())
    near: dict[str, str] = {}
    for name in known.names:
        other = fold(name)
        if abs(len(other) - len(folded)) <= 4 and (other[:1] == folded[:1] or words & set(other.split())):
            near.setdefault(other, name)
    return [near[one] for one in difflib.get_close_matches(folded, near, _NEAREST)]


def fold(name: str) -> str:
    """A name without accents, capitals, apostrophes and hyphens.

    >>> fold("Kata'ib Ḥezbollah")
    'kataib hezbollah'
    """
    return " ".join(unaccented(name).casefold().translate(_FOLDED).split())


def actor_of_id(known: Directory, identity: str) -> Actor | None:
    """The actor of an id, of a row or made by rule (`iraq-military`)."""
    found = known.actors.get(identity)
    if found is not None:
        return found
    for state in known.states.values():
        for agent in known.agents.values() if identity.startswith((f"{state.id}-", f"{state.slug}-")) else ():
            made = known.made(state, agent)
            if f"{state.slug if agent.relation == 'nationality' else state.id}-{agent.organ}" == identity:
                return made
    return None


def meaning_of_id(known: Directory, identity: str, on: str) -> Meaning | None:
    """Whom an id means on a day."""
    actor = actor_of_id(known, identity) if "-" in identity or identity in known.actors else None
    return Meaning(known.on(actor, on), "id", f"`{identity}` is the id of {actor.name}") if actor else None


def _by_id(known: Directory, text: str, on: str) -> Iterator[Meaning]:
    if (found := meaning_of_id(known, text, on)) is not None:
        yield found


def _by_name(known: Directory, text: str, on: str, how: How = "name") -> Iterator[Meaning]:
    names = list(known.named(text))
    first = known.serving(names, on)
    for name in sorted(names, key=lambda name: name != first):
        actor = known.actors[name.actor]
        yield Meaning(known.on(actor, on), how, f"`{text}` is {_as(name, text, actor)}")


def _as(name: Name, text: str, actor: Actor) -> str:
    if name.role == "name":
        return f"the name of {actor.id}" if text == actor.name else f"another name of {actor.name}"
    return _ROLES[name.role].format(actor.name)


def _by_office(known: Directory, text: str, on: str) -> Iterator[Meaning]:
    """`Iraqi prime minister`, `prime minister of Iraq`: who holds it that day, or the office where nobody is known."""
    for title, rest in _titles(known, text):
        for name in _owners(known, rest):
            body, state = known.actors[name.actor], known.states.get(name.actor)
            holder = known.holder(body.id, title.key, on)
            what = f"`{title.key}` of {body.name}"
            if holder is not None:
                why = f"{holder.name} is {what} on that day ({_term(holder, title.key, body.id, on)})"
                yield Meaning(known.on(holder, on), "office", why)
                return
            if state is not None:
                yield Meaning(office_of(state, title), "office", f"no holder of {what} is known for that day")
                return


def _term(holder: Actor, role: str, of: str, on: str) -> str:
    terms = [r for r in holder.of if (r.relation, r.actor, r.role) == ("office", of, role) and in_force(r, on)]
    latest = max(terms, key=lambda relation: relation.since or "")
    return f"{latest.since or ''}..{latest.until or ''}"


def _titles(known: Directory, text: str) -> Iterator[tuple[Title, str]]:
    """The offices that a phrase begins or ends with, the longest words first, with the words that are left."""
    words = text.split()
    lower = [word.lower() for word in text.replace("-", " - ").split()]
    for size in range(min(max(known.title_lengths.values(), default=0), len(lower) - 1), 0, -1):
        for at in (0, len(lower) - size):
            phrase = tuple(lower[at : at + size])
            taken = size - 2 * phrase.count("-")
            rest = words[taken:] if at == 0 else words[:-taken]
            for title in known.titles.get(phrase, ()):
                yield title, " ".join(rest[1:] if rest and rest[0] in ("of", "for") else rest)


def _owners(known: Directory, rest: str) -> Iterator[Name]:
    for ending in ("", "'s", "’s"):
        name = rest.removesuffix(ending).removeprefix("the ")
        yield from (one for one in known.named(name) if known.actors[one.actor].kind != "person")


def _by_organ(known: Directory, text: str, on: str) -> Iterator[Meaning]:
    """`Iraqi police`: what a rule makes with the name of a state."""
    words = text.split()
    for at in range(1, len(words)):
        agent = known.agents.get(tuple(" ".join(words[at:]).lower().replace("-", " - ").split()))
        for name in known.named(" ".join(words[:at])) if agent is not None else ():
            state = known.states.get(name.actor)
            if state is not None and agent is not None:
                made = known.made(state, agent)
                row = known.actors.get(made.id)
                why = f"it stands for `{made.id}`" if row else f"a rule makes `{made.id}` of any state's {agent.phrase}"
                yield Meaning(known.on(made, on), "organ", why)
                return


def _by_surname(known: Directory, text: str, on: str) -> Iterator[Meaning]:
    called = sorted(set(known.called(text)))
    meant = known.surnamed(text, on)
    ordered = sorted((known.actors[one] for one in called), key=lambda actor: (actor != meant, actor.name))
    for actor in ordered:
        if len(called) == 1:
            why = f"`{text}` is a surname, and of all persons here only {actor.name} has it"
        elif actor == meant:
            why = f"`{text}` is the surname of {len(called)} persons, of whom only {actor.name} is in office that day"
        else:
            why = f"`{text}` is a surname of {actor.name} too"
        yield Meaning(known.on(actor, on), "surname", why)


def _by_title_and_name(known: Directory, text: str, on: str) -> Iterator[Meaning]:
    """`President Karzai`: of those so called, the holder of such an office that day, else all of them."""
    for title, rest in _titles(known, text):
        found = list(_by_name(known, rest, on)) or list(_by_surname(known, rest, on))
        persons = [one for one in found if one.actor.kind == "person"]
        keys = {one.actor.id: {r.role for r in one.actor.of if in_force(r, on)} for one in persons}
        holding = [one for one in persons if title.key in keys[one.actor.id]]
        if persons:
            yield from dict.fromkeys(holding or persons)
            return


def _folded(known: Directory, text: str, on: str) -> Iterator[Meaning]:
    wanted = fold(text)
    for name in _spelt_alike(known.names, wanted):
        for meaning in _by_name(known, name, on, "folded"):
            why = f"nobody is spelt `{text}`; but for accents, capitals and hyphens it is {name}, and {meaning.why}"
            yield Meaning(meaning.actor, "folded", why)
        return
    ids = _spelt_alike((one.replace("-", " ") for one in known.actors), wanted)
    for one in ids:
        yield from _by_id(known, one.replace(" ", "-"), on)
        return


def _spelt_alike(names: Iterable[str], folded: str) -> list[str]:
    by_fold = defaultdict[str, list[str]](list)
    for name in names:
        if name[:1].casefold() == folded[:1] or not name[:1].isascii() or not name[:1].isalnum():
            by_fold[fold(name)].append(name)
    return by_fold.get(folded, [])


def _rule(meanings: tuple[Meaning, ...]) -> str:
    if meanings[0].how == "surname":
        return "a report means whom it has named in full; else the only one in office on its day; else nobody known"
    return (
        "a report means whom it has named before; else the one of the country that it names most; "
        "else, of persons, the one in office on its day; else the first of these"
    )


def is_office_or_organ(known: Directory, text: str) -> str | None:
    """The office or organ of a state or body that a phrase names, in words; None where it names none.

    >>> is_office_or_organ(Directory(), "Iraqi Prime Minister")
    'prime-minister of Iraq'
    """
    for title, rest in _titles(known, text):
        for owner in _owners(known, rest):
            return f"{title.key} of {known.actors[owner.actor].name}"
    words = text.split()
    for at in range(1, len(words)):
        agent = known.agents.get(tuple(" ".join(words[at:]).lower().replace("-", " - ").split()))
        if agent is None or agent.relation != "organ":
            continue
        for owner in known.named(" ".join(words[:at])):
            if owner.actor in known.states:
                return f"{agent.organ} of {known.states[owner.actor].name}"
    return None
