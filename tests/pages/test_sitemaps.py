"""Sitemaps: they list addresses, and a run that is handed one says so instead of reading a page."""

from __future__ import annotations

import contextlib
import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packing import zstd

from tightrope import limits, pages
from tightrope.errors import EntitiesRefused, NotAFeed, TightropeError, UnreadableInput
from tightrope.pages import Listing, _sitemaps, listed
from tightrope.records import Failure

NEWS = """<?xml version="1.0"?><!-- made --><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://n.example/image">
<url><loc> https://n.example/a?x=1&amp;y=2 </loc><lastmod>2024-01-02</lastmod>
<image:image><image:loc>https://n.example/a.jpg</image:loc><image:title>A boat</image:title></image:image>
<news:news><news:publication><news:name>The Harbour Post</news:name><news:language>en</news:language>
</news:publication><news:publication_date>2024-01-01T10:00+01:00</news:publication_date>
<news:title><![CDATA[Fish & cables]]></news:title></news:news></url>
<url><loc>https://n.example/b</loc></url><url><loc>javascript:alert(1)</loc></url><url><loc/></url></urlset>"""

A = Listing(
    "https://n.example/a?x=1&y=2",
    "Fish & cables",
    "2024-01-01T10:00+01:00",
    "2024-01-02",
    "The Harbour Post",
    "en",
    "news sitemap",
)
B = Listing("https://n.example/b")
INDEX = "<sitemapindex><sitemap><loc>https://n.example/s.xml</loc></sitemap></sitemapindex>"
FEED = (
    "<rss><channel><title>Post</title><item><title>One</title><link>/1</link>"
    "<pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate></item>"
    "<item><title>No link</title></item></channel></rss>"
)


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (NEWS, [A, B]),
        (NEWS[: NEWS.index("/b")], [A]),  # breaks off
        (NEWS[: NEWS.index("</loc></url>")] + "</urlset>", [A]),
        (INDEX, [Listing("https://n.example/s.xml", witness="sitemap index", sitemap=True)]),
        (
            "\ufeffhttps://n.example/a\r\n\r\nhttps://n.example/b\r\n",
            [
                Listing("https://n.example/a", witness="list of addresses"),
                Listing("https://n.example/b", witness="list of addresses"),
            ],
        ),
        (
            FEED,
            [
                Listing(
                    "https://n.example/1",
                    "One",
                    "Mon, 01 Jan 2024 00:00:00 GMT",
                    outlet="Post",
                    witness="feed",
                )
            ],
        ),
    ],
)
def test_what_is_listed(content: str, wanted: list[Listing]) -> None:
    assert list(listed(content.encode(), url="https://n.example/feed")) == wanted


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_packed_files(tmp_path: Path, pack: type[gzip.compress]) -> None:  # type: ignore[valid-type]
    path = tmp_path / "sitemap.xml.gz"
    path.write_bytes(pack(NEWS.encode()))
    assert list(listed(path)) == [A, B]


def test_what_lists_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotAFeed):
        list(listed(b"<!doctype html><p>Log in"))
    with pytest.raises(NotAFeed):
        list(listed(b'{"html": "<p>a page"}'))
    with pytest.raises(UnreadableInput):
        list(listed(tmp_path / "missing.xml"))
    with pytest.raises(EntitiesRefused):
        list(listed(b'<!DOCTYPE urlset [<!ENTITY a "b">]><urlset><url><loc>&a;</loc></url></urlset>'))


def test_addresses_are_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    assert limits.MAX_SITEMAP_ADDRESSES == _sitemaps.MAX_SITEMAP_ADDRESSES
    monkeypatch.setattr(_sitemaps, "MAX_SITEMAP_ADDRESSES", 1)
    assert list(listed(NEWS.encode())) == [A]
    assert len(list(listed(b"https://n.example/a\nhttps://n.example/b"))) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (NEWS, "the addresses of 2 pages, the first https://n.example/a?x=1&y=2"),
        (INDEX, "the addresses of 1 other sitemaps"),
        ("https://n.example/a\nhttps://n.example/b\n", "the addresses of 2 pages"),
    ],
)
def test_a_run_that_is_handed_one_says_what_it_is(content: str, said: str) -> None:
    (skip,) = pages.load(["-"], stdin=io.BytesIO(content.encode()))
    assert isinstance(skip, Failure)
    assert (skip.code, skip.skipped) == ("TR-ONLY-ADDRESSES", True)
    assert said in skip.detail


def test_an_empty_one() -> None:
    (skip,) = pages.load(["-"], stdin=io.BytesIO(b"<urlset></urlset>"))
    assert isinstance(skip, Failure)
    assert skip.code == "TR-EMPTY"


PIECES = [
    "<url>",
    "</url>",
    "<loc>",
    "</loc>",
    "https://n.example/",
    "<![CDATA[",
    "]]>",
    "<news:title>",
    "&amp;",
    "&#x",
]


@given(
    st.lists(
        st.sampled_from([*PIECES, "<sitemap>", "<a ", ">", "<!--", "-->", "\ud800", "é", "\n"]), max_size=40
    )
)
def test_no_sitemap_raises_anything_but_our_errors(pieces: list[str]) -> None:
    content = ("<urlset>" + "".join(pieces)).encode("utf-8", "surrogatepass")
    with contextlib.suppress(TightropeError):
        for each in listed(content):
            assert each.url.startswith("https://n.example/")
