"""The bench of the rewording flag: its list of held-back generators, and its counts on pages made by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import reworded
from training.damage import HELD_BACK

CLEAN = "The council met on Tuesday to vote on a new bridge over the river near the old market square. " * 8
SPUN = (
    "The chamber adjoined on Tuesday to ballot on a novel span complete the stream dear the aged bazaar. " * 8
)


def test_held_back_generators_are_those_of_the_generators() -> None:
    assert reworded.HELD_BACK == HELD_BACK


def test_clean_pages_are_counted_by_source_and_damaged_ones_by_how_much_was_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = {
        "part": "measure",
        "source": "made",
        "id": "1",
        "generator": "",
        "rate": 0.0,
        "text": CLEAN,
        "spans": [],
    }
    spun = page | {"generator": "mythes", "rate": 0.4, "text": SPUN, "spans": [[0, len(SPUN) // 2]]}
    unseen = spun | {"part": "fit"}
    (tmp_path / "clean.jsonl").write_text(json.dumps(page) + "\n", "utf-8")
    (tmp_path / "damaged.jsonl").write_text(f"{json.dumps(spun)}\n{json.dumps(unseen)}\n", "utf-8")
    told = list(reworded.outcomes(tmp_path))
    assert [(one.source, one.generator, one.unseen) for one in told] == [
        ("made", "", False),
        ("made", "mythes", True),
    ]
    assert 0.4 < told[1].changed < 0.6
    assert told[1].likelihood > told[0].likelihood
    monkeypatch.setattr("sys.argv", ["bench.reworded", str(tmp_path)])
    reworded.main()
    assert "made         measure      0 of 1" in capsys.readouterr().out
