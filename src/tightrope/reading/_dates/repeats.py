"""Rules for times that repeat (SET): "every day", "each July", "Tuesdays", "twice a week"."""

from __future__ import annotations

from typing import Final

from tightrope.reading._dates.lengths import length_value, unit_of
from tightrope.reading._dates.patterns import Match, Rule
from tightrope.reading._dates.scope import Scope, Timex
from tightrope.reading._dates.words import DAY_PARTS, MONTHS, SEASONS, WEEKDAYS

_RATES: Final = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "biweekly": "P2W",
    "monthly": "P1M",
    "bimonthly": "P2M",
    "yearly": "P1Y",
    "annually": "P1Y",
}


def _rate(match: Match, _scope: Scope) -> Timex | None:
    return Timex("SET", _RATES[match.tokens[0].word], why="a rate")


def _every(match: Match, _scope: Scope) -> Timex | None:
    """ "every day", "each July", "every other Tuesday", "every five years"."""
    if match.has("weekday"):
        return Timex(
            "SET", _weekday_set(match.word("weekday"), match.word("daypart")), why="each such weekday"
        )
    if match.has("month"):
        return Timex("SET", f"XXXX-{MONTHS[match.word('month')]:02d}", why="each such month")
    if match.has("daypart"):
        return Timex("SET", f"XXXX-XX-XXT{DAY_PARTS[match.word('daypart')]}", why="each such part of the day")
    if match.has("season"):
        return Timex("SET", f"XXXX-{SEASONS[match.word('season')]}", why="each such season")
    count = 2.0 if match.has("other") else match.number("n") or 1.0
    return Timex("SET", length_value(unit_of(match), count), why="a rate")


def _weekday_set(word: str, daypart: str) -> str:
    code = DAY_PARTS.get(daypart.removesuffix("s"), "")
    return f"XXXX-WXX-{WEEKDAYS[word.removesuffix('s')] + 1}{'T' + code if code else ''}"


def _weekdays(match: Match, _scope: Scope) -> Timex | None:
    return Timex("SET", _weekday_set(match.word("weekday"), match.word("daypart")), why="each such weekday")


def _per_unit(match: Match, scope: Scope) -> Timex | None:
    """A rate behind an amount: "twice a week", "$2 million a year", "10 percent per month"."""
    before = scope.before()
    amount = scope.first > 0 and scope.tokens[scope.first - 1].number > 0
    counted = before in _AMOUNTS or (before.endswith("s") and len(before) > 3 and before not in _NOT_PLURALS)
    if match.has("per") or amount or counted:
        return Timex("SET", length_value(unit_of(match), 1), why="a rate")
    return None


_AMOUNTS: Final = frozenset({"%", "percent", "million", "billion", "thousand", "times", "once", "twice"})
_NOT_PLURALS: Final = frozenset({"was", "this", "less", "has", "does", "takes"})


_EACH: Final = (
    "unit:(UNIT|UNITS)|weekday:WEEKDAY (daypart:DAYPART)?|month:MONTH|daypart:DAYPART|season:SEASON"
)
RULES: Final[tuple[Rule[Scope, Timex | list[Timex]], ...]] = (
    Rule("rate", "(" + "|".join(sorted(_RATES)) + ")", _rate),
    Rule("every", f"(every|each) (other:other|n:NUM)? (of the)? ({_EACH})", _every),
    Rule("weekdays", "weekday:WEEKDAYS", _weekdays),
    Rule("weekday nights", "weekday:WEEKDAY daypart:(nights|mornings|evenings|afternoons)", _weekdays),
    Rule("per unit", "(a|per:per|an) unit:(minute|hour|day|week|month|quarter|year|decade)", _per_unit),
)
