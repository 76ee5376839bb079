"""Opens the ledger for a verb, and says of an empty list whether nothing happened or nothing is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tightrope import Rows, Tightrope
from tightrope import open as open_record
from tightrope.cli._screen import note, plural
from tightrope.ledger import Counts


@contextmanager
def opened(ledger: Path, *, create: bool = False) -> Iterator[Tightrope]:
    """The record in the ledger's file."""
    with open_record(ledger, create=create) as record:
        yield record


def close_list(
    record: Tightrope, rows: Rows[Any], one: str, many: str, filters: Mapping[str, object]
) -> None:
    """The last line of a listing, on standard error: what was left out, or why there is nothing."""
    asked = [name for name in ("since", "until") if filters.get(name) is not None]
    if not rows:
        note(why_empty(record, one, many, filters))
        return
    if asked and many == "events" and (undated := record.counts().undated):
        note(f"{plural(undated, 'event')} on no day that is told cannot match --since or --until")
    if len(rows) < rows.total:
        note(f"{len(rows):,} of {plural(rows.total, one, many)}; --limit 0 prints all")


def why_empty(record: Tightrope, one: str, many: str, filters: Mapping[str, object]) -> str:
    """Whether the ledger is empty, holds none of the kind, or holds some that don't match."""
    counts = record.counts()
    left_out = _left_out(counts)
    if not counts.articles:
        return f"the ledger holds no article yet{left_out}; read pages into it with: tightrope read PAGES"
    span = f" published from {counts.first} to {counts.last}" if counts.first else ""
    held = f"{plural(counts.articles, 'article')}{span}"
    asked = [f"{name} {value}" for name, value in filters.items() if value is not None]
    total = getattr(counts, many, None)
    if not asked or not total:
        return f"no {one} was found in {held}{left_out}"
    left = _undated(counts, asked) if many == "events" else ""
    holds = f"the ledger holds {plural(total, one, many)}{left} from {held}{left_out}"
    return f"no {one} matches {', '.join(asked)}; {holds}"


def _left_out(counts: Counts) -> str:
    """How many inputs the answer does not rest on: those that broke, and those passed over."""
    told = [f"{plural(counts.failed, 'input')} could not be read"] if counts.failed else []
    told += [f"{plural(counts.skipped, 'input')} passed over"] if counts.skipped else []
    return f"; {', '.join(told)} (tightrope failures)" if told else ""


def _undated(counts: Counts, asked: list[str]) -> str:
    """What a filter by days cannot see."""
    by_day = any(each.startswith(("since", "until")) for each in asked)
    return f" ({counts.undated:,} of them on no day that is told)" if by_day and counts.undated else ""
