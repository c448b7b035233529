from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from bench.coverage import main, measure, rows_of, write
from bench.entities import entities, entity_curve, shares, unknown
from bench.report import coverage
from bench.texts import body, read_steps
from bench.uncoded import told
from bench.unknowns import acting

SECRET = "Zarim Kovach accused Iraq of theft."
AGAIN = "Zarim Kovach accused Iran of theft. Lusta Obrenic accused Iraq of theft."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    texts = [
        "Iraq attacked Iran on Monday.",
        SECRET,
        AGAIN,
        "The committee met in the morning of a long day.",
        "Iraq outpaced Iran.",
    ]
    path = tmp_path / "corpus.jsonl.gz"
    rows = [{"id": f"row{number}", "published": "2010-05-01", "text": text} for number, text in enumerate(texts)]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    return path


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    folder = tmp_path / "listed"
    folder.mkdir()
    names = ["Iraq", "Police_(Iraq)", "Zarim_Kovach", "Flute_Player_(Iraq)", "Council_/_Police_(Iraq)"]
    (folder / "entity2id.txt").write_text("".join(f"{name}\t{at}\n" for at, name in enumerate(names)), encoding="utf-8")
    (folder / "train.txt").write_text("0\t17\t1\t0\t-1\n0\t17\t2\t24\t-1\n3\t1\t0\t24\t-1\n", encoding="utf-8")
    return folder


def test_a_name_that_acts_and_is_not_known_is_told() -> None:
    found = acting(read_steps(body("Zarim Kovach accused Iraq of theft. He said that Iraq lied.", "2010-05-01")), "x")

    assert {(gap.key, gap.sentence) for gap in found.names} >= {("zarim kovach", 0)}
    assert {"actor", "subject"} <= set(found.names[0].traits)
    assert found.known >= 1
    assert not [gap for gap in found.names if "iraq" in gap.key]


def test_who_is_only_described_is_no_name() -> None:
    found = acting(read_steps(body("Gunmen attacked a market in the morning.", "2010-05-01")), "x")

    assert [gap.key for gap in found.phrases] == ["gunmen", "market"]
    assert found.names == ()


@pytest.mark.parametrize(
    ("text", "predicates"),
    [
        ("Iraq outpaced Iran.", ["outpace"]),
        ("Iran was outpaced by Iraq.", ["outpace"]),
        ("Iraq lined up with Iran.", ["line up with"]),
        ("Iraq settled in Iran.", []),
        ("Iraq's economy outpaced Iran.", []),
    ],
)
def test_predicates_between_two_actors_that_no_rule_codes(text: str, predicates: list[str]) -> None:
    assert [gap.key for gap in told(read_steps(body(text, "2010-05-01")), "x").gaps] == predicates


def test_what_is_coded_is_counted_and_not_listed() -> None:
    found = told(read_steps(body("Iraq attacked Iran. Iraq held talks with Iran.", "2010-05-01")), "x")

    assert (found.coded, found.gaps) == (2, ())


def test_entities_are_known_by_name_or_by_their_word(listed: Path) -> None:
    found = list(entities(listed))

    assert [one.known for one in found] == [True, True, False, False, True]
    assert [one.volume for one in found] == [3, 1, 1, 1, 0]
    assert shares(found) == {
        "listed_names": 2, "listed_names_known": 0.5, "listed_names_volume_known": 0.75,
        "listed_words": 3, "listed_words_known": 0.6667, "listed_words_volume_known": 0.5,
    }  # fmt: skip
    assert unknown(found) == [("Flute Player (...)", 1), ("Zarim Kovach", 1)]
    assert entity_curve(found) == {"0": 0.75, "1": 1.0}


def test_rows_are_the_first_or_drawn_by_a_seed(corpus: Path) -> None:
    assert [row["id"] for row in rows_of(corpus, 2, 1)] == ["row1", "row2"]
    drawn = [row["id"] for row in rows_of(corpus, 5, 0, 3)]
    assert sorted(drawn) == ["row0", "row1", "row2", "row3", "row4"]
    assert drawn == [row["id"] for row in rows_of(corpus, 5, 0, 3)]


def test_what_is_written_holds_no_sentence_and_no_name_of_one_item_or_of_a_list(
    corpus: Path, listed: Path, tmp_path: Path
) -> None:
    listing = measure("actors", [corpus, listed])
    path = write(listing, tmp_path / "results")
    kept = json.loads(path.read_text(encoding="utf-8"))

    assert path.name == "coverage_actors.json"
    assert kept["items"] == 5
    assert [file["items"] for file in kept["data"]] == [5, 5]
    assert [row["name"] for row in kept["top"]["names"]] == ["Zarim Kovach"]
    assert [group.name for group in listing.groups["names"]] == ["Zarim Kovach", "Lusta Obrenic"]
    assert SECRET not in path.read_text(encoding="utf-8")
    assert "Flute" not in path.read_text(encoding="utf-8")


def test_the_page_shows_the_curves(corpus: Path) -> None:
    deeds = measure("deeds", [corpus]).result | {"date": "2026-01-01", "reader": "a reader"}

    page = "\n".join(coverage({"coverage_deeds": deeds, "plv": {}}))

    assert "| deeds | 0." in page
    assert "5 of corpus.jsonl.gz" in page
    assert list(coverage({"plv": {}})) == []


def test_the_command_lists_and_shows_sentences_apart(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deeds", "--data", str(corpus), "--verbose"]) == 0

    said = capsys.readouterr()
    assert "outpace" in said.out
    assert "Iraq outpaced Iran." not in said.out
    assert "- Iraq outpaced Iran." in said.err


def test_no_data_and_wrong_data_are_said(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["actors", "--data", "not/there"]) == 3
    assert "`not/there`" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["deeds", "--data", str(listed)])
    assert "tells no deeds" in capsys.readouterr().err
