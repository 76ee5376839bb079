"""Who copied whom: articles that share their words with an earlier one, found as they arrive.

`Index` holds fingerprints of the last articles in bounded memory. An inverted index over a sample of
their content-word pairs gives candidates, `_copies_match` verifies each against the texts.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from tightrope.articles._copies_match import Match, compare, other_happening, other_newsroom
from tightrope.articles._copies_text import STOP_WORDS, Fingerprint, Hashes, fingerprint, stem
from tightrope.records import Article, CopyLink

__all__ = ["MAX_HELD", "STOP_WORDS", "Groups", "Index", "stem"]

MAX_HELD: Final = 10_000
"""Articles compared with, the latest: about 25 KB each. Reprints come within days; a pile in the order
of its dates needs no more."""

SAMPLE: Final = 8
"""One pair in this many is indexed: a rewording shares 30 pairs and more, so 4 of the sample."""

LEAST_SHARED: Final = 2
"""Fewest sampled pairs in common for a candidate."""

MAX_CANDIDATES: Final = 30
"""Most candidates verified, those first that share most."""

MAX_POSTINGS: Final = 300
"""Articles noted for one pair; a pair in more ("prime minister") tells nothing of copying."""

MAX_LINKS: Final = 5
"""Most links given for one article, the closest first."""


@dataclass(frozen=True, slots=True)
class _Held:
    id: str
    text: str
    marks: Fingerprint
    published: date | None
    instant: float | None
    outlet: str
    agency: str


class Index:
    """The articles met so far. Not thread-safe; the same articles in the same order give the same links."""

    def __init__(self, max_held: int = MAX_HELD) -> None:
        self._max_held = max_held
        self._held: OrderedDict[int, _Held] = OrderedDict()
        self._postings: dict[int, list[int]] = {}
        self._exact: dict[str, list[int]] = {}
        self._ids: set[str] = set()
        self._next = 0
        self._last: tuple[Article, _Held] | None = None

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

    def find(self, article: Article) -> tuple[CopyLink, ...]:
        """The links that `place` would give, without taking the article in."""
        if article.id in self._ids:
            return ()
        held = self._hold(article)
        links = [link for other in self._candidates(held) if (link := _link(held, other)) is not None]
        return tuple(sorted(links, key=lambda link: (-link.similarity, link.original, link.copy))[:MAX_LINKS])

    def remember(self, articles: Iterable[Article]) -> None:
        """Take in articles without asking for links; one that is held already is not taken twice."""
        for article in articles:
            if article.id not in self._ids:
                self._keep(self._hold(article))

    def _hold(self, article: Article) -> _Held:
        """What is kept of an article; made once where `remember` follows `find`."""
        if self._last is None or self._last[0] is not article:
            self._last = article, _hold(article)
        return self._last[1]

    def _candidates(self, held: _Held) -> list[_Held]:
        met: Counter[int] = Counter()
        for key in _sampled(held.marks.pairs):
            met.update(self._postings.get(key, ()))
        for twin in self._exact.get(held.marks.digest, ())[:1]:
            met[twin] += MAX_POSTINGS
        ranked = sorted(
            ((-n, place) for place, n in met.items() if n >= LEAST_SHARED and place in self._held)
        )
        return [self._held[place] for _, place in ranked[:MAX_CANDIDATES]]

    def _keep(self, held: _Held) -> None:
        place, self._next = self._next, self._next + 1
        self._held[place] = held
        self._ids.add(held.id)
        self._exact.setdefault(held.marks.digest, []).append(place)
        for key in _sampled(held.marks.pairs):
            noted = self._postings.setdefault(key, [])
            if len(noted) < MAX_POSTINGS:
                noted.append(place)
        if len(self._held) > self._max_held:
            self._forget()

    def _forget(self) -> None:
        place, held = self._held.popitem(last=False)
        self._ids.discard(held.id)
        twins = self._exact[held.marks.digest]
        twins.remove(place)
        if not twins:
            del self._exact[held.marks.digest]
        for key in _sampled(held.marks.pairs):
            noted = self._postings[key]
            if place in noted:
                noted.remove(place)
            if not noted:
                del self._postings[key]


def _hold(article: Article) -> _Held:
    published = article.published
    return _Held(
        article.id,
        article.body,
        fingerprint(article.body),
        published.latest,
        published.instant.timestamp() if published.instant else None,
        (article.outlet or "").casefold().strip(),
        (article.agency or "").casefold().strip(),
    )


def _sampled(pairs: Hashes) -> list[int]:
    """The pairs that are indexed: chosen by their own hash, so alike texts choose alike."""
    mixed = (pairs ^ (pairs >> np.uint64(31))) % np.uint64(SAMPLE)
    chosen: list[int] = pairs[mixed == 0].tolist()
    return chosen


def _link(held: _Held, other: _Held) -> CopyLink | None:
    match = compare(held.marks, other.marks)
    if match is None:
        return None
    if match.kind in {"near", "partial"} and other_happening(held.text, other.text) is not None:
        return None
    if match.kind in {"partial", "reworded"} and other_newsroom(held.text, other.text) is not None:
        return None
    mine_first, reason = _first(held, other)
    copy, original = (other, held) if mine_first else (held, other)
    share = match.shared / max(1, match.theirs if mine_first else match.mine)
    return CopyLink(copy.id, original.id, match.kind, round(share, 4), _why(match, reason))


def _why(match: Match, reason: str) -> str:
    return f"{match.why}; {reason}"


def _first(held: _Held, other: _Held) -> tuple[bool, str]:
    """Whether the new article is the original, and what tells so."""
    if _is_agency(held, other) != _is_agency(other, held):
        mine = _is_agency(held, other)
        return (
            mine,
            f"the original is the agency's own, which the copy credits ({(other if mine else held).agency})",
        )
    if held.instant is not None and other.instant is not None and held.instant != other.instant:
        return held.instant < other.instant, "the original was published first"
    if held.published is not None and other.published is not None and held.published != other.published:
        return held.published < other.published, "the original was published first"
    return False, "the original was read first, and no date tells more"


def _is_agency(one: _Held, two: _Held) -> bool:
    """Whether `one` comes from the agency that `two` credits."""
    return bool(two.agency and one.outlet and two.agency in one.outlet and two.outlet != one.outlet)


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
