"""Calendar arithmetic over periods (day, week, month, quarter, ...); owns TIMEX3 values of dates.

A `Period` is one unit of the calendar: the week of a Monday, a month, a winter. It knows its TIMEX3
value, its days, and the period n steps away. Years outside 1000..2999 are no period: `Period.at`
gives None, as it does for a day the calendar does not have.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tightrope.records import Interval

FIRST_YEAR: Final = 1000
LAST_YEAR: Final = 2999

GRAINS: Final = (
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
)
"""From fine to coarse."""

_SEASON_MONTHS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MONTHS: Final = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "season": 12,
}


def make_day(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has none such or the year is out of range."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def add_months(day: date, months: int) -> date | None:
    """The same day of the month, `months` later; the month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def add_days(day: date, days: int) -> date | None:
    """The day `days` later, or None outside the years we know."""
    try:
        moved = day + timedelta(days=days)
    except OverflowError:
        return None
    return moved if FIRST_YEAR <= moved.year <= LAST_YEAR else None


def easter(year: int) -> date:
    """Western Easter Sunday by the anonymous Gregorian computus (Nature, 1876; Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    x = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * x) // 451
    month, day = divmod(h + x - 7 * m + 114, 31)
    return date(year, month, day + 1)


@dataclass(frozen=True, slots=True)
class Period:
    """One unit of the calendar: its grain and its first day."""

    grain: str
    start: date

    @classmethod
    def at(cls, grain: str, day: date | None) -> Period | None:
        """The period of that grain that holds the day (for a weekend: that week's weekend)."""
        if day is None:
            return None
        first = _first_day(grain, day)
        return None if first is None else cls(grain, first)

    @property
    def end(self) -> date:
        """Its last day."""
        if self.grain == "day":
            return self.start
        if self.grain == "weekend":
            return self.start + timedelta(days=1)
        if self.grain == "week":
            return self.start + timedelta(days=6)
        months = 3 if self.grain == "season" else _MONTHS[self.grain]
        after = add_months(self.start, months)
        return date(LAST_YEAR, 12, 31) if after is None else after - timedelta(days=1)

    @property
    def interval(self) -> Interval:
        """Its days."""
        return Interval(self.start, self.end)

    @property
    def value(self) -> str:
        """Its TIMEX3 value: 1998-08-07, 1998-W32, 1998-W32-WE, 1998-Q3, 1998-FA, 199X, 19XX."""
        return _VALUES[self.grain](self.start)

    def shifted(self, steps: int) -> Period | None:
        """The period of the same grain `steps` later (earlier when negative)."""
        if self.grain in ("day", "week", "weekend"):
            size = 1 if self.grain == "day" else 7
            moved = add_days(self.start, size * steps)
        else:
            moved = add_months(self.start, _MONTHS[self.grain] * steps)
        return None if moved is None else Period(self.grain, moved)


def _first_day(grain: str, day: date) -> date | None:
    if grain == "day":
        return day
    if grain == "week":
        return add_days(day, -day.weekday())
    if grain == "weekend":
        return add_days(day, 5 - day.weekday())
    if grain == "season":
        return season_start(day)
    size = _MONTHS[grain]
    if size < 12:
        return day.replace(month=(day.month - 1) // size * size + 1, day=1)
    years = size // 12
    return date(max(FIRST_YEAR, day.year // years * years), 1, 1)


def season_start(day: date) -> date:
    """The first day of the season that holds the day; winter begins in December of the year before."""
    if day.month < 3:
        return date(max(FIRST_YEAR, day.year - 1), 12, 1)
    return date(day.year, day.month // 3 * 3, 1)


def season_of(code: str, year: int) -> Period | None:
    """Spring, summer, fall or winter of a year; winter is the one that begins in it."""
    return Period.at("season", make_day(year, _SEASON_MONTHS[code], 1))


def season_code(start: date) -> str:
    """SP, SU, FA or WI for a season's first day."""
    return {month: code for code, month in _SEASON_MONTHS.items()}[start.month]


def _week_value(start: date) -> str:
    year, week, _ = start.isocalendar()
    return f"{year:04d}-W{week:02d}"


_VALUES: Final[dict[str, Callable[[date], str]]] = {
    "day": lambda d: d.isoformat(),
    "weekend": lambda d: f"{_week_value(d)}-WE",
    "week": _week_value,
    "month": lambda d: f"{d.year:04d}-{d.month:02d}",
    "quarter": lambda d: f"{d.year:04d}-Q{(d.month + 2) // 3}",
    "season": lambda d: f"{d.year:04d}-{season_code(d)}",
    "half": lambda d: f"{d.year:04d}-H{1 if d.month < 7 else 2}",
    "year": lambda d: f"{d.year:04d}",
    "decade": lambda d: f"{d.year // 10:03d}X",
    "century": lambda d: f"{d.year // 100:02d}XX",
}


def part(period: Period, which: str) -> Interval:
    """The early, middle or late third of a period; a day's or week's part is the period itself.

    "early" and "late" are thirds rounded to months where the period has them: early 1990 is January
    to April, mid-March the 11th to the 20th.
    """
    if period.grain in ("day", "weekend", "week"):
        return period.interval
    if period.grain == "month":
        cuts = (period.start, period.start.replace(day=11), period.start.replace(day=21))
    else:
        months = 3 if period.grain == "season" else _MONTHS[period.grain]
        cuts = (period.start, _after(period.start, months // 3), _after(period.start, months * 2 // 3))
    if which == "early":
        return Interval(cuts[0], cuts[1] - timedelta(days=1))
    if which == "mid":
        return Interval(cuts[1], cuts[2] - timedelta(days=1))
    return Interval(cuts[2], period.end)


def _after(day: date, months: int) -> date:
    return add_months(day, months) or date(LAST_YEAR, 12, 31)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The n-th such weekday of a month; the last for -1."""
    first = make_day(year, month, 1)
    if first is None:
        return None
    if nth < 0:
        last = first.replace(day=monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return make_day(year, month, 1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1))
