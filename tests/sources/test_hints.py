from __future__ import annotations

import pytest

from comity.errors import UsageError
from comity.sources import Hints


def test_a_day_is_a_date() -> None:
    assert Hints(published="2019-12-31").published == "2019-12-31"


@pytest.mark.parametrize("text", ["yesterday", "2019-13-01", "31.12.2019", "20191231", "2019-12-31T10:00", ""])
def test_anything_else_is_a_usage_error(text: str) -> None:
    with pytest.raises(UsageError, match="is not a date") as raised:
        Hints(published=text)
    assert "2019-12-31" in str(raised.value.hint)
