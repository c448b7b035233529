"""Sources: the actor that the words of a source name; a source without a name becomes an actor of its own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from comity.keys import content_key
from comity.reading.actors.gender import gender_of
from comity.reading.actors.personhood import is_like_body
from comity.reading.directory import slug
from comity.reading.draft import Draft, Located, Named
from comity.reading.grammar import (
    child,
    children,
    conjuncts,
    governed_by,
    is_noun,
)
from comity.reading.sentences import Sentence, Token
from comity.reading.speech.hearsay import is_of_others
from comity.reading.speech.kinds import KINDS, is_said_in
from comity.reading.speech.mentions import Mentions
from comity.reading.speech.phrases import Saying, Source, Stretch
from comity.reading.speech.speakers import TEXTS
from comity.types import Actor, Relation, Span

_SO_MANY = frozenset({"two", "both", "three", "four"})
_SAME = frozenset({"the", "this", "that"})
_ISSUED = frozenset("issue release publish write sign post make read give prepare compile conduct send".split())
_TURN = 4  # sentences over which `he said` goes on with the same speaker
_TOPIC = 3  # sentences back in which whom they speak of may be the next `he said`
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})


class Sources:
    """Whom each source means; grows the draft's actors by those that have no name."""

    def __init__(self, draft: Draft) -> None:
        self.actors: dict[str, Actor] = dict(draft.actors)
        self._article = draft.article.id
        self._known = draft.knowledge.directory
        self._located: dict[int, list[Located]] = {}
        for located in draft.located:
            self._located.setdefault(located.sentence, []).append(located)
        self._turns: dict[Stretch, str] = {}
        self._written: dict[str, list[tuple[int, str]]] = {}  # by noun: in which sentence whose text it is
        self._named: dict[int, list[Named]] = {}
        for named in draft.named:
            self._named.setdefault(named.sentence, []).append(named)
        self._mentions = Mentions(self.actors, self._named)

    def span(self, saying: Saying) -> Span | None:
        source = saying.source
        return None if source is None else saying.sentence.cut(source.first, source.last)

    def actor(self, saying: Saying) -> str | None:
        """The id of who says it; None for the outlet's own voice and where nobody is named."""
        if saying.source is None:
            return self._nobody_named() if is_of_others(saying) else None
        if saying.source.head.lower in _FIRST_PERSON and saying.source.head.pos == "PRON":  # the US is no "us"
            return None
        return self._speaking_on(saying) or self._all_in_one(saying) or self.of(saying.sentence, saying.source)

    def also(self, saying: Saying) -> tuple[str, ...]:
        """Who says it with the source: Japan in *Russia and Japan say*, others in *Ana Bell and others say*."""
        source, who = saying.source, self.actor(saying)
        if source is None or who is None:
            return ()
        sentence = saying.sentence
        beside = self._along(sentence, source)
        if beside or saying.at.tag == "VBZ":  # "the party and city leader Ana Bell says" is one person
            return tuple(one for one in beside if one != who)
        known = self._mentions.covering(sentence, source.meant)
        heads = [source.meant]
        if known is not None and known.form == "nominal":  # "the leaders of Chad and Niger"
            heads += governed_by(sentence, source.meant, "of")
        joined = [word for head in heads for word in conjuncts(sentence, head)[1:]]
        if known is not None and known.form in ("name", "acronym") and self.actors[known.actor].kind != "state":
            inside = sentence.tokens[known.first : known.last + 1]  # "the Bureau of Mines and Parks Agency"
            joined += [w for head in inside for w in conjuncts(sentence, head)[1:] if w.i > known.last]
        found: list[str] = []
        if known is not None and known.actor == who:
            found += [*self._before_title(sentence, source, known), *self._of_number(sentence, source, known)]
        for word in dict.fromkeys(joined):
            named = self._mentions.covering(sentence, word)
            if not source.first <= word.i <= source.last:
                continue
            if named is not None and named.form in ("name", "title", "acronym", "nominal"):
                found.append(named.actor)
            elif named is None and word.tag in ("NNS", "NN") and word.dep == "conj":  # "and its partners"
                found.append(self._unnamed(sentence, Source(word.first, word.last, word, word)))
        return tuple(dict.fromkeys(one for one in found if one != who))

    def _before_title(self, sentence: Sentence, source: Source, known: Named) -> tuple[str, ...]:
        """Ann Bell in *Ann Bell and Ohio Governor Lee Hall*, whom the parser hung on the title behind her."""
        if known.form not in ("name", "title"):
            return ()
        for named in self._named.get(sentence.i, ()):
            between = sentence.tokens[named.last + 1 : known.first]
            joint = len(between) == 1 and between[0].pos == "CCONJ" and source.first <= named.first
            if joint and named.form in ("name", "title", "acronym"):
                return (named.actor,)
        return ()

    def _of_number(self, sentence: Sentence, source: Source, known: Named) -> tuple[str, ...]:
        """All whom one phrase means: both states of *the two countries said*."""
        number = {word.lower for word in sentence.tokens[source.first : source.meant.i]}
        if known.form != "nominal" or number.isdisjoint(_SO_MANY):
            return ()
        alike = (named for named in self._named.get(sentence.i, ()) if named.head == known.head)
        return tuple(named.actor for named in alike if named.form == "nominal" and named.last == known.last)

    def _along(self, sentence: Sentence, source: Source) -> tuple[str, ...]:
        """Who says it *along with* the source."""
        for word in children(sentence, source.meant, "prep"):
            if word.lower not in ("along", "together") or word.i > source.last:
                continue
            for beside in governed_by(sentence, word, "with"):
                named = self._mentions.covering(sentence, beside)
                if named is not None and named.form in ("name", "title", "acronym"):
                    return (named.actor,)
                return (self._unnamed(sentence, Source(beside.first, beside.last, beside, beside)),)
        return ()

    def _all_in_one(self, saying: Saying) -> str | None:
        """Who *a general and former minister, Ana Bell, says* is: one verb, one person, named last."""
        source = saying.source
        several = conjuncts(saying.sentence, source.meant) if source is not None and saying.at.tag == "VBZ" else []
        last = self._mentions.covering(saying.sentence, several[-1]) if len(several) > 1 else None
        if source is None or last is None or last.form not in ("name", "title") or last.last > source.last:
            return None
        return last.actor if self.actors[last.actor].kind in ("person", "unresolved") else None

    def follow(self, sayings: Sequence[Saying], direct: Collection[int], told: Mapping[int, Sentence]) -> None:
        """Learns whose turn each `he said` after a quotation is: that of the one who spoke last, not far before.

        `sayings` are in order; `direct` says which of them quote, `told` has the sentences that are no quotation by
        number. English names a speaker once and goes on with `he`; who is named since may be another.
        """
        last: Saying | None = None
        group: Saying | None = None  # the last to speak outright of those who are many
        paper: tuple[int, str] | None = None  # the sentence and the actor of a paper that spoke last
        for i, saying in enumerate(sayings):
            if saying.source is None:
                continue
            if (text := is_said_in(saying)) is not None and self.is_named(saying) and (author := self.actor(saying)):
                self._written.setdefault(text, []).append((saying.sentence.i, author))
            if saying.source.head.lower == "it" and paper is not None and saying.sentence.i - paper[0] <= 1:
                self._turns[saying.cue] = paper[1]  # "The resolution mentions ... It also mentions"
                paper = (saying.sentence.i, paper[1])
            elif saying.source.head.tag == "NN" and not self.is_named(saying):
                paper = (saying.sentence.i, self.of(saying.sentence, saying.source))
            if i not in direct:
                last = saying if self._is_by_a_person(saying) else last
                continue
            word = saying.source.head.lower
            who: str | None = None
            if word in ("he", "she"):
                who = self._topic(saying, last, told) or self._still(saying, last)
            elif word == "they":
                who = self._still(saying, group)
            if who is not None:
                self._turns[saying.cue] = who
            if saying.source.meant.tag in ("NNS", "NNPS") or (word == "they" and group is not None):
                group = saying
            last = saying

    def _still(self, saying: Saying, last: Saying | None) -> str | None:
        """The one who spoke last, not far before and in the same part of the report."""
        if last is None or saying.sentence.part != last.sentence.part:
            return None
        return self.actor(last) if saying.sentence.i - last.sentence.i <= _TURN else None

    def _topic(self, saying: Saying, last: Saying | None, told: Mapping[int, Sentence]) -> str | None:
        """Of whom the sentence before speaks, if nobody spoke since: *The mayor came late. “Why?” he said*."""
        for number in range(saying.sentence.i - 1, max(saying.sentence.i - _TOPIC, -1) - 1, -1):
            sentence = told.get(number)
            if sentence is None or sentence.part != saying.sentence.part:
                continue
            if last is not None and number <= last.sentence.i:
                return None
            own = child(sentence, sentence.root, "nsubj", "nsubjpass")
            named = self._mentions.covering(sentence, own) if own is not None else None
            if named is None or named.form not in ("name", "title", "acronym"):
                continue
            actor = self.actors[named.actor]
            gender = gender_of(self._known, actor.name, actor.country, ())
            if actor.kind == "person" and saying.source is not None and gender in ("", saying.source.head.lower):
                return actor.id
        return None

    def _is_by_a_person(self, saying: Saying) -> bool:
        """Whether a person who is named says it, as the subject of the sentence: the next `he said` is of that one."""
        named = self._mentions.covering(saying.sentence, saying.source.meant) if saying.source is not None else None
        if named is None or saying.at.dep != "ROOT" or named.form not in ("name", "title", "acronym"):
            return False
        actor = self.actors[named.actor]
        return actor.kind == "person" or (actor.kind == "unresolved" and not is_like_body(self._known, actor.name))

    def is_named(self, saying: Saying) -> bool:
        """Whether the words of a source name an actor that was known before."""
        return saying.source is not None and self._mentions.covering(saying.sentence, saying.source.meant) is not None

    def names(self, sentence: Sentence, token: Token) -> bool:
        """Whether a word names an actor outright."""
        named = self._mentions.covering(sentence, token)
        return named is not None and named.form in ("name", "title", "acronym")

    def is_person(self, sentence: Sentence, token: Token) -> bool:
        """Whether a word names a person outright."""
        named = self._mentions.covering(sentence, token)
        return named is not None and named.form in ("name", "title") and self.actors[named.actor].kind == "person"

    def _nobody_named(self) -> str:
        """Whoever it is that *is said to* and *the accusation that* leave unnamed: one for a report."""
        identity = f"unnamed-{content_key('', self._article)[1:9]}"
        self.actors.setdefault(identity, Actor(identity, "somebody unnamed", "unresolved"))
        return identity

    def _speaking_on(self, saying: Saying) -> str | None:
        return self._turns.get(saying.cue)

    def of(self, sentence: Sentence, source: Source) -> str:
        """The named actor whose mention carries the source; else an actor made of the phrase."""
        if source.head.lower == "who" and (above := self._mentions.person_over(sentence, source.meant)) is not None:
            source = replace(source, meant=above)
        known = self._mentions.covering(sentence, source.meant)
        if known is None and (issuer := self._issuer(sentence, source)) is not None:
            return issuer
        if known is None or known.form == "nominal":
            known = self._mentions.beside(sentence, source.meant) or self._mentions.outlet(sentence, source) or known
        if known is not None and (boss := self._mentions.boss(sentence, source.meant, known)) is not None:
            return self._of_owner(sentence, source, boss)
        if known is None or known.form in ("nominal", "title"):
            known = self._mentions.named_last(sentence, source) or known
        known = self._mentions.in_office(sentence, source, known) or known
        near = self._mentions.close_to(sentence, source.meant)
        if near is not None and (known is None or known.form == "nominal"):
            return self._unnamed(sentence, source, near)
        if known is not None and source.meant.lemma == "source" and "source" not in known.actor:
            return self._unnamed(sentence, source, known)  # "two Iraqi security sources" are not the forces
        if known is not None and self._mentions.is_one_of(sentence, source.meant, known):
            return self._somebody_of(sentence, source, self.actors[known.actor])  # "a rebel" is not the rebels
        body = self._mentions.body_of(sentence, source.meant, known)
        if body is not None:
            return self._unnamed(sentence, source, body)
        if known is not None:
            owner = self._mentions.owner(sentence, source.meant) if known.form in ("nominal", "title") else None
            elsewhere = owner is not None and owner.country != self.actors[known.actor].country
            return self._of_owner(sentence, source, owner) if owner is not None and elsewhere else known.actor
        state = self._state_at(sentence, source.meant)
        if state is not None:
            return state
        return self._unnamed(sentence, source)

    def _issuer(self, sentence: Sentence, source: Source) -> str | None:
        """Whose word *a statement from the mayor* is, or *a report by the bureau*: its author says what it says."""
        text = source.meant
        if text.lemma not in TEXTS:
            return None
        written = [(number, who) for number, who in self._written.get(text.lemma, ()) if number < sentence.i]
        before = [word.dep for word in sentence.tokens[source.first + 1 : text.i]]
        described = all(dep in ("amod", "nummod", "compound", "punct", "npadvmod") for dep in before)
        if written and described and sentence.tokens[source.first].lower in _SAME:
            told = governed_by(sentence, text, "by", "from", "of") or children(sentence, text, "acl")
            if source.last == text.i or (child(sentence, text, "relcl") is not None and not told):
                return written[-1][1]
        issued = next((w for w in children(sentence, text, "acl") if w.lemma in _ISSUED), text)
        for word in (*governed_by(sentence, issued, "by"), *governed_by(sentence, text, "from", "by")):
            named = self._mentions.covering(sentence, word)
            if named is not None and named.form != "demonym" and word.i <= source.last:
                if named.form == "nominal" and self.actors[named.actor].kind == "unresolved":
                    continue
                self._written.setdefault(text.lemma, []).append((sentence.i, named.actor))
                return named.actor
            if named is None and issued is not text and word.i <= source.last and is_noun(word):
                return self._unnamed(sentence, Source(word.first, word.last, word, word))
        return None

    def _state_at(self, sentence: Sentence, token: Token) -> str | None:
        """The state of a place: *no one in Washington*."""
        for located in self._located.get(sentence.i, ()):
            if located.first <= token.i <= located.last and located.place.country:
                state = self._known.state_of_country.get(located.place.country)
                if state is not None:
                    self.actors.setdefault(state, self._known.actors[state])
                    return state
        return None

    def _of_owner(self, sentence: Sentence, source: Source, owner: Actor) -> str:
        words = " ".join(t.text for t in sentence.tokens[source.meant.first : source.meant.i + 1] if t.tag != "PRP$")
        here = f"-{content_key('', self._article)[1:9]}"
        identity = f"{slug(words)}-of-{owner.id.removesuffix(here)}{here}"
        name = sentence.cut(source.first, source.last).text
        kind = KINDS.get(source.meant.lower, "unresolved")
        self.actors.setdefault(identity, Actor(identity, name, kind, owner.country))
        return identity

    def _unnamed(self, sentence: Sentence, source: Source, near: Named | None = None) -> str:
        """`two Iraqi security sources`: this report's own, of the kind and the country that the words give.

        `near` is who their words name beside them: whom they are close to, or whose forces they come from.
        """
        first, last, head = source.first, source.last, source.head
        if source.meant.i != head.i:
            head = source.meant
            first = last = head.i
            while first > 0 and sentence.tokens[first - 1].head == head.i and sentence.tokens[first - 1].dep != "punct":
                first -= 1
        end = max(head.i, near.last) if near is not None else head.i
        words = [t for t in sentence.tokens[first : end + 1] if t.pos not in ("DET", "PUNCT") and t.tag != "PRP$"]
        identity = f"{slug(' '.join(t.text for t in words)) or 'unnamed'}-{content_key('', self._article)[1:9]}"
        country: str | None = self.actors[near.actor].country if near is not None else None
        relations: tuple[Relation, ...] = ()
        for named in self._named.get(sentence.i, ()):
            actor = self.actors.get(named.actor)
            if first <= named.first and named.last <= last and actor is not None and actor.kind == "state":
                country, relations = actor.country, (Relation(actor.id, "nationality"),)
                break
        kind = KINDS.get(head.lower, "unresolved")
        holder = self._mentions.holder(sentence, head) if head.lemma == "office" and not relations else None
        if holder is not None and (state := self._known.state_of_country.get(holder.country or "")) is not None:
            kind, country, relations = "government", holder.country, (Relation(state, "organ"),)
        name = sentence.cut(first, last).text
        self.actors.setdefault(identity, Actor(identity, name, kind, country, None, (), relations))
        return identity

    def _somebody_of(self, sentence: Sentence, source: Source, group: Actor) -> str:
        words = [
            t.text for t in sentence.tokens[source.meant.first : source.meant.i + 1] if t.pos not in ("DET", "PUNCT")
        ]
        identity = f"{slug(' '.join(words))}-{content_key('', self._article)[1:9]}"
        name = sentence.cut(source.first, source.last).text
        self.actors.setdefault(identity, Actor(identity, name, "unresolved", group.country))
        return identity
