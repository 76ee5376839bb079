"""Works the stories and events of the ledger out anew where something changed under them.

What is still so is left alone; what is not is closed at `now` and followed by a new row, so that
the ledger can tell what was believed when.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.engine import RowMapping

from tightrope.ledger import _schema as t
from tightrope.ledger._merge import Merged, Told, merge
from tightrope.ledger._records import span
from tightrope.ledger._records_reading import reports as read_reports
from tightrope.ledger._rows import days
from tightrope.records import content_id

Row = dict[str, Any]


# --- stories ----------------------------------------------------------------------------------


def story(connection: Connection, key: str, now: datetime) -> None:
    """Bring a story's row in line with its articles."""
    table = t.articles
    rows = connection.execute(
        select(
            table.c.id,
            table.c.headline,
            table.c.newsroom,
            table.c.published_earliest,
            table.c.published_latest,
        ).where(table.c.story_key == key)
    ).mappings()
    wanted = _story_row(key, sorted(rows, key=_by_publication))
    held = connection.execute(
        select(t.stories).where(t.stories.c.key == key, t.stories.c.believed_to.is_(None))
    ).mappings()
    current = held.one_or_none()
    if current is not None:
        if all(current[name] == value for name, value in wanted.items()):
            return
        closing = update(t.stories).where(t.stories.c.version == current["version"])
        connection.execute(closing.values(believed_to=now))
    connection.execute(insert(t.stories).values(**wanted, believed_from=now))


def _by_publication(row: RowMapping) -> tuple[date, str]:
    return (row["published_earliest"] or date.max, row["id"])


def _story_row(key: str, rows: list[RowMapping]) -> Row:
    firsts = [row["published_earliest"] for row in rows if row["published_earliest"]]
    lasts = [row["published_latest"] for row in rows if row["published_latest"]]
    return {
        "id": content_id("story", rows[0]["id"]),
        "key": key,
        "headline": next((row["headline"] for row in rows if row["headline"]), ""),
        "origins": len({row["newsroom"] for row in rows}),
        "first": min(firsts, default=None),
        "last": max(lasts, default=None),
    }


# --- events -----------------------------------------------------------------------------------


def merged(connection: Connection, key: str, root: str) -> tuple[Merged, ...]:
    """The events that a story's reports of one PLOVER root amount to, worked out from the reports."""
    columns = [t.articles.c.newsroom, t.articles.c.published_earliest]
    rows = list(
        connection.execute(
            select(t.reports, *columns)
            .join(t.articles, t.articles.c.id == t.reports.c.article_id)
            .where(t.articles.c.story_key == key, t.reports.c.plover == root)
        ).mappings()
    )
    records = read_reports(connection, rows)
    return merge(
        Told(
            id=record.id,
            article=record.article_id,
            published=row["published_earliest"],
            newsroom=row["newsroom"],
            start=span(row).start,
            code=record.code,
            modality=record.modality,
            sources=tuple(mention.actor for mention in record.sources),
            targets=tuple(mention.actor for mention in record.targets),
            when=record.when,
            action=record.action.text,
            evidence=record.evidence.text,
            according_to=record.according_to,
            score=record.score,
        )
        for row, record in zip(rows, records, strict=True)
    )


def events(connection: Connection, key: str, root: str, now: datetime) -> None:
    """Bring a story's events of one PLOVER root in line with its reports."""
    wanted = {event.id: event for event in merged(connection, key, root)}
    held = current(connection, key, root)
    for event_id, row in held.items():
        if event_id not in wanted or row_of(wanted[event_id], key) != _comparable(row):
            closing = update(t.events).where(t.events.c.version == row["version"])
            connection.execute(closing.values(believed_to=now))
    for event_id, event in wanted.items():
        if event_id not in held or row_of(event, key) != _comparable(held[event_id]):
            _open_event(connection, event, key, now)
    _members(connection, wanted.values(), list(held), now)


def current(connection: Connection, key: str, root: str) -> dict[str, RowMapping]:
    """The event rows that we believe now, by id."""
    rows = connection.execute(
        select(t.events).where(
            t.events.c.story_key == key, t.events.c.plover == root, t.events.c.believed_to.is_(None)
        )
    ).mappings()
    return {row["id"]: row for row in rows}


def row_of(event: Merged, key: str) -> Row:
    """An event's own columns."""
    return {
        "id": event.id,
        "story_key": key,
        "plover": event.code.plover,
        "mode": event.code.mode,
        "cameo": event.code.cameo,
        "modality": event.modality.value,
        "sources": [actor.id for actor in event.sources],
        "targets": [actor.id for actor in event.targets],
        **days("when", event.when),
        "told": event.told,
        "origins": event.origins,
        "summary": event.summary,
    }


def _comparable(row: RowMapping) -> Row:
    return {name: row[name] for name in row if name not in ("version", "believed_from", "believed_to")}


def _open_event(connection: Connection, event: Merged, key: str, now: datetime) -> None:
    opening = insert(t.events).values(**row_of(event, key), believed_from=now).returning(t.events.c.version)
    version = connection.execute(opening).scalar_one()
    parties = [
        {"version": version, "side": side, "party": party}
        for side, actors in (("source", event.sources), ("target", event.targets))
        for party in sorted({party for actor in actors for party in (actor.id, *actor.states)})
    ]
    if parties:
        connection.execute(insert(t.event_parties), parties)


def _members(connection: Connection, wanted: Iterable[Merged], held: list[str], now: datetime) -> None:
    """Bring in line which reports belong to which event."""
    table = t.event_reports
    belong = {report: event.id for event in wanted for report in event.reports}
    open_rows = connection.execute(
        select(table).where(table.c.event_id.in_(held), table.c.believed_to.is_(None))
    ).mappings()
    for row in open_rows.all():
        if belong.get(row["report_id"]) == row["event_id"]:
            del belong[row["report_id"]]
        else:
            connection.execute(update(table).where(table.c.n == row["n"]).values(believed_to=now))
    if belong:
        rows = [
            {"event_id": event, "report_id": report, "believed_from": now}
            for report, event in sorted(belong.items())
        ]
        connection.execute(insert(table), rows)
