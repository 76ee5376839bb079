"""`tightrope search`: articles that hold the words, best first."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import RenderableType
from rich.text import Text

from tightrope.cli import _options as options
from tightrope.cli._guard import guarded
from tightrope.cli._record import close_list, opened
from tightrope.cli._screen import below, clean, listing, out, print_json, short
from tightrope.cli._wording import day
from tightrope.ledger import Hit


@guarded
def search(
    text: Annotated[list[str], typer.Argument(help='Words, "a phrase", prefix*, -word, OR.')],
    limit: options.Limit = options.DEFAULT_LIMIT,
    json: options.Json = False,
    ledger: options.Ledger = options.DEFAULT_LEDGER,
) -> None:
    """Find articles by their words. All words must occur; put -- before a query that begins with "-"."""
    query = text[0] if len(text) == 1 else " ".join(_term(word) for word in text)
    with opened(ledger) as record:
        rows = record.search(query, limit=options.most(limit))
        if json:
            print_json(rows)
        else:
            table = listing()
            for hit in rows:
                when = Text(day(hit.published) or "no day", "when")
                table.add_row(short(hit.article_id), when, _told(hit))
            out().print(table)
        close_list(record, rows, "article", "articles", {"query": query})


def _term(word: str) -> str:
    """One of several words of the command line; the shell has taken the quotes off a phrase."""
    return f'"{word}"' if " " in word and '"' not in word else word


def _told(hit: Hit) -> RenderableType:
    head = Text(clean(hit.headline) or "(no headline)", "who").append(f"  {clean(hit.outlet)}", "label")
    text = Text()
    at = 0
    for start, end in hit.marks:
        text.append(_piece(hit.snippet[at:start])).append(_piece(hit.snippet[start:end]), "mark.did")
        at = end
    return below(head, text.append(_piece(hit.snippet[at:])))


def _piece(text: str) -> str:
    """A piece of a snippet, cleaned, with the blanks at its ends kept."""
    before = " " if text[:1].isspace() else ""
    behind = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{clean(text)}{behind}"
