"""CSV and JSON Lines: exact, safe where asked, and the same bytes in any surroundings."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.errors import BadFilter
from tightrope.exports import TABLES, json_line, plain, write
from tightrope.exports._write import _cell
from tightrope.ledger import Ledger
from tightrope.records import Interval, Modality


def _written(path: Path, name: str, form: str, **options: bool) -> str:
    to = io.StringIO(newline="")
    with Ledger.open(path) as ledger:
        write(ledger, name, form, to, **options)
    return to.getvalue()


@pytest.mark.parametrize("name", TABLES)
def test_csv_and_json_lines_tell_the_same(name: str, filled: Path) -> None:
    lines = [json.loads(line) for line in _written(filled, name, "jsonl").splitlines()]
    cells = list(csv.DictReader(io.StringIO(_written(filled, name, "csv"), newline="")))
    assert [list(row) for row in lines] == [list(row) for row in cells]
    for row, cell in zip(lines, cells, strict=True):
        for column, value in row.items():
            text = ";".join(value) if isinstance(value, list) else value
            told = {True: "true", False: "false"}.get(text, text) if isinstance(text, bool) else text
            assert cell[column] == ("" if told is None else str(told)), column


def test_evidence_leads_to_the_words_on_the_page(filled: Path) -> None:
    with Ledger.open(filled) as ledger:
        bodies = {article.id: article.body for article in ledger.articles().records}
        reports = [json.loads(line) for line in _written(filled, "reports", "jsonl").splitlines()]
        for row in reports:
            assert bodies[row["article_id"]][row["start"] : row["end"]] == row["text"]
            assert ledger.page(row["page_id"]).content


def test_the_time_of_recording_is_left_out_unless_asked_for(filled: Path) -> None:
    for name in TABLES:
        assert "2024-06-10" not in _written(filled, name, "jsonl")
    recorded = [
        json.loads(line)["recorded"]
        for line in _written(filled, "reports", "jsonl", recorded=True).splitlines()
    ]
    assert set(recorded) <= {f"2024-06-10T{hour}:00:00+00:00" for hour in range(12, 17)}


def test_an_unknown_table_or_format_is_refused(filled: Path) -> None:
    for name, form in (("nonsense", "csv"), ("events", "xlsx")):
        with pytest.raises(BadFilter, match="there are"):
            _written(filled, name, form)


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@x", "\tx", "\rx", "'quoted", "\n=1"])
def test_a_spreadsheet_gets_no_formula_and_the_text_can_be_had_back(text: str) -> None:
    marked = _cell(text, spreadsheet=True)
    assert marked == f"'{text}"
    assert _cell(text, spreadsheet=False) == text


@given(st.text(max_size=30))
def test_the_mark_of_a_spreadsheet_can_always_be_taken_off(text: str) -> None:
    cell = _cell(text, spreadsheet=True)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert cell.removeprefix("'") == text


def test_numbers_are_never_marked() -> None:
    assert [
        _cell(value, spreadsheet=True) for value in (-1, 0.5, True, None, date(2024, 6, 1), ["-a", "b"])
    ] == [
        "-1",
        "0.5",
        "true",
        "",
        "2024-06-01",
        "'-a;b",
    ]


@given(st.text(max_size=40))
def test_json_gives_back_any_text_and_acts_on_nothing(text: str) -> None:
    line = json_line({"text": text})
    assert json.loads(line) == {"text": text}
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in line)
    assert not set(
        "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    ) & set(line)


def test_records_become_plain_values() -> None:
    told = plain({"modality": Modality.PLANNED, "when": Interval(date(2024, 6, 1), None), "b": (1, "x")})
    assert told == {"b": [1, "x"], "modality": "planned", "when": {"end": None, "start": "2024-06-01"}}
    assert json_line({"z": 1, "a": 2}) == '{"z": 1, "a": 2}'


HASH = """
import hashlib, sys
from pathlib import Path
from tightrope.exports import TABLES, write
from tightrope.ledger import Ledger
import io
digest = hashlib.sha256()
with Ledger.open(Path(sys.argv[1])) as ledger:
    for name in TABLES:
        for form in ("csv", "jsonl"):
            to = io.StringIO(newline="")
            write(ledger, name, form, to)
            digest.update(to.getvalue().encode())
print(digest.hexdigest())
"""


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/Anchorage", "LC_ALL": "C.UTF-8"},
    ],
)
def test_the_same_record_gives_the_same_bytes_anywhere(filled: Path, surroundings: dict[str, str]) -> None:
    here = hashlib.sha256()
    for name in TABLES:
        for form in ("csv", "jsonl"):
            here.update(_written(filled, name, form).encode())
    command = [sys.executable, "-c", HASH, str(filled)]
    done = subprocess.run(
        command, env={**os.environ, **surroundings}, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == here.hexdigest()
