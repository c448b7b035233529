"""Exports are read back by the libraries that their users have, lead back to sentences, and come out the same twice."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import geojson
import networkx
import pandas
import plain_reader
import pytest
from followthemoney import model

from comity.errors import UsageError
from comity.faces.desk import Desk
from comity.faces.export import FORMS

RAIDS = 12
HOSTILE = "cab\u202ecod\x07"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A casebook of a raid a week, with talks between, so that there are ties; one headline means harm."""
    made = Desk(tmp_path / "iraq", reader=plain_reader.READER, clock=lambda: datetime(2020, 1, 2, 8, tzinfo=UTC))
    rows = []
    for at in range(RAIDS):
        day = f"2019-{10 + at // 4}-{7 * (at % 4) + 1:02}"
        text = (
            f"On a day the United States bombed Kataib Hezbollah, and {at + 1} killed were counted. It was hill {at}."
        )
        rows.append({"text": text, "published": day, "outlet": f"Wire {at % 3}", "url": f"https://wire.example/{at}"})
    rows.append(
        {"text": "Iran met Iraq. Iran condemned the United States.", "published": "2019-12-30", "outlet": "Wire 1",
         "headline": f"=1+1 {HOSTILE}"}
    )  # fmt: skip
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    made.read(path)
    return made


def text(desk: Desk, form: str, **chosen: Any) -> str:
    return "".join(desk.export(form, **chosen).text())


def test_two_exports_of_one_casebook_are_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    for form in FORMS:
        once, again = (tmp_path / name / form for name in ("once", "again"))
        for out in (once, again):
            desk.export(form).write(out if form in ("csv", "jsonl", "parquet") else out.with_suffix(".txt"))
    first, second = (sorted((tmp_path / name).rglob("*.*")) for name in ("once", "again"))
    assert [one.name for one in first] == [one.name for one in second]
    assert len(first) == 3 * 10 + 7
    assert all(one.read_bytes() == other.read_bytes() for one, other in zip(first, second, strict=True))


def test_pandas_reads_the_tables(desk: Desk, tmp_path: Path) -> None:
    written = desk.export("csv").write(tmp_path / "tables")
    assert {path.stem for path in written} == {
        "events", "mentions", "claims", "stances", "actors", "articles", "outcomes", "ties", "shifts", "skipped"
    }  # fmt: skip
    events = pandas.read_csv(tmp_path / "tables" / "events.csv")
    assert list(events["id"]) == [event.id for event in desk.events()]
    assert events["fatalities.best"].max() == RAIDS
    ties = pandas.read_csv(tmp_path / "tables" / "ties.csv")
    assert (ties["level"].dropna() < 0).any()  # a level below zero is a number, and no formula
    headlines = pandas.read_csv(tmp_path / "tables" / "articles.csv")["headline"].dropna()
    assert list(headlines) == ["'=1+1 cab[U+202E]cod[U+0007]"]


def test_parquet_is_read_back_field_by_field(desk: Desk, tmp_path: Path) -> None:
    desk.export("parquet").write(tmp_path / "tables")
    file = tmp_path / "tables" / "mentions.parquet"
    with duckdb.connect(":memory:") as database:
        rows = database.execute("SELECT id, anchor.text, \"when\".first FROM read_parquet($file)", {"file": str(file)}).fetchall()  # fmt: skip  # noqa: E501
    assert rows == [(one.id, one.anchor.text, one.when.first if one.when else None) for one in desk.mentions()]


def test_lines_are_those_of_the_listings(desk: Desk) -> None:
    lines = [json.loads(line) for line in text(desk, "jsonl", of="events").splitlines()]
    assert lines == desk.events().to_dicts()
    every = [json.loads(line)["type"] for line in text(desk, "jsonl").splitlines()]
    assert {"event", "event_mention", "article", "actor", "tie"} <= set(every)


def test_networkx_reads_signed_and_dated_edges(desk: Desk, tmp_path: Path) -> None:
    (path,) = desk.export("gexf").write(tmp_path / "ties.gexf")
    graph = networkx.read_gexf(path)
    edge = graph.edges["united-states", "kataib-hezbollah"]
    days = [start for _, start, _ in edge["sign"]]
    assert [sign for sign, _, _ in edge["sign"]][-1] == -1
    assert days == sorted(days)
    assert edge["weight"] > 0
    assert edge["start"] <= days[0] <= edge["end"]
    assert set(edge["moved_by"].split("; ")) <= {one.id for one in (*desk.events(), *desk.stances())}
    assert graph.nodes["united-states"]["label"] == "United States"
    (path,) = desk.export("graphml").write(tmp_path / "ties.graphml")
    flat = networkx.read_graphml(path).edges["united-states", "kataib-hezbollah"]
    (tie,) = (one for one in desk.ties() if (one.source, one.target) == ("united-states", "kataib-hezbollah"))
    assert flat["level"] == pytest.approx(tie.level, abs=1e-4)
    assert (flat["sign"], flat["on"], flat["weight"]) == (-1, tie.on, tie.events)


def test_followthemoney_knows_every_entity_and_takes_every_value(desk: Desk) -> None:
    entities = [json.loads(line) for line in text(desk, "ftm").splitlines()]
    ids = [entity["id"] for entity in entities]
    assert len(set(ids)) == len(ids)
    for entity in entities:
        proxy = model.get_proxy(entity)
        assert proxy.schema is not None
        proxy.schema.validate(entity)
        for prop, value in proxy.itervalues():
            assert prop.type.clean(value, proxy=proxy) is not None, (prop, value)
            if prop.type.name == "entity":
                assert value in ids
        given = {name: set(values) for name, values in entity["properties"].items()}
        assert {name: set(proxy.get(name)) for name in given} == given
    events = {entity["id"]: entity for entity in entities if entity["schema"] == "Event"}
    assert set(events) == {one.id for one in desk.events()}


def test_geojson_is_valid_and_each_point_leads_back(placed: Desk) -> None:
    export = placed.export("geojson")
    found = geojson.loads("".join(export.text()))
    assert found.is_valid
    assert found.errors() == []
    (feature,) = found["features"]
    assert feature["geometry"]["coordinates"] == [44.4, 33.3]
    assert feature["properties"]["precision"] == "town"
    mention = placed.mention(feature["properties"]["mentions"][0])
    assert feature["properties"]["sentence"] == mention.sentence.text
    assert export.left == {"without coordinates": len(placed.events()) - 1}


@pytest.mark.parametrize("form", ["cameo", "acled-like", "ucdp-like"])
def test_derived_rows_are_marked_and_lead_back(placed: Desk, form: str) -> None:
    export = placed.export(form)
    rows = pandas.read_csv(io.StringIO("".join(export.text())), sep="\t" if form == "cameo" else ",", dtype=str)
    assert len(rows) > 0
    assert export.counted["rows"] == len(rows)
    assert all(rows["derived_by"].str.startswith("Comity "))
    for event, mentions in zip(rows["comity_event"], rows["comity_mentions"], strict=True):
        assert {placed.mention(one).event for one in mentions.split("; ")} == {event}
    if form != "cameo":
        assert len(rows) + export.left.total() == len(placed.events())


@pytest.fixture
def placed(desk: Desk) -> Desk:
    """The same with one more raid, of which the place is known."""
    from comity.faces.readers import Reader

    read = plain_reader.READER.read

    def in_baghdad(article: Any) -> Any:
        from dataclasses import replace

        from comity.types import Place

        place = Place("Baghdad", "IRQ", "Baghdad", 33.3, 44.4, 98182, "town")
        found = read(article)
        return replace(found, event_mentions=tuple(replace(one, where=place) for one in found.event_mentions))

    text_ = "On a day the United States bombed Kataib Hezbollah in Baghdad, and 25 killed were counted."
    path = desk.path.parent / "placed.jsonl"
    path.write_text(json.dumps({"text": text_, "published": "2020-01-01", "outlet": "Wire 9"}) + "\n")
    Desk(desk.path, reader=Reader(in_baghdad, "placed 1"), clock=lambda: datetime(2020, 1, 2, 9, tzinfo=UTC)).read(path)
    return Desk(desk.path)


def test_selections_are_those_of_the_listings(desk: Desk) -> None:
    rows = list(csv.DictReader(io.StringIO(text(desk, "csv", since="2019-12-01", actor="united-states"))))
    assert [row["id"] for row in rows] == [one.id for one in desk.events(since="2019-12-01", actor="united-states")]
    assert 0 < len(rows) < RAIDS
    assert len(text(desk, "csv", of="articles", limit=2).splitlines()) == 3


def test_memory_is_flat_over_the_events(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten times the events take no more: a stream that repeats its events stands for a large casebook."""
    from comity.record.stream import Stream

    once = Stream.events

    def peak(times: int) -> int:
        def again(self: Stream, chosen: Any) -> Iterable[Any]:
            for _ in range(times):
                yield from once(self, chosen)

        monkeypatch.setattr(Stream, "events", again)
        tracemalloc.start()
        written = sum(map(len, desk.export("cameo").text()))
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert written > times * 1000
        return highest

    peak(1)
    assert peak(300) < 1.2 * peak(30) + 100_000


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--as", "parquet"), "Parquet is no text"),
        (("--as", "geojson", "--of", "events"), "`geojson` has its own"),
        (("--as", "csv", "--of", "evnts"), "there are no records `evnts`"),
        (("--as", "gexf", "--search", "raid"), "`search` says nothing of the course of ties"),
        (("--as", "jsonl", "--type", "ASSAULT"), "`type` means another thing in each kind"),
        (("--as", "csv", "--of", "ties", "--status", "denied"), "`status` says nothing of ties"),
        (("--as", "csv", "--type", "ASAULT"), "there is no type `ASAULT`"),
    ],
)
def test_what_can_not_be_exported_says_why(
    desk: Desk, comity: Callable[..., Any], arguments: tuple[str, ...], says: str
) -> None:
    ran = comity("export", desk.path, *arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert says in ran.err
    assert "hint: " in ran.err


def test_who_is_nobody_is_told_before_anything_is_written(desk: Desk, comity: Callable[..., Any]) -> None:
    ran = comity("export", desk.path, "--as", "csv", "--actor", "irann")
    assert (ran.code, ran.out) == (3, "")
    assert "did you mean `iran`" in ran.err


def test_the_command_writes_to_stdout_and_says_what_is_left_out(desk: Desk, comity: Callable[..., Any]) -> None:
    ran = comity("export", desk.path, "--as", "acled-like")
    assert ran.code == 0
    assert ran.out.startswith("event_id_cnty,event_date")
    assert f"as acled-like {len(desk.events())} events left out: " in ran.err
    assert f"{RAIDS} without a place" in ran.err


def test_the_command_writes_files(desk: Desk, comity: Callable[..., Any], tmp_path: Path) -> None:
    ran = comity("export", desk.path, "--as", "csv", "--out", tmp_path / "tables")
    assert ran.code == 0
    assert ran.out == ""
    assert f"written: {tmp_path / 'tables'}/ (10 files)" in ran.err
    assert comity("export", desk.path, "--as", "csv", "--out", tmp_path / "events.csv").code == 0
    assert (tmp_path / "events.csv").read_bytes() == (tmp_path / "tables" / "events.csv").read_bytes()


def test_nothing_is_written_into_a_casebook_or_over_a_folder(desk: Desk, tmp_path: Path) -> None:
    for place in (desk.path, desk.path / "map.geojson", tmp_path):
        with pytest.raises(UsageError):
            desk.export("geojson").write(place)
    with pytest.raises(UsageError, match="there is no form"):
        desk.export("shapefile")


def test_an_export_that_fails_leaves_nothing_behind(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from comity.record.stream import Stream

    def breaks(self: Stream, chosen: Any) -> Iterable[Any]:
        raise RuntimeError("broken")

    monkeypatch.setattr(Stream, "events", breaks)
    with pytest.raises(RuntimeError):
        desk.export("geojson").write(tmp_path / "out" / "map.geojson")
    assert list((tmp_path / "out").iterdir()) == []
