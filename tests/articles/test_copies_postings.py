"""The table of keys: nothing lost as it grows, a hard bound of memory, the oldest forgotten first."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tightrope.articles._copies_postings import FULL, KEYS_AN_ARTICLE, ROW, Postings


def keys(dice: np.random.Generator, count: int = 40) -> NDArray[np.uint32]:
    return np.unique(dice.integers(1, 2**32, size=count, dtype=np.uint32))


def test_articles_are_found_again_while_the_table_doubles() -> None:
    dice, postings, made = np.random.default_rng(1), Postings(20_000), []
    before = postings.nbytes
    for number in range(1, 3_001):
        made.append(keys(dice))
        postings.add(number, made[-1])
    assert postings.nbytes > 2 * before
    kept = sum(postings.shared(mine, 20, 0)[0][0] for mine in made) / sum(mine.size for mine in made)
    assert kept > 0.95  # the rest found their rows full
    assert all(postings.shared(mine, 20, 0)[0][1] == n for n, mine in enumerate(made, 1))


def test_memory_stays_within_its_bound_and_the_oldest_go() -> None:
    dice, postings = np.random.default_rng(2), Postings(500)
    first, last = keys(dice, 60), None
    postings.add(1, first)
    for number in range(2, 9_000):
        last = keys(dice, 60)
        postings.add(number, last)
    assert postings.nbytes <= 2 * 8 * max(4_096 * ROW, 500 * KEYS_AN_ARTICLE / FULL)
    assert last is not None
    assert postings.shared(last, 20, 0)[0][1] == 8_999
    assert postings.shared(first, 20, 0) == []


def test_a_key_of_many_articles_tells_little_and_costs_no_more_than_a_row() -> None:
    postings = Postings(1_000)
    common = np.array([7], dtype=np.uint32)
    for number in range(1, 101):
        postings.add(number, common)
    found = postings.shared(common, 0.1, 0)
    assert [number for _, number in found] == list(range(100, 100 - ROW, -1))
    assert all(worth == 1 / ROW for worth, _ in found)
    assert postings.shared(common, 0.5, 0) == []


def test_articles_up_to_a_number_are_left_aside() -> None:
    dice, postings = np.random.default_rng(3), Postings(1_000)
    mine = keys(dice)
    postings.add(1, mine)
    postings.add(2, mine)
    assert [number for _, number in postings.shared(mine, 1, 0)] == [2, 1]
    assert [number for _, number in postings.shared(mine, 1, 1)] == [2]
