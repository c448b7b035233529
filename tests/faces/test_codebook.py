"""`comity codebook`: show, check, export, explain; exit codes, JSON, and layers of one's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

VERBS = "cue\tobject\ttype\tmode\tactor\trecipient\tdeed\tdeed_in\tdoer\tnote\n"
Run = Callable[..., Any]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A casebook's folder with a codebook in which to bomb is to coerce."""
    folder = tmp_path / "case" / "codebook"
    folder.mkdir(parents=True)
    (folder / "verbs.tsv").write_text(f"{VERBS}bomb\t\tCOERCE\tcyber\t\t\t\t\t\tours\n", encoding="utf-8")
    return folder.parent


def test_show_a_word(comity: Run) -> None:
    ran = comity("codebook", "show", "bomb")
    assert (ran.code, ran.err) == (0, "")
    assert "X bombs Y: ASSAULT explosives; actor: subject; recipient: object" in ran.out
    assert "verbs.tsv:" in ran.out
    assert "where ASSAULT ends" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


def test_show_a_type(comity: Run) -> None:
    ran = comity("codebook", "show", "ASSAULT")
    assert ran.out.startswith("▼ ASSAULT  material conflict · score -9\n")
    assert "aerial" in ran.out
    assert "X attacks Y" in ran.out


def test_show_as_json(comity: Run) -> None:
    page = json.loads(comity("codebook", "show", "bomb", "--json").out)
    assert page["of"] == "word"
    assert page["lines"][0]["cells"]["type"] == "ASSAULT"
    assert json.loads(comity("codebook", "show", "AID", "--json").out)["score"] == 10


def test_what_is_unknown_is_not_found(comity: Run) -> None:
    ran = comity("codebook", "show", "bombb")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("no row of the codebook has `bombb`\n\nhint: did you mean ")
    assert json.loads(comity("codebook", "show", "bombb", "--json").err)["error"]["code"] == 3


def test_a_casebooks_layer_is_shown_and_explained(comity: Run, own: Path) -> None:
    ran = comity("codebook", "show", "bomb", "--case", own)
    assert "X bombs Y: COERCE cyber" in ran.out
    assert "replaced by a layer above" in " ".join(ran.out.split())
    assert "COERCE · cyber" in comity("codebook", "explain", "Iran bombed Iraq.", "--case", own).out
    gone = comity("codebook", "show", "bomb", "--case", own / "nowhere")
    assert (gone.code, gone.err.splitlines()[0]) == (3, f"there is no casebook at `{own / 'nowhere'}`")


def test_the_users_layer_lies_under_the_casebooks(comity: Run, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_HOME", str(own))
    assert "X bombs Y: COERCE cyber" in comity("codebook", "show", "bomb").out


def test_check_finds_nothing_wrong_in_ours(comity: Run, own: Path) -> None:
    ran = comity("codebook", "check")
    assert (ran.code, ran.out) == (0, "nothing is wrong in: bundled\n")
    both = comity("codebook", "check", "--case", own)
    assert (both.code, both.out) == (0, f"nothing is wrong in: bundled, {own / 'codebook'}\n")


def test_check_says_what_is_wrong_and_where(comity: Run, own: Path) -> None:
    table = own / "codebook" / "verbs.tsv"
    table.write_text(f"{VERBS}bomb\t\tCOERCE\tcyber\nBomb\t\tWAR\n", encoding="utf-8")
    for arguments in (("--case", own), (own,), (own / "codebook",)):
        found = json.loads(comity("codebook", "check", *arguments, "--json").out)
        found = [one for one in found if one["file"].startswith(str(own))]
        assert {(one["file"], one["line"]) for one in found} == {(str(table), 3)}
        assert "the type `WAR` is not in types.toml" in {one["what"] for one in found}
    ran = comity("codebook", "check", own)
    assert ran.code == 1
    assert ran.err.endswith(f"faults in: {own / 'codebook'}\n")


def test_check_of_a_folder_without_tables(comity: Run, tmp_path: Path) -> None:
    ran = comity("codebook", "check", tmp_path)
    assert (ran.code, ran.err.splitlines()[0]) == (3, f"`{tmp_path}` holds no table of a codebook")


def test_export_is_one_document(comity: Run, tmp_path: Path) -> None:
    text = comity("codebook", "export").out
    for part in ("# Codebook", "### ASSAULT", "## Statuses", "## Contexts", "## Who is who", "- *X attacks Y*"):
        assert part in text
    assert all(line.count(" | ") == 3 for line in text.splitlines() if line.startswith("| ASSAULT"))
    file = tmp_path / "book.html"
    ran = comity("codebook", "export", "--as", "html", "--output", file)
    assert (ran.code, ran.out, ran.err) == (0, "", f"written: {file}\n")
    page = file.read_text(encoding="utf-8")
    assert "<h3>ASSAULT</h3>" in page
    assert _unclosed(page) == []


def _unclosed(page: str) -> list[str]:
    class Tags(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.open: list[str] = []

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.open += [tag] if tag != "meta" else []

        def handle_endtag(self, tag: str) -> None:
            assert self.open.pop() == tag

    tags = Tags()
    tags.feed(page)
    return tags.open


def test_export_of_hostile_tables_is_only_text(comity: Run, own: Path) -> None:
    toml = '[ASSAULT]\ndefinition = "<script>alert(1)</script> | x"\n'
    (own / "codebook" / "types.toml").write_text(toml, encoding="utf-8")
    assert "<script>" not in comity("codebook", "export", "--as", "html", "--case", own).out


def test_export_to_a_place_that_is_none(comity: Run, tmp_path: Path) -> None:
    ran = comity("codebook", "export", "--output", tmp_path / "no" / "book.md")
    assert (ran.code, ran.err.splitlines()[0]) == (2, f"`{tmp_path / 'no' / 'book.md'}` can't be written: No such file or directory")  # fmt: skip  # noqa: E501


def test_explain_goes_step_by_step(comity: Run) -> None:
    ran = comity(
        "codebook",
        "explain",
        "Iran asked Turkey on Sunday not to bomb Syria; the movie bombed out.",
        "--on",
        "2019-12-31",
    )
    assert (ran.code, ran.err) == (0, "")
    steps = [line.split(" ─")[0] for line in ran.out.splitlines() if " ─" in line]
    assert steps[:6] == ["names", "parse", "cues", "who says it", "deeds", "given up"]
    assert steps[-1].startswith("records: ")
    for part in ("“not”", "no deed, because:", "2019-12-29 (`Sunday`)", "requested"):
        assert part in " ".join(ran.out.split())
    assert max(map(len, ran.out.splitlines())) <= 80


def test_explain_as_json_ends_with_the_records(comity: Run) -> None:
    found = json.loads(comity("codebook", "explain", "Iran bombed Iraq.", "--json").out)
    (sentence,) = found["sentences"]
    (deed,) = sentence["deeds"]
    (mention,) = [record for record in found["records"] if record["type"] == "event_mention"]
    assert deed["mention"] == mention["id"]
    assert {role["role"]: role["why"] for role in deed["roles"]} == {"actor": "subject", "recipient": "object"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(("",), "there is no sentence to explain"), (("Iran.", "--on", "soon"), "`soon` is not a date")],
)
def test_explain_of_nothing(comity: Run, arguments: tuple[str, ...], message: str) -> None:
    ran = comity("codebook", "explain", *arguments)
    assert (ran.code, ran.err.splitlines()[0]) == (2, message)


def test_a_broken_table_is_a_usage_error(comity: Run, own: Path) -> None:
    (own / "codebook" / "verbs.tsv").write_text(f"{VERBS}bomb\t\tWAR\n", encoding="utf-8")
    ran = comity("codebook", "explain", "Iran bombed Iraq.", "--case", own)
    assert ran.code == 2
    assert ran.err.startswith("`bomb` in verbs.tsv has the type `WAR`, which types.toml does not define")
