"""What comes in: pages, and inputs that could not be read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from tightrope.records._basics import content_id


class MediaType(StrEnum):
    """What a page's bytes are."""

    HTML = "text/html"
    TEXT = "text/plain"


_VALIDATORS: Final = frozenset({"etag", "last_modified"})


@dataclass(frozen=True, slots=True)
class Page:
    """What was handed over, as it came: bytes, where from, when.

    `declared` holds what the hander-over said beside the bytes (a JSON Lines row's "url",
    "published", "outlet", "title", "charset"): strings only. `id` hashes content, media type and
    `declared`, not `origin` or `fetched`: the same bytes met twice are one page seen twice. A server's
    validators in `declared` ("etag", "last_modified") are no part of it either: they differ by server.
    """

    id: str
    origin: str
    content: bytes
    media_type: MediaType
    fetched: datetime | None = None
    declared: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        content: bytes,
        origin: str,
        media_type: MediaType,
        fetched: datetime | None = None,
        declared: Mapping[str, str] | None = None,
    ) -> Page:
        """A page with its id worked out from what it holds."""
        said = dict(sorted((declared or {}).items()))
        told = {key: value for key, value in said.items() if key not in _VALIDATORS}
        key = content_id(content, media_type, json.dumps(told, ensure_ascii=False))
        return cls(key, origin, content, media_type, fetched, said)


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that could not be read, or was passed over with a reason: one row, never silence.

    `code` is an error code of `errors.py`; `stage` the room that gave up; `detail` says what is
    wrong with this input, `remedy` what the user can do. `skipped` tells a page that holds nothing
    for us (empty, unsupported language) from one that broke.
    """

    code: str
    stage: str
    origin: str
    detail: str
    remedy: str
    page_id: str | None = None
    skipped: bool = False
