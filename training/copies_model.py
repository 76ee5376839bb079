"""Fits the weights by which copies after damage are told, and prints how well they do on what was held back.

    python -m training.copies_model

Logistic regression on `articles._copies_features`, over pairs of `training.copies_pairs`. Cross-validated
by document; pairs of held-back generators are never trained on. Prints the table for
`articles/_copies_model.py`.
"""

from __future__ import annotations

import os
import sys
import zlib
from collections import defaultdict
from dataclasses import astuple, fields
from pathlib import Path

import numpy as np

from tightrope.articles._copies_direction import Lacks, lacks
from tightrope.articles._copies_features import Features, features, row
from tightrope.articles._copies_match import CERTAIN, compare, other_happening, other_newsroom
from tightrope.articles._copies_model import LEAST_CERTAIN
from tightrope.articles._copies_text import Fingerprint, fingerprint
from training.copies_pairs import Pair, made

FOLDS = 5
RIDGE = 1.0
ROUNDS = 30


def fitted(rows: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Weights and, last, the constant: ridge-penalised logistic regression by Newton's method."""
    with_one = np.column_stack([rows, np.ones(len(rows))])
    weights = np.zeros(with_one.shape[1])
    penalty = np.diag([RIDGE * 0.05] * rows.shape[1] + [1e-6])
    for _ in range(ROUNDS):
        guess = 1 / (1 + np.exp(-with_one @ weights))
        slope = with_one.T @ (guess - labels) + penalty @ weights
        curve = (with_one * (guess * (1 - guess))[:, None]).T @ with_one + penalty
        weights -= np.linalg.solve(curve, slope)
    return weights


def certain(rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The chance that each pair is one of copies."""
    return 1 / (1 + np.exp(-(rows @ weights[:-1] + weights[-1])))


def f1(labels: np.ndarray, told: np.ndarray) -> str:
    """Precision, recall and F1 in words."""
    right = (labels & told).sum()
    precision, recall = right / max(1, told.sum()), right / labels.sum()
    return f"precision {precision:.3f}, recall {recall:.3f}, F1 {2 * right / (told.sum() + labels.sum()):.3f}"


def main() -> None:
    """Fit, measure, print."""
    shared = Path(os.environ.get("TIGHTROPE_SHARED") or Path(__file__).parents[2] / "shared")
    copies, others = made(shared)
    pairs = copies + others
    marks = [(fingerprint(p.one), fingerprint(p.two)) for p in pairs]
    rows = np.array([row(features(*pair)) for pair in marks])
    labels = np.array([p.copies for p in pairs])
    held = np.array([p.held for p in pairs])
    fold = np.array([zlib.crc32(p.document.encode()) % FOLDS for p in pairs])
    jaccard = np.array([_jaccard(*pair) for pair in marks])
    out = np.zeros(len(pairs))
    for number in range(FOLDS):
        weights = fitted(rows[(fold != number) & ~held], labels[(fold != number) & ~held])
        out[fold == number] = certain(rows[fold == number], weights)
    told = out >= LEAST_CERTAIN
    print(f"{len(copies)} copies, {held.sum()} by held-back generators; {len(others)} pairs that are none")
    event = labels | np.array([p.kind == "event" for p in pairs])
    for name, chosen in (
        ("all", np.ones(len(pairs), bool)),
        ("held-back generators", held | ~labels),
        ("all against pairs of one event alone", event),
        ("held-back generators against pairs of one event alone", event & (held | ~labels)),
    ):
        best = max(np.linspace(0.01, 0.5, 99), key=lambda t: _f1(labels[chosen], jaccard[chosen] >= t))
        print(f"{name}: {f1(labels[chosen], told[chosen])}")
        print(f"  Jaccard of three-word runs at its best threshold, {best:.3f}: "
              f"{f1(labels[chosen], jaccard[chosen] >= best)}")  # fmt: skip
    _by_kind(pairs, told)
    print("by all rules, with the weights that the package has:")
    _by_kind(pairs, np.array([_ruled(p, *pair) for p, pair in zip(pairs, marks, strict=True)]))
    _calibration(labels, out)
    if "-v" in sys.argv:
        _worst(pairs, out)
    _directions([m for m, p in zip(marks, pairs, strict=True) if p.copies], copies)
    weights = fitted(rows[~held], labels[~held])
    for field, weight in zip([*(f.name for f in fields(Features)), "constant"], weights, strict=True):
        print(f'    "{field}": {weight:.3f},')


def _ruled(pair: Pair, one: Fingerprint, two: Fingerprint) -> bool:
    """Whether a pair is linked, as `Index` decides."""
    match = compare(one, two)
    if match is None or (match.kind != "exact" and other_happening(*sorted((pair.one, pair.two)))):
        return False
    return match.score >= CERTAIN or other_newsroom(*sorted((pair.one, pair.two))) is None


def _directions(marks: list[tuple[Fingerprint, Fingerprint]], pairs: list[Pair]) -> None:
    """How often the texts alone tell which was first, and the weights by which they do."""
    rows = np.array([astuple(lacks(*pair)) for pair in marks])
    held = np.array([p.held for p in pairs])
    fold = np.array([zlib.crc32(p.document.encode()) % FOLDS for p in pairs])
    out = np.zeros(len(pairs))
    for number in range(FOLDS):
        chosen = (fold != number) & ~held
        out[fold == number] = rows[fold == number] @ _one_way(rows[chosen])
    print(f"direction, times hidden: right {(out > 0).mean():.3f}, held-back {(out[held] > 0).mean():.3f}")
    for kind in sorted({p.kind for p in pairs}):
        chosen = np.array([p.kind == kind for p in pairs])
        print(f"  {kind}: {(out[chosen] > 0).mean():.3f}")
    sure = 1 / (1 + np.exp(-np.abs(out)))
    for low in (0.5, 0.6, 0.7, 0.8, 0.9):
        within = (sure >= low) & (sure < low + 0.1)
        if within.any():
            print(f"  said {low:.1f}-{low + 0.1:.1f}: right {(out[within] > 0).mean():.2f} of {within.sum()}")
    for field, weight in zip(fields(Lacks), _one_way(rows[~held]), strict=True):
        print(f'    "{field.name}": {weight:.3f},')


def _one_way(rows: np.ndarray) -> np.ndarray:
    """Weights without a constant: each pair taken both ways round."""
    both = np.concatenate([rows, -rows])
    return fitted(both, np.repeat([True, False], len(rows)))[:-1]


def _f1(labels: np.ndarray, told: np.ndarray) -> float:
    return float(2 * (labels & told).sum() / (told.sum() + labels.sum()))


def _jaccard(one: Fingerprint, two: Fingerprint) -> float:
    both = np.intersect1d(one.shingles, two.shingles, assume_unique=True).size
    return both / max(1, one.shingles.size + two.shingles.size - both)


def _by_kind(pairs: list[Pair], told: np.ndarray) -> None:
    kinds: dict[str, list[bool]] = defaultdict(list)
    for pair, yes in zip(pairs, told, strict=True):
        kinds[pair.kind].append(bool(yes))
        if pair.copies:
            kinds[f"  {'held back' if pair.held else 'trained'}: {pair.how[0]}"].append(bool(yes))
    for kind, found in sorted(kinds.items()):
        print(f"  {kind}: called copies {sum(found)} of {len(found)}")


def _calibration(labels: np.ndarray, out: np.ndarray) -> None:
    for low in np.arange(0, 1, 0.2):
        within = (out >= low) & (out < low + 0.2001)
        if within.any():
            share = labels[within].mean()
            print(f"  certainty {low:.1f}-{low + 0.2:.1f}: {share:.2f} of {within.sum()} are copies")


def _worst(pairs: list[Pair], out: np.ndarray) -> None:
    for number in sorted((n for n, p in enumerate(pairs) if not p.copies), key=lambda n: -out[n])[:8]:
        one, two = pairs[number].one[:400], pairs[number].two[:400]
        print(f"--- {out[number]:.2f} {pairs[number].document}\n{one}\n//\n{two}")


if __name__ == "__main__":
    main()
