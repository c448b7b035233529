"""Moments: when and where a deed was done, chosen from its own clause before its sentence, and never invented."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from comity.reading.anchors import event_words, with_anchors
from comity.reading.draft import Draft, Located
from comity.reading.grammar import is_verb
from comity.reading.hindsight import (
    ABOUT,
    is_aside,
    is_begun,
    is_beyond,
    is_definite,
    is_done_by_now,
    is_earlier,
    is_told_of,
    tells_now,
)
from comity.reading.nearness import distance
from comity.reading.sentences import Sentence, Token
from comity.reading.tenses import carrier as _carrier
from comity.reading.tenses import looks_ahead
from comity.reading.times import TimeExpression, find_times, is_spoken_of, to_when
from comity.types import Actor, Argument, Place, Span, Status, When

LONG_AGO = timedelta(days=180)
"""A deed that ended this long before the report is background."""

_ERA = timedelta(days=2 * 365)  # an interval this long (`the past 40 years`) is a running time of background
_WITHIN = frozenset({"in", "at", "near", "of", "on", "outside", "inside", "around", "across", "along", "between"})
_LEAD = 2
"""Paragraphs with which a report opens: what they tell in the past tense is the day's news."""
_SPOKEN = 3  # sentences for which a quarter that was named stays spoken of
_GROUNDS = ("building", "territory", "office-place", "ground", "site")
"""Classes of the codebook whose nouns are somewhere: *a market in the town of Jamrud*."""
_NESTING = 5  # places within places
SIZES = ("exact", "town", "district", "province", "country")
"""Precisions of places, the smallest first."""
_PAST = frozenset({"VBD", "VBN"})
_TO_COME = frozenset({"planned", "requested", "threatened"})
"""What is so told is still to be done on the report's day."""
_LENGTHS = {"day": 1, "week": 7}  # in days
_DAYS = ("minute", "hour", "part_of_day", "day")
_OF_LATE = timedelta(days=31)
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
    ahead = [looks_ahead(sentence, expression.span) for expression in past]
    if any(ahead):
        future = find_times(text, published, offset=start, future=True, quarter=quarter)
        yield from (new if to_come else old for old, new, to_come in zip(past, future, ahead, strict=True))
    else:
        yield from past


@dataclass(frozen=True, slots=True)
class _Told:
    """A time as it stands to a deed: how near, at which word, and where its own words begin."""

    time: TimeExpression
    distance: int
    at: int
    first: int


class Moments:
    """Looks up the times and places of a draft by sentence."""

    def __init__(self, draft: Draft) -> None:
        self.published = _day(draft.article.published)
        self._sentences = draft.sentences
        self._grounds = draft.knowledge.codebook.members(_GROUNDS)
        self._granting = draft.knowledge.codebook.granting
        self._times: dict[int, list[TimeExpression]] = defaultdict(list)
        for number, expression in draft.times:
            self._times[number].append(expression)
        self._counting: dict[int, list[tuple[TimeExpression, frozenset[int]]]] = {}  # by sentence
        self._running: dict[int, When] = {}  # by paragraph
        body = sorted({sentence.paragraph for sentence in draft.sentences if sentence.part == "body"})
        self._lead = body[:_LEAD][-1] if body else 0
        self._places: dict[int, list[Located]] = defaultdict(list)
        for located in draft.located:
            self._places[located.sentence].append(located)

    def of(
        self,
        sentence: Sentence,
        token: Token,
        doers: Iterable[Argument],
        actors: Mapping[str, Actor],
        status: Status = "happened",
    ) -> tuple[When | None, bool]:
        """When the deed that `token` tells was done, and whether it is told as background.

        From its own words and its clause; else the last day that its paragraph has told; else the report's day: on it,
        by then where it is spoken of as known, from then on where it is still to come. A deed that another is counted
        from has the day that was counted from, or none.
        """
        if (back := self._counted_back(sentence, token)) is not None:
            return back, self._is_long_ago(back.last)
        happened = status == "happened"
        told = self._chosen(sentence, token, status)
        hour = told.time if told is not None and told.time.kind == "clock" and told.time.first is None else None
        chosen = to_when(told.time) if told is not None and hour is None else None
        counted = self._counted_from(sentence, token) if chosen is None else None
        if counted is not None and (counted.event is None or not self._is_to_come(counted.event)):
            return counted.event and replace(counted.event, basis="anchored"), False
        past = not is_verb(token) and self._is_past(doers, actors)
        if chosen is not None:
            if status in _TO_COME and _is_open(token) and self._is_lately_over(chosen):
                chosen = replace(chosen, last=None)  # "said on Friday that it would": from then on
            named = told is not None and told.distance > 0 and self._is_named_after(sentence, token)
            if happened and named and self._is_late(chosen):
                chosen = replace(chosen, first=None)  # "on Friday they held a suspect in the bombings"
            if happened and chosen.grain == "day" and chosen.first:
                self._running[sentence.paragraph] = chosen
            return chosen, self._is_long_ago(chosen.last) or past
        era = self._era(sentence)
        if era is not None:
            return to_when(era), True
        known = happened and (self._is_known(sentence, token) or is_beyond(sentence, token))
        running = self._spoken_of(sentence, token) if happened and not past else None
        if running is not None:
            return _at_hour(running, hour), self._is_long_ago(running.last)
        if self.published is None or past:
            return (to_when(hour) if hour else None), past
        if is_earlier(sentence, token):
            return None, past  # "had earlier refused": before the report, and nobody says when
        day = self.published.isoformat()
        if known or (happened and self._is_looked_back_on(sentence, token)):
            return When(None, day, "day", "report"), False
        if status in _TO_COME and hour is None and not is_begun(sentence, token):
            return When(day, None, "day", "report"), False
        return _at_hour(When(day, day, "day", "report"), hour), False

    def _spoken_of(self, sentence: Sentence, token: Token) -> When | None:
        """The day of what a clause describes (*yesterday's massacre, in which 16 were killed*), or told last before.

        What is told in the present, or as done up to now, is not of the day told last.
        """
        noun = sentence.head(token) if is_verb(token) and token.dep in ("relcl", "acl") else None
        if noun is not None and not is_verb(noun):
            own = [to_when(one.time) for one in self._near(sentence, noun) if one.at == noun.i]
            days = [when for when in own if when.grain == "day" and not self._is_to_come(when)]
            if days:
                return replace(days[0], basis="anchored")
        running = self._running.get(sentence.paragraph)
        if running is None or token.tag not in _PAST or tells_now(sentence, token) or is_done_by_now(sentence, token):
            return None
        return replace(running, basis="anchored")

    def _is_known(self, sentence: Sentence, token: Token) -> bool:
        """*Condemned the slayings*, *the men who bombed it*: a deed that is spoken of, and not told; done by then."""
        head = sentence.head(token)
        if head is None:
            return False
        if is_verb(token):
            return is_aside(sentence, token, head) or is_done_by_now(sentence, token) or is_told_of(sentence, token)
        definite = is_definite(sentence, token)
        if token.dep == "pobj":
            above = sentence.head(head)
            if above is not None and is_verb(above) and head.lower in _MEANWHILE:
                return self._is_known(sentence, above)
            return definite or head.lower in ABOUT
        if token.dep in ("compound", "nmod", "poss"):
            return True
        if token.dep == "conj" and head.dep == "pobj" and definite:
            return self._is_known(sentence, head)
        if token.dep in ("nsubj", "nsubjpass") and head.lemma == "be":
            return True  # "torture of prisoners is a blow"
        if token.dep in ("nsubj", "nsubjpass") and definite:
            return is_verb(head) and not tells_now(sentence, head)
        return token.dep in ("dobj", "conj") and definite and head.lemma in self._granting

    def _is_looked_back_on(self, sentence: Sentence, token: Token) -> bool:
        """Whether a deed stands in the past tense far down in a report, where the day's news gives way to older."""
        return sentence.part == "body" and sentence.paragraph > self._lead and not tells_now(sentence, token)

    def _fits(self, sentence: Sentence, token: Token, told: _Told, status: Status) -> bool:
        """Whether a deed can be of a time: what was done of none to come, what is to come of none that is past.

        What a report tells in the present is of its own days: *is indicted in an inquiry into deals in May* is not of
        May. *In 1999 he is jailed*, told before all else, may be.
        """
        first, last = told.time.first or told.time.last, told.time.last or told.time.first
        if self.published is None or first is None or last is None or told.time.kind == "clock":
            return True
        until = told.time.first is None and last > self.published
        at_hand = told.time.grain == "range" and first == self.published < last  # "in the coming week"
        coming = told.time.first is not None and (first > self.published or at_hand)
        if (until and status not in _TO_COME) or (status == "happened" and coming):
            return False
        if last >= _before(self.published, _OF_LATE) and not (status in _TO_COME and last < self.published):
            return True
        if status in _TO_COME:
            return told.distance > 1 or not is_verb(token) or token.dep == "acl"
        return not (is_verb(token) and tells_now(sentence, token)) or told.first < token.i

    def _counted_from(self, sentence: Sentence, token: Token) -> TimeExpression | None:
        """The expression that counts from this deed, and so tells when it was: the raid of *the day after the raid*."""
        return next((one for one, words in self._events(sentence) if token.i in words), None)

    def _events(self, sentence: Sentence) -> Sequence[tuple[TimeExpression, frozenset[int]]]:
        """The expressions of a sentence that count from an event, each with the places of the words that name it."""
        if sentence.i not in self._counting:
            self._counting[sentence.i] = [
                (one, frozenset(word.i for word in event_words(sentence, one.span)))
                for one in self._times[sentence.i]
                if one.anchored
            ]
        return self._counting[sentence.i]

    def _counted_back(self, sentence: Sentence, token: Token) -> When | None:
        """The day so long before one that is told: *on Sunday, two days after an attack*, which was on Friday."""
        counted = self._counted_from(sentence, token)
        if counted is None or counted.amount is None or counted.unit not in _LENGTHS:
            return None
        beside = [
            one for one in self._times[sentence.i] if one.grain == "day" and _is_right_before(sentence, one, counted)
        ]
        if not beside or beside[-1].first is None:
            return None
        away = timedelta(_LENGTHS[counted.unit] * counted.amount)
        day = (beside[-1].first + (away if counted.direction == "past" else -away)).isoformat()
        return When(day, day, "day", "anchored", counted.span)

    def announced(self, sentence: Sentence, token: Token) -> Span | None:
        """The words of a day to come on which a deed told in the present is done: *steps down in June*."""
        if not is_verb(token) or not tells_now(sentence, token):
            return None
        for told in self._near(sentence, token):
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
        late = last is not None and self.published is not None and last >= _before(self.published, _OF_LATE)
        return when.basis == "report" or (late and not own and when.grain in _DAYS)

    def times_in(self, sentence: Sentence) -> Sequence[TimeExpression]:
        return self._times.get(sentence.i, ())

    def place_of(self, sentence: Sentence, token: Token, farthest: int = 2) -> Place | None:
        """Where the deed was done: a place of its own phrase or clause, the smallest; else of a clause around it.

        `farthest` 1 leaves out the clauses around: *protest in London, demanding a withdrawal*.
        """
        ranked = [
            (
                distance,
                SIZES.index(place.place.precision) if place.place.precision else len(SIZES),
                place.first,
                place,
            )
            for place in self._places[sentence.i]
            if (distance := self._how_far(sentence, token, place.place.span)) is not None and distance <= farthest
        ]
        return min(ranked, key=lambda found: (max(found[0], 1), *found[1:3]))[3].place if ranked else None

    def places_in(self, sentence: Sentence) -> Sequence[Located]:
        return self._places.get(sentence.i, ())

    def _how_far(self, sentence: Sentence, token: Token, span: Span | None) -> int | None:
        """How near to a deed a place stands; *at a market in the town of Jamrud* stands as near as the market."""
        at = _carrier(sentence, span)
        for _ in range(_NESTING):
            near = distance(sentence, token, at, at)
            if near is not None or at is None:
                return near
            carrier = sentence.tokens[at]
            preposition = sentence.head(carrier)
            if carrier.dep != "pobj" or preposition is None or preposition.lower not in _WITHIN:
                return None
            if carrier.lemma not in self._grounds:
                return None  # "in support of rallies in Bahrain": where the rallies are
            at = preposition.head
        return None

    def _chosen(self, sentence: Sentence, token: Token, status: Status) -> _Told | None:
        """The time that stands nearest to a deed, of those that it can be of."""
        counted = {one.span for one, words in self._events(sentence) if token.i in words}
        ranked = [
            told
            for told in self._near(sentence, token)
            if told.time.span not in counted and self._fits(sentence, token, told, status)
        ]
        return min(ranked, key=lambda told: (told.distance, abs(told.at - token.i)), default=None)

    def _near(self, sentence: Sentence, token: Token) -> Iterator[_Told]:
        """The times of a sentence that may be of a deed."""
        for expression in self._times[sentence.i]:
            if expression.kind not in ("date", "anchor", "clock") or self._is_era(expression):
                continue
            at, words = _carrier(sentence, expression.span), sentence.within(expression.span)
            near = distance(sentence, token, at, words[0].i if words else None)
            if near is None or at is None or (at != token.i and _is_label(sentence, expression)):
                continue  # "offences at a 2012 rally": the year of the rally
            if _is_compared(sentence, expression):
                continue
            yield _Told(expression, near, at, words[0].i if words else at)

    def _era(self, sentence: Sentence) -> TimeExpression | None:
        eras = (one for one in self._times[sentence.i] if self._is_era(one))
        return next((one for one in eras if not _is_compared(sentence, one)), None)

    def _is_era(self, expression: TimeExpression) -> bool:
        if expression.first is None or expression.last is None or self.published is None:
            return False
        recent = expression.last >= _before(self.published, LONG_AGO)
        return recent and expression.last - expression.first > _ERA and expression.first < _before(self.published, _ERA)

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
        return last is not None and self.published is not None and last >= _before(self.published, _OF_LATE)

    def _is_lately_over(self, when: When) -> bool:
        """Whether a time ended in the last days before the report's."""
        last = _day(when.last)
        over = last is not None and self.published is not None and last < self.published
        return over and when.first is not None and self._is_late(when)

    def _is_long_ago(self, last: str | None) -> bool:
        day = _day(last)
        return day is not None and self.published is not None and day < _before(self.published, LONG_AGO)

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


def _before(day: date, by: timedelta) -> date:
    """The day so long before another; the first of all days where there is none."""
    return day - min(by, day - date.min)


def _is_right_before(sentence: Sentence, one: TimeExpression, other: TimeExpression) -> bool:
    """Whether nothing but a comma stands between two expressions: *Sunday, two days after*."""
    if one.span.end > other.span.start:
        return False
    between = sentence.within(Span(one.span.end, other.span.start, ""))
    return all(word.pos == "PUNCT" for word in between)


def _is_open(token: Token) -> bool:
    """Whether what is to come has no other day than that it was told: not *the decision December 29 to bomb*."""
    return is_verb(token) and token.dep != "acl"


def _is_compared(sentence: Sentence, expression: TimeExpression) -> bool:
    """*The first visit since 1987*: the year of the one before."""
    since = sentence.within(expression.span)[:1]
    if not since or since[0].lower != "since":
        return False
    return any(word.lower in ("first", "only") or word.tag == "JJS" for word in sentence.tokens[: since[0].i])


def _is_label(sentence: Sentence, expression: TimeExpression) -> bool:
    """Whether a year stands before a noun and tells which one it is: *the 2012 rally*."""
    if expression.grain not in ("year", "decade", "range"):
        return False
    words = sentence.within(expression.span)
    named = [sentence.head(word) for word in words if word.dep in ("nummod", "compound", "amod", "nmod")]
    return any(noun is not None and noun.i > words[-1].i and not _is_when(sentence, noun) for noun in named)


def _is_when(sentence: Sentence, noun: Token) -> bool:
    """*In his 2000 book he opposed it*: a noun that tells when, since it stands with `in` on a verb."""
    preposition = sentence.head(noun) if noun.dep == "pobj" else None
    above = sentence.head(preposition) if preposition is not None else None
    return preposition is not None and preposition.lower == "in" and above is not None and is_verb(above)


def _full(day: str) -> str:
    return {4: f"{day}-12-31", 7: f"{day}-28"}.get(len(day), day)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
