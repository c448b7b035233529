"""When deeds were done: the tense of a time's own clause, and events that other times count from."""

from __future__ import annotations

import pytest

import comity
from comity.types import When

REPORT = "2020-01-02"  # a Thursday


def when(text: str, anchor: str, published: str | None = REPORT) -> When:
    """When the deed told by the last such word of a text was done."""
    found = [one.when for one in comity.read_text(text, published=published).mentions if one.anchor.text == anchor]
    assert found, text
    assert found[-1] is not None, text
    return found[-1]


BOMBED = "Turkey bombed Afrin on December 10."
ANCHORED = [  # text, the deed, its day
    ("On Friday rockets hit the base, and two days later American jets bombed the militia.", "bombed", "2019-12-29"),
    ("Jets struck five sites on Sunday, two days after a rocket attack on a base.", "attack", "2019-12-27"),
    ("Jets struck five sites on Sunday, two days after rockets killed a soldier.", "killed", "2019-12-27"),
    (f"{BOMBED} The next day, protesters attacked the embassy.", "attacked", "2019-12-11"),
    (f"{BOMBED} Two days later, troops left. The next day, protesters attacked the embassy.", "attacked", "2019-12-13"),
    (f"{BOMBED} The same day, Iran condemned the attack.", "condemned", "2019-12-10"),
    (f"{BOMBED} The day after the raid, protesters attacked the embassy.", "attacked", "2019-12-11"),
    (
        "A raid killed two on December 10. Germany voted on December 15. "
        "The day after the raid, protesters attacked the embassy.",
        "attacked",
        "2019-12-11",
    ),
    ("Iran arrested two protesters five days after the December 20 raid.", "arrested", "2019-12-25"),
    (
        "Rockets hit the base on December 20, officials said on Monday. Two days later jets bombed the militia.",
        "bombed",
        "2019-12-22",
    ),
    ("Rockets hit the base on December 20. A day earlier, jets bombed the militia.", "bombed", "2019-12-19"),
]


@pytest.mark.parametrize(("text", "anchor", "day"), ANCHORED)
def test_a_deed_is_counted_from_the_event_before(text: str, anchor: str, day: str) -> None:
    found = when(text, anchor)
    assert (found.first, found.last, found.basis) == (day, day, "anchored")


@pytest.mark.parametrize(
    "text",
    [
        "Two days later, protesters attacked the embassy.",
        # of two days told, neither is said to be the raid's
        f"{BOMBED} Germany voted on December 15. The day after the raid, protesters attacked the embassy.",
        # no day can be counted from a year
        "In 2015 Iran signed a deal. Two days later, protesters attacked the embassy.",
    ],
)
def test_without_a_sure_event_it_was_done_by_the_day_of_the_report(text: str) -> None:
    found = when(text, "attacked")
    assert (found.first, found.last, found.basis) == (None, REPORT, "anchored")
    assert found.span is not None


def test_the_event_that_is_counted_from_is_not_of_the_reports_day() -> None:
    found = when(f"{BOMBED} The day after the raid, protesters attacked the embassy.", "raid")
    assert (found.first, found.basis) == ("2019-12-10", "anchored")


TENSES = [  # text, the deed, its day
    ("Iran will attack the base on Friday, the general said on Monday.", "attack", "2020-01-03"),
    ("The general said on Monday that Iran would attack the base on Friday.", "attack", "2020-01-03"),
    ("Turkey plans to send troops to Libya on Monday.", "send", "2020-01-06"),
    ("Turkey sent troops to Libya on Monday and will attack soon.", "sent", "2019-12-30"),
    ("The general, who will resign, attacked the base on Monday.", "attacked", "2019-12-30"),
]


@pytest.mark.parametrize(("text", "anchor", "day"), TENSES)
def test_each_time_is_read_in_the_tense_of_its_clause(text: str, anchor: str, day: str) -> None:
    assert when(text, anchor).first == day


def test_an_hour_alone_is_of_the_day_that_is_told() -> None:
    found = when("Rockets hit the base in Kirkuk at 7 p.m. GMT.", "hit")
    assert (found.first, found.grain, found.basis) == (REPORT, "hour", "report")
    assert found.span is not None
    assert found.span.text == "7 p.m. GMT"
    assert (
        when("On Friday rockets hit the town. Turkey arrested two reporters at dawn.", "arrested").first == "2019-12-27"
    )


def test_a_date_of_another_calendar() -> None:
    assert when("Protesters stormed the embassy on 13 Aban 1358.", "stormed").first == "1979-11-04"
    found = when("Protesters stormed the embassy on 12 Rabi al-Awwal.", "stormed")
    assert (found.first, found.span and found.span.text) == (None, "12 Rabi al-Awwal")


def test_a_report_without_a_date_dates_what_needs_none() -> None:
    text = "Rockets hit the base on December 27, 2019. Two days later jets bombed the militia."
    assert when(text, "bombed", published=None).first == "2019-12-29"
    assert when("Jets bombed the militia on Friday.", "bombed", published=None).first is None
    assert [one.when for one in comity.read_text("Jets bombed the militia.").mentions] == [None]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("A court sentenced the major to death for the massacre at the base.", "massacre"),
        ("Iraq deploys troops to watch an oil well seized by Iranian soldiers.", "seized"),
    ],
)
def test_what_is_charged_or_described_was_done_by_the_day_of_the_report(text: str, anchor: str) -> None:
    found = when(text, anchor)
    assert (found.first, found.last, found.basis) == (None, REPORT, "report")


SPOKEN_OF = [  # text, a deed that is spoken of and not told as new
    ("Obama condemned the slayings at a clinic in Colorado.", "slayings"),
    ("Swiss police are investigating a man in the killing of a controller.", "killing"),
    ("The cuts took effect on Friday after months of negotiations between Iran and Iraq.", "negotiations"),
]


@pytest.mark.parametrize(("text", "anchor"), SPOKEN_OF)
def test_a_deed_that_is_only_spoken_of_was_done_by_the_day_of_the_report(text: str, anchor: str) -> None:
    found = when(text, anchor)
    assert (found.first, found.last, found.basis) == (None, REPORT, "report")


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Ten people were killed in the attack by rebels.", "attack"),
        ("Iran launched an attack on Iraq.", "attack"),
    ],
)
def test_a_deed_that_is_told_as_new_has_the_day_of_the_report(text: str, anchor: str) -> None:
    found = when(text, anchor)
    assert (found.first, found.last) == (REPORT, REPORT)


def test_a_year_that_names_a_noun_does_not_date_another_deed() -> None:
    assert when("Iran charged three men with offences at a 2012 rally.", "charged").first == REPORT


def test_what_starts_on_a_day_is_to_come() -> None:
    found = when("Uganda declares a truce with the rebels starting Monday.", "truce")
    assert (found.first, found.basis) == ("2020-01-06", "stated")


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("A deserter claims that the army secretly armed the rebels.", "armed"),
        ("The minister regretted attacking the general.", "attacking"),
        ("Five men are sentenced after being found guilty of treason.", "found"),
        ("Torture of prisoners is a shame to Iraq, a bishop says.", "Torture"),
    ],
)
def test_what_is_past_for_those_of_whom_a_report_tells_was_done_by_its_day(text: str, anchor: str) -> None:
    found = when(text, anchor)
    assert (found.first, found.last, found.basis) == (None, REPORT, "report")


@pytest.mark.parametrize(
    ("text", "anchor", "first"),
    [
        ("Turkey will attack the base.", "attack", REPORT),
        ("Iran asked Turkey to withdraw its troops.", "withdraw", REPORT),
        ("Turkey said on Monday that it would attack the base.", "attack", "2019-12-30"),
    ],
)
def test_what_is_to_come_is_done_from_the_day_on_that_it_was_told(text: str, anchor: str, first: str) -> None:
    found = when(text, anchor)
    assert (found.first, found.last) == (first, None)


def test_what_is_done_for_a_purpose_is_of_the_same_day() -> None:
    found = when("Students rallied in Basra to support the rebels.", "support")
    assert (found.first, found.last) == (REPORT, REPORT)


@pytest.mark.parametrize(
    ("text", "anchor", "first", "last"),
    [
        # the date belongs to other words than the deed's
        ("The banker is indicted in an inquiry into deals in May 2017.", "indicted", REPORT, REPORT),
        ("Turkey will investigate a massacre nearly four years ago.", "investigate", REPORT, None),
        ("The president makes the first visit to Iraq since 1987.", "visit", REPORT, REPORT),
        ("The court sentenced the man to prison until 2031.", "sentenced", REPORT, REPORT),
        ("Iran has postponed its visit to Iraq in the coming week.", "postponed", REPORT, REPORT),
        ("On Monday police arrested a suspect in the bombing.", "bombing", None, "2019-12-30"),
        # it is the deed's, though it stands on others
        ("Officers were abducted and murdered on Friday.", "abducted", "2019-12-27", "2019-12-27"),
        ("On Friday rockets hit the base and jets bombed the town.", "bombed", "2019-12-27", "2019-12-27"),
        ("Syria, Iraq and Iran Friday formally signed the treaty.", "signed", "2019-12-27", "2019-12-27"),
        ("The rebels said they would send troops to attack on Saturday.", "send", "2020-01-04", "2020-01-04"),
        ("Unlike Friday, when two men were arrested, Monday was calm.", "arrested", "2019-12-27", "2019-12-27"),
        ("Two agents were charged in the Dec. 21, 1988, bombing of a ship.", "bombing", "1988-12-21", "1988-12-21"),
        ("Iran mourns the massacre on Monday, in which ten men were killed.", "killed", "2019-12-30", "2019-12-30"),
    ],
)  # fmt: skip
def test_a_deed_has_the_day_of_its_own_words(text: str, anchor: str, first: str | None, last: str | None) -> None:
    found = when(text, anchor)
    assert (found.first, found.last) == (first, last)


def test_what_is_told_in_the_present_of_a_day_to_come_is_planned() -> None:
    found = comity.read_text("The officer steps down in June 2020.", published=REPORT).mentions
    assert [(one.status, one.when and one.when.first) for one in found] == [("planned", "2020-06-01")]
    told = comity.read_text("Iran closes the border until Friday.", published=REPORT).mentions
    assert [one.status for one in told] == ["happened"]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Iran had bombed the town.", "bombed"),
        ("The army initially attacked the village.", "attacked"),
        ("A previous attack by rebels killed nobody.", "attack"),
    ],
)
def test_what_is_told_as_done_before_was_done_by_the_day_of_the_report(text: str, anchor: str) -> None:
    found = when(text, anchor)
    assert (found.first, found.last, found.basis) == (None, REPORT, "report")


MONDAY = "2019-12-30"
RUNNING = [  # text, a deed without a day of its own, its first and last day
    ("The envoy spoke to reporters on Monday. He accused Iran of theft.", "accused", MONDAY, MONDAY),
    ('Talks go on, the envoy told reporters Monday. "I condemn the raid," he said.', "condemn", MONDAY, MONDAY),
    ("A blast shook the port on Monday. Two sailors were killed, a medic said.", "killed", MONDAY, MONDAY),
    ("Talks ended on Monday, the envoy said.\n\nHe accused Iran of theft.", "accused", MONDAY, MONDAY),
    ("In October rebels seized the port. They shot a nun.", "shot", "2019-10-01", "2019-10-31"),
    # what is said later says only that it was done by then
    ("The port is calm, an envoy said on Monday. Rebels attacked a ship.", "attacked", None, MONDAY),
    # days of clauses around, and of what is mentioned, are their own
    ("Unlike Friday, when a ship burned, Monday was calm. The envoy accused Iran of theft.", "accused", MONDAY, MONDAY),
    ("Pending a vote on Friday, a ban holds. The envoy accused Iran of theft.", "accused", REPORT, REPORT),
    # so is what is told in the present
    ("The envoy spoke to reporters on Monday. Iran condemns the raid.", "condemns", REPORT, REPORT),
]


@pytest.mark.parametrize(("text", "anchor", "first", "last"), RUNNING)
def test_a_deed_without_a_day_has_the_day_that_its_paragraph_told(
    text: str, anchor: str, first: str | None, last: str
) -> None:
    found = when(text, anchor)
    assert (found.first, found.last) == (first, last)


HUNG = [  # text, a deed, its first and last day: a time that hangs on a word that cannot be of it
    ("Ten men are jailed over the riots in Basra in May.", "riots", "2019-05-01", "2019-05-31"),
    ("A judge is to investigate the killings of ten nuns in 2011.", "killings", "2011-01-01", "2011-12-31"),
    ("He spoke of an investigation into Iran completed in 2016.", "investigation", "2016-01-01", "2016-12-31"),
    ("A man was held over the raids last year that killed ten nuns.", "killed", "2019-01-01", "2019-12-31"),
    ("Police arrest ten men after the murder of a nun last week.", "arrest", REPORT, REPORT),
    ("Iran was invited to join the talks in May 2018.", "invited", "2018-05-01", "2018-05-31"),
    ("Iran has refused to talk, and in recent days said it would leave.", "refused", REPORT, REPORT),
    ("In a statement on Monday the envoy said he would leave and rejected a request.", "rejected", MONDAY, MONDAY),
    ("He takes office six days after Ann Roy was killed in a raid.", "raid", "2019-12-27", "2019-12-27"),
    ("A week after the vote the two continue to bomb the port.", "bomb", REPORT, REPORT),
    ("The 1994 accord calls on Iran to withdraw.", "calls", "1994-01-01", "1994-12-31"),
    ("Rebels have shot ten men since the truce ended on December 10.", "shot", "2019-12-10", REPORT),
    ("The envoy wants Iran to take the blame for the massacre in May.", "massacre", "2019-05-01", "2019-05-31"),
]


@pytest.mark.parametrize(("text", "anchor", "first", "last"), HUNG)
def test_a_time_is_of_a_deed_that_it_can_be_of(text: str, anchor: str, first: str, last: str) -> None:
    found = when(text, anchor)
    assert (found.first, found.last) == (first, last)


BESIDE = [  # text, a deed, its first and last day: other times stand beside it, or it is of no single day
    ("Officials routinely deny visas to reporters.", "deny", None, REPORT),
    ("Hamas says that Chad may have aided Israel.", "aided", None, REPORT),
    ("Police fired at villagers marching over the recent arrest of a monk.", "arrest", None, REPORT),
    ("Six men are accused of taking part in the kidnap and murder of a mayor.", "murder", None, REPORT),
    ("An editor is sentenced to ten years' imprisonment.", "imprisonment", REPORT, REPORT),
    ("A runner is charged with the murder of a neighbour earlier this week.", "charged", REPORT, REPORT),
    ("A runner is charged with the murder of a neighbour earlier this week.", "murder", "2019-12-30", REPORT),
    ("Prime Minister Olaf Berg resigns as announced last month.", "resigns", REPORT, REPORT),
    ("The president refuses to sign the accord; the rebels signed it yesterday.", "refuses", REPORT, REPORT),
    ("Four hostages held in Niger by rebels since 2010 are released.", "released", REPORT, REPORT),
    ("Obama has been endorsed by Merkel and met Putin last week.", "endorsed", REPORT, REPORT),
    ("Since their return to power in May, the rebels have jailed ten editors.", "jailed", "2019-05-01", REPORT),
    ("Villagers attacked the base on Monday night; police arrested them.", "arrested", "2019-12-30", "2019-12-30"),
    (
        "Harry Schmidt is found guilty in a bombing that killed four and wounded eight soldiers in 2002.",
        "bombing",
        "2002-01-01",
        "2002-12-31",
    ),
    ("In 2009 gunmen killed ten soldiers.", "killed", "2009-01-01", "2009-12-31"),
    ("Chad mourns a monk, 18 years after police shot him.", "shot", "2002-01-01", "2002-12-31"),
    (
        "Jets bombed Tyre on Monday. The raid came two days after gunmen shot a guard.",
        "shot",
        "2019-12-28",
        "2019-12-28",
    ),
    (
        "Rebels killed ten on Monday. Only a day before the raid the group had freed 60 soldiers.",
        "freed",
        "2019-12-29",
        "2019-12-29",
    ),
]


@pytest.mark.parametrize(("text", "anchor", "first", "last"), BESIDE)
def test_a_deed_has_no_time_that_is_told_of_something_beside_it(
    text: str, anchor: str, first: str | None, last: str
) -> None:
    told = when(text, anchor)
    assert (told.first, told.last) == (first, last)
