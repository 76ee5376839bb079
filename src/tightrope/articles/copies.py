"""Who copied whom: articles that share their words with an earlier one, found as they arrive.

`Index` holds keys of the last articles in bounded memory (`_copies_postings`) and their texts packed, or
asks for them; candidates that share keys are verified text against text (`_copies_match`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from tightrope.articles._copies_direction import direction
from tightrope.articles._copies_held import Bodies, Held, Opened, held
from tightrope.articles._copies_keys import Keys, keys_of
from tightrope.articles._copies_match import CERTAIN, compare, other_happening, other_newsroom
from tightrope.articles._copies_origin import Member, origin_of
from tightrope.articles._copies_postings import Postings
from tightrope.articles._copies_text import STOP_WORDS, Fingerprint, fingerprint, folded, stem
from tightrope.records import Article, CopyLink

__all__ = ["MAX_HELD", "STOP_WORDS", "Groups", "Index", "Member", "folded", "origin_of", "stem"]

MAX_HELD: Final = 100_000
"""Articles compared with, the latest: about 3.3 KB each, their texts packed. Reprints come within days; a
pile in the order of its dates needs no more."""

LEAST_WORTH: Final = 0.6
"""Least worth of the keys that a candidate shares: two keys that hardly any other article holds, or five of a
common phrase's."""

MAX_CANDIDATES: Final = 30
"""Most candidates verified, those first that share most."""

MAX_LINKS: Final = 5
"""Most links given for one article, the closest first."""

_BATCH: Final = 64
"""Articles whose keys are made at once: arrays that stay in the processor's cache."""


@dataclass(frozen=True, slots=True)
class _New:
    """An article that is asked about: what is to be kept of it, its keys, its text."""

    article: Article
    held: Held
    keys: Keys


class Index:
    """The articles met so far. Not thread-safe; the same articles in the same order give the same links."""

    def __init__(self, max_held: int = MAX_HELD, bodies: Bodies | None = None) -> None:
        """Hold at most `max_held` articles; `bodies` gives a body by id where texts need not be held here."""
        self._max_held = max_held
        self._bodies = bodies
        self._opened = Opened(bodies)
        self._postings = Postings(max_held)
        self._held: dict[int, Held] = {}
        self._ids: set[str] = set()
        self._newest = 0
        self._last: _New | None = None

    def __len__(self) -> int:
        return len(self._held)

    def place(self, article: Article) -> tuple[CopyLink, ...]:
        """Take an article in and tell which of those held it shares its words with.

        Closest first. Usually the article is the copy; where it is older than what it matches, or the
        agency's own, the link names it as the original. An article met before gives nothing new.
        """
        links = self.find(article)
        self.remember([article])
        return links

    def place_all(self, articles: Iterable[Article]) -> Iterator[tuple[CopyLink, ...]]:
        """What `place` gives for each of many articles, in their order, in less time."""
        arriving = iter(articles)
        while batch := list(islice(arriving, _BATCH)):
            for article, keys in zip(batch, keys_of([one.body for one in batch]), strict=True):
                self._last = self._new(article, keys)
                yield self.place(article)

    def find(self, article: Article) -> tuple[CopyLink, ...]:
        """The links that `place` would give, without taking the article in."""
        if article.id in self._ids:
            return ()
        new = self._asked(article)
        after = self._newest - self._max_held
        near = self._postings.shared(new.keys, LEAST_WORTH, max(0, after))[:MAX_CANDIDATES]
        if not near:
            return ()
        mine = fingerprint(article.body)
        self._opened.keep(new.held, article.body, mine)
        links = [
            link
            for _, number in near
            if (other := self._held.get(number)) is not None
            and (theirs := self._opened.open(other)) is not None
            and (link := _link(_Text(new.held, article.body, mine), _Text(other, *theirs))) is not None
        ]
        return tuple(sorted(links, key=lambda link: (-link.similarity, link.original, link.copy))[:MAX_LINKS])

    def remember(self, articles: Iterable[Article]) -> None:
        """Take in articles without asking for links; one that is held already is not taken twice."""
        arriving = iter(articles)
        while batch := list(islice(arriving, _BATCH)):
            fresh: dict[str, Article] = {}
            for article in batch:
                if article.id not in self._ids:
                    fresh.setdefault(article.id, article)
            if len(fresh) > 1:
                keys = keys_of([article.body for article in fresh.values()])
                for article, its in zip(fresh.values(), keys, strict=True):
                    self._keep(self._new(article, its))
            elif fresh:
                self._keep(self._asked(*fresh.values()))

    def _asked(self, article: Article) -> _New:
        """What is kept of an article; made once where `remember` follows `find`."""
        if self._last is None or self._last.article is not article:
            self._last = self._new(article, keys_of([article.body])[0])
        return self._last

    def _new(self, article: Article, keys: Keys) -> _New:
        return _New(article, held(article, self._newest + 1, pack=self._bodies is None), keys)

    def _keep(self, new: _New) -> None:
        self._newest = new.held.number
        self._held[new.held.number] = new.held
        self._ids.add(new.held.id)
        self._postings.add(new.held.number, new.keys)
        if len(self._held) > self._max_held:
            oldest = self._held.pop(self._newest - self._max_held)
            self._ids.discard(oldest.id)


@dataclass(frozen=True, slots=True)
class _Text:
    held: Held
    body: str
    marks: Fingerprint


def _link(mine: _Text, theirs: _Text) -> CopyLink | None:
    match = compare(mine.marks, theirs.marks)
    if match is None:
        return None
    one, two = sorted((mine.body, theirs.body))
    if match.kind in {"near", "partial"} and other_happening(one, two) is not None:
        return None
    weak = match.kind in {"partial", "reworded"} and match.score < CERTAIN
    if weak and other_newsroom(one, two) is not None:
        return None
    marks = None if match.kind == "exact" else (mine.marks, theirs.marks)
    told = direction(mine.held, theirs.held, marks)
    copy, original = (theirs, mine) if told.mine_first else (mine, theirs)
    share = match.shared / max(1, match.theirs if told.mine_first else match.mine)
    return CopyLink(
        copy.held.id,
        original.held.id,
        match.kind,
        round(share, 4),
        f"{match.why}; {told.why}",
        round(match.score, 4),
        told.why,
        told.score,
    )


class Groups:
    """Groups of articles that go back to one original, from links as they come (a union-find)."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def add(self, article_id: str, links: Iterable[CopyLink]) -> None:
        """Take in an article and its links."""
        self._above.setdefault(article_id, article_id)
        for link in links:
            one, two = self.label(link.copy), self.label(link.original)
            if one != two:
                self._above[max(one, two)] = min(one, two)

    def label(self, article_id: str) -> str:
        """The label of the group an article is in: the least id of its articles."""
        path = []
        while (above := self._above.setdefault(article_id, article_id)) != article_id:
            path.append(article_id)
            article_id = above
        for step in path:
            self._above[step] = article_id
        return article_id
