"""Checking the codebook: the bundled one is well, and each kind of fault is found with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.reading.codebook import bundled
from comity.reading.codebook.checking import Words, check
from comity.reading.parser import parser

VERBS = "cue\tobject\ttype\tmode\tactor\trecipient\tdeed\tdeed_in\tdoer\tnote\n"
NOUNS = VERBS.replace("object", "head")
OTHERS = {
    "light": "verb\tdoes\tother\tstatus\n",
    "status": "cue\tpos\tcomplement\tstatus\tnote\n",
    "modes": "type\tmode\tcue\twhere\n",
    "stances": "cue\tpos\tpolarity\tholder\ttarget\n",
    "cues": "cue\tpos\tframe\tact\tattitude\tnote\n",
    "classes": "class\tlemmas\n",
    "contexts": "context\tcues\n",
}


def words() -> Words:
    known = parser()
    return Words(known.words, known.is_base)


def faults(folder: Path) -> list[tuple[str, int, str]]:
    return [(Path(one.file).name, one.line, one.what) for one in check([folder, bundled()], words())]


def test_the_bundled_codebook_is_well() -> None:
    assert list(check([bundled()], words())) == []


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("zap\t\tZAP", "the type `ZAP` is not in types.toml"),
        ("zap\t\tASSAULT\tvisit", "ASSAULT has no mode `visit`, it is one of CONSULT"),
        ("zap\t\tASSAULT\tnone", "ASSAULT has no mode `none`"),
        ("zap\t@zap\tASSAULT", "classes.tsv has no class `zap`"),
        ("zap\t\tASSAULT\t\t\tout of", "`out of` in `recipient` is no slot"),
        ("zap\t\tASSAULT\t\tsubject", "`subject` in `actor` is no slot"),
        ("zap\t\tREQUEST\t\t\t\tasked\tinf", "`asked` in `deed` is no deed"),
        ("zap\t\tREQUEST\t\t\t\trequested\tinfinitive", "`infinitive` in `deed_in` is no place of a deed"),
        ("zap\t\tREQUEST\t\t\t\t\tinf", "has `deed_in` and no `deed`"),
        ("zap\t\tREQUEST\t\t\t\trequested\tinf\tme", "`me` in `doer` is no role"),
        ("Zap\t\tASSAULT", "`cue` holds capitals, which never match"),
        ("bombed\t\tASSAULT", "`bombed` is no lemma of a verb, so that it never matches"),
        ("sexually assault\t\tASSAULT", "`sexually` is no lemma of a verb, so that it never matches"),
        ("bomb\tU.S.\tASSAULT", "`object` holds capitals, which never match"),
        ("zap\tcan't\tASSAULT", "`can't` never matches: the parser parts it as `ca n't`"),
        ("\t\tASSAULT", "has no cue"),
        ("zap\t\tASSAULT\t\t\t\t\t\t\tnote\tmore", "has 11 cells for 10 columns"),
    ],
)
def test_a_row_of_verbs_that_is_wrong(tmp_path: Path, row: str, what: str) -> None:
    (tmp_path / "verbs.tsv").write_text(f"{VERBS}# a note\nhit\t\tASSAULT\n{row}\n", encoding="utf-8")
    assert ("verbs.tsv", 4, what) in faults(tmp_path)


def test_what_a_row_needs_has_to_be_known(tmp_path: Path) -> None:
    rows = ("zap\t\tASSAULT\t\t\t\t\t\t\t\tinf | !with", "zap out\t\tASSAULT\t\t\t\t\t\t\t\tinfinitive")
    (tmp_path / "verbs.tsv").write_text(VERBS.rstrip() + "\tneeds\n" + "\n".join(rows), encoding="utf-8")
    assert faults(tmp_path) == [("verbs.tsv", 3, "`infinitive` in `needs` is no slot")]


def test_rows_that_are_well_are_no_faults(tmp_path: Path) -> None:
    rows = ("carpet-bomb\t\tASSAULT\taerial", "found\t\tSUPPORT", "bomb\ttear gas\tASSAULT", "carry out\t@weapon\t-")
    (tmp_path / "verbs.tsv").write_text(VERBS + "\n".join(rows), encoding="utf-8")
    (tmp_path / "nouns.tsv").write_text(f"{NOUNS}cease-fire\t\tRETREAT\nheart attack\t-\n", encoding="utf-8")
    assert faults(tmp_path) == []


def test_rows_twice_and_nouns_in_the_plural(tmp_path: Path) -> None:
    (tmp_path / "verbs.tsv").write_text(f"{VERBS}bomb\t\tASSAULT\nbomb\t\tCOERCE\n", encoding="utf-8")
    (tmp_path / "nouns.tsv").write_text(f"{NOUNS}air strikes\t\tASSAULT\n", encoding="utf-8")
    assert faults(tmp_path) == [
        ("verbs.tsv", 3, "`bomb` stands in line 2 already"),
        ("nouns.tsv", 2, "`strikes` is no lemma of a noun (a plural?), so that it never matches"),
    ]


@pytest.mark.parametrize(
    ("table", "row", "what"),
    [
        ("light", "zap\tdoer", "`doer` in `does` is no role"),
        ("light", "zap\tactor\tobjct", "`objct` in `other` is no slot"),
        ("light", "zap\tactor\t\tdone", "`done` in `status` is no status"),
        ("status", "zap\tverbs\tinf\tplanned", "`verbs` in `pos` is no part of speech"),
        ("status", "zap\tverb\tinfin\tplanned", "`infin` in `complement` is no complement"),
        ("modes", "ASSAULT\taerial\tzap\tbeside", "`beside` in `where` is no place of a mode cue"),
        ("modes", "AGREE\taerial\tzap\tany", "AGREE has no mode `aerial`, it is one of ASSAULT"),
        ("stances", "zap\tverb\tbad\tsubj\tobj", "`bad` in `polarity` is no polarity"),
        ("stances", "zap\tverb\tnegative\tsubj\tobjct", "`objct` in `target` is no slot"),
        ("cues", "zap\tverb\tquote\tshout\tassertion", "`shout` in `act` is no act"),
        ("cues", "zap\tverb\tquotes\tassert\tassertion", "`quotes` in `frame` is no frame"),
        ("cues", "zap\tverb\tquote\tassert", "has no attitude"),
        ("classes", "zap\tzip | zip", "lists `zip` twice"),
        ("contexts", "war\thiv/aids", "`hiv/aids` never matches: the parser parts it as `hiv / aids`"),
    ],
)
def test_a_row_of_another_table_that_is_wrong(tmp_path: Path, table: str, row: str, what: str) -> None:
    (tmp_path / f"{table}.tsv").write_text(f"{OTHERS[table]}{row}\n", encoding="utf-8")
    assert faults(tmp_path) == [(f"{table}.tsv", 2, what)]


def test_a_cue_of_two_contexts_and_a_column_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "contexts.tsv").write_text("context\tcues\nwar\tarmy | tank\npeace\ttank\n", encoding="utf-8")
    (tmp_path / "light.tsv").write_text("verb\tstatuses\nlaunch\t\n", encoding="utf-8")
    assert faults(tmp_path) == [
        ("light.tsv", 1, "has no column `does`"),
        ("light.tsv", 1, "has an unknown column `statuses`"),
        ("contexts.tsv", 3, "`tank` is a cue of `war` in line 2 already"),
    ]


def test_a_table_with_spaces_between_its_cells_is_told_so_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "light.tsv").write_text("verb does other\nlaunch actor\n", encoding="utf-8")
    assert faults(tmp_path) == [("light.tsv", 1, "has its cells between spaces; they stand between tabs")]


@pytest.mark.parametrize(
    ("toml", "line", "what"),
    [
        ("[ZAP]\nquad = 4\nscore = -11\ndefinition = 'd'\n", 1, "ZAP: the score `-11` does not lie between -10 and 10"),
        ("\n[ZAP]\nquad = 5\nscore = 1\ndefinition = 'd'\n", 2, "ZAP: the quad `5` is none of 1, 2, 3, 4"),
        ("[ZAP]\nquad = 4\nscore = 1\n", 1, "ZAP has no `definition`"),
        ("[ASSAULT.modes.zap]\nscore = 12\n", 1, "ASSAULT zap: the score `12` does not lie between -10 and 10"),
        ("[ASSAULT]\nlike = 'WAR'\n", 1, "ASSAULT: `like` is `WAR`, which is no type of PLOVER"),
        ("[ASSAULT]\nscores = 1\n", 1, "ASSAULT: `scores` is nothing that is known here"),
        ("replace = true\n", 1, "`replace` is neither a type nor `version` or `replaces`"),
        ("[ZAP]\nquad = 4\nscore = 1\ndefinition = 'd'\n", 1, "the type `ZAP` has no cue in verbs.tsv or nouns.tsv"),
    ],
)
def test_types_that_are_wrong(tmp_path: Path, toml: str, line: int, what: str) -> None:
    (tmp_path / "types.toml").write_text(toml, encoding="utf-8")
    assert ("types.toml", line, what) in faults(tmp_path)


def test_a_taxonomy_of_ones_own_may_not_name_types_of_ours(tmp_path: Path) -> None:
    toml = "replaces = true\n[ZAP]\nquad = 4\nscore = 1\ndefinition = 'd'\n"
    (tmp_path / "types.toml").write_text(toml, encoding="utf-8")
    (tmp_path / "verbs.tsv").write_text(f"{VERBS}bomb\t\tZAP\nkill\t\tASSAULT\n", encoding="utf-8")
    assert faults(tmp_path) == [("verbs.tsv", 3, "the type `ASSAULT` is not in types.toml")]


def test_files_that_cannot_be_read_are_faults(tmp_path: Path) -> None:
    (tmp_path / "types.toml").write_text("[ZAP\n", encoding="utf-8")
    (tmp_path / "verbs.tsv").write_bytes(b"cue\ttype\nz\xffp\n")
    (tmp_path / "nouns.tsv").write_text("", encoding="utf-8")
    found = faults(tmp_path)
    assert ("types.toml", 0) in {one[:2] for one in found}
    assert any(file == "verbs.tsv" and "is no UTF-8" in what for file, _, what in found)
    assert ("nouns.tsv", 0, "has no column `cue`") in found
