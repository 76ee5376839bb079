"""Generators of rewording: spans say what was changed, and the same dice give the same damage."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.damage import GENERATORS, HELD_BACK, Absent, Damaged, Generator
from training.damage._text import Edit, compared, edited, like
from training.damage.names import respelled

TEXT = (
    "The harbour master of Tarnby said on Monday that the ferry would sail again, because of repairs that "
    "took place last week. It carried out two trips in the morning, and according to officials it is ready "
    "to meet the winter.\n\nCaptain Odd Lervik, who was asked to wait on the pier, called for a new engine. "
    "He said Lervik and his crew had set up a fund of their own to pay for the work, at least in part."
)


def test_edits_give_the_places_of_what_is_new_and_leave_out_what_overlaps() -> None:
    made = edited(
        "one two three", [Edit(4, 7, "zwei"), Edit(0, 3, "one"), Edit(5, 13, "x"), Edit(8, 13, "drei")]
    )
    assert made == Damaged("one zwei drei", ((4, 8), (9, 13)))


@given(st.lists(st.sampled_from(["a", "b", "c", "dd"])), st.lists(st.sampled_from(["a", "b", "c", "dd"])))
def test_words_outside_the_changed_stretches_stand_in_the_old_text_in_order(
    old: list[str], new: list[str]
) -> None:
    after = " ".join(new)
    spans = compared(" ".join(old), after)
    kept = "".join(c if not any(a <= i < b for a, b in spans) else " " for i, c in enumerate(after)).split()
    rest = iter(old)
    assert all(word in rest for word in kept)


def test_capitals_follow_the_word_that_was_there() -> None:
    assert [like(word, "chat") for word in ("talk", "Talk", "TALK")] == ["chat", "Chat", "CHAT"]


@pytest.mark.parametrize("name", ["grammar", "names", "wordnet_any", "wordnet_bare", "mythes", "tortured"])
def test_a_generator_changes_what_it_says_and_nothing_else(name: str) -> None:
    generator = GENERATORS[name]
    if generator.missing():
        pytest.skip(str(generator.missing()))
    made = generator(TEXT, Random(4), 0.4)
    assert made == generator(TEXT, Random(4), 0.4)
    assert made.spans
    assert made.spans == tuple(sorted(made.spans))
    rest, done = [], 0
    for start, end in made.spans:
        rest.append(made.text[done:start])
        done = end
    rest.append(made.text[done:])
    place = 0
    for part in rest:
        place = TEXT.index(part, place) + len(part)


def test_a_generator_without_its_package_says_which_to_install() -> None:
    def gone() -> str:
        return "apt-get install nothing"

    def never(*_: object) -> list[Damaged]:
        raise AssertionError("called without its package")

    with pytest.raises(Absent, match="lost: apt-get install nothing"):
        Generator("lost", False, never, gone)(TEXT, Random(1))


def test_names_are_respelled_as_names() -> None:
    made = {respelled("Marchetti", Random(seed)) for seed in range(9)}
    assert len(made) > 1
    assert all(name[0].isupper() and name.isalpha() for name in made)


def test_some_generators_of_each_kind_are_held_back() -> None:
    assert {"mythes", "apertium_cat", "tortured"} == HELD_BACK
    assert set(GENERATORS) > HELD_BACK
