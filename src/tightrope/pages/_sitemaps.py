"""Sitemaps, sitemap indexes, news sitemaps and lists of addresses to what they list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from tightrope.limits import MAX_ADDRESS_CHARS, MAX_SITEMAP_ADDRESSES
from tightrope.pages._decode import decode_bytes
from tightrope.pages._xml import document, leaves, take_apart

_OTHERS: Final = frozenset({"image", "video"})
"""Prefixes of what a sitemap's entry says of the page's pictures, whose titles are not the page's."""


@dataclass(frozen=True, slots=True)
class Listing:
    """An address that a sitemap or feed lists, with what it says of the page there.

    `published` and `modified` are dates as written there; `witness` names in plain words what told:
    "news sitemap", "sitemap", "sitemap index", "list of addresses", "feed". `sitemap` marks the address of
    another sitemap. Fields that are not given are "".
    """

    url: str
    title: str = ""
    published: str = ""
    modified: str = ""
    outlet: str = ""
    language: str = ""
    witness: str = "sitemap"
    sitemap: bool = False


def read_sitemap(content: bytes, *, plain: bool = False, charset: str = "") -> Iterator[Listing]:
    """The addresses of a sitemap, in its order, MAX_SITEMAP_ADDRESSES at most; entries without one are none.

    `plain` reads one address a line. Raises EntitiesRefused for a document type that declares entities.
    """
    found = _lines(content, charset) if plain else _entries(content, charset)
    yield from islice(found, MAX_SITEMAP_ADDRESSES)


def _lines(content: bytes, charset: str) -> Iterator[Listing]:
    for line in decode_bytes(content, charset).text.split():
        if is_address(line):
            yield Listing(line, witness="list of addresses")


def _entries(content: bytes, charset: str) -> Iterator[Listing]:
    taken = take_apart(document(content, charset), ("url", "sitemap"), MAX_SITEMAP_ADDRESSES)
    for part in taken.parts:
        if part.text is None:
            continue
        said = leaves(part.text, without=_OTHERS)
        if is_address(said.get("loc", "")):
            yield _listing(said, _is_index(part.text))


def _is_index(text: str) -> bool:
    return re.match(r"<(?:[\w.-]{1,40}:)?sitemap[\s>]", text) is not None


def _listing(said: dict[str, str], is_index: bool) -> Listing:
    news = "publication_date" in said or "title" in said
    return Listing(
        url=said["loc"],
        title=said.get("title", ""),
        published=said.get("publication_date", ""),
        modified=said.get("lastmod", ""),
        outlet=said.get("name", ""),
        language=said.get("language", ""),
        witness="sitemap index" if is_index else "news sitemap" if news else "sitemap",
        sitemap=is_index,
    )


def is_address(text: str) -> bool:
    """Whether it is an http(s) address in one piece; only a fetch looks closer."""
    return (
        text.lower().startswith(("http://", "https://"))
        and len(text) <= MAX_ADDRESS_CHARS
        and not any(char.isspace() for char in text)
    )
