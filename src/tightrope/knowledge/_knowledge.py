"""Owns `Knowledge`: the tables behind one object, with indexes made when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from tightrope.knowledge import _load
from tightrope.knowledge._codes import EventLexicon
from tightrope.knowledge._figures import Figures
from tightrope.knowledge._names import fold, name_key, sound_key
from tightrope.knowledge._records import Agent, Country, KnownEvent, Organisation, Region, Tenure


class Knowledge:
    """What the readers may take for granted, as of any day. Made by `load`; never changes."""

    def __init__(self, extra: Path | None = None) -> None:
        self._extra = extra
        self.countries: Mapping[str, Country] = MappingProxyType(_load.countries(extra))

    # --- states ---

    def country(self, iso3: str) -> Country | None:
        """The state or territory with that ISO 3166 alpha-3 code."""
        return self.countries.get(iso3)

    def state_of(self, phrase: str) -> str | None:
        """The state that a name, adjective, demonym or seat of government stands for, as ISO3.

        "Kazakh", "Kazakhs", "Kazakhstan", "the Kremlin" and "U.S." have one; "Moscow" has none
        here, since a capital may be a place: ask `capital_state`.
        """
        key = name_key(phrase)
        return self._states.get(key) or self._states.get(key.removeprefix("=").casefold())

    def capital_state(self, name: str) -> str | None:
        """The state whose government a capital or seat of government stands for, as ISO3."""
        key = name_key(name)
        return self._capitals.get(key) or self._capitals.get(key.removeprefix("=").casefold())

    def borders(self, iso3: str) -> frozenset[str]:
        """The states that share a land border with it."""
        return self._borders.get(iso3, frozenset())

    @cached_property
    def _states(self) -> dict[str, str]:
        index: dict[str, str] = {}
        for country in self.countries.values():
            for name in (
                country.name,
                *country.aliases,
                *country.adjectives,
                *country.demonyms,
                *country.seats,
            ):
                index.setdefault(name_key(name), country.iso3)
        for country in self.countries.values():
            if country.iso3 not in _CITY_STATES:
                index.pop(name_key(country.capital), None)
        return index

    @cached_property
    def _capitals(self) -> dict[str, str]:
        index: dict[str, str] = {}
        for country in self.countries.values():
            for name in (country.capital, *country.seats):
                index.setdefault(name_key(name), country.iso3)
        return index

    @cached_property
    def _borders(self) -> dict[str, frozenset[str]]:
        return _load.borders(self._extra)

    @cached_property
    def regions(self) -> Mapping[str, tuple[str, ...]]:
        """Folded phrase ("central asia", "baltic states") -> the ISO3 codes of its states, sorted."""
        named = ((name_key(n), r.states) for r in self.region_table for n in (r.name, *r.aliases))
        return MappingProxyType(dict(named))

    @cached_property
    def region_table(self) -> tuple[Region, ...]:
        """Every region with its names and adjectives."""
        return _load.regions(self._extra)

    def region(self, phrase: str) -> tuple[str, ...]:
        """The states of a region or informal group, () for a phrase that names none."""
        key = name_key(phrase)
        return self.regions.get(key) or self.regions.get(key.removeprefix("=").casefold(), ())

    # --- organisations and agents ---

    def organisation(self, phrase: str) -> Organisation | None:
        """The organisation or named body of that name, alias or id ("NATO", "FSB", "IGO.UN")."""
        key = name_key(phrase)
        found = self._organisations.get(key) or self._organisations.get(key.removeprefix("=").casefold())
        return found or self._organisations.get(phrase)

    @cached_property
    def bodies(self) -> tuple[Organisation, ...]:
        """Every organisation and named body, hand-kept ones first."""
        return _load.organisations(self._extra)

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        """The organisations of states."""
        return tuple(body for body in self.bodies if body.kind == "igo")

    @cached_property
    def _organisations(self) -> dict[str, Organisation]:
        index: dict[str, Organisation] = {}
        for found in self.bodies:
            for name in (found.name, *found.aliases):
                index.setdefault(name_key(name), found)
        for found in self.bodies:
            index[found.id] = found
        return index

    @cached_property
    def agents(self) -> Mapping[str, Agent]:
        """Folded noun in the singular ("foreign ministry", "gunman") -> agent."""
        return MappingProxyType(_load.agents(self._extra))

    def gender(self, first_name: str) -> str:
        """ "f" or "m" as the given name is usually borne, "" where unknown."""
        return self._first_names.get(fold(first_name), "")

    @cached_property
    def _first_names(self) -> dict[str, str]:
        return _load.first_names(self._extra)

    # --- offices ---

    def holders(self, name_or_surname: str, day: date | None) -> tuple[Tenure, ...]:
        """Offices ever held, up to that day, by people of that full name or surname.

        Those held on the day come first, then the latest to have ended; without a day all are
        given. A spelling we don't hold is looked up by its sound.
        """
        key = fold(name_or_surname)
        people = self._by_name.get(key) or self._by_sound.get(sound_key(key), [])
        found = (tenure for person in dict.fromkeys(people) for tenure in self._by_person[person])
        return tuple(sorted((t for t in found if _begun(t, day)), key=lambda t: _recency(t, day)))

    def figures(self, name: str, day: date | None) -> tuple[Tenure, ...]:
        """People of that full name in the long list of public figures, whose office is unknown."""
        found = map(_load.figure, self._figures.rows(name))
        return tuple(sorted((t for t in found if _begun(t, day)), key=lambda t: _recency(t, day)))

    def office_holder(self, state: str, office: str, day: date | None) -> Tenure | None:
        """Who holds the office of that state (or organisation) on that day.

        The office may be named by any of its words: "foreign minister" finds the secretary of
        state of the United States, "prime minister" the chancellor of Germany.
        """
        wanted = self._office_key(office, state)
        held = [
            t
            for t in self._by_state.get(state, ())
            if t.holds(day) and self._office_key(t.office, state) == wanted
        ]
        return max(held, key=lambda t: t.start or date.min, default=None)

    def _office_key(self, office: str, state: str) -> str:
        key = fold(office)
        plain = self._synonyms.get((key, state)) or self._synonyms.get((key, "")) or key
        return fold(plain)

    @cached_property
    def _synonyms(self) -> dict[tuple[str, str], str]:
        return _load.office_synonyms(self._extra)

    @cached_property
    def tenures(self) -> tuple[Tenure, ...]:
        """Every tenure of the tables, hand-kept ones first."""
        return _load.tenures(self._extra)

    @cached_property
    def _by_person(self) -> dict[str, list[Tenure]]:
        index: dict[str, list[Tenure]] = {}
        for tenure in self.tenures:
            index.setdefault(tenure.person_id, []).append(tenure)
        return index

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """Folded name -> person ids."""
        others, nicknames = _load.person_names(self._extra), _load.nicknames(self._extra)
        index: dict[str, list[str]] = {}
        for person, held in self._by_person.items():
            forms = {form: None for t in held for form in _load.spellings(t.person, t.state)}
            known = {name: None for t in held for name in nicknames.get(fold(t.person), ())}
            for name in dict.fromkeys((*forms, *map(fold, (*known, *others.get(person, ()))))):
                index.setdefault(name, []).append(person)
        return index

    @cached_property
    def _by_sound(self) -> dict[str, list[str]]:
        index: dict[str, list[str]] = {}
        for name, found in self._by_name.items():
            index.setdefault(sound_key(name), []).extend(found)
        return index

    @cached_property
    def _figures(self) -> Figures:
        return Figures(self._extra)

    @cached_property
    def _by_state(self) -> dict[str, list[Tenure]]:
        index: dict[str, list[Tenure]] = {}
        for tenure in self.tenures:
            index.setdefault(tenure.state, []).append(tenure)
        return index

    # --- events ---

    @cached_property
    def known_events(self) -> tuple[KnownEvent, ...]:
        """Public events whose day is beyond dispute, by their first day."""
        return _load.known_events(self._extra)

    @cached_property
    def event_lexicon(self) -> EventLexicon:
        """CAMEO and PLOVER codes, and the verbs and nouns that report a deed (events.py uses it)."""
        return EventLexicon(self._extra)


_CITY_STATES = frozenset({"SGP", "MCO", "SMR", "VAT", "HKG", "MAC", "GIB", "DJI", "LUX", "KWT", "GTM", "PAN"})
"""Countries whose capital has their own name: the name stands for the country first."""


def _begun(tenure: Tenure, day: date | None) -> bool:
    return day is None or tenure.start is None or tenure.start <= day


def _recency(tenure: Tenure, day: date | None) -> tuple[bool, int]:
    return (not tenure.holds(day), -_load.last_day(tenure).toordinal())
