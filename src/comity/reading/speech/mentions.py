"""Mentions: whom the words of a source name, outright or beside them: an apposition, an office, an owner, a body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comity.reading.draft import Named
from comity.reading.grammar import AGENTIVE, child, children, governed_by, is_noun, preposition_over
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.phrases import Source
from comity.types import Actor, ActorKind

_HOUSEHOLD = frozenset("office aide adviser advisor campaign staff staffer team camp".split())
"""Words for those who speak for a person, and are not the person."""
_NEAR = frozenset({"close", "familiar", "near", "loyal"})
_OF_MANY: tuple[ActorKind, ...] = ("armed_group", "people", "crowd", "movement", "police", "military")
_ONE = frozenset("official agent resident militant student aide general".split())


class Mentions:
    """The mentions of a report's actors by sentence, to be asked for those that a source's words carry."""

    def __init__(self, actors: Mapping[str, Actor], named: Mapping[int, Sequence[Named]]) -> None:
        self.actors = actors
        self.named = named

    def covering(self, sentence: Sentence, token: Token) -> Named | None:
        covering = [
            n
            for n in self.named.get(sentence.i, ())
            if (n.first <= token.i <= n.last and n.form != "demonym") or n.head == token.i
        ]
        return max(covering, key=lambda n: (n.head == token.i, n.last - n.first), default=None)

    def beside(self, sentence: Sentence, token: Token) -> Named | None:
        """Who is named beside what he is: *his sister, Ann Bell*."""
        for word in sentence.children(token):
            named = self.covering(sentence, word) if word.dep == "appos" and word.tag == "NNP" else None
            if named is not None and named.form in ("name", "title") and token.tag in ("NN", "NNP"):
                return named
        return None

    def outlet(self, sentence: Sentence, source: Source) -> Named | None:
        """The agency or the paper by its name: KCNA of *the state agency KCNA*, whatever the words before it name."""
        for named in self.named.get(sentence.i, ()):
            outlet = self.actors[named.actor].kind == "media" and named.form in ("name", "acronym")
            if outlet and source.first < named.first and named.last == source.last:
                apart = any(
                    t.text == "," or t.pos in ("ADP", "CCONJ") for t in sentence.tokens[source.first : named.first]
                )
                return None if apart else named
        return None

    def named_last(self, sentence: Sentence, source: Source) -> Named | None:
        """Ann Bell in *a spokesman for the Bureau of Mines and Parks, Ann Bell, said*, hung on what is far from her."""
        end = source.last - (sentence.tokens[source.last].text == ",")
        if source.meant.tag != "NN" or not source.meant.lower.endswith(AGENTIVE):
            return None
        for named in self.named.get(sentence.i, ()):
            person = self.actors[named.actor].kind in ("person", "unresolved") and named.form in ("name", "title")
            parted = sentence.tokens[named.first - 1].text == "," and named.first > source.meant.i + 2
            if person and parted and named.last == end and sentence.tokens[named.head].dep == "appos":
                return named
        return None

    def in_office(self, sentence: Sentence, source: Source, known: Named | None) -> Named | None:
        """Whom `the leader of the party Ana Bell` means, where the parser hung the name on what is led."""
        end = known.last if known is not None else source.meant.i
        for named in self.named.get(sentence.i, ()):
            between = sentence.tokens[end + 1 : named.first]
            person = self.actors[named.actor].kind in ("person", "unresolved") and named.form in ("name", "title")
            person = person and source.meant.tag not in ("NNS", "NNPS")  # "authorities" are not the man they arrest
            if not person or named.last > source.last or named.first <= end or named.head == source.meant.i:
                continue
            if not between or (between[-1].pos in ("ADP", "CCONJ", "PUNCT", "PART") and between[-1].text != ")"):
                continue
            apart = any(word.text == "," or word.pos in ("CCONJ", "VERB") for word in between)
            role = known is None or known.form != "name" or named.form == "title"
            if role and not apart and self._hangs_on(sentence, named, source.meant):
                return named
        return None

    @staticmethod
    def _hangs_on(sentence: Sentence, named: Named, noun: Token) -> bool:
        at = sentence.tokens[named.head]
        above = sentence.head(at)
        if at.dep == "appos":
            return at.head == noun.i
        return at.dep == "pobj" and above is not None and above.lower == "of" and above.head == noun.i

    def person_over(self, sentence: Sentence, token: Token) -> Token | None:
        """Who *who* is in `the judge at the court, who`: the noun above a thing or a place that the parser took."""
        at = preposition_over(sentence, token)
        above = sentence.head(at) if at is not None and at.pos == "ADP" else None
        if above is None or not is_noun(above) or self.covering(sentence, token) is not None:
            return None
        named = self.covering(sentence, above)
        return above if named is not None and named.form in ("title", "name") else None

    def is_one_of(self, sentence: Sentence, token: Token, known: Named) -> bool:
        """*A rebel*, *one protester*: somebody of a group that has a name of its own."""
        if known.form != "nominal" or token.tag != "NN" or self.actors[known.actor].kind not in _OF_MANY:
            return False
        one = any(
            word.lower in ("a", "an", "one", "another") or word.dep == "poss" for word in sentence.children(token)
        )
        return one and (token.lower.endswith(AGENTIVE) or token.lemma in _ONE)

    def body_of(self, sentence: Sentence, token: Token, known: Named | None) -> Named | None:
        """Whose *an official of the UN* is, where his country was only guessed from the place."""
        if known is None or known.form != "title" or self.actors[known.actor].kind != "unresolved":
            return None
        for word in governed_by(sentence, token, "of", "from"):
            named = self.covering(sentence, word)
            if named is not None and self.actors[named.actor].kind in ("igo", "ngo", "business"):
                return named if self.actors[named.actor].country != self.actors[known.actor].country else None
        return None

    def owner(self, sentence: Sentence, token: Token) -> Actor | None:
        """Whose *his aides* are, where a person was the subject before them."""
        own = next((w for w in sentence.children(token) if w.dep == "poss" and w.lower in ("his", "her")), None)
        if own is None:
            return None
        for named in reversed(self.named.get(sentence.i, ())):
            head = sentence.tokens[named.head]
            subject = head.dep in ("nsubj", "nsubjpass") and head.i < token.i
            known = named.form == "pronoun" and named.head == own.i
            if (known or subject) and self.actors[named.actor].kind in ("person", "unresolved"):
                return self.actors[named.actor]
        return None

    def boss(self, sentence: Sentence, token: Token, known: Named) -> Actor | None:
        """The person whose aides or office they are, where he holds no office and they are no government's."""
        whose = child(sentence, token, "poss")
        named = self.covering(sentence, whose) if token.lemma in _HOUSEHOLD and whose is not None else None
        if named is None or named.form not in ("name", "title") or not known.first <= token.i <= known.last:
            return None
        who = self.actors[named.actor]
        if known.form != "nominal" and known.actor != who.id:
            return None  # "Ann Bell's aide, Lee Hall"
        private = who.kind in ("person", "unresolved") and not any(relation.relation == "office" for relation in who.of)
        return who if private else None

    def holder(self, sentence: Sentence, office: Token) -> Actor | None:
        """Whose office it is, where that is somebody in office: *Prime Minister Ann Bell's office*, *the office of*."""
        for word in (*children(sentence, office, "poss"), *governed_by(sentence, office, "of")):
            named = self.covering(sentence, word)
            who = self.actors[named.actor] if named is not None else None
            if who is not None and any(relation.relation == "office" for relation in who.of):
                return who
        return None

    def close_to(self, sentence: Sentence, head: Token) -> Named | None:
        """Whom `sources close to the court` or `people familiar with the plan` are near."""
        for word in sentence.children(head):
            if word.lower in _NEAR and word.i > head.i:
                inside = [n for n in self.named.get(sentence.i, ()) if word.i < n.first and n.last <= word.last]
                return inside[0] if inside else None
        return None
