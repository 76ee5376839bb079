"""The line model: how likely each line of a page is the article's. Owns the weights and their arithmetic.

Two passes of boosted symmetric trees: the first over `_features.table`, the second over
`_context.context`, which sees the first's answers. The two are averaged as log odds. The weights are
made by training/line_model.py; models/line_model.md tells of their data and their measured error.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tightrope.articles import _context, _features
from tightrope.articles._features import Table
from tightrope.articles._lines import NAMES, Line, measure, weight

_WEIGHTS: Final = "line_model.json"
_CERTAIN: Final = 0.002
"""Probabilities are kept this far from 0 and 1 before they are averaged as log odds."""


_ARTICLE_SHARE, _PLAINLY_NONE = 0.5, 0.02
"""A text of which so much is likely, and that nobody put much around, keeps all lines between its first and
last but those below the second."""
_FEW_SHORT, _SHORT_SHARE = 5, 0.15
"""A text with no more short lines to drop than these, nor more of its words in them, is an article that
nobody built a page around: 294 of 300 clean articles are, and 2 of 381 whole pages."""
_FORM, _FORM_ROW, _DOUBTFUL = 0.4, 0.2, 0.1
"""Share of words of furniture that makes a form of a line, or of short lines in a row, both below the third.
With these 0.998 of the words of 300 clean articles are kept where 0.994 were, also with dirt among them."""


_FEW_LINES, _LONG = 8, 40
"""A page of so few lines has no layout to tell anything by: its long lines are the article."""
_FURNITURE: Final = NAMES.index("furniture")
_SENTENCE_WORDS, _PROSE_WORDS = 5, 18
"""Words of a line that ends as a sentence, or does not, and is no headline."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted symmetric trees: each level of a tree asks one question of every line.

    `columns` and `thresholds` are trees x levels, `leaves` trees x 2**levels.
    """

    base: float
    columns: NDArray[np.int64]
    thresholds: Table
    leaves: Table

    @classmethod
    def of(cls, stored: dict[str, Any]) -> Trees:
        """The trees as the weights file holds them."""
        columns = np.array(stored["columns"], dtype=np.int64)
        return cls(stored["base"], columns, np.array(stored["thresholds"]), np.array(stored["leaves"]))

    def odds(self, rows: Table) -> Table:
        """Log odds of each row."""
        answers = rows[:, self.columns] >= self.thresholds
        leaf = np.zeros(answers.shape[:2], dtype=np.int64)
        for level in range(answers.shape[2]):
            leaf = leaf * 2 + answers[:, :, level]
        return np.asarray(self.base + self.leaves[np.arange(len(self.leaves)), leaf].sum(axis=1))


@dataclass(frozen=True, slots=True)
class LineModel:
    """Both passes, and the version that names them in records."""

    version: str
    first: Trees
    second: Trees

    def likelihoods(self, lines: list[Line]) -> Table:
        """How likely each line is the article's, 0 to 1."""
        if not lines:
            return np.zeros(0)
        one = self.first.odds(_features.table(lines))
        two = self.second.odds(_context.context(lines, likelihood(one)))
        return likelihood((_bounded(one) + _bounded(two)) / 2)


def likelihood(odds: Table) -> Table:
    """Log odds to probabilities."""
    return np.asarray(1.0 / (1.0 + np.exp(-odds)))


def _bounded(odds: Table) -> Table:
    most = np.log((1 - _CERTAIN) / _CERTAIN)
    return np.asarray(np.clip(odds, -most, most))


def choose(lines: list[Line], likely: Table) -> NDArray[np.bool_]:
    """The lines to keep so that the expected F1 over words is highest.

    Lines are taken likeliest first for as long as the expected F1 grows. That is the same as a
    threshold at half of the F1 that can be had (Lipton et al. 2014, "Optimal thresholding of
    classifiers to maximize F1 measure"), so a page that is hard throughout gets a lower one.
    """
    words = np.array([weight(line.text) + 1 for line in lines], dtype=np.float64)
    order = np.argsort(-likely, kind="stable")
    hits = np.cumsum((likely * words)[order])
    f1 = 2 * hits / (np.cumsum(words[order]) + (likely * words).sum())
    keep = np.zeros(len(lines), dtype=np.bool_)
    keep[order[: int(f1.argmax()) + 1]] = True
    return keep


def spared(
    lines: list[Line], likely: Table, keep: NDArray[np.bool_], put_in: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """The lines to keep, and on a page that is nearly all article every line but what is plainly none of it.

    Nobody put much around such a text: a subhead or a name lost costs more there than a credit kept. Above
    and below the lines to keep only running text is spared: a headline, "read more" stand there too. Lines
    that are known to have been `put_in` do not count, and are not kept.
    """
    words = np.array([weight(line.text) + 1 for line in lines], dtype=np.float64) * ~put_in
    share = float((likely * words).sum() / max(1.0, words.sum()))
    prose = running(lines)
    if len(lines) <= _FEW_LINES:
        keep = keep | (prose & (words >= _LONG) & ~put_in)
    if share < _ARTICLE_SHARE or not keep.any():
        return keep
    index, chosen = np.arange(len(lines)), np.flatnonzero(keep)
    within = (index >= chosen[0]) & (index <= chosen[-1])
    spare = (likely >= _PLAINLY_NONE) & (within | prose)
    return np.asarray(keep | (spare & ~put_in))


def all_but_forms(
    lines: list[Line], likely: Table, keep: NDArray[np.bool_], put_in: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """The lines to keep, and on a text with hardly a short line to drop every line that is no form's.

    Such a text is an article into which something was put at most: its subheads, captions and lists are its
    own. Above its first line only running text is kept, for the headline stands there. `keep` is what
    `choose` gives, without the lines `put_in`.
    """
    words = np.array([weight(line.text) + 1 for line in lines], dtype=np.float64) * ~put_in
    prose = running(lines)
    short = ~keep & ~put_in & ~prose
    if short.sum() > _FEW_SHORT or words[short].sum() > _SHORT_SHARE * max(1.0, words.sum()):
        return keep
    doubtful = ~keep & ~put_in & (likely < _DOUBTFUL)
    furniture = np.zeros(len(lines))
    for i in np.flatnonzero(doubtful):
        furniture[i] = measure(lines[i].text)[_FURNITURE]
    forms = doubtful & ~prose & (furniture >= _FORM)
    for low, high in _rows(doubtful | put_in):
        row = np.arange(low, high)[~put_in[low:high]]
        if high - low > 1 and len(row) and (len(row) < high - low or furniture[row].mean() >= _FORM_ROW):
            forms[row] = True
    above = np.arange(len(lines)) < int(np.argmax(keep))
    return np.asarray(keep | (~put_in & ~forms & ~(above & ~prose)))


def _rows(marks: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First and past-last of each row of marked lines."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], marks, [False]]).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def running(lines: list[Line]) -> NDArray[np.bool_]:
    """The lines that read as running text: long ones, and shorter ones that end as a sentence does."""
    return np.array([_is_prose(line.text) for line in lines], dtype=np.bool_)


def _is_prose(text: str) -> bool:
    words = weight(text)
    ends = text.rstrip("\"'”’»)]*")[-1:] in tuple(".!?…。！？।")
    return words >= _PROSE_WORDS or (words >= _SENTENCE_WORDS and ends)


@cache
def load() -> LineModel:
    """The packaged weights; loaded once, about 20 ms."""
    stored = json.loads(resources.files("tightrope.articles").joinpath("data", _WEIGHTS).read_text("utf-8"))
    names = (tuple(stored["first"]["features"]), tuple(stored["second"]["features"]))
    if names != (_features.FEATURES, _context.FEATURES):
        raise ValueError(f"{_WEIGHTS} was trained on other features; run training/line_model.py")
    return LineModel(stored["version"], Trees.of(stored["first"]), Trees.of(stored["second"]))
