"""The tables of the record: events, stories, conflicts, corrections, and the inputs that failed."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from tightrope.ledger._schema_columns import believed_columns, evidence_columns, interval_columns, metadata
from tightrope.ledger._types import Day, Flag, Instant, Json

events = Table(
    "events",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("story_key", Text, nullable=False),
    Column("plover", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("cameo", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("sources", Json, nullable=False),
    Column("targets", Json, nullable=False),
    *interval_columns("when"),
    Column("told", Day),
    Column("origins", Integer, nullable=False),
    Column("summary", Text, nullable=False),
    *believed_columns(),
    Index("events_id", "id"),
    Index("events_story", "story_key", "plover"),
)

event_parties = Table(
    "event_parties",
    metadata,
    Column("version", Integer, ForeignKey("events.version"), primary_key=True, nullable=False),
    Column("side", Text, primary_key=True, nullable=False),
    Column("party", Text, primary_key=True, nullable=False),
    Index("event_parties_party", "party"),
)

event_reports = Table(
    "event_reports",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("event_id", Text, nullable=False),
    Column("report_id", Text, ForeignKey("reports.id"), nullable=False),
    *believed_columns(),
    Index("event_reports_event", "event_id"),
    Index("event_reports_report", "report_id"),
)

stories = Table(
    "stories",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("headline", Text, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("first", Day),
    Column("last", Day),
    *believed_columns(),
    Index("stories_id", "id"),
    Index("stories_key", "key"),
)

conflicts = Table(
    "conflicts",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("left", Text, ForeignKey("claims.id"), nullable=False),
    Column("right", Text, ForeignKey("claims.id"), nullable=False),
    Column("why", Text, nullable=False),
    Column("settled", Text),
    *believed_columns(),
    Index("conflicts_id", "id"),
    Index("conflicts_left", "left"),
    Index("conflicts_right", "right"),
)

corrections = Table(
    "corrections",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("n", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("day", Day),
    Column("wrong", Text),
    Column("right", Text),
    Column("withdrawn", Text, ForeignKey("claims.id")),
    Column("replacement", Text, ForeignKey("claims.id")),
    Column("why", Text, nullable=False),
    *evidence_columns(),
    *believed_columns(),
    Index("corrections_article", "article_id"),
)

failures = Table(
    "failures",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("code", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("page_id", Text),
    Column("skipped", Flag, nullable=False),
    Column("recorded", Instant, nullable=False),
    Column("cleared", Instant),
    Index("failures_origin", "origin"),
    Index("failures_page", "page_id"),
)
