"""The scorer of places, on an article that we made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.metrics import total
from bench.sets import places
from comity.reading.gazetteer import gazetteer
from comity.reading.gazetteer.resolving import Toponym

TEXT = "Shells fell on Basra and Xqzzyville."
BASRA, UNKNOWN = Toponym("Basra", 15, 20), Toponym("Xqzzyville", 25, 35)
PLACE = gazetteer().named("Basra")[0]

LGL = """<articles><article><text>Shells fell on Basra.</text><toponyms><toponym><start>15</start><end>20</end>
<phrase>Basra</phrase><gaztag><lat>30.5</lat><lon>47.8</lon><country>Iraq</country><admin1 geonameid="89341">x</admin1>
</gaztag></toponym></toponyms></article></articles>"""
GEOVIRUS = """<articles><article><text>Shells fell on Basra.</text><locations><location><name>Basra</name>
<start>16</start><end>21</end><lat>30.5</lat><lon>47.8</lon></location></locations></article></articles>"""


def test_an_answer_is_measured_by_distance_country_and_division() -> None:
    gold = [places.Gold(BASRA, 30.5, 47.8, "Iraq", 89341), places.Gold(UNKNOWN, 31.0, 47.0, "Iraq", None, lgl=True)]

    counts = places.of_article(TEXT, gold, [PLACE, None])

    assert places.scores(counts) == pytest.approx(
        {
            "toponym_f1": 2 / 3,
            "exact_admin1": 1.0,
            "within_10km": 0.5,
            "within_161km": 0.5,
            "country_right": 0.5,
            "lgl_within_161km": 0.0,
        }
    )


def test_a_place_far_off_is_wrong_and_one_without_gold_coordinates_is_not_asked() -> None:
    far = places.Gold(BASRA, 33.3, 44.4, "Iran", 98180)

    counts = places.of_article(TEXT, [far, places.Gold(UNKNOWN)], [PLACE, None])

    assert (counts["asked"], counts["within_161km"], counts["country"], counts["admin1"]) == (1, 0, 0, 0)


@pytest.mark.parametrize("xml", [LGL, GEOVIRUS])
def test_both_formats_are_read_and_offsets_that_are_one_too_high_put_right(tmp_path: Path, xml: str) -> None:
    file = tmp_path / "set.xml"
    file.write_text(xml, encoding="utf-8")

    scores = places.scores(total(row.counts for row in places.rows(file)))

    assert (scores["toponym_f1"], scores["within_10km"]) == (1.0, 1.0)
