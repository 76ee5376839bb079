"""`tightrope check`: whether the ledger keeps its promises."""

from __future__ import annotations

import typer
from rich.text import Text

from tightrope.cli import _options as options
from tightrope.cli._guard import FAILED, guarded
from tightrope.cli._record import opened
from tightrope.cli._screen import clean, out, print_json


@guarded
def check(
    json: options.Json = False,
    ledger: options.Ledger = options.DEFAULT_LEDGER,
) -> None:
    """Check the ledger: file, search index, every span against its text, hashes, events."""
    with opened(ledger) as record:
        health = record.check()
    if json:
        print_json([health])
    else:
        checked = ", ".join(f"{count:,} {name.replace('_', ' ')}" for name, count in health.checked)
        out().print(Text(f"looked at {checked}", "label"))
        for problem in health.problems:
            line = Text(problem.code, "bad").append(f"  {clean(problem.detail)}")
            out().print(line.append(f"  {problem.row[:12]}", "id"))
        if not health.problems:
            out().print(Text("every span equals its text; nothing is wrong", "good"))
    if health.problems:
        raise typer.Exit(FAILED)
