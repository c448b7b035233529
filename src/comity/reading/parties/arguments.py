"""Arguments: which words stand in a slot of a deed's frame, and which actors those words name."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from comity.reading.covering import covering_content
from comity.reading.draft import Draft, Named
from comity.reading.grammar import (
    AGENTIVE,
    QUANTITIES,
    antecedent,
    child,
    children,
    governed_by,
    is_noun,
    is_what_is_made,
    shown_among,
)
from comity.reading.parties.lists import OF_SEVERAL, SINGLE, Lists
from comity.reading.parties.slots import WHERE, words_in
from comity.reading.parties.sorts import only_country
from comity.reading.sentences import Sentence, Token
from comity.types import Argument

_AGENTIVE = (*AGENTIVE, "ee", "ees")
_NOT_AGENTS = frozenset(
    "matter letter number order paper power member weather water river winter summer september october november "
    "december border center centre chapter corner counter cover danger disaster dollar fever fire manner murder "
    "other rather quarter shelter theater theatre corridor error factor floor harbor harbour honor horror humor "
    "labor major minor mirror motor rumor sector terror tumor vapor door later offer remainder barrier newspaper "
    "computer helicopter freighter tanker trailer tractor bomber fighter-bomber cruiser carrier launcher reactor "
    "missile crater anger hunger finger ledger layer shower tower flower powder folder chamber timber lumber "
    "rubber slaughter laughter gender tender surrender disorder reminder cylinder cluster monster semester poster "
    "meter parameter perimeter whisper temper supper copper property favor odor vigor rigor tenor anchor "
    "indicator generator escalator elevator monitor committee guarantee coffee fee degree decree list mist twist "
    "fist checklist median meridian".split()
)
_FIRST_PERSON = frozenset("i me we us ourselves myself".split())
_MODIFIERS = ("poss", "compound", "amod", "nmod")
_LOOSE = frozenset({"obj", "into", "to", "from", "over", "across", "on", "against"})
_PEOPLE = ("person", "worker", "captive", "official", "diplomat", "athlete", "refugees", "kin", "somebody", "panel")
"""Classes of the codebook whose nouns are people, or bodies of people."""
_BODIES = ("panel",)
_AGAINST_HIM = frozenset("adversary opponent rival enemy foe critic detractor accuser".split())
_BESIDE_HIM = frozenset("ally partner neighbor neighbour counterpart".split())
"""Words for others than the one whose they are: *his rivals*, *his allies*."""
_TERRITORY = ("territory",)
_TO_BLAME = frozenset("responsible behind involved guilty accused suspected implicated".split())
_STAFF = frozenset({"staff", "personnel"})
_GROUPS = frozenset({"group", "faction", "organization", "organisation", "movement"})
_ARMED = frozenset("armed rebel militant terrorist opposition insurgent paramilitary extremist guerrilla".split())
_PAPERS = frozenset("treaty convention protocol declaration accord accords agreement charter".split())
_SENT_BY = frozenset({"representative", "delegate", "delegation", "envoy", "negotiator", "emissary"})
_REFUGE = frozenset({"asylum"})
"""Words of a class of people that are people only before another noun: *asylum seekers*."""
_STATES = ("states",)
"""A class whose nouns are parties where there are several: *urged other countries*."""
_AIMING = frozenset("fire launch lob hurl throw aim shoot point direct strike hit take lash level lay balk".split())


class Arguments(Lists):
    """Looks up who is named where in a draft; unknown agents of deeds are added to `actors`."""

    def __init__(self, draft: Draft) -> None:
        self._book = draft.knowledge.codebook
        super().__init__(draft)
        self._spoken = covering_content(spoken for spoken in draft.attributions if spoken.source is not None)
        self.only_country = only_country(self.actors.values(), draft.located)

    def is_party(self, sentence: Sentence, word: Token) -> bool:
        """Whether a word carries the name of somebody known, and no pronoun or bare adjective."""
        named = self.named_at(sentence, word)
        if named is None or named.head != word.i or named.form in ("pronoun", "demonym"):
            return False
        return self.actors[named.actor].kind not in ("unresolved", "people", "media")

    def of_slots(
        self, sentence: Sentence, token: Token, slots: Iterable[str], besides: Collection[int] = ()
    ) -> list[Argument]:
        """The actors in the first slot that names any; `besides` are words that tell deeds of their own."""
        for slot in slots:
            words = [word for word in words_in(sentence, token, slot) if word.i not in besides]
            if slot == "mod":
                heads = {word.head for word in words}  # "child rape charges": what stands before a mere modifier
                words = [w for w in words if w.i not in heads or self.named_at(sentence, w) is not None]
                words = [word for word in words if not self._is_stranger(sentence, word)]
            aimed = slot == "at" and token.lemma in _AIMING
            if aimed:  # "at the town of Basra"
                towns = [word for word in words if word.lemma in self._book.members(_TERRITORY)]
                words = [one for word in towns for one in governed_by(sentence, word, "of")] or words
            if slot in WHERE and not aimed:
                words = [word for word in words if self._acts_there(sentence, word)]
            found = self.of_words(sentence, words, loose=aimed or slot in _LOOSE)
            if found:
                return found
        return []

    def _acts_there(self, sentence: Sentence, word: Token) -> bool:
        """*bombing in Tel Aviv*: after a word of place, a place is no party; *shooting at soldiers* has one."""
        named = self.named_at(sentence, word)
        return named is not None and self.actors[named.actor].kind != "state"

    def unnamed_modifiers(self, sentence: Sentence, noun: Token) -> list[Argument]:
        """People before a noun who are called what they are and no more: *child rape*, *the journalist murders*."""
        words = [word for word in words_in(sentence, noun, "mod") if self.named_at(sentence, word) is None]
        return [one for word in words if word.pos == "NOUN" for one in self._unresolved(sentence, word)]

    def of_words(self, sentence: Sentence, words: Iterable[Token], loose: bool = False) -> list[Argument]:
        """The actors that words name, those joined to them among them, each once."""
        found: dict[str, Argument] = {}
        for word in words:
            for member in self._members(sentence, word):
                for argument in self._of_phrase(sentence, member, loose):
                    found.setdefault(argument.actor, argument)
        return list(found.values())

    def _of_phrase(self, sentence: Sentence, head: Token, loose: bool) -> list[Argument]:
        head = antecedent(sentence, head)
        if head.pos == "PROPN" and head.lower in _PAPERS and self.named_at(sentence, head) is None:
            return []  # "the Treaty of Lisbon" is no Lisbon's
        if (shown := shown_among(sentence, head)) is not None:
            return self.of_words(sentence, [shown])
        if (mission := self._mission(sentence, head)) is not None:
            return [mission]
        apposed = self._apposed(sentence, head)
        named = self.named_at(sentence, head)
        above = sentence.head(head) if head.dep == "appos" and head.tag == "NN" else None
        whose = (
            self.named_at(sentence, above) if above is not None and (named is None or named.form == "nominal") else None
        )
        if above is not None and whose is not None and self._is_named_person(sentence, above):
            return [Argument(whose.actor, whose.span)]  # "Ann Lee, the girl accused of it"
        if apposed and (named is None or self._is_unnamed(named, head) or _goes_on(head, apposed[0])):
            return [a for word in apposed for a in self.of_words(sentence, [word])]
        inner = [word for word in governed_by(sentence, head, "of") if word.i > head.i]
        if named is not None and head.lemma in QUANTITIES and inner and (of_whom := self.of_words(sentence, inner)):
            return of_whom  # "a crowd of demonstrators"
        if named is not None:
            several = self._joint[sentence.i, named.head] if named.form in OF_SEVERAL else [named]
            return [Argument(one.actor, one.span) for one in several]
        if head.lower in _FIRST_PERSON:
            speaker = self._speaker(head)
            return [Argument(speaker, sentence.cut(head.i, head.i))] if speaker is not None else []
        doing = [word for word in governed_by(sentence, head, "by") if word.i > head.i] if loose else []
        if doing and (by_whom := self.of_words(sentence, doing)):
            return by_whom  # "against plans by Turkey", "the blocking of sites by Turkey"
        sent = governed_by(sentence, head, "from") if head.lemma in _SENT_BY else []
        if sent and (by_whom := self.of_words(sentence, sent)):
            return by_whom  # "representatives from the union"
        if inner and (head.lower in QUANTITIES or head.lemma in QUANTITIES):
            return self.of_words(sentence, inner)
        if (kept := self._own_person(sentence, head)) is not None:
            return [kept]
        if self._is_another(sentence, head):
            return [self.thing(sentence, head)]
        for label in _MODIFIERS:
            told = [antecedent(sentence, word) for word in children(sentence, head, label)]  # "whose members"
            if owners := [word for word in told if self.named_at(sentence, word) is not None]:
                return self.of_words(sentence, owners)
        if inner and (owned := list(self.of_words(sentence, inner))):
            return owned
        if loose and (place := self._state_at(sentence, head)) is not None:
            return [place]
        return self._unresolved(sentence, head)

    def _mission(self, sentence: Sentence, head: Token) -> Argument | None:
        """*The staff of the Chadian embassy*: the embassy."""
        of = governed_by(sentence, head, "of") if head.lemma in _STAFF else []
        named = self.named_at(sentence, of[0]) if of else None
        if named is None or self.actors[named.actor].kind != "government":
            return None
        return Argument(named.actor, named.span)

    def _own_person(self, sentence: Sentence, head: Token) -> Argument | None:
        """*Her two cousins*, *the senator's lawyer*: somebody of a person's, who is not that person."""
        owner = child(sentence, head, "poss")
        owner = antecedent(sentence, owner) if owner is not None else None
        named = self.named_at(sentence, owner) if owner is not None else None
        if named is None or owner is None or self.actors[named.actor].kind not in SINGLE:
            return None
        if owner.tag == "NNS" and head.lemma in self._book.members(_BODIES):
            return None  # "the teachers' union" is theirs
        return next(iter(self._unresolved(sentence, head)), None)

    def _is_another(self, sentence: Sentence, head: Token) -> bool:
        """*His rivals*, *Chad's allies*, *U.S. partners*: others than the one whose they are."""
        whose = head.lemma in _AGAINST_HIM or head.lemma in _BESIDE_HIM
        if whose and child(sentence, head, "poss") is not None:
            return True
        before = [word for word in children(sentence, head, "compound", "nmod") if word.pos == "PROPN"]
        owners = [named for word in before if (named := self.named_at(sentence, word)) is not None]
        return head.lemma in _BESIDE_HIM and any(self.actors[one.actor].kind != "party" for one in owners)

    def _is_unnamed(self, named: Named, head: Token) -> bool:
        """Whether words say what somebody is, and no name: *the president*, not *President Ann Lee*."""
        actor = self.actors[named.actor]
        by_name = actor.kind == "person" and head.text in actor.name.split()
        return named.form in ("nominal", "title") and not by_name

    def _apposed(self, sentence: Sentence, head: Token) -> list[Token]:
        """The names in apposition to a word: *the president, Ann Lee*, *the president of Chad, Ann Lee*."""
        beside = [word for word in children(sentence, head, "appos") if self._is_by_name(sentence, word)]
        listed = sentence.head(head) if head.dep == "conj" else None
        if listed is not None and head.tag == "NN" and listed.tag == "NNS":  # "four soldiers and a reporter, Ann Lee"
            beside += [word for word in children(sentence, listed, "appos") if word.first == head.last + 2]
            return [word for word in beside if self._is_person(sentence, word)]
        if head.tag == "NNS":
            joined = [word for word in children(sentence, head, "conj") if word.tag == "NN"]
            beside = [word for word in beside if all(word.first != one.last + 2 for one in joined)]
        if beside or head.tag != "NN":
            return beside
        named = self.named_at(sentence, head)
        if named is None or named.form != "title":
            return []
        after = [inner for word in governed_by(sentence, head, "of") for inner in children(sentence, word, "appos")]
        return [word for word in after if self._is_person(sentence, word) and not _goes_on(head, word)]

    def _can_act(self, head: Token) -> bool:
        if head.pos == "PROPN" and head.tag in ("NNP", "NNPS"):
            return False  # an unknown name was weighed when the actors were read
        if head.lemma in self._book.members(_PEOPLE) and head.lemma not in _REFUGE:
            return True
        if head.tag == "NNS" and head.lemma in self._book.members(_STATES):
            return True
        return head.lemma not in _NOT_AGENTS and head.lower.endswith(_AGENTIVE) and len(head.lower) > 4

    def _speaker(self, token: Token) -> str | None:
        """Who says *I* and *we*: the source of the innermost speech that a word stands in."""
        around = [
            (content.end - content.start, spoken.source)
            for spoken in self._spoken.near(token.start)
            for content in spoken.content
            if content.start <= token.start and token.end <= content.end
        ]
        source = min(around, key=lambda found: found[0], default=(0, None))[1]
        return source if source in self.actors else None

    def _state_at(self, sentence: Sentence, head: Token) -> Argument | None:
        for located in self._located[sentence.i]:
            if located.first <= head.i <= located.last and located.place.country and located.place.span:
                state = self.known.state_of_country.get(located.place.country)
                if state is not None:
                    self.actors.setdefault(state, self.known.actors[state])
                    return Argument(state, located.place.span)
        return None

    def _tells_who(self, sentence: Sentence, those: Token) -> bool:
        """*Those who oppose the dam*, *those shot by the army*: people, whom a clause describes."""
        told = child(sentence, those, "relcl", "acl")
        return told is not None or any(word.lower in _TO_BLAME for word in sentence.subtree(those))

    def _unresolved(self, sentence: Sentence, head: Token) -> list[Argument]:
        """A phrase that acts, and that nothing knows: kept under an id of this article."""
        hurt = head.lower in self._book.members(("hurt",)) and sentence.tokens[head.i - 1].lower == "the"
        if hurt or (head.lower == "those" and self._tells_who(sentence, head)):
            return [self.thing(sentence, head)]  # "those responsible for it", "free the wounded"
        armed = head.lemma in _GROUPS and any(word.lower in _ARMED for word in children(sentence, head, *_MODIFIERS))
        if not (is_noun(head) and (armed or self._can_act(head))) or is_what_is_made(sentence, head):
            return []
        on_board = head.lemma in self._book.members(_BODIES) and sentence.tokens[head.i - 1].pos in ("ADP", "VERB")
        return [] if on_board else [self.thing(sentence, head)]


def _goes_on(head: Token, apposed: Token) -> bool:
    """Whether a name goes on in one that the parser takes for an apposition: *Patriots player Ann Lee* is no club."""
    return head.pos == "PROPN" and apposed.first == head.i + 1
