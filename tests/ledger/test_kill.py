"""`kill -9` in the middle of a run: what was acknowledged is there, and a second run makes it whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tightrope.ledger import Ledger

from .tables import content

TESTS = Path(__file__).parent.parent
COUNT = 24


def _run(path: Path, kill_after: int | None) -> list[str]:
    """Run the pile into a ledger; killed after so many acknowledgements. What was acknowledged."""
    command = [sys.executable, "-m", "ledger.killed", str(path), str(COUNT)]
    environment = {**os.environ, "PYTHONPATH": str(TESTS)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    seen = []
    for line in process.stdout:
        seen.append(line.strip())
        if kill_after is not None and len(seen) == kill_after:
            process.kill()
            break
    seen += [line.strip() for line in process.stdout.read().splitlines() if len(line.strip()) == 32]
    process.wait()
    process.stdout.close()
    return seen


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[object, ...]]]:
    path = tmp_path_factory.mktemp("unbroken") / "x.db"
    assert len(_run(path, None)) == COUNT
    return content(path)


@pytest.mark.parametrize("kill_after", [1, 5, 9, 17])
def test_a_killed_run_keeps_what_it_acknowledged_and_is_made_whole_by_the_next(
    tmp_path: Path, kill_after: int, unbroken: dict[str, list[tuple[object, ...]]]
) -> None:
    path = tmp_path / "x.db"
    acknowledged = _run(path, kill_after)
    with Ledger.open(path, create=False) as ledger:
        held = {article.id for article in ledger.articles().records}
        assert set(acknowledged) <= held
        assert len(held) <= len(acknowledged) + 1
        assert ledger.check().problems == ()
    _run(path, None)
    mine = content(path)
    for table in mine:
        # Versions that were superseded on the way tell when things were learnt, which a kill changes.
        assert mine[table] == unbroken[table], table


def test_a_process_killed_while_it_makes_the_ledger_leaves_none_or_a_whole_one(tmp_path: Path) -> None:
    for delay in (0.0, 0.15, 0.3, 0.45):
        path = tmp_path / f"{delay}.db"
        command = [sys.executable, "-m", "ledger.killed", str(path), "1"]
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONPATH": str(TESTS)}
        )
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        with Ledger.open(path) as ledger:
            assert ledger.counts().articles in (0, 1)
