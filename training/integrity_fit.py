"""Fits the scales that give findings about a page's integrity their probability; prints their worth.

    python -m training.integrity_fit            fit, write the coefficients, print the tables
    python -m training.integrity_fit --check    print the tables for the packaged coefficients alone

Fitted on: zyte's 181 plain-text pages, whole and damaged by the generators that are not marked held, and
our own block pages and filler. Measured on newspaper4k's 200 pages and on bodies of other corpora, whole
and damaged by the generators held back. Logistic regression with a small ridge, positives weighted to one
page in ten.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from tightrope.articles._calibrate import Scale
from training import integrity_data as data

TARGET = Path(__file__).parents[1] / "src/tightrope/articles/data/integrity.json"
RIDGE = 0.02
STEPS = 60


def fit(examples: list[data.Example]) -> Scale:
    """A logistic scale: Newton's method on the weighted likelihood, a ridge on standardised weights."""
    names = sorted(examples[0].seen)
    rows = np.array([[example.seen[name] for name in names] for example in examples])
    labels = np.array([float(example.damaged) for example in examples])
    share = labels.mean()
    weights = np.where(labels > 0, data.PRIOR / share, (1 - data.PRIOR) / (1 - share)) / len(labels)
    middle, spread = rows.mean(axis=0), rows.std(axis=0)
    spread[spread == 0] = 1.0
    table = np.hstack([(rows - middle) / spread, np.ones((len(rows), 1))])
    ridge = RIDGE / 100 * np.append(np.ones(len(names)), 0.0)
    coefficients = np.zeros(len(names) + 1)
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(table @ coefficients, -30, 30)))
        slope = table.T @ (weights * (labels - chance)) - ridge * coefficients
        curve = (table * (weights * chance * (1 - chance))[:, None]).T @ table + np.diag(ridge + 1e-9)
        coefficients += np.linalg.solve(curve, slope)
    scaled = coefficients[:-1] / spread
    bias = float(coefficients[-1] - scaled @ middle)
    return Scale({name: round(float(w), 4) for name, w in zip(names, scaled, strict=True)}, round(bias, 4))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--only", nargs="*", default=data.KINDS, choices=data.KINDS)
    chosen = parser.parse_args()
    fitted = {} if chosen.check else {kind: fit(data.fitted(kind)) for kind in chosen.only}
    if fitted:
        rows = json.loads(TARGET.read_text("utf-8"))["scales"] if TARGET.exists() else {}
        rows |= {kind: {"bias": s.bias, "weights": dict(s.weights)} for kind, s in fitted.items()}
        stored = {"version": "integrity/1", "maker": "training/integrity_fit.py", "scales": rows}
        TARGET.write_text(json.dumps(stored, indent=1, sort_keys=True) + "\n", "utf-8")
    from bench import integrity

    integrity.run(chosen.only)


if __name__ == "__main__":
    main()
