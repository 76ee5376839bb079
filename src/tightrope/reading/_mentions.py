"""Owns looking up actor mentions by where they stand: for the readers of places, quotes and events.

Mentions of one article never overlap and come in text order, so every look-up is a bisection. A
person's span covers title and name ("President Ilham Aliyev"), a body's span its whole noun phrase
without the article it begins with; a state that only qualifies it ("Kazakh" in "the Kazakh foreign
ministry") is no mention of its own, a state behind "of" or before "'s" is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from tightrope.records import ActorMention, Span

Where = Span | TokenSpan | Token
"""A stretch of the body: our own span, or tokens of the parsed body."""


def bounds(where: Where) -> tuple[int, int]:
    """The characters a stretch covers, `start` inclusive, `end` exclusive."""
    if isinstance(where, Span):
        return where.start, where.end
    if isinstance(where, Token):
        return where.idx, where.idx + len(where.text)
    return where.start_char, where.end_char


class MentionIndex:
    """The mentions of one article, found by position, by noun phrase or by actor."""

    def __init__(self, mentions: Iterable[ActorMention]) -> None:
        self._mentions = tuple(sorted(mentions, key=lambda m: (m.span.start, m.span.end)))
        self._starts = [m.span.start for m in self._mentions]
        self._ends = [m.span.end for m in self._mentions]
        self._of_actor: dict[str, list[ActorMention]] = {}
        for mention in self._mentions:
            self._of_actor.setdefault(mention.actor.id, []).append(mention)

    def __len__(self) -> int:
        return len(self._mentions)

    def within(self, where: Where) -> tuple[ActorMention, ...]:
        """The mentions that share at least one character with the stretch, in text order."""
        start, end = bounds(where)
        return self._mentions[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def covering(self, where: Where) -> ActorMention | None:
        """The mention whose span holds the whole stretch, None where there is none."""
        start, end = bounds(where)
        for mention in self.within(where):
            if mention.span.start <= start and end <= mention.span.end:
                return mention
        return None

    def before(self, offset: int) -> tuple[ActorMention, ...]:
        """The mentions that end at or before the offset, the nearest first."""
        return self._mentions[: bisect_right(self._ends, offset)][::-1]

    def after(self, offset: int) -> tuple[ActorMention, ...]:
        """The mentions that start at or after the offset, the nearest first."""
        return self._mentions[bisect_left(self._starts, offset) :]

    def of_actor(self, actor_id: str) -> tuple[ActorMention, ...]:
        """Every mention of that actor, in text order."""
        return tuple(self._of_actor.get(actor_id, ()))

    def antecedent(self, mention: ActorMention) -> ActorMention | None:
        """The earlier mention that a pronoun or short form rests on."""
        return None if mention.antecedent is None else self.covering(mention.antecedent)
