"""The parts of the actor reader; `reading.actors` puts them together."""

from __future__ import annotations

from tightrope.reading._actors._bodies import find_bodies
from tightrope.reading._actors._coref import resolve_references
from tightrope.reading._actors._describe import describe
from tightrope.reading._actors._groups import find_groups, find_leaders
from tightrope.reading._actors._people import find_people
from tightrope.reading._actors._phrases import resolve_phrase
from tightrope.reading._actors._places import find_states, match_names
from tightrope.reading._actors._roles import find_roles, match_roles
from tightrope.reading._actors._scene import Scene

__all__ = [
    "Scene",
    "describe",
    "find_bodies",
    "find_groups",
    "find_leaders",
    "find_people",
    "find_roles",
    "find_states",
    "match_names",
    "match_roles",
    "resolve_phrase",
    "resolve_references",
]
