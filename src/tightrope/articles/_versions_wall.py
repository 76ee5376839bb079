"""Walls in a version's body: the sentences that ask to subscribe, and whether what stands above is a head.

Owns telling an article cut short by a wall from one that was edited, whatever the share that is left, and a
request to subscribe that came to a text from a change of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tightrope.articles import _stub_words
from tightrope.articles._versions_norm import Piece
from tightrope.records import Article, FindingKind

_SURE: Final = 0.5
"""Score of a page's finding from which it is believed."""
_HELD: Final = 0.8
"""Share of the words above a wall that are the old text's first words, in order."""
_WALLS: Final = frozenset({FindingKind.PAYWALL_STUB, FindingKind.BLOCK_PAGE})
_LONGEST: Final = 300


def walled(new: Article, before: Sequence[Piece], after: Sequence[Piece]) -> str:
    """Why a text is the head of an article with a wall behind it; "" where it isn't. The wall's own words
    don't count."""
    asks = asking(new, after)
    findings = [found for found in new.findings if found.kind in _WALLS and found.score >= _SURE]
    if not asks and not findings:
        return ""
    left = [word for piece in after if piece not in asks for word in piece.words]
    had = [word for piece in before for word in piece.words]
    same = sum(a == b for a, b in zip(left, had, strict=False))
    if len(left) >= len(had) or same < _HELD * len(left):
        return ""
    return findings[0].why if findings else "it asks for a subscription"


def asking(article: Article, told: Sequence[Piece]) -> list[Piece]:
    """Those of a body's sentences that a wall is made of: in a paragraph that asks for a subscription before
    the rest may be read, or in one beside it that asks for one or for a login."""
    places, at = [], 0
    for line in article.body.split("\n"):
        if line.strip():
            places.append((at, line))
        at += len(line) + 1
    lines = [line for _, line in places]
    join = _stub_words.wording("join")
    walls: set[int] = set()
    for i in _stub_words.walls(lines):
        walls.add(i)
        beside = (j for j in (i - 1, i + 1) if 0 <= j < len(lines))
        walls.update(j for j in beside if len(lines[j]) <= _LONGEST and join.search(lines[j]))
    spans = [(places[i][0], places[i][0] + len(lines[i])) for i in sorted(walls)]
    return [p for p in told if any(start <= p.span.start < end for start, end in spans)]
