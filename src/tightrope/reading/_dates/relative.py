"""Rules for times told from the day of writing or from a time named before."""

from __future__ import annotations

from datetime import date
from typing import Final

from tightrope.reading._dates.absolute import PART, choose_year, day_of, part_of
from tightrope.reading._dates.patterns import Match, Rule
from tightrope.reading._dates.periods import Period, add_days, make_day, season_code, season_of
from tightrope.reading._dates.scope import FUTURE, PAST, SCHEDULED, Scope, Timex, date_of
from tightrope.reading._dates.words import DAY_PARTS, MONTHS, SEASONS, WEEKDAYS
from tightrope.records import Interval

WHICH: Final = (
    "(which:(last|this past|this coming|this|next|past|coming|previous|current|following|same|that|upcoming"
    "|preceding|latest))"
)
_UNITS: Final = "unit:(day|week|month|quarter|year|decade|century)"
_STEPS: Final = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
}
_FROM_STORY: Final = frozenset({"previous", "preceding", "following", "same", "that"})
_UNKNOWN: Final = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
    "season": "XXXX",
}


def unknown_value(grain: str) -> str:
    """The TIMEX3 value of a period of that grain when nothing tells which."""
    return _UNKNOWN.get(grain, "XXXX")


def with_part(day: Timex, daypart: str) -> Timex:
    """A day narrowed to its morning, afternoon, evening or night: a TIME."""
    code = DAY_PARTS.get(daypart)
    if not code:
        return day
    return Timex("TIME", f"{day.value}T{code}", day.interval, day.period, day.why)


# --- today and its neighbours -----------------------------------------------------------------

_NEAR: Final = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def _near_day(match: Match, scope: Scope) -> Timex | None:
    word = match.word("near")
    now = scope.reference
    steps = _NEAR[word] + {"before": -1, "after": 1}.get(match.word("side"), 0)
    found = Period.at("day", None if now is None else add_days(now, steps))
    day = date_of(found, "XXXX-XX-XX", "counted from the day of writing")
    if word == "tonight":
        return with_part(day, "night")
    return with_part(day, match.word("daypart"))


def _this_daypart(match: Match, scope: Scope) -> Timex | None:
    which, daypart = match.word("which"), match.word("daypart")
    if daypart == "night" and which == "the":
        return None
    which = which.removeprefix("the ")
    if which in ("that", "same", "the", "following", "next"):
        last = scope.named.get("day")
        base = last.start if last is not None else scope.reference
        step = 1 if which in ("next", "following") else 0
    else:
        base, step = scope.reference, -1 if which == "last" else 0
    day = Period.at("day", None if base is None else add_days(base, step))
    return with_part(date_of(day, "XXXX-XX-XX", "a part of that day"), daypart)


# --- weekdays ---------------------------------------------------------------------------------


def weekday_near(reference: date, weekday: int, tense: str, which: str = "") -> date | None:
    """The day of that weekday which the words mean, seen from the reference day.

    Newspapers name the nearest such day in the tense's direction; the reference day itself counts
    unless "last" or "next" rules it out. "this" looks ahead, or behind in the past tense.
    """
    back = (reference.weekday() - weekday) % 7
    ahead = (weekday - reference.weekday()) % 7
    if which in ("last", "past", "this past", "previous", "preceding"):
        return add_days(reference, -(back or 7))
    if which in ("next", "coming", "this coming", "upcoming"):
        return add_days(reference, ahead or 7)
    if tense in (FUTURE, SCHEDULED) or (which == "this" and tense != PAST):
        return add_days(reference, ahead)
    return add_days(reference, -back)


def _weekday(match: Match, scope: Scope) -> Timex | None:
    word, which = match.word("weekday"), match.word("which")
    number = WEEKDAYS[word]
    last = scope.named.get("day")
    if which in ("previous", "preceding", "following", "that", "same") and last is not None:
        step = {"previous": -1, "preceding": -1, "following": 1}.get(which, 0)
        tense = FUTURE if step > 0 else PAST
        found = weekday_near(last.start, number, tense, {-1: "last", 1: "next"}.get(step, ""))
    elif scope.reference is None:
        value = f"XXXX-WXX-{number + 1}"
        return with_part(Timex("DATE", value, why="no reference day"), match.word("daypart"))
    elif match.has("week"):
        week = Period.at("week", scope.reference)
        moved = week.shifted({"last": -1, "next": 1}.get(match.word("week").split()[0], 0)) if week else None
        found = add_days(moved.start, number) if moved else None
    else:
        found = weekday_near(scope.reference, number, scope.tense, which)
    day = date_of(Period.at("day", found), f"XXXX-WXX-{number + 1}", "the nearest such weekday in that tense")
    if match.has("side"):
        shift = -1 if match.word("side") == "before" else 1
        day = date_of(
            Period.at("day", None if found is None else add_days(found, shift)), "XXXX-XX-XX", day.why
        )
    return with_part(day, match.word("daypart"))


# --- last week, this month, next year ---------------------------------------------------------


def _calendar_unit(match: Match, scope: Scope) -> Timex | None:
    which, grain, part = match.word("which"), match.word("unit"), part_of(match)
    which = which.removeprefix("this ")
    if which == "past":
        return None
    if grain == "day" and which in ("last", "past", "this", "current", "latest", "coming"):
        return None
    if which in _FROM_STORY and (grain == "day" or which != "previous"):
        found = _story_period(scope, grain, which)
    elif which == "latest":
        found = _latest(scope, grain)
    else:
        now = scope.now(grain)
        found = now.shifted(_STEPS[which]) if now else None
    if match.has("fiscal"):
        value = found.value if found else unknown_value(grain)
        return Timex("DATE", value, None, found, "a fiscal year, whose first month is not told")
    return date_of(found, unknown_value(grain), f"{which} {grain}, from the reference", part)


def _story_period(scope: Scope, grain: str, which: str) -> Period | None:
    """The period before, at or after the one last named, at least as fine as the grain asked for."""
    base = scope.last.start if scope.last is not None else scope.reference
    period = Period.at(grain, base)
    step = {"previous": -1, "preceding": -1, "following": 1}.get(which, 0)
    return period.shifted(step) if period else None


def _latest(scope: Scope, grain: str) -> Period | None:
    named, now = scope.named.get(grain), scope.now(grain)
    if named is not None and (now is None or named.start < now.start):
        return named
    return now.shifted(-1) if now else None


def _within_unit(match: Match, scope: Scope) -> Timex | None:
    """ "earlier this month", "later that year", "later in the day": the period that holds it."""
    grain, which = match.word("unit"), match.word("which")
    told_before = which in ("that", "same")
    found = _story_period(scope, grain, "same") if told_before else scope.now(grain)
    timex = date_of(found, unknown_value(grain), f"within the {grain}")
    now = scope.reference
    if found is None or now is None or told_before or not found.start <= now <= found.end:
        return timex
    ahead = match.word("order") == "later"
    days = Interval(now, found.end) if ahead else Interval(found.start, now)
    return Timex("DATE", timex.value, days, found, timex.why)


def _of_the_unit(match: Match, scope: Scope) -> Timex | None:
    """ "the end of the month", "year-end", "the beginning of the year"."""
    grain = match.word("unit")
    found = (
        _story_period(scope, grain, "same")
        if scope.last is not None and grain != "year"
        else scope.now(grain)
    )
    return date_of(found, unknown_value(grain), f"a part of the {grain}", part_of(match) or "late")


def _the_unit(match: Match, scope: Scope) -> Timex | None:
    """ "the week", "the month", "the year" alone: the one of the story, mostly that of writing."""
    grain = match.word("unit")
    if grain == "day":
        found = scope.named.get("day") if scope.before() in ("in", "of", "for") else None
        return None if found is None else date_of(found, "", "the day last named")
    if grain == "year" and scope.after() in ("ended", "ending"):
        return Timex("DURATION", "P1Y", why="a whole year")
    if scope.after() in ("of", "when", "that", "in", "before", "after", "since") or scope.before() in (
        "of",
        "around",
    ):
        return None
    return date_of(scope.now(grain), unknown_value(grain), f"the {grain} of writing")


def _week_of(match: Match, scope: Scope) -> Timex | None:
    day = day_of(match, scope)
    week = Period.at("week", day.period.start) if day is not None and day.period is not None else None
    return date_of(week, "XXXX-WXX", "the week of that day")


def _mid_day(match: Match, scope: Scope) -> Timex | None:
    now = scope.reference
    day = None if now is None else add_days(now, _NEAR.get(match.word("near"), 0))
    return with_part(
        date_of(Period.at("day", day), "XXXX-XX-XX", "a part of the day of writing"), match.word("daypart")
    )


def _overnight(_match: Match, scope: Scope) -> Timex | None:
    now = scope.reference
    if now is None:
        return Timex("TIME", "XXXX-XX-XXTNI", why="no reference day")
    first = now if scope.tense == FUTURE else add_days(now, -1) or now
    days = Interval(first, add_days(first, 1))
    return Timex(
        "TIME", f"{first.isoformat()}TNI", days, Period("day", first), "the night nearest the day of writing"
    )


def _weekend(match: Match, scope: Scope) -> Timex | None:
    which, now = match.word("which"), scope.reference
    if now is None:
        return Timex("DATE", "XXXX-WXX-WE", why="no reference day")
    week = Period.at("weekend", now)
    if week is None:
        return None
    if (
        which == "last"
        or (not which and scope.tense != FUTURE)
        or (which in ("past", "this") and scope.tense == PAST)
    ):
        week = week if now.weekday() == 6 and which != "last" else week.shifted(-1)
    elif which == "next":
        week = week.shifted(1)
    return date_of(week, "XXXX-WXX-WE", "the nearest weekend in that tense")


def _relative_month(match: Match, scope: Scope) -> Timex | None:
    which, month, now = match.word("which"), MONTHS[match.word("month")], scope.reference
    if now is None:
        return Timex("DATE", f"XXXX-{month:02d}", why="no reference day")
    year: int | None = now.year
    if which in ("last", "past", "previous"):
        year = now.year if month < now.month else now.year - 1
    elif which in ("next", "coming"):
        year = now.year if month > now.month else now.year + 1
    elif which in ("that", "same", "following"):
        year = choose_year(scope, month, None)
    first = make_day(year, month, 1) if year else None
    return date_of(Period.at("month", first), f"XXXX-{month:02d}", f"{which} such month", part_of(match))


def _season(match: Match, scope: Scope) -> Timex | None:
    """A season with "last", "this", "next", or bare behind a preposition or article."""
    which, code, now = match.word("which"), SEASONS[match.word("season")], scope.reference
    if not which and not _season_is_time(match, scope):
        return None
    if now is None:
        return Timex("DATE", f"XXXX-{code}", why="no reference day")
    options = [found for shift in (-2, -1, 0, 1, 2) if (found := season_of(code, now.year + shift))]
    begun = max((o for o in options if o.start <= now), key=lambda o: o.start, default=None)
    coming = min((o for o in options if o.start > now), key=lambda o: o.start, default=None)
    if begun is None or coming is None:
        return Timex("DATE", f"XXXX-{code}", why="at an end of the calendar")
    if which in ("last", "previous", "past"):
        over = begun if begun.end < now else begun.shifted(-1)
        found = over or begun
    elif which in ("next", "coming"):
        found = coming
    elif which in ("this", "current") and not match.has("past"):
        found = coming if begun.end < now and coming.start.year == now.year else begun
    else:
        found = coming if scope.tense == FUTURE and begun.end < now else begun
    return date_of(found, f"XXXX-{season_code(found.start)}", "the nearest such season", part_of(match))


def _season_is_time(match: Match, scope: Scope) -> bool:
    if match.word("season") in ("fall", "spring") and not match.has("the"):
        return False
    return scope.before() in (
        "in",
        "since",
        "by",
        "until",
        "during",
        "before",
        "after",
        "over",
        "throughout",
        "for",
        "into",
        "of",
        "through",
    )


RULES: Final[tuple[Rule[Scope, Timex | list[Timex]], ...]] = (
    Rule(
        "near day",
        "(early|late|earlier|later)? (the day side:(before|after))? near:(today|yesterday|tomorrow|tonight)"
        " (daypart:DAYPART)?",
        _near_day,
    ),
    Rule(
        "this morning",
        "(early|late|earlier|later)? (which:(this|last|that|the|the same|the next|the following))"
        " (early|late)? daypart:DAYPART",
        _this_daypart,
    ),
    Rule(
        "weekday",
        f"(the? day side:(before|after))? (early|late|earlier|later)? (the)? {WHICH}?"
        " weekday:WEEKDAY DOT? (week:(last|this|next) week)? (POSS)? (early|late)? (daypart:DAYPART)?",
        _weekday,
    ),
    Rule(
        "weekday of week",
        "weekday:WEEKDAY (of)? week:((last|this|next) week)",
        _weekday,
    ),
    Rule(
        "calendar unit",
        f"(the)? {PART} (just)? (the)? {WHICH} (fiscal:fiscal)? {_UNITS}",
        _calendar_unit,
    ),
    Rule(
        "within unit",
        f"order:(earlier|later) (in)? (on)? (which:(this|the|that|the same)) {_UNITS}",
        _within_unit,
    ),
    Rule(
        "end of unit",
        f"(the|around|by)? {PART.removesuffix('?')} unit:(week|month|quarter|year|decade|century)",
        _of_the_unit,
    ),
    Rule("year-end", "(the)? unit:(year|month|quarter) (POSS|DASH)? end", _of_the_unit),
    Rule("the unit", "the unit:(day|week|month|year)", _the_unit),
    Rule("week of", "the week of month:MONTH DOT? day:DAY (COMMA? year:YEAR)?", _week_of),
    Rule("overnight", "overnight", _overnight),
    Rule("mid-afternoon", "mid DASH? daypart:(morning|afternoon) (near:(yesterday|today))?", _mid_day),
    Rule("weekend", f"(the)? {PART} (the)? {WHICH}? weekend", _weekend),
    Rule("relative month", f"{PART} {WHICH} month:MONTH", _relative_month),
    Rule("season", f"(the:the)? {PART} {WHICH}? (past:past)? season:SEASON", _season),
)
