"""Whether a deed is told in its own right, as done before what its sentence tells, or as still to come after it."""

from __future__ import annotations

import pytest

import comity
from comity.types import When

REPORT = "2020-01-02"  # a Thursday
MONDAY = "2019-12-30"


def when(text: str, anchor: str) -> When:
    """When the deed told by the last such word of a text was done."""
    found = [one.when for one in comity.read_text(text, published=REPORT).mentions if one.anchor.text == anchor]
    assert found, text
    assert found[-1] is not None, text
    return found[-1]


TO_COME = [  # text, a deed that is still to come, the day from which on
    ("The premier vowed Thursday to punish the smugglers.", "punish", REPORT),
    ("Chad agreed to a meeting with Niger on Monday.", "meeting", MONDAY),
    ("The talk of a raid on the port worried Chad.", "raid", REPORT),
    ("Niger could appeal to the court.", "appeal", REPORT),
    ("Niger will arrest the envoy if the rebels attack the port.", "attack", REPORT),
    ("Chad set a timetable for Niger to withdraw its troops.", "withdraw", REPORT),
    ("The deadline for Chad to withdraw its troops passed.", "withdraw", REPORT),
    ("Chad sets up a panel to investigate rebels.", "investigate", REPORT),
    ("A strike on the port may follow, a general said.", "strike", REPORT),
    ("Chad called for the release of the envoy.", "release", REPORT),
    ("Chad granted permission to the envoy to visit Niger.", "visit", REPORT),
]


@pytest.mark.parametrize(("text", "anchor", "first"), TO_COME)
def test_what_is_still_to_come_is_on_or_after_what_tells_it(text: str, anchor: str, first: str) -> None:
    found = when(text, anchor)
    assert (found.first, found.last) == (first, None)


DONE = [  # text, a deed that is looked back on, the day until which
    ("On Monday the premier condemned the bombings in Niger.", "bombings", MONDAY),
    ("The bombings in Niger were condemned on Monday by the premier.", "bombings", MONDAY),
    ("On Monday police questioned a suspect in the murder of a judge.", "murder", MONDAY),
    ("A court accuses Chad of bombing a village.", "bombing", REPORT),
    ("A colonel who bombed a village was arrested on Monday.", "bombed", MONDAY),
    ("Guards are alleged to have robbed a nun and raped her.", "raped", REPORT),
    ("The party has repeatedly criticised Chad.", "criticised", REPORT),
    ("The premier came on Monday after rebels bombed a port.", "bombed", MONDAY),
    ("The minister will note that he ordered a raid on the port.", "ordered", REPORT),
    ("Chad condemned their refusal to recognise the government.", "recognise", REPORT),
    ("The general said on Monday that rebels attacked a port.", "attacked", MONDAY),
    ("The general said on Monday that police had arrested ten men.", "arrested", MONDAY),
    ("A colonel was charged on Monday with attacking nuns by torturing them.", "torturing", MONDAY),
    ("Chad has said it will not lift the sanctions.", "lift", REPORT),
    ("The premier has said that he backs the rebels.", "backs", REPORT),
    ("The envoy had recently received a threat.", "threat", REPORT),
    ("Chad opens an inquiry into allegations against Niger.", "allegations", REPORT),
    ("Chad backs a call by the premier for talks.", "call", REPORT),
    ("The raid on the port is the latest attack on Niger.", "attack", REPORT),
    ("Niger sued the colonel who led a raid on the port.", "raid", REPORT),
    ("Troops will stay until Chad complies with the agreement with Niger.", "agreement", REPORT),
    ("The club suspends Niger because of attacks on envoys.", "attacks", REPORT),
    ("The trial of a colonel for the massacre of nuns resumes today.", "massacre", REPORT),
]


@pytest.mark.parametrize(("text", "anchor", "last"), DONE)
def test_what_is_looked_back_on_is_on_or_before_what_tells_it(text: str, anchor: str, last: str) -> None:
    found = when(text, anchor)
    assert (found.first, found.last) == (None, last)


FAR = "Chad and Niger share a river. The river is long. It floods each year. Many live beside it. "


def test_what_is_told_in_the_past_far_down_in_a_long_paragraph_was_done_by_the_day_of_the_report() -> None:
    found = when(FAR + "Rebels attacked the port.", "attacked")
    assert (found.first, found.last) == (None, REPORT)
    assert when("Rebels attacked the port.", "attacked").first == REPORT
    assert when(FAR + "Rebels attack the port.", "attack").first == REPORT


def test_now_is_the_time_of_its_own_clause_and_of_no_other() -> None:
    assert when("Chad now backs the rebels.", "backs").first == REPORT
    found = when("Chad now fears the rebels, since they bombed a port on Monday.", "bombed")
    assert (found.first, found.last) == (MONDAY, MONDAY)
    found = when("Niger is calm now after rebels bombed a port.", "bombed")
    assert (found.first, found.last, found.basis) == (None, REPORT, "report")


OWN = [  # text, a deed, its first and last day
    ("Police restored order after a riot on Monday in which two officers were wounded.", "wounded", MONDAY, MONDAY),
    ("Chad will overturn a 2015 court ruling that banned rallies in Niger.", "banned", "2015-01-01", "2015-12-31"),
    ("He recalls early November, when rebels attacked Niger.", "attacked", "2019-11-01", "2019-11-10"),
    ("Ten people are killed after two bombings in Niger.", "bombings", REPORT, REPORT),
    ("The premier resigned on Monday over the cuts, a day after rebels bombed a port.", "bombed", *["2019-12-29"] * 2),
    ("The Dec. 7 blasts wounded ten people in Niger.", "wounded", "2019-12-07", "2019-12-07"),
    ("He is suspected of having masterminded the 2008 Niamey attacks.", "masterminded", "2008-01-01", "2008-12-31"),
    ("The rebel colonel will go on trial in Niger next year.", "trial", "2021-01-01", "2021-12-31"),
    ("The colonel was shot when rebels entered the town on Monday.", "shot", MONDAY, MONDAY),
    ("The colonel had been convicted and sentenced in 2011.", "convicted", "2011-01-01", "2011-12-31"),
    (
        "Togo condemned the 2018 bombing of its embassy. Chad held a man over the bombing of the embassy.",
        "bombing",
        "2018-01-01",
        "2018-12-31",
    ),
    (
        "In contrast to Monday, when two men were held and police were forced to use gas to disperse a crowd, "
        "protesters in Niamey were calm Wednesday.",
        "disperse",
        MONDAY,
        MONDAY,
    ),
    ("The premier said he would resign within a week.", "resign", REPORT, "2020-01-09"),
    ("Chad promised to withdraw its troops by March 27.", "withdraw", REPORT, "2020-03-27"),
    ("Students rallied in Niamey to condemn Chad.", "condemn", REPORT, REPORT),
    ("The judge is killed two days before joining the court.", "killed", REPORT, REPORT),
    ("Former minister Ann Roy (1999-2005) condemns Chad.", "condemns", REPORT, REPORT),
    ("Rebels attacked the port on Monday. The premier condemned the attack.", "attack", MONDAY, MONDAY),
    ("A sniper shot a judge on Monday. Chad mourned after the killing of Ann Roy.", "killing", MONDAY, MONDAY),
    ("The general announced on Monday that he was ordering a withdrawal.", "ordering", MONDAY, MONDAY),
    ("The trail leads to a port where a colonel is captured.", "captured", REPORT, REPORT),
]  # fmt: skip


@pytest.mark.parametrize(("text", "anchor", "first", "last"), OWN)
def test_a_time_that_is_the_deeds_own_stays_its_own(text: str, anchor: str, first: str, last: str) -> None:
    found = when(text, anchor)
    assert (found.first, found.last) == (first, last)
