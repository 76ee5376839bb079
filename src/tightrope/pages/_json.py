"""JSON documents to pages: JSON Feed, one row, or a list of rows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, TypeGuard
from urllib.parse import urljoin

from tightrope.errors import DegradedInput, EmptyPage, MalformedRow, NotAFeed, TightropeError
from tightrope.limits import MAX_FEED_ITEMS
from tightrope.pages._decode import decode_bytes
from tightrope.pages._items import Item, missing_items, pages_of
from tightrope.pages._rows import page_of
from tightrope.records import Failure, Page

_ITEMS: Final = re.compile(r"\"items\"\s{0,99}:\s{0,99}\[")
_BETWEEN: Final = re.compile(r"[\s,]*")


def read_json(
    content: bytes, origin: str, now: datetime | None, *, url: str = "", charset: str = "", short: str = ""
) -> Iterator[Page | Failure]:
    """The document's pages in order, and rows for what was not taken.

    A JSON Feed (1.0, 1.1) gives its items; an object or a list of objects with "html" or "text" is read
    as JSON Lines rows are. Raises MalformedRow where it is none of these.
    """
    document, short = _document(decode_bytes(content, charset).text, short)
    if _is_feed(document):
        found, items = _feed_items(document, url)
        if not found:
            raise EmptyPage("a feed without items")
        yield from pages_of(items, origin, now)
        for error in missing_items(max(0, len(found) - MAX_FEED_ITEMS), MAX_FEED_ITEMS, short):
            yield error.as_failure(origin)
    elif isinstance(document, list):
        yield from _rows(document, origin, now)
    else:
        yield page_of(document, origin, now, url=url)


def json_items(
    content: bytes, *, url: str = "", short: str = ""
) -> tuple[list[object], Iterator[Item | TightropeError], str]:
    """A JSON Feed's items, as they stand there and as `Item`, and why they are not all; raises NotAFeed."""
    document, short = _document(decode_bytes(content).text, short)
    if not _is_feed(document):
        raise NotAFeed("a JSON document without items")
    return *_feed_items(document, url), short


def _is_feed(document: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(document, dict) and isinstance(document.get("items"), list)


def _feed_items(feed: dict[str, Any], url: str) -> tuple[list[object], Iterator[Item | TightropeError]]:
    found: list[object] = feed["items"]
    return found, (_item(item, feed, url) for item in found[:MAX_FEED_ITEMS])


def _rows(rows: list[object], origin: str, now: datetime | None) -> Iterator[Page | Failure]:
    if not rows:
        raise EmptyPage("an empty list")
    for number, row in enumerate(rows, 1):
        place = f"{origin}:{number}"
        try:
            yield page_of(row, place, now)
        except TightropeError as error:
            yield error.as_failure(place)


def _document(text: str, short: str) -> tuple[object, str]:
    """The document, and why it is not all; of a feed that breaks off, the items that are whole (F07)."""
    try:
        return json.loads(text), short
    except RecursionError:
        raise MalformedRow("no JSON document: nested too deep") from None
    except ValueError as error:
        start = _ITEMS.search(text)
        if start is None:
            raise MalformedRow(f"no JSON document: {error}"[:200]) from None
        return {"items": _whole_items(text, start.end())}, short or f"{error}"[:200]


def _whole_items(text: str, place: int) -> list[object]:
    decoder = json.JSONDecoder()
    found: list[object] = []
    while between := _BETWEEN.match(text, place):
        try:
            item, place = decoder.raw_decode(text, between.end())
        except (ValueError, RecursionError):
            break
        found.append(item)
    return [*found, None] if text[place:].strip(" \t\r\n,]}") else found


def _item(item: object, feed: dict[str, Any], base: str) -> Item | TightropeError:
    if not isinstance(item, dict):
        return DegradedInput("the item breaks off, or is no object")
    html, text = _text(item, "content_html"), _text(item, "content_text")
    link = _text(item, "url") or _text(item, "external_url")
    root = base or _text(feed, "feed_url") or _text(feed, "home_page_url")
    tags = item.get("tags")
    return Item(
        url=_absolute(link, root),
        title=_text(item, "title"),
        id=_text(item, "id"),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        author="; ".join(_authors(item) or _authors(feed)),
        outlet=_text(feed, "title"),
        categories=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        summary=_text(item, "summary"),
        content=html or text,
        plain=not html,
    )


def _text(holder: dict[str, Any], key: str) -> str:
    value = holder.get(key)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _authors(holder: dict[str, Any]) -> list[str]:
    given = holder.get("authors")
    listed = given if isinstance(given, list) else [holder.get("author")]
    return [_text(author, "name") for author in listed if isinstance(author, dict) and _text(author, "name")]


def _absolute(link: str, base: str) -> str:
    if not link:
        return ""
    try:
        whole = urljoin(base, link) if base else link
    except ValueError:
        return ""
    return whole if whole.lower().startswith(("http://", "https://")) else ""
