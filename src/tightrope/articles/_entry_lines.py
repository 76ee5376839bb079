"""What a line is to a live blog's entry: its heading, its byline, its words. Owns these tests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tightrope.articles import _head
from tightrope.articles._lines import WORD, Line

_NEAR: Final = 4
"""Lines around a stamp among which an entry's heading and byline stand."""
HEADING_WORDS: Final = 30
"""Words of the longest heading; the longest of 36 seen has 16."""
_BYLINE_CHARS: Final = 120
_SHARING: Final = re.compile(
    r"^(?:share(?: this)?|copied|copy link|link copied|facebook|twitter|email|whatsapp|x|key events?|pinned"
    r"|comments?|advertisement|teilen|partager|compartir|condividi|partilhar|поделиться)\b[^.]{0,30}$",
    re.IGNORECASE,
)


def heading_line(lines: Sequence[Line], i: int, step: int) -> int | None:
    """The line of an entry's heading on one side of its stamp, bylines and share rows passed over."""
    k = i + step
    while 0 <= k < len(lines) and abs(k - i) <= _NEAR:
        text = lines[k].text
        if not (is_byline(text) or _SHARING.match(text)):
            return k if _is_heading(text) and _before_prose(lines, max(i, k)) else None
        k += step
    return None


def _before_prose(lines: Sequence[Line], i: int) -> bool:
    return any(is_prose(line) for line in lines[i + 1 : i + 1 + _NEAR])


def _is_heading(text: str) -> bool:
    words = len(WORD.findall(text))
    return 2 <= words <= HEADING_WORDS and text.rstrip("\"'”’»)")[-1:] not in ".…:;," and len(text) < 240


def is_prose(line: Line) -> bool:
    """Whether a line begins with a few words and ends as a sentence does."""
    return len(WORD.findall(line.text[:400])) >= 6 and line.text.rstrip("\"'”’»)]*")[-1:] in ".!?…:।。"


def is_byline(text: str) -> bool:
    """Whether a line only names who wrote an entry, with "By" or without."""
    if len(text) > _BYLINE_CHARS:
        return False
    return _head.is_byline(text) or (
        len(WORD.findall(text)) in (2, 3) and bool(_head.names(text)) and text[-1] != "."
    )
