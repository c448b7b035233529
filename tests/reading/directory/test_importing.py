"""Importing: PETRARCH's dictionaries and CSV; every entry is new, known or refused, with its line and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import NotFoundError, UsageError
from comity.reading.directory import Directory
from comity.reading.directory.checking import check
from comity.reading.directory.importing import Imported, import_files
from comity.reading.directory.importing.cameo import NoSense, dates_of, sense_of
from comity.reading.directory.importing.spelling import spelled

STATES = frozenset({"AFG", "USA", "IRQ"})
ACTORS = """# a dictionary of our own making

RURITANIA_ [AFG]
+ZENDA_
MINISTER_RUDOLF_RASSENDYLL_  ; a note
+RASSENDYLL_
+PRESIDENT_RASSENDYLL_
	[AFGGOV 030101-041231]
	[AFGGOVMIL >050101]
	[AFGELI]
STRELSAU_LIBERATION_ARMY_(STLA)_ [IRQREB] # here
+ARMY_OF_THE_BLUE_ROSE_
MUQTADA_SADR_ [IRQREB]
+MULLAH_OF_THE_BLUE_ROSE_

IRAQI_PRIME_MINISTER_ [IRQGOV]
BLACK_MICHAEL_
RUPERT_HENTZAU_ [---]
ANTOINETTE_MAUBAN_ [QQQGOV]
FLAVIA_ELPHBERG_ [AFGGOV >2003014]
"""


def run(tmp_path: Path, text: str | bytes, name: str = "own.actors.txt", **options: object) -> Imported:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    (done,) = import_files([path], tmp_path / "layer", **options)  # type: ignore[arg-type]
    assert done.read == len(done.new) + len(done.known) + len(done.refused)
    return done


def test_the_actors_of_petrarch(tmp_path: Path) -> None:
    done = run(tmp_path, ACTORS)
    assert [(one.line, one.what) for one in done.new] == [(5, "Rudolf Rassendyll"), (11, "Strelsau Liberation Army")]
    assert [(one.line, one.why) for one in done.known] == [
        (3, "afghanistan"),
        (13, "moqtada-al-sadr"),
        (16, "prime-minister of Iraq, which a rule makes"),
    ]
    assert [(one.line, one.why) for one in done.refused] == [
        (17, "it has no code"),
        (18, "`---` says that this is no actor"),
        (19, "`QQQGOV` begins with `QQQ`, which is no code of CAMEO"),
        (20, "`2003014` is no date: YYMMDD or YYYYMMDD"),
    ]


def test_what_an_import_makes_is_read(tmp_path: Path) -> None:
    run(tmp_path, ACTORS)
    known = Directory([tmp_path / "layer"])
    person, group = known.actors["rudolf-rassendyll"], known.actors["strelsau-liberation-army"]
    assert (person.kind, person.country, person.sector) == ("person", "AFG", "MIL")
    assert [(one.since, one.until, one.role) for one in person.of] == [
        ("2003-01-01", "2004-12-31", "official"),
        ("2005-01-01", None, "military-officer"),
    ]
    assert known.on(person, "2004-01-01").sector == "GOV"
    assert (group.kind, group.sector) == ("armed_group", "REB")
    assert set(group.aliases) == {"STLA", "Army of the Blue Rose"}
    assert [name.actor for name in known.named("Rassendyll")] == ["rudolf-rassendyll"]
    assert [name.actor for name in known.named("Mullah of the Blue Rose")] == ["moqtada-al-sadr"]
    assert known.named("Zenda") == known.named("ZENDA") == ()  # a town is no name of a state
    assert list(check(tmp_path / "layer")) == []


def test_names_that_are_left_out_say_why(tmp_path: Path) -> None:
    left = {one.what: one.why for one in run(tmp_path, ACTORS).left}
    assert left["Zenda"].startswith("`afghanistan` is a state")
    assert left["PRESIDENT_RASSENDYLL"].startswith("a title with a surname")


def test_importing_twice_gives_the_same(tmp_path: Path) -> None:
    first = run(tmp_path, ACTORS)
    before = {Path(file).name: Path(file).read_bytes() for file in first.files}
    again = run(tmp_path, ACTORS)
    assert (again.new, again.known, again.refused) == (first.new, first.known, first.refused)
    assert {Path(file).name: Path(file).read_bytes() for file in again.files} == before


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, ACTORS, write=False).files == ()
    assert not (tmp_path / "layer").exists()


def test_who_stands_in_two_dictionaries_is_known_in_the_second(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("STRELSAU_LIBERATION_ARMY_ [IRQREB]\n")
    first, second = import_files([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "layer")
    assert (len(first.new), len(second.new), len(second.known)) == (1, 0, 1)


AGENTS = """!PERSON! = MAN, MEN, WOMAN, WOMEN, PERSON
ZITHER!PERSON! [~CVL]
GOATHERD_IN_CHIEF {GOATHERDS_IN_CHIEF} [~AGR]
MILITARY_ZITHERIST [~MIL]
BLUE_COMPANY {} [~REB]
SOLDIER [~MIL]
OBSERVERS_IN [IGO~]
NO_CODE
X!NOSET! [~CVL]
"""


def test_the_agents_of_petrarch(tmp_path: Path) -> None:
    done = run(tmp_path, AGENTS)
    assert ([one.line for one in done.new], [one.line for one in done.known]) == ([2, 3, 4, 5], [6])
    assert [(one.line, one.why.split(" ")[0]) for one in done.refused] == [(7, "its"), (8, "it"), (9, "there")]
    agents = Directory([tmp_path / "layer"]).agents
    assert agents["zitherman",].organ == "zithermen"
    assert agents["zitherwomen",].plural
    assert (agents["goatherds", "in", "chief"].sector, agents["military", "zitherist"].organ) == ("AGR", "military")
    assert ("blue", "companies") not in agents


def test_csv_with_other_columns_and_bad_rows(tmp_path: Path) -> None:
    text = (
        "Name;Type;Country;Aliases\n"
        "Blue Rose Club;ngo;Iraq;Blue Rosers|BRC2\n"
        "Moqtada al-Sadr;person;IRQ;Sadr of the Blue Rose\n"
        "=HYPERLINK(1);ngo;Iraq;\n"
        "Red Rose Club;gang;Iraq;\n"
        "Green Rose Club;ngo;Narnia;\n"
        ";ngo;Iraq;\n"
        "Pink Rose Club;ngo;Iraq;;;\n"
    )
    done = run(tmp_path, text, "mine.csv")
    assert ([one.line for one in done.new], [one.why for one in done.known]) == ([2], ["moqtada-al-sadr"])
    assert [(one.line, one.why.split(":")[0]) for one in done.refused] == [
        (4, "`=HYPERLINK(1)` begins as a formula does"),
        (5, "`gang` is no kind of actor"),
        (6, "`Narnia` is no country"),
        (7, "its `name` is empty"),
        (8, "it has 2 cells more than the header"),
    ]
    known = Directory([tmp_path / "layer"])
    assert (known.actors["blue-rose-club"].country, known.actors["blue-rose-club"].aliases[0]) == ("IRQ", "Blue Rosers")
    assert [name.actor for name in known.named("Sadr of the Blue Rose")] == ["moqtada-al-sadr"]


def test_csv_without_names(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="`name` or `kind` is missing"):
        run(tmp_path, "who,what\na,b\n", "mine.csv")


@pytest.mark.parametrize("name", ["own.txt", "own.csv"])
def test_hostile_files(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="is a binary file"):
        run(tmp_path, bytes(range(256)) * 40, name)
    with pytest.raises(UsageError):
        run(tmp_path, b"\n\n", name)
    with pytest.raises(NotFoundError):
        list(import_files([tmp_path / "none.txt"], tmp_path / "layer"))


def test_a_line_of_fifty_megabytes_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    good = b"STRELSAU_LIBERATION_ARMY_ [IRQREB]\n"
    done = run(tmp_path, b"A" * 50_000_000 + b"\n" + good)
    assert [(one.line, one.why) for one in done.refused] == [(1, "the line is longer than 1 MiB")]
    assert [one.line for one in done.new] == [2]
    done = run(tmp_path, b"name,kind\n" + b"A" * 50_000_000 + b",ngo\nBlue Rose Club,ngo\n", "mine.csv")
    assert [one.why for one in done.refused] == ["the line is longer than 1 MiB"]
    assert [one.what for one in done.new] == ["Blue Rose Club"]


def test_bytes_that_are_not_utf8_and_controls_are_refused(tmp_path: Path) -> None:
    done = run(tmp_path, b"BLUE_R\xffSE_ARMY_ [IRQREB]\nRED_\x1b[31mARMY_ [IRQREB]\n=BLUE_ROSE_ARMY_ [IRQREB]\n")
    assert [one.line for one in done.refused] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("", ("", "")),
        (">011222", ("2001-12-22", "")),
        ("<19900823", ("", "1990-08-23")),
        ("320101-331108", ("1932-01-01", "1933-11-08")),
        ("030101-040931", ("2003-01-01", "2004-09")),
        ("000000-040100", ("2000", "2004-01")),
    ],
)
def test_dates(text: str, dates: tuple[str, str]) -> None:
    assert dates_of(text) == dates


def test_a_time_with_one_end_is_told_how_it_is_written() -> None:
    with pytest.raises(NoSense, match="`080101-` has one end: write `>YYYYMMDD` from a day on"):
        dates_of("080101-")


@pytest.mark.parametrize("text", ["2004017-20061201", ">", "030101", "040101-030101", "031301-041301"])
def test_dates_that_are_none(text: str) -> None:
    with pytest.raises(NoSense):
        dates_of(text)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("AFGGOV", ("AFG", "government", "GOV")),
        ("AFGGOVMIL", ("AFG", "military", "MIL")),
        ("NGOUSAHRI", ("USA", "ngo", "SOC")),
        ("IGOUNO", (None, "igo", None)),
        ("ROMGOV", ("ROU", "government", "GOV")),
        ("MEAREB", (None, "armed_group", "REB")),
        ("AFG", ("AFG", None, None)),
    ],
)
def test_codes(code: str, said: tuple[str | None, str | None, str | None]) -> None:
    sense = sense_of(code, STATES)
    assert (sense.country, sense.kind, sense.sector) == said


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("AL-INTIQAMI_AL-PAKISTANI_", ["Al-Intiqami al-Pakistani", "al-Intiqami al-Pakistani"]),
        ("LASHKAR-E-TAIBA_", ["Lashkar-e-Taiba"]),
        ("JOHN_MCCLOY_", ["John McCloy"]),
        ("PATRICK_O'BRIEN_III", ["Patrick O'Brien III"]),
        ("UN_ENVOY_OF_THE_NORTH", ["UN Envoy of the North"]),
        ("THE_GUARDIAN_", ["The Guardian"]),
        ("PEOPLE_", []),
    ],
)
def test_spellings(raw: str, names: list[str]) -> None:
    assert spelled(raw, {"UN"})[0] == names
