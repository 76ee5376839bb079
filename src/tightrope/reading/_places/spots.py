"""A spot: words that may name a place, with the places they may mean; owns how spots relate.

Which words are spots is decided in names.py and facilities.py, which place a spot means in resolve.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc

from tightrope.knowledge import Entry
from tightrope.reading._places.words import NAMED_FOR_TOWNS

NAME: Final = "name"
ADJECTIVE: Final = "adjective"
EMBEDDED: Final = "embedded"
FACILITY: Final = "facility"
UNLISTED: Final = "unlisted"
PLACE_LABELS: Final = frozenset({"GPE", "LOC"})
"""The labels of named entities that the model gives to places."""
_NAMESAKE: Final = 50_000
"""Inhabitants of a town that a university or airport is taken to be named for, and to lie in."""


@dataclass(slots=True)
class Spot:
    """Words that may name a place, and the places of that name.

    `container` is the spot that stands behind a comma and says where it lies ("Paris, Texas");
    `weak` marks words that only the rest of the text can make a place.
    """

    start: int
    end: int
    first: int
    stop: int
    text: str
    form: str
    entries: tuple[Entry, ...]
    label: str = ""
    container: Spot | None = None
    weak: bool = False
    contains: Spot | None = None
    inner: list[Spot] = field(default_factory=list)


def merged(spots: list[Spot]) -> list[Spot]:
    """Spots without overlap: a longer unlisted name keeps the places named inside it as `inner`.

    An adjective or a state inside a longer name of no facility stays itself ("British Embassy").
    """
    spots.sort(key=lambda spot: (spot.first, -spot.stop, spot.form in (FACILITY, UNLISTED)))
    kept: list[Spot] = []
    for spot in spots:
        outer = kept[-1] if kept else None
        if outer is None or spot.first >= outer.stop:
            kept.append(spot)
        elif outer.form in (FACILITY, UNLISTED) and spot.form in (NAME, ADJECTIVE):
            outer.inner.append(spot)
        elif spot.form in (FACILITY, UNLISTED) and spot.stop > outer.stop:
            spot.inner.append(outer)
            kept[-1] = spot
    return [part for spot in kept for part in _opened(spot)]


def _opened(spot: Spot) -> list[Spot]:
    """A longer name as one spot, or as the places inside it where those are what it tells."""
    inner = spot.inner
    if not inner:
        return [spot]
    for part in inner:
        part.weak = False
        if part.form == NAME:
            part.form = EMBEDDED
    if spot.form == UNLISTED or any(part.form == ADJECTIVE for part in inner):
        return inner
    words = {word.lower() for word in spot.text.split()}
    known = [part for part in inner if part.entries]  # a name whose every entry was ruled out has none
    named = [p for p in known if p.entries[0].population >= _NAMESAKE or _is_area(p.entries[0])]
    if named and words & NAMED_FOR_TOWNS:
        spot.entries = named[0].entries
    return [spot]


def _is_area(entry: Entry) -> bool:
    return entry.kind in ("country", "admin1")


def link_containers(spots: list[Spot], doc: Doc) -> None:
    """Find "City, State", "City, Country" and "City (State)": the second says where the first lies."""
    for spot, behind in pairwise(spots):
        if (
            behind.first - spot.stop != 1
            or doc[spot.stop].text not in (",", "(")
            or behind.form not in (NAME, EMBEDDED)
        ):
            continue
        areas = [entry for entry in behind.entries if entry.kind in ("admin1", "country", "admin2", "region")]
        if areas and spot.form in (NAME, EMBEDDED, FACILITY, UNLISTED) and _fits(spot, behind):
            spot.container = behind
            behind.contains = spot


def _fits(spot: Spot, behind: Spot) -> bool:
    """A list of countries is no chain of containers; a town must lie in what follows it, if we know both."""
    if not spot.entries:
        return True
    if any(entry.kind == "country" for entry in spot.entries):
        return False
    return any(lies_in(entry, behind) for entry in spot.entries)


def lies_in(entry: Entry, container: Spot) -> bool:
    """Whether a place lies in one of the areas that a container may be."""
    return any(lies_in_area(entry, area) for area in container.entries)


def lies_in_area(entry: Entry, area: Entry) -> bool:
    """Whether a place lies in a country, a first-level division, or (as far as we know) a region."""
    if area.kind == "country":
        return entry.country == area.country and entry.kind != "country"
    if area.kind == "admin1":
        return entry.admin1 == area.admin1 and entry.kind != "admin1"
    return area.kind in ("region", "admin2") and area.country == entry.country and entry.name != area.name
