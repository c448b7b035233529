"""Explanations: each step of a sentence with its reason, and the same records as without."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from comity.reading import read_article
from comity.reading.explanation import DeedStep, SentenceSteps, explain
from comity.types import Article

Make = Callable[..., Article]

SENTENCES = (
    "Adil Abdul-Mahdi asked Washington on Sunday not to launch an attack on Kataib Hezbollah in Basra.",
    "The airstrikes hit a base, killing 25. They did it anyway. As did Iran.",
    "No one has produced evidence that Iran attacked the embassy. Iran denied it.",
    "If asked, Turkey would have bombed Syria; he told them that they did not have permission to bomb.",
    "India met Pakistan in Delhi, rejected the strikes and vowed to attack.",
    "((((\"\"“”‘’))))",
)  # fmt: skip


def steps(article: Make, text: str) -> SentenceSteps:
    (sentence,) = explain(article(text, published="2019-12-31")).sentences
    return sentence


def deed(found: SentenceSteps, word: str) -> DeedStep:
    return next(one for one in found.deeds if one.text == word)


@pytest.mark.parametrize("text", SENTENCES)
def test_an_explained_sentence_is_read_as_any_other(article: Make, text: str) -> None:
    found = explain(article(text))
    assert found.reading == read_article(article(text))
    told = [one.mention for sentence in found.sentences for one in sentence.deeds]
    assert told == [one.id for one in found.reading.event_mentions]


def test_names_say_whom_they_mean_and_why(article: Make) -> None:
    found = steps(article, "Adil Abdul-Mahdi asked Washington to leave Zorchistan.")
    names = {one.text: one for one in found.names}
    assert names["Adil Abdul-Mahdi"].why.endswith("on that day prime minister of iraq since 2018-10-25")
    assert (names["Washington"].actor, names["Washington"].why) == (
        "united-states",
        "its capital, which stands for it here",
    )


def test_the_parse_is_a_tree_of_phrases(article: Make) -> None:
    found = steps(article, "The Iraqi army has attacked the rebels in the north.")
    assert [(one.depth, one.text, one.role) for one in found.tree] == [
        (0, "has attacked", "main clause"),
        (1, "The Iraqi army", "subject"),
        (1, "the rebels", "object"),
        (1, "in the north", "after `in`"),
    ]


def test_roles_name_their_slots(article: Make) -> None:
    found = steps(article, "The United States launched an attack on Iraq.")
    roles = {one.role: (one.actor, one.why) for one in deed(found, "attack").roles}
    assert roles == {
        "actor": ("united-states", "subject of `launched`, which lends it its sides"),
        "recipient": ("iraq", "`on` on `launched`, which lends it its sides"),
    }
    plain = steps(article, "Iraq was bombed by Iran.")
    assert [(one.role, one.actor, one.why) for one in deed(plain, "bombed").roles] == [
        ("actor", "iran", "subject"),
        ("recipient", "iraq", "object"),
    ]


def test_the_status_is_told_word_by_word(article: Make) -> None:
    found = deed(steps(article, "Iran asked Turkey not to bomb Syria."), "bomb")
    assert found.status == "requested, and not wanted"
    assert [(one.text, one.status) for one in found.statuses] == [("not", "denied"), ("asked", "requested")]
    assert "status.tsv" in found.statuses[1].how or "verbs.tsv" in found.statuses[1].how
    assert deed(steps(article, "Iran bombed Syria."), "bombed").statuses == ()


def test_what_later_steps_change_is_told(article: Make) -> None:
    found = deed(steps(article, "Iran vowed to attack Iraq."), "vowed")
    assert found.type == "THREATEN"
    assert found.changes == ("AGREE became THREATEN violence, by the deed that it is about, or that is about it",)
    (held,) = [
        one for one in steps(article, "Iran condemned the American raid on Iraq.").deeds if one.text == "condemned"
    ]
    whom = next(one for one in held.roles if one.role == "recipient")
    assert (whom.actor, whom.text) == ("united-states", "American")


@pytest.mark.parametrize(
    ("text", "word", "why"),
    [
        ("The movie bombed out.", "bombed", "its row says that these words tell no deed"),
        ("The earthquake killed nine people.", "killed", "an accident, which nobody did"),
        ("He killed himself.", "killed", "harm to oneself"),
        ("Iraq bought attack planes.", "attack", "a part of another noun: planes"),
        ("India warned that Pakistan might attack Iran.", "warned", "warns of what others might do: no threat"),
        ("The bombs exploded, killing ten soldiers.", "killing", "it tells the effect of another word's deed, and is one with it"),  # noqa: E501
        ("Talks may follow.", "Talks", "nobody is named who does it or suffers it"),
        ("Iraq lifted the sanctions.", "sanctions", "it is one of the words that its verb's row names"),
    ],
)  # fmt: skip
def test_words_that_tell_no_deed_say_why(article: Make, text: str, word: str, why: str) -> None:
    assert (word, why) in {(one.text, one.why) for one in steps(article, text).no_deeds}


def test_cues_name_their_rows_and_what_came_of_them(article: Make) -> None:
    found = steps(article, "An official said that the movie bombed out and the glimmerous sprockets failed to hum.")
    met = {(one.text, one.place.partition(":")[0]): one.outcome for one in found.cues}
    assert met["said", "cues.tsv"] == "shows who says it"
    assert met["bombed", "verbs.tsv"].startswith("no deed: its row says")
    assert met["failed", "status.tsv"] == "stands over no deed here"
    assert "sprockets" in found.unknown
    assert "movie" not in {one.text for one in found.cues}


def test_sayings_and_voice(article: Make) -> None:
    found = steps(article, "Iran said that Turkey had bombed Syria.")
    (said,) = found.sayings
    assert (said.source, said.cue, said.act, said.place.startswith("cues.tsv:")) == ("Iran", "said", "assert", True)
    assert deed(found, "bombed").voice == "according to Iran"
    assert deed(steps(article, "Turkey bombed Syria."), "bombed").voice == "the report's own"


def test_when_and_where(article: Make) -> None:
    found = deed(steps(article, "On Sunday Turkey bombed a base in Syria, killing at least 25 soldiers."), "bombed")
    assert found.when == "2019-12-29 (`Sunday`)"
    assert found.counts[0].startswith("25 to … killed")
    assert deed(steps(article, "Turkey bombed Syria."), "bombed").when == "2019-12-31 (the report's own day)"


def test_a_layer_of_ones_own_is_explained_with_its_rows(article: Make, tmp_path: Path) -> None:
    (tmp_path / "codebook").mkdir()
    table = tmp_path / "codebook" / "verbs.tsv"
    table.write_text(
        "cue\tobject\ttype\tmode\tactor\trecipient\tdeed\tdeed_in\tdoer\tnote\nbomb\t\tCOERCE\tcyber\n",
        encoding="utf-8",
    )
    (sentence,) = explain(article("Iran bombed Iraq."), layers=(tmp_path,)).sentences
    (told,) = sentence.deeds
    assert (told.type, told.mode, told.place) == ("COERCE", "cyber", f"{table}:2")
