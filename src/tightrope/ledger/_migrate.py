"""Brings a ledger's tables to this version's schema, in one transaction; owns the running of Alembic.

Alembic is imported only when there is something to do: opening a ledger that is up to date costs
nothing of it.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from tightrope.errors import LedgerTooNew
from tightrope.ledger._schema import APPLICATION_ID, SCHEMA

_SCRIPTS: Final = Path(__file__).parent / "migrations"


def version_of(connection: Connection) -> int:
    """How many migrations the ledger has been through."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def needed(connection: Connection, path: Path) -> bool:
    """Whether migrations are outstanding; LedgerTooNew where the ledger is ahead of this program."""
    version = version_of(connection)
    if version > SCHEMA:
        detail = f"its schema is version {version}, this program knows versions up to {SCHEMA}"
        raise LedgerTooNew(detail, str(path))
    return version < SCHEMA


def upgrade(connection: Connection) -> None:
    """Run every outstanding migration in the transaction that `connection` is in, and mark the file."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")


STRICT_SINCE: Final = (3, 37, 0)
"""The first SQLite that knows STRICT tables; an older one builds the same tables without."""


def run_script(name: str) -> None:
    """Run the statements of a script of `migrations/versions`; called by a migration."""
    from alembic import op

    script = (_SCRIPTS / "versions" / name).read_text(encoding="utf-8")
    if sqlite3.sqlite_version_info < STRICT_SINCE:
        script = script.replace(") STRICT, WITHOUT ROWID", ") WITHOUT ROWID").replace(") STRICT", ")")
    for statement in script.split(";\n"):
        if statement.strip():
            op.get_bind().exec_driver_sql(statement)
