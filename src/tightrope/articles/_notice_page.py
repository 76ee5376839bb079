"""A page on which a newsroom withdraws its article, and nothing else stands. Owns what such a page's body is.

The body is the notice's own words then, so that nothing is lost and every character leads back to the page;
they are no news, and `reading` leaves a body alone that stands in its notices' spans.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from tightrope.articles._assemble import PARAGRAPH_BREAK
from tightrope.articles._lines import weight
from tightrope.articles._notices import Found
from tightrope.articles._view import View
from tightrope.records import NoticeKind, Run

_LEFT_WORDS: Final = 25
"""A body with fewer words than this and than the notice is what a site's frame left over, no article: the
shortest of 381 labelled bodies has 32."""
_LEAST_WORDS: Final = 4
"""Words of the shortest withdrawal ("This article was withdrawn"); a wire slug has fewer."""
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_STEM, _LEAST_STEMS = 5, 3
"""Letters of a word that are compared, and words that a headline must have to be compared."""
_GONE: Final = re.compile(
    r"\bno longer (?:available|exists?)\b|\b(?:removed|deleted|moved|expired|archived),? or\b"
    r"|\bnot (?:be )?(?:found|available)\b|\bhas expired\b"
    r"|\bthis (?:page|video|post|entry|map|graphic|chart|podcast|episode)\b[^.]{0,40}\b(?:removed|deleted)\b",
    re.IGNORECASE,
)
"""What a server says in place of a page that is gone, whoever took it away."""


def body_of(
    view: View, notices: Sequence[Found], left: str, headline: str | None
) -> tuple[str, tuple[Run, ...]] | None:
    """The withdrawal's words as a body with its runs; None where the page holds none, or more than it.

    `left` is the body without the notices. Where it is long and shares no word of the headline it is what
    else stands on the page: requests, other stories' first sentences.
    """
    taken = [one for one in notices if one.kind is NoticeKind.RETRACTION]
    words = " ".join(view.visible[one.start : one.end] for one in taken)
    if weight(words) < _LEAST_WORDS or _GONE.search(words):
        return None
    if weight(left) >= min(_LEFT_WORDS, weight(words)) and _tells(left, headline or ""):
        return None
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    for start, end in _lines(view, taken):
        if parts:
            length += len(PARAGRAPH_BREAK)
        runs.extend(_moved(view, start, end, length - start))
        parts.append(view.visible[start:end])
        length += end - start
    return PARAGRAPH_BREAK.join(parts), tuple(runs)


def _tells(left: str, headline: str) -> bool:
    """Whether what is left may be what the headline is about; so it is where a headline has too few words."""
    stems = {word[:_STEM] for word in _WORD.findall(headline.casefold())}
    return len(stems) < _LEAST_STEMS or any(word[:_STEM] in stems for word in _WORD.findall(left.casefold()))


def _lines(view: View, taken: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """The stretches of the lines, or parts of them, that the notices take."""
    for line in view.lines:
        for one in taken:
            start, end = max(line.start, one.start), min(line.end, one.end)
            if start < end:
                yield start, end


def _moved(view: View, start: int, end: int, shift: int) -> Iterator[Run]:
    """The view's runs in visible[start:end], clipped to it and moved by `shift`."""
    for run in view.runs[max(0, bisect_right(view.starts, start) - 1) :]:
        if run.start >= end:
            break
        low, high = max(start, run.start), min(end, run.start + run.length)
        if low >= high:
            continue
        if run.length == run.page_length:
            yield Run(low + shift, high - low, run.page_start + low - run.start, high - low)
        else:
            yield Run(low + shift, high - low, run.page_start, run.page_length)
