"""docs/exports.md lists every table and column as the code has them, in order."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tightrope.exports import TABLES, columns_of, rows
from tightrope.exports._write import records_of
from tightrope.ledger import Ledger

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "exports.md"


def section(name: str) -> str:
    """A table's part of the documentation, from the code."""
    table = TABLES[name]
    lines = [f"### {name}", "", f"One row is {table.row}.", "", "| column | meaning |", "|---|---|"]
    return "\n".join([*lines, *(f"| `{column}` | {meaning} |" for column, meaning in table.columns.items())])


@pytest.mark.parametrize("name", TABLES)
def test_the_documentation_lists_the_columns_of_a_table_in_order(name: str) -> None:
    written = DOCUMENTATION.read_text("utf-8")
    found = re.search(rf"### {name}\n.*?(?=\n\n### |\n\n## |\s*\Z)", written, re.DOTALL)
    if os.environ.get("TIGHTROPE_WRITE_REFERENCE"):  # how the tables are brought up to date
        DOCUMENTATION.write_text(
            written.replace(found[0], section(name)) if found else f"{written.rstrip()}\n\n{section(name)}\n",
            "utf-8",
        )
        return
    assert found, f"docs/exports.md has no section {name}"
    assert found[0].strip() == section(name)


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_a_value_for_each_column_and_no_other(name: str, filled: Path) -> None:
    with Ledger.open(filled) as ledger:
        records = records_of(ledger, name)
        made = list(rows(ledger, name, records))
        values = [TABLES[name].values(records[0], _context(ledger, name))]
    assert len(made) == len(records) > 0
    assert list(made[0]) == columns_of(name)
    assert values[0].keys() == TABLES[name].columns.keys()


def _context(ledger: Ledger, name: str) -> object:
    from tightrope.exports._write import _context as context

    return context(ledger, name)
