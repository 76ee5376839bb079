"""`show`: each kind of record with its receipts, in words a newcomer understands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tightrope.ledger import Ledger

from .conftest import Run


@pytest.fixture(scope="module")
def ids(filled: Path) -> dict[str, str]:
    with Ledger.open(filled) as ledger:
        return {
            "event": ledger.events().records[0].id,
            "report": ledger.events().records[0].reports[0],
            "quote": ledger.quotes().records[0].id,
            "claim": ledger.claims().records[0].id,
            "conflict": ledger.conflicts().records[0].id,
            "correction": ledger.corrections().records[0].id,
            "article": ledger.articles(outlet="Reprint").records[0].id,
            "story": ledger.events().records[0].story,
        }


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("event", ["Peru visited Chile", "2 independent accounts, 3 articles", "who        Peru (PER)"]),
        ("event", ["did        visited  CONSULT visit 042", "when       2024-06-01  (the test says so)"]),
        (
            "event",
            [
                "account    the article's own",
                "page       …HOME | WORLD The president",
                "a.txt, characters 14 to 87",
            ],
        ),
        ("report", ["report", "Peru visited Chile"]),
        ("quote", ["Ines Rojas, foreign minister of Peru", "“We never borrow boats,”"]),
        ("claim", ["NPL borders LVA", "read as"]),
        ("conflict", ["has taken this back", "Delta Trader, 2024-06-03", "Hill Gazette, 2024-06-03"]),
        ("correction", ["was: NPL borders LVA", "Correction: Nepal does not border Latvia, as we wrote."]),
        ("article", ["near copy of", "Reprint Daily", "published  2024-06-05  (the test says so)"]),
        ("story", ["2 independent newsrooms", "Lantern Post"]),
    ],
)
def test_a_record_is_shown_with_what_it_rests_on(
    run: Run, filled: Path, ids: dict[str, str], kind: str, shown: list[str]
) -> None:
    said = run("show", ids[kind][:8], ledger=filled)
    assert said.code == 0, said.err
    assert said.out.startswith(f"{kind} {ids[kind][:8]}")
    assert all(each in said.out for each in shown), said.out


def test_the_spans_of_a_sentence_are_marked_in_colour(
    run: Run, filled: Path, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR")
    said = run("show", ids["event"], ledger=filled)
    assert "\x1b[1;4;34mPeru\x1b[0m" in said.out
    assert "\x1b[1;4;36mvisited\x1b[0m" in said.out
    assert "\x1b[1;4;35mChile\x1b[0m" in said.out


def test_markup_around_the_words_is_left_out(run: Run) -> None:
    from tightrope.cli.show import _unmarked

    assert _unmarked('class="x">Some <b>bold</b> words<p cla') == "Some bold words"
    assert _unmarked("5 and 3") == "5 and 3"


def test_show_as_json_holds_the_record_and_its_receipts(run: Run, filled: Path, ids: dict[str, str]) -> None:
    (row,) = map(json.loads, run("show", ids["event"], "--json", ledger=filled).out.splitlines())
    assert row["kind"] == "event"
    assert {receipt["place"] for receipt in row["receipts"]} == {"body"}
