"""Owns the records of a standing: counts with their evidence, never a figure without it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tightrope.records import Interval


class Coverage(StrEnum):
    """Whether a count of nothing means that nothing was reported, or that nobody looked."""

    NO_DATA = "no data"  # the record holds no article of the window
    NOTHING_REPORTED = "nothing reported"  # articles of the window, none with deeds between the two
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class VoteTogether:
    """How the state and a power voted in one body at one time, as claimed.

    `alike` is "with" where both voted the same, "against" where one voted yes and the other no,
    "apart" where one of them abstained or stayed away. `evidence` holds the two claims' ids.
    """

    body: str
    days: Interval | None
    state_vote: str
    power_vote: str
    alike: str
    evidence: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Relation:
    """What the record tells of a state and one power in the window.

    `cooperative` and `conflictual` count deeds; the `..._origins` beside them sum the independent
    newsrooms behind each, so one deed that four newsrooms tell of weighs four there. `toward` is the
    share of deeds in which the state acts, None without deeds. `evidence` holds the events' ids, by day.
    """

    power: str
    coverage: Coverage
    cooperative: int
    conflictual: int
    cooperative_origins: int
    conflictual_origins: int
    toward: float | None
    votes: tuple[VoteTogether, ...]
    evidence: tuple[str, ...]

    @property
    def balance(self) -> float | None:
        """(cooperative - conflictual) / all, by origins, -1..1; None where there is nothing to divide."""
        total = self.cooperative_origins + self.conflictual_origins
        return (self.cooperative_origins - self.conflictual_origins) / total if total else None

    def voted(self, alike: str) -> int:
        """How many of the votes were "with", "against" or "apart"."""
        return sum(vote.alike == alike for vote in self.votes)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a state stood on a day: one relation a power, in the order asked for.

    `window` are the days counted. `left_out` counts events of the window between the state and the
    powers that were not counted, by reason ("planned": 2). `method` names what made it and its version;
    `error` says in plain words how wrong it is known to be.
    """

    state: str
    day: date
    window: Interval
    relations: tuple[Relation, ...]
    left_out: tuple[tuple[str, int], ...]
    method: str
    error: str
