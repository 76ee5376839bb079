"""Calendar arithmetic: periods hold their days, shifts undo themselves, parts tile the whole."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.reading._dates import periods
from tightrope.reading._dates.periods import Period

DAYS = st.dates(date(1200, 1, 1), date(2800, 1, 1))
GRAINS = st.sampled_from(periods.GRAINS)


@given(DAYS, GRAINS)
def test_a_period_holds_the_day_it_was_asked_for(day: date, grain: str) -> None:
    period = Period.at(grain, day)
    assert period is not None
    if grain != "weekend":
        assert period.start <= day <= period.end


@given(DAYS, GRAINS, st.integers(-30, 30))
def test_a_shift_can_be_taken_back(day: date, grain: str, steps: int) -> None:
    period = Period.at(grain, day)
    moved = period.shifted(steps) if period else None
    if moved is not None:
        assert moved.shifted(-steps) == period


@given(DAYS, st.sampled_from(["month", "quarter", "season", "year", "decade"]))
def test_early_mid_and_late_tile_the_period(day: date, grain: str) -> None:
    period = Period.at(grain, day)
    assert period is not None
    early, mid, late = (periods.part(period, which) for which in ("early", "mid", "late"))
    assert early.start == period.start
    assert early.end is not None
    assert mid.end is not None
    assert mid.start == early.end + timedelta(days=1)
    assert late.start == mid.end + timedelta(days=1)
    assert late.end == period.end


@pytest.mark.parametrize(
    ("year", "easter"), [(1961, date(1961, 4, 2)), (2023, date(2023, 4, 9)), (2024, date(2024, 3, 31))]
)
def test_easter_of_known_years(year: int, easter: date) -> None:
    assert periods.easter(year) == easter


def test_days_the_calendar_does_not_have_are_none() -> None:
    assert periods.make_day(2023, 2, 29) is None
    assert periods.make_day(2023, 13, 1) is None
    assert periods.make_day(999, 1, 1) is None
    assert periods.add_months(date(2999, 12, 1), 1) is None
    assert periods.add_days(date(1000, 1, 1), -1) is None


def test_the_last_monday_and_the_fourth_thursday() -> None:
    assert periods.nth_weekday(2024, 5, 0, -1) == date(2024, 5, 27)
    assert periods.nth_weekday(2024, 11, 3, 4) == date(2024, 11, 28)
