"""Ties and turns: what has to hold of them whatever the deeds are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import UsageError
from comity.relations.attention import Attention, attention_in, pair_of
from comity.relations.conduct import Conduct, conduct_in
from comity.relations.levels import level_of
from comity.relations.material import Material
from comity.relations.rates import mean_rates
from comity.relations.shifts import Watch, shifts
from comity.relations.standing import Standing
from comity.relations.ties import tie, ties
from comity.relations.weights import weights
from comity.types import Actor, Argument, Event, EventMention, Relation, Span, Stance, When

WEIGHTS = weights()
SCORES: Mapping[str, float] = {"ASSAULT": -9.0, "AID": 10.0, "CONSULT": 2.5, "ACCUSE": -3.0}
DAY = date(2019, 1, 1)


def did(day: int, score: float, event: str, source: str = "a", target: str = "b", weight: float = 1.0) -> Conduct:
    at = DAY.toordinal() + day
    return Conduct(source, target, at, at, score, weight, event, "ASSAULT", (f"report {event}",), ("Wire",))


conducts = st.lists(
    st.builds(
        did,
        st.integers(0, 300),
        st.sampled_from([-9.5, -7.0, -3.0, 2.5, 5.0, 10.0]),
        st.uuids().map(str),
        weight=st.sampled_from([0.4, 1.0, 1.3]),
    ),
    min_size=1,
    max_size=30,
    unique_by=lambda one: one.event,
)


def attention(done: Sequence[Conduct], idle: Sequence[int] = ()) -> Attention:
    """Ten reports a day for two years, whoever they name."""
    first = DAY.toordinal() - 365
    days = [day for day in range(first, first + 730) for _ in range(10)]
    return Attention(days, dict.fromkeys({pair_of(one) for one in done}, idle))


# --- ties


@given(conducts)
def test_ties_flip_with_sign(done: list[Conduct]) -> None:
    flipped = [replace(one, score=-one.score) for one in done]
    tied, other = (tie(these, "a", "b", "2019-12-01", WEIGHTS) for these in (done, flipped))
    if tied.level is None:
        assert other.level is None
    else:
        assert other.level is not None
        assert other.low is not None
        assert tied.high is not None
        assert other.level == pytest.approx(-tied.level)
        assert other.low == pytest.approx(-tied.high)


@given(conducts)
def test_what_an_event_moves_is_the_level_less_that_without_it(done: list[Conduct]) -> None:
    whole = tie(done, "a", "b", "2019-12-01", WEIGHTS)
    fading = {one.event: one.weight * 0.5 ** ((date(2019, 12, 1).toordinal() - one.day) / 365) for one in done}
    for moved in whole.moved_by:
        rest = level_of((one.score, fading[one.event]) for one in done if one.event != moved.event)
        assert rest is not None
        assert whole.level is not None
        assert whole.level - moved.amount == pytest.approx(rest.level)


@given(conducts, st.floats(1.1, 5))
def test_more_reporting_of_the_same_conduct_does_not_move_the_level(done: list[Conduct], more: float) -> None:
    once = tie(done, "a", "b", "2019-12-01", WEIGHTS)
    often = tie([replace(one, weight=one.weight * more) for one in done], "a", "b", "2019-12-01", WEIGHTS)
    if once.level is not None:
        assert often.level == pytest.approx(once.level)
        assert often.high is not None
        assert often.low is not None
        assert once.high is not None
        assert once.low is not None
        assert often.high - often.low <= once.high - once.low + 1e-9


def test_too_few_events_give_no_number() -> None:
    found = tie([did(0, -9, "e1"), did(3, -9, "e2")], "a", "b", "2019-02-01", WEIGHTS)
    assert (found.level, found.low, found.high, found.events) == (None, None, None, 2)


def test_a_tie_knows_nothing_of_later_days() -> None:
    done = [did(at, 5, f"e{at}") for at in range(4)] + [did(200, -10, f"later {at}") for at in range(9)]
    assert tie(done, "a", "b", "2019-02-01", WEIGHTS).level == pytest.approx(5)
    assert tie(done, "a", "b", "2019-08-01", WEIGHTS).level < 0  # type: ignore[operator]


# --- turns


def warring() -> list[Conduct]:
    """Half a year of talks, then a war."""
    talks = [did(20 * at, 4.0, f"talks {at}") for at in range(9)]
    return talks + [did(200 + 2 * at, -9.0, f"raid {at}", *("ab" if at % 2 else "ba")) for at in range(6)]


def test_a_war_after_talks_is_a_realignment_dated_at_its_first_raid() -> None:
    done = warring()
    (found,) = shifts(done, attention(done), WEIGHTS)
    assert (found.turn, found.kind) == ("hostile", "realignment")
    assert found.date == (DAY + timedelta(200)).isoformat()
    assert found.before is not None
    assert found.before > 0 > found.after
    assert found.date <= found.called <= (DAY + timedelta(210)).isoformat()
    assert set(found.events) == {f"raid {at}" for at in range(6)}


def test_the_same_turn_with_signs_swapped_is_cooperative() -> None:
    done = [replace(one, score=-one.score) for one in warring()]
    (found,) = shifts(done, attention(done), WEIGHTS)
    assert (found.turn, found.kind) == ("cooperative", "realignment")


def test_one_report_is_never_a_turn() -> None:
    done = [replace(one, reports=("one report",)) if one.score < 0 else one for one in warring()]
    assert shifts(done, attention(done), WEIGHTS) == []


def test_what_is_written_of_two_without_their_deeds_speaks_against_a_turn() -> None:
    done = warring()
    loud = [DAY.toordinal() + 200 + at // 40 for at in range(800)]
    (quiet,), louder = shifts(done, attention(done), WEIGHTS), shifts(done, attention(done, loud), WEIGHTS)
    assert not louder or louder[0].probability < quiet.probability


def test_what_an_event_adds_to_a_turn_is_the_evidence_less_that_without_it() -> None:
    done = warring()
    rates = mean_rates(done, 7300)
    watch, without = (Watch(attention(done), WEIGHTS, rates) for _ in range(2))
    for one in done:
        watch.add([one])
        if one.event != "raid 2":
            without.add([one])
    (call,), (rest,) = watch._calls["a", "b"], without._calls["a", "b"]
    amounts = dict(watch.moved_by(("a", "b"), call.best))
    assert call.best.factor - amounts["raid 2"] == pytest.approx(rest.best.factor)


@given(conducts)
def test_report_by_report_is_as_the_whole(done: list[Conduct]) -> None:
    watch = Watch(attention(done), WEIGHTS, mean_rates(done, 7300))
    for _, reported in groupby(sorted(done, key=lambda one: one.known), key=lambda one: one.known):
        watch.add(list(reported))
    assert watch.shifts() == shifts(done, attention(done), WEIGHTS)


def test_what_is_told_late_changes_the_time_before() -> None:
    done = warring()
    late = [replace(did(60 + at, -9.0, f"late {at}"), known=DAY.toordinal() + 209) for at in range(3)]
    rates = mean_rates([*done, *late], 7300)
    watch, fresh = (Watch(attention(done), WEIGHTS, rates) for _ in range(2))
    for _, reported in groupby(sorted([*done, *late], key=lambda one: one.known), key=lambda one: one.known):
        watch.add(list(reported))
    fresh.add([*done, *late])
    onset, now = DAY.toordinal() + 200, DAY.toordinal() + 210
    assert list(watch._evidence(("a", "b"), onset, now)) == list(fresh._evidence(("a", "b"), onset, now))


# --- what conduct is made of


def mention(name: str, article: str = "a-1", **fields: object) -> EventMention:
    sentence = Span(0, 20, f"a sentence, {name}   "[:20])
    return EventMention(name, article, f"e-{name}", "ASSAULT", Span(0, 4, "hits"), sentence, **fields)  # type: ignore[arg-type]


def told(
    *mentions: EventMention, actors: Sequence[Actor] = (), stances: Sequence[Stance] = (), **fields: object
) -> list[Conduct]:
    """The conduct of events of one mention each, told on the first days of 2020."""
    events = [
        Event(f"e-{one.id}", one.event_type, "reported",
              actors=tuple(argument.actor for argument in one.actors),
              recipients=tuple(argument.actor for argument in one.recipients), when=one.when, mentions=(one.id,),
              articles=(one.article,), outlets=("Wire",), first_reported=f"2020-01-0{one.article[-1]}")
        for one in mentions
    ]  # fmt: skip
    known = {one.id: one for one in actors} | {
        name: Actor(name, name, "state", name) for name in ("us", "iraq", "iran") if name not in {a.id for a in actors}
    }
    published = {f"a-{day}": f"2020-01-0{day}" for day in range(1, 9)}
    material = Material(events, {one.id: one for one in mentions}, stances, known, published,
                        fields.get("named", {}), fields.get("original", {}), fields.get("said_by", {}))  # type: ignore[arg-type]  # fmt: skip
    return conduct_in(material, WEIGHTS, lambda kind, mode: SCORES[kind])


def by(*names: str) -> tuple[Argument, ...]:
    return tuple(Argument(name, Span(0, 1, "x")) for name in names)


def test_a_deed_is_conduct_of_its_actor_toward_its_recipient() -> None:
    (found,) = told(mention("m1", actors=by("us"), recipients=by("iraq")))
    assert (found.source, found.target, found.score, found.weight) == ("us", "iraq", -9.0, 1.0)


def test_background_moves_nothing() -> None:
    assert told(mention("m1", actors=by("us"), recipients=by("iraq"), historical=True)) == []
    old = When("2003-01-01", "2003-12-31", "year", "stated")
    assert told(mention("m2", actors=by("us"), recipients=by("iraq"), when=old)) == []


def test_the_same_words_count_once_whenever_they_are_printed() -> None:
    first = mention("m1", actors=by("us"), recipients=by("iraq"))
    again = replace(first, id="m2", article="a-5")
    assert len(told(first, again)) == 1
    edited = replace(again, sentence=Span(0, 9, "cut short"))
    assert len(told(first, edited)) == 2
    assert len(told(first, edited, original={"a-5": "a-1"})) == 1


def test_offices_count_on_the_day_of_the_deed_and_factions_are_their_own() -> None:
    minister = Actor(
        "m", "M", "person", of=(Relation("iraq", "office", "2019", "2020-01-03"), Relation("dawa", "member"))
    )
    militia = Actor("militia", "Militia", "armed_group", of=(Relation("iraq", "organ"),))
    crowd = Actor("iraqi-protesters", "protesters", "crowd", of=(Relation("iraq", "nationality"),))
    people = Actor("iraqis", "Iraqis", "people", of=(Relation("iraq", "nationality"),))
    known = {one.id: one for one in (minister, militia, crowd, people)}
    standing = Standing(known)
    assert standing.of("m", "2020-01-02") == ("iraq",)
    assert standing.of("m", "2020-02-01") == ("dawa",)
    assert standing.of("militia", "2020-01-02") == ("militia",)
    assert standing.of("iraqi-protesters", "2020-01-02") == ("iraqi-protesters", "iraqis")
    assert standing.of("gunmen-99a85e9e", "2020-01-02") == ()


def test_condemning_a_raid_is_against_whoever_did_it() -> None:
    raid = mention("m1", actors=by("us"), recipients=by("iraq"))
    words = replace(mention("m2", actors=by("iran"), about="m1"), event_type="ACCUSE")
    assert ("iran", "us") in {(one.source, one.target) for one in told(raid, words)}


def test_a_side_that_only_the_sentence_names_counts_less_and_a_speaker_not_at_all() -> None:
    named = {"a-1": [(1, "us"), (5, "iraq")]}
    (found,) = told(mention("m1", actors=by("us")), named=named)
    assert (found.source, found.target, found.implied) == ("us", "iraq", True)
    assert found.weight == WEIGHTS.implied["weight"]
    assert told(mention("m1", actors=by("us"), attributions=("t-1",)), named=named, said_by={"t-1": "iraq"}) == []


def test_what_is_done_to_a_people_is_done_to_their_state_too() -> None:
    people = Actor("iraqis", "Iraqis", "people", "iraq", of=(Relation("iraq", "nationality"),))
    found = told(mention("m1", actors=by("us"), recipients=by("iraqis")), actors=[people])
    assert {(one.target, one.weight) for one in found} == {("iraqis", 1.0), ("iraq", WEIGHTS.toward_people)}
    assert {one.target for one in told(mention("m1", actors=by("iraqis"), recipients=by("us")), actors=[people])} == {
        "us"
    }


def test_attention_is_the_reports_that_name_both_and_tell_no_deed_of_theirs() -> None:
    raid = mention("m1", actors=by("us"), recipients=by("iraq"))
    done = told(raid)
    actors = {name: Actor(name, name, "state", name) for name in ("us", "iraq")}
    named = dict.fromkeys(("a-1", "a-2", "a-3"), ((0, "iraq"), (9, "us")))
    material = Material(
        (), {}, (), actors, {f"a-{day}": f"2020-01-0{day}" for day in (1, 2, 3)}, named, {"a-3": "a-2"}, {}
    )
    found = attention_in(material, done)
    assert list(found.idle["iraq", "us"]) == [date(2020, 1, 2).toordinal()]
    assert found.reported(date(2020, 1, 1).toordinal(), date(2020, 1, 9).toordinal()) == 2


def test_ties_of_an_actor_are_those_either_way() -> None:
    done = [did(0, -9, "e1"), did(1, 5, "e2", "b", "a"), did(2, 5, "e3", "c", "d")]
    assert {(one.source, one.target) for one in ties(done, "2019-02-01", WEIGHTS, "a")} == {("a", "b"), ("b", "a")}


# --- the table of weights


def test_a_table_of_ones_own_lies_over_the_bundled_one(tmp_path: object) -> None:
    from pathlib import Path

    folder = Path(str(tmp_path)) / "relations"
    folder.mkdir()
    (folder / "weights.toml").write_text("[status]\nclaimed = 1.0\n", encoding="utf-8")
    laid = weights([str(tmp_path)])
    assert (laid.status["claimed"], laid.status["disputed"]) == (1.0, WEIGHTS.status["disputed"])
    (folder / "weights.toml").write_text("[status]\nclamed = 1.0\n", encoding="utf-8")
    with pytest.raises(UsageError, match="clamed"):
        weights([str(tmp_path)])
