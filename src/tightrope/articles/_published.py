"""When an article was published and changed: declared, stated, inferred or unknown; old news sold as new.

Owns the order in which the witnesses are believed. Inference itself is `_infer`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tightrope.articles._dateline import Dateline
from tightrope.articles._html import Extracted
from tightrope.articles._html_dates import parse_moment
from tightrope.articles._infer import infer
from tightrope.articles._marks import Marks
from tightrope.articles._view import View
from tightrope.knowledge import Knowledge
from tightrope.records import UNKNOWN_MOMENT, Finding, FindingKind, Moment, Page, Precision, Run, Span

_REPUBLISHED_DAYS: Final = 30
"""A page dated so much later than its article's own words is an old story brought out again."""


_SHOWN_CHARS: Final = 40
_AHEAD_DAYS: Final = 2
"""A page that was fetched more than so many days before the day it names is mistaken about it."""


@dataclass(frozen=True, slots=True)
class Times:
    """The two moments of an article, and what is odd about them."""

    published: Moment
    modified: Moment
    findings: tuple[Finding, ...] = ()


def times(
    page: Page,
    view: View,
    marks: Marks,
    found: Extracted,
    body: str,
    offsets: Sequence[Run],
    head: Dateline | None,
    knowledge: Knowledge,
) -> Times:
    """Declared with the page, else stated on it, else its dateline's day, else inferred from its words.

    Where the page is dated long after its dateline, the dateline counts as the day of publication and
    the page's as that of a change: dates in the text are told from when it was written. A day after the
    page was fetched is none: unknown, with the day and its witness in the reason.
    """
    fetched = page.fetched.date() if page.fetched else None
    stated = _declared(page, "published") or (found.published if found.published.earliest else None)
    modified = found.modified if found.modified.earliest else _declared(page, "updated") or found.modified
    if stated and stated.earliest and fetched and (stated.earliest - fetched).days > _AHEAD_DAYS:
        ahead = f"the page names {stated.earliest} ({stated.witness}), which is after it was fetched"
        return Times(replace(UNKNOWN_MOMENT, witness=ahead), UNKNOWN_MOMENT)
    if head and head.day:
        own = Moment(head.day, head.day, Precision.DAY, "dateline of the article")
        if stated is None:
            return Times(own, modified)
        if stated.earliest and (stated.earliest - head.day).days > _REPUBLISHED_DAYS:
            place = View.of(view.text, body[: head.end], offsets).page(head.start, head.end)
            why = f"an article of {head.day}, by its dateline, on a page dated {stated.earliest}"
            old = Finding(FindingKind.REPUBLISHED, 0.9, why, (Span.of(view.text, *place),))
            return Times(own, _changed(stated), (old,))
    if stated is None:
        inferred = infer(view, marks, body, offsets, head, modified, knowledge, fetched)
        return Times(inferred if inferred.earliest else _unknown(page, found), modified)
    return Times(
        stated,
        modified,
        _older(stated, infer(view, marks, body, offsets, head, UNKNOWN_MOMENT, knowledge, fetched)),
    )


def _declared(page: Page, key: str) -> Moment | None:
    """A moment that was declared with the page: a row's or feed's "published", a feed's "updated"."""
    value = page.declared.get(key, "")
    return parse_moment(value, "declared with the page") if value else None


def _unknown(page: Page, found: Extracted) -> Moment:
    """No day, with the reason: a value that was declared, or stated on the page, and names none."""
    value = page.declared.get("published", "").strip()
    if value:
        why = f"what was declared with the page is no day of publication: {value[:_SHOWN_CHARS]!r}"
        return replace(UNKNOWN_MOMENT, witness=why)
    return found.published if found.published.earliest is None else UNKNOWN_MOMENT


def _changed(stated: Moment) -> Moment:
    return replace(stated, witness=f"{stated.witness}: brought out again")


def _older(stated: Moment, told: Moment) -> tuple[Finding, ...]:
    """A finding where the words of the article tell of a day long before the page's own."""
    if told.latest is None or stated.earliest is None:
        return ()
    if (stated.earliest - told.latest).days <= _REPUBLISHED_DAYS:
        return ()
    why = (
        f"the article's words tell of {told.latest} or before ({told.witness}), the page is "
        f"dated {stated.earliest}"
    )
    return (Finding(FindingKind.REPUBLISHED, 0.6, why, told.evidence),)
