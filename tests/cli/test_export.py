"""`export`: tables to standard output, a file, or a folder."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tightrope.exports import TABLES

from .conftest import Run


def test_a_table_goes_to_standard_output_exactly(run: Run, filled: Path) -> None:
    said = run("export", "articles", "--format", "csv", ledger=filled)
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert list(rows[0]) == list(TABLES["articles"].columns)
    assert any(row["headline"].startswith("\x1b[31mRED") for row in rows)
    assert said.err == ""


def test_all_tables_go_to_a_folder_each_in_a_file_of_its_own(run: Run, filled: Path, tmp_path: Path) -> None:
    said = run("export", "all", "--out", str(tmp_path / "out"), ledger=filled)
    assert said.code == 0
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == sorted(
        f"{name}.jsonl" for name in TABLES
    )
    lines = (tmp_path / "out" / "events.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["plover"] for line in lines] == ["CONSULT", "ASSAULT"]
    assert "2 rows" in said.err


def test_a_file_is_there_whole_or_not_at_all(run: Run, filled: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "not-a-folder"
    blocked.write_text("x")
    said = run("export", "events", "--out", str(blocked / "events.jsonl"), ledger=filled)
    assert said.code == 1
    assert "cannot be written" in said.err
    assert [each.name for each in tmp_path.iterdir()] == ["not-a-folder"]


def test_what_is_no_table_or_lacks_a_folder_is_refused(run: Run, filled: Path) -> None:
    assert "there is no table 'nonsense'" in run("export", "nonsense", ledger=filled).err
    assert run("export", "nonsense", ledger=filled).code == 2
    assert "name it with --out" in run("export", "all", ledger=filled).err
