"""Fetches rows by many keys at once, so that a list of records costs a handful of statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from sqlalchemy import Column, Connection, Select
from sqlalchemy.engine import RowMapping

_BATCH: Final = 500
"""Keys in one statement: far below the number of variables any SQLite allows (999 before 3.32)."""


def where_in(
    connection: Connection, select: Select[Any], column: Column[Any], keys: Iterable[object]
) -> Iterator[RowMapping]:
    """The rows of `select` whose `column` is one of `keys`, in the order of the select within a batch."""
    wanted = list(dict.fromkeys(keys))
    for first in range(0, len(wanted), _BATCH):
        batch = select.where(column.in_(wanted[first : first + _BATCH]))
        yield from connection.execute(batch).mappings()


def grouped(
    connection: Connection, select: Select[Any], column: Column[Any], keys: Iterable[object]
) -> dict[Any, list[RowMapping]]:
    """The same rows, by the value of `column`."""
    found: dict[Any, list[RowMapping]] = {}
    for row in where_in(connection, select, column, keys):
        found.setdefault(row[column.name], []).append(row)
    return found
