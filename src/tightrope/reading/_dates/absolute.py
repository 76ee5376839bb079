"""Rules for calendar dates: days, months, years, decades and centuries, however written."""

from __future__ import annotations

import re
from typing import Final

from tightrope.reading._dates.patterns import Match, Rule
from tightrope.reading._dates.periods import (
    Period,
    make_day,
    season_of,
)
from tightrope.reading._dates.scope import FUTURE, PAST, SCHEDULED, Scope, Timex, date_of
from tightrope.reading._dates.words import (
    DECADE_WORDS,
    MONTHS,
    NAMED_DAYS,
    SEASONS,
    word_set,
)

PART: Final = "(part:(early|mid|late|beginning|start|end|middle|midway|close) (DASH|in|of)? (the)?)?"
_PARTS: Final = {
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "midway": "mid",
    "late": "late",
    "end": "late",
    "close": "late",
}
_COUNTED_BEFORE: Final = frozenset(
    {"$", "#", "£", "€", "no", "number", "route", "page", "than", "about", "some"}
)
_YEAR_LEADS: Final = word_set(
    "in since by until till from of during before after to between and through late early mid year "
    "for around fiscal circa - – ( , summer winter spring fall autumn"
)
_MONTH_LEADS: Final = word_set("in since by until till from of during before after and to through early late")
_OLDEST_BARE_YEAR: Final = 1700


def part_of(match: Match) -> str:
    """early, mid, late or "" for the part that a match names."""
    words = match.word("part").split()
    return _PARTS.get(words[0], "") if words else ""


def full_year(token_word: str, number: float) -> int:
    """A year of four digits, or '90 as the year of this or the last century it most likely is."""
    if number:
        return int(number)
    short = int(re.sub(r"\D", "", token_word))
    return 2000 + short if short < 50 else 1900 + short


def year_of(match: Match, scope: Scope | None = None) -> int | None:
    """The year named in figures or words, or as "last year" counted from the reference."""
    token = match.token("year")
    if token is not None:
        return full_year(token.word, token.number)
    if scope is None or scope.reference is None or not match.has("which"):
        return None
    return scope.reference.year + {"last": -1, "next": 1}.get(match.word("which"), 0)


# --- days -------------------------------------------------------------------------------------


def _iso(match: Match, _scope: Scope) -> Timex | None:
    year, month, day = (int(group) for group in match.tokens[0].word[:10].rstrip("t").split("-")[:3])
    found = make_day(year, month, day)
    if found is None:
        return None
    clock = match.tokens[0].word.partition("t")[2]
    if clock:
        period = Period("day", found)
        return Timex("TIME", f"{found.isoformat()}T{clock[:5]}", period.interval, period, "written out")
    return date_of(Period("day", found), "", "written out")


def _slashed(match: Match, _scope: Scope) -> Timex | None:
    word = match.tokens[0].word
    if word in NAMED_DAYS:
        return date_of(Period.at("day", make_day(*NAMED_DAYS[word])), "", "the day of the attacks")
    first, second, third = (int(group) for group in re.split(r"[/.]", word))
    if first > 99:
        found = make_day(first, second, third)
    else:
        year = third if third > 99 else 2000 + third if third < 50 else 1900 + third
        european = first > 12 or "." in word
        found = make_day(year, second, first) if european else make_day(year, first, second)
    return None if found is None else date_of(Period("day", found), "", "written in figures")


def choose_year(scope: Scope, month: int, day: int | None) -> int | None:
    """The year of a month or day that is named without one, by the tense and the reference day.

    A past tense takes the latest year that isn't ahead of the reference, a future one the first
    that isn't behind it; without a tense the nearer of the two.
    """
    now = scope.reference
    if now is None:
        return scope.last.start.year if scope.last is not None and scope.last.grain != "decade" else None
    length = day or 15
    options = [found for shift in (-1, 0, 1) if (found := make_day(now.year + shift, month, min(length, 28)))]
    here = now if day is not None else now.replace(day=15)
    behind = max((option for option in options if option <= here), default=None)
    ahead = min((option for option in options if option >= here), default=None)
    tense = scope.tense
    if behind is None or ahead is None:
        return now.year
    if tense in (FUTURE, SCHEDULED):
        return ahead.year if (ahead - here).days < 300 else behind.year
    if tense == PAST:
        return behind.year if (here - behind).days < 340 or day is None else ahead.year
    return behind.year if (here - behind).days <= 2 * (ahead - here).days else ahead.year


def day_of(match: Match, scope: Scope, day_name: str = "day") -> Timex | None:
    """A day of a month, with its year or without."""
    month, number = MONTHS[match.word("month")], match.number(day_name)
    year = year_of(match, scope)
    if number is None or not 1 <= number <= 31:
        return None
    day = int(number)
    why = "a day of a year" if year else "a day of the nearest fitting year"
    chosen = year or choose_year(scope, month, day)
    if chosen is None:
        leap = make_day(2000, month, day)
        return None if leap is None else Timex("DATE", f"XXXX-{month:02d}-{day:02d}", why="no reference day")
    found = make_day(chosen, month, day)
    return None if found is None else date_of(Period("day", found), "", why)


def _written_day(match: Match, scope: Scope) -> Timex | list[Timex]:
    """A day of a month; none, and nothing of its words, where the calendar has no such day."""
    return day_of(match, scope) or []


def _last_day_of(match: Match, scope: Scope) -> Timex | None:
    """ "last Oct. 23": the latest such day before the day of writing; "next", the first after it."""
    now, month, number = scope.reference, MONTHS[match.word("month")], match.number("day")
    if now is None or number is None:
        return None
    days = [found for shift in (-1, 0, 1) if (found := make_day(now.year + shift, month, int(number)))]
    if match.word("which") == "last":
        chosen = max((day for day in days if day < now), default=None)
    else:
        chosen = min((day for day in days if day >= now), default=None)
    return None if chosen is None else date_of(Period("day", chosen), "", "the nearest such day on that side")


def _day_range(match: Match, scope: Scope) -> list[Timex] | None:
    first, last = day_of(match, scope), day_of(match, scope, "until")
    second, tokens = match.token("until"), match.tokens
    if first is None or last is None or second is None:
        return None
    if first.interval and last.interval and first.value >= last.value:
        return None
    split = next(i for i, token in enumerate(tokens) if token is second)
    if tokens[0].start == second.start:
        return None
    ends = (tokens[split - 2].end, tokens[-1].end)
    return [_placed(first, tokens[0].start, ends[0]), _placed(last, second.start, ends[1])]


def _placed(timex: Timex, start: int, end: int) -> Timex:
    return Timex(timex.type, timex.value, timex.interval, timex.period, timex.why, start, end)


# --- months, years, decades -------------------------------------------------------------------


def _month(match: Match, scope: Scope) -> Timex | None:
    month, year, which = MONTHS[match.word("month")], year_of(match, scope), part_of(match)
    if year is None and not which and not _is_month_name(match, scope):
        return None
    why = "a month of a year" if year else "a month of the nearest fitting year"
    chosen = year or choose_year(scope, month, None)
    if chosen is None:
        return Timex("DATE", f"XXXX-{month:02d}", why="no reference day")
    return date_of(Period.at("month", make_day(chosen, month, 1)), "", why, which)


def _is_month_name(match: Match, scope: Scope) -> bool:
    """Whether "May" or "March" alone is the month: May is a verb too, marches go for or on something."""
    word = match.word("month")
    if word == "may":
        return scope.before() in _MONTH_LEADS
    return (
        word != "march"
        or scope.before() in _MONTH_LEADS
        or scope.after() not in ("for", "of", "on", "against", "to")
    )


def _bare_year(match: Match, scope: Scope) -> Timex | None:
    """A year alone: four digits in their place, not a count, a sum or a house number."""
    year, which = year_of(match), part_of(match)
    before = scope.before()
    if year is None or before in _COUNTED_BEFORE or scope.shape_after() == "STROKE":
        return None
    named = bool(which) or match.has("the") or before in _YEAR_LEADS
    if not named and (year < _OLDEST_BARE_YEAR or year > 2100 or _counts_something(scope)):
        return None
    if scope.after() in ("percent", "%", "people", "million", "billion", "points", "miles", "yen", "feet"):
        return None
    return date_of(Period.at("year", make_day(year, 1, 1)), "", "a year", which)


def _counts_something(scope: Scope) -> bool:
    following = scope.after()
    return following.endswith("s") and len(following) > 3 and following not in ("was", "has", "is", "as")


def _decade(match: Match, _scope: Scope) -> Timex | None:
    token = match.tokens[-1]
    if token.word in DECADE_WORDS:
        year = 1900 + DECADE_WORDS[token.word]
        if not match.has("the"):
            return None
    else:
        digits = re.sub(r"\D", "", token.word)
        if len(digits) == 2 and token.word[:1].isdigit() and not match.has("the"):
            return None
        year = int(digits) if len(digits) == 4 else (2000 if int(digits) < 30 else 1900) + int(digits)
    return date_of(Period.at("decade", make_day(year, 1, 1)), "", "a decade", part_of(match))


def _century(match: Match, _scope: Scope) -> Timex | None:
    number = match.number("ord")
    if number is None or not 11 <= number <= 29:
        return None
    period = Period.at("century", make_day(int(number - 1) * 100, 1, 1))
    if period is None:
        return None
    return Timex("DATE", f"{int(number) - 1:02d}", period.interval, period, "a century")


def _season_of_year(match: Match, _scope: Scope) -> Timex | None:
    year = year_of(match)
    if year is None:
        return None
    return date_of(season_of(SEASONS[match.word("season")], year), "", "a season of a year", part_of(match))


_YEARS: Final = "(COMMA? year:(YEAR|SHORTYEAR)|of? which:(last|this|next) year)?"
RULES: Final[tuple[Rule[Scope, Timex | list[Timex]], ...]] = (
    Rule("iso", "ISO", _iso),
    Rule("slashed", "SLASHED", _slashed),
    Rule("weekday month day", f"the? WEEKDAY DOT? COMMA? month:MONTH DOT? day:DAY {_YEARS}", _written_day),
    Rule(
        "month day",
        f"(the|about|around)? (early|late|around)? month:MONTH DOT? day:DAY {_YEARS}",
        _written_day,
    ),
    Rule("last month day", "which:(last|this|next) month:MONTH DOT? day:DAY", _last_day_of),
    Rule("month the day", f"month:MONTH the day:ORD {_YEARS}", _written_day),
    Rule("day month", f"(WEEKDAY COMMA?)? the? day:DAY of? month:MONTH DOT? {_YEARS}", _written_day),
    Rule(
        "day range",
        f"the? month:MONTH DOT? day:UPTO31 (DASH|LONGDASH|to|and|through|or) until:UPTO31 {_YEARS}",
        _day_range,
    ),
    Rule(
        "day range month", f"day:UPTO31 (DASH|LONGDASH|to|and) until:UPTO31 month:MONTH {_YEARS}", _day_range
    ),
    Rule(
        "month",
        f"the? {PART} (beginning|around|about)? month:MONTH DOT?"
        " ((of|COMMA|in)? (year:(YEAR|SHORTYEAR)|which:(last|this|next) year))?",
        _month,
    ),
    Rule("year", f"(about|around)? (the:(the year)|the)? {PART} year:(YEAR|SHORTYEAR)", _bare_year),
    Rule("the year two thousand", "the:(the year) year:COUNT", _bare_year),
    Rule("decade", f"(the:the)? {PART} (DEC4|DEC2|TIES)", _decade),
    Rule("century", f"the? {PART} ord:ORD DASH? century", _century),
    Rule("season of year", f"the? {PART} season:SEASON (of|COMMA)? year:YEAR", _season_of_year),
)
