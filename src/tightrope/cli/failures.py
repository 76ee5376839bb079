"""`tightrope failures`: what could not be read, why, and what to do."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from tightrope.cli import _options as options
from tightrope.cli._guard import guarded
from tightrope.cli._record import opened
from tightrope.cli._screen import clean, grid, note, out, plural, print_json


@guarded
def failures(
    skipped: Annotated[
        bool | None, typer.Option("--skipped/--failed", help="Only what was passed over, or what broke.")
    ] = None,
    limit: options.Limit = options.DEFAULT_LIMIT,
    json: options.Json = False,
    ledger: options.Ledger = options.DEFAULT_LEDGER,
) -> None:
    """List the inputs that could not be read: which, why, and what to do."""
    with opened(ledger) as record:
        rows = record.failures(skipped=skipped, limit=options.most(limit))
        if json:
            print_json(rows)
        else:
            table = grid(7, None)
            for failure in rows:
                text = Text(clean(failure.origin), "who").append(f"  {failure.code}", "code")
                text.append(f"\n{clean(failure.detail)}\n").append(clean(failure.remedy), "label")
                word, style = ("skipped", "warn") if failure.skipped else ("failed", "bad")
                table.add_row(Text(word, style), text)
            out().print(table)
        if not rows:
            note(f"nothing was left out; the ledger holds {plural(record.counts().articles, 'article')}")
        elif len(rows) < rows.total:
            note(f"{len(rows):,} of {plural(rows.total, 'input')}; --limit 0 prints all")
