"""The single-writer lock: one file beside the ledger, held through the operating system.

The system lets go of the lock when its holder ends, however it ends, so a stale file never blocks:
its number is only read to name the holder. Readers never take it.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Final

from tightrope.errors import LedgerBusy
from tightrope.limits import BUSY_SECONDS

_RETRY_SECONDS: Final = 0.05
_PID_DIGITS: Final = 10


def lock_path(ledger: Path) -> Path:
    """Where the lock of a ledger stands."""
    return ledger.with_name(ledger.name + ".lock")


def holder(ledger: Path) -> int | None:
    """The process number last written to the lock file; None where there is none to read."""
    try:
        text = lock_path(ledger).read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return None
    return int(text) if text.isdecimal() and len(text) <= _PID_DIGITS else None


def busy(ledger: Path) -> LedgerBusy:
    """The error for a ledger that another process writes to, naming that process where it can be told."""
    pid = holder(ledger)
    who = f"process {pid}" if pid else "another process"
    return LedgerBusy(f"{who} is writing to this ledger", str(ledger))


class WriterLock:
    """Held from entry to exit; raises LedgerBusy, naming the holder, when it cannot be had in time."""

    def __init__(self, ledger: Path, wait: float = BUSY_SECONDS) -> None:
        self._ledger = ledger
        self._wait = wait
        self._descriptor: int | None = None

    def __enter__(self) -> WriterLock:
        deadline = time.monotonic() + self._wait
        descriptor = os.open(lock_path(self._ledger), os.O_RDWR | os.O_CREAT, 0o644)
        while not _taken(descriptor):
            if time.monotonic() >= deadline:
                os.close(descriptor)
                raise busy(self._ledger)
            time.sleep(_RETRY_SECONDS)
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, b"%d\n" % os.getpid())
        self._descriptor = descriptor
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._descriptor is not None:
            os.ftruncate(self._descriptor, 0)
            os.close(self._descriptor)
            self._descriptor = None


if sys.platform == "win32":
    import msvcrt

    def _taken(descriptor: int) -> bool:
        """Try for the lock once. Windows locks bytes; one far behind the number keeps it readable."""
        try:
            os.lseek(descriptor, 1_000, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(descriptor: int) -> bool:
        """Try for the lock once."""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
