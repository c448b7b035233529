from __future__ import annotations

import pytest

from comity.sources.credit_lines import byline_credits, credits_in_line
from comity.types import Credit


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        ("Source: Excerpted from Responsible Statecraft", [("excerpted_from", "Responsible Statecraft")]),
        ("Source: Agence France-Presse", [("source", "Agence France-Presse")]),
        ("Originally published at Lobe Log", [("source", "Lobe Log")]),
        ("Originally published by The Intercept on December 29, 2019.", [("source", "The Intercept")]),
        ("This article first appeared in The Nation.", [("source", "The Nation")]),
        ("Republished with permission from The Conversation", [("source", "The Conversation")]),
        (
            "(Reporting by Ahmed Rasheed in Baghdad and John Davison; Editing by Mark Heinrich)",
            [("author", "Ahmed Rasheed"), ("author", "John Davison")],
        ),
        (
            'This is an excerpt from "After the War", published in African Arguments.',
            [("excerpted_from", "African Arguments")],
        ),
        (
            "Associated Press writers Ana Bell in Oslo and Omar al-Hadi contributed to this report.",
            [("author", "Ana Bell"), ("author", "Omar al-Hadi")],
        ),
        ("Drought and war contributed to this crisis.", []),
        ("Reporting by the Times found that the raid was planned.", []),
        ("Published in Baghdad on Tuesday, the report says 25 died.", []),
        ("Source: Iran will strike back", []),
        ("Sources said the raid killed 25.", []),
        ("Credit: Jane Doe/Lantern The governor said he would go on Friday.", []),
    ],
)
def test_credits_in_line(line: str, credits: list[tuple[str, str]]) -> None:
    assert [(credit.kind, credit.name) for credit in credits_in_line(line)] == credits


@pytest.mark.parametrize(
    ("line", "credits"),
    [
        ("By Jane Doe", (Credit("author", "Jane Doe"),)),
        ("By Jane Doe and John Roe", (Credit("author", "Jane Doe"), Credit("author", "John Roe"))),
        ("BY JANE DOE, Reuters", (Credit("author", "JANE DOE"), Credit("agency", "Reuters"))),
        ("Jane Doe, Reuters", (Credit("author", "Jane Doe"), Credit("agency", "Reuters"))),
        ("By Sam Roe and Ahmed al-Haj", (Credit("author", "Sam Roe"), Credit("author", "Ahmed al-Haj"))),
        ("By Monday the army had left", ()),
        ("By The Numbers", ()),
        ("By then it was late.", ()),
        ("Kataib Hezbollah, Iraq", ()),
    ],
)
def test_bylines(line: str, credits: tuple[Credit, ...]) -> None:
    assert byline_credits(line) == credits
