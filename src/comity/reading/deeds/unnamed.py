"""The unnamed: whom a deed struck where words only count them, or name the place: *killing 14*, *attacked a market*."""

from __future__ import annotations

from comity.reading.arguments import Holders, words_in
from comity.reading.deeds.deed import Deed, Scope, without
from comity.reading.grammar import child, children, governed_by
from comity.reading.sentences import Sentence, Token
from comity.types import Argument

_HARMING = frozenset("kill wound injure hurt maim murder shoot behead execute arrest detain abduct kidnap".split())
"""Verbs whose bare number counts people."""
_COUNTING = frozenset({"dozen", "score", "hundred", "other"})
_STRUCK = frozenset({"obj", "on", "against", "into"})
_AT_PLACES = frozenset(
    {None, "aerial", "heavy-weapons", "explosives", "suicide-attack", "destroy", "firearms", "primitive"}
)
"""Modes of violence that strike places, too; nobody tortures a town."""
_SITES = ("building", "site", "vehicle", "military", "territory")
"""Classes of the codebook whose nouns are attacked for the sake of those whose they are."""
_TAKING = frozenset("capture recapture seize take retake conquer reconquer occupy overrun invade storm wrest".split())
"""What is done to a town to hold it: against its state, or against whoever held it."""
_HELD = frozenset({"held", "controlled", "occupied", "run"})
_OF_ARMIES = frozenset("military army naval defence defense".split())


def count_people(scope: Scope, deed: Deed) -> None:
    """Gives a deed without a recipient the people whom its words count and do not name."""
    if deed.recipients or not deed.by_verb or deed.token.lemma not in _HARMING:
        return
    numbers = [word for word in _struck(deed) if _is_number(deed.sentence, word)]
    deed.recipients = [scope.arguments.people(deed.sentence, word) for word in numbers[:1]]


def hold_places(scope: Scope, deed: Deed) -> None:
    """Gives violence without a recipient those whose the place was that it struck: a base's army, a town's state."""
    if deed.recipients or deed.like != "ASSAULT" or deed.mode not in _AT_PLACES:
        return
    sites = [word for word in _struck(deed) if word.pos == "NOUN" and word.lemma in scope.book.members(_SITES)]
    if sites and deed.token.lemma in _TAKING:
        from_whom = governed_by(deed.sentence, sites[0], "from") or governed_by(deed.sentence, deed.token, "from")
        deed.recipients = without(scope.arguments.of_words(deed.sentence, from_whom), deed.actors)
        if deed.recipients:
            return  # "retook the town from the rebels"
    held = [word for site in sites for word in _those_holding(deed.sentence, site)]
    if held:
        deed.recipients = without(scope.arguments.of_words(deed.sentence, held), deed.actors)
        return
    place = scope.moments.place_of(deed.sentence, deed.token) if sites else None
    if place is not None and place.country:
        deed.recipients = without(_holders(scope, deed, sites[0], place.country), deed.actors)
    elif sites and child(deed.sentence, sites[0], "poss") is None:  # "smashed their car into a shop"
        deed.recipients = [scope.arguments.thing(deed.sentence, sites[0])]


def _holders(scope: Scope, deed: Deed, site: Token, country: str) -> list[Argument]:
    armed = any(word.lower in _OF_ARMIES for word in children(deed.sentence, site, "amod", "compound"))
    land = deed.token.lemma in _TAKING and site.lemma in scope.book.members(("territory",))
    held_by: Holders = "state" if land else "people"
    if armed or site.lemma in scope.book.members(("military",)):
        held_by = "military"
    if any(scope.arguments.is_of(actor, country) for actor in deed.actors):
        held_by = "people"  # an army that shells a town of its own state strikes no state
    return scope.arguments.holders(deed.sentence, site, country, held_by)


def _those_holding(sentence: Sentence, site: Token) -> list[Token]:
    """Rebels of *the rebel-held town*."""
    return [
        sentence.tokens[word.i - 2]
        for word in sentence.tokens[max(2, site.first + 2) : site.i]
        if word.lower in _HELD and sentence.tokens[word.i - 1].text in ("-", "–")
    ]


def _struck(deed: Deed) -> list[Token]:
    slots = [slot for slot in deed.entry.recipient if slot in _STRUCK]
    return [word for slot in slots for word in words_in(deed.sentence, deed.token, slot)]


def _is_number(sentence: Sentence, word: Token) -> bool:
    """A number that counts people alone: *14*, *dozens*, *three others*, and no *three of the cows*."""
    alone = word.tag == "CD" or word.lemma in _COUNTING
    return alone and not governed_by(sentence, word, "of") and child(sentence, word, "compound", "amod", "det") is None
