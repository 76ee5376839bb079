"""A page that is text alone to its article: which lines are the body, and what stands above them.

Owns the way from lines to body: spam out first, so that a tail glued to the last sentence does not
drag it along; then the line model; then the headline and byline off the body's head.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tightrope.articles import _head, _model, _shown_dates
from tightrope.articles._assemble import Stretch, assemble, minus
from tightrope.articles._html import Extracted
from tightrope.articles._html_dates import url_day
from tightrope.articles._lexicon import FUNCTION_WORDS
from tightrope.articles._lines import WORD, Line, unwrapped
from tightrope.articles._view import View
from tightrope.records import UNKNOWN_MOMENT, Moment

_BROKEN_WORDS: Final = 8
"""Words of the shortest line that may be a sentence which breaks off; headlines end in no article."""


def extract(view: View, spam: Sequence[Stretch], url: str | None) -> Extracted:
    """The article of a plain-text page; `spam` are stretches of its text that are none of it.

    `body` has its paragraphs parted by one blank line, each a slice of the page (the line breaks of a
    text of fixed width become spaces). A page without an article gives an empty body.
    """
    lines = unwrapped(_clean(view, spam), view.visible)
    if not lines:
        return Extracted("", (), view.visible, view.runs)
    keep = _model.choose(lines, _model.load().likelihoods(lines))
    _keep_broken_end(lines, keep)
    first = int(np.argmax(keep))
    head = _head.read(lines, first, url)
    first = _past_head(lines, keep, head)
    last = int(np.flatnonzero(keep)[-1]) if keep.any() else first
    headline = head.lines[0] if head.lines else 0
    shown = _shown_dates.read(lines, headline, first + 1, last + 1)
    body, runs = assemble(
        view.visible,
        _paragraphs(view.visible, [line for line, kept in zip(lines, keep, strict=True) if kept]),
    )
    return Extracted(
        body=body,
        offsets=runs,
        visible=view.visible,
        visible_offsets=view.runs,
        headline=head.headline,
        byline=head.byline,
        outlet=head.outlet,
        published=_published(shown.published, url),
        modified=shown.changed or UNKNOWN_MOMENT,
        witnesses=head.witnesses,
    )


def _clean(view: View, spam: Sequence[Stretch]) -> list[Line]:
    """The page's lines with the spam taken out; one that had spam in its midst becomes two."""
    lines: list[Line] = []
    for line in view.lines:
        gap = line.gap
        for start, end in minus((line.start, line.end), spam):
            text = view.visible[start:end]
            start += len(text) - len(text.lstrip())
            text = text.strip()
            if text:
                lines.append(Line(start, start + len(text), text, gap))
                gap = 0
    return lines


def _keep_broken_end(lines: Sequence[Line], keep: NDArray[np.bool_]) -> None:
    """Keep the line behind the body that breaks off in the midst of a sentence: it is the article's too."""
    behind = int(np.flatnonzero(keep)[-1]) + 1
    if behind < len(lines):
        words = WORD.findall(lines[behind].text.lower())
        if len(words) >= _BROKEN_WORDS and words[-1] in FUNCTION_WORDS and lines[behind].text[-1].islower():
            keep[behind] = True


def _past_head(lines: Sequence[Line], keep: NDArray[np.bool_], head: _head.Head) -> int:
    """Take headline, byline and dates off the body's head; gives the first line that is left."""
    title = {word.lower() for word in WORD.findall(head.headline or "")}
    for i in np.flatnonzero(keep)[:4]:
        text = lines[i].text
        words = {word.lower() for word in WORD.findall(text)}
        same = bool(words) and len(words & title) >= 0.8 * len(words | title)
        if not (same or _head.is_byline(text) or (_shown_dates.has_date(text) and len(words) <= 10)):
            return int(i)
        keep[i] = False
    return int(np.argmax(keep))


def _paragraphs(text: str, kept: Sequence[Line]) -> list[list[Stretch]]:
    """One paragraph a line; the parts of a joined line, and those on both sides of spam, make one."""
    paragraphs: list[list[Stretch]] = []
    before: Line | None = None
    for line in kept:
        if before is None or "\n" in text[before.end : line.start]:
            paragraphs.append([])
        before, at = line, line.start
        for part in line.text.split("\n"):
            paragraphs[-1].append((at, at + len(part)))
            at += len(part) + 1
    return paragraphs


def _published(shown: Moment | None, url: str | None) -> Moment:
    return shown or (url_day(url, "address of the page") if url else None) or UNKNOWN_MOMENT
