"""The migrations build what the program thinks it stores into."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy.dialects import sqlite

from tightrope.ledger import Ledger
from tightrope.ledger import _schema as schema


def built(path: Path, table: str) -> dict[str, tuple[str, bool, bool]]:
    with sqlite3.connect(path) as raw:
        rows = raw.execute(f'PRAGMA table_info("{table}")').fetchall()
    return {name: (kind, bool(required), bool(key)) for _, name, kind, required, _, key in rows}


def test_migrations_build_the_schema_the_program_uses(ledger: Ledger, path: Path) -> None:
    dialect = sqlite.dialect()
    for table in schema.metadata.tables.values():
        meant = {
            column.name: (column.type.compile(dialect), not column.nullable, column.primary_key)
            for column in table.columns
        }
        assert built(path, table.name) == meant, table.name


def test_migrations_build_every_index(ledger: Ledger, path: Path) -> None:
    with sqlite3.connect(path) as raw:
        built = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    meant = {index.name for table in schema.metadata.tables.values() for index in table.indexes}
    assert meant <= built


def test_tables_are_strict(ledger: Ledger, path: Path) -> None:
    with sqlite3.connect(path) as raw:
        loose = raw.execute(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND schema = 'main' "
            "AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'alembic%' ORDER BY name"
        ).fetchall()
    assert loose == []


def test_the_file_is_marked_as_ours_with_its_version_and_a_log(ledger: Ledger, path: Path) -> None:
    with sqlite3.connect(path) as raw:
        marks = [
            raw.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version", "journal_mode")
        ]
    assert marks == [schema.APPLICATION_ID, schema.SCHEMA, "wal"]
