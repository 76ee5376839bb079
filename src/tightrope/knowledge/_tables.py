"""Owns the reading of table files: rows with their place, checked cells, user rows over ours.

A table is a CSV file in UTF-8 whose first lines may be comments that start with "#"; then comes
the header. Lists stand in one cell, parted by semicolons. A bad cell raises `KnowledgeError` with
file, line and column.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tightrope.errors import KnowledgeError

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with the file and line it came from for messages."""

    file: Path
    line: int
    cells: dict[str, str]

    def fail(self, column: str, why: str) -> KnowledgeError:
        """The error that names this row's file, line and the column."""
        return KnowledgeError(f"line {self.line}, column {column!r}: {why}", str(self.file))

    def text(self, column: str) -> str:
        """The cell, which may be empty."""
        return self.cells[column].strip()

    def word(self, column: str) -> str:
        """The cell, which must not be empty."""
        value = self.text(column)
        if not value:
            raise self.fail(column, "must not be empty")
        return value

    def list(self, column: str) -> tuple[str, ...]:
        """The cell's values, parted by semicolons."""
        return tuple(part for part in map(str.strip, self.text(column).split(";")) if part)

    def number(self, column: str) -> float:
        """The cell as a number."""
        try:
            return float(self.word(column))
        except ValueError:
            raise self.fail(column, f"{self.text(column)!r} is no number") from None

    def day(self, column: str) -> date | None:
        """The cell as a day, None where it is empty.

        A year or a year and month mean their first day, since tables often know no more.
        """
        value = self.text(column)
        if not value:
            return None
        padded = (
            value + "-01-01"[: 10 - len(value)]
            if len(value) == 4
            else value + "-01"
            if len(value) == 7
            else value
        )
        try:
            return date.fromisoformat(padded)
        except ValueError:
            raise self.fail(column, f"{value!r} is no day (write 2023-02-28)") from None

    def state(self, column: str) -> str:
        """The cell as a state's code of three letters in capitals."""
        value = self.word(column)
        if not (len(value) == 3 and value.isascii() and value.isalpha() and value.isupper()):
            raise self.fail(column, f"{value!r} is no ISO 3166 alpha-3 code")
        return value


def rows(name: str, columns: tuple[str, ...], extra: Path | None, *, ours: bool = True) -> Iterator[Row]:
    """The rows of a table of ours, then those of the user's file of the same name, if any.

    `ours` leaves the table of ours out where it is read in another way.
    """
    if ours:
        yield from _read(DATA / name, columns)
    if extra is not None and (extra / name).exists():
        yield from _read(extra / name, columns)


def _read(file: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"cannot be read: {error}", str(file)) from error
    comments = 0
    while comments < len(lines) and lines[comments].startswith("#"):
        comments += 1
    reader = csv.reader(lines[comments:])
    header = next(reader, None)
    if header is None or any(column not in header for column in columns):
        missing = ", ".join(column for column in columns if column not in (header or []))
        raise KnowledgeError(f"line {comments + 1}: the header lacks {missing}", str(file))
    for cells in reader:
        if not cells:
            continue
        line = comments + reader.line_num
        if len(cells) != len(header):
            raise KnowledgeError(
                f"line {line}, column {header[min(len(cells), len(header) - 1)]!r}: "
                f"the row has {len(cells)} cells, the header {len(header)}",
                str(file),
            )
        yield Row(file, line, dict(zip(header, cells, strict=True)))
