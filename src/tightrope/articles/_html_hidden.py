"""Whether an element hides its words from the page's readers, by its own attributes.

Owns the forms that do so: those of CSS 2.2 and of the HTML standard (6.1) that injected links are commonly
hidden by. Style sheets are not read, and words in the colour of the page count as shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

_MAY: Final = re.compile(r"\b(?:style|hidden)\b", re.IGNORECASE)
_ANY: Final = re.compile(
    r";(?:display:none|visibility:(?:hidden|collapse)|opacity:0(?:\.0{1,9})?(?![\d.])|text-indent:-\d{3}"
    r"|margin-left:-\d{4})"
)
_WORDS: Final = re.compile(r";font-size:0(?![\d.])")
"""Of words alone: boxes say so to close the gaps between their parts, which have a size of their own."""
_PLACED: Final = re.compile(r";position:(?:absolute|fixed)")
_OUT_OF_SIGHT: Final = re.compile(
    r";(?:left|right|top|bottom):-\d{3}|;clip:rect\((?:0|1px)|;clip-path:inset\((?:50|100)%"
)
_CUT_OFF: Final = re.compile(r";overflow(?:-[xy])?:hidden")
_NO_ROOM: Final = re.compile(r";(?:max-)?(?:height|width):0(?![\d.])")


def may_hide(inside: str) -> bool:
    """Whether the inside of a tag holds the name of an attribute that could hide."""
    return _MAY.search(inside) is not None


def hides(given: Mapping[str, str], *, words: bool) -> bool:
    """Whether these attributes hide an element; `words` says that it is part of a line and no box."""
    if "hidden" in given:
        return given["hidden"].lower() != "until-found"
    if "style" not in given:
        return False
    style = ";" + "".join(given["style"].split()).lower()
    return bool(
        _ANY.search(style)
        or (words and _WORDS.search(style))
        or (_PLACED.search(style) and _OUT_OF_SIGHT.search(style))
        or (_CUT_OFF.search(style) and _NO_ROOM.search(style))
    )
