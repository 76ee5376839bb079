"""Finds actors (to be written)."""

from __future__ import annotations

from tightrope.knowledge import Knowledge
from tightrope.reading.parse import Parsed
from tightrope.records import *  # noqa: F403


def find(parsed: Parsed, article: Article, knowledge: Knowledge) -> tuple[ActorMention, ...]:  # noqa: F405
    """Find actors in a parsed article."""
    return ()
