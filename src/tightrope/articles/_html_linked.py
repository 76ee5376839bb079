"""Linked data (JSON-LD) in a page: the node that describes the article, and what it says."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tightrope.articles._html_source import listed

_MAX_SCRIPT_CHARS: Final = 1_000_000
_MAX_NODES: Final = 5_000
_MAX_NAMES: Final = 30
_STRONG: Final = frozenset(
    listed(
        "newsarticle article reportagenewsarticle analysisnewsarticle opinionnewsarticle reviewnewsarticle "
        "backgroundnewsarticle askpublicnewsarticle satiricalarticle scholarlyarticle techarticle report "
        "blogposting liveblogposting advertisercontentarticle socialmediaposting"
    )
)
_WEAK: Final = frozenset({"webpage", "itempage", "creativework", "videoobject", "collectionpage"})
_FENCE: Final = re.compile(
    r"^(?://|/\*)?\s{0,8}<!\[CDATA\[(?:\*/)?|(?://|/\*)?\s{0,8}\]\]>(?:\*/)?$|^<!--|-->$"
)
"""Matched against a stripped script; unbounded runs of blanks would take quadratic time."""

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Linked:
    """What the article's node says; empty where it doesn't."""

    type: str = ""
    headline: str = ""
    published: str = ""
    modified: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    section: str = ""
    language: str = ""
    description: str = ""
    url: str = ""
    body: str = ""


def linked(scripts: Iterable[str], titles: frozenset[str]) -> Linked | None:
    """The description of the page's own article, None where there is none.

    Pages list other articles too: a node of an article type wins over a plain web page, then the one
    whose headline has most words in common with `titles` (the page's own words for its title, in
    lower case), then the first.
    """
    nodes = [node for script in scripts for node in _nodes(script)]
    known = {
        node["@id"]: node for node in reversed(nodes) if isinstance(node.get("@id"), str) and len(node) > 1
    }
    best: tuple[float, Json] | None = None
    for node in nodes:
        score = _score(node, titles)
        if score and (best is None or score > best[0]):
            best = (score, node)
    return _read(best[1], known) if best else None


def _score(node: Json, titles: frozenset[str]) -> float:
    kinds = {str(kind).lower() for kind in _many(node.get("@type"))}
    base = 2.0 if kinds & _STRONG else 1.0 if kinds & _WEAK else 0.0
    if not base or not (node.get("headline") or node.get("datePublished") or node.get("author")):
        return 0.0
    words = frozenset(_text(node.get("headline") or node.get("name")).lower().split())
    return base + (len(words & titles) / len(words) if words else 0.0)


def _nodes(script: str) -> Iterator[Json]:
    """All objects of a script, outer ones first, without recursion."""
    if len(script) > _MAX_SCRIPT_CHARS:
        return
    try:
        parsed = json.loads(_FENCE.sub("", script.strip()), strict=False)
    except (ValueError, RecursionError):
        return  # broken linked data tells nothing; the page's other words are asked
    waiting: list[Any] = [parsed]
    for seen, item in enumerate(waiting):
        if seen >= _MAX_NODES:
            return
        if isinstance(item, dict):
            yield item
            waiting.extend(v for v in item.values() if isinstance(v, dict | list))
        elif isinstance(item, list):
            waiting.extend(v for v in item if isinstance(v, dict | list))


def _read(node: Json, known: Mapping[str, Json]) -> Linked:
    authors = tuple(n for n in _names(node.get("author") or node.get("creator"), known) if n)
    publishers = _names(node.get("publisher") or node.get("sourceOrganization"), known)
    return Linked(
        type=", ".join(str(kind) for kind in _many(node.get("@type"))),
        headline=_text(node.get("headline") or node.get("name")),
        published=_text(node.get("datePublished")),
        modified=_text(node.get("dateModified")),
        authors=authors,
        publisher=next((n for n in publishers if n), ""),
        section=_text(node.get("articleSection")),
        language=_text(node.get("inLanguage")),
        description=_text(node.get("description")),
        url=_text(node.get("url")),
        body=_text(node.get("articleBody")),
    )


def _names(value: Any, known: Mapping[str, Json]) -> list[str]:
    found: list[str] = []
    for item in _many(value)[:_MAX_NAMES]:
        if isinstance(item, dict) and "name" not in item:
            item = known.get(str(item.get("@id", "")), item)
        given = item.get("name") if isinstance(item, dict) else item
        found.extend(_text(name) for name in _many(given))
    return found


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    """A value as plain text; many pages escape it once more than they should."""
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, str)), "")
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return ""
    return " ".join(re.sub(r"<[^<>]{0,200}>", "", html.unescape(html.unescape(value))).split())
