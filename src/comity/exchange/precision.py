"""How exactly a data set says that a day or a place is known (precisions.tsv)."""

from __future__ import annotations

from datetime import date

from comity.exchange.sourced import days_of
from comity.exchange.tables import table
from comity.types import Place, When


def of_day(dataset: str, when: When | None, reported: str | None) -> tuple[date, date, str] | None:
    """The first day, the last and the code of a time; None where the set takes none so vague.

    What nothing dates more nearly than its report was done by the day of that report, and is put on it.
    """
    days = days_of(when)
    basis = "report" if when is None or when.basis == "report" else "stated"
    if days is None and reported is not None and basis == "report":
        days = (date.fromisoformat(reported[:10]),) * 2
    if days is None:
        return None
    lasted = (days[1] - days[0]).days + 1
    codes = [row for row in table("precisions") if (row["set"], row["of"], row["value"]) == (dataset, "when", basis)]
    code = next((row["code"] for row in codes if lasted <= int(row["days"])), None)
    return None if code is None else (*days, code)


def of_place(dataset: str, where: Place) -> str:
    """The code of a place; empty where the set has none for it."""
    found = (dataset, "where", where.precision)
    return next((row["code"] for row in table("precisions") if (row["set"], row["of"], row["value"]) == found), "")
