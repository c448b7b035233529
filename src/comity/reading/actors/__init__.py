"""Actors: whom the words of a report mean, on its date. `Draft` with sentences in, with `named` and `actors` out.

Rules, in this order: a name of the directory (`names`); a title with a name (`people`); a country with a word for
people who act (`agents`); an office without a name (`offices`); a name that the report itself has introduced (surnames
and acronyms: `memory`); a pronoun or `the group` (`pronouns`, which asks `antecedents`); `the two leaders` (`pairs`);
an unknown name, which stays `unresolved` with what its words give (`strangers`). Two actors never become one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from comity.reading.actors.agents import read_agent
from comity.reading.actors.names import read_name
from comity.reading.actors.offices import read_office
from comity.reading.actors.owners import BODIES
from comity.reading.actors.people import (
    ACRONYM,
    introduced_acronym,
    is_label,
    is_surname,
    may_be_person,
    named_after_country,
    read_person,
)
from comity.reading.actors.piece import Piece, beside
from comity.reading.actors.pronouns import (
    COUNTRIES,
    SIDES,
    read_body,
    read_country,
    read_post,
    read_pronoun,
    read_sides,
)
from comity.reading.actors.retold import CALLED_SHORT
from comity.reading.actors.scene import Scene, scene_of
from comity.reading.actors.towns import place_told
from comity.reading.actors.words import pieces
from comity.reading.directory import Agent, Directory, Name
from comity.reading.draft import Draft, names_in
from comity.reading.parser import READ_PARTS
from comity.reading.sentences import Sentence
from comity.types import Span

_LED = ("police", "military", "intelligence", "court", "legislature")
_ARTICLE = "The "
_REST = 80  # characters that a name may go on
_LABEL = 6  # tokens in which a label ends with its colon


def find_names(draft: Draft) -> Draft:
    """Adds the names of the directory that stand in the parts that are news."""
    text = draft.article.text
    kept = [(part.start, part.end) for part in draft.article.parts if part.kind in READ_PARTS]
    known = draft.knowledge.directory
    names = tuple(
        (span, meanings)
        for span, meanings in filter(None, (_past_article(known, text, *found) for found in known.find(text)))
        if any(start <= span.start and span.end <= end for start, end in kept)
    )
    return replace(draft, names=names)


def _is_organ(known: Directory, text: str, length: int) -> bool:
    """Whether a text begins with words for an organ that go on beyond so many characters: *National Assembly*."""
    words = tuple(text.lower().split())
    longest = known.agent_lengths.get(words[0], 0) if words else 0
    return any(words[:size] in known.agents and len(" ".join(words[:size])) > length for size in range(1, longest + 1))


def _begins_with_people(known: Directory, text: str) -> bool:
    word = next(iter(text.lower().split()), "").strip(".,")
    return text[:1] == " " and (word in known.agent_lengths or word in known.title_lengths)


def _past_article(
    known: Directory, text: str, span: Span, meanings: tuple[Name, ...]
) -> tuple[Span, tuple[Name, ...]] | None:
    """A name found, or the longer one that begins after its article: *The National Guard* is not *The National*."""
    after = text[span.end : span.end + 2]
    bare = span.text.removeprefix(_ARTICLE)
    adjectives = tuple(name for name in known.named(bare) if name.role == "adjective" and bare != span.text)
    if adjectives and _begins_with_people(known, text[span.end : span.end + _REST]):
        return Span(span.start + len(_ARTICLE), span.end, bare), adjectives  # "The Australian army" is no paper
    if not span.text.startswith(_ARTICLE) or after[:1] != " " or not after[1:].isupper():
        return span, meanings
    begin = span.start + len(_ARTICLE)
    for longer, others in known.find(text[begin : span.end + _REST])[:1]:
        if longer.start == 0 and begin + longer.end > span.end:
            return Span(begin, begin + longer.end, longer.text), others
    if _is_organ(known, text[begin : span.end + _REST], span.end - begin):
        return None  # "The National Assembly" is no "The National"
    return span, meanings


def find_actors(draft: Draft) -> Draft:
    """Adds who is named where, and what is known of each."""
    scene = scene_of(draft.article, draft.sentences, draft.names, draft.knowledge)
    for sentence in draft.sentences:
        read_sentence(scene, sentence)
    return replace(draft, named=tuple(scene.named), located=tuple(scene.located), actors=scene.actors)


def read_sentence(scene: Scene, sentence: Sentence) -> None:
    """Adds to the scene whom one sentence names, word for word from its first."""
    scene.here, scene.place = place_told(scene, sentence) or (None, None)
    found = pieces(sentence, names_in(scene.names, sentence), scene.known)
    starts = {piece.first: at for at, piece in enumerate(found)}
    used: set[int] = set()
    for token in sentence.tokens[_label(sentence) :]:
        if token.i in used:
            continue
        if token.i in starts:
            used |= set(_read_piece(scene, sentence, found, starts[token.i]))
        elif token.tag in ("PRP", "PRP$"):
            read_pronoun(scene, sentence, token)
        elif token.lemma in COUNTRIES:
            read_country(scene, sentence, token)
        elif token.lemma in SIDES:
            read_sides(scene, sentence, token)
        elif token.lemma == "office":
            read_post(scene, sentence, token)
        elif token.pos == "NOUN" and ACRONYM.fullmatch(token.text) and scene.memory.called(token.text) is not None:
            scene.add(sentence, Piece(token.i, token.i), scene.memory.called(token.text) or "", "acronym")
        elif token.lemma in BODIES or token.lemma in CALLED_SHORT:
            read_body(scene, sentence, token)


def _label(sentence: Sentence) -> int:
    """How many tokens at the start are a label that names nobody: `Editor's note:`."""
    if sentence.part != "editor_note":
        return 0
    opening = [token.lower for token in sentence.tokens[:_LABEL]]
    return opening.index(":") + 1 if ":" in opening and "note" in opening[: opening.index(":")] else 0


def _are_its_leaders(sentence: Sentence, agent: Agent, following: Piece) -> bool:
    """*Police leaders*, *army officials*: those of the body that the word before them means."""
    word = sentence.tokens[following.last]
    alone = following.agent is not None and following.first == following.last
    return alone and agent.kind in _LED and word.lemma in ("leader", "official")


def _called_in_brackets(scene: Scene, sentence: Sentence, piece: Piece) -> str | None:
    """Whom the report has called by an acronym that the directory knows for another: *the MoD* of Russia."""
    text = sentence.tokens[piece.last].text
    called = scene.memory.called(text) if piece.first == piece.last and ACRONYM.fullmatch(text) else None
    return called if all(name.actor != called for name in piece.names) else None


def _read_piece(scene: Scene, sentence: Sentence, found: list[Piece], at: int) -> Iterator[int]:
    """Reads the piece at a place of the list, with those beside it; yields the tokens that it uses up."""
    piece = found[at]
    following = beside(found, at)
    if piece.agent is not None and following is not None and is_label(scene, sentence, piece, following):
        yield from read_person(scene, sentence, following, piece)
        return
    if piece.titles:
        after = beside(found, at + 1) if following is not None and following.titles else None
        if following is not None and after is not None and may_be_person(scene, after):
            yield from read_person(scene, sentence, after, replace(piece, last=following.last))  # "Gen. Sir John Smith"
            return
        if following is not None and may_be_person(scene, following):
            yield from read_person(scene, sentence, following, piece)
            return
        holder = named_after_country(scene, sentence, found, at)
        if holder is not None:
            person, state = holder
            yield from read_person(scene, sentence, person, piece, country=state.iso3 if state else None)
            return
        read_office(scene, sentence, piece)
    elif (
        piece.agent is not None
        and piece.agent.sector == "ELI"
        and (holder := named_after_country(scene, sentence, found, at))
    ):
        person, state = holder  # "former President of Norland Ann Lee"
        yield from read_person(scene, sentence, person, piece, country=state.iso3 if state else None)
        return
    elif piece.agent is not None and following is not None and _are_its_leaders(sentence, piece.agent, following):
        read_agent(scene, sentence, replace(piece, last=following.last), piece.agent)
        yield from range(piece.first, following.last + 1)
        return
    elif piece.agent is not None:
        before = len(scene.named)
        read_agent(scene, sentence, piece, piece.agent)
        if len(scene.named) == before + 1:
            yield from introduced_acronym(scene, sentence, piece, scene.named[-1].actor)
    elif piece.names and (called := _called_in_brackets(scene, sentence, piece)) is not None:
        scene.add(sentence, piece, called, "acronym")
    elif piece.names and is_surname(scene, sentence, piece):
        yield from read_person(scene, sentence, replace(piece, names=()), None)
    elif piece.names:
        yield from read_name(scene, sentence, found, at)
    else:
        yield from read_person(scene, sentence, piece, None)
    yield from range(piece.first, piece.last + 1)
