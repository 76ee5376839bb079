"""Invented articles and their actors, for the tests of the reader of quotes; no reader of actors needed."""

from __future__ import annotations

import re
from dataclasses import replace

from tightrope.articles import from_body
from tightrope.reading import quotes
from tightrope.reading.parse import parse
from tightrope.records import (
    Actor,
    ActorKind,
    ActorMention,
    Finding,
    FindingKind,
    Quote,
    Span,
)

NORA = Actor("Q.nora-lindqvist", "Nora Lindqvist", ActorKind.PERSON)
PETER = Actor("Q.peter-halloran", "Peter Halloran", ActorKind.PERSON)
OMAR = Actor("Q.omar-sabri", "Omar Sabri", ActorKind.PERSON)
MINISTRY = Actor("NOR.MFA", "Ministry of Foreign Affairs of Norway", ActorKind.GOVERNMENT, ("NOR",))

NAMES = {
    "Nora Lindqvist": NORA,
    "Ms. Lindqvist": NORA,
    "Lindqvist": NORA,
    "Peter Halloran": PETER,
    "Mr. Halloran": PETER,
    "Halloran": PETER,
    "Omar Sabri": OMAR,
    "Mr. Sabri": OMAR,
    "Norwegian foreign ministry": MINISTRY,
}


def mentions(body: str) -> tuple[ActorMention, ...]:
    """The names of the cast wherever they stand, longest first, never overlapping."""
    pattern = "|".join(map(re.escape, sorted(NAMES, key=len, reverse=True)))
    return tuple(
        ActorMention(Span.of(body, *m.span()), NAMES[m.group()], "name", 0.9, "by its name")
        for m in re.finditer(pattern, body)
    )


def read(body: str, *, reworded: bool = False) -> tuple[Quote, ...]:
    """The quotes of an invented article."""
    article = from_body(body)
    if reworded:
        article = replace(article, findings=(Finding(FindingKind.REWORDED, 0.9, "reworded"),))
    return quotes.find(parse(body), article, mentions(body))


def told(body: str) -> list[tuple[str, str, str]]:
    """Each quote as speaker, cue and content."""
    return [
        (quote.speaker.name if quote.speaker else "", " ".join(s.text for s in quote.cue), quote.text)
        for quote in read(body)
    ]
