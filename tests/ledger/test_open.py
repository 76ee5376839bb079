"""Opening: what is no ledger is refused and left as it was; a new one appears whole or not at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tightrope.errors import LedgerDamaged, LedgerError, LedgerMissing, LedgerNotOurs, LedgerTooNew
from tightrope.ledger import Ledger, _connect, _migrate

from .making import NOW, visit
from .making import date as day


def test_a_missing_ledger_is_made_only_when_allowed(path: Path) -> None:
    with pytest.raises(LedgerMissing):
        Ledger.open(path, create=False)
    assert not path.exists()
    Ledger.open(path).close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="folder does not exist"):
        Ledger.open(tmp_path / "nowhere" / "x.db")


@pytest.mark.parametrize("content", [b"", b"just some notes\n", b"SQLite format 3\x00" + bytes(84)])
def test_a_file_that_is_no_ledger_is_refused_untouched(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(LedgerNotOurs):
        Ledger.open(path)
    assert path.read_bytes() == content
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_database_of_another_program_is_refused_untouched(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE notes (text)")
    before = path.read_bytes()
    with pytest.raises(LedgerNotOurs, match="another program"):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerNotOurs, match="folder"):
        Ledger.open(tmp_path)


def test_a_ledger_of_a_newer_version_is_refused(path: Path) -> None:
    Ledger.open(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 99")
    with pytest.raises(LedgerTooNew, match="version 99"):
        Ledger.open(path)


def test_an_older_ledger_is_brought_up_to_date_in_one_transaction(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Ledger.open(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 0")
        raw.execute("DELETE FROM alembic_version")
        names = [r[0] for r in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        raw.execute("PRAGMA foreign_keys = OFF")
        raw.execute("DROP TABLE article_text")
        for name in names:
            if not name.startswith(("sqlite", "alembic", "article_text")):
                raw.execute(f'DROP TABLE "{name}"')
    real = _migrate.upgrade

    def broken(connection: object) -> None:
        real(connection)
        raise RuntimeError("power cut at the end of the migration")

    monkeypatch.setattr(_migrate, "upgrade", broken)
    with pytest.raises(RuntimeError):
        Ledger.open(path)
    monkeypatch.undo()
    with sqlite3.connect(path) as raw:
        assert raw.execute("SELECT count(*) FROM sqlite_master WHERE name = 'articles'").fetchone() == (0,)
    with Ledger.open(path) as ledger:
        assert ledger.counts().articles == 0


def test_a_crash_while_a_ledger_is_made_leaves_no_ledger(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(connection: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(_migrate, "upgrade", broken)
    with pytest.raises(RuntimeError):
        Ledger.open(path)
    assert list(path.parent.iterdir()) == []


def test_when_two_processes_make_one_ledger_the_second_uses_the_first(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = _connect._place

    def late(draft: Path, place: Path) -> None:
        monkeypatch.undo()
        with Ledger.open(path) as first, first.writer("test") as writer:
            writer.add(*visit(day(2024, 6, 1)), (), "s", NOW)
        real(draft, place)

    monkeypatch.setattr(_connect, "_place", late)
    with Ledger.open(path) as second:
        assert second.counts().articles == 1


def test_a_damaged_file_is_told(path: Path) -> None:
    with Ledger.open(path) as ledger, ledger.writer("test") as writer:
        writer.add(*visit(day(2024, 6, 1)), (), "s", NOW)
    data = bytearray(path.read_bytes())
    data[200:] = b"\xff" * (len(data) - 200)
    path.write_bytes(bytes(data))
    with pytest.raises(LedgerDamaged):
        Ledger.open(path).counts()


def test_a_ledger_on_a_read_only_medium_is_read_as_it_stands(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Ledger.open(path) as ledger, ledger.writer("test") as writer:
        writer.add(*visit(day(2024, 6, 1)), (), "s", NOW)
    monkeypatch.setattr(_connect.os, "access", lambda *_: False)
    assert "immutable" in _connect._mode(path)
    with Ledger.open(path) as ledger:
        assert ledger.counts().articles == 1


def test_opening_and_closing_leaves_no_file_open(path: Path) -> None:
    handles = Path("/proc/self/fd")
    if not handles.exists():
        pytest.skip("this system does not list open files in /proc")
    Ledger.open(path).close()
    before = len(list(handles.iterdir()))
    for _ in range(20):
        with Ledger.open(path) as ledger:
            ledger.counts()
    assert len(list(handles.iterdir())) <= before
