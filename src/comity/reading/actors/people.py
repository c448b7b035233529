"""People: a name, known or not, with the title before it. The whole is one mention."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from comity.reading.actors.gender import gender_of
from comity.reading.actors.owners import Owner, is_former, owner_before
from comity.reading.actors.personhood import is_like_body
from comity.reading.actors.piece import PARTS_OF_A_PLACE, PLACE_PREPOSITIONS, Piece, is_in_part_of, phrase_head
from comity.reading.actors.scene import Scene
from comity.reading.actors.strangers import GROUPS, stranger
from comity.reading.actors.surnames import goes_on, is_alone, is_destination, may_be_called
from comity.reading.actors.towns import GENERIC, is_anywhere, is_land, locate, place_ending, state_of_place
from comity.reading.actors.words import HONORIFICS
from comity.reading.directory import Name, State, Title
from comity.reading.draft import Named, names_in
from comity.reading.gazetteer import gazetteer
from comity.reading.grammar import first_joint, governed_by, preposition_over
from comity.reading.sentences import Sentence, Token

_PARTISANS = ("Republican", "Democrat")  # behind the name of a state: "the Nevada Democrat"
_OF_PLACES = ("lawmaker", "governor")
_OF_LAND = ("police-chief", "minister", "deputy-prime-minister", "opposition-leader")
"""Offices, with those that a state has one of, that a report does not say the land of, where it is its own."""

_RULING = ("GOV", "MIL", "COP", "SPY")
_INITIALS = 3  # of a body, by which it may be called
ACRONYM = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z]|[A-Z0-9.-]{1,9}")
_INITIAL = re.compile(r"(?<=[a-z] )[A-Z]\. ")
_LOOSE_PREPOSITIONS = frozenset({"of", "from", "to", "into", "on", "for"})
_OF_THE_DEAD = ("death", "of")
_SUBJECTS = ("nsubj", "nsubjpass")
_ONE = frozenset({"leader", "official", "chief", "envoy"})
"""Words for one person that mean a government or body where nobody is named."""


def read_person(
    scene: Scene, sentence: Sentence, piece: Piece, title: Piece | None, country: str | None = None
) -> Iterator[int]:
    """Adds a person, or another whose name no table knows; yields the tokens that it uses up.

    The title is a piece with titles, or words for people who act: `former president`, `militant group`.
    """
    text = sentence.cut(piece.first, piece.last).text
    if title is None and piece.first < piece.last and sentence.tokens[piece.last].text in _PARTISANS:
        yield from _member_from(scene, sentence, piece)
        return
    first = title.first if title is not None else piece.first
    agent = title.agent if title is not None else None
    former = title is not None and (is_former(sentence, first) or (agent is not None and agent.sector == "ELI"))
    owner = owner_before(scene, sentence, first) if title is not None else _possessor(scene, sentence, first)
    if owner is not None and title is not None and _is_posted(scene, sentence, owner, title):
        owner = owner_before(scene, sentence, owner.first)  # "The Guardian's Moscow correspondent"
    meant = _meant(scene, sentence, piece, text, titled=title is not None, foreign=country is not None)
    place = _place(scene, sentence, piece, text, meant) if title is None else None
    if place is not None:
        meant = None
        if not _is_doer(sentence, piece):
            locate(scene, sentence, piece, place, "town")
            return
    unfit = _is_only_a_place(scene, sentence, piece, text) if meant else not _can_act(scene, sentence, piece)
    if title is None and unfit:
        return
    if meant is None:
        held = title.titles[0] if title is not None and title.titles else None
        body = scene.actor(owner.actor if owner else (_state_ruled(scene, sentence, piece, held) or "") if held else "")
        country = country or (place.iso3 if place else None) or _country_inside(scene, sentence, piece)
        meant = stranger(scene, text, held or agent, body, country, former)
    if owner is not None and title is not None:
        first = owner.first
    scene.add(sentence, Piece(first, piece.last), meant, "title" if title is not None else "name", at=piece)
    scene.memory.introduce(scene.actors[meant], text)
    name_holder(scene, sentence, piece, meant)
    if title is not None:
        _call_as_told(scene, meant, title, former)
    if title is not None and not former:
        scene.memory.hold([known.key for known in title.titles], meant)
    yield from range(first, piece.last + 1)
    yield from introduced_acronym(scene, sentence, piece, meant)


def _is_posted(scene: Scene, sentence: Sentence, owner: Owner, title: Piece) -> bool:
    """Whether what stands before a title is the capital to which a reporter is sent."""
    capital = sentence.tokens[owner.first].text
    known = scene.known.states.get(owner.actor)
    reports = any(one.sector == "JRN" for one in title.titles)
    return reports and known is not None and capital in known.capitals


def _state_ruled(scene: Scene, sentence: Sentence, piece: Piece, held: Title) -> str | None:
    """The state of whom a title gives no other: the one after the name, else the report's own."""
    head = phrase_head(sentence, piece.first, piece.last)
    if held.key in _OF_PLACES:
        return scene.main  # "Governor Lee of Utah"
    ruling = held.key in _OF_LAND or (held.single and held.sector in _RULING)
    return scene.main if ruling and not governed_by(sentence, head, "of") else None


def _member_from(scene: Scene, sentence: Sentence, piece: Piece) -> Iterator[int]:
    """*Ann Lee, a Nevada Democrat,* and *the Nevada Democrat*: whom the words explain, else who said something last."""
    head = phrase_head(sentence, piece.first, piece.last)
    here = [named for named in reversed(scene.named) if named.sentence == sentence.i]
    told = next((named.actor for named in here if head.dep == "appos" and named.head == head.head), None)
    definite = piece.first > 0 and sentence.tokens[piece.first - 1].lower == "the"
    meant = told or (scene.memory.speaker if definite else here[0].actor if here else None)
    if meant is not None and scene.actors[meant].kind in ("person", "unresolved"):
        scene.add(sentence, piece, meant, "nominal")
    yield from range(piece.first, piece.last + 1)


def name_holder(scene: Scene, sentence: Sentence, piece: Piece, meant: str) -> None:
    """*His lawyer, Peter Arnim,* and *the news agency IRNA*: a name after somebody unnamed says who that is."""
    head = phrase_head(sentence, piece.first, piece.last)
    for at in range(len(scene.named) - 2, -1, -1):
        named = scene.named[at]
        if named.sentence != sentence.i:
            return
        holding = sentence.tokens[named.head]
        beside = named.last + 1 == piece.first and (holding.head, holding.dep) == (head.head, head.dep)
        explains = beside or (head.dep == "appos" and named.head in _holders(sentence, head))
        if explains and holding.tag == "NN" and _is_one_unnamed(scene, sentence, named) and named.actor != meant:
            holder, told = scene.actors[named.actor], scene.actors[meant]
            scene.named[at] = replace(named, actor=meant)
            scene.memory.rename(sentence.i, named.head, named.actor, meant)
            says = holder.of or holder.kind != "unresolved"  # else it is of the place at most
            if says and told.kind == "unresolved" and not (told.of or told.country):
                sector = holder.sector if named.form == "title" else told.sector
                of = holder.of if holder.kind == "unresolved" else ()
                scene.actors[meant] = replace(told, country=holder.country, sector=sector, of=of)
            return


def _holders(sentence: Sentence, name: Token) -> list[int]:
    """What a name may explain: the word it hangs on, and those over it in *the head of a bank in Riga, Ann Lee,*."""
    found = [name.head]
    above = sentence.tokens[name.head]
    while (above := first_joint(sentence, above)).dep == "pobj":
        above = sentence.tokens[sentence.tokens[above.head].head]
        found.append(above.i)
    return found


def _is_one_unnamed(scene: Scene, sentence: Sentence, named: Named) -> bool:
    """Whether a mention is of one person or body that its words do not name: by a title, as *a miner*, *its leader*."""
    if named.form == "title":
        return True
    actor = scene.actors[named.actor]
    unnamed = actor.kind in ("unresolved", "people", "crowd") or (
        actor.kind in GROUPS and actor.id not in scene.known.actors
    )
    return named.form == "nominal" and (unnamed or sentence.tokens[named.head].lemma in _ONE)


def _meant(scene: Scene, sentence: Sentence, piece: Piece, text: str, titled: bool, foreign: bool) -> str | None:
    """Whom a name means: in full, by a surname that the report has used, or by one that only one person can have.

    A form of address tells whom not: *Mrs. Clinton* is no man of that surname.
    """
    address = _address(scene, sentence, piece)
    called = scene.memory.called(text, address or "")
    names = piece.names or _persons_named(scene, " ".join(text.split()))  # "George W.  Bush"
    meant = scene.meant(names).actor if names else None
    if called is not None and " " not in text and not (meant in scene.actors or scene.memory.knows(meant)):
        return called
    if meant is not None and _may_be(scene, meant, address):
        return meant
    meant = called or (scene.memory.by_given_name(text) if not titled else None)
    first = not foreign and not goes_on(sentence, piece)
    if meant is None and first and (titled or _may_be_called_first(sentence, piece)):
        only = scene.known.surnamed(text, scene.article.published, scene.acting(sentence), titled)
        fits = only is not None and _may_be(scene, only.id, address) and (titled or may_be_called(scene, only, text))
        meant = only.id if only is not None and fits else None
    return meant


def _may_be(scene: Scene, identity: str, address: str | None) -> bool:
    """Whether a form of address, as the pronoun that it goes with, does not speak against somebody."""
    actor = scene.actor(identity)
    return address is None or actor is None or gender_of(scene.known, actor.name, actor.country, ()) in ("", address)


def is_surname(scene: Scene, sentence: Sentence, piece: Piece) -> bool:
    """Whether a name of the directory is the surname of another: *Mrs. Obama*; *Santiago* after *Esteban Santiago*."""
    if piece.first != piece.last or any(name.role not in ("name", "capital") for name in piece.names):
        return False
    meant = scene.meant(piece.names).actor
    address = _address(scene, sentence, piece)
    if scene.known.actors[meant].kind == "person" and not _may_be(scene, meant, address):
        return True
    called = scene.memory.called(sentence.tokens[piece.first].text, address or "")
    if called in (None, meant) or scene.memory.knows(meant):
        return False
    person = scene.actor(called or "")
    return person is not None and person.kind in ("person", "unresolved") and not _after_place_word(sentence, piece)


def _address(scene: Scene, sentence: Sentence, piece: Piece) -> str | None:
    """The pronoun that goes with a form of address right before a name: `she` with *Mrs.*"""
    before = sentence.tokens[piece.first - 1].lower if piece.first else ""
    return scene.known.gendered.get(before.rstrip(".")) if before in HONORIFICS else None


def _place(scene: Scene, sentence: Sentence, piece: Piece, text: str, meant: str | None) -> State | None:
    """The state of the place that a name means: one that no person has, or that stands after a word of place."""
    if scene.memory.called(text) is not None or (meant is not None and " " in text):
        return None
    may_be_surname = (meant is not None or any(scene.known.called(text))) and not is_land(text)
    return state_of_place(scene, text) if not may_be_surname or _after_place_word(sentence, piece) else None


def _is_only_a_place(scene: Scene, sentence: Sentence, piece: Piece, text: str) -> bool:
    """*Injured in Khar*: a bare surname after a word of place, where a place is called so, is nobody's."""
    if " " in text or scene.memory.called(text) is not None or not _after_place_word(sentence, piece):
        return False
    return bool(gazetteer().named(text))


def _after_place_word(sentence: Sentence, piece: Piece) -> bool:
    head = phrase_head(sentence, piece.first, piece.last)
    return head.dep == "pobj" and sentence.tokens[head.head].lower in PLACE_PREPOSITIONS


def _call_as_told(scene: Scene, identity: str, title: Piece, former: bool) -> None:
    """The report's own title wins over the directory's dates: *Foreign Minister Park Jin*, *former president Bush*."""
    person = scene.actors[identity]
    sector = "ELI" if former else title.titles[0].sector if title.titles else ""
    if person.kind == "person" and sector and "ELI" in (sector, person.sector):
        scene.actors[identity] = replace(person, sector=sector)


def _country_inside(scene: Scene, sentence: Sentence, piece: Piece) -> str | None:
    """The country that a body's unknown name has in it: `Bank of Mexico`, `Russian Football Union`."""
    whole = sentence.cut(piece.first, piece.last)
    if not is_like_body(scene.known, whole.text):
        return None
    for span, names in names_in(scene.names, sentence):
        if whole.start <= span.start and span.end <= whole.end:
            actor = scene.actor(scene.meant(names).actor)
            if actor is not None and actor.kind in ("state", "people"):
                return actor.country
    words = whole.text.split()
    for first, last in ((0, 1), (0, 2), (-1, None), (-2, None)):  # "Madras High Court", "University of St. Andrews"
        state = state_of_place(scene, " ".join(words[first:last])) if len(words) > 1 else None
        if state is not None:
            return state.iso3
    return None


def _may_be_called_first(sentence: Sentence, piece: Piece) -> bool:
    """Whether a bare surname stands as a party and no modifier: not *the Flores agreement*, *Dick's shops*."""
    acts = phrase_head(sentence, piece.first, piece.last).dep not in ("compound", "nmod", "amod", "poss")
    return acts and is_alone(sentence, piece) and not is_destination(sentence, piece)


def _persons_named(scene: Scene, text: str) -> tuple[Name, ...]:
    """Whom a name may mean, its middle initial dropped or not, that is no state's: *Charles B. Rangel*."""
    called = scene.known.named(text) or scene.known.named(_INITIAL.sub("", text))
    return tuple(name for name in called if scene.known.actors[name.actor].kind != "state")


def introduced_acronym(scene: Scene, sentence: Sentence, piece: Piece, actor: str) -> Iterator[int]:
    """An acronym that the report introduces: `Popular Mobilization Forces (PMF)`; a body's initials may do without."""
    words = sentence.tokens[piece.first : piece.last + 1]
    initials = "".join(token.text[0] for token in words if token.text[0].isupper())
    if len(initials) >= _INITIALS and scene.actors[actor].kind != "person" and not scene.known.named(initials):
        scene.memory.call(initials, actor)
    after = sentence.tokens[piece.last + 1 : piece.last + 4]
    if len(after) == 3 and after[0].text == "(" and after[2].text == ")" and ACRONYM.fullmatch(after[1].text):
        scene.memory.call(after[1].text, actor)
        scene.add(sentence, Piece(after[1].i, after[1].i), actor, "acronym")
        yield after[1].i


def named_after_country(
    scene: Scene, sentence: Sentence, found: list[Piece], at: int
) -> tuple[Piece, State | None] | None:
    """The name, and whose it is, in *Prime Minister of Israel Ehud Olmert* and *Governor of Arkansas Mike Beebe*."""
    rest = found[at + 1 : at + 3]
    if not rest or not _links(sentence, found[at].last + 1):
        return None
    field = sentence.tokens[found[at].last + 2 : rest[0].first]
    if field and all(token.pos == "NOUN" and token.text.islower() for token in field):
        of_field = may_be_person(scene, rest[0]) and rest[0].first < rest[0].last
        return (rest[0], None) if of_field else None  # "head of football Ann Lee"
    if len(rest) == 2 and rest[0].names and rest[1].first == rest[0].last + 1 and may_be_person(scene, rest[1]):
        between = sentence.tokens[found[at].last + 2 : rest[0].first]
        direct = all(token.lower == "the" for token in between)
        return (rest[1], scene.state(scene.meant(rest[0].names).actor)) if direct else None
    may_be = may_be_person(scene, rest[0]) and sentence.tokens[rest[0].last].lower not in GENERIC
    place = place_ending(scene, sentence, rest[0].first - 1) if may_be else None
    return (rest[0], place[1]) if place is not None and place[0] == found[at].last + 2 else None


def _links(sentence: Sentence, at: int) -> bool:
    return at < len(sentence.tokens) and sentence.tokens[at].lower == "of"


def is_label(scene: Scene, sentence: Sentence, piece: Piece, following: Piece) -> bool:
    """Whether words for people who act say what a name beside them is: *militant group Boko Haram*."""
    head, named = sentence.tokens[piece.last], phrase_head(sentence, following.first, following.last)
    beside_it = head.dep in ("compound", "nmod", "amod") and head.head in (named.i, named.head)
    if not (beside_it or (named.dep == "appos" and named.head == head.i)):
        return False
    if following.is_unknown:
        return True
    kinds = {scene.known.actors[name.actor].kind for name in following.names}
    return bool(kinds) and kinds.isdisjoint(("state", "people"))


def may_be_person(scene: Scene, piece: Piece) -> bool:
    if piece.is_unknown:
        return True
    return any(scene.known.actors[name.actor].kind == "person" for name in piece.names)


def _possessor(scene: Scene, sentence: Sentence, first: int) -> Owner | None:
    """The state whose own an unknown name is: `Russia's Baltic Fleet`."""
    owner = owner_before(scene, sentence, first) if first and sentence.tokens[first - 1].tag == "POS" else None
    return owner if owner is not None and owner.actor in scene.known.states else None


def _can_act(scene: Scene, sentence: Sentence, piece: Piece) -> bool:
    """Whether an unknown name stands where an actor may: not where a place, a date or a modifier does."""
    head = phrase_head(sentence, piece.first, piece.last)
    if is_in_part_of(sentence, head) or _is_land_of_town(scene, sentence, piece):
        return False  # "near the town of Avricourt"; "in Vallière, Limousin"
    if _is_party_of_deed(scene, sentence, piece, head):
        return True
    if head.dep in (*_SUBJECTS, "poss", "agent", "appos", "dative", "ROOT"):
        return True
    if head.dep == "conj" and (above := sentence.head(head)) is not None:
        acts = above.dep in (*_SUBJECTS, "appos", "dobj")
        return acts or (above.dep == "pobj" and not _after_place(sentence, above))
    if head.dep == "pobj":
        return not _after_place(sentence, head)
    return head.dep == "dobj"


def _is_land_of_town(scene: Scene, sentence: Sentence, piece: Piece) -> bool:
    """*In Vallière, Limousin*: a name right after that of a town and a comma, and no *In Canada, Ann Lee, who*."""
    name, before = sentence.tokens[piece.first], sentence.tokens[max(0, piece.first - 3) : piece.first]
    if piece.first < piece.last or len(before) < 3 or name.dep != "appos" or before[2].text != ",":
        return False
    place = before[0].lower in PLACE_PREPOSITIONS and before[1].i == name.head
    return place and name.text not in scene.known.given and name.lower not in PARTS_OF_A_PLACE


def _is_party_of_deed(scene: Scene, sentence: Sentence, piece: Piece, head: Token) -> bool:
    """*the murder of Ann Lee*: after the preposition of a deed, or anywhere if it begins as the names of people do."""
    head = first_joint(sentence, head)
    preposition = preposition_over(sentence, head)
    over = sentence.head(preposition) if preposition is not None else None
    if preposition is None or over is None or preposition.lower in PLACE_PREPOSITIONS:
        return False
    if sentence.tokens[piece.first - 1].tag == "CD" or sentence.tokens[piece.last].lower in GENERIC:
        return False  # "on 10 Nov", "to the Kaesong Region"
    if piece.first < piece.last and sentence.tokens[piece.first].text in scene.known.given:
        return True
    town = piece.first == piece.last and is_anywhere(sentence.tokens[piece.first].text)
    return not town and (
        (over.lemma, preposition.lower) == _OF_THE_DEAD or (over.lemma, preposition.lower) in scene.taking
    )


def _is_doer(sentence: Sentence, piece: Piece) -> bool:
    """Whether a place acts as its people or government do: *Texas sued*, not *Mosul was shelled*."""
    head = phrase_head(sentence, piece.first, piece.last)
    head = first_joint(sentence, head)
    return head.dep in ("nsubj", "agent", "poss")


def _after_place(sentence: Sentence, token: Token) -> bool:
    preposition = sentence.head(token)
    return preposition is None or preposition.lower in PLACE_PREPOSITIONS | _LOOSE_PREPOSITIONS
