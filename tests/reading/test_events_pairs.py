"""One party, another, a sentence: what the one does to the other, and readings as CAMEO rows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from event_cases import PUBLISHED, TABLES, article, mentions
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope.reading import cameo, code_pair, dates, events
from tightrope.reading.parse import parse
from tightrope.records import Reading


@pytest.mark.parametrize(
    ("sentence", "source", "target", "root"),
    [
        ("Norway condemned Sweden after Finland attacked Denmark.", "Norway", "Sweden", "ACCUSE"),
        ("Norway condemned Sweden after Finland attacked Denmark.", "Finland", "Denmark", "ASSAULT"),
        ("Norway will meet Sweden's envoy.", "Norway", "Sweden's envoy", "AGREE"),
        ("Norway will not lift its ban on Swedish fish.", "Norway", "Swedish fish", "REJECT"),
        ("Norway released two Swedish sailors.", "Norway", "two Swedish sailors", "YIELD"),
        ("Norway's navy blockaded Sweden.", "Norway's navy", "Sweden", "ASSAULT"),
        ("Norway and Sweden are large.", "Norway", "Sweden", ""),
    ],
)
def test_pairs(sentence: str, source: str, target: str, root: str) -> None:
    assert code_pair(sentence, source, target, TABLES) == root


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=40), st.text(max_size=10), st.text(max_size=10))
def test_any_text_is_answered(sentence: str, source: str, target: str) -> None:
    root = code_pair(sentence, source, target, TABLES)
    assert root == "" or root.isupper()


def _rows(body: str) -> list[str]:
    parsed, whole, who = parse(body), article(body, PUBLISHED), mentions(body)
    when = dates.find(parsed, whole, TABLES)
    found = events.find(parsed, whole, who, when, (), (), TABLES)
    reading = Reading("a1", who, when, (), (), found, (), (), "test")
    return [row.code for row in events.cameo_rows(parsed, reading, TABLES)]


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("Norway attacked Sweden.", ["190"]),
        ("Norway will attack Sweden.", ["138"]),
        ("Ms. Lund will visit Finland.", ["036"]),
        ("Norway could attack Sweden.", []),
        ("Norway denied that Norwegian troops had attacked Sweden.", ["016"]),
    ],
)
def test_rows_code_plans_as_intent_and_leave_out_what_was_not_done(body: str, codes: list[str]) -> None:
    assert _rows(body) == codes


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("Ms. Lund said that it rained.", ["010"]),
        ("It rained, said Ms. Lund.", ["010"]),
        ("Ms. Lund declined to comment.", ["011"]),
        ("Ms. Lund did not comment.", []),
        ("a neighbour said that it rained.", []),
    ],
)
def test_what_politics_says_is_a_statement_row(body: str, codes: list[str]) -> None:
    assert _rows(body) == codes


def test_an_article_in_another_language_has_no_rows() -> None:
    whole = replace(article("Norwegen griff Schweden an."), language="de")
    assert cameo(whole, TABLES) == ()


def test_rows_of_a_whole_article() -> None:
    [row] = cameo(article("Norway invaded Sweden."), TABLES)
    assert (row.code, row.root) == ("190", "ASSAULT")
    assert [m.actor.state for m in (*row.sources, *row.targets)] == ["NOR", "SWE"]
