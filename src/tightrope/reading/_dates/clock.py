"""Rules for times of the day (TIME) and for joining them to the day that stands beside them."""

from __future__ import annotations

import re
from typing import Final

from tightrope.reading._dates.patterns import Match, Rule
from tightrope.reading._dates.scope import Scope, Timex
from tightrope.reading._dates.words import CLOCK_WORDS


def clock_value(word: str, hour: float, half: str) -> str | None:
    """ "T22:00" for (10, p.m.); None for an hour that no clock shows."""
    if ":" in word:
        parts = [int(piece) for piece in re.findall(r"\d+", word)]
    elif hour >= 100:
        parts = [int(hour) // 100, int(hour) % 100]
    else:
        parts = [int(hour), 0]
    if half:
        if not 1 <= parts[0] <= 12:
            return None
        parts[0] = parts[0] % 12 + (12 if half == "p" else 0)
    if parts[0] > 24 or any(piece > 59 for piece in parts[1:]):
        return None
    return "T" + ":".join(f"{piece:02d}" for piece in parts)


def _on_day(scope: Scope, clock: str | None) -> Timex | None:
    """That time on the day last named in the same stretch of text, else on the day of writing."""
    if clock is None:
        return None
    day = scope.named.get("day")
    if day is None or scope.tokens[scope.first].start - scope.last_start > _REACH:
        day = scope.now("day")
    if day is None:
        return Timex("TIME", f"XXXX-XX-XX{clock}", why="no reference day")
    return Timex("TIME", f"{day.value}{clock}", day.interval, day, "a time on the day last named")


_REACH: Final = 300
"""How many characters back a day is still the day of a time without one: about two sentences."""


def _clock(match: Match, scope: Scope) -> Timex | None:
    token = match.token("hour")
    if token is None:
        return None
    return _on_day(scope, clock_value(token.word, token.number, match.word("half")[:1]))


def _noon(match: Match, scope: Scope) -> Timex | None:
    value = "T" + CLOCK_WORDS[match.word("noon")]
    return _on_day(scope, "T24:00" if value == "T24:00" else value)


def _in_the_morning(match: Match, scope: Scope) -> Timex | None:
    token = match.token("hour")
    if token is None or token.number > 12:
        return None
    half = "a" if match.word("daypart") == "morning" else "p"
    return _on_day(scope, clock_value(token.word, token.number, half))


def joined(time: Timex, day: Timex) -> Timex | None:
    """A time and the day that stands beside it as one: "9 a.m. Tuesday"."""
    if time.type != "TIME" or day.type != "DATE" or day.period is None or day.period.grain != "day":
        return None
    clock = time.value.partition("T")[2]
    if not clock:
        return None
    return Timex("TIME", f"{day.value}T{clock}", day.interval, day.period, day.why)


_ABOUT: Final = "(about|around|at|shortly before|shortly after|just before|just after)?"
_ZONE: Final = "(ZONE|local time|eastern time|LPAREN)?".replace("|LPAREN", "")
RULES: Final[tuple[Rule[Scope, Timex | list[Timex]], ...]] = (
    Rule("clock", f"(about|around)? hour:(CLOCK|UPTO31|COUNT) half:AMPM {_ZONE}", _clock),
    Rule("o'clock", f"(about|around)? hour:(CLOCK|UPTO31|COUNT) o POSS? clock {_ZONE}", _clock),
    Rule("24 hours", "(about|around)? hour:(CLOCK|YEAR|BIG) (ZONE|local time)", _clock),
    Rule("noon", f"(about|around|high)? noon:NOON {_ZONE}", _noon),
    Rule(
        "in the morning",
        "hour:(CLOCK|UPTO31|COUNT) in the daypart:(morning|afternoon|evening)",
        _in_the_morning,
    ),
)
