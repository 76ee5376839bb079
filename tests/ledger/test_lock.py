"""One writer at a time: the second is told who holds the ledger; a dead holder never blocks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tightrope.errors import LedgerBusy
from tightrope.ledger import Ledger, _lock
from tightrope.limits import BUSY_SECONDS

from .making import NOW, date, visit

HOLD = """
import sys, time
from pathlib import Path
from tightrope.ledger import Ledger
with Ledger.open(Path(sys.argv[1])) as ledger, ledger.writer("test"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def other_writer(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_second_writer_is_told_which_process_holds_the_ledger(
    path: Path, other_writer: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 0 < BUSY_SECONDS <= 30
    with Ledger.open(path) as ledger:
        assert ledger.counts().articles == 0  # readers are not kept out
        writer = ledger.writer("test")
        monkeypatch.setattr(writer._lock, "_wait", 0.1)
        with pytest.raises(LedgerBusy, match=f"process {other_writer.pid} is writing"), writer:
            pass


def test_the_lock_of_a_killed_writer_is_free(path: Path, other_writer: subprocess.Popen[str]) -> None:
    other_writer.kill()
    other_writer.wait()
    assert _lock.holder(path) == other_writer.pid
    with Ledger.open(path) as ledger, ledger.writer("test") as writer:
        assert _lock.holder(path) == os.getpid()
        assert writer.add(*visit(date(2024, 6, 1)), (), "s", NOW).new
    assert _lock.holder(path) is None


def test_the_lock_is_let_go_when_a_run_breaks(ledger: Ledger, path: Path) -> None:
    with pytest.raises(RuntimeError), ledger.writer("test"):
        raise RuntimeError("something else went wrong")
    with ledger.writer("test"):
        assert _lock.holder(path) == os.getpid()


@pytest.mark.parametrize("written", ["", "²", "9" * 5000, "later"])
def test_a_lock_file_without_a_process_number_names_no_holder(path: Path, written: str) -> None:
    _lock.lock_path(path).write_text(written, encoding="utf-8")
    assert _lock.holder(path) is None
