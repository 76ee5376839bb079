"""What an HTML page says of its article: headline, outlet, times, section, language, address.

Each field is asked of several witnesses in turn (linked data, meta tags, the shown page, the
address); the one that is believed is kept by name, and what all of them say is kept as statements. A
field no witness tells stays empty. Owns the tags' names and their order; headlines are `_meta_title`'s,
times `_meta_times`'s, authors `_html_byline`'s.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin, urlsplit

from tightrope.articles._html_linked import Linked, linked
from tightrope.articles._html_source import Source, listed
from tightrope.articles._meta_times import read_times
from tightrope.articles._meta_title import read_headline, site_in, words
from tightrope.articles._witnesses import of_days
from tightrope.records import Finding, Moment, Statement

_MAX_FIELD_CHARS: Final = 500
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
_SITE_NAME: Final = re.compile(r"https?:|//|www\.|^\W*$")
"""What stands where a site's name belongs and is none."""


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
    findings: tuple[Finding, ...] = ()
    told: tuple[Statement, ...] = ()


def read_meta(source: Source, url: str | None) -> Meta:
    """Ask a scanned page's witnesses for every field."""
    tags = _Tags(source.metas)
    title = source.title or ""
    node = linked(source.data, words(f"{title} {tags.first('og:title')}"))
    canonical = _canonical(source, tags, node, url)
    address = url or (canonical.value if canonical else "")
    outlets = list(_outlets(tags, node, title, address))
    outlet = _first_told(outlets)
    stated = [
        ("linked data headline", node.headline if node else ""),
        ("meta og:title", tags.first("og:title")),
        ("meta twitter:title", tags.first("twitter:title")),
        ("title", title),
    ]
    head = read_headline(source.lines, stated, outlet.value if outlet else "")
    languages = _languages(source, tags, node)
    published = [("linked data datePublished", node.published if node else ""), *tags.each(_PUBLISHED)]
    modified = [("linked data dateModified", node.modified if node else ""), *tags.each(_MODIFIED)]
    times = read_times(
        source, published, modified, head.lines, url or address, languages[0][1] if languages else ""
    )
    sections = [("linked data articleSection", node.section if node else ""), *tags.each(_SECTION)]
    told = {
        "headline": head.told,
        "outlet": outlets,
        "section": sections,
        "language": [(witness, _code(value)) for witness, value in languages],
    }
    return Meta(
        headline=Told(head.text, head.witness) if head.text else None,
        headline_lines=head.lines,
        outlet=outlet,
        section=_first_told(sections),
        canonical=canonical,
        language=Told(_code(languages[0][1]), languages[0][0]) if languages else None,
        description=_first_told([*tags.each(("og:description", "description"))]),
        published=times.published,
        modified=times.modified,
        linked=node,
        findings=times.findings,
        told=(*_statements(told), *of_days(times.told)),
    )


def _statements(told: Mapping[str, Iterable[tuple[str, str]]]) -> Iterator[Statement]:
    """What the witnesses say; whether it is believed is told once the article stands."""
    for field, said in told.items():
        for witness, value in said:
            if value:
                yield Statement(field, value[:_MAX_FIELD_CHARS], witness, believed=False)


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


def _first_told(witnesses: Iterable[tuple[str, str]]) -> Told | None:
    for witness, value in witnesses:
        if value and len(value) <= _MAX_FIELD_CHARS:
            return Told(value, witness)
    return None


def _outlets(tags: _Tags, node: Linked | None, title: str, address: str) -> Iterator[tuple[str, str]]:
    """The site's name by each witness, the most trusted first; its domain where nothing names it."""
    host = (urlsplit(address).hostname or "").removeprefix("www.") if address else ""
    said = [
        *tags.each(_OUTLET[:1]),
        ("linked data publisher", node.publisher if node else ""),
        *tags.each(_OUTLET[1:]),
        ("end of the page's title", site_in(title, host) if host else ""),
    ]
    for witness, value in said:
        if value and not _SITE_NAME.search(value):
            yield witness, (host and site_in(value, host)) or value
    if host:
        yield "domain of the page's address", host


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


def _languages(source: Source, tags: _Tags, node: Linked | None) -> list[tuple[str, str]]:
    """What the page's tags say of its language, with its land where they name it ("en-us")."""
    stated = [
        ("html lang", source.language or ""),
        ("linked data inLanguage", node.language if node else ""),
        *tags.each(("og:locale", "content-language", "language")),
    ]
    found = []
    for witness, value in stated:
        match = re.match(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?(?=$|[-_;,\s])", value.strip())
        if match:
            found.append((witness, match.group().lower().replace("_", "-")))
    return found


def _code(tag: str) -> str:
    return tag.partition("-")[0]
