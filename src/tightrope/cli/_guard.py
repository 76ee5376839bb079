"""Around every verb: errors become words, a code and a remedy on standard error, and an exit code.

0  done          1  failed          2  the command was not understood
3  done in part: some inputs could not be read          130  stopped by the user
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from typing import Final, ParamSpec, TypeVar

import typer
from rich.text import Text

from tightrope.cli._screen import clean, talk
from tightrope.errors import BadFilter, BadQuery, TightropeError

FAILED: Final = 1
USAGE: Final = 2
PARTIAL: Final = 3
STOPPED: Final = 130

Given = ParamSpec("Given")
Result = TypeVar("Result")

_debugging = False


def debug(on: bool) -> None:
    """Show tracebacks instead of words (the option --debug)."""
    global _debugging
    _debugging = on


def guarded(verb: Callable[Given, Result]) -> Callable[Given, Result]:
    """The verb, with every error told instead of raised."""

    @functools.wraps(verb)
    def run(*given: Given.args, **named: Given.kwargs) -> Result:
        try:
            return verb(*given, **named)
        except TightropeError as error:
            if _debugging:
                raise
            tell(error)
            raise typer.Exit(USAGE if isinstance(error, BadQuery | BadFilter) else FAILED) from None
        except KeyboardInterrupt:
            talk().print(Text("stopped; what was read is kept, the same command goes on from there"))
            raise typer.Exit(STOPPED) from None
        except BrokenPipeError:
            # The reader of our output has gone (`| head`): nothing failed, and nothing more can be said.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from None

    return run


def tell(error: TightropeError) -> None:
    """An error of ours: what, code, remedy."""
    line = Text.assemble(("error  ", "bad"), (clean(str(error)), "bold"), (f"  {error.code}", "code"))
    talk().print(line)
    talk().print(Text(f"       {error.remedy}"))


def tell_unexpected(error: BaseException) -> None:
    """An error we did not foresee, in plain words."""
    words = clean(f"{type(error).__name__}: {error}")[:300]
    talk().print(Text.assemble(("error  ", "bad"), ("something went wrong that should not: ", "bold"), words))
    talk().print(Text("       Run the command again with `tightrope --debug ...` and report what it prints."))
