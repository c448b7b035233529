"""Where the words of one speaker end and those of another begin, and who speaks where the sentence hides it."""

from __future__ import annotations

import pytest

import comity

SAID = [  # text, who, the cue, what is said
    (
        "The union has said that the mill is safe, and the ministry has said that it is not.",
        "union", "has said", "that the mill is safe",
    ),
    (
        "Ana Bell has agreed to sell the mill to her rivals according to two lawyers.",
        "Ana Bell", "has agreed", "to sell the mill to her rivals",
    ),
    (
        "Ana Bell has agreed to sell the mill to her rivals according to two lawyers.",
        "lawyers", "according to", "Ana Bell has agreed to sell the mill to her rivals",
    ),
    (
        'Ana Bell said the mill was "a stain on the town," Peruvian radio reported.',
        "Ana Bell", "said", 'the mill was "a stain on the town,"',
    ),
    (
        "The mill shuts its gates, with guards sending home hundreds, and locking the yard according to the union.",
        "union", "according to",
        "The mill shuts its gates, with guards sending home hundreds, and locking the yard",
    ),
    (
        "A judge ordered the mill to take back the workers, dealing a setback to its owners.",
        "judge", "ordered", "the mill to take back the workers",
    ),
    (
        "The mill announces it has sued its rival in Peru, raising the stakes in a quarrel of years.",
        "The mill", "announces", "it has sued its rival in Peru",
    ),
    (
        "The council vows to reject the plan, making a strike in spring likely.",
        "council", "vows", "to reject the plan",
    ),
    (
        "Ana Bell accused the owners of paying attention to nobody except “when a roof falls,” a reference to May.",
        "Ana Bell", "accused", "the owners of paying attention to nobody except “when a roof falls,”",
    ),
    (
        "Ana Bell has said that her plan will save the mill, although she has not said how it will be paid for.",
        "Ana Bell", "has said", "that her plan will save the mill",
    ),
    (
        "The court rules that Ana Bell broke the law and orders her to close the mill.",
        "court", "orders", "her to close the mill",
    ),
    (
        "Ana Bell insists that she did no wrong in the affair of the mill, and receives the thanks of the owners.",
        "Ana Bell", "insists", "that she did no wrong in the affair of the mill",
    ),
    ("Police met owners worried that the mill is lost.", "owners", "worried", "that the mill is lost"),
    (
        "The carpenter is ordered an early retirement by the Supreme Court of Peru.",
        "Supreme Court of Peru", "is ordered", "The carpenter // an early retirement",
    ),
    (
        '"Only the owners can decide," continued the letter, which Bell read on television.',
        "the letter, which Bell read on television", "continued", '"Only the owners can decide,"',
    ),
    (
        '"The gate stays shut,\'\' Ana Bell said. "The roof is next," a guard said.',
        "Ana Bell", "said", '"The gate stays shut,\'\'',
    ),
    ("Forty miners are reported missing.", "somebody unnamed", "are reported", "Forty miners // missing"),
    (
        "Ana Bell is held after being indicted on charges of theft.",
        "somebody unnamed", "being indicted", "Ana Bell // on charges of theft",
    ),
    (
        "A clerk accused of involvement in the theft is held in Lima.",
        "somebody unnamed", "accused", "A clerk // of involvement in the theft",
    ),
    (
        "The League of the North and the Isles is accused by Ana Bell of burning the mill.",
        "Ana Bell", "is accused", "The League of the North and the Isles // of burning the mill",
    ),
    (
        "The mill is sold by Acme Works and is believed to be the oldest in Peru.",
        "somebody unnamed", "is believed", "The mill // to be the oldest in Peru",
    ),
    ("It was deemed that they were late.", "somebody unnamed", "was deemed", "that they were late"),
    ("Her husband wants Ana Bell back.", "husband", "wants", "Ana Bell back"),
    ("The council acted amid fears that the dam would break.", "somebody unnamed", "fears", "that the dam would break"),
    ("Peru waits in the hope that the price will fall.", "Peru", "hope", "that the price will fall"),
    (
        'The roof may fall, a statement from the Supreme Court of Peru said.',
        "Supreme Court of Peru", "said", "The roof may fall",
    ),
    (
        "Sixty percent said he has strong hands and 40 percent said he has the right friends to lead them.",
        "40 percent", "said", "he has the right friends to lead them",
    ),
    (
        "Ana Bell vowed to veto bills funding nurses’ homes, the National Institutes of Health and the city’s yards.",
        "Ana Bell", "vowed",
        "to veto bills funding nurses’ homes, the National Institutes of Health and the city’s yards",
    ),
    (
        "The guards announced in May by Ana Bell are for a new yard that the mill says will serve as a park.",
        "Ana Bell", "announced", "The guards",
    ),
    (
        "The mill just announced that they are shutting or selling two yards tonight, and all small shops tomorrow.",
        "The mill", "just announced",
        "that they are shutting or selling two yards tonight, and all small shops tomorrow",
    ),
    (
        "The treaty calls for Peru's withdrawal from the zone it occupies, and for the use of guards to ensure peace.",
        "The treaty", "calls for",
        "Peru's withdrawal from the zone it occupies, and for the use of guards to ensure peace",
    ),
    (
        "In a letter to senior clerks explaining his decision, Paul Weber said the mill is lost.",
        "Paul Weber", "explaining", "his decision",
    ),
    (
        "Paul Weber played the uncle to the 12 small boys proposed to go on the trip, assuring them that it was late.",
        "Paul Weber", "assuring", "that it was late",
    ),
    (
        "Men smoking pipes and drinking beer with friends after shooting hares at the Union Club said it was over.",
        "Men", "said", "it was over",
    ),
    ("Ana Bell demands an immediate truce at the Lima meeting.", "Ana Bell", "demands", "an immediate truce"),
    (
        "Ana Bell said the mill will close in spring over its debts, even as talks went on over how to save it.",
        "Ana Bell", "said", "the mill will close in spring over its debts",
    ),
    ('"Perhaps it will be done," Ana Bell said of the plan.', "Ana Bell", "said of", '"Perhaps it will be done,"'),
    (
        "Workers shouting anti-Peruvian slogans clash with police outside the mill.",
        "Workers", "shouting", "anti-Peruvian slogans",
    ),
    ("A case of flu was reported in Peru on Monday.", "somebody unnamed", "was reported", "A case of flu // in Peru"),
    ("Residents urged to leave the coast.", "somebody unnamed", "urged", "Residents // to leave the coast"),
    (
        "Peru changes its law, removing all mention of guards, while mentioning human rights for the first time.",
        "Peru", "mentioning", "human rights",
    ),
    ("Asked if she would sell, Ana Bell said no.", "somebody unnamed", "Asked", "if she would sell"),
]  # fmt: skip

SILENT = [  # no such cue
    ("The workers have been denied the usual pay because of the strike.", "denied"),
    ("Police find a hidden room, called the Vault, that was built in May.", "called"),
    ("READ: How the mill was saved.", "READ:"),
    ("The clerk has seen what it is like to be poor.", "seen"),
    ("Acme Labs observes a new ray, implying that the theory holds.", "implying"),
    ("Selling the mill becomes legal according to state law.", "according to"),
    ("The mill, you know, was lost.", "know"),
    ("Nails found in the mill yard bombing are identical to those discovered at a shed in Lima.", "found"),
    ("Peru's first option, of course, may be simply to sit tight and hope it can outlast the strike.", "hope"),
    ("Unless the roof is mended, few workers will be willing to go back.", "willing"),
]


def speakers(text: str, day: str = "2011-02-05") -> list[tuple[str, str | None, str]]:
    """The cue, who says it and what, of each attribution."""
    reading = comity.read_text(text, published=day)
    names = {actor.id: actor.name for actor in reading.actors}
    return [
        (a.cue.text, names.get(a.source or ""), " // ".join(span.text for span in a.content))
        for a in reading.attributions
    ]


@pytest.mark.parametrize(("text", "who", "cue", "said"), SAID, ids=[row[0][:30] + row[2] for row in SAID])
def test_words_of_one_end_where_those_of_another_begin(text: str, who: str, cue: str, said: str) -> None:
    assert (cue, who, said) in speakers(text)


@pytest.mark.parametrize(("text", "word"), SILENT)
def test_what_reports_nothing_is_no_attribution(text: str, word: str) -> None:
    assert not [cue for cue, _, _ in speakers(text) if word in cue]


def test_they_said_goes_on_with_those_who_spoke_last() -> None:
    text = '"The roof will fall," the lawyers wrote. "Workers wait outside and nobody opens," they said on Friday.'
    assert [who for _, who, _ in speakers(text)] == ["lawyers", "lawyers"]


def test_he_said_is_of_whom_the_sentence_before_speaks() -> None:
    text = (
        '"We are confused," Senator Ted Cruz told James Comey. James Comey, however, was calm. '
        '"Nobody would sue over it," he said on Friday.'
    )
    assert [who for cue, who, _ in speakers(text, "2016-10-28") if cue == "said"] == ["James Comey"]


def test_partners_without_a_name_say_it_too() -> None:
    (told,) = comity.read_text("Peru and its partners announce plans to build a dam.").attributions
    assert len(told.also) == 1


def test_those_along_with_whom_somebody_says_it_say_it_too() -> None:
    (told,) = comity.read_text("Ana Bell, along with six other ministers, aims to send Peru a message.").attributions
    assert len(told.also) == 1


def test_a_statement_named_again_is_of_the_same_author() -> None:
    text = "A statement by the Supreme Court of Peru said the mill is shut. The statement said that it was late."
    assert len({who for _, who, _ in speakers(text)}) == 1
