"""Quotations that go on in the next paragraph, and marks that slipped: who says all of what stands between them."""

from __future__ import annotations

import pytest

import comity

GOING_ON = [  # text, who says it, the pieces of what is said
    (
        "“We did our best,” Ann Bell said. “She was strong.\n\nOur thoughts are with her sons.” The service ended.",
        "Ann Bell",
        ["“We did our best,”", "“She was strong.", "Our thoughts are with her sons.”"],
    ),
    (
        "“You hope for a miracle.\n\nIt wears me down. It is hard,” Miller said.",
        "Miller",
        ["“You hope for a miracle.", "It wears me down. It is hard,”"],
    ),
    (
        '"There is a lot of it," said Tom Kinney. "You get fat.\n\nThat is all. It is fun.\n\nIt excites." He left.',
        "Tom Kinney",
        ['"There is a lot of it,"', '"You get fat.', "That is all. It is fun.", 'It excites."'],
    ),
    (
        'Mr Wood said: "There is a need for money.\n\nI have had some offers. "I am sure I will get there."',
        "Mr Wood",
        ['"There is a need for money.', "I have had some offers.", '"I am sure I will get there."'],
    ),
    (
        "“It is a great time to buy,“ Donohue says. The market is slow.",
        "Donohue",
        ["“It is a great time to buy,“"],
    ),
    (
        "The wing has the “Flying Otters (a club) on it.\n\n“I loved it,” said Tom Kinney.",
        "Tom Kinney",
        ["“I loved it,”"],
    ),
    (
        '“It is so unfair – it is untrue," Bell said. The council went home.',
        "Bell",
        ['“It is so unfair – it is untrue,"'],
    ),
]


@pytest.mark.parametrize(("text", "speaker", "said"), GOING_ON, ids=[row[1] + row[0][:20] for row in GOING_ON])
def test_a_quotation_is_whole(text: str, speaker: str, said: list[str]) -> None:
    [one] = comity.read_text(text, published="2011-02-05").attributions
    assert one.source_span is not None
    assert one.source_span.text == speaker
    assert [span.text for span in one.content] == said


def test_a_mark_that_slipped_to_the_next_speaker_closes_the_quotation() -> None:
    text = '"We had a good guard," said Maureen Kidd. "He saved us. "Gray, his aunt, said he was to "go away."'
    guard, gone = comity.read_text(text, published="2011-02-05").attributions
    assert [span.text for span in guard.content] == ['"We had a good guard,"', '"He saved us.']
    assert gone.inside is None
    assert [span.text for span in gone.content] == ['he was to "go away."']


def test_a_paragraph_that_opens_with_no_mark_does_not_go_on_with_what_was_left_open() -> None:
    text = "Bell spread his arms and said, “Go ahead.\n\nThen the man sat down. “You are what you are,” Meredith said."
    last = comity.read_text(text, published="2011-02-05").attributions[-1]
    assert [span.text for span in last.content] == ["“You are what you are,”"]


def test_who_answered_a_call_does_not_say_the_quotation_before() -> None:
    text = "“We called him,” Bell said. “He came at once.” Collins responded to the scene to search the house."
    assert [a.cue.text for a in comity.read_text(text, published="2011-02-05").attributions] == ["said"]
