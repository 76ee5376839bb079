"""From what was seen on a page to a probability: one logistic scale for each finding about its integrity.

Owns the arithmetic and the packaged coefficients, which `python -m training.integrity_fit` makes out of
clean labelled pages and pages that our generators damaged. The probabilities are those of a pile in which
one page in ten is damaged that way; docs/integrity.md has their reliability on generators held back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp
from typing import Final

_WEIGHTS: Final = "integrity.json"
LEAST: Final = 0.5
"""Probability from which a finding is reported: what is likelier than not."""
_STEEPEST: Final = 30.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Weights by the name of what is seen, and the odds of a page on which nothing is seen."""

    weights: Mapping[str, float]
    bias: float

    def score(self, seen: Mapping[str, float]) -> float:
        """The probability, 0 to 1, to three digits; raises KeyError for what the scale does not know."""
        odds = self.bias + sum(self.weights[name] * value for name, value in sorted(seen.items()))
        return round(1.0 / (1.0 + exp(-max(-_STEEPEST, min(_STEEPEST, odds)))), 3)


def scale(kind: str) -> Scale:
    """The packaged scale of a kind: truncated, paywall_stub, block_page or generated_filler."""
    return _scales()[kind]


@cache
def _scales() -> dict[str, Scale]:
    stored = json.loads(resources.files("tightrope.articles").joinpath("data", _WEIGHTS).read_text("utf-8"))
    return {kind: Scale(row["weights"], row["bias"]) for kind, row in stored["scales"].items()}
