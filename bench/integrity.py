"""What the findings about a page's integrity are worth: precision, recall, Brier score, reliability.

    python -m bench.integrity

Owns the tables alone: the examples are those of `training/integrity_data.py` that nothing was fitted on.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import pairwise

from bench.gold import shared
from tightrope.articles._calibrate import LEAST, scale
from training import integrity_data as data

BINS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.001)

Scored = tuple[data.Example, float]


def run(kinds: Sequence[str] = data.KINDS) -> int:
    """Print the table of each kind; 1 where the labelled data are not here."""
    if shared() is None:
        print("the labelled data are not here: set TIGHTROPE_SHARED", file=sys.stderr)
        return 1
    for kind in kinds:
        weights = scale(kind)
        scored = [(example, weights.score(example.seen)) for example in data.measured(kind)]
        _table(kind, scored)
    return 0


def _table(kind: str, scored: Sequence[Scored]) -> None:
    flagged = [example for example, score in scored if score >= LEAST]
    true = sum(example.damaged for example in flagged)
    positive = sum(example.damaged for example, _ in scored)
    clean = [(example, score) for example, score in scored if example.clean]
    alarms = [example for example, score in clean if score >= LEAST]
    misses = [(example.damaged, (score - example.damaged) ** 2) for example, score in scored]
    missed = sum(miss for damaged, miss in misses if damaged) / max(1, positive)
    alarmed = sum(miss for damaged, miss in misses if not damaged) / max(1, len(scored) - positive)
    brier = data.PRIOR * missed + (1 - data.PRIOR) * alarmed
    print(
        f"\n{kind}: {positive} damaged, {len(scored) - positive} not; precision "
        f"{true / max(1, len(flagged)):.3f}, recall {true / max(1, positive):.3f}, Brier {brier:.4f}; "
        f"false alarms on clean documents {len(alarms)} of {len(clean)}"
    )
    for source in sorted({example.source for example, _ in scored}):
        of_source = [(example, score) for example, score in scored if example.source == source]
        share = sum(score >= LEAST for _, score in of_source)
        print(f"  {source:36} {share:5} of {len(of_source):5} flagged")
    _reliability(scored)


def _reliability(scored: Sequence[Scored]) -> None:
    """Score against share damaged, both kinds weighted to the pile that the scales are meant for."""
    positive = sum(example.damaged for example, _ in scored)
    heavy, light = data.PRIOR / positive, (1 - data.PRIOR) / (len(scored) - positive)
    print(
        f"  reliability at one page in {1 / data.PRIOR:.0f} damaged (mean score: share damaged, count):",
        end="",
    )
    for low, high in pairwise(BINS):
        inside = [(example.damaged, score) for example, score in scored if low <= score < high]
        if not inside:
            continue
        weights = [heavy if damaged else light for damaged, _ in inside]
        mean = sum(w * score for w, (_, score) in zip(weights, inside, strict=True)) / sum(weights)
        rate = sum(w for w, (damaged, _) in zip(weights, inside, strict=True) if damaged) / sum(weights)
        print(f"  {mean:.2f}: {rate:.2f}, {len(inside)}", end="")
    print()


if __name__ == "__main__":
    sys.exit(run())
