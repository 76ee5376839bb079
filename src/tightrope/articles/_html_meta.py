"""What an HTML page says of its article: headline, outlet, times, section, language, address.

Each field is asked of several witnesses in turn (linked data, meta tags, the shown page, the
address), and the one that answered is kept by name. A field no witness tells stays empty. Authors
are `_html_byline`'s.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin, urlsplit

from tightrope.articles._html_dates import parse_moment, url_day
from tightrope.articles._html_linked import Linked, linked
from tightrope.articles._html_source import Around, Line, Source, listed
from tightrope.articles._lines import plain
from tightrope.records import Moment, Precision

_MAX_FIELD_CHARS: Final = 500
_MAX_HEADING_LINES: Final = 4
_DATE_LINES: Final = 14
"""Lines below (and a third as many above) the headline in which a shown date is looked for."""
_MAX_DATE_WORDS: Final = 16

_PUBLISHED: Final = listed(
    "article:published_time og:article:published_time datepublished parsely-pub-date sailthru.date "
    "article:published dc.date.issued dcterms.issued dcterms.created dc.date dcterms.date "
    "cxenseparse:recs:publishtime cxenseparse:publishtime pubdate publishdate publish-date publish_date "
    "publisheddate published_at pub_date publication_date date date.release article_date_original "
    "article:publicationdate og:published_time citation_publication_date"
)
_MODIFIED: Final = listed(
    "article:modified_time og:article:modified_time og:updated_time datemodified article:modified "
    "last_updated_date article_date_updated dcterms.modified dc.date.modified last-modified lastmod"
)
"""Names of meta tags, first asked first. Of those on 381 hand-labelled news pages, all that a named
publisher or vocabulary (Open Graph, Dublin Core, Parse.ly, Sailthru, Cxense) defines are kept."""
_OUTLET: Final = ("og:site_name", "application-name", "dc.publisher", "cre", "al:ios:app_name")
_SECTION: Final = ("article:section", "parsely-section", "og:article:section", "section")
_SEPARATOR: Final = re.compile(r" [|–—·•»:-]{1,8} | ?\| ?")
"""Matched against text whose white space is single spaces (`plain`), in linear time."""
_MAX_TITLE_CHARS: Final = 2_000
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Told:
    """One field's value and the witness that told it."""

    value: str
    witness: str


@dataclass(frozen=True, slots=True)
class Meta:
    """The page's account of its article; None where no witness tells."""

    headline: Told | None
    headline_lines: tuple[int, ...]
    outlet: Told | None
    section: Told | None
    canonical: Told | None
    language: Told | None
    description: Told | None
    published: Moment | None
    modified: Moment | None
    linked: Linked | None


def read_meta(source: Source, url: str | None) -> Meta:
    """Ask a scanned page's witnesses for every field."""
    tags = _Tags(source.metas)
    title = source.title or ""
    shared = _words(f"{title} {tags.first('og:title')}")
    node = linked(source.data, shared)
    canonical = _canonical(source, tags, node, url)
    headings = _headings(source.lines)
    outlet = _outlet(tags, node)
    own = _own_heading(headings, source.lines, outlet.value if outlet else "")
    headline, lines = _headline(headings, own, tags, node, title, outlet.value if outlet else "")
    address = canonical.value if canonical else url or ""
    return Meta(
        headline=headline,
        headline_lines=lines,
        outlet=outlet,
        section=_first_told(
            [("linked data articleSection", node.section if node else ""), *tags.each(_SECTION)]
        ),
        canonical=canonical,
        language=_language(source, tags, node),
        description=_first_told([*tags.each(("og:description", "description"))]),
        published=_published(source, tags, node, lines, url or address),
        modified=_moment(
            [("linked data dateModified", node.modified if node else ""), *tags.each(_MODIFIED)]
        ),
        linked=node,
    )


class _Tags:
    """Meta tags by name; the first of a name counts."""

    def __init__(self, metas: Sequence[dict[str, str]]) -> None:
        self._values: dict[str, str] = {}
        for meta in metas:
            value = " ".join(html.unescape(meta.get("content", "")[: 4 * _MAX_FIELD_CHARS]).split())
            for key in ("property", "name", "itemprop", "http-equiv"):
                if value and key in meta:
                    self._values.setdefault(meta[key].strip().lower(), value)

    def first(self, name: str) -> str:
        return self._values.get(name, "")

    def each(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        for name in names:
            if name in self._values:
                yield f"meta {name}", self._values[name]


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _first_told(witnesses: Iterable[tuple[str, str]]) -> Told | None:
    for witness, value in witnesses:
        if value and len(value) <= _MAX_FIELD_CHARS:
            return Told(value, witness)
    return None


# --- headline -----------------------------------------------------------------------------------


def _headings(lines: Sequence[Line]) -> list[tuple[str, tuple[int, ...]]]:
    """The page's h1 headings: words and lines of each."""
    found: list[tuple[str, tuple[int, ...]]] = []
    last = None
    for index, line in enumerate(lines):
        node = (
            next((n for n in line.node.chain() if n.tag == "h1"), None)
            if line.around & Around.HEADING
            else None
        )
        if node is None:
            last = None
            continue
        if node is last and len(found[-1][1]) < _MAX_HEADING_LINES:
            text, members = found[-1]
            found[-1] = (f"{text} {line.text}", (*members, index))
        elif node is not last:
            found.append((line.text, (index,)))
        last = node
    return found


_Heading = tuple[str, tuple[int, ...]]
_LEAST_HEADING_WORDS: Final = 3


def _own_heading(headings: list[_Heading], lines: Sequence[Line], outlet: str) -> _Heading | None:
    """The one h1 that stands inside the page's article and is not the site's name, None for several."""
    site = _words(outlet)
    inside = [
        (text, members)
        for text, members in headings
        if lines[members[0]].around & Around.ARTICLE
        and len(_words(text)) >= _LEAST_HEADING_WORDS
        and not _words(text) <= site
    ]
    return inside[0] if len(inside) == 1 else None


def _headline(
    headings: list[_Heading], own: _Heading | None, tags: _Tags, node: Linked | None, title: str, outlet: str
) -> tuple[Told | None, tuple[int, ...]]:
    """The heading that the page's titles bear out, else what the page states as its headline, else the
    article's own heading, else the page's title without the site's name. The lines are those of the
    heading, which is no part of the body whichever of them is the headline."""
    titles = [
        ("linked data headline", node.headline if node else ""),
        ("meta og:title", tags.first("og:title")),
        ("meta twitter:title", tags.first("twitter:title")),
        ("title", title),
    ]
    title = plain(title, _MAX_TITLE_CHARS)
    longest = max(_SEPARATOR.split(title), key=len)  # the others name the site and its sections
    borne = _words(" ".join([*(text for _, text in titles[:-1]), longest])) - _words(outlet)
    best, score = None, 0.0
    for text, members in headings:
        words = _words(text)
        share = len(words & borne) / len(words) if words else 0.0
        weight = share * min(len(words), 6) / 6
        if share >= 0.5 and weight > score:
            best, score = (text, members), weight
    if best is None and not borne and headings:
        best = own or headings[0]
    stated = any(text for _, text in titles[:-1])
    if own and not stated and (best is None or len(_words(best[0])) < _LEAST_HEADING_WORDS):
        best = own
    if best is not None:
        return Told(best[0][:_MAX_FIELD_CHARS], "h1"), best[1]
    told = _first_told((witness, _without_site(text, outlet)) for witness, text in titles)
    return told, own[1] if own else ()


def _without_site(title: str, outlet: str) -> str:
    """A title without the site's name before or behind it."""
    title = plain(title, _MAX_TITLE_CHARS)
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    site = _words(outlet)
    for part, rest in ((parts[-1], title[: title.rfind(parts[-1])]), (parts[0], title[len(parts[0]) :])):
        named = bool(site) and bool(_words(part)) and (_words(part) <= site or site <= _words(part))
        if named and len(_words(rest)) >= 2:
            return rest.strip(" |–—·•»:-")
    return title


# --- times --------------------------------------------------------------------------------------


def _moment(witnesses: Iterable[tuple[str, str]]) -> Moment | None:
    """The first witness that names a moment; of the same instant, the one in the newsroom's own zone,
    whose day is the day its readers saw."""
    told = [m for m in (parse_moment(value, witness) for witness, value in witnesses if value) if m]
    if not told:
        return None
    first = told[0]
    if first.instant is not None and not first.instant.utcoffset():
        for other in told[1:]:
            if other.instant == first.instant and other.instant and other.instant.utcoffset():
                return other
    return first


def _published(
    source: Source, tags: _Tags, node: Linked | None, headline: tuple[int, ...], url: str
) -> Moment | None:
    stated = [("linked data datePublished", node.published if node else ""), *tags.each(_PUBLISHED)]
    near = list(_near(source, headline))
    times = [
        ("time", tag.attributes.get("datetime") or tag.words)
        for tag in source.times
        if tag.line in near and "modif" not in tag.node.hint and "updat" not in tag.node.hint
    ]
    found = _moment([*stated, *times])
    if found is not None:
        return found
    return _shown_day(source.lines, near) or (url_day(url, "address") if url else None)


def _near(source: Source, headline: tuple[int, ...]) -> range:
    """The lines about the headline; the whole head of the page where there is none."""
    if not headline:
        return range(min(len(source.lines), 3 * _DATE_LINES))
    return range(max(0, headline[0] - _DATE_LINES // 3), min(len(source.lines), headline[-1] + _DATE_LINES))


def _shown_day(lines: Sequence[Line], near: Iterable[int]) -> Moment | None:
    """A day written in a short line by the headline ("Published 23 February 2023")."""
    for index in near:
        text = lines[index].text
        if len(text) > 160 or len(text.split()) > _MAX_DATE_WORDS or lines[index].around & Around.HEADING:
            continue
        moment = parse_moment(text, "line by the headline") if any(c.isdigit() for c in text) else None
        if moment and moment.precision is not Precision.UNKNOWN:
            return moment
    return None


# --- the rest -----------------------------------------------------------------------------------


def _outlet(tags: _Tags, node: Linked | None) -> Told | None:
    told = _first_told(tags.each(_OUTLET[:1]))
    if told is None and node is not None and node.publisher:
        told = Told(node.publisher, "linked data publisher")
    return told or _first_told(tags.each(_OUTLET[1:]))


def _canonical(source: Source, tags: _Tags, node: Linked | None, url: str | None) -> Told | None:
    stated = [
        ("link canonical", link.get("href", ""))
        for link in source.links
        if link.get("rel", "").lower() == "canonical"
    ]
    stated += [("meta og:url", tags.first("og:url")), ("linked data url", node.url if node else "")]
    for witness, address in stated:
        try:
            whole = urljoin(url or "", address.strip())
            parts = urlsplit(whole)
        except ValueError:
            continue
        if address and parts.scheme in {"http", "https"} and parts.hostname and len(whole) <= 2_048:
            return Told(whole, witness)
    return None


def _language(source: Source, tags: _Tags, node: Linked | None) -> Told | None:
    stated = [
        ("html lang", source.language or ""),
        ("linked data inLanguage", node.language if node else ""),
        *tags.each(("og:locale", "content-language", "language")),
    ]
    for witness, value in stated:
        match = re.match(r"[A-Za-z]{2,3}(?=$|[-_;,\s])", value.strip())
        if match:
            return Told(match.group().lower(), witness)
    return None
