"""`tightrope serve`: the record in a browser, on this machine alone."""

from __future__ import annotations

from typing import Annotated

import typer

from tightrope.cli import _options as options
from tightrope.cli._guard import guarded
from tightrope.cli._screen import note
from tightrope.errors import MissingExtra


@guarded
def serve(
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port on 127.0.0.1.")] = 8000,
    ledger: options.Ledger = options.DEFAULT_LEDGER,
) -> None:
    """Show the record in a browser; only this machine can reach it. Ctrl-C ends it."""
    try:
        from tightrope import web
    except ImportError:
        raise MissingExtra("the web pages need more parts: pip install 'tightrope[web]'") from None
    note(f"http://127.0.0.1:{port}  (Ctrl-C to stop)")
    web.serve(ledger, port)
