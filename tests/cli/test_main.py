"""The command line as a whole: version, help, exit codes, and that no traceback is ever shown."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tightrope import cli
from tightrope.cli import VERBS, _guard

from .conftest import Run

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "cli.md"


def test_version_and_help_are_printed(run: Run) -> None:
    assert run("--version").out.startswith("tightrope ")
    assert "Exit codes: 0 done" in " ".join(run("--help").out.split())
    assert run().out == run("--help").out


@pytest.mark.parametrize("verb", [verb.__name__ for verb in VERBS])
def test_every_verb_has_help_and_a_place_in_the_documentation(run: Run, verb: str) -> None:
    assert "--ledger" in run(verb, "--help").out
    assert f"### {verb}" in DOCUMENTATION.read_text("utf-8")


def test_an_error_that_was_not_foreseen_is_told_in_plain_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise ZeroDivisionError("division \x1b[31mby zero")

    monkeypatch.setattr(cli, "app", broken)
    monkeypatch.setattr(sys, "argv", ["tightrope", "events"])
    with pytest.raises(SystemExit) as end:
        cli.main()
    told = capsys.readouterr().err
    assert end.value.code == _guard.FAILED
    assert "something went wrong that should not" in told
    assert "--debug" in told
    assert "Traceback" not in told
    assert "\x1b" not in told


def test_debug_shows_the_traceback(run: Run, tmp_path: Path) -> None:
    from tightrope.errors import LedgerMissing

    with pytest.raises(LedgerMissing):
        run("--debug", "events", ledger=tmp_path / "none.db")
    _guard.debug(False)


def _command(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "tightrope", *words],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )


def test_asking_loads_neither_the_language_model_nor_pandas(filled: Path) -> None:
    done = _command("events", TIGHTROPE_LEDGER=str(filled))
    loaded = {
        line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import")
    }
    assert done.returncode == 0
    assert "tightrope.ledger" in loaded
    assert not {"spacy", "pandas", "alembic", "trafilatura", "numpy"} & loaded


def test_a_reader_that_goes_away_is_no_failure(filled: Path) -> None:
    command = [sys.executable, "-m", "tightrope", "articles", "--json"]
    environment = {**os.environ, "TIGHTROPE_LEDGER": str(filled)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    told = process.stderr.read().decode()
    process.stderr.close()
    assert (process.wait(), told) == (0, "")
