"""Who wrote first what a group of copies tells, and how sure that is.

An agency that members credit is the origin, though its own page may not be among them; else the outlet of
the member that stands first by the links' directions and by time. The confidences are set by hand,
cautiously; docs/copies.md holds them against made groups whose origin is known.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from tightrope.records import CopyLink, Origin, content_id

CREDITED: Final = 0.9
"""Confidence in an agency that one member credits: a credit may be for a picture or a quotation."""

DOUBTED: Final = 0.5
"""Part of the remaining doubt that each further member with the same credit leaves."""

BY_CLOCK: Final = 0.75
BY_DAY: Final = 0.6
"""Confidence in the outlet published first where nobody credits anybody: sites give days anew."""

MANY: Final = 4
UNSEEN: Final = 0.7
"""Outlets from which on, and factor by which, a text that nobody credits is doubted to be one's own: what so
many print at once comes from an agency or a press office that none of them names."""


@dataclass(frozen=True, slots=True)
class Member:
    """What the rule needs of an article: who published it when, whom it credits, how long it is."""

    id: str
    published: date | None = None
    instant: datetime | None = None
    outlet: str | None = None
    agency: str | None = None
    dateline: str | None = None
    words: int = 0


def origin_of(members: Sequence[Member], links: Sequence[CopyLink]) -> Origin:
    """The origin of a group of copies; the order of `members` and `links` makes no difference.

    `links` that lead out of the group are left aside. Raises ValueError for an empty group.
    """
    if not members:
        raise ValueError("a group of copies has one member at least")
    names = tuple(sorted({member.id for member in members}))
    ordered = sorted(members, key=lambda m: _rank(m, _standing(links, set(names))))
    newsroom, confidence, why = _credited(ordered) or _first(ordered, links)
    own = [m for m in ordered if newsroom and folded(newsroom) in folded(m.outlet)]
    crediting = [m for m in ordered if newsroom and folded(m.agency) == folded(newsroom)]
    nearest = (own or crediting or ordered)[0]
    return Origin(content_id("origin", *names), names, nearest.id, newsroom, round(confidence, 4), why)


def folded(name: str | None) -> str:
    """A newsroom's name as it is compared: case, white space and an article before it make no difference."""
    return " ".join((name or "").casefold().split()).removeprefix("the ")


def _standing(links: Sequence[CopyLink], members: set[str]) -> dict[str, float]:
    """What the links say of each member: log odds of being first, summed over its links."""
    standing: dict[str, float] = dict.fromkeys(members, 0.0)
    for link in sorted(links, key=lambda link: (link.copy, link.original)):
        if link.copy in members and link.original in members:
            score = min(0.99, max(0.5, link.direction_score))
            odds = math.log(score / (1 - score))
            standing[link.original] += odds
            standing[link.copy] -= odds
    return standing


def _rank(member: Member, standing: dict[str, float]) -> tuple[date, float, float, int, str]:
    """First by day, then by the clock, then by what the links say, then the longest."""
    instant = member.instant.timestamp() if member.instant else math.inf
    first = (member.published or date.max, instant)
    return (*first, -round(standing[member.id], 6), -member.words, member.id)


def _credited(ordered: Sequence[Member]) -> tuple[str, float, str] | None:
    """The agency that most members credit, of equals the one credited first."""
    named = [member.agency for member in ordered if member.agency]
    if not named:
        return None
    counts = Counter(folded(name) for name in named)
    most = max(counts.values())
    agency = next(name for name in named if counts[folded(name)] == most)
    agreeing = counts[folded(agency)]
    own = any(folded(agency) in folded(m.outlet) for m in ordered)
    doubt = (1 - CREDITED) * DOUBTED ** (agreeing - 1 + own)
    confidence = (1 - doubt) * agreeing / len(named)
    why = f"{agreeing} of {len(ordered)} articles credit it"
    why += ", and its own page is among them" if own else ""
    if agreeing < len(named):
        why += f"; {len(named) - agreeing} credit another agency"
    return " ".join(agency.split()), confidence, why


def _first(ordered: Sequence[Member], links: Sequence[CopyLink]) -> tuple[str, float, str]:
    """The outlet of the member that stands first, where nobody credits an agency."""
    first, outlets = ordered[0], {folded(m.outlet) or m.id for m in ordered}
    newsroom = " ".join((first.outlet or "").split())
    if len(outlets) == 1:
        why = "the only article" if len(ordered) == 1 else "all are of one outlet"
        return newsroom, (BY_CLOCK if newsroom else 0.0), f"{why}, and it credits nobody"
    confidence, why = _lead(ordered, links)
    if len(outlets) >= MANY:
        confidence *= UNSEEN
        why += f"; but {len(outlets)} outlets have it and none says from where: an agency may stand behind it"
    if not newsroom:
        return "", 0.0, f"{why}; its outlet is not known"
    return newsroom, confidence, why


def _lead(ordered: Sequence[Member], links: Sequence[CopyLink]) -> tuple[float, str]:
    """How clearly the first stands before the next of another outlet, and by what."""
    first = ordered[0]
    others = [m for m in ordered if (folded(m.outlet) or m.id) != (folded(first.outlet) or first.id)]
    level = [m for m in others if m.published is None or m.published == first.published]
    if first.published and not level:
        return BY_DAY, "it was published a day or more before the others"
    if first.instant and all(m.instant and m.instant > first.instant for m in level):
        return BY_CLOCK, "it was published before the others, by the clock"
    ids = {m.id for m in others}
    said = [link.direction_score for link in links if link.original == first.id and link.copy in ids]
    share = 1 / (1 + len({folded(m.outlet) or m.id for m in level}))
    if said and max(said) > share:
        return min(said), "it holds what the others lack"
    return share, f"nothing tells it from {len(level)} others of the same time"
