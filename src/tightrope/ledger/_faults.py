"""Says what the database driver reports in our own errors; owns the translation, nothing else."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from tightrope.errors import LedgerDamaged, LedgerError, LedgerFull
from tightrope.ledger._lock import busy

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_PRIMARY = 0xFF
"""Extended result codes carry the primary code in the low byte (sqlite.org/rescode.html)."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system raise about the ledger at `path` into a LedgerError."""
    try:
        yield
    except DBAPIError as error:
        raise translated(error.orig or error, path) from error
    except (sqlite3.Error, OSError) as error:
        raise translated(error, path) from error


def translated(error: BaseException, path: Path) -> LedgerError:
    """The LedgerError that says what `error` means for the ledger at `path`."""
    origin = str(path)
    if isinstance(error, OSError):
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return LedgerFull("the disk is full; what was acknowledged before is kept", origin)
        return LedgerError(f"the file cannot be used: {error.strerror or error}", origin)
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code in _BUSY:
        return busy(path)
    if code == sqlite3.SQLITE_FULL:
        return LedgerFull("the disk is full; only the article in hand was not written", origin)
    if code in _DAMAGED:
        return LedgerDamaged(f"the file is damaged ({error})", origin)
    if code == sqlite3.SQLITE_READONLY:
        return LedgerError("the file or its folder may not be written to", origin)
    return LedgerError(f"the database says: {error}", origin)
