"""The command line: exit codes one by one, bad input end to end, data on stdout and talk on stderr."""

from __future__ import annotations

import csv
import gzip
import io
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import plain_reader
import pytest

from comity.errors import MissingPartError, RefusedError
from comity.faces.columns import COLUMNS
from comity.faces.commands.listings import KINDS, LISTINGS

Run = Callable[..., object]
HERE = Path(__file__).parent


# --- exit codes


def test_0_well(comity: Run, tmp_path: Path, reports: Path) -> None:
    ran = comity("read", reports / "a.txt", "--into", tmp_path / "iraq", "--published", "2019-12-30")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[0] == "1 read, none skipped"
    assert "without a day" not in ran.err


def test_1_some_skipped(comity: Run, tmp_path: Path, reports: Path) -> None:
    ran = comity("read", reports, "--into", f"{tmp_path / 'iraq'}/")
    assert ran.code == 1
    assert ran.err.splitlines() == [
        "2 read, 2 skipped: 1 empty, 1 not English",
        f"in `{tmp_path / 'iraq'}`: 2 new",
        f"what was skipped: comity skipped {tmp_path / 'iraq'}",
        f"2 reports in `{tmp_path / 'iraq'}` without a day: say it with --published, a field `published`, or in the "
        "file's name (2019-12-31 raid.txt)",
    ]
    again = comity("read", reports, "--into", tmp_path / "iraq")
    assert "without a day" not in again.err


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        (["evnts"], "there is no command `evnts`", "did you mean `comity events`"),
        (["events"], "Missing argument `CASE`", "comity events --help"),
        (["events", "CASE", "--typ", "X"], "No such option: --typ", "did you mean `--type`"),
        (["events", "CASE", "--type", "ASAULT"], "there is no type `ASAULT`", "did you mean `ASSAULT`"),
        (
            ["events", "CASE", "--status", "happened"],
            "there is no status `happened`",
            "what was done is one of",
        ),
        (["events", "CASE", "--since", "soon"], "`since` is `soon`, which is no date", "write 2019-12-31"),
        (["skipped", "CASE", "--actor", "iran"], "`actor` says nothing of what was not read", "narrow it by"),
        (["read", "-", "--published", "yesterday"], "`yesterday` is not a date", "write the day"),
        (["serve", "CASE", "--host", "0.0.0.0"], "`0.0.0.0` can be reached by others", "comity serve"),
    ],
)
def test_2_usage(comity: Run, case: Path, line: list[str], message: str, hint: str) -> None:
    ran = comity(*(str(case) if word == "CASE" else word for word in line))
    said, blank, hinted = ran.err.splitlines()
    assert (ran.code, ran.out, blank) == (2, "", "")
    assert said.startswith(message)
    assert hinted.startswith(f"hint: {hint}")


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        (["read", "nofile.txt"], "no such file or folder: `nofile.txt`", "name a file"),
        (["events", "CASE-"], "there is no casebook `CASE-`", "did you mean `CASE`?"),
        (["events", "CASE", "--actor", "irn"], "no actor is called `irn`", "did you mean `iran`"),
        (["why", "CASE", "unitd-states"], "nothing has the id `unitd-states`", "did you mean `united-states`?"),
        (["why", "CASE", "m-3f9a"], "nothing has the id `m-3f9a`", "its mentions, each with its id: comity mentions"),
        (["undo", "CASE"], "`CASE` holds no judgement to undo", None),
    ],
)
def test_3_not_found(comity: Run, case: Path, line: list[str], message: str, hint: str | None) -> None:
    ran = comity(*(word.replace("CASE", str(case)) for word in line))
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith(message.replace("CASE", str(case)))
    assert hint is None or f"\n\nhint: {hint.replace('CASE', str(case))}" in ran.err


def test_4_a_part_is_missing(comity: Run, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(model: str | None = None, layers: object = (), proposer: object = None) -> None:
        raise MissingPartError(f"the English model `{model}` is not installed", "pip install it")

    monkeypatch.setattr("comity.faces.readers.bundled_reader", missing)
    ran = comity("read", reports / "a.txt", "--model", "xx")
    assert (ran.code, ran.err) == (4, "the English model `xx` is not installed\n\nhint: pip install it\n")


def test_5_casebook(comity: Run, case: Path) -> None:
    (case / "casebook.json").write_text('{"format": 99}')
    ran = comity("events", case)
    assert ran.code == 5
    assert "is of format 99" in ran.err
    assert "hint: upgrade" in ran.err


def test_6_refused(comity: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise RefusedError("the other side said no")

    monkeypatch.setattr("comity.faces.desk.Desk.verify", refuse)
    assert comity("verify", case).code == 6


def test_130_interrupted_and_what_was_kept_is_kept(tmp_path: Path) -> None:
    source = tmp_path / "slow.jsonl"
    source.write_text(
        "".join(json.dumps({"text": f"On day {n} Iran met Iraq in the capital to talk."}) + "\n" for n in range(20_000))
    )
    code = (
        f"import sys, time; sys.path.insert(0, {str(HERE)!r}); import plain_reader as p\n"
        "from comity.faces import readers, cli\n"
        "def slow(article):\n    time.sleep(0.004)\n    return p.read(article)\n"
        "readers.bundled_reader = lambda model=None, layers=(), proposer=None: readers.Reader(slow, 'plain 1')\n"
        "sys.exit(cli.main())"
    )
    line = [sys.executable, "-c", code, "read", source, "--into", tmp_path / "iraq", "--processes", "1"]
    process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    segments = tmp_path / "iraq" / "segments"
    deadline = time.monotonic() + 20
    while not list(segments.glob("*.parquet")) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (130, "")
    assert err.startswith("interrupted: ")
    assert list(segments.glob("*.parquet"))


def test_a_fault_of_ours_is_a_line_and_with_debug_a_traceback(
    comity: Run, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comity.faces.desk.Desk.verify", lambda desk: 1 / 0)
    plain, full = comity("verify", case), comity("--debug", "verify", case)
    assert plain.code == full.code == 70
    assert plain.err == f"Comity failed: ZeroDivisionError: division by zero\n\nhint: comity verify {case} --debug\n"
    assert "Traceback" in full.err
    assert "hint:" not in full.err


# --- bad input, end to end


def _read(comity: Run, tmp_path: Path, *sources: Path, code: int) -> tuple[object, list[dict[str, str]]]:
    case = tmp_path / "bad"
    ran = comity("read", *sources, "--into", case)
    assert ran.code == code
    assert "Traceback" not in ran.err
    return ran, [json.loads(line) for line in comity("skipped", case, "--jsonl").out.splitlines()]


def test_a_folder_without_reports(comity: Run, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "a.png").write_bytes(b"\x89PNG")
    ran = comity("read", tmp_path / "none")
    assert ran.code == 3
    assert ran.err.startswith(f"no reports in the folder `{tmp_path / 'none'}`\n\nhint: ")


def test_a_binary_file(comity: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(bytes(range(256)) * 40)
    _, skips = _read(comity, tmp_path, tmp_path / "a.txt", code=1)
    assert [skip["reason"] for skip in skips] == ["a binary file, not text"]


def test_invalid_utf8(comity: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(
        "On Monday Iran met Iraq in the capital; the café ".encode() + b"\xff\xfe was open."
    )
    ran, skips = _read(comity, tmp_path, tmp_path / "a.txt", code=0)
    assert ran.err.startswith("1 read, none skipped")
    (article,) = json.loads(comity("articles", tmp_path / "bad", "--json").out)
    assert (article["repairs"] > 0, skips) == (True, [])


def test_broken_html(comity: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<html><head><title>Talks<body><h1>Talks in Baghdad</h1><article><p>On Monday Iran met Iraq in Baghdad to speak"
        " about the border and the water of the rivers.<p>They will meet again <b>next week<div></p></table>"
    )
    ran = comity("read", tmp_path / "a.html", "--into", tmp_path / "bad")
    assert ran.code in (0, 1)
    assert "Traceback" not in ran.err


def test_a_truncated_gzip(comity: Run, tmp_path: Path) -> None:
    text = "On day {0} Iran met Iraq at {1} o'clock to speak about the border, for the {2} time."
    rows = "".join(json.dumps({"text": text.format(n, n * 7919 % 1013, n * 104729 % 997)}) + "\n" for n in range(200))
    whole = gzip.compress(rows.encode())
    (tmp_path / "a.jsonl.gz").write_bytes(whole[: len(whole) // 2])
    ran, skips = _read(comity, tmp_path, tmp_path / "a.jsonl.gz", code=1)
    assert ran.err.splitlines()[0].endswith("1 the archive is cut off here")
    assert any("ends before its end mark" in skip["reason"] for skip in skips)


def test_rows_with_a_bad_one_in_the_middle(comity: Run, tmp_path: Path) -> None:
    good = json.dumps({"text": "On Monday Iran met Iraq in Baghdad to speak about the matter."})
    (tmp_path / "a.jsonl").write_text(f"{good}\n{{oops\n{good.replace('Monday', 'Friday')}\n")
    ran, skips = _read(comity, tmp_path, tmp_path / "a.jsonl", code=1)
    assert ran.err.startswith("2 read, 1 skipped: 1 not JSON")
    assert skips[0]["where"].endswith("a.jsonl:2")


def test_a_line_of_fifty_megabytes(comity: Run, tmp_path: Path) -> None:
    good = json.dumps({"text": "On Monday Iran met Iraq in Baghdad to speak about the matter."})
    (tmp_path / "a.jsonl").write_text('{"text": "' + "x" * 50_000_000 + f'"}}\n{good}\n')
    ran, _ = _read(comity, tmp_path, tmp_path / "a.jsonl", code=1)
    assert ran.err.startswith("1 read, 1 skipped: 1 a row longer than 8 MiB")


def test_an_unwritable_casebook(comity: Run, tmp_path: Path, reports: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = comity("read", reports, "--into", tmp_path / "file" / "iraq")
    assert ran.code == 5
    assert "can't be written" in ran.err


def test_a_folder_that_is_no_casebook_is_left_alone(comity: Run, reports: Path) -> None:
    ran = comity("read", reports / "a.txt", "--into", reports)
    assert ran.code == 5
    assert "is no casebook" in ran.err


def test_a_damaged_segment(comity: Run, case: Path) -> None:
    segment = sorted((case / "segments").glob("*.parquet"))[0]
    segment.write_bytes(segment.read_bytes()[:-40] + b"\0" * 40)
    ran = comity("verify", case)
    assert ran.code == 5
    assert "is damaged" in ran.out
    assert comity("events", case, "--json").code == 0  # the index still answers
    again = comity("rebuild", case)
    assert (again.code, "is damaged" in again.err, "hint: put back a copy" in again.err) == (5, True, True)


def test_a_damaged_index_is_rebuilt_and_that_is_said(comity: Run, case: Path) -> None:
    before = comity("events", case, "--json").out
    (case / "index.db").write_bytes(b"no database" * 1000)
    ran = comity("events", case, "--json")
    assert (ran.code, ran.out) == (0, before)
    assert "was built anew" in ran.err


# --- data and talk


@pytest.mark.parametrize("name", LISTINGS)
def test_each_listing_in_each_format(comity: Run, case: Path, name: str) -> None:
    lines = [json.loads(line) for line in comity(name, case, "--jsonl").out.splitlines()]
    assert json.loads(comity(name, case, "--json").out) == lines
    table = list(csv.DictReader(io.StringIO(comity(name, case, "--csv").out)))
    assert len(table) == len(lines)
    assert all(line["type"] == KINDS[name] for line in lines)
    assert all(tuple(row) == COLUMNS[KINDS[name]] for row in table)
    shown = comity(name, case)
    assert shown.code == 0
    assert all(len(line) <= 80 for line in shown.out.splitlines())
    assert bool(shown.out.strip()) == bool(lines)


def test_records_go_out_as_they_are_read(comity: Run, reports: Path) -> None:
    first = comity("read", reports, "--jsonl", "--published", "2019-12-30")
    lines = [json.loads(line) for line in first.out.splitlines()]
    assert first.code == 1
    assert [line["type"] for line in lines if line["type"] in ("article", "skip")].count("article") == 2
    assert next(line["type"] for line in lines if line["type"] != "skip") == "article"
    assert comity("read", reports, "--jsonl", "--published", "2019-12-30").out == first.out
    assert json.loads(comity("read", reports, "--json", "--published", "2019-12-30").out) == lines


def test_without_a_casebook_a_table_and_how_to_keep_it(comity: Run, reports: Path) -> None:
    ran = comity("read", reports / "a.txt", "--published", "2019-12-30")
    assert "United States → Kataib Hezbollah" in ran.out
    assert "“BAGHDAD - On Sunday the United States bombed" in ran.out
    assert ran.err.endswith(f"keep it: comity read {reports / 'a.txt'} --into CASE\n")


def test_standard_input(reports: Path) -> None:
    line = [sys.executable, "-m", "comity.faces.cli", "read", "-", "--published", "2019-13-41"]
    ran = subprocess.run(line, input=b"x", capture_output=True, check=False)
    assert ran.returncode == 2


def test_an_error_as_json(comity: Run, case: Path) -> None:
    ran = comity("events", case, "--type", "ASAULT", "--json")
    assert (ran.code, ran.out) == (2, "")
    error = json.loads(ran.err)["error"]
    assert (error["code"], error["message"]) == (2, "there is no type `ASAULT`")
    assert error["hint"].startswith("did you mean")


def test_quiet_says_nothing_but_errors(comity: Run, tmp_path: Path, reports: Path) -> None:
    ran = comity("read", reports, "--into", tmp_path / "iraq", "--quiet")
    assert (ran.code, ran.err) == (1, "")
    assert comity("events", tmp_path / "irak", "-q").err != ""


def test_nothing_found_names_the_command_that_finds(comity: Run, case: Path) -> None:
    ran = comity("events", case, "--status", "refused")
    assert (ran.code, ran.out) == (0, "")
    assert f"comity events {case}" in ran.err


def test_why_prints_the_tree_to_the_sentence(comity: Run, case: Path) -> None:
    (line,) = comity("mentions", case, "--status", "possible", "--jsonl").out.splitlines()
    ran = comity("why", case, json.loads(line)["id"])
    for words in ("ASSAULT", "Kataib Hezbollah → Iraq", "rule: codebook verb:attack", "Wire A · 30 Dec 2019", "denies"):
        assert words in ran.out
    assert json.loads(comity("why", case, json.loads(line)["id"], "--json").out)["kind"] == "event_mention"


def test_judge_and_undo(comity: Run, case: Path) -> None:
    found = [
        json.loads(line)["id"]
        for line in comity("events", case, "--jsonl", "--actor", "united-states").out.splitlines()
    ]
    made = comity("judge", case, "same", *found[:2], "--coder", "amira", "--json")
    assert json.loads(made.out)["judge"] == "amira"
    assert comity("undo", case).out.startswith("taken back: ")


def test_verify_and_rebuild(comity: Run, case: Path) -> None:
    assert "is well" in comity("verify", case).out
    assert comity("rebuild", case).code == 0


def test_controls_of_a_terminal_do_not_reach_it(comity: Run, tmp_path: Path) -> None:
    text = "Iran \x1b]0;owned\x07met Iraq \u202eand\u202c so on, at the table of the ministers."
    (tmp_path / "a.jsonl").write_text(
        json.dumps({"text": text, "outlet": "Wire \x1b[31mA", "headline": "Talks \x1b[2J"}) + "\n"
    )
    comity("read", tmp_path / "a.jsonl", "--into", tmp_path / "bad")
    for line in (["events"], ["articles"], ["mentions"], ["events", "--json"]):
        shown = comity(line[0], tmp_path / "bad", *line[1:]).out
        assert "\x1b" not in shown
        assert "\x07" not in shown
    assert "\u202e" not in comity("mentions", tmp_path / "bad").out


def test_nobody_reads_on(case: Path) -> None:
    line = f"{sys.executable} -m comity.faces.cli actors {case} --jsonl | head -c 1"
    ran = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, check=False)
    assert (ran.stdout, ran.stderr) == (b"{", b"")


def test_no_colour_where_no_colour_is_wanted(comity: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    shown = comity("events", case).out
    assert "\x1b[31m" not in shown
    assert "▼" in shown


def test_help_of_every_command_both_ways(comity: Run) -> None:
    for arguments in ([], ["-h"], ["--help"], ["read", "-h"], ["why", "--help"]):
        ran = comity(*arguments)
        assert ran.code == 0
        assert "Usage: comity" in ran.out
    assert comity("--version").out.startswith("comity ")


def test_doctor(comity: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.faces.readers.model_stamp", lambda model: "a-model 1.0")
    well = comity("doctor")
    assert (well.code, "full-text search" in well.out, "verified" in well.out) == (0, True, True)

    def missing(model: str | None) -> str:
        raise MissingPartError("the English model is not installed", "pip install a-model")

    monkeypatch.setattr("comity.faces.readers.model_stamp", missing)
    ill = comity("doctor")
    assert (ill.code, "hint: pip install a-model" in ill.out) == (4, True)


def test_the_reader_of_these_tests_is_deterministic() -> None:
    assert plain_reader.READER.version == "plain 1"
