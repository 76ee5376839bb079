"""The tables of pages, articles, what hangs on an article, and how articles hang together."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text, UniqueConstraint
from sqlalchemy.types import REAL

from tightrope.ledger._schema_columns import evidence_columns, metadata, moment_columns
from tightrope.ledger._types import Day, Flag, Instant, Json

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
    *moment_columns("published"),
    *moment_columns("modified"),
    Column("section", Text),
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
    *evidence_columns(),
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
    *evidence_columns(),
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

statements = Table(
    "statements",
    metadata,
    Column("article_id", Text, ForeignKey("articles.id"), primary_key=True, nullable=False),
    Column("n", Integer, primary_key=True, nullable=False),
    Column("field", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("witness", Text, nullable=False),
    Column("believed", Flag, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("n", Integer, primary_key=True, nullable=False),
    Column("heading", Text),
    *moment_columns("posted"),
    Column("byline", Json, nullable=False),
    *evidence_columns(key=True),
)

versions = Table(
    "versions",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("page_id", Text, ForeignKey("pages.id"), nullable=False),
    Column("address", Text, nullable=False),
    Column("article_id", Text, ForeignKey("articles.id")),
    Column("against", Text, ForeignKey("articles.id")),
    Column("kind", Text, nullable=False),
    Column("changed", REAL, nullable=False),
    Column("why", Text, nullable=False),
    Column("fetched", Instant),
    Column("recorded", Instant, nullable=False),
    Index("versions_address", "address"),
    Index("versions_article", "article_id"),
    Index("versions_page", "page_id"),
)

copies = Table(
    "copies",
    metadata,
    Column("copy", Text, ForeignKey("articles.id"), primary_key=True, nullable=False),
    Column("original", Text, ForeignKey("articles.id"), primary_key=True, nullable=False),
    Column("kind", Text, nullable=False),
    Column("similarity", REAL, nullable=False),
    Column("why", Text, nullable=False),
    Column("score", REAL, nullable=False),
    Column("direction", Text, nullable=False),
    Column("direction_score", REAL, nullable=False),
    Column("recorded", Instant, nullable=False),
)

origins = Table(
    "origins",
    metadata,
    Column("copy_group", Text, primary_key=True, nullable=False),
    Column("article_id", Text, ForeignKey("articles.id"), nullable=False),
    Column("newsroom", Text, nullable=False),
    Column("confidence", REAL, nullable=False),
    Column("why", Text, nullable=False),
)
