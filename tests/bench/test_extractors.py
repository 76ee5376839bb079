"""The bench of extractors: every peer is asked the same way, and one that is absent is said to be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import extractors
from bench.extractors import OURS, PEERS, Peer, Result, main, measure, report, spread

WORDS = "One ferry went out on Monday and came back on Friday with more fish than it could carry home."
ROWS = [{"id": str(n), "html": f"<p>{WORDS} It was the {n}th time.</p>", "body": WORDS} for n in range(3)]

pytestmark = pytest.mark.gold  # the scorer stands beside the checkout


@pytest.fixture(autouse=True)
def _scorer() -> None:
    if extractors.shared() is None:
        pytest.skip("no scorer beside the checkout")


def test_a_perfect_extractor_and_one_that_fails() -> None:
    perfect = measure(Peer("perfect", "json", lambda module, row: WORDS), ROWS)
    assert perfect is not None
    assert (perfect.f1, perfect.failed) == (1.0, 0)
    broken = measure(Peer("broken", "json", lambda module, row: module.no_such_name), ROWS)
    assert broken is not None
    assert (broken.f1, broken.failed) == (0.0, len(ROWS))


def test_an_extractor_that_is_not_installed() -> None:
    assert measure(Peer("absent", "no_such_module_at_all", lambda module, row: WORDS), ROWS) is None


@pytest.mark.parametrize(
    "peer", [peer for peer in PEERS if peer.module == "trafilatura"], ids=lambda p: p.name
)
def test_settings_of_trafilatura_give_the_body(peer: Peer) -> None:
    result = measure(peer, [{**ROWS[0], "html": f"<article>{ROWS[0]['html'] * 4}</article>"}])
    assert result is not None
    assert result.recall == 1.0


def test_rows_are_spread_evenly() -> None:
    assert [row["id"] for row in spread(ROWS * 4, 3)] == ["0", "1", "2"]
    assert spread(ROWS, None) == ROWS


def test_the_table_gives_our_margin() -> None:
    lines = report(
        "made up", 3, [Result("peer", 0.9, 0.9, 0.9, 0.01, 1), Result(OURS, 0.95, 0.95, 0.95, 0.02, 0)]
    )
    assert lines[2].split()[:2] == [OURS, "0.9500"]
    assert lines[3].split() == ["peer", "0.9000", "0.9000", "0.9000", "10.0", "+0.0500", "failed", "on", "1"]


def test_the_run_names_what_is_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = tmp_path / "made.jsonl"
    gold.write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    monkeypatch.setattr(extractors, "_path", lambda place, name: gold)
    monkeypatch.setattr(extractors, "PEERS", (Peer("gone", "no_such_module_at_all", lambda module, row: ""),))
    assert main(["--limit", "2"]) == 0
    assert "absent: gone" in capsys.readouterr().out
