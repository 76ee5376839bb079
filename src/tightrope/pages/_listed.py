"""The addresses that a sitemap, a list or a feed names, for whoever fetches them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tightrope.errors import NotAFeed, TightropeError, UnreadableInput
from tightrope.limits import MAX_FEED_BYTES
from tightrope.pages._packed import read_some
from tightrope.pages._sitemaps import Listing, is_address, read_sitemap
from tightrope.pages._sniff import Kind, kind_of
from tightrope.pages._streams import unpacked


def listed(source: str | Path | bytes, *, url: str = "") -> Iterator[Listing]:
    """The addresses in a sitemap (XML or text), sitemap index, RSS, Atom or JSON Feed, in its order.

    `source` is a file or the bytes of one, packed with gzip or Zstandard or plain; `url` where it came
    from, for relative links. Raises NotAFeed where it is none of these, UnreadableInput where there is
    no such file, EntitiesRefused and EmptyPage as the readers do. Of one that breaks off, what is whole
    is given.
    """
    if isinstance(source, bytes):
        yield from _listed(io.BytesIO(source), "", url)
        return
    path = Path(source)
    try:
        with path.open("rb") as stream:
            yield from _listed(stream, path.name, url)
    except OSError as error:
        raise UnreadableInput(error.strerror or str(error), path.as_posix()) from None


def _listed(stream: BinaryIO, name: str, url: str) -> Iterator[Listing]:
    opened = unpacked(stream)
    kind = kind_of(name, opened.sample)
    content, _ = read_some(opened, MAX_FEED_BYTES)
    if kind in (Kind.SITEMAP, Kind.ADDRESSES):
        yield from read_sitemap(content, plain=kind is Kind.ADDRESSES)
    elif kind in (Kind.FEED, Kind.JSON):
        yield from _of_feed(content, kind, url)
    else:
        raise NotAFeed(f"no feed and no sitemap, but {kind or 'something else'}")


def _of_feed(content: bytes, kind: Kind, url: str) -> Iterator[Listing]:
    from tightrope.pages._feeds import feed_items
    from tightrope.pages._json import json_items

    _, items = feed_items(content, url=url) if kind is Kind.FEED else json_items(content, url=url)
    for item in items:
        if not isinstance(item, TightropeError) and is_address(item.url):
            yield Listing(
                item.url,
                item.title,
                item.published,
                item.updated,
                item.outlet,
                witness="feed",
            )
