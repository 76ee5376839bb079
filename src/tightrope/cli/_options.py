"""The options that verbs share, each spelled and explained once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

DEFAULT_LIMIT: Final = 50
"""Rows a listing prints unless told otherwise: two screens."""

DEFAULT_LEDGER: Final = Path("tightrope.db")

Ledger = Annotated[
    Path,
    typer.Option("--ledger", "-l", envvar="TIGHTROPE_LEDGER", help="The ledger's file.", show_default=True),
]
Json = Annotated[bool, typer.Option("--json", help="Print the records as JSON Lines.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=0, help="Most rows; 0 for all.")]
Since = Annotated[str | None, typer.Option(metavar="DAY", help="From this day on (2023-02-23).")]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="Up to this day.")]
Story = Annotated[str | None, typer.Option(metavar="ID", help="Only of this story.")]


def most(limit: int) -> int | None:
    """The limit as the API takes it."""
    return limit or None
