"""JSON Lines to pages: one row, one page or one failure; lines are read under a cap."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from io import BufferedIOBase
from typing import Any, Final

from tightrope.errors import BodyTooLarge, EmptyPage, MalformedRow, TightropeError
from tightrope.limits import MAX_DECLARED_CHARS, MAX_LINE_BYTES, MAX_PAGE_BYTES
from tightrope.records import Failure, MediaType, Page

_DECLARED: Final = ("url", "published", "outlet", "title")
_STEP: Final = 1 << 20


def read_rows(stream: BufferedIOBase, origin: str, now: datetime | None) -> Iterator[Page | Failure]:
    """The pages of a JSON Lines stream, in order; blank lines are no rows.

    A row is an object with "html" or "text", a string, and if known "url", "published", "outlet" and
    "title", which go to the page's `declared`, and "fetched", an ISO 8601 instant with its zone. The
    page's origin is the file's with the line's number.
    """
    number = 0
    while line := stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        place = f"{origin}:{number}"
        try:
            if len(line) > MAX_LINE_BYTES:
                _skip_line(stream, line)
                raise BodyTooLarge(f"the row is longer than {MAX_LINE_BYTES:,} bytes")
            if line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield _page(line, place, now)
        except TightropeError as error:
            yield error.as_failure(place)


def _skip_line(stream: BufferedIOBase, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_STEP)


def _page(line: bytes, origin: str, now: datetime | None) -> Page:
    return page_of(_row(line), origin, now)


def page_of(row: object, origin: str, now: datetime | None, *, url: str = "") -> Page:
    """The page of one row; raises MalformedRow, EmptyPage or BodyTooLarge.

    `url` is where a document came from that holds this row alone: the page's, where the row names none.
    """
    if not isinstance(row, dict):
        raise MalformedRow(f"a JSON {type(row).__name__}, no object")
    key = next((key for key in ("html", "text") if isinstance(row.get(key), str)), None)
    if key is None:
        raise MalformedRow('the row has no "html" or "text" string')
    content = _bytes(row[key])
    if not content.strip():
        raise EmptyPage(f'"{key}" is empty')
    if len(content) > MAX_PAGE_BYTES:
        raise BodyTooLarge(f"the page is larger than {MAX_PAGE_BYTES:,} bytes")
    kind = MediaType.HTML if key == "html" else MediaType.TEXT
    return Page.of(content, origin, kind, _fetched(row.get("fetched")) or now, _declared(row, url))


def _row(line: bytes) -> object:
    try:
        return json.loads(line.decode("utf-8", "surrogateescape").removeprefix("\ufeff"))
    except RecursionError:
        raise MalformedRow("no JSON object: nested too deep") from None
    except ValueError as error:
        raise MalformedRow(f"no JSON object: {error}"[:200]) from None


def _declared(row: dict[str, Any], url: str) -> dict[str, str]:
    found = {"url": declared_text(url)} if url else {}
    for key in _DECLARED:
        value = row.get(key)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            text = declared_text(str(value))
            found |= {key: text} if text else {}
    return found


def declared_text(value: str) -> str:
    """A declared value as it is kept: valid text on one line, under the cap."""
    return " ".join(value.encode("utf-8", "replace").decode().split())[:MAX_DECLARED_CHARS]


def _bytes(text: str) -> bytes:
    """The row's bytes as they came: what was no UTF-8 is given back, lone surrogates are kept."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return b"".join(
            c.encode("utf-8", "surrogateescape" if "\udc80" <= c <= "\udcff" else "surrogatepass")
            for c in text
        )


def _fetched(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
