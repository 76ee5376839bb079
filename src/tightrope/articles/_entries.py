"""A live blog's entries: where each begins and ends, its heading, its time, its byline.

Owns telling a live blog from an article that only names times, and parting its body. Stamps alone on their
lines part the entries, or the page's linked data (LiveBlogPosting) where its headings stand on the page.
Headings, times and bylines are taken out of the body; the words of the entries stay where they are.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import accumulate, pairwise
from typing import Final

from tightrope.articles import _head
from tightrope.articles._assemble import PARAGRAPH_BREAK, Stretch
from tightrope.articles._entry_lines import HEADING_WORDS, heading_line, is_byline, is_prose
from tightrope.articles._entry_linked import Posting, postings
from tightrope.articles._entry_times import Stamp, exact, moments, read, step
from tightrope.articles._lines import WORD, Line
from tightrope.articles._view import View
from tightrope.limits import MAX_ENTRIES
from tightrope.records import UNKNOWN_MOMENT, Entry, Moment, Run, Span

_TAG_CHARS: Final = 500
"""Characters of source before a time's words in which its <time> element begins."""
_DATETIME: Final = re.compile(r"""\bdatetime=["']?([^"'<>]{8,40})""", re.IGNORECASE)
_SAYS_LIVE: Final = re.compile(
    r"\blive(?:[- ]?(?:updates?|blog|coverage|ticker|feed|reporting)|:| –| -)|\blive$|^live\b"
    r"|\bas it happened\b"
    r"|\bminute by minute\b|\bhappening now\b|\bliveticker\b|\blive-ticker\b|\bnewsblog\b|\ben direct\b"
    r"|\bdirect :"
    r"|\ben vivo\b|\ben directo\b|\bminuto a minuto\b|\bin diretta\b|\bdiretta\b|\bao vivo\b"
    r"|\bминута за минутой\b"
    r"|\bонлайн\b|\bпрям\w+ эфир\b|\bhронiка\b|\bхроника\b|\bna żywo\b|\bcanlı\b",
    re.IGNORECASE,
)
_TOP_LINES: Final = 40
_TOP_SAYS: Final = re.compile(
    r"^\W{0,3}(?:live updates?|live ?blog|live coverage|live reporting|live|liveticker|newsblog"
    r"|this live blog"
    r"|en direct|en vivo|in diretta|ao vivo)\b",
    re.IGNORECASE,
)
_IN_MARKUP: Final = re.compile(
    r"LiveBlogPosting|\blive-?blog(?:-|_)?(?:post|card|entry|update|item"
    r"|body)",
    re.IGNORECASE,
)
_LABELLED: Final = re.compile(
    r"\W{0,3}(?:last |first )?(?:updated?|published|posted"
    r"|modified)\b",
    re.IGNORECASE,
)
_MARKUP_CHARS: Final = 2_000
"""Characters of source before a stamp in which its entry's element begins."""


@dataclass(frozen=True, slots=True)
class _Bar:
    """How many entries with words make a live blog, and what share of the body's words they must hold.

    An article that names times holds little of its words behind lines of times alone; posts that it quotes
    have such lines, in no order; readers' comments have them, and are no body. `order` is the share of steps
    from time to time that go one way. `relative`: "3h ago" counts, and so do times that lines begin with.
    """

    least: int
    share: float
    order: float
    relative: bool


_AS_KNOWN: Final = _Bar(2, 0.4, 0.75, relative=True)
_AS_LIKELY: Final = _Bar(3, 0.5, 0.75, relative=True)
_AS_UNKNOWN: Final = _Bar(5, 0.75, 1.0, relative=False)


@dataclass(frozen=True, slots=True)
class Part:
    """One entry while it is found: the lines from `first` to before `past`, stretches of the visible text."""

    first: int
    past: int
    stamp: Stamp | None
    heading: Stretch | None
    byline: Stretch | None
    posting: Posting | None = None


@dataclass(frozen=True, slots=True)
class Live:
    """A live blog's parts in the order of the page, and the stretches of the page that are no body."""

    parts: tuple[Part, ...]
    cuts: tuple[Stretch, ...]


NONE: Final = Live((), ())
"""What any other article has."""


def find(view: View, headline: str | None, offsets: Sequence[Run], *, markup: bool) -> Live:
    """The entries of a page, NONE where it is no live blog.

    `markup` says that the page's text is HTML, whose linked data is then read.
    """
    lines = view.lines
    told = postings(view.text) if markup and "iveBlogPosting" in view.text else ()
    stamps = [stamp for i, line in enumerate(lines) if (stamp := read(line.text, i, line.start)) is not None]
    if not told and len(stamps) < _AS_KNOWN.least:
        return NONE
    bar = _AS_KNOWN if told or (markup and _in_markup(view, stamps)) else _bar(lines, headline)
    inside = _inside(view, offsets)
    parts = _by_stamps(lines, _chosen(stamps, bar), inside)
    aligned = _by_postings(lines, told)
    parts = _with_postings(lines, parts, told) if len(parts) >= len(aligned) else aligned
    parts = [part for part in _without_head(lines, parts, headline) if _words(inside, lines, part)]
    parts = parts[:MAX_ENTRIES]
    held = sum(_words(inside, lines, part) for part in parts)
    whole = sum(len(WORD.findall(line.text)) for line, kept in zip(lines, inside, strict=True) if kept)
    if len(parts) < bar.least or held < bar.share * whole or not (told or _in_order(parts, bar.order)):
        return NONE
    return Live(tuple(parts), tuple(_cuts(view, parts)))


def _bar(lines: Sequence[Line], headline: str | None) -> _Bar:
    """What is asked of a page, by where it says that it is live: its headline, a short line near its top."""
    if headline and _SAYS_LIVE.search(headline):
        return _AS_KNOWN
    top = [line.text for line in lines[:_TOP_LINES] if len(WORD.findall(line.text)) <= HEADING_WORDS]
    says = any(_SAYS_LIVE.search(text) or _TOP_SAYS.match(text) for text in top)
    return _AS_LIKELY if says else _AS_UNKNOWN


def says_live(lines: Sequence[Line], headline: str | None) -> bool:
    """Whether the headline, or a short line near the page's top, says that the page is live."""
    return _bar(lines, headline) is not _AS_UNKNOWN


def _in_markup(view: View, stamps: Sequence[Stamp]) -> bool:
    """Whether the source right before most stamps calls them part of a live blog."""
    places = [view.page(stamp.start, stamp.end)[0] for stamp in stamps]
    called = [_IN_MARKUP.search(view.text, max(0, at - _MARKUP_CHARS), at) is not None for at in places]
    return 2 * sum(called) > len(called)


def _inside(view: View, offsets: Sequence[Run]) -> list[bool]:
    """For each line of the page, whether the body holds it or part of it."""
    starts = [view.page(line.start, line.end) for line in view.lines]
    found = [False] * len(starts)
    n = 0
    for run in offsets:
        while n < len(starts) and starts[n][1] <= run.page_start:
            n += 1
        k = n
        while k < len(starts) and starts[k][0] < run.page_start + run.page_length:
            found[k] = True
            k += 1
    return found


def _chosen(stamps: Sequence[Stamp], bar: _Bar) -> list[Stamp]:
    """The stamps that part entries: those alone on their lines, else those that lines begin with."""
    alone = [stamp for stamp in stamps if stamp.alone and (bar.relative or stamp.clock is not None)]
    heads = [stamp for stamp in stamps if not stamp.alone]
    return alone if len(alone) >= len(heads) else heads if bar.relative else []


def _by_stamps(lines: Sequence[Line], stamps: Sequence[Stamp], inside: Sequence[bool]) -> list[Part]:
    """Entries begun by their stamps, or by headings right above them, as most of the page's are."""
    stamps = _apart(lines, stamps, inside)
    below = [heading_line(lines, stamp.line, 1) for stamp in stamps]
    above = [heading_line(lines, stamp.line, -1) for stamp in stamps]
    up = sum(h is not None for h in above) > sum(h is not None for h in below)
    heads = above if up else below
    begins = [
        min(stamp.line, head) if up and head is not None else stamp.line
        for stamp, head in zip(stamps, heads, strict=True)
    ]
    parts = []
    for n, stamp in enumerate(stamps):
        past = begins[n + 1] if n + 1 < len(stamps) else len(lines)
        parts.append(_part(lines, begins[n], past, stamp, heads[n] if stamp.alone else None))
    return parts


def _apart(lines: Sequence[Line], stamps: Sequence[Stamp], inside: Sequence[bool]) -> list[Stamp]:
    """The stamps with words of the body between each and the next: of several together the first counts."""
    prose = [held and is_prose(line) for held, line in zip(inside, lines, strict=True)]
    before = list(accumulate(prose, initial=0))  # lines of prose above each line: no stretch is read twice
    kept: list[Stamp] = []
    for stamp in stamps:
        between = bool(kept) and before[stamp.line] > before[min(kept[-1].line + 1, stamp.line)]
        if not kept or between or not stamp.alone:
            kept.append(stamp)
        elif kept[-1].clock is None and stamp.clock is not None:
            kept[-1] = stamp
    return kept


def _part(lines: Sequence[Line], first: int, past: int, stamp: Stamp, heading: int | None) -> Part:
    if not stamp.alone:
        return Part(first, past, stamp, None, None)
    near = range(first, min(past, max(stamp.line, heading or 0) + 1 + 2))
    byline = next((k for k in near if k not in (heading, stamp.line) and is_byline(lines[k].text)), None)
    return Part(first, past, stamp, _stretch(lines, heading), _stretch(lines, byline))


def _stretch(lines: Sequence[Line], i: int | None) -> Stretch | None:
    return None if i is None else (lines[i].start, lines[i].end)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _by_postings(lines: Sequence[Line], told: Sequence[Posting]) -> list[Part]:
    """Entries begun by the headings, or first words, that the linked data gives, where they stand once."""
    places: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        for key in {_letters(line.text), _letters(line.text)[:40]}:
            places.setdefault(key, []).append(i)
    found: dict[int, Posting] = {}
    for one in told:
        at = places.get(_letters(one.heading)) if one.heading else None
        at = at or places.get(_letters(one.words)[:40]) or []
        if at and at[-1] not in found:
            found[at[-1]] = one
    order = sorted(found)
    parts = []
    for n, i in enumerate(order):
        past = order[n + 1] if n + 1 < len(order) else len(lines)
        one = found[i]
        headed = bool(one.heading) and _letters(lines[i].text) == _letters(one.heading)
        heading = _stretch(lines, i) if headed else None
        parts.append(Part(i, past, None, heading, None, one))
    return parts


def _with_postings(lines: Sequence[Line], parts: Sequence[Part], told: Sequence[Posting]) -> list[Part]:
    """The parts with what the linked data says of the entry that has their heading."""
    by_heading = {_letters(one.heading): one for one in reversed(told) if one.heading}
    text = {line.start: line.text for line in lines}
    return [
        replace(part, posting=by_heading.get(_letters(text[part.heading[0]]))) if part.heading else part
        for part in parts
    ]


def _without_head(lines: Sequence[Line], parts: list[Part], headline: str | None) -> list[Part]:
    """The parts without the page's own head: its headline, or the only time with a label ("Updated ...")."""
    if not parts or parts[0].stamp is None:
        return parts
    labels = [bool(part.stamp and _LABELLED.match(lines[part.stamp.line].text)) for part in parts]
    heading, stamp = parts[0].heading, parts[0].stamp
    named = (
        heading is not None
        and heading[0] < stamp.start
        and _letters(headline or "") in {_letters(line.text) for line in lines if line.start == heading[0]}
    )
    return parts[1:] if named or (labels[0] and not any(labels[1:])) else parts


def _words(inside: Sequence[bool], lines: Sequence[Line], part: Part) -> int:
    """Words of the body in a part, heading, time and byline apart."""
    apart = {stretch[0] for stretch in (part.heading, part.byline) if stretch}
    if part.stamp is not None and part.stamp.alone:
        apart.add(part.stamp.start)
    held = (i for i in range(part.first, part.past) if inside[i] and lines[i].start not in apart)
    return sum(len(WORD.findall(lines[i].text)) for i in held)


def _in_order(parts: Sequence[Part], share: float) -> bool:
    """Whether so many of the steps from one part's time to the next go one way, over midnight too."""
    keys = [key for part in parts if part.stamp is not None and (key := part.stamp.key) is not None]
    steps = [way for a, b in pairwise(keys) if (way := step(a, b))]
    return bool(steps) and max(steps.count(1), steps.count(-1)) >= share * len(steps)


def _cuts(view: View, parts: Sequence[Part]) -> list[Stretch]:
    """Where headings, times and bylines stand on the page."""
    visible = []
    for part in parts:
        visible += [stretch for stretch in (part.heading, part.byline) if stretch]
        if part.stamp is not None:
            visible.append((part.stamp.start, part.stamp.end))
    return [view.page(*stretch) for stretch in visible]


def of_body(
    live: Live,
    view: View,
    body: str,
    offsets: Sequence[Run],
    first: date | None,
    fetched: datetime | None,
) -> tuple[Entry, ...]:
    """The entries as they stand in the body, which the cuts have been taken out of.

    `first` is the article's day of publication; `fetched` when the page was read, for "3h ago".
    """
    if not live.parts:
        return ()
    stamps = [part.stamp or Stamp(0, 0, 0, alone=True) for part in live.parts]
    stamps = [
        replace(stamp, exact=_stated(view, part)) for stamp, part in zip(stamps, live.parts, strict=True)
    ]
    posted = moments(stamps, first, fetched, view.visible)
    paragraphs = _paragraphs(body, offsets)
    places = [at for at, _, _ in paragraphs]  # in the page's order, as the body's runs are
    entries = []
    for part, moment in zip(live.parts, posted, strict=True):
        low, high = view.page(view.lines[part.first].start, view.lines[part.past - 1].end)
        first_in, past = bisect_left(places, low), bisect_left(places, high)
        if first_in < past:
            span = Span.of(body, paragraphs[first_in][1], paragraphs[past - 1][2])
            entries.append(Entry(span, _text(view, part), _on_page(view, moment), _byline(view, part)))
    return tuple(entries)


def _stated(view: View, part: Part) -> Moment | None:
    """The time that the page's data or the <time> element around the stamp states for an entry."""
    if part.posting is not None and part.posting.posted is not None:
        return part.posting.posted
    if part.stamp is None:
        return None
    at = view.page(part.stamp.start, part.stamp.end)[0]
    before = view.text[max(0, at - _TAG_CHARS) : at]
    tag = before[before.rfind("<time") :] if "<time" in before else ""
    stated = _DATETIME.search(tag) if "</" not in tag else None
    return exact(html.unescape(stated.group(1)), "<time> of the entry") if stated else None


def _paragraphs(body: str, offsets: Sequence[Run]) -> list[tuple[int, int, int]]:
    """The page's place of each paragraph of the body, and its own."""
    found: list[tuple[int, int, int]] = []
    at = n = 0
    for paragraph in body.split(PARAGRAPH_BREAK):
        while n + 1 < len(offsets) and offsets[n].start + offsets[n].length <= at:
            n += 1
        if paragraph and offsets:
            run = offsets[n]
            inside = max(0, at - run.start) if run.length == run.page_length else 0
            found.append((run.page_start + inside, at, at + len(paragraph)))
        at += len(paragraph) + len(PARAGRAPH_BREAK)
    return found


def _text(view: View, part: Part) -> str | None:
    if part.heading is not None:
        return " ".join(view.visible[slice(*part.heading)].split())
    return part.posting.heading or None if part.posting else None


def _byline(view: View, part: Part) -> tuple[str, ...]:
    if part.posting is not None and part.posting.authors:
        return part.posting.authors
    if part.byline is None:
        return ()
    words = view.visible[slice(*part.byline)]
    return _head.names(re.sub(r"^(?:by|von|par|por|di|от)[:\s]\s?", "", words, flags=re.IGNORECASE))


def _on_page(view: View, moment: Moment) -> Moment:
    """The moment with its evidence as spans of the page's text."""
    if moment is UNKNOWN_MOMENT or not moment.evidence:
        return moment
    return replace(moment, evidence=tuple(view.span(one.start, one.end) for one in moment.evidence))
