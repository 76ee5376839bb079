"""`tightrope export`: a table of the record as CSV or JSON Lines, to a file or standard output."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tightrope import Tightrope
from tightrope.cli import _options as options
from tightrope.cli._guard import guarded
from tightrope.cli._record import opened
from tightrope.cli._screen import clean_block, note, plural
from tightrope.errors import BadFilter, UnreadableInput

ALL = "all"


class Format(StrEnum):
    """The formats, as the command line offers them."""

    jsonl = "jsonl"
    csv = "csv"


@guarded
def export(
    table: Annotated[
        str,
        typer.Argument(
            help="articles, events, reports, quotes, claims, conflicts, corrections, stories, or all."
        ),
    ],
    form: Annotated[Format, typer.Option("--format", "-f", help="The format.")] = Format.jsonl,
    to: Annotated[
        Path | None, typer.Option("--out", "-o", help="A file; for all, a folder. Default: standard output.")
    ] = None,
    spreadsheet: Annotated[
        bool, typer.Option("--spreadsheet", help="Mark cells that a spreadsheet would run as formulas.")
    ] = False,
    recorded: Annotated[
        bool, typer.Option("--recorded", help="Add when each row was recorded; differs from run to run.")
    ] = False,
    ledger: options.Ledger = options.DEFAULT_LEDGER,
) -> None:
    """Write a table of the record. The same record always gives the same bytes."""
    from tightrope.exports import TABLES

    names = list(TABLES) if table == ALL else [table]
    if table == ALL and to is None:
        raise BadFilter("all tables go to a folder: name it with --out")
    with opened(ledger) as record:
        for name in names:
            target = to / f"{name}.{form.value}" if to is not None and table == ALL else to
            count = _export(record, name, target, form.value, spreadsheet=spreadsheet, recorded=recorded)
            if target is not None:
                note(f"{target}: {plural(count, 'row')}")


def _export(
    record: Tightrope, name: str, target: Path | None, form: str, *, spreadsheet: bool, recorded: bool
) -> int:
    if target is None:
        return _to_standard_output(record, name, form, spreadsheet=spreadsheet, recorded=recorded)
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8", newline="") as file:
            count = record.export(name, file, form=form, spreadsheet=spreadsheet, recorded=recorded)
        draft.replace(target)
    except OSError as error:
        raise UnreadableInput(f"cannot be written: {error.strerror or error}", str(target)) from error
    finally:
        with contextlib.suppress(OSError):  # there is nothing to remove where nothing could be written
            draft.unlink()
    return count


def _to_standard_output(record: Tightrope, name: str, form: str, *, spreadsheet: bool, recorded: bool) -> int:
    """Exact bytes into a pipe or file; on a terminal, what would act on it is left out."""
    if sys.stdout.isatty() and form == Format.csv:
        shown = io.StringIO()
        count = record.export(name, shown, form=form, spreadsheet=spreadsheet, recorded=recorded)
        sys.stdout.write(clean_block(shown.getvalue()))
        return count
    exact = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=True)
    try:
        return record.export(name, exact, form=form, spreadsheet=spreadsheet, recorded=recorded)
    finally:
        exact.detach()
