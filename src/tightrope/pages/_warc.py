"""Web archives (WARC, CC-NEWS, WET; plain, gzip, Zstandard) to pages, record by record, through fastwarc.

No more than one record's page is held in memory. A broken record costs one row; where the archive can
be searched (a file, no pipe), reading goes on at the next record that begins a member.
"""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Final

from tightrope.errors import (
    BodyTooLarge,
    DegradedInput,
    EmptyPage,
    NotAPage,
    TightropeError,
    UnreadableInput,
)
from tightrope.limits import MAX_ARCHIVE_FAULTS, MAX_PAGE_BYTES, MAX_RECORD_BYTES
from tightrope.pages._gzip import GZIP
from tightrope.pages._packed import ForFastwarc, dechunked, decoded_body
from tightrope.pages._rows import declared_text
from tightrope.pages._sniff import (
    TYPE_NAMES,
    Kind,
    is_binary,
    is_gzip,
    is_zstd,
    kind_of,
    media_type,
)
from tightrope.records import Failure, Page

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_STEP: Final = 1 << 20
_PLAIN_START: Final = re.compile(rb"(?<=\n)WARC/1\.[01]\r?\n")
_GZIP_START: Final = re.compile(rb"\x1f\x8b\x08")
_ZSTD_START: Final = re.compile(rb"\x28\xb5\x2f\xfd")
_SAMPLE_BYTES: Final = 8_192
"""Bytes of a record that are looked at: its content type is known besides."""

_LOOK_AHEAD: Final = 512
"""Bytes behind a possible start that are looked at in order to know it."""
_NAMED_KINDS: Final = 12
"""Kinds of passed-over records that are named in the row that counts them."""

_PAGE_TYPES: Final = ("response", "resource", "conversion")


def read_archive(
    stream: BinaryIO | io.RawIOBase, origin: str, *, start: int | None = None
) -> Iterator[Page | Failure]:
    """The pages of an archive in its order, a row for each broken record, and one that counts the rest.

    `start` is where the archive begins in a stream that can be searched; None for one that cannot. A
    page's origin is the archive's with the record's byte offset and its address; `fetched` is the
    record's date; `declared` has "url" and, where HTTP told it, "charset".
    """
    walk = _Walk(origin, ForFastwarc(stream, start), start)
    yield from walk.items()


@dataclass(slots=True)
class _Walk:
    """One way through an archive, and what was met on it."""

    origin: str
    source: ForFastwarc
    start: int | None
    packing: str = ""
    passed: Counter[str] = field(default_factory=Counter)
    records: int = 0
    faults: int = 0
    broken_at: int | None = None
    fault: Failure | None = None
    short: str = ""

    def items(self) -> Iterator[Page | Failure]:
        """All of them."""
        place = self.start
        if place is not None:
            self.source.seek(place)
            head = self.source.read(8)
            self.packing = "gzip" if is_gzip(head) else "zstd" if is_zstd(head) else ""
            self.source.seek(place)
        yield from self._stretch(place or 0)
        while (place := self._resume()) is not None:
            self.source.seek(place)
            yield from self._stretch(place)
        yield from self._ending()

    def _stretch(self, place: int) -> Iterator[Page | Failure]:
        """Records one after the other, to the end or to a broken one."""
        from fastwarc.warc import ArchiveIterator

        self.broken_at = None
        none_yet = True
        try:
            for record in ArchiveIterator(self.source, parse_http=False):
                place, none_yet = record.stream_pos, False
                self.records += 1
                yield from self._told()
                item = self._item(record, place)
                if item is not None:
                    yield item
        except (OSError, DegradedInput) as error:
            if self.source.error is None:
                inside = isinstance(error, DegradedInput) or none_yet
                said = error.detail if isinstance(error, DegradedInput) else f"broken: {error}"
                said = f"the record is {said}" if inside else f"the record behind this one is {said}"
                self.fault = DegradedInput(said).as_failure(f"{self.origin}:{place}")
                self.faults += 1
                self.broken_at = place
                if inside:
                    yield from self._told()
        if self.source.error is not None:
            self.short = f"the archive breaks off: {self.source.error}"

    def _told(self) -> Iterator[Failure]:
        """The fault that waits to be told: its record may prove to be the one that is looked at next."""
        if self.fault is not None:
            yield self.fault
        self.fault = None

    def _resume(self) -> int | None:
        """Where to go on after a broken record; None where there is none, or no way."""
        if self.broken_at is None:
            return None
        if not self.source.searchable:
            self.short = "what follows the broken record was left out: a pipe cannot be searched"
            return None
        if self.faults >= MAX_ARCHIVE_FAULTS:
            self.short = f"given up after {self.faults:,} broken records"
            return None
        return _next_start(self.source, self.broken_at + 1, self.packing)

    def _item(self, record: WarcRecord, place: int) -> Page | Failure | None:
        """The record's page or failure, None where it holds none; raises DegradedInput for a broken one."""
        if record.content_length > MAX_RECORD_BYTES:
            raise DegradedInput(f"too long to pass over: {record.content_length:,} bytes")
        url = declared_text((record.headers.get("WARC-Target-URI") or "").strip("<>"))
        try:
            return _page(record, url, f"{self.origin}:{place} {url}".rstrip())
        except DegradedInput:
            raise
        except NotAPage as passed:
            self.passed[passed.detail] += 1
        except TightropeError as error:
            return error.as_failure(f"{self.origin}:{place} {url}".rstrip())
        return None

    def _ending(self) -> Iterator[Failure]:
        yield from self._told()
        if self.short:
            yield DegradedInput(self.short).as_failure(self.origin)
        if self.passed:
            kinds = sorted(self.passed.items(), key=lambda kind: (-kind[1], kind[0]))
            said = ", ".join(f"{count:,} {kind}" for kind, count in kinds[:_NAMED_KINDS])
            more = f" and {len(kinds) - _NAMED_KINDS} kinds more" if len(kinds) > _NAMED_KINDS else ""
            total = self.passed.total()
            said = f"records that hold no page: {total:,} ({said}{more})"
            yield NotAPage(said).as_failure(self.origin)
        if not self.records and not self.faults and not self.short:
            yield EmptyPage("an archive without records").as_failure(self.origin)


def _page(record: WarcRecord, url: str, origin: str) -> Page:
    """The page in a record; raises NotAPage with the kind of a record that holds none."""
    kind = str(record.record_type)
    if kind not in _PAGE_TYPES:
        raise NotAPage(kind)
    declared, media, encoding, chunked = {"url": url}, "text/plain", "", False
    if record.is_http:
        declared, media, encoding, chunked = _http(record, url)
    elif kind != "conversion":
        media = (record.headers.get("Content-Type") or "").partition(";")[0].strip().lower()
    name = TYPE_NAMES.get(media, "" if media else "page")
    if not name:
        raise NotAPage(f"of type {media[:60]}")
    content = _payload(record)
    if chunked:
        content = dechunked(content)
    content = decoded_body(content, encoding)
    what = _what(name, content)
    if (why := record.headers.get("WARC-Truncated")) is not None:
        declared["truncated"] = declared_text(why)
    return Page.of(content, origin, media_type(what), record.record_date, declared)


def _what(name: str, content: bytes) -> Kind:
    """HTML or text; raises NotAPage for anything else, feeds and rows included."""
    sample = content[:_SAMPLE_BYTES]
    if not sample.strip():
        raise NotAPage("empty")
    if is_binary(sample):
        raise NotAPage("of bytes that are no text")
    kind = kind_of(name, sample)
    if kind not in (Kind.HTML, Kind.TEXT):
        raise NotAPage(f"with {kind}" if kind else "of no known kind")
    return kind


def _http(record: WarcRecord, url: str) -> tuple[dict[str, str], str, str, bool]:
    """What HTTP says of the record: declared fields, content type, content encoding, whether chunked."""
    try:
        record.parse_http(strict_mode=False)
    except OSError as error:
        raise UnreadableInput(f"its HTTP headers are broken: {error}") from None
    status = record.http_headers.status_code
    if status is not None and status != 200:
        raise NotAPage(f"with status {status}")
    charset = declared_text(record.http_charset or "")
    declared = {"url": url} | ({"charset": charset} if charset else {})
    headers = record.http_headers
    chunked = "chunked" in (headers.get("Transfer-Encoding") or "").lower()
    media = (record.http_content_type or "").strip().lower()
    return declared, media, headers.get("Content-Encoding") or "", chunked


def _payload(record: WarcRecord) -> bytes:
    """The record's bytes; raises BodyTooLarge above the cap, DegradedInput where they break off."""
    parts, size = [], 0
    while part := record.reader.read(_STEP):
        parts.append(part)
        size += len(part)
        if size > MAX_PAGE_BYTES:
            raise BodyTooLarge(f"the page is larger than {MAX_PAGE_BYTES:,} bytes")
    if size < record.content_length:
        raise DegradedInput(f"cut short: {size:,} of {record.content_length:,} bytes are there")
    return b"".join(parts)


def _next_start(source: ForFastwarc, place: int, packing: str) -> int | None:
    """Where the next record begins, at or behind `place`: a member of the archive's kind that holds one."""
    pattern = {"gzip": _GZIP_START, "zstd": _ZSTD_START}.get(packing, _PLAIN_START)
    place -= not packing  # a plain record is told with the line end before it
    source.seek(place)
    held = b""
    while True:
        more = source.read(_STEP)
        held += more
        sure = len(held) if len(more) == 0 else max(0, len(held) - _LOOK_AHEAD)
        for found in pattern.finditer(held, 0):
            if found.start() >= sure:
                break
            if _holds_record(held[found.start() : found.start() + _LOOK_AHEAD], packing):
                return place + found.start()
        if not more:
            return None
        keep = max(0, sure - 1)
        place, held = place + keep, held[keep:]


def _holds_record(member: bytes, packing: str) -> bool:
    """Whether what begins as a member holds a record: gzip's three bytes stand anywhere."""
    if packing != "gzip":
        return True
    try:
        return zlib.decompressobj(GZIP).decompress(member, 8).startswith(b"WARC/")
    except zlib.error:
        return False
