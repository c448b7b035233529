"""Crowds: who protests, and against whom, where the words of a protest tell no more than that there is one."""

from __future__ import annotations

from comity.reading.deeds.deed import Deed, Scope, without
from comity.reading.grammar import child, children, governed_by, is_noun, subject
from comity.reading.sentences import Token
from comity.types import Argument

_HOW_MANY = frozenset("dozens scores hundreds thousands millions many".split())
_UNREST = "unrest"
_COMMUNITIES = frozenset("community population diaspora".split())
_EVERYWHERE = frozenset("worldwide global international world globe".split())


def fill_crowd(scope: Scope, deed: Deed) -> None:
    """Gives a protest its crowd, and those whom the words for it are against."""
    if not deed.by_verb:
        among = _among_whom(scope, deed)
        deed.actors, deed.recipients = deed.actors or among, without(deed.recipients, among)
        if not _is_lodged(deed) and all(map(scope.arguments.is_official, deed.actors)):
            deed.actors = []  # "Syrian protests": in Syria, and by no state
        over = deed.sentence.head(deed.token)
        if not deed.actors and over is not None and over.lemma == "threaten":  # "threaten a strike": their own
            deed.actors = scope.arguments.of_slots(deed.sentence, over, ("subj",))
        if deed.token.lemma != _UNREST:  # it goes on somewhere, and shows no crowd
            deed.actors = deed.actors or _crowd(scope, deed, deed.token)
    crowd = deed.token if not deed.by_verb else subject(deed.sentence, deed.token)
    if deed.by_verb and not deed.actors and crowd is not None and _is_of_many(deed, crowd):
        deed.actors = _crowd(scope, deed, crowd)  # "thousands marched"
    if crowd is not None and not deed.recipients:  # "anti-government protests", and the protesters who are so
        deed.recipients = scope.arguments.opposed(deed.sentence, crowd, deed.actors)


def _is_of_many(deed: Deed, who: Token) -> bool:
    """Whether a word says only how many: *thousands*, *hundreds*, *thousands of them*."""
    alone = child(deed.sentence, who, "amod", "compound", "poss") is None
    return alone and who.lower in _HOW_MANY and not any(map(is_noun, governed_by(deed.sentence, who, "of")))


def _among_whom(scope: Scope, deed: Deed) -> list[Argument]:
    """*Protests in the Somali community*: whose protests they are, and whom they are not against."""
    words = governed_by(deed.sentence, deed.token, "in", "among")
    communities = scope.arguments.of_words(deed.sentence, [word for word in words if word.lemma in _COMMUNITIES])
    inside = scope.arguments.of_words(deed.sentence, words)
    return communities or [one for one in inside if scope.arguments.actors[one.actor].kind == "people"]


def _crowd(scope: Scope, deed: Deed, at: Token) -> list[Argument]:
    """The protesters of a protest that names none, told by one word.

    They are those of the place; else those told of last; else those of the only country that the report tells of.
    """
    place = scope.moments.place_of(deed.sentence, deed.token)
    made = scope.arguments.crowd(deed.sentence, at, place.country if place is not None else None)
    if not made.actor.startswith("unknown-"):
        return [made]
    earlier = next((d.actors for d in reversed(scope.lately) if d.like == "PROTEST" and d.actors), None)
    if earlier or _is_everywhere(deed, at):
        return list(earlier or [made])
    return [scope.arguments.crowd(deed.sentence, at, scope.arguments.only_country)]


def _is_everywhere(deed: Deed, at: Token) -> bool:
    """*Worldwide protests*, *protests around the world*: of no one country."""
    words = [*children(deed.sentence, at, "amod"), *governed_by(deed.sentence, at, "around", "across", "in")]
    return any(one.lower in _EVERYWHERE for word in words for one in deed.sentence.subtree(word))


def _is_lodged(deed: Deed) -> bool:
    """*Lodged a protest with Turkey*: a paper, which states write."""
    return deed.token.lemma == "protest" and deed.token.tag == "NN"
