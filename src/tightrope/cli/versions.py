"""`tightrope versions`: what an address gave over time, and what was changed in between."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Final

import typer
from rich.text import Text

from tightrope.cli import _options as options
from tightrope.cli._guard import guarded
from tightrope.cli._record import close_list, opened
from tightrope.cli._screen import below, clean, listing, out, print_json, short
from tightrope.records import Span, Version

_SENTENCES: Final = 4
"""Sentences printed of what went, and of what came; --json gives all."""


@guarded
def versions(
    address: Annotated[str | None, typer.Argument(metavar="[ADDRESS]", help="The page's address.")] = None,
    limit: options.Limit = options.DEFAULT_LIMIT,
    json: options.Json = False,
    ledger: options.Ledger = options.DEFAULT_LEDGER,
) -> None:
    """List what addresses gave over time: each sight of a page, set against the version before."""
    with opened(ledger) as record:
        rows = record.versions(address=address, limit=options.most(limit))
        if json:
            print_json(rows)
        else:
            _print(rows)
        close_list(record, rows, "version", "versions", {"of": address})


def _print(rows: Iterable[Version]) -> None:
    table = listing()
    last = None
    for version in rows:
        if version.address != last:
            table.add_row(Text(), Text(), Text(clean(version.address), "who"))
        last = version.address
        kept = version.article_id or version.against or ""
        line = Text(version.kind, "good" if version.kind in {"first", "edit", "correction"} else "label")
        line.append(f", {version.changed:.0%} of the words differ" if version.changed else "", "label")
        if version.fetched:
            line.append(f"  {version.fetched:%Y-%m-%d %H:%M}", "when")
        details = [Text(clean(version.why), "label")] if version.why else []
        details += [*_sentences("-", version.removed, "bad"), *_sentences("+", version.added, "good")]
        table.add_row(
            short(kept), Text("" if version.article_id else "not kept", "label"), below(line, *details)
        )
    out().print(table)


def _sentences(sign: str, found: tuple[Span, ...], style: str) -> list[Text]:
    lines = [Text(f"{sign} {clean(span.text)}", style) for span in found[:_SENTENCES]]
    if len(found) > _SENTENCES:
        lines.append(Text(f"{sign} and {len(found) - _SENTENCES} more", "label"))
    return lines
