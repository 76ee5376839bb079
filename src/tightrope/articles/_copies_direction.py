"""Which of two copies was first, by what they say of themselves and by what one lacks of the other.

Each witness speaks for one side with odds; odds multiply. Those of the text are fitted by
`training/copies_model.py`, those of credit, time and damage are set by hand, with their reason.
"""

from __future__ import annotations

import math
from dataclasses import astuple, dataclass, fields
from typing import Final

import numpy as np

from tightrope.articles._copies_held import Held
from tightrope.articles._copies_text import Fingerprint

AGENCY: Final = 3.9
"""Log odds for the agency's own page against one that credits it: 50 to 1. Agencies do not print
their clients' pages."""

CREDIT: Final = 0.6
"""For the one that names an agency against one that names none: 2 to 1. A copyist drops the credit; a client
that keeps it is nearer to the source, if not the source."""

TIME: Final = 2.6
DAY: Final = 2.25
"""For the one published first: 13 to 1 by the clock, 9 to 1 by the day alone, since pages are dated anew:
where one page in ten is, the first by its time is right in 0.87 (`bench.copies.origins`)."""

DAMAGE: Final = 2.2
"""For the one that a machine has not reworded: 9 to 1 where that finding is certain."""

MOST_BY_TEXT: Final = 2.0
"""Most that the text alone may say, 7 to 1, less than a day does: a newsroom's own first take is short, and
what it lacks was not yet known."""

BY_TIME: Final = "it was published first"
BY_TEXT: Final = "its text holds what the copy lacks"
BY_DAMAGE: Final = "a machine reworded the copy"
"""What tells, in the words of a link."""

MOST: Final = 0.99
"""Highest score: no page proves that another was not first."""


@dataclass(frozen=True, slots=True)
class Direction:
    """Whether the first of two articles is the original, how sure that is (0.5 to 1), and what tells."""

    mine_first: bool
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Lacks:
    """What the text of one side has more of than the other's: positive speaks of mine.

    `head` and `tail`: share of the text before and behind all that both have; `words`: logarithm of the
    lengths as far as they differ by more than a rewording's other words make up for; `names`: share of the
    names and numbers that the other lacks.
    """

    head: float
    tail: float
    words: float
    names: float


_WEIGHTS: Final = {
    "head": -20.301,
    "tail": 5.953,
    "words": 17.341,
    "names": 2.378,
}

_PADDING: Final = 0.15
"""Logarithm of the length, 16 %, by which other words alone make a text longer or shorter."""

_ENDS: Final = 5
"""Percentile of the shared words' places that is taken for the first, and its counterpart for the last."""


def lacks(mine: Fingerprint, theirs: Fingerprint) -> Lacks:
    """What mine has that theirs lacks, less the reverse."""
    sides = zip(_side(mine, theirs), _side(theirs, mine), strict=True)
    head, tail, names = (one - two for one, two in sides)
    longer = math.log(max(1, mine.words) / max(1, theirs.words))
    return Lacks(head, tail, math.copysign(max(0.0, abs(longer) - _PADDING), longer), names)


def _side(mine: Fingerprint, theirs: Fingerprint) -> tuple[float, float, float]:
    met = mine.place[np.isin(mine.once, theirs.once, assume_unique=True)]
    size = max(1, mine.words)
    low, high = np.percentile(met, (_ENDS, 100 - _ENDS)) if met.size else (0, size)
    own = np.setdiff1d(mine.names, theirs.names, assume_unique=True).size / max(1, mine.names.size)
    return float(low) / size, 1 - float(high) / size, own


def text_odds(of: Lacks) -> float:
    """Log odds that mine was first, by the texts alone."""
    pairs = zip(fields(of), astuple(of), strict=True)
    return sum(_WEIGHTS[field.name] * float(value) for field, value in pairs)


def direction(mine: Held, theirs: Held, marks: tuple[Fingerprint, Fingerprint] | None) -> Direction:
    """Which was first. `marks` are the two texts' fingerprints; None where they are the same."""
    said = _witnesses(mine, theirs)
    if marks is not None:
        odds = text_odds(lacks(*marks))
        said.append((max(-MOST_BY_TEXT, min(MOST_BY_TEXT, odds)), BY_TEXT))
    total = sum(odds for odds, _ in said)
    if abs(total) < 0.01:
        return Direction(mine.id < theirs.id, 0.5, "nothing tells which was first; one stands for both")
    why = [reason for odds, reason in sorted(said, key=lambda w: -abs(w[0])) if odds * total > 0.1]
    against = [reason for odds, reason in said if odds * total < 0 and abs(odds) > 1]
    told = "the original: " + "; ".join(why) + (f" (against it: {'; '.join(against)})" if against else "")
    return Direction(total > 0, round(min(MOST, 1 / (1 + math.exp(-abs(total)))), 4), told)


def _witnesses(mine: Held, theirs: Held) -> list[tuple[float, str]]:
    """What credit, time and damage say: log odds that mine was first, and why."""
    said = []
    for sign, one, two in ((1, mine, theirs), (-1, theirs, mine)):
        if is_agency(one, two) and not is_agency(two, one):
            said.append((sign * AGENCY, f"it is the agency's own, which the copy credits ({two.agency})"))
        elif one.agency and not two.agency and not is_agency(two, one):
            said.append((sign * CREDIT, f"it credits {one.agency}, the copy nobody"))
        if two.reworded > one.reworded:
            said.append((sign * DAMAGE * (two.reworded - one.reworded), BY_DAMAGE))
    return said + _times(mine, theirs)


def _times(mine: Held, theirs: Held) -> list[tuple[float, str]]:
    if mine.instant is not None and theirs.instant is not None and mine.instant != theirs.instant:
        return [(TIME if mine.instant < theirs.instant else -TIME, BY_TIME)]
    if mine.published is not None and theirs.published is not None and mine.published != theirs.published:
        return [(DAY if mine.published < theirs.published else -DAY, BY_TIME)]
    return []


def is_agency(one: Held, two: Held) -> bool:
    """Whether `one` comes from the agency that `two` credits."""
    return bool(two.agency and one.outlet and two.agency in one.outlet and two.outlet != one.outlet)
