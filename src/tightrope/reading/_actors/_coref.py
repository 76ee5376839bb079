"""Points back to earlier mentions; written next."""

from __future__ import annotations
from tightrope.reading._actors._scene import Scene


def resolve_references(scene: Scene) -> None:
    """x"""
