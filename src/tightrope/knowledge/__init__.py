"""Knowledge: what the readers may take for granted, from data files with their source and licence."""

from __future__ import annotations


class Knowledge:
    """The tables, loaded (to be written)."""


def load(extra: object = None) -> Knowledge:
    """Load the tables."""
    return Knowledge()
