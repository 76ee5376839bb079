"""What a file is (HTML, plain text, JSON Lines, gzip, nothing for us), by its name and first bytes."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath
from typing import Final

from tightrope.records import MediaType


class Kind(StrEnum):
    """How a file is read."""

    HTML = "html"
    TEXT = "text"
    ROWS = "rows"


SAMPLE_BYTES: Final = 65_536
"""First bytes that are looked at."""

_SUFFIXES: Final = {
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), Kind.HTML),
    **dict.fromkeys((".txt", ".text", ".md"), Kind.TEXT),
    **dict.fromkeys((".jsonl", ".ndjson", ".json-lines"), Kind.ROWS),
}
_GZIP: Final = b"\x1f\x8b"
_MAGIC: Final = (
    b"%PDF-", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"RIFF",
    b"OggS", b"ID3", b"wOFF", b"wOF2", b"7z\xbc\xaf", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"BZh", b"Rar!",
    b"SQLite format 3", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\x00\x00\x01\x00", b"\x00asm", _GZIP,
)  # fmt: skip
"""How files begin that hold no text, by their published formats."""

_CONTROLS: Final = bytes(c for c in range(32) if c not in b"\t\n\x0b\x0c\r\x1b")
_MAX_CONTROLS: Final = 0.03
"""Share of control bytes from which bytes are no text. Random bytes have 0.10; a text with stray zeros
(F10) far less."""
_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_HTML_START: Final = re.compile(rb"\s{0,200}<(?:!doctype\s{1,9}html|html|head|body)\b", re.IGNORECASE)
_TAGS: Final = re.compile(
    rb"<(?:/?(?:html|head|body|p|div|h1|h2|title|article|table|br|a)\b|!--)", re.IGNORECASE
)


def kind_of(name: str, sample: bytes) -> Kind | None:
    """How to read a file, by its name and first bytes; None where neither tells it holds pages.

    A page's first bytes count for more than its name: crawlers save HTML as .txt. A name without a
    known ending must be HTML or rows to count.
    """
    named = _SUFFIXES.get(suffix_of(name))
    if named is Kind.ROWS:
        return named
    plain = _plain(sample)
    if _HTML_START.match(plain):
        return Kind.HTML
    if named is Kind.HTML:
        return Kind.HTML if _TAGS.search(plain) else Kind.TEXT
    if named is None and looks_like_rows(plain):
        return Kind.ROWS
    if named is None and _looks_like_html(plain):
        return Kind.HTML
    return named


def suffix_of(name: str) -> str:
    """A name's ending in lower case, ".gz" left out."""
    path = PurePath(name.lower())
    return path.with_suffix("").suffix if path.suffix == ".gz" else path.suffix


def is_gzip(sample: bytes) -> bool:
    """Whether the bytes are gzip."""
    return sample.startswith(_GZIP)


def is_binary(sample: bytes) -> bool:
    """Whether bytes are no text in any character set: a known format, or too many control bytes."""
    if sample.startswith(_MAGIC) or sample[4:8] == b"ftyp":
        return True
    if sample.startswith(_MARKS):
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
    half = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) > 0.7 * half and min(even, odd) < 0.1 * half:
        sample = sample.replace(b"\0", b"")
    return sample.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
