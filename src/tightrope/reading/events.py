"""Finds events (to be written)."""

from __future__ import annotations

from tightrope.knowledge import Knowledge
from tightrope.reading.parse import Parsed
from tightrope.records import *  # noqa: F403


def find(parsed: Parsed, article: Article, actors: tuple[ActorMention, ...], dates: tuple[DateMention, ...], places: tuple[PlaceMention, ...], quotes: tuple[Quote, ...], knowledge: Knowledge) -> tuple[EventReport, ...]:  # noqa: F405
    """Find events in a parsed article."""
    return ()
