"""Timings: the times of a report as they stand to a deed, and the one that is the deed's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from comity.reading.dating.anchors import event_words
from comity.reading.dating.bearers import bearer, first_joined, is_compared, is_in_brackets, is_label, opening, timeless
from comity.reading.dating.bearing import (
    COURSE,
    LAWS,
    is_done_by,
    is_means,
    is_of_a_clause_at_once,
    is_of_a_clause_beside,
    is_of_a_later,
    is_of_cause,
    is_present,
    is_then,
    is_told_now,
    issued,
    of_occasion,
    takes_none,
)
from comity.reading.dating.foresight import TO_COME
from comity.reading.dating.hindsight import is_done_by_now, tells_now
from comity.reading.dating.tenses import carrier, looks_ahead, noun_of
from comity.reading.draft import Draft
from comity.reading.grammar import children, clause, governed_by, is_noun, is_verb
from comity.reading.nearness import distance
from comity.reading.sentences import Sentence, Token
from comity.reading.times import TimeExpression
from comity.reading.times.calendar import shifted
from comity.types import Span, Status, When

OF_LATE = timedelta(days=31)
"""What was done no longer before a report is of its own days."""
LONG_AGO = timedelta(days=180)
"""A deed that ended this long before the report is background."""

_ERA = timedelta(days=2 * 365)  # an interval this long (`the past 40 years`) is a running time of background
_LENGTHS = {"day": 1, "week": 7}  # in days
_ALONE = frozenset({"overnight"})
_LIMITS = frozenset("by until till before through".split())
_GIVEN = frozenset({"day", "week", "month", "year"})
_ROUGHLY = frozenset("nearly almost about around roughly more less over some barely".split())
_WHEREIN = frozenset({"in", "by", "during"})
_MEASURED = frozenset({"just", "only", "barely", "about"})
_PAST = frozenset({"VBD", "VBN"})
_DAYS = frozenset({"minute", "hour", "part_of_day", "day"})


@dataclass(frozen=True, slots=True)
class Told:
    """A time as it stands to a deed: how near, at which word, and where its own words begin."""

    time: TimeExpression
    distance: int
    at: int
    first: int


class Timings:
    """Looks up the times of a draft by sentence."""

    def __init__(self, draft: Draft, published: date | None) -> None:
        self._published = published
        self._timeless = timeless(draft.knowledge.codebook)
        self._times: dict[int, list[TimeExpression]] = defaultdict(list)
        for number, expression in draft.times:
            self._times[number].append(expression)
        self._counting: dict[int, list[tuple[TimeExpression, frozenset[int]]]] = {}  # by sentence

    def inside(self, sentence: Sentence) -> Sequence[TimeExpression]:
        """The time expressions of a sentence."""
        return self._times.get(sentence.i, ())

    def chosen(self, sentence: Sentence, token: Token, status: Status, to_come: bool) -> Told | None:
        """The time that stands nearest to a deed, of those that it can be of."""
        counted = {one.span for one, words in self._events(sentence) if token.i in words}
        ranked = [
            told
            for told in self.near(sentence, token)
            if told.time.span not in counted and self._fits(sentence, token, told, status, to_come)
        ]
        return min(
            ranked, key=lambda told: (told.distance, abs(told.at - token.i), is_hour_alone(told.time)), default=None
        )

    def near(self, sentence: Sentence, token: Token) -> Iterator[Told]:
        """The times of a sentence that may be of a deed."""
        for expression in self._times[sentence.i]:
            if expression.kind not in ("date", "anchor", "clock") or self._is_era(expression):
                continue
            if is_compared(sentence, expression):
                continue
            at, words = bearer(sentence, expression, self._timeless), sentence.within(expression.span)
            if words and words[0].i > token.i and self._counts_idly(sentence, expression):
                continue
            near = distance(sentence, token, at, words[0].i if words else None)
            if is_now(expression) and near is not None and not is_told_now(sentence, token, near):
                continue
            if is_then(sentence, token, words):
                near, expression = 0, opening(expression)
            elif is_of_cause(sentence, token, at):
                near = 0
            if at is not None and (near is None or near > 0):
                near = self._regained(sentence, token, expression, at, near)
            if near is None or at is None:
                continue
            if self._is_of_another(sentence, token, expression, at, near):
                continue  # "offences at a 2012 rally": the year of the rally
            yield Told(expression, near, at, words[0].i if words else at)

    def _is_of_another(self, sentence: Sentence, token: Token, expression: TimeExpression, at: int, near: int) -> bool:
        """Whether a time only tells which noun another word is: a year before it, or in brackets after it."""
        said = near == 0 and sentence.tokens[at].lemma in LAWS
        if at == token.i or said or is_done_by(sentence, token, at):
            return False
        return is_label(sentence, expression) or is_in_brackets(sentence, expression)

    def _regained(
        self, sentence: Sentence, token: Token, expression: TimeExpression, at: int, near: int | None
    ) -> int | None:
        """How near to a deed a time stands that the parse hangs on another word, which it cannot be of."""
        words = sentence.within(expression.span)
        over = sentence.tokens[at]
        clause_of = first_joined(sentence, token)
        if clause_of.dep == "relcl" and any(word.i == clause_of.head for word in words):
            return 0  # "the bombings last year that killed ten"
        if near is None and (verb := of_occasion(sentence, issued(sentence, over))) is not None:
            return distance(sentence, token, verb.i, words[0].i if words else None)
        if is_noun(token):
            past = self._is_over(expression)
            between = bool(words) and at < token.i < words[0].i
            if past and between and clause(sentence, token).i == at and takes_none(sentence, over, expression):
                return 0  # "is jailed for the killing in March", "is to look into the killings in March"
            if past and over.tag == "VB" and over.dep == "acl" and over.head == token.i:
                return 0  # "a plot to kill him in 2006"
            first = first_joined(sentence, over)
            told = first.dep in ("relcl", "acl") and first.head == token.i
            if told and over.tag in _PAST and over.lemma in COURSE:
                return 0  # "an inquiry completed in May", "shots that killed two in May"
        elif near is None and is_means(sentence, over, token):
            return 0
        elif near == 2 and is_of_a_later(sentence, token, over, words):
            return None
        return near

    def of_noun(self, sentence: Sentence, noun: Token) -> Iterator[TimeExpression]:
        """The times that describe a noun, or say which one it is: *Sunday's massacre*, *the 2012 ruling*."""
        for one in self._times[sentence.i]:
            at = carrier(sentence, one.span) if one.kind in ("date", "anchor") and one.first is not None else None
            if at is not None and noun_of(sentence, sentence.tokens[at]).i == noun.i:
                yield one

    def within(self, sentence: Sentence, token: Token) -> When | None:
        """The days that are given for a deed to come: *to leave within a week*, from the report's day on."""
        if self._published is None:
            return None
        for one in self._times[sentence.i]:
            words = sentence.within(one.span)
            given = words and words[0].i and sentence.tokens[words[0].i - 1].lower == "within"
            if given and one.kind == "duration" and one.amount and one.unit in _GIVEN:
                verb = clause(sentence, token)
                if carrier(sentence, one.span) in (token.i, verb.i):
                    last = shifted(self._published, int(one.amount), one.unit)
                    return When(self._published.isoformat(), last.isoformat(), "range", "stated", one.span)
        return None

    def _counts_idly(self, sentence: Sentence, expression: TimeExpression) -> bool:
        """Whether a time counts from a deed of its sentence that has no day: *is shot two days before the vote*."""
        dated = expression.first is not None or expression.last is not None
        return not dated and any(one is expression and words for one, words in self._events(sentence))

    def era(self, sentence: Sentence, token: Token) -> TimeExpression | None:
        """The long time up to now in which a sentence tells a deed; that of a clause beside the deed is no such."""
        eras = (one for one in self._times[sentence.i] if self._is_era(one))
        own = (one for one in eras if not is_of_a_clause_beside(sentence, token, one))
        return next((one for one in own if not is_compared(sentence, one)), None)

    def _is_era(self, expression: TimeExpression) -> bool:
        if expression.first is None or expression.last is None or self._published is None:
            return False
        recent = expression.last >= before(self._published, LONG_AGO)
        return recent and expression.last - expression.first > _ERA and expression.first < before(self._published, _ERA)

    def _fits(self, sentence: Sentence, token: Token, told: Told, status: Status, to_come: bool) -> bool:
        """Whether a deed can be of a time: what was done of none to come, what is to come of none that is past.

        What a report tells in the present is of its own days: *is indicted in an inquiry into deals in May* is not of
        May. *In 1999 he is jailed*, told before all else, may be.
        """
        first, last = told.time.first or told.time.last, told.time.last or told.time.first
        if self._published is None or first is None or last is None or told.time.kind == "clock":
            return True
        until = told.time.first is None and last > self._published
        at_hand = told.time.grain == "range" and first == self._published < last  # "in the coming week"
        coming = told.time.first is not None and (first > self._published or at_hand)
        if to_come and status == "happened" and is_verb(token) and told.distance == 0 and last < self._published:
            return False  # "a panel to investigate the raid last week"
        own = told.at == token.i and not is_verb(token) and not _is_limit(sentence, told)
        verb = clause(sentence, token)
        ahead = told.at == verb.i and verb.tag in ("VB", "VBG") and looks_ahead(sentence, told.time.span)
        if coming and told.distance == 2 and is_of_a_clause_at_once(sentence, token, told.at):
            return False
        if coming and status == "denied" and _is_limit(sentence, told):
            return False  # "the promise to leave by Friday"
        if coming and status == "happened" and (own or ahead):
            return True  # "at the summit on April 24", "will go on trial next year"
        if (until and status not in TO_COME) or (status == "happened" and coming):
            return False
        longer = self._is_over(told.time) and told.first > token.i and told.time.grain not in _DAYS
        named = token.tag == "VBG" and token.dep == "attr"  # "a precedent is the slaying of Jones in May"
        if longer and told.at == token.i and not named and is_present(sentence, token):
            return False  # "arrest ten after the killing of an agent last week"
        if last >= before(self._published, OF_LATE) and not (status in TO_COME and last < self._published):
            return True
        if status in TO_COME:
            return told.distance > 1 or not is_verb(token) or (token.dep == "acl" and told.at != token.i)
        return named or not (is_verb(token) and tells_now(sentence, token)) or told.first < token.i

    def _is_over(self, expression: TimeExpression) -> bool:
        """Whether a time lies before the report: *last month*, *earlier this month*."""
        if self._published is None or expression.last is None:
            return False
        return expression.last < self._published or expression.span.text.lower().startswith("earlier")

    def since(self, sentence: Sentence, token: Token) -> When | None:
        """The days since what a clause dates: *have shot ten since the truce ended on Friday*, up to the report."""
        verb = first_joined(sentence, clause(sentence, token))
        if self._published is None or not is_done_by_now(sentence, verb):
            return None
        below = [word for one in (verb, *children(sentence, verb, "conj")) for word in children(sentence, one, "advcl")]
        opened = {word.i for word in below if any(mark.lower == "since" for mark in children(sentence, word, "mark"))}
        opened |= {word.i for word in governed_by(sentence, verb, "since")}  # "since their return in May"
        for one in self._times[sentence.i]:
            own = one.span.text.lower().startswith("since")
            if own or one.first is None or one.first >= self._published:
                continue
            if carrier(sentence, one.span) in opened:
                return When(one.first.isoformat(), self._published.isoformat(), "range", "stated", one.span)
        return None

    def counted_from(self, sentence: Sentence, token: Token) -> TimeExpression | None:
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

    def counted_back(self, sentence: Sentence, token: Token, told_last: date | None = None) -> When | None:
        """The day so long before one that is told: *on Sunday, two days after an attack*, which was on Friday.

        `told_last` is the day that the report told last, of which *the raid came two days after an attack* is.
        """
        counted = self.counted_from(sentence, token)
        if counted is None or counted.amount is None or not _is_the_event(sentence, token, counted):
            return None
        if counted.unit == "year":
            return self._years_back(sentence, token, counted)
        if counted.unit not in _LENGTHS:
            return None
        days = [one for one in self._times[sentence.i] if one.grain == "day" and one.first is not None]
        beside = [one.first for one in days if _is_right_before(sentence, one, counted)]
        base = beside[-1] if beside else self._day_of_clause(sentence, counted, days) or told_last
        if base is None:
            return None
        away = timedelta(_LENGTHS[counted.unit] * counted.amount)
        day = (base + (away if counted.direction == "past" else -away)).isoformat()
        return When(day, day, "day", "anchored", counted.span)

    def _years_back(self, sentence: Sentence, token: Token, counted: TimeExpression) -> When | None:
        """*March on Sunday, 18 years after a raid*: the year of the raid, from that told beside it or the report's."""
        if self._published is None or counted.amount is None or counted.direction != "future":
            return None
        roughly = counted.span.text.split()[0].lower() in _ROUGHLY
        told = {one.first.year for one in self._times[sentence.i] if one is not counted and one.first is not None}
        now = any(is_verb(word) and tells_now(sentence, word) for word in sentence.ancestors(token))
        if roughly or len(told) > 1 or not (told or now):
            return None
        year = f"{(told.pop() if told else self._published.year) - round(counted.amount):04}"
        return When(f"{year}-01-01", f"{year}-12-31", "year", "anchored", counted.span)

    def _day_of_clause(
        self, sentence: Sentence, counted: TimeExpression, days: Sequence[TimeExpression]
    ) -> date | None:
        """The day of the clause that an expression stands in: *resigned on Sunday over the cuts, a day after a vote*.

        What a sentence tells in the present is of the report's day.
        """
        words = sentence.within(counted.span)
        if counted.unit != "day" or not words:
            return None
        last = words[-1]
        under = sentence.head(last) if last.dep == "mark" else last
        verb = sentence.head(under) if under is not None else None
        if verb is None or not is_verb(verb):
            return None
        own = [one.first for one in days if carrier(sentence, one.span) == verb.i]
        if own:
            return own[0] if len(own) == 1 else None
        return self._published if verb.head == verb.i and tells_now(sentence, verb) and not days else None


def _is_the_event(sentence: Sentence, token: Token, counted: TimeExpression) -> bool:
    """*Two days after the raid*, *after he was shot in the raid*, but no *after a vote on the raid*."""
    words = {word.i for word in event_words(sentence, counted.span)}
    at = token
    while at.head in words and at.head != at.i:
        at = sentence.tokens[at.head]
        if not is_verb(at) and at.lower not in _WHEREIN:
            return False
    return True


def is_now(expression: TimeExpression) -> bool:
    """*Now*, *currently*: the time of telling, which dates no more than the clause it stands in."""
    return expression.value == "PRESENT_REF"


def is_hour_alone(expression: TimeExpression) -> bool:
    """*Overnight*: a part of the last day, unless a day is told beside it."""
    return expression.grain == "part_of_day" and expression.span.text.lower() in _ALONE


def before(day: date, by: timedelta) -> date:
    """The day so long before another; the first of all days where there is none."""
    return day - min(by, day - date.min)


def _is_right_before(sentence: Sentence, one: TimeExpression, other: TimeExpression) -> bool:
    """Whether nothing but a comma stands between two expressions: *Sunday, just two days after*."""
    if one.span.end > other.span.start:
        return False
    between = sentence.within(Span(one.span.end, other.span.start, ""))
    return all(word.pos == "PUNCT" or word.lower in _MEASURED for word in between)


def _is_limit(sentence: Sentence, told: Told) -> bool:
    return told.first > 0 and sentence.tokens[told.first - 1].lower in _LIMITS
