"""Decides which place each spot means, from how large places are and what else the text names.

A spot's candidates are scored by a prior (kind and population) and by the text: the countries and
states it names, a container behind a comma, places near by. Three rounds: what is certain first,
then the rest in its light.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from tightrope.knowledge import Entry, Knowledge
from tightrope.reading._places.home import Home
from tightrope.reading._places.spots import ADJECTIVE, EMBEDDED, NAME, Spot, lies_in, lies_in_area

_PRIORS: Final = {"admin1": (3.2, 0.5), "admin2": (1.5, 0.5), "region": (3.5, 0.3), "city": (0.5, 1.0)}
"""Base and slope over log10 of the inhabitants; by hand, with the weights below."""
_CAPITAL: Final = 0.8
_OTHER_NAME: Final = 1.2
_COUNTRY_WEIGHT: Final = 1.5
_DIVISION_WEIGHT: Final = 2.0
_SIBLINGS: Final = 2.0
_ANY: Final = 0.3
_CONTAINER: Final = 6.0
_NEAR_WEIGHT: Final = 0.5
_NEAR_MOST: Final = 1.5
_NEAR_KM: Final = 150.0
"""The weights of the text's evidence. On both halves of the gold to tune on, accuracy within 161 km
moves by less than 0.005 when any of them is halved or doubled, so they were left at round values."""
_CROWDED: Final = frozenset({"USA", "CAN", "GBR", "AUS"})
"""Countries where most English surnames are also names of towns: the state must agree too."""
_TWICE: Final = 2
_MAIN_SHARE: Final = 0.4
HINT: Final = "(hint)"
_HOME_WEIGHT: Final = 2
_ROUNDS: Final = 3
_MOST: Final = 60
"""Most towns that "near by" is measured against, so that a page of any length stays linear."""
_REACH: Final = 40
"""How many spots away a facility may borrow its point."""
_OTHERS: Final = 3
_STEEP: Final = 1.2
_ALONE: Final = 3.0
"""The score is a logistic of the margin over the best place elsewhere, at most this."""
_COARSE: Final = {"city": 0.0, "site": 0.0, "airport": 0.0, "admin2": 1.5, "admin1": 3.0}


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


def is_near(first: Entry, second: Entry) -> bool:
    """Whether two places lie within `_NEAR_KM` of each other (a degree of latitude is 111 km)."""
    return abs(first.latitude - second.latitude) * 111 <= _NEAR_KM and kilometres(first, second) <= _NEAR_KM


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the text names: countries and divisions with weights, how many divisions of each country,
    and towns and sites by their words."""

    countries: Counter[str]
    areas: Counter[int]
    states: Counter[str]
    points: tuple[tuple[str, Entry], ...]


class Resolver:
    """Chooses places for the spots of one text.

    `home` is what the site's host name hints at, `dateline` the places of the name at the text's head.
    """

    def __init__(
        self, knowledge: Knowledge, home: Home | None = None, dateline: tuple[Entry, ...] = ()
    ) -> None:
        self._knowledge = knowledge
        self._home = home or Home()
        self._dateline = dateline

    def resolve(self, spots: list[Spot]) -> list[Choice]:
        """One choice a spot, in order; weak spots only where they lie among the rest."""
        spots = [*self._hints(), *spots]
        firm = [spot for spot in spots if not spot.weak]
        found = self._evidence(firm, self._chosen(firm))
        kept = [spot for spot in spots if not spot.weak or self._lies_among(spot, found)]
        chosen = self._chosen(kept)
        found = self._evidence(kept, chosen)
        choices = [
            self._choice(spot, found) if spot.entries else _by_surroundings(at, kept, chosen)
            for at, spot in enumerate(kept)
        ]
        return [choice for choice in choices if choice.spot.start >= 0]

    def _hints(self) -> list[Spot]:
        """The site's town and the dateline as spots before the text, which are given up at the end."""
        hints = [places for places in (self._home.places, self._dateline) if places]
        return [Spot(-1, -1, -1, -1, HINT, NAME, places) for places in hints for _ in range(_HOME_WEIGHT)]

    def _chosen(self, spots: list[Spot]) -> list[Entry | None]:
        chosen: list[Entry | None] = [None] * len(spots)
        for _ in range(_ROUNDS):
            found = self._evidence(spots, chosen)
            known: dict[tuple[object, ...], Entry | None] = {}
            for at, spot in enumerate(spots):
                key = (
                    spot.text,
                    spot.form,
                    spot.container and spot.container.text,
                    spot.contains and spot.contains.text,
                )
                if key not in known:
                    known[key] = self._best(spot, found)
                chosen[at] = known[key]
        return chosen

    def _lies_among(self, spot: Spot, found: Evidence) -> bool:
        """Whether a weak spot's best place lies in a state the text names, or near a town it names."""
        best = self._best(spot, found)
        if best is None or best.other_name:
            return False
        if any(text != spot.text and is_near(best, place) for text, place in found.points):
            return True
        in_area = bool(best.admin1) and found.areas[best.admin1] >= _TWICE
        total = sum(found.countries.values())
        enough = max(_TWICE, _MAIN_SHARE * total)
        return in_area or (best.country not in _CROWDED and found.countries[best.country] >= enough)

    def _evidence(self, spots: list[Spot], chosen: list[Entry | None]) -> Evidence:
        countries: Counter[str] = Counter()
        areas: Counter[int] = Counter()
        states: Counter[str] = Counter()
        points: dict[str, Entry] = {}
        for spot, choice in zip(spots, chosen, strict=True):
            entry = choice or _certain(spot)
            if entry is None:
                continue
            if entry.country:
                countries[entry.country] += _weight(entry)
            if entry.admin1 and entry.kind in ("admin1", "city", "admin2"):
                areas[entry.admin1] += 2 if entry.kind == "admin1" else 1
            states[entry.country] += entry.kind == "admin1"
            if (
                choice is not None
                and entry.kind in ("city", "admin2", "site", "airport")
                and len(points) < _MOST
            ):
                points.setdefault(spot.text, entry)
        if self._home.country:
            countries[self._home.country] += _HOME_WEIGHT
        return Evidence(countries, areas, states, tuple(points.items()))

    # --- one spot ---

    def _score(self, spot: Spot, entry: Entry, found: Evidence) -> float:
        """The prior and what the rest of the text adds; a spot's own vote is taken out."""
        score = self.prior(entry)
        own = _weight(entry)
        if entry.country:
            score += _COUNTRY_WEIGHT * _share(found.countries, entry.country, own)
        town = entry.kind in ("city", "admin2")
        if entry.admin1 and town:
            score += _DIVISION_WEIGHT * _share(found.areas, entry.admin1, 1)
        if entry.kind == "admin1":
            score += _SIBLINGS * found.states[entry.country] / max(1, sum(found.countries.values()))
        if spot.container is not None:
            score += _CONTAINER if lies_in(entry, spot.container) else -_CONTAINER / 2
        if spot.contains is not None and any(lies_in_area(inner, entry) for inner in spot.contains.entries):
            score += _CONTAINER / 2
        if town or entry.kind == "region":
            near = sum(text != spot.text and is_near(entry, place) for text, place in found.points)
            score += min(_NEAR_MOST, _NEAR_WEIGHT * near)
        return score

    def prior(self, entry: Entry) -> float:
        """How likely a place is meant by its name alone, on the scale of log10 of inhabitants.

        Set by hand on the gold to tune on: a country outranks every city, a large city a small state.
        """
        size = math.log10(entry.population + 100)
        if entry.kind == "country":
            return 8.5
        if entry.feature:
            return 7.8 - 0.6 * entry.other_name
        if entry.kind == "continent":
            return 8.0
        base, slope = _PRIORS.get(entry.kind, _PRIORS["city"])
        capital = _CAPITAL if entry.kind == "city" and self._is_capital(entry) else 0.0
        return base + slope * size + capital - _OTHER_NAME * entry.other_name

    def _is_capital(self, entry: Entry) -> bool:
        country = self._knowledge.country(entry.country)
        return country is not None and country.capital == entry.name

    def _best(self, spot: Spot, found: Evidence) -> Entry | None:
        if not spot.entries:
            return None
        return max(spot.entries, key=lambda entry: self._score(spot, entry, found))

    def _choice(self, spot: Spot, found: Evidence) -> Choice:
        scored = sorted(
            ((self._score(spot, entry, found), entry) for entry in spot.entries), key=lambda pair: -pair[0]
        )
        entry = scored[0][1]
        others = tuple(other for _, other in scored[1 : 1 + _OTHERS])
        elsewhere = (score for score, other in scored[1:] if not is_near(entry, other))
        margin = min(_ALONE, scored[0][0] - next(elsewhere, -_ALONE))
        sure = 1 / (1 + math.exp(-_STEEP * margin))
        return Choice(spot, entry, others, round(sure, 3), _why(spot, entry, others, found.countries))


def _weight(entry: Entry) -> int:
    return 2 if entry.kind == "country" else 1


def _share(counted: Counter[str] | Counter[int], key: Any, own: int) -> float:
    """The share of the text's other votes that a state or division has, and half a point for having any."""
    weight = max(0, counted[key] - own)
    total = max(1, sum(counted.values()) - own)
    return weight / total + (_ANY if weight else 0.0)


def _certain(spot: Spot) -> Entry | None:
    """The place of a spot before anything else is known: a country, or what only one place is called."""
    first = spot.entries[0] if spot.entries else None
    if first is None:
        return None
    country = next((entry for entry in spot.entries if entry.kind == "country"), None)
    if country is not None:
        rival = any(entry.kind == "admin1" and not entry.other_name for entry in spot.entries)
        return None if rival else country
    return first if len(spot.entries) == 1 or first.feature else None


def _by_surroundings(at: int, spots: list[Spot], chosen: list[Entry | None]) -> Choice:
    """A facility or a place the gazetteer lacks: it lies where the text is at that point."""
    spot = spots[at]
    behind = next((n for n in range(at + 1, min(len(spots), at + 3)) if spots[n] is spot.container), None)
    near = chosen[behind] if behind is not None else None
    if near is not None:
        return Choice(spot, near, (), 0.5, f"not in the gazetteer; placed in {near.name}, named behind it")
    near = _local(at, spots, chosen)
    if near is None:
        return Choice(spot, None, (), 0.2, "not in the gazetteer, and the text names no place near it")
    return Choice(spot, near, (), 0.35, f"not in the gazetteer; placed near {near.name}, named beside it")


def _local(at: int, spots: list[Spot], chosen: list[Entry | None]) -> Entry | None:
    """The town nearest in the text, one named often before one named once; else a state or country."""
    window = range(max(0, at - _REACH), min(len(spots), at + _REACH))
    anchors = [
        n for n in window if spots[n].form in (NAME, EMBEDDED) and spots[n].label not in ("ORG", "PERSON")
    ]
    counts = Counter(entry.geoname_id for n in anchors if (entry := chosen[n]) is not None)
    best: tuple[float, Entry] | None = None
    for n in anchors:
        entry = chosen[n]
        if entry is None:
            continue
        distance = abs(n - at) / 2 + (0.3 if n > at else 0.0)
        cost = _COARSE.get(entry.kind, 6.0) + distance - math.log(counts[entry.geoname_id])
        if best is None or cost < best[0]:
            best = (cost, entry)
    return None if best is None else best[1]


def _why(spot: Spot, entry: Entry, others: tuple[Entry, ...], countries: Counter[str]) -> str:
    if spot.form == ADJECTIVE:
        return f"adjective of {entry.name}"
    if spot.container is not None and lies_in(entry, spot.container):
        return f"in {spot.container.text}, named behind it"
    reason = "the only place of that name we know" if not others else "the likeliest place of that name here"
    if others and entry.country and countries[entry.country] > 1 and entry.kind != "country":
        reason = f"the text is about {entry.country}"
    return f"inside a longer name; {reason}" if spot.form == EMBEDDED else reason
