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

from tightrope.articles._copies_direction import BY_DAMAGE, BY_TEXT, BY_TIME
from tightrope.articles._copies_text import folded
from tightrope.records import CopyLink, Origin, content_id

CREDITED: Final = 0.9
"""Confidence in an agency that one member credits: a credit may be for a picture or a quotation."""

DOUBTED: Final = 0.5
"""Part of the remaining doubt that each further member with the same credit leaves."""

OWN: Final = 0.8
"""Chance that a text that nobody credits is the own one of the outlet that stands first: the page that it
copied may not be at hand."""

CLOCK: Final = 0.94
DAY: Final = 0.75
"""Chance that the one published first stands before another, by the clock and by the day alone, since sites
give days anew."""

EITHER: Final = 0.5
"""Where nothing tells."""

BY_CLOCK: Final = OWN * CLOCK
"""Confidence in an outlet that is alone, or first by the clock, where nobody credits anybody."""

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


_WORDS: Final = {
    BY_TIME: "it was published before {}",
    BY_TEXT: "it holds what is missing in {}",
    BY_DAMAGE: "a machine reworded {}",
}


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
    """How likely the first stands before all of other outlets, and by what.

    The least chance of standing before one that something tells it from counts: what is wrong of its time or
    text is wrong against all. With those that nothing tells it from it shares what is left.
    """
    first = ordered[0]
    others = [m for m in ordered if (folded(m.outlet) or m.id) != (folded(first.outlet) or first.id)]
    between = {frozenset((link.copy, link.original)): link for link in links}
    chances: dict[str, float] = {}
    told: Counter[str] = Counter()
    for other in others:
        chance, why = _before(first, other, between.get(frozenset((first.id, other.id))))
        outlet = folded(other.outlet) or other.id
        chances[outlet] = min(chance, chances.get(outlet, 1.0))
        told.update(why)
    said = [words.format(_of(told[why], len(others))) for why, words in _WORDS.items() if told[why]]
    level = sum(chance <= EITHER for chance in chances.values())
    if level:
        said.append(f"nothing tells it from {level} other{'s' if level > 1 else ''}")
    least = min((chance for chance in chances.values() if chance > EITHER), default=1.0)
    return OWN * least / (1 + level), "; ".join(said)


def _before(first: Member, other: Member, link: CopyLink | None) -> tuple[float, list[str]]:
    """The chance that `first` is the earlier of two, and what tells: the link between them, else the time."""
    if link is not None:
        if link.original != first.id:
            return 1 - link.direction_score, []
        return link.direction_score, [
            why for why in _WORDS if why in link.direction.partition(" (against")[0]
        ]
    if first.instant and other.instant and first.instant < other.instant:
        return CLOCK, [BY_TIME]
    if first.published and other.published and first.published < other.published:
        return DAY, [BY_TIME]
    return EITHER, []


def _of(count: int, all_: int) -> str:
    if count == all_:
        return "the others" if all_ > 1 else "the other"
    return f"{count} of {all_} others"
