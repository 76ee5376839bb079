"""Bytes packed as servers and archives pack them, with the writers of the parts we depend on."""

from __future__ import annotations

import io

from fastwarc.stream_io import BrotliWriter, ZstdWriter


def zstd(data: bytes) -> bytes:
    """One Zstandard frame."""
    return _packed(ZstdWriter, data)


def brotli(data: bytes) -> bytes:
    """One Brotli stream."""
    return _packed(BrotliWriter, data)


class _Kept(io.BytesIO):
    """A sink whose bytes can still be had after its writer has closed it."""

    def close(self) -> None:
        """Nothing: it only lives in memory."""


def _packed(writer: type[BrotliWriter] | type[ZstdWriter], data: bytes) -> bytes:
    out = _Kept()
    with writer(out) as packer:
        packer.write(data)
    return out.getvalue()
