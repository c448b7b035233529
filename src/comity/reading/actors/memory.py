"""What a report has said so far of whom: for surnames, acronyms, `the group`, `the prime minister`, `he` and `they`."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from comity.reading.directory import surnames
from comity.reading.sentences import Sentence, Token
from comity.types import Actor

_BODIES = frozenset((
    "state government military police intelligence armed_group party igo ngo movement media business court "
    "legislature religious"
    ).split())  # fmt: skip
_SHE = frozenset({"she", "her", "hers", "herself"})
_SURE = 2  # of `Recent.person`
_REMEMBERED = 400  # mentions; what was said before them is out of a reader's mind, too
_NEAR = 3  # sentences over which a pronoun or `the group` is carried
_HONORIFICS = ("Mr. ", "Mrs. ", "Ms. ", "Dr. ", "Sir ", "Mr ", "Mrs ", "Ms ", "Dr ")


@dataclass(frozen=True, slots=True)
class Recent:
    """A mention as memory keeps it."""

    actor: str
    kind: str
    sentence: int
    paragraph: int
    token: int
    is_subject: bool
    plural: bool
    modifier: bool = False
    person: int = 0  # for `he` and `she`: 2 somebody for sure, 1 perhaps, 0 no
    pronoun: str = ""  # `he` or `she`, where the given name tells


class Memory:
    """Grows as a report is read from top to bottom; asked, it answers with an actor's id or None."""

    def __init__(self) -> None:
        self._seen: deque[Recent] = deque(maxlen=_REMEMBERED)
        self._called: dict[str, str] = {}
        self._held: dict[str, str] = {}

    def see(self, recent: Recent) -> None:
        self._seen.append(recent)

    def call(self, name: str, actor: str) -> None:
        """The report calls an actor by a short name from here on."""
        self._called.setdefault(name, actor)

    def introduce(self, actor: Actor, text: str) -> None:
        """A person has been named in full: the surname will do from here on; so will a body's initials."""
        for honorific in _HONORIFICS:
            text = text.removeprefix(honorific)
        for name in (text, *surnames(text, actor.country)):
            self._called.setdefault(name, actor.id)

    def called(self, name: str) -> str | None:
        for honorific in _HONORIFICS:
            name = name.removeprefix(honorific)
        return self._called.get(name)

    def hold(self, titles: Iterable[str], actor: str) -> None:
        for title in titles:
            self._held[title] = actor

    def holding(self, titles: Iterable[str]) -> str | None:
        return next((self._held[title] for title in titles if title in self._held), None)

    def last_state(self, paragraph: int) -> str | None:
        """The state last named in a paragraph, not as a mere adjective."""
        for recent in reversed(self._seen):
            if recent.paragraph != paragraph:
                return None
            if recent.kind in ("state", "place") and not recent.modifier:
                return recent.actor
        return None

    def last_place(self, paragraph: int) -> str | None:
        """The state of the place last told in a paragraph: *in Baghdad*."""
        for recent in reversed(self._seen):
            if recent.paragraph != paragraph:
                return None
            if recent.kind == "place":
                return recent.actor
        return None

    def made(self, organ: str) -> str | None:
        """The actor last told of that the same word made with a country: `the embassy` after `the U.S. embassy`."""
        ending = f"-{organ}"
        return next((recent.actor for recent in reversed(self._seen) if recent.actor.endswith(ending)), None)

    def recent(
        self,
        kinds: Collection[str] | None,
        sentence: Sentence,
        plural: bool | None,
        before: Token | None = None,
        neuter: bool = False,
        besides: Collection[str] = (),
    ) -> str | None:
        """The actor last spoken of that fits, of all `besides` some: a subject of this or an earlier sentence first."""
        fitting = [
            recent
            for recent in self._seen
            if sentence.i - recent.sentence <= _NEAR
            and recent.kind != "place"
            and not recent.modifier
            and recent.actor not in besides
            and (kinds is None or recent.kind in kinds)
            and (not neuter or recent.kind in _BODIES)
            and (plural is None or _fits(recent, plural))
            and not (recent.sentence == sentence.i and before is not None and recent.token >= before.i)
        ]
        if not fitting:
            return None
        return max(fitting, key=_nearness).actor

    def person(self, sentence: Sentence, before: Token, besides: Collection[str] = ()) -> str | None:
        """Whom `he` or `she` may mean, `besides` some: the person last spoken of, else an unknown name of one."""
        near = [
            recent
            for recent in self._seen
            if sentence.i - recent.sentence <= _NEAR
            and recent.person
            and not (recent.plural or recent.modifier)
            and recent.actor not in besides
            and not (recent.sentence == sentence.i and recent.token >= before.i)
        ]
        wanted = "she" if before.lower in _SHE else "he"
        near = [recent for recent in near if recent.pronoun in ("", wanted)]
        sure = {recent.actor for recent in self._seen if recent.person == _SURE}
        fitting = [recent for recent in near if recent.actor in sure] or near
        return max(fitting, key=_nearness).actor if fitting else None


def _nearness(recent: Recent) -> tuple[int, bool, int]:
    return recent.sentence, recent.is_subject, recent.token


def _fits(recent: Recent, plural: bool) -> bool:
    if plural:
        return recent.plural or recent.kind in ("armed_group", "police", "military", "government", "movement", "party")
    return not recent.plural
