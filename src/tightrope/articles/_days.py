"""Sets of days, and the arithmetic of weeks, months and years that words like "last week" need."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

Days = tuple[tuple[int, int], ...]
"""Stretches of days as ordinals, both ends included, in order and apart from each other."""

FIRST: Final = date(1900, 1, 1).toordinal()
LAST: Final = date(2100, 12, 31).toordinal()


def days(stretches: Iterable[tuple[date, date]]) -> Days:
    """The days of these stretches, made one set."""
    ordered = sorted((max(FIRST, a.toordinal()), min(LAST, b.toordinal())) for a, b in stretches)
    out: list[tuple[int, int]] = []
    for start, end in ordered:
        if start > end:
            continue
        if out and start <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def union(sets: Iterable[Days]) -> Days:
    """The days of all these sets."""
    return days((date.fromordinal(a), date.fromordinal(b)) for one in sets for a, b in one)


def since(day: date) -> Days:
    """That day and every later one."""
    return ((day.toordinal(), LAST),)


def until(day: date) -> Days:
    """That day and every earlier one."""
    return ((FIRST, day.toordinal()),)


def around(day: date, before: int, after: int) -> tuple[date, date]:
    """From so many days before a day to so many after it."""
    return shifted(day, -before), shifted(day, after)


def shifted(day: date, by: int) -> date:
    """The day so many days later, kept within the years a calendar has."""
    return date.fromordinal(max(1, min(date.max.toordinal(), day.toordinal() + by)))


def week_of(day: date) -> tuple[date, date]:
    """Monday to Sunday of the day's week."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def month_of(day: date, later: int = 0) -> tuple[date, date]:
    """First to last day of the month so many months later."""
    months = day.year * 12 + day.month - 1 + later
    first = date(months // 12, months % 12 + 1, 1)
    after = date((months + 1) // 12, (months + 1) % 12 + 1, 1)
    return first, after - timedelta(days=1)


def year_of(day: date, later: int = 0) -> tuple[date, date]:
    """First to last day of the year so many years later."""
    return date(day.year + later, 1, 1), date(day.year + later, 12, 31)


def in_year(day: date, year: int) -> date:
    """The same day of another year; 29 February becomes 28 where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
