"""Fits the rewording flag on pages that `training.reworded_pages` wrote, and writes the packaged file.

    python -m training.reworded_model FOLDER

Two fits: the odds of a word that a machine put it there (a sum of table entries, logistic loss, Adagrad),
and the likelihood of a page (logistic regression over `_rewording_page.measures`). The page's fit sees odds
of words by entries fitted on the other sources, since on its own sources a word's odds are too good. Only
pages of the part "fit" are used; `bench/reworded.py` measures. Same pages, same file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from tightrope.articles import _unlikely
from tightrope.articles._rewording_page import cuts, kinds, measures, standing
from tightrope.articles._unlikely import FAMILIES, NEW_PAIRS, PAIRS, Table, Words, words
from training.reworded_table import table

VERSION = "reworded/1"
_OUT = Path(__file__).parents[1] / "src/tightrope/articles/data/reworded_model.npz"
_PASSES, _BATCH, _RATE, _DECAY = 3, 8192, 0.15, 1e-4
_MOST = 400
"""Clean pages of a source, and damaged ones, weigh as this many at most."""
_RIDGE = 3.0
_LEAST_CHANGED = 0.1
"""Share of a page's words that was changed, from which on the page's fit takes it for damaged; lighter damage
is left out. With all of it, recall of pages with a fifth of their words changed was 0.75 instead of 0.87."""


@dataclass(slots=True)
class Example:
    """A page as the fits see it."""

    source: str
    damaged: bool
    words: Words
    changed: Any
    odds: Any = None


def examples(folder: Path, known: Table) -> list[Example]:
    """The pages to fit on: each text's words, and which were changed."""
    found = []
    for name in ("clean", "damaged"):
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                if row["part"] == "fit":
                    read = words(row["text"], known)
                    changed = np.zeros(len(read.ids), dtype=np.bool_)
                    for start, end in row["spans"]:
                        first = np.searchsorted(read.ends, start, side="right")
                        changed[first : np.searchsorted(read.starts, end)] = True
                    found.append(Example(row["source"], bool(row["generator"]), read, changed))
    return found


def fit_words(pages: Iterable[Example], offsets: Any, size: int) -> tuple[Any, float]:
    """Entries and their base: logistic regression on every word of the pages."""
    pages = list(pages)
    columns = np.concatenate([page.words.columns for page in pages]).astype(np.int32) + offsets.astype(
        np.int32
    )
    changed = np.concatenate([page.changed for page in pages])
    dice = np.random.default_rng(0)
    entries, seen = np.zeros(size, np.float32), np.full(size, 1e-3, np.float32)
    base = float(np.log(changed.mean() / (1 - changed.mean())))
    for turn in range(_PASSES):
        order = dice.permutation(len(columns))
        for start in range(0, len(order), _BATCH):
            picked = order[start : start + _BATCH]
            rows = columns[picked]
            wrong = 1 / (1 + np.exp(-(entries[rows].sum(axis=1) + base))) - changed[picked]
            slope = np.bincount(rows.ravel(), np.repeat(wrong, rows.shape[1]), minlength=size)
            met = np.flatnonzero(slope)
            step = (slope[met] + _DECAY * _BATCH * entries[met]).astype(np.float32)
            seen[met] += step * step
            entries[met] -= np.float32(_RATE / (1 + turn)) * step / np.sqrt(seen[met])
    return entries, base


def odds(page: Example, offsets: Any, entries: Any, base: float) -> Any:
    """Each word's odds."""
    return (entries[page.words.columns + offsets].sum(axis=1) + base).astype(np.float32)


def fit_page(rows: Any, damaged: Any, weights: Any) -> tuple[Any, float]:
    """Weights and intercept of a ridge logistic regression, by Newton's method."""
    table_ = np.hstack([rows, np.ones((len(rows), 1))])
    penalty = np.full(table_.shape[1], _RIDGE)
    penalty[-1] = 1e-6
    found = np.zeros(table_.shape[1])
    for _ in range(30):
        likely = 1 / (1 + np.exp(-np.clip(table_ @ found, -30, 30)))
        slope = table_.T @ (weights * (likely - damaged)) + penalty * found
        bend = (table_ * (weights * likely * (1 - likely))[:, None]).T @ table_ + np.diag(penalty)
        found -= np.linalg.solve(bend, slope)
    return found[:-1], float(found[-1])


def fit_pages(rows: Any, pages: Sequence[Example], used: Any) -> tuple[Any, float]:
    """Weights and intercept from those pages alone that are used."""
    kept = [page for page, use in zip(pages, used, strict=True) if use]
    return fit_page(rows[used], np.array([page.damaged for page in kept]), weighed(kept))


def weighed(pages: Sequence[Example]) -> Any:
    """Each page's weight: sources alike, and as much clean as damaged."""
    counts: dict[tuple[str, bool], int] = {}
    for page in pages:
        counts[page.source, page.damaged] = counts.get((page.source, page.damaged), 0) + 1
    least = {source: min(_MOST, counts[source, False]) for source, _ in counts}
    return np.array([least[page.source] / counts[page.source, page.damaged] for page in pages])


def main() -> None:
    """Fit, write the file and say how the page's fit does on the sources that it left out."""
    stored = table()
    known = Table.of(stored)
    pages = examples(Path(sys.argv[1]), known)
    sizes = _unlikely.sizes(len(known.common) - 1)
    offsets = np.concatenate([[0], np.cumsum(sizes)])
    size, offsets = int(offsets[-1]), offsets[:-1].astype(np.int64)
    sources = sorted({page.source for page in pages})
    for source in sources:
        entries, base = fit_words((page for page in pages if page.source != source), offsets, size)
        for page in (page for page in pages if page.source == source):
            page.odds = odds(page, offsets, entries, base)
    clean = [page for page in pages if not page.damaged]
    split = [kinds(page.words, page.odds) for page in clean]
    content, function = cuts(np.concatenate([s[0] for s in split]), np.concatenate([s[1] for s in split]))
    counts = sum(np.bincount(page.words.pairs, minlength=PAIRS) for page in clean)
    shares = counts[1 : 1 + NEW_PAIRS] / counts[1:].sum()
    rows = np.array([measures(page.words, page.odds, content, function, shares) for page in pages])
    damaged = np.array([page.damaged for page in pages])
    mean, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    rows = standing(rows, mean, spread)
    plain = np.array([page.damaged <= (page.changed.mean() >= _LEAST_CHANGED) for page in pages])
    out = np.zeros(len(pages))
    for source in sources:
        here = np.array([page.source == source for page in pages])
        used = plain & ~here
        found, intercept = fit_pages(rows, pages, used)
        out[here] = 1 / (1 + np.exp(-(rows[here] @ found + intercept)))
    for most in (0.5, 0.8, 0.9, 0.95, 0.97, 0.98, 0.985, 0.99, 0.995):
        print(
            f"left-out sources, {most} or more: {(out[~damaged] >= most).sum()} of {len(clean)} clean, "
            f"{(out[damaged] >= most).mean():.3f} of the damaged"
        )
    found, intercept = fit_pages(rows, pages, plain)
    entries, base = fit_words(pages, offsets, size)
    step = float(np.abs(entries).max() / 127)
    stored |= {
        "version": np.str_(VERSION), "families": np.str_(" ".join(FAMILIES)), "step": step,
        "entries": np.round(entries / step).astype(np.int8),
        "offsets": offsets, "base": base, "content": content, "function_cuts": function,
        "pair_shares": shares, "mean": mean, "spread": spread, "weights": found, "intercept": intercept,
    }  # fmt: skip
    with _OUT.open("wb") as file:
        np.savez_compressed(file, **stored)
    print(f"{_OUT.name}: {_OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
