"""Two texts' sentences beside each other: which follows which, how closely, in what order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tightrope.articles._copies_text import Sentences
from tightrope.articles._copies_words import Places

FOLLOWS: Final = 0.45
"""Share of the shorter sentence's content words found in the other for the two to be one."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """The share of each text, by weight of sentences, that follows the other in its order: mine, theirs."""

    there: float
    back: float


def align(mine: Sentences, theirs: Sentences) -> Aligned | None:
    """The two texts' sentences side by side, None where one has none of any length."""
    if not mine.weight.size or not theirs.weight.size:
        return None
    shared = _shared(mine, theirs)
    likeness = shared / np.minimum(mine.weight[:, None], theirs.weight[None, :])
    return Aligned(_followed(likeness, mine.weight), _followed(likeness.T, theirs.weight))


def _shared(mine: Sentences, theirs: Sentences) -> NDArray[np.float64]:
    """The weight that each of my sentences shares with each of theirs."""
    order = np.argsort(theirs.stem, kind="stable")
    stems = theirs.stem[order]
    first = np.searchsorted(stems, mine.stem, side="left")
    count = np.searchsorted(stems, mine.stem, side="right") - first
    left = np.repeat(np.arange(mine.stem.size), count)
    within = np.arange(left.size) - np.repeat(np.cumsum(count) - count, count)
    right = order[np.repeat(first, count) + within]
    cell = mine.sentence[left] * theirs.weight.size + theirs.sentence[right]
    worth = 1.0 + (mine.anchor[left] & theirs.anchor[right])
    total = np.bincount(cell, weights=worth, minlength=mine.weight.size * theirs.weight.size)
    return total.astype(np.float64).reshape(mine.weight.size, theirs.weight.size)


def _followed(likeness: NDArray[np.float64], weight: Places) -> float:
    """The share of the sentences, by weight, that follow the others' in the same order."""
    count, others = likeness.shape
    level = np.arange(count)[:, None] * (others / count)
    nearness = 1e-6 * np.abs(np.arange(others)[None, :] - level) / others
    best = (likeness - nearness).argmax(axis=1)
    chain = np.zeros(others + 1, dtype=np.int64)
    for place in np.flatnonzero(likeness[np.arange(count), best] >= FOLLOWS).tolist():
        at = int(best[place])
        chain[at] = max(chain[at], int(chain[: at + 1].max()) + int(weight[place]))
    return float(chain.max() / weight.sum())
