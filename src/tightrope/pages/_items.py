"""One item of a feed to a page: what counts as its text, and what the feed declares of it."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from tightrope.errors import (
    BodyTooLarge,
    DegradedInput,
    EmptyPage,
    NotAPage,
    TightropeError,
)
from tightrope.limits import MAX_PAGE_BYTES
from tightrope.pages._rows import declared_text
from tightrope.records import Failure, MediaType, Page

SUMMARY_ONLY: Final = "summary only"
"""What `declared["content"]` says of an item whose feed gives no more than a summary of the article."""

_WHOLE_CHARS: Final = 1_200
"""Characters of text from which a description that does not break off is held to be the article itself.
Feeds without an element for the whole text put it there. Chosen, not fitted: about 200 words, more than
a summary of three paragraphs."""

_MARKUP: Final = re.compile(r"</?(?:p|div|br|a|img|b|i|em|strong|span|ul|ol|li|h[1-6]|blockquote|table)\b")
_TAG: Final = re.compile(r"</?[A-Za-z!][^<>]{0,5000}>")
_BREAKS_OFF: Final = re.compile(
    r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|read more|continue reading|more »|»)\W{0,9}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Item:
    """An item as its feed gives it; dates as they are written there, "" where nothing is given."""

    url: str = ""
    title: str = ""
    id: str = ""
    published: str = ""
    updated: str = ""
    author: str = ""
    outlet: str = ""
    categories: tuple[str, ...] = ()
    summary: str = ""
    content: str = ""
    plain: bool = False


def pages_of(
    items: Iterable[Item | TightropeError], origin: str, now: datetime | None
) -> Iterator[Page | Failure]:
    """A page or a failure for each item, in order; an item that stands there twice is counted at the end."""
    seen: set[str] = set()
    twice: Counter[str] = Counter()
    for number, item in enumerate(items, 1):
        place = f"{origin}:{number}"
        if isinstance(item, TightropeError):
            yield item.as_failure(item.origin or place)
            continue
        try:
            page = page_of(item, place, now)
        except TightropeError as error:
            yield error.as_failure(place)
            continue
        if page.id in seen:
            twice[page.declared.get("url", "")] += 1
            continue
        seen.add(page.id)
        yield page
    if twice:
        named = ", ".join(url for url in list(twice)[:3] if url)
        said = f"items that stand there more than once: {twice.total():,}" + (f" ({named})" if named else "")
        yield NotAPage(said).as_failure(origin)


def page_of(item: Item, origin: str, now: datetime | None) -> Page:
    """The item's page: its whole text where the feed gives it, else its summary, marked as one.

    Raises EmptyPage, naming the link, where it has neither; BodyTooLarge above the cap.
    """
    body = item.content if shown_text(item.content) else item.summary
    text = shown_text(body)
    if not text:
        raise EmptyPage(f"no text in the feed; the article is at {item.url or 'no address'}")
    content = body.encode("utf-8", "replace")
    if len(content) > MAX_PAGE_BYTES:
        raise BodyTooLarge(f"the item is larger than {MAX_PAGE_BYTES:,} bytes")
    whole = body is item.content or (len(text) >= _WHOLE_CHARS and not _BREAKS_OFF.search(text))
    kind = MediaType.TEXT if item.plain and not _MARKUP.search(body) else MediaType.HTML
    return Page.of(content, origin, kind, now, _declared(item, whole=whole))


def _declared(item: Item, *, whole: bool) -> dict[str, str]:
    summary = shown_text(item.summary) if item.content else ""
    said = {
        "url": item.url,
        "title": shown_text(item.title),
        "id": item.id,
        "published": item.published,
        "updated": item.updated,
        "author": shown_text(item.author),
        "outlet": shown_text(item.outlet),
        "section": item.categories[0] if item.categories else "",
        "categories": "; ".join(item.categories),
        "summary": summary if whole and summary != shown_text(item.content) else "",
        "content": "" if whole else SUMMARY_ONLY,
    }
    kept = {key: declared_text(value) for key, value in said.items()}
    return {key: value for key, value in kept.items() if value}


def shown_text(markup: str) -> str:
    """The words of a piece of HTML, on one line."""
    return " ".join(html.unescape(_TAG.sub(" ", markup)).split())


def missing_items(beyond: int, most: int, short: str) -> list[TightropeError]:
    """What to say at a feed's end of the items that were not taken."""
    said: list[TightropeError] = []
    if short:
        said.append(DegradedInput(f"the feed is not whole: {short}; its whole items were taken"))
    if beyond:
        said.append(BodyTooLarge(f"{beyond:,} items beyond the first {most:,} were left out"))
    return said
