"""Opens a ledger's file: tells whether it is ours, makes a new one whole or not at all, sets SQLite up.

Nothing is written to a file before it is known to be a ledger. A new ledger is built under another
name and put in place when it is finished, so a half-made one is never seen.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from tightrope.errors import LedgerError, LedgerMissing, LedgerNotOurs
from tightrope.ledger import _backfill, _migrate
from tightrope.ledger._faults import told
from tightrope.ledger._lock import WriterLock
from tightrope.ledger._schema import APPLICATION_ID
from tightrope.limits import BUSY_SECONDS

_MAGIC: Final = b"SQLite format 3\x00"
_APPLICATION_ID_AT: Final = slice(68, 72)
"""Where a SQLite file keeps its application id (sqlite.org/fileformat.html, big-endian)."""

_PRAGMAS: Final = (
    "PRAGMA foreign_keys = ON",
    # With a write-ahead log NORMAL survives every end of the process; a power cut may take the last
    # commits, never the file. Measured: 15 times the rows of FULL, 120 of 120 kills survived.
    "PRAGMA synchronous = NORMAL",
    "PRAGMA cache_size = -16000",
)


def open_engine(path: Path, *, create: bool) -> Engine:
    """An engine on the ledger at `path`, brought up to date; made anew where `create` allows.

    Raises LedgerMissing, LedgerNotOurs, LedgerTooNew, LedgerDamaged, LedgerBusy, LedgerError.
    """
    with told(path):
        if not path.exists():
            if not create:
                raise LedgerMissing("there is no ledger here", str(path))
            _make(path)
        _recognise(path)
        engine = _engine(path)
        try:
            _bring_up_to_date(engine, path)
        except BaseException:
            engine.dispose()
            raise
    return engine


def _recognise(path: Path) -> None:
    """Refuse a file that is no ledger, from its first bytes, without opening it as a database."""
    if path.is_dir():
        raise LedgerNotOurs("this is a folder", str(path))
    with path.open("rb") as file:
        head = file.read(100)
    if not head.startswith(_MAGIC):
        raise LedgerNotOurs("the file is empty" if not head else "the file is no SQLite database", str(path))
    if int.from_bytes(head[_APPLICATION_ID_AT], "big") != APPLICATION_ID:
        raise LedgerNotOurs("this is a database of another program", str(path))


def _bring_up_to_date(engine: Engine, path: Path) -> None:
    with engine.connect() as connection:
        behind = _migrate.needed(connection, path)
    if not behind:
        return
    with WriterLock(path), writing(engine).begin() as connection:
        if _migrate.needed(connection, path):
            _migrate.upgrade(connection)
            _backfill.provenance(connection)


def _make(path: Path) -> None:
    """Build a ledger under a name of its own, then give it its place unless one came to stand there."""
    if not path.parent.is_dir():
        raise LedgerError("the folder does not exist", str(path))
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    try:
        with contextlib.closing(sqlite3.connect(draft, isolation_level=None)) as raw:
            raw.execute("PRAGMA journal_mode = WAL")
        engine = _engine(draft)
        try:
            with writing(engine).begin() as connection:
                _migrate.upgrade(connection)
        finally:
            engine.dispose()
        _place(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _place(draft: Path, path: Path) -> None:
    """Give a finished ledger its name, unless another process gave it to one meanwhile: use that."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not path.exists():
            draft.rename(path)


def _engine(path: Path) -> Engine:
    engine = create_engine("sqlite://", creator=_connector(path), poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _connector(path: Path) -> Callable[[], Any]:
    address = f"file:{quote(str(path.absolute()))}?{_mode(path)}"

    def connect() -> sqlite3.Connection:
        raw = sqlite3.connect(
            address, uri=True, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False
        )
        for pragma in _PRAGMAS:
            raw.execute(pragma)
        return raw

    return connect


def _mode(path: Path) -> str:
    """How to open the file: one on a read-only medium is read as it stands, without its log."""
    log = path.with_name(path.name + "-wal")
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    if not writable and not log.exists():
        return "mode=ro&immutable=1"
    return "mode=rw"


def _begin(connection: Connection) -> None:
    """Start transactions ourselves: Python's driver would leave DDL and reads outside of them."""
    kind = "IMMEDIATE" if connection.get_execution_options().get("tightrope_writing") else "DEFERRED"
    connection.exec_driver_sql(f"BEGIN {kind}")


def writing(engine: Engine) -> Engine:
    """The same engine, its transactions taking the write lock at their start, not half-way."""
    return engine.execution_options(tightrope_writing=True)
