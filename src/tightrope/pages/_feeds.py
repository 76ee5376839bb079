"""RSS 0.9x, 1.0 and 2.0 and Atom to items, through feedparser, which is handed bytes and never an address."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Any, Final

from tightrope.errors import DegradedInput, EmptyPage, NotAFeed, TightropeError
from tightrope.limits import MAX_BROKEN_ITEM_CHARS, MAX_FEED_ITEM_CHARS, MAX_FEED_ITEMS
from tightrope.pages._items import Item, missing_items, pages_of
from tightrope.pages._xml import Part, Parts, document, is_well_formed, mended, take_apart
from tightrope.records import Failure, Page

_AT_ONCE: Final = 50
"""Items handed to feedparser together: few enough that one broken item costs little, and enough that
its start-up, about 0.3 ms, does not count."""

_ATOM: Final = re.compile(r"<(?:[\w.-]{1,40}:)?feed[\s>]")
_RAISED: Final = "raised"
"""Where the error stands that came out of feedparser, in place of what it gives."""
_ROOTS: Final = ("<rss", "<feed", "<rdf:rdf", "<channel")


def read_feed(
    content: bytes, origin: str, now: datetime | None, *, url: str = "", charset: str = "", short: str = ""
) -> Iterator[Page | Failure]:
    """The feed's items as pages, in its order, and rows for what was not taken.

    `url` is where the feed came from, for relative links; `charset` what HTTP declared; `short` says
    why the bytes are not all of it. Raises NotAFeed, EmptyPage or EntitiesRefused for the whole.
    """
    feed, items = feed_items(content, url=url, charset=charset, short=short)
    yield from pages_of(items, origin, now)
    for error in missing_items(feed.beyond, MAX_FEED_ITEMS, short or breaks_off(feed)):
        yield error.as_failure(origin)
    if feed.fault:
        yield DegradedInput(f"the feed's own title and links {feed.fault}").as_failure(origin)


def breaks_off(feed: Parts) -> str:
    """Why a document is not all of it; "" where it is."""
    return "" if feed.whole else "it breaks off"


def feed_items(
    content: bytes, *, url: str = "", charset: str = "", short: str = ""
) -> tuple[Parts, Iterator[Item | TightropeError]]:
    """The feed taken apart, and its items one by one; errors stand in the place of broken items."""
    feed = take_apart(document(content, charset), ("item", "entry"), MAX_FEED_ITEMS)
    parsed = _parsed(feed.around, url)
    about = parsed.get("feed", {})
    feed = replace(feed, fault=_unparsed(parsed) if _RAISED in parsed else "")
    if not feed.parts:
        _say_why_empty(feed, about, short)
    base = url or _self(about) or about.get("link", "")
    return feed, _items(feed, base, str(about.get("title", "")))


def _dates(entry: dict[str, Any], *, atom: bool) -> tuple[str, str]:
    """When published and when updated, as written; RSS's one date, whatever its element, is the former.

    feedparser gives `published` for a missing `updated` on most ways of asking, not on this one.
    """
    published = str(entry.get("published", ""))
    updated = str(dict.get(entry, "updated") or "")
    return (published, updated) if atom or published else (updated, "")


def _say_why_empty(feed: Parts, about: dict[str, Any], short: str) -> None:
    if not about.get("title") and not feed.around.lstrip().lower().startswith(_ROOTS):
        raise NotAFeed("no item and no title of a feed in it")
    if short or not feed.whole:
        raise DegradedInput(f"the feed breaks off before its first item{': ' + short if short else ''}")
    raise EmptyPage("a feed without items")


def _self(about: dict[str, Any]) -> str:
    links = about.get("links", [])
    return next((str(link.get("href", "")) for link in links if link.get("rel") == "self"), "")


def _items(feed: Parts, base: str, outlet: str) -> Iterator[Item | TightropeError]:
    parts = iter(feed.parts)
    atom = _ATOM.match(feed.opening) is not None
    while chunk := tuple(islice(parts, _AT_ONCE)):
        entries = _entries(feed, chunk, base)
        for part in chunk:
            entry = entries[part.number]
            if isinstance(entry, str):
                yield DegradedInput(f"item {part.number} {entry}")
            else:
                yield _item(entry, outlet, atom=atom)


def _entries(feed: Parts, chunk: Sequence[Part], base: str) -> dict[int, dict[str, Any] | str]:
    """feedparser's entries by the item's number, or why there is none.

    They are read together where they are well-formed, else one by one.
    """
    lost = {part.number: why for part in chunk if (why := _unfit(part))}
    whole = [part for part in chunk if part.number not in lost]
    document = feed.opening + "".join(part.text or "" for part in whole) + feed.closing
    if is_well_formed(document):
        entries = _parsed(document, base).get("entries", [])
        if len(entries) == len(whole):
            return lost | {part.number: entry for part, entry in zip(whole, entries, strict=True)}
    return lost | {part.number: _entry(feed, part, base) for part in whole}


def _unfit(part: Part) -> str:
    """Why an item is not handed to the parser; "" where it is."""
    if part.text is None:
        return "breaks off"
    if len(part.text) > MAX_FEED_ITEM_CHARS:
        return f"is longer than {MAX_FEED_ITEM_CHARS:,} characters"
    return ""


def _entry(feed: Parts, part: Part, base: str) -> dict[str, Any] | str:
    """One item's entry, or why there is none.

    Broken markup is mended, or left to feedparser's lenient parser where it is short.
    """
    document = feed.opening + (part.text or "") + feed.closing
    if not is_well_formed(document):
        document = mended(document)
        if len(document) > MAX_BROKEN_ITEM_CHARS and not is_well_formed(document):
            return f"has broken markup, and more of it than {MAX_BROKEN_ITEM_CHARS:,} characters"
    parsed = _parsed(document, base)
    entries: list[dict[str, Any]] = parsed.get("entries", [])
    return entries[0] if entries else _unparsed(parsed)


def _unparsed(parsed: dict[str, Any]) -> str:
    """What to say of a document that gave nothing: the parser's error by its type, which tells most."""
    error = parsed.get(_RAISED) or parsed.get("bozo_exception")
    return (
        f"cannot be parsed ({type(error).__name__})" if error else "cannot be parsed: no item is found in it"
    )


def _parsed(text: str, base: str) -> dict[str, Any]:
    """feedparser over a document of ours: a stream, so that it opens nothing, and no DTD (see `document`)."""
    import feedparser

    headers = {"content-type": "application/xml; charset=utf-8", "content-location": base}
    stream = io.BytesIO(b'<?xml version="1.0" encoding="utf-8"?>' + text.encode("utf-8", "replace"))
    try:
        parsed: dict[str, Any] = feedparser.parse(
            stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # whatever its parts raise: OverflowError for &#9999999999; and others
        return {"entries": [], _RAISED: error}
    return parsed


def _item(entry: dict[str, Any], outlet: str, *, atom: bool) -> Item:
    published, updated = _dates(entry, atom=atom)
    contents = [found for found in entry.get("content", []) if found.get("value")]
    content: dict[str, Any] = max(contents, key=lambda found: len(found["value"]), default={})
    authors = [str(author.get("name", "")) for author in entry.get("authors", []) if author.get("name")]
    source = entry.get("source", {})
    terms = [str(tag.get("label") or tag.get("term") or "") for tag in entry.get("tags") or []]
    return Item(
        url=_web(str(entry.get("link", ""))),
        title=str(entry.get("title", "")),
        id=str(entry.get("id", "")),
        published=published,
        updated=updated,
        author="; ".join(authors) or str(entry.get("author", "")),
        outlet=str(source.get("title", "")) or outlet,
        categories=tuple(dict.fromkeys(" ".join(term.split()) for term in terms if term.strip())),
        summary=str(entry.get("summary", "")),
        content=str(content.get("value", "")),
        plain=content.get("type", "text/html") == "text/plain",
    )


def _web(link: str) -> str:
    """The link where it is one of the web; "javascript:" and the like are no address (F18)."""
    return link if link.lower().startswith(("http://", "https://")) else ""
