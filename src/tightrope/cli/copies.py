"""`tightrope copies`: who wrote it first, who printed it after, and how sure that is."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import RenderableType
from rich.text import Text

from tightrope import Tightrope
from tightrope.cli import _options as options
from tightrope.cli._guard import guarded
from tightrope.cli._record import close_list, opened
from tightrope.cli._screen import below, clean, listing, out, plural, print_json, short
from tightrope.cli._wording import account_name
from tightrope.ledger import Head, days
from tightrope.records import Article, CopyLink, Origin


@guarded
def copies(
    wanted: Annotated[
        str | None, typer.Argument(metavar="[ARTICLE]", help="An article's id, or its beginning.")
    ] = None,
    limit: options.Limit = options.DEFAULT_LIMIT,
    json: options.Json = False,
    ledger: options.Ledger = options.DEFAULT_LEDGER,
) -> None:
    """List the origins that several pages print, or what one article copies and who copies it."""
    with opened(ledger) as record:
        if wanted is not None:
            _links(record, wanted, limit, json=json)
            return
        rows = record.origins(limit=options.most(limit))
        if json:
            print_json(rows)
        else:
            heads = record.heads()
            table = listing()
            for origin in rows:
                when = days(heads[origin.article].published) or "no day"
                table.add_row(short(origin.article), Text(when, "when"), _told(origin, heads))
            out().print(table)
        close_list(record, rows, "group of copies", "groups of copies", {})


def _told(origin: Origin, heads: dict[str, Head]) -> RenderableType:
    """A group: its headline, who wrote it first, and who prints it."""
    head = heads[origin.article]
    title = Text(clean(head.headline) or "(no headline)", "who")
    first = Text("first: ", "label").append(clean(origin.newsroom) or "not told", "good")
    first.append(f", {origin.confidence:.0%} sure: {clean(origin.why)}", "label")
    printed = sorted({account_name(heads[member]) for member in origin.members})
    many = Text(f"{plural(len(origin.members), 'article')}: {', '.join(printed[:_NAMED])}", "label")
    if len(printed) > _NAMED:
        many.append(f" and {len(printed) - _NAMED:,} more", "label")
    return below(title, first, many)


_NAMED = 6
"""Outlets of a group that are named; the others are counted."""


def _links(record: Tightrope, wanted: str, limit: int, *, json: bool) -> None:
    """The links to and from one article."""
    shown = record.show(wanted).record
    if not isinstance(shown, Article):
        raise typer.BadParameter(f"{wanted!r} is the id of another kind of record; give an article's")
    rows = record.copies(article=shown.id, limit=options.most(limit))
    if json:
        print_json(rows)
        return
    heads = record.heads()
    table = listing()
    for link in rows:
        mine = link.copy == shown.id
        other = link.original if mine else link.copy
        table.add_row(short(other), Text(link.kind), _link(link, heads[other], mine=mine))
    out().print(table)
    close_list(record, rows, "copy", "copies", {"of": shown.id[:8]})


def _link(link: CopyLink, other: Head, *, mine: bool) -> RenderableType:
    text = Text("copied from " if mine else "copied by ", "label").append(account_name(other), "who")
    text.append(f"  {days(other.published) or 'no day'}", "when")
    shared = f"{link.similarity:.0%} of the copy's words stand in the original; {link.score:.0%} sure"
    lines = [Text(f"{shared}: {clean(link.why)}", "label")]
    if link.direction:
        lines.append(
            Text(f"{link.direction_score:.0%} sure which came first: {clean(link.direction)}", "label")
        )
    return below(text, *lines)
