"""How likely an English text was put into other words by a machine, from the odds of its words.

Owns the measures of a whole text and the weights over them. Pages differ more in their subject than a
light rewording changes them, so counts are set against what a clean text of the same size has, and the
share of unknown words, capitals and rare words stands beside them. Made by training/reworded_model.py; the
card is models/reworded.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import BytesIO
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tightrope.articles._unlikely import (
    FUNCTION,
    NEW_PAIRS,
    PAIRS,
    UNKNOWN,
    Numbers,
    Table,
    Weights,
    Words,
    words,
)

_DATA: Final = "reworded_model.npz"
"""In `tightrope/weights`, a link to `models/`, where large weights stand beside their cards."""
LEAST_WORDS: Final = 80
"""Shorter texts get no verdict: a page was fitted on 120 words at least."""
SHARES: Final = np.array([0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998])
"""Shares of a clean text's words that stay under each cut."""
_FUNCTION_FROM: Final = 3
"""The first of the cuts that function words are counted at."""
_WINDOW: Final = 40
"""Words of the stretches whose mean is taken: about two sentences."""
_WINDOWS: Final = (15, 80)
_MIXED: Final = (0.03, 0.1, 0.3)
"""Shares of changed words that a text's odds are weighed for."""
_PRIOR: Final = 2.3
"""Taken off from the odds of a word, so that they weigh evidence alone: one word in eleven was changed."""
_SLIPS: Final = 5e-4
"""Slips that are looked for in clean text, a word."""
Measures = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the model makes of a text.

    `likelihood` (0 to 1) is that of rewording where clean and reworded texts are equally many, `odds` those
    of each word that a machine put it there.
    """

    likelihood: float
    words: Words
    odds: Weights


@dataclass(frozen=True, slots=True)
class PageModel:
    """The packed table, the words' weights and the page's.

    `entries` holds the weight of every table entry, all families in a row, `offsets` where each begins;
    `hashed` the weights of the shared table, in units of `step`. `content` and `function` are cuts; `pairs`
    the share of each kind of unknown pair in clean text; `mean` and `spread` are those of the measures.
    `scores` and `likelihoods` are the knots of the calibration.
    """

    version: str
    table: Table
    entries: Weights
    offsets: Numbers
    hashed: NDArray[np.int8]
    step: float
    base: float
    content: Weights
    function: Weights
    pairs: Measures
    mean: Measures
    spread: Measures
    weights: Measures
    intercept: float
    scores: Measures
    likelihoods: Measures

    def odds(self, found: Words) -> Weights:
        """Natural log odds of each word that a machine put it there."""
        plain = self.entries[found.columns + self.offsets].sum(axis=1)
        shared = self.hashed[found.hashed].sum(axis=1, dtype=np.int32) * self.step
        return np.asarray(plain + shared + self.base, dtype=np.float32)

    def judge(self, text: str) -> Verdict | None:
        """The verdict on a text; None for one that is too short."""
        found = words(text, self.table)
        if len(found.ids) < LEAST_WORDS:
            return None
        odds = self.odds(found)
        row = measures(found, odds, self.content, self.function, self.pairs)
        score = float(standing(row, self.mean, self.spread) @ self.weights + self.intercept)
        return Verdict(float(np.interp(score, self.scores, self.likelihoods)), found, odds)


def standing(rows: Measures, mean: Measures, spread: Measures) -> Measures:
    """Measures in standard deviations from the mean; beyond four of them more tells nothing more."""
    return np.asarray(np.clip((rows - mean) / spread, -4.0, 4.0), dtype=np.float64)


def kinds(found: Words, odds: Weights) -> tuple[Weights, Weights]:
    """The odds of each different content word at its worst, and of every function word."""
    content = found.function == len(FUNCTION)
    ids, values = found.ids[content], odds[content]
    order = np.lexsort((-values, ids))
    ids, values = ids[order], values[order]
    first = np.ones(len(ids), dtype=np.bool_)
    first[1:] = (ids[1:] != ids[:-1]) | (ids[1:] == UNKNOWN)
    return values[first], odds[~content]


def measures(found: Words, odds: Weights, content: Weights, function: Weights, pairs: Measures) -> Measures:
    """One row of measures of a text; all are logarithms of ratios, means or shares."""
    mine, others = kinds(found, odds)
    row = [_excess((mine[:, None] > content).sum(axis=0), len(mine) * (1 - SHARES))]
    row.append(_excess((others[:, None] > function).sum(axis=0), len(others) * (1 - SHARES[_FUNCTION_FROM:])))
    counts = np.bincount(found.pairs, minlength=PAIRS)
    row.append(_excess(counts[1 : 1 + NEW_PAIRS], counts[1:].sum() * pairs))
    clipped = np.clip(odds, -6, 2)
    stretches = _means(clipped, _WINDOW)
    unknown = found.ids == UNKNOWN
    small = (unknown & ~found.capital).sum()
    row.append(
        np.array(
            [
                _mean(mine),
                _mean(others),
                np.quantile(stretches, 0.5),
                np.quantile(stretches, 0.9),
                stretches.max(),
                unknown.mean(),
                found.capital.mean(),
                found.ranks.mean(),
                np.log(len(odds)),
                (found.pairs == 0).mean(),
                len(mine) / len(odds),
                np.log((small + 1) / (0.005 * len(odds) + 1)),
            ]
        )
    )
    row.append(np.array([*_slips(found), *_mixtures(mine), *_mixtures(others), *_plain(found, odds)]))
    row.append(np.array([value for wide in _WINDOWS for value in _ends(_means(clipped, wide))]))
    row.append(np.array([clipped.std()]))
    return np.concatenate(row)


def _slips(found: Words) -> tuple[float, float]:
    """Wrong articles and doubled words, against what a clean text of the size may have."""
    expected = len(found.ids) * _SLIPS + 0.25
    many, twice = found.wrong_article.sum(), found.doubled.sum()
    return float(np.log((many + 0.25) / expected)), float(np.log((twice + 0.25) / expected))


def _mixtures(odds: Weights) -> list[float]:
    """For each share of _MIXED, how much likelier the odds are if that share was changed than if none was."""
    likelier = np.expm1(np.clip(odds + _PRIOR, -6.0, 4.0))
    return [float(np.log1p(share * likelier).sum() / np.sqrt(len(odds) + 1)) for share in _MIXED]


def _plain(found: Words, odds: Weights) -> list[float]:
    """Mean and quantiles of the odds of known content words without a capital: no names."""
    mine = odds[(found.function == len(FUNCTION)) & ~found.capital & (found.ids != UNKNOWN)]
    if not len(mine):
        return [0.0] * 4
    return [_mean(mine), *(float(np.quantile(mine, share)) for share in (0.9, 0.97, 0.75))]


def _means(odds: Weights, wide: int) -> Measures:
    """The mean of every stretch of so many words; of the whole text where it is not longer."""
    if len(odds) <= wide:
        return np.array([_mean(odds)])
    sums = np.concatenate([[0.0], np.cumsum(odds)])
    return np.asarray((sums[wide:] - sums[:-wide]) / wide, dtype=np.float64)


def _ends(means: Measures) -> tuple[float, float]:
    return float(means.max()), float(np.quantile(means, 0.1))


def cuts(content: Weights, function: Weights) -> tuple[Weights, Weights]:
    """The odds under which the shares of a clean text's words stay."""
    under = np.quantile(content, SHARES).astype(np.float32)
    return under, np.quantile(function, SHARES[_FUNCTION_FROM:]).astype(np.float32)


def _excess(counts: Numbers, expected: Measures) -> Measures:
    return np.asarray(np.log((counts + 1) / (expected + 1)), dtype=np.float64)


def _mean(values: Weights) -> float:
    return float(values.mean()) if len(values) else 0.0


@cache
def load() -> PageModel:
    """The packaged model; loaded once, about 50 ms."""
    raw = resources.files("tightrope").joinpath("weights", _DATA).read_bytes()
    with np.load(BytesIO(raw), allow_pickle=False) as stored:
        table = Table.of(stored)
        return PageModel(
            version=str(stored["version"]),
            table=table,
            entries=stored["entries"].astype(np.float32) * np.float32(stored["step"]),
            offsets=stored["offsets"].astype(np.int64),
            hashed=stored["hashed"],
            step=float(stored["hashed_step"]),
            base=float(stored["base"]),
            content=stored["content"],
            function=stored["function_cuts"],
            pairs=stored["pair_shares"],
            mean=stored["mean"],
            spread=stored["spread"],
            weights=stored["weights"],
            intercept=float(stored["intercept"]),
            scores=stored["scores"],
            likelihoods=stored["likelihoods"],
        )
