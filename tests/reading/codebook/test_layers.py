"""Layers of the codebook: a user's rows over the bundled ones, and a taxonomy of one's own read end to end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from own_taxonomy import HEAD, write_taxonomy

from comity.errors import UsageError
from comity.faces.desk import Desk
from comity.reading import read_article
from comity.reading.codebook import Codebook
from comity.reading.cues import verb_entry
from comity.reading.parser import parser
from comity.types import Article, EventMention
from comity.wire import reading_from_lines, record_lines

Make = Callable[..., Article]


def layer(folder: Path, **tables: str) -> Path:
    """A layer with these files in its codebook; tables by their stems, types.toml as `types`."""
    (folder / "codebook").mkdir(parents=True)
    for name, text in tables.items():
        file = "types.toml" if name == "types" else f"{name}.tsv"
        (folder / "codebook" / file).write_text(text, encoding="utf-8")
    return folder


def read(article: Make, text: str, *layers: Path) -> list[EventMention]:
    return list(read_article(article(text), layers=layers).event_mentions)


def coded(mentions: list[EventMention]) -> list[tuple[str, str | None]]:
    return [(one.event_type, one.mode) for one in mentions]


def holds(article: Make, text: str, book: Codebook) -> bool:
    (sentence,) = parser().sentences(article(text))
    return any(verb_entry(sentence, word, book) is not None for word in sentence.tokens if word.lemma == "dicker")


def test_a_layer_adds_a_verb(article: Make, tmp_path: Path) -> None:
    text = "Iran outfoxed Iraq."
    own = layer(tmp_path / "own", verbs=HEAD + "outfox\t\tASSAULT\tdrone\n")
    assert coded(read(article, text)) == []
    (mention,) = read(article, text, own)
    assert (mention.event_type, mention.mode, mention.cue) == ("ASSAULT", "drone", "verb:outfox")


def test_a_layers_table_may_lack_columns(article: Make, tmp_path: Path) -> None:
    own = layer(tmp_path / "own", verbs="cue\ttype\noutfox\tASSAULT\nbomb\t-\n", nouns="cue\ttype\nraid\t-\n")
    assert coded(read(article, "Iran outfoxed Iraq. Iran bombed Iraq in a raid.", own)) == [("ASSAULT", None)]


@pytest.mark.parametrize(
    ("needs", "told"),
    [
        ("with", ["Iran dickered with Iraq.", "Iran dickered with Iraq to win time."]),
        (
            "with | inf",
            ["Iran dickered with Iraq.", "Iran dickered with Iraq to win time.", "Iran dickered to win time."],
        ),
        ("with | !inf", ["Iran dickered with Iraq."]),
        ("!with", ["Iran dickered.", "Iran dickered to win time."]),
    ],
)
def test_a_row_holds_only_with_what_it_needs(article: Make, tmp_path: Path, needs: str, told: list[str]) -> None:
    own = layer(tmp_path / "own", verbs=f"cue\ttype\tneeds\ndicker\tASSAULT\t{needs}\n")
    sentences = (
        "Iran dickered.",
        "Iran dickered with Iraq.",
        "Iran dickered with Iraq to win time.",
        "Iran dickered to win time.",
    )
    book = Codebook([own / "codebook"])
    assert book.verbs["dicker"][0].needs == tuple(needs.split(" | "))
    assert [text for text in sentences if holds(article, text, book)] == told


def test_a_row_may_need_a_subject_of_a_class(article: Make, tmp_path: Path) -> None:
    own = layer(tmp_path / "own", verbs="cue\ttype\tneeds\ndicker\tASSAULT\t@weapon | @name\n")
    book = Codebook([own / "codebook"])
    assert holds(article, "Iranian rockets dickered.", book)
    assert holds(article, "A dozen of their rockets dickered.", book)
    assert holds(article, "Iran dickered.", book)
    assert not holds(article, "The clerks dickered.", book)


@pytest.mark.parametrize(("column", "missing"), [("cue", "cue"), ("type", "type"), ("note", None)])
def test_a_column_under_another_name_is_one_that_is_missing(tmp_path: Path, column: str, missing: str | None) -> None:
    own = layer(tmp_path / "own", verbs=HEAD.replace(column, "misspelt") + "outfox\t\tASSAULT\tdrone\n")
    if missing is None:
        assert Codebook([own / "codebook"]).verbs["outfox"]
        return
    with pytest.raises(UsageError, match=f"has no column `{missing}`"):
        Codebook([own / "codebook"])


def test_a_layer_changes_a_score_and_leaves_the_rest_of_the_type(tmp_path: Path) -> None:
    own = layer(tmp_path / "own", types="[ASSAULT]\nscore = -5\n[ASSAULT.modes.drone]\nscore = -6\n")
    book, ours = Codebook([own / "codebook"]), Codebook()
    kind, was = book.types["ASSAULT"], ours.types["ASSAULT"]
    assert (kind.score, kind.modes["drone"].score) == (-5, -6)
    assert (kind.quad, kind.definition, kind.boundary) == (was.quad, was.definition, was.boundary)
    assert kind.modes["aerial"] == was.modes["aerial"]
    assert list(book.types) == list(ours.types)
    assert book.version == ours.version


def test_a_layer_takes_a_cue_away(article: Make, tmp_path: Path) -> None:
    text = "Iran bombed Iraq."
    own = layer(tmp_path / "own", verbs=HEAD + "bomb\t\t-\n")
    assert coded(read(article, text)) == [("ASSAULT", "explosives")]
    assert coded(read(article, text, own)) == []


def test_a_layer_takes_rows_of_other_tables_away(tmp_path: Path) -> None:
    own = layer(
        tmp_path / "own",
        light="verb\tdoes\tother\tstatus\nlaunch\t-\t\t\n",
        status="cue\tpos\tcomplement\tstatus\tnote\nfail\tverb\tinf\t-\t\n",
        modes="type\tmode\tcue\twhere\nASSAULT\taerial\tairstrike\t-\n",
        stances="cue\tpos\tpolarity\tholder\ttarget\nresent\tverb\t-\t\t\n",
        cues="cue\tpos\tframe\tact\tattitude\tnote\nquip\tverb\t\t-\t\t\n",
        contexts="context\tcues\n-\tarmy\n",
    )
    book, ours = Codebook([own / "codebook"]), Codebook()
    assert "launch" in ours.light
    assert "launch" not in book.light
    for table, word in (("operators", "fail"), ("leanings", "resent")):
        assert any(one.cue == (word,) for one in getattr(ours, table)[word])
        assert not any(one.cue == (word,) for one in getattr(book, table).get(word, ()))
    assert "airstrike" in ours.modes
    assert not [cue for cue in book.modes.get("airstrike", ()) if cue.cue == ("airstrike",) and cue.mode == "aerial"]
    assert ("verb", "quip") in ours.sayings
    assert ("verb", "quip") not in book.sayings
    assert ours.contexts[("army",)] == "military"
    assert ("army",) not in book.contexts


def test_the_later_layer_wins(article: Make, tmp_path: Path) -> None:
    user = layer(tmp_path / "user", verbs=HEAD + "bomb\t\t-\noutfox\t\tASSAULT\n")
    case = layer(tmp_path / "case", verbs=HEAD + "bomb\t\tCOERCE\tcyber\n")
    text = "Iran bombed Iraq. On Monday the army outfoxed the rebels."
    assert coded(read(article, text, user, case)) == [("COERCE", "cyber"), ("ASSAULT", None)]
    assert coded(read(article, text, case, user)) == [("ASSAULT", None)]


def test_a_layer_adds_a_way_to_say_so(article: Make, tmp_path: Path) -> None:
    row = "warble\tverb\tclause | quote\tassert\tassertion\t\n"
    own = layer(tmp_path / "own", cues="cue\tpos\tframe\tact\tattitude\tnote\n" + row)
    text = "Esper warbled that Iran had bombed Iraq."
    assert read_article(article(text)).attributions == ()
    (said,) = read_article(article(text), layers=(own,)).attributions
    assert said.cue.text == "warbled"


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({"verbs": HEAD + "outfox\t\tZORCH\n"}, "`outfox` in verbs.tsv has the type `ZORCH`"),
        ({"verbs": HEAD + "outfox\t@zorch\tASSAULT\n"}, "no class `zorch`"),
        ({"types": "[ZORCH]\nquad = 4\n"}, "the type `ZORCH` in types.toml has no `score`"),
        ({"types": "[ZORCH\n"}, "can't be read"),
        ({"verbs": "cue\tobject\nbomb\t\n"}, "has no column `type`"),
        ({"cues": "cue\tpos\tframe\tact\tattitude\nsay\tverb\tquote\tshout\tassertion\n"}, "`shout` is no act"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, tables: dict[str, str], message: str) -> None:
    own = layer(tmp_path / "own", **tables)
    with pytest.raises(UsageError, match=message):
        _ = Codebook([own / "codebook"]).sayings


OWN = """Iran demanded that Iraq free the hostages. Turkey bombed Syria. Russia blamed Ukraine for the bombing.

Israel promised to bomb Lebanon. Egyptian police detained twelve students. India met Pakistan in Delhi. \
Ten soldiers were killed in a car crash. Thousands marched in Cairo. Jordan will free the prisoners.
"""


def test_a_taxonomy_of_ones_own_is_read_end_to_end(article: Make, tmp_path: Path) -> None:
    own = write_taxonomy(tmp_path / "own")
    reading = read_article(article(OWN), layers=(own,))
    book = Codebook([own / "codebook"])
    told = [one.event_type for one in reading.event_mentions]
    assert len(book.types) == 10
    assert set(told) <= set(book.types)
    assert {"DEMAND", "RELEASE", "BOMBING", "BLAME", "DETENTION", "TALKS", "MARCH"} <= set(told)
    assert "KILLING" not in told  # an accident, for a type that is like ASSAULT
    assert {one.codebook for one in reading.event_mentions} == {"ten/1"}
    assert ("russia", "ukraine", "negative") in {(one.holder, one.target, one.polarity) for one in reading.stances}
    assert reading_from_lines(record_lines(reading)) == reading


def test_rules_that_change_a_type_keep_to_the_taxonomy(article: Make, tmp_path: Path) -> None:
    """What is willed and hostile would be a threat, if there were one; a government's protest is a word."""
    own = write_taxonomy(tmp_path / "own")
    israel = read(article, "Israel promised to bomb Lebanon.", own)
    assert [(one.event_type, one.status) for one in israel] == [("PROMISE", "happened"), ("BOMBING", "threatened")]
    (iran,) = read(article, "Iran marched against Iraq.", own)
    assert (iran.event_type, iran.mode) == ("BLAME", None)


def test_types_without_likeness_are_read_without_plovers_rules(article: Make, tmp_path: Path) -> None:
    own = write_taxonomy(tmp_path / "own")
    types = own / "codebook" / "types.toml"
    plain = [line for line in types.read_text(encoding="utf-8").split("\n") if not line.startswith("like")]
    types.write_text("\n".join(plain), encoding="utf-8")
    told = coded(read(article, OWN, own))
    assert ("KILLING", None) in told  # no type is like ASSAULT, so that no rule asks for an intent
    assert ("RELEASE", None) in told


def test_a_casebook_holds_events_of_a_taxonomy_of_ones_own(tmp_path: Path) -> None:
    case = write_taxonomy(tmp_path / "case")
    report = tmp_path / "report.txt"
    report.write_text("On Sunday Turkey bombed Syria near the border. India met Pakistan in Delhi on Monday.\n")
    desk = Desk(case)
    desk.read(report, published="2020-01-02", outlet="Wire")
    assert {one.event_type for one in desk.events()} == {"BOMBING", "TALKS"}
    assert [one.event_type for one in desk.events(type="bombing")] == ["BOMBING"]
    assert (desk.hostile("BOMBING"), desk.hostile("TALKS")) == (True, False)
    with pytest.raises(UsageError, match="there is no type `ASSAULT`"):
        desk.events(type="ASSAULT")
    (page,) = desk.articles()
    assert desk.report(page.id).hostile == {"BOMBING": True, "TALKS": False}
    assert desk.verify() == []
    assert Desk(tmp_path / "case").mentions()[0].codebook == "ten/1"
