"""Sitemaps, sitemap indexes, news sitemaps and lists of addresses to what they list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tightrope.errors import BodyTooLarge, DegradedInput, NotAPage, TightropeError
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


def read_sitemap(
    content: bytes, *, plain: bool = False, charset: str = "", short: str = ""
) -> Iterator[Listing | TightropeError]:
    """The addresses of a sitemap, in its order, MAX_SITEMAP_ADDRESSES at most; then what was left out.

    `plain` reads one address a line; `short` says why the bytes are not all of it. What breaks off, names no
    address or stands beyond the cap is counted in one error each at the end. Raises EntitiesRefused for a
    document type that declares entities.
    """
    yield from _lines(content, charset, short) if plain else _entries(content, charset, short)


def left_out(
    broken: int, nameless: int, beyond: int, short: str, *, most: int | None = None
) -> Iterator[TightropeError]:
    """What to say at the end of what is not listed: how many entries, and why. `most` entries were taken."""
    if short:
        yield DegradedInput(f"the list is not whole: {short}; its whole entries were taken")
    if broken:
        yield DegradedInput(f"broken entries, left out: {broken:,}")
    if nameless:
        yield NotAPage(f"entries that name no web address, left out: {nameless:,}")
    if beyond:
        yield BodyTooLarge(
            f"{beyond:,} addresses beyond the first {most or MAX_SITEMAP_ADDRESSES:,} were left out"
        )


def _lines(content: bytes, charset: str, short: str) -> Iterator[Listing | TightropeError]:
    listed = nameless = beyond = broken = 0
    text = decode_bytes(content, charset).text
    lines = text.split()
    if short and lines and not text[-1].isspace():
        lines.pop()  # half an address passes for one
        broken = 1
    for line in lines:
        if not is_address(line):
            nameless += 1
        elif listed == MAX_SITEMAP_ADDRESSES:
            beyond += 1
        else:
            listed += 1
            yield Listing(line, witness="list of addresses")
    yield from left_out(broken, nameless, beyond, short)


def _entries(content: bytes, charset: str, short: str) -> Iterator[Listing | TightropeError]:
    taken = take_apart(document(content, charset), ("url", "sitemap"), MAX_SITEMAP_ADDRESSES)
    broken = nameless = 0
    for part in taken.parts:
        if part.text is None:
            broken += 1
            continue
        said = leaves(part.text, without=_OTHERS)
        if is_address(said.get("loc", "")):
            yield _listing(said, _is_index(part.text))
        else:
            nameless += 1
    short = short or ("" if taken.whole else "it breaks off")
    yield from left_out(broken, nameless, taken.beyond, short)


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
