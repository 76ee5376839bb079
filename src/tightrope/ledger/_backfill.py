"""Works out for a ledger of an older version what only this version keeps: origins, first versions.

Runs once, in the transaction that brings the tables up to date, over articles that have none yet. What an
older version never looked at (the words of a page's witnesses, live blogs' entries) cannot be made good
without reading the pages again.
"""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from tightrope.ledger import _origins
from tightrope.ledger import _schema as t


def provenance(connection: Connection) -> None:
    """The origin of every group of copies, and the place of every article among those of its address."""
    groups = select(t.articles.c.copy_group).distinct()
    missing = groups.where(t.articles.c.copy_group.not_in(select(t.origins.c.copy_group)))
    for group in sorted(connection.execute(missing).scalars()):
        _origins.regroup(connection, group, ())
    _first_versions(connection)


def _first_versions(connection: Connection) -> None:
    from tightrope.articles.versions import address_key

    table = t.articles
    columns = select(table.c.id, table.c.page_id, table.c.url, table.c.recorded)
    known = select(t.versions.c.article_id).where(t.versions.c.article_id.is_not(None))
    rows = connection.execute(
        columns.where(table.c.url.is_not(None), table.c.id.not_in(known)).order_by(table.c.n)
    ).all()
    last: dict[str, str] = {}
    for row in rows:
        address = address_key(row.url)
        before = last.get(address)
        connection.execute(
            insert(t.versions).values(
                page_id=row.page_id,
                address=address,
                article_id=row.id,
                against=before,
                kind="first" if before is None else "edit",
                changed=0.0,
                why="" if before is None else "read by an older version, which did not compare them",
                fetched=None,
                recorded=row.recorded,
            )
        )
        last[address] = row.id
