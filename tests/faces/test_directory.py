"""`comity directory` end to end, and the layers of a user and of a casebook under what is read and asked."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from comity.errors import UsageError
from comity.faces.desk import Desk
from comity.faces.readers import bundled_reader, read_text
from comity.settings import settings_from

Run = Callable[..., object]
HEADER = "id\tname\tkind\tsector\tcountry\taliases\tof\tcodes\tsource\n"
SARAYA = (
    "saraya-foo\tSaraya Foo\tarmed_group\tPRM\tIRQ\tFoo Brigades\tmember:popular-mobilization-forces:2014..\t\town\n"
)
TEXT = "Saraya Foo bombed Iran on Monday."


def lay(folder: Path, table: str = HEADER + SARAYA) -> Path:
    (folder / "directory").mkdir(parents=True, exist_ok=True)
    (folder / "directory" / "actors.tsv").write_text(table, encoding="utf-8")
    return folder


# --- show


def test_show_says_who_and_why(comity: Run) -> None:
    ran = comity("directory", "show", "Muqtada Sadr", "--on", "2019-12-31")
    assert ran.code == 0
    for words in ("Moqtada al-Sadr", "moqtada-al-sadr", "31 Dec 2019", "member of Sadrist Movement", "people.tsv line"):
        assert words in ran.out
    assert "`Muqtada Sadr` is another name of Moqtada al-Sadr" in ran.out
    assert all(len(line) <= 80 for line in ran.out.splitlines())


def test_show_marks_what_is_in_force(comity: Run) -> None:
    out = comity("directory", "show", "Kataib Hezbollah", "--on", "2019-12-31").out
    assert "● member of Popular Mobilization Forces  since Jun 2014" in out
    assert "└ part of Iraqi military  since Nov 2016" in out
    assert "○ member of Islamic Resistance in Iraq" in out


def test_show_an_office_on_a_day(comity: Run) -> None:
    (line,) = json.loads(comity("directory", "show", "Iraqi prime minister", "--on", "2019-12-31", "--json").out)[
        "meanings"
    ]
    assert (line["id"], line["how"]) == ("adil-abdul-mahdi", "office")
    assert any(tie["in_force"] and tie["role"] == "prime-minister" for tie in line["ties"])


def test_show_all_that_a_name_may_mean(comity: Run) -> None:
    out = comity("directory", "show", "Soe Win", "--on", "2006-01-01").out
    assert out.startswith("`Soe Win` may mean 2 actors: a report means")
    assert out.index("soe-win ") < out.index("soe-win-general")


def test_show_nobody_is_not_found(comity: Run) -> None:
    ran = comity("directory", "show", "Kataib Hezbolah")
    assert (ran.code, ran.out) == (3, "")
    assert "knows nobody called `Kataib Hezbolah`" in ran.err
    assert "hint: did you mean" in ran.err
    assert comity("directory", "show", "Iraq", "--on", "soon").code == 2


# --- add, check, import


def test_add_show_check(comity: Run, tmp_path: Path) -> None:
    line = ("directory", "add", "Saraya Foo", "--kind", "armed_group", "--country", "IRQ", "--alias", "Foo Brigades")
    first, again = comity(*line), comity(*line)
    assert first.out.startswith(f"added: Saraya Foo (saraya-foo) in `{tmp_path / 'home'}")
    assert again.out.startswith("there already: ")
    assert str(tmp_path / "home") in re.sub(r"[\s│]", "", comity("directory", "show", "Foo Brigades").out)
    assert comity("directory", "check", tmp_path / "home").code == 0


def test_add_says_that_it_began_with_a_known_row(comity: Run) -> None:
    ran = comity("directory", "add", "Kata'ib Hezbollah", "--id", "kataib-hezbollah", "--alias", "KHB", "--json")
    assert json.loads(ran.out)["from_known"] is True
    assert comity("directory", "add", "Foo", "--kind", "militia").code == 2


def test_check_lists_faults_and_ends_with_1(comity: Run, tmp_path: Path) -> None:
    folder = lay(tmp_path / "mine", HEADER + SARAYA + SARAYA)
    ran = comity("directory", "check", folder)
    assert (ran.code, ran.err) == (1, "1 fault\n")
    assert ran.out == "actors.tsv:3: the id `saraya-foo` stands in actors.tsv line 2 already\n"
    assert json.loads(comity("directory", "check", folder, "--json").out)[0]["line"] == 3
    assert comity("directory", "check", tmp_path).code == 3


def test_import_adds_up(comity: Run, tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text("STRELSAU_LIBERATION_ARMY_ [IRQREB]\nMUQTADA_SADR_ [IRQGOV]\nNO_CODE_\n")
    dry = comity("directory", "import", tmp_path / "own.txt", "--dry-run")
    assert not (tmp_path / "home").exists()
    ran = comity("directory", "import", tmp_path / "own.txt")
    assert (dry.code, ran.code) == (1, 1)
    assert ran.out.startswith("own.txt: 3 entries read: 1 new, 1 known, 1 refused; ")
    assert "  line 3: NO_CODE_: it has no code\n" in ran.out
    (line,) = json.loads(comity("directory", "import", tmp_path / "own.txt", "--json").out)
    assert [len(line[what]) for what in ("new", "known", "refused")] == [1, 1, 1]
    assert comity("directory", "import", tmp_path / "own.txt", "--as", "xml").code == 2


def test_into_a_casebook(comity: Run, case: Path, tmp_path: Path) -> None:
    line = ("directory", "add", "Saraya Foo", "--kind", "armed_group", "--country", "IRQ", "--case", case)
    assert comity(*line).code == 0
    assert (case / "directory" / "actors.tsv").exists()
    assert comity("directory", "show", "Saraya Foo", "--case", case).code == 0
    assert comity("directory", "show", "Saraya Foo").code == 3
    assert comity("directory", "check", "--case", case).code == 0
    assert comity("verify", case).code == 0
    assert comity("directory", "add", "Foo", "--kind", "ngo", "--case", tmp_path / "none").code == 3


def test_the_group_and_its_unknown_commands(comity: Run) -> None:
    assert "show" in comity("directory").out
    ran = comity("directory", "shw")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "there is no command `directory shw`")
    assert "hint: did you mean `comity directory show`?" in ran.err


# --- layers


def test_where_the_user_keeps_their_own() -> None:
    assert settings_from({"COMITY_HOME": "/a", "XDG_CONFIG_HOME": "/b", "HOME": "/c"}).home == Path("/a")
    assert settings_from({"XDG_CONFIG_HOME": "/b", "HOME": "/c"}).home == Path("/b/comity")
    assert settings_from({"XDG_CONFIG_HOME": "b", "HOME": "/c"}).home == Path("/c/.config/comity")
    assert settings_from({}).home is None


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real reader instead of the plain one."""
    monkeypatch.setattr("comity.faces.readers.bundled_reader", bundled_reader)


@pytest.mark.usefixtures("real")
def test_what_is_read_knows_the_layers(comity: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    lay(tmp_path / "home")

    def actors(*line: object) -> set[str]:
        ran = comity("read", tmp_path / "a.txt", "--jsonl", *line)
        return {one["id"] for one in map(json.loads, ran.out.splitlines()) if one["type"] == "actor"}

    assert "saraya-foo" in actors()  # the command line reads with the user's own
    assert "saraya-foo" in actors("--into", tmp_path / "case")
    plain, layered = read_text(TEXT), read_text(TEXT, layers=[tmp_path / "home"])
    assert "saraya-foo" not in {one.id for one in plain.actors}  # and Python only where it is told
    assert "saraya-foo" in {one.id for one in layered.actors}
    assert layered.reader.startswith("comity ")
    assert (layered.reader == plain.reader, "with layers" in layered.reader) == (False, True)


@pytest.mark.usefixtures("real")
def test_a_casebook_has_its_own_over_the_users(comity: Run, tmp_path: Path) -> None:
    case = lay(tmp_path / "case", HEADER + SARAYA.replace("armed_group\tPRM", "party\tPTY"))
    (tmp_path / "a.txt").write_text(TEXT)
    lay(tmp_path / "home")
    assert comity("read", tmp_path / "a.txt", "--into", case).code == 0  # though tables are in the folder already
    (found,) = [one for one in Desk(case).actors() if one.actor.id == "saraya-foo"]
    assert found.actor.kind == "party"
    assert Desk(case).who("Saraya Foo", on="2019-12-31").known[0].profile.actor.kind == "party"
    assert comity("verify", case).code == 0


@pytest.mark.usefixtures("real")
def test_processes_read_with_the_layers_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    desk = Desk(lay(tmp_path / "case"))
    desk.read(tmp_path / "a.txt", processes=2)
    assert "saraya-foo" in {one.actor.id for one in desk.actors()}


@pytest.mark.usefixtures("real")
def test_a_broken_table_of_a_stranger_is_said_in_a_line(comity: Run, case: Path, tmp_path: Path) -> None:
    lay(case, HEADER + SARAYA.replace("armed_group", "militia"))
    (tmp_path / "a.txt").write_text(TEXT)
    ran = comity("read", tmp_path / "a.txt", "--into", case)
    assert ran.code == 2
    assert ran.err.startswith(f"`{case / 'directory' / 'actors.tsv'}` line 2: `militia` is no kind of actor")
    assert f"hint: comity directory check {case}" in ran.err
    assert comity("events", case).code == 0  # what is held can still be asked
    with pytest.raises(UsageError):
        Desk(case).who("Iraq")


def test_the_desk_says_who_today_by_its_clock(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "case", clock=lambda: datetime(2019, 12, 31, 8, tzinfo=UTC))
    found = desk.who("Iraqi prime minister")
    assert (found.on, found.known[0].profile.actor.id) == ("2019-12-31", "adil-abdul-mahdi")
    assert repr(found) == "<'Iraqi prime minister' on 2019-12-31: adil-abdul-mahdi>"


def test_help_loads_no_directory() -> None:
    asked = (
        "import sys; from comity.faces.cli import main; main(['directory', '--help']); main(['--help']);"
        "print(*[name for name in sys.modules if name.startswith('comity.reading')], file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stderr.strip() == ""
