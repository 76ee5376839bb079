"""The words inside one element of an HTML source, piece by piece: what a byline holds besides a name.

Owns a walk over a bounded stretch of source behind a start tag. A page writes a byline, the day and a
row of buttons on one line; the element tells them apart.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Final

_MAX_SOURCE: Final = 4_000
_MAX_PIECES: Final = 24
"""Source characters, and pieces of text, that a byline holds at most; larger elements hold more than that."""
_TOKEN: Final = re.compile(r"<!--|<(/?)([a-zA-Z][^\s/>]{0,30})((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>|<")
_SKIPPED: Final = frozenset({"script", "style", "svg", "noscript", "template", "button", "select", "time"})
_JOINS: Final = frozenset({"b", "strong", "em", "i", "font", "wbr", "u", "mark", "bdi", "sup"})
"""Tags that do not part words."""
_MARKS: Final = frozenset({",", ";", "&", "/", "|"})
"""Marks that stand between names; others by themselves say nothing."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words between two tags; `link` says whether they stand in a link."""

    text: str
    link: bool


def words_in(text: str, start: int, tag: str) -> list[Piece]:
    """The pieces of text of the element whose content begins at `start`; none if it is no small element.

    Time, scripts and buttons inside it are left out.
    """
    end = min(len(text), start + _MAX_SOURCE)
    walk = _Walk(tag)
    at = start
    while at < end:
        match = _TOKEN.search(text, at, end)
        walk.add(text[at : match.start() if match else end])
        if match is None:
            return []
        at = match.end()
        if match.group() == "<!--":
            close = text.find("-->", at, end)
            at = close + 3 if close >= 0 else end
        elif match[2] and walk.step(match[2].lower(), match[1] == "/", match[3].endswith("/")):
            return walk.pieces if len(walk.pieces) <= _MAX_PIECES else []
    return []


class _Walk:
    """What was read so far of one element."""

    def __init__(self, tag: str) -> None:
        self._tag, self._depth, self._links, self._skip = tag, 1, 0, ""
        self._parts: list[str] = []
        self.pieces: list[Piece] = []

    def add(self, words: str) -> None:
        if not self._skip:
            self._parts.append(words)

    def step(self, name: str, closing: bool, empty: bool) -> bool:
        """Take one tag; say whether it ends the element."""
        if self._skip:
            self._skip = "" if closing and name == self._skip else self._skip
            return False
        if name in _JOINS and name != self._tag:
            return False
        self._break()
        if name in _SKIPPED and not closing and not empty and name != self._tag:
            self._skip = name
        if name == "a":
            self._links = max(0, self._links + (-1 if closing else 1))
        if name == self._tag:
            self._depth += -1 if closing else 1
        return self._depth == 0

    def _break(self) -> None:
        words = " ".join(html.unescape("".join(self._parts)).split())
        self._parts.clear()
        if words in _MARKS or any(c.isalnum() for c in words):
            self.pieces.append(Piece(words, self._links > 0))
