"""Sets of days, and weeks, months and years around a day."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tightrope.articles import _days

moments = st.dates(date(1990, 1, 1), date(2040, 12, 31))
stretches = st.lists(st.tuples(moments, moments), max_size=5)


def _held(days: _days.Days) -> set[int]:
    return {n for start, end in days for n in range(start, end + 1)}


@given(stretches)
def test_days_is_the_union_in_order_and_apart(parts: list[tuple[date, date]]) -> None:
    out = _days.days(parts)
    assert _held(out) == {n for a, b in parts for n in range(a.toordinal(), b.toordinal() + 1)}
    assert all(one[1] + 1 < other[0] for one, other in itertools.pairwise(out))


@given(moments)
def test_since_and_until_share_their_day(day: date) -> None:
    assert _held(_days.since(day)) & _held(_days.until(day)) == {day.toordinal()}


@given(moments)
def test_a_week_runs_from_monday_to_sunday_and_holds_its_day(day: date) -> None:
    first, last = _days.week_of(day)
    assert (first.weekday(), last.weekday(), last - first) == (0, 6, timedelta(days=6))
    assert first <= day <= last


@given(moments, st.integers(-30, 30))
def test_months_follow_each_other_without_a_gap(day: date, later: int) -> None:
    assert _days.month_of(day, later)[1] + timedelta(days=1) == _days.month_of(day, later + 1)[0]


def test_a_leap_day_has_its_anniversary_the_day_before() -> None:
    assert _days.in_year(date(2020, 2, 29), 2023) == date(2023, 2, 28)


def test_shifted_stays_within_the_calendar() -> None:
    assert _days.shifted(date.max, 9) == date.max
    assert _days.shifted(date.min, -9) == date.min
