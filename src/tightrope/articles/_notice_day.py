"""The day on which a notice was made: in its heading, behind its verb, or told from the day of publication.

Owns telling that day from other days in the notice (the day the article ran, the day of the mistake), and
turning "Sept. 1" or "Wednesday" into a day once the article's own is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tightrope.articles._lines import WORD, Line
from tightrope.articles._sentences import DAY, WEEKDAYS, YEARLESS, day_of, month_day
from tightrope.records import Moment

_HEAD: Final = 400
_HEADING_CHARS: Final = 80
_LONGEST_DAYS: Final = 200
"""Days after publication within which a day without its year is looked for: corrections come within days,
the latest of the labelled ones after eight days; a year later the same day would be written with a year."""

_MADE: Final = (
    r"\b(?:corrected|amended|updated|revised|made|appended|clarified|edited|added|retracted|withdrawn"
    r"|correction|note|clarification|update|modified|changed|issued)\b"
)
_CLOCK: Final = r"(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?,? (?:on )?)?"
_BETWEEN: Final = (
    rf"(?: notice| again| late| early)?[ ,:(]{{0,3}}(?:on |at )?{_CLOCK}(?:{'|'.join(WEEKDAYS)})?,? ?"
)
_AFTER: Final = re.compile(
    rf"{_MADE}(?:{_BETWEEN}|(?:(?! to | that )[^.:;\d]){{0,30}}?)({DAY.pattern})", re.IGNORECASE
)
_FOREIGN_AFTER: Final = re.compile(
    r"(?:\bam|\ble|\bel|\bil|\bem|\bден[ья])?\s?(?<!\d)([0-3]?\d)(?:\.|er|º)? (?:de )?([^\W\d_]{3,12})\.? "
    r"(?:del? )?((?:19|20)\d\d)\b"
)
_STEMS: Final = (
    "jan jän ene gen янв", "feb fév fev фев", "mar mär мар", "apr avr abr апр", "may mai mag май мая",
    "jun juin giu июн", "jul juil lug июл", "aug août ago авг", "sep set сен", "oct okt out ott окт",
    "nov ноя", "dec dez dic déc дек",
)  # fmt: skip
_YEARLESS_AFTER: Final = re.compile(rf"{_MADE}{_BETWEEN}({YEARLESS.pattern})", re.IGNORECASE)
_WEEKDAY_AFTER: Final = re.compile(rf"{_MADE},? (?:on )?({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_RAN: Final = re.compile(
    r"^[^\w]{0,4}(?:this|in|our|an?)\b[^:]{0,60}?\b(?:story|article|report|item)\b|\bpublished\b|\bran\b",
    re.IGNORECASE,
)
"""Words before a colon which say that its day is the one on which the article ran."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a notice tells of its day: the day, or the words that tell it beside the day of publication."""

    day: date | None = None
    month_day: tuple[int, int] | None = None
    weekday: int | None = None


UNTOLD: Final = Told()
"""What a notice tells that names no day."""


def told(lines: Sequence[Line]) -> Told:
    """The day of a notice: alone on a line, in its heading, or behind its verb."""
    for line in lines:
        if is_day(line):
            match = DAY.search(line.text)
            return Told(day_of(match.group()) if match else None)
    text = " ".join(line.text[:_HEAD] for line in lines)[: 2 * _HEAD]
    heading, colon, _ = text.partition(": ")
    heading = heading if colon and len(heading) < _HEADING_CHARS and not _RAN.search(heading) else ""
    match = DAY.search(heading)
    if match:
        return Told(day_of(match.group()))
    behind = _AFTER.search(text)
    if behind:
        return Told(day_of(behind.group(1)))
    foreign = _foreign(text)
    return Told(foreign) if foreign else _partly(heading, text)


def is_day(line: Line) -> bool:
    """Whether a line holds a day with its year and hardly anything else."""
    return len(WORD.findall(line.text)) <= 6 and DAY.search(line.text) is not None


def resolved(day: Told, published: Moment) -> date | None:
    """The notice's day, told from the article's day of publication where it has no year or month."""
    if day.day is not None or published.earliest is None:
        return day.day
    first = published.earliest
    if day.weekday is not None:
        return first + timedelta(days=(day.weekday - first.weekday()) % 7)
    if day.month_day is None:
        return None
    for year in (first.year, first.year + 1):
        try:
            found = date(year, *day.month_day)
        except ValueError:
            continue
        if -1 <= (found - first).days <= _LONGEST_DAYS:
            return found
    return None


def _partly(heading: str, text: str) -> Told:
    """A day without its year, or a weekday, in the heading or behind the verb."""
    match = YEARLESS.search(heading)
    if match is None and (behind := _YEARLESS_AFTER.search(text)):
        match = YEARLESS.search(behind.group(1))
    if match:
        return Told(month_day=month_day(match))
    weekday = _WEEKDAY_AFTER.search(text)
    return Told(weekday=[w.lower() for w in WEEKDAYS].index(weekday.group(1).lower())) if weekday else Told()


def _foreign(text: str) -> date | None:
    """A day with its year in the notice's first sentence, its month in another language."""
    match = _FOREIGN_AFTER.search(re.split(r"(?<!\d)[.!?] |: ", text, maxsplit=1)[0])
    if match is None:
        return None
    day, name, year = match.groups()
    month = next(
        (n for n, stems in enumerate(_STEMS, 1) if name.lower().startswith(tuple(stems.split()))), None
    )
    try:
        return date(int(year), month, int(day)) if month else None
    except ValueError:
        return None
