"""Who says what, sentence by sentence: sources and contents that the parse breaks up, deeds that are no speech."""

from __future__ import annotations

import pytest

import comity

SAID = [  # text, who, the cue, what is said
    (
        "The governor said after the ministry's statement that she was ready to talk.",
        "governor", "said", "that she was ready to talk",
    ),
    (
        "Peru says the body is biased and declared last year it would no longer take part.",
        "Peru", "says", "the body is biased",
    ),
    ("An ex-wife of Bell's, Mary Gray, told us she had not met him.", "Mary Gray", "told", "she had not met him"),
    ("His mother, Ellen Bell, said he was alive.", "Ellen Bell", "said", "he was alive"),
    (
        "A study by the scientific journal Lancet shows that the virus is evolving.",
        "A study by the scientific journal Lancet", "shows", "that the virus is evolving",
    ),
    (
        "Peru's state media publishes its first criticism of Ana Diaz.",
        "Peruvian media", "first criticism of", "Ana Diaz",
    ),
    (
        "The suit was filed by 10 people who claimed their rights were violated in the raid.",
        "people", "claimed", "their rights were violated in the raid",
    ),
    (
        "The colonel becomes chief of staff and is widely believed to be the next president.",
        "somebody unnamed", "is widely believed", "The colonel // to be the next president",
    ),
    (
        "Two officers are on trial, accused of building missiles.",
        "somebody unnamed", "accused", "Two officers // of building missiles",
    ),
    (
        "The bank announces a drop in growth to 3.3% because of high prices.",
        "bank", "announces", "a drop in growth to 3.3% because of high prices",
    ),
    ("The colonel denied any politics behind the arrest.", "colonel", "denied", "any politics behind the arrest"),
    (
        "The mayor calls for sanctions against Burma to be suspended in view of the changes.",
        "mayor", "calls for", "sanctions against Burma to be suspended in view of the changes",
    ),
    ("Peru threatens Chile with war.", "Peru", "threatens", "Chile with war"),
    ('He referred to the vote as "stupid" and left.', "He", "referred to", 'the vote as "stupid"'),
    (
        "The paper reports that the ban fails to prevent falls, increases the risk and makes trading hard.",
        "paper", "reports", "that the ban fails to prevent falls, increases the risk and makes trading hard",
    ),
    (
        "Noting that the school was open, but the road was not, Bell added that, “We would have lost the money.”",
        "Bell", "added", "that, “We would have lost the money.”",
    ),
]  # fmt: skip

SILENT = [
    "Hackers attack the paper, posting a story about the mayor.",
    "Neither side has confirmed or denied the merger.",
    "Palau officially recognizes Kosovo.",
    "Egypt recalls its ambassador to Algeria.",
    "The colonel goes on trial for killing four farmers.",
    "Teachers in Peru go on an open-ended strike.",
]


@pytest.mark.parametrize(("text", "who", "cue", "said"), SAID, ids=[row[0][:30] for row in SAID])
def test_who_says_what(text: str, who: str, cue: str, said: str) -> None:
    reading = comity.read_text(text, published="2011-02-05")
    names = {actor.id: actor.name for actor in reading.actors}
    found = {
        (names.get(a.source or ""), a.cue.text, " // ".join(span.text for span in a.content))
        for a in reading.attributions
    }
    assert (who, cue, said) in found


@pytest.mark.parametrize("text", SILENT)
def test_a_deed_is_no_speech(text: str) -> None:
    assert comity.read_text(text, published="2011-02-05").attributions == ()


def test_what_stands_under_a_condition_is_not_said() -> None:
    reading = comity.read_text("Peru threatens war if the council questions or condemns it.", published="2011-02-05")
    assert "condemns" not in {a.cue.text for a in reading.attributions}
