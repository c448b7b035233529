"""Whereabouts: where a deed was done, from its own words, those who do or bear it, and the clauses told with it.

What is said, refused or asked for is done where it is said: *a court in Lithuania overturns the ruling*, *speaking in
Doha, he demands ...*. What is done by hand is done where its effects are, too: *bombs a convoy, killing ten in Basra*.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from comity.reading.actors.piece import PARTS_OF_A_PLACE
from comity.reading.dating.anchors import REPORTING
from comity.reading.dating.bearers import first_joined
from comity.reading.dating.hindsight import BEFALL, is_beyond, is_earlier
from comity.reading.deeds.bystanders import charge_for
from comity.reading.deeds.deed import Deed, Scope, is_definite
from comity.reading.deeds.lands import land_of
from comity.reading.deeds.together import is_gapped, joined, speaking, told_with
from comity.reading.draft import Located
from comity.reading.grammar import (
    QUANTITIES,
    SUBJECTS,
    child,
    children,
    clause,
    is_passive,
    is_verb,
)
from comity.reading.placing.spots import SIZES, is_of_a_person
from comity.reading.sentences import Sentence, Token
from comity.types import Place

_VERBAL, _MATERIAL_CONFLICT = (1, 3), 4  # quads
_SHOWN = frozenset({"PROTEST", "REJECT", "CONSULT"})
"""Types of deeds that say something, too, or are done where those are who came for them."""
_IN_ORDER = frozenset({"in", "order", "so", "as"})
_WITHIN = frozenset({"in", "at", "near", "of", "on", "outside", "inside", "around", "across", "along", "between"})
_KEEPING = _WITHIN | {"by", "with", "among", "during", "amid", "against", "between"}
_OCCASION = frozenset({"in", "at", "during", "outside", "near", "on"})
"""What stands before the occasion on which somebody speaks: *in a speech to lawyers in London*."""
_MARGINS = frozenset({"sideline", "margin", "start", "end", "opening", "course", "midst"})
"""What stands before `of` and an occasion: *on the sidelines of a summit in Lima*."""
_HELD = frozenset("hold organize organise stage gather station base locate stay live work speak meet take".split())
"""Verbs that tell where something is: *a ceremony held in Basra*."""
_ELSEWHERE = frozenset("after before following since despite over about to for against like than".split())
"""Words behind which a place is that of something else: *after a vote in Basra*."""
_ENTRANCES = frozenset("entrance gate road approach door access route way checkpoint".split())
"""What leads *to* somewhere, and is there: *at the gate to a base in Basra*."""
_BESIDE = 4  # words from a place to what it lies in: "Hit, in Anbar"
_BACK = 2  # sentences before one, in which the place was told where it goes on
_OWNED = 2  # words from a place to what lies in it: "Iraq's Anbar"
_REACH = 12  # steps up the parse


def place_of(scope: Scope, deed: Deed, here: Sequence[Deed]) -> Place | None:
    """Where a deed was done, or is to be done; what is only said of a place was not said there.

    `here` are the deeds of its sentence. What is done in doing another deed is done where that is: *marched in Basra
    to demand it*.
    """
    place = _own_place(scope, deed, here) or _place_of_main(scope, deed, here)
    if place is not None or deed.standing.status != "happened" or is_beyond(deed.sentence, deed.token):
        return place
    place = _place_of_course(scope, deed, here) or _place_of_joined(scope, deed, here)
    if place is not None or not _is_by_hand(deed) or _is_charged(deed, here):
        return place
    return _only_place(scope, deed, here) or _place_before(scope, deed)


def _place_before(scope: Scope, deed: Deed) -> Place | None:
    """*Rioters march in Basra. Two cars are burnt*: the one place of what the sentence before told as done by hand."""
    sentence = deed.sentence
    if scope.moments.places_in(sentence) or not _is_told_on(deed):
        return None
    for back in range(1, _BACK + 1):
        before = [told for told in scope.told if told.sentence.i == sentence.i - back]
        happened = [told for told in before if told.standing.status == "happened"]
        by_hand = [told for told in happened if _is_by_hand(told)]
        places = {_own_place(scope, told, happened) for told in by_hand}
        if places != {None}:
            return places.pop() if len(places) == 1 else None
        if not all(map(_is_told_on, by_hand)) or scope.moments.places_in(by_hand[0].sentence):
            return None
    return None


def _is_told_on(deed: Deed) -> bool:
    """Whether a deed is told in a main clause or in what is said in one, in the tense of a report, of no other time."""
    verb = deed.token if deed.by_verb else clause(deed.sentence, deed.token)
    if is_earlier(deed.sentence, verb) or not (deed.by_verb or (is_definite(deed) and verb.lemma in BEFALL)):
        return False  # "ten died in the clashes"
    first = first_joined(deed.sentence, verb)
    over = deed.sentence.head(first)
    if over is not None and first.dep == "ccomp":
        return over.dep == "ROOT" and over.lemma in REPORTING
    return verb.dep in ("ROOT", "conj")


def _is_by_hand(deed: Deed) -> bool:
    return deed.like in ("ASSAULT", "PROTEST") or deed.mode == "arrest"


def _place_of_course(scope: Scope, deed: Deed, here: Sequence[Deed]) -> Place | None:
    """*Police in Basra hold ten in a raid*: where the deed is done in whose course another is."""
    preposition = deed.sentence.head(deed.token) if not deed.by_verb and deed.token.dep == "pobj" else None
    if preposition is None or preposition.lower not in ("in", "during", "by"):
        return None
    verb = clause(deed.sentence, deed.token).i
    by_hand = deed.kind.quad == _MATERIAL_CONFLICT
    main = next((other for other in here if other.token.i == verb and by_hand and _is_by_hand(other)), None)
    return _own_place(scope, main, here) if main is not None and main.standing.status == "happened" else None


def _place_of_joined(scope: Scope, deed: Deed, here: Sequence[Deed]) -> Place | None:
    """*Stormed a post in Gao and seized weapons*: where the deed is done that one by hand is joined to."""
    sentence, verb = deed.sentence, deed.token
    head = sentence.head(verb) if deed.by_verb and verb.dep == "conj" else None
    if head is None or not _goes_on_there(deed) or child(sentence, verb, *SUBJECTS) is not None:
        return None
    if is_passive(sentence, verb) != is_passive(sentence, head):
        return None
    first = next((other for other in here if other is not deed and other.token.i == head.i), None)
    if first is None:
        return _nearest(scope, deed, here, {head.i})  # "a man in Basra stabbed and killed ten"
    if first.standing.status != "happened" or not _goes_on_there(first):
        return None
    return _own_place(scope, first, here) or _place_of_joined(scope, first, here)


def _goes_on_there(deed: Deed) -> bool:
    """Whether a deed is done by hand or by force, and so where those are who do it; who is held is charged there."""
    charged = deed.like == "ACCUSE" and is_passive(deed.sentence, deed.token)
    return _is_by_hand(deed) or deed.like == "COERCE" or charged


def _only_place(scope: Scope, deed: Deed, here: Sequence[Deed]) -> Place | None:
    """The one place in whose words a clause tells where it is, however deep in what it is done to."""
    sentence = deed.sentence
    found = [place for place in scope.moments.places_in(sentence) if _is_within(sentence, place)]
    inmost = [place for place in found if not any(_is_in(other, place) for other in found)]
    if len(inmost) != 1 or not _is_in_clause(deed, inmost[0], here):
        return None
    return inmost[0].place


def _is_within(sentence: Sentence, place: Located) -> bool:
    """Whether a place stands after a word of place, or names what does: *in Basra*, *in a Basra hotel*."""
    at = sentence.tokens[place.last]
    while at.dep in ("compound", "nmod", "appos", "poss") and at.head != at.i:
        at = sentence.tokens[at.head]
    preposition = sentence.head(at) if at.dep == "pobj" else None
    if preposition is not None and preposition.lower == "of":
        preposition = sentence.head(preposition)  # "outside of Basra"
    return preposition is not None and preposition.lower in _WITHIN - {"of", "on", "between"}


def _is_in_clause(deed: Deed, place: Located, here: Sequence[Deed]) -> bool:
    """Whether a place stands under the verb of a deed's clause, and under no clause or deed of another kind."""
    sentence, verb = deed.sentence, clause(deed.sentence, deed.token)
    apart = {other.token.i for other in here if other is not deed and not _is_by_hand(other)}
    described = children(sentence, deed.token, "relcl")
    own = {deed.token.i, *(word.i for one in described for word in (one, *joined(sentence, one)))}
    if verb.i not in apart:
        own |= {verb.i, *(word.i for word in joined(sentence, verb))}
    elsewhere = _ELSEWHERE - {"against"} if deed.like == "ASSAULT" else _ELSEWHERE  # "used gas against men in Hit"
    if deed.token.lemma in BEFALL:
        elsewhere = elsewhere - {"after", "following"}  # "are killed after a blast on a bus in Hit"
    for word in sentence.ancestors(sentence.tokens[place.last]):
        if word.i in own:
            return True
        of_a_deed = word.lower == "of" and any(other.token.head == word.i for other in here)
        leads = word.lower == "to" and sentence.tokens[word.head].lemma in _ENTRANCES
        if word.i in apart or (word.lower in elsewhere and not leads) or of_a_deed:
            return False
        if is_verb(word) and not _is_same_clause(sentence, word):
            return False
    return False


def _is_same_clause(sentence: Sentence, verb: Token) -> bool:
    """*A convoy carrying food*, *fired to break up a march*: a verb that goes on with what its clause tells.

    So does *men who were marching*: what those were doing to whom something is done.
    """
    was = any(word.tag == "VBD" for word in children(sentence, verb, "aux"))
    if verb.tag == "VBG" and (verb.dep == "pobj" or (verb.dep == "relcl" and was)):
        return True
    if child(sentence, verb, *SUBJECTS) is not None:
        return False
    beside = verb.dep in ("acl", "advcl") and (verb.tag in ("VBG", "VB") or is_gapped(verb))
    return beside or verb.dep in ("xcomp", "pcomp", "dobj", "pobj")


def _own_place(scope: Scope, deed: Deed, here: Sequence[Deed]) -> Place | None:
    sentence, token, moments = deed.sentence, deed.token, scope.moments
    if not moments.places_in(sentence):
        return land_of(scope, deed)
    if _is_charged(deed, here):  # "In Rome he is jailed for the murder": where it was done
        told = [token] if is_verb(token) else children(sentence, token, "relcl")
        beside = {word.i for one in told for word in (one, *joined(sentence, one))}
        return moments.place_of(sentence, token, farthest=0) or _nearest(scope, deed, here, {token.i} | beside)
    if deed.standing.status not in ("happened", "possible") and not _is_purpose(deed):
        return moments.place_of(sentence, token, farthest=1) or land_of(scope, deed) or _before_all(scope, deed)
    place = moments.place_of(sentence, token)
    if deed.kind.quad in _VERBAL and deed.like != "CONSULT":
        about = deed.about.token if deed.about is not None and deed.about.sentence is sentence else None
        if about is not None and place is not None and place == moments.place_of(sentence, about, 0):
            place = None
        return place or _nearest(scope, deed, here, speaking(deed), of_the_saying=True)
    place = place or land_of(scope, deed)
    if place is not None or deed.standing.status != "happened":
        return place
    verb = clause(sentence, token).i
    elsewhere = deed.kind.quad != _MATERIAL_CONFLICT and is_beyond(sentence, token)
    apart = verb in _others(deed, here) or elsewhere  # "shares fell in London after his resignation"
    own = {token.i} if apart else {token.i, verb}
    return _nearest(scope, deed, here, own) or _nearest(scope, deed, here, told_with(deed, own))


def is_told_again(deed: Deed, earlier: Deed) -> bool:
    """Whether a deed by hand is named again by the word that told it, and nothing more: *the attack*."""
    named = any(word.pos == "PROPN" for word in children(deed.sentence, deed.token, "compound", "nmod"))
    same = deed.token.lemma == earlier.token.lemma and is_definite(deed) and not named
    happened = deed.standing.status == earlier.standing.status == "happened"
    return same and happened and deed.like in ("ASSAULT", "PROTEST")


def _place_of_main(scope: Scope, deed: Deed, here: Sequence[Deed]) -> Place | None:
    """Where the deed is done in whose doing something is said: *rally in Basra, demanding bread*."""
    sentence = deed.sentence
    verb = deed.token if deed.by_verb else clause(sentence, deed.token)
    head = sentence.head(verb)
    told_with = verb.tag in ("VB", "VBG") and verb.dep == "advcl"
    told_with = told_with and all(word.lower in _IN_ORDER for word in children(sentence, verb, "mark"))
    if head is None or not told_with or not (deed.kind.quad in _VERBAL or deed.like in _SHOWN):
        return None
    main = next((other for other in here if other is not deed and head.i in [word.i for word in other.words]), None)
    if main is None:
        return _nearest(scope, deed, here, {head.i})
    return _own_place(scope, main, here) if main.standing.status == "happened" else None


def _is_charged(deed: Deed, here: Sequence[Deed]) -> bool:
    """Whether somebody is charged, held or punished for a deed, elsewhere than where it was done."""
    if deed.like in ("ACCUSE", "SANCTION") or deed.mode == "arrest":
        return False
    return charge_for(deed, {other.token.i: other for other in here}) is not None


def _before_all(scope: Scope, deed: Deed) -> Place | None:
    """*In Fiji, the army threatens to declare martial law*: the state of whoever is to do it, told before all else."""
    root = deed.sentence.root
    countries = {scope.arguments.actors[one.actor].country for one in (*deed.actors, *deed.recipients)}
    for located in scope.moments.places_in(deed.sentence):
        at = deed.sentence.tokens[located.first]
        preposition = deed.sentence.head(at)
        fronted = preposition is not None and preposition.i == 0 and preposition.head == root.i
        if fronted and located.place.precision == "country" and located.place.country in countries:
            return located.place
    return None


def _others(deed: Deed, here: Sequence[Deed]) -> set[int]:
    """The words of the other deeds of a sentence, whose places are theirs; a raid that kills is no other."""
    own = {word.i for word in children(deed.sentence, deed.token, *SUBJECTS)}
    return {other.token.i for other in here if other is not deed} - own


def _nearest(
    scope: Scope, deed: Deed, here: Sequence[Deed], goals: Collection[int], of_the_saying: bool = False
) -> Place | None:
    """Of the places that lead up to one of some words, the one nearest to the deed."""
    others = _others(deed, here)
    near = [
        ((_is_beside(deed.sentence, place), abs(place.first - deed.token.i)), place)
        for place in scope.moments.places_in(deed.sentence)
        if _leads(deed.sentence, place, goals, others, of_the_saying)
    ]
    if not near:
        return None
    nearest = min(near, key=lambda found: found[0])[1]
    for _, one in sorted(near, key=lambda found: -found[1].first):
        nearest = one if _is_in(one, nearest) else nearest
    return nearest.place


def _is_beside(sentence: Sentence, place: Located) -> bool:
    """*In Anbar near the Syrian border*: a place that tells only what another is near."""
    return any(word.lower == "near" for word in sentence.tokens[max(0, place.first - 2) : place.first])


def _is_in(one: Located, other: Located) -> bool:
    """*Delhi, India*: whether a place stands right before another that it lies in."""
    sizes = [SIZES.index(found.place.precision) if found.place.precision else 0 for found in (one, other)]
    owned = 0 < one.first - other.last <= _OWNED and one.place.country == other.place.country  # "Kenya's Lamu district"
    return (owned or 0 < other.first - one.last <= _BESIDE) and sizes[0] < sizes[1]


def _is_purpose(deed: Deed) -> bool:
    """*Rally across Iran to protest*: what somebody does something for is told with it."""
    return deed.by_verb and deed.token.dep == "advcl" and deed.token.tag == "VB"


def _leads(
    sentence: Sentence, place: Located, goals: Collection[int], others: Collection[int], of_the_saying: bool
) -> bool:
    """Whether a place stands under one of some words, over nouns and prepositions that keep to the place."""
    at = sentence.tokens[place.last]
    nearest = True
    for _ in range(_REACH):
        above = sentence.head(at)
        if above is None:
            return False
        if above.i in goals:
            return not nearest and (not of_the_saying or _is_of_the_saying(at))
        if above.i in others and (is_verb(above) or of_the_saying):
            return False
        if above.pos == "ADP":
            if above.lower not in (_WITHIN if nearest else _KEEPING):
                return False
            if is_of_a_person(sentence, above):
                return False  # "Jane Doe of Maine condemns it"
            if above.lower == "of" and not nearest and not _is_a_measure(sentence, above):
                return False  # "in support of rallies in Bahrain"
            nearest = False
        elif is_verb(above) and not (above.dep in ("acl", "relcl") and above.lemma in _HELD):
            return False
        at = above
    return False


def _is_a_measure(sentence: Sentence, of: Token) -> bool:
    """*In a series of raids in Basra*, *in the town of Hit*: what stands before `of` is no other thing."""
    noun = sentence.head(of)
    return noun is not None and (noun.lower in QUANTITIES or noun.lemma in PARTS_OF_A_PLACE | _MARGINS)


def _is_of_the_saying(word: Token) -> bool:
    """Whether a word on a verb of saying tells who says it, or on what occasion, and not of what."""
    return word.dep in SUBJECTS or word.dep == "agent" or (word.dep == "prep" and word.lower in _OCCASION)
