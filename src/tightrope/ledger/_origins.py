"""Keeps the groups of copies: which articles go back to one origin, which newsroom that is, how sure it is.

The rule is pure and stands in `articles.copies.origin_of`; `regroup` applies it to the articles that a new
one is linked to. Groups don't depend on the order in which articles were read: which of two copies was met
first may decide the direction of the link between them, never the group.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.engine import RowMapping

from tightrope.ledger import _provenance
from tightrope.ledger import _schema as t
from tightrope.ledger._fetch import where_in
from tightrope.records import CopyLink, Origin

if TYPE_CHECKING:
    from tightrope.articles.copies import Member


def counted_under(origin: Origin) -> str:
    """What the articles of a group are counted under: the newsroom's name, else the article alone.

    Case, white space and an article before the name make no difference, so two articles of one agency
    count once, whoever prints them.
    """
    from tightrope.articles.copies import folded

    return folded(origin.newsroom) or origin.article


def regroup(connection: Connection, article_id: str, linked: Iterable[str]) -> set[str]:
    """Put an article into the groups of those it is linked to; the articles that this changes.

    An article is changed where its newsroom is another, or where others of its group were published
    before it that were not of its group till now (what they said first, it says again).
    """
    # Imported here: asking a ledger needs no part of what reads pages, and starts faster without.
    from tightrope.articles.copies import origin_of

    table = t.articles
    touched = {
        row["copy_group"]
        for row in where_in(connection, select(table.c.copy_group), table.c.id, sorted({article_id, *linked}))
    }
    rows = list(where_in(connection, _COLUMNS, table.c.copy_group, sorted(touched)))
    old = {row["id"]: (row["copy_group"], row["newsroom"]) for row in rows}
    members = sorted((_member(row) for row in rows), key=_day_order)
    group, origin = min(members, key=_order).id, origin_of(members, _links(connection, old))
    room = counted_under(origin)
    for member in members:
        if old[member.id] != (group, room):
            moving = update(table).where(table.c.id == member.id)
            connection.execute(moving.values(copy_group=group, newsroom=room))
    _put_origin(connection, touched, group, origin)
    return _changed(members, old, room)


_LENGTH: Final = func.length(t.articles.c.body)
_SPACES: Final = _LENGTH - func.length(func.replace(t.articles.c.body, " ", ""))
_COLUMNS: Final = select(
    t.articles.c.id,
    t.articles.c.copy_group,
    t.articles.c.newsroom,
    t.articles.c.published_latest,
    t.articles.c.published_instant,
    t.articles.c.outlet,
    t.articles.c.agency,
    t.articles.c.dateline,
    (_SPACES + 1).label("words"),
)


def _member(row: RowMapping) -> Member:
    """What the rule needs of an article; of several days that it may be of, the last counts, so that no
    article comes first by a guess."""
    from tightrope.articles.copies import Member

    when = row["published_latest"], row["published_instant"]
    return Member(row["id"], *when, row["outlet"], row["agency"], row["dateline"], row["words"])


def _order(member: Member) -> tuple[date, float, str]:
    instant = member.instant.timestamp() if member.instant else math.inf
    return (member.published or date.max, instant, member.id)


def _day_order(member: Member) -> tuple[date, str]:
    """The order in which claims of copies are taken for the first to be made (`_belief.py`)."""
    return (member.published or date.max, member.id)


def _links(connection: Connection, members: Iterable[str]) -> list[CopyLink]:
    """The links between copies of a group."""
    statement = select(t.copies).order_by(t.copies.c.copy, t.copies.c.original)
    rows = where_in(connection, statement, t.copies.c.copy, sorted(members))
    return [_provenance.copy_link(row) for row in rows]


def _put_origin(connection: Connection, touched: Iterable[str], group: str, origin: Origin) -> None:
    """Put the origin of a group in the place of those of the groups that it was made of."""
    table = t.origins
    connection.execute(delete(table).where(table.c.copy_group.in_(sorted({group, *touched}))))
    row = {
        "copy_group": group,
        "article_id": origin.article,
        "newsroom": origin.newsroom,
        "confidence": origin.confidence,
        "why": origin.why,
    }
    connection.execute(insert(table), [row])


def _changed(members: Sequence[Member], old: dict[str, tuple[str, str]], room: str) -> set[str]:
    before: Counter[str] = Counter()
    changed = set()
    for place, member in enumerate(members):
        old_group, old_room = old[member.id]
        if old_room != room or before[old_group] != place:
            changed.add(member.id)
        before[old_group] += 1
    return changed
