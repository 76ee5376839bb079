"""Works out which newsroom an article comes from first: copies share the origin of what they copy.

The rule is pure (`newsroom`); `regroup` applies it to the articles that a new one is linked to.
Groups don't depend on the order in which articles were read: which of two copies was met first
decides the direction of the link between them, never the group.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select, update
from sqlalchemy.engine import RowMapping

from tightrope.ledger import _schema as t
from tightrope.ledger._fetch import where_in


@dataclass(frozen=True, slots=True)
class Member:
    """What the rule needs of an article."""

    id: str
    published: date | None
    instant: datetime | None
    outlet: str | None
    agency: str | None


def _order(member: Member) -> tuple[date, float, str]:
    instant = member.instant.timestamp() if member.instant else math.inf
    return (member.published or date.max, instant, member.id)


def _day_order(member: Member) -> tuple[date, str]:
    """The order in which claims of copies are taken for the first to be made (`_belief.py`)."""
    return (member.published or date.max, member.id)


def newsroom(members: Sequence[Member]) -> str:
    """What to count the articles of one group under.

    The agency that the earliest of them to name one names; else the outlet of the first published;
    else that article alone. So two articles of one agency count once, whoever prints them.
    """
    ordered = sorted(members, key=_order)
    for member in ordered:
        if member.agency:
            return _plain(member.agency)
    return _plain(ordered[0].outlet or "") or ordered[0].id


def _plain(name: str) -> str:
    words = name.casefold().removeprefix("the ")
    return " ".join(words.split())


def regroup(connection: Connection, article_id: str, linked: Iterable[str]) -> set[str]:
    """Put an article into the groups of those it is linked to; the articles that this changes.

    An article is changed where its newsroom is another, or where others of its group were published
    before it that were not of its group till now (what they said first, it says again).
    """
    table = t.articles
    columns = select(table.c.id, table.c.copy_group, table.c.newsroom).add_columns(
        table.c.published_earliest, table.c.published_instant, table.c.outlet, table.c.agency
    )
    touched = {
        row["copy_group"]
        for row in where_in(connection, select(table.c.copy_group), table.c.id, sorted({article_id, *linked}))
    }
    rows = list(where_in(connection, columns, table.c.copy_group, sorted(touched)))
    old = {row["id"]: (row["copy_group"], row["newsroom"]) for row in rows}
    members = sorted((_member(row) for row in rows), key=_order)
    group, room = members[0].id, newsroom(members)
    for member in members:
        if old[member.id] != (group, room):
            moving = update(table).where(table.c.id == member.id)
            connection.execute(moving.values(copy_group=group, newsroom=room))
    before: Counter[str] = Counter()
    changed = set()
    for place, member in enumerate(sorted(members, key=_day_order)):
        old_group, old_room = old[member.id]
        if old_room != room or before[old_group] != place:
            changed.add(member.id)
        before[old_group] += 1
    return changed


def _member(row: RowMapping) -> Member:
    when = row["published_earliest"], row["published_instant"]
    return Member(row["id"], *when, row["outlet"], row["agency"])
