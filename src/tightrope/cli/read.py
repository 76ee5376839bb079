"""`tightrope read`: pages into the ledger, with progress on standard error and a summary at the end."""

from __future__ import annotations

import dataclasses
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import (
    BarColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from tightrope import Progress as Step
from tightrope import ReadSummary
from tightrope.cli import _options as options
from tightrope.cli._guard import FAILED, PARTIAL, guarded
from tightrope.cli._screen import out, plural, print_json_object, talk


@guarded
def read(
    paths: Annotated[
        list[str],
        typer.Argument(
            help="Files, folders, addresses: HTML, text, JSON Lines, feeds, WARC; - for standard input."
        ),
    ],
    workers: Annotated[
        int | None,
        typer.Option("--workers", "-w", min=0, help="Processes; default: one a processor, at most 4."),
    ] = None,
    knowledge: Annotated[
        Path | None, typer.Option(help="A folder of knowledge tables to put over the built-in ones.")
    ] = None,
    offline: Annotated[bool, typer.Option("--offline", help="Never use the network.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
    ledger: options.Ledger = options.DEFAULT_LEDGER,
) -> None:
    """Read pages into the ledger. Known pages cost nothing, so the same command resumes a run."""
    from tightrope import open as open_record

    began = time.monotonic()
    with open_record(ledger, knowledge_dir=knowledge) as record, _progress(paths, quiet=quiet) as progress:
        summary = record.read(paths, workers=workers, progress=progress, offline=offline)
    if json:
        print_json_object(dataclasses.asdict(summary) | {"reasons": dict(summary.reasons)})
    else:
        _report(summary, ledger, time.monotonic() - began)
    if summary.failed:
        raise typer.Exit(FAILED if summary.failed == summary.pages else PARTIAL)


@contextmanager
def _progress(paths: list[str], *, quiet: bool) -> Iterator[Callable[[Step], None] | None]:
    """A line of progress on a terminal; nothing where standard error goes elsewhere."""
    console = talk()
    if quiet or not console.is_terminal:
        yield None
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.fields[told]}"),
        BarColumn(bar_width=20),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=_files(paths), told="starting")

        def step(done: Step) -> None:
            told = _told(done.summary, bar.tasks[0].elapsed or 0.0)
            bar.update(task, told=told, completed=done.summary.pages)

        yield step


def _files(paths: list[str]) -> int | None:
    """How many pages there will be; None where only reading tells (standard input, a feed, an archive)."""
    count = 0
    for path in map(Path, paths):
        found = [Path(name) for _, _, names in os.walk(path) for name in names] if path.is_dir() else [path]
        if any(name.name == "-" or _MANY.intersection(name.suffixes) for name in found):
            return None
        count += len(found)
    return count


_MANY = frozenset({".jsonl", ".warc", ".xml", ".rss", ".atom", ".json"})
"""Kinds of files that may hold more pages than one."""


def _told(summary: ReadSummary, seconds: float) -> str:
    parts = [plural(summary.pages, "page"), f"{summary.new:,} new"]
    parts += [f"{count:,} {word}" for count, word in _others(summary) if count]
    if seconds > 1:
        parts.append(f"{summary.pages / seconds:.1f}/s")
    return ", ".join(parts)


def _others(summary: ReadSummary) -> tuple[tuple[int, str], ...]:
    return (
        (summary.known, "known already"),
        (summary.unchanged, "unchanged since"),
        (summary.skipped, "skipped"),
        (summary.failed, "failed"),
    )


def _report(summary: ReadSummary, ledger: Path, seconds: float) -> None:
    console = out()
    line = Text(f"{plural(summary.pages, 'page')} in {seconds:.1f} s: ")
    line.append(f"{summary.new:,} new", "good" if summary.new else "")
    for count, word in _others(summary):
        if count:
            line.append(f", {count:,} {word}", {"failed": "bad", "skipped": "warn"}.get(word, ""))
    if summary.unread:
        line.append(f"; {summary.unread:,} of the new kept but not read", "warn")
    console.print(line)
    if summary.reasons:
        told = ", ".join(f"{code} ×{count}" for code, count in summary.reasons)
        console.print(Text(f"left out: {told}; see: tightrope failures", "label"))
    if summary.new:
        where = "" if ledger == options.DEFAULT_LEDGER else f" --ledger {ledger}"
        console.print(Text(f"next: tightrope events{where}", "label"))
