"""How sure it is that one of two texts was made from the other, where no long run of words says so.

The weights are fitted by `training/copies_model.py`; the figures stand in docs/copies.md.
"""

from __future__ import annotations

import math
from dataclasses import fields
from typing import Final

from tightrope.articles._copies_features import Features, row

LEAST_CERTAIN: Final = 0.5
"""Certainty from which two texts are copies."""

_WEIGHTS: Final = {
    "pairs": 9.702,
    "stems": 0.842,
    "names": 2.595,
    "order": 3.071,
    "steps": 4.181,
    "placed": 0.473,
    "constant": -13.338,
}


def certainty(of: Features) -> float:
    """The chance (0..1) that a pair with these features is one of copies, among as many that are none."""
    weights = (_WEIGHTS[field.name] for field in fields(of))
    total = sum(w * x for w, x in zip(weights, row(of), strict=True)) + _WEIGHTS["constant"]
    return 1 / (1 + math.exp(-total))
