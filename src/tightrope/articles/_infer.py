"""The day of publication where the page states none: the days that satisfy most of its clues.

Owns the weighing. Every clue allows some days; the answer is the days on which the weight of the clues
that allow them is greatest. It is given only where it is narrow enough to be of use, with the clues
that make it so: unknown rather than wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from tightrope.articles import _clues, _clues_events, _days
from tightrope.articles._clues import FAIR, FIRM, SOFT, STRONG, Clue
from tightrope.articles._dateline import Dateline
from tightrope.articles._days import Days
from tightrope.articles._marks import Marks
from tightrope.articles._sentences import WEEKDAYS, sentences
from tightrope.articles._view import View
from tightrope.knowledge import Knowledge
from tightrope.records import UNKNOWN_MOMENT, Moment, Precision, Run

MAX_RANGE_DAYS: Final = 400
"""Widest range given: beyond it a year is all that is known, and "unknown" says it more honestly."""
_CHARS_READ: Final = 60_000
_MAX_CLUES: Final = 400
_MAX_REASONS: Final = 5
_MAX_TRIED: Final = 40
"""Clues that are left out one at a time to see which the answer rests on."""
_SHOWN_WITHIN: Final = 7
_FETCHED_AHEAD: Final = 1
"""Days by which a newsroom's calendar may be ahead of that of the machine that fetched the page."""


def infer(
    view: View,
    marks: Marks,
    body: str,
    offsets: Sequence[Run],
    head: Dateline | None,
    changed: Moment,
    knowledge: Knowledge,
    fetched: date | None = None,
) -> Moment:
    """When the page was published, told from its own words; UNKNOWN_MOMENT where they tell too little.

    Never after the day it was fetched on, where that is known: words that allow later days only are
    none about its publication.
    """
    clues = gather(view, marks, body, head, changed, knowledge)
    if fetched is not None:
        until = _days.until(_days.shifted(fetched, _FETCHED_AHEAD))
        clues = [clue for clue in clues if _meet(clue.allowed, until)]
    allowed, broken = weigh(clues)
    if any(clue.weight >= STRONG for clue in broken):
        return UNKNOWN_MOMENT
    first, last = allowed[0][0], allowed[-1][1]
    if first <= _days.FIRST or last >= _days.LAST or last - first > MAX_RANGE_DAYS:
        return UNKNOWN_MOMENT
    if not any((clue.anchor or clue.weight >= FIRM) and _meet(clue.allowed, allowed) for clue in clues):
        return UNKNOWN_MOMENT  # a year of rights and a year told of make no date
    if fetched is not None:
        last = min(last, _days.shifted(fetched, _FETCHED_AHEAD).toordinal())
        if first > last:
            return UNKNOWN_MOMENT
    told = _binding(clues, allowed)
    of_body = View.of(view.text, body, offsets)
    spans = {(of_body if clue.in_body else view).span(clue.start, clue.end) for clue in told}
    earliest, latest = date.fromordinal(first), date.fromordinal(last)
    precision = Precision.DAY if first == last else Precision.RANGE
    witness = "inferred: " + "; ".join(dict.fromkeys(_reason(clue, allowed) for clue in told))
    return Moment(earliest, latest, precision, witness, inferred=True, evidence=tuple(sorted(spans)))


def gather(
    view: View, marks: Marks, body: str, head: Dateline | None, changed: Moment, knowledge: Knowledge
) -> list[Clue]:
    """Every clue on the page, in a fixed order."""
    clues = [*_clues.of_notices(marks.notices), *_clues.of_lines(view.lines)]
    if changed.earliest and changed.latest:
        clues += _of_change(changed.earliest, changed.latest)
    if head and head.month_day:
        clues.append(_of_dateline(head, head.month_day, body))
    told = list(sentences(body[:_CHARS_READ]))
    for sentence in told:
        clues += _clues.of_sentence(sentence)
        clues += _clues.of_offices(sentence, knowledge)
    clues += _clues_events.find(body[:_CHARS_READ], told, knowledge)
    return [clue for clue in clues if clue.allowed][:_MAX_CLUES]


def _of_change(earliest: date, latest: date) -> Iterable[Clue]:
    why = f"the page says that it was changed on {latest}"
    yield Clue(_days.until(latest), FIRM, why, 0, 0, False)
    near = _days.days([_days.around(earliest, _SHOWN_WITHIN, 0)])
    yield Clue(near, SOFT, f"{why}, and names no other day", 0, 0, False, True)


def _of_dateline(head: Dateline, when: tuple[int, int], body: str) -> Clue:
    """A dateline's day without its year: that day or the next, of the years in which the weekday that the
    first sentence tells of as past is that day or the day before."""
    fitting = [date(year, *when) for year in _clues.YEARS if when != (2, 29) or year % 4 == 0]
    why = f"its dateline is of {fitting[0]:%B} {when[1]}"
    weekday = _clues.weekday_of_lead(body)
    if weekday is not None:
        fitting = [day for day in fitting if (day.weekday() - weekday) % 7 <= 1]
        why += f", and its first sentence tells of {WEEKDAYS[weekday]}"
    allowed = _days.days((day, _days.shifted(day, 1)) for day in fitting)
    return Clue(allowed, STRONG, why, head.start, head.end, True, True)


def weigh(clues: Sequence[Clue]) -> tuple[Days, list[Clue]]:
    """The days that the heaviest clues allow together, and the clues that those days break.

    One sweep over the ends of all stretches: time is linear in their number, but for the sorting.
    """
    changes: dict[int, float] = {_days.FIRST: 0.0, _days.LAST + 1: 0.0}
    for clue in clues:
        for start, end in clue.allowed:
            changes[start] = changes.get(start, 0.0) + clue.weight
            changes[end + 1] = changes.get(end + 1, 0.0) - clue.weight
    edges = sorted(changes)
    total, best = 0.0, -1.0
    found: list[tuple[date, date]] = []
    for start, after in pairwise(edges):
        total += changes[start]
        if total > best + 1e-9:
            best, found = total, []
        if abs(total - best) <= 1e-9:
            found.append((date.fromordinal(start), date.fromordinal(after - 1)))
    allowed = _days.days(found)
    return allowed, [clue for clue in clues if not _meet(clue.allowed, allowed)]


def _meet(one: Days, other: Days) -> bool:
    i = j = 0
    while i < len(one) and j < len(other):
        if one[i][1] < other[j][0]:
            i += 1
        elif other[j][1] < one[i][0]:
            j += 1
        else:
            return True
    return False


def _binding(clues: Sequence[Clue], allowed: Days) -> list[Clue]:
    """The clues without which the answer would be another, the heaviest first; several that say the
    same thing count once. Where each alone could go, the narrowest are named."""
    ends = (allowed[0][0], allowed[-1][1])
    kept = [clue for clue in clues if _meet(clue.allowed, allowed)]
    low = [clue for clue in kept if any(start == ends[0] for start, _ in clue.allowed)]
    high = [clue for clue in kept if any(end == ends[1] for _, end in clue.allowed)]
    anchors = [clue for clue in kept if clue.anchor and clue.weight >= FAIR]
    ordered = sorted(
        {id(c): c for c in (*low, *high, *anchors)}.values(), key=lambda c: (-c.weight, _width(c), c.start)
    )
    chosen = [clue for group in (low, high) for clue in sorted(group, key=lambda c: (-c.weight, c.start))[:1]]
    alone = [
        clue
        for clue in kept[:_MAX_TRIED]
        if clue.weight > SOFT and weigh([other for other in clues if other is not clue])[0] != allowed
    ]
    for clue in (*alone, *ordered):
        if len(chosen) < _MAX_REASONS and clue not in chosen and clue.weight > SOFT:
            chosen.append(clue)
    return sorted(dict.fromkeys(chosen), key=lambda c: (c.in_body, c.start, c.end))


def _reason(clue: Clue, allowed: Days) -> str:
    """The clue in plain words, with the names of what it may mean that the answer leaves."""
    left = [name for days, name in clue.options if _meet(days, allowed)]
    return clue.why.format(" or ".join(left[:3])) if clue.options else clue.why


def _width(clue: Clue) -> int:
    return sum(end - start + 1 for start, end in clue.allowed)
