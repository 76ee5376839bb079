"""Stories: which articles tell of the same happening, decided once, as each article arrives.

`Stream` holds the stories met lately in bounded memory and places one article after another; a
ledger hands it what it placed before with `remember`. How it decides, and with what measured error,
stands in docs/stories.md.
"""

from __future__ import annotations

from tightrope.stories._stream import Stream
from tightrope.stories._terms import terms

__all__ = ["Stream", "terms"]
