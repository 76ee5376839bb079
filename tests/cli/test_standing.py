"""`standing`: counts with their evidence, and "nobody looked" told apart from "nothing happened"."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from .conftest import Run


def test_deeds_are_counted_with_their_evidence(run: Run, filled: Path) -> None:
    said = run("standing", "Peru", "--between", "Chile,GHA", "--day", "2024-06-30", ledger=filled)
    assert said.code == 0, said.err
    lines = said.out.splitlines()
    assert lines[0].startswith("PER on 2024-06-30")
    assert "1 cooperative deed by 2 accounts" in lines[1]
    assert "nothing reported in the articles of these days" in lines[3]
    assert "not measured" in " ".join(said.err.split())


def test_days_without_articles_are_no_data(run: Run, filled: Path) -> None:
    said = run("standing", "PER", "--between", "CHL", "--day", "1999-01-01", ledger=filled)
    assert "no data: the ledger holds no article of these days" in said.out


def test_standing_as_json(run: Run, filled: Path) -> None:
    (row,) = map(
        json.loads, run("standing", "PER", "--between", "CHL", "--json", ledger=filled).out.splitlines()
    )
    assert row["relations"][0]["cooperative"] == 1
    assert row["day"] == "2024-06-05"


@pytest.mark.parametrize("words", [["Ruritania"], ["PER", "--between", "PER"], ["PER", "--day", "soon"]])
def test_what_cannot_be_asked_is_refused(run: Run, filled: Path, words: list[str]) -> None:
    assert run("standing", *words, ledger=filled).code == 2


def test_serve_without_its_extra_says_what_to_install(
    run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fastapi", None)
    for name in [each for each in sys.modules if each.startswith("tightrope.web")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("tightrope.web", raising=False)
    said = run("serve", ledger=filled)
    assert said.code == 1
    assert "pip install 'tightrope[web]'" in said.err
