"""Build every table of the first schema; revision 0001."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STRICT_SINCE = (3, 37, 0)
"""The first SQLite that knows STRICT tables; an older one builds the same tables without."""


def upgrade() -> None:
    script = Path(__file__).with_name("first.sql").read_text(encoding="utf-8")
    if sqlite3.sqlite_version_info < STRICT_SINCE:
        script = script.replace(") STRICT, WITHOUT ROWID", ") WITHOUT ROWID").replace(") STRICT", ")")
    for statement in script.split(";\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
