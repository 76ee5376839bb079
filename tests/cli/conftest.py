"""A ledger filled by hand, and a runner that gives what a verb prints, says and ends with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from ledger.making import (
    NOW,
    article,
    claim,
    date,
    later,
    link,
    person,
    quote,
    reading,
    report,
    visit,
)
from typer.testing import CliRunner

from tightrope.cli import app
from tightrope.ledger import Ledger
from tightrope.records import Failure, Modality, Page, Statement, Version

HOSTILE = "\x1b[31mRED\x1b[0m \u202egnp.exe [bold]not markup[/bold] \x9b2J=HYPERLINK(1)"


@dataclass(frozen=True)
class Said:
    """What a verb printed, what it said beside, and its exit code."""

    out: str
    err: str
    code: int


Run = Callable[..., Said]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")

    def run(*words: str, ledger: Path | None = None) -> Said:
        environment = {"TIGHTROPE_LEDGER": str(ledger)} if ledger else {}
        result = CliRunner().invoke(app, list(words), env=environment)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Said(result.stdout, result.stderr, result.exit_code)

    return run


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two accounts and a copy of one visit, a plan, a denial, quotes, a correction, a conflict, failures."""
    path = tmp_path_factory.mktemp("cli") / "x.db"
    first = visit(date(2024, 6, 1))
    second = visit(date(2024, 6, 1), outlet="Lantern Post", origin="b.txt", told=date(2024, 6, 4))
    copy = visit(date(2024, 6, 1), outlet="Reprint Daily", origin="c.txt", told=date(2024, 6, 5))
    words = "Correction: Nepal does not border Latvia, as we wrote."
    body = f"Ghana will attack Nepal, it says. “We never borrow boats,” said Ines Rojas of Peru. {words}"
    handed, made = article(
        body, origin="d.txt", headline=HOSTILE, outlet="Delta Trader", notice=(words, None, None)
    )
    stated = (
        Statement("headline", HOSTILE, "meta og:title", True),
        Statement("published", "2024-06-09", "line 3", False),
    )
    made = replace(made, section="World", statements=stated)
    met = Version("delta.example/d", handed.id, made.id, None, "first", 0.0, "", None)
    again = Page.of(b"the same with another counter", "d2.txt", handed.media_type)
    same = Version("delta.example/d", again.id, None, made.id, "noise", 0.0, f"counters {HOSTILE}", None)
    attack = report(made, "Ghana", "attack", "Nepal", code=("ASSAULT", "", "190"), modality=Modality.DENIED)
    rojas = person("Ines Rojas", "Peru", "foreign minister of Peru")
    said = quote(made, "“We never borrow boats,”", rojas)
    wrong = claim(made, "Nepal does not border Latvia", "NPL", "borders", "LVA", withdrawn=True)
    read = reading(made, events=(attack,), quotes=(said,), claims=(wrong,))
    handed_too, other = article("Nepal borders Latvia, we hear.", origin="e.txt", outlet="Hill Gazette")
    claims = (claim(other, "Nepal borders Latvia", "NPL", "borders", "LVA"),)
    with Ledger.open(path) as ledger, ledger.writer("test") as writer:
        writer.add(*first, (), "one", NOW)
        writer.add(*second, (), "one", later(1))
        writer.add(*copy, (link(copy[1], first[1]),), "one", later(2))
        writer.add(handed, made, read, (), "two", later(3), version=met)
        writer.saw(again, same, later(3))
        writer.add(handed_too, other, reading(other, claims=claims), (), "two", later(4))
        writer.fail(
            Failure("TR-EMPTY", "pages", "empty.html", "no text", "Nothing to do.", skipped=True), NOW
        )
        writer.fail(Failure("TR-BINARY", "pages", f"{HOSTILE}.gif", "no text", "Hand over text."), NOW)
    return path
