"""Lists of records by filter: what the verbs of the API ask of the database; owns those statements.

Every list has one order that depends on nothing but what is held: time in the world first, then
ids. Rows without a day come last. `Listed.total` counts what matched before the limit.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, Text, and_, cast, func, or_, select
from sqlalchemy.engine import RowMapping

from tightrope.ledger import _records as records
from tightrope.ledger import _records_reading as readings
from tightrope.ledger import _schema as t
from tightrope.ledger._answers import Head, Lead, Listed, Record
from tightrope.ledger._fetch import where_in
from tightrope.records import (
    Actor,
    Article,
    Claim,
    Conflict,
    Correction,
    Event,
    EventReport,
    Failure,
    Interval,
    NoticeKind,
    Quote,
    Story,
)

Wanted = list[ColumnElement[bool]]


def _listed(
    connection: Connection,
    statement: Select[Any],
    order: Sequence[ColumnElement[Any]],
    limit: int | None,
    build: Callable[[Connection, Sequence[RowMapping]], list[Record]],
) -> Listed[Record]:
    rows = connection.execute(statement.order_by(*order).limit(limit)).mappings().all()
    total = len(rows)
    if limit is not None and total >= limit:
        total = connection.execute(select(func.count()).select_from(statement.subquery())).scalar_one()
    return Listed(tuple(build(connection, rows)), total)


# --- filters ------------------------------------------------------------------------------------


def folded(text: str) -> str:
    """A name without case and accents, for comparison."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def actors_like(connection: Connection, wanted: str) -> list[RowMapping]:
    """The actor rows that a user's word means: an id, what lies under it ("KAZ"), or part of a name."""
    rows = connection.execute(select(t.actors.c.key, t.actors.c.id, t.actors.c.name)).mappings().all()
    code = wanted.upper()
    by_id = [row for row in rows if row["id"].upper() == code or row["id"].upper().startswith(f"{code}.")]
    return by_id or [row for row in rows if folded(wanted) in folded(row["name"])]


def _code(wanted: str) -> ColumnElement[bool]:
    """A filter by PLOVER root, mode or CAMEO code, or several of them ("CONSULT visit", "ASSAULT 19")."""
    matches: Wanted = []
    for word in wanted.split():
        if word.isascii() and word.isdecimal():
            matches.append(t.events.c.cameo.startswith(word, autoescape=True))
        else:
            matches.append(or_(t.events.c.plover == word.upper(), t.events.c.mode == word.casefold()))
    return and_(*matches)


def _within(table: Table, name: str, since: date | None, until: date | None) -> Wanted:
    """Rows whose days may lie between two days, both included; rows without any day don't match."""
    first, last = table.c[f"{name}_from"], table.c[f"{name}_to"]
    wanted: Wanted = []
    if since or until:
        wanted.append(or_(first.is_not(None), last.is_not(None)))
    if since:
        wanted.append(or_(last.is_(None), last >= since))
    if until:
        wanted.append(or_(first.is_(None), first <= until))
    return wanted


def _published(since: date | None, until: date | None) -> Wanted:
    wanted: Wanted = []
    if since:
        wanted.append(t.articles.c.published_latest >= since)
    if until:
        wanted.append(t.articles.c.published_earliest <= until)
    return wanted


def _in_story(key: Any, story: str) -> ColumnElement[bool]:
    keys = select(t.stories.c.key).where(
        t.stories.c.id.startswith(story, autoescape=True), t.stories.c.believed_to.is_(None)
    )
    return or_(key.in_(keys))


_ARTICLE_ORDER: tuple[ColumnElement[Any], ...] = (
    t.articles.c.published_earliest.is_(None),
    t.articles.c.published_earliest,
    t.articles.c.id,
)


# --- lists --------------------------------------------------------------------------------------


def articles(
    connection: Connection,
    *,
    outlet: str | None,
    since: date | None,
    until: date | None,
    story: str | None,
    limit: int | None,
) -> Listed[Article]:
    """Articles by day of publication."""
    wanted = _published(since, until)
    if outlet:
        wanted.append(t.articles.c.outlet.contains(outlet, autoescape=True))
    if story:
        wanted.append(_in_story(t.articles.c.story_key, story))
    return _listed(connection, select(t.articles).where(*wanted), _ARTICLE_ORDER, limit, records.articles)


def events(
    connection: Connection,
    *,
    actor: str | None,
    state: str | None,
    code: str | None,
    since: date | None,
    until: date | None,
    modality: str | None,
    story: str | None,
    limit: int | None,
) -> Listed[Event]:
    """Events by the days they may have happened on, those without a day last."""
    table = t.events
    wanted: Wanted = [table.c.believed_to.is_(None), *_within(table, "when", since, until)]
    if actor:
        ids = sorted({row["id"] for row in actors_like(connection, actor)})
        wanted.append(table.c.version.in_(_versions(ids)))
    if state:
        wanted.append(table.c.version.in_(_versions([state])))
    if code:
        wanted.append(_code(code))
    if modality:
        wanted.append(table.c.modality == modality)
    if story:
        wanted.append(_in_story(table.c.story_key, story))
    order = (table.c.when_from.is_(None), table.c.when_from, table.c.when_to, table.c.told, table.c.id)
    return _listed(connection, select(table).where(*wanted), order, limit, records.events)


def _versions(parties: Sequence[str]) -> Select[Any]:
    return select(t.event_parties.c.version).where(t.event_parties.c.party.in_(parties))


def reports(connection: Connection, *, article: str | None, limit: int | None) -> Listed[EventReport]:
    """Reports by article, in the order of the text."""
    statement = select(t.reports).join(t.articles, t.articles.c.id == t.reports.c.article_id)
    if article:
        statement = statement.where(t.reports.c.article_id == article)
    return _listed(connection, statement, (*_ARTICLE_ORDER, t.reports.c.n), limit, readings.reports)


def quotes(
    connection: Connection,
    *,
    speaker: str | None,
    about: str | None,
    stance: str | None,
    kind: str | None,
    since: date | None,
    until: date | None,
    limit: int | None,
) -> Listed[Quote]:
    """Quotes by article, in the order of the text."""
    table = t.quotes
    wanted = _published(since, until)
    if speaker:
        keys = [row["key"] for row in actors_like(connection, speaker)]
        wanted.append(table.c.speaker_key.in_(keys))
    if about:
        ids = sorted({row["id"] for row in actors_like(connection, about)})
        named = select(t.quote_about.c.quote_id).where(t.quote_about.c.actor_id.in_(ids))
        wanted.append(table.c.id.in_(named))
    if stance:
        wanted.append(table.c.stance == stance)
    if kind:
        wanted.append(table.c.kind == kind)
    statement = select(table).join(t.articles, t.articles.c.id == table.c.article_id).where(*wanted)
    return _listed(connection, statement, (*_ARTICLE_ORDER, table.c.n), limit, readings.quotes)


def claims(
    connection: Connection, *, kind: str | None, subject: str | None, limit: int | None
) -> Listed[Claim]:
    """Claims by article, in the order of the text; withdrawn ones among them, marked."""
    table = t.claims
    wanted: Wanted = []
    if kind:
        wanted.append(table.c.kind == kind)
    if subject:
        about = select(t.claim_subjects.c.claim_id).where(t.claim_subjects.c.part == subject)
        wanted.append(table.c.id.in_(about))
    statement = select(table).join(t.articles, t.articles.c.id == table.c.article_id).where(*wanted)
    return _listed(connection, statement, (*_ARTICLE_ORDER, table.c.n), limit, records.claims)


def conflicts(connection: Connection, *, kind: str | None, limit: int | None) -> Listed[Conflict]:
    """Conflicts that stand, by kind and id."""
    table = t.conflicts
    wanted: Wanted = [table.c.believed_to.is_(None)]
    if kind:
        wanted.append(table.c.kind == kind)
    return _listed(
        connection, select(table).where(*wanted), (table.c.kind, table.c.id), limit, records.conflicts
    )


def corrections(connection: Connection, *, limit: int | None) -> Listed[Correction]:
    """Corrections by the day they were made, those without a day last."""
    table = t.corrections
    order = (table.c.day.is_(None), table.c.day, table.c.id)
    return _listed(
        connection, select(table), order, limit, lambda _, rows: [records.correction(row) for row in rows]
    )


def stories(
    connection: Connection, *, since: date | None, until: date | None, limit: int | None
) -> Listed[Story]:
    """Stories by their first day."""
    table = t.stories
    wanted: Wanted = [table.c.believed_to.is_(None)]
    if since:
        wanted.append(table.c.last >= since)
    if until:
        wanted.append(table.c.first <= until)
    order = (table.c.first.is_(None), table.c.first, table.c.id)
    return _listed(connection, select(table).where(*wanted), order, limit, records.stories)


def failures(connection: Connection, *, skipped: bool | None, limit: int | None) -> Listed[Failure]:
    """Inputs that could not be read and were not read since, by origin."""
    table = t.failures
    wanted: Wanted = [table.c.cleared.is_(None)]
    if skipped is not None:
        wanted.append(table.c.skipped == skipped)
    order = (table.c.origin, table.c.code, table.c.id)
    statement = select(table).where(*wanted)
    return _listed(
        connection, statement, order, limit, lambda _, rows: [records.failure(row) for row in rows]
    )


def actors(connection: Connection, ids: Sequence[str]) -> dict[str, Actor]:
    """Actors by id, as the record knows them best: in the office that most mentions give them."""
    mention = t.actor_mentions.c
    counted = (
        select(t.actors, func.count(mention.id).label("mentions"))
        .outerjoin(t.actor_mentions, mention.actor_key == t.actors.c.key)
        .group_by(t.actors.c.key)
    )
    best: dict[str, RowMapping] = {}
    for row in where_in(connection, counted, t.actors.c.id, ids):
        held = best.get(row["id"])
        if held is None or (-row["mentions"], row["key"]) < (-held["mentions"], held["key"]):
            best[row["id"]] = row
    return {key: records.actor(row) for key, row in best.items()}


def heads(connection: Connection) -> dict[str, Head]:
    """Every article's head, by id."""
    table = t.articles.c
    met = select(t.sightings.c.page_id, func.min(t.sightings.c.origin).label("origin"))
    met_at = met.group_by(t.sightings.c.page_id).subquery()
    columns = (table.id, table.page_id, met_at.c.origin, table.headline, table.outlet, table.newsroom)
    more = (table.published_earliest, table.published_latest, table.copy_group, table.recorded)
    statement = (
        select(*columns, *more, t.stories.c.id.label("story"), t.origins.c.confidence)
        .join(t.stories, t.stories.c.key == table.story_key)
        .outerjoin(t.origins, t.origins.c.copy_group == table.copy_group)
        .join(met_at, met_at.c.page_id == table.page_id)
        .where(t.stories.c.believed_to.is_(None))
    )
    return {
        row["id"]: Head(
            id=row["id"],
            page_id=row["page_id"],
            origin=row["origin"],
            headline=row["headline"],
            outlet=row["outlet"],
            published=Interval(row["published_earliest"], row["published_latest"]),
            newsroom=row["newsroom"],
            copies=row["copy_group"],
            story=row["story"],
            recorded=row["recorded"],
            confidence=row["confidence"],
        )
        for row in connection.execute(statement).mappings()
    }


def retracted(connection: Connection) -> set[str]:
    """The articles that their newsroom took back as a whole, all versions of such a page among them."""
    notice, version = t.notices.c, t.versions.c
    told = select(notice.article_id).where(notice.kind == NoticeKind.RETRACTION.value)
    addresses = select(version.address).where(version.article_id.in_(told))
    of_page = select(version.article_id).where(
        version.address.in_(addresses), version.article_id.is_not(None)
    )
    return {*connection.execute(told).scalars(), *connection.execute(of_page).scalars()}


def taken_back(connection: Connection) -> set[str]:
    """The events that no article tells of but retracted ones."""
    gone = sorted(retracted(connection))
    if not gone:
        return set()
    member, report = t.event_reports.c, t.reports.c
    told = (
        select(member.event_id)
        .join(t.reports, report.id == member.report_id)
        .where(member.believed_to.is_(None))
    )
    by_them = set(connection.execute(told.where(report.article_id.in_(gone))).scalars())
    return by_them - set(connection.execute(told.where(report.article_id.not_in(gone))).scalars())


def leads(connection: Connection, events: Sequence[Event]) -> dict[str, Lead]:
    """The sentence of each event's first published report, by the event's id."""
    published = func.coalesce(t.articles.c.published_earliest, "9999").label("published")
    statement = select(t.reports, cast(published, Text).label("told")).join(
        t.articles, t.articles.c.id == t.reports.c.article_id
    )
    rows = where_in(connection, statement, t.reports.c.id, [key for event in events for key in event.reports])
    known = {row["id"]: row for row in rows}
    first = {
        event.id: min(
            (known[key] for key in event.reports),
            key=lambda row: (row["told"], row["article_id"], row["start"]),
        )
        for event in events
    }
    return {
        key: Lead(
            row["id"],
            row["article_id"],
            row["text"],
            row["action_start"] - row["start"],
            row["action_end"] - row["start"],
        )
        for key, row in first.items()
    }
