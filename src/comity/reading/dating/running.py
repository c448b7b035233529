"""Running: the day that a paragraph told last, of what was done and of what was said.

Only what a sentence tells in its main clause counts, or in what somebody is said there to have told: the days of
clauses around it, and of nouns that are only mentioned, are their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from comity.reading.dating.anchors import REPORTING
from comity.reading.dating.hindsight import is_earlier
from comity.reading.dating.tenses import carrier
from comity.reading.dating.timings import is_now
from comity.reading.grammar import SUBJECTS, children, is_verb
from comity.reading.sentences import Sentence, Token
from comity.reading.times import TimeExpression, to_when
from comity.types import When

_OCCASIONS = frozenset({"in", "at", "during", "on"})
"""What stands before the occasion of a verb: *said in a speech on Monday*."""
_PRONOUNS = frozenset({"he", "she", "they"})
_BACK = 2  # paragraphs in which those stand of whom a pronoun tells
_OF_A_DAY = frozenset({"minute", "hour", "part_of_day", "day"})
_LONGER = frozenset({"week", "month"})
"""Times longer than a day that go on being told; a year is too long."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day as a paragraph tells it: where its words stand, and whether it is the day of a saying; None ends it."""

    at: int
    when: When | None
    said: bool


class Running:
    """Looks up the day that is being told; `is_late` and `is_to_come` tell how a time stands to the report's day."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        times_of: Callable[[Sentence], Sequence[TimeExpression]],
        is_late: Callable[[When], bool],
        is_to_come: Callable[[When], bool],
    ) -> None:
        self._is_late, self._is_to_come = is_late, is_to_come
        self._days: dict[int, list[Day]] = defaultdict(list)  # by paragraph
        for sentence in sentences:
            found = (day for one in times_of(sentence) for day in self._told(sentence, one))
            self._days[sentence.paragraph] += sorted(found, key=lambda day: day.at)

    def of(self, sentence: Sentence, token: Token, verbal: bool) -> When | None:
        """The day told last before a word in its paragraph.

        What is said was said on the day of the last saying; what was done by hand was done by then.
        """
        before = [day for day in self._days[sentence.paragraph] if day.at < token.start]
        if not before and verbal and _goes_on(sentence):
            back = (self._days.get(sentence.paragraph - by) for by in range(1, _BACK + 1))
            before = next((days[-1:] for days in back if days), [])
        last = next((day for day in reversed(before) if day.when is None or not day.said), None)
        said = before[-1] if before and before[-1].said else None
        if verbal and said is not None:
            last = said
        if last is not None and last.when is not None:
            return replace(last.when, basis="anchored")
        if said is not None and said.when is not None:
            return replace(said.when, first=None, basis="anchored")
        return None

    def _told(self, sentence: Sentence, one: TimeExpression) -> Iterator[Day]:
        at = carrier(sentence, one.span) if one.kind in ("date", "anchor") and not is_now(one) else None
        verb = _main(sentence, sentence.tokens[at]) if at is not None else None
        if verb is None or is_earlier(sentence, verb):
            return
        when = to_when(one)
        if one.grain in _OF_A_DAY or (one.kind == "date" and one.grain in _LONGER and not self._is_late(when)):
            if one.first is not None and not self._is_to_come(when):
                day = replace(when, grain="day") if one.grain in _OF_A_DAY else when
                yield Day(one.span.start, day, verb.lemma in REPORTING)
        elif not self._is_late(when):
            yield Day(one.span.start, None, False)


def _goes_on(sentence: Sentence) -> bool:
    """*"We condemn it," he added*: a sentence about somebody of whom another told."""
    return any(word.lower in _PRONOUNS for word in children(sentence, sentence.root, *SUBJECTS))


def _main(sentence: Sentence, word: Token) -> Token | None:
    """The verb of a main clause, or of what is said in one, that a word is, or is a part or the occasion of."""
    if not is_verb(word):
        above = sentence.head(word)
        if above is not None and word.dep == "pobj" and above.lower in _OCCASIONS:
            above = sentence.head(above)
        elif word.dep not in (*SUBJECTS, "dobj"):
            return None
        if above is None or not is_verb(above):
            return None
        word = above
    at: Token | None = word
    while at is not None and at.head != at.i:
        if at.dep in ("ccomp", "xcomp") or (at.dep == "conj" and is_verb(at)):
            at = sentence.head(at)
            if at is None or not is_verb(at):
                return None
        else:
            return None
    return word
