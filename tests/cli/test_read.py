"""`read`: what it says of a run, and the exit codes that scripts go by."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tightrope
from tightrope import Progress, ReadSummary
from tightrope.cli.read import _files
from tightrope.errors import LedgerBusy

from .conftest import Run

ALL_WELL = ReadSummary(5, 3, 2, 0, 0, 0, ())
SKIPPED = ReadSummary(5, 3, 0, 2, 0, 1, (("TR-EMPTY", 2), ("TR-LANGUAGE", 1)))
PARTLY = ReadSummary(5, 3, 0, 0, 2, 0, (("TR-BINARY", 2),))
NOTHING = ReadSummary(2, 0, 0, 0, 2, 0, (("TR-UNREADABLE", 2),))


@pytest.mark.parametrize(
    ("summary", "code", "told"),
    [
        (ALL_WELL, 0, ["5 pages in", "3 new, 2 known already", "next: tightrope events --ledger"]),
        (
            SKIPPED,
            0,
            ["2 skipped", "1 of the new kept but not read", "left out: TR-EMPTY ×2, TR-LANGUAGE ×1"],
        ),
        (PARTLY, 3, ["2 failed", "see: tightrope failures"]),
        (NOTHING, 1, ["0 new, 2 failed"]),
    ],
)
def test_a_run_is_summed_up_and_ends_with_its_exit_code(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    summary: ReadSummary,
    code: int,
    told: list[str],
) -> None:
    monkeypatch.setattr(tightrope.Tightrope, "read", lambda *_, **__: summary)
    said = run("read", "pages", ledger=tmp_path / "x.db")
    assert said.code == code
    assert all(each in " ".join(said.out.split()) for each in told), said.out


def test_the_summary_as_json_is_one_object(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tightrope.Tightrope, "read", lambda *_, **__: SKIPPED)
    told = json.loads(run("read", "pages", "--json", ledger=tmp_path / "x.db").out)
    assert told["pages"] == told["new"] + told["known"] + told["skipped"] + told["failed"]
    assert told["reasons"] == {"TR-EMPTY": 2, "TR-LANGUAGE": 1}


def test_a_ledger_in_use_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> None:
        raise LedgerBusy("process 4242 is writing to this ledger")

    monkeypatch.setattr(tightrope.Tightrope, "read", busy)
    said = run("read", "pages", ledger=tmp_path / "x.db")
    assert (said.code, said.out) == (1, "")
    assert "process 4242 is writing" in said.err


def test_a_run_that_is_stopped_says_how_to_go_on(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(tightrope.Tightrope, "read", stopped)
    said = run("read", "pages", ledger=tmp_path / "x.db")
    assert said.code == 130
    assert "the same command goes on from there" in said.err


def test_progress_is_shown_on_a_terminal_only(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reading(*_: object, progress: object = None, **__: object) -> ReadSummary:
        given.append(progress)
        if callable(progress):
            progress(Progress(PARTLY, "a.html"))
        return PARTLY

    given: list[object] = []
    monkeypatch.setattr(tightrope.Tightrope, "read", reading)
    assert run("read", "pages", ledger=tmp_path / "x.db").err == ""
    monkeypatch.setenv("FORCE_COLOR", "1")
    said = run("read", "pages", ledger=tmp_path / "x.db")
    run("read", "--quiet", "pages", ledger=tmp_path / "x.db")
    assert [callable(each) for each in given] == [False, True, False]
    assert "5 pages, 3 new, 2 failed" in said.err


def test_the_pages_to_come_are_counted_where_they_can_be(tmp_path: Path) -> None:
    for name in ("a.html", "b.txt"):
        (tmp_path / name).write_text("x")
    assert _files([str(tmp_path), str(tmp_path / "a.html")]) == 3
    assert _files(["-"]) is None
    (tmp_path / "rows.jsonl").write_text("{}")
    assert _files([str(tmp_path)]) is None
