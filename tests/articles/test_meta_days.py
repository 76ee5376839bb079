"""Days written with a month's name, in many languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.articles._meta_days import _MONTHS, FIRST_YEAR, LAST_YEAR, day_of, month_of, written

DAY = date(2024, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "5 March 2024",
        "March 5th, 2024",
        "5. März 2024",
        "1 of 2: 5er mars 2024",
        "5 de marzo de 2024",
        "5 de março de 2024",
        "2024. március 5.",
        "2024 m. kovo 5 d.",
        "2024. gada 5. marts",
        "2024年3月5日",
        "2024년 3월 5일",
        "5 марта 2024",
        "٥ مارس ٢٠٢٤",
        "5 มีนาคม 2567",
        "5 tháng 3 2024",
        "5. maaliskuuta 2024",
        "5 במרץ 2024",
        "५ मार्च २०२४",
        "5-Mar-2024",
    ],
)
def test_ways_to_write_a_day(text: str) -> None:
    assert [day for _, _, day in written(text)] == [DAY]


@pytest.mark.parametrize(
    "text", ["5 december 2024", "5 dezembro 2024", "5 de diciembre del 2024", "5 d'octubre de 2024"]
)
def test_a_month_that_begins_as_a_particle_does(text: str) -> None:
    assert [day.day for _, _, day in written(text)] == [5]


def test_a_name_of_two_months_needs_its_language() -> None:
    assert list(written("5 listopada 2024")) == []
    assert [day.month for _, _, day in written("5 listopada 2024", "pl")] == [11]
    assert [day.month for _, _, day in written("5 listopada 2024", "hr")] == [10]


@pytest.mark.parametrize(
    "text", ["31 June 2024", "30 February 2024", "5 March 1024", "5 March 2999", "5 Quill 2024"]
)
def test_no_day_of_the_calendar(text: str) -> None:
    assert list(written(text)) == []


@given(st.sampled_from(sorted(_MONTHS)), st.dates(date(1950, 1, 1), date(2099, 1, 1)))
def test_every_language_reads_what_it_writes(language: str, day: date) -> None:
    year = day.year + 543 if language == "th" else day.year
    for name in _MONTHS[language].split("|")[day.month - 1].split():
        text = f"{day.day} {name} {year}"
        assert [found for _, _, found in written(text, language)] == [day], text
        assert month_of(name, language) == day.month


@given(st.text(max_size=200))
def test_any_text_gives_days_in_range_in_order_and_apart(text: str) -> None:
    before = 0
    for start, end, day in written(text):
        assert before <= start < end <= len(text)
        assert FIRST_YEAR <= day.year <= LAST_YEAR
        before = end


@given(st.integers(-5, 99_999), st.integers(-3, 20), st.integers(-3, 40))
def test_impossible_numbers_are_no_day(year: int, month: int, day: int) -> None:
    found = day_of(year, month, day)
    assert found is None or (found.year, found.month, found.day) == (year, month, day)
