"""Moments: when and where a deed was done, chosen from its own clause before its sentence, and never invented."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from comity.reading.anchors import REPORTING, event_words, with_anchors
from comity.reading.draft import Draft, Located
from comity.reading.grammar import SUBJECTS, child, children, clause, is_verb
from comity.reading.sentences import Sentence, Token
from comity.reading.tenses import carrier as _carrier
from comity.reading.tenses import looks_ahead
from comity.reading.times import TimeExpression, find_times, is_spoken_of, to_when
from comity.types import Actor, Argument, Place, Span, When

LONG_AGO = timedelta(days=180)
"""A deed that ended this long before the report is background."""

_ERA = timedelta(days=2 * 365)  # an interval this long (`the past 40 years`) is a running time of background
_WITHIN = frozenset({"in", "at", "near", "of", "on", "outside", "inside", "around", "across", "along", "between"})
_KEEPING = _WITHIN | {"by", "with", "among", "for"}
_LEAD = 2
"""Paragraphs with which a report opens: what they tell in the past tense is the day's news."""
_REACH = 12  # steps up the parse
_SPOKEN = 3  # sentences for which a quarter that was named stays spoken of
_GROUNDS = ("building", "territory", "office-place", "ground", "site")
"""Classes of the codebook whose nouns are somewhere: *a market in the town of Jamrud*."""
_NESTING = 5  # places within places
_SIZES = ("exact", "town", "district", "province", "country")
"""Precisions of places, the smallest first."""
_BEFORE = frozenset(
    "earlier previously initially originally formerly before previous past former prior initial".split()
)
_PAST = frozenset({"VBD", "VBN"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_OTHER_TIME = frozenset("after following since before despite over about".split())
_ABOUT = frozenset({"against", "over", "about", "from", "to"})
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


def _is_earlier(sentence: Sentence, token: Token) -> bool:
    """*Had captured them*, *initially denied*, *a previous attack*: told as done before what the report tells."""
    beside = list(sentence.children(token))
    if not is_verb(token):
        return any(word.dep == "amod" and word.lower in _BEFORE for word in beside)
    perfect = any(word.dep == "aux" and word.lower in ("had", "'d", "’d") for word in beside)
    return perfect or any(word.dep == "advmod" and word.lower in _BEFORE for word in beside)


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
        happened: bool = True,
    ) -> tuple[When | None, bool]:
        """When the deed that `token` tells was done, and whether it is told as background.

        From its own words and its clause; else the last day that its paragraph has told; else the report's day. A deed
        that another is counted from has the day that was counted from, or none.
        """
        told = self._chosen(sentence, token)
        hour = told if told is not None and told.kind == "clock" and told.first is None else None
        chosen = to_when(told) if told is not None and hour is None else None
        if chosen is None and (counted := self._counted_from(sentence, token)) is not None:
            return counted.event and replace(counted.event, basis="anchored"), False
        if chosen is not None and happened and self._is_to_come(chosen):
            chosen = None  # what happened did not happen after the report
        past = not is_verb(token) and self._is_past(doers, actors)
        if chosen is not None:
            if happened and chosen.grain == "day":
                self._running[sentence.paragraph] = chosen
            return chosen, self._is_long_ago(chosen.last) or past
        era = self._era(sentence)
        if era is not None:
            return to_when(era), True
        running = self._running.get(sentence.paragraph)
        if running is not None and happened and token.tag in _PAST and not past:
            return _at_hour(replace(running, basis="anchored"), hour), self._is_long_ago(running.last)
        if self.published is None or past:
            return (to_when(hour) if hour else None), past
        if _is_earlier(sentence, token):
            return None, past  # "had earlier refused": before the report, and nobody says when
        day = self.published.isoformat()
        if happened and (
            self._is_known(sentence, token) or _is_beyond(sentence, token) or self._is_looked_back_on(sentence, token)
        ):
            return When(None, day, "day", "report"), False
        return _at_hour(When(day, day, "day", "report"), hour), False

    def _is_known(self, sentence: Sentence, token: Token) -> bool:
        """*Condemned the slayings*, *the men who bombed it*: a deed that is spoken of, and not told; done by then."""
        head = sentence.head(token)
        if head is None:
            return False
        if is_verb(token):
            return _is_aside(sentence, token, head) or _is_done_by_now(sentence, token)
        definite = any(word.dep == "poss" or word.lower in _DEFINITE for word in sentence.children(token))
        if token.dep == "pobj":
            above = sentence.head(head)
            if above is not None and is_verb(above) and head.lower in _MEANWHILE:
                return self._is_known(sentence, above)
            return definite or head.lower in _ABOUT
        if token.dep in ("compound", "nmod", "poss"):
            return True
        if token.dep in ("nsubj", "nsubjpass") and definite:
            return is_verb(head) and not _tells_now(sentence, head)
        return token.dep in ("dobj", "conj") and definite and head.lemma in self._granting

    def _is_looked_back_on(self, sentence: Sentence, token: Token) -> bool:
        """Whether a deed stands in the past tense far down in a report, where the day's news gives way to older."""
        return sentence.part == "body" and sentence.paragraph > self._lead and not _tells_now(sentence, token)

    def _is_to_come(self, when: When) -> bool:
        first = _day(when.first)
        return first is not None and self.published is not None and first > self.published

    def _counted_from(self, sentence: Sentence, token: Token) -> TimeExpression | None:
        """The expression that counts from this deed, and so tells when it was: the raid of *the day after the raid*."""
        return next((one for one in self._times[sentence.i] if _is_event_of(sentence, one, token)), None)

    def times_in(self, sentence: Sentence) -> Sequence[TimeExpression]:
        return self._times.get(sentence.i, ())

    def place_of(self, sentence: Sentence, token: Token, farthest: int = 2) -> Place | None:
        """Where the deed was done: a place of its own phrase or clause, the smallest; else of a clause around it.

        `farthest` 1 leaves out the clauses around: *protest in London, demanding a withdrawal*.
        """
        ranked = [
            (
                distance,
                _SIZES.index(place.place.precision) if place.place.precision else len(_SIZES),
                place.first,
                place,
            )
            for place in self._places[sentence.i]
            if (distance := self._how_far(sentence, token, place.place.span)) is not None and distance <= farthest
        ]
        return min(ranked, key=lambda found: (max(found[0], 1), *found[1:3]))[3].place if ranked else None

    def place_around(self, sentence: Sentence, token: Token, others: Collection[int]) -> Place | None:
        """The nearest place within the clause of a deed, on those who do it or bear it: *police in Basra arrested*.

        For deeds whose own words tell no place; `others` are the words of other deeds, whose places are theirs.
        """
        verb = clause(sentence, token)
        goals = {token.i} if verb.i in others else {token.i, verb.i}
        near = [
            (abs(place.first - token.i), place)
            for place in self._places[sentence.i]
            if _is_within(sentence, place, goals, others)
        ]
        return min(near, key=lambda found: found[0])[1].place if near else None

    def _how_far(self, sentence: Sentence, token: Token, span: Span | None) -> int | None:
        """How near to a deed a place stands; *at a market in the town of Jamrud* stands as near as the market."""
        at = _carrier(sentence, span)
        for _ in range(_NESTING):
            distance = self._distance(sentence, token, at)
            if distance is not None or at is None:
                return distance
            carrier = sentence.tokens[at]
            preposition = sentence.head(carrier)
            if carrier.dep != "pobj" or preposition is None or preposition.lower not in _WITHIN:
                return None
            if carrier.lemma not in self._grounds:
                return None  # "in support of rallies in Bahrain": where the rallies are
            at = preposition.head
        return None

    def _chosen(self, sentence: Sentence, token: Token) -> TimeExpression | None:
        ranked = []
        for expression in self._times[sentence.i]:
            if expression.kind not in ("date", "anchor", "clock") or self._is_era(expression):
                continue
            at = _carrier(sentence, expression.span)
            distance = self._distance(sentence, token, at) if at is not None else None
            if distance is not None and at != token.i and _is_label(sentence, expression):
                continue  # "offences at a 2012 rally": the year of the rally
            if distance is not None and not _is_event_of(sentence, expression, token):
                ranked.append((distance, abs((at or 0) - token.i), expression))
        return min(ranked, key=lambda found: found[:2])[2] if ranked else None

    def _distance(self, sentence: Sentence, token: Token, at: int | None) -> int | None:
        """How near to the deed the word stands that a time or place describes.

        0: it describes the deed's own words; 1: the verb of its clause; 2: a clause around that; 3: the verb that
        reports it (*said on Friday that ...*); None: something else.
        """
        if at is None:
            return None
        described = sentence.tokens[at]
        if described.i == token.i or _is_argument(sentence, described, token):
            return 0
        verb = clause(sentence, token)
        if described.i == verb.i:
            return None if _is_beyond(sentence, token) else 1
        if verb.dep == "acl" and described.i == verb.head:
            return 1  # "the decision December 29 to bomb"
        if not is_verb(described) or not any(word.i == described.i for word in sentence.ancestors(verb)):
            return None
        if described.lemma in REPORTING:
            return 3 if is_verb(token) else None
        return None if verb.dep == "conj" and child(sentence, verb, *SUBJECTS) else 2

    def _era(self, sentence: Sentence) -> TimeExpression | None:
        return next((e for e in self._times[sentence.i] if self._is_era(e)), None)

    def _is_era(self, expression: TimeExpression) -> bool:
        if expression.first is None or expression.last is None or self.published is None:
            return False
        recent = expression.last >= _before(self.published, LONG_AGO)
        return recent and expression.last - expression.first > _ERA and expression.first < _before(self.published, _ERA)

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


def _before(day: date, by: timedelta) -> date:
    """The day so long before another; the first of all days where there is none."""
    return day - min(by, day - date.min)


def _tells_now(sentence: Sentence, token: Token) -> bool:
    """Whether the clause of a word tells what is: *marches*, *is killed*, *are fighting*."""
    verb = clause(sentence, token)
    helpers = children(sentence, verb, "aux", "auxpass")
    return verb.tag in ("VBZ", "VBP") or any(word.tag in ("VBZ", "VBP") for word in helpers)


def _at_hour(when: When, hour: TimeExpression | None) -> When:
    """A day, at the hour that a clause without a day tells: `at 7 p.m.` is of the day that is being told."""
    return when if hour is None else replace(when, grain=hour.grain, span=hour.span)


def _is_event_of(sentence: Sentence, expression: TimeExpression, token: Token) -> bool:
    """Whether a word is of the event that an expression counts from: *five days after the murder*."""
    return expression.anchored and any(word.i == token.i for word in event_words(sentence, expression.span))


def _is_within(sentence: Sentence, place: Located, goals: Collection[int], others: Collection[int]) -> bool:
    """Whether a place stands under one of some words, over nouns and prepositions that keep to the place."""
    at = sentence.tokens[place.last]
    nearest = True
    for _ in range(_REACH):
        above = sentence.head(at)
        if above is None or (above.i in others and above.i not in goals):
            return False
        if above.i in goals:
            return not nearest
        if above.pos == "ADP":
            if above.lower not in (_WITHIN if nearest else _KEEPING):
                return False
            nearest = False
        elif is_verb(above):
            return False
        at = above
    return False


def _is_done_by_now(sentence: Sentence, verb: Token) -> bool:
    """*Has fought it every step of the way*: done at some time up to the report."""
    helpers = children(sentence, verb, "aux")
    return verb.tag == "VBN" and any(word.lower in ("has", "have", "'ve", "’ve") for word in helpers)


def _is_aside(sentence: Sentence, verb: Token, head: Token) -> bool:
    """Whether a verb tells what was done before what its sentence tells: *who bombed it*, *after he was killed*."""
    if verb.dep in ("relcl", "acl"):
        return verb.tag in _PAST
    if verb.dep == "pcomp":
        return verb.tag == "VBG" and head.lower in (_ABOUT | {"for", "of", "after", "since"})
    return verb.dep == "advcl" and any(word.lower in ("after", "since") for word in children(sentence, verb, "mark"))


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


def _is_beyond(sentence: Sentence, token: Token) -> bool:
    """Whether a noun tells of another time than its verb: *took effect on Friday after months of talks*."""
    if is_verb(token):
        return False
    at = token
    while not is_verb(at) and at.head != at.i:
        at = sentence.tokens[at.head]
        if at.lower in _OTHER_TIME and at.pos in ("ADP", "SCONJ", "VERB"):
            return True
    return False


def _is_argument(sentence: Sentence, word: Token, token: Token) -> bool:
    """Whether a noun is the object of a deed's word, or of a preposition on it."""
    head = sentence.head(word)
    if head is None or is_verb(word):
        return False
    if head.i == token.i:
        return word.dep in ("dobj", "nsubjpass", "attr", "obj")
    return word.dep == "pobj" and head.head == token.i


def _full(day: str) -> str:
    return {4: f"{day}-12-31", 7: f"{day}-28"}.get(len(day), day)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
