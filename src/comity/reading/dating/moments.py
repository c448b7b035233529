"""Moments: when a deed was done, chosen from its own clause before its sentence, and never invented."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from comity.reading.dating.anchors import REPORTING, with_anchors
from comity.reading.dating.bearers import first_joined
from comity.reading.dating.hindsight import (
    ABOUT,
    SENTENCING,
    finite,
    is_aside,
    is_bare_clause,
    is_beyond,
    is_definite,
    is_done_by_now,
    is_done_by_then,
    is_done_ever,
    is_earlier,
    is_habit,
    is_in_own_person,
    is_told_of,
    may_have_been,
    tells_now,
)
from comity.reading.dating.running import Running
from comity.reading.dating.tenses import looks_ahead, looks_back
from comity.reading.dating.timings import LONG_AGO, OF_LATE, Timings, Told, before
from comity.reading.draft import Draft, Located
from comity.reading.grammar import SUBJECTS, child, clause, is_noun, is_verb, preposition_over
from comity.reading.placing.spots import Spots
from comity.reading.sentences import Sentence, Token
from comity.reading.times import TimeExpression, find_times, is_spoken_of, to_when
from comity.types import Actor, Argument, Grain, Place, Span, Status, When

Outlook = Literal["told", "before", "after"]
"""How a deed stands to what its sentence tells: told in its own right, done before it, or still to come after it."""

_LEAD = 2
"""Paragraphs with which a report opens: what they tell in the past tense is the day's news."""
_OPENING = 4
"""Sentences of which the opening has no more, however long its paragraphs are."""
_SPOKEN = 3  # sentences for which a quarter that was named stays spoken of
_PAST = frozenset({"VBD", "VBN"})
_DAYS: tuple[Grain, ...] = ("minute", "hour", "part_of_day", "day")
_MEANWHILE = frozenset("in during at amid under through by with".split())
"""What is told to be done *in* a deed, or *by* it, is done on its day: *killed in the clash*."""


def find_moments(draft: Draft) -> Draft:
    """Adds the time expressions, each with its sentence, counted from the report's day or from an event told before."""
    published = _day(draft.article.published)
    times: list[tuple[int, TimeExpression]] = []
    spoken_of: tuple[int, TimeExpression] | None = None
    for sentence in draft.sentences:
        quarter = spoken_of[1] if spoken_of is not None and spoken_of[0] >= sentence.i - _SPOKEN else None
        found = [(sentence.i, one) for one in _times_of(sentence, published, quarter)]
        times += found
        spoken_of = next((time for time in reversed(found) if is_spoken_of(time[1])), spoken_of)
    return replace(draft, times=with_anchors(draft.sentences, times))


def _times_of(sentence: Sentence, published: date | None, quarter: TimeExpression | None) -> Iterator[TimeExpression]:
    """The time expressions of a sentence, each in the tense of its own clause."""
    text, start = sentence.span.text, sentence.span.start
    past = find_times(text, published, offset=start, quarter=quarter)
    if published is not None and any(one.first is not None and one.first > published for one in past):
        over = find_times(text, published, offset=start, quarter=quarter, past=True)
        done = [looks_back(sentence, expression.span) for expression in past]
        past = tuple(last if is_done else one for one, last, is_done in zip(past, over, done, strict=True))
    ahead = [looks_ahead(sentence, expression.span) for expression in past]
    if any(ahead):
        future = find_times(text, published, offset=start, future=True, quarter=quarter)
        yield from (new if to_come else old for old, new, to_come in zip(past, future, ahead, strict=True))
    else:
        yield from past


class Moments:
    """Looks up when and where the deeds of a draft were done."""

    def __init__(self, draft: Draft) -> None:
        self.published = _day(draft.article.published)
        self._sentences = draft.sentences
        self._granting = draft.knowledge.codebook.granting
        self._timings = Timings(draft, self.published)
        self._spots = Spots(draft)
        self._running = Running(draft.sentences, self._timings.inside, self._is_late, self._is_to_come)
        body = [sentence for sentence in draft.sentences if sentence.part == "body"]
        lead = sorted({sentence.paragraph for sentence in body})[:_LEAD]
        self._opening = {sentence.i for sentence in body[:_OPENING] if sentence.paragraph in lead}

    def of(
        self,
        sentence: Sentence,
        token: Token,
        doers: Iterable[Argument],
        actors: Mapping[str, Actor],
        status: Status = "happened",
        outlook: Outlook = "told",
        verbal: bool = False,
    ) -> tuple[When | None, bool]:
        """When the deed that `token` tells was done, and whether it is told as background.

        From its own words and its clause; else the last day that its paragraph has told; else the report's day: on it,
        by then where it is spoken of as known, from then on where it is still to come. A deed that another is counted
        from has the day that was counted from, or was done by then.
        """
        happened = status == "happened"
        since = self._timings.since(sentence, token) if happened and is_verb(token) else None
        counting = self._timings.counted_from(sentence, token) is not None
        last = self._running.of(sentence, token, False) if counting else None
        told_last = _day(last.first) if last is not None else None
        if (back := self._timings.counted_back(sentence, token, told_last) or since) is not None:
            return back, self._is_long_ago(back.last)
        told = self._timings.chosen(sentence, token, status, outlook == "after")
        hour = told.time if told is not None and told.time.kind == "clock" and told.time.first is None else None
        chosen = to_when(told.time) if told is not None and hour is None else None
        if chosen is not None and chosen.first is None and chosen.last is None and happened:
            if tells_now(sentence, finite(sentence, token)):
                chosen = None  # "a week after the raid they exchange insults": of the report's day
            elif self.published is not None and outlook != "after":
                chosen = replace(chosen, last=self.published.isoformat())  # "had recently called"
        described = self._described(sentence, token) if told is None or told.distance > 1 else None
        if described is not None and outlook != "after":
            return described, self._is_long_ago(described.last)
        counted = self._timings.counted_from(sentence, token) if chosen is None else None
        if counted is not None and counted.event is not None and not self._is_to_come(counted.event):
            return replace(counted.event, basis="anchored"), False
        past = not is_verb(token) and self._is_past(doers, actors)
        if told is not None and chosen is not None:
            chosen = self._bounded(sentence, token, told, chosen, happened, outlook)
            if happened and outlook == "told":
                chosen = self._by_now(chosen)
            return chosen, self._is_long_ago(chosen.last) or past
        era = self._timings.era(sentence, token)
        if era is not None:
            return to_when(era), True
        running = self._spoken_of(sentence, token, verbal) if happened and outlook == "told" and not past else None
        if running is not None:
            return _at_hour(running, hour), self._is_long_ago(running.last)
        if self.published is None or past:
            return (to_when(hour) if hour else None), past
        over = [word for word in sentence.ancestors(token) if is_verb(word)] if outlook == "after" else []
        day = self.published.isoformat()
        if any(is_earlier(sentence, word) for word in (token, *over)):  # "had refused", "had asked them to leave"
            if outlook != "after":
                return When(None, day, "day", "report"), past
            return (None if status in ("requested", "threatened") else When(day, None, "day", "report")), past
        if outlook == "after" and hour is None:
            return self._timings.within(sentence, token) or When(day, None, "day", "report"), False
        said = sentence.head(token) if status == "refused" and token.dep == "ccomp" else None
        if said is not None and is_done_by_now(sentence, said):
            return When(None, day, "day", "report"), False  # "has said it will not leave"
        done = happened or (status == "denied" and token.tag in _PAST)  # "no fears were raised"
        if outlook != "after" and may_have_been(sentence, token):
            return When(None, day, "day", "report"), False
        if outlook == "before" or (done and self._is_done_before(sentence, token)):
            return When(None, day, "day", "report"), False
        return _at_hour(When(day, day, "day", "report"), hour), False

    def _bounded(
        self, sentence: Sentence, token: Token, told: Told, chosen: When, happened: bool, outlook: Outlook
    ) -> When:
        """The time of the words around a deed as a bound of its own: *vowed on Friday to*, *condemned Friday the*."""
        if outlook == "after" and self.published is not None and self._is_until(sentence, told, chosen):
            return replace(chosen, first=self.published.isoformat(), grain="range")
        decided = token.dep == "acl" and told.at == token.head  # "the decision December 29 to bomb"
        if told.distance == 0 or decided or _is_told_with(sentence, token, told.at):
            return chosen
        if outlook == "after" and _is_object_of_a_noun(sentence, token):
            return replace(chosen, last=None)
        if outlook == "after" and self._is_late(chosen) and not self._is_to_come(chosen):
            ahead = looks_ahead(sentence, told.time.span)
            return chosen if ahead else replace(chosen, last=None)
        if happened and outlook == "told" and told.distance == 3 and is_done_by_then(sentence, token, told.at):
            return self._by(chosen)  # "said on Friday that they had fled"
        named = happened and self._is_named_after(sentence, token) and self._is_late(chosen)
        return self._by(chosen) if outlook == "before" or named else chosen

    def _by(self, when: When) -> When:
        """By a time, and by the day of the report where the time goes on: *this week*."""
        day = self.published.isoformat() if self.published is not None else None
        return replace(when, first=None, last=min((last for last in (when.last, day) if last), default=None))

    def _by_now(self, when: When) -> When:
        """What was done *this month* was done by the report's day, from the month's first day on."""
        first, last = _day(when.first), _day(when.last)
        if self.published is None or first is None or last is None or not first <= self.published < last:
            return when
        return replace(when, last=self.published.isoformat())

    def _is_until(self, sentence: Sentence, told: Told, chosen: When) -> bool:
        """*To leave by Friday*: from the day on that it was told."""
        by = told.first > 0 and sentence.tokens[told.first - 1].lower == "by"
        return by and self._is_to_come(chosen)

    def _described(self, sentence: Sentence, token: Token) -> When | None:
        """The time of what a clause of the past describes: *yesterday's massacre, in which 16 were killed*."""
        first = first_joined(sentence, token)
        noun = sentence.head(first) if is_verb(first) and first.dep in ("relcl", "acl") else None
        if noun is None or is_verb(noun) or token.tag not in _PAST:
            return None
        own = [to_when(one) for one in self._timings.of_noun(sentence, noun)]
        past = [when for when in own if not self._is_to_come(when)]
        return replace(past[0], basis="anchored") if past else None

    def _spoken_of(self, sentence: Sentence, token: Token, verbal: bool) -> When | None:
        """The day told last before; what is told in the present, or as done up to now, is not of it.

        What somebody says in his own person is said with the rest: *"I condemn the raid," she added*.
        """
        spoken = verbal and is_in_own_person(sentence, token)
        past = token.tag in _PAST and not tells_now(sentence, token) and not is_bare_clause(sentence, token)
        if not (past or spoken) or is_done_by_now(sentence, token):
            return None
        return self._running.of(sentence, token, verbal)

    def _is_done_before(self, sentence: Sentence, token: Token) -> bool:
        """Whether a deed that has no day is told as done by that of the report, and not on it."""
        known = self._is_known(sentence, token) or is_beyond(sentence, token)
        return known or self._is_looked_back_on(sentence, token)

    def _is_known(self, sentence: Sentence, token: Token) -> bool:
        """*Condemned the slayings*, *the men who bombed it*: a deed that is spoken of, and not told; done by then."""
        head = sentence.head(token)
        if head is None:
            return is_verb(token) and (is_done_ever(sentence, token) or is_habit(sentence, token))
        if is_verb(token):
            over = sentence.head(head) if token.dep == "pcomp" and head.lower in ("by", "in") else None
            if over is not None and is_verb(over) and self._is_known(sentence, over):
                return True  # "have broken the law by detaining them"
            if token.dep == "ccomp" and is_verb(head) and is_done_by_now(sentence, head) and head.lemma in REPORTING:
                return True  # "has said that she backs it"
            done = is_done_by_now(sentence, token) or is_habit(sentence, token)
            return done or is_aside(sentence, token, head) or is_told_of(sentence, token)
        definite = is_definite(sentence, token) or (token.dep == "conj" and is_definite(sentence, head))
        if token.dep == "pobj":
            above = sentence.head(head)
            if above is not None and above.lemma in SENTENCING and head.lower == "to":
                return self._is_known(sentence, above)  # "is sentenced to life imprisonment"
            if above is not None and is_verb(above) and head.lower in _MEANWHILE:
                return self._is_known(sentence, above)
            return definite or head.lower in ABOUT
        if token.dep in ("compound", "nmod", "poss"):
            return True
        if token.dep == "conj" and head.dep == "pobj" and definite:
            return self._is_known(sentence, head)
        if token.dep in ("nsubj", "nsubjpass", "attr") and head.lemma == "be":
            return True  # "torture of prisoners is a blow", "the raid is the latest attack"
        if token.dep == "dobj" and is_verb(head) and head.tag in _PAST and self._is_known(sentence, head):
            return True  # "the men who led the raid"
        if token.dep in ("nsubj", "nsubjpass") and definite:
            return is_verb(head) and (not tells_now(sentence, head) or is_done_by_now(sentence, head))
        return token.dep in ("dobj", "conj") and definite and head.lemma in self._granting

    def _is_looked_back_on(self, sentence: Sentence, token: Token) -> bool:
        """Whether a deed stands in the past far down in a report, where the day's news gives way to older."""
        far = sentence.part == "body" and sentence.i not in self._opening
        return far and (not tells_now(sentence, token) or is_done_by_now(sentence, clause(sentence, token)))

    def announced(self, sentence: Sentence, token: Token) -> Span | None:
        """The words of a day to come on which a deed told in the present is done: *steps down in June*."""
        if not is_verb(token) or not tells_now(sentence, token):
            return None
        for told in self._timings.near(sentence, token):
            ahead = told.time.first is not None and self.published is not None and told.time.first > self.published
            before = sentence.tokens[told.first - 1] if told.first else None
            limit = before is not None and before.pos in ("ADP", "SCONJ") and before.lower not in ("on", "in", "at")
            if ahead and told.at == token.i and not limit:
                return told.time.span
        return None

    def is_of_late(self, sentence: Sentence, token: Token, when: When) -> bool:
        """Whether a time is the report's, or was told lately beside a deed and not among its own words."""
        last, span = _day(when.last), when.span
        own = span is not None and any(word.start <= span.start < word.end for word in sentence.subtree(token))
        late = last is not None and self.published is not None and last >= before(self.published, OF_LATE)
        return when.basis == "report" or (late and not own and when.grain in _DAYS)

    def times_in(self, sentence: Sentence) -> Sequence[TimeExpression]:
        return self._timings.inside(sentence)

    def place_of(self, sentence: Sentence, token: Token, farthest: int = 2) -> Place | None:
        """Where a deed was done, as `Spots.of` has it."""
        return self._spots.of(sentence, token, farthest)

    def places_in(self, sentence: Sentence) -> Sequence[Located]:
        return self._spots.inside(sentence)

    def _is_named_after(self, sentence: Sentence, token: Token) -> bool:
        """Whether a deed is only named, as known, to say what something else is of or about."""
        if token.dep != "pobj" or is_verb(token):
            return False
        preposition = sentence.head(token)
        above = sentence.head(preposition) if preposition is not None else None
        return above is not None and not is_verb(above) and self._is_known(sentence, token)

    def _is_to_come(self, when: When) -> bool:
        first = _day(when.first)
        return first is not None and self.published is not None and first > self.published

    def _is_late(self, when: When) -> bool:
        last = _day(when.last)
        return last is not None and self.published is not None and last >= before(self.published, OF_LATE)

    def _is_long_ago(self, last: str | None) -> bool:
        day = _day(last)
        return day is not None and self.published is not None and day < before(self.published, LONG_AGO)

    def _is_past(self, doers: Iterable[Argument], actors: Mapping[str, Actor]) -> bool:
        """Whether all who did it left their last office long before the report: Saddam's wars, in 2019."""
        known = [actors[doer.actor] for doer in doers if doer.actor in actors]
        return bool(known) and all(
            actor.kind == "person"
            and bool(actor.of)
            and all(relation.until is not None and self._is_long_ago(_full(relation.until)) for relation in actor.of)
            for actor in known
        )


def _at_hour(when: When, hour: TimeExpression | None) -> When:
    """A day, at the hour that a clause without a day tells: `at 7 p.m.` is of the day that is being told."""
    return when if hour is None else replace(when, grain=hour.grain, span=hour.span)


def _is_object_of_a_noun(sentence: Sentence, token: Token) -> bool:
    """*Will repeat his call for disarmament on Friday*: it is called for then, and not done."""
    preposition = preposition_over(sentence, token) if token.dep == "pobj" else None
    return preposition is not None and is_noun(sentence.tokens[preposition.head])


def _is_told_with(sentence: Sentence, verb: Token, at: int) -> bool:
    """*Convicted and sentenced in 2011*: verbs that are joined, and have one subject, are of one time."""
    other = sentence.tokens[at]
    joined = (other.dep == "conj" and other.head == verb.i) or (verb.dep == "conj" and verb.head == at)
    later = other if other.dep == "conj" else verb
    alike = is_verb(verb) and is_verb(other) and {verb.tag, other.tag} <= _PAST
    return joined and alike and child(sentence, later, *SUBJECTS) is None


def _full(day: str) -> str:
    return {4: f"{day}-12-31", 7: f"{day}-28"}.get(len(day), day)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
