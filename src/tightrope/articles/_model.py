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
from tightrope.articles._lines import Line, weight

_WEIGHTS: Final = "line_model.json"
_CERTAIN: Final = 0.002
"""Probabilities are kept this far from 0 and 1 before they are averaged as log odds."""


_ARTICLE_SHARE, _PLAINLY_NONE = 0.5, 0.02
"""A text of which so much is likely, and that nobody put much around, keeps all lines but those below the
second. On 216 clean articles that keeps 0.998 / 0.997 of the words (bodies of zyte and newspaper4k / of other
sets) where 0.988 / 0.972 were kept, when lines above and below the article were spared alike; the twelve of
191 whole pages that are taken for such a text lose 0.03 of F1 each."""


_FEW_LINES, _LONG = 8, 40
"""A page of so few lines has no layout to tell anything by: its long lines are the article."""
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
    prose = np.array([_is_prose(line.text) for line in lines], dtype=np.bool_)
    if len(lines) <= _FEW_LINES:
        keep = keep | (prose & (words >= _LONG) & ~put_in)
    if share < _ARTICLE_SHARE or not keep.any():
        return keep
    index, chosen = np.arange(len(lines)), np.flatnonzero(keep)
    within = (index >= chosen[0]) & (index <= chosen[-1])
    spare = (likely >= _PLAINLY_NONE) & (within | prose)
    return np.asarray(keep | (spare & ~put_in))


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
