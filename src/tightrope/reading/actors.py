"""Finds actors: who is named, by whatever words, and who that is on the article's day.

States and their governments, organisations, people in their offices, groups of states; then what
points back to them: surnames, pronouns, "the regional expert", "these countries". Gazetteer and
syntax decide; the model's entity labels only support them. Mentions never overlap.
"""

from __future__ import annotations

from tightrope.knowledge import Knowledge
from tightrope.reading._actors import (
    Scene,
    describe,
    find_bodies,
    find_groups,
    find_leaders,
    find_people,
    find_roles,
    find_states,
    match_names,
    match_roles,
    resolve_references,
)
from tightrope.reading.parse import Parsed
from tightrope.records import ActorMention, Article


def find(parsed: Parsed, article: Article, knowledge: Knowledge) -> tuple[ActorMention, ...]:
    """Every mention of an actor in the body, in text order, without overlap.

    `article.published` decides who held which office; with no day known, whoever holds it still.
    """
    scene = Scene(parsed, article, knowledge)
    match_names(scene)
    match_roles(scene)
    find_people(scene)
    find_bodies(scene)
    find_groups(scene)
    find_roles(scene)
    find_states(scene)
    describe(scene)
    find_groups(scene)
    find_leaders(scene)
    resolve_references(scene)
    return scene.mentions()
