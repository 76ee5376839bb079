"""`tightrope articles`: what was read, with outlet, day, and what is wrong with the page."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import RenderableType
from rich.text import Text

from tightrope.cli import _options as options
from tightrope.cli._guard import guarded
from tightrope.cli._record import close_list, opened
from tightrope.cli._screen import below, clean, listing, out, print_json, short
from tightrope.cli._wording import day, flags, outlet
from tightrope.records import Article


@guarded
def articles(
    outlet: Annotated[str | None, typer.Option(help="Only outlets whose name holds this.")] = None,
    since: options.Since = None,
    until: options.Until = None,
    story: options.Story = None,
    limit: options.Limit = options.DEFAULT_LIMIT,
    json: options.Json = False,
    ledger: options.Ledger = options.DEFAULT_LEDGER,
) -> None:
    """List the articles: day, headline, outlet, and what is wrong with the page."""
    with opened(ledger) as record:
        rows = record.articles(
            outlet=outlet, since=since, until=until, story=story, limit=options.most(limit)
        )
        if json:
            print_json(rows)
        else:
            table = listing()
            for article in rows:
                when = Text(day(article.published) or "no day", "when")
                table.add_row(short(article.id), when, _told(article))
            out().print(table)
        filters = {"--outlet": outlet, "since": since, "until": until, "--story": story}
        close_list(record, rows, "article", "articles", filters)


def _told(article: Article) -> RenderableType:
    below_it = Text(outlet(article), "label")
    if article.agency:
        below_it.append(f", from {clean(article.agency)}", "label")
    if article.language != "en":
        below_it.append(f"  language {clean(article.language)}: not read", "warn")
    wrong = flags(article.findings)
    if wrong:
        below_it.append(f"  {wrong}", "warn")
    return below(Text(clean(article.headline) or "(no headline)", "who"), below_it)
