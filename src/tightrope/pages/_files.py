"""Files, folders and standard input to pages, as they came; the only reader of files in the house."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from tightrope.errors import NotAPage, Offline, TightropeError, UnreadableInput
from tightrope.limits import MAX_FOLDER_DEPTH
from tightrope.pages._document import read_document
from tightrope.records import Failure, Page

if TYPE_CHECKING:
    from tightrope.pages._network import Network

STANDARD_INPUT: Final = "-"


def load(
    sources: str | Path | Iterable[str | Path],
    *,
    now: datetime | None = None,
    stdin: BinaryIO | None = None,
    network: Network | None = None,
) -> Iterator[Page | Failure]:
    """The pages of files, folders and standard input ("-"), one after the other.

    Folders are walked in the order of names. Every page, every JSON Lines row, every item of a feed and
    every file that gives none yields exactly one item: a Page, or a Failure that says why not. Records
    of a web archive that hold no page are counted by kind, in one item at its end. Nothing is raised
    for what a source holds, and no more than one page is held in memory (of a feed, the feed). `now` is
    put down as the time the pages were handed over; `stdin` stands for standard input. An http(s)
    address is fetched with `network`, and is a failure without: nothing else here uses the network.
    """
    for source in [sources] if isinstance(sources, str | Path) else sources:
        if str(source) == STANDARD_INPUT:
            stream = stdin if stdin is not None else sys.stdin.buffer
            yield from _guarded(
                read_document(stream, STANDARD_INPUT, STANDARD_INPUT, now, named=True), STANDARD_INPUT
            )
        elif _is_address(source):
            yield from _guarded(_fetched(str(source), now, network), str(source))
        else:
            yield from _guarded(_source(Path(source), now), _shown(Path(source)))


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


def _is_address(source: str | Path) -> bool:
    return isinstance(source, str) and source.lower().startswith(("http://", "https://"))


def _fetched(url: str, now: datetime | None, network: Network | None) -> Iterator[Page | Failure]:
    if network is None:
        raise Offline("an address, no file, and the network is off", url)
    from tightrope.pages._fetch import fetch

    yield from fetch(url, network=network, now=now)


def _source(path: Path, now: datetime | None) -> Iterator[Page | Failure]:
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
        yield from read_document(stream, path.name, _shown(path), now, named=named)
