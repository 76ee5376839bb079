"""What the ledger knows of where articles come from: links between copies, origins of groups, versions.

Owns the statements that write and read these three; which newsroom a group is counted under is worked
out in `_origins.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Select, func, insert, select
from sqlalchemy.engine import RowMapping

from tightrope.ledger import _records as records
from tightrope.ledger import _rows
from tightrope.ledger import _schema as t
from tightrope.ledger._answers import Listed
from tightrope.ledger._fetch import grouped, where_in
from tightrope.records import Article, CopyLink, Origin, Version

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
    """The groups of two articles and more that go back to one origin, largest first."""
    members = select(t.articles.c.copy_group, func.count().label("size")).group_by(t.articles.c.copy_group)
    sizes = members.having(func.count() > 1).subquery()
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


def history(connection: Connection, address: str) -> list[Article]:
    """The articles kept of an address, oldest first."""
    table = t.versions
    kept = select(table.c.article_id).where(table.c.address == address, table.c.article_id.is_not(None))
    newest = kept.join(t.articles, t.articles.c.id == table.c.article_id).order_by(t.articles.c.n.desc())
    ids = list(connection.execute(newest.limit(MAX_HISTORY)).scalars())
    found = where_in(connection, select(t.articles).order_by(t.articles.c.n), t.articles.c.id, ids)
    return records.articles(connection, list(found))


def of_address(connection: Connection, address: str) -> list[str]:
    """Ids of the articles kept of an address."""
    table = t.versions
    kept = select(table.c.article_id).where(table.c.address == address, table.c.article_id.is_not(None))
    return sorted(connection.execute(kept).scalars())


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
    connection.execute(insert(t.versions).prefix_with("OR IGNORE"), [row])
    for part, article, found in (
        ("removed", version.against, version.removed),
        ("added", version.article_id, version.added),
    ):
        if article is not None:
            rows = _rows.spans(article, version.page_id, part, _rows.BODY, found, maker)
            lines = [line for _, line in rows]
            if lines:
                connection.execute(insert(t.spans).prefix_with("OR IGNORE"), lines)


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
    ordered = statement.order_by(table.c.address, table.c.recorded, table.c.page_id).limit(limit)
    rows = connection.execute(ordered).mappings().all()
    placed = records.spans(connection, [row["page_id"] for row in rows])
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
        removed=placed.get((row["page_id"], "removed"), ()),
        added=placed.get((row["page_id"], "added"), ()),
    )
