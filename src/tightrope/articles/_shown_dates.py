"""Days that a page shows beside its article: when it was published, and when it was changed.

Owns the labels ("Posted", "Last updated") in the languages of the press and where a day may stand, on
short lines only: a day in running text is no day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tightrope.articles._html_dates import parse_moment
from tightrope.articles._lines import WORD, Line
from tightrope.articles._meta_days import day_of, written
from tightrope.records import Moment, Precision

_MAX_WORDS: Final = 28
_MAX_CHARS: Final = 260
_ABOVE, _BELOW = 4, 4
"""Lines above the headline and behind the body in which a page shows its days."""
_INTO: Final = 6
"""Lines of the body's head among which a page's day may still stand, below a standfirst or a picture. Of
200 pages (newspaper4k, plain text, address not looked at) 108 days are right without these, see docs."""
_MAX_FREE_WORDS: Final = 12
"""Words of a line whose day is taken without a label."""
_PUBLISHED: Final = re.compile(
    r"\b(?:(?:first |originally )?published|posted|publication date|date published|created|issued|filed"
    r"|publi[ée]e?|paru|mis en ligne|publicad[oa]|publicación|veröffentlicht|erstellt|erschienen"
    r"|pubblicat[oa]|gepubliceerd|geplaatst|publicera[dt]|publisert|udgivet|offentliggjort|julkaistu|avaldatud|publicēts"
    r"|paskelbta|opublikowano|data publikacji|publikacja|publikováno|zveřejněno|uverejnené|megjelent|publicat"
    r"|objavljeno|datum objave|yayınlan\w{0,4}|yayın tarihi|dipublikasikan|diterbitkan|terbit"
    r"|опубликован[оа]|дата публикации|опубліковано|публикуван[ао]|објављено|δημοσιεύ\w{0,8}|نشر|نُشر|פורסם"
    r"|प्रकाशित)\b|发布|發布|發佈|公開|掲載|입력|등록|เผยแพร่",
    re.IGNORECASE,
)
_CHANGED: Final = re.compile(
    r"\b(?:(?:last )?updated?|(?:last )?modified|(?:last )?edited|revised|actualizad[oa]|atualizad[oa]"
    r"|actualizat|actualitzat|aktualisiert|zuletzt|stand|mis à jour|mise à jour|modifiée?|aggiornat[oa]"
    r"|bijgewerkt|gewijzigd|uppdatera[dt]|oppdatert|opdateret|päivitetty|muokattu|uuendatud|atjaunots|atnaujinta"
    r"|aktualizacja|zaktualizowano|aktualizováno|aktualizované|frissítve|ažurirano|güncelle\w{0,6}|diperbarui"
    r"|обновлен[оа]|изменено|оновлено|обновен[ао]|ажурирано|ενημερώ\w{0,8}|τελευταία|تحديث|עודכן|अपडेट)\b"
    r"|更新|수정|อัปเดต|cập nhật",
    re.IGNORECASE,
)
_NUMERIC: Final = re.compile(
    r"(?<![\d.,/:-])(?:(?:19|20)\d\d[/.-][01]?\d[/.-][0-3]?\d|[0-3]?\d[/.-][01]?\d[/.-](?:19"
    r"|20)\d\d)(?![\d/]|[.,-]\d)"
)


_SHORT: Final = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})/(\d\d)(?![\d/.])")
_QUOTED: Final = re.compile(r"^[—–-]\s|@\w|\b(?:photo|getty|image|credit|file|retrieved)\b", re.IGNORECASE)
"""Lines whose day is that of a quoted post, a picture or a citation."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the lines show; None where they show none. `told` is every day that was considered, with the
    field it is of, "published" or "modified"."""

    published: Moment | None
    changed: Moment | None
    told: tuple[tuple[str, Moment], ...] = ()


def has_date(text: str) -> bool:
    """Whether a short line holds a day with its year."""
    return len(text) <= _MAX_CHARS and any(c.isdigit() for c in text) and bool(days_on(text))


def read(
    lines: Sequence[Line], headline: int, before: int, behind: int, but: Sequence[tuple[int, int]] = ()
) -> Shown:
    """The days shown around an article whose headline stands on line `headline`, whose body begins before
    line `before` and ends before line `behind`. `but` are stretches of the text whose days are of something
    else: a notice, a print version.

    A labelled day counts from a few lines above the headline to a few behind the body; a day without a
    label only between headline and body or among the body's first lines, or alone just above the headline.
    """
    published: Moment | None = None
    free: Moment | None = None
    changed: Moment | None = None
    above: list[Moment] = []
    told: list[tuple[str, Moment]] = []
    into = max(before, min(before + _INTO, behind))
    for i in [*range(max(0, headline - _ABOVE), into), *range(behind, min(behind + _BELOW, len(lines)))]:
        text = lines[i].text
        if any(start < lines[i].end and lines[i].start < end for start, end in but):
            continue
        if len(text) > _MAX_CHARS or len(WORD.findall(text)) > _MAX_WORDS or _QUOTED.search(text):
            continue
        for start, end, day in days_on(text):
            label = label_of(text, start, lines[i - 1].text if i else "")
            moment = _moment(text, start, end, day, label or "day", i)
            if label or len(WORD.findall(text)) <= _MAX_FREE_WORDS:
                told.append(("modified" if label == "changed" else "published", moment))
            if label == "published":
                published = published or moment
            elif label == "changed":
                changed = changed or moment
            elif len(WORD.findall(text)) > _MAX_FREE_WORDS:
                continue
            elif i < headline:
                above.append(moment)
            elif i < into:
                free = free or moment
    near = above[0] if len(above) == 1 else None
    return Shown(published or free or near, changed, tuple(told))


def days_on(text: str, language: str = "") -> list[tuple[int, int, date]]:
    """Each day written on a short line with its year, and its place."""
    found = list(written(text, language.partition("-")[0].lower()))
    for match in _NUMERIC.finditer(text):
        day = _figures(match.group(), language)
        taken = any(start < match.end() and match.start() < end for start, end, _ in found)
        if day is not None and not taken:
            found.append((match.start(), match.end(), day))
    for match in _SHORT.finditer(text):
        day = _short(*(int(part) for part in match.groups()))
        if day is not None:
            found.append((match.start(), match.end(), day))
    return sorted(found)


def _short(first: int, second: int, third: int) -> date | None:
    """The day of 12/22/23, where only one order of day, month and year makes one."""
    orders = ((third, first, second), (third, second, first), (first, second, third))
    readings = {day for year, month, day_ in orders if (day := day_of(2000 + year, month, day_))}
    return readings.pop() if len(readings) == 1 else None


def _figures(words: str, language: str) -> date | None:
    """The day that figures alone name."""
    if "-" in words and not words[:4].isdecimal():
        words = words.replace("-", ".")
    if "." in words:
        return _dotted(words)
    moment = parse_moment(words, "", language)
    return moment.earliest if moment else None


def _dotted(words: str) -> date | None:
    """28.02.2023: with dots the day always stands first, or the year does."""
    numbers = [int(part) for part in words.split(".")]
    year, month, day = numbers if numbers[0] > 31 else reversed(numbers)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def label_of(text: str, start: int, above: str) -> str:
    """What the words before a day on its line, or a short line `above`, call it: "published", "changed" or
    "" for nothing."""
    before = text[:start]
    marks = [(m.end(), "published") for m in _PUBLISHED.finditer(before)]
    marks += [(m.end(), "changed") for m in _CHANGED.finditer(before)]
    if marks:
        return max(marks)[1]
    if above and not before.strip(" |•·-–—,") and len(WORD.findall(above)) <= 3:
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
