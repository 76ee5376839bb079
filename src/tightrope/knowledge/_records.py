"""Owns the records that the knowledge tables hold: one frozen class a table."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory: its names, and the words that stand for its government.

    `seats` are other names that stand for the government ("Kremlin", "White House");
    `capital_point` is latitude and longitude in degrees.
    """

    iso3: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    capital_point: tuple[float, float]
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """One state's time in an organisation or group; None is an open end."""

    state: str
    start: date | None
    end: date | None

    def holds(self, day: date | None) -> bool:
        """Whether it holds on that day; with no day, whether it holds with no end known."""
        if day is None:
            return self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation of states, or a body with a name of its own within or beside states.

    `id` is a stable code ("IGO.UN", "RUS.fsb"); `kind` says what it is ("igo", "parliament",
    "agency", "party", "armed", "company", "media" ...); `state` is the ISO3 code of the state it
    belongs to, or ""; `role` its first PLOVER role; `bloc` the code used in place of a state for
    organisations of states ("UNO" the United Nations, "EUR" European institutions, "IGO" others);
    `memberships` the member states with their dates. `generated` marks rows of the long tail that
    a script took from the dictionaries.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    state: str
    role: str
    memberships: tuple[Membership, ...] = ()
    bloc: str = ""
    factbook: str = ""
    generated: bool = False

    def members(self, day: date | None = None) -> tuple[str, ...]:
        """The ISO3 codes of its members on that day (now, as far as we know, without a day), sorted."""
        return tuple(sorted({m.state for m in self.memberships if m.holds(day)}))


@dataclass(frozen=True, slots=True)
class Region:
    """A region or informal group of states: "Central Asia" with its five, "Central Asian" of it."""

    name: str
    aliases: tuple[str, ...]
    states: tuple[str, ...]
    adjectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agent:
    """A common noun for somebody who acts: its PLOVER role, and whether one person or a body."""

    noun: str
    role: str
    kind: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person's time in one office.

    `office` is in plain words ("president", "foreign minister"); `state` the ISO3 code or, for an
    office of an organisation, its id ("IGO.UN"); `role` a PLOVER role. `start` is the first day in
    office, `end` the first day no longer in it; None where open or unknown. `kept` marks the rows
    kept by hand: people that the news name without saying who they are.
    """

    person_id: str
    person: str
    state: str
    office: str
    role: str
    start: date | None
    end: date | None
    kept: bool = False

    @property
    def name(self) -> str:
        """The person's full name."""
        return self.person

    def holds(self, day: date | None) -> bool:
        """Whether the office is held on that day; without a day, whether no end is known."""
        if day is None:
            return self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


_ASSEMBLIES: Final = (("General Assembly", "IGO.UN.GA"), ("Security Council", "IGO.UN.SC"))
"""Assemblies whose roll calls the tables hold or may hold, by the name that stands in the event's."""


@dataclass(frozen=True, slots=True)
class KnownEvent:
    """A public event whose day nobody disputes, to date a mention that states no day.

    `patterns` are folded phrases that name it by themselves ("invasion of ukraine"), `loose` those
    that do only in a sentence that names its states ("full scale invasion"); `votes` gives states'
    positions ("yes", "no", "abstain", "absent") where it is a roll call, and `tally` the totals in
    the order yes, no, abstain, absent.
    """

    key: str
    name: str
    start: date
    end: date
    states: tuple[str, ...]
    patterns: tuple[str, ...]
    votes: tuple[tuple[str, str], ...] = ()
    tally: tuple[int, ...] = ()
    loose: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """The id of the assembly whose roll call it is, "" where it is none or its name tells none."""
        named = [(self.name.find(name), body) for name, body in _ASSEMBLIES if name in self.name]
        found = named if self.tally else []
        return min(found)[1] if found else ""

    def told_by(self, states: Collection[str]) -> bool:
        """Whether a text that names these states names the event's: all, or two of a longer list."""
        named = sum(state in states for state in self.states)
        return named >= min(2, len(self.states))
