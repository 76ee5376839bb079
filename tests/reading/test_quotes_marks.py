"""Quotation marks of every kind, paired without being misled by apostrophes or lost marks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.reading._quotes.marks import quoted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we go” at noon.", ["“we go”"]),
        ('He said "we go" at noon.', ['"we go"']),
        ("He said ‘we go’ at noon.", ["‘we go’"]),
        ("He said 'we go' at noon.", ["'we go'"]),
        ("He said ''we go'' at noon.", ["''we go''"]),
        ("He said ``we go'' at noon.", ["``we go''"]),
        ("He said «we go» at noon.", ["«we go»"]),
        ("He said „we go“ at noon.", ["„we go“"]),
        ("“She told me ‘no’ twice,” he said.", ["“She told me ‘no’ twice,”"]),
        ("It’s the ministers’ plan, isn’t it?", []),
        ("It's the ministers' plan, isn't it?", []),
        ("In the '90s they called 'em rebels.", []),
        ("‘The ministers’ plan failed’, he said.", ["‘The ministers’ plan failed’"]),
        ('A lens of 5" and a pipe of 6" each.', []),
        ("“One.” Then “two.”", ["“One.”", "“two.”"]),
        ("“Lost mark. “Found again.”", ["“Found again.”"]),
    ],
)
def test_stretches(text: str, expected: list[str]) -> None:
    assert [text[q.start : q.end] for q in quoted(text)] == expected


def test_a_mark_left_open_ends_with_its_paragraph_and_goes_on_when_opened_again() -> None:
    text = "“We waited.\n\n“Nobody came.”\n\n“Later,” he said."
    first, second, third = quoted(text)
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)
    assert not third.continues


@given(st.text(alphabet="ab .,'\"“”‘’`«»\n", max_size=80))
def test_stretches_are_in_order_disjoint_and_within_a_line(text: str) -> None:
    end = 0
    for stretch in quoted(text):
        assert end <= stretch.start < stretch.end <= len(text)
        assert "\n" not in text[stretch.start : stretch.end].strip("\n")
        end = stretch.end


def test_a_page_of_nothing_but_marks_is_read_in_linear_time() -> None:
    begun = time.process_time()
    quoted("“'\"‘" * 50_000)
    assert time.process_time() - begun < 5
