"""Segments: what goes in comes out, and damage is named."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from record_examples import SEEN, raid

from comity.errors import CasebookDamagedError
from comity.record import segments
from comity.types import Article, Reading, Skip

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
EXTRA = st.dictionaries(TEXT, st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT, max_size=2)
READINGS = st.builds(Reading, article=st.builds(Article, extra=EXTRA))


def row(reading: Reading) -> segments.Row:
    id_, hash_ = reading.article.id, segments.content_hash(reading)
    return segments.Row(id_, hash_, reading.reader, SEEN, SEEN, "file", reading=reading)


@pytest.fixture(autouse=True)
def _plain_strategies() -> None:
    st.register_type_strategy(str, TEXT)
    st.register_type_strategy(int, st.integers(-(2**63), 2**63 - 1))
    st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(READINGS, max_size=3))
def test_rows_come_back_as_they_went_in(tmp_path_factory: pytest.TempPathFactory, readings: list[Reading]) -> None:
    folder = tmp_path_factory.mktemp("book")
    rows = [
        *map(row, readings),
        segments.Row(None, None, "r", SEEN, SEEN, "f", "paywall", skip=Skip("x", "fetch", "paywall")),
    ]
    written = segments.write_segment(folder, "name", rows)
    assert list(segments.read_rows(written.path)) == rows


def test_a_segment_is_written_once(tmp_path: Path) -> None:
    first = segments.write_segment(tmp_path, "name", [row(raid("A"))])
    assert segments.write_segment(tmp_path, "name", []) == first
    assert len(list(segments.read_rows(first.path))) == 1


def test_an_older_segment_without_a_column_reads_with_its_default(tmp_path: Path) -> None:
    import duckdb

    written = segments.write_segment(tmp_path, "name", [row(raid("A"))])
    older = tmp_path / "older.parquet"
    duckdb.sql(f"COPY (SELECT * EXCLUDE (skip, error) FROM '{written.path}') TO '{older}' (FORMAT parquet)")
    assert list(segments.read_rows(older)) == [row(raid("A"))]


def test_damage_is_found_by_digest_and_by_reading(tmp_path: Path) -> None:
    written = segments.write_segment(tmp_path, "name", [row(raid("A"))])
    content = bytearray(written.path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    written.path.write_bytes(content)
    with pytest.raises(CasebookDamagedError, match=r"name\.parquet") as caught:
        segments.check_digest(written.path)
    assert "comity rebuild" in (caught.value.hint or "")
    written.path.write_bytes(content[:100])
    with pytest.raises(CasebookDamagedError, match=r"name\.parquet"):
        list(segments.read_rows(written.path))


def test_the_bytes_that_a_report_came_in_are_no_part_of_what_was_read() -> None:
    here, there = raid("A"), raid("A")
    object.__setattr__(there.article, "sha256", "f" * 64)
    object.__setattr__(there.article, "retrieved", SEEN)
    assert segments.content_hash(here) == segments.content_hash(there)
    assert segments.content_hash(here) != segments.content_hash(raid("A", killed=26))


def test_machines_that_write_one_segment_write_it_once(tmp_path: Path) -> None:
    (tmp_path / segments.FOLDER).mkdir()
    batches = [[row(raid(f"Outlet {number}"))] * 40 for number in range(4)]
    with ThreadPoolExecutor(4) as machines:
        written = list(machines.map(lambda rows: segments.write_segment(tmp_path, "name", rows), batches))
    assert len({one.digest for one in written}) == 1
    assert segments.check_digest(written[0].path) == written[0].digest
    assert not list(tmp_path.rglob("*.aside"))
