"""Which news agency an article is credited to, by each place where a page may say so.

Owns the forms of credits: a dateline's brackets, a line that names the source, a byline, a staff code
("dpa/abc"), a line of thanks ("with material by AFP"), brackets at the end. The agencies' names are
`_dateline`'s. A credit that says that an agency helped makes no agency the author; it is kept as a
statement that is not believed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tightrope.articles import _dateline
from tightrope.articles._agency_unlisted import formed, in_dateline, is_own
from tightrope.articles._lines import plain
from tightrope.articles._view import View
from tightrope.records import Span, Statement

_MAX_LINE: Final = 140
_MAX_WORDS: Final = 14
_AROUND: Final = 4
"""Lines behind the body's last in which its credit may stand."""
_SOURCE: Final = re.compile(
    r"^\W{0,3}(?:sources?|quellen?|fuentes?|fontes?|bron|źródło|kilde|lähde|källa|zdroj|forrás|sursa|sursă|izvor"
    r"|kaynak|sumber|nguồn|πηγή|источник|джерело|извор|المصدر|מקור|स्रोत|allikas|avots|šaltinis|來源|来源|出典|出處"
    r"|출처|by|from|via|agency|agentur|agence|agencia|agenzia)\s?[:：/=-]?\s?(?P<who>.{2,60}?)\W*$",
    re.IGNORECASE,
)
_HELPED: Final = re.compile(
    r"^\W{0,4}(?:[—–-]\s?)?(?:(?:and|und|et|y|e)\s)?(?:with|additional reporting by|compiled from"
    r"|mit material von"
    r"|mit informationen von|mit|avec|con información de|con|com informações d[ae]|com|met|med"
    r"|met informatie van|z|za pomocą|по материалам|за матеріалами|reporting by)\s(?P<who>.{2,60}?)\W*$"
    r"|^(?P<contributed>.{2,60}?) contributed to this (?:report|story|article)\W*$",
    re.IGNORECASE,
)
_CODES: Final = re.compile(r"[(\[]?\s?(?P<who>[\w.-]{2,20}(?:\s?[/,|+]\s?[\w.-]{2,20}){0,4})\s?[)\]]?$")
_CODE: Final = re.compile(r"[a-zäöüß]{2,6}\d{0,2}$")


_SIGNED: Final = re.compile(
    r"(?:By|BY|by)\s[^\W\d_][\w.’'-]*(?:\s[\w.’'-]+){0,4}\s?[,|/–—]\s?(?P<who>[^,|/–—]{2,50})$"
)
"""A writer's name and, behind it, whose writer that is."""


@dataclass(frozen=True, slots=True)
class Credit:
    """One credit: the agency, in which words it stands, where, and whether it says that the agency wrote."""

    agency: str
    witness: str
    wrote: bool
    span: Span | None = None


def _nowhere(_: str) -> bool:
    return False


def credits_of(
    view: View,
    body: str,
    places: tuple[int, int],
    head: _dateline.Dateline | None,
    byline: Sequence[str],
    sources: Sequence[tuple[int, str]],
    own: Sequence[str] = (),
    is_place: Callable[[str], bool] = _nowhere,
) -> list[Credit]:
    """Every credit, the most telling first: the dateline's, a source line's, the byline's, the body's end's,
    those of lines about the body. `places` are the first and last character of the body in the page's text,
    `sources` the lines that name the source, with their numbers. `own` are the outlet's names, `is_place`
    tells places: an agency of no list is neither."""
    found = _found(view, body, places, head, byline, sources, is_place)
    return [one for one in found if one.agency in _dateline.LISTED or not is_own(one.agency, own)]


def _found(
    view: View,
    body: str,
    places: tuple[int, int],
    head: _dateline.Dateline | None,
    byline: Sequence[str],
    sources: Sequence[tuple[int, str]],
    is_place: Callable[[str], bool],
) -> list[Credit]:
    found: list[Credit] = []
    if head and head.agency:
        found.append(Credit(head.agency, "head of the article", wrote=True))
    elif head and head.bracket and (name := in_dateline(head.bracket, head.place or "", is_place)):
        found.append(Credit(name, "head of the article", wrote=True))
    for _, name in sources:
        agency = _dateline.credited([name])
        if agency:
            found.append(Credit(agency, "line that names the source", wrote=True))
    people = [name for name in byline if _dateline.agency(name, bracketed=True) is None and not formed(name)]
    for name in byline:
        agency = _dateline.agency(name, bracketed=True) or _dateline.credited([name]) or formed(name)
        if agency:
            found.append(Credit(agency, "byline", wrote=True))
    closing = _dateline.closing_credit(body)
    if closing:
        found.append(Credit(closing, "end of the article", wrote=True))
    found += _of_lines(view, places, helped=bool(people))
    return found


def believed(found: Sequence[Credit]) -> Credit | None:
    """The first credit that says that its agency wrote the article."""
    return next((credit for credit in found if credit.wrote), None)


def statements(found: Sequence[Credit]) -> list[Statement]:
    """The credits as statements of the field "agency"."""
    return [Statement("agency", one.agency, one.witness, one.wrote, one.span) for one in found]


def _of_lines(view: View, places: tuple[int, int], *, helped: bool) -> Iterator[Credit]:
    """Credits in short lines from the body's head to just behind its end. Where persons sign the article,
    a line that names an agency alone credits it with help."""
    behind = 0
    for index, line in enumerate(view.lines):
        if behind >= _AROUND:
            return
        start, end = view.page(line.start, line.end) if _short(line.text) else (-1, -1)
        if start < 0:
            continue
        behind += start >= places[1]
        if start < places[0] - _MAX_LINE:
            continue
        text = plain(line.text, _MAX_LINE)
        signed, told = _signed(text), _line_credit(text)
        if signed:
            told, helped = (signed, True), False
        if told:
            agency, wrote = told[0], told[1] and not helped
            yield Credit(agency, f"line {index + 1} of the page", wrote, Span.of(view.text, start, end))


def _short(text: str) -> bool:
    return len(text) <= _MAX_LINE and len(text.split()) <= _MAX_WORDS


def _signed(text: str) -> str | None:
    """The agency whose writer a byline names: "By Ada Quill, Sava Wire"."""
    match = _SIGNED.match(text)
    return _dateline.agency(match["who"], bracketed=True) or formed(match["who"]) if match else None


def _line_credit(text: str) -> tuple[str, bool] | None:
    """The agency that a line credits, and whether as the author."""
    match = _HELPED.match(text)
    if match:
        agency = _dateline.agency(match["who"] or match["contributed"] or "")
        return (agency, False) if agency else None
    match = _SOURCE.match(text)
    agency = _dateline.agency(match["who"]) if match else None
    if agency:
        return agency, True
    match = _CODES.match(text)
    return _of_codes(match["who"], text) if match else None


def _of_codes(words: str, text: str) -> tuple[str, bool] | None:
    """The first agency of a row of agencies and staff codes: "dpa/abc", "(AFP, Reuters)"."""
    parts = [part.strip() for part in re.split(r"[/,|+]", words)]
    bracketed = text[:1] in "(["
    named = [_dateline.agency(part, bracketed=bracketed or len(parts) > 1) for part in parts]
    rest = [part for part, agency in zip(parts, named, strict=True) if agency is None]
    first = next((agency for agency in named if agency), None)
    return (first, True) if first and all(_CODE.match(part) for part in rest) else None
