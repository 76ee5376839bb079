"""Rules for stretches of time (DURATION): "two weeks", "the past five years", "daylong"."""

from __future__ import annotations

from datetime import date
from typing import Final

from tightrope.reading._dates.patterns import Match, Rule
from tightrope.reading._dates.periods import add_days, add_months
from tightrope.reading._dates.scope import Scope, Timex, date_of
from tightrope.reading._dates.words import UNIT_CODES, UNIT_PLURALS, UNITS, word_set
from tightrope.records import Interval

APPROX: Final = (
    "(more than|less than|fewer than|longer than|at least|at most|up to|as many as|as much as|as long as"
    "|no more than|about|around|nearly|almost|roughly|approximately|over|some|within|just|another|only|the)?"
)
COUNT: Final = (
    "(n:NUM|(the|a)? vague:(several|few|many|couple of|couple|dozen|some)|one:(a|an)|half:(half (a|an)?))"
)
_DAYS: Final = {"day": 1, "night": 1, "weekend": 7, "week": 7, "fortnight": 14}
_MONTHS: Final = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "year": 12,
    "decade": 120,
    "generation": 300,
    "century": 1200,
    "millennium": 12000,
}
_HALVES: Final = {
    "decade": "P5Y",
    "year": "P6M",
    "hour": "PT30M",
    "day": "PT12H",
    "century": "P50Y",
    "minute": "PT30S",
}


def unit_of(match: Match, name: str = "unit") -> str:
    """The unit named, in the singular."""
    word = match.word(name)
    return UNIT_PLURALS.get(word) or UNITS.get(word, word)


def length_value(unit: str, count: float | None) -> str:
    """The TIMEX3 value of so many units; X for a number that isn't told ("several weeks" is PXW)."""
    prefix, factor, letter = UNIT_CODES[unit]
    if count is None:
        return f"{prefix}X{'E' if unit == 'decade' else 'C' if unit == 'century' else letter}"
    whole = count * factor
    if whole == int(whole):
        return f"{prefix}{int(whole)}{letter}"
    smaller = {
        "year": (12, "M", "P"),
        "hour": (60, "M", "PT"),
        "minute": (60, "S", "PT"),
        "day": (24, "H", "PT"),
    }
    if unit in smaller:
        size, low, _ = smaller[unit]
        joint = "T" if unit == "day" else ""
        rest = round((whole - int(whole)) * size)
        head = f"{prefix}{int(whole)}{letter}" if int(whole) else prefix
        return f"{head}{joint}{rest}{low}"
    return f"{prefix}{whole:g}{letter}"


def count_of(match: Match) -> float | None:
    """The number of units; None where it's vague. "a dozen" and "a couple" are exact."""
    count = match.number("n")
    if count is not None:
        return count + (0.5 if match.has("ahalf") else 0.0)
    if match.has("one"):
        return 1.5 if match.has("ahalf") else 1.0
    words = match.word("vague")
    if "couple" in words:
        return 2.0
    return 12.0 if "dozen" in words else None


def moved(day: date | None, unit: str, count: float) -> date | None:
    """The day that lies so many units away."""
    if day is None:
        return None
    if unit in _DAYS:
        return add_days(day, round(_DAYS[unit] * count))
    if unit in _MONTHS:
        return add_months(day, round(_MONTHS[unit] * count)) if abs(count) < _MOST else None
    return day


_MOST: Final = 10_000
"""No text counts more centuries than this."""


# --- lengths ----------------------------------------------------------------------------------

_AMOUNT_LEADS: Final = word_set(
    "for in within after during over than about nearly almost of every once spent"
)


def _length(match: Match, scope: Scope) -> Timex | None:
    """ "two weeks", "a 30-day", "at least 20 more years", "half an hour"."""
    unit = unit_of(match)
    if match.has("half"):
        value = _HALVES.get(unit)
        return None if value is None else Timex("DURATION", value, why="half a unit")
    count = count_of(match)
    if match.has("one") and not match.has("ahalf") and not _one_unit_is_length(match, scope):
        return None
    if match.has("old") or scope.after() == "old":
        return None
    if unit == "second" and (match.word("unit") == "second" and not match.has("dash")):
        return None
    if unit == "quarter" and (match.has("one") or match.has("dash") or scope.after() == "of"):
        return None
    if unit in ("season", "generation", "night", "weekend") and (count is None or match.has("one")):
        return None
    return Timex("DURATION", length_value(unit, count), why="a length of time")


def _one_unit_is_length(match: Match, scope: Scope) -> bool:
    """ "a week" after "for" or "in" is a length; after an amount or "times" it's a rate."""
    before = scope.before()
    return (
        len(match.tokens) > 2
        or before in _AMOUNT_LEADS
        or scope.after() in ("of", "or", "long", "before", "after")
    )


def _anchored_length(match: Match, scope: Scope) -> Timex | None:
    """ "the past two weeks", "the next few days": a length that ends or begins on the reference day."""
    unit, side = unit_of(match), match.word("side")
    count = count_of(match)
    value = length_value(unit, count)
    now = scope.reference
    days: Interval | None = None
    if now is not None and count is not None and unit not in ("hour", "minute", "second"):
        if side in ("past", "last", "previous"):
            days = _interval(moved(now, unit, -count), now)
        elif side in ("next", "coming", "upcoming"):
            days = _interval(now, moved(now, unit, count))
    return Timex("DURATION", value, days, why=f"{side} so many units, reckoned from the day of writing")


def _past_unit(match: Match, scope: Scope) -> Timex | None:
    """ "the past year": the twelve months up to the day of writing, no calendar year."""
    unit, now = unit_of(match), scope.reference
    days = None if now is None else _interval(moved(now, unit, -1), now)
    return Timex("DURATION", length_value(unit, 1), days, why=f"the {unit} up to the day of writing")


def _interval(start: date | None, end: date | None) -> Interval | None:
    return Interval(start, end) if start is not None and end is not None else None


def _bare_units(match: Match, scope: Scope) -> Timex | None:
    """ "for weeks", "months of talks": a length without a number."""
    unit = unit_of(match)
    leads = (
        "for",
        "in",
        "over",
        "within",
        "after",
        "of",
        "take",
        "takes",
        "took",
        "lasted",
        "last",
        "spent",
        "by",
    )
    if scope.before() not in leads and scope.after() not in (
        "of",
        "before",
        "after",
        "ago",
        "later",
        "earlier",
    ):
        return None
    if unit in ("second", "night", "season", "generation", "weekend", "quarter"):
        return None
    return Timex("DURATION", length_value(unit, None), why="a length without a number")


def _long(match: Match, _scope: Scope) -> Timex | None:
    """ "daylong", "decades-long", "a months-long siege"."""
    word = match.tokens[0].word
    unit = UNIT_PLURALS.get(word)
    if unit:
        return Timex("DURATION", length_value(unit, None), why="a length without a number")
    unit = UNITS.get(word.removesuffix("long"))
    return None if unit is None else Timex("DURATION", length_value(unit, 1), why="one unit long")


def _whole_unit(match: Match, scope: Scope) -> Timex | None:
    if match.word("which") == "the full" and unit_of(match) == "year":
        return date_of(scope.now("year"), "XXXX", "the year of writing")
    return Timex("DURATION", length_value(unit_of(match), 1), why="a whole unit")


def _lengthy(match: Match, _scope: Scope) -> Timex | None:
    period = match.tokens[-1].word == "period"
    return Timex("DURATION", "PXX", why="an untold length") if period else None


_SIDE: Final = "past|last|next|coming|previous|first|final|following|upcoming|latest|year DASH earlier"
_WHOLE: Final = "all|the whole|the entire|an entire|a whole|the full|a full"
RULES: Final[tuple[Rule[Scope, Timex | list[Timex]], ...]] = (
    Rule(
        "length",
        f"{APPROX} {COUNT} (more|additional|full|straight|consecutive|long|whole)? dash:DASH?"
        " unit:(UNIT|UNITS) (ahalf:(and a half))? (old:(DASH old))?",
        _length,
    ),
    Rule("length and a half", f"{APPROX} n:NUM ahalf:(and a half) unit:(UNIT|UNITS)", _length),
    Rule("range of lengths", f"{APPROX} n:NUM (to|or|DASH) NUM (more)? DASH? unit:(UNIT|UNITS)", _length),
    Rule("trading days", f"{APPROX} n:NUM (trading|business|working|school) unit:(day|days)", _length),
    Rule("a lengthy period", "a (fairly|very)? (long|lengthy|short|brief) (time|period)", _lengthy),
    Rule(
        "anchored length",
        f"(the|these|those|its|his|her|their|our)? side:({_SIDE}) (about|nearly|almost)? {COUNT} fiscal?"
        " DASH? unit:(UNIT|UNITS)",
        _anchored_length,
    ),
    Rule("bare units", "(many)? unit:UNITS ((or|and|DASH) UNITS)?", _bare_units),
    Rule("long", "(day|days|weeks|months|years|decades|hours|centuries) DASH long", _long),
    Rule("daylong", "(daylong|weeklong|monthlong|yearlong|decadelong|hourlong)", _long),
    Rule("past unit", "(the|this)? side:past unit:(week|month|quarter|year|decade|century)", _past_unit),
    Rule(
        "whole unit",
        f"which:({_WHOLE}) unit:(day|week|month|quarter|year|decade|century|night)",
        _whole_unit,
    ),
)
