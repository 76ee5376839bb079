"""Merges reports of one happening into events: pure, and the same whatever order the pages came in.

All reports of a story that share a PLOVER root come in together. They are taken in an order of
their own (best dated first), and each joins the event it is most like or opens a new one. So the
same reports always give the same events; what is decided as articles arrive is only the story.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final, TypeVar

from tightrope.ledger._wording import sentence
from tightrope.records import Actor, EventCode, Interval, Modality, content_id

SHARP_DAYS: Final = 3
"""An interval of at most so many days tells one happening from another; "last year" does not."""

ALIKE: Final = 0.25
"""Share of the shorter sentence's content words found in the other from which two sentences count
as telling the same. Set by hand on our sample pages; no labelled data for merging is at hand."""

SIGNS_NEEDED: Final = 1
"""Signs of one happening that reports of two articles must share, beside actors and compatible days."""

SIGNS_NEEDED_WITHIN: Final = 2
"""The same for two reports of one article: a writer who comes back to a deed repeats its words."""

MAX_COMPARED: Final = 5
"""Reports of an event that a further one is compared with in words, the best dated ones: merging is
done again for each article of a story, so its cost must not grow with the square of the story."""

_MUTUAL: Final = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Roots of deeds that two sides do together: who is named first says nothing."""

_DIRECTED: Final = frozenset({"visit"})
"""Modes of mutual deeds in which it matters who comes to whom."""

_TWO_SIDES: Final = 3
"""Points both sides must reach: 2 for a shared party, 1 where one of the two isn't told, so at
least one side is shared; a side told differently makes it impossible."""

_REAL: Final = (Modality.HAPPENED, Modality.UNDER_WAY, Modality.PLANNED)
"""Modalities that one happening passes through, the most telling first; the others stand alone."""

Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Told:
    """What merging needs of a report and of the article it stands in.

    `published` is the article's earliest day of publication, `newsroom` its independent origin,
    `start` where the sentence stands in the body.
    """

    id: str
    article: str
    published: date | None
    newsroom: str
    start: int
    code: EventCode
    modality: Modality
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    when: Interval | None
    action: str
    evidence: str
    according_to: Actor | None
    score: float


@dataclass(frozen=True, slots=True)
class Merged:
    """An event worked out from its reports; `id` hashes the report that was told first."""

    id: str
    code: EventCode
    modality: Modality
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    when: Interval | None
    told: date | None
    reports: tuple[str, ...]
    origins: int
    summary: str


@dataclass(slots=True)
class _Side:
    """Who stands on one side: ids and states as told, and what those are a part of.

    An assembly is a part of its organisation, so a vote told of either is one; two bodies of one
    organisation are not each other.
    """

    told: set[str] = field(default_factory=set)
    wholes: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, actors: Iterable[Actor]) -> _Side:
        """The side that some actors make."""
        told = {party for actor in actors for party in (actor.id, *actor.states)}
        return cls(told, {whole for party in told for whole in _wholes(party)})

    def add(self, other: _Side) -> None:
        """Take in the parties of another account."""
        self.told |= other.told
        self.wholes |= other.wholes

    def shares(self, other: _Side) -> bool:
        """Whether some party is the same, or a part of one of the other's."""
        return bool(self.told & (other.told | other.wholes) or self.wholes & other.told)


def _wholes(party: str) -> list[str]:
    """What an id says it is a part of: "IGO.UN.GA" of "IGO.UN". A state's bodies carry its code anyway."""
    names = party.split(".")
    return [".".join(names[:length]) for length in range(2, len(names))]


@dataclass(slots=True)
class _Group:
    """Reports held to be of one happening, and what a further one is compared with."""

    reports: list[Told]
    when: Interval | None
    sources: _Side = field(default_factory=lambda: _Side())
    targets: _Side = field(default_factory=lambda: _Side())


def merge(reports: Iterable[Told]) -> tuple[Merged, ...]:
    """The events that reports of one story and one PLOVER root amount to, by id."""
    groups: list[_Group] = []
    by_party: dict[str, list[int]] = {}
    for report in sorted(reports, key=_how_well_dated):
        sides = _Side.of(report.sources + report.targets)
        parties = sides.told | sides.wholes
        near = sorted({number for party in parties for number in by_party.get(party, ())})
        likeness = [(_likeness(report, groups[number]), -number) for number in near]
        best, chosen = max(likeness, default=(0, 0))
        if best:
            _join(groups[-chosen], report)
            number = -chosen
        else:
            groups.append(_Group([], None))
            number = len(groups) - 1
            _join(groups[number], report)
        for party in parties:
            numbers = by_party.setdefault(party, [])
            if number not in numbers:
                numbers.append(number)
    return tuple(sorted((_event(group.reports) for group in groups), key=lambda event: event.id))


def _how_well_dated(report: Told) -> tuple[object, ...]:
    """Dated reports first, sharp ones before vague ones, so that the vague ones find their place."""
    return (_width(report.when), -(bool(report.sources) + bool(report.targets)), *_telling(report))


def _telling(report: Told) -> tuple[date, str, int, str]:
    """The order in which reports were told to the world."""
    return (report.published or date.max, report.article, report.start, report.id)


def _width(interval: Interval | None) -> int:
    if interval is None or interval.start is None or interval.end is None:
        return 1_000_000
    return (interval.end - interval.start).days


def _join(group: _Group, report: Told) -> None:
    group.reports.append(report)
    group.when = _narrowed(group.when, report.when)
    group.sources.add(_Side.of(report.sources))
    group.targets.add(_Side.of(report.targets))


def _narrowed(one: Interval | None, two: Interval | None) -> Interval | None:
    """The days that both leave open."""
    if one is None or two is None:
        return one or two
    starts = [day for day in (one.start, two.start) if day]
    ends = [day for day in (one.end, two.end) if day]
    return Interval(max(starts, default=None), min(ends, default=None))


# --- are they one happening? --------------------------------------------------------------------


def _likeness(report: Told, group: _Group) -> int:
    """How many signs speak for one happening; 0 where the two cannot or need not be one."""
    if _reality(report.modality) != _reality(group.reports[0].modality):
        return 0
    if report.when and group.when and not report.when.overlaps(group.when):
        return 0
    if not _same_sides(report, group):
        return 0
    signs = max(_signs(report, other, group) for other in group.reports[:MAX_COMPARED])
    within = any(other.article == report.article for other in group.reports)
    return signs if signs >= (SIGNS_NEEDED_WITHIN if within else SIGNS_NEEDED) else 0


def _reality(modality: Modality) -> Modality:
    return Modality.HAPPENED if modality in _REAL else modality


def _same_sides(report: Told, group: _Group) -> bool:
    """Whether doers and done-to agree: each side shares an actor or a state, or one is not told."""
    sources, targets = _Side.of(report.sources), _Side.of(report.targets)
    straight = _sides_agree(sources, group.sources) + _sides_agree(targets, group.targets)
    if straight >= _TWO_SIDES:
        return True
    if report.code.plover not in _MUTUAL or report.code.mode in _DIRECTED:
        return False
    return _sides_agree(sources, group.targets) + _sides_agree(targets, group.sources) >= _TWO_SIDES


def _sides_agree(one: _Side, two: _Side) -> int:
    if not one.told or not two.told:
        return 1
    return 2 if one.shares(two) else -10


def _signs(report: Told, other: Told, group: _Group) -> int:
    sharp = max(_width(report.when), _width(group.when)) <= SHARP_DAYS
    return (
        sharp
        + _codes_agree(report.code.cameo, other.code.cameo)
        + bool(_stems(report.action) & _stems(other.action))
        + _alike(report.evidence, other.evidence)
    )


def _codes_agree(one: str, two: str) -> int:
    """1 where one CAMEO code is the other or a part of it, below the root; -1 where they part there.

    A third digit 0 ("120") says that nothing more is known than the root.
    """
    short, long = sorted((_told_part(one), _told_part(two)), key=len)
    if len(short) <= _ROOT_DIGITS:
        return 0
    return 1 if long.startswith(short) else -1


def _told_part(cameo: str) -> str:
    return cameo[:_ROOT_DIGITS] if cameo[_ROOT_DIGITS : _ROOT_DIGITS + 1] == "0" else cameo


_ROOT_DIGITS: Final = 2


def _alike(one: str, two: str) -> bool:
    mine, theirs = _stems(one), _stems(two)
    shorter = min(len(mine), len(theirs))
    return shorter > 0 and len(mine & theirs) / shorter >= ALIKE


_WORD: Final = re.compile(r"\w{4,}")
_STEM_CHARS: Final = 5


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    """The beginnings of a text's longer words: "abstained" and "abstain" are one."""
    return frozenset(word[:_STEM_CHARS] for word in _WORD.findall(text.casefold()))


# --- the best supported values ------------------------------------------------------------------


def _event(group: list[Told]) -> Merged:
    reports = sorted(group, key=_telling)
    code = _best(reports, lambda r: r.code, lambda c: (-len(c.cameo), -len(c.mode), c.cameo, c.mode))
    modality = min((r.modality for r in reports), key=list(Modality).index)
    sources = _supported(reports, lambda r: r.sources)
    targets = _supported(reports, lambda r: r.targets)
    when = None
    for report in reports:
        when = _narrowed(when, report.when)
    spoken = next((r for r in reports if r.code == code), reports[0])
    tellers = {r.according_to for r in reports}
    teller = reports[0].according_to if len(tellers) == 1 else None
    return Merged(
        id=content_id("event", reports[0].id),
        code=code,
        modality=modality,
        sources=sources,
        targets=targets,
        when=when,
        told=reports[0].published,
        reports=tuple(sorted(r.id for r in reports)),
        origins=len({r.newsroom for r in reports}),
        summary=sentence(code, modality, sources, targets, when, spoken.action, teller),
    )


def _best(
    reports: Sequence[Told], value: Callable[[Told], Value], tie: Callable[[Value], tuple[object, ...]]
) -> Value:
    """The value that most newsrooms give; among equals the first by `tie`."""
    support = Counter(given for _, given in {(r.newsroom, value(r)) for r in reports})
    return min(support, key=lambda given: (-support[given], tie(given)))


def _supported(reports: Sequence[Told], side: Callable[[Told], tuple[Actor, ...]]) -> tuple[Actor, ...]:
    """The actors that at least half as many newsrooms name as name the best supported one.

    An actor whose office changed between two reports is given as the first to be told had it.
    """
    seen: dict[str, Actor] = {}
    support: Counter[str] = Counter()
    for _, actor_id in sorted({(r.newsroom, actor.id) for r in reports for actor in side(r)}):
        support[actor_id] += 1
    for report in reports:
        for actor in side(report):
            seen.setdefault(actor.id, actor)
    most = max(support.values(), default=0)
    return tuple(seen[key] for key in sorted(seen) if 2 * support[key] >= most)
