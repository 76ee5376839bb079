"""Words that place a day by another ("last week", "two weeks ago"): what they match, which days they allow.

Owns the expressions and their arithmetic, for an event of a known day: the days of writing from which the
event is that far away. Which event the words stand beside is `_clues_events`'s.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from tightrope.articles import _days
from tightrope.articles._sentences import WEEKDAYS
from tightrope.knowledge import KnownEvent

Stretches = list[tuple[date, date]]
"""First and last day of each stretch."""

_CARDINALS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_ORDINAL_WORDS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
)  # fmt: skip
_NUMBERS: Final = {word: n for n, word in enumerate(_CARDINALS)} | {"a": 1, "an": 1}
_ORDINALS: Final = {word: n for n, word in enumerate(_ORDINAL_WORDS, start=1)} | {
    "one year": 1,
    "two year": 2,
}
DAY_NAMES: Final = "|".join(name.lower() for name in WEEKDAYS)
_SEASONS: Final = {"spring": (3, 5), "summer": (6, 8), "fall": (9, 11), "autumn": (9, 11), "winter": (12, 2)}
UNITS: Final = {"day": (1, 1), "week": (7, 4), "month": (30, 20), "year": (365, 190)}
"""Days of a unit, and how far off a count in it may be."""

RELATIVE: Final = re.compile(
    rf"\b(?:(?P<dow>(?:on |late |early |last )?(?:{DAY_NAMES}))|(?P<near>yesterday|today)"
    r"|(?P<which>last|this|earlier this|later this|next) (?P<unit>week|month|year|spring|summer"
    r"|fall|autumn|winter)"
    r"|(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\d{1,2}) (?P<ago>day|week|month|year)s? ago)\b"
)
MOST: Final = {"day": 100, "week": 104, "month": 36, "year": 60}
"""The longest that news counts in a unit; more is told of something else than the time of writing."""


def window(event: KnownEvent, relative: re.Match[str], *, future: bool) -> Stretches:
    """The days on which the words fit the event."""
    start, end = event.start, event.end
    if relative["dow"]:
        number = next(n for n, name in enumerate(WEEKDAYS) if relative["dow"].endswith(name.lower()))
        on = weekdays(start, end, number)
        last = relative["dow"].startswith("last")
        return [_days.around(d, 6, -1) if future else _days.around(d, 0, 13 if last else 6) for d in on]
    if relative["near"]:
        by = 1 if relative["near"] == "yesterday" else 0
        return [(_days.shifted(start, by), _days.shifted(end, by))]
    if relative["count"]:
        size, slack = UNITS[relative["ago"]]
        if count_of(relative["count"]) > MOST[relative["ago"]]:
            return []
        by = count_of(relative["count"]) * size
        slack = 0 if size == 1 else slack
        return [(_days.shifted(start, by - slack), _days.shifted(end, by + slack))]
    return of_unit(start, end, relative["which"], relative["unit"])


def of_unit(start: date, end: date, which: str, unit: str) -> Stretches:
    """The days of a week, month, year or season that lies so far from the event's."""
    if unit in _SEASONS:
        return _of_season(end, which, unit)
    later = {"last": 1, "next": -1}.get(which, 0)
    if unit == "week":
        monday, sunday = _days.week_of(end)
        first, last = _days.shifted(monday, 7 * later), _days.shifted(sunday, 7 * later)
    else:
        first, last = _days.month_of(end, later) if unit == "month" else _days.year_of(end, later)
    if which == "earlier this":
        first = end
    if which == "later this":
        last = start
    return [(first, last)] if first <= last else []


def _of_season(day: date, which: str, unit: str) -> Stretches:
    """The season's days: "last fall" is said from its end until the next begins, "this fall" within."""
    first, last = _SEASONS[unit]
    inside = first <= day.month <= last if first < last else day.month >= first or day.month <= last
    if not inside or which not in ("last", "this", "earlier this"):
        return []
    _, end = _days.month_of(day, (last - day.month) % 12)
    if which == "last":
        return [(_days.shifted(end, 1), _days.shifted(end, 300))]
    return [(day, end)]


def weekdays(start: date, end: date, number: int) -> list[date]:
    """The days from start to end (or for a long event, its first week) that are that weekday."""
    return [
        day
        for by in range(min(7, (end - start).days + 1))
        if (day := _days.shifted(start, by)).weekday() == number
    ]


def count_of(word: str) -> int:
    """The number that a count's word or figures name."""
    return int(word) if word.isdecimal() else _NUMBERS[word]


def nth_of(word: str) -> int:
    """The number that an ordinal names, 0 for other words."""
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else _ORDINALS.get(word, 0)
