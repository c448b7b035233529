"""The unnamed: whom a deed struck where words only count them, or name the place: *killing 14*, *attacked a market*."""

from __future__ import annotations

from collections.abc import Iterable

from comity.reading.deeds.deed import Deed, Scope, without
from comity.reading.grammar import LEADING, child, children, governed_by, is_date, is_noun, is_verb, objects
from comity.reading.parties.makeshifts import Holders
from comity.reading.parties.slots import words_in
from comity.reading.sentences import Sentence, Token
from comity.types import Argument, Span

_HARMING = frozenset("kill wound injure hurt maim murder shoot behead execute arrest detain abduct kidnap".split())
"""Verbs whose bare number counts people."""
_INJURING = frozenset("kill wound injure hurt maim".split())
_COUNTING = frozenset({"dozen", "score", "hundred", "other"})
_DEATHS = frozenset({"death", "killing", "injury", "wounding"})
_LEFT = frozenset({"dead", "wounded", "injured", "hurt"})
_ANYBODY = _COUNTING | {"people", "person"}
_STRUCK = frozenset({"obj", "on", "against", "into"})
_AT_PLACES = frozenset(
    {None, "aerial", "drone", "heavy-weapons", "explosives", "suicide-attack", "destroy", "firearms", "primitive"}
)
"""Modes of violence that strike places, too; nobody tortures a town."""
_SITES = ("building", "site", "vehicle", "military", "territory", "struck")
"""Classes of the codebook whose nouns are attacked for the sake of those whose they are."""
_TAKING = frozenset("capture recapture seize take retake conquer reconquer occupy overrun invade storm wrest".split())
"""What is done to a town to hold it: against its state, or against whoever held it."""
_LAIRS = frozenset("stronghold bastion hideout hide-out lair camp base position redoubt".split())
_HELD = frozenset({"held", "controlled", "occupied", "run"})
_OF_ARMIES = frozenset("military army naval defence defense".split())


def count_people(scope: Scope, deed: Deed) -> None:
    """Gives a deed without a recipient the people whom its words count and do not name."""
    if deed.recipients or not deed.by_verb or deed.token.lemma not in _HARMING:
        return
    numbers = [word for word in struck_words(deed) if _is_number(deed.sentence, word)]
    deed.recipients = [
        scope.arguments.people(deed.sentence, word, others=word.lemma == "other") for word in numbers[:1]
    ]


def add_victims(scope: Scope, deed: Deed) -> None:
    """Adds those whom a deed hurt beside those at whom it was aimed: *attacked a bus, killing two women*.

    Fighters, or people who are only counted, are not told apart from a force that was attacked: *ambushed marines,
    wounding six*.
    """
    if deed.like != "ASSAULT" or deed.is_mutual:
        return
    hurt = [*deed.victims, *scope.arguments.of_words(deed.sentence, _the_dead(deed))]
    among = any(map(scope.arguments.is_force, deed.recipients))
    if among:
        hurt = [one for one in hurt if not scope.arguments.is_force(one) and not _is_counted_only(deed, one)]
    hurt = [one for one in hurt if not scope.arguments.belongs(one, deed.recipients)]
    for one in without(hurt, deed.actors):
        deed.recipients += without([one], deed.recipients)
    if not among:
        _count_others(scope, deed)


def _count_others(scope: Scope, deed: Deed) -> None:
    """*Two women were killed and eight others hurt*: a second count of people tells others than the first."""
    told = [one.span for one in deed.recipients]
    apart = [count for count in deed.counts if count.what != "size" and not _meets(count.span, told)]
    if len(apart) == len(deed.counts):
        return
    for count in apart:
        words = [word for word in deed.sentence.within(count.span) if is_noun(word) or word.tag == "CD"]
        if not words or any(word.tag != "CD" and word.lemma not in _COUNTING for word in words):
            continue
        if words[-1].lemma == "other" or not governed_by(deed.sentence, words[-1], "of", "out"):  # "two of his aides"
            deed.recipients.append(scope.arguments.people(deed.sentence, words[-1], others=True))


def _is_counted_only(deed: Deed, one: Argument) -> bool:
    words = deed.sentence.within(one.span)
    return words[-1].lemma != "other" and all(word.tag == "CD" or word.lemma in _ANYBODY for word in words)


def _meets(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _the_dead(deed: Deed) -> list[Token]:
    """Those of whose death a clause under a deed tells: *resulting in the deaths of two guards*, *leaving two dead*."""
    over = deed.sentence.head(deed.token) if not deed.by_verb and deed.token.dep == "nsubj" else None
    verbs = [deed.token, *deed.effects, *([over] if over is not None else [])]
    verbs += [word for verb in verbs for word in children(deed.sentence, verb, "advcl", "relcl", "acl")]
    verbs += [word for verb in verbs for word in children(deed.sentence, verb, "conj") if word.lemma == "leave"]
    told = [verb for verb in verbs if is_verb(verb) and verb is not deed.token]
    told = [verb for verb in told if child(deed.sentence, verb, "mark") is None]  # "after a rocket killed a nurse"
    return [word for verb in told for word in _who_died(deed.sentence, verb)]


def _who_died(sentence: Sentence, verb: Token) -> list[Token]:
    if verb.lemma in _INJURING:
        return objects(sentence, verb)  # "the raid, in which nine men died": the verb may tell no deed of its own
    if verb.lemma in LEADING:
        deaths = [word for word in governed_by(sentence, verb, "in", "to") if word.lemma in _DEATHS]
        return [word for death in deaths for word in governed_by(sentence, death, "of")]
    if verb.lemma == "leave":
        dead = child(sentence, verb, "oprd", "acomp", "ccomp", "xcomp", "advcl")
        return children(sentence, verb, "dobj") if dead is not None and dead.lower in _LEFT else []
    return []


def hold_places(scope: Scope, deed: Deed) -> None:
    """Gives violence without a recipient those whose the place was that it struck: a base's army, a town's state."""
    if deed.mode == "abduct" and deed.recipients and all(map(scope.arguments.is_state, deed.recipients)):
        deed.mode = None  # "captured Herat from the army": a town is not abducted
        from_whom = without(scope.arguments.of_words(deed.sentence, _losing(deed, struck_words(deed))), deed.actors)
        deed.recipients = from_whom or deed.recipients
    towns = deed.by_verb and deed.like == "ASSAULT" and deed.token.lemma in _TAKING
    by_name = [word for word in struck_words(deed) if word.pos == "PROPN"] if towns else []
    if by_name and deed.recipients and all(_may_be_town(scope, one) for one in deed.recipients):
        losing = scope.arguments.of_words(deed.sentence, _losing(deed, struck_words(deed)))
        deed.recipients = without(losing, deed.actors) or deed.recipients  # "took Herat from the army"
    if (
        deed.like != "ASSAULT"
        or deed.mode not in _AT_PLACES
        or (deed.recipients and (not deed.effects or deed.is_mutual))
    ):
        return
    victims = deed.recipients  # of its effects: "attacked a bus, killing two"
    sites = [word for word in struck_words(deed) if word.pos == "NOUN" and word.lemma in scope.book.members(_SITES)]
    whole = [deed.sentence.cut(site.first, site.last) for site in sites if victims]
    if any(_meets(one.span, whole) for one in victims):
        return  # whose it is, or who was in it, is told
    _hold(scope, deed, sites)
    deed.recipients = [*without(deed.recipients, victims), *victims]


def _may_be_town(scope: Scope, one: Argument) -> bool:
    return scope.arguments.is_state(one) or scope.arguments.actors[one.actor].kind == "unresolved"


def _hold(scope: Scope, deed: Deed, sites: list[Token]) -> None:
    if sites and deed.token.lemma in _TAKING:
        from_whom = _losing(deed, sites)
        deed.recipients = without(scope.arguments.of_words(deed.sentence, from_whom), deed.actors)
        if deed.recipients:
            return  # "retook the town from the rebels"
    held = [word for site in sites for word in _those_holding(deed.sentence, site)]
    holding = without(scope.arguments.of_words(deed.sentence, held), deed.actors)
    if holding or (held and sites[0].lemma not in _LAIRS):
        deed.recipients = holding
        return
    owners = [word for site in sites for word in children(deed.sentence, site, "poss") if word.tag in ("NN", "NNS")]
    whose = [one for one in owners if not is_date(one)]
    if whose and (told := scope.arguments.of_words(deed.sentence, whose)):
        deed.recipients = without(told, deed.actors)
        return
    place = scope.moments.place_of(deed.sentence, deed.token) if sites else None
    at_home = place is not None and any(scope.arguments.is_from(one, place.country) for one in deed.actors)
    if at_home and deed.token.lemma in _TAKING and sites[0].lemma not in scope.book.members(("territory",)):
        return  # whom fighters take an airport of their own country from is not told
    if place is not None and place.country:
        deed.recipients = without(_holders(scope, deed, sites[0], place.country), deed.actors)
    elif sites and child(deed.sentence, sites[0], "poss") is None:  # "smashed their car into a shop"
        deed.recipients = [scope.arguments.thing(deed.sentence, sites[0])]


def _losing(deed: Deed, taken: list[Token]) -> list[Token]:
    """From whom a place is taken, in the words after it or after the verb."""
    named = [word for one in taken[:1] for word in (one, *children(deed.sentence, one, "appos"))]
    after = [word for one in named for word in governed_by(deed.sentence, one, "from")]
    return after or governed_by(deed.sentence, deed.token, "from")


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
    """Rebels of *the rebel-held town*, also without its hyphen, and of *the rebel stronghold*."""
    found = [word for word in children(sentence, site, "compound", "nmod", "amod") if site.lemma in _LAIRS]
    for word in sentence.tokens[max(1, site.first + 1) : site.i]:
        hyphen = sentence.tokens[word.i - 1].text in ("-", "–")
        before = sentence.tokens[word.i - (2 if hyphen else 1)]
        if word.lower in _HELD and before.pos in ("NOUN", "PROPN", "ADJ") and before.i >= site.first:
            found.append(before)
    return found


def struck_words(deed: Deed) -> list[Token]:
    """The words for whom or what a deed is told to strike, named or not."""
    slots = [slot for slot in deed.entry.recipient if slot in _STRUCK]
    own = [word for slot in slots for word in words_in(deed.sentence, deed.token, slot)]
    return own + [word for verb in deed.effects for word in objects(deed.sentence, verb)]


def _is_number(sentence: Sentence, word: Token) -> bool:
    """A number that counts people alone: *14*, *dozens*, *three others*, and no *three of the cows*."""
    alone = word.tag == "CD" or word.lemma in _COUNTING
    return alone and not governed_by(sentence, word, "of") and child(sentence, word, "compound", "amod", "det") is None
