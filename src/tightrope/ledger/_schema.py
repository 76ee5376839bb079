"""The ledger's tables as SQLAlchemy Core sees them; owns no statements.

A change here needs a migration beside it (`migrations/versions`), a higher `SCHEMA`, and nothing
else: `tests/ledger/test_schema.py` compares what the migrations build with what stands here.

Every row that was read from an article carries the article, start, end, exact text and maker.
`place` tells whether offsets count in the article's body or in its page's decoded text. Rows that
change with what we know (events, stories, claims, conflicts) are closed by `believed_to` and
followed by a new row, never deleted; `*_from` and `*_to` without "believed" are times in the world.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import REAL

from tightrope.ledger._types import Day, Flag, Instant, Json

SCHEMA: Final = 1
"""The number of migrations; the file's `user_version` holds the number it was brought to."""

APPLICATION_ID: Final = 0x54524C44
"""What marks a SQLite file as ours ("TRLD" in ASCII), at byte 68 of the file."""


metadata = MetaData()


def _evidence(*, to_article: bool = True) -> tuple[Column[Any], ...]:
    """The columns of a row's evidence: which article, where, the exact words, and who read them."""
    return (
        Column("article_id", Text, *([ForeignKey("articles.id")] if to_article else []), nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("text", Text, nullable=False),
        Column("maker", Text, nullable=False),
    )


def _moment(name: str) -> tuple[Column[Any], ...]:
    return (
        Column(f"{name}_earliest", Day),
        Column(f"{name}_latest", Day),
        Column(f"{name}_precision", Text, nullable=False),
        Column(f"{name}_witness", Text, nullable=False),
        Column(f"{name}_instant", Instant),
        Column(f"{name}_inferred", Flag, nullable=False),
    )


def _days(name: str) -> tuple[Column[Any], ...]:
    """An interval; `{name}_known` tells "no time at all" (0) from open ends."""
    return (
        Column(f"{name}_known", Flag, nullable=False),
        Column(f"{name}_from", Day),
        Column(f"{name}_to", Day),
    )


def _believed() -> tuple[Column[Any], ...]:
    return Column("believed_from", Instant, nullable=False), Column("believed_to", Instant)


# --- pages and articles -----------------------------------------------------------------------

runs = Table(
    "runs",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("program", Text, nullable=False),
    Column("started", Instant, nullable=False),
    Column("ended", Instant),
)

pages = Table(
    "pages",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("declared", Json, nullable=False),
    Column("coding", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("recorded", Instant, nullable=False),
)

sightings = Table(
    "sightings",
    metadata,
    Column("page_id", Text, ForeignKey("pages.id"), primary_key=True, nullable=False),
    Column("origin", Text, primary_key=True, nullable=False),
    Column("fetched", Instant),
    Column("recorded", Instant, nullable=False),
)

articles = Table(
    "articles",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", Text, unique=True, nullable=False),
    Column("page_id", Text, ForeignKey("pages.id"), unique=True, nullable=False),
    Column("origin", Text, nullable=False),
    Column("url", Text),
    Column("headline", Text),
    Column("body", Text, nullable=False),
    Column("page_text", LargeBinary, nullable=False),
    Column("byline", Json, nullable=False),
    Column("outlet", Text),
    Column("agency", Text),
    Column("dateline", Text),
    *_moment("published"),
    *_moment("modified"),
    Column("language", Text, nullable=False),
    Column("witnesses", Json, nullable=False),
    Column("maker", Text, nullable=False),
    Column("reading_maker", Text, nullable=False),
    Column("story_key", Text, nullable=False),
    Column("copy_group", Text, nullable=False),
    Column("newsroom", Text, nullable=False),
    Column("run", Integer, ForeignKey("runs.n"), nullable=False),
    Column("recorded", Instant, nullable=False),
    Index("articles_story", "story_key"),
    Index("articles_copy_group", "copy_group"),
    Index("articles_published", "published_earliest", "id"),
)

offsets = Table(
    "offsets",
    metadata,
    Column("article_id", Text, ForeignKey("articles.id"), primary_key=True, nullable=False),
    Column("start", Integer, primary_key=True, nullable=False),
    Column("length", Integer, nullable=False),
    Column("page_start", Integer, nullable=False),
    Column("page_length", Integer, nullable=False),
)

spans = Table(
    "spans",
    metadata,
    Column("owner", Text, primary_key=True, nullable=False),
    Column("part", Text, primary_key=True, nullable=False),
    Column("n", Integer, primary_key=True, nullable=False),
    Column("place", Text, nullable=False),
    *_evidence(),
    Index("spans_article", "article_id"),
)

notices = Table(
    "notices",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("n", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("day", Day),
    Column("wrong", Text),
    Column("right", Text),
    *_evidence(),
    UniqueConstraint("article_id", "n"),
)

findings = Table(
    "findings",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("article_id", Text, ForeignKey("articles.id"), nullable=False),
    Column("stage", Text, nullable=False),
    Column("n", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("score", REAL, nullable=False),
    Column("why", Text, nullable=False),
    Column("maker", Text, nullable=False),
    UniqueConstraint("article_id", "stage", "n"),
)

# --- what was read ----------------------------------------------------------------------------

actors = Table(
    "actors",
    metadata,
    Column("key", Text, primary_key=True, nullable=False),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("states", Json, nullable=False),
    Column("role", Text, nullable=False),
    Column("office", Text),
    Index("actors_id", "id"),
)

places = Table(
    "places",
    metadata,
    Column("key", Text, primary_key=True, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("latitude", REAL),
    Column("longitude", REAL),
    Column("geoname_id", Integer),
)

actor_mentions = Table(
    "actor_mentions",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("n", Integer),
    Column("actor_key", Text, ForeignKey("actors.key"), nullable=False),
    Column("form", Text, nullable=False),
    Column("score", REAL, nullable=False),
    Column("why", Text, nullable=False),
    Column("alternatives", Json, nullable=False),
    *_evidence(),
    Index("actor_mentions_article", "article_id", "n"),
    Index("actor_mentions_actor", "actor_key"),
)

date_mentions = Table(
    "date_mentions",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("n", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("value", Text, nullable=False),
    *_days("interval"),
    Column("why", Text, nullable=False),
    *_evidence(),
    Index("date_mentions_article", "article_id", "n"),
)

place_mentions = Table(
    "place_mentions",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("n", Integer),
    Column("place_key", Text, ForeignKey("places.key"), nullable=False),
    Column("score", REAL, nullable=False),
    Column("why", Text, nullable=False),
    Column("alternatives", Json, nullable=False),
    *_evidence(),
    Index("place_mentions_article", "article_id", "n"),
)

quotes = Table(
    "quotes",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("n", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("verbatim", Flag, nullable=False),
    Column("speaker_key", Text, ForeignKey("actors.key")),
    Column("score", REAL, nullable=False),
    Column("why", Text, nullable=False),
    *_evidence(),
    Index("quotes_article", "article_id", "n"),
    Index("quotes_speaker", "speaker_key"),
)

quote_about = Table(
    "quote_about",
    metadata,
    Column("quote_id", Text, ForeignKey("quotes.id"), primary_key=True, nullable=False),
    Column("n", Integer, primary_key=True, nullable=False),
    Column("actor_id", Text, nullable=False),
    Index("quote_about_actor", "actor_id"),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("n", Integer, nullable=False),
    Column("action_start", Integer, nullable=False),
    Column("action_end", Integer, nullable=False),
    Column("action_text", Text, nullable=False),
    Column("plover", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("cameo", Text, nullable=False),
    Column("modality", Text, nullable=False),
    *_days("when"),
    Column("when_why", Text, nullable=False),
    Column("according_to_key", Text, ForeignKey("actors.key")),
    Column("quote_id", Text),
    Column("score", REAL, nullable=False),
    Column("why", Text, nullable=False),
    *_evidence(),
    Index("reports_article", "article_id", "n"),
)

report_actors = Table(
    "report_actors",
    metadata,
    Column("report_id", Text, ForeignKey("reports.id"), primary_key=True, nullable=False),
    Column("side", Text, primary_key=True, nullable=False),
    Column("n", Integer, primary_key=True, nullable=False),
    Column("mention_id", Text, ForeignKey("actor_mentions.id"), nullable=False),
)

report_places = Table(
    "report_places",
    metadata,
    Column("report_id", Text, ForeignKey("reports.id"), primary_key=True, nullable=False),
    Column("n", Integer, primary_key=True, nullable=False),
    Column("mention_id", Text, ForeignKey("place_mentions.id"), nullable=False),
)

magnitudes = Table(
    "magnitudes",
    metadata,
    Column("report_id", Text, ForeignKey("reports.id"), primary_key=True, nullable=False),
    Column("n", Integer, primary_key=True, nullable=False),
    Column("what", Text, nullable=False),
    Column("least", Integer, nullable=False),
    Column("most", Integer, nullable=False),
    *_evidence(),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("n", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("attribute", Text, nullable=False),
    Column("values", Json, nullable=False),
    *_days("holds"),
    Column("negated", Flag, nullable=False),
    Column("according_to_key", Text, ForeignKey("actors.key")),
    Column("words", Text, nullable=False),
    Column("withdrawn", Flag, nullable=False),
    Column("place", Text, nullable=False),
    *_evidence(),
    *_believed(),
    Index("claims_article", "article_id", "n"),
    Index("claims_kind", "kind", "attribute"),
)

claim_subjects = Table(
    "claim_subjects",
    metadata,
    Column("part", Text, primary_key=True, nullable=False),
    Column("claim_id", Text, ForeignKey("claims.id"), primary_key=True, nullable=False),
)

# --- the record -------------------------------------------------------------------------------

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
    *_days("when"),
    Column("told", Day),
    Column("origins", Integer, nullable=False),
    Column("summary", Text, nullable=False),
    *_believed(),
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
    *_believed(),
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
    *_believed(),
    Index("stories_id", "id"),
    Index("stories_key", "key"),
)

copies = Table(
    "copies",
    metadata,
    Column("copy", Text, ForeignKey("articles.id"), primary_key=True, nullable=False),
    Column("original", Text, ForeignKey("articles.id"), primary_key=True, nullable=False),
    Column("kind", Text, nullable=False),
    Column("similarity", REAL, nullable=False),
    Column("why", Text, nullable=False),
    Column("recorded", Instant, nullable=False),
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
    *_believed(),
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
    *_evidence(),
    *_believed(),
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
