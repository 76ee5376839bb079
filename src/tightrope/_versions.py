"""What a page is among those that its address gave before: a version of its own, or nothing new; pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from tightrope.articles import versions
from tightrope.records import Article, Page, Version

if TYPE_CHECKING:
    from tightrope.ledger import Held

FIRST: Final = "first"
"""The kind of the first version of an address; the others are kinds of `Change`."""


def version_of(
    address: str, page: Page, article: Article, held: Sequence[Held], standing: str | None
) -> Version:
    """The page set against the versions kept of its address (oldest first), of which `standing` counts now.

    A page fetched before those that are held is set against the first fetched after it.
    """
    earlier = [one for one in held if not _before(page.fetched, one.fetched)]
    if held and not earlier:
        return _older(address, page, article, held[0].article)
    seen = [versions.Seen(one.article, one.fetched) for one in earlier]
    told = versions.decide(seen, article, page.fetched, standing)
    if told.change is None:
        return Version(address, page.id, article.id, None, FIRST, 0.0, "", page.fetched)
    stands = told.change.old if told.keep else told.stands
    return Version(
        address=address,
        page_id=page.id,
        article_id=article.id if told.keep else None,
        against=stands,
        kind=told.change.kind.value,
        changed=told.change.changed,
        why=told.why,
        fetched=page.fetched,
        removed=told.change.removed if stands == told.change.old else (),
        added=told.change.added if told.keep else (),
    )


def _before(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and other is not None and one < other


def _older(address: str, page: Page, article: Article, later: Article) -> Version:
    """A page older than all that is held: kept where the first one held tells something else."""
    change = versions.compare(article, later)
    kept = article.id if change.meaningful else None
    why = f"fetched before the version that was held; since then {change.why}"
    return Version(address, page.id, kept, later.id, change.kind.value, change.changed, why, page.fetched)
