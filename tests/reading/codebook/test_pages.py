"""Pages of the codebook: what it says of a word, of a type, and all of it for human coders."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import NotFoundError
from comity.reading.codebook.pages import TypePage, WordPage, handbook, page_of
from comity.reading.codebook.sheets import Row
from comity.reading.codebook.wording import in_words
from comity.types import Status


def word(name: str, *layers: Path) -> WordPage:
    page = page_of(name, layers)
    assert isinstance(page, WordPage)
    return page


def test_a_word_has_its_rows_of_every_table() -> None:
    page = word("bomb")
    first = page.lines[0]
    assert first.says == "X bombs Y: ASSAULT explosives; actor: subject; recipient: object"
    assert (first.table, first.layer, first.note) == ("verbs", "bundled", "mode aerial where planes are named")
    assert {line.table for line in page.lines} >= {"verbs", "nouns", "modes", "classes"}
    assert "X drops bomb/explosive/grenade/… on Y" in {line.says.partition(":")[0] for line in page.as_object}
    assert list(page.boundaries) == ["ASSAULT"]


@pytest.mark.parametrize(
    ("name", "table", "says"),
    [
        ("strike", "nouns", "X's strike on Y: ASSAULT; actor: possessor, else word before it"),
        ("carry out", "light", "X carries out a deed: X does the deed of the noun; the other side: `against`"),
        ("fail", "status", "verb over an infinitive: the deed is denied"),
        ("manage", "status", "verb over an infinitive: the deed was done"),
        ("airstrike", "modes", "in the clause of ASSAULT: mode aerial"),
        ("resent", "stances", "verb: X is against Y; X: subject; Y: object"),
        ("say", "cues", "verb: says so (assert, assertion); what is said: a clause, a quotation"),
        ("army", "contexts", "context military of its paragraph"),
        ("missile", "classes", "one of the objects called `@weapon`"),
        ("ask", "verbs", "X asks Y: REQUEST; actor: subject; recipient: object"),
    ],
)
def test_rows_read_as_plain_words(name: str, table: str, says: str) -> None:
    assert any(line.table == table and line.says.startswith(says) for line in word(name).lines)


def test_what_is_asked_for_is_told_with_its_doer() -> None:
    (row,) = [line for line in word("ask").lines if line.table == "verbs" and line.says.startswith("X asks Y:")]
    assert "the deed told in an infinitive" in row.says
    assert row.says.endswith("is requested, done by the recipient")


def test_a_blocked_row_says_so() -> None:
    row = Row("verbs", "bundled", 1, {"cue": "bomb out", "object": "", "type": "-", "actor": "", "recipient": ""})
    assert in_words(row) == "X bombs out: no deed"


def test_a_form_of_a_word_finds_the_word() -> None:
    assert [word(form).word for form in ("bombed", "denies", "raiding", "Bomb")] == ["bomb", "deny", "raid", "bomb"]


def test_a_type_has_its_modes_boundaries_and_words() -> None:
    page = page_of("ASSAULT")
    assert isinstance(page, TypePage)
    assert (page.quad, page.score, page.layer) == (4, -9, "bundled")
    assert "attack" in page.verbs
    assert "raid" in page.nouns
    aerial = next(mode for mode in page.modes if mode.name == "aerial")
    assert (aerial.score, "air strike" in aerial.cues) == (-9.5, True)
    assert page.boundary
    assert isinstance(page_of("assault"), WordPage)  # a type is written as its name is


def test_what_is_unknown_is_answered_with_the_nearest() -> None:
    with pytest.raises(NotFoundError, match="no row of the codebook has `bombb`") as caught:
        page_of("bombb")
    assert "`bomb`" in (caught.value.hint or "")


def test_a_layer_shows_what_it_replaces(tmp_path: Path) -> None:
    folder = tmp_path / "codebook"
    folder.mkdir()
    (folder / "verbs.tsv").write_text(
        "cue\tobject\ttype\tmode\tactor\trecipient\tdeed\tdeed_in\tdoer\tnote\nbomb\t\tCOERCE\t\t\t\t\t\t\tours\n",
        encoding="utf-8",
    )
    own, bundled = [line for line in word("bomb", tmp_path).lines if line.table == "verbs" and line.cue == "bomb"]
    assert (own.layer, own.replaced, own.note) == (str(folder), False, "ours")
    assert own.place == f"{folder}/verbs.tsv:2"
    assert (bundled.layer, bundled.replaced) == ("bundled", True)


def test_the_handbook_holds_everything() -> None:
    book = handbook()
    assert len(book.types) == 16
    assert set(book.statuses) == set(Status.__args__)  # type: ignore[attr-defined]
    assert all(book.status_words[name] for name in book.statuses)
    assert "army" in book.contexts["military"]
    assert all(one.examples and one.definition for one in book.types)
