"""Lines of a page: slices, caps, and the width that a mail program has broken a text at."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from tightrope.articles._lines import NAMES, measure, split, unwrapped, weight

PROSE = (
    "The two ministers met in the harbour office on Tuesday and agreed to share the cost of the "
    "new ferry, which "
    "has been out of service since a storm in March broke its ramp and two of its four lamps. "
    "They said that the "
    "mayor would hold the keys until the winter, and that no vote was needed before the work could begin."
)


@given(st.text(alphabet="ab.\n \t", max_size=80))
def test_lines_are_slices_with_no_white_space_at_their_ends_and_nothing_is_lost(text: str) -> None:
    lines = split(text)
    assert all(text[line.start : line.end] == line.text == line.text.strip() != "" for line in lines)
    assert "".join("".join(line.text.split()) for line in lines) == "".join(text.split())


def test_gap_counts_the_blank_lines_before() -> None:
    assert [line.gap for line in split("a\n\n\nb\nc")] == [0, 2, 0]


def test_only_so_many_lines_are_taken() -> None:
    assert len(split("x\n" * 50, most=7)) == 7


@given(st.text(min_size=1, max_size=60).filter(lambda text: text.strip() == text and "\n" not in text))
def test_every_line_has_every_measure(text: str) -> None:
    assert len(measure(text)) == len(NAMES)


def test_scripts_without_spaces_have_words_too() -> None:
    assert weight("政府は火曜日に新しい条約に署名したと発表した") >= 8


def test_a_text_of_fixed_width_is_joined_into_its_paragraphs() -> None:
    text = "Ferry to return\n\n" + textwrap.fill(PROSE, 66) + "\n\n" + textwrap.fill(PROSE, 66)
    joined = unwrapped(split(text), text)
    assert [" ".join(line.text.split()) for line in joined] == ["Ferry to return", PROSE, PROSE]
    assert all(text[line.start : line.end] == line.text for line in joined)


def test_a_list_of_short_lines_is_not_joined() -> None:
    text = "\n".join(f"Port number {n} of the northern coast and its lighthouse" for n in range(20))
    assert unwrapped(split(text), text) == split(text)
