"""What on a page is marked as no part of the article: notices, forms, spam, lines that name the source.

Owns gathering these marks once for a page, plain or HTML, and turning them into the stretches that are
taken out of the body.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tightrope.articles import _clues, _dirt, _furniture, _notices, _spam
from tightrope.articles._assemble import Stretch, merged
from tightrope.articles._lines import Line
from tightrope.articles._notices import Found
from tightrope.articles._view import View


@dataclass(frozen=True, slots=True)
class Marks:
    """Places are in the page's visible text; lines are numbers of its lines.

    `tails` are injected spam; `dirt` is whatever else was put into a plain text: forms, menus, teasers.
    """

    notices: tuple[Found, ...]
    form: _furniture.Form | None
    tails: tuple[_spam.Tail, ...]
    sources: tuple[tuple[int, str], ...]
    prints: tuple[int, ...] = ()
    dirt: tuple[Stretch, ...] = ()

    def put_in(self) -> list[Stretch]:
        """The stretches that somebody has put in, spam and other dirt, in order."""
        return merged([*self.spam(), *self.dirt])

    def spam(self) -> list[Stretch]:
        """The stretches of injected spam, in order."""
        return merged((tail.start, tail.end) for tail in self.tails)

    def printed(self, lines: Sequence[Line]) -> list[Stretch]:
        """The lines that tell of a print version."""
        return [(lines[i].start, lines[i].end) for i in self.prints]

    def cuts(self, lines: Sequence[Line]) -> list[Stretch]:
        """Every stretch of the visible text that is no body, in order."""
        form = self.form.lines if self.form else ()
        gone = [lines[i] for i in (*form, *(i for i, _ in self.sources))]
        stretches = [*((line.start, line.end) for line in gone), *self.printed(lines)]
        return merged([*stretches, *((n.start, n.end) for n in self.notices), *self.put_in()])


def find(view: View, *, plain: bool = False) -> Marks:
    """The marks on a page; a `plain` text is looked through for what was put in between its words too."""
    sources = ((i, _furniture.source_line(line)) for i, line in enumerate(view.lines))
    tails = _spam.find(view.lines)
    put_in = _dirt.find(_dirt.unbroken(view.lines, view.visible)) if plain else []
    more = _spam.among(view.visible, put_in, tails)
    return Marks(
        _notices.find(view.lines),
        _furniture.comment_form(view.lines),
        more,
        tuple((i, name) for i, name in sources if name),
        tuple(i for i, line in enumerate(view.lines) if _clues.is_print_version(line)),
        tuple(put_in),
    )
