"""The parts of the reader of quotes: marks, frames, the decision, speakers. Imported by `quotes` alone."""

from __future__ import annotations

from tightrope.reading._quotes.cast import Named
from tightrope.reading._quotes.decide import Attribution, attributions
from tightrope.reading._quotes.ground import Ground
from tightrope.reading._quotes.marks import quoted
from tightrope.reading._quotes.records import cue_tokens, kind_of, stance_of, unclaimed
from tightrope.reading._quotes.speakers import Speakers
from tightrope.reading._quotes.tree import Tokens, Tree

__all__ = [
    "Attribution",
    "Ground",
    "Named",
    "Speakers",
    "Tokens",
    "Tree",
    "attributions",
    "cue_tokens",
    "kind_of",
    "quoted",
    "stance_of",
    "unclaimed",
]
