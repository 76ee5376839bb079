"""One party, another, a sentence: what the one does to the other, and readings as CAMEO rows."""

from __future__ import annotations

import pytest
from event_cases import PREMIER, PUBLISHED, TABLES, article, mentions
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope.reading import cameo_rows, code_pair, dates, events
from tightrope.reading.parse import parse
from tightrope.records import Actor, ActorKind, Quote, QuoteKind, Reading, Span, Stance


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


def _reading(body: str, quotes: tuple[Quote, ...] = ()) -> Reading:
    parsed, whole = parse(body), article(body, PUBLISHED)
    when = dates.find(parsed, whole, TABLES)
    found = events.find(parsed, whole, mentions(body), when, (), (), TABLES)
    return Reading("a1", (), (), (), quotes, found, (), (), "test")


def _quote(body: str, speaker: Actor | None, stance: Stance) -> Quote:
    content, cue = Span.of(body, 0, 5), Span.of(body, 6, 10)
    return Quote(
        "q", "a1", (content,), (cue,), (), speaker, QuoteKind.INDIRECT, stance, False, (), 1.0, "", ""
    )


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("Norway attacked Sweden.", ["190"]),
        ("Norway will attack Sweden.", ["138"]),
        ("Ms. Lund will visit Finland.", ["036"]),
        ("Norway could attack Sweden.", []),
        ("Norway denied that it had attacked Sweden.", []),
    ],
)
def test_rows_code_plans_as_intent_and_leave_out_what_was_not_done(body: str, codes: list[str]) -> None:
    assert [row.code for row in cameo_rows(_reading(body), TABLES)] == codes


@pytest.mark.parametrize(
    ("speaker", "stance", "rows"),
    [
        (PREMIER, Stance.SAID, 1),
        (PREMIER, Stance.WANTED, 0),
        (Actor("Q.x", "X", ActorKind.PERSON), Stance.SAID, 0),
        (None, Stance.SAID, 0),
    ],
)
def test_what_politics_says_is_a_statement_row(speaker: Actor | None, stance: Stance, rows: int) -> None:
    body = "Rain. says nobody."
    found = cameo_rows(_reading(body, (_quote(body, speaker, stance),)), TABLES)
    assert [row.root for row in found] == ["01"] * rows
