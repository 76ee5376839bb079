"""The decision among candidates: contradictions, exchange for a better set, and a damaged model."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tightrope.errors import StageFailed
from tightrope.reading._quotes import decide
from tightrope.reading._quotes.decide import _best_set
from tightrope.reading._quotes.ground import Candidate


def candidate(cue: int, *content: tuple[int, int]) -> Candidate:
    """A candidate with that cue and content, the rest of no matter."""
    return Candidate(cue, "ccomp", content[0][0], content, (), "subject")


OUTER = candidate(1, (2, 20))
INNER = candidate(5, (6, 10))
LATER = candidate(12, (13, 18))
APART = candidate(30, (31, 40))


@pytest.mark.parametrize(
    ("scored", "taken"),
    [
        ([(OUTER, 0.9), (APART, 0.4)], [OUTER, APART]),
        ([(OUTER, 0.9), (candidate(1, (2, 8)), 0.8)], [OUTER]),  # one cue, one content
        ([(OUTER, 0.9), (INNER, 0.5)], [OUTER]),  # inside the other's content
        ([(OUTER, 0.6), (INNER, 0.9)], [INNER]),
        ([(OUTER, 0.6), (INNER, 0.55), (LATER, 0.55)], [INNER, LATER]),  # two small beat one large
        ([(OUTER, 0.9), (INNER, 0.4), (LATER, 0.4)], [OUTER]),
    ],
)
def test_the_best_set_holds_no_contradiction(
    scored: list[tuple[Candidate, float]], taken: list[Candidate]
) -> None:
    assert sorted(c.cue for c, _ in _best_set(scored, 0.3)) == [c.cue for c in taken]


def test_the_order_of_candidates_does_not_matter() -> None:
    scored = [(OUTER, 0.6), (INNER, 0.55), (LATER, 0.55), (APART, 0.4)]
    assert _best_set(scored, 0.3) == _best_set(scored[::-1], 0.3)[::-1]


@pytest.mark.parametrize(
    "content", [b"no gzip", gzip.compress(b"no json", mtime=0), gzip.compress(b'{"format": 99}', mtime=0)]
)
def test_a_damaged_model_is_told(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "weights.json.gz").write_bytes(content)
    monkeypatch.setattr(decide, "files", lambda package: tmp_path)
    with pytest.raises(StageFailed, match="quote model"):
        decide.model.__wrapped__()


def test_an_unknown_feature_changes_nothing() -> None:
    model = decide.model()
    assert model.probability(["no such feature"]) == model.probability([])
