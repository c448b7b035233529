"""The gazetteer: places by the names that news print, and which of them a report means."""

from __future__ import annotations

import doctest
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

import comity.reading.gazetteer as gazetteer_module
from comity.reading.gazetteer import (
    Gazetteer,
    GazetteerPlace,
    PlaceKind,
    finding,
    folding,
    gazetteer,
    resolving,
    within,
)
from comity.reading.gazetteer.finding import find_toponyms
from comity.reading.gazetteer.folding import fold
from comity.reading.gazetteer.name_filter import NameFilter
from comity.reading.gazetteer.resolving import Toponym, distance, resolve, resolve_all
from comity.reading.gazetteer.sorted_tables import SortedTable
from comity.reading.tables import rows, values
from comity.types import Span

FOLDER = Path(Gazetteer.__init__.__code__.co_filename).parent


def the(name: str) -> GazetteerPlace:
    return gazetteer().named(name)[0]


# --- look-up ----------------------------------------------------------------------------------------------------------


def test_a_town_has_its_coordinates_divisions_and_geonames_id() -> None:
    place = the("Fallujah")
    assert (place.geoname, place.country, place.admin1, place.kind, place.precision) == (
        99454, "IRQ", "Anbar", "town", "town",
    )  # fmt: skip
    assert place.latitude == pytest.approx(33.35, abs=0.05)
    assert place.longitude == pytest.approx(43.78, abs=0.05)
    assert place.population > 100_000


@pytest.mark.parametrize(
    "spellings",
    [
        ("Al-Qaim", "al-Qaim", "Al Qaim", "Qaim", "AL-QAIM", "Al-Qa’im"),
        ("Deir ez-Zor", "Deir al-Zor", "Deir Ezzor"),
        ("Kyiv", "Kiev"),
        ("Hodeidah", "Hudaydah"),
        ("Kobani", "Kobane"),
        ("St. Petersburg", "Saint Petersburg"),
    ],
)
def test_spellings_of_a_name_lead_to_one_place(spellings: tuple[str, ...]) -> None:
    assert len({the(name).geoname for name in spellings}) == 1


@pytest.mark.parametrize(
    ("country", "names"),
    [
        ("IRQ", "Anbar|Nineveh|Diyala|Kirkuk|Salahuddin|Babil|Basra|Dhi Qar|Erbil|Anbar province|Sulaimaniyah|Najaf"),
        ("SYR", "Idlib|Aleppo|Raqqa|Deir ez-Zor|Hasakah|Daraa|Sweida|Quneitra|Homs|Hama|Latakia|Rif Dimashq"),
        ("AFG", "Helmand|Kandahar|Nangarhar|Kunduz|Paktika|Paktia|Khost|Uruzgan|Zabul|Ghazni|Logar|Wardak|Kunar|Herat"),
        ("YEM", "Saada|Marib|Taiz|Hodeidah|Hadramawt|Abyan|Shabwa|Al-Bayda|Hajjah|Ibb|Dhale|Lahj"),
        ("SDN", "North Darfur|South Kordofan|Blue Nile|West Darfur|Gezira|Kassala|Red Sea State|Khartoum"),
        ("COD", "North Kivu|South Kivu|Ituri|Tanganyika|Haut-Uele|Kasai|Maniema"),
        ("UKR", "Donetsk|Luhansk|Kherson|Zaporizhzhia|Kharkiv|Sumy|Odesa|Mykolaiv|Dnipropetrovsk|Crimea"),
        ("NGA", "Borno|Yobe|Adamawa|Zamfara|Kaduna|Plateau|Benue|Katsina|Sokoto"),
        ("ETH", "Tigray|Amhara|Oromia|Afar|Benishangul-Gumuz"),
        ("PAK", "Punjab|Sindh|Balochistan|Khyber Pakhtunkhwa"),
        ("MMR", "Rakhine|Kachin|Shan State|Sagaing|Chin State|Kayah|Kayin|Magway"),
        ("IND", "Jammu and Kashmir|Manipur|Chhattisgarh|Jharkhand|Assam|Nagaland|Bihar"),
        ("COL", "Cauca|Arauca|Norte de Santander|Chocó|Antioquia|Nariño|Caquetá"),
        ("MEX", "Sinaloa|Michoacán|Guerrero|Tamaulipas|Chihuahua|Sonora|Guanajuato"),
        ("MLI", "Mopti|Gao|Kidal|Timbuktu|Ségou|Menaka"),
        ("BFA", "Sahel Region|Est|Nord|Centre-Nord"),
        ("SOM", "Lower Shabelle|Gedo|Bay|Mudug|Hiran"),
        ("LBY", "Benghazi|Misrata|Sirte|Derna|Kufra|Murzuq"),
        ("SSD", "Jonglei|Unity|Upper Nile|Lakes|Warrap|Central Equatoria"),
        ("CAF", "Ouaka|Haute-Kotto|Vakaga|Mbomou"),
        ("PHL", "Mindanao|Sulu|Basilan|Maguindanao|Lanao del Sur"),
        ("MOZ", "Cabo Delgado|Nampula|Niassa"),
        ("NER", "Diffa|Tillaberi|Tahoua|Agadez"),
    ],
)
def test_provinces_of_countries_in_conflict_are_known_by_the_names_that_news_use(country: str, names: str) -> None:
    unknown = [
        name
        for name in names.split("|")
        if not any(place.country == country and place.kind != "town" for place in gazetteer().named(name))
    ]
    assert not unknown


@pytest.mark.parametrize(
    ("name", "kind", "countries"),
    [
        ("Donbas", "region", {"UKR"}),
        ("the Sahel", "region", {"MLI", "NER"}),
        ("Strait of Hormuz", "strait", {"IRN", "OMN"}),
        ("Bab al-Mandab", "strait", {"YEM", "DJI"}),
        ("South China Sea", "sea", set()),
        ("Swat Valley", "valley", {"PAK"}),
        ("Al-Asad", "base", {"IRQ"}),
        ("Incirlik", "base", {"TUR"}),
        ("Guantanamo Bay", "base", {"CUB"}),
        ("Syrian-Iraqi border", "border", {"SYR", "IRQ"}),
        ("Gaza Strip", "province", {"PSE"}),
        ("Iraqis", "country", {"IRQ"}),
    ],
)
def test_regions_waters_bases_and_borders(name: str, kind: str, countries: set[str]) -> None:
    place = the(name)
    assert place.kind == kind
    assert countries <= set(place.countries)
    assert place.country == (next(iter(place.countries)) if len(place.countries) == 1 else None)


def test_places_of_a_name_come_in_the_order_of_their_prominence() -> None:
    assert [place.country for place in gazetteer().named("Tripoli") if place.kind == "town"][:2] == ["LBY", "LBN"]
    assert the("Washington").admin1 == "District of Columbia"
    assert the("Paris").country == "FRA"
    assert gazetteer().named("Xqzzyville") == ()


def test_the_country_of_a_name_is_told_only_where_one_is_by_far_the_likeliest() -> None:
    known = gazetteer()
    told = {name: known.country_of(name) for name in ("Basra", "Kunduz", "Springfield", "Georgia", "Nowhereville")}
    assert told == {"Basra": "IRQ", "Kunduz": "AFG", "Springfield": "USA", "Georgia": None, "Nowhereville": None}
    assert known.admin1_of("Fallujah") == "Anbar"
    assert known.admin1_of("Springfield") is None
    assert known.admin1_of("Tripoli", "LBN") != known.admin1_of("Tripoli", "LBY")


def test_words_and_demonyms_are_told_from_names() -> None:
    known = gazetteer()
    assert known.is_word("Nice")
    assert not known.is_word("Baghdad")
    assert known.is_demonym("Iraqi")
    assert not known.is_demonym("Iraq")


def test_a_look_up_finds_each_first_and_last_row_of_a_table(tmp_path: Path) -> None:
    names = ["Aa", "Ab", "Ab", "b", "Zz"]
    file = tmp_path / "table.tsv"
    file.write_text("name\tn\n" + "".join(f"{name}\t{n}\n" for n, name in enumerate(names)), encoding="utf-8")
    table = SortedTable(file, fold)
    found = {key: [row[1] for row in table.rows(key)] for key in ("a", "aa", "ab", "b", "c", "zz", "zzz")}
    assert found == {"a": [], "aa": ["0"], "ab": ["1", "2"], "b": ["3"], "c": [], "zz": ["4"], "zzz": []}


# --- the tables -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "key"), [("places", fold), ("names", fold), ("divisions", str)])
def test_packed_tables_are_sorted(name: str, key: type[str]) -> None:
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    sampled = [key(line.split("\t")[0]).encode() for line in lines[::97]]
    assert sampled == sorted(sampled)


def test_the_filter_passes_every_packed_name_and_few_others() -> None:
    names = NameFilter(FOLDER / "names.bits")
    lines = [
        line for table in ("places", "names") for line in (FOLDER / f"{table}.tsv").read_text("utf-8").splitlines()[1:]
    ]
    assert all(names.may_have(fold(line.partition("\t")[0])) for line in lines[::53])
    assert sum(names.may_have(f"no such name {n}") for n in range(1_000)) < 100


def test_regions_are_of_known_kinds_and_countries_and_lie_on_the_globe() -> None:
    known = gazetteer()
    for row in rows(FOLDER / "regions.tsv"):
        assert row["kind"] in get_args(PlaceKind), row
        assert set(values(row["countries"])) <= known.countries.keys(), row
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert not row["division"] or known.division(row["division"]) is not None, row


def test_points_of_what_lies_in_one_country_are_not_far_from_it() -> None:
    known = gazetteer()
    for row in rows(FOLDER / "regions.tsv"):
        inside = known.division(row["division"]) if row["division"] else None
        if inside is not None and inside.latitude is not None and inside.longitude is not None:
            apart = distance(float(row["lat"]), float(row["lon"]), inside.latitude, inside.longitude)
            assert apart < 400, f"{row['name']} lies {apart:.0f} km from {inside.name}"


def test_spellings_lead_somewhere() -> None:
    known = gazetteer()
    lost = [row for row in rows(FOLDER / "spellings.tsv") if known.of(row["of"], row["id"]) is None]
    assert not lost


# --- resolving --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Police in Paris, Texas, said so.", ["Paris", "Texas"], [("USA", "Texas"), ("USA", "Texas")]),
        ("Fighting shook Tripoli, in northern Lebanon.", ["Tripoli", "Lebanon"], [("LBN", None), ("LBN", None)]),
        ("Troops left Benghazi for Tripoli.", ["Benghazi", "Tripoli"], [("LBY", "Benghazi"), ("LBY", "Tripoli")]),
        ("Al-Qaim, in Anbar province", ["Al-Qaim", "Anbar"], [("IRQ", "Anbar"), ("IRQ", "Anbar")]),
        (
            "From Cairo to Rafah in North Sinai",
            ["Cairo", "Rafah", "North Sinai"],
            [("EGY", None), ("EGY", "North Sinai")],
        ),
        ("From Gaza City and Khan Younis to Rafah", ["Gaza City", "Khan Younis", "Rafah"], [("PSE", None)] * 3),
        (
            "Macon, Savannah and Augusta in Georgia",
            ["Macon", "Savannah", "Augusta", "Georgia"],
            [("USA", "Georgia")] * 4,
        ),
        ("Tbilisi and Gori in Georgia", ["Tbilisi", "Gori", "Georgia"], [("GEO", None)] * 3),
    ],
)
def test_a_name_means_what_the_other_names_of_the_report_make_likely(
    text: str, names: list[str], expected: list[tuple[str, str | None]]
) -> None:
    toponyms = [Toponym(name, text.index(name), text.index(name) + len(name)) for name in names]
    for place, (country, admin1) in zip(resolve_all(text, toponyms), expected, strict=False):
        assert place is not None
        assert place.country == country
        assert admin1 in (None, place.admin1)


def test_an_outlet_at_home_decides_between_equals() -> None:
    assert (found := resolve("Hyderabad", [], "PAK")) is not None
    assert found.country == "PAK"
    assert (found := resolve("Hyderabad")) is not None
    assert found.country == "IND"


def test_an_unknown_name_resolves_to_nothing_and_leaves_the_others() -> None:
    assert resolve("Xqzzyville") is None
    assert [
        p and p.country
        for p in resolve_all("Xqzzyville, Basra", [Toponym("Xqzzyville", 0, 10), Toponym("Basra", 12, 17)])
    ] == [
        None,
        "IRQ",
    ]


def test_within() -> None:
    assert within(the("Fallujah"), the("Iraq"))
    assert within(the("Fallujah"), the("Anbar"))
    assert not within(the("Fallujah"), the("Nineveh"))
    assert not within(the("Iraq"), the("Fallujah"))


# --- finding ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rockets hit Al-Asad air base in Anbar, officials in Baghdad said.", ["Al-Asad", "Anbar", "Baghdad"]),
        ("Mary Jackson met Gen. Lincoln. Jackson left.", []),
        ("It is nice in Nice. Nice words.", ["Nice"]),
        ("The Iraqis crossed the Strait of Hormuz on Sunday.", ["Strait of Hormuz"]),
        ("He moved from St. Louis, Mo., to New York City.", ["St. Louis", "Mo", "New York City"]),
    ],
)
def test_names_are_found_and_people_and_words_are_not(text: str, names: list[str]) -> None:
    found = find_toponyms(text)
    assert [toponym.name.rstrip(".") for toponym in found] == names
    assert all(text[toponym.start : toponym.end] == toponym.name for toponym in found)


# --- the records ------------------------------------------------------------------------------------------------------


def test_a_place_as_the_record_has_it() -> None:
    span = Span.cut("in Falluja", 3, 10)
    place = the("Falluja").as_place(span)
    assert (place.name, place.country, place.admin1, place.geoname, place.precision, place.span) == (
        "Falluja", "IRQ", "Anbar", 99454, "town", span,
    )  # fmt: skip
    assert the("Baghdad").as_place().name == "Baghdad"


@pytest.mark.parametrize("module", [gazetteer_module, finding, folding, resolving])
def test_examples_run(module: ModuleType) -> None:
    ran = doctest.testmod(module)
    assert ran.failed == 0
    assert ran.attempted > 0


def test_it_is_loaded_when_first_needed_quickly_and_small() -> None:
    script = """
import resource, time
import comity.reading.pipeline
before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
from comity.reading.gazetteer import gazetteer
assert gazetteer.cache_info().currsize == 0
assert gazetteer().named("Al-Qaim")
print(time.process_time() - began, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    seconds, megabytes = map(float, told)
    assert seconds < 0.7  # of the processor's time: a busy machine is none of the gazetteer's
    assert megabytes < 250
