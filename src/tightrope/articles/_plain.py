"""A page that is text alone to its article: which lines are the body, and what stands above them.

Owns the way from lines to body: spam out first, so that a tail glued to the last sentence does not
drag it along; then the line model; then the headline and byline off the body's head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tightrope.articles import _furniture, _head, _model, _plain_live, _shown_dates, _witnesses
from tightrope.articles._assemble import Stretch, assemble, minus
from tightrope.articles._html import Extracted
from tightrope.articles._html_dates import url_day
from tightrope.articles._lexicon import FUNCTION_WORDS
from tightrope.articles._lines import WORD, Line, unwrapped, weight
from tightrope.articles._marks import Marks
from tightrope.articles._view import View
from tightrope.records import UNKNOWN_MOMENT, Finding, FindingKind, Moment, NoticeKind

_BROKEN_WORDS: Final = 8
"""Words of the shortest line that may be a sentence which breaks off; headlines end in no article."""
_GLUED_TO: Final = 8
"""Words that something must be glued to for a line to be broken there; a menu's line stays as it is."""
_FEW_PIECES, _FEW_LINES = 3, 15
"""A clean text into which somebody put something has few pieces of dirt, or one; a page with its menus has
many. Of 191 labelled pages 13 have so few, and all of 216 clean articles."""
_CUT_SURE: Final = 0.9
"""Of 100 words that the dirt model cuts out of the pages it is measured on, 90 at least were put in."""
_CODE: Final = re.compile(
    r"</?(?:script|noscript|style|div|iframe)\b|\bfunction ?\(|\{\"|\":[\"{\[]|\(\) ?\{|\}\);"
)
_CODE_CHARS, _LEAST_CODE = 2_000, 3
_MAX_SPANS, _BLANKS = 20, 80


def extract(view: View, marks: Marks, url: str | None) -> Extracted:
    """The article of a plain-text page; what `marks` show to have been put in is none of it.

    `body` has its paragraphs parted by one blank line, each a slice of the page (the line breaks of a
    text of fixed width become spaces). A page without an article gives an empty body.
    """
    unspoilt = lines_without(view.lines, view.visible, marks.spam())
    lines = unwrapped(parted(unspoilt, view.visible, marks.dirt), view.visible)
    if not lines:
        return Extracted("", (), view.visible, view.runs)
    likely = _model.load().likelihoods(lines)
    put_in = np.array([_covered(line, marks.dirt) or _is_code(line) for line in lines], dtype=np.bool_)
    keep = _model.choose(lines, likely) & ~put_in
    if len(marks.dirt) <= 1 or (len(marks.dirt) <= _FEW_PIECES and put_in.sum() < _FEW_LINES):
        whole = _model.all_but_forms(lines, likely, keep, put_in)
        keep = whole | _model.spared(lines, likely, keep, put_in)
    _keep_broken_end(lines, keep)
    _keep_what_goes_on(lines, keep, put_in, view.visible)
    first = int(np.argmax(keep))
    prose = _model.running(lines)
    live = _plain_live.between_stamps(lines, prose)
    if live is not None:
        keep[live.start : live.stop] = prose[live.start : live.stop] & ~put_in[live.start : live.stop]
        first = min(int(np.argmax(keep)), live.start)
    head = _head.read(lines, first, url)
    first = _past_head(lines, keep, head)
    last = int(np.flatnonzero(keep)[-1]) if keep.any() else first
    headline = head.lines[0] if head.lines else 0
    notices = [(n.start, n.end) for n in marks.notices if n.kind is not NoticeKind.UPDATE]
    of_else = [*notices, *marks.printed(view.lines)]
    shown = _shown_dates.read(lines, headline, first + 1, last + 1, of_else)
    kept = [line for line, chosen in zip(lines, keep, strict=True) if chosen]
    body, runs = assemble(view.visible, _paragraphs(view.visible, kept))
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
        findings=tuple(_of_dirt(view, marks, kept)),
        statements=(*head.told, *_witnesses.of_days([*shown.told, *_addressed(url)])),
    )


def lines_without(page: Sequence[Line], text: str, cuts: Sequence[Stretch]) -> list[Line]:
    """The page's lines without these stretches of `text`; one that had some in its midst becomes two."""
    lines: list[Line] = []
    for line in page:
        gap = line.gap
        for start, end in minus((line.start, line.end), cuts):
            left = text[start:end]
            start += len(left) - len(left.lstrip())
            left = left.strip()
            if left:
                lines.append(Line(start, start + len(left), left, gap))
                gap = 0
    return lines


def parted(page: Sequence[Line], text: str, cuts: Sequence[Stretch]) -> list[Line]:
    """The page's lines, each broken where one of these stretches begins or ends among its words."""
    lines: list[Line] = []
    for line in page:
        clean = minus((line.start, line.end), cuts)
        if max((weight(text[start:end]) for start, end in clean), default=0) < _GLUED_TO:
            lines.append(line)
            continue
        edges = sorted({line.start, line.end, *(edge for one in clean for edge in one)})
        for start, end in pairwise(edges):
            lines += lines_without([Line(start, end, text[start:end], 0)], text, ())
            if start == line.start and lines:
                lines[-1] = replace(lines[-1], gap=line.gap)
    return lines


def _covered(line: Line, cuts: Sequence[Stretch]) -> bool:
    return not minus((line.start, line.end), cuts)


def _of_dirt(view: View, marks: Marks, kept: Sequence[Line]) -> list[Finding]:
    """Findings for what was put into lines of the article and is no spam: forms, share rows, teasers."""
    text, spam = view.visible, marks.spam()
    starts, ends = {line.start for line in kept}, {line.end for line in kept}
    inside = [
        (start, end)
        for start, end in marks.dirt
        if (_before(text, start) in ends or _behind(text, end) in starts)
        and minus((start, end), spam) == [(start, end)]
    ]
    forms = [one for one in inside if _furniture.asks_for_comments(view.visible[one[0] : one[1]])]
    rest = [one for one in inside if one not in forms]
    told = (
        (FindingKind.COMMENT_FORM, forms, "a form for readers' comments stands in the article's own lines"),
        (FindingKind.BOILERPLATE, rest, "words put into the article's own lines: forms, share rows, teasers"),
    )
    return [
        Finding(kind, _CUT_SURE, why, tuple(view.span(*one) for one in stretches[:_MAX_SPANS]))
        for kind, stretches, why in told
        if stretches
    ]


def _is_code(line: Line) -> bool:
    """Whether a line is what a page's scripts are made of, which some ways of saving text leave in."""
    return len(_CODE.findall(line.text[:_CODE_CHARS])) >= _LEAST_CODE


def _before(text: str, at: int) -> int:
    """Where the words end that stand before a place on its line."""
    return len(text[max(0, at - _BLANKS) : at].rstrip(" ")) + max(0, at - _BLANKS)


def _behind(text: str, at: int) -> int:
    """Where the words begin that stand behind a place on its line."""
    behind = text[at : at + _BLANKS]
    return at + len(behind) - len(behind.lstrip(" "))


def _keep_broken_end(lines: Sequence[Line], keep: NDArray[np.bool_]) -> None:
    """Keep the line behind the body that breaks off in the midst of a sentence: it is the article's too."""
    behind = int(np.flatnonzero(keep)[-1]) + 1 if keep.any() else len(lines)
    if behind < len(lines):
        words = WORD.findall(lines[behind].text.lower())
        if len(words) >= _BROKEN_WORDS and words[-1] in FUNCTION_WORDS and lines[behind].text[-1].islower():
            keep[behind] = True


def _keep_what_goes_on(
    lines: Sequence[Line], keep: NDArray[np.bool_], put_in: NDArray[np.bool_], text: str
) -> None:
    """Keep the words before something that was put into a sentence of the body, which goes on behind it.

    The first words of a lead that was broken so would otherwise be read as a headline, and be lost.
    """
    for i in reversed(np.flatnonzero(keep).tolist()):
        j = i - 1
        while j > 0 and put_in[j] and "\n" not in text[lines[j].start : lines[i].start]:
            j -= 1
        if j < 0 or keep[j] or put_in[j] or "\n" in text[lines[j].end : lines[i].start]:
            continue
        if (
            lines[i].text[:1].islower()
            and lines[j].text[-1:].isalnum()
            and weight(lines[j].text) >= _GLUED_TO
        ):
            keep[j] = True


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
    return shown or next((moment for _, moment in _addressed(url)), UNKNOWN_MOMENT)


def _addressed(url: str | None) -> list[tuple[str, Moment]]:
    """The day that the page's address names, as what is said of its publication."""
    moment = url_day(url, "address of the page") if url else None
    return [("published", moment)] if moment else []
