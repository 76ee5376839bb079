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
from tightrope.pages import Listing, _json, _listed, _sitemaps, listed
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
    found = listed(content.encode(), url="https://n.example/feed")
    assert [each for each in found if isinstance(each, Listing)] == wanted


def failures(content: str, url: str = "https://n.example/list") -> list[tuple[str, str]]:
    """What is told at the end, and nothing but at the end."""
    found = list(listed(content.encode(), url=url))
    told = [each for each in found if isinstance(each, Failure)]
    assert found[len(found) - len(told) :] == told
    assert {each.origin for each in told} <= {url}
    return [(each.code, each.detail) for each in told]


JSON_FEED = (
    '{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "https://n.example/1"}, 7, {"id": "3"}'
)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (NEWS, [("TR-NOT-A-PAGE", "entries that name no web address, left out: 2")]),
        (
            NEWS[: NEWS.index("/b")],
            [
                ("TR-DEGRADED", "the list is not whole: it breaks off; its whole entries were taken"),
                ("TR-DEGRADED", "broken entries, left out: 1"),
            ],
        ),
        (INDEX, []),
        (
            "https://n.example/a\n" * 20_000 + "# ours\n",
            [("TR-NOT-A-PAGE", "entries that name no web address, left out: 2")],
        ),
        (FEED, [("TR-NOT-A-PAGE", "entries that name no web address, left out: 1")]),
        (
            FEED.replace("</item></channel></rss>", ""),
            [
                ("TR-DEGRADED", "the list is not whole: it breaks off; its whole entries were taken"),
                ("TR-DEGRADED", "broken entries, left out: 1"),
            ],
        ),
        (
            JSON_FEED + "]}",
            [
                ("TR-DEGRADED", "broken entries, left out: 1"),
                ("TR-NOT-A-PAGE", "entries that name no web address, left out: 1"),
            ],
        ),
    ],
    ids=["no addresses", "breaks off", "whole index", "remarks", "feed", "feed breaks off", "JSON Feed"],
)
def test_what_is_not_listed_is_counted(content: str, told: list[tuple[str, str]]) -> None:
    assert failures(content) == told


def test_a_list_above_the_bytes_that_are_read_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_listed, "MAX_FEED_BYTES", 30)
    told = failures("https://n.example/a\nhttps://n.example/b\n")
    assert told[0][0] == "TR-DEGRADED"
    assert told[0][1].startswith("the list is not whole: ")
    (first, *_) = listed(b"https://n.example/a\nhttps://n.example/b")
    assert first == Listing("https://n.example/a", witness="list of addresses")
    assert told[1:] == [("TR-DEGRADED", "broken entries, left out: 1")], "half an address is none"


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_packed_files(tmp_path: Path, pack: type[gzip.compress]) -> None:
    path = tmp_path / "sitemap.xml.gz"
    path.write_bytes(pack(NEWS.encode()))
    assert list(listed(path))[:-1] == [A, B]


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
    first, more = listed(NEWS.encode())
    assert first == A
    assert isinstance(more, Failure)
    assert (more.code, more.detail) == (
        "TR-BODY-TOO-LARGE",
        "3 addresses beyond the first 1 were left out",
    )
    _, more = listed(b"https://n.example/a\nhttps://n.example/b")
    assert isinstance(more, Failure)
    assert more.detail == "1 addresses beyond the first 1 were left out"
    (skip,) = pages.load(["-"], stdin=io.BytesIO(NEWS.encode()))
    assert isinstance(skip, Failure)
    assert skip.detail.endswith("no page; 3 addresses beyond the first 1 were left out")


def test_feeds_are_listed_under_their_own_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_listed, "MAX_FEED_ITEMS", 1)
    monkeypatch.setattr(_json, "MAX_FEED_ITEMS", 1)
    assert failures(JSON_FEED + "]}") == [
        ("TR-BODY-TOO-LARGE", "2 addresses beyond the first 1 were left out")
    ]


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
            assert isinstance(each, Failure) or each.url.startswith("https://n.example/")
