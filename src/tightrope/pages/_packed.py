"""Packed bytes to plain ones under caps: Zstandard files, and the content encodings of HTTP bodies."""

from __future__ import annotations

import io
import re
import zlib
from typing import TYPE_CHECKING, BinaryIO, Final

from tightrope.errors import BodyTooLarge, TightropeError, UnreadableInput
from tightrope.limits import MAX_CODINGS, MAX_PAGE_BYTES
from tightrope.pages._gzip import Gunzip, check_ratio
from tightrope.pages._sniff import is_gzip, is_zstd

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_STEP: Final = 65_536
_SMALL_STEP: Final = 4_096
_FIRST_STEP: Final = 256
"""Bytes asked of fastwarc's readers at once: of a stream that breaks off inside a step they give nothing."""

_CHUNK_SIZE: Final = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]{0,9}(?:;[^\r\n]{0,200})?\r?\n")


class ForFastwarc:
    """A stream as fastwarc's readers want it: what it raises is kept, since they cannot pass it on.

    `start` is where reading begins in a stream that can be searched; None for one that cannot.
    """

    def __init__(self, stream: BinaryIO | io.RawIOBase, start: int | None = None) -> None:
        self._stream = stream
        self._place = start or 0
        self.error: Exception | None = None
        self.searchable = start is not None

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes; b"" at the end and after an error."""
        try:
            data = self._stream.read(size if size > 0 else _STEP) or b""
        except (TightropeError, OSError, ValueError) as error:
            self.error = error
            return b""
        self._place += len(data)
        return data

    def tell(self) -> int:
        """Bytes from the stream's beginning."""
        return self._place

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a byte, where the stream can be searched; elsewhere stay."""
        if self.searchable and whence == 0:
            self._place = self._stream.seek(offset)
        return self._place

    def close(self) -> None:
        """Nothing: the stream belongs to who opened it."""


class Unpacked(io.RawIOBase):
    """The plain bytes of a Zstandard ("zstd") or Brotli ("br") stream, through fastwarc's readers.

    Raises BodyTooLarge when more than MAX_INFLATION bytes come out for one that goes in, and
    UnreadableInput when the stream is broken or breaks off.
    """

    def __init__(self, stream: BinaryIO | io.RawIOBase, coding: str = "zstd") -> None:
        from fastwarc.stream_io import BrotliReader, ZstdReader

        self._coding = coding
        self._inner = ForFastwarc(stream)
        reader = {"zstd": ZstdReader, "br": BrotliReader}[coding]
        self._reader = reader(self._inner)
        self._given = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer with plain bytes; 0 at the end."""
        view = memoryview(buffer).cast("B")
        try:
            data = self._reader.read(min(len(view), _SMALL_STEP if self._given else _FIRST_STEP))
        except OSError as error:
            raise UnreadableInput(f"broken {self._coding}: {self._inner.error or error}") from None
        self._given += len(data)
        check_ratio(self._given, self._inner.tell(), self._coding)
        view[: len(data)] = data
        return len(data)


def read_all(stream: BinaryIO | io.RawIOBase, most: int, what: str = "page") -> bytes:
    """Everything that stands in a stream; raises BodyTooLarge above `most` bytes."""
    parts, size = [], 0
    while part := stream.read(_STEP):
        parts.append(part)
        size += len(part)
        if size > most:
            raise BodyTooLarge(f"the {what} is larger than {most:,} bytes")
    return b"".join(parts)


def read_some(stream: BinaryIO | io.RawIOBase, most: int) -> tuple[bytes, str]:
    """As much of a stream as can be had, `most` bytes at most, and why it is not all ("" where it is)."""
    parts, size, short = [], 0, ""
    try:
        while size <= most and (part := stream.read(_STEP)):
            parts.append(part)
            size += len(part)
    except UnreadableInput as error:
        short = error.detail
    if size > most:
        short = f"only its first {most:,} bytes are read"
    return b"".join(parts)[:most], short


def decoded_body(content: bytes, encodings: str, most: int = MAX_PAGE_BYTES) -> bytes:
    """An HTTP body with its Content-Encoding undone; the header's value is `encodings`.

    A body that is not packed although the header says so is given as it is: archives often keep the
    header of a body they have unpacked. Raises BodyTooLarge for bombs and bodies above `most` bytes,
    UnreadableInput for broken ones and unknown encodings.
    """
    codings = [name.strip().lower() for name in encodings.split(",")]
    codings = [name for name in codings if name not in ("", "identity", "none", "utf-8")]
    if len(codings) > MAX_CODINGS:
        raise UnreadableInput(f"packed {len(codings)} times over")
    for coding in reversed(codings):
        content = _undone(content, coding, most)
    return content


def _undone(content: bytes, coding: str, most: int) -> bytes:
    read = io.BytesIO(content).read
    if not content:
        return content
    if coding in ("gzip", "x-gzip"):
        return read_all(Gunzip(read), most) if is_gzip(content) else content
    if coding == "zstd":
        return read_all(Unpacked(io.BytesIO(content)), most) if is_zstd(content) else content
    if coding == "br":
        return _unbrotli(content, most)
    if coding == "deflate":
        return read_all(Gunzip(read, 15 if _is_zlib(content) else -15), most)
    raise UnreadableInput(f"packed in an unknown way: {coding[:40]}")


def _unbrotli(content: bytes, most: int) -> bytes:
    """Brotli has no mark to know it by: what is broken and begins as pages do was not packed."""
    try:
        return read_all(Unpacked(io.BytesIO(content), "br"), most)
    except UnreadableInput:
        if content[:200].lstrip()[:1] in (b"<", b"{"):
            return content
        raise


def _is_zlib(content: bytes) -> bool:
    """Whether the bytes begin as RFC 1950 says: a method, and a header that 31 divides."""
    return (
        len(content) > 1 and content[0] & 0x0F == zlib.DEFLATED and (content[0] * 256 + content[1]) % 31 == 0
    )


def dechunked(content: bytes) -> bytes:
    """A body with its "Transfer-Encoding: chunked" undone; given as it is where it is not chunked.

    Raises UnreadableInput where it begins as chunks and breaks off.
    """
    parts: list[bytes] = []
    place = 0
    while size := _CHUNK_SIZE.match(content, place):
        length = int(size[1], 16)
        if not length:
            return b"".join(parts)
        start = size.end()
        if start + length > len(content):
            break
        parts.append(content[start : start + length])
        place = start + length
        place += 2 if content.startswith(b"\r\n", place) else content.startswith(b"\n", place)
    if not parts:
        return content
    raise UnreadableInput("the body breaks off between its chunks")
