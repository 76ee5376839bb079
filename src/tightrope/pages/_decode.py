"""A page's bytes to its text: which character set, how it was told, and what had to be replaced.

`decode` is total: it never raises, and the same bytes give the same text. It must not look at what
the text says; that is for `articles`.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

from tightrope.records import Page


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text, and what a reader must know about how it came about.

    `charset` is the Python codec used and `how` says in plain words what told it. `replacements`
    counts characters that stand for bytes the codec could not read; `removed` counts control
    characters taken out. Line ends are "\\n" alone, a byte order mark is gone. Every offset of an
    article counts code points of this `text`.
    """

    text: str
    charset: str
    how: str
    replacements: int
    removed: int


_BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

WIDE_XML: Final = (b"<\0?\0", b"\0<\0?")
"""How XML in UTF-16 without a mark begins (the XML recommendation, appendix F)."""

_CODECS: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
"""What a declared name means in practice, by the WHATWG Encoding Standard's table of labels: pages
that say ISO-8859-1 are read as Windows-1252, and so on. A meta tag that can be read as ASCII and
says UTF-16 is wrong, so UTF-8 is tried (the standard says so too)."""

_PLAIN_CODECS: Final = (
    frozenset({"cp866", "cp874", "cp932", "cp949", "big5hkscs", "euc_jp", "gb18030", "iso2022_jp"})
    | {"koi8-r", "koi8-u", "mac-cyrillic", "mac-roman", "utf-8"}
    | {f"cp125{n}" for n in range(9)}
    | {f"iso8859-{n}" for n in (*range(2, 17),) if n != 12}
)
"""Codecs a page may name; Python knows others (rot13, unicode_escape) that no page is written in."""

_META: Final = re.compile(
    rb"""<(?:meta\b[^>]{0,400}?charset|\?xml\b[^>]{0,200}?encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_META_WINDOW: Final = 8192
"""Bytes searched for a declaration. Browsers look at 1,024; many pages put theirs behind a script."""

_DETECT_WINDOW: Final = 65_536
"""Bytes shown to the detector: its cost is linear with a large constant (about 1 s a megabyte)."""

_MIN_EVIDENCE: Final = 8
"""Bytes outside ASCII that a detector needs: from fewer it picks sets by accident of their order."""
_GUESSABLE: Final = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r"),
    *("gb18030", "big5", "cp932", "euc_jp", "cp949"),
]
"""Sets the detector may pick: those of the Web's pages, by the WHATWG Encoding Standard's defaults."""

_ESCAPED_SURROGATE: Final = re.compile("\udced[\udca0-\udcbf][\udc80-\udcbf]")
_UNWANTED: Final = re.compile(
    _ESCAPED_SURROGATE.pattern + "|[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)
"""What no text holds: control characters, surrogates (bytes that did not decode; three of them are
one surrogate that somebody wrote as UTF-8), and two code points that Unicode keeps out of text."""

_BREAKS: Final = frozenset("\x0b\x0c\x1c\x1d\x1e\x1f")
_NON_ASCII: Final = re.compile(rb"[\x80-\xff]")


def decode(page: Page) -> Decoded:
    """The page's text. Tried in turn: byte order mark, UTF-8, what was declared, a detector.

    Valid UTF-8 wins over a declaration, since text in another character set is hardly ever valid
    UTF-8 by chance, while wrong declarations are common.
    """
    return decode_bytes(page.content, page.declared.get("charset", ""))


def decode_bytes(content: bytes, charset: str = "") -> Decoded:
    """As `decode`, for bytes that are no page (a feed, a sitemap); `charset` as declared with them."""
    for mark, codec in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decoded(content[len(mark) :], codec, "byte order mark")
    wide = _wide_codec(content)
    if wide:
        return _decoded(content, wide, "every other byte is zero")
    return _by_content(content, charset)


def _by_content(content: bytes, declared: str) -> Decoded:
    named = _codec(declared)
    found = _META.search(content, 0, _META_WINDOW)
    meta = _codec(found.group(1).decode("ascii", "replace")) if found else None
    if "iso2022_jp" in (named, meta) and b"\x1b" in content:
        return _decoded(content, "iso2022_jp", "declared")
    if _is_utf8(content):
        return _decoded(content, "utf-8", "valid UTF-8 throughout")
    if _mostly_utf8(content):
        return _decoded(content, "utf-8", "UTF-8 with stray bytes, read as Windows-1252")
    for codec, how in ((named, "declared with the page"), (meta, "declared in the page")):
        if codec and codec != "utf-8":
            return _decoded(content, codec, how)
    return _detected(content)


def _detected(content: bytes) -> Decoded:
    first = _NON_ASCII.search(content)
    start = max(0, (first.start() if first else 0) - 512)
    sample = content[start : start + _DETECT_WINDOW]
    if len(_NON_ASCII.findall(sample)) >= _MIN_EVIDENCE:
        best = from_bytes(sample, cp_isolation=_GUESSABLE).best()
        codec = _codec(best.encoding) if best else None
        if codec:
            return _decoded(content, codec, "told by a detector from the bytes")
    return _decoded(content, "cp1252", "nothing tells it; read as the Web's most common single-byte set")


def _codec(name: str) -> str | None:
    """The codec to use for a declared name, None where the name is unknown or none for pages."""
    try:
        known = codecs.lookup(name.strip().removeprefix("x-")).name
    except (LookupError, ValueError):
        return None
    meant = _CODECS.get(known, known)
    return meant if meant in _PLAIN_CODECS else None


def _wide_codec(content: bytes) -> str | None:
    """UTF-16 without a mark: XML begins so, and plain Latin text has a zero in nearly every other byte."""
    if content.startswith(WIDE_XML):
        return "utf-16-be" if content[0] == 0 else "utf-16-le"
    head = content[:2048]
    if len(head) < 8 or b"\0" not in head:
        return None
    half = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(content: bytes) -> bool:
    """Whether bytes that break UTF-8 are rare beside the multi-byte characters that obey it."""
    text = _ESCAPED_SURROGATE.sub("", content.decode("utf-8", "surrogateescape"))
    stray = sum(1 for c in text if "\udc80" <= c <= "\udcff")
    good = sum(1 for c in text if c > "\x7f") - stray
    return good > stray


def _decoded(content: bytes, codec: str, how: str) -> Decoded:
    text = content.decode(codec, "surrogateescape" if codec == "utf-8" else "replace")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    removed = repaired = 0

    def clean(match: re.Match[str]) -> str:
        nonlocal removed, repaired
        char = match.group()
        if char < "\x20" or char == "\x7f":
            removed += 1
            return " " if char in _BREAKS else ""
        put = _as_windows_1252(char)
        repaired += put != "\ufffd"
        return put

    text = _UNWANTED.sub(clean, text)
    # A replacement mark that the page itself holds stands for a character lost before, and counts.
    return Decoded(text, codec, how, text.count("\ufffd") + repaired, removed)


def _as_windows_1252(char: str) -> str:
    """A stray byte, or a C1 control that only mistaken re-encoding makes, as Windows-1252 has it."""
    code = ord(char) if len(char) == 1 else 0
    byte = code - 0xDC00 if 0xDC80 <= code <= 0xDCFF else code
    if not 0x80 <= byte <= 0xFF:
        return "\ufffd"
    return bytes([byte]).decode("cp1252", "replace")
