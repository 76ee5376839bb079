"""Make the weights of the quote decision from PolNeAR's training part, and say how good they are.

    python -m training.quote_weights            # writes src/tightrope/reading/_quotes/weights.json.gz
    python -m training.quote_weights --check    # trains on 3/4 of the training part, prints F1 on the rest

The labelled articles are looked for under $TIGHTROPE_SHARED or ../shared beside the checkout. A candidate's
target is the overlap (intersection over union of letters) of its content with a marked attribution whose
source it shares, 0 below one half: so among candidates of one cue the one with the better bounds wins.
Logistic regression with an L2 penalty, fitted by Adam on all candidates at once; numpy alone, no random
numbers, so the same data give the same file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tightrope.reading._quotes.decide import WEIGHTS
from tightrope.reading._quotes.features import features
from tightrope.reading._quotes.frames import candidates
from tightrope.reading._quotes.ground import Ground
from tightrope.reading._quotes.marks import quoted
from tightrope.reading._quotes.tree import Tokens, Tree
from tightrope.reading.parse import parse

REPO = Path(__file__).resolve().parents[1]
TARGET = REPO / "src/tightrope/reading/_quotes" / WEIGHTS

LEAST_COUNT = 12
"""Candidates a feature must occur in: 4, 8 and 12 differ by 0.001 F1, the file by half."""
PENALTY = 3.0
"""Of the L2 norm: 1, 2, 4 and 8 gave F1 0.657, 0.660, 0.661 and 0.658 on the held-out quarter."""
STEPS = 80
LEAST_WEIGHT = 0.05
"""Smaller weights are left out: 0.001 F1 lost, a quarter of the file gone."""
THRESHOLD = 0.3
"""Least score of an attribution; F1 is flat from 0.25 to 0.35 on the held-out quarter."""

Example = tuple[tuple[str, ...], float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="score on a held-out quarter, write nothing")
    check = parser.parse_args().check
    rows = list(_gold("polnear_train"))
    articles = [_examples(row) for row in rows]
    kept = [a for n, a in enumerate(articles) if not check or n % 4]
    weights, bias = fit(kept)
    if check:
        held = [example for n, a in enumerate(articles) if n % 4 == 0 for example in a]
        print(json.dumps(_figures(held, weights, bias)))
        return
    model = {
        "format": 1,
        "bias": round(bias, 3),
        "threshold": THRESHOLD,
        "weights": {name: round(100 * value) for name, value in sorted(weights.items())},
    }
    data = json.dumps(model, ensure_ascii=False, separators=(",", ":")).encode()
    TARGET.write_bytes(gzip.compress(data, mtime=0))
    print(f"{len(weights)} weights, {TARGET.stat().st_size:,} bytes, written to {TARGET.relative_to(REPO)}")


def _gold(name: str) -> Iterator[dict[str, Any]]:
    shared = Path(os.environ.get("TIGHTROPE_SHARED", REPO.parent / "shared"))
    with (shared / "gold/quotes" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _examples(row: dict[str, Any]) -> list[Example]:
    """An article's candidates as feature names and target."""
    parsed = parse(row["text"])
    ground = Ground.of(Tree.of(parsed), quoted(parsed.body))
    marked = [(_letters(row["text"], q["content"]), q["source"]) for q in row["quotes"]]
    trails: dict[int, frozenset[int]] = {}
    found = []
    for candidate in candidates(ground):
        cue = candidate.cue
        content = _letters(row["text"], _characters(ground.tree, candidate.content))
        if cue not in trails:
            trails[cue] = _letters(row["text"], _characters(ground.tree, ground.trail(cue)))
        source = _characters(ground.tree, candidate.source)
        best = max(
            (_overlap(content, trails[cue], want) for want, who in marked if _same(who, source)), default=0.0
        )
        found.append((tuple(sorted(set(features(ground, candidate)))), best if best >= 0.5 else 0.0))
    return found


def _characters(tree: Tree, stretches: Iterable[Tokens]) -> list[tuple[int, int]]:
    return [(tree.start[first], tree.end[past - 1]) for first, past in stretches]


def _letters(text: str, spans: Iterable[Sequence[int]]) -> frozenset[int]:
    return frozenset(i for start, end in spans for i in range(start, end) if text[i].isalnum())


def _overlap(content: frozenset[int], trail: frozenset[int], want: frozenset[int]) -> float:
    """With or without what goes on in the next sentence, whichever fits better."""
    if content.isdisjoint(want):
        return 0.0
    longer = content | trail
    return max(len(content & want) / len(content | want), len(longer & want) / len(longer | want))


def _same(marked: Sequence[Sequence[int]], source: Sequence[Sequence[int]]) -> bool:
    if not marked or not source:
        return not marked and not source
    return any(a[0] < b[1] and b[0] < a[1] for a in marked for b in source)


def fit(articles: Sequence[Sequence[Example]]) -> tuple[dict[str, float], float]:
    """Weights by feature name, small ones left out, and the bias."""
    counts = Counter(name for article in articles for names, _ in article for name in names)
    names = sorted(name for name, count in counts.items() if count >= LEAST_COUNT)
    number = {name: n for n, name in enumerate(names)}
    columns: list[int] = []
    rows: list[int] = []
    targets: list[float] = []
    for article in articles:
        for found, target in article:
            known = [number[name] for name in found if name in number]
            columns += known
            rows += [len(targets)] * len(known)
            targets.append(target)
    values, bias = _descend(np.array(columns), np.array(rows), np.array(targets), len(names))
    return {name: float(v) for name, v in zip(names, values, strict=True) if abs(v) >= LEAST_WEIGHT}, bias


Floats = NDArray[np.float64]


def _descend(
    columns: NDArray[np.int64], rows: NDArray[np.int64], target: Floats, width: int
) -> tuple[Floats, float]:
    """Adam on the penalised log loss; the last weight is the bias, which is not penalised."""
    weights, mean, square = (np.zeros(width + 1) for _ in range(3))
    weights[-1] = -2.0
    for step in range(1, STEPS + 1):
        error = _logistic(np.bincount(rows, weights[columns], len(target)) + weights[-1]) - target
        slope = np.append(np.bincount(columns, error[rows], width) + PENALTY * weights[:-1], error.sum())
        mean += 0.1 * (slope - mean)
        square += 0.01 * (slope * slope - square)
        rate = 0.1 if step < STEPS / 2 else 0.2 * (1 - step / STEPS) + 0.002
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-3)
    return weights[:-1], float(weights[-1])


def _logistic(values: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-values)))


def _figures(held: Sequence[Example], weights: dict[str, float], bias: float) -> dict[str, float]:
    """How well single candidates are told apart; the bench gives the figures of the whole reader."""
    scores = np.array([bias + sum(weights.get(name, 0.0) for name in names) for names, _ in held])
    right = np.array([target > 0 for _, target in held])
    taken = _logistic(scores) > THRESHOLD
    hits = float((taken & right).sum())
    return {"candidates": len(held), "precision": hits / taken.sum(), "recall": hits / right.sum()}


if __name__ == "__main__":
    main()
