"""Running text to sentences and days, cheaply: for notices, datelines and inference, before any parse.

Owns the little that these need of tokenising and of written dates. Reading proper has spaCy and
`reading.dates`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from tightrope.articles._html_dates import parse_moment

_END: Final = re.compile(r"[.!?…][\"'”’»)\]]{0,2}(?=\s)|\n+")
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Pres|Rev|Hon|St|Jr|Sr|vs"
    r"|No|Nos|approx|ca|Inc|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)|\b[A-Za-z])\.$"
)

MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_NUMBER: Final = {name[:3].lower(): n for n, name in enumerate(MONTHS.split("|")[:12], start=1)}

DAY: Final = re.compile(
    rf"\b(?:{MONTHS})\.?\s{{1,3}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,3}}(?:19|20)\d\d\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s{{1,3}}of)?\s{{1,3}}(?:{MONTHS})\.?,?\s{{1,3}}(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d-[01]\d-[0-3]\d\b"
)
"""A day written with its year."""

YEARLESS: Final = re.compile(
    rf"\b(?:({MONTHS})\.?\s{{1,3}}(\d{{1,2}})(?:st|nd|rd|th)?|(\d{{1,2}})(?:st|nd|rd"
    rf"|th)?\s{{1,3}}({MONTHS})\b\.?)"
    r"(?!,?\s{1,3}(?:19|20)\d\d|\d|:\d)"
)
"""A day written without its year."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text_of_the_whole[start:end] == text`."""

    start: int
    end: int
    text: str


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text; a line break always ends one, an abbreviation's dot does not."""
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if not match.group().startswith("\n"):
            if _ABBREVIATED.search(text[max(start, match.start() - 8) : match.start() + 1]):
                continue
            rest = text[end : end + 4].lstrip()
            if rest[:1].islower():
                continue
        yield from _one(text, start, end)
        start = end
    yield from _one(text, start, len(text))


def _one(text: str, start: int, end: int) -> Iterator[Sentence]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Sentence(start, end, text[start:end])


def day_of(words: str) -> date | None:
    """The day that a DAY match names, None where no calendar has it."""
    moment = parse_moment(words.replace(" of ", " "), "")
    return moment.earliest if moment else None


def month_day(match: re.Match[str]) -> tuple[int, int] | None:
    """Month and day of a YEARLESS match, None where no month has that day."""
    name, number = match.group(1) or match.group(4), int(match.group(2) or match.group(3))
    month = _MONTH_NUMBER[name[:3].lower()]
    longest = 29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31
    return (month, number) if 1 <= number <= longest else None
