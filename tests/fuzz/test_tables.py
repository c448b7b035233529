"""Tables that somebody else wrote, damaged: dictionaries, directories, codebooks. Each is taken, or says what is wrong where."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from damaging import damaged, examples
from hypothesis import given

from comity.errors import ComityError
from comity.reading.codebook import Codebook
from comity.reading.codebook.checking import check as check_codebook
from comity.reading.directory.checking import check as check_directory
from comity.reading.directory.importing import import_files
from comity.reading.tables import numbered

ACTORS = """RURITANIA_ [AFG]
+ZENDA_
MINISTER_RUDOLF_RASSENDYLL_  ; a note
+RASSENDYLL_
	[AFGGOV 030101-041231]
	[AFGELI >050101]
STRELSAU_LIBERATION_ARMY_(STLA)_ [IRQREB] # here
+ARMY_OF_THE_BLUE_ROSE_
BLACK_MICHAEL_
"""
AGENTS = "!NATION! = RURITANIA, ZENDA\nSTUDENT_ {STUDENTS} [~EDU]\nFOREIGN_MINISTER_ [~GOVFRM]\n!NATION!_RIFLEMAN [~MIL]\n"
SHEET = 'name,country,sector,from,until\n"Rassendyll, Rudolf",AFG,GOV,2003-01-01,2004-12-31\nBlue Rose,IRQ,REB,,\n'
DICTIONARIES = {"own.actors.txt": ACTORS, "own.agents.txt": AGENTS, "own.csv": SHEET}
DIRECTORY = {
    "actors.tsv": "id\tname\tkind\tsector\tcountry\taliases\tof\tcodes\tsource\nblue-rose\tBlue Rose\tarmed_group\tREB\tIRQ\tRose | BR\tbacked_by:iran:2014..2016\twikidata=Q1\town\nrupert\tRupert Hentzau\tperson\tGOV\tIRQ\t\toffice:iraq:2014..:prime-minister\t\town\n",
    "aliases.tsv": "alias\tactor\tsource\nRose of Basra\tiran\town\n",
    "agents.tsv": "phrase\tplural\tkind\tsector\torgan\trelation\nrifleman\triflemen\tarmed_group\tREB\trifles\tnationality\n",
    "titles.tsv": "key\tphrases\tsector\tsingle\tonly\nlord-mayor\tlord mayor | lady mayor\tGOV\tyes\t\n",
}  # fmt: skip
CODEBOOK = {
    "verbs.tsv": "cue\tobject\ttype\tmode\tactor\trecipient\tdeed\tdeed_in\tdoer\tnote\noutfox\t\tASSAULT\tdrone\tsubj\tobj\t\t\t\t\nlay off\tstaff\tCOERCE\t\t\t\t\t\t\t\n",
    "types.toml": "[ASSAULT]\nscore = -5\ndefinition = 'x'\n[ASSAULT.modes.drone]\nscore = -6\n[SMUGGLE]\nlike = 'COERCE'\nquad = 4\nscore = -3\n",
}  # fmt: skip


@pytest.mark.parametrize("name", DICTIONARIES)
def test_of_a_damaged_dictionary_nothing_is_lost_without_a_word(name: str) -> None:
    @examples(5)
    @given(damaged(DICTIONARIES[name].encode()))
    def run(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, name)
            path.write_bytes(data)
            try:
                (done,) = import_files([path], Path(folder, "directory"))
            except ComityError as error:
                assert name in str(error)
                return
            assert done.read == len(done.new) + len(done.known) + len(done.refused) > 0
            for left in (*done.refused, *done.left):
                assert left.line > 0
                assert left.why
            for table in Path(folder, "directory").glob("*.tsv"):  # what is written is a table that is read
                assert list(numbered(table)) is not None

    run()


@pytest.mark.parametrize("name", DIRECTORY)
def test_a_damaged_directory_is_checked_and_told(name: str) -> None:
    @examples(3)
    @given(damaged(DIRECTORY[name].encode()))
    def run(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, name).write_bytes(data)
            try:
                assert all(str(fault) for fault in check_directory(Path(folder)))
            except ComityError as error:
                assert name in str(error)

    run()


@pytest.mark.parametrize("name", CODEBOOK)
def test_a_damaged_codebook_is_taken_or_says_what_is_wrong(name: str) -> None:
    @examples(4)
    @given(damaged(CODEBOOK[name].encode()))
    def run(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, name).write_bytes(data)
            try:
                assert all(str(fault) for fault in check_codebook([Path(folder)]))
                Codebook([Path(folder)])
            except ComityError as error:
                assert str(error)

    run()
