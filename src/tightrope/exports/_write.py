"""Writes tables of the record as CSV and JSON Lines, the same bytes for the same record."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Final, TextIO

from tightrope.errors import BadFilter
from tightrope.exports._columns import FINDINGS, STATEMENTS, TABLES, Table
from tightrope.exports._plain import json_line
from tightrope.exports._values import Context, Value, found, stated
from tightrope.ledger import Ledger, Listed

LIST_SEPARATOR: Final = ";"
"""What parts the values of a list in one CSV cell."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
"""How a cell begins that a spreadsheet may run, and the mark itself, so that taking one mark off every
marked cell gives back the exact text."""

FORMATS: Final = ("csv", "jsonl")


def table(name: str) -> Table[Any]:
    """The table of that name; BadFilter where there is none."""
    if name not in TABLES:
        raise BadFilter(f"there is no table {name!r}; there are: {', '.join(TABLES)}")
    return TABLES[name]


def rows(
    ledger: Ledger, name: str, records: Sequence[Any], *, recorded: bool = False
) -> Iterator[dict[str, Value]]:
    """The flat rows of some records of one table, by column name.

    With `recorded` a last column tells when the row's article was added, which differs from run to run.
    """
    wanted = table(name)
    context = _context(ledger, name)
    for record in records:
        values = wanted.values(record, context)
        row = {column: values[column] for column in wanted.columns}
        if recorded:
            row["recorded"] = _recorded(row, context)
        yield row


def records_of(ledger: Ledger, name: str) -> tuple[Any, ...]:
    """Every record of a table, in its one order."""
    lists: dict[str, Callable[[], Listed[Any]]] = {
        "articles": ledger.articles,
        "events": ledger.events,
        "reports": ledger.reports,
        "quotes": ledger.quotes,
        "claims": ledger.claims,
        "conflicts": ledger.conflicts,
        "corrections": ledger.corrections,
        "stories": ledger.stories,
        "copies": ledger.copies,
        "origins": ledger.origins,
        "versions": ledger.versions,
    }
    if table(name) is STATEMENTS:
        return tuple(stated(ledger.articles().records))
    if table(name) is FINDINGS:
        return tuple(found(ledger.articles().records))
    return tuple(lists[name]().records)


def columns_of(name: str, *, recorded: bool = False) -> list[str]:
    """The names of a table's columns, in order."""
    return list(table(name).columns) + (["recorded"] if recorded else [])


def write(
    ledger: Ledger,
    name: str,
    form: str,
    to: TextIO,
    *,
    spreadsheet: bool = False,
    recorded: bool = False,
) -> int:
    """Write a whole table as "csv" or "jsonl" and give the number of rows.

    CSV is exact: UTF-8, comma, line feed, quotes where needed, lists joined by ";", empty for what is
    not known. With `spreadsheet` a cell that a spreadsheet would run as a formula begins with a "'".
    """
    if form not in FORMATS:
        raise BadFilter(f"there is no format {form!r}; there are: {', '.join(FORMATS)}")
    made = rows(ledger, name, records_of(ledger, name), recorded=recorded)
    if form == "jsonl":
        return _write_lines(made, to)
    return _write_csv(made, columns_of(name, recorded=recorded), to, spreadsheet=spreadsheet)


def _write_lines(made: Iterable[dict[str, Value]], to: TextIO) -> int:
    count = 0
    for row in made:
        to.write(json_line(row) + "\n")
        count += 1
    return count


def _write_csv(made: Iterable[dict[str, Value]], header: list[str], to: TextIO, *, spreadsheet: bool) -> int:
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow(header)
    count = 0
    for row in made:
        writer.writerow([_cell(row[name], spreadsheet=spreadsheet) for name in header])
        count += 1
    return count


def _cell(value: Value, *, spreadsheet: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, date):
        return value.isoformat()
    text = LIST_SEPARATOR.join(value) if isinstance(value, list) else value
    return f"'{text}" if spreadsheet and text.startswith(_FORMULA) else text


def _context(ledger: Ledger, name: str) -> Context:
    """What the rows of a table need beside their records; reports only where events need them."""
    events = ledger.events().records if name in ("events", "reports") else ()
    reports = ledger.reports().records if name == "events" else ()
    parties = sorted({key for event in events for key in (*event.sources, *event.targets)})
    return Context(
        heads=ledger.heads(),
        actors=ledger.actors(parties) if name == "events" else {},
        reports={report.id: report for report in reports},
        event_of={report: event.id for event in events for report in event.reports},
        taken_back=ledger.taken_back() if name == "events" else frozenset(),
    )


def _recorded(row: dict[str, Value], context: Context) -> Value:
    key = (
        row.get("article_id")
        or row.get("left_article_id")
        or row.get("copy")
        or row.get("against")
        or row["id"]
    )
    head = context.heads.get(str(key))
    return head.recorded if head else None
