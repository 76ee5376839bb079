"""Who wrote the article, by an HTML page's own account: names alone, without roles and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from tightrope.articles._html_linked import Linked
from tightrope.articles._html_source import Around, Line, Source, listed
from tightrope.articles._lines import plain

_TAGS: Final = listed(
    "author article:author dc.creator dcterms.creator parsely-author sailthru.author byl byline "
    "cxenseparse:author article_author og:article:author citation_author"
)
_MAX_AUTHORS: Final = 20
_MAX_NAME_CHARS: Final = 60
_BYLINE_LINES: Final = 14
_MAX_VALUE: Final = 500
_SPLIT: Final = re.compile(r" ?(?:[,;|/&•·]|\band\b|\bund\b|\bet\b|\by\b) ?")
"""Matched, like `_AFTER`, against text whose white space is single spaces (`plain`), in linear time."""
_BY: Final = re.compile(
    r"^\s*(?:(?:words|text|story|reporting|written|posted|analysis|opinion)\s+)?by\b[:\s]*", re.IGNORECASE
)
_AFTER: Final = re.compile(
    r" ?(?:[|@(\d]|[-–—] |\bin\b [A-Z]|\b(?:for|at|is|published|updated|on|from)\b).*$",
    re.IGNORECASE,
)
_ROLE: Final = re.compile(
    r"\b(?:editor|reporter|correspondent|writer|staff|contributor|columnist|producer|journalist|bureau|desk|"
    r"news|team|admin|administrator|guest|author|managing|senior|chief|associate|president|director|"
    r"professor|analyst|phd|md|ph\.d|https?|www|\.com)\b",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"[^\W\d_][\w'’.\-]*(?:\s+[^\W\d_][\w'’.\-]*){0,5}$")
_DEGREE: Final = re.compile(r"(?:[A-Z]{2,5}|Ph\.?D|M\.?[DAS]|[JS]r)\.?")
_ABBREVIATED: Final = re.compile(r"(?:\b[A-Z]|\b[JS]r)\.$")
_HINT: Final = re.compile(r"\b(?:by-?line|author)s?\b|byline|author-?name|author_name|article-author")


def read_byline(source: Source, node: Linked | None, headline: Sequence[int]) -> tuple[tuple[str, ...], str]:
    """The authors' names in the page's order and the witness that told them; none and "" where none does.

    Linked data may name a desk or an agency as the author; elsewhere only names of persons count.
    """
    if node is not None and node.authors:
        names = _names(node.authors, any_name=True)
        if names:
            return names, "linked data author"
    for name in _TAGS:
        names = _names(m.get("content", "") for m in source.metas if name in _labels(m))
        if names:
            return names, f"meta {name}"
    return _shown(source.lines, headline)


def _labels(meta: dict[str, str]) -> set[str]:
    return {meta[key].strip().lower() for key in ("name", "property", "itemprop") if key in meta}


def _names(values: Iterable[str], *, any_name: bool = False) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for value in values:
        if "://" in value or "@" in value.partition("|")[0]:
            continue
        for name in _parts(_BY.sub("", plain(value, _MAX_VALUE)), any_name=any_name):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())[:_MAX_AUTHORS]


def _parts(text: str, *, any_name: bool) -> list[str]:
    """The names in one value: split where both sides are names, degrees and roles left out."""
    parts = [_bare(part) for part in _SPLIT.split(text)]
    persons = [part for part in parts if _is_name(part) and not _DEGREE.fullmatch(part)]
    whole = _bare(text)
    if persons and (any(" " in part for part in persons[1:]) or len(persons) == 1) and " " in persons[0]:
        return persons
    if any_name and whole and len(whole) <= _MAX_NAME_CHARS:
        return [whole]
    return persons


def _bare(text: str) -> str:
    """Without marks around it; the full stop of an initial or of "Jr." stays."""
    bare = text.strip(" ,:;-–—\"'")
    return bare if _ABBREVIATED.search(bare) else bare.strip(". ")


def _is_name(text: str) -> bool:
    return bool(text) and len(text) <= _MAX_NAME_CHARS and bool(_NAME.match(text)) and not _ROLE.search(text)


def _shown(lines: Sequence[Line], headline: Sequence[int]) -> tuple[tuple[str, ...], str]:
    """A byline by the headline: an element that says so, or a short line that begins with "By"."""
    first = headline[-1] + 1 if headline else 0
    near = [line for line in lines[first : first + _BYLINE_LINES] if len(line.text) <= 150]
    for line in near:
        if _BY.match(line.text):
            names = _names([_AFTER.sub("", _BY.sub("", plain(line.text, _MAX_VALUE)))])
            if names:
                return names, "line that begins with By"
    for line in near:
        if _HINT.search(line.node.hint) and not line.around & Around.HEADING:
            names = _names([_AFTER.sub("", plain(line.text, _MAX_VALUE))])
            if names and all(" " in name for name in names):
                return names, "element marked as byline"
    return (), ""
