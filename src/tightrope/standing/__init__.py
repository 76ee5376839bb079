"""Standing: where a state stands between powers on a day, as far as the record tells.

`of` counts; it scores nothing yet. What it counts, and what no one has measured of it, is said in every
answer (`Standing.method`, `Standing.error`) and in docs/standing.md.
"""

from __future__ import annotations

from tightrope.standing._count import METHOD, WINDOW_DAYS, of
from tightrope.standing._records import Coverage, Relation, Standing, VoteTogether

__all__ = ["METHOD", "WINDOW_DAYS", "Coverage", "Relation", "Standing", "VoteTogether", "of"]
