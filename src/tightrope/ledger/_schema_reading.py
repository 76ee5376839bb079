"""The tables of what was read in an article: mentions, quotes, reports of events, claims."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text
from sqlalchemy.types import REAL

from tightrope.ledger._schema_columns import believed_columns, evidence_columns, interval_columns, metadata
from tightrope.ledger._types import Flag, Json

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
    *evidence_columns(),
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
    *interval_columns("interval"),
    Column("why", Text, nullable=False),
    *evidence_columns(),
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
    *evidence_columns(),
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
    *evidence_columns(),
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
    *interval_columns("when"),
    Column("when_why", Text, nullable=False),
    Column("according_to_key", Text, ForeignKey("actors.key")),
    Column("quote_id", Text),
    Column("score", REAL, nullable=False),
    Column("why", Text, nullable=False),
    *evidence_columns(),
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
    *evidence_columns(),
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
    *interval_columns("holds"),
    Column("negated", Flag, nullable=False),
    Column("according_to_key", Text, ForeignKey("actors.key")),
    Column("words", Text, nullable=False),
    Column("withdrawn", Flag, nullable=False),
    Column("place", Text, nullable=False),
    *evidence_columns(),
    *believed_columns(),
    Index("claims_article", "article_id", "n"),
    Index("claims_kind", "kind", "attribute"),
)

claim_subjects = Table(
    "claim_subjects",
    metadata,
    Column("part", Text, primary_key=True, nullable=False),
    Column("claim_id", Text, ForeignKey("claims.id"), primary_key=True, nullable=False),
)
