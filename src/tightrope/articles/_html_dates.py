"""Dates as page metadata writes them, read strictly: unknown rather than wrong.

`parse_moment` knows ISO 8601, RFC 5322, epoch seconds and the ways in which the languages of
`_meta_days` write a day, alone or with a time. A time with no zone, or with a zone name that several
places use, gives the day only. Days that programs write where they know none (1970-01-01) are none. It
reads one value at a time, never running text; dates in sentences belong to `reading.dates`.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from tightrope.articles._meta_days import FIRST_YEAR, LAST_YEAR, MONTH_FIRST, day_of, month_of, written
from tightrope.records import Moment, Precision

__all__ = ["FIRST_YEAR", "LAST_YEAR", "parse_moment", "url_day"]

_MAX_VALUE_CHARS: Final = 120

_ZONES: Final = {
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "edt": -240, "pdt": -420, "cet": 60, "cest": 120, "eet": 120,
    "eest": 180, "msk": 180, "jst": 540, "kst": 540,
}  # fmt: skip
"""Minutes east of UTC of zone names that mean one offset in the IANA time zone database. BST, IST,
CST, EST and their like stand for several and are left out on purpose."""

_UNSEEN: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Direction marks and the like, which pages of languages written from the right put about figures."""
_ISO: Final = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:T|t|\s{1,3})(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?"
    r"\s{0,2}([Zz]|UTC|GMT|[+\-−]\d{2}:?\d{0,2})?)?(?![\d-])"
)
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z)?)?$")
_SLASHED: Final = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_TWO_SIDED: Final = re.compile(r"(?<![\d/.])(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)")
_CLOCK: Final = re.compile(
    r"\b(\d{1,2}):(\d{2})(?::(\d{2}))?\s{0,2}(a\.?m\b\.?|p\.?m\b\.?)?\s{0,2}\(?([A-Za-z]{1,4}\b|[+\-−]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_PLACEHOLDERS: Final = frozenset(
    [
        *(date(1900, 1, 1), date(1901, 12, 13), date(1901, 12, 14), date(1969, 12, 31), date(1970, 1, 1)),
        *(date(2038, 1, 19), date(2099, 12, 31), date(2100, 1, 1), date(2100, 12, 31)),
    ]
)
"""Days that programs write for "none": the ends of a clock's count (1 January 1970 in POSIX, the evening
before in America; 32 bits of seconds about it; 1900 in spreadsheets and databases) and of a century."""
_EPOCH: Final = re.compile(r"(\d{10})(\d{3})?(?:\.0)?$")


def parse_moment(value: str, witness: str, language: str = "") -> Moment | None:
    """The moment a metadata value names, or None where it names none that can be trusted.

    The day is the day as written, in the value's own zone. `language` is the page's own tag ("de",
    "en-US"), where it is known: it tells months' names and the order of figures apart.
    """
    text = " ".join(_UNSEEN.sub("", value[:_MAX_VALUE_CHARS]).split())
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
    return _from_words(text, witness, language)


def url_day(url: str, witness: str) -> Moment | None:
    """The day that a URL's path names (/2023/02/23/, /2023-02-23-, /2023/feb/23/), None without one."""
    path = url.partition("?")[0][:2_000]
    match = _PATH_DAY.search(path) or _PATH_COMPACT.search(path) or _PATH_NAMED.search(path)
    if match is None:
        return None
    return _moment(_day(match["y"], match["m"], match["d"]), None, None, witness)


_PATH_DAY: Final = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})([/_-])(?P<m>[01]?\d)\2(?P<d>[0-3]?\d)(?!\d)")
_PATH_COMPACT: Final = re.compile(r"[/_-](?P<y>(?:19|20)\d{2})(?P<m>[01]\d)(?P<d>[0-3]\d)(?![\d])")
_PATH_NAMED: Final = re.compile(r"/(?P<y>(?:19|20)\d{2})/(?P<m>[a-z]{3,9})/(?P<d>[0-3]?\d)(?=/|$)")


def _from_words(text: str, witness: str, language: str) -> Moment | None:
    day, end = None, 0
    found = next(written(text, language.partition("-")[0].lower()), None)
    if found is not None:
        _, end, day = found
    elif match := _SLASHED.search(text):
        day, end = _day(*match.groups()), match.end()
    elif match := _TWO_SIDED.search(text):
        day, end = _two_sided(match, language.lower()), match.end()
    clock = _CLOCK.search(text, end) or _CLOCK.search(text)
    if clock is None:
        return _moment(day, None, None, witness)
    hour, minute, second, half, zone = clock.groups()
    return _moment(day, (hour, minute, second, half), zone, witness)


def _two_sided(match: re.Match[str], language: str) -> date | None:
    """03/04/2023 is one day in America and another elsewhere: a sole reading counts, or the one that the
    page's language has; with dots the day stands first everywhere."""
    first, mark, second, year = match.groups()
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    if language in MONTH_FIRST:
        return month_first or day_first
    if mark == "." or (language and language.partition("-")[0] != "en") or language in _DAY_FIRST_ENGLISH:
        return day_first or (None if mark == "." else month_first)
    readings = {day for day in (day_first, month_first) if day}
    return readings.pop() if len(readings) == 1 else None


_DAY_FIRST_ENGLISH: Final = frozenset(
    {"en-gb", "en-ie", "en-au", "en-nz", "en-in", "en-ng", "en-ke", "en-pk"}
)
"""Lands whose English writes the day first in figures (Unicode CLDR's short date formats)."""


def _day(year: str | None, month: str | None, day: str | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    number = int(month) if month.isdecimal() else month_of(month, "en")
    return None if number is None else day_of(int(year), number, int(day))


def _from_epoch(seconds: int, witness: str) -> Moment | None:
    instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    if not 1990 <= instant.year <= LAST_YEAR:
        return None
    return Moment(instant.date(), instant.date(), Precision.INSTANT, witness, instant)


def _moment(
    day: date | None, clock: tuple[str | None, ...] | None, zone: str | None, witness: str
) -> Moment | None:
    if day is None or day in _PLACEHOLDERS:
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
