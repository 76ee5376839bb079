"""Owns the long list of public figures: looked up by full name in the file's own text.

There are many rows and few are ever met, so no row is read before somebody asks for its name: the
text is searched for a line that begins with it. Loading costs reading the file and lower-casing it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tightrope.errors import KnowledgeError
from tightrope.knowledge._names import fold
from tightrope.knowledge._tables import DATA, Row, rows

FILE = "figures.csv"
COLUMNS = ("person", "state", "role", "start", "end")


class Figures:
    """Rows by folded full name. The user's file, small as it is, is checked as a whole."""

    def __init__(self, extra: Path | None) -> None:
        file = DATA / FILE
        try:
            self._text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise KnowledgeError(f"cannot be read: {error}", str(file)) from error
        self._folded = self._text.lower().replace("-", " ")
        self._extra: dict[str, list[Row]] = {}
        for row in rows(FILE, COLUMNS, extra, ours=False):
            self._extra.setdefault(fold(row.word("person")), []).append(row)

    def rows(self, name: str) -> Iterator[Row]:
        """The rows of the people of that full name."""
        key = fold(name)
        if key.isascii() and key:
            yield from self._find(f"\n{key},")
        yield from self._extra.get(key, ())

    def _find(self, start: str) -> Iterator[Row]:
        at = self._folded.find(start)
        while at >= 0:
            end = self._text.find("\n", at + 1)
            line = self._text[at + 1 : end if end >= 0 else None]
            number = self._text.count("\n", 0, at + 1) + 1
            yield Row(DATA / FILE, number, dict(zip(COLUMNS, line.split(","), strict=True)))
            at = self._folded.find(start, at + 1)
