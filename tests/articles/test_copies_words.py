"""Words as hashes: what makes no difference, many texts at once, other scripts, the cap."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.articles._copies_keys import keys_of
from tightrope.articles._copies_words import STEM_CHARS, prepared, words_of
from tightrope.limits import MAX_COMPARED_CHARS, MAX_COPY_KEYS


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The élan of Zürich!", "the elan of zurich"),
        ("e\u0301lan", "élan"),
        ("don’t stop", 'don\'t "stop"'),
        ("МОСКВА и Київ", "москва и київ"),
        ("a\u200bb 😀 c", "a b c"),
    ],
)
def test_case_accents_and_marks_make_no_difference(one: str, two: str) -> None:
    assert np.array_equal(words_of([prepared(one)]).whole, words_of([prepared(two)]).whole)


def test_scripts_without_spaces_count_each_letter_as_a_word() -> None:
    words = words_of(["路透社 said ขาว"])
    assert words.start.tolist() == [0, 1, 2, 4, 9, 10, 11]
    assert not words.stop[:3].any()


def test_stems_are_first_letters_and_sorts_are_told() -> None:
    words = words_of(["The negotiators met 12 negotiations of Oslo"])
    assert words.stem[1] == words.stem[4] == words_of(["negoti"[:STEM_CHARS]]).whole[0]
    assert words.whole[1] != words.whole[4]
    assert words.stop.tolist() == [True, False, False, False, False, True, False]
    assert words.number.tolist() == [False, False, False, True, False, False, False]
    assert words.capital.tolist() == [True, False, False, False, False, False, True]


@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_texts_together_give_what_each_gives_alone(texts: list[str]) -> None:
    texts = [prepared(text) for text in texts]
    together = words_of(texts)
    for number, text in enumerate(texts):
        alone = words_of([text])
        mine = together.text == number
        for field in ("whole", "stem", "start", "stop", "capital", "number"):
            assert np.array_equal(getattr(together, field)[mine], getattr(alone, field))
    keys = keys_of(texts)
    assert all(np.array_equal(keys[n], keys_of([text])[0]) for n, text in enumerate(texts))


def test_a_text_beyond_the_cap_is_told_by_its_head() -> None:
    head = "word " * (MAX_COMPARED_CHARS // 5)
    assert prepared(head + "tail") == head


def test_keys_of_one_text_are_capped_and_are_those_with_the_least_hashes() -> None:
    (keys,) = keys_of([" ".join(f"w{n}x N{n * 7919 % 10_007}y" for n in range(6_000))])
    assert keys.size == MAX_COPY_KEYS
    assert int(keys.max()) < 2**32 // 2


def test_a_cut_text_shares_keys_with_the_whole_in_proportion() -> None:
    words = [f"{chr(97 + n % 26)}{n * 7919 % 10_007}x" for n in range(600)]
    whole, cut = keys_of([" ".join(words), " ".join(words[:200])])
    assert len(np.intersect1d(whole, cut)) >= 0.9 * (cut.size - 2) > 10
