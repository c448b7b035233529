"""Lists: the members of a list of names, whichever way the parser has hung them: *Ann Lee, Bo Kim, and Chad*."""

from __future__ import annotations

from collections import defaultdict

from comity.reading.draft import Draft, Named
from comity.reading.grammar import (
    SUBJECTS,
    child,
    children,
    conjuncts,
    governed_by,
    is_date,
    is_noun,
    is_single_agent,
    lists_more,
)
from comity.reading.parties.makeshifts import Makeshifts
from comity.reading.sentences import Sentence, Token

OF_SEVERAL = ("nominal", "title", "pronoun")  # forms by which one word may mean several
SINGLE = frozenset({"person", "unresolved"})
"""Kinds of those who are one person, known or not."""
_FIGHTING = frozenset({"REB", "UAF", "CRM", "PRM", "MIL", "COP"})


class Lists(Makeshifts):
    """Knows who is named where in a draft, and which names stand in one list."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self._at: dict[tuple[int, int], Named] = {}
        self._joint: dict[tuple[int, int], list[Named]] = defaultdict(list)
        for named in draft.named:
            if named.form in OF_SEVERAL:
                self._joint[named.sentence, named.head].append(named)
            for i in range(named.first, named.last + 1):
                self._at.setdefault((named.sentence, i), named)

    def named_at(self, sentence: Sentence, token: Token) -> Named | None:
        return self._at.get((sentence.i, token.i))

    def _is_stranger(self, sentence: Sentence, word: Token) -> bool:
        """*school massacre*: a modifier that is nobody known names no doer."""
        named = self.named_at(sentence, word)
        if named is None or self.actors[named.actor].kind != "unresolved":
            return False
        return self.actors[named.actor].sector not in _FIGHTING  # "suicide bomber attacks" have their doer

    def _is_by_name(self, sentence: Sentence, word: Token) -> bool:
        named = self.named_at(sentence, word)
        return named is not None and named.form in ("name", "acronym", "title") and not is_date(word)

    def _is_person(self, sentence: Sentence, word: Token) -> bool:
        named = self.named_at(sentence, word)
        return named is not None and named.form in ("name", "title") and self.actors[named.actor].kind in SINGLE

    def _is_named_person(self, sentence: Sentence, word: Token) -> bool:
        return word.pos == "PROPN" and self._is_person(sentence, word)

    def _members(self, sentence: Sentence, word: Token) -> list[Token]:
        """A word and what is joined to it; a list whose second member the parser took for an apposition is a list."""
        named = self.named_at(sentence, word)
        for apposed in children(sentence, word, "appos"):
            other = self.named_at(sentence, apposed)
            listed = child(sentence, apposed, "conj") is not None and child(sentence, apposed, "cc") is not None
            if word.tag == "NN" and lists_more(sentence, word, apposed):
                return [*conjuncts(sentence, word), *conjuncts(sentence, apposed)]
            if not listed or named is None or other is None:
                continue
            members = conjuncts(sentence, apposed)
            if other.actor != named.actor or (word.tag == "NNS" and all(one.pos == "PROPN" for one in members)):
                whose = self._is_named_person(sentence, word) and self._is_of_role(sentence, word, apposed)
                rest = members[1:] if whose else members
                return [*conjuncts(sentence, word), *rest]  # "Iran, Russia and China"; "lawyers A and B"
        if (bearer := self._bearer(sentence, word)) is not None:
            return [bearer]
        before = [
            *self._subject_before(sentence, word),
            *self._listed_at_root(sentence, word),
            *self._listed_before(sentence, word),
        ]
        roles = [one for one in children(sentence, word, "appos") if one.tag == "NN"]  # "Ann Lee, the head, and Bo Kim"
        after = [one for role in roles for one in conjuncts(sentence, role)[1:] if self._is_named_person(sentence, one)]
        after += self._hung_within(sentence, word) + self._listed_between(sentence, word)
        among = (governed_by(sentence, word, "including") if not is_single_agent(sentence, word) else []) + after
        return [*before, *conjuncts(sentence, word), *(member for one in among for member in conjuncts(sentence, one))]

    def _is_of_role(self, sentence: Sentence, word: Token, apposed: Token) -> bool:
        """Whether a name after *Ann Lee, head of the firm,* is the firm's: a body is no person of a list of them."""
        role = any(one.tag == "NN" and one.i < apposed.i for one in children(sentence, word, "appos"))
        return role and not self._is_person(sentence, apposed)

    def _hung_within(self, sentence: Sentence, word: Token) -> list[Token]:
        """Libya of *the Republic of Chad and Libya*: hung on the last word of a name of several."""
        named = self.named_at(sentence, word)
        if named is None or named.form != "name" or named.last <= word.i:
            return []
        inner = sentence.tokens[word.i + 1 : named.last + 1]
        joined = [one for part in inner for one in children(sentence, part, "conj") if one.first > named.last]
        return [one for one in joined if self.named_at(sentence, one) is not None and one.pos == "PROPN"]

    def _listed_between(self, sentence: Sentence, word: Token) -> list[Token]:
        """Bo Kim of *Ann Lee, Bo Kim, and Carla Diaz*: taken for an apposition of the first."""
        named, last = self.named_at(sentence, word), child(sentence, word, "conj")
        if named is None or named.form != "name" or last is None or sentence.tokens[last.first - 2].text != ",":
            return []
        between = [one for one in children(sentence, word, "appos") if one.pos == "PROPN" and one.last < last.first]
        others = [(one, other) for one in between if (other := self.named_at(sentence, one)) is not None]
        kind = self.actors[named.actor].kind
        return [
            one
            for one, other in others
            if other.form == "name" and other.actor != named.actor and self.actors[other.actor].kind == kind
        ]

    def _subject_before(self, sentence: Sentence, word: Token) -> list[Token]:
        """Ann Lee of *Ann Lee, head of the firm, and two clerks are charged*: taken for a second subject."""
        verb = sentence.head(word) if word.dep in SUBJECTS else None
        subjects = children(sentence, verb, *SUBJECTS) if verb is not None else []
        before = [one for one in subjects if one.i < word.i and is_noun(one)]
        joined = sentence.tokens[word.first - 1].lower == "and"
        return [one for one in before[-1:] if joined and self.named_at(sentence, one) is not None]

    def _listed_at_root(self, sentence: Sentence, word: Token) -> list[Token]:
        """Chad and Mali of *Chad, Mali, and Niger sign a pact*: taken for a sentence of their own before the verb."""
        verb = sentence.head(word) if word.dep in SUBJECTS else None
        first = sentence.head(verb) if verb is not None and verb.dep == "conj" else None
        if first is None or not is_noun(first) or first.i > word.i or self.named_at(sentence, first) is None:
            return []
        between = sentence.tokens[first.i + 1 : word.first]
        if any(one.pos not in ("PROPN", "NOUN", "ADJ", "DET", "PUNCT", "CCONJ", "ADP", "PART") for one in between):
            return []
        joined = [*conjuncts(sentence, first), *children(sentence, first, "appos")]
        members = sorted((one for one in joined if is_noun(one) and one.i < word.i), key=lambda one: one.i)
        return [one for one in members if self.named_at(sentence, one) is not None]

    def _listed_before(self, sentence: Sentence, word: Token) -> list[Token]:
        """Chad of *Chad and other powers*, Ann Lee of *Ann Lee and Bo Kim*: taken for a modifier of the last."""
        named = self.named_at(sentence, word)
        if named is None:
            return []
        within = [one.span for one in self._joint[sentence.i, named.head]] or [named.span]
        first = min(span.start for span in within)
        return [
            one
            for one in children(sentence, word, "nmod")
            if one.end <= first and self._goes_before(sentence, one, word) and not self._is_stranger(sentence, one)
            if (one.pos == "PROPN" and self._is_by_name(sentence, one)) or self._is_apart(sentence, one)
        ]

    def _is_apart(self, sentence: Sentence, one: Token) -> bool:
        """The government of *the Malian government and Tuareg rebels*: what is joined to it describes the other."""
        joined = child(sentence, one, "conj")
        return joined is not None and joined.pos == "ADJ" and self.named_at(sentence, one) is not None

    def _goes_before(self, sentence: Sentence, one: Token, last: Token) -> bool:
        """Whether a name is one more of the list of another: by *and*, or by the comma of *Chad, Mali, and Niger*."""
        if child(sentence, one, "cc") is not None:
            return True
        mine, other = self.named_at(sentence, one), self.named_at(sentence, last)
        if mine is None or other is None or child(sentence, last, "conj", "cc") is None:
            return False
        kinds = {self.actors[mine.actor].kind, self.actors[other.actor].kind}
        return kinds == {"state"} and sentence.lower_after(one) == "," and mine.actor != other.actor

    def _bearer(self, sentence: Sentence, word: Token) -> Token | None:
        """The one person of *poet, actor and singer Ann Lee*: a list of bare nouns that ends in one with a name."""
        members = conjuncts(sentence, word)
        members += [one for role in children(sentence, word, "appos") for one in conjuncts(sentence, role)]
        if len(members) < 2 or not all(one.tag == "NN" for one in members[:-1]):
            return None
        last, before = members[-1], sentence.tokens[members[-1].first]
        titled = before.tag == "NN" and self._is_person(sentence, last) and last.pos == "PROPN"
        bare = all(child(sentence, one, "det", "nummod", "poss") is None for one in members)
        return last if titled and bare else None
