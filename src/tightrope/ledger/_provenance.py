"""What the ledger knows of where articles come from: links between copies, origins of groups, versions.

Owns the statements that write and read these three; which newsroom a group is counted under is worked
out in `_origins.py`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, func, insert, select
from sqlalchemy.engine import RowMapping

from tightrope.ledger import _records as records
from tightrope.ledger import _rows
from tightrope.ledger import _schema as t
from tightrope.ledger._answers import Listed
from tightrope.ledger._fetch import grouped, where_in
from tightrope.records import Article, ChangeKind, CopyLink, Origin, Version, content_id

MAX_HISTORY: Final = 50
"""Versions of one address that a new one is set against, the latest: a page edited more often than that is a
live blog, whose older states no new one goes back to."""


# --- copies -------------------------------------------------------------------------------------


def copies(connection: Connection, *, article: str | None, limit: int | None) -> Listed[CopyLink]:
    """Links between copies; of one article (a whole id) those to and from it."""
    table = t.copies
    statement = select(table)
    if article:
        statement = statement.where((table.c.copy == article) | (table.c.original == article))
    rows = connection.execute(statement.order_by(table.c.original, table.c.copy).limit(limit)).mappings()
    found = tuple(copy_link(row) for row in rows)
    return Listed(found, _total(connection, statement, len(found), limit))


def copy_link(row: RowMapping) -> CopyLink:
    """A link between copies, from its row."""
    told = row["kind"], row["similarity"], row["why"], row["score"], row["direction"], row["direction_score"]
    return CopyLink(row["copy"], row["original"], *told)


def _total(connection: Connection, statement: Select[Any], found: int, limit: int | None) -> int:
    if limit is None or found < limit:
        return found
    return int(connection.execute(select(func.count()).select_from(statement.subquery())).scalar_one())


# --- origins ------------------------------------------------------------------------------------


def origins(connection: Connection, *, limit: int | None) -> Listed[Origin]:
    """The groups of articles that copy each other, largest first; versions of one page alone are none."""
    copied = select(t.articles.c.copy_group).join(t.copies, t.copies.c.copy == t.articles.c.id)
    members = select(t.articles.c.copy_group, func.count().label("size")).group_by(t.articles.c.copy_group)
    sizes = members.where(t.articles.c.copy_group.in_(copied)).subquery()
    statement = select(t.origins, sizes.c.size).join(sizes, sizes.c.copy_group == t.origins.c.copy_group)
    ordered = statement.order_by(sizes.c.size.desc(), t.origins.c.copy_group).limit(limit)
    rows = connection.execute(ordered).mappings().all()
    found = _origins(connection, rows)
    return Listed(tuple(found), _total(connection, statement, len(found), limit))


def origin_of(connection: Connection, group: str) -> Origin | None:
    """The origin of one group; None where it was never worked out (a ledger of an older version)."""
    rows = connection.execute(select(t.origins).where(t.origins.c.copy_group == group)).mappings().all()
    return _origins(connection, rows)[0] if rows else None


def _origins(connection: Connection, rows: Sequence[RowMapping]) -> list[Origin]:
    table = t.articles
    wanted = select(table.c.id, table.c.copy_group).order_by(table.c.id)
    members = grouped(connection, wanted, table.c.copy_group, [row["copy_group"] for row in rows])
    return [
        Origin(
            id=row["copy_group"],
            members=tuple(member["id"] for member in members.get(row["copy_group"], ())),
            article=row["article_id"],
            newsroom=row["newsroom"],
            confidence=row["confidence"],
            why=row["why"],
        )
        for row in rows
    ]


# --- versions -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Held:
    """A version kept of an address, and when its page was fetched."""

    article: Article
    fetched: datetime | None


def history(connection: Connection, address: str) -> list[Held]:
    """The versions kept of an address, in the order of their fetching, those without a time first."""
    table = t.versions
    kept = select(table.c.article_id, table.c.fetched).where(
        table.c.address == address, table.c.article_id.is_not(None)
    )
    rows = connection.execute(kept.order_by(table.c.n.desc()).limit(MAX_HISTORY)).all()
    times = {row.article_id: row.fetched for row in reversed(rows)}
    found = where_in(connection, select(t.articles), t.articles.c.id, times)
    articles = {article.id: article for article in records.articles(connection, list(found))}
    held = [Held(articles[key], fetched) for key, fetched in times.items()]
    return sorted(held, key=lambda seen: seen.fetched.timestamp() if seen.fetched else -math.inf)


def standing(connection: Connection, address: str) -> tuple[str, datetime | None] | None:
    """The article whose text counts for an address, and when the address was met last; None for a new one.

    It is that of the page fetched last; of pages without a time that of the page read last.
    """
    table = t.versions
    statement = select(table.c.article_id, table.c.against, table.c.fetched)
    newest = statement.where(table.c.address == address).order_by(table.c.n.desc()).limit(MAX_SIGHTS)
    rows = connection.execute(newest).all()
    if not rows:
        return None
    last = max(rows, key=lambda row: row.fetched.timestamp() if row.fetched else -math.inf)
    return last.article_id or last.against, last.fetched


MAX_SIGHTS: Final = 500
"""Sights of one address, the latest, among which the one that was fetched last is looked for."""


def of_address(connection: Connection, address: str) -> list[str]:
    """Ids of the articles kept of an address, since another article came to stand there."""
    table = t.versions
    mine = table.c.address == address, table.c.article_id.is_not(None)
    other = select(func.max(table.c.n)).where(*mine, table.c.kind == ChangeKind.OTHER.value)
    since = func.coalesce(other.scalar_subquery(), 0)
    return sorted(connection.execute(select(table.c.article_id).where(*mine, table.c.n >= since)).scalars())


def put_version(connection: Connection, version: Version, maker: str, now: datetime) -> None:
    """Write one sight of an address, with the sentences that went and came."""
    row = {
        "page_id": version.page_id,
        "address": version.address,
        "article_id": version.article_id,
        "against": version.against,
        "kind": version.kind,
        "changed": version.changed,
        "why": version.why,
        "fetched": version.fetched,
        "recorded": now,
    }
    n = connection.execute(insert(t.versions).values(**row).returning(t.versions.c.n)).scalar_one()
    for part, article, found in (
        ("removed", version.against, version.removed),
        ("added", version.article_id, version.added),
    ):
        if article is not None:
            lines = [line for _, line in _rows.spans(article, _owner(n), part, _rows.BODY, found, maker)]
            connection.execute(insert(t.spans), lines) if lines else None


def _owner(n: int) -> str:
    """The id under which the spans of the n-th sight of any address are kept."""
    return content_id("version", n)


def sighted_again(connection: Connection, page_id: str, fetched: datetime | None, now: datetime) -> bool:
    """Note that an address gave a page that it gave before; whether that was news.

    It is where the page was fetched later than any other of its address and another text stood since.
    """
    table = t.versions
    met = select(table).where(table.c.page_id == page_id).order_by(table.c.n.desc())
    row = connection.execute(met).mappings().first()
    if row is None or fetched is None:
        return False
    stood = standing(connection, row["address"])
    mine = row["article_id"] or row["against"]
    if stood is None or stood[0] == mine or (stood[1] is not None and fetched <= stood[1]):
        return False
    why = "an earlier page is back, byte for byte"
    kind = ChangeKind.REVERT.value
    put_version(connection, Version(row["address"], page_id, None, mine, kind, 0.0, why, fetched), "", now)
    return True


def versions(
    connection: Connection, *, address: str | None, article: str | None, limit: int | None
) -> Listed[Version]:
    """What addresses gave, in the order of reading; those met with one version alone only where asked for.

    `address` is a key of `articles.versions.address_key`, `article` a whole id.
    """
    table = t.versions
    statement = select(table)
    if address:
        statement = statement.where(table.c.address == address)
    elif article:
        of_article = select(table.c.address).where(table.c.article_id == article)
        statement = statement.where(table.c.address.in_(of_article))
    else:
        several = select(table.c.address).group_by(table.c.address).having(func.count() > 1)
        statement = statement.where(table.c.address.in_(several))
    rows = connection.execute(statement.order_by(table.c.address, table.c.n).limit(limit)).mappings().all()
    placed = records.spans(connection, [_owner(row["n"]) for row in rows])
    found = tuple(_version(row, placed) for row in rows)
    return Listed(found, _total(connection, statement, len(found), limit))


def _version(row: RowMapping, placed: records.Spans) -> Version:
    return Version(
        address=row["address"],
        page_id=row["page_id"],
        article_id=row["article_id"],
        against=row["against"],
        kind=row["kind"],
        changed=row["changed"],
        why=row["why"],
        fetched=row["fetched"],
        removed=placed.get((_owner(row["n"]), "removed"), ()),
        added=placed.get((_owner(row["n"]), "added"), ()),
    )
