"""Mentions to events: what joins, what stays apart, and that the order of arrival does not matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_examples import READER, SEEN, article, deed, raid, reading, said

from bench.generated import readings as generated
from comity.errors import NotFoundError, UsageError
from comity.record import index, linking, links
from comity.record.casebook import Casebook
from comity.record.copies import shingles, words_of
from comity.record.entries import apply_segment
from comity.record.judgements import bring_into_force, judgement, standing, undoing
from comity.record.linking import KEPT_APART, Cluster, link
from comity.record.segments import Row, content_hash
from comity.record.told import Told, told_in
from comity.types import Article, Credit, Event, Judgement, Part, Reading, When


def told(*readings: Reading) -> list[Told]:
    return [one for reading in readings for one in told_in(reading)]


def sizes(*readings: Reading, judged: tuple[Judgement, ...] = ()) -> list[int]:
    return sorted(len(cluster.members) for cluster in link(told(*readings), judged))


def keep(book: Casebook, *readings: Reading, key: str = "file") -> list[Event]:
    with book.writer() as writer:
        writer.add(key, READER, readings, observed_at=SEEN)
    return book.events()


def undated(one: Reading) -> Reading:
    """The same report without a day for its deeds: they are dated by the report's own."""
    published = one.article.published
    mentions = tuple(replace(m, when=When(published, published, "day", "report")) for m in one.event_mentions)
    return replace(one, event_mentions=mentions)


def in_other_words(one: Reading) -> Reading:
    """The same deeds, told in a sentence that shares no telling word with those of the examples."""
    mentions = tuple(
        replace(m, sentence=replace(m.sentence, text="x" * len(m.sentence.text))) for m in one.event_mentions
    )
    return replace(one, event_mentions=mentions)


def test_reports_of_one_day_and_its_neighbour_join() -> None:
    assert sizes(raid("A"), raid("B", 19)) == [2]
    assert sizes(raid("A"), raid("B", day="2019-12-30")) == [2]
    assert sizes(raid("A"), raid("B", day="2019-12-31")) == [1, 1]


def test_daily_fighting_stays_a_day_apiece() -> None:
    days = [raid(f"Outlet {i}", day=f"2019-12-{i:02}") for i in range(10, 20)]
    assert sizes(*days) == [1] * 10


@pytest.mark.parametrize(
    "other",
    [
        {"event_type": "ACCUSE"},
        {"actors": ("iran",)},
        {"recipients": ("iraq",)},
        {"day": "2019-12-20"},
        {"status": "planned"},
        {"town": "Basra"},
    ],
)
def test_what_differs_does_not_join(other: dict[str, Any]) -> None:
    assert sizes(raid("A", town="Qaim"), raid("B", **{"town": "Qaim", **other})) == [1, 1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"recipients": ()}),  # one side left out, and named beside it
        ({"actors": ()}, {}),
    ],
)
def test_what_one_report_leaves_out_another_may_tell(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert sizes(raid("A", **one), raid("B", **other)) == [2]


def test_a_report_without_a_day_tells_of_the_days_before_it() -> None:
    assert sizes(raid("A", town="Qaim"), undated(raid("B", 3, town="Qaim"))) == [2]
    assert sizes(raid("A"), undated(raid("B"))) == [2]  # of the same toll
    assert sizes(raid("A", day="2019-12-26"), undated(raid("B"))) == [1, 1]
    assert sizes(undated(raid("A", 3)), undated(in_other_words(raid("B", 4, published="2019-12-31")))) == [1, 1]


def test_a_report_goes_on_with_what_the_days_before_told() -> None:
    def told_of(outlet: str, published: str, killed: int | None, town: str = "Qaim") -> Reading:
        one = raid(outlet, killed or 9, published, town=town)
        if killed is None:
            one = replace(one, event_mentions=tuple(replace(m, counts=()) for m in one.event_mentions))
        return undated(replace(one, article=replace(one.article, published=published)))

    first = told_of("A", "2019-12-30", 9)
    assert sizes(first, told_of("B", "2019-12-31", None)) == [2]
    assert sizes(first, told_of("B", "2019-12-31", 14)) == [1, 1]  # the next day's dead
    assert sizes(first, told_of("B", "2019-12-31", None, town="Basra")) == [1, 1]
    assert sizes(first, told_of("B", "2020-01-03", None)) == [1, 1]  # four days on, the same words are not enough
    assert sizes(first, told_of("B", "2020-01-03", None)) == [1, 1]


def test_a_small_or_round_toll_is_no_mark_of_a_deed() -> None:
    def on_its_day(outlet: str, published: str, killed: int) -> Reading:
        return undated(in_other_words(raid(outlet, killed, published)))

    for killed, expected in ((25, [2]), (4, [1, 1]), (30, [1, 1])):
        pair = on_its_day("A", "2019-12-30", killed), on_its_day("B", "2019-12-31", killed)
        assert sizes(pair[0], replace_words(pair[1])) == expected


def replace_words(one: Reading) -> Reading:
    """The same deeds in a sentence that nobody else wrote."""
    mentions = tuple(
        replace(m, sentence=replace(m.sentence, text="y" * len(m.sentence.text))) for m in one.event_mentions
    )
    return replace(one, event_mentions=mentions)


def test_what_two_reports_leave_out_is_no_likeness() -> None:
    assert sizes(raid("A", 3, recipients=()), raid("B", 4, actors=())) == [1, 1]


def test_words_for_people_tell_them_apart() -> None:
    def by(who: str, outlet: str) -> Reading:
        one = article(f"{outlet}: some {who} bombed Kataib Hezbollah in Qaim.", outlet, "2019-12-30")
        return reading(one, (deed(one, "bombed", (f"{who}-0a1b2c3d",), town="Qaim"),))

    assert sizes(by("gunmen", "A"), by("gunmen", "B")) == [2]
    assert [one.actor_words for one in told(by("gunmen", "A"))] == [("gunmen",)]


def test_an_organ_joins_its_state_and_no_sister() -> None:
    by_police, by_army, by_state = (
        raid(name, actors=(who,)) for name, who in (("A", "iraq-police"), ("B", "iraq-army"), ("C", "iraq"))
    )
    assert sizes(by_police, by_state) == [2]
    assert sizes(by_police, by_army) == [1, 1]


def test_the_readers_grouping_is_trusted() -> None:
    one = article("The United States bombed Kataib Hezbollah. Iran called the strike a crime.")
    first = deed(one, "bombed", event="e-1")
    second = deed(one, "strike", (), (), day=None, event="e-1")
    assert sizes(reading(one, (first, second))) == [2]


def test_status_by_who_says_so(book: Casebook) -> None:
    def by(source: str | None, outlet: str, **more: Any) -> Reading:
        one = article(f"The United States bombed Kataib Hezbollah, {outlet} said.", outlet)
        claim = said(one, source, "said", "bombed Kataib Hezbollah")
        voiced = {"voice": "source", "attributions": (claim.id,)} if source else {}
        return reading(one, (deed(one, "bombed", **voiced, **more),), (claim,) if source else ())

    assert keep(book, by("a-commander", "A"), key="1")[0].status == "claimed"
    assert keep(book, by(None, "B"), key="2")[0].status == "reported"
    assert keep(book, by("mark-esper", "C"), key="3")[0].status == "confirmed"
    (event,) = keep(book, by("iran", "D", status="denied"), key="4")
    assert event.status == "disputed"
    (dispute,) = event.disputes
    assert [(version.value, version.voices) for version in dispute.versions] == [
        ("denied", ("iran",)),
        ("happened", ("B", "a-commander", "mark-esper")),
    ]


def test_counts_stay_apart_by_voice_and_are_summed_up_by_a_rule(book: Casebook) -> None:
    (event,) = keep(book, raid("A", 25), raid("B", 19), raid("C", 4, "2020-01-01"), raid("D", 25))
    assert event.fatalities is not None
    assert (event.fatalities.low, event.fatalities.best, event.fatalities.high) == (4, 19, 25)
    assert "latest figure" in event.fatalities.rule
    assert {(count.voice, count.low) for count in event.counts} == {("A", 25), ("B", 19), ("C", 4), ("D", 25)}
    (dispute,) = event.disputes
    assert dispute.field == "counts.killed"
    assert [version.value for version in dispute.versions] == ["4", "19", "25"]


def test_copies_count_as_one_outlet(book: Casebook) -> None:
    words = " ".join(f"word{i} of{i % 7} report{i % 11}" for i in range(120))

    def wire(outlet: str, tail: str, published: str) -> Reading:
        text = f"The United States bombed Kataib Hezbollah. {tail}"
        one = article(text, outlet, published)
        return reading(one, (deed(one, "bombed"),))

    (event,) = keep(
        book,
        wire("Agency", words, "2019-12-29"),
        wire("Paper", words, "2019-12-30"),
        wire("Excerpt", words[: len(words) // 2], "2019-12-30"),
        wire("Reporter", " ".join(f"other{i} line{i % 5} told{i % 13}" for i in range(120)), "2019-12-31"),
    )
    assert event.outlets == ("Agency", "Reporter")
    assert len(event.articles) == 4
    assert len(shingles(words)) > 4


def test_half_the_words_are_a_copy_where_the_agency_is_credited(book: Casebook) -> None:
    words = [f"word{i} of{i % 7} report{i % 11}" for i in range(160)]
    own = [f"own{i} line{i % 5} here{i % 13}" for i in range(55)]

    def wire(outlet: str, text: list[str], *credits: str) -> Reading:
        one = article(f"The United States bombed Kataib Hezbollah. {' '.join(text)}", outlet, "2019-12-30")
        return reading(replace(one, credits=tuple(Credit("agency", name) for name in credits)), (deed(one, "bombed"),))

    (event,) = keep(
        book,
        wire("Agency", words),
        wire("Paper", words[:90] + own, "Agency"),
        wire("Weekly", words[:90] + own[::-1]),
    )
    assert len(event.outlets) == 2
    assert "Weekly" in event.outlets


def test_what_is_not_an_outlets_own_words_makes_no_copy() -> None:
    text = "A headline\n\nThe body of it.\n\nSubscribe to our letter."
    ends = (10, len(text) - 25)
    parts = (Part("headline", 0, 10), Part("body", 12, ends[1] - 1), Part("not_news", ends[1], len(text)))

    assert words_of(Article("a", text, parts=parts)).strip() == "The body of it."
    assert words_of(Article("a", text)) == text


def test_a_sentence_word_by_word_is_one_deed_though_undated() -> None:
    text = "The guards of the old harbour were attacked again by men whom nobody there had ever seen."

    def copied(outlet: str, published: str) -> Reading:
        one = article(text, outlet, published)
        return undated(reading(one, (deed(one, "attacked", recipients=("iraq",)),)))

    def differently(outlet: str, published: str) -> Reading:
        return in_other_words(copied(outlet, published))

    assert sizes(copied("A", "2019-12-30"), copied("B", "2019-12-31")) == [2]
    assert sizes(copied("A", "2019-12-30"), differently("B", "2019-12-31")) == [1, 1]


def test_judgements_join_part_and_are_undone(book: Casebook) -> None:
    one, other, third = raid("A"), raid("B", actors=("iran",)), raid("C")
    before = keep(book, one, other, third)
    m1, m2, m3 = (reading.event_mentions[0].id for reading in (one, other, third))
    assert sorted(len(event.mentions) for event in before) == [1, 2]
    apart = {mention: event.id for event in before for mention in event.mentions}
    book.judge(apart[m1], apart[m2], "same", "ann", "2026-11-20T09:00:00Z")
    (event,) = book.events()
    assert [dispute.field for dispute in event.disputes] == ["actors"]
    assert any(join.judge == "ann" and join.probability == 1 for join in event.joins)
    assert book.get(apart[m2]).id == event.id  # an id that the event had before still finds it
    book.judge(m1, m3, "different", "ben", "2026-11-20T10:00:00Z")
    assert all(not {m1, m3} <= set(event.mentions) for event in book.events())
    assert book.verify() == []
    assert book.undo(judge="ann", at="2026-11-20T11:00:00Z").verdict == "different"
    assert len(book.events()) == 1
    assert book.undo(judge="ann", at="2026-11-20T11:00:01Z").verdict == "same"
    assert book.events() == before
    with pytest.raises(NotFoundError):
        book.undo(judge="ann", at=SEEN)
    assert len(book.judgements()) == 4
    book.rebuild()
    assert book.events() == before
    with pytest.raises(UsageError):
        book.judge(m1, "united-states", "same", "ann", SEEN)


def test_a_torn_judgement_was_never_made(book: Casebook) -> None:
    keep(book, raid("A"), raid("B", actors=("iran",)))
    with (book.path / "judgements.jsonl").open("ab") as file:
        file.write(b'{"id": "j-1", "left"')
    first, second = (event.id for event in book.events())
    book.judge(first, second, "same", "ann", SEEN)
    assert len(book.judgements()) == len(book.events()) == 1


def test_different_beats_a_chain_of_same() -> None:
    readings = [raid(name, actors=(f"unknown-{name}",)) for name in "ABC"]
    a, b, c = (reading.event_mentions[0].id for reading in readings)
    same = [judgement(a, b, "same", "ann", SEEN), judgement(b, c, "same", "ann", SEEN)]
    assert sizes(*readings, judged=tuple(same)) == [3]
    apart = link(told(*readings), (*same, judgement(a, c, "different", "ben", SEEN)))
    assert sorted(len(cluster.members) for cluster in apart) == [1, 2]
    assert all(any(join.reason == KEPT_APART and join.probability == 0 for join in one.joins) for one in apart)


# --- properties ---

PUBLISHED = ("2019-12-04", "2019-12-05", "2019-12-06")
NAMES = ("united-states", "iraq", "iraq-police", "kataib-hezbollah")


@st.composite
def reports(draw: st.DrawFn) -> list[Reading]:
    """A handful of reports close enough to each other for every rule to have something to decide."""
    made = []
    for i in range(draw(st.integers(2, 9))):
        who = tuple(draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True)))
        whom = tuple(draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True)))
        day = draw(st.one_of(st.none(), st.integers(1, 6).map(lambda n: f"2019-12-{n:02}")))
        made.append(
            raid(f"Outlet {i}", draw(st.integers(1, 3)), draw(st.sampled_from(PUBLISHED)), actors=who,
                 recipients=whom, day=day, town=draw(st.sampled_from([None, "Qaim", "Basra"])),
                 status=draw(st.sampled_from(["happened", "happened", "denied", "planned"])))
        )  # fmt: skip
        if draw(st.booleans()) and day is None:
            made[-1] = undated(made[-1])
    return made


@st.composite
def judged(draw: st.DrawFn, mentions: list[str]) -> list[Judgement]:
    pairs = st.tuples(st.sampled_from(mentions), st.sampled_from(mentions)).filter(lambda pair: pair[0] != pair[1])
    verdicts = st.sampled_from(["same", "different", "unsure"])
    made = [judgement(*draw(pairs), draw(verdicts), "ann", SEEN) for _ in range(draw(st.integers(0, 4)))]
    undone = [undoing(one, "ann", SEEN) for one in made if draw(st.booleans())]
    return made + undone


@settings(max_examples=200)
@given(st.data())
def test_neither_the_order_of_reports_nor_of_judgements_matters(data: st.DataObject) -> None:
    tellings = told(*data.draw(reports()))
    made = data.draw(judged([one.mention for one in tellings]))
    clusters = link(tellings, standing(made))
    assert sorted(one.mention for cluster in clusters for one in cluster.members) == sorted(
        one.mention for one in tellings
    )
    assert link(data.draw(st.permutations(tellings)), standing(data.draw(st.permutations(made)))) == clusters
    for one in standing(made):
        if one.verdict == "different":
            assert not any({one.left, one.right} <= {told.mention for told in cluster.members} for cluster in clusters)


@pytest.mark.parametrize("together", [linking.MOST_TOGETHER, 2])
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_one_at_a_time_or_all_at_once_is_the_same(together: int, data: st.DataObject) -> None:
    with patch.object(linking, "MOST_TOGETHER", together), patch.object(links, "MOST_TOGETHER", together):
        _same_in_any_order(data)


def _same_in_any_order(data: st.DataObject) -> None:
    readings = data.draw(reports())
    with Index() as at_once, Index() as slowly:
        at_once.enter(*readings)
        gone = data.draw(st.sampled_from(readings))
        for one in data.draw(st.permutations(readings)):
            slowly.enter(one)
        slowly.enter(replace(gone, event_mentions=()), at="2026-11-21")
        slowly.enter(gone, at="2026-11-22")
        assert slowly.events() == at_once.events()
        made = data.draw(judged([one.event_mentions[0].id for one in readings]))
        for i in range(len(made)):
            slowly.judge(made[: i + 1])
        at_once.judge(made)
        assert slowly.events() == at_once.events()
        slowly.judge([])
        at_once.judge([])
        assert slowly.events() == at_once.events()


class Index:
    """An index of its own, without the log under it: what is tested is that it depends on what was entered only."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory()

    def __enter__(self) -> Index:
        self._database = index.connect(Path(self._folder.name), write=True)
        with index.transaction(self._database):
            index.lay_out(self._database)
        self._entered = 0
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()
        self._folder.cleanup()

    def enter(self, *readings: Reading, at: str = SEEN) -> None:
        rows = [Row(one.article.id, content_hash(one), READER, at, at, "f", reading=one) for one in readings]
        self._entered += 1
        apply_segment(self._database, str(self._entered), "digest", rows)

    def judge(self, made: list[Judgement]) -> None:
        with index.transaction(self._database):
            bring_into_force(self._database, made)

    def events(self) -> list[Any]:
        events = self._database.execute("SELECT * FROM events ORDER BY id").fetchall()
        return events + self._database.execute("SELECT * FROM members ORDER BY mention").fetchall()


def test_what_is_linked_again_does_not_run_through_the_threads_of_years(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = list[int]()

    def counted(tellings: Iterable[Told], *how: Any) -> list[Cluster]:
        told = list(tellings)
        held.append(len(told))
        return link(told, *how)

    reports = list(generated(500))
    with Casebook.create_or_open(tmp_path / "book").writer() as writer:
        writer.add("most", READER, reports[:-20], observed_at=SEEN)
        monkeypatch.setattr("comity.record.links.link", counted)
        for number, one in enumerate(reports[-20:]):
            writer.add(f"one {number}", READER, [one], observed_at=SEEN)
    assert max(held) < 40  # of more than a thousand; all that threads connect would be 64
