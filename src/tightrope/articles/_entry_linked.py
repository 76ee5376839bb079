"""What a live blog's linked data (LiveBlogPosting) tells of its entries. Owns reading it, bounded."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from tightrope.articles._entry_times import exact
from tightrope.limits import MAX_ENTRIES
from tightrope.records import Moment

_SCRIPT: Final = re.compile(r"<script[^>]{0,300}ld\+json[^>]{0,300}>", re.IGNORECASE)
_MAX_SCRIPTS: Final = 30
_MAX_SCRIPT_CHARS: Final = 2_000_000
_MAX_NODES: Final = 5_000
_MAX_NAMES: Final = 10
_WITNESS: Final = "JSON-LD LiveBlogPosting datePublished"


@dataclass(frozen=True, slots=True)
class Posting:
    """One entry as the page's data tells it; empty where it does not."""

    heading: str
    words: str
    posted: Moment | None
    authors: tuple[str, ...]


def postings(text: str) -> tuple[Posting, ...]:
    """The entries that the linked data of a page's source lists, MAX_ENTRIES at most, in its order."""
    found: list[Posting] = []
    for script in _scripts(text):
        for node in _nodes(script):
            updates = node.get("liveBlogUpdate")
            listed = updates if isinstance(updates, list) else [updates]
            found += [_posting(one) for one in listed if isinstance(one, dict)]
    return tuple(found[:MAX_ENTRIES])


def _scripts(text: str) -> Iterator[str]:
    for n, match in enumerate(_SCRIPT.finditer(text)):
        end = text.find("</script", match.end())
        if n == _MAX_SCRIPTS or end < 0:
            return
        if end - match.end() <= _MAX_SCRIPT_CHARS and text.find("liveBlogUpdate", match.end(), end) >= 0:
            yield text[match.end() : end]


def _nodes(script: str) -> Iterator[dict[str, Any]]:
    """The objects of a script, outer ones first, without recursion."""
    try:
        waiting: list[Any] = [json.loads(script, strict=False)]
    except (ValueError, RecursionError):
        return
    for seen, item in enumerate(waiting):
        if seen >= _MAX_NODES:
            return
        if isinstance(item, dict):
            yield item
            waiting.extend(v for k, v in item.items() if k != "liveBlogUpdate" and isinstance(v, dict | list))
        elif isinstance(item, list):
            waiting.extend(v for v in item if isinstance(v, dict | list))


def _posting(node: dict[str, Any]) -> Posting:
    return Posting(
        _plain(node.get("headline") or node.get("name")),
        _plain(node.get("articleBody") or node.get("description"))[:400],
        exact(_plain(node.get("datePublished") or node.get("dateCreated")), _WITNESS),
        _authors(node.get("author")),
    )


def _authors(value: Any) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for one in value if isinstance(value, list) else [value]:
        name = _plain(one.get("name") if isinstance(one, dict) else one)
        if name and "://" not in name:
            names.setdefault(name)
    return tuple(names)[:_MAX_NAMES]


def _plain(value: Any) -> str:
    text = value if isinstance(value, str) else ""
    return " ".join(re.sub(r"<[^<>]{0,300}>", " ", html.unescape(text[:4_000])).split())
