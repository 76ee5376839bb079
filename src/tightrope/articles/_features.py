"""Lines to a table of numbers: each line's own measures, its neighbours', and its place on the page.

Owns the features that the line model was trained on. A change here needs the model trained again
(training/line_model.py), and `FEATURES` is stored with the weights so that the two cannot part.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tightrope.articles._lines import NAMES, WORD, Line, measure, weight

Table = NDArray[np.float64]

_AT: Final = {name: i for i, name in enumerate(NAMES)}
_NEAR: Final = (
    "words",
    "ends",
    "function",
    "capitals",
    "furniture",
    "sentences",
    "related",
    "share",
    "comment",
    "offer",
)
_REACH: Final = 3
_DECAYS: Final = (0.5, 0.8, 0.95)

_PLACE: Final = (
    "gap_before", "gap_after", "block_lines", "block_words", "block_prose", "block_place",
    "repeats", "twin_before", "share_lines_before", "share_words_before", "share_prose_before",
    "share_prose_after",
    "prose_before", "prose_after", "prose_total", "lines_total",
    "title_words", "title_covered", "since_title", "titled", "before_last_title",
    "since_stop", "stops_before", "since_prose", "until_prose", "prose_run", "first_prose",
    "stamps_near", "comments_near", "repeats_near", "captions_near", "counters_near", "length_spread",
    "since_byline", "since_stamp", "reporting_near",
)  # fmt: skip
FEATURES: Final = (
    *NAMES,
    *(f"{name}{offset:+d}" for offset in range(-_REACH, _REACH + 1) if offset for name in _NEAR),
    *(
        f"{what}_{side}_{decay}"
        for decay in _DECAYS
        for side in ("left", "right")
        for what in ("prose", "short", "furniture")
    ),
    *_PLACE,
)
"""Every column, in order."""

_MAX_RUN: Final = 50.0
"""Distances are counted up to this many lines: beyond it a line is just far away."""


def table(lines: list[Line]) -> Table:
    """One row a line, one column a name in FEATURES."""
    own = np.array([measure(line.text) for line in lines], dtype=np.float64)
    words = np.array([weight(line.text) for line in lines], dtype=np.float64)
    prose = _prose(own, words)
    return np.hstack([own, _neighbours(own), _tides(own, words, prose), _places(lines, own, words, prose)])


def _prose(own: Table, words: Table) -> Table:
    """Words of each line that reads as running text: ends as a sentence does and is long enough."""
    running = (words >= 8) & (own[:, _AT["ends"]] + own[:, _AT["closer"]] + own[:, _AT["sentences"]] > 0)
    return np.where(running & (own[:, _AT["furniture"]] < 0.4), words, 0.0)


def _neighbours(own: Table) -> Table:
    picked = own[:, [_AT[name] for name in _NEAR]]
    sides = []
    for offset in range(-_REACH, _REACH + 1):
        if offset:
            moved = np.full_like(picked, -1.0)
            if offset < 0:
                moved[-offset:] = picked[:offset]
            else:
                moved[:-offset] = picked[offset:]
            sides.append(moved)
    return np.hstack(sides)


def _tides(own: Table, words: Table, prose: Table) -> Table:
    """Sums over the lines on either side that fade with distance, at three rates."""
    furniture = own[:, _AT["furniture"]]
    base = np.stack([np.minimum(prose, 100.0), np.minimum(words < 8, 1.0), furniture], axis=1)
    columns = []
    for decay in _DECAYS:
        columns.append(_fade(base, decay))
        columns.append(_fade(base[::-1], decay)[::-1])
    return np.hstack(columns)


def _fade(base: Table, decay: float) -> Table:
    out, running = np.zeros_like(base), np.zeros(base.shape[1])
    for i in range(1, len(base)):
        running = decay * (running + base[i - 1])
        out[i] = running
    return out


def _places(lines: list[Line], own: Table, words: Table, prose: Table) -> Table:
    n = len(lines)
    gaps = np.array([line.gap for line in lines], dtype=np.float64)
    blocks = np.cumsum(gaps > 0)
    index = np.arange(n)
    size = np.bincount(blocks, minlength=blocks[-1] + 1)
    first = np.searchsorted(blocks, blocks)
    block_words = np.bincount(blocks, weights=words)[blocks]
    block_prose = np.bincount(blocks, weights=prose)[blocks]
    seen = Counter(line.text for line in lines)
    repeats = np.array([seen[line.text] for line in lines], dtype=np.float64)
    twin = np.array(
        [i > 0 and lines[i - 1].text == line.text for i, line in enumerate(lines)], dtype=np.float64
    )
    before = np.cumsum(prose) - prose
    total = max(1.0, float(prose.sum()))
    in_title, covered = _title(lines)
    is_title = (covered >= 0.8) & (in_title >= 0.8) & (index > 0)
    stops = (
        own[:, _AT["comment"]] + own[:, _AT["related"]] + own[:, _AT["legal"]] + own[:, _AT["share"]] > 0.6
    )
    last_title = index[is_title][-1] if is_title.any() else -1
    columns = {
        "gap_before": np.minimum(gaps, 3.0),
        "gap_after": np.minimum(np.append(gaps[1:], 1.0), 3.0),
        "block_lines": np.minimum(size[blocks], _MAX_RUN),
        "block_words": np.log1p(block_words),
        "block_prose": block_prose / np.maximum(1.0, block_words),
        "block_place": (index - first) / size[blocks],
        "repeats": np.minimum(repeats, 5.0),
        "twin_before": twin,
        "share_lines_before": index / n,
        "share_words_before": (np.cumsum(words) - words) / max(1.0, float(words.sum())),
        "share_prose_before": before / total,
        "share_prose_after": (total - before - prose) / total,
        "prose_before": np.log1p(before),
        "prose_after": np.log1p(total - before - prose),
        "prose_total": np.full(n, np.log1p(total)),
        "lines_total": np.full(n, np.log1p(n)),
        "title_words": in_title,
        "title_covered": covered,
        "since_title": _since(is_title),
        "titled": np.full(n, float(is_title.any())),
        "before_last_title": (index <= last_title).astype(float),
        "since_stop": _since(stops),
        "stops_before": np.minimum(np.cumsum(stops) - stops, 20.0),
        "since_prose": _since(prose > 0),
        "until_prose": _since((prose > 0)[::-1])[::-1],
        "prose_run": _run(prose > 0),
        "first_prose": (before == 0).astype(float),
        "stamps_near": _near(own[:, _AT["stamp"]]),
        "comments_near": _near(own[:, _AT["comment"]] > 0.3),
        "repeats_near": _near(repeats > 1),
        "captions_near": _near(own[:, _AT["caption"]]),
        "counters_near": _near(own[:, _AT["counter"]]),
        "length_spread": _spread(np.log1p(words)),
        "since_byline": _since(own[:, _AT["byline"]] > 0),
        "since_stamp": _since(own[:, _AT["stamp"]] > 0),
        "reporting_near": _near(own[:, _AT["reporting"]] > 0),
    }
    return np.stack([columns[name] for name in _PLACE], axis=1)


def _title(lines: list[Line]) -> tuple[Table, Table]:
    """How much of each line stands in the page's first line, and how much of the first line in it."""
    head = {word.lower() for word in WORD.findall(lines[0].text)[:40]}
    in_title, covered = np.zeros(len(lines)), np.zeros(len(lines))
    for i, line in enumerate(lines[1:], 1):
        words = {word.lower() for word in WORD.findall(line.text[:400])}
        shared = len(words & head)
        in_title[i] = shared / max(1, len(words))
        covered[i] = min(1.0, shared / max(1, min(len(head), 0.6 * len(head) + 2)))
    return in_title, covered


def _since(marks: NDArray[np.bool_]) -> Table:
    """Lines since the last mark, the marked line itself counting 0."""
    out, last = np.zeros(len(marks)), -_MAX_RUN
    for i, marked in enumerate(marks):
        last = i if marked else last
        out[i] = min(_MAX_RUN, i - last)
    return out


def _run(marks: NDArray[np.bool_]) -> Table:
    """Length of the unbroken run of marked lines each line stands in; 0 off a run."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], marks.astype(int), [0]])))
    out = np.zeros(len(marks))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        out[start:end] = min(_MAX_RUN, end - start)
    return out


def _near(marks: NDArray[np.bool_] | Table, reach: int = 6) -> Table:
    """Share of marked lines among those up to `reach` lines away."""
    total = np.concatenate([[0.0], np.cumsum(marks.astype(float))])
    index = np.arange(len(marks))
    low, high = np.maximum(0, index - reach), np.minimum(len(marks), index + reach + 1)
    return np.asarray((total[high] - total[low]) / (high - low))


def _spread(values: Table, reach: int = 4) -> Table:
    """Standard deviation of the values up to `reach` lines away."""
    mean = _near(values, reach)
    return np.sqrt(np.maximum(0.0, _near(values**2, reach) - mean**2))
