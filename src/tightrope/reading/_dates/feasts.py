"""Rules for feasts: Christmas, Easter, Thanksgiving and the like, of a year told or the nearest one."""

from __future__ import annotations

from datetime import date
from typing import Final

from tightrope.reading._dates.absolute import year_of
from tightrope.reading._dates.patterns import Match, Rule
from tightrope.reading._dates.periods import Period, add_days, easter, make_day, nth_weekday
from tightrope.reading._dates.scope import FUTURE, Scope, Timex, date_of
from tightrope.reading._dates.words import EASTER_HOLIDAYS, FIXED_HOLIDAYS, WEEKDAY_HOLIDAYS


def _feast_day(name: str, year: int) -> date | None:
    if name in FIXED_HOLIDAYS:
        return make_day(year, *FIXED_HOLIDAYS[name])
    if name in WEEKDAY_HOLIDAYS:
        return nth_weekday(year, *WEEKDAY_HOLIDAYS[name])
    return add_days(easter(year), EASTER_HOLIDAYS[name])


def _feast(name: str) -> Rule[Scope, Timex | list[Timex]]:
    def read(match: Match, scope: Scope) -> Timex | None:
        year = year_of(match)
        if year is None:
            year = _feast_year(name, scope, match.word("which"))
        if year is None:
            return Timex("DATE", "XXXX-XX-XX", why=f"{name} of an unknown year")
        return date_of(Period.at("day", _feast_day(name, year)), "", f"{name} of {year}")

    words = name.replace("'s", " POSS").replace("'", " POSS").replace(".", " DOT")
    return Rule(f"feast {name}", f"(which:(last|this|next))? {words} (COMMA? year:YEAR)?", read)


def _feast_year(name: str, scope: Scope, which: str) -> int | None:
    now = scope.reference
    if now is None:
        return None
    this = _feast_day(name, now.year)
    if this is None:
        return None
    if which == "last":
        return now.year if this < now else now.year - 1
    if which == "next":
        return now.year if this > now else now.year + 1
    if scope.tense == FUTURE:
        return now.year if this >= now else now.year + 1
    return now.year if (this - now).days <= 31 else now.year - 1


RULES: Final[tuple[Rule[Scope, Timex | list[Timex]], ...]] = tuple(
    _feast(name) for name in sorted(FIXED_HOLIDAYS | WEEKDAY_HOLIDAYS | EASTER_HOLIDAYS)
)
