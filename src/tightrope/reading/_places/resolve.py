"""Decides which place each spot means, from how large places are and what else the text names.

A spot's candidates are scored by a prior (kind and population) and by the text: the countries and
states it names, a container behind a comma, places near by. Three rounds: what is certain first,
then the rest in its light.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import Final

from tightrope.knowledge import Entry, Knowledge
from tightrope.reading._places.home import Home
from tightrope.reading._places.spots import ADJECTIVE, EMBEDDED, NAME, Spot, lies_in

_ROUNDS: Final = 3
_COUNTRY_WEIGHT: Final = 1.5
_DIVISION_WEIGHT: Final = 2.0
_CAPITAL: Final = 0.8
_CONTAINER: Final = 6.0
HOME: Final = "(home)"
_HOME_WEIGHT: Final = 2
_NEAR_WEIGHT: Final = 0.5
_NEAR_MOST: Final = 1.5
_NEAR_KM: Final = 150.0
_CROWDED: Final = frozenset({"USA", "CAN", "GBR", "AUS"})
"""Countries where most English surnames are also names of towns: the state must agree too."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A spot, the place chosen for it, the others in order, the score and the reason."""

    spot: Spot
    entry: Entry | None
    others: tuple[Entry, ...]
    score: float
    why: str


def kilometres(first: Entry, second: Entry) -> float:
    """Distance of two places along the sphere, radius 6,371 km."""
    p1, p2 = math.radians(first.latitude), math.radians(second.latitude)
    turn = math.radians(second.longitude - first.longitude)
    a = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(turn / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, a)))


class Resolver:
    """Chooses places for the spots of one text; `home` is what the site's host name hints at."""

    def __init__(self, knowledge: Knowledge, home: Home | None = None) -> None:
        self._knowledge = knowledge
        self._home = home or Home()

    def resolve(self, spots: list[Spot]) -> list[Choice]:
        """One choice a spot, in order; weak spots only where they lie among the rest."""
        spots = [*self._home_spot(), *spots]
        firm = self._chosen([spot for spot in spots if not spot.weak])
        countries, areas = self._evidence(*firm)
        points = _points(*firm)
        kept = [
            spot
            for spot in spots
            if not spot.weak or self._lies_among(spot, countries, areas, points)
        ]
        _, chosen = self._chosen(kept)
        countries, areas = self._evidence(kept, chosen)
        points = _points(kept, chosen)
        choices = [self._choice(spot, at, kept, chosen, countries, areas, points) for at, spot in enumerate(kept)]
        return [choice for choice in choices if choice.spot.start >= 0]

    def _home_spot(self) -> list[Spot]:
        """The town a site is named for, as a spot before the text that is given up at the end."""
        places = self._home.places
        return [Spot(-1, -1, -1, -1, HOME, NAME, places)] * _HOME_WEIGHT if places else []

    def _chosen(self, spots: list[Spot]) -> tuple[list[Spot], list[Entry | None]]:
        chosen: list[Entry | None] = [None] * len(spots)
        for _ in range(_ROUNDS):
            countries, areas = self._evidence(spots, chosen)
            points = _points(spots, chosen)
            chosen = [self._best(spot, countries, areas, points) for spot in spots]
        return spots, chosen

    def _lies_among(self, spot: Spot, countries: Counter[str], areas: Counter[int], points: list[tuple[Spot, Entry]]) -> bool:
        """Whether a weak spot's best place lies in a state the text names, or near a town it names."""
        best = self._best(spot, countries, areas, points)
        if best is None or best.other_name:
            return False
        if any(other.text != spot.text and kilometres(best, place) <= _NEAR_KM for other, place in points):
            return True
        in_area = bool(best.admin1) and areas[best.admin1] >= 2
        total = sum(countries.values())
        in_country = best.country not in _CROWDED and bool(total) and countries[best.country] >= max(2, 0.4 * total)
        return in_area or in_country

    # --- the text's evidence ---

    def _evidence(self, spots: list[Spot], chosen: list[Entry | None]) -> tuple[Counter[str], Counter[int]]:
        countries: Counter[str] = Counter()
        areas: Counter[int] = Counter()
        for spot, entry in zip(spots, chosen, strict=True):
            entry = entry or _certain(spot)
            if entry is None:
                continue
            weight = 2 if entry.kind == "country" else 1
            if entry.country:
                countries[entry.country] += weight
            if entry.admin1 and entry.kind in ("admin1", "city", "admin2"):
                areas[entry.admin1] += 2 if entry.kind == "admin1" else 1
        if self._home.country:
            countries[self._home.country] += _HOME_WEIGHT
        return countries, areas

    # --- one spot ---

    def _score(self, spot: Spot, entry: Entry, countries: Counter[str], areas: Counter[int], points: list[tuple[Spot, Entry]]) -> float:
        score = self.prior(entry)
        own = 2 if entry.kind == "country" else 1
        if entry.country:
            weight = max(0, countries[entry.country] - own)
            total = max(1, sum(countries.values()) - own)
            score += _COUNTRY_WEIGHT * weight / total + (0.5 if weight else 0.0)
        if entry.admin1 and entry.kind in ("city", "admin2"):
            weight, total = max(0, areas[entry.admin1] - 1), max(1, sum(areas.values()) - 1)
            score += _DIVISION_WEIGHT * weight / total + (0.5 if weight else 0.0)
        if spot.container is not None:
            score += _CONTAINER if lies_in(entry, spot.container) else -_CONTAINER / 2
        if entry.kind in ("city", "admin2", "region"):
            near = sum(1 for other, place in points if other.text != spot.text and kilometres(entry, place) <= _NEAR_KM)
            score += min(_NEAR_MOST, _NEAR_WEIGHT * near)
        return score

    def prior(self, entry: Entry) -> float:
        """How likely a place is meant by its name alone, on the scale of log10 of inhabitants.

        Set by hand on the gold to tune on: a country outranks every city, a large city a small state.
        """
        size = math.log10(entry.population + 100)
        if entry.kind == "country":
            prior = 8.5
        elif entry.feature:
            prior = 7.8 - 0.6 * entry.other_name
        elif entry.kind == "continent":
            prior = 8.0
        elif entry.kind == "admin1":
            prior = 3.2 + 0.5 * size
        elif entry.kind == "admin2":
            prior = 1.5 + 0.5 * size
        elif entry.kind == "region":
            prior = 3.5 + 0.3 * size
        else:
            prior = 0.5 + size + (_CAPITAL if self._is_capital(entry) else 0.0)
        return prior - (1.2 if entry.other_name and not entry.feature else 0.0)

    def _is_capital(self, entry: Entry) -> bool:
        country = self._knowledge.country(entry.country)
        return country is not None and country.capital == entry.name

    def _best(self, spot: Spot, countries: Counter[str], areas: Counter[int], points: list[tuple[Spot, Entry]]) -> Entry | None:
        if not spot.entries:
            return None
        return max(spot.entries, key=lambda entry: self._score(spot, entry, countries, areas, points))

    def _choice(self, spot: Spot, at: int, spots: list[Spot], chosen: list[Entry | None], countries: Counter[str], areas: Counter[int], points: list[tuple[Spot, Entry]]) -> Choice:  # fmt: skip
        if not spot.entries:
            return _by_surroundings(spot, at, spots, chosen)
        scored = sorted(
            ((self._score(spot, entry, countries, areas, points), entry) for entry in spot.entries),
            key=lambda pair: -pair[0],
        )
        entry = scored[0][1]
        others = tuple(other for _, other in scored[1:4])
        margin = scored[0][0] - scored[1][0] if len(scored) > 1 else 3.0
        sure = 1 / (1 + math.exp(-1.2 * margin))
        return Choice(spot, entry, others, round(sure, 3), _why(spot, entry, others, countries))


def _certain(spot: Spot) -> Entry | None:
    """The place of a spot before anything else is known: a country, or what only one place is called."""
    first = spot.entries[0] if spot.entries else None
    if first is None:
        return None
    country = next((entry for entry in spot.entries if entry.kind == "country"), None)
    if country is not None:
        return country
    return first if len(spot.entries) == 1 or first.feature else None


def _points(spots: list[Spot], chosen: list[Entry | None]) -> list[tuple[Spot, Entry]]:
    seen: set[str] = set()
    points = []
    for spot, entry in zip(spots, chosen, strict=True):
        if entry is not None and entry.kind in ("city", "admin2", "site", "airport") and spot.text not in seen:
            seen.add(spot.text)
            points.append((spot, entry))
    return points[:60]


def _by_surroundings(spot: Spot, at: int, spots: list[Spot], chosen: list[Entry | None]) -> Choice:
    """A facility or a place the gazetteer lacks: it lies where the text is at that point."""
    if spot.container is not None:
        near = next((c for s, c in zip(spots, chosen, strict=True) if s is spot.container and c), None)
        if near is not None:
            return Choice(spot, near, (), 0.5, f"not in the gazetteer; placed in {near.name}, named behind it")
    near = _local(at, spots, chosen)
    if near is None:
        return Choice(spot, None, (), 0.2, "not in the gazetteer, and the text names no place near it")
    return Choice(spot, near, (), 0.35, f"not in the gazetteer; placed near {near.name}, named beside it")


def _local(at: int, spots: list[Spot], chosen: list[Entry | None]) -> Entry | None:
    """The town nearest in the text, a town named often before one named once; else a state or country."""
    best: tuple[float, int] | None = None
    counts = Counter(entry.geoname_id for entry in chosen if entry is not None)
    for other, entry in enumerate(chosen):
        if entry is None or spots[other].form not in (NAME, EMBEDDED) or spots[other].label in ("ORG", "PERSON"):
            continue
        fine = 0.0 if entry.kind in ("city", "site", "airport") else 1.5 if entry.kind == "admin2" else 3.0 if entry.kind == "admin1" else 6.0
        distance = abs(other - at) / 2 + (0.3 if other > at else 0.0)
        cost = fine + distance - math.log(counts[entry.geoname_id])
        if best is None or cost < best[0]:
            best = (cost, other)
    return None if best is None else chosen[best[1]]


def _why(spot: Spot, entry: Entry, others: tuple[Entry, ...], countries: Counter[str]) -> str:
    if spot.form == ADJECTIVE:
        return f"adjective of {entry.name}"
    if spot.container is not None and lies_in(entry, spot.container):
        return f"in {spot.container.text}, named behind it"
    reason = "the only place of that name we know" if not others else "the likeliest place of that name here"
    if others and entry.country and countries[entry.country] > 1 and entry.kind != "country":
        reason = f"the text is about {entry.country}"
    return f"inside a longer name; {reason}" if spot.form == EMBEDDED else reason

