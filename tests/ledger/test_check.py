"""Checking: each promise, broken by hand, is told with its code; a healthy ledger has nothing to tell."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tightrope.ledger import Ledger

from .making import NOW, date, later, quote, reading, visit

BREAKS = {
    "TR-CHECK-SPAN": [
        "UPDATE actor_mentions SET text = 'Chad'",
        "UPDATE reports SET action_text = 'shelled'",
        'UPDATE reports SET "end" = "end" - 1',
        "UPDATE spans SET text = 'x' WHERE part = 'published'",
        "UPDATE articles SET body = replace(body, 'Peru', 'Chad')",
    ],
    "TR-CHECK-OFFSET": ["UPDATE offsets SET page_length = page_length + 1000"],
    "TR-CHECK-PAGE": [
        "UPDATE pages SET content = x'00', coding = 'raw'",
        "UPDATE pages SET content = x'00', coding = 'zlib'",
    ],
    "TR-CHECK-ID": ["UPDATE articles SET maker = 'somebody else'"],
    "TR-CHECK-LINK": ["PRAGMA foreign_keys = OFF; DELETE FROM actors"],
    "TR-CHECK-INDEX": ["INSERT INTO article_text (article_text) VALUES ('delete-all')"],
    "TR-CHECK-EVENT": [
        "UPDATE events SET origins = 7",
        "UPDATE events SET believed_to = '2024-06-10' WHERE believed_to IS NULL",
    ],
}


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    handed, article, read = visit(date(2024, 6, 1))
    read = reading(article, events=read.events, quotes=(quote(article, "copper", None),))
    with ledger.writer("test") as writer:
        writer.add(handed, article, read, (), "s", NOW)
        writer.add(*visit(date(2024, 6, 1), outlet="Lantern", origin="b.txt"), (), "s", later(1))
    return ledger


def test_a_healthy_ledger_has_no_problems_and_says_what_was_looked_at(filled: Ledger) -> None:
    health = filled.check()
    assert health.problems == ()
    assert dict(health.checked)["articles"] == 2


@pytest.mark.parametrize(
    ("code", "statement"), [(code, each) for code, statements in BREAKS.items() for each in statements]
)
def test_a_broken_promise_is_told_with_its_code(
    filled: Ledger, path: Path, code: str, statement: str
) -> None:
    with sqlite3.connect(path) as raw:
        for part in statement.split(";"):
            raw.execute(part)
    assert code in {problem.code for problem in filled.check().problems}


def test_a_broken_file_is_told(filled: Ledger, path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        other = "UPDATE sqlite_master SET sql = replace(sql, '(actor_key)', '(form)') WHERE name = ?"
        raw.execute(other, ("actor_mentions_actor",))
    with Ledger.open(path) as again:
        assert "TR-CHECK-FILE" in {problem.code for problem in again.check().problems}


def test_checking_writes_nothing(filled: Ledger, path: Path) -> None:
    with sqlite3.connect(path) as raw:
        before = raw.execute("PRAGMA data_version").fetchone(), list(raw.iterdump())
        filled.check()
        assert (raw.execute("PRAGMA data_version").fetchone(), list(raw.iterdump())) == before
