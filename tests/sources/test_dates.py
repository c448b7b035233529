from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.sources.dates import day_in_url, day_of


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2019-12-29", "2019-12-29"),
        ("2019-12-29T23:59:00-05:00", "2019-12-29"),
        ("20191229", "2019-12-29"),
        (20191229, "2019-12-29"),
        (1_577_620_800, "2019-12-29"),
        (1_577_620_800_000, "2019-12-29"),
        ("Dec. 29, 2019", "2019-12-29"),
        ("Sunday, 29 December 2019", "2019-12-29"),
        ("Sun, 29 Dec 2019 10:00:00 GMT", "2019-12-29"),
        ("2019-02-30", None),
        ("01/02/2019", None),
        ("yesterday", None),
        (True, None),
        (None, None),
        (7, None),
    ],
)
def test_day_of(value: object, day: str | None) -> None:
    assert day_of(value) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.org/2019/12/29/raid", "2019-12-29"),
        ("https://a.org/news/2019/dec/29/raid", "2019-12-29"),
        ("https://a.org/raid-2019-12-29", "2019-12-29"),
        ("https://a.org/article/20191", None),
        ("https://a.org/2019/99/29/raid", None),
        (None, None),
    ],
)
def test_day_in_url(url: str | None, day: str | None) -> None:
    assert day_in_url(url) == day


@given(st.one_of(st.text(), st.integers(), st.floats(), st.lists(st.text())))
def test_nothing_makes_it_raise(value: object) -> None:
    day_of(value)
