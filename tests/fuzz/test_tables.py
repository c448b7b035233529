"""Tables of others, damaged: dictionaries, directories, codebooks. Each is taken, or says what is wrong and where."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from damaging import damaged, examples
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import ComityError
from comity.reading.codebook import Codebook
from comity.reading.codebook.checking import check as check_codebook
from comity.reading.directory.checking import check as check_directory
from comity.reading.directory.importing import import_files
from comity.reading.tables import numbered

WHOLE = Path(__file__).parent / "whole"
DICTIONARIES = ("own.actors.txt", "own.agents.txt", "own.csv")
DIRECTORY = ("actors.tsv", "aliases.tsv", "agents.tsv", "titles.tsv")
CODEBOOK = ("verbs.tsv", "types.toml")


@contextmanager
def refusing(name: str) -> Iterator[None]:
    """What is refused is refused in words that name the file, and never fails otherwise."""
    said = name
    try:
        yield
    except ComityError as error:
        said = f"{error} {error.hint}"
    assert name in said


def check_import(path: Path, folder: Path) -> None:
    (done,) = import_files([path], folder)
    assert done.read == len(done.new) + len(done.known) + len(done.refused) > 0
    for left in (*done.refused, *done.left):
        assert left.line > 0
        assert left.why
    for table in folder.glob("*.tsv"):
        list(numbered(table))  # what is written is a table that is read


@pytest.mark.parametrize("name", DICTIONARIES)
def test_of_a_damaged_dictionary_nothing_is_lost_without_a_word(name: str) -> None:
    @examples(5)
    @given(damaged((WHOLE / name).read_bytes()))
    def run(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, name)
            path.write_bytes(data)
            with refusing(name):
                check_import(path, Path(folder, "directory"))

    run()


@examples(6)
@given(st.data())
def test_a_damaged_directory_is_checked_and_told(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(DIRECTORY))
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(data.draw(damaged((WHOLE / "directory" / name).read_bytes())))
        with refusing(name):
            assert all(str(fault) for fault in check_directory(Path(folder)))


@examples(6)
@given(st.data())
def test_a_damaged_codebook_is_taken_or_says_what_is_wrong(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(CODEBOOK))
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, name).write_bytes(data.draw(damaged((WHOLE / "codebook" / name).read_bytes())))
        assert all(str(fault) for fault in check_codebook([Path(folder)]))
        with refusing(""):
            Codebook([Path(folder)])
