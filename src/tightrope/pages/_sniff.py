"""What a file is (page, rows, feed, sitemap, archive, nothing for us), by its name and first bytes."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath
from typing import Final

from tightrope.pages._decode import WIDE_XML
from tightrope.records import MediaType


class Kind(StrEnum):
    """How a file is read."""

    HTML = "html"
    TEXT = "text"
    ROWS = "rows"
    JSON = "json"
    FEED = "feed"
    SITEMAP = "sitemap"
    ADDRESSES = "addresses"
    ARCHIVE = "archive"


SAMPLE_BYTES: Final = 65_536
"""First bytes that are looked at."""

_SUFFIXES: Final = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), Kind.HTML),
    **dict.fromkeys((".txt", ".text", ".md"), Kind.TEXT),
    **dict.fromkeys((".jsonl", ".ndjson", ".json-lines"), Kind.ROWS),
    ".json": Kind.JSON,
}
FEED_SUFFIXES: Final = frozenset({".rss", ".atom", ".rdf", ".feed"})
"""Endings of files that are feeds, or should be."""

TYPE_NAMES: Final = {
    "text/html": "page.html",
    "application/xhtml+xml": "page.html",
    "text/plain": "page.txt",
}
"""The file name under which bytes of a media type are looked at: the type counts no more than a name."""

_PACKED: Final = (".gz", ".zst")
_GZIP: Final = b"\x1f\x8b"
_ZSTD: Final = re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18")
"""A Zstandard frame, or the skippable frame that holds a web archive's dictionary (RFC 8878)."""
_MAGIC: Final = (
    b"%PDF-", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"RIFF",
    b"OggS", b"ID3", b"wOFF", b"wOF2", b"7z\xbc\xaf", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"BZh", b"Rar!",
    b"SQLite format 3", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\x00\x00\x01\x00", b"\x00asm", _GZIP,
)  # fmt: skip
"""How files begin that hold no text, by their published formats."""

_TELLABLE: Final = (
    (b"PK\x03\x04", "a ZIP archive (or an Office file): unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"),
    (b"BZh", "packed with bzip2: unpack it first, or pack it with gzip"),
    (b"\xfd7zXZ", "packed with xz: unpack it first, or pack it with gzip"),
    (b"%PDF-", "a PDF: convert it to text first"),
    (b"filedesc:", "an ARC archive, the format before WARC: convert it with warcio recompress"),
)

_CONTROLS: Final = bytes(c for c in range(32) if c not in b"\t\n\x0b\x0c\r\x1b")
_MAX_CONTROLS: Final = 0.03
"""Share of control bytes from which bytes are no text. Random bytes have 0.10; a text with stray zeros
(F10) far less."""
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_PROLOG: Final = re.compile(
    rb"\s{1,9999}|<\?.{0,2000}?\?>|<!--.{0,9999}?-->|<!DOCTYPE[^<>\[]{0,999}>", re.DOTALL | re.IGNORECASE
)
_ROOT: Final = re.compile(
    rb"<(?:[\w.-]{1,40}:)?(?:(?P<feed>rss|feed|channel)|(?P<rdf>RDF)|(?P<map>urlset|sitemapindex))[\s/>]"
)
_RSS_IN_RDF: Final = re.compile(rb"purl\.org/rss/|my\.netscape\.com/rdf|channel\.netscape\.com/rdf")
_DOCTYPE_SUBSET: Final = re.compile(
    rb"<!DOCTYPE\s{1,99}(?!html)[^<>\[\s]{1,99}[^<>\[]{0,999}\[", re.IGNORECASE
)
"""A document type with declarations of its own: pages have none, and feeds that have them are refused."""
_JSON_FEED: Final = re.compile(rb"\"version\"\s{0,9}:\s{0,9}\"https?:\\?/\\?/(?:www\.)?jsonfeed\.org")
_ADDRESS_LINE: Final = re.compile(rb"https?://[^\s<>\"]{1,2048}", re.IGNORECASE)
_HTML_START: Final = re.compile(rb"\s{0,200}<(?:!doctype\s{1,9}html|html|head|body)\b", re.IGNORECASE)
_TAGS: Final = re.compile(
    rb"<(?:/?(?:html|head|body|p|div|h1|h2|title|article|table|br|a)\b|!--)", re.IGNORECASE
)


def kind_of(name: str, sample: bytes) -> Kind | None:
    """How to read a file, by its name and first bytes; None where neither tells it holds pages.

    What it holds counts for more than its name: crawlers save HTML as .txt, and feeds as anything. A
    name without a known ending must be one of the known kinds to count.
    """
    named = _SUFFIXES.get(suffix_of(name))
    if named is Kind.ROWS:
        return named
    plain = _plain(sample)
    told = _by_content(plain, named)
    if told is not None:
        return told
    if named is Kind.HTML:
        return Kind.HTML if _TAGS.search(plain) else Kind.TEXT
    if named is Kind.JSON:
        return Kind.JSON if plain.lstrip()[:1] in (b"{", b"[") else Kind.TEXT
    if named is None and _looks_like_html(plain):
        return Kind.HTML
    return named


def _by_content(plain: bytes, named: Kind | None) -> Kind | None:
    """What the first bytes alone tell without doubt."""
    if plain.startswith(b"WARC/"):
        return Kind.ARCHIVE
    if _HTML_START.match(plain):
        return Kind.HTML
    xml = _xml_kind(plain)
    if xml is not None:
        return xml
    if plain.lstrip()[:1] == b"{" and _JSON_FEED.search(plain):
        return Kind.JSON
    if named is None and looks_like_rows(plain):
        return Kind.ROWS
    if named in (None, Kind.TEXT) and _only_addresses(plain):
        return Kind.ADDRESSES
    return None


def _xml_kind(plain: bytes) -> Kind | None:
    """Feed or sitemap, by the root element."""
    if plain.lstrip()[:1] != b"<":
        return None
    place = 0
    while found := _PROLOG.match(plain, place):
        place = found.end()
    root = _ROOT.match(plain, place)
    if root is None:
        return Kind.FEED if _DOCTYPE_SUBSET.match(plain, place) else None
    if root["rdf"]:
        return Kind.FEED if _RSS_IN_RDF.search(plain) else None
    return Kind.FEED if root["feed"] else Kind.SITEMAP


def _only_addresses(plain: bytes) -> bool:
    """Whether every line is an http(s) address, as in a sitemap that is plain text."""
    lines = plain.split()
    if len(plain) >= SAMPLE_BYTES - 64:
        lines = lines[:-1]  # the last may be cut
    return bool(lines) and all(_ADDRESS_LINE.fullmatch(line) for line in lines)


def suffix_of(name: str) -> str:
    """A name's ending in lower case, ".gz" and ".zst" left out."""
    path = PurePath(name.lower())
    return path.with_suffix("").suffix if path.suffix in _PACKED else path.suffix


def is_gzip(sample: bytes) -> bool:
    """Whether the bytes are gzip."""
    return sample.startswith(_GZIP)


def is_zstd(sample: bytes) -> bool:
    """Whether the bytes are Zstandard."""
    return _ZSTD.match(sample) is not None


def what_it_is(sample: bytes) -> str:
    """What bytes are that hold no text, in words that tell what to do, as far as their start tells."""
    return next((said for magic, said in _TELLABLE if sample.startswith(magic)), "the bytes are no text")


def is_binary(sample: bytes) -> bool:
    """Whether bytes are no text in any character set: a known format, or too many control bytes."""
    if sample.startswith((*_MAGIC, b"filedesc:")) or sample[4:8] == b"ftyp":
        return True
    if sample.startswith((*_MARKS, *WIDE_XML)):
        return False
    plain = _plain(sample)
    return len(plain) - len(plain.translate(None, _CONTROLS)) > max(2.0, _MAX_CONTROLS * len(plain))


def looks_like_rows(sample: bytes) -> bool:
    """Whether the first line begins an object with "html" or "text"."""
    line = sample.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")[0]
    return line.startswith(b"{") and re.search(rb'"(?:html|text)"\s{0,9}:', line) is not None


def media_type(kind: Kind) -> MediaType:
    """The media type of a page read as `kind`."""
    return MediaType.HTML if kind is Kind.HTML else MediaType.TEXT


def _looks_like_html(plain: bytes) -> bool:
    return plain.lstrip()[:1] == b"<" and len(_TAGS.findall(plain)) >= 3


def _plain(sample: bytes) -> bytes:
    """The sample without the zeros of UTF-16, so that its ASCII can be looked at."""
    if b"\0" in sample:
        half = max(1, len(sample) // 2)
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        if sample.startswith(WIDE_XML) or (max(even, odd) > 0.7 * half and min(even, odd) < 0.1 * half):
            sample = sample.replace(b"\0", b"")
    return sample.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
