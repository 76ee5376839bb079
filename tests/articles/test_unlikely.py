"""Words and their pairs: what the packed table knows, and that places are the text's."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope.articles._rewording_page import load
from tightrope.articles._unlikely import FAMILIES, NEW_PAIRS, UNKNOWN, sizes, words

TABLE = load().table


def _code(text: str) -> int:
    return int(words(text, TABLE).pairs[0])


def test_a_pair_that_everybody_writes_is_known_and_one_that_nobody_does_is_not() -> None:
    assert _code("prime minister") > NEW_PAIRS
    assert 0 < _code("harmony talks") <= NEW_PAIRS


def test_nothing_is_said_of_words_that_a_stop_parts_or_that_are_unknown() -> None:
    assert _code("talks. Prime") == 0
    assert _code("Zxqvorl minister") == 0


def test_an_abbreviation_is_not_the_small_word_of_its_letters() -> None:
    assert words("The US and us", TABLE).ids[1] == UNKNOWN
    assert words("The US and us", TABLE).ids[3] != UNKNOWN
    assert len(words("The U.S. spoke", TABLE).ids) == 3


def test_british_spelling_is_the_american_word() -> None:
    assert TABLE.row("organisation") == TABLE.row("organization") != UNKNOWN


def test_a_possessive_that_is_unknown_counts_as_its_word() -> None:
    assert TABLE.row("functionary’s") == TABLE.row("functionary") != UNKNOWN


def test_unknown_pairs_are_hardly_ever_taken_for_known() -> None:
    dice = np.random.default_rng(3)
    first, second = dice.integers(30_000, 70_000, (2, 20_000))
    assert (TABLE.values(first, second) != UNKNOWN).mean() < 0.04


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_every_word_stands_where_it_says_and_has_an_entry_in_every_family(text: str) -> None:
    found = words(text, TABLE)
    assert found.columns.shape == (len(found.ids), len(FAMILIES))
    assert all(0 <= a < b <= len(text) for a, b in zip(found.starts, found.ends, strict=True))
    assert all((found.columns[:, i] >= 0).all() for i in range(len(FAMILIES)))
    limits = sizes(len(TABLE.common) - 1)
    assert all((found.columns[:, i] < limit).all() for i, limit in enumerate(limits))
