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


def run() -> int:
    """Print the table of every kind; 1 where the labelled data are not here."""
    if shared() is None:
        print("the labelled data are not here: set TIGHTROPE_SHARED", file=sys.stderr)
        return 1
    for kind in data.KINDS:
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
    brier = sum((score - example.damaged) ** 2 for example, score in scored) / len(scored)
    print(
        f"\n{kind}: {positive} damaged, {len(scored) - positive} not; precision "
        f"{true / max(1, len(flagged)):.3f}, recall {true / max(1, positive):.3f}, Brier {brier:.4f}; "
        f"false alarms on clean documents {len(alarms)} of {len(clean)}"
    )
    for source in sorted({example.source for example, _ in scored}):
        of_source = [(example, score) for example, score in scored if example.source == source]
        share = sum(score >= LEAST for _, score in of_source)
        print(f"  {source:36} {share:5} of {len(of_source):5} flagged")
    print("  reliability (score: mean score, share damaged, count):", end="")
    for low, high in pairwise(BINS):
        inside = [(example.damaged, score) for example, score in scored if low <= score < high]
        if inside:
            mean = sum(score for _, score in inside) / len(inside)
            rate = sum(label for label, _ in inside) / len(inside)
            print(f"  {low:.1f}: {mean:.2f} {rate:.2f} {len(inside)}", end="")
    print()


if __name__ == "__main__":
    sys.exit(run())
