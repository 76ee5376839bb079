"""Gzip as a stream that cannot be made to swell: bytes come out in small steps under a ratio cap."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from tightrope.errors import BodyTooLarge, UnreadableInput
from tightrope.limits import MAX_INFLATION

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_STEP: Final = 65_536
_FREE_BYTES: Final = 1_000_000
"""Bytes below which the ratio is not looked at: a small page of spaces is no bomb."""
GZIP: Final = 31
"""zlib's `wbits` for a stream with gzip's header and trailer."""


def check_ratio(given: int, taken: int, name: str = "gzip") -> None:
    """Raise BodyTooLarge where more than MAX_INFLATION bytes came out for one that went in."""
    if given > _FREE_BYTES and given > MAX_INFLATION * max(1, taken):
        raise BodyTooLarge(f"inflates more than {MAX_INFLATION} to 1, as {name} bombs do")


class Gunzip(io.RawIOBase):
    """The inflated bytes of a gzip stream, members joined.

    Raises BodyTooLarge when more than MAX_INFLATION bytes come out for one that goes in, and
    UnreadableInput when the stream is broken or breaks off. `wbits` as zlib has it: streams of
    HTTP's "deflate" are read with 15 (zlib) or -15 (raw).
    """

    def __init__(self, read: Callable[[int], bytes], wbits: int = GZIP) -> None:
        self._read = read
        self._wbits = wbits
        self._inflate = zlib.decompressobj(wbits)
        self._waiting = b""
        self._taken = 0
        self._given = 0
        self._begun = False

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer with inflated bytes; 0 at the end."""
        view = memoryview(buffer).cast("B")
        data = self._next(min(len(view), _STEP))
        view[: len(data)] = data
        return len(data)

    def _next(self, size: int) -> bytes:
        while True:
            if self._ended():
                self._waiting = self._inflate.unused_data.lstrip(b"\0")  # zeros may pad members
                self._inflate = zlib.decompressobj(self._wbits)
                self._begun = False
            if self._begun:
                data = self._step(size)
                if data:
                    return data
                if self._ended():
                    continue
            if not self._waiting and not self._fill():
                return b""
            self._begun = True

    def _ended(self) -> bool:
        """Whether the member has ended; what follows it then stands in `unused_data` alone."""
        return self._inflate.eof

    def _fill(self) -> bool:
        """Take in more; whether there was any."""
        self._waiting = self._read(_STEP)
        self._taken += len(self._waiting)
        if self._waiting:
            return True
        if self._begun:
            raise UnreadableInput("the gzip stream breaks off")
        return False

    def _step(self, size: int) -> bytes:
        try:
            data = self._inflate.decompress(self._waiting, size)
        except zlib.error as error:
            raise UnreadableInput(f"broken gzip: {error}") from None
        self._waiting = self._inflate.unconsumed_tail
        self._given += len(data)
        check_ratio(self._given, self._taken)
        return data
