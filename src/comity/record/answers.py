"""Answers: which later deed answers an ask, what it makes of it, and how sure that is.

Each thing that an ask and a deed share is worth so many points, and what they contradict each other in rules the deed
out (`fitting`), as where two tellings are held to be of one deed (`likeness`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, pairwise, product

from comity.record import fitting
from comity.record.asks import Ask, Party, Sort, Telling, actors_of, recipients_of, rules
from comity.record.fitting import Point
from comity.record.linking import cell_key
from comity.types import OutcomeResult

ENOUGH = 4.5
"""Points from which on a deed is taken for the answer."""
NEAR, ONLY = 3.5, 0.5
"""Points from which on another deed makes one doubt, and what it is worth that no other has so many."""
AS_ONE = 7.0
"""What it is worth that a report tells of one deed which was asked not to be, and was done."""
RIGHT_AFTER = 2.0
"""What it is worth that a report tells the answer in its next sentence, of nothing else that it names."""
_ANY_WORD = re.compile(r"\w+")
_BETWEEN_SENTENCES = 3  # characters
UNTOLD = 2
"""Words that an answer in words has to share with an ask, where no telling says what one of them is about."""
_SURE = {0.0: 0.1, 3.0: 0.3, 4.0: 0.5, 4.5: 0.7, 5.0: 0.8, 6.0: 0.9, 7.0: 0.95}
_IN_WORDS = {"REJECT": "refused", "AGREE": "promised", "CONCEDE": "promised"}
_TO_COME = {"REJECT": "refused", "AGREE": "planned", "CONCEDE": "planned"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A telling that may answer an ask: what it makes of it, with how many points, and what speaks for it."""

    ask: Ask
    telling: Telling
    result: OutcomeResult
    points: float
    reason: str

    @property
    def probability(self) -> float:
        """How sure the points make it."""
        return max((sure for least, sure in _SURE.items() if self.points >= least), default=min(_SURE.values()))

    @property
    def days(self) -> int | None:
        """From the day of the ask to that of the answer, where both are told."""
        asked, answered = self.ask.said.day, self.telling.day
        return None if asked is None or answered is None else answered - asked


@dataclass(frozen=True, slots=True)
class Where:
    """The cells in which tellings may stand that answer an ask, and the first and the last day."""

    keys: tuple[int, ...]
    first: int
    last: int


def where_answered(ask: Ask) -> Where | None:
    """Where to look for answers; None where nobody is told to do it, or no day of asking."""
    if ask.since is None or ask.said.day is None or not (ask.doer.named or _may_be_anyone(ask)):
        return None
    pairs = [(kind, doer, "*") for kind in _IN_WORDS for doer in ask.doer.up]
    longest = rules().words["days"]
    if ask.sort is not None:
        sort, victims = ask.sort, ask.target.up | (ask.asker.up if ask.sort.target == "asker" else frozenset())
        sides = [*victims, ""] if victims and sort.target != "free" else ["*"]
        pairs += product(_types(sort.done_as), ask.doer.up, sides)
        pairs += product(_types(sort.done_as), ["*"], ask.target.named) if _may_be_anyone(ask) else ()
        pairs += product(_types(sort.contrary), ask.doer.up, ask.doer.up | ask.target.up)
        longest = max(sort.days, longest)
    keys = {cell_key(f"{kind} done", doer, side) for kind, doer, side in pairs}
    return Where(tuple(sorted(keys)), ask.since, ask.since + longest)


def best(asks: Iterable[Ask], candidates: Iterable[tuple[Telling, Telling | None]]) -> Answer | None:
    """The surest answer to asks that tell of one thing; of equals the earliest. A candidate comes with its `about`."""
    candidates = list(candidates)
    found = list(chain.from_iterable(answers(ask, *candidate) for ask in asks for candidate in candidates))
    if len({one.telling.event for one in found if one.points >= NEAR}) == 1:
        found = [replace(one, points=one.points + ONLY, reason=f"{one.reason}, nothing else near") for one in found]
    return min(found, key=lambda one: (-one.probability, one.telling.day or 0, one.telling.told.order), default=None)


def answers(ask: Ask, telling: Telling, about: Telling | None) -> Iterator[Answer]:
    """The ways in which a telling may answer an ask. Only what happened answers: nothing denied, planned, possible."""
    if telling.mention.status != "happened" or telling.mention.id == ask.said.mention.id:
        return
    if telling.mention.sentence == ask.said.mention.sentence and not _may_share_a_sentence(ask, telling):
        return
    if fitting.is_standing(telling):
        return
    results = rules().results[ask.rule]
    spoken = _IN_WORDS.get(telling.mention.event_type)
    ways = {"done": _done(ask, telling), "contrary": _contrary(ask, telling)}
    ways |= {spoken: _in_words(ask, telling, about)} if spoken is not None else {}
    for way, points in ways.items():
        if points is not None and way in results:
            total = sum(worth for worth, _ in points)
            reason = ", ".join(dict.fromkeys(said for _, said in points if said))
            yield Answer(ask, telling, results[way], total, reason)


def _may_share_a_sentence(ask: Ask, telling: Telling) -> bool:
    """Whether one sentence is likely to tell ask and answer: *had no leave and did it*, *resigned when called upon*.

    Of other deeds the same sentence tells what moved the ask: *called for talks after the attack*.
    """
    if fitting.is_from_before(telling) and not fitting.is_from_before(ask.said):
        return False
    if _is_said_next(ask, telling):
        return True
    return ask.rule == "leave" or ask.rule.endswith("_not") or (ask.sort is not None and ask.sort.after == 0)


def is_sure(answer: Answer) -> bool:
    """Whether an answer is sure enough to be told."""
    return answer.points >= ENOUGH


def _done(ask: Ask, telling: Telling) -> list[Point] | None:
    """The deed that was spoken of, done."""
    sort = ask.sort
    if sort is None or not _is_one_of(telling, sort.done_as):
        return None
    if _is_told_as_one(ask, telling):
        return [(AS_ONE, "the report tells of both as one deed")]
    if _goes_on_already(ask, telling):
        return None
    meeting = telling.mention.event_type == "CONSULT"
    target = _met(ask, telling) if meeting else fitting.of_target(ask, telling, needed=sort.target != "free")
    return _all([
        _doer_of(ask, telling, sort),
        target,
        fitting.of_mode(ask, telling),
        fitting.of_place(ask, telling),
        fitting.of_words(ask, telling, least=_words_needed(ask, telling, sort)),
        fitting.of_lapse(ask, telling, least=sort.after, most=sort.days),
        fitting.of_telling(ask, telling),
        fitting.of_wording(telling),
    ])  # fmt: skip


def _words_needed(ask: Ask, telling: Telling, sort: Sort) -> int:
    """Words that both sentences have to share: after a meeting that was called off, others are on other matters."""
    return max(sort.words, UNTOLD if _is_called_off(ask) else int(fitting.is_late(ask, telling)))


def _is_called_off(ask: Ask) -> bool:
    return ask.rule == "refusal" and ask.deed is not None and ask.deed.startswith("CONSULT")


def _goes_on_already(ask: Ask, telling: Telling) -> bool:
    """Whether what was not to be done is told beside the ask as going on: *during its current offensive*."""
    if not ask.rule.endswith("_not"):
        return False
    words = _ANY_WORD.findall(ask.said.mention.sentence.text.lower())
    named = (pair for pair in pairwise(words) if pair[1] == telling.mention.anchor.text.lower())
    return any(before in rules().ongoing for before, _ in named)


def _contrary(ask: Ask, telling: Telling) -> list[Point] | None:
    """What undoes the deed, done by one of its parties to another."""
    sort = ask.sort
    if sort is None or not sort.contrary or not _is_one_of(telling, sort.contrary):
        return None
    doer, victim = actors_of(telling.told), recipients_of(telling.told)
    others = ask.doer.named | ask.target.named
    theirs = Party(others - doer.up, others - doer.up)
    return _all([
        fitting.of_party(ask.doer, doer),
        _named(fitting.of_party(theirs, victim)),
        fitting.of_place(ask, telling),
        fitting.of_words(ask, telling, least=0),
        fitting.of_lapse(ask, telling, least=sort.after, most=sort.days),
        fitting.of_telling(ask, telling),
        fitting.of_wording(telling),
    ])  # fmt: skip


def _in_words(ask: Ask, telling: Telling, about: Telling | None) -> list[Point] | None:
    """That he will, or will not: said of the same deed, or of the asking itself, or in the same words.

    In another report it has to name the same target, or to speak to who asked, or to share telling words.
    """
    deed = _of_same_deed(ask, telling, about)
    to_asker, beside = fitting.of_asker(ask, telling), fitting.is_beside(ask, telling)
    if deed is None or (beside and telling.mention.anchor.start < ask.said.mention.anchor.start):
        return None
    if fitting.is_from_before(telling):
        return None
    aimed = about is not None and not ask.target.named.isdisjoint(about.told.recipients_up)
    told_of_it = beside or aimed or (about is not None and ask.kind != "request" and to_asker[0] >= fitting.TO_ASKER)
    return _all([
        _named(fitting.of_party(ask.doer, actors_of(telling.told))),
        deed,
        to_asker,
        fitting.of_words(ask, telling, least=0 if told_of_it and not _is_called_off(ask) else UNTOLD),
        fitting.of_lapse(ask, telling, least=int(ask.kind != "request"), most=rules().words["days"]),
        fitting.of_telling(ask, telling),
    ])  # fmt: skip


def _of_same_deed(ask: Ask, telling: Telling, about: Telling | None) -> Point | None:
    """Whether an answer in words is about what was asked, and what that is worth."""
    of_asking = about is None or about.mention.event_type == "REQUEST"
    if ask.kind == "request" and of_asking and _is_said_next(ask, telling):
        return RIGHT_AFTER, "said right after it"
    if about is not None and about.mention.event_type == "REQUEST" and ask.kind == "request":
        asked = _named(fitting.of_party(ask.asker, actors_of(about.told)))
        return (asked[0], f"the asking of {asked[1]}") if asked is not None else None
    if about is None or ask.deed is None:
        to_asker = ask.kind == "request" and fitting.of_asker(ask, telling)[0] > 0.0
        return fitting.of_words(ask, telling, least=UNTOLD) if to_asker else None
    if about.mention.status != _TO_COME[telling.mention.event_type]:
        return None
    same = about.mention.event_type == ask.deed.partition(" ")[0]
    target = fitting.of_party(ask.target, recipients_of(about.told))
    if not same or target is None or fitting.of_mode(ask, about) is None:
        return None
    return 1.0 + target[0] / 2, f"about the same {ask.deed}"


def _is_said_next(ask: Ask, telling: Telling) -> bool:
    """Whether a report tells it right after: *asked to leave. Turkey refused*; *asked to leave, but Turkey refused*."""
    said, answer = ask.said.mention, telling.mention
    if said.sentence == answer.sentence:
        between = said.sentence.text[said.anchor.end - said.sentence.start : answer.anchor.start - said.sentence.start]
        return answer.event_type == "REJECT" and "but" in _ANY_WORD.findall(between)
    return fitting.is_beside(ask, telling) and 0 <= answer.sentence.start - said.sentence.end <= _BETWEEN_SENTENCES


def _is_told_as_one(ask: Ask, telling: Telling) -> bool:
    """Whether a report tells of what was not to be done and of what was done as one deed, and not as the earlier."""
    unwanted = ask.rule == "leave" or ask.rule.endswith("_not")
    if not unwanted or ask.about is None or not fitting.is_beside(ask, telling) or telling.mention.historical:
        return False
    if not _is_not_before(ask, telling):
        return False
    doer = fitting.of_party(ask.doer, actors_of(telling.told))
    target = fitting.of_party(ask.target, recipients_of(telling.told))
    of_one_group = ask.about.told.group == telling.told.group
    return of_one_group or (ask.rule == "leave" and _named(doer) is not None and _named(target) is not None)


def _is_not_before(ask: Ask, telling: Telling) -> bool:
    """Whether a report does not tell the deed as earlier than the ask.

    It gives no first day to words from before its own (`had asked`): such an ask came first. Leave is refused for what
    is still to come. But *called for an end to the attacks*, told on the day of the attacks, is an answer to them.
    """
    when = ask.said.mention.when
    if ask.said.day is None or (when is not None and when.first is None):
        return True
    if telling.day is None or telling.day < ask.said.day:
        return False
    return telling.day > ask.said.day or ask.rule == "leave" or ask.said.told.first is not None


def _doer_of(ask: Ask, telling: Telling, sort: Sort) -> Point | None:
    found = fitting.of_party(ask.doer, actors_of(telling.told))
    least = fitting.SAME if sort.person else fitting.OF_ONE_STATE
    if found is None or found[0] < least or not found[1]:
        same = _may_be_anyone(ask) and not ask.target.named.isdisjoint(recipients_of(telling.told).named)
        return (fitting.BY_ANYONE, "by whoever it was") if same else None
    return found[0] + fitting.IN_PERSON * sort.person, found[1]


def _may_be_anyone(ask: Ask) -> bool:
    """Whether it counts whoever does it."""
    anyone = ask.sort.anyone if ask.sort is not None else "never"
    return anyone == "always" or (anyone == "unnamed" and not ask.doer)


def _met(ask: Ask, telling: Telling) -> Point | None:
    """That those met who were to meet: who was asked and who asked, or two of those who agreed to."""
    actors, recipients, spoken_to = actors_of(telling.told), recipients_of(telling.told), recipients_of(ask.said.told)
    there = Party(actors.named | recipients.named, actors.up | recipients.up)
    others = (ask.target.named | ask.asker.named | spoken_to.named) - ask.doer.up
    if not others:
        met = sorted(ask.doer.named & there.up)
        return (fitting.SAME, " and ".join(met[:3])) if len(met) > 1 else None
    other = Party(others, others)
    return _named(fitting.of_party(other, there)) if _named(fitting.of_party(ask.doer, there)) else None


def _named(point: Point | None) -> Point | None:
    """The point where it is for somebody, and not only for nobody being named."""
    return point if point is not None and point[0] >= fitting.SAME_WORDS else None


def _all(points: Iterable[Point | None]) -> list[Point] | None:
    found = list(points)
    return None if any(point is None for point in found) else [point for point in found if point is not None]


def _is_one_of(telling: Telling, deeds: Iterable[str]) -> bool:
    return any(deed in (telling.deed, telling.mention.event_type) for deed in deeds)


def _types(deeds: Iterable[str]) -> list[str]:
    return sorted({deed.partition(" ")[0] for deed in deeds})
