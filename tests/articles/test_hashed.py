"""Entries by identity: slips are found, keys part unknown words, and buckets depend on the words alone."""

from __future__ import annotations

import numpy as np
import pytest

from tightrope.articles._hashed import BUCKETS, HASHED, keys, repeats, slips
from tightrope.articles._rewording_page import load
from tightrope.articles._unlikely import words

TABLE = load().table


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("a interpreter", True),
        ("an harbour", False),
        ("an border", True),
        ("a border", False),
        ("an hour", False),
        ("a union", False),
        ("a MP", False),
    ],
)
def test_the_wrong_article_is_marked_where_letters_tell(text: str, wrong: bool) -> None:
    assert bool(slips(text.split(), np.array([True, False]))[0][1]) is wrong


def test_a_doubled_word_is_marked_once_and_not_across_a_stop() -> None:
    tokens = ["The", "the", "end", "end"]
    assert slips(tokens, np.array([True, True, False, False]))[1].tolist() == [False, True, False, False]


def test_unknown_words_are_told_apart_and_known_ones_keep_their_row() -> None:
    found = keys(["river", "Zxqvorl", "zxqvorl", "Zxqvorm"], np.array([7, -1, -1, -1]))
    assert found[0] == 7
    assert found[1] == found[2] != found[3]
    assert found[1:].max() < -1


def test_a_word_whose_relative_the_text_has_too_is_told() -> None:
    others = np.array([[1, -1], [-1, -1], [1, 0]])
    content = np.array([True, True, False])
    own, kin = repeats(["aid", "Help", "help"], np.array([0, 1, 1]), others, content, 4)
    assert own.tolist() == [1, 2, 2]
    assert kin.tolist() == [2, 0, 4]


def test_the_same_words_have_the_same_buckets_wherever_they_stand() -> None:
    alone = words("They met on the river bank.", TABLE).hashed
    later = words("Nobody came. They met on the river bank.", TABLE).hashed[2:]
    near = [i for i, name in enumerate(HASHED) if name not in {"far left", "far right"}]
    assert (alone[:, near] == later[:, near]).all()
    assert ((alone >= 0) & (alone < BUCKETS)).all()
    assert len({tuple(row) for row in alone.tolist()}) == len(alone)
