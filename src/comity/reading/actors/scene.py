"""The scene: one report as it is read from top to bottom, who has been named so far, and which state it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from comity.reading.actors.antecedents import SINGLE, is_main_subject
from comity.reading.actors.gender import PLURALS, gender_of
from comity.reading.actors.memory import Memory, Recent
from comity.reading.actors.personhood import personhood
from comity.reading.actors.piece import Piece, phrase_head
from comity.reading.directory import Directory, Name, State
from comity.reading.draft import Located, Named
from comity.reading.grammar import child, first_joint
from comity.reading.knowledge import Knowledge
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.quotations import Quotation, holding, overlapping, quotations
from comity.types import Actor, Article, MentionForm, Span

ABROAD = ("media", "ngo", "igo", "business")
"""Kinds of actors whose country says nothing of the country that a report is about."""

_AMERICAN = {"House": "us-house-of-representatives", "Bureau": "fbi", "Hill": "us-congress"}
"""What reports on American affairs call some bodies."""

_OFTEN = 5  # names of a state and its people, of which most others are not, make it the report's own


@dataclass(slots=True)
class Scene:
    """What the rules look things up in, and what they add to: mentions, places, actors, memory."""

    article: Article
    known: Directory
    names: list[tuple[Span, tuple[Name, ...]]]
    dateline: str | None  # the state of the dateline
    dominant: str | None  # the state that the report names most
    main: str | None  # the same, where it is plainly the report's own: of the dateline, or most of all that are named
    speaking: Collection[str]  # the verbs by which somebody says something
    taking: Collection[tuple[str, str]]  # words that tell deeds, with the prepositions after which a party stands
    quoted: list[Quotation]
    named: list[Named] = field(default_factory=list)
    located: list[Located] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory)
    here: str | None = None  # the state of the place that the sentence in hand tells
    place: Token | None = None  # the word of place that tells it

    def add(self, sentence: Sentence, piece: Piece, actor: str, form: MentionForm, at: Piece | None = None) -> None:
        """A piece names an actor; the words `at` carry it, where a title or a country stands before them."""
        known = self.actors.get(actor) or self.known.on(self.known.actors[actor], self.article.published)
        self.actors[actor] = known
        inner = at or piece
        head = phrase_head(sentence, inner.first, inner.last)
        span = sentence.cut(piece.first, piece.last)
        self.named.append(Named(actor, span, form, sentence.i, piece.first, piece.last, head.i))
        if form in ("name", "acronym") and known.kind == "person":
            self.memory.introduce(known, span.text)
        self._remember(
            sentence, piece, head, known, form, inner.first if at is not None or form == "name" else head.i + 1
        )

    def _remember(
        self, sentence: Sentence, piece: Piece, head: Token, actor: Actor, form: MentionForm, name: int
    ) -> None:
        """Keeps a mention for what goes back to it; the words before the token `name` say what is no name."""
        words = [token.lower.rstrip(".") for token in sentence.tokens[max(0, piece.first - 1) : name]]
        gender = gender_of(self.known, actor.name, actor.country, words) if form != "pronoun" else ""
        a_name = form in ("name", "acronym") and actor.kind in SINGLE  # "the United Nations" is one
        plural = (head.tag in ("NNS", "NNPS") and not gender and not a_name) or _has_plural_verb(sentence, head)
        several = head.lower in PLURALS or plural
        is_subject, speaks = head.dep in ("nsubj", "nsubjpass"), self.speaks(sentence, head)
        self.memory.see(
            Recent(
                actor.id,
                actor.kind,
                sentence.i,
                sentence.paragraph,
                head.i,
                is_subject,
                actor.kind in ("people", "crowd") or several,
                form == "demonym",
                personhood(self.known, actor, form, speaks or (form == "name" and gender in ("he", "she"))),
                is_main_subject(sentence, head) and not self.is_quoted(head),
                speaks and not self.is_quoted(head),
                form == "pronoun",
                first_joint(sentence, head).i,
            ),
            gender,
        )

    def add_new(self, sentence: Sentence, piece: Piece, actor: Actor, form: MentionForm) -> None:
        """As `add`, of an actor that may have no row in the directory."""
        self.actors.setdefault(actor.id, actor)
        self.add(sentence, piece, actor.id, form)

    def speaks(self, sentence: Sentence, head: Token) -> bool:
        """Whether a word is the subject of a verb by which somebody says something."""
        verb = sentence.head(head)
        return head.dep == "nsubj" and verb is not None and verb.lemma in self.speaking

    def goes_on_speaking(self, sentence: Sentence, pronoun: Token) -> bool:
        """Whether a pronoun says the quotation that stands in its sentence: *"...," he said.*"""
        quoted = any(overlapping(self.quoted, sentence.span.start, sentence.span.end))
        return quoted and self.speaks(sentence, pronoun) and not self.is_quoted(pronoun)

    def is_quoted(self, token: Token) -> bool:
        return holding(overlapping(self.quoted, token.start, token.end), token.start) is not None

    def actor(self, identity: str) -> Actor | None:
        return self.known.actors.get(identity) or self.actors.get(identity)

    def meant(self, names: tuple[Name, ...]) -> Name:
        """Of several holders of a name: one named before; else of the state that is named most; else of the place told.

        Of those left the one in office on the report's day, where they are persons; else the first.
        """
        if len(names) == 1:
            return names[0]
        for name in names:
            if name.actor in self.actors:
                return name
        for state in (self.dominant, self.here, self.dateline):
            left = [name for name in names if self._is_of(name, state)]
            if left:
                break
        left = left or list(names)
        return self.known.serving(left, self.article.published) or left[0]

    def _is_of(self, name: Name, state: str | None) -> bool:
        actor = self.known.actors[name.actor]
        own = self.known.state_of_country.get(actor.country or "")
        return actor.kind != "state" and state is not None and own == state

    def focus(self, sentence: Sentence) -> str | None:
        """The state that the report speaks of here.

        That of the place; else the one that the report names most; else the last named in this paragraph; else that of
        whoever was named before in this sentence.
        """
        told = self.where(sentence) or self.dominant
        return told or self.memory.last_state(sentence.paragraph) or self._state_before(sentence)

    def countries(self, sentence: Sentence) -> set[str]:
        """The countries (ISO alpha-3) that the report is about here."""
        states = (self.known.states.get(state or "") for state in (self.where(sentence), self.dominant))
        return {state.iso3 for state in states if state is not None}

    def acting(self, sentence: Sentence) -> set[str]:
        """The countries that the report is about here, and those of whom it has named so far."""
        return self.countries(sentence) | {actor.country for actor in self.actors.values() if actor.country}

    def where(self, sentence: Sentence) -> str | None:
        """The state of the place told in this sentence, else last in this paragraph, else of the dateline."""
        return self.here or self.memory.last_place(sentence.paragraph) or self.dateline

    def _state_before(self, sentence: Sentence) -> str | None:
        """*Iraqi police arrested protesters*: they are in Iraq."""
        for named in reversed(self.named):
            if named.sentence != sentence.i:
                return None
            actor = self.actors[named.actor]
            state = self.state_of(actor) if actor.kind not in ABROAD else None
            if state is not None:
                return state.id
        return None

    def state(self, actor: str | None) -> State | None:
        """An actor's state: itself, or that of its country."""
        if actor is None:
            return None
        if actor in self.known.states:
            return self.known.states[actor]
        body = self.actor(actor)
        return self.state_of(body) if body is not None else None

    def government_of(self, actor: str) -> str | None:
        """The government of an actor's state, where it has one; that of no state is its own."""
        state = self.state(actor)
        if state is None:
            return actor
        return self.known.made(state, self.known.agents["government",]).id

    def state_of(self, actor: Actor) -> State | None:
        state = self.known.state_of_country.get(actor.country or "")
        return self.known.states.get(state) if state is not None else None


def _has_plural_verb(sentence: Sentence, head: Token) -> bool:
    """*The Taliban have*, *the police say*: a subject whose verb says that it is several."""
    verb = sentence.head(head) if head.dep == "nsubj" and child(sentence, head, "conj") is None else None
    finite = (child(sentence, verb, "aux") or verb) if verb is not None else None
    return finite is not None and (finite.tag == "VBP" or finite.lower == "were") and finite.i > head.i


def scene_of(
    article: Article,
    sentences: Sequence[Sentence],
    names: Iterable[tuple[Span, tuple[Name, ...]]],
    knows: Knowledge,
) -> Scene:
    """The scene before the first sentence: nobody is named yet, but the surnames of those named in full are known."""
    found, known = list(names), knows.directory
    book, dateline = knows.codebook, _dateline_state(article, known)
    quoted = quotations(article.text, sentences)
    counts = _states_named(found, known)
    dominant = _most_named(counts)
    if dominant is not None and not _is_told_of(article, found, known, dateline):
        dateline = None  # a bureau from which another country's news is told
    main = dominant if _is_plainly_about(counts, dominant, dateline) else None
    scene = Scene(article, known, found, dateline, dominant, main, book.speaking, book.taking, quoted)
    for span, meanings in found:  # a headline calls by surname whom the body names in full
        actor = known.actors[meanings[0].actor]
        if actor.kind == "person" and " " in span.text:
            scene.memory.introduce(actor, span.text, gender_of(known, actor.name, actor.country, ()))
    if main == "united-states":
        for called, body in _AMERICAN.items():
            scene.memory.call(called, body)
    named = {meanings[0].actor for _, meanings in found}
    if named & {"north-korea", "south-korea"}:  # "the North" and "the South" mean these in such a report
        scene.memory.call("North", "north-korea")
        scene.memory.call("South", "south-korea")
    return scene


def _dateline_state(article: Article, known: Directory) -> str | None:
    for part in article.parts:
        if part.kind == "dateline":
            for _, names in known.find(article.text[part.start : part.end].title()):
                if known.actors[names[0].actor].kind == "state":
                    return names[0].actor
    return None


def _is_told_of(
    article: Article, names: Iterable[tuple[Span, tuple[Name, ...]]], known: Directory, state: str | None
) -> bool:
    """Whether a report names anybody of a state outside its dateline."""
    datelines = [range(part.start, part.end) for part in article.parts if part.kind == "dateline"]
    told = (known.actors[meanings[0].actor] for span, meanings in names if not any(span.start in d for d in datelines))
    return any(known.state_of_country.get(one.country or "") == state for one in told if one.kind not in ABROAD)


def _states_named(names: Iterable[tuple[Span, tuple[Name, ...]]], known: Directory) -> Counter[str]:
    counts: Counter[str] = Counter()
    for _, meanings in names:
        actor = known.actors[meanings[0].actor]
        state = known.state_of_country.get(actor.country or "") if actor.kind not in ABROAD else None
        if state is not None:
            counts[state] += 1
    return counts


def _most_named(counts: Counter[str]) -> str | None:
    often = [state for state, count in counts.items() if count > 1]
    return min(often, key=lambda state: (-counts[state], state)) if often else None


def _is_plainly_about(counts: Counter[str], dominant: str | None, dateline: str | None) -> bool:
    if dominant is None or dateline is not None:
        return dominant is not None and dominant == dateline
    return counts[dominant] >= _OFTEN and 2 * counts[dominant] > counts.total()
