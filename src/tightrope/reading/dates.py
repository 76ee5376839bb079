"""Finds dates (to be written)."""

from __future__ import annotations

from tightrope.knowledge import Knowledge
from tightrope.reading.parse import Parsed
from tightrope.records import *  # noqa: F403


def find(parsed: Parsed, article: Article, knowledge: Knowledge) -> tuple[DateMention, ...]:  # noqa: F405
    """Find dates in a parsed article."""
    return ()
