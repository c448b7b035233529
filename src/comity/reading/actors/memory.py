"""What a report has said so far of whom: for surnames, acronyms, `the prime minister`, `he` and `they`."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from comity.reading.directory import surnames, unaccented
from comity.types import Actor

_REMEMBERED = 400  # mentions; what was said before them is out of a reader's mind, too
_FEW_SURNAMES = ("KOR", "PRK", "CHN", "VNM")
_HONORIFICS = ("Mr. ", "Mrs. ", "Ms. ", "Dr. ", "Sir ", "Mr ", "Mrs ", "Ms ", "Dr ")


@dataclass(frozen=True, slots=True)
class Recent:
    """A mention as memory keeps it; `token` carries it."""

    actor: str
    kind: str
    sentence: int
    paragraph: int
    token: int
    is_subject: bool
    plural: bool
    modifier: bool = False
    person: int = 0  # for `he` and `she`: 2 somebody for sure, 1 perhaps, 0 no
    is_main: bool = False  # a subject of the sentence's main clause
    speaks: bool = False  # a subject of a verb by which somebody says something
    is_pronoun: bool = False
    joint: int = -1  # the first of the words that it is joined to by *and*


class Memory:
    """Grows as a report is read from top to bottom; asked, it answers with an actor's id or None."""

    def __init__(self) -> None:
        self._seen: deque[Recent] = deque(maxlen=_REMEMBERED)
        self._called: dict[str, list[str]] = defaultdict(list)
        self._public: dict[str, None] = {}  # persons of the directory, in the order of the text
        self._in_full: dict[str, str] = {}  # the full names of persons
        self._by_given_name: set[str] = set()
        self._widely_borne: set[str] = set()  # persons whose surname says little: the Kims of Korea
        self._held: dict[str, str] = {}
        self._gender: dict[str, str] = {}
        self.speaker: str | None = None  # who said something last

    def see(self, recent: Recent, gender: str = "") -> None:
        """Keeps a mention, and whether its words tell `he` or `she`."""
        self._seen.append(recent)
        if gender:
            self._gender.setdefault(recent.actor, gender)
        if recent.speaks:
            self.speaker = recent.actor

    def rename(self, sentence: int, token: int, before: str, actor: str) -> None:
        """A mention kept before means somebody else: *his lawyer, Peter Arnim*."""
        for at, recent in enumerate(self._seen):
            if (recent.sentence, recent.token, recent.actor) == (sentence, token, before):
                self._seen[at] = replace(recent, actor=actor)
        if told := self.gender(before):
            self._gender.setdefault(actor, told)
        self._held.update({title: actor for title, holder in self._held.items() if holder == before})

    @property
    def seen(self) -> Iterable[Recent]:
        """The mentions in the order of the text."""
        return self._seen

    def lists(self) -> Mapping[tuple[int, int], Sequence[Recent]]:
        """The lists of several that are a subject, by their sentence and first word: *Russia and Ukraine agreed*."""
        told: dict[tuple[int, int], dict[str, Recent]] = defaultdict(dict)
        for one in self._seen:
            if not one.is_pronoun:
                told[one.sentence, one.joint].setdefault(one.actor, one)
        members = {at: tuple(those.values()) for at, those in told.items() if len(those) > 1}
        return {at: those for at, those in members.items() if any(one.is_subject for one in those)}

    def gender(self, actor: str) -> str:
        """`he`, `she` or `they`, or nothing where nothing has told yet."""
        return self._gender.get(actor, "")

    def call(self, name: str, actor: str) -> None:
        """The report calls an actor by a short name from here on."""
        self._called[name].append(actor)

    def introduce(self, actor: Actor, text: str, gender: str = "") -> None:
        """A person has been named in full: the surname will do from here on; so will a body's initials."""
        if gender:
            self._gender.setdefault(actor.id, gender)
        for honorific in _HONORIFICS:
            text = text.removeprefix(honorific)
        for name in (text, *surnames(text, actor.country)):
            called = self._called[name]
            if actor.id in called and " " in text:
                called.remove(actor.id)  # of several, who was named in full last stands last
            if actor.id not in called:
                called.append(actor.id)
        if " " in text:
            self._in_full.setdefault(actor.id, unaccented(text))
        if actor.kind == "person":
            self._public.setdefault(actor.id)
        if actor.country in _FEW_SURNAMES:
            self._widely_borne.add(actor.id)

    def called(self, name: str, gender: str = "") -> str | None:
        """Whom the report calls so: the public person first named so, else who was named in full last, as of two Kims.

        Nobody whom the report calls by a given name is called by the surname beside another who has it.
        """
        for honorific in _HONORIFICS:
            name = name.removeprefix(honorific)
        begun = name[:1].lower() + name[1:] if name[2:3] == "-" else name  # "Al-Sadr" at the beginning of a sentence
        named = self._called.get(name) or self._called.get(begun) or ()
        fitting = [one for one in named if not gender or self.gender(one) in ("", gender)]
        fitting = [one for one in fitting if gender and self.gender(one) == gender] or fitting
        fitting = [one for one in fitting if one not in self._by_given_name] or fitting
        public = [one for one in self._public if one in fitting]
        if len(public) > 1 and self._widely_borne.issuperset(public):
            return next(one for one in reversed(fitting) if one in public)
        return next(iter(public or fitting[-1:]), None)

    def knows(self, actor: str | None) -> bool:
        """Whether the report names somebody in full."""
        return actor in self._in_full

    def by_given_name(self, name: str) -> str | None:
        """Whom a bare given name means: the one person named in full whose name begins so (*Juan* of *Juan Ortega*)."""
        begins = f"{unaccented(name)} "
        found = [actor for actor, whole in self._in_full.items() if whole.startswith(begins)]
        if len(found) != 1:
            return None
        self._by_given_name.add(found[0])
        return found[0]

    def hold(self, titles: Iterable[str], actor: str) -> None:
        for title in titles:
            self._held[title] = actor
            if title.endswith("-minister") and title != "prime-minister":
                self._held["minister"] = actor  # "the foreign minister ... the minister"

    def holding(self, titles: Iterable[str]) -> str | None:
        return next((self._held[title] for title in titles if title in self._held), None)

    def last_state(self, paragraph: int) -> str | None:
        """The state last named in a paragraph, not as a mere adjective."""
        for recent in reversed(self._seen):
            if recent.paragraph != paragraph:
                return None
            if recent.kind in ("state", "place") and not (recent.modifier or recent.is_pronoun):
                return recent.actor
        return None

    def states(self) -> Iterator[str]:
        """The states named, the last first."""
        return (recent.actor for recent in reversed(self._seen) if recent.kind in ("state", "place"))

    def last_place(self, paragraph: int) -> str | None:
        """The state of the place last told in a paragraph: *in Baghdad*."""
        for recent in reversed(self._seen):
            if recent.paragraph != paragraph:
                return None
            if recent.kind == "place":
                return recent.actor
        return None

    def made(self, organ: str, as_one: bool = False) -> str | None:
        """The actor last told of that the same word made with a country: `the embassy` after `the U.S. embassy`.

        `as_one` leaves out mentions in the plural: `the army` after `Russian troops`.
        """
        ending = f"-{organ}"
        fit = (one for one in reversed(self._seen) if not (as_one and one.plural))
        return next((recent.actor for recent in fit if recent.actor.endswith(ending)), None)
