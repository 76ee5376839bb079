"""Finds claims (to be written)."""

from __future__ import annotations

from tightrope.knowledge import Knowledge
from tightrope.reading.parse import Parsed
from tightrope.records import *  # noqa: F403


def find(parsed: Parsed, article: Article, actors: tuple[ActorMention, ...], dates: tuple[DateMention, ...], quotes: tuple[Quote, ...], events: tuple[EventReport, ...], knowledge: Knowledge) -> tuple[Claim, ...]:  # noqa: F405
    """Find claims in a parsed article."""
    return ()
