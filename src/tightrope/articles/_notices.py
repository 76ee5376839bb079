"""A newsroom's notices about its own article: corrections, retractions, clarifications, notes, updates.

Owns finding them among a page's lines: where one opens, how far it goes, and its kind. How notices open is
`_notice_forms`'s and `_notice_foreign`'s, their day `_notice_day`'s, what they say was wrong and right
`_corrections`'s. A notice is no part of the body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tightrope.articles import _notice_day, _notice_foreign
from tightrope.articles._corrections import all_sides
from tightrope.articles._lines import WORD, Line, weight
from tightrope.articles._notice_day import UNTOLD, Told, is_day
from tightrope.articles._notice_forms import (
    AMID,
    APPENDED,
    AT_END,
    CUES,
    ERROR,
    FIRM_ERROR,
    HEADINGS,
    PIECE,
    SENTENCES,
    SLUG,
    SLUG_KINDS,
    SPEAKS_OF_ITSELF,
    THIS,
    UPDATED,
)
from tightrope.articles._sentences import DAY, sentences
from tightrope.limits import MAX_NOTICE_LINES
from tightrope.records import NoticeKind

_HEAD: Final = 400
"""Characters of a line in which a notice must open."""
_TAIL: Final = 1_500
"""Characters at the end of a line in which a notice glued to the article's text is looked for."""
_MAX_LINES: Final = 9
"""Lines a notice may take: a heading, its date, and some of words, which a fixed width may have broken."""
_PROSE_WORDS: Final = 5
_LEAST_WORDS: Final = 3
_LEAST_CHARS: Final = 60
"""Characters of the shortest line that holds a sentence and a notice behind it."""
_LEAST_WIDTH: Final = 50
"""Characters of the shortest line that a fixed width has broken."""
_LONG_WORDS: Final = 12
_MAX_NOTICES: Final = 40
_NEAR_SLUG: Final = 6
"""Lines from a slugged headline to the notice that explains it, bylines and times between them."""

_TIMESTAMP: Final = re.compile(
    r"^\W*(?:last )?(?:updated?|modified|published|posted)\b[:\s]*(?:on "
    r"|at )?[\w,. ]{0,24}\d[\d:/.,\-\s]*(?:[A-Za-z]{1,9}[.,]?\s?){0,4}[\d:.,\s]*"
    r"(?:[ap]\.?m\.?)?[\sA-Z()+:\d]{0,14}$",
    re.IGNORECASE,
)
_RETRACTED: Final = re.compile(
    r"\b(?:has been|have|was|been) (?:retracted|withdrawn)\b|\bwe are retracting\b"
    r"|\bdecided to retract\b",
    re.IGNORECASE,
)
_TAKEN_BACK: Final = re.compile(
    r"\b(?:has|have|is|are|was|were|hereby) (?:now |hereby |today |been |being ){0,2}(?:retract|withdr)\w*",
    re.IGNORECASE,
)
"""What the line below a retraction's heading says."""
_OF_NEWSROOM: Final = re.compile(rf"\b(?:{PIECE}|we|our|retract\w*|apolog\w*)\b", re.IGNORECASE)
"""Words of a newsroom about its own work: "Withdrawn: troops left the valley" has none."""
_OF_RETRACTION: Final = re.compile(
    rf"^(?:it|the {PIECE}|this {PIECE}|the original {PIECE}) (?:had |wrongly |falsely |also ){{0,2}}"
    r"(?:said|stated|reported|claimed|alleged|asserted|was based|relied|quoted|cited)\b"
    r"|\b(?:we|[Tt]he editors?)\b[^“\"]{0,60}?\b(?:apologi[sz]e|regret|retract|withdr\w+"
    rf"|(?:removed|deleted|unpublished) (?:it|the {PIECE}|this {PIECE}))\b",
    re.IGNORECASE,
)
"""How a retraction goes on in the lines below it: what the story had said, and that the newsroom is sorry."""
_CLARIFIED: Final = re.compile(r"\bclarif|\bmake (?:it )?clear\b", re.IGNORECASE)
_UPDATED: Final = re.compile(
    rf"\b{THIS} (?:has been|was|is being|will be) (?:[\w ,.:]{{0,30}})updated\b|\bdeveloping story\b"
    r"|\bwill be updated\b",
    re.IGNORECASE,
)
_RIGHTED: Final = (NoticeKind.CORRECTION, NoticeKind.CLARIFICATION)
_TAKING_BACK: Final = (*_RIGHTED, NoticeKind.RETRACTION, NoticeKind.UPDATE)
_VERSION: Final = re.compile(r"^\W{0,3}an? (?:earlier|previous|original) version\b", re.IGNORECASE)
_CUES: Final = tuple(dict.fromkeys((*CUES, *_notice_foreign.CUES)))
_SHARED: Final = re.compile(r"[^\W_]{5,}|[A-Z][a-z]{2,}")
_COMMON: Final = frozenset(
    ["article", "story", "version", "earlier", "previous", "originally", "incorrectly", "stated", "which"]
)


@dataclass(frozen=True, slots=True)
class Found:
    """One notice: visible[start:end] holds all of it. `told` is what it tells of its day."""

    kind: NoticeKind
    start: int
    end: int
    day: date | None
    wrong: str | None
    right: str | None
    told: Told = UNTOLD


def find(lines: Sequence[Line]) -> tuple[Found, ...]:
    """The notices among a page's lines, in order, none inside another.

    Of the lines that could hold one, MAX_NOTICE_LINES are looked at: notices stand at a page's head or foot.
    """
    found: list[Found] = []
    near = [i for i, line in enumerate(lines) if SLUG.match(line.text) or _may_hold(line)]
    half = MAX_NOTICE_LINES // 2
    looked = near if len(near) <= MAX_NOTICE_LINES else [*near[:half], *near[-half:]]
    past = 0
    for i in looked:
        if i < past or len(found) >= _MAX_NOTICES:
            continue
        headed = _is_explained(lines, i)
        kind = _opening(lines, i + headed)
        if kind is None:
            slug = SLUG.match(lines[i].text)
            if slug is None:
                found.extend(_inside(lines[i]))
            elif not _is_told_below(lines, i):
                found.extend(_of_slug(lines[i], slug.group(1)))
            continue
        past = _extent(lines, i + headed)
        found.extend(_headed(lines[i], _notice(kind, lines[i + headed : past]), headed))
    return tuple(found[:_MAX_NOTICES])


def _may_hold(line: Line) -> bool:
    """Whether a notice may open on a line: a word of one stands at its head or in its last part."""
    return _has_cue(_flat(line)[:_HEAD]) or (len(line.text) > _HEAD and _has_cue(line.text[-_TAIL:]))


def _opening(lines: Sequence[Line], i: int) -> NoticeKind | None:
    """The kind of notice that line `i` opens, None where it opens none."""
    head = _flat(lines[i])[:_HEAD]
    if not _has_cue(head):
        return None
    kind = _by_sentence(head)
    if kind is not None:
        return kind
    if APPENDED.search(head):
        return NoticeKind.CORRECTION
    if _TIMESTAMP.match(head):
        return None
    for kind, pattern in HEADINGS:
        match = pattern.search(head)
        if match and _announces(lines, i, match.end(), kind):
            return kind
    updated = UPDATED.search(head)
    if updated and _is_prose(lines[i]) and SPEAKS_OF_ITSELF.search(head):
        return NoticeKind.UPDATE
    return None


def _has_cue(text: str) -> bool:
    low = text.lower()
    return any(cue in low for cue in _CUES)


def _by_sentence(head: str) -> NoticeKind | None:
    """The kind of notice that a line's own words open."""
    if weight(head) < _LEAST_WORDS:
        return None
    for kind, pattern in SENTENCES:
        match = pattern.search(head)
        if match is None or (kind is NoticeKind.CORRECTION and not ERROR.search(head)):
            continue
        return kind
    return next((kind for kind, pattern in _notice_foreign.FORMS if pattern.search(head)), None)


def _announces(lines: Sequence[Line], i: int, after: int, kind: NoticeKind) -> bool:
    """Whether words of a notice follow its heading, on its line or, dates skipped, on the next."""
    head = _flat(lines[i])[:_HEAD]
    rest = DAY.sub("", head[after:])
    if len(WORD.findall(rest)) >= _PROSE_WORDS:
        if kind is NoticeKind.RETRACTION and _OF_NEWSROOM.search(rest) is None:
            return False
        return _is_prose(lines[i]) or _puts_right(rest)
    follow = next((line for line in lines[i + 1 : i + 4] if not is_day(line)), None)
    if follow is None or not _is_prose(follow):
        return False
    dated = kind in _RIGHTED and (DAY.search(head) is not None or head.rstrip().endswith(":"))
    words = _flat(follow)[:_HEAD]
    if kind is NoticeKind.RETRACTION and _TAKEN_BACK.search(words):
        return True
    return dated or kind is NoticeKind.EDITORS_NOTE or _puts_right(words)


def _puts_right(words: str) -> bool:
    """Whether words put something right, without a heading that says so."""
    firm = FIRM_ERROR.search(words) or _VERSION.search(words)
    return firm is not None or ", not " in words or _by_sentence(words) is not None


def _flat(line: Line) -> str:
    return line.text.replace("\n", " ")


def _is_prose(line: Line) -> bool:
    return len(WORD.findall(line.text[:_HEAD])) > _PROSE_WORDS and line.text.rstrip("\"'”’)]*")[-1:] in ".!?"


def _extent(lines: Sequence[Line], first: int) -> int:
    """The line behind the notice: a heading takes its date and words, words take further openings."""
    told = _is_told(lines, first)
    withdrawn = _opening(lines, first) is NoticeKind.RETRACTION
    i, day_at = first + 1, first + 1
    while i < min(len(lines), first + _MAX_LINES):
        line = lines[i]
        if _runs_on(lines[i - 1], line):
            i += 1
            continue
        again = _opening(lines, i)
        if told and withdrawn and line.text[-1] in ".!" and _OF_RETRACTION.search(_flat(line)[:_HEAD]):
            i += 1
            continue
        if told and not (
            again in _RIGHTED or (is_day(line) and i == day_at and _is_closing(line, i - first))
        ):
            break
        if not told and not (again or is_day(line) or _is_prose(line)):
            break
        told, day_at = (True, i + 1) if told or _is_told(lines, i) else (False, day_at)
        i += 1
    return i


def _runs_on(line: Line, after: Line) -> bool:
    """Whether a line goes on in the one right below: a text of fixed width breaks its sentences."""
    broken = line.text[-1] not in ".!?:)]" and len(line.text) >= _LEAST_WIDTH
    return broken and after.gap == 0 and after.text[0].islower()


def _is_closing(line: Line, behind: int) -> bool:
    """Whether a day below a notice is its own: right below its first line, or ended like a sentence."""
    return behind == 1 or line.text.endswith(".")


def _is_told(lines: Sequence[Line], i: int) -> bool:
    """Whether a line says what a notice says, and is more than its heading, its date or where it appeared."""
    text = _flat(lines[i])
    if text.endswith(":"):
        return False
    if APPENDED.search(text) or _by_sentence(text[:_HEAD]) is not None or _puts_right(text[:_HEAD]):
        return True
    later = lines[i + 1 : i + 3]
    if any(_is_prose(line) and _puts_right(_flat(line)[:_HEAD]) for line in later):
        return _is_prose(lines[i]) and len(WORD.findall(text)) > _LONG_WORDS
    return _is_prose(lines[i]) or len(WORD.findall(text)) > _LONG_WORDS


def _notice(kind: NoticeKind, lines: Sequence[Line]) -> list[Found]:
    """A notice's records: one for each thing that it puts right, each with its own stretch of it."""
    text, starts = _joined(lines)
    kind = _refined(kind, text)
    told = all_sides(text) if kind in _RIGHTED else ((0, (None, None)),)
    if told == ((0, (None, None)),) and kind in _RIGHTED:
        told = ((0, _notice_foreign.sides(text)),)
    places = [_place(starts, lines, at) for at, _ in told]
    ends, day = [*places[1:], lines[-1].end], _notice_day.told(lines)
    return [
        Found(kind, start, end, day.day, *two, day)
        for start, end, (_, two) in zip(places, ends, told, strict=True)
    ]


def _joined(lines: Sequence[Line]) -> tuple[str, list[int]]:
    """The notice's text, and where each of its lines starts in it; a line break ends no broken sentence."""
    text, starts = "", []
    for line in lines:
        flat = _flat(line)
        broken = text and text[-1] not in ".!?:" and flat[0].islower()
        text += " " if broken else "\n" if text else ""
        starts.append(len(text))
        text += flat
    return text, starts


def _place(starts: Sequence[int], lines: Sequence[Line], at: int) -> int:
    """Where a place in the joined text stands on the page."""
    n = max(k for k, start in enumerate(starts) if start <= at)
    return lines[n].start + at - starts[n]


def _refined(kind: NoticeKind, text: str) -> NoticeKind:
    """A note or update that takes something back is a correction, one that withdraws a retraction."""
    if kind in (NoticeKind.EDITORS_NOTE, NoticeKind.UPDATE):
        if _RETRACTED.search(text) and kind is not NoticeKind.UPDATE:
            return NoticeKind.RETRACTION
        if FIRM_ERROR.search(text) or _notice_foreign.FIRM_ERROR.search(text):
            return NoticeKind.CORRECTION
        if _CLARIFIED.search(text):
            return NoticeKind.CLARIFICATION
        if _UPDATED.search(text):
            return NoticeKind.UPDATE
    if kind is NoticeKind.CLARIFICATION and _notice_foreign.FIRM_ERROR.search(text):
        return NoticeKind.CORRECTION
    return kind


def _inside(line: Line) -> list[Found]:
    """A notice in a line: in brackets at its end, or behind a sentence's end."""
    tail = line.text[-_TAIL:]
    if len(tail) < _LEAST_CHARS or not _has_cue(tail):
        return []
    match = AT_END.search(tail[-500:])
    if match:
        at = len(tail) - min(500, len(tail)) + match.start()
        return _from(line, len(line.text) - len(tail) + at) if at else []
    for match in AMID.finditer(tail):
        at = match.start()
        if at and _ends_sentence(tail[:at]):
            return _from(line, len(line.text) - len(tail) + _with_claim(tail, at))
    return []


def _ends_sentence(before: str) -> bool:
    """Whether a sentence has ended there and no quotation is open."""
    bare = before.rstrip(" *[(")
    open_quote = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return bare[-1:] in '.!?”"…' and not open_quote and bare != before


def _with_claim(text: str, at: int) -> int:
    """Where the notice begins that "An earlier version ..." ends: with the sentence that it speaks of.

    "The League has 140 members. An earlier version of this story said it has 410." is all notice where it
    is the whole line and both sentences share a word.
    """
    before = list(sentences(text[:at]))
    shared = set(_SHARED.findall(text[at:])) - _COMMON
    if len(before) == 1 and shared & set(_SHARED.findall(before[0].text)):
        return 0
    return at


def _from(line: Line, at: int) -> list[Found]:
    """The notice that takes a line from one of its characters on."""
    part = Line(line.start + at, line.end, line.text[at:], 0)
    kind = _opening([part], 0)
    if kind is None:
        kind = (
            NoticeKind.UPDATE
            if re.search(r"\bupdated\b", part.text, re.IGNORECASE)
            else NoticeKind.CORRECTION
        )
    return _notice(kind, [part])


def _of_slug(line: Line, slug: str) -> list[Found]:
    """The notice of a wire slug before a headline, where the line below does not explain it."""
    kind = next(kind for word, kind in SLUG_KINDS if word in f"{slug}UPDATE")
    return [Found(kind, line.start, line.start + len(slug), None, None, None)]


def _is_explained(lines: Sequence[Line], i: int) -> bool:
    """Whether a line is a headline behind a wire slug ("CORRECTED-...") whose notice stands right below."""
    if i + 1 == len(lines) or SLUG.match(lines[i].text) is None:
        return False
    return lines[i + 1].text[0] == "(" and _opening(lines, i + 1) is not None


def _is_told_below(lines: Sequence[Line], i: int) -> bool:
    """Whether a notice that explains a slug stands a few lines below its headline, a byline between them."""
    near = range(i + 1, min(len(lines), i + _NEAR_SLUG))
    return any(lines[k].text[0] == "(" and _opening(lines, k) in _TAKING_BACK for k in near)


def without_slug(headline: str | None) -> str | None:
    """A headline without the wire slug before it ("CORRECTED-"), which is a notice and no part of it."""
    return SLUG.sub("", headline) if headline else headline


def _headed(line: Line, found: list[Found], headed: bool) -> list[Found]:
    """The notices, the first of them with the slugged headline above it."""
    return [replace(found[0], start=line.start), *found[1:]] if headed else found
