"""Clues to the day of publication: what the words of a page say about when they can have been written.

Owns the clue's record, and the clues that need no known event: notices, print versions, rights, full
dates, years, weekdays with a date, and offices whose holders are known. `_clues_events.py` has the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tightrope.articles import _days
from tightrope.articles._days import Days
from tightrope.articles._lexicon import words_of
from tightrope.articles._lines import Line
from tightrope.articles._notices import Found
from tightrope.articles._sentences import (
    DAY,
    MONTHS,
    WEEKDAYS,
    YEARLESS,
    Sentence,
    day_of,
    month_day,
    sentences,
)
from tightrope.knowledge import Knowledge, Tenure, fold

FIRM, STRONG, FAIR, SOFT = 16.0, 6.0, 2.0, 1.0
"""How much a clue weighs. A firm one cannot be wrong if the page is what it seems; a strong one names a
week; a fair one bounds on one side; a soft one is a habit of newsrooms."""

CORRECTED_WITHIN: Final = 14
"""Days within which most corrections are made. Soft: some are made months later."""
_PRINTED_WITHIN: Final = 3
_VERB_NEAR: Final = 60
"""Characters before a year in which the verb that tells of it must stand."""
YEARS: Final = range(1990, 2041)
"""Years that a day written without one may be of."""

FUTURE: Final = re.compile(
    r"\b(?:will|would|shall|(?:is|are) (?:to|due|set|expected|scheduled|slated|planned|likely"
    r"|poised|preparing)|"
    r"plans? to|planned for|due (?:to|in|on)|scheduled (?:to|for)|upcoming|ahead of|next)\b",
    re.IGNORECASE,
)
PAST: Final = re.compile(
    r"\b(?:was|were|had|did|said|has|have been|became|began|took|held|won|lost|met|came|went|left"
    r"|gave|made|told|fell|rose|"
    r"saw|sent|led|kept|shot|struck|broke|signed|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_TO_BE: Final = re.compile(r"\b(?:be|being|get|to) [a-z]+", re.IGNORECASE)
"""Forms that look past and are not: "will be signed"."""
_PRINTED: Final = re.compile(
    r"\ba version of this (?:article|story|report) (?:appears|appeared|ran|was published)\b[^.]{0,80}?("
    + DAY.pattern
    + ")",
    re.IGNORECASE,
)
_RIGHTS: Final = re.compile(
    r"(?:©|\(c\)|copyright)\D{0,30}((?:19|20)\d\d)(?:\s?[-–]\s?((?:19|20)\d\d))?", re.IGNORECASE
)
_YEAR: Final = re.compile(r"\b(in|since|during|after|until|by|before|from|of) ((?:19|20)\d\d)\b(?![-–/]\d)")
_WEEKDAY_DATE: Final = re.compile(
    rf"\b({'|'.join(WEEKDAYS)}),? (?:the )?((?:{MONTHS})\.? \d{{1,2}}|\d{{1,2}}(?:st|nd|rd"
    rf"|th)?(?: of)? (?:{MONTHS})\b\.?)(?:st|nd|rd|th)?"
    r"(?!,? (?:19|20)\d\d|\d)"
)
_TITLES: Final = {
    "president": ("president", "acting president", "interim president"),
    "prime minister": ("prime minister", "acting prime minister"),
    "premier": ("prime minister", "premier"),
    "chancellor": ("chancellor", "prime minister", "federal chancellor"),
    "foreign minister": ("foreign minister", "minister of foreign affairs"),
    "secretary of state": ("secretary of state",),
    "foreign secretary": ("foreign secretary", "foreign minister", "secretary of state for foreign affairs"),
    "defense secretary": ("secretary of defense", "defence minister", "defense secretary"),
    "defense minister": ("defence minister", "minister of defence"),
    "defence minister": ("defence minister", "minister of defence"),
    "vice president": ("vice president",),
    "secretary general": ("secretary general", "secretary-general"),
    "king": ("king",),
    "queen": ("queen",),
    "pope": ("pope",),
}
"""Titles as news writes them, and the offices of the tables that they may mean."""
_NAME: Final = r"(?P<name>[A-Z][\w'’-]+(?: (?:[A-Z]\.|al|bin|ibn|de|da|van|von|der|[A-Z][\w'’-]+)){1,3})"
_TITLE: Final = "|".join(
    " ".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in title.split()).replace(" ", "[ -]")
    for title in sorted(_TITLES, key=len, reverse=True)
)
_TITLED: Final = re.compile(rf"\b(?P<title>{_TITLE})(?:,? | of [A-Z][\w ]{{2,24}}, ){_NAME}")
_NO_LONGER: Final = words_of(
    "former ex then late ousted deposed exiled past onetime one-time would-be shadow last"
)


@dataclass(frozen=True, slots=True)
class Clue:
    """The days that some words allow for publication.

    `why` says it in plain words; where the words may mean several things, `options` holds the days and
    the name of each, and "{}" in `why` stands for the names of those that the answer leaves.
    `start` and `end` are the words' place in the visible text or the body, as `in_body` says; `anchor`
    marks a clue that names a stretch of at most a month or so by itself.
    """

    allowed: Days
    weight: float
    why: str
    start: int
    end: int
    in_body: bool
    anchor: bool = False
    options: tuple[tuple[Days, str], ...] = ()


def of_notices(notices: Sequence[Found]) -> Iterator[Clue]:
    """An article is older than its corrections, and most are made within days."""
    for notice in notices:
        if notice.day is not None:
            place = (notice.start, notice.end, False)
            kind = notice.kind.replace("_", " ").replace("editors", "editor's")
            why = f"the page's own {kind} is of {notice.day}"
            yield Clue(_days.until(notice.day), FIRM, why, *place)
            soft = _days.days([_days.around(notice.day, CORRECTED_WITHIN, 0)])
            yield Clue(soft, SOFT, f"{why}, and most are made within {CORRECTED_WITHIN} days", *place)


def is_print_version(line: Line) -> bool:
    """Whether a line tells in which day's paper the article stood; it is no part of the article."""
    return _PRINTED.search(line.text[:400]) is not None


def of_lines(lines: Sequence[Line]) -> Iterator[Clue]:
    """Lines about the page itself: a print version, the year of its rights."""
    latest: tuple[int, Line] | None = None
    for line in lines:
        text = line.text[:400]
        match = _PRINTED.search(text)
        day = day_of(match.group(1)) if match else None
        if day:
            stretch = _days.days([_days.around(day, _PRINTED_WITHIN, 0)])
            yield Clue(stretch, STRONG, f"a version was printed on {day}", line.start, line.end, False, True)
        rights = _RIGHTS.search(text)
        if rights:
            year = int(rights.group(2) or rights.group(1))
            latest = max(latest, (year, line), key=lambda pair: pair[0]) if latest else (year, line)
    if latest:
        year, line = latest
        why = f"the page's rights are of {year}"
        yield Clue(_days.until(date(year, 12, 31)), FAIR, why, line.start, line.end, False)


def of_sentence(sentence: Sentence) -> Iterator[Clue]:
    """Dates and years that a sentence of the body tells of as past or to come."""
    future, past = bool(FUTURE.search(sentence.text)), is_past(sentence.text)
    for match in DAY.finditer(sentence.text):
        day = day_of(match.group())
        place = (sentence.start + match.start(), sentence.start + match.end(), True)
        told = is_past(sentence.text[max(0, match.start() - _VERB_NEAR) : match.start()])
        if day and told and not future:
            yield Clue(_days.since(day), FAIR, f"it tells of {match.group()} as past", *place)
        elif day and future and not past:
            yield Clue(_days.until(day), FAIR, f"it tells of {match.group()} as still to come", *place)
    yield from _years(sentence, future=future, past=past)
    for match in _WEEKDAY_DATE.finditer(sentence.text):
        yield from _weekday_date(sentence, match, future=future, past=past)


def _years(sentence: Sentence, *, future: bool, past: bool) -> Iterator[Clue]:
    for match in _YEAR.finditer(sentence.text):
        year, place = (
            int(match.group(2)),
            (sentence.start + match.start(), sentence.start + match.end(), True),
        )
        lead = match.group(1)
        told = is_past(sentence.text[max(0, match.start() - _VERB_NEAR) : match.start()])
        if told and past and not future and lead in ("in", "since", "during", "after"):
            yield Clue(_days.since(date(year, 1, 1)), FAIR, f"it tells of {year} as past", *place)
        elif lead in ("in", "by") and future and not past:
            yield Clue(_days.until(date(year, 12, 31)), FAIR, f"it tells of {year} as still to come", *place)


def _weekday_date(sentence: Sentence, match: re.Match[str], *, future: bool, past: bool) -> Iterator[Clue]:
    """A weekday with its date ("Tuesday, Feb. 28"): half a year around it, in the years it fits."""
    short = YEARLESS.search(match.group(2))
    when = month_day(short) if short else None
    if when is None:
        return
    fitting = [
        day for year in YEARS if (day := _day(year, *when)) and WEEKDAYS[day.weekday()] == match.group(1)
    ]
    told = is_past(sentence.text[max(0, match.start() - _VERB_NEAR) : match.start()])
    before, after = (180, 0) if future and not past else (0, 180) if told and not future else (180, 180)
    years = ", ".join(str(day.year) for day in fitting if 2005 <= day.year <= 2030)
    why = f"{match.group()} falls so in {years}"
    stretch = _days.days(_days.around(day, before, after) for day in fitting)
    yield Clue(stretch, FAIR, why, sentence.start + match.start(), sentence.start + match.end(), True)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_past(text: str) -> bool:
    """Whether some verb of the text tells of the past."""
    return PAST.search(_TO_BE.sub("", text)) is not None


def weekday_of_lead(body: str) -> int | None:
    """The one weekday that the first sentence tells of as past (Monday is 0), None where none stands out."""
    first = next(sentences(body[:1000]), None)
    if first is None or FUTURE.search(first.text) or not is_past(first.text):
        return None
    named = {name for name in WEEKDAYS if re.search(rf"\b(?<!last )(?<!next ){name}\b(?!['’]s)", first.text)}
    return WEEKDAYS.index(named.pop()) if len(named) == 1 else None


def of_offices(sentence: Sentence, knowledge: Knowledge) -> Iterator[Clue]:
    """Somebody named with a title holds the office: the days of all of that person's terms."""
    for match in _TITLED.finditer(sentence.text):
        before = sentence.text[: match.start()].split()[-1:]
        if before and before[0].lower().strip("-–,") in _NO_LONGER:
            continue
        offices = _TITLES[re.sub(r"[ -]+", " ", match["title"].lower())]
        terms = _terms(match["name"], offices, knowledge)
        if not terms:
            continue
        allowed = _days.days((t.start or date(1900, 1, 1), t.end or date(2100, 12, 31)) for t in terms)
        first = min((t.start for t in terms if t.start), default=None)
        last = "now" if any(t.end is None for t in terms) else str(max(t.end for t in terms if t.end))
        why = (
            f"{terms[0].person} is called {match['title']}, which was so from {first or 'some day'} to {last}"
        )
        yield Clue(
            allowed, FAIR, why, sentence.start + match.start("title"), sentence.start + match.end(), True
        )


def _terms(name: str, offices: tuple[str, ...], knowledge: Knowledge) -> list[Tenure]:
    """The terms in these offices of the one person of that name; none where it may be several."""
    surname = fold(name).split()[-1]
    held = [
        t
        for t in knowledge.holders(name, None)
        if t.office.lower() in offices and surname in fold(t.person).split()
    ]
    return held if len({t.person for t in held}) == 1 else []
