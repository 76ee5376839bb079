"""The command line: one file a verb, each verb one call of the public API.

Data goes to standard output, talk to standard error; the exit codes stand in `_guard.py`. Add a
verb's help to docs/cli.md and a test to tests/cli when you add a verb.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tightrope.cli import _guard
from tightrope.cli.articles import articles
from tightrope.cli.check import check
from tightrope.cli.claims import claims
from tightrope.cli.conflicts import conflicts
from tightrope.cli.copies import copies
from tightrope.cli.corrections import corrections
from tightrope.cli.events import events
from tightrope.cli.export import export
from tightrope.cli.failures import failures
from tightrope.cli.quotes import quotes
from tightrope.cli.read import read
from tightrope.cli.search import search
from tightrope.cli.serve import serve
from tightrope.cli.show import show
from tightrope.cli.standing import standing
from tightrope.cli.stories import stories
from tightrope.cli.versions import versions

__all__ = ["app", "main"]

app = typer.Typer(
    name="tightrope",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 failed, 2 not understood, 3 some inputs could not be read.",
)

VERBS = (
    read,
    events,
    quotes,
    show,
    conflicts,
    corrections,
    stories,
    articles,
    copies,
    versions,
    claims,
    search,
    export,
    check,
    failures,
    standing,
    serve,
)
for _verb in VERBS:
    app.command()(_verb)


@app.callback(invoke_without_command=True)
def tightrope(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks instead of words.")] = False,
) -> None:
    """Read news pages about states into a record that can be checked, and ask it."""
    _guard.debug(debug)
    if version:
        from importlib.metadata import version as version_of

        sys.stdout.write(f"tightrope {version_of('tightrope')}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        sys.stdout.write(context.get_help() + "\n")


def main() -> None:
    """Run the command line; the only traceback ever shown is the one asked for with --debug."""
    try:
        app()
    except Exception as error:
        if "--debug" in sys.argv[1:]:
            raise
        _guard.tell_unexpected(error)
        sys.exit(_guard.FAILED)
