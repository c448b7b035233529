"""A deed in the making, and what can be asked of one or two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from comity.reading.codebook import Codebook, Entry, LightVerb, Type
from comity.reading.contexts import Contexts
from comity.reading.dating.moments import Moments
from comity.reading.draft import Draft
from comity.reading.grammar import is_verb
from comity.reading.parties.arguments import Arguments
from comity.reading.sentences import Sentence, Token
from comity.reading.standing.moods import Standing
from comity.reading.voices import Voices
from comity.types import Argument, Count, Voice, When

_ANOTHER = frozenset("latest earlier previous first second third fourth last other later next new".split())
"""Words before a deed's noun that tell it from the one that was just told."""

REMEMBERED = 200
"""Deeds of a report that one is compared with: a longer memory would cost the square of a long report."""


@dataclass(slots=True)
class Deed:
    """What one word of a sentence tells; filled by the steps of this package, in the order of `read_sentence`."""

    sentence: Sentence
    token: Token
    entry: Entry
    kind: Type
    mode: str | None
    standing: Standing
    light: tuple[Token, LightVerb] | None = None
    actors: list[Argument] = field(default_factory=list)
    recipients: list[Argument] = field(default_factory=list)
    named: list[Argument] = field(default_factory=list)  # in the recipient's place, the actor among them
    counts: tuple[Count, ...] = ()
    when: When | None = None
    historical: bool = False
    voice: Voice = "author"
    attributions: tuple[str, ...] = ()
    about: Deed | None = None
    victims: list[Argument] = field(default_factory=list)  # of what it did, beside those at whom it was aimed
    effects: tuple[Token, ...] = ()  # verbs that told what it did, and are one with it: *the bomb struck a car*
    repeats: Deed | None = None  # told before: by a pronoun, or as `the raid`

    @property
    def type(self) -> str:
        return self.kind.name

    @property
    def like(self) -> str:
        """The PLOVER type whose rules of grammar the deed follows."""
        return self.kind.like

    @property
    def key(self) -> tuple[int, int]:
        return self.sentence.i, self.token.i

    @property
    def by_verb(self) -> bool:
        return is_verb(self.token)

    @property
    def is_mutual(self) -> bool:
        """Whether its word tells what two do to one another: *clash*, *talks*."""
        return "conj" in self.entry.recipient or "between" in self.entry.recipient

    @property
    def words(self) -> tuple[Token, ...]:
        """The word that tells the deed, and the light verb over it."""
        return (self.token,) if self.light is None else (self.token, self.light[0])

    @property
    def origin(self) -> Deed:
        """The first telling of the same deed in the report."""
        deed = self
        while deed.repeats is not None:
            deed = deed.repeats
        return deed

    @property
    def is_plain(self) -> bool:
        """Told as done or decided by whoever writes, so that its roles may stand for a later telling without any."""
        done = self.standing.status == "happened" or self.standing.decided
        return self.voice != "source" and done


@dataclass(frozen=True, slots=True)
class Scope:
    """What the steps look things up in: the draft, the codebook, who is named where, and the deeds told so far."""

    draft: Draft
    book: Codebook
    arguments: Arguments
    moments: Moments
    voices: Voices
    contexts: Contexts
    told: list[Deed]

    @property
    def lately(self) -> list[Deed]:
        """The deeds told last, in order: as far back as a report may refer by `the raid`."""
        return self.told[-REMEMBERED:]

    def give_up(self, sentence: Sentence, token: Token, why: str, entry: Entry | None = None) -> None:
        """Notes why a word that the codebook knows tells no deed, where somebody asks."""
        if self.draft.trail is not None:
            self.draft.trail.give_up(sentence, token, why, entry)

    def see(self, after: str, deeds: Iterable[Deed]) -> None:
        """Notes what a step has made of the deeds, where somebody asks."""
        if self.draft.trail is not None:
            self.draft.trail.see(after, deeds)

    def recode(self, deed: Deed, role: str, mode: str | None) -> None:
        """Gives a deed the type that follows a PLOVER type's rules, where the codebook has one."""
        kind = self.book.like(role)
        if kind is not None:
            deed.kind, deed.mode = kind, kind.mode(mode)


def ids_of(arguments: Iterable[Argument]) -> set[str]:
    return {argument.actor for argument in arguments}


def without(arguments: Iterable[Argument], others: Iterable[Argument]) -> list[Argument]:
    """The arguments that name nobody of the others."""
    taken = ids_of(others)
    return [argument for argument in arguments if argument.actor not in taken]


def compatible(one: Deed, other: Deed) -> bool:
    """Whether two deeds of a type may be one: no role with other actors, no days apart, both background or neither."""
    for mine, theirs in ((one.actors, other.actors), (one.recipients, other.recipients)):
        if mine and theirs and not ids_of(mine) & ids_of(theirs):
            return False
    return one.historical == other.historical and not _apart(one.when, other.when)


def same_arguments(one: Deed, other: Deed) -> bool:
    """Whether two deeds are told by the same word with the same actors and recipients."""
    if not (one.actors and other.actors and one.recipients and other.recipients):
        return False
    same_word = one.token.lemma == other.token.lemma
    return (
        same_word and ids_of(one.actors) == ids_of(other.actors) and ids_of(one.recipients) == ids_of(other.recipients)
    )


def is_definite(deed: Deed) -> bool:
    """*the raid*, *its withdrawal*: a noun that speaks of one deed as known."""
    if deed.by_verb or deed.token.tag not in ("NN", "NNS"):
        return False
    before = [word for word in deed.sentence.children(deed.token) if word.i < deed.token.i]
    if any(word.lower in _ANOTHER for word in before):
        return False  # "the latest attack"
    determiners = [word.lower for word in before if word.dep in ("det", "poss")]
    return any(word in ("the", "this", "that", "its", "their", "his") for word in determiners)


def is_bare(deed: Deed) -> bool:
    """A noun that names a kind of deed and no one deed: *war*, *attacks*."""
    if deed.by_verb:
        return False
    return not any(word.dep in ("det", "poss", "nummod") for word in deed.sentence.children(deed.token))


def _apart(one: When | None, other: When | None) -> bool:
    """Whether two times are both stated, and have no day in common."""
    if one is None or other is None or "report" in (one.basis, other.basis):
        return False
    if not (one.first and one.last and other.first and other.last):
        return False
    return one.last < other.first or other.last < one.first
