"""Finds places (to be written)."""

from __future__ import annotations

from tightrope.knowledge import Knowledge
from tightrope.reading.parse import Parsed
from tightrope.records import *  # noqa: F403


def find(parsed: Parsed, article: Article, actors: tuple[ActorMention, ...], knowledge: Knowledge) -> tuple[PlaceMention, ...]:  # noqa: F405
    """Find places in a parsed article."""
    return ()
