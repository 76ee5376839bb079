"""From chosen lines to the body, and the cheap way to choose them.

Lines are taken whole, so that words an extractor drops inside a sentence are not lost. The body's
characters come from the source's lines, never from the extractor, which is why the map to the source
is exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tightrope.articles._html_align import Words
from tightrope.articles._html_line import clip
from tightrope.articles._html_source import Around, Line
from tightrope.articles._lines import weight
from tightrope.records import Run

PARAGRAPH_BREAK: Final = "\n\n"
_LONG_LINE: Final = 400
"""Words from which a line is no paragraph but a page without markup."""
_NEARLY_ALL: Final = 0.95
_MIN_STRETCH: Final = 15
"""Picked words in a row that are taken from such a line."""

_LAID_OUT: Final = Around.TABLE | Around.LIST | Around.HEADER | Around.FIGURE
_OUTSIDE: Final = Around.NAV | Around.FOOTER | Around.FORM | Around.UNSEEN | Around.ASIDE | Around.CAPTION
_BITS: Final = tuple(bit for bit in (1 << n for n in range(16)) if bit & (_OUTSIDE | _LAID_OUT))
_MOST_OF_PAGE: Final = 0.5
_PROSE_WORDS: Final = 8
_ENDINGS: Final = frozenset(".!?…:。！？：۔।؟")
_SHORT_COST: Final = 6
"""The cheap extractor's weights: a line of prose earns its words, any other line costs so many, and
the dearest unbroken stretch of lines is the article."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line: characters `start` to `end` of line number `line`. `glue` stands between it and the
    piece before, None where it begins a paragraph."""

    line: int
    start: int
    end: int
    glue: str | None = None


def whole_or_part(
    lines: Sequence[Line], words: Sequence[Words], flags: Sequence[bytearray], kept: Sequence[bool]
) -> list[Piece]:
    """The pieces of the kept lines, in page order: whole, but of a line that is no paragraph only what
    the extractor picked."""
    found: list[Piece] = []
    for index, (line, known, flag) in enumerate(zip(lines, words, flags, strict=True)):
        if not kept[index]:
            continue
        if len(flag) > _LONG_LINE and 0 < flag.count(1) < _NEARLY_ALL * len(flag):
            found.extend(_stretches(index, line, known, flag))
        else:
            found.append(Piece(index, 0, len(line.text)))
    return found


def _stretches(index: int, line: Line, known: Words, flag: bytearray) -> Iterable[Piece]:
    """Unbroken runs of flagged words, with the marks that stick to them."""
    at = 0
    while (first := flag.find(1, at)) >= 0:
        at = flag.find(0, first)
        at = len(flag) if at < 0 else at
        if at - first < _MIN_STRETCH:
            continue
        start, end = known.spans[first][0], known.spans[at - 1][1]
        while start > 0 and not line.text[start - 1].isspace():
            start -= 1
        while end < len(line.text) and not line.text[end].isspace():
            end += 1
        yield Piece(index, start, end)


def telling(lines: Sequence[Line]) -> int:
    """The surroundings that tell the lines of this page apart, as bits of `Around`.

    One that most of the text stands in tells nothing: a form around the whole page, a table that lays it
    out, a menu that is never closed.
    """
    total, within = 0, dict.fromkeys(_BITS, 0)
    for line in lines:
        size = len(line.text) - line.linked
        total += size
        for bit in _BITS:
            if line.around & bit:
                within[bit] += size
    return ~sum(bit for bit, size in within.items() if size > _MOST_OF_PAGE * total)


def pick_cheaply(lines: Sequence[Line]) -> list[Piece]:
    """The article by one pass over the lines, for pages that the full extractor cannot be given.

    The heaviest unbroken stretch, prose counted for and the rest against it (the maximum subarray of
    Bentley 1984), less the lines in it that are no prose.
    """
    outside = _OUTSIDE & telling(lines)
    prose = [_is_prose(line, outside) for line in lines]
    best, total, first = (0, 0, 0), 0, 0
    for index, line in enumerate(lines):
        total += weight(line.text) if prose[index] else -_SHORT_COST
        if total > best[0]:
            best = (total, first, index + 1)
        if total <= 0:
            total, first = 0, index + 1
    _, start, end = best
    kept = [i for i in range(start, end) if prose[i] or _is_inner_heading(lines, prose, i, end)]
    return [Piece(i, 0, len(lines[i].text)) for i in kept]


def _is_prose(line: Line, outside: int) -> bool:
    """Whether a line reads as running text: long enough, little of it linked, outside page furniture."""
    if line.around & outside or line.linked > 0.5 * len(line.text):
        return False
    count = weight(line.text)
    ends = line.text.rstrip("\"'”’»)]」』 ")[-1:] in _ENDINGS
    return count >= _PROSE_WORDS or (ends and count >= 3)


def _is_inner_heading(lines: Sequence[Line], prose: Sequence[bool], index: int, end: int) -> bool:
    line = lines[index]
    return bool(line.around & Around.HEADING) and not line.linked and index + 1 < end and prose[index + 1]


def body_of(lines: Sequence[Line], pieces: Sequence[Piece], separator: str) -> tuple[str, tuple[Run, ...]]:
    """The pieces' text, joined by `separator`, and its runs into the source."""
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    for piece in pieces:
        between = separator if piece.glue is None else piece.glue
        if parts:
            parts.append(between)
            length += len(between)
        line = lines[piece.line]
        whole = piece.start == 0 and piece.end == len(line.text)
        kept = line.runs if whole else clip(line.runs, piece.start, piece.end)
        runs.extend(Run(r.start + length, r.length, r.page_start, r.page_length) for r in kept)
        parts.append(line.text[piece.start : piece.end])
        length += piece.end - piece.start
    return "".join(parts), tuple(runs)
