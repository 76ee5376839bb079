"""One document, from wherever it came, to its pages: told by its first bytes, handed to its reader."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import BinaryIO, Final

from tightrope.errors import BinaryContent, EmptyPage, NotAFeed, NotAPage, OnlyAddresses
from tightrope.limits import MAX_FEED_BYTES, MAX_PAGE_BYTES
from tightrope.pages._packed import read_all, read_some
from tightrope.pages._rows import read_rows
from tightrope.pages._sniff import (
    FEED_SUFFIXES,
    Kind,
    is_binary,
    kind_of,
    media_type,
    suffix_of,
    what_it_is,
)
from tightrope.pages._streams import Peeked, unpacked
from tightrope.records import Failure, MediaType, Page

NO_TEXT: Final = b" \t\r\n\0\x0b\x0c\xef\xbb\xbf"
"""Bytes of which a page may consist that holds no text."""


def read_document(
    stream: BinaryIO,
    name: str,
    origin: str,
    now: datetime | None,
    *,
    named: bool,
    declared: Mapping[str, str] | None = None,
) -> Iterator[Page | Failure]:
    """A document's pages: of a feed its items, of an archive its records, of rows each, else one page.

    `named` tells a document that the user named from one met in a folder, which must look like a page
    to count. `declared` is what came with the bytes ("url", "charset"): a page keeps it.
    """
    start = stream.tell() if stream.seekable() else None
    opened = unpacked(stream)
    kind = kind_of(name, opened.sample)
    if kind is Kind.ARCHIVE:
        yield from _archive(stream, opened, start, origin)
        return
    if is_binary(opened.sample):
        raise BinaryContent(what_it_is(opened.sample))
    if suffix_of(name) in FEED_SUFFIXES and kind not in (Kind.FEED, Kind.JSON):
        raise NotAFeed(f"by its ending a feed, by its first bytes {_said(kind)}")
    if kind is Kind.ROWS:
        yield from read_rows(io.BufferedReader(opened), origin, now)
    elif kind in (Kind.FEED, Kind.JSON):
        yield from _items(opened, kind, origin, now, declared or {})
    elif kind in (Kind.SITEMAP, Kind.ADDRESSES):
        _refuse_addresses(opened, kind)
    elif kind is None and not named and opened.sample:
        raise NotAPage(f"no page by its ending ({suffix_of(name) or 'none'}) or its first bytes")
    else:
        yield whole_page(opened, origin, media_type(kind or Kind.TEXT), now, declared)


def _said(kind: Kind | None) -> str:
    names = {Kind.HTML: "an HTML page", Kind.SITEMAP: "a sitemap", Kind.ROWS: "JSON Lines"}
    return names.get(kind, "none") if kind else "none"


def whole_page(
    stream: Peeked,
    origin: str,
    kind: MediaType,
    now: datetime | None,
    declared: Mapping[str, str] | None = None,
) -> Page:
    """All that stands in a stream as one page; raises BodyTooLarge or EmptyPage."""
    content = read_all(stream, MAX_PAGE_BYTES)
    if not content.strip(NO_TEXT):
        raise EmptyPage("the file is empty")
    return Page.of(content, origin, kind, now, declared)


def _archive(stream: BinaryIO, opened: Peeked, start: int | None, origin: str) -> Iterator[Page | Failure]:
    from tightrope.pages._warc import read_archive

    if start is None:
        yield from read_archive(opened, origin)
    else:
        yield from read_archive(stream, origin, start=start)


def _items(
    stream: Peeked, kind: Kind, origin: str, now: datetime | None, declared: Mapping[str, str]
) -> Iterator[Page | Failure]:
    from tightrope.pages._feeds import read_feed
    from tightrope.pages._json import read_json

    content, short = read_some(stream, MAX_FEED_BYTES)
    if not content.strip(NO_TEXT):
        raise EmptyPage("the file is empty")
    read = read_feed if kind is Kind.FEED else read_json
    url, charset = declared.get("url", ""), declared.get("charset", "")
    yield from read(content, origin, now, url=url, charset=charset, short=short)


def _refuse_addresses(stream: Peeked, kind: Kind) -> None:
    from tightrope.pages._sitemaps import Listing, read_sitemap

    content, short = read_some(stream, MAX_FEED_BYTES)
    found = list(read_sitemap(content, plain=kind is Kind.ADDRESSES, short=short))
    listings = [each for each in found if isinstance(each, Listing)]
    lost = "".join(f"; {each.detail}" for each in found if not isinstance(each, Listing))
    if not listings:
        raise EmptyPage(f"a sitemap without addresses{lost}")
    maps = sum(1 for listing in listings if listing.sitemap)
    pages = len(listings) - maps
    what = f"{maps:,} other sitemaps" if maps else f"{pages:,} pages"
    first = listings[0].url
    raise OnlyAddresses(f"a sitemap: it holds the addresses of {what}, the first {first}, no page{lost}")
