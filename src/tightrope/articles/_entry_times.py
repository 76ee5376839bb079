"""Times as a live blog stamps its entries: a clock, a day and a clock, how long ago. Owns reading one line.

A stamp is a line that holds such a time and hardly anything else, or the time at the head of a line that
goes on with the entry's words. Whether stamps make a live blog is decided in `_entries`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from typing import Final

from tightrope.articles._html_dates import parse_moment
from tightrope.articles._sentences import DAY, MONTHS, WEEKDAYS, YEARLESS, day_of, month_day
from tightrope.records import UNKNOWN_MOMENT, Moment, Precision, Span

_MAX_CHARS: Final = 120
"""Characters of a line that is a stamp alone; the longest seen has 60."""
_ZONE: Final = (
    r"(?:\(?(?:GMT|UTC|Z|BST|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|CET|CEST|EET|EEST|MSK|IST|JST"
    r"|KST|AEST"
    r"|AEDT|SGT|HKT|WIB|Uhr|hrs|h)\b\)?)"
)
_CLOCK: Final = re.compile(
    r"(?<![\d.,:/-])(?P<hour>[01]?\d|2[0-3])(?:(?P<mark>[:.h])(?P<minute>[0-5]\d)(?::[0-5]\d)?\s?"
    r"(?P<half>[ap]\.?m\b\.?)?|\s?(?P<alone>[ap]\.?m\b\.?))"
    rf"(?![\d%]|[.,:/]\d)(?:\s{{0,2}}(?P<zone>{_ZONE}))?",
    re.IGNORECASE,
)
_AGO: Final = re.compile(
    r"\b(?P<count>\d{1,3}|an?|one)\s?(?P<unit>s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d"
    r"|days?)\.? ago\b"
    r"|\bvor \d{1,3} (?:Sekunden?|Minuten?|Stunden?|Tagen?)\b|\bil y a \d{1,3} \w{1,8}\b"
    r"|\bhace \d{1,3} \w{1,8}\b|\b\d{1,3} \w{1,6} fa\b|\bhá \d{1,3} \w{1,8}\b|\b\d{1,3} \w{1,7} назад\b"
    r"|\bjust now\b",
    re.IGNORECASE,
)
_NUMERIC: Final = re.compile(r"(?<![\d.])([0-3]?\d)([./])([01]?\d)\2((?:19|20)\d\d)(?![\d.])")
_FILLING: Final = re.compile(
    rf"\b(?:last|updated?|posted|published|at|on|um|à|le|el|il|em|às|alle|kl|today|yesterday|heute"
    rf"|gestern|hoy|ayer"
    rf"|hier|aujourd['’]hui|oggi|ieri|hoje|ontem|key event|pinned|new|local time|{'|'.join(WEEKDAYS)}|Mon"
    rf"|Tues?"
    r"|Wed|Thu(?:rs)?|Fri|Sat|Sun|Uhr)\b",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(r"\s{0,2}(?:[-–—:|•·]|\]|\))\s{0,2}")
_ZONES: Final = {
    "gmt": 0, "utc": 0, "z": 0, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "jst": 540,
    "kst": 540, "hkt": 480, "sgt": 480, "edt": -240, "pdt": -420, "aedt": 660,
}  # fmt: skip
"""Minutes east of UTC of zone names that mean one offset; the others tell the day alone."""
_HALF_DAY: Final = 12 * 60
_UNITS: Final = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


@dataclass(frozen=True, slots=True)
class Stamp:
    """One entry's time: its line's number, its place in the visible text, and what it tells.

    `alone`: the line holds nothing else. `clock` is minutes since midnight; `ago` seconds before the page
    was fetched. `exact` is what the markup tells besides.
    """

    line: int
    start: int
    end: int
    alone: bool
    day: date | None = None
    month_day: tuple[int, int] | None = None
    clock: int | None = None
    zone: str = ""
    ago: int | None = None
    exact: Moment | None = None

    @property
    def key(self) -> tuple[int, int] | None:
        """What orders stamps: the day where it is told, and the minutes; None where neither is."""
        if self.exact is not None and self.exact.instant is not None:
            return self.exact.instant.toordinal(), self.exact.instant.hour * 60 + self.exact.instant.minute
        if self.clock is not None:
            return self.day.toordinal() if self.day else 0, self.clock
        return (0, -self.ago // 60) if self.ago is not None else None


def read(text: str, line: int, start: int) -> Stamp | None:
    """The stamp that a line is, or begins with; None where it is neither.

    `line` is the line's number and `start` its place in the visible text.
    """
    head = text[:_MAX_CHARS]
    clock, ago = _CLOCK.search(head), _AGO.search(head)
    if clock is None and ago is None:
        return None
    day, short = _day(head), YEARLESS.search(head)
    found = Stamp(
        line,
        start,
        start + len(text),
        alone=True,
        day=day,
        month_day=month_day(short) if short and not day else None,
        clock=_minutes(clock) if clock else None,
        zone=(clock["zone"] or "").strip("()") if clock else "",
        ago=_seconds(ago) if ago else None,
    )
    if len(text) <= _MAX_CHARS and not _rest(text):
        return found
    end = _at_head(head)
    return replace(found, alone=False, end=start + end) if end else None


def _day(head: str) -> date | None:
    """The day on a line that has its year; with points its day comes first, with strokes who knows."""
    match = DAY.search(head)
    if match:
        return day_of(match.group())
    numeric = _NUMERIC.search(head)
    if numeric is None or numeric.group(2) == "/":
        return None
    try:
        return date(int(numeric.group(4)), int(numeric.group(3)), int(numeric.group(1)))
    except ValueError:
        return None


def _rest(text: str) -> str:
    """What a line holds besides a time."""
    for pattern in (DAY, _NUMERIC, YEARLESS, _CLOCK, _CLOCK, _AGO, _FILLING):
        text = pattern.sub(" ", text)
    return re.sub(r"[\W_]", "", re.sub(rf"\b(?:{MONTHS})\b", "", text))


def _at_head(head: str) -> int:
    """Where the time at the head of a line ends, its mark behind it taken too; 0 where there is none."""
    clock = _CLOCK.search(head)
    if clock is None or _rest(head[: clock.end()]):
        return 0
    behind = _BEHIND.match(head, clock.end())
    return behind.end() if behind and len(head) > behind.end() else 0


def _minutes(clock: re.Match[str]) -> int:
    hour, half = int(clock["hour"]), (clock["half"] or clock["alone"] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return 60 * hour + int(clock["minute"] or 0)


def _seconds(ago: re.Match[str]) -> int | None:
    if ago["count"] is None:
        return None
    count = int(ago["count"]) if ago["count"].isdigit() else 1
    return count * _UNITS[ago["unit"][0].lower()]


def moments(
    stamps: Sequence[Stamp], first: date | None, fetched: datetime | None, text: str
) -> tuple[Moment, ...]:
    """When each entry was posted, as well as its stamp tells it.

    A clock without a day belongs to the day of the stamp before it in time, at first to `first`; it moves on
    at midnight. Whether the page goes forward or back in time is told from its stamps. A zone's name that
    stands for several gives the day alone.
    """
    order = list(range(len(stamps)))
    back = goes_back(stamps)
    if back:
        order.reverse()
    found: dict[int, Moment] = {}
    day, last = first, None
    for n in order:
        stamp = stamps[n]
        if stamp.exact is not None:
            found[n] = stamp.exact
            continue
        own = stamp.day or _with_year(stamp.month_day, first)
        if own is not None:
            day = own
        elif day is not None and last is not None and stamp.clock is not None and stamp.clock < last - 60:
            day += timedelta(days=1)
        last = stamp.clock if stamp.clock is not None else last
        found[n] = _moment(stamp, own, day, fetched, text)
    return tuple(found[n] for n in range(len(stamps)))


def goes_back(stamps: Sequence[Stamp]) -> bool:
    """Whether the entries stand newest first: most steps from one stamp to the next go back in time."""
    keys = [key for stamp in stamps if (key := stamp.key) is not None]
    return sum(step(a, b) for a, b in pairwise(keys)) < 0


def step(a: tuple[int, int], b: tuple[int, int]) -> int:
    """1 where time goes on from a to b, -1 where it goes back; over midnight the short way."""
    on = (b > a) - (b < a)
    return -on if a[0] == b[0] and abs(b[1] - a[1]) > _HALF_DAY else on


def _with_year(found: tuple[int, int] | None, near: date | None) -> date | None:
    if found is None or near is None:
        return None
    try:
        return date(near.year, *found)
    except ValueError:
        return None


def _moment(stamp: Stamp, own: date | None, day: date | None, fetched: datetime | None, text: str) -> Moment:
    words = text[stamp.start : stamp.end].strip(" -–—:|•·[]()")
    evidence = (Span.of(text, stamp.start, stamp.end),)
    if stamp.clock is None and stamp.ago is not None and fetched is not None and own is None:
        return _before(
            fetched, stamp.ago, f"the entry's time, {words!r}, before the page was fetched", evidence
        )
    if day is None or (stamp.clock is None and own is None):
        return UNKNOWN_MOMENT
    inferred = own is None
    witness = f"the entry's time, {words!r}" + (", on the article's day" if inferred else "")
    offset = _ZONES.get(stamp.zone.lower()) if stamp.zone else None
    if offset is None or stamp.clock is None:
        return Moment(day, day, Precision.DAY, witness, None, inferred, evidence)
    zone = timezone(timedelta(minutes=offset))
    instant = datetime(day.year, day.month, day.day, *divmod(stamp.clock, 60), tzinfo=zone)
    return Moment(day, day, Precision.INSTANT, witness, instant, inferred, evidence)


def _before(fetched: datetime, ago: int, witness: str, evidence: tuple[Span, ...]) -> Moment:
    """So long before the page was fetched: minutes tell the instant, hours and days the day or two."""
    instant = fetched - timedelta(seconds=ago)
    if ago < _UNITS["h"]:
        return Moment(instant.date(), instant.date(), Precision.INSTANT, witness, instant, True, evidence)
    unit = _UNITS["h"] if ago % _UNITS["d"] else _UNITS["d"]
    first = (instant - timedelta(seconds=unit)).date()
    precision = Precision.DAY if first == instant.date() else Precision.RANGE
    return Moment(first, instant.date(), precision, witness, None, True, evidence)


def exact(value: str, where: str) -> Moment | None:
    """The moment that markup states for an entry ("datetime" of <time>, "datePublished")."""
    return parse_moment(value, where)
