"""Packed bytes to plain ones under caps: Zstandard files, and the content encodings of HTTP bodies."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, Final

from tightrope.errors import BodyTooLarge, UnreadableInput
from tightrope.limits import MAX_CODINGS, MAX_PAGE_BYTES
from tightrope.pages._gzip import Gunzip, check_ratio

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_STEP: Final = 65_536
_CHUNK_SIZE: Final = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]{0,9}(?:;[^\r\n]{0,200})?\r?\n")


class _Counted(io.RawIOBase):
    """A stream that knows how many bytes were taken from it."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read
        self.taken = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._read(size if size > 0 else _STEP)
        self.taken += len(data)
        return data


class Unpacked(io.RawIOBase):
    """The plain bytes of a Zstandard ("zstd") or Brotli ("br") stream, through fastwarc's readers.

    Raises BodyTooLarge when more than MAX_INFLATION bytes come out for one that goes in, and
    UnreadableInput when the stream is broken or breaks off.
    """

    def __init__(self, read: Callable[[int], bytes], coding: str = "zstd") -> None:
        from fastwarc.stream_io import BrotliReader, ZstdReader

        self._coding = coding
        self._inner = _Counted(read)
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
            data = self._reader.read(min(len(view), _STEP))
        except OSError as error:
            if not self._inner.taken:
                return 0
            raise UnreadableInput(f"broken {self._coding}: {error}") from None
        self._given += len(data)
        check_ratio(self._given, self._inner.taken, self._coding)
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
        return read_all(Gunzip(read), most) if content.startswith(b"\x1f\x8b") else content
    if coding == "zstd":
        return read_all(Unpacked(read), most) if content.startswith(b"\x28\xb5\x2f\xfd") else content
    if coding == "br":
        return _unbrotli(content, most)
    if coding == "deflate":
        return read_all(Gunzip(read, 15 if _is_zlib(content) else -15), most)
    raise UnreadableInput(f"packed in an unknown way: {coding[:40]}")


def _unbrotli(content: bytes, most: int) -> bytes:
    """Brotli has no mark to know it by: what is broken and begins as pages do was not packed."""
    try:
        return read_all(Unpacked(io.BytesIO(content).read, "br"), most)
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
