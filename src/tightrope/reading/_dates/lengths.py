"""Rules for stretches of time (DURATION), repeated times (SET), and points told by their distance."""

from __future__ import annotations

from datetime import date
from typing import Final

from tightrope.reading._dates.patterns import Match, Rule
from tightrope.reading._dates.absolute import choose_year
from tightrope.reading._dates.periods import Period, add_days, add_months, make_day
from tightrope.reading._dates.scope import Scope, Timex, date_of
from tightrope.reading._dates.words import DAY_PARTS, MONTHS, UNIT_CODES, UNIT_PLURALS, UNITS, WEEKDAYS
from tightrope.records import Interval

APPROX: Final = (
    "(more than|less than|fewer than|longer than|at least|at most|up to|as many as|as much as|as long as|no more than"
    "|about|around|nearly|almost|roughly|approximately|over|some|within|just|another|only|the)?"
)
_VAGUE: Final = "several|few|many|couple of|couple|numerous"
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
_COARSE: Final = {"decade": "year", "century": "year", "generation": "year", "millennium": "year", "fortnight": "day"}
_HALVES: Final = {"decade": "P5Y", "year": "P6M", "hour": "PT30M", "day": "PT12H", "century": "P50Y", "minute": "PT30S"}


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
    smaller = {"year": (12, "M", "P"), "hour": (60, "M", "PT"), "minute": (60, "S", "PT"), "day": (24, "H", "PT")}
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


def _exact(match: Match) -> bool:
    """Whether the words give a length to reckon with."""
    return count_of(match) is not None


def moved(day: date | None, unit: str, count: float) -> date | None:
    """The day that lies so many units away."""
    if day is None:
        return None
    if unit in _DAYS:
        return add_days(day, round(_DAYS[unit] * count))
    if unit in _MONTHS:
        return add_months(day, round(_MONTHS[unit] * count)) if abs(count) < 10_000 else None
    return day


# --- lengths ----------------------------------------------------------------------------------

_AMOUNT_LEADS: Final = frozenset("for in within after during over than about nearly almost of every once spent".split())


def _length(match: Match, scope: Scope) -> Timex | None:
    """"two weeks", "a 30-day", "at least 20 more years", "half an hour"."""
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
    """"a week" after "for" or "in" is a length; after an amount or "times" it's a rate."""
    before = scope.before()
    return len(match.tokens) > 2 or before in _AMOUNT_LEADS or scope.after() in ("of", "or", "long", "before", "after")


def _anchored_length(match: Match, scope: Scope) -> Timex | None:
    """"the past two weeks", "the next few days": a length that ends or begins on the reference day."""
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
    """"the past year": the twelve months up to the day of writing, no calendar year."""
    unit, now = unit_of(match), scope.reference
    days = None if now is None else _interval(moved(now, unit, -1), now)
    return Timex("DURATION", length_value(unit, 1), days, why=f"the {unit} up to the day of writing")


def _interval(start: date | None, end: date | None) -> Interval | None:
    return Interval(start, end) if start is not None and end is not None else None


def _bare_units(match: Match, scope: Scope) -> Timex | None:
    """"for weeks", "months of talks": a length without a number."""
    unit = unit_of(match)
    leads = ("for", "in", "over", "within", "after", "of", "take", "takes", "took", "lasted", "last", "spent", "by")
    if scope.before() not in leads and scope.after() not in ("of", "before", "after", "ago", "later", "earlier"):
        return None
    if unit in ("second", "night", "season", "generation", "weekend", "quarter"):
        return None
    return Timex("DURATION", length_value(unit, None), why="a length without a number")


def _long(match: Match, scope: Scope) -> Timex | None:
    """"daylong", "decades-long", "a months-long siege"."""
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


# --- distances --------------------------------------------------------------------------------


def _ago(match: Match, scope: Scope) -> Timex | None:
    """"two weeks ago", "six months from now": a date as fine as the unit it is told in."""
    unit, count = unit_of(match), count_of(match)
    ahead = match.word("side") in ("from now", "hence", "from today", "from yesterday")
    if count is None and not match.has("half"):
        return Timex("DATE", "FUTURE_REF" if ahead else "PAST_REF", why="an untold distance from the day of writing")
    amount = 0.5 if count is None else count
    return _distance(scope, scope.reference, unit, amount if ahead else -amount)


def _distance(scope: Scope, base: date | None, unit: str, count: float) -> Timex:
    if unit in ("hour", "minute", "second"):
        return Timex("TIME", base.isoformat() if base else "XXXX-XX-XX", _one_day(base), why="hours from the reference")
    grain = _COARSE.get(unit, unit)
    if grain in ("night", "weekend", "season"):
        grain = {"night": "day"}.get(grain, grain)
    found = Period.at(grain, moved(base, unit, count))
    return date_of(found, {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(grain, "XXXX"),
                   "so far from the reference")  # fmt: skip


def _one_day(day: date | None) -> Interval | None:
    return None if day is None else Interval(day, day)


def _earlier(match: Match, scope: Scope) -> Timex | None:
    """"a year earlier", "two days later": counted from the time last named, and as fine as it is."""
    unit, count = unit_of(match), count_of(match)
    side = match.word("side")
    later = side in ("later", "after", "afterward")
    if count is None or unit in ("hour", "minute", "second") or (side in ("before", "after") and scope.shape_after() == "word"):
        return Timex("DURATION", length_value(unit, count), why="a length before or after something")
    last = scope.last
    step = count if later else -count
    if unit == "year" and last is not None and last.grain in ("quarter", "half"):
        found = last.shifted(round(step) * {"quarter": 4, "half": 2}[last.grain])
        return _unkept(date_of(found, "XXXX", f"the same {last.grain} of another year"))
    return _unkept(_distance(scope, last.start if last is not None else scope.reference, unit, step))


def _unkept(timex: Timex) -> Timex:
    """A date that later expressions don't count from: "a year earlier" twice is the same year twice."""
    return Timex(timex.type, timex.value, timex.interval, None, timex.why)


def _year_ago(match: Match, scope: Scope) -> Timex | None:
    """"a year ago" in a text on one quarter's figures means the same quarter of the year before."""
    last = scope.last
    if last is not None and last.grain == "quarter" and _near(scope):
        return _unkept(date_of(last.shifted(-4), "XXXX-QX", "the same quarter of the year before"))
    return _distance(scope, scope.reference, "year", -1)


def _near(scope: Scope) -> bool:
    return scope.tokens[scope.first].start - scope.last_start < _REACH


_REACH: Final = 1200
"""How many characters back a quarter is still the one compared with: two or three paragraphs."""


def _year_earlier(match: Match, scope: Scope) -> Timex | None:
    """"year-earlier", "the year-ago quarter", "the year-earlier nine months"."""
    if match.has("n"):
        return Timex("DURATION", length_value(unit_of(match), count_of(match)), why="so many months of the year before")
    named = scope.named.get("quarter")
    wants_quarter = match.word("what") in ("quarter", "period")
    if named is not None and (wants_quarter or (scope.last is not None and scope.last.grain == "quarter")):
        base = named if named.start >= _recent(scope) else named.shifted(4)
        return _unkept(date_of(base.shifted(-4) if base else None, "XXXX-QX", "the same quarter of the year before"))
    now = scope.now("quarter" if wants_quarter and match.word("what") == "quarter" else "year")
    step = -5 if now is not None and now.grain == "quarter" else -1
    return _unkept(date_of(now.shifted(step) if now else None, "XXXX", "the same period of the year before"))


def _recent(scope: Scope) -> date:
    """The first day of the last four quarters: an older one named is already the year-earlier one."""
    now = scope.now("quarter")
    start = now.shifted(-4) if now else None
    return start.start if start else date.min


def _ended_quarter(match: Match, scope: Scope) -> Timex | None:
    """"the quarter ended July 31": the calendar quarter in which most of its days lie."""
    year = choose_year(scope, MONTHS[match.word("month")], int(match.number("day") or 1))
    if year is None:
        return Timex("DATE", "XXXX-QX", why="no reference day")
    end = make_day(year, MONTHS[match.word("month")], int(match.number("day") or 1))
    middle = None if end is None else add_days(end, -45)
    at = match.token("what")
    found = date_of(Period.at("quarter", middle), "XXXX-QX", "the quarter that ended so")
    return Timex(found.type, found.value, found.interval, found.period, found.why, match.tokens[0].start, at.end if at else None)


def _the_quarter(match: Match, scope: Scope) -> Timex | None:
    """"the quarter", "the latest period": the quarter the text is about."""
    if match.word("what") == "period" and "quarter" not in scope.named:
        return None
    named = scope.named.get("quarter")
    now = scope.now("quarter")
    latest = named is not None and match.has("latest") and now is not None and named.start >= now.start
    if named is None or named.start < _recent(scope) or latest:
        now = scope.now("quarter")
        named = now.shifted(-1) if now else None
    return date_of(named, "XXXX-QX", "the quarter the text is about")


# --- sets -------------------------------------------------------------------------------------

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


def _rate(match: Match, scope: Scope) -> Timex | None:
    return Timex("SET", _RATES[match.tokens[0].word], why="a rate")


def _every(match: Match, scope: Scope) -> Timex | None:
    """"every day", "each July", "every other Tuesday", "every five years"."""
    if match.has("weekday"):
        return Timex("SET", _weekday_set(match.word("weekday"), match.word("daypart")), why="each such weekday")
    if match.has("month"):
        return Timex("SET", f"XXXX-{MONTHS[match.word('month')]:02d}", why="each such month")
    if match.has("daypart"):
        return Timex("SET", f"XXXX-XX-XXT{DAY_PARTS[match.word('daypart')]}", why="each such part of the day")
    if match.has("season"):
        return Timex("SET", f"XXXX-{match.word('season')[:2].upper()}", why="each such season")
    count = 2.0 if match.has("other") else match.number("n") or 1.0
    return Timex("SET", length_value(unit_of(match), count), why="a rate")


def _weekday_set(word: str, daypart: str) -> str:
    code = DAY_PARTS.get(daypart.removesuffix("s"), "")
    return f"XXXX-WXX-{WEEKDAYS[word.removesuffix('s')] + 1}{'T' + code if code else ''}"


def _weekdays(match: Match, scope: Scope) -> Timex | None:
    return Timex("SET", _weekday_set(match.word("weekday"), match.word("daypart")), why="each such weekday")


def _per_unit(match: Match, scope: Scope) -> Timex | None:
    """"twice a week", "$2 million a year", "10 percent per month"."""
    before = scope.before()
    at = scope.tokens[scope.first - 1] if scope.first else None
    number = at is not None and (at.number > 0 or at.word in ("%", "percent", "million", "billion", "thousand"))
    if match.has("per") or number or before in ("times", "once", "twice", "thrice") or (
        before.endswith("s") and len(before) > 3 and before not in ("was", "this", "less", "has", "does", "takes")
    ):
        return Timex("SET", length_value(unit_of(match), 1), why="a rate")
    return None


RULES: Final[tuple[Rule[Scope, Timex | list[Timex]], ...]] = (
    Rule("length", f"{APPROX} {COUNT} (more|additional|full|straight|consecutive|long|whole)? dash:DASH? unit:(UNIT|UNITS)"
         " (ahalf:(and a half))? (old:(DASH old))?", _length),
    Rule("length and a half", f"{APPROX} n:NUM ahalf:(and a half) unit:(UNIT|UNITS)", _length),
    Rule("range of lengths", f"{APPROX} n:NUM (to|or|DASH) NUM (more)? DASH? unit:(UNIT|UNITS)", _length),
    Rule("trading days", f"{APPROX} n:NUM (trading|business|working|calendar|school) unit:(day|days)", _length),
    Rule("a length of time", "a (fairly|very)? (long|lengthy|short|brief) (time|period)",
         lambda match, scope: Timex("DURATION", "PXX", why="an untold length") if match.tokens[-1].word == "period" else None),
    Rule("anchored length", f"(the|these|those|its|his|her|their|our)? side:(past|last|next|coming|previous|first|final|following|upcoming|latest|year DASH earlier)"
         f" (about|nearly|almost)? {COUNT} (fiscal)? DASH? unit:(UNIT|UNITS)", _anchored_length),
    Rule("bare units", "(many)? unit:UNITS ((or|and|DASH) UNITS)?", _bare_units),
    Rule("long", "(day|days|weeks|months|years|decades|hours|centuries) DASH long", _long),
    Rule("daylong", "(daylong|weeklong|monthlong|yearlong|decadelong|hourlong)", _long),
    Rule("past unit", "(the|this)? (side:past) unit:(week|month|quarter|year|decade|century)", _past_unit),
    Rule("whole unit", "(which:(all|the whole|the entire|an entire|a whole|the full|a full)) unit:(day|week|month|quarter|year|decade|century|night)", _whole_unit),
    Rule("a year ago", "(a|one) year ago", _year_ago),
    Rule("ago", f"{APPROX} {COUNT} (or so)? unit:(UNIT|UNITS) (ahalf:(and a half))? (or so)? side:(ago|from now|hence|from today)", _ago),
    Rule("earlier", f"{APPROX} {COUNT} unit:(UNIT|UNITS) (ahalf:(and a half))? side:(earlier|later|before|after|previously|afterward)", _earlier),
    Rule("year earlier", "(the)? year DASH (earlier|ago) (ord:ORD)? (n:NUM)? (what:(quarter|period)|unit:(months|weeks))?", _year_earlier),
    Rule("the quarter", "the (latest:(latest|most recent)|same)? what:(quarter|period)", _the_quarter),
    Rule("quarter ended", "the what:quarter (ended|ending|that ended) month:MONTH DOT? day:DAY", _ended_quarter),
    Rule("rate", "(" + "|".join(sorted(_RATES)) + ")", _rate),
    Rule("every", "(every|each) (other:other|n:NUM)? (of the)? (unit:(UNIT|UNITS)|weekday:WEEKDAY (daypart:DAYPART)?|month:MONTH|daypart:DAYPART|season:SEASON)", _every),
    Rule("weekdays", "weekday:WEEKDAYS", _weekdays),
    Rule("weekday nights", "weekday:WEEKDAY daypart:(nights|mornings|evenings|afternoons)", _weekdays),
    Rule("per unit", "(a|per:per|an) unit:(second|minute|hour|day|week|month|quarter|year|decade)", _per_unit),
)  # fmt: skip
