"""Files, folders and standard input to pages, as they came; the only reader of files in the house."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from tightrope.errors import BinaryContent, BodyTooLarge, EmptyPage, NotAPage, TightropeError, UnreadableInput
from tightrope.limits import MAX_FOLDER_DEPTH, MAX_PAGE_BYTES
from tightrope.pages._gzip import Gunzip
from tightrope.pages._rows import read_rows
from tightrope.pages._sniff import SAMPLE_BYTES, Kind, is_binary, is_gzip, kind_of, media_type, suffix_of
from tightrope.records import Failure, MediaType, Page

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STANDARD_INPUT: Final = "-"


def load(
    sources: Iterable[str | Path], *, now: datetime | None = None, stdin: BinaryIO | None = None
) -> Iterator[Page | Failure]:
    """The pages of files, folders and standard input ("-"), one after the other.

    Folders are walked in the order of names. Every page, every JSON Lines row and every file that
    gives none yields exactly one item: a Page, or a Failure that says why not. Nothing is raised for
    what a source holds, and no more than one page is held in memory. `now` is put down as the time
    the pages were handed over; `stdin` stands for standard input.
    """
    for source in sources:
        if str(source) == STANDARD_INPUT:
            stream = stdin if stdin is not None else sys.stdin.buffer
            yield from _guarded(
                _stream(stream, STANDARD_INPUT, STANDARD_INPUT, now, named=True), STANDARD_INPUT
            )
        else:
            yield from _guarded(_source(Path(source), str(source), now), _shown(Path(source)))


def _guarded(items: Iterator[Page | Failure], origin: str) -> Iterator[Page | Failure]:
    """The items, and one failure more if reading breaks off."""
    try:
        yield from items
    except TightropeError as error:
        yield error.as_failure(error.origin or origin)
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        yield UnreadableInput(said).as_failure(origin)


def _shown(path: Path) -> str:
    """The path as it was given, with "/"; bytes that are no text are escaped."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")


def _source(path: Path, given: str, now: datetime | None) -> Iterator[Page | Failure]:
    if given.startswith(("http://", "https://")):
        raise UnreadableInput("an address, no file: save the page first; nothing is fetched", given)
    if path.is_dir():
        yield from _folder(path, now)
    else:
        yield from _file(path, now, named=True)


def _folder(top: Path, now: datetime | None) -> Iterator[Page | Failure]:
    """All files below a folder, by name; links to folders are not followed."""
    waiting = [(top, 0)]
    while waiting:
        path, depth = waiting.pop()
        try:
            if not depth or (path.is_dir() and not path.is_symlink() and not _hidden(path)):
                if depth > MAX_FOLDER_DEPTH:
                    raise NotAPage(f"deeper than {MAX_FOLDER_DEPTH} folders")
                inside = sorted(path.iterdir(), key=lambda p: os.fsencode(p.name), reverse=True)
                waiting.extend((entry, depth + 1) for entry in inside)
                continue
            _check_entry(path)
        except (TightropeError, OSError) as error:
            problem = (
                error if isinstance(error, TightropeError) else UnreadableInput(error.strerror or str(error))
            )
            yield problem.as_failure(_shown(path))
            continue
        yield from _guarded(_file(path, now, named=False), _shown(path))


def _hidden(path: Path) -> bool:
    return path.name.startswith(".")


def _check_entry(path: Path) -> None:
    if _hidden(path):
        raise NotAPage("hidden")
    if path.is_dir():
        raise NotAPage("a link to a folder")
    if not stat.S_ISREG(path.stat().st_mode):
        raise NotAPage("a device or pipe, no file")


def _file(path: Path, now: datetime | None, *, named: bool) -> Iterator[Page | Failure]:
    with path.open("rb") as stream:
        yield from _stream(stream, path.name, _shown(path), now, named=named)


def _stream(
    stream: BinaryIO, name: str, origin: str, now: datetime | None, *, named: bool
) -> Iterator[Page | Failure]:
    """One file's pages: rows one by one, anything else as one page."""
    opened = _Peeked(stream)
    if is_gzip(opened.sample):
        opened = _Peeked(Gunzip(opened.read))
    kind = kind_of(name, opened.sample)
    if is_binary(opened.sample):
        raise BinaryContent("the bytes are no text")
    if kind is Kind.ROWS:
        yield from read_rows(io.BufferedReader(opened), origin, now)
        return
    if kind is None and not named and opened.sample:
        raise NotAPage(f"no page by its ending ({suffix_of(name) or 'none'}) or its first bytes")
    yield _whole(opened, origin, media_type(kind or Kind.TEXT), now)


def _whole(stream: _Peeked, origin: str, kind: MediaType, now: datetime | None) -> Page:
    parts, size = [], 0
    while part := stream.read(SAMPLE_BYTES):
        parts.append(part)
        size += len(part)
        if size > MAX_PAGE_BYTES:
            raise BodyTooLarge(f"the page is larger than {MAX_PAGE_BYTES:,} bytes")
    content = b"".join(parts)
    if not content.strip(b" \t\r\n\0\x0b\x0c\xef\xbb\xbf"):
        raise EmptyPage("the file is empty")
    return Page.of(content, origin, kind, now)


class _Peeked(io.RawIOBase):
    """A stream whose first bytes have been looked at and are given again."""

    def __init__(self, stream: BinaryIO | io.RawIOBase) -> None:
        self._stream = stream
        self._one = getattr(stream, "read1", None) or stream.read
        parts, size = [], 0
        while size < SAMPLE_BYTES and (part := self._one(SAMPLE_BYTES - size)):
            parts.append(part)
            size += len(part)
            if b"\n" in part and size >= 1024:
                break  # enough to tell; a slow pipe need not fill the sample
        self.sample = b"".join(parts)
        self._first = self.sample

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if self._first:
            size = len(self._first) if size < 0 else size
            data, self._first = self._first[:size], self._first[size:]
            return data
        return self._one(size) or b""

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)
