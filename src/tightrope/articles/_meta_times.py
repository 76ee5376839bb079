"""When an HTML page says that its article was published and changed, by which witness.

Owns the choice between linked data, meta tags, <time> elements, days shown beside the headline and the
address; the newsroom's zone; and standing pieces that a newsroom brings out anew under a later day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from tightrope.articles._html_dates import parse_moment, url_day
from tightrope.articles._html_source import Around, Line, Source
from tightrope.articles._shown_dates import days_on, label_of
from tightrope.records import Finding, FindingKind, Moment, Precision

_LINES: Final = 14
"""Lines below (and a third as many above) the headline in which a shown date is looked for."""
_MAX_WORDS: Final = 16
_MAX_HEADED: Final = 4
"""Words of a line whose day counts; fewer in a heading, which tells of days of its own."""
_MAX_CHARS: Final = 160
_SHOWN_CHARS: Final = 40
_SAME_NIGHT: Final = 1
"""Days by which a change may lie before the publication where the two are written in other zones."""
_REPUBLISHED_DAYS: Final = 30
"""Days after which a page's shown day is that of a new edition and no late edit."""
_OFFSETS: Final = frozenset(
    [*range(-12 * 60, 15 * 60, 60), -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765, 825]
)
"""Minutes east of UTC that are some land's time today (IANA time zone database)."""
_CLOCK: Final = re.compile(
    r"(?<![\d:])(\d{1,2})[:.h](\d{2})(?::\d{2})?\s?([AaPp]\.?[Mm]\b\.?)?(?![\d:])\s?\(?([A-Z]{2,5}\b)?"
)
_CHANGED_HINT: Final = re.compile(r"modif|updat|aktualis|actualiz|edited")

Said = tuple[str, str]
"""A witness and the value it gives."""


@dataclass(frozen=True, slots=True)
class Times:
    """The day of publication and of change; what every witness says of either; what is odd about them."""

    published: Moment | None
    modified: Moment | None
    told: tuple[tuple[str, Moment], ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A day that the page shows by its headline: what it is called ("published", "changed", "" for
    nothing), and its clock time where one stands behind or before it with the name of a zone."""

    moment: Moment
    label: str
    clock: tuple[int, int] | None


def read_times(
    source: Source,
    published: Sequence[Said],
    modified: Sequence[Said],
    headline: Sequence[int],
    url: str,
    language: str,
) -> Times:
    """Weigh what the page states in its data and tags (`published`, `modified`: the most trusted first)
    with what it shows. `headline` are the headline's lines, `url` the page's address, `language` its tag."""
    stated = _moments(published, language)
    changed = _moments(modified, language)
    near = _near(source, headline)
    tagged = list(_tagged(source, near, language))
    shown = list(_shown(source.lines, near, language))
    free = [*tagged, *shown]
    address = url_day(url, "address") if url else None
    told = [("published", moment) for moment in stated]
    told += [("modified" if s.label == "changed" else "published", s.moment) for s in free]
    told += [("modified", moment) for moment in changed] + ([("published", address)] if address else [])
    first = None
    if stated:
        same = [*stated, *(s.moment for s in tagged)]
        first = _in_zone(_sharpest(stated), same, shown, [m.instant for m in changed if m.instant])
    if first is not None and _is_discredited(stated[0], changed):
        first = _only_shown(tagged) or first
    if first is None:
        first = _only_shown(free) or address
    anew = _anew(first, free, [*changed, *stated[1:]]) if stated else None
    findings = (_brought_out(first, anew),) if first and anew else ()
    day = anew or first
    behind = [m for m in changed if not _is_before(m, day)]
    late = _sharpest(behind) if behind else _changed([s for s in free if not _is_before(s.moment, day)])
    return Times(day or _untold(published), late, tuple(told), findings)


def _is_discredited(first: Moment, changed: Sequence[Moment]) -> bool:
    """Whether the witness of publication says, in the same tags, that the article was changed on a day
    before: then it is wrong about one of the two, and nobody knows about which."""
    family = first.witness.partition(" ")[0]
    return any(m.witness.partition(" ")[0] == family and _is_before(m, first, _SAME_NIGHT) for m in changed)


def _is_before(moment: Moment, first: Moment | None, days: int = 0) -> bool:
    """Whether a moment lies before another, by more than so many days; instants are compared as such."""
    if first is None or first.earliest is None or moment.earliest is None:
        return False
    if moment.instant and first.instant:
        return first.instant - moment.instant > timedelta(days=days)
    return (first.earliest - moment.earliest).days > days


def _moments(said: Iterable[Said], language: str) -> list[Moment]:
    return [m for m in (parse_moment(value, witness, language) for witness, value in said if value) if m]


def _untold(said: Iterable[Said]) -> Moment | None:
    """Why the page's day is unknown, where it states one and none of its values names a day; else None."""
    for witness, value in said:
        if value.strip():
            why = (
                f"what the page states is no day of publication: {value.strip()[:_SHOWN_CHARS]!r} ({witness})"
            )
            return Moment(None, None, Precision.UNKNOWN, why)
    return None


def _sharpest(told: Sequence[Moment]) -> Moment:
    """The first; or one that gives the time and zone of the same day, where the first gives the day alone."""
    first = told[0]
    if first.instant is None:
        return next((m for m in told if m.instant and m.earliest == first.earliest), first)
    return first


# --- what the page shows ------------------------------------------------------------------------


def _near(source: Source, headline: Sequence[int]) -> range:
    """The lines about the headline; the whole head of the page where there is none."""
    if not headline:
        return range(min(len(source.lines), 3 * _LINES))
    return range(max(0, headline[0] - _LINES // 3), min(len(source.lines), headline[-1] + _LINES))


def _tagged(source: Source, near: range, language: str) -> Iterator[_Shown]:
    """The <time> elements by the headline."""
    for tag in source.times:
        if tag.line not in near:
            continue
        moment = parse_moment(tag.attributes.get("datetime", ""), "time", language)
        moment = moment or parse_moment(tag.words, "time", language)
        if moment is not None:
            before = source.lines[tag.line].text if tag.line < len(source.lines) else ""
            at = before.find(tag.words.strip()[:12]) if tag.words.strip() else 0
            label = "changed" if _CHANGED_HINT.search(tag.node.hint) else label_of(before, max(0, at), "")
            yield _Shown(moment, label, None)


def _shown(lines: Sequence[Line], near: range, language: str) -> Iterator[_Shown]:
    """Days written in short lines by the headline ("Published 23 February 2023")."""
    for index in near:
        text = lines[index].text
        most = _MAX_HEADED if lines[index].around & Around.HEADING else _MAX_WORDS
        if len(text) > _MAX_CHARS or len(text.split()) > most:
            continue
        for start, end, day in days_on(text, language):
            label = label_of(text, start, lines[index - 1].text if index else "")
            moment = parse_moment(text, "line by the headline", language)
            if moment is None or moment.earliest != day:
                moment = Moment(day, day, Precision.DAY, "line by the headline")
            yield _Shown(moment, label, _clock(text, start, end))


def _clock(text: str, start: int, end: int) -> tuple[int, int] | None:
    match = _CLOCK.search(text, end) or _CLOCK.search(text[:start])
    if match is None:
        return None
    hour, minute, half = int(match[1]), int(match[2]), (match[3] or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return (hour, minute) if match[4] and hour < 24 and minute < 60 else None


def _only_shown(free: Sequence[_Shown]) -> Moment | None:
    """The day shown on a page that states none: one called that of publication, else one called nothing."""
    labelled = [s.moment for s in free if s.label == "published"]
    plain = [s.moment for s in free if not s.label]
    return next(iter(labelled or plain), None)


def _changed(free: Sequence[_Shown]) -> Moment | None:
    return next((s.moment for s in free if s.label == "changed"), None)


# --- zones and editions -------------------------------------------------------------------------


def _in_zone(
    first: Moment, told: Sequence[Moment], shown: Sequence[_Shown], changed: Sequence[datetime]
) -> Moment:
    """Of the same instant, the account in the newsroom's own zone, whose day is the day its readers saw:
    another witness with its offset; or the zone, named there, in which a day and clock time shown by the
    headline are that instant, or one at which the page says that it was `changed`."""
    if first.instant is None or first.instant.utcoffset():
        return first
    for other in told:
        if other.instant == first.instant and other.instant and other.instant.utcoffset():
            return other
    for one in shown:
        instants = changed if one.label == "changed" else [first.instant]
        zone = next((zone for instant in instants if (zone := _zone(instant, one)) is not None), None)
        if zone is not None:
            local = first.instant.astimezone(zone)
            day = local.date()
            witness = f"{first.witness}, in the zone of the time shown by the headline"
            return Moment(day, day, Precision.INSTANT, witness, local)
    return first


def _zone(instant: datetime, shown: _Shown) -> timezone | None:
    """The zone in which the shown day and clock time are that instant, None without one."""
    day, clock = shown.moment.earliest, shown.clock
    if day is None or clock is None:
        return None
    wall = datetime(day.year, day.month, day.day, *clock, tzinfo=UTC)
    minutes = round((wall - instant.replace(second=0, microsecond=0)) / timedelta(minutes=1))
    return timezone(timedelta(minutes=minutes)) if minutes and minutes in _OFFSETS else None


def _anew(first: Moment | None, free: Sequence[_Shown], changed: Sequence[Moment]) -> Moment | None:
    """The day of a new edition: the only day that the page shows its readers, called nothing, long after
    the first publication, and borne out by another day that the page states, mostly that of its change."""
    if first is None or first.earliest is None:
        return None
    days = {s.moment.earliest for s in free}
    if first.earliest in days:
        return None
    stated = {m.earliest for m in changed}
    for one in free:
        day = one.moment.earliest
        if not one.label and day in stated and _later(first.earliest, day):
            bearing = [m for m in changed if m.earliest == day]
            sharp = next((m for m in bearing if m.instant), one.moment)
            return replace(sharp, witness=f"{one.moment.witness}, borne out by {bearing[0].witness}")
    return None


def _later(first: date, day: date | None) -> bool:
    return day is not None and (day - first).days > _REPUBLISHED_DAYS


def _brought_out(first: Moment, anew: Moment) -> Finding:
    why = (
        f"first published on {first.earliest} ({first.witness}), brought out anew on {anew.earliest} "
        f"({anew.witness})"
    )
    return Finding(FindingKind.REPUBLISHED, 0.9, why)
