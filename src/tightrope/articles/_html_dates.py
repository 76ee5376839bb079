"""Dates as page metadata writes them, read strictly: unknown rather than wrong.

`parse_moment` knows ISO 8601, RFC 5322, epoch seconds and the English ways to write a day, alone or
with a time. A time with no zone, or with a zone name that several places use, gives the day only.
It reads one value at a time, never running text; dates in sentences belong to `reading.dates`.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from tightrope.records import Moment, Precision

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
"""A page that says otherwise is mistaken (year 1, 9999, milliseconds read as seconds)."""

_MAX_VALUE_CHARS: Final = 120

_ZONES: Final = {
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "edt": -240, "pdt": -420, "cet": 60, "cest": 120, "eet": 120,
    "eest": 180, "msk": 180, "jst": 540, "kst": 540,
}  # fmt: skip
"""Minutes east of UTC of zone names that mean one offset in the IANA time zone database. BST, IST,
CST, EST and their like stand for several and are left out on purpose."""

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sep sept", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

_ISO: Final = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:T|t|\s{1,3})(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?"
    r"\s{0,2}([Zz]|UTC|GMT|[+\-−]\d{2}:?\d{0,2})?)?(?![\d-])"
)
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?$")
_SLASHED: Final = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_TWO_SIDED: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
_MONTH_FIRST: Final = re.compile(
    r"\b([A-Za-z]{3,9})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(\d{4})(?!\d)"
)
_DAY_FIRST: Final = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)?[\s-]{1,3}([A-Za-z]{3,9})\.?,?[\s-]{1,3}(\d{4})(?!\d)"
)
_CLOCK: Final = re.compile(
    r"\b(\d{1,2}):(\d{2})(?::(\d{2}))?\s{0,2}(a\.?m\b\.?|p\.?m\b\.?)?\s{0,2}\(?([A-Za-z]{1,4}\b|[+\-−]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_EPOCH: Final = re.compile(r"(\d{10})(\d{3})?(?:\.0)?$")


def parse_moment(value: str, witness: str) -> Moment | None:
    """The moment a metadata value names, or None where it names none that can be trusted.

    The day is the day as written, in the value's own zone.
    """
    text = " ".join(value[:_MAX_VALUE_CHARS].split())
    if not text or len(value) > 4 * _MAX_VALUE_CHARS:
        return None
    match = _ISO.match(text)
    if match:
        year, month, day, hour, minute, second, zone = match.groups()
        return _moment(_day(year, month, day), (hour, minute, second, ""), zone, witness)
    match = _COMPACT.match(text)
    if match and _day(*match.groups()[:3]):
        year, month, day, hour, minute, second, zone = match.groups()
        return _moment(_day(year, month, day), (hour, minute, second, ""), zone, witness)
    match = _EPOCH.match(text)
    if match:
        return _from_epoch(int(match.group(1)), witness)
    return _from_words(text, witness)


def url_day(url: str, witness: str) -> Moment | None:
    """The day that a URL's path names (/2023/02/23/, /2023-02-23-), None where it names none."""
    path = url.partition("?")[0][:2_000]
    match = re.search(r"(?<!\d)((?:19|20)\d{2})([/_-])([01]?\d)\2([0-3]?\d)(?!\d)", path)
    match = match or re.search(r"/((?:19|20)\d{2})()([01]\d)([0-3]\d)(?!\d)", path)
    if match is None:
        return None
    return _moment(_day(match[1], match[3], match[4]), None, None, witness)


def _from_words(text: str, witness: str) -> Moment | None:
    day, end = None, 0
    for pattern, order in (
        (_MONTH_FIRST, (3, 1, 2)),
        (_DAY_FIRST, (3, 2, 1)),
        (_SLASHED, (1, 2, 3)),
        (_TWO_SIDED, (3, 1, 2)),
    ):
        match = pattern.search(text)
        if match:
            day, end = _day(*(match.group(i) for i in order)), match.end()
            if pattern is _TWO_SIDED:
                day = _only_reading(*match.groups())
            break
    clock = _CLOCK.search(text, end) or _CLOCK.search(text)
    if clock is None:
        return _moment(day, None, None, witness)
    hour, minute, second, half, zone = clock.groups()
    return _moment(day, (hour, minute, second, half), zone, witness)


def _only_reading(first: str, second: str, year: str) -> date | None:
    """03/04/2023 is one day in America and another elsewhere; only a sole reading counts."""
    readings = {d for d in (_day(year, first, second), _day(year, second, first)) if d}
    return readings.pop() if len(readings) == 1 else None


def _day(year: str | None, month: str | None, day: str | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    number = int(month) if month.isdigit() else _MONTHS.get(month.lower())
    if number is None or not FIRST_YEAR <= int(year) <= LAST_YEAR:
        return None
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def _from_epoch(seconds: int, witness: str) -> Moment | None:
    instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    if not 1990 <= instant.year <= LAST_YEAR:
        return None
    return Moment(instant.date(), instant.date(), Precision.INSTANT, witness, instant)


def _moment(
    day: date | None, clock: tuple[str | None, ...] | None, zone: str | None, witness: str
) -> Moment | None:
    if day is None:
        return None
    instant = _instant(day, clock, zone) if clock and clock[0] is not None else None
    if instant is None:
        return Moment(day, day, Precision.DAY, witness)
    return Moment(day, day, Precision.INSTANT, witness, instant)


def _instant(day: date, clock: tuple[str | None, ...], zone: str | None) -> datetime | None:
    """The instant of a day's clock time, None without a zone that means one offset."""
    offset = _offset(zone)
    hour, minute, second = (int(part or 0) for part in clock[:3])
    half = (clock[3] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if offset is None or hour > 23 or minute > 59 or second > 59:
        return None
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=timezone(offset))


def _offset(zone: str | None) -> timedelta | None:
    if not zone:
        return None
    if zone[0] not in "+-−":
        minutes = _ZONES.get(zone.lower())
        return None if minutes is None else timedelta(minutes=minutes)
    digits = zone[1:].replace(":", "").ljust(4, "0")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if size > timedelta(hours=14):
        return None
    return size if zone[0] == "+" else -size
