"""Elections whose day is known, for words that give their year: `the 2018 Iraqi election`.

Of those not listed (or held twice in a year, or over several days) the year is all that is read.
"""

from __future__ import annotations

from datetime import date

# country -> (how its elections are named, their days: the first round where there are two)
DAYS: dict[str, tuple[str, tuple[date, ...]]] = {
    "iran": (
        r"Iranian [Pp]residential",
        (date(2005, 6, 17), date(2009, 6, 12), date(2013, 6, 14), date(2017, 5, 19), date(2021, 6, 18),
         date(2024, 6, 28)),
    ),
    "iraq": (
        r"Iraqi (?:[Pp]arliamentary|[Gg]eneral|[Nn]ational)",
        (date(2010, 3, 7), date(2014, 4, 30), date(2018, 5, 12), date(2021, 10, 10)),
    ),
    "israel": (
        r"Israeli (?:[Pp]arliamentary|[Gg]eneral|[Nn]ational)",
        (date(2006, 3, 28), date(2009, 2, 10), date(2013, 1, 22), date(2015, 3, 17), date(2020, 3, 2),
         date(2021, 3, 23), date(2022, 11, 1)),
    ),
    "britain": (
        r"(?:British|U\.?K\.?) [Gg]eneral",
        (date(2005, 5, 5), date(2010, 5, 6), date(2015, 5, 7), date(2017, 6, 8), date(2019, 12, 12), date(2024, 7, 4)),
    ),
    "germany": (
        r"German (?:[Ff]ederal|[Pp]arliamentary|[Gg]eneral)",
        (date(2005, 9, 18), date(2009, 9, 27), date(2013, 9, 22), date(2017, 9, 24), date(2021, 9, 26),
         date(2025, 2, 23)),
    ),
}  # fmt: skip


def named(country: str) -> str:
    """How the elections of a country are written, after their year."""
    return rf"{DAYS[country][0]} (?:[Ee]lections?|[Vv]ote)"


def held(country: str, year: int) -> list[tuple[date, date]]:
    """The day of a country's election in a year, as the one stretch of a list; empty where it is not known."""
    return [(day, day) for day in DAYS[country][1] if day.year == year]
