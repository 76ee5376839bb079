"""The second look at a page's lines: what each line is, given what the first look made of the others.

Owns the features of the second pass of the line model: the first pass's probabilities around a line,
the stretches they form, and how much a line speaks of what the likeliest stretch speaks of.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

import numpy as np

from tightrope.articles._features import Table
from tightrope.articles._lexicon import FUNCTION_WORDS
from tightrope.articles._lines import WORD, Line, weight

_REACH: Final = 4
_DECAYS: Final = (0.6, 0.9, 0.97)
_TIDES: Final = ("mass", "count", "rest")
_SIMILARITIES: Final = ("like_core", "like_stretch", "like_title")
_WINDOWS: Final = (2, 5)
_STRETCH: Final = (
    "inside", "share", "of_best", "order", "place", "from_start", "to_end", "titled",
)  # fmt: skip
FEATURES: Final = (
    "first",
    *(f"first{offset:+d}" for offset in range(-_REACH, _REACH + 1) if offset),
    *(f"{what}_{side}_{decay}" for decay in _DECAYS for side in ("left", "right") for what in _TIDES),
    "mass_before", "mass_after", "mass_total",
    *_STRETCH,
    "from_best", "from_titled", "stretches",
    *_SIMILARITIES,
    *(f"{name}_{reach}" for name in _SIMILARITIES for reach in _WINDOWS),
)  # fmt: skip
"""Every column, in order."""

_LIKELY: Final = 0.4
"""From here on the first pass's probability counts a line into a stretch."""
_CORE: Final = 0.6
"""From here on a line's words count as what the article speaks of."""
_MAX_GAP: Final = 4
"""Unlikely lines that a stretch may hold: an advertisement or a box between two paragraphs."""
_MAX_DISTANCE: Final = 60
_MEASURED: Final = 3000
"""Characters of a line whose words are compared."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    mass: float
    titled: float


def context(lines: list[Line], first: Table) -> Table:
    """One row a line, one column a name in FEATURES; `first` holds the first pass's probabilities."""
    words = np.array([weight(line.text) for line in lines], dtype=np.float64)
    mass = np.where(first > 0.3, first * words, 0.0)
    bags = [_bag(line.text) for line in lines]
    title = _bag(lines[0].text)
    stretches = _stretches(first, mass, bags, title)
    best = max(stretches, key=lambda s: s.mass, default=None)
    titled = max(stretches, key=lambda s: (s.titled * min(1.0, s.mass / 150), s.mass), default=None)
    likeness = _likeness(bags, title, first, titled)
    total = float(mass.sum()) + 1.0
    before = np.cumsum(mass) - mass
    n = len(lines)
    return np.column_stack(
        [
            first,
            *(_moved(first, offset) for offset in range(-_REACH, _REACH + 1) if offset),
            *_tides(first, words),
            before / total,
            (total - before - mass) / total,
            np.full(n, np.log1p(total)),
            _membership(n, stretches, best, total),
            _distance(n, best),
            _distance(n, titled),
            np.full(n, float(len(stretches))),
            *likeness,
            *(_window(like, words, reach) for like in likeness for reach in _WINDOWS),
        ]
    )


def _bag(text: str) -> frozenset[str]:
    words = (word.lower() for word in WORD.findall(text[:_MEASURED]))
    return frozenset(word for word in words if len(word) > 2 and word not in FUNCTION_WORDS)


def _moved(values: Table, offset: int) -> Table:
    """The values of the lines `offset` further down; 0 beyond the page."""
    out = np.zeros_like(values)
    if offset < 0:
        out[-offset:] = values[:offset]
    else:
        out[:-offset] = values[offset:]
    return out


def _tides(first: Table, words: Table) -> list[Table]:
    base = np.column_stack([first * np.minimum(words, 80.0), first, 1.0 - first])
    columns = []
    for decay in _DECAYS:
        for way in (1, -1):
            out, running = np.zeros_like(base), np.zeros(3)
            for i in range(1, len(base)):
                running = decay * (running + base[::way][i - 1])
                out[i] = running
            columns.append(out[::way])
    return columns


def _stretches(
    first: Table, mass: Table, bags: list[frozenset[str]], title: frozenset[str]
) -> list[_Stretch]:
    """Likely lines in a row, a few unlikely ones between them allowed."""
    found: list[_Stretch] = []
    likely = np.flatnonzero(first > _LIKELY)
    if not len(likely):
        return found
    for group in np.split(likely, np.flatnonzero(np.diff(likely) > _MAX_GAP) + 1):
        start, end = int(group[0]), int(group[-1])
        spoken = set().union(*bags[start : min(end + 1, start + 12)]) & title
        found.append(_Stretch(start, end, float(mass[group].sum()), len(spoken) / max(1, len(title))))
    return found


def _membership(n: int, stretches: list[_Stretch], best: _Stretch | None, total: float) -> Table:
    """For lines of a stretch: its share, rank, the line's place in it; -1 off every stretch."""
    out = np.full((n, len(_STRETCH)), -1.0)
    if best is None:
        return out
    chief = stretches.index(best)
    for order, one in enumerate(stretches):
        index = np.arange(one.start, one.end + 1)
        rows = out[one.start : one.end + 1]
        rows[:, 0] = 1.0
        rows[:, 1] = one.mass / total
        rows[:, 2] = one.mass / max(best.mass, 1e-9)
        rows[:, 3] = order - chief
        rows[:, 4] = (index - one.start) / len(index)
        rows[:, 5] = np.minimum(_MAX_DISTANCE, index - one.start)
        rows[:, 6] = np.minimum(_MAX_DISTANCE, one.end - index)
        rows[:, 7] = one.titled
    return out


def _distance(n: int, stretch: _Stretch | None) -> Table:
    """Signed lines from a stretch, 0 inside it."""
    if stretch is None:
        return np.full(n, float(_MAX_DISTANCE))
    index = np.arange(n)
    off = np.where(index < stretch.start, index - stretch.start, np.maximum(0, index - stretch.end))
    return np.clip(off, -_MAX_DISTANCE, _MAX_DISTANCE).astype(np.float64)


def _likeness(
    bags: list[frozenset[str]], title: frozenset[str], first: Table, stretch: _Stretch | None
) -> list[Table]:
    """Share of each line's words that other core lines use, the titled stretch uses, the title uses."""
    core: Counter[str] = Counter()
    chief: Counter[str] = Counter()
    for i, bag in enumerate(bags):
        if first[i] > _CORE:
            core.update(bag)
        if stretch is not None and stretch.start <= i <= stretch.end and first[i] > _LIKELY:
            chief.update(bag)
    out = np.full((3, len(bags)), -1.0)
    for i, bag in enumerate(bags):
        if not bag:
            continue
        in_core = int(first[i] > _CORE)
        in_chief = int(stretch is not None and stretch.start <= i <= stretch.end and first[i] > _LIKELY)
        out[0, i] = sum(core[word] > in_core for word in bag) / len(bag)
        out[1, i] = sum(chief[word] > in_chief for word in bag) / len(bag)
        out[2, i] = len(bag & title) / len(bag)
    return list(out)


def _window(like: Table, words: Table, reach: int) -> Table:
    """Mean likeness of the lines up to `reach` away, by their words."""
    weights = np.minimum(words, 60.0) * (like >= 0)
    kernel = np.ones(2 * reach + 1)
    n = len(like)
    top, bottom = np.convolve(like * weights, kernel), np.convolve(weights, kernel)
    return np.asarray(top[reach : reach + n] / (bottom[reach : reach + n] + 1.0))
