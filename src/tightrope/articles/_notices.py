"""A newsroom's notices about its own article: corrections, retractions, clarifications, notes, updates.

Owns finding them among a page's lines: where one opens, how far it goes, its kind and its day. What it
says was wrong and right is `_corrections`'s. A notice is no part of the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tightrope.articles._corrections import all_sides
from tightrope.articles._lines import WORD, Line
from tightrope.articles._sentences import DAY, day_of
from tightrope.records import NoticeKind

_HEAD: Final = 400
"""Characters of a line in which a notice must open."""
_MAX_LINES: Final = 5
"""Lines a notice may take: a heading, its date, and up to three of words."""
_PROSE_WORDS: Final = 5
_MAX_NOTICES: Final = 40

_PIECE: Final = (
    r"(?:article|story|report|post|piece|column|obituary|review|essay|item|dispatch|transcript"
    r"|headline|caption|"
    r"blog(?: post)?|page|newsletter|version|graphic|map|chart|video|podcast|episode|interview"
    r"|editorial|analysis|"
    r"explainer|live ?blog|entry|copy|news release|press release)"
)
_THIS: Final = (
    rf"(?:this|the|our) (?:[\w.,-]+ ){{0,3}}?{_PIECE}(?:['’]s [a-z]+)?(?:,? "
    rf"(?:originally|first) published [\w ,.]{{3,40}}?,?)?"
)
_EARLIER: Final = (
    rf"(?:(?:the|a) (?:headline|caption|summary|photo caption|picture caption|chart|map"
    rf"|graphic) (?:on|in|of|for|with|accompanying) )?"
    rf"(?:an?|the) (?:earlier|previous|prior|original|initial|first|prior) versions? of (?:this|the"
    rf"|our) (?:[\w-]+ ){{0,2}}?{_PIECE}"
)
_ERROR: Final = re.compile(
    r"\b(?:incorrect(?:ly)?|wrong(?:ly)?|errors?|erroneous(?:ly)?|mistake(?:n|nly)?"
    r"|inaccurate(?:ly)?|in error|correct(?:s|ed|ion)?|amended|"
    r"mis(?:stated|spelled|spelt|identified|attributed|quoted|characteri[sz]ed|reported"
    r"|represented|labell?ed|named|dated|took|"
    r"placed|describ\w+|translat\w+|understood)|overstated|understated|transposed|confused|omitted"
    r"|failed to|referred|gave|said|"
    r"stated|described|implied|suggested|contained|included|should have|listed|named|quoted)\b",
    re.IGNORECASE,
)
_FIRM_ERROR: Final = re.compile(
    r"\b(?:incorrect(?:ly)?|wrongly|erroneous(?:ly)?|mistakenly|inaccurate(?:ly)?|in error|editing error|"
    r"mis(?:stated|spelled|spelt|identified|attributed|quoted|characteri[sz]ed|reported|represented)|"
    r"to correct|corrects?|been corrected|was corrected|should have (?:said|read|been))\b",
    re.IGNORECASE,
)
_LEAD: Final = r"^[\s*•†‡(\[“\"'—–>-]{0,6}(?:(?:please )?note:? )?"


def _opens(pattern: str) -> re.Pattern[str]:
    return re.compile(_LEAD + pattern, re.IGNORECASE)


_HEADINGS: Final = (
    (NoticeKind.RETRACTION, _opens(r"(?:retraction|retracted)\s*(?:notice\s*)?(?:[:(,—–|]|- |$)")),
    (
        NoticeKind.CORRECTION,
        _opens(
            r"(?:corrections?|corrected|corrigendum|erratum|errata)"
            r"(?: (?:and|&) clarifications?| appended| notice)?\s*(?:[:(\[,—–|.]|- |$)"
        ),
    ),
    (
        NoticeKind.CORRECTION,
        _opens(r"a correction (?:was|has been) (?:made|appended|added|issued|published)\b"),
    ),
    (NoticeKind.CLARIFICATION, _opens(r"clarifications?\s*(?:[:(\[,—–|]|- |$)")),
    (
        NoticeKind.EDITORS_NOTE,
        _opens(
            r"(?:(?:editor|author|publisher)(?:['’]?s|s['’])?['’]? note|note (?:to|from) (?:our )?"
            r"(?:readers|editors|the editors?))\b"
        ),
    ),
    (NoticeKind.UPDATE, _opens(r"updated?\s*(?:[:(,—–|]|- |$)")),
)
"""Headings that may stand alone on a line; what they announce must follow."""

_SENTENCES: Final = (
    (
        NoticeKind.RETRACTION,
        _opens(rf"{_THIS} (?:has been|was|is being|is) (?:fully )?(?:retracted|withdrawn)\b"),
    ),
    (NoticeKind.RETRACTION, _opens(r"we (?:have|are|hereby) (?:now )?(?:retract|withdr)\w+\b")),
    (
        NoticeKind.CORRECTION,
        _opens(rf"(?:(?:because of|due to|owing to|through|as a result of) [\w ,-]{{3,60}}, )?{_EARLIER}"),
    ),
    (
        NoticeKind.CORRECTION,
        _opens(r"(?:because of|due to|owing to|as a result of) an? (?:[\w-]+ ){0,2}(?:error|mistake),? "),
    ),
    (
        NoticeKind.CLARIFICATION,
        _opens(rf"{_THIS} (?:has been|was|is) (?:[\w ]{{0,40}})(?:to clarify|clarified)\b"),
    ),
    (
        NoticeKind.CORRECTION,
        _opens(
            rf"{_THIS} (?:has been|was|is) (?:since )?(?:corrected|amended|edited to correct"
            rf"|updated to correct)\b"
        ),
    ),
    (NoticeKind.CORRECTION, _opens(r"(?:this|the) (?:version|update|story|article) corrects\b")),
    (
        NoticeKind.CORRECTION,
        _opens(
            r"(?:refiles to correct|corrects) (?:to|that|(?:(?:the|a|an|in) )?(?:[\w'’-]+ ){0,6}?(?:in"
            r"|of|to|from|paragraphs?|headline|name|"
            r"spelling|title|date|day|year|figure|number|typo|lead|dateline))\b"
        ),
    ),
    (
        NoticeKind.UPDATE,
        _opens(rf"{_THIS} (?:has been|was|is being) (?:last |since )?(?:updated|revised|edited)\b"),
    ),
    (
        NoticeKind.UPDATE,
        re.compile(
            r"^\s*\((?:updates?|adds?|recasts|rewrites|releads|writes through)\b[^)]{3,400}\)\s*$",
            re.IGNORECASE,
        ),
    ),
)
"""Openings of a notice that is a sentence of its own."""

_AT_END: Final = re.compile(
    r"[(\[]\s?(?:this (?:story|article|report|piece|version) (?:has been|was) (?:corrected|amended"
    r"|updated|clarified)|corrects |refiles to)"
    r"[^()\[\]]{3,400}[)\]]\s*$",
    re.IGNORECASE,
)
_TIMESTAMP: Final = re.compile(
    r"^\W*(?:last )?(?:updated?|modified|published|posted)\b[:\s]*(?:on "
    r"|at )?[\w,. ]{0,24}\d[\d:/.,\-\s]*(?:[A-Za-z]{1,9}[.,]?\s?){0,4}[\d:.,\s]*"
    r"(?:[ap]\.?m\.?)?[\sA-Z()+:\d]{0,14}$",
    re.IGNORECASE,
)
_DAY_AFTER: Final = re.compile(
    r"\b(?:corrected|amended|updated|revised|made|appended|clarified|edited|added|retracted"
    r"|withdrawn|correction|note|clarification"
    r"|update)\b[^.:;]{0,30}?" + f"({DAY.pattern})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """One notice: visible[start:end] holds all of it."""

    kind: NoticeKind
    start: int
    end: int
    day: date | None
    wrong: str | None
    right: str | None


def find(lines: Sequence[Line]) -> tuple[Found, ...]:
    """The notices among a page's lines, in order, none inside another."""
    found: list[Found] = []
    i = 0
    while i < len(lines) and len(found) < _MAX_NOTICES:
        kind = _opening(lines, i)
        if kind is None:
            found.extend(_inside(lines[i]))
            i += 1
            continue
        past = _extent(lines, i)
        found.extend(_notice(kind, lines[i:past]))
        i = past
    return tuple(found)


def _opening(lines: Sequence[Line], i: int) -> NoticeKind | None:
    """The kind of notice that line `i` opens, None where it opens none."""
    head = lines[i].text[:_HEAD]
    if _TIMESTAMP.match(head):
        return None
    for kind, pattern in _SENTENCES:
        if pattern.search(head) and (kind is not NoticeKind.CORRECTION or _ERROR.search(head)):
            return kind
    for kind, pattern in _HEADINGS:
        match = pattern.search(head)
        if match and _announces(lines, i, match.end(), kind):
            return kind
    return None


def _announces(lines: Sequence[Line], i: int, after: int, kind: NoticeKind) -> bool:
    """Whether words of a notice follow its heading, on its line or, dates skipped, on the next."""
    rest = DAY.sub("", lines[i].text[after:_HEAD])
    if len(WORD.findall(rest)) >= _PROSE_WORDS:
        return _is_prose(lines[i])
    if kind is NoticeKind.UPDATE:
        return False
    follow = next((line for line in lines[i + 1 : i + 4] if not _is_day(line)), None)
    return (
        follow is not None
        and _is_prose(follow)
        and bool(_ERROR.search(follow.text) or kind is NoticeKind.EDITORS_NOTE)
    )


def _is_day(line: Line) -> bool:
    return len(WORD.findall(line.text)) <= 6 and DAY.search(line.text) is not None


def _is_prose(line: Line) -> bool:
    return len(WORD.findall(line.text[:_HEAD])) > _PROSE_WORDS and line.text.rstrip("\"'”’)]*")[-1:] in ".!?"


def _extent(lines: Sequence[Line], first: int) -> int:
    """The line behind the notice: a heading takes its date and words, words take further openings."""
    i, told = first, False
    while i < min(len(lines), first + _MAX_LINES):
        line = lines[i]
        if i > first:
            again = _opening(lines, i) is not None
            if told and not again and not (_is_day(line) and i == first + 1):
                break
            if not told and not (again or _is_day(line) or _is_prose(line)):
                break
        told = told or _is_prose(line)
        i += 1
    return max(i, first + 1)


def _notice(kind: NoticeKind, lines: Sequence[Line]) -> list[Found]:
    """A notice's records: one for each thing that it puts right, each with its own stretch of it."""
    text = "\n".join(line.text for line in lines)
    kind = _refined(kind, text)
    rights = kind in (NoticeKind.CORRECTION, NoticeKind.CLARIFICATION)
    whole = len(lines) == 1
    told = all_sides(text if whole else _words(lines)) if rights else ((0, (None, None)),)
    told = told if whole else told[:1]
    starts = [lines[0].start + place for place, _ in told]
    ends, day = [*starts[1:], lines[-1].end], _day(lines)
    return [
        Found(kind, start, end, day, *two) for start, end, (_, two) in zip(starts, ends, told, strict=True)
    ]


def _words(lines: Sequence[Line]) -> str:
    """The notice's sentences, lines that are only a heading or a date left out."""
    told = [line.text for line in lines if _is_prose(line)]
    return "\n".join(told or [line.text for line in lines])


def _refined(kind: NoticeKind, text: str) -> NoticeKind:
    """A note or update that takes something back is a correction."""
    if kind in (NoticeKind.EDITORS_NOTE, NoticeKind.UPDATE):
        if re.search(r"\b(?:has been|have|was) (?:retracted|withdrawn)\b", text, re.IGNORECASE):
            return NoticeKind.RETRACTION
        if _FIRM_ERROR.search(text):
            return NoticeKind.CORRECTION
        if re.search(r"\bclarif", text, re.IGNORECASE):
            return NoticeKind.CLARIFICATION
        if re.search(rf"\b{_THIS} (?:has been|was) updated\b", text, re.IGNORECASE):
            return NoticeKind.UPDATE
    return kind


def _day(lines: Sequence[Line]) -> date | None:
    """The day of the notice: alone on a line, in its heading, or behind its verb."""
    for line in lines:
        if _is_day(line):
            match = DAY.search(line.text)
            return day_of(match.group()) if match else None
    text = lines[0].text[:_HEAD]
    heading, colon, _ = text.partition(":")
    match = DAY.search(heading) if colon and len(heading) < 80 else None
    if match:
        return day_of(match.group())
    behind = next((m for line in lines if (m := _DAY_AFTER.search(line.text[:_HEAD]))), None)
    return day_of(behind.group(1)) if behind else None


def _inside(line: Line) -> list[Found]:
    """A notice in brackets at the end of a line of the article."""
    tail = line.text[-500:]
    match = _AT_END.search(tail)
    if match is None or match.start() == 0:
        return []
    start = line.end - len(tail) + match.start()
    part = Line(start, line.end, line.text[len(line.text) - (line.end - start) :], 0)
    kind = NoticeKind.UPDATE if re.search(r"\bupdated\b", part.text, re.IGNORECASE) else NoticeKind.CORRECTION
    return _notice(kind, [part])
