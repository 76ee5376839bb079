"""Live pages saved as plain text: which lines stand between the stamps of their entries.

Owns telling such a page, before its body is known, from one that names times in a menu or under comments.
The line model knows no live blogs: short entries between bare times look like readers' comments to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tightrope.articles import _entries
from tightrope.articles._entry_times import Stamp, read, step
from tightrope.articles._lines import Line

_LEAST: Final = 4
"""Entries, each a time alone on its line with running text before the next, of a page that says so."""
_ONE_WAY: Final = 0.75
"""Share of the steps from time to time that go one way, as in `_entries`."""


def between_stamps(lines: Sequence[Line], prose: NDArray[np.bool_]) -> range | None:
    """The lines from the first entry's stamp to the end of the last entry; None where the page is not live.

    `prose` marks the lines that read as running text. Behind the last stamp the first run of it counts.
    """
    if not lines or not _entries.says_live(lines, lines[0].text):
        return None
    stamps = [one for i, line in enumerate(lines) if (one := _stamp(line, i))]
    bounds = [*(stamp.line for stamp in stamps), len(lines)]
    told = [one for one, (a, b) in zip(stamps, pairwise(bounds), strict=True) if prose[a + 1 : b].any()]
    keys = [stamp.key for stamp in told if stamp.key is not None]
    steps = [way for a, b in pairwise(keys) if (way := step(a, b))]
    if len(told) < _LEAST or max(steps.count(1), steps.count(-1)) < _ONE_WAY * max(1, len(steps)):
        return None
    last = told[-1].line + 1 + int(np.argmax(prose[told[-1].line + 1 :]))
    while last < len(lines) and prose[last]:
        last += 1
    return range(told[0].line, last)


def _stamp(line: Line, number: int) -> Stamp | None:
    found = read(line.text, number, line.start)
    return found if found is not None and found.alone and found.key is not None else None
