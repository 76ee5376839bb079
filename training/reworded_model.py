"""Fits the rewording flag on pages that `training.reworded_pages` wrote, and writes the packaged file.

    python -m training.reworded_model FOLDER

Three fits: the odds of a word that a machine put it there (a sum of entries, logistic loss, Adagrad), the
score of a page (logistic regression over `_rewording_page.measures`), and what likelihood a score is
(isotonic). The page's fit and the calibration see odds by entries that were fitted without the page's source
and without the generators that FOLDS leaves out beside it; the threshold is read off the clean texts judged
so. No page of the part "measure" is read: `bench/reworded.py` measures. Needs numba, pocketsphinx and SciPy
(PyPI).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numba
import numpy as np

from tightrope.articles import _unlikely
from tightrope.articles._hashed import BUCKETS
from tightrope.articles._rewording_page import cuts, kinds, measures, standing
from tightrope.articles._unlikely import FAMILIES, NEW_PAIRS, PAIRS, Table, Words, words
from training.reworded_table import table

VERSION = "reworded/2"
FOLDS = {
    "zyte": ("wordnet_any", "apertium_spa"),
    "giveme5w1h": ("apertium_glg", "wordnet_bare"),
    "newspaper4k": ("apertium_epo", "wordnet_frequent"),
    "allsides": ("neighbours", "wordnet_any", "apertium_spa"),
    "polnear": ("apertium_spa", "wordnet_any"),
}
"""Sources, each with the generators that are left out together with it."""
_OUT = Path(__file__).parents[1] / "models/reworded_model.npz"
_PASSES, _RATE, _DECAY = 2, 0.15, 1e-5
_MOST = 400
"""Clean pages of a source, and damaged ones, weigh as this many at most."""
_RIDGE = 3.0
LEAST_CHANGED = 0.05
"""Share of a page's words that was changed, from which on the page's fit takes it for damaged; lighter damage
is left out. Chosen on FOLDS."""
FALSE_ALARMS = 0.015
"""Share of the clean texts of left-out sources that the threshold may flag."""
_BINS = 24
_HASHED_STEP = 3 / 127
"""A weight of the shared table in one unit of eight bits."""
_MOST_WEIGHT = 6.0


@dataclass(slots=True)
class Example:
    """A page as the fits see it."""

    source: str
    generator: str
    words: Words
    changed: Any
    odds: Any = None


def examples(folder: Path, known: Table) -> list[Example]:
    """The pages to fit on: each text's words, and which were changed."""
    found = []
    for name in ("clean", "damaged"):
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                if row["part"] != "measure":
                    read = words(row["text"], known)
                    changed = np.zeros(len(read.ids), dtype=np.bool_)
                    for start, end in row["spans"]:
                        first = np.searchsorted(read.ends, start, side="right")
                        changed[first : np.searchsorted(read.starts, end)] = True
                    found.append(Example(row["source"], row["generator"], read, changed))
    return found


def _descend(columns: Any, changed: Any, order: Any, entries: Any, base: Any) -> None:
    """Adagrad, one word at a time, in place."""
    seen = np.ones(len(entries), np.float32)
    for turn in range(_PASSES):
        for i in order:
            total = base[0]
            for column in columns[i]:
                total += entries[column]
            wrong = 1 / (1 + np.exp(-total)) - changed[i]
            base[0] -= 0.0005 * wrong
            for column in columns[i]:
                slope = wrong + _DECAY * entries[column]
                seen[column] += slope * slope
                entries[column] -= _RATE / (1 + turn) * slope / np.sqrt(seen[column])


def fit_words(pages: Sequence[Example], offsets: Any, size: int) -> tuple[Any, float]:
    """Entries, the shared table's behind the others, and their base: logistic regression on every word."""
    columns = np.concatenate([_columns(page, offsets, size) for page in pages])
    changed = np.concatenate([page.changed for page in pages]).astype(np.float32)
    order = np.random.default_rng(0).permutation(len(columns))
    entries = np.zeros(size + BUCKETS, np.float32)
    base = np.array([np.log(changed.mean() / (1 - changed.mean()))], np.float32)
    numba.njit(_descend, fastmath=True)(columns, changed, order, entries, base)
    return entries, float(base[0])


def _columns(page: Example, offsets: Any, size: int) -> Any:
    both = np.concatenate([page.words.columns + offsets, page.words.hashed + size], axis=1)
    return both.astype(np.int32)


def fit_page(rows: Any, damaged: Any, weights: Any) -> tuple[Any, float]:
    """Weights and intercept of a ridge logistic regression, by Newton's method."""
    table_ = np.hstack([rows, np.ones((len(rows), 1))])
    penalty = np.full(table_.shape[1], _RIDGE)
    penalty[-1] = 1e-6
    found = np.zeros(table_.shape[1])
    for _ in range(25):
        likely = 1 / (1 + np.exp(-np.clip(table_ @ found, -30, 30)))
        slope = table_.T @ (weights * (likely - damaged)) + penalty * found
        bend = (table_ * (weights * likely * (1 - likely))[:, None]).T @ table_ + np.diag(penalty)
        found -= np.linalg.solve(bend, slope)
    return found[:-1], float(found[-1])


def fit_pages(rows: Any, pages: Sequence[Example], used: Any) -> tuple[Any, float]:
    """Weights and intercept from those pages alone that are used."""
    kept = [page for page, use in zip(pages, used, strict=True) if use]
    return fit_page(rows[used], np.array([bool(page.generator) for page in kept]), weighed(kept))


def weighed(pages: Sequence[Example]) -> Any:
    """Each page's weight: sources alike, and as much clean as damaged."""
    counts: dict[tuple[str, bool], int] = {}
    for page in pages:
        key = page.source, bool(page.generator)
        counts[key] = counts.get(key, 0) + 1
    least = {source: min(_MOST, counts[source, False]) for source, _ in counts}
    return np.array([least[page.source] / counts[page.source, bool(page.generator)] for page in pages])


def calibration(scores: Any, damaged: Any) -> tuple[Any, Any]:
    """Knots of the likelihood of a score: isotonic over equal bins, clean and damaged weighing alike."""
    weight = np.where(damaged, 0.5 / damaged.sum(), 0.5 / (~damaged).sum())
    edges = np.quantile(scores, np.linspace(0, 1, _BINS + 1))
    inside = np.clip(np.searchsorted(edges, scores, side="right") - 1, 0, _BINS - 1)
    blocks: list[Any] = []
    for i in range(_BINS):
        here = inside == i
        total = weight[here].sum() + 0.2 / len(scores)
        place = np.average(scores[here], weights=weight[here])
        blocks.append(np.array([place * total, (weight * damaged)[here].sum() + 0.1 / len(scores), total]))
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2] - 1e-4:
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    table_ = np.array(blocks)
    return table_[:, 0] / table_[:, 2], table_[:, 1] / table_[:, 2]


def left_out(rows: Any, pages: Sequence[Example], plain: Any) -> Any:
    """Each page's score by a fit without its source and without the generators of its fold."""
    out = np.zeros(len(pages))
    for source, generators in FOLDS.items():
        here = np.array([page.source == source for page in pages])
        seen = np.array([page.generator not in generators for page in pages])
        found, intercept = fit_pages(rows, pages, plain & ~here & seen)
        out[here] = rows[here] @ found + intercept
    return out


def main() -> None:
    """Fit, write the file and say how the fit does on the sources and generators that it left out."""
    stored = table()
    known = Table.of(stored)
    pages = examples(Path(sys.argv[1]), known)
    ends = np.cumsum(_unlikely.sizes(len(known.common) - 1))
    size, offsets = int(ends[-1]), np.concatenate([[0], ends[:-1]]).astype(np.int64)
    for source, generators in FOLDS.items():
        others = [page for page in pages if page.source != source and page.generator not in generators]
        entries, base = fit_words(others, offsets, size)
        for page in (page for page in pages if page.source == source):
            page.odds = (entries[_columns(page, offsets, size)].sum(axis=1) + base).astype(np.float32)
    clean = [page for page in pages if not page.generator]
    split = [kinds(page.words, page.odds) for page in clean]
    content, function = cuts(np.concatenate([s[0] for s in split]), np.concatenate([s[1] for s in split]))
    counts = sum(np.bincount(page.words.pairs, minlength=PAIRS) for page in clean)
    shares = counts[1 : 1 + NEW_PAIRS] / counts[1:].sum()
    rows = np.array([measures(page.words, page.odds, content, function, shares) for page in pages])
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    rows = standing(rows, mean, spread)
    plain = np.array([not page.generator or page.changed.mean() >= LEAST_CHANGED for page in pages])
    out = left_out(rows, pages, plain)
    damaged = np.array([bool(page.generator) for page in pages])
    unseen = np.array([page.generator in FOLDS[page.source] for page in pages])
    scores, likelihoods = calibration(out[~damaged | unseen], unseen[~damaged | unseen])
    bar = np.quantile(out[~damaged], 1 - FALSE_ALARMS)
    print(
        f"likelihood {np.interp(bar, scores, likelihoods):.3f} flags {(out[~damaged] > bar).sum()} of "
        f"{len(clean)} clean texts of left-out sources, and {(out[unseen] > bar).mean():.3f} of damaged pages"
    )
    found, intercept = fit_pages(rows, pages, plain)
    entries, base = fit_words(pages, offsets, size)
    step = min(float(np.abs(entries[:size]).max()), _MOST_WEIGHT) / 127
    stored |= {
        "version": np.str_(VERSION), "families": np.str_(" ".join(FAMILIES)), "step": step,
        "entries": _bytes(entries[:size], step), "hashed": _bytes(entries[size:], _HASHED_STEP),
        "hashed_step": _HASHED_STEP, "offsets": offsets, "base": base, "content": content,
        "function_cuts": function, "pair_shares": shares, "mean": mean, "spread": spread, "weights": found,
        "intercept": intercept, "scores": scores, "likelihoods": likelihoods,
    }  # fmt: skip
    with _OUT.open("wb") as file:
        np.savez_compressed(file, **stored)
    print(f"{_OUT.name}: {_OUT.stat().st_size:,} bytes")


def _bytes(weights: Any, step: float) -> Any:
    return np.clip(np.round(weights / step), -127, 127).astype(np.int8)


if __name__ == "__main__":
    main()
