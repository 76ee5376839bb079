"""Builds a body out of stretches of a page's text, with the runs that lead each character back.

Owns the joining: a blank line between paragraphs, one space between the stretches of a paragraph;
what is put in between stands in no run. `without` takes stretches of the page out of a body again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from tightrope.records import Run

Stretch = tuple[int, int]
"""Start and end of some characters, end exclusive."""

PARAGRAPH_BREAK = "\n\n"


def assemble(text: str, paragraphs: Iterable[Sequence[Stretch]]) -> tuple[str, tuple[Run, ...]]:
    """The body made of these stretches of `text`, white space at their ends and empty ones left out."""
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    for stretches in paragraphs:
        gap = PARAGRAPH_BREAK
        for start, end in (_bare(text, stretch) for stretch in stretches):
            if start == end:
                continue
            if parts:
                parts.append(gap)
                length += len(gap)
            gap = " "
            parts.append(text[start:end])
            runs.append(Run(length, end - start, start, end - start))
            length += end - start
    return "".join(parts), tuple(runs)


def _bare(text: str, stretch: Stretch) -> Stretch:
    start, end = stretch
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def merged(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches in order, those that touch or overlap made one."""
    out: list[Stretch] = []
    for start, end in sorted(stretches):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif start < end:
            out.append((start, end))
    return out


def minus(stretch: Stretch, cuts: Sequence[Stretch]) -> list[Stretch]:
    """What is left of a stretch once the cuts (in order, apart from each other) are taken out of it."""
    start, end = stretch
    left: list[Stretch] = []
    for low, high in cuts[max(0, bisect_right(cuts, (start, start)) - 1) :]:
        if low >= end:
            break
        if high > start:
            if low > start:
                left.append((start, low))
            start = max(start, high)
    if start < end:
        left.append((start, end))
    return left


def without(body: str, runs: Sequence[Run], cuts: Sequence[Stretch]) -> tuple[str, tuple[Run, ...]]:
    """The body without the characters that come from these stretches of the page.

    A run whose two lengths differ goes whole when a cut touches it. Paragraphs of which nothing is
    left go; the others keep the characters between what is left of them.
    """
    cuts = merged(cuts)
    gone = merged(stretch for run in runs for stretch in _cut_of(run, cuts))
    if not gone:
        return body, tuple(runs)
    parts: list[str] = []
    kept: list[Run] = []
    length = at = 0
    index = 0
    for paragraph in body.split(PARAGRAPH_BREAK):
        gap = PARAGRAPH_BREAK
        for start, end in (_bare(body, s) for s in minus((at, at + len(paragraph)), gone)):
            if start == end:
                continue
            if parts:
                parts.append(gap)
                length += len(gap)
            gap = " "
            while index < len(runs) and runs[index].start + runs[index].length <= start:
                index += 1
            kept.extend(_moved(runs, index, start, end, length - start))
            parts.append(body[start:end])
            length += end - start
        at += len(paragraph) + len(PARAGRAPH_BREAK)
    return "".join(parts), tuple(kept)


def _cut_of(run: Run, cuts: Sequence[Stretch]) -> list[Stretch]:
    """The characters of the body that the cuts take out of a run."""
    page = (run.page_start, run.page_start + run.page_length)
    left = minus(page, cuts)
    if left == [page]:
        return []
    if run.length != run.page_length:
        return [(run.start, run.start + run.length)]
    shift = run.start - run.page_start
    return [(low + shift, high + shift) for low, high in minus(page, left)]


def _moved(runs: Sequence[Run], index: int, start: int, end: int, shift: int) -> Iterable[Run]:
    """The runs that lie in body[start:end], clipped to it and moved by `shift`."""
    while index < len(runs) and runs[index].start < end:
        run = runs[index]
        low, high = max(start, run.start), min(end, run.start + run.length)
        if run.length == run.page_length:
            size, first = high - low, run.page_start + low - run.start
            yield Run(low + shift, size, first, size)
        else:
            yield Run(run.start + shift, run.length, run.page_start, run.page_length)
        index += 1
