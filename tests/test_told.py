"""The words by which a telling is known: no heading that all of a war's reports bear, no year."""

from __future__ import annotations

import comity
from comity.record.told import told_in


def test_a_heading_and_a_year_are_no_words_of_a_deed() -> None:
    headed = "2011 Syrian uprising: Soldiers shot nine mourners in Homs in 2011."
    (told,) = told_in(comity.read_text(headed, published="2011-04-22"))
    assert "hom" in told.words
    assert not {"2011", "syrian", "upris"} & set(told.words)
