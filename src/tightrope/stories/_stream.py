"""Places articles into stories in one pass: nothing decided is ever changed by what comes later."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from tightrope.records import Article, Reading, content_id
from tightrope.stories._terms import Commonness, terms

THRESHOLD: Final = 0.16
GAP_COST: Final = 0.15
"""Least likeness to a story for an article to join it, and how it falls with the days between: it is
divided by 1 + GAP_COST * log2(1 + days / 7). Chosen on the 383 articles and 69 stories of Giveme5W1H: any
threshold from 0.14 to 0.20 gives a B-cubed F1 of 0.92 or more there."""

WINDOW_DAYS: Final = 365
"""A story that nothing was added to for this long is closed."""

MAX_STORIES: Final = 5_000
"""Stories kept open; the one longest without an article is closed first. About 20 KB each."""

_MEMBERS: Final = 30
_NEAREST: Final = 3
_VECTOR_TERMS: Final = 200
_CENTRE_TERMS: Final = 400
_ASKED_TERMS: Final = 40


@dataclass(slots=True)
class _Open:
    """A story that may still grow: its centre, its last members, and the days it spans."""

    id: str
    centre: dict[str, float] = field(default_factory=dict)
    length: float = 1.0
    members: list[dict[str, float]] = field(default_factory=list)
    first: date | None = None
    last: date | None = None


class Stream:
    """The stories open now. The same articles in the same order give the same stories.

    `window_days` closes a story that nothing was added to for so long, by the articles' own dates;
    `threshold` is the least likeness (0..1) to join one.
    """

    def __init__(
        self, window_days: int = WINDOW_DAYS, threshold: float = THRESHOLD, max_stories: int = MAX_STORIES
    ) -> None:
        self._window = window_days
        self._threshold = threshold
        self._max_stories = max_stories
        self._open: OrderedDict[str, _Open] = OrderedDict()
        self._of_term: dict[str, dict[str, None]] = {}
        self._of_article: dict[str, str] = {}
        self._common = Commonness()

    def place(self, article: Article, reading: Reading) -> str:
        """The id of the story that an article tells; a new one where none held is like it.

        An article placed before keeps its story. `reading` may be empty: an article that is not
        read is placed by its words alone.
        """
        story = self.find(article, reading)
        self.remember(article, reading, story)
        return story

    def find(self, article: Article, reading: Reading) -> str:
        """The story that `place` would give, without taking the article in."""
        if article.id in self._of_article:
            return self._of_article[article.id]
        found = terms(article.headline, article.body, reading)
        self._common.note(found)
        vector = self._common.vector(found, _VECTOR_TERMS)
        self._common.forget(found)
        return self._nearest(vector, article.published.latest) or content_id("story", article.id)

    def remember(self, article: Article, reading: Reading, story: str) -> None:
        """Take in an article under the story it was placed in, in the order of placing; never twice."""
        if article.id in self._of_article:
            return
        found = terms(article.headline, article.body, reading)
        self._common.note(found)
        vector = self._common.vector(found, _VECTOR_TERMS)
        self._add(story, article.id, vector, article.published.latest)

    def _nearest(self, vector: Mapping[str, float], day: date | None) -> str | None:
        asked = sorted(vector, key=lambda term: (-vector[term], term))[:_ASKED_TERMS]
        near = dict.fromkeys(key for term in asked for key in self._of_term.get(term, ()))
        best, best_key = 0.0, None
        for key in near:
            likeness = self._likeness(self._open[key], vector, day)
            if likeness > best:
                best, best_key = likeness, key
        return best_key if best >= self._threshold else None

    def _likeness(self, story: _Open, vector: Mapping[str, float], day: date | None) -> float:
        days = _gap(story, day)
        if days > self._window:
            return 0.0
        centre = _dot(vector, story.centre) / story.length
        nearest = sorted((_dot(vector, member) for member in story.members), reverse=True)[:_NEAREST]
        likeness = (centre + sum(nearest) / len(nearest)) / 2
        return likeness / (1 + GAP_COST * math.log2(1 + days / 7))

    def _add(self, key: str, article_id: str, vector: dict[str, float], day: date | None) -> None:
        story = self._open.setdefault(key, _Open(key))
        self._open.move_to_end(key)
        self._of_article[article_id] = key
        story.members = [*story.members, vector][-_MEMBERS:]
        for term, weight in vector.items():
            story.centre[term] = story.centre.get(term, 0.0) + weight
            self._of_term.setdefault(term, {}).setdefault(key)
        if len(story.centre) > 2 * _CENTRE_TERMS:
            self._thin(story)
        story.length = math.sqrt(sum(weight * weight for weight in story.centre.values())) or 1.0
        if day is not None:
            story.first = min(day, story.first or day)
            story.last = max(day, story.last or day)
        if len(self._open) > self._max_stories:
            self._close()

    def _thin(self, story: _Open) -> None:
        """Keep the weightiest terms of a story's centre."""
        ranked = sorted(story.centre, key=lambda term: (-story.centre[term], term))
        for term in ranked[_CENTRE_TERMS:]:
            del story.centre[term]
            self._unlist(term, story.id)

    def _close(self) -> None:
        key, story = self._open.popitem(last=False)
        for term in story.centre:
            self._unlist(term, key)
        self._of_article = {a: s for a, s in self._of_article.items() if s != key}

    def _unlist(self, term: str, key: str) -> None:
        listed = self._of_term.get(term)
        if listed is not None:
            listed.pop(key, None)
            if not listed:
                del self._of_term[term]


def _dot(vector: Mapping[str, float], other: Mapping[str, float]) -> float:
    return sum(weight * other[term] for term, weight in vector.items() if term in other)


def _gap(story: _Open, day: date | None) -> int:
    """The days between an article and a story's span, 0 inside it or where no day is known."""
    if day is None or story.first is None or story.last is None:
        return 0
    return max(0, (day - story.last).days, (story.first - day).days)
