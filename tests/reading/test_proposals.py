"""Proposals: what a proposer adds, fills in and is refused; and that without one nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pytest

from comity.errors import UsageError
from comity.reading import PIPELINE, checked, read_article, reader_version
from comity.reading.draft import Draft
from comity.reading.explanation import Explanation, NoDeed, explain
from comity.reading.knowledge import knowledge
from comity.reading.parser import DEFAULT_MODEL
from comity.reading.proposals import Proposal, propose
from comity.types import Article, EventMention

Make = Callable[..., Article]


@dataclass(frozen=True)
class Toy:
    """A proposer that says what it was told to say."""

    says: tuple[Proposal, ...] = ()
    name: str = "toy"

    def __call__(self, draft: Draft) -> Sequence[Proposal]:
        return self.says


def read(article: Article, *says: Proposal) -> tuple[EventMention, ...]:
    return read_article(article, proposer=Toy(says)).event_mentions


def explained(article: Article, *says: Proposal) -> Explanation:
    return explain(article, proposer=Toy(says))


def refusals(found: Explanation) -> list[tuple[str, str]]:
    """What of a proposer was refused, and why, over all sentences."""
    given_up: list[NoDeed] = [one for sentence in found.sentences for one in sentence.no_deeds]
    return [(one.text, one.why) for one in given_up if one.place == "proposed by toy"]


def parties(mention: EventMention) -> tuple[list[str], list[str]]:
    return [one.actor for one in mention.actors], [one.actor for one in mention.recipients]


# --- what is added


def test_a_word_that_no_row_tells_becomes_a_deed_like_any_other(article: Make) -> None:
    text = "Iran said that Turkey had not glimmered Iraq on Sunday."
    assert read_article(article(text)).event_mentions == ()
    (mention,) = read(article(text), Proposal(0, "glimmered", "ASSAULT", ("Turkey",), ("Iraq",)))
    assert (mention.event_type, mention.cue, mention.anchor.text) == ("ASSAULT", "proposed:toy", "glimmered")
    assert parties(mention) == (["turkey"], ["iraq"])
    assert (mention.status, mention.voice) == ("denied", "source")
    assert mention.when is not None
    assert mention.when.first == "2019-12-29"


def test_a_deed_told_again_is_one_event(article: Make) -> None:
    text = "Turkey did a snuffing of Iraq. The snuffing shocked Iran."
    first = Proposal(0, "snuffing", "ASSAULT", ("Turkey",), ("Iraq",))
    one, other = read(article(text), first, Proposal(1, "snuffing", "ASSAULT"))
    assert one.event == other.event
    assert parties(other) == (["turkey"], ["iraq"])


def test_a_deed_that_nobody_does_or_suffers_is_given_up_like_others(article: Make) -> None:
    found = explained(article("The glimmering went on."), Proposal(0, "glimmering", "AID"))
    assert found.reading.event_mentions == ()
    assert refusals(found) == [("glimmering", "nobody is named who does it or suffers it")]


def test_the_place_of_the_anchor_is_its_number_or_its_offset(article: Make) -> None:
    text = "Iran glimmered Iraq, and Turkey glimmered Syria."
    plan = Proposal(0, "glimmered", "ASSAULT", ("Turkey",), ("Syria",))
    for proposal in (replace(plan, nth=2), replace(plan, at=text.rindex("glimmered"))):
        (mention,) = read(article(text), proposal)
        assert mention.anchor.start == text.rindex("glimmered")
    for proposal in (replace(plan, nth=3), replace(plan, nth=0), replace(plan, at=6)):
        found = explained(article(text), proposal)
        assert found.reading.event_mentions == ()
        assert refusals(found) == [("glimmered", "it does not stand in the sentence")]


def test_only_those_are_named_whom_the_words_name(article: Make) -> None:
    text = "Iraq and Iran glimmered the Turkish army, which left."
    (mention,) = read(article(text), Proposal(0, "glimmered", "ASSAULT", ("Iraq",), ("the Turkish army",)))
    assert parties(mention) == (["iraq"], ["turkish-armed-forces"])
    (both,) = read(article(text), Proposal(0, "glimmered", "ASSAULT", ("Iraq and Iran",)))
    assert parties(both)[0] == ["iraq", "iran"]
    mutual = read(article(text), Proposal(0, "glimmered", "CONSULT", ("Iraq", "Iran"), ("Iran", "Iraq")))
    assert parties(mutual[0]) == (["iraq", "iran"], ["iran", "iraq"])
    (single,) = read(article(text), Proposal(0, "glimmered", "ASSAULT", ("Iraq",), ("Iraq", "Iran")))
    assert parties(single) == (["iraq"], ["iran"])


# --- what is filled in


def test_a_deed_of_the_tables_stays_and_its_empty_roles_are_filled(article: Make) -> None:
    text = "The attack on Iraq, one of many, pleased Turkey."
    (plain,) = read_article(article(text)).event_mentions
    assert parties(plain) == ([], ["iraq"])
    says = Proposal(0, "attack", "AID", ("Turkey",), ("Turkey",))
    (mention,) = read(article(text), says)
    assert (mention.event_type, mention.cue) == (plain.event_type, plain.cue)
    assert parties(mention) == (["turkey"], ["iraq"])
    (deed,) = explained(article(text), says).sentences[0].deeds
    why = {role.role: role.why for role in deed.roles}
    assert why == {"actor": "taken from what toy proposed", "recipient": "`on`"}


@pytest.mark.parametrize("word", ["launched", "attack"])
def test_a_light_verb_is_told_with_its_noun(article: Make, word: str) -> None:
    (mention,) = read(article("Iran launched an attack."), Proposal(0, word, "ASSAULT", ("Iran",)))
    assert (mention.anchor.text, mention.cue) == ("attack", "noun:attack")


def test_a_word_that_its_verbs_row_names_is_told_with_it(article: Make) -> None:
    (mention,) = read(article("Iraq lifted the sanctions."), Proposal(0, "sanctions", "SANCTION", ("Iraq",)))
    assert (mention.anchor.text, mention.event_type) == ("lifted", "CONCEDE")


# --- what is refused, and said


@pytest.mark.parametrize(
    ("proposal", "why"),
    [
        (Proposal(0, "glimmered", "WAR"), "`WAR` is no type of the codebook"),
        (Proposal(0, "shelled", "ASSAULT"), "it does not stand in the sentence"),
        (Proposal(0, "glimmer", "ASSAULT"), "it does not stand in the sentence"),
        (Proposal(0, "", "ASSAULT"), "it does not stand in the sentence"),
        (Proposal(0, "the", "ASSAULT"), "it is no noun, verb or adjective"),
        (Proposal(0, "Turkey", "ASSAULT"), "a part of a name"),
        (Proposal(0, "Liberation", "PROTEST"), "a part of a name"),
        (Proposal(7, "glimmered", "ASSAULT"), "the report has no sentence 7"),
        (Proposal(-1, "glimmered", "ASSAULT"), "the report has no sentence -1"),
    ],
)
def test_what_does_not_stand_is_refused_with_a_reason(article: Make, proposal: Proposal, why: str) -> None:
    text = "The Palestine Liberation Organization glimmered the men of Turkey."
    found = explained(article(text), proposal)
    assert found.reading.event_mentions == ()
    assert refusals(found) == [(proposal.anchor, why)]


def test_an_accident_is_no_assault_whoever_says_so(article: Make) -> None:
    text = "The earthquake killed nine people in Iran."
    found = explained(article(text), Proposal(0, "killed", "ASSAULT", (), ("nine people",)))
    assert refusals(found) == [("killed", "an accident, which nobody did")]


def test_parties_that_are_not_there_are_left_out_and_the_deed_stays(article: Make) -> None:
    text = "Turkey glimmered the table."
    found = explained(article(text), Proposal(0, "glimmered", "ASSAULT", ("Turkey", "Mars", ""), ("the table",)))
    (mention,) = found.reading.event_mentions
    assert parties(mention) == (["turkey"], [])
    assert refusals(found) == [
        ("Mars", "as actor of `glimmered` it does not stand in the sentence; the deed stays without it"),
        ("", "as actor of `glimmered` it does not stand in the sentence; the deed stays without it"),
        ("the table", "as recipient of `glimmered` it names nobody who acts; the deed stays without it"),
    ]


def test_a_deed_is_explained_by_who_proposed_it(article: Make) -> None:
    (sentence,) = explained(article("Turkey glimmered Iraq."), Proposal(0, "glimmered", "AID", ("Turkey",))).sentences
    (deed,) = sentence.deeds
    assert deed.says == "no row tells it: toy proposed it, in the words `glimmered`"
    assert [(one.actor, one.why) for one in deed.roles] == [("turkey", "taken from what toy proposed")]


def test_a_row_that_tells_no_deed_is_shown_beside_the_proposal(article: Make) -> None:
    found = explained(article("Turkey bombed out of the cup."), Proposal(0, "bombed", "CONCEDE", ("Turkey",)))
    (mention,) = found.reading.event_mentions
    assert mention.event_type == "CONCEDE"
    (met,) = [one for one in found.sentences[0].cues if one.place.startswith("verbs.tsv")]
    assert met.outcome.startswith("no deed: its row says that these words tell no deed; toy proposed one")


def test_a_refusal_is_no_reason_of_the_row_at_the_same_word(article: Make) -> None:
    found = explained(article("The movie bombed out."), Proposal(0, "bombed", "WAR"))
    (met,) = [one for one in found.sentences[0].cues if one.place.startswith("verbs.tsv")]
    assert met.outcome.startswith("no deed: its row says that these words tell no deed")


# --- the slot


TEXT = "Iran said that Turkey had attacked Iraq. The movie bombed out. Washington condemned the raid."


def test_without_proposals_the_reading_is_the_same(article: Make) -> None:
    plain = read_article(article(TEXT))
    silent = read_article(article(TEXT), proposer=Toy())
    assert replace(silent, reader=plain.reader) == plain
    without = [step for step in PIPELINE if step.run is not propose]
    with pytest.raises(UsageError, match="`find_deeds` needs `proposals`"):
        checked(without)


def test_a_step_without_a_proposer_does_nothing(article: Make) -> None:
    draft = Draft(article(TEXT), DEFAULT_MODEL, knowledge())
    assert propose(draft) is draft


def test_a_proposer_sees_sentences_and_names(article: Make) -> None:
    seen: list[Draft] = []

    class Looking:
        name = "looking"

        def __call__(self, draft: Draft) -> list[Proposal]:
            seen.append(draft)
            return []

    read_article(article(TEXT), proposer=Looking())
    (draft,) = seen
    assert [sentence.i for sentence in draft.sentences] == [0, 1, 2]
    assert {named.actor for named in draft.named} >= {"iran", "turkey", "iraq"}
    assert [said.cue.text for said in draft.attributions][:1] == ["said"]


def test_the_stamp_names_the_proposer(article: Make) -> None:
    assert read_article(article(TEXT)).reader == reader_version()
    assert read_article(article(TEXT), proposer=Toy()).reader == f"{reader_version()}, proposed by toy"
