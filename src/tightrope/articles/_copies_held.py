"""What an index keeps of an article: whose it is, of when, its words packed, its fingerprint while in use."""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from tightrope.articles._copies_text import Fingerprint, fingerprint, folded
from tightrope.limits import MAX_COMPARED_CHARS
from tightrope.records import Article, FindingKind

Bodies = Callable[[str], str | None]
"""Gives the body of an article by its id, None where it is gone."""

MAX_OPEN: Final = 1_000
"""Fingerprints held open, the last used: about 25 KB each. A story's copies come close to each other."""

_FAST: Final = 1


@dataclass(frozen=True, slots=True)
class Held:
    """An article among others: its number here, and what tells who wrote first.

    `instant` is seconds since 1970 in UTC; `outlet` and `agency` are folded to compare; `reworded` is the
    score of the finding that its text was reworded by a machine. `packed` is its body, compressed, empty
    where the index can ask for it.
    """

    number: int
    id: str
    published: date | None
    instant: float | None
    outlet: str
    agency: str
    reworded: float
    packed: bytes


def held(article: Article, number: int, *, pack: bool) -> Held:
    """What is kept of an article."""
    published = article.published
    return Held(
        number,
        article.id,
        published.latest,
        published.instant.timestamp() if published.instant else None,
        folded(article.outlet),
        folded(article.agency),
        max((f.score for f in article.findings if f.kind is FindingKind.REWORDED), default=0.0),
        zlib.compress(article.body[:MAX_COMPARED_CHARS].encode("utf-8", "surrogatepass"), _FAST)
        if pack
        else b"",
    )


class Opened:
    """Texts and fingerprints of held articles, opened when asked for and kept while they are in use."""

    def __init__(self, bodies: Bodies | None) -> None:
        self._bodies = bodies
        self._kept: OrderedDict[str, tuple[str, Fingerprint]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def keep(self, one: Held, body: str, marks: Fingerprint) -> None:
        """Hold an article open that was just read."""
        self._kept[one.id] = body, marks
        self._kept.move_to_end(one.id)
        if len(self._kept) > MAX_OPEN:
            self._kept.popitem(last=False)

    def open(self, one: Held) -> tuple[str, Fingerprint] | None:
        """An article's body and fingerprint, None where its body is gone."""
        if (known := self._kept.get(one.id)) is None:
            body = self._body(one)
            if body is None:
                return None
            known = body, fingerprint(body)
        self.keep(one, *known)
        return known

    def _body(self, one: Held) -> str | None:
        if self._bodies is not None:
            return self._bodies(one.id)
        return zlib.decompress(one.packed).decode("utf-8", "surrogatepass")
