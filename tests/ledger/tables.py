"""What stands in a ledger's file, table by table, read past the ledger's own code."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

RUN_TIMES = {"recorded", "believed_from", "believed_to", "started", "ended", "cleared", "run"}


def counts(path: Path) -> dict[str, int]:
    """Rows by table."""
    with sqlite3.connect(path) as raw:
        names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in sorted(names)}


def content(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row but the runs', without times of recording and the numbers that tell the order of writing."""
    with sqlite3.connect(path) as raw:
        raw.row_factory = sqlite3.Row
        names = [
            row[0]
            for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not row[0].startswith(("article_text", "sqlite_", "alembic")) and row[0] != "runs"
        ]
        found = {}
        for name in sorted(names):
            rows = raw.execute(f'SELECT * FROM "{name}"').fetchall()
            kept = [key for key in (rows[0].keys() if rows else ()) if key not in RUN_TIMES]
            found[name] = sorted((tuple(row[key] for key in kept) for row in rows), key=repr)
        return found
