"""Days that a page shows beside its article: when it was published, and when it was changed.

Owns reading labels ("Posted", "Last updated") and the usual ways to write a day in a dozen languages,
on short lines only: a day in running text is no day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tightrope.articles._html_dates import parse_moment
from tightrope.articles._lines import WORD, Line
from tightrope.articles._sentences import DAY
from tightrope.records import Moment, Precision

_MAX_WORDS: Final = 28
_MAX_CHARS: Final = 260
_ABOVE, _BELOW = 4, 4
"""Lines above the headline and behind the body in which a page shows its days."""
_MAX_FREE_WORDS: Final = 12
"""Words of a line whose day is taken without a label."""
_PUBLISHED: Final = re.compile(
    r"\b(?:(?:first |originally )?published|posted|publication date|date published|created|issued"
    r"|filed|publi[ée]|publicado|"
    r"ver[öo]ffentlicht|erstellt|pubblicato|gepubliceerd|publicerad|yayınlanma|опубликовано"
    r"|дата публикации)\b",
    re.IGNORECASE,
)
_CHANGED: Final = re.compile(
    r"\b(?:(?:last )?updated?|(?:last )?modified|(?:last )?edited|revised|actualizado|atualizado"
    r"|aktualisiert|stand|mis à jour|modifié|"
    r"aggiornato|bijgewerkt|güncelle\w+|обновлено)\b",
    re.IGNORECASE,
)
_NUMERIC: Final = re.compile(
    r"(?<![\d.,/:-])(?:(?:19|20)\d\d[/.-][01]?\d[/.-][0-3]?\d|[0-3]?\d[/.-][01]?\d[/.-](?:19"
    r"|20)\d\d)(?![\d/]|[.,-]\d)"
)
_FOREIGN: Final = re.compile(
    r"(?<!\d)([0-3]?\d)(?:\.|º|er)?[\s-]{1,2}(?:(?:de|d’"
    r"|d')\s{0,1})?([^\W\d_]{3,12})\.?[\s,-]{1,2}(?:de(?:l)?\s)?((?:19|20)\d\d)(?!\d)"
)
_MONTH_STEMS: Final = (
    "jan ene gen янв січ ocak sty led",
    "feb fév fev фев лют şub lut úno",
    "mar mär mrt maa мар берез",
    "apr avr abr апр квіт nis kwi dub",
    "may mai mag mei maj май мая трав kvě",
    "jun juin giu июн черв haz cze čer",
    "jul juil lug июл лип tem lip",
    "aug aoû ago авг серп ağu sie srp",
    "sep set сен вер eyl wrz zář",
    "oct okt out ott ото окт жовт eki paź říj",
    "nov ноя лист kas lis",
    "dec dez dic déc дек груд ara gru pro",
)
"""The first letters of the months' names in English, German, French, Spanish, Portuguese, Italian, Dutch,
Russian, Ukrainian, Turkish, Polish and Czech, longest first where one begins another."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the lines show; None where they show none."""

    published: Moment | None
    changed: Moment | None


def has_date(text: str) -> bool:
    """Whether a short line holds a day with its year."""
    return len(text) <= _MAX_CHARS and next(_days(text), None) is not None


def read(lines: Sequence[Line], headline: int, before: int, behind: int) -> Shown:
    """The days shown around an article whose headline stands on line `headline`, whose body begins before
    line `before` and ends before line `behind`.

    A labelled day counts from a few lines above the headline to a few behind the body; a day without a
    label only between headline and body, or alone just above the headline.
    """
    published: Moment | None = None
    free: Moment | None = None
    changed: Moment | None = None
    above: list[Moment] = []
    for i in [*range(max(0, headline - _ABOVE), before), *range(behind, min(behind + _BELOW, len(lines)))]:
        text = lines[i].text
        if len(text) > _MAX_CHARS or len(WORD.findall(text)) > _MAX_WORDS:
            continue
        for start, end, day in _days(text):
            label = _label(lines, i, start)
            moment = _moment(text, start, end, day, label or "day", i)
            if label == "published":
                published = published or moment
            elif label == "changed":
                changed = changed or moment
            elif len(WORD.findall(text)) > _MAX_FREE_WORDS:
                continue
            elif i < headline:
                above.append(moment)
            elif i < before:
                free = free or moment
    near = above[0] if len(above) == 1 else None
    return Shown(published or free or near, changed)


def _days(text: str) -> Iterator[tuple[int, int, date]]:
    """Each day written on a line, with its place."""
    taken = -1
    for match in sorted(
        [*DAY.finditer(text), *_NUMERIC.finditer(text), *_FOREIGN.finditer(text)], key=lambda m: m.start()
    ):
        if match.start() < taken:
            continue
        day = _day(match)
        if day is not None:
            taken = match.end()
            yield match.start(), match.end(), day


def _day(match: re.Match[str]) -> date | None:
    if match.re is _FOREIGN:
        number = _month(match.group(2))
        try:
            return date(int(match.group(3)), number, int(match.group(1))) if number else None
        except ValueError:
            return None
    words = match.group()
    if match.re is _NUMERIC and "-" in words and not words[:4].isdigit():
        words = words.replace("-", ".")
    if match.re is _NUMERIC and "." in words:
        return _dotted(words)
    moment = parse_moment(words, "")
    return moment.earliest if moment else None


def _dotted(words: str) -> date | None:
    """28.02.2023: with dots the day always stands first, or the year does."""
    numbers = [int(part) for part in words.split(".")]
    year, month, day = numbers if numbers[0] > 31 else reversed(numbers)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(name: str) -> int | None:
    low = name.lower()
    for size in (4, 3):
        for number, stems in enumerate(_MONTH_STEMS, start=1):
            if any(len(stem) == size and low.startswith(stem) for stem in stems.split()):
                return number
    return None


def _label(lines: Sequence[Line], i: int, start: int) -> str:
    """What the words before a day call it: the nearest label on its line, or the line above alone."""
    before = lines[i].text[:start]
    marks = [(m.end(), "published") for m in _PUBLISHED.finditer(before)]
    marks += [(m.end(), "changed") for m in _CHANGED.finditer(before)]
    if marks:
        return max(marks)[1]
    above = lines[i - 1].text if i and not before.strip(" |•·-–—,") else ""
    if above and len(WORD.findall(above)) <= 3:
        if _PUBLISHED.search(above):
            return "published"
        if _CHANGED.search(above):
            return "changed"
    return ""


def _moment(text: str, start: int, end: int, day: date, label: str, line: int) -> Moment:
    """The day, with its time where one stands behind it and its zone is plain."""
    witness = f"line {line + 1} of the page: {label} {text[start:end]!r}"
    full = parse_moment(f"{day.isoformat()} {text[end : end + 30].lstrip(' ,|•·-–—at')}", witness)
    if full is not None and full.earliest == day and full.instant is not None:
        return full
    return Moment(day, day, Precision.DAY, witness)
