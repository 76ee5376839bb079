"""The line model's arithmetic: the packaged weights, and the choice that expects the highest F1."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope.articles._lines import Line, split, weight
from tightrope.articles._model import Trees, choose, load


def _expected_f1(lines: list[Line], likely: list[float], keep: tuple[bool, ...]) -> float:
    words = [weight(line.text) + 1 for line in lines]
    hits = sum(p * w for p, w, k in zip(likely, words, keep, strict=True) if k)
    kept = sum(w for w, k in zip(words, keep, strict=True) if k)
    return 2 * hits / (kept + sum(p * w for p, w in zip(likely, words, strict=True)))


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(0.01, 0.99), st.integers(1, 20)), min_size=1, max_size=7))
def test_no_other_choice_of_lines_expects_a_higher_f1(page: list[tuple[float, int]]) -> None:
    lines = [Line(0, 0, "word " * n, 0) for _, n in page]
    likely = [p for p, _ in page]
    chosen = tuple(choose(lines, np.array(likely)).tolist())
    best = max(
        _expected_f1(lines, likely, keep) for keep in product((False, True), repeat=len(page)) if any(keep)
    )
    assert _expected_f1(lines, likely, chosen) == pytest.approx(best)


def test_a_tree_asks_its_questions_in_order() -> None:
    trees = Trees(0.5, np.array([[0, 1]]), np.array([[1.0, 2.0]]), np.array([[10.0, 20.0, 30.0, 40.0]]))
    rows = np.array([[0.0, 0.0], [0.0, 2.0], [1.0, 0.0], [1.0, 2.0]])
    assert trees.odds(rows).tolist() == [10.5, 20.5, 30.5, 40.5]


def test_packaged_weights_tell_running_text_from_a_menu() -> None:
    text = (
        "Quarry reopens - The Slate Post\nHome\nPolitics\nSport\nSubscribe\n\nQuarry reopens "
        "after two years\n\n"
        "The quarry above the village of Lower Fenwick reopened on Monday, two years after a "
        "fall of rock closed it.\n\n"
        "“We have missed the noise,” said Ada Pell, who keeps the inn, and who had counted the "
        "days on her door.\n\n"
        "About forty people will work there by the summer, the owners said, most of them from the valley.\n\n"
        "Share\nTweet\nPrivacy policy\nTerms of use"
    )
    likely = load().likelihoods(split(text))
    lines = split(text)
    prose = [p for p, line in zip(likely, lines, strict=True) if line.text.endswith(".")]
    rest = [p for p, line in zip(likely, lines, strict=True) if not line.text.endswith(".")]
    assert min(prose) > 0.5 > max(rest)


def test_a_page_without_lines_has_no_likelihoods() -> None:
    assert load().likelihoods([]).shape == (0,)
