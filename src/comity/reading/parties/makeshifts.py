"""Makeshifts: actors made for those whom a sentence tells without a name: a crowd, a thing struck, so many people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from comity.keys import content_key
from comity.reading.directory import Agent, slug
from comity.reading.directory.made import people_of
from comity.reading.draft import Draft, Located
from comity.reading.parties.sorts import Sorts
from comity.reading.sentences import Sentence, Token
from comity.types import Actor, Argument, Relation

_BEFORE = ("amod", "compound")
Holders = Literal["state", "military", "people"]


class Makeshifts(Sorts):
    """Makes the actors that no name of a report gives; each is added to `actors`."""

    def __init__(self, draft: Draft) -> None:
        self.article = draft.article
        self.known = draft.knowledge.directory
        super().__init__(dict(draft.actors))
        self._people: str | None = None
        self._starts = {span.start: (span, names[0].actor) for span, names in draft.names}
        self._located: dict[int, list[Located]] = defaultdict(list)
        for place in draft.located:
            self._located[place.sentence].append(place)

    def goes_by_name(self, one: Argument) -> bool:
        """Whether an argument's words are a name that the directory has for it: *Iraq*, and not *Basra*."""
        return one.span.start in self._starts and self._starts[one.span.start][1] == one.actor

    def opposed(self, sentence: Sentence, noun: Token, crowd: Iterable[Argument] = ()) -> list[Argument]:
        """Whom a noun is against by its prefix: *anti-Iran protests*; the government is that of the `crowd`."""
        for dash in sentence.tokens[max(1, noun.first) : noun.i]:
            before, after = sentence.tokens[dash.i - 1], sentence.tokens[dash.i + 1]
            if dash.text not in ("-", "–") or before.lower != "anti":
                continue
            if after.start in self._starts:
                span, actor = self._starts[after.start]
                self.actors.setdefault(actor, self.known.actors[actor])
                return [Argument(actor, span)]
            agent = self.known.agents.get((after.lower,))
            if agent is not None and agent.relation == "organ":
                return [self._organ(sentence, after, agent, crowd)]
        return []

    def _organ(self, sentence: Sentence, word: Token, agent: Agent, crowd: Iterable[Argument]) -> Argument:
        """The organ of the crowd's state; without one, an unknown one of this report's own."""
        countries = [country for one in crowd if (country := self.actors[one.actor].country) is not None]
        state = self.known.states.get(self.known.state_of_country.get(countries[0], "")) if countries else None
        if state is not None:
            made = self.known.made(state, agent)
        else:
            identity = f"{slug(agent.organ)}-{content_key('', self.article.id)[1:9]}"
            made = Actor(identity, word.text, "unresolved", None, agent.sector or None)
        self.actors.setdefault(made.id, made)
        return Argument(made.id, sentence.cut(word.i, word.i))

    def thing(self, sentence: Sentence, word: Token) -> Argument:
        """What was struck, where nothing says whose it is: *a bus*, kept under an id of this article."""
        first = min((w.first for w in sentence.children(word) if w.i < word.i and w.dep in _BEFORE), default=word.i)
        span = sentence.cut(first, word.i)
        identity = f"{slug(word.lemma) or 'unnamed'}-{content_key('', self.article.id, word.lemma)[1:9]}"
        self.actors.setdefault(identity, Actor(identity, span.text, "unresolved"))
        return Argument(identity, span)

    def people(self, sentence: Sentence, number: Token, others: bool = False) -> Argument:
        """People of whom a sentence tells no more than how many: *killing 14*, and `others` than those it has told."""
        if others:
            apart = f"others-{content_key('', self.article.id)[1:9]}"
            self.actors.setdefault(apart, Actor(apart, "others", "unresolved"))
            return Argument(apart, sentence.cut(number.i, number.i))
        ending = f"people-{content_key('', self.article.id)[1:9]}"
        if self._people is None:
            self._people = next((actor for actor in self.actors if actor.endswith(ending)), ending)
        identity = self._people
        self.actors.setdefault(identity, Actor(identity, "people", "unresolved"))
        return Argument(identity, sentence.cut(number.i, number.i))

    def holders(self, sentence: Sentence, site: Token, country: str, of: Holders) -> list[Argument]:
        """Whose a place in a country is that was attacked: the state's, its army's or its people's."""
        state = self.known.states.get(self.known.state_of_country.get(country, ""))
        if state is None:
            return []
        held = self.known.actors[state.id] if of == "state" else people_of(state)
        if of == "military":
            held = self.known.made(state, self.known.agents["military",])
        self.actors.setdefault(held.id, held)
        return [Argument(held.id, sentence.cut(site.i, site.i))]

    def crowd(self, sentence: Sentence, token: Token, where: str | None) -> Argument:
        """Who protests, where a report tells a protest and nobody who does: the people of its country."""
        known = self.known
        near = [where] if where else [p.place.country for p in self._located[sentence.i] if p.place.country]
        state = known.states.get(known.state_of_country.get(near[0], "")) if near else None
        name = f"{state.slug}-protesters" if state is not None else "unknown-protesters"
        relation = (Relation(state.id, "nationality"),) if state is not None else ()
        country = (state.iso3 or None) if state is not None else None
        self.actors.setdefault(name, Actor(name, name.replace("-", " "), "crowd", country, "CVL", (), relation))
        return Argument(name, sentence.cut(token.i, token.i))
