"""The HTML line model: which lines of a page are the article's, given how extractors voted on them.

Boosted symmetric trees over the columns of `_html_features`. An extractor decides on whole elements by
fixed rules; the model looks at each line again and leaves out what extractors take along (newsletter
boxes, lists of related articles, notes on authors) and takes in what they lose. The weights are made by
training/html_model.py; models/html_model.md tells of their data and their measured error.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tightrope.articles import _html_features as features
from tightrope.articles import _lines
from tightrope.articles._html_source import Line
from tightrope.articles._model import Trees, choose, likelihood

_WEIGHTS: Final = "html_model.json"
_HOPELESS: Final = 0.3
"""Where no line is likelier than this, the page has no article. On the 381 labelled pages, which all
hold one and which the model was trained on, the likeliest line is at 0.88 or above."""


@dataclass(frozen=True, slots=True)
class HtmlModel:
    """The trees, and the version that names them."""

    version: str
    trees: Trees

    def likelihoods(self, rows: features.Table) -> features.Table:
        """How likely each line is the article's, 0 to 1; `rows` as `_html_features.table` gives them."""
        return likelihood(self.trees.odds(rows)) if len(rows) else np.zeros(0)


def keep(lines: Sequence[Line], votes: features.Table, title: str, told: str = "") -> NDArray[np.bool_]:
    """Which lines are the article's: those that together promise the best F1 over words."""
    likely = load().likelihoods(features.table(lines, votes, title, told)) if lines else np.zeros(0)
    if not len(likely) or likely.max() < _HOPELESS:
        return np.zeros(len(lines), dtype=np.bool_)
    return choose([_lines.Line(0, len(line.text), line.text, 0) for line in lines], likely)


@cache
def load() -> HtmlModel:
    """The packaged weights; loaded once."""
    stored = json.loads(resources.files("tightrope.articles").joinpath("data", _WEIGHTS).read_text("utf-8"))
    if tuple(stored["trees"]["features"]) != features.FEATURES:
        raise ValueError(f"{_WEIGHTS} was trained on other features; run training/html_model.py")
    return HtmlModel(stored["version"], Trees.of(stored["trees"]))
