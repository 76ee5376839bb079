"""What two texts have in common, as seven numbers that tell a rewording from two reports of one event."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from math import log, sqrt

import numpy as np

from tightrope.articles._copies_text import Fingerprint
from tightrope.articles._copies_words import Hashes, Places

LEAST_PLACED = 8
"""Words that both texts have once, from which their order is told; fewer say nothing."""

STEP = 10
"""Words by which the way from one shared word to the next may be longer or shorter in the other text."""


@dataclass(frozen=True, slots=True)
class Features:
    """What two texts share, from 0 to 1 but for `placed` and `even`.

    `pairs` of nearby content words outside quotations (the square root of their share in the shorter text),
    `stems` of content words (Jaccard), `names` and numbers (share of the fewer). Of the words that both
    texts have once: `order` is the rank correlation of their places, `steps` the share of the ways from one
    to the next that are of about the same length in the other text, `placed` the logarithm of their number.
    `even` says how evenly the words in common are spread over the shorter text (`evenness`): a paragraph of
    background or a statement that both print is a patch.
    """

    pairs: float
    stems: float
    names: float
    order: float
    steps: float
    placed: float
    even: float


def in_order(one: Fingerprint, two: Fingerprint) -> tuple[Fingerprint, Fingerprint]:
    """The shorter and the longer of two texts, whichever comes first."""
    return (one, two) if (one.words, one.digest) <= (two.words, two.digest) else (two, one)


def features(one: Fingerprint, two: Fingerprint) -> Features:
    """The features of a pair; the same whichever comes first."""
    short, long = in_order(one, two)
    return Features(
        sqrt(contained(short.pairs, long.pairs)),
        jaccard(short.stems, long.stems),
        contained(short.names, long.names),
        *_order(short, long),
        evenness(short, long),
    )


def row(of: Features) -> tuple[float, ...]:
    """The features as the model takes them, in the order of their fields."""
    values: tuple[float, ...] = astuple(of)
    return values


def shared(one: Hashes, two: Hashes) -> int:
    """How many hashes two sorted arrays without doubles have in common."""
    return int(np.intersect1d(one, two, assume_unique=True).size)


def contained(one: Hashes, two: Hashes) -> float:
    """The share of the smaller set that the other has too; 0 where it is empty."""
    return shared(one, two) / max(1, min(one.size, two.size))


def jaccard(one: Hashes, two: Hashes) -> float:
    """The share of two sets' members that both have."""
    both = shared(one, two)
    return both / max(1, one.size + two.size - both)


def _order(one: Fingerprint, two: Fingerprint) -> tuple[float, float, float]:
    _, first, second = np.intersect1d(one.once, two.once, assume_unique=True, return_indices=True)
    mine, theirs = one.place[first], two.place[second]
    if mine.size < LEAST_PLACED:
        return 0.0, 0.0, 0.0
    ranks = [np.argsort(np.argsort(places, kind="stable"), kind="stable") for places in (mine, theirs)]
    apart = int(((ranks[0] - ranks[1]) ** 2).sum())
    correlation = 1 - 6 * apart / (mine.size * (mine.size**2 - 1))
    return correlation, (_steps(mine, theirs) + _steps(theirs, mine)) / 2, log(mine.size)


def _steps(mine: Places, theirs: Places) -> float:
    """Of the steps from one shared word of mine to the next, the share that are as long in theirs."""
    order = np.argsort(mine, kind="stable")
    return float((np.abs(np.diff(theirs[order]) - np.diff(mine[order])) <= STEP).mean())


BLOCKS = 8
"""Equal stretches of the shorter text in which shared words are counted; fewer where a text is short."""

LEAST_A_BLOCK = 8
"""Words that a stretch has at least on average, for its share to mean something."""


def evenness(one: Fingerprint, two: Fingerprint) -> float:
    """How evenly the words that both share are spread over the shorter text: 1 evenly, 0 in patches.

    The share of its words that the other has too, in the third poorest of eight stretches, against the
    mean. Texts too short for four stretches count as even.
    """
    short, long = in_order(one, two)
    blocks = min(BLOCKS, short.once.size // LEAST_A_BLOCK)
    if blocks < BLOCKS // 2:
        return 1.0
    block = np.minimum(short.place * blocks // max(1, short.words), blocks - 1)
    met = np.isin(short.once, long.once, assume_unique=True)
    rates = np.bincount(block[met], minlength=blocks) / np.maximum(1, np.bincount(block, minlength=blocks))
    return float(np.sort(rates)[blocks // 4] / rates.mean()) if rates.any() else 0.0
