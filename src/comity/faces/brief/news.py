"""What changed, who turned, and what came of what was asked: the sections of a brief that tell news."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from math import inf, log10

from comity.faces.brief.deeds import event_clause, mark_of, of_different_reports, telling_of
from comity.faces.brief.material import Clause, Item, Section, Sources, named
from comity.faces.brief.period import Period, day_of, when_words
from comity.faces.brief.telling import asked_clause
from comity.faces.outcomes import RESULTS
from comity.faces.words import DONE, STATUS, day, deaths, one_line, plural, shortened
from comity.types import Actor, Event, EventMention, Outcome, OutcomeKind, Shift, Stance

DEEDS, TURNS, LED, ANSWERED, OPEN = 8, 5, 2, 5, 3
"""Items of each section, and events that are told under a turn: together with the other sections two pages."""

A_DAY = 2
"""Deeds that are told of one day."""

_LOOKED_AT = 40  # of the weightiest deeds those that are looked at more closely

_ASKED: Mapping[OutcomeKind, str] = {
    "request": "asked", "refusal": "refused", "threat": "threatened", "promise": "promised", "agreement": "agreed",
}  # fmt: skip

_QUOTED = 120  # characters of a sentence that stands for a deed that the record does not tell apart
_WORDS_AGAINST, _FORCE = 3, 4  # quads
_MOST_DEAD = 300
_MANY, _DAYS_APART = 10, 3  # dead that make two deeds alike, where they lie within so many days


def changes(period: Period, sources: Sources) -> Section:
    """The weightiest deeds first reported in the period, by day; of those that look like one the weightiest."""
    done = [one for one in period.new if one.status in DONE and (one.actors or one.recipients)]
    known = period.desk.related(period.as_of).material.actors
    weightiest = sorted(done, key=lambda one: (-_weight(one, known, period), day_of(one), one.id))[:_LOOKED_AT]
    first = period.desk.first_mentions(weightiest, period.as_of)
    chosen: list[Event] = []
    for event in weightiest:
        mention = first.get(event.id)
        if len(chosen) == DEEDS or mention is None or mention.historical or not _is_free(event, chosen):
            continue
        if not any(_alike(event, one, mention, first[one.id]) for one in chosen):
            chosen.append(event)
    items = [_deed(one, period, sources) for one in sorted(chosen, key=lambda one: (day_of(one), one.id))]
    says = (
        f"{plural(len(done), 'deed')} told as done in {plural(len(period.reports), 'report')}; "
        f"the {len(chosen)} weightiest, by the outlets that tell them, the dead, and how much of them is told"
        if chosen
        else "none told as done"
    )
    return Section("changes", "What changed", says, tuple(filter(None, items)), period.command("events"))


def _is_free(event: Event, chosen: Sequence[Event]) -> bool:
    return not day_of(event) or sum(day_of(one) == day_of(event) for one in chosen) < A_DAY


def _alike(event: Event, other: Event, told: EventMention, otherwise: EventMention) -> bool:
    """Told in one sentence, or with the same large number of dead within days: one deed, though nothing joined them."""
    if (told.article, told.sentence.start) == (otherwise.article, otherwise.sentence.start):
        return True
    dead = {one.fatalities.best if one.fatalities else 0 for one in (event, other)}
    return len(dead) == 1 and min(dead) >= _MANY and _days_between(event, other) <= _DAYS_APART


def _days_between(event: Event, other: Event) -> float:
    """How far apart the days of two deeds are; without end where the report of one has no day."""
    first, second = day_of(event), day_of(other)
    if not first or not second:
        return 0 if first == second else inf
    return abs((date.fromisoformat(first) - date.fromisoformat(second)).days)


def turns(period: Period, sources: Sources) -> Section:
    """Who turned against or toward whom in the period, or could first be seen to have done so in it."""
    found = [one for one in period.desk.shifts(as_of=period.as_of) if period.holds(one.called)]
    apart: dict[tuple[str, ...], Shift] = {}  # the same deeds between a state and two groups of one people are one turn
    for one in sorted(found, key=lambda one: (one.kind != "realignment", -one.probability, one.id)):
        apart.setdefault(one.events, one)
    surest = list(apart.values())[:TURNS]
    names = period.desk.names({id_ for one in surest for id_ in (one.a, one.b)})
    items = tuple(_turn(one, names, period, sources) for one in sorted(surest, key=lambda one: (one.date, one.id)))
    says = _so_many(len(found), "turn", len(items), "realignments and the surest first chosen")
    return Section("turns", "Who turned, and when", says, items, period.command("shifts"))


def asks(period: Period, sources: Sources) -> Section:
    """What was asked, refused, threatened and promised, with what came of it; then the newest that stand open."""
    found = list(period.desk.outcomes(since=period.since, as_of=period.as_of))
    answered = sorted((one for one in found if one.by), key=lambda one: (-one.probability, one.id))[:ANSWERED]
    still = [one for one in found if not one.by and one.actors and one.on and _is_to_be_done(one, period)]
    newest = sorted(still, key=lambda one: (one.on or "", one.id))[-OPEN:]
    chosen = sorted([*answered, *newest], key=lambda one: (one.on or "", one.id))
    told = period.desk.told_by(chosen, period.as_of)
    names = period.desk.names({id_ for one in chosen for id_ in (*one.actors, *one.doers, *one.targets)})
    items = tuple(_ask(one, names, told, sources) for one in chosen)
    counted = Counter(one.result for one in found)
    results = ", ".join(f"{counted[result]:,} {words}" for result, words in RESULTS.items() if counted[result])
    says = f"{plural(len(found), 'ask')}, refusals, threats and promises: {results}" if found else "none told"
    return Section("asks", "Asks, and what came of them", says, items, period.command("outcomes"))


def _weight(event: Event, known: Mapping[str, Actor], period: Period) -> float:
    """How much a deed is news: by the outlets that tell it, its dead, and how much of it is told.

    An outlet more, some three times the dead, a side that is somebody known, and a stated day count alike; that one
    side alone says so counts against it. More than a few hundred dead are rarely of one deed, and count as many.
    """
    dead = min(_dead(event, period), _MOST_DEAD)
    named = sum(any(_is_somebody(one, known) for one in side) for side in (event.actors, event.recipients))
    stated = event.when is not None and event.when.basis == "stated" and event.when.first == event.when.last
    return len(event.outlets) + 2 * log10(1 + dead) + named + stated - (event.status == "claimed")


def _dead(event: Event, period: Period) -> int:
    """The dead of a deed against somebody; what is said of the dead is a deed of words, and kills nobody."""
    return event.fatalities.best if event.fatalities and period.quads.get(event.event_type) == _FORCE else 0


def _is_somebody(id_: str, known: Mapping[str, Actor]) -> bool:
    return id_ in known and known[id_].kind not in ("unresolved", "people", "crowd")


def _deed(event: Event, period: Period, sources: Sources) -> Item | None:
    mentions = period.told(event.mentions)
    told = telling_of(event, mentions)
    if told is None:
        return None
    clauses = [event_clause(told, period, sources)]
    if event.fatalities and _dead(event, period):
        counting = {count.mention for count in event.counts if count.what == "killed"}
        telling = [one for one in mentions if one.id in counting]
        clauses.append(Clause(deaths(event.fatalities), sources.of(of_different_reports(telling, 2))))
    standing = "" if event.status == "reported" else f"{STATUS[event.status]}, "
    told_by = sources.of(of_different_reports(mentions))
    clauses.append(Clause(f"{standing}told by {plural(len(event.outlets), 'outlet')}", told_by))
    return Item(when_words(event), tuple(clauses), event.id, mark_of(period, event.event_type))


def _turn(one: Shift, names: Mapping[str, str], period: Period, sources: Sources) -> Item:
    led = [_moved(deed, period, sources) for deed in period.desk.related(period.as_of).deeds(one)[:LED]]
    under = tuple(dict.fromkeys(number for clause in led for number in clause.sources))
    before = f"level {one.before:+.1f} before" if one.before is not None else "nothing known before"
    levels = f"{before}, {one.after:+.1f} since".replace("-", "−")
    facts = f"{levels}; {one.kind}, probability {one.probability:.2f}, {plural(len(one.events), 'event')}"
    pair = one_line(f"{names[one.a]} and {names[one.b]} turned {one.turn}")
    moved = [Clause(f"{'and' if at else 'most moved by'}: {one.text}", one.sources) for at, one in enumerate(led)]
    return Item(f"about {day(one.date)}", (Clause(pair, under), Clause(facts, under), *moved), one.id, one.turn)


def _moved(deed: Event | Stance, period: Period, sources: Sources) -> Clause:
    if isinstance(deed, Stance):
        names = period.desk.names({deed.holder, deed.target})
        side = "for" if deed.polarity == "positive" else "against"
        number = sources.number(deed.id, deed.article, deed.sentence, [deed.basis])
        return Clause(one_line(f"{names[deed.holder]} standing {side} {names[deed.target]}"), (number,))
    told = telling_of(deed, period.told(deed.mentions))
    if told is None:
        return Clause(f"a deed that no report tells any more ({deed.id})", ())
    clause = event_clause(told, period, sources)
    return Clause(f"{clause.text} ({when_words(deed)})", clause.sources)


def _is_to_be_done(one: Outcome, period: Period) -> bool:
    """Whether a deed is told apart that can be done: to ask others to ask is none."""
    return one.deed is not None and period.quads.get(one.deed.split(" ")[0]) != _WORDS_AGAINST


def _ask(one: Outcome, names: Mapping[str, str], told: Mapping[str, EventMention], sources: Sources) -> Item:
    asking = told[one.told]
    clauses = [Clause(_asked(one, asking, names), sources.of([asking]))]
    sure = f"probability {one.probability:.2f}"
    if one.answered is not None:
        after = f" after {plural(one.days, 'day')}" if one.days else " the same day" if one.days == 0 else ""
        clauses.append(Clause(f"{RESULTS[one.result]}{after} ({sure})", sources.of([told[one.answered]])))
    else:
        clauses.append(Clause("open: these reports tell of no answer", sources.of([asking])))
    return Item(day(one.on), tuple(clauses), one.id)


def _asked(one: Outcome, asking: EventMention, names: Mapping[str, str]) -> str:
    """Who asked whom to do what; where the record does not tell the deed apart, in the report's own words."""
    speaks = named(one.actors, names) or "somebody"
    whom = f" {named(one.doers, names)}" if one.kind == "request" and one.doers else ""
    if one.deed is not None:
        targets = [id_ for id_ in one.targets if id_ not in one.doers]
        return one_line(f"{speaks} {_ASKED[one.kind]}{whom} {asked_clause(one.deed, targets, names, wanted=one.wanted)}")  # fmt: skip  # noqa: E501
    said = one_line(asking.sentence.text)
    quoted, _ = shortened(said, most=_QUOTED)
    return one_line(f"{speaks} {_ASKED[one.kind]}{whom}: “{quoted}{' …' if len(quoted) < len(said) else ''}”")


def _so_many(found: int, what: str, shown: int, how: str) -> str:
    if not found:
        return "none called"
    return plural(found, what) + (f"; {shown} of them, {how}" if shown < found else "")
