"""Anchors: the event that *two days later* counts from, found among the dates that a report told before.

What has no event with a date keeps its words and gets none. The event is looked for, in order, in the words after the
expression (*five days after the December 27 raid*), where those words were told before (*the raid*), else in what was
told last; an event that was not told by name only where what was told near it is all of one day. In the sentence
chosen, what was done stands before what was said, and a day before a month.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from comity.reading.dating.tenses import carrier
from comity.reading.grammar import is_noun, is_verb
from comity.reading.sentences import Sentence, Token
from comity.reading.times import TimeExpression, reckoned, to_when
from comity.types import Grain, Span

Times = Sequence[tuple[int, TimeExpression]]

REPORTING = frozenset("say tell report announce add write quote accord".split())
_REACH = 20  # sentences back in which the event may stand
_NEAR = 3  # sentences back, where the words name an event that nobody told
_OPEN = frozenset({"after", "before", "to", "of"})
_BELOW_A_YEAR = frozenset({"second", "minute", "hour", "day", "night", "week", "weekend", "fortnight", None})
_DAYS: tuple[Grain, ...] = ("minute", "hour", "part_of_day", "day")
_FINEST: tuple[Grain, ...] = (*_DAYS, "week", "month", "quarter", "season", "year")


def with_anchors(sentences: Sequence[Sentence], times: Times) -> tuple[tuple[int, TimeExpression], ...]:
    """The time expressions of a report, in order, each anchored one counted from its event where that has a date."""
    by_number = {sentence.i: sentence for sentence in sentences}
    there: dict[int, list[TimeExpression]] = defaultdict(list)
    for number, expression in times:
        there[number].append(expression)
    told: dict[int, list[TimeExpression]] = defaultdict(list)
    for number, expression in times:
        sentence = by_number[number]
        if expression.anchored and expression.grain != "quarter":
            event = _event(sentence, expression, there[number], told, by_number)
            expression = reckoned(expression, to_when(event)) if event else expression
        told[number].append(expression)
    return tuple((number, expression) for number, ones in told.items() for expression in ones)


def event_words(sentence: Sentence, span: Span) -> tuple[Token, ...]:
    """The words that name the event after `the day after`: none where the expression stands alone."""
    last = next((word for word in reversed(sentence.tokens) if span.start <= word.start < span.end), None)
    if last is None or last.lower not in _OPEN:
        return ()
    top = sentence.head(last) if last.dep == "mark" else last
    if top is None:
        return ()
    return tuple(word for word in sentence.tokens[last.i + 1 : top.last + 1] if top.first <= word.i)


def _event(
    sentence: Sentence,
    expression: TimeExpression,
    beside: Sequence[TimeExpression],
    told: Mapping[int, Sequence[TimeExpression]],
    by_number: Mapping[int, Sentence],
) -> TimeExpression | None:
    """The date of the event that an expression counts from, of those `beside` it and of those `told` by sentence."""
    here = [one for one in beside if one.span != expression.span]
    if expression.kind == "clock":
        days = [one for one in here if one.grain == "day"]
        return _best(sentence, expression, days)
    words = event_words(sentence, expression.span)
    inside = [one for one in here if any(word.start == one.span.start for word in words)]
    if words and (found := _best(sentence, expression, inside)):
        return found
    named = {word.lemma for word in words if is_noun(word) or is_verb(word)}
    near: list[TimeExpression] = []
    for number in range(sentence.i, sentence.i - _REACH - 1, -1):
        if number not in told:
            continue
        there = by_number[number]
        found = _best(there, expression, told[number])
        if found is None:
            continue
        if not named or any(word.lemma in named for word in there.tokens if word.start < expression.span.start):
            return found
        if sentence.i - number <= _NEAR:
            near.append(found)
    return near[0] if len({(one.first, one.last) for one in near}) == 1 else None


def _best(sentence: Sentence, expression: TimeExpression, times: Iterable[TimeExpression]) -> TimeExpression | None:
    """Of the dates of a sentence, the one to count from: of a deed before of a saying, the finer, the later told."""
    able = [one for one in times if _can_bear(one, expression)]
    return min(able, key=lambda one: (_is_of_saying(sentence, one), _fineness(one), -one.span.start), default=None)


def _can_bear(one: TimeExpression, expression: TimeExpression) -> bool:
    """Whether something can be counted from a date: it has one, and no year bears a day."""
    if one.first is None or one.grain not in _FINEST or one.kind not in ("date", "anchor"):
        return False
    return expression.unit not in _BELOW_A_YEAR or one.grain not in ("quarter", "season", "year")


def _fineness(one: TimeExpression) -> int:
    return 0 if one.grain in _DAYS else _FINEST.index(one.grain)


def _is_of_saying(sentence: Sentence, one: TimeExpression) -> bool:
    at = carrier(sentence, one.span)
    return at is not None and sentence.tokens[at].lemma in REPORTING
