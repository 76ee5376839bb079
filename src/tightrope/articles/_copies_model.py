"""How sure it is that one of two texts was made from the other, where no long run of words says so.

The weights are fitted by `training/copies_model.py`; the figures stand in docs/copies.md.
"""

from __future__ import annotations

import math
from dataclasses import fields
from typing import Final

from tightrope.articles._copies_features import Features, row

LEAST_CERTAIN: Final = 0.6
"""Certainty from which two texts are copies: more than even, since of all that an archive compares fewer are
copies than of the pairs that the weights are fitted to."""

_WEIGHTS: Final = {
    "pairs": 6.151,
    "stems": -6.014,
    "names": 3.812,
    "order": 1.854,
    "steps": 5.051,
    "placed": 1.347,
    "even": 6.600,
    "constant": -18.422,
}


def certainty(of: Features) -> float:
    """The chance (0..1) that a pair with these features is one of copies, among as many that are none."""
    weights = (_WEIGHTS[field.name] for field in fields(of))
    total = sum(w * x for w, x in zip(weights, row(of), strict=True)) + _WEIGHTS["constant"]
    return 1 / (1 + math.exp(-total))
