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
        "blogposting liveblogposting advertisercontentarticle socialmediaposting review criticreview "
        "claimreview medicalwebpage"
    )
)
_WEAK: Final = frozenset({"webpage", "itempage", "creativework", "videoobject", "collectionpage"})
_FENCE: Final = re.compile(
    r"^(?://|/\*)?\s{0,8}<!\[CDATA\[(?:\*/)?|(?://|/\*)?\s{0,8}\]\]>(?:\*/)?$|^<!--|-->$"
)
"""Matched against a stripped script; unbounded runs of blanks would take quadratic time."""

_KIND: Final = re.compile(r'"@type"\s{0,9}:\s{0,9}"(\w{1,40})"')
_PLAIN: Final = re.compile(
    r'"(headline|datePublished|dateModified|articleSection)"\s{0,9}:\s{0,9}"((?:[^"\\\n]|\\.){1,500})"'
)
_AUTHOR: Final = re.compile(r'"author"\s{0,9}:\s{0,9}(\{[^{}]{0,800}\}|\[[^\[\]]{0,4000}\]|"[^"\n]{1,200}")')
_NAME: Final = re.compile(r'"name"\s{0,9}:\s{0,9}"([^"\n]{1,200})"')
_STRING: Final = re.compile(r'"([^"\n]{1,200})"')

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
        parsed = _salvaged(script)
    waiting: list[Any] = [parsed]
    for seen, item in enumerate(waiting):
        if seen >= _MAX_NODES:
            return
        if isinstance(item, dict):
            yield item
            waiting.extend(v for v in item.values() if isinstance(v, dict | list))
        elif isinstance(item, list):
            waiting.extend(v for v in item if isinstance(v, dict | list))


def _salvaged(script: str) -> Json:
    """What can be read of an article's node in broken JSON: its first plain values; {} for other nodes.

    Of 381 news pages 4 describe their article in JSON that no parser takes: a comma too many, a comment, a
    quotation mark in a title.
    """
    kind = _KIND.search(script)
    if kind is None or kind[1].lower() not in _STRONG:
        return {}
    found: dict[str, Any] = {"@type": kind[1]}
    for match in _PLAIN.finditer(script):
        found.setdefault(match[1], match[2].replace('\\"', '"').replace("\\/", "/"))
    author = _AUTHOR.search(script)
    if author is not None:
        found["author"] = _NAME.findall(author.group()) or _STRING.findall(author[1])
    return found


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
    if isinstance(value, dict) and "@list" in value:
        value = value["@list"]
    for item in _many(value)[:_MAX_NAMES]:
        if isinstance(item, dict) and "name" not in item:
            item = known.get(str(item.get("@id", "")), item)
        given = _given(item) if isinstance(item, dict) else item
        found.extend(_text(name) for name in _many(given))
    return found


def _given(node: Json) -> Any:
    """A person's or body's name, whole or in its two parts."""
    return node.get("name") or [" ".join(_text(node.get(key)) for key in ("givenName", "familyName"))]


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    """A value as plain text; many pages escape it once more than they should."""
    if isinstance(value, list):
        value = next((v for v in value if isinstance(v, str)), "")
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        return ""
    return " ".join(re.sub(r"<[^<>]{0,200}>", "", html.unescape(html.unescape(value))).split())
