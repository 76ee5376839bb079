"""Rules for points in time told by their distance: "two weeks ago", "three days later"."""

from __future__ import annotations

from datetime import date
from typing import Final

from tightrope.reading._dates.lengths import APPROX, COUNT, count_of, length_value, moved, unit_of
from tightrope.reading._dates.patterns import Match, Rule
from tightrope.reading._dates.periods import Period
from tightrope.reading._dates.scope import Scope, Timex, date_of, unkept
from tightrope.records import Interval

_COARSE: Final = {
    "decade": "year",
    "century": "year",
    "generation": "year",
    "millennium": "year",
    "fortnight": "day",
    "night": "day",
}
"""How finely a distance told in a unit is meant, where that is no calendar period itself."""


def _ago(match: Match, scope: Scope) -> Timex | None:
    """ "two weeks ago", "six months from now": a date as fine as the unit it is told in."""
    unit, count = unit_of(match), count_of(match)
    ahead = match.word("side") in ("from now", "hence", "from today", "from yesterday")
    if count is None and not match.has("half"):
        return Timex(
            "DATE", "FUTURE_REF" if ahead else "PAST_REF", why="an untold distance from the day of writing"
        )
    amount = 0.5 if count is None else count
    return distance(scope.reference, unit, amount if ahead else -amount)


def distance(base: date | None, unit: str, count: float) -> Timex:
    if unit in ("hour", "minute", "second"):
        return Timex(
            "TIME", base.isoformat() if base else "XXXX-XX-XX", _one_day(base), why="hours from the reference"
        )
    grain = _COARSE.get(unit, unit)
    found = Period.at(grain, moved(base, unit, count))
    unknown = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(grain, "XXXX")
    return date_of(found, unknown, "so far from the reference")


def _one_day(day: date | None) -> Interval | None:
    return None if day is None else Interval(day, day)


def _earlier(match: Match, scope: Scope) -> Timex | None:
    """ "a year earlier", "two days later": counted from the time last named, and as fine as it is."""
    unit, count = unit_of(match), count_of(match)
    side = match.word("side")
    later = side in ("later", "after", "afterward")
    if (
        count is None
        or unit in ("hour", "minute", "second")
        or (side in ("before", "after") and scope.shape_after() == "word")
    ):
        return Timex("DURATION", length_value(unit, count), why="a length before or after something")
    last = scope.last
    step = count if later else -count
    if unit == "year" and last is not None and last.grain in ("quarter", "half"):
        found = last.shifted(round(step) * {"quarter": 4, "half": 2}[last.grain])
        return unkept(date_of(found, "XXXX", f"the same {last.grain} of another year"))
    return unkept(distance(last.start if last is not None else scope.reference, unit, step))


_AGO: Final = "ago|from now|hence|from today"
_LATER: Final = "earlier|later|before|after|previously|afterward"
RULES: Final[tuple[Rule[Scope, Timex | list[Timex]], ...]] = (
    Rule(
        "ago",
        f"{APPROX} {COUNT} (or so)? unit:(UNIT|UNITS) (ahalf:(and a half))? (or so)? side:({_AGO})",
        _ago,
    ),
    Rule(
        "earlier",
        f"{APPROX} {COUNT} unit:(UNIT|UNITS) (ahalf:(and a half))? side:({_LATER})",
        _earlier,
    ),
)
