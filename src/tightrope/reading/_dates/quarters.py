"""Rules for quarters, halves and fiscal years, as reports on companies' figures name them."""

from __future__ import annotations

from datetime import date
from typing import Final

from tightrope.reading._dates.absolute import PART, choose_year, part_of, year_of
from tightrope.reading._dates.distances import distance
from tightrope.reading._dates.lengths import count_of, length_value, unit_of
from tightrope.reading._dates.patterns import Match, Rule
from tightrope.reading._dates.periods import Period, add_days, make_day
from tightrope.reading._dates.scope import FUTURE, Scope, Timex, date_of, unkept
from tightrope.reading._dates.words import MONTHS

_REACH: Final = 1200
"""How many characters back a quarter is still the one compared with: two or three paragraphs."""


def _quarter(match: Match, scope: Scope) -> Timex | None:
    """A numbered quarter or half: of the year named, else the latest that has begun."""
    number, year = match.number("ord"), year_of(match)
    grain = "half" if match.has("half") else "quarter"
    if number is None or not 1 <= number <= (2 if grain == "half" else 4):
        return None
    letter = "H" if grain == "half" else "Q"
    if year is None:
        year = _quarter_year(match, scope, int(number), 6 if grain == "half" else 3)
    if year is None:
        return Timex("DATE", f"XXXX-{letter}{int(number)}", why="no reference day")
    month = int(number - 1) * (6 if grain == "half" else 3) + 1
    found = date_of(Period.at(grain, make_day(year, month, 1)), "", f"a {grain} of the year", part_of(match))
    if match.has("fiscal"):
        return Timex(
            "DATE", found.value, None, found.period, "a quarter of a fiscal year, whose months are not told"
        )
    return found


def _quarter_year(match: Match, scope: Scope, number: int, months: int) -> int | None:
    now = scope.reference
    if now is None:
        return None
    which = match.word("which")
    if which in ("last", "next", "this"):
        return now.year + {"last": -1, "next": 1, "this": 0}[which]
    begun = (now.month - 1) // months + 1 >= number
    if scope.tense == FUTURE:
        over = (now.month - 1) // months + 1 > number
        return now.year + 1 if over and (now.month - 1) // months + 1 - number > 1 else now.year
    return now.year if begun else now.year - 1


def _half(match: Match, scope: Scope) -> Timex | None:
    if not (match.has("year") or match.has("which")):
        return None
    return _quarter(match, scope)


def _the_fiscal_year(_match: Match, scope: Scope) -> Timex | None:
    if scope.after() in ("ended", "ending", "that"):
        return Timex("DURATION", "P1Y", why="a fiscal year")
    now = scope.now("year")
    value = "XXXX" if now is None else now.value
    return Timex("DATE", value, None, now, "a fiscal year, whose first month is not told")


def _fiscal_year(match: Match, _scope: Scope) -> Timex | None:
    year = year_of(match)
    if year is None:
        return None
    period = Period.at("year", make_day(year, 1, 1))
    return Timex("DATE", f"{year:04d}", None, period, "a fiscal year, whose first month is not told")


def _named_period(match: Match, scope: Scope) -> Timex | None:
    """ "the 1988 quarter", "the 1988 period": the quarter or year last named, in that year."""
    year = year_of(match)
    if year is None:
        return None
    last = scope.last
    if last is not None and last.grain == "quarter":
        return date_of(
            Period.at("quarter", make_day(year, last.start.month, 1)), "", "the same quarter of a year"
        )
    return date_of(Period.at("year", make_day(year, 1, 1)), "", "the same period of a year")


def _year_ago(_match: Match, scope: Scope) -> Timex | None:
    """ "a year ago" in a text on one quarter's figures means the same quarter of the year before."""
    last = scope.last
    if last is not None and last.grain == "quarter" and _near(scope):
        return unkept(date_of(last.shifted(-4), "XXXX-QX", "the same quarter of the year before"))
    return distance(scope.reference, "year", -1)


def _near(scope: Scope) -> bool:
    return scope.tokens[scope.first].start - scope.last_start < _REACH


def _year_earlier(match: Match, scope: Scope) -> Timex | None:
    """ "year-earlier", "the year-ago quarter", "the year-earlier nine months"."""
    if match.has("n"):
        return Timex(
            "DURATION", length_value(unit_of(match), count_of(match)), why="so many months of the year before"
        )
    named = scope.named.get("quarter")
    wants_quarter = match.word("what") in ("quarter", "period")
    if named is not None and (wants_quarter or (scope.last is not None and scope.last.grain == "quarter")):
        base = named if named.start >= _recent(scope) else named.shifted(4)
        return unkept(
            date_of(base.shifted(-4) if base else None, "XXXX-QX", "the same quarter of the year before")
        )
    now = scope.now("quarter" if wants_quarter and match.word("what") == "quarter" else "year")
    step = -5 if now is not None and now.grain == "quarter" else -1
    return unkept(date_of(now.shifted(step) if now else None, "XXXX", "the same period of the year before"))


def _recent(scope: Scope) -> date:
    """The first day of the last four quarters: an older one named is already the year-earlier one."""
    now = scope.now("quarter")
    start = now.shifted(-4) if now else None
    return start.start if start else date.min


def _ended_quarter(match: Match, scope: Scope) -> Timex | None:
    """ "the quarter ended July 31": the calendar quarter in which most of its days lie."""
    year = choose_year(scope, MONTHS[match.word("month")], int(match.number("day") or 1))
    if year is None:
        return Timex("DATE", "XXXX-QX", why="no reference day")
    end = make_day(year, MONTHS[match.word("month")], int(match.number("day") or 1))
    middle = None if end is None else add_days(end, -45)
    at = match.token("what")
    found = date_of(Period.at("quarter", middle), "XXXX-QX", "the quarter that ended so")
    return Timex(
        found.type,
        found.value,
        found.interval,
        found.period,
        found.why,
        match.tokens[0].start,
        at.end if at else None,
    )


def _the_quarter(match: Match, scope: Scope) -> Timex | None:
    """ "the quarter", "the latest period": the quarter the text is about."""
    if match.word("what") == "period" and "quarter" not in scope.named:
        return None
    named = scope.named.get("quarter")
    now = scope.now("quarter")
    latest = named is not None and match.has("latest") and now is not None and named.start >= now.start
    if named is None or named.start < _recent(scope) or latest:
        now = scope.now("quarter")
        named = now.shifted(-1) if now else None
    return date_of(named, "XXXX-QX", "the quarter the text is about")


_OF_YEAR: Final = (
    "((of|COMMA|in)? (fiscal)? year:(YEAR|SHORTYEAR)|of which:(this|last|next) year|of the year)?"
)
RULES: Final[tuple[Rule[Scope, Timex | list[Timex]], ...]] = (
    Rule("quarter", f"the? (fiscal:fiscal DASH?)? ord:ORD DASH? quarter {_OF_YEAR}", _quarter),
    Rule("year's quarter", "(which:(this|last|next)) year POSS ord:ORD DASH? (fiscal)? quarter", _quarter),
    Rule("year quarter", "the? (fiscal:fiscal)? year:YEAR (POSS)? (fiscal)? ord:ORD DASH? quarter", _quarter),
    Rule("q", "q ord:UPTO31 (of|COMMA|in|DASH)? (year:YEAR)?", _quarter),
    Rule(
        "half",
        f"the? {PART} ord:ORD DASH? half:half of? (year:YEAR|which:(this|last|next) year|which:the year)",
        _half,
    ),
    Rule("fiscal year", "the? (fiscal|fy) year? (ended|ending)? year:(YEAR|SHORTYEAR)", _fiscal_year),
    Rule("the fiscal year", "the (current|full)? fiscal year", _the_fiscal_year),
    Rule("named period", "the year:YEAR (quarter|period)", _named_period),
    Rule("a year ago", "(a|one) year ago", _year_ago),
    Rule(
        "year earlier",
        "the? year DASH (earlier|ago) ORD? (n:NUM)? (what:(quarter|period)|unit:(months|weeks))?",
        _year_earlier,
    ),
    Rule("the quarter", "the (latest:(latest|most recent)|same)? what:(quarter|period)", _the_quarter),
    Rule(
        "quarter ended",
        "the what:quarter (ended|ending|that ended) month:MONTH DOT? day:DAY",
        _ended_quarter,
    ),
)
