"""One phrase to its state and role, outside any article."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from tightrope import knowledge
from tightrope.reading import resolve_actor

TABLES = knowledge.load()


@pytest.mark.parametrize(
    ("phrase", "state", "role"),
    [
        ("Norway", "NOR", ""),
        ("OSLO", "NOR", "GOV"),
        ("Swedish Prime Minister Ada Quill", "SWE", "GOV"),
        ("a Peruvian lawmaker", "PER", "LEG"),
        ("president of the Knesset", "ISR", "LEG"),
        ("miners in Zambia", "ZMB", "LAB"),
        ("Izmir police", "TUR", "COP"),
        ("a former minister", "", "ELI"),
        ("an FSB officer", "RUS", "SPY"),
        ("al-Shabaab militants", "SOM", "REB"),
        ("the European Parliament", "EUR", "LEG"),
        ("the World Food Programme", "UNO", "IGO"),
        ("Bolivia's Defense Department", "BOL", "GOV"),
        ("she", "", "UNK"),
        ("several women", "", "UNK"),
        ("16 men", "", "UNK"),
        ("a group of drivers", "", "CVL"),
        ("tomorrow", "", "JNK"),
    ],
)
def test_state_and_role(phrase: str, state: str, role: str) -> None:
    actor = resolve_actor(phrase, "", None, TABLES)
    assert actor is not None
    assert (actor.state, actor.role) == (state, role)


@pytest.mark.parametrize("phrase", ["", "  ", "Ada Quill", "green tomatoes"])
def test_what_names_no_actor_we_know(phrase: str) -> None:
    actor = resolve_actor(phrase, "", None, TABLES)
    assert actor is None or (actor.state, actor.role) == ("", "")


def test_the_day_decides_between_office_and_past_office() -> None:
    held = resolve_actor("Angela Merkel", "", date(2017, 4, 1), TABLES)
    left = resolve_actor("Angela Merkel", "", date(2022, 4, 1), TABLES)
    assert held is not None
    assert left is not None
    assert (held.role, left.role) == ("GOV", "ELI")


def test_the_context_tells_the_state_where_the_phrase_does_not() -> None:
    actor = resolve_actor("the opposition", "Elections in Uganda", None, TABLES)
    assert actor is not None
    assert (actor.state, actor.role) == ("UGA", "OPP")


@pytest.mark.gold
def test_accuracy_on_the_labelled_phrases() -> None:
    """State and role both right, on the phrases to tune on; 0.881 when this was written."""
    folder = Path(os.environ.get("TIGHTROPE_SHARED", Path(__file__).parents[3] / "shared"))
    gold = folder / "gold" / "actors" / "phrases_dev.jsonl"
    if not gold.exists():
        pytest.skip(f"no labelled phrases at {gold}")
    rows = [json.loads(line) for line in gold.read_text().splitlines()]
    right = sum(_fits(row) for row in rows)
    assert right / len(rows) >= 0.86


def _fits(row: dict[str, str | None]) -> bool:
    day = row["published"]
    known = date.fromisoformat(day) if day and len(day) == 10 and day[:4].isdigit() else None
    actor = resolve_actor(row["phrase"] or "", row["context"] or "", known, TABLES)
    state, role = (actor.state, actor.role) if actor else ("", "")
    return row["state"] in {None, state} and row["role"] in {None, role}
