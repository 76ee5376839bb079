"""Streams whose first bytes have been looked at, and packed ones as what they hold."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

from tightrope.errors import UnreadableInput
from tightrope.pages._gzip import Gunzip
from tightrope.pages._packed import Unpacked
from tightrope.pages._sniff import SAMPLE_BYTES, is_gzip, is_zstd

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class Peeked(io.RawIOBase):
    """A stream whose first bytes have been looked at and are given again.

    Where the stream breaks off inside them, the error is raised when reading comes to that place.
    """

    def __init__(self, stream: BinaryIO | io.RawIOBase) -> None:
        self._stream = stream
        self._one = getattr(stream, "read1", None) or stream.read
        self._broken: UnreadableInput | None = None
        self.sample = self._looked_at()
        self._first = self.sample

    def _looked_at(self) -> bytes:
        parts, size = [], 0
        try:
            while size < SAMPLE_BYTES and (part := self._one(SAMPLE_BYTES - size)):
                parts.append(part)
                size += len(part)
                if b"\n" in part and size >= 1024:
                    break  # enough to tell; a slow pipe need not fill the sample
        except UnreadableInput as error:
            if not parts:
                raise
            self._broken = error
        return b"".join(parts)

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes, perhaps fewer; b"" at the end."""
        if self._first:
            size = len(self._first) if size < 0 else size
            data, self._first = self._first[:size], self._first[size:]
            return data
        if self._broken is not None:
            raise self._broken
        return self._one(size) or b""

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer with what is there; 0 at the end."""
        view = memoryview(buffer).cast("B")
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)


def unpacked(stream: BinaryIO | io.RawIOBase) -> Peeked:
    """The stream, inflated under caps where it is gzip or Zstandard."""
    opened = Peeked(stream)
    if is_gzip(opened.sample):
        return Peeked(Gunzip(opened.read))
    if is_zstd(opened.sample):
        return Peeked(Unpacked(opened))
    return opened
