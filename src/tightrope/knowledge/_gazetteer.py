"""Owns the gazetteer: names of places to the places they may mean, from packaged GeoNames data.

`gazetteer()` loads it once, when first asked for: about 0.1 s and 40 MB. Names are kept in sorted
lists and looked up by bisection; a place is built only when it is found. The file's form and its
source stand in docs/places.md, the hand-written features in data/places_features.csv.
"""

from __future__ import annotations

import gzip
import json
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Final

from tightrope.errors import KnowledgeError
from tightrope.knowledge import _tables
from tightrope.knowledge._names import fold

PLACES: Final = _tables.DATA / "places.bin.gz"
FEATURES: Final = "places_features.csv"
_KINDS: Final = {"T": "continent", "C": "country", "R": "region", "A": "admin1", "B": "admin2", "P": "city"}
_AREAS: Final = frozenset({"continent", "region", "admin1"})
_COLUMNS: Final = ("name", "aliases", "kind", "country", "latitude", "longitude", "adjectives")


@dataclass(frozen=True, slots=True)
class Entry:
    """One place that a name may mean.

    `kind` is "continent", "country", "region", "admin1" (state, province), "admin2" (county,
    district), "city" or a feature's kind ("sea", "river", "site", ...). `country` is ISO 3166
    alpha-3 or "". `admin1` is the GeoNames id of the first-level division it lies in (its own for
    such a division), 0 where unknown. `population` is rounded to about 7 %. `other_name` marks a name that
    isn't the place's own; `adjective` a word like "European" or "Kurdish"; `feature` a row of our own table.
    """

    name: str
    kind: str
    country: str
    admin1: int
    latitude: float
    longitude: float
    population: int
    geoname_id: int | None
    other_name: bool = False
    adjective: bool = False
    feature: bool = False


@lru_cache(maxsize=65_536)
def place_key(name: str) -> str:
    """The form in which place names are compared: folded, without apostrophes and periods."""
    return fold(name).replace("'", "").replace(".", "").strip()


class Gazetteer:
    """The places by name. Made by `gazetteer`; never changes."""

    def __init__(self, path: Path = PLACES, features: Path | None = None) -> None:
        columns = _columns(path)
        self._keys = columns["keys"].split(b"\n")
        self._names = columns["names"].split(b"\n")
        self._kinds = columns["kinds"]
        self._areas = [tuple(line.split(" ")) for line in columns["areas"].decode().split("\n")]
        self._area = _numbers(columns["area"], 2)
        self._latitude = _numbers(columns["latitude"], 2)
        self._longitude = _numbers(columns["longitude"], 2)
        self._population = columns["population"]
        self._id = _numbers(columns["id"], 3)
        self._alias_keys = columns["aliases"].split(b"\n")
        self._alias = _numbers(columns["alias"], 3)
        self._features = _read_features(features)

    def find(self, name: str) -> tuple[Entry, ...]:
        """Every place of that name: our features, then places whose own name it is, the largest first."""
        key = place_key(name)
        return self._look_up(key) or self._look_up(key.removeprefix("the "))

    def knows(self, name: str) -> bool:
        """Whether some place has that name."""
        return bool(self.find(name))

    def division(self, geoname_id: int) -> Entry | None:
        """The first-level division (state, province) with that GeoNames id."""
        at = self._divisions.get(geoname_id)
        return None if at is None else self._entry(at, other=False)

    def country(self, iso3: str) -> Entry | None:
        """The country or territory with that ISO 3166 alpha-3 code."""
        at = self._countries.get(iso3)
        return None if at is None else self._entry(at, other=False)

    @cached_property
    def _countries(self) -> dict[str, int]:
        found = {}
        for at in _places_of(self._kinds, b"C"):
            found[self._areas[self._area[at]][0]] = at
        return found

    @cached_property
    def _divisions(self) -> dict[int, int]:
        return {self._id[at]: at for at in _places_of(self._kinds, b"A")}

    @lru_cache(maxsize=16_384)  # noqa: B019 - the one gazetteer lives as long as the process
    def _look_up(self, key: str) -> tuple[Entry, ...]:
        raw = key.encode()
        places = [self._entry(at, other=False) for at in _range(self._keys, raw)]
        seen = {place.geoname_id for place in places}
        for at in _range(self._alias_keys, raw):
            other = self._entry(self._alias[at], other=True)
            if other.geoname_id not in seen:
                seen.add(other.geoname_id)
                places.append(other)
        places.sort(key=lambda place: (place.other_name, -place.population, place.geoname_id or 0))
        features = tuple(self._with_point(feature) for feature in self._features.get(key, ()))
        return (*features, *places)

    def _with_point(self, feature: Entry) -> Entry:
        """A hand-written region with the point and id GeoNames has for the same region, where it has one."""
        if feature.kind not in _AREAS:
            return feature
        raw = place_key(feature.name).encode()
        for at in _range(self._keys, raw):
            same = self._entry(at, other=False)
            if same.kind in _AREAS and same.country == feature.country:
                return replace(
                    feature, latitude=same.latitude, longitude=same.longitude, geoname_id=same.geoname_id
                )
        return feature

    def _entry(self, at: int, *, other: bool) -> Entry:
        country, admin1 = self._areas[self._area[at]]
        name = self._names[at].decode() or self._keys[at].decode().title()
        kind = chr(self._kinds[at])
        code = self._population[at]
        return Entry(
            name,
            _KINDS[kind],
            country,
            self._id[at] if kind == "A" else int(admin1),
            round(self._latitude[at] / 364 - 90, 3),
            round(self._longitude[at] / 182 - 180, 3),
            round(2 ** (code / 10)) if code else 0,
            self._id[at],
            other,
        )


def _places_of(kinds: bytes, mark: bytes) -> Iterator[int]:
    at = -1
    while (at := kinds.find(mark, at + 1)) >= 0:
        yield at


def _range(keys: list[bytes], key: bytes) -> range:
    start = stop = bisect_left(keys, key)
    while stop < len(keys) and keys[stop] == key:
        stop += 1
    return range(start, stop)


def _columns(path: Path) -> dict[str, bytes]:
    try:
        content = gzip.decompress(path.read_bytes())
        head, _, body = content.partition(b"\n")
        sizes = json.loads(head)["columns"]
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise KnowledgeError(f"the gazetteer cannot be read: {error}", str(path)) from error
    columns, at = {}, 0
    for name, size in sizes:
        columns[name] = body[at : at + size]
        at += size
    return columns


def _numbers(data: bytes, size: int) -> array[int]:
    """Numbers of `size` bytes, stored lowest bytes first, then the next (see training/build_places.py)."""
    count = len(data) // size
    wide = bytearray(4 * count)
    for place in range(size):
        wide[place::4] = data[place * count : (place + 1) * count]
    numbers = array("I")
    numbers.frombytes(bytes(wide))
    return numbers


def _read_features(extra: Path | None) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for row in _tables.rows(FEATURES, _COLUMNS, extra):
        kind, country = row.word("kind"), row.text("country")
        point = row.number("latitude"), row.number("longitude")
        for column, adjective in (("name", False), ("aliases", False), ("adjectives", True)):
            for name in row.list(column):
                entry = Entry(
                    row.word("name"), kind, country, 0, *point, 0, None, column == "aliases", adjective, True
                )
                found.setdefault(place_key(name), []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


@cache
def gazetteer() -> Gazetteer:
    """The packaged gazetteer, loaded once a process."""
    return Gazetteer()
