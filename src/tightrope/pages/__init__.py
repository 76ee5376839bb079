"""Pages: what was handed over or fetched, as it came: files, feeds, archives, addresses; and its text.

Only this room reads files and uses the network, and the network only where it is given a `Network`.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from tightrope.pages._decode import Decoded, decode
from tightrope.pages._files import STANDARD_INPUT, load
from tightrope.pages._items import SUMMARY_ONLY
from tightrope.pages._listed import listed
from tightrope.pages._network import Network
from tightrope.pages._sitemaps import Listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tightrope.pages._fetch import Answer
    from tightrope.records import Failure, Page

__all__ = [
    "STANDARD_INPUT",
    "SUMMARY_ONLY",
    "Decoded",
    "Listing",
    "Network",
    "decode",
    "fetch",
    "get",
    "listed",
    "load",
]


def fetch(
    urls: str | Iterable[str],
    *,
    network: Network | None = None,
    now: datetime | None = None,
    feed: bool = False,
) -> Iterator[Page | Failure]:
    """What stands at each address, as `load` gives it: a page, a feed's items, or a Failure.

    The same as `_fetch.fetch`, which is loaded when the first address is asked for: a start without
    the network does not pay for it.
    """
    from tightrope.pages import _fetch

    return _fetch.fetch(urls, network=network, now=now, feed=feed)


def get(url: str, network: Network, *, etag: str = "", last_modified: str = "") -> Answer:
    """One address's answer, with conditional headers; raises FetchError's children. See `_fetch.get`."""
    from tightrope.pages import _fetch

    return _fetch.get(url, network, etag=etag, last_modified=last_modified)
