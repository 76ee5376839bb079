"""Rows to records: pages, articles, claims and the merged record; the way back of `_rows.py`.

Each function takes rows already selected and ordered, fetches what hangs on them in few
statements, and gives records in the same order.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select
from sqlalchemy.engine import RowMapping

from tightrope.ledger import _schema as t
from tightrope.ledger._fetch import grouped, where_in
from tightrope.ledger._rows import part_id
from tightrope.records import (
    Actor,
    ActorKind,
    Article,
    Claim,
    ClaimKind,
    Conflict,
    Correction,
    Entry,
    Event,
    EventCode,
    Failure,
    Finding,
    FindingKind,
    Interval,
    MediaType,
    Modality,
    Moment,
    Notice,
    NoticeKind,
    Page,
    Precision,
    Run,
    Span,
    Statement,
    Story,
)

Row = RowMapping
Spans = Mapping[tuple[str, str], tuple[Span, ...]]


# --- parts of rows ----------------------------------------------------------------------------


def span(row: Row, prefix: str = "") -> Span:
    """The span in a row's evidence columns."""
    return Span(row[f"{prefix}start"], row[f"{prefix}end"], row[f"{prefix}text"])


def interval(row: Row, name: str) -> Interval | None:
    """The interval in a row's three columns."""
    return Interval(row[f"{name}_from"], row[f"{name}_to"]) if row[f"{name}_known"] else None


def actor(row: Row) -> Actor:
    """An actor as of a day."""
    return Actor(
        row["id"], row["name"], ActorKind(row["kind"]), tuple(row["states"]), row["role"], row["office"]
    )


def actors(connection: Connection, keys: Iterable[str | None]) -> dict[str, Actor]:
    """Actors by key."""
    wanted = (key for key in keys if key)
    return {row["key"]: actor(row) for row in where_in(connection, select(t.actors), t.actors.c.key, wanted)}


def spans(connection: Connection, owners: Iterable[str]) -> Spans:
    """The further spans of some rows, by owner and part, in their order."""
    statement = select(t.spans).order_by(t.spans.c.owner, t.spans.c.part, t.spans.c.n)
    found: dict[tuple[str, str], list[Span]] = {}
    for row in where_in(connection, statement, t.spans.c.owner, owners):
        found.setdefault((row["owner"], row["part"]), []).append(span(row))
    return {key: tuple(value) for key, value in found.items()}


def moment(row: Row, name: str, evidence: tuple[Span, ...]) -> Moment:
    """A day or instant as well as it is known, from a row's columns."""
    return Moment(
        row[f"{name}_earliest"],
        row[f"{name}_latest"],
        Precision(row[f"{name}_precision"]),
        row[f"{name}_witness"],
        row[f"{name}_instant"],
        row[f"{name}_inferred"],
        evidence,
    )


# --- pages and articles -----------------------------------------------------------------------


def page(row: Row, origin: str) -> Page:
    """A page with its bytes as they came, as met at `origin`."""
    content = zlib.decompress(row["content"]) if row["coding"] == "zlib" else row["content"]
    return Page(row["id"], origin, content, MediaType(row["media_type"]), None, row["declared"])


def articles(connection: Connection, rows: Sequence[RowMapping]) -> list[Article]:
    """Articles, whole."""
    ids = [row["id"] for row in rows]
    runs = grouped(connection, select(t.offsets).order_by(t.offsets.c.start), t.offsets.c.article_id, ids)
    parts = _parts(connection, ids)
    flagged = findings(connection, ids, "article")
    dated = spans(connection, ids)
    return [
        Article(
            id=row["id"],
            page_id=row["page_id"],
            origin=row["origin"],
            text=zlib.decompress(row["page_text"]).decode(),
            headline=row["headline"],
            body=row["body"],
            offsets=tuple(_run(run) for run in runs.get(row["id"], ())),
            byline=tuple(row["byline"]),
            outlet=row["outlet"],
            agency=row["agency"],
            dateline=row["dateline"],
            published=moment(row, "published", dated.get((row["id"], "published"), ())),
            language=row["language"],
            notices=parts.notices.get(row["id"], ()),
            findings=flagged.get(row["id"], ()),
            witnesses=row["witnesses"],
            url=row["url"],
            modified=moment(row, "modified", dated.get((row["id"], "modified"), ())),
            maker=row["maker"],
            section=row["section"],
            statements=parts.statements.get(row["id"], ()),
            entries=parts.entries.get(row["id"], ()),
        )
        for row in rows
    ]


TOLD_OF_COPIES: Final = (
    t.articles.c.id,
    t.articles.c.page_id,
    t.articles.c.origin,
    t.articles.c.body,
    t.articles.c.outlet,
    t.articles.c.agency,
    t.articles.c.language,
    t.articles.c.published_earliest,
    t.articles.c.published_latest,
    t.articles.c.published_precision,
    t.articles.c.published_witness,
    t.articles.c.published_instant,
    t.articles.c.published_inferred,
)
"""The columns that finding copies of an article needs."""


def told_of_copies(row: Row, reworded: Finding | None) -> Article:
    """An article with what tells of copies alone, from the columns above."""
    return Article(
        id=row["id"],
        page_id=row["page_id"],
        origin=row["origin"],
        text="",
        headline=None,
        body=row["body"],
        offsets=(),
        byline=(),
        outlet=row["outlet"],
        agency=row["agency"],
        dateline=None,
        published=moment(row, "published", ()),
        language=row["language"],
        notices=(),
        findings=(reworded,) if reworded else (),
    )


def reworded(connection: Connection) -> dict[str, Finding]:
    """The finding that a machine reworded it, of each article that has one, without its places."""
    table = t.findings
    statement = select(table.c.article_id, table.c.score, table.c.why).where(
        table.c.kind == FindingKind.REWORDED.value
    )
    return {
        row.article_id: Finding(FindingKind.REWORDED, row.score, row.why)
        for row in connection.execute(statement)
    }


@dataclass(frozen=True, slots=True)
class _Parts:
    """What hangs on some articles, by article."""

    notices: Mapping[str, tuple[Notice, ...]]
    statements: Mapping[str, tuple[Statement, ...]]
    entries: Mapping[str, tuple[Entry, ...]]


def _parts(connection: Connection, ids: Sequence[str]) -> _Parts:
    """Notices, statements and entries of articles, each with its further spans."""
    found = [
        grouped(connection, select(table).order_by(table.c.n), table.c.article_id, ids)
        for table in (t.notices, t.statements, t.entries)
    ]
    notices, statements, entries = found
    owners = [row["id"] for rows in notices.values() for row in rows]
    owners += [
        part_id(row["article_id"], "statement", row["n"]) for rows in statements.values() for row in rows
    ]
    owners += [part_id(row["article_id"], "entry", row["n"]) for rows in entries.values() for row in rows]
    placed = spans(connection, owners)
    return _Parts(
        {key: tuple(_notice(row, placed) for row in rows) for key, rows in notices.items()},
        {key: tuple(_statement(row, placed) for row in rows) for key, rows in statements.items()},
        {key: tuple(_entry(row, placed) for row in rows) for key, rows in entries.items()},
    )


def _statement(row: Row, placed: Spans) -> Statement:
    stands = placed.get((part_id(row["article_id"], "statement", row["n"]), "value"), ())
    value = row["field"], row["value"], row["witness"], row["believed"]
    return Statement(*value, stands[0] if stands else None)


def _entry(row: Row, placed: Spans) -> Entry:
    evidence = placed.get((part_id(row["article_id"], "entry", row["n"]), "posted"), ())
    return Entry(span(row), row["heading"], moment(row, "posted", evidence), tuple(row["byline"]))


def _run(row: Row) -> Run:
    return Run(row["start"], row["length"], row["page_start"], row["page_length"])


def _notice(row: Row, placed: Spans) -> Notice:
    about = placed.get((row["id"], "about"), ())
    told = row["day"], row["wrong"], row["right"]
    return Notice(NoticeKind(row["kind"]), span(row), *told, about[0] if about else None)


def findings(connection: Connection, articles: Iterable[str], stage: str) -> dict[str, tuple[Finding, ...]]:
    """What was found wrong with articles, by article."""
    table = t.findings
    statement = select(table).where(table.c.stage == stage).order_by(table.c.n)
    rows = grouped(connection, statement, table.c.article_id, articles)
    placed = spans(connection, [row["id"] for found in rows.values() for row in found])
    return {
        article: tuple(
            Finding(
                FindingKind(row["kind"]),
                row["score"],
                row["why"],
                placed.get((row["id"], "page"), ()),
                placed.get((row["id"], "body"), ()),
            )
            for row in found
        )
        for article, found in rows.items()
    }


# --- claims and the merged record -------------------------------------------------------------


def claims(connection: Connection, rows: Sequence[RowMapping]) -> list[Claim]:
    """Claims; one that we have ceased to believe is marked as withdrawn."""
    known = actors(connection, [row["according_to_key"] for row in rows])
    return [
        Claim(
            id=row["id"],
            article_id=row["article_id"],
            kind=ClaimKind(row["kind"]),
            subject=row["subject"],
            attribute=row["attribute"],
            values=tuple(row["values"]),
            holds=interval(row, "holds"),
            negated=row["negated"],
            according_to=known.get(row["according_to_key"] or ""),
            words=row["words"],
            evidence=span(row),
            maker=row["maker"],
            withdrawn=row["withdrawn"] or row["believed_to"] is not None,
        )
        for row in rows
    ]


def claims_by_id(connection: Connection, ids: Iterable[str]) -> dict[str, Claim]:
    """Claims by id."""
    rows = list(where_in(connection, select(t.claims), t.claims.c.id, ids))
    return {claim.id: claim for claim in claims(connection, rows)}


def conflicts(connection: Connection, rows: Sequence[RowMapping]) -> list[Conflict]:
    """Conflicts with both their claims."""
    held = claims_by_id(connection, [row[side] for row in rows for side in ("left", "right")])
    return [
        Conflict(
            row["id"],
            ClaimKind(row["kind"]),
            held[row["left"]],
            held[row["right"]],
            row["why"],
            row["settled"],
        )
        for row in rows
    ]


def correction(row: Row) -> Correction:
    """A correction."""
    return Correction(
        id=row["id"],
        article_id=row["article_id"],
        kind=NoticeKind(row["kind"]),
        day=row["day"],
        wrong=row["wrong"],
        right=row["right"],
        withdrawn=row["withdrawn"],
        replacement=row["replacement"],
        evidence=span(row),
        why=row["why"],
    )


def events(connection: Connection, rows: Sequence[RowMapping], *, now: bool = True) -> list[Event]:
    """Events with the reports they rest on; with `now` those of today's belief, else all ever joined."""
    member = t.event_reports
    statement = select(member.c.event_id, member.c.report_id).order_by(member.c.report_id)
    if now:
        statement = statement.where(member.c.believed_to.is_(None))
    members = grouped(connection, statement, member.c.event_id, [row["id"] for row in rows])
    stories = story_ids(connection, [row["story_key"] for row in rows])
    return [
        Event(
            id=row["id"],
            story=stories.get(row["story_key"], ""),
            code=EventCode(row["plover"], row["mode"], row["cameo"]),
            modality=Modality(row["modality"]),
            sources=tuple(row["sources"]),
            targets=tuple(row["targets"]),
            when=interval(row, "when"),
            reports=tuple(dict.fromkeys(m["report_id"] for m in members.get(row["id"], ()))),
            origins=row["origins"],
            summary=row["summary"],
        )
        for row in rows
    ]


def story_ids(connection: Connection, keys: Iterable[str]) -> dict[str, str]:
    """The ids that stories go by now, by the key they were placed under."""
    statement = select(t.stories.c.key, t.stories.c.id).where(t.stories.c.believed_to.is_(None))
    return {row["key"]: row["id"] for row in where_in(connection, statement, t.stories.c.key, keys)}


def stories(connection: Connection, rows: Sequence[RowMapping]) -> list[Story]:
    """Stories with their articles in the order of publication."""
    table = t.articles
    statement = select(table.c.id, table.c.story_key).order_by(
        table.c.published_earliest.is_(None), table.c.published_earliest, table.c.id
    )
    members = grouped(connection, statement, table.c.story_key, [row["key"] for row in rows])
    return [
        Story(
            id=row["id"],
            headline=row["headline"],
            articles=tuple(member["id"] for member in members.get(row["key"], ())),
            origins=row["origins"],
            first=row["first"],
            last=row["last"],
        )
        for row in rows
    ]


def failure(row: Row) -> Failure:
    """An input that could not be read."""
    return Failure(
        row["code"],
        row["stage"],
        row["origin"],
        row["detail"],
        row["remedy"],
        row["page_id"],
        row["skipped"],
    )
