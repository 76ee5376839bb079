"""Exports: the record as CSV and JSON Lines, column by column as docs/exports.md says.

The same record and version give the same bytes in any time zone, locale and order of reading.
"""

from __future__ import annotations

from tightrope.exports._columns import TABLES, Table
from tightrope.exports._plain import json_line, plain
from tightrope.exports._write import FORMATS, LIST_SEPARATOR, columns_of, rows, write

__all__ = [
    "FORMATS",
    "LIST_SEPARATOR",
    "TABLES",
    "Table",
    "columns_of",
    "json_line",
    "plain",
    "rows",
    "write",
]
