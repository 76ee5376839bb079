"""Faults of disk and database: each becomes one of our errors, and no article is ever half there."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from tightrope.errors import LedgerBusy, LedgerDamaged, LedgerError, LedgerFull
from tightrope.ledger import Added, Ledger, Writer
from tightrope.ledger._faults import translated
from tightrope.records import Failure, Version

from .making import (
    NOW,
    Article,
    Page,
    Reading,
    article,
    claim,
    date,
    later,
    link,
    quote,
    reading,
    report,
    visit,
)
from .tables import content

Act = Callable[[Writer], Any]


def _sqlite(code: int, words: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (_sqlite(sqlite3.SQLITE_FULL, "database or disk is full"), LedgerFull),
        (_sqlite(sqlite3.SQLITE_BUSY, "database is locked"), LedgerBusy),
        (_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT, "database is locked"), LedgerBusy),
        (_sqlite(sqlite3.SQLITE_CORRUPT, "database disk image is malformed"), LedgerDamaged),
        (_sqlite(sqlite3.SQLITE_NOTADB, "file is not a database"), LedgerDamaged),
        (_sqlite(sqlite3.SQLITE_READONLY, "attempt to write a readonly database"), LedgerError),
        (_sqlite(sqlite3.SQLITE_IOERR_WRITE, "disk I/O error"), LedgerError),
        (OSError(errno.ENOSPC, "No space left on device"), LedgerFull),
        (PermissionError(errno.EACCES, "Permission denied"), LedgerError),
    ],
)
def test_each_fault_has_an_error_of_its_own(fault: Exception, told: type[LedgerError], path: Path) -> None:
    error = translated(fault, path)
    assert type(error) is told
    assert str(path) in str(error)


def _rich(origin: str = "rich.txt") -> tuple[Page, Article, Reading]:
    words = "Correction: Nepal does not border Latvia."
    said = "“Copper matters to Chile,” she said."
    body = f"The president of Peru visited Chile. {said} Nepal borders Ghana. {words}"
    handed, made = article(body, origin=origin, notice=(words, None, None))
    wrong = claim(made, "Nepal does not border Latvia", "NPL", "borders", "LVA", withdrawn=True)
    right = claim(made, "Nepal borders Ghana", "NPL", "borders", "GHA")
    event_ = report(made, "Peru", "visited", "Chile", when=date(2024, 6, 1))
    return (
        handed,
        made,
        reading(made, events=(event_,), quotes=(quote(made, "Copper matters", None),), claims=(wrong, right)),
    )


def _acts() -> list[tuple[str, Act]]:
    first, rich = visit(date(2024, 6, 1)), _rich()
    failure = Failure("TR-EMPTY", "pages", "empty.html", "no text", "nothing to do", skipped=True)
    same = Version("harbour.example/a", rich[0].id, None, first[1].id, "noise", 0.0, "a counter", NOW)
    return [
        ("add", lambda w: w.add(*rich, (link(rich[1], first[1]),), "s", later(1))),
        ("fail", lambda w: w.fail(failure, later(1), rich[0])),
        ("sight", lambda w: w.sight(first[0], later(1))),
        ("saw", lambda w: w.saw(rich[0], same, later(1))),
        ("finish", lambda w: w.finish(later(1))),
    ]


@pytest.mark.parametrize(("name", "act"), _acts())
def test_a_fault_at_any_statement_leaves_the_ledger_as_it_was(
    name: str, act: Act, ledger: Ledger, path: Path
) -> None:
    with ledger.writer("test") as writer:
        writer.add(*visit(date(2024, 6, 1)), (), "s", NOW)
        before = content(path)
        statements = 0
        while True:
            statements += 1
            seen = 0

            def fault(*_: object) -> None:
                nonlocal seen
                seen += 1
                if seen == statements:  # noqa: B023 - read while the loop stands at this number
                    raise _sqlite(sqlite3.SQLITE_FULL, "database or disk is full")

            event.listen(Engine, "before_cursor_execute", fault)
            try:
                act(writer)
            except (LedgerFull, sqlite3.OperationalError):
                event.remove(Engine, "before_cursor_execute", fault)
                assert content(path) == before
                continue
            event.remove(Engine, "before_cursor_execute", fault)
            break
    assert statements > 1
    assert ledger.check().problems == ()


def test_a_full_disk_is_told_and_the_run_goes_on_when_there_is_room(ledger: Ledger, path: Path) -> None:
    big = visit(date(2024, 6, 1), tail="".join(f" {n * 7919 % 100003}" for n in range(40_000)) + ".")
    with sqlite3.connect(path) as raw:
        pages = raw.execute("PRAGMA page_count").fetchone()[0]

    def cramped(connection: Any, *_: object) -> None:
        connection.connection.driver_connection.execute(f"PRAGMA max_page_count = {pages + 4}")

    event.listen(Engine, "begin", cramped)
    with ledger.writer("test") as writer:
        try:
            with pytest.raises(LedgerFull):
                writer.add(*big, (), "s", NOW)
        finally:
            event.remove(Engine, "begin", cramped)
        assert ledger.counts().articles == 0
    with Ledger.open(path) as again, again.writer("test") as writer:
        assert writer.add(*big, (), "s", NOW) == Added(big[1].id, new=True)
        assert again.check().problems == ()
