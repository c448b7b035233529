"""The edges of time: reports of the first and the last days that there are, and of days that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.reading import read_article
from comity.types import Article

TOLD = (
    "Iran bombed Iraq on Tuesday. Ten years ago, and last week, Iraq attacked Iran. Next year Iran will attack Iraq. "
    "In 9999 and in the year 0 troops left. A decade later and two centuries ago, 5000 years ago, three days "
    "after the raid, Iran attacked Iraq. Since Easter and Ramadan Turkey shelled Syria in the last quarter, "
    "and will in the coming 9000 years."
)


@pytest.mark.parametrize("day", ["0001-01-01", "0001-03-05", "9999-01-01", "9999-12-31"])
def test_a_report_of_the_first_or_the_last_days_is_read(article: Callable[..., Article], day: str) -> None:
    found = read_article(article(TOLD, published=day)).mentions
    assert len(found) >= 4
    for one in found:
        assert one.when is None or (one.when.first or day) <= "9999-12-31"
