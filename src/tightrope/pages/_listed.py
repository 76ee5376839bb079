"""The addresses that a sitemap, a list or a feed names, for whoever fetches them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tightrope.errors import NotAFeed, TightropeError, UnreadableInput
from tightrope.limits import MAX_FEED_BYTES, MAX_FEED_ITEMS
from tightrope.pages._packed import read_some
from tightrope.pages._sitemaps import Listing, is_address, left_out, read_sitemap
from tightrope.pages._sniff import Kind, kind_of
from tightrope.pages._streams import unpacked
from tightrope.records import Failure


def listed(source: str | Path | bytes, *, url: str = "") -> Iterator[Listing | Failure]:
    """The addresses in a sitemap (XML or text), sitemap index, RSS, Atom or JSON Feed, in its order.

    At the end stands a Failure for each reason for which something is not listed, with how many: entries that
    are broken (TR-DEGRADED) or name no web address (TR-NOT-A-PAGE, skipped), those beyond the cap
    (TR-BODY-TOO-LARGE), and a list that is not whole (TR-DEGRADED). Their origin is the file or `url`.

    `source` is a file or the bytes of one, packed with gzip or Zstandard or plain; `url` where it came
    from, for relative links. Raises NotAFeed where it is none of these, UnreadableInput where there is
    no such file, EntitiesRefused and EmptyPage as the readers do.
    """
    if isinstance(source, bytes):
        yield from _told(_listed(io.BytesIO(source), "", url), url)
        return
    path = Path(source)
    try:
        with path.open("rb") as stream:
            yield from _told(_listed(stream, path.name, url), path.as_posix())
    except OSError as error:
        raise UnreadableInput(error.strerror or str(error), path.as_posix()) from None


def _told(found: Iterator[Listing | TightropeError], origin: str) -> Iterator[Listing | Failure]:
    for each in found:
        yield each if isinstance(each, Listing) else each.as_failure(origin)


def _listed(stream: BinaryIO, name: str, url: str) -> Iterator[Listing | TightropeError]:
    opened = unpacked(stream)
    kind = kind_of(name, opened.sample)
    content, short = read_some(opened, MAX_FEED_BYTES)
    if kind in (Kind.SITEMAP, Kind.ADDRESSES):
        yield from read_sitemap(content, plain=kind is Kind.ADDRESSES, short=short)
    elif kind in (Kind.FEED, Kind.JSON):
        yield from _of_feed(content, kind, url, short)
    else:
        raise NotAFeed(f"no feed and no sitemap, but {kind or 'something else'}")


def _of_feed(content: bytes, kind: Kind, url: str, short: str) -> Iterator[Listing | TightropeError]:
    from tightrope.pages._feeds import breaks_off, feed_items
    from tightrope.pages._json import json_items

    if kind is Kind.FEED:
        feed, items = feed_items(content, url=url, short=short)
        beyond, short = feed.beyond, short or breaks_off(feed)
    else:
        found, items, short = json_items(content, url=url, short=short)
        beyond = max(0, len(found) - MAX_FEED_ITEMS)
    broken = nameless = 0
    for item in items:
        if isinstance(item, TightropeError):
            broken += 1
        elif is_address(item.url):
            yield Listing(item.url, item.title, item.published, item.updated, item.outlet, witness="feed")
        else:
            nameless += 1
    yield from left_out(broken, nameless, beyond, short, most=MAX_FEED_ITEMS)
