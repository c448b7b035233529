from __future__ import annotations

import pytest

from comity.sources.datelines import date_line, opening_dateline


@pytest.mark.parametrize(
    ("paragraph", "prefix", "day", "agency"),
    [
        ("BAGHDAD, Dec 29 (Reuters) - Two bombs", "BAGHDAD, Dec 29 (Reuters) -", None, "Reuters"),
        ("BAGHDAD, Dec. 29, 2019 (Xinhua) -- Two bombs", "BAGHDAD, Dec. 29, 2019 (Xinhua) --", "2019-12-29", "Xinhua"),
        ("KIRKUK, Iraq (AP) — Two bombs", "KIRKUK, Iraq (AP) —", None, "AP"),
        ("Baghdad (AFP) - Two bombs", "Baghdad (AFP) -", None, "AFP"),
        ("BAGHDAD, Iraq (AP) _ Two bombs", "BAGHDAD, Iraq (AP) _", None, "AP"),
        ("WASHINGTON/BAGHDAD — Two bombs", "WASHINGTON/BAGHDAD —", None, None),
        ("WASHINGTON —", "WASHINGTON —", None, None),
        ("(Quito, May 3, 2021) – Two bombs", "(Quito, May 3, 2021) –", "2021-05-03", None),
        ("(Addis Ababa) – Two bombs", "(Addis Ababa) –", None, None),
        ("(New York, July 26, 2023) – Two bombs", "(New York, July 26, 2023) –", "2023-07-26", None),
    ],
)
def test_a_dateline_ends_with_its_dash(paragraph: str, prefix: str, day: str | None, agency: str | None) -> None:
    found = opening_dateline(paragraph)
    assert found is not None
    assert paragraph[: found.end] == prefix
    assert found.published == day
    assert [credit.name for credit in found.credits] == ([agency] if agency else [])


@pytest.mark.parametrize(
    "paragraph",
    [
        "BREAKING - Two bombs",
        "Two bombs - one of them large - went off",
        "ICM Registry – the company – said",
        "U.S.-led",
        "(Update) – Two bombs",
        "(the largest in years) – Two bombs",
    ],
)
def test_a_dash_is_not_enough(paragraph: str) -> None:
    assert opening_dateline(paragraph) is None


def test_a_text_of_one_line_needs_more_than_capitals() -> None:
    assert opening_dateline("CHOGM - the meeting of heads - is under way", alone=True) is None
    assert opening_dateline("BAGHDAD (Reuters) - Two bombs went off", alone=True)


def test_a_line_that_is_a_day() -> None:
    assert date_line("Published December 29, 2019, 10:00 GMT").published == "2019-12-29"  # type: ignore[union-attr]
    assert date_line("2019-12-29").published == "2019-12-29"  # type: ignore[union-attr]
    assert date_line("Published 3:14 PM GMT, Tue December 12, 2023").published == "2023-12-12"  # type: ignore[union-attr]
    assert date_line("July 20, 2024 · 5 min read").published == "2024-07-20"  # type: ignore[union-attr]
    assert date_line("December 29, 2019 was a turning point") is None
