"""Knowledge: what the readers may take for granted, from data files with their source and licence.

The front door is `load()`, which gives one `Knowledge`; `load(extra)` puts a user's files of the
same names over ours. The tables and their columns stand in docs/knowledge.md.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tightrope.knowledge._codes import EventLexicon, NounFrame, Operator, VerbFrame
from tightrope.knowledge._gazetteer import Entry, Gazetteer, gazetteer, place_key
from tightrope.knowledge._knowledge import Knowledge
from tightrope.knowledge._names import fold, name_key, slug, sound_key
from tightrope.knowledge._records import Agent, Country, KnownEvent, Membership, Organisation, Region, Tenure

__all__ = [
    "Agent",
    "Country",
    "Entry",
    "EventLexicon",
    "Gazetteer",
    "Knowledge",
    "KnownEvent",
    "Membership",
    "NounFrame",
    "Operator",
    "Organisation",
    "Region",
    "Tenure",
    "VerbFrame",
    "fold",
    "gazetteer",
    "load",
    "name_key",
    "place_key",
    "slug",
    "sound_key",
]


def load(extra: Path | None = None) -> Knowledge:
    """The tables, and a user's rows over them from CSV files of the same names in `extra`.

    The default tables are loaded once a process. Raises `KnowledgeError` with file, line and
    column where a row cannot be read.
    """
    return _default() if extra is None else Knowledge(Path(extra))


@cache
def _default() -> Knowledge:
    return Knowledge()
