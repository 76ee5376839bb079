"""Which articles hold which keys: a table of fixed rows that doubles as it fills, then drops the oldest.

A row holds eight postings of all keys that fall into it; a new one takes the place of the oldest. So a
key that stands in thousands of articles costs no more than any other, and memory has a hard bound.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from tightrope.articles._copies_keys import Keys

ROW: Final = 8
"""Postings in a row: one line of a processor's cache."""

FULL: Final = 0.6
"""Share of the table in use at which it doubles: two postings in a hundred find their row full by then."""

KEYS_AN_ARTICLE: Final = 64
"""Postings that the bound reckons with for one article held."""

_FIRST_ROWS: Final = 1 << 12
_HIGH: Final = np.uint64(32)
_NUMBER: Final = np.uint64(0xFFFFFFFF00000000)
_WHOLE: Final = 840
_WORTH: Final = np.array([0] + [_WHOLE // n for n in range(1, ROW + 1)], dtype=np.uint64)
"""What a key that stands n times in its row is worth, in parts of 840, which all n up to eight divide."""


class Postings:
    """Keys of numbered articles. Numbers begin at 1 and rise; the highest is the newest."""

    def __init__(self, max_held: int) -> None:
        """`max_held` articles are reckoned with; beyond, the table grows no more and forgets the oldest."""
        self._most = max(_FIRST_ROWS, int(max_held * KEYS_AN_ARTICLE / FULL / ROW))
        self._rows: NDArray[np.uint64] = np.zeros((_FIRST_ROWS, ROW), dtype=np.uint64)
        self._used = 0

    @property
    def nbytes(self) -> int:
        """Bytes that the table takes."""
        return self._rows.nbytes

    def shared(self, keys: Keys, least: float, after: int) -> list[tuple[float, int]]:
        """Articles with number above `after` that share keys worth `least` or more: worth and number.

        A key is worth one part in the postings its row holds of it: what many articles say ("prime
        minister") tells little, and of a story met forty times every key is worth an eighth, but all are
        shared. Those that share most come first, of equals the newest.
        """
        rows = self._rows[keys & np.uint32(len(self._rows) - 1)]
        same = rows.astype(np.uint32) == keys[:, None]
        met = rows[same]
        if met.size == 0:
            return []
        often = np.count_nonzero(same, axis=1)
        found = (met & _NUMBER) | np.repeat(_WORTH[often], often)
        found.sort()
        number = found >> _HIGH
        starts = np.flatnonzero(np.diff(number, prepend=np.uint64(0)))
        worth = np.add.reduceat(found & ~_NUMBER, starts)
        number = number[starts]
        kept = (worth >= np.uint64(least * _WHOLE)) & (number > np.uint64(after))
        if not kept.any():
            return []
        pairs = zip((worth[kept] / _WHOLE).tolist(), number[kept].tolist(), strict=True)
        return sorted(pairs, reverse=True)

    def add(self, number: int, keys: Keys) -> None:
        """Note an article's keys. Two keys that fall into one row at once cost the first its place."""
        if self._used > FULL * self._rows.size and len(self._rows) < self._most:
            self._double()
        at = keys & np.uint32(len(self._rows) - 1)
        slots = self._rows[at].argmin(axis=1)
        self._rows[at, slots] = (np.uint64(number) << _HIGH) | keys
        self._used += keys.size

    def _double(self) -> None:
        """Twice the rows: each row's postings part by the next bit of their keys, and none is lost."""
        old, rows = self._rows, len(self._rows)
        self._rows = np.zeros((2 * rows, ROW), dtype=np.uint64)
        upper = (old & np.uint64(rows)) != 0
        np.copyto(self._rows[:rows], old, where=~upper)
        np.copyto(self._rows[rows:], old, where=upper)
        self._used = int(np.count_nonzero(old))
