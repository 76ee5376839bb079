"""The columns that many tables of the ledger share: evidence, moments, intervals, belief."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Text

from tightrope.ledger._types import Day, Flag, Instant

metadata = MetaData()


def evidence_columns(*, key: bool = False) -> tuple[Column[Any], ...]:
    """The columns of a row's evidence: which article, where, the exact words, and who read them.

    With `key` the article is part of the table's primary key.
    """
    return (
        Column("article_id", Text, ForeignKey("articles.id"), primary_key=key, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("text", Text, nullable=False),
        Column("maker", Text, nullable=False),
    )


def moment_columns(name: str) -> tuple[Column[Any], ...]:
    """The columns of a `Moment`; the words it rests on stand in `spans`."""
    return (
        Column(f"{name}_earliest", Day),
        Column(f"{name}_latest", Day),
        Column(f"{name}_precision", Text, nullable=False),
        Column(f"{name}_witness", Text, nullable=False),
        Column(f"{name}_instant", Instant),
        Column(f"{name}_inferred", Flag, nullable=False),
    )


def interval_columns(name: str) -> tuple[Column[Any], ...]:
    """An interval; `{name}_known` tells "no time at all" (0) from open ends."""
    return (
        Column(f"{name}_known", Flag, nullable=False),
        Column(f"{name}_from", Day),
        Column(f"{name}_to", Day),
    )


def believed_columns() -> tuple[Column[Any], ...]:
    """When a row began to be believed, and when it ceased to; NULL while it is."""
    return Column("believed_from", Instant, nullable=False), Column("believed_to", Instant)
