"""The bench of confidence: which verdicts count, what is fitted, and what its scores say."""

from __future__ import annotations

import json
from pathlib import Path

from bench import confidence
from bench.confidence import Seen, observed, scores, verdicts, weights
from bench.sheets import said_by, said_key
from bench.texts import body
from comity.reading import read_article

TEXT = "Turkish police arrested four Kurdish activists in Ankara on Monday."


def _verdict(**changed: object) -> dict[str, object]:
    told = {"record": "m-1", "where": "corpus", "article": "a-1", "start": 0, "end": 3, "again": False}
    return {**told, "type": "right", "direction": "right", "status": "right", **changed}


def _audit(folder: Path, *lines: dict[str, object]) -> Path:
    (folder / "one").mkdir()
    (folder / "one" / "verdicts.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    return folder


def test_verdicts_count_where_the_text_is_free_and_nothing_is_wrong(tmp_path: Path) -> None:
    found = verdicts(
        _audit(
            tmp_path,
            _verdict(),
            _verdict(record="m-2", start=9, end=12, direction="unclear"),
            _verdict(record="m-3", start=20, end=24, status="wrong"),
            _verdict(record="m-4", where="articles"),
            {"item": "a1", "record": "w-1", "where": "corpus", "source": "right"},
        )
    )

    assert [(one.start, one.right) for one in found["a-1"]] == [(0, True), (9, True), (20, False)]


def test_a_verdict_counts_only_while_the_reader_says_the_same(tmp_path: Path) -> None:
    article = body(TEXT, "2020-01-02")
    (mention,) = read_article(article).event_mentions
    place = {"article": article.id, "start": mention.anchor.start, "end": mention.anchor.end}
    same = _verdict(said=said_by(mention), **place)
    other = _verdict(record="m-2", said=said_key("PROTEST", "happened", (), ()), **place)

    found = list(observed(verdicts(_audit(tmp_path, same, other)), [article, body("Nothing was judged here.")]))

    assert [one.right for one in found] == [True]
    assert "type COERCE" in found[0].clues


def test_odds_follow_what_was_right_and_leave_out_what_is_rare() -> None:
    seen = [Seen(f"a-{n}", ("every deed", "clear" if n % 2 else "dim"), bool(n % 2)) for n in range(80)]
    seen.append(Seen("a-x", ("every deed", "once"), True))

    odds = weights(seen)

    assert odds["clear"] > 1 > -1 > odds["dim"]
    assert "once" not in odds


def test_scores_of_rows_held_out_tell_the_sure_from_the_unsure() -> None:
    seen = [Seen(f"a-{n}", ("every deed", "clear" if n % 2 else "dim"), n % 2 == 1 or n % 10 == 0) for n in range(200)]

    found = scores(seen)

    assert found["right"] == 0.6
    assert found["right_surer_half"] == 1.0
    assert found["area"] > 0.85
    assert found["off"] < 0.15


def test_the_table_is_written_as_it_is_read(tmp_path: Path) -> None:
    table = confidence.as_table({"type ASSAULT": -0.25, "every deed": 0.5}, 1234)

    assert "1,234 deeds" in table
    assert [line for line in table.splitlines() if not line.startswith("#")] == [
        "clue\tlog_odds", "every deed\t0.50", "type ASSAULT\t-0.25",
    ]  # fmt: skip


def test_says_where_there_are_no_data(tmp_path: Path) -> None:
    assert confidence.main(["--corpus", str(tmp_path / "none"), "--ecbplus", str(tmp_path)]) == confidence.NOT_FOUND
