"""The ledger's tables as SQLAlchemy Core sees them; owns no statements.

A change here needs a migration beside it (`migrations/versions`), a higher `SCHEMA`, and nothing
else: `tests/ledger/test_schema.py` compares what the migrations build with what stands here.

Every row that was read from an article carries the article, start, end, exact text and maker.
Shared columns stand in `_schema_columns`, the tables in the three modules that this one gathers.
`place` tells whether offsets count in the article's body or in its page's decoded text. Rows that
change with what we know (events, stories, claims, conflicts) are closed by `believed_to` and
followed by a new row, never deleted; `*_from` and `*_to` without "believed" are times in the world.
"""

from __future__ import annotations

from typing import Final

from tightrope.ledger._schema_articles import (
    articles,
    copies,
    entries,
    findings,
    notices,
    offsets,
    origins,
    pages,
    runs,
    sightings,
    spans,
    statements,
    versions,
)
from tightrope.ledger._schema_columns import metadata
from tightrope.ledger._schema_reading import (
    actor_mentions,
    actors,
    claim_subjects,
    claims,
    date_mentions,
    magnitudes,
    place_mentions,
    places,
    quote_about,
    quotes,
    report_actors,
    report_places,
    reports,
)
from tightrope.ledger._schema_record import (
    conflicts,
    corrections,
    event_parties,
    event_reports,
    events,
    failures,
    stories,
)

SCHEMA: Final = 2
"""The number of migrations; the file's `user_version` holds the number it was brought to."""

APPLICATION_ID: Final = 0x54524C44
"""What marks a SQLite file as ours ("TRLD" in ASCII), at byte 68 of the file."""

__all__ = [
    "APPLICATION_ID",
    "SCHEMA",
    "actor_mentions",
    "actors",
    "articles",
    "claim_subjects",
    "claims",
    "conflicts",
    "copies",
    "corrections",
    "date_mentions",
    "entries",
    "event_parties",
    "event_reports",
    "events",
    "failures",
    "findings",
    "magnitudes",
    "metadata",
    "notices",
    "offsets",
    "origins",
    "pages",
    "place_mentions",
    "places",
    "quote_about",
    "quotes",
    "report_actors",
    "report_places",
    "reports",
    "runs",
    "sightings",
    "spans",
    "statements",
    "stories",
    "versions",
]
