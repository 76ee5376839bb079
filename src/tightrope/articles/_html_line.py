"""One line of shown text from stretches of HTML source: white space collapsed, character references
resolved, and for every character its place in the source.
"""

from __future__ import annotations

import html
import re
from typing import Final

from tightrope.records import Run

_DROPPED: Final = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_SPECIAL: Final = re.compile(
    rf"&(?:\#[0-9]{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});?"
    rf"|(?! (?!\s))\s++|[{_DROPPED}]++"
)
"""What stands in the source otherwise than in the shown text: character references, white space
that is not one plain space, and characters that are not shown (soft hyphens, direction marks)."""
_INVISIBLE: Final = re.compile(f"[{_DROPPED}]++")


def clip(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    """The runs of text[start:end], counted from `start`; a run that writes characters otherwise is
    kept only whole."""
    kept = []
    for run in runs:
        first, last = max(run.start, start), min(run.start + run.length, end)
        if first >= last:
            continue
        if run.length == run.page_length:
            kept.append(Run(first - start, last - first, run.page_start + first - run.start, last - first))
        elif last - first == run.length:
            kept.append(Run(first - start, run.length, run.page_start, run.page_length))
    return tuple(kept)


class LineMaker:
    """Builds one line of shown text from stretches of the source."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._clear()

    def _clear(self) -> None:
        self._parts: list[str] = []
        self._runs: list[list[int]] = []
        self._length = 0
        self._spaced = True
        self.linked = 0

    def add(self, start: int, end: int) -> bool:
        """Add text[start:end] as shown; say whether the line holds anything shown."""
        before = self._length
        at = start
        for match in _SPECIAL.finditer(self._text, start, end):
            if match.start() > at:
                self._plain(at, match.start())
            self._special(match)
            at = match.end()
        if at < end:
            self._plain(at, end)
        return self._length > before

    @property
    def length(self) -> int:
        """Characters so far."""
        return self._length

    def take(self) -> tuple[str, tuple[Run, ...]]:
        """The line's text and runs, without white space at its ends; the maker is empty again."""
        text = "".join(self._parts)
        runs = tuple(Run(*run) for run in self._runs)
        self._clear()
        kept = text.rstrip()
        return kept, runs if len(kept) == len(text) else clip(runs, 0, len(kept))

    def _plain(self, start: int, end: int) -> None:
        if self._spaced and self._text[start] == " ":
            start += 1
        if start < end:
            self._emit(self._text[start:end], start, end - start)

    def _special(self, match: re.Match[str]) -> None:
        raw = match.group()
        if raw[0] != "&":
            if raw[0].isspace():
                self._space()
            return
        shown = _INVISIBLE.sub("", html.unescape(raw))
        if shown == raw:
            self._plain(match.start(), match.end())
        elif shown.isspace():
            self._space()
        elif shown:
            self._emit(" ".join(shown.split()) or shown, match.start(), len(raw))

    def _space(self) -> None:
        if not self._spaced:
            self._parts.append(" ")
            self._length += 1
            self._spaced = True

    def _emit(self, shown: str, start: int, taken: int) -> None:
        length = len(shown)
        last = self._runs[-1] if self._runs else None
        if (
            last is not None
            and length == taken
            and last[1] == last[3]
            and last[0] + last[1] == self._length
            and last[2] + last[3] == start
        ):
            last[1] += length
            last[3] += taken
        else:
            self._runs.append([self._length, length, start, taken])
        self._parts.append(shown)
        self._length += length
        self._spaced = shown[-1] == " "
