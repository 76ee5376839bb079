"""What a reader of a page sees, and where it stands in the page's own text. Owns that mapping.

A plain-text page shows its text; an HTML page shows its text without the markup. Notices, forms and
spam are looked for in `visible`; spans are handed out in the page's text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tightrope.articles._lines import Line, split
from tightrope.records import Run, Span


@dataclass(frozen=True, slots=True)
class View:
    """`runs` maps `visible` to `text`, the page's decoded text; `lines` are those of `visible`."""

    text: str
    visible: str
    runs: tuple[Run, ...]
    starts: tuple[int, ...]
    lines: tuple[Line, ...]

    @classmethod
    def of(cls, text: str, visible: str, runs: Sequence[Run]) -> View:
        """A view of a page whose visible text these runs map to its own."""
        return cls(text, visible, tuple(runs), tuple(run.start for run in runs), tuple(split(visible)))

    def page(self, start: int, end: int) -> tuple[int, int]:
        """Where visible[start:end] stands in the page's text."""
        if not self.runs:
            return 0, 0
        first = self._place(start, last=False)
        return first, max(first, self._place(max(start, end - 1), last=True))

    def span(self, start: int, end: int) -> Span:
        """The page's span for visible[start:end]."""
        return Span.of(self.text, *self.page(start, end))

    def _place(self, at: int, *, last: bool) -> int:
        """The page's offset of one visible character, or just behind it with `last`."""
        index = bisect_right(self.starts, at) - 1
        if index < 0:
            return self.runs[0].page_start
        run = self.runs[index]
        if at >= run.start + run.length:  # white space of ours: the end of what stands before it
            return run.page_start + run.page_length
        if run.length == run.page_length:
            return run.page_start + at - run.start + last
        return run.page_start + (run.page_length if last else 0)
