"""What a page says of itself, by which witness, and what happens when witnesses differ."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tightrope.articles._html import Extracted, extract

BODY = (
    "<p>The two ports agreed on Monday to share a crane, officials of both said after a long night.</p>" * 3
)


def page(head: str = "", body: str = "", url: str | None = None) -> Extracted:
    return extract(f"<html><head>{head}</head><body>{body}{BODY}</body></html>", url)


def data(**said: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **said})}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


SITE = "<title>Ports share a crane | The Quay</title>"


@pytest.mark.parametrize(
    ("head", "body", "headline", "witness"),
    [
        (SITE, "<h1>Ports share a crane</h1>", "Ports share a crane", "h1"),
        (SITE, "<h1>The Quay</h1><h1>Ports share a crane at last</h1>", "Ports share a crane at last", "h1"),
        (SITE, "<h1>Ports <span>share</span><br>a crane</h1>", "Ports share a crane", "h1"),
        (SITE + meta("og:site_name", "The Quay"), "", "Ports share a crane", "title"),
        (SITE + meta("og:title", "Crane for two"), "<h1>The Quay</h1>", "Crane for two", "meta og:title"),
        (SITE + data(headline="Two ports, one crane"), "", "Two ports, one crane", "linked data headline"),
        (data(headline="Tea &amp;amp; cranes"), "", "Tea & cranes", "linked data headline"),
        ("", "<h1>Only a heading</h1>", "Only a heading", "h1"),
        ("", "", None, None),
    ],
)
def test_headline(head: str, body: str, headline: str | None, witness: str | None) -> None:
    found = page(head, body)
    assert (found.headline, found.witnesses.get("headline")) == (headline, witness)
    assert headline is None or headline not in found.body


OTHER = "<title>Harbour dispute: what we know so far</title>"
HEADED = f"<h1>The Quay</h1><article><h1>Two ports agree to share</h1>{BODY}</article>"


@pytest.mark.parametrize(
    ("head", "headline", "witness"),
    [
        (OTHER, "Two ports agree to share", "h1"),
        ("<title>The Quay</title>", "Two ports agree to share", "h1"),
        (OTHER + meta("og:title", "Two ports agree to share"), "Two ports agree to share", "h1"),
        (OTHER + meta("og:title", "Crane for two"), "Crane for two", "meta og:title"),
        (OTHER + data(headline="Crane for two"), "Crane for two", "linked data headline"),
    ],
)
def test_a_title_that_differs_gives_way_and_the_article_s_heading_is_never_body(
    head: str, headline: str, witness: str
) -> None:
    found = extract(f"<html><head>{head}</head><body>{HEADED}</body></html>")
    assert (found.headline, found.witnesses.get("headline")) == (headline, witness)
    assert "agree to share" not in found.body
    assert found.body.startswith("The two ports agreed")


@pytest.mark.parametrize(
    ("head", "body", "url", "day", "witness"),
    [
        (data(datePublished="2024-03-05T08:00:00Z"), "", None, "2024-03-05", "linked data datePublished"),
        (meta("article:published_time", "2024-03-05"), "", None, "2024-03-05", "meta article:published_time"),
        ("<meta itemprop=datePublished content=2024-03-05>", "", None, "2024-03-05", "meta datepublished"),
        ("", "<h1>Crane</h1><time datetime=2024-03-05T08:00Z>today</time>", None, "2024-03-05", "time"),
        ("", "<h1>Crane</h1><time>March 5, 2024</time>", None, "2024-03-05", "time"),
        ("", "<h1>Crane</h1><p>By Ada Quill, 5 March 2024</p>", None, "2024-03-05", "line by the headline"),
        ("", "", "https://q.example/2024/03/05/crane", "2024-03-05", "address"),
        (data(datePublished="2024-02-31"), "", None, None, None),
        (data(datePublished="soon") + meta("date", "2024-03-05"), "", None, "2024-03-05", "meta date"),
        ("", "<h1>Crane</h1><time class=updated datetime=2024-03-05>x</time>", None, None, None),
    ],
)
def test_day_of_publication(
    head: str, body: str, url: str | None, day: str | None, witness: str | None
) -> None:
    found = page(head, body, url)
    assert found.published.earliest == (date.fromisoformat(day) if day else None)
    assert found.witnesses.get("published") == witness
    assert not found.published.inferred


def test_the_newsrooms_own_zone_tells_the_day() -> None:
    """22:30 in New York is the next day in UTC; readers saw the fifth."""
    head = data(datePublished="2024-03-06T03:30:00Z")
    found = page(head, "<h1>Crane</h1><time datetime=2024-03-05T22:30:00-05:00>x</time>")
    assert found.published.earliest == date(2024, 3, 5)
    assert found.witnesses["published"] == "time"


def test_modified_is_kept_apart() -> None:
    found = page(data(datePublished="2024-03-05", dateModified="2024-04-01"))
    assert found.published.earliest == date(2024, 3, 5)
    assert found.modified.earliest == date(2024, 4, 1)


def test_the_articles_own_node_is_read_among_others() -> None:
    nodes = [
        {"@type": "NewsArticle", "headline": "Another story altogether", "author": "Wrong One"},
        {"@graph": [{"@type": "Person", "@id": "#a", "name": "Ada Quill"}]},
        {"@type": ["Article"], "headline": "Ports share a crane", "author": {"@id": "#a"}},
    ]
    found = page(SITE + f'<script type="application/ld+json">{json.dumps(nodes)}</script>')
    assert (found.headline, found.byline) == ("Ports share a crane", ("Ada Quill",))


@pytest.mark.parametrize(
    "script", ["{", "[" * 100_000, '{"@type": "NewsArticle", "author": {"author": []}}', "null", '"x"']
)
def test_broken_linked_data_is_passed_over(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script>' + meta("og:title", "Ports share a crane")
    assert page(head).headline == "Ports share a crane"


@pytest.mark.parametrize(
    ("head", "body", "names"),
    [
        (data(author=[{"name": "Ada Quill"}, {"name": "Bo Lund"}]), "", ("Ada Quill", "Bo Lund")),
        (data(author={"name": "Ada Quill and Bo Lund"}), "", ("Ada Quill", "Bo Lund")),
        (data(author="By Ada Quill, Staff Writer"), "", ("Ada Quill",)),
        (meta("author", "Ada Quill | Reuters correspondent"), "", ("Ada Quill",)),
        (
            meta("article:author", "https://q.example/people/ada") + meta("byl", "By Ada Quill"),
            "",
            ("Ada Quill",),
        ),
        ("", "<h1>Crane</h1><p>By Ada Quill in Porto</p>", ("Ada Quill",)),
        ("", "<h1>Crane</h1><div class='byline__name'>Ada Quill</div>", ("Ada Quill",)),
        ("", "<h1>Crane</h1><p>By the light of the moon they shared a crane.</p>", ()),
        ("", "", ()),
    ],
)
def test_byline(head: str, body: str, names: tuple[str, ...]) -> None:
    found = page(head, body)
    assert found.byline == names
    assert ("byline" in found.witnesses) == bool(names)


def test_the_rest() -> None:
    head = (
        meta("og:site_name", "The Quay")
        + meta("article:section", "Harbours")
        + meta("og:description", "A crane for two.")
        + '<link rel="canonical" href="/crane">'
    )
    found = extract(
        f'<html lang="en-GB"><head>{head}</head><body>{BODY}</body></html>', "https://q.example/x?a=1"
    )
    assert (found.outlet, found.section, found.language) == ("The Quay", "Harbours", "en")
    assert (found.canonical, found.description) == ("https://q.example/crane", "A crane for two.")
    assert set(found.witnesses) == {"outlet", "section", "language", "url", "description"}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://[", "/crane", "ftp://q.example/a", ""])
def test_only_web_addresses_are_addresses(address: str) -> None:
    assert page(f'<link rel="canonical" href="{address}">').canonical is None


@pytest.mark.parametrize("blank", [" ", "\u00a0"])
@pytest.mark.parametrize("run", [100, 200_000])
def test_blanks_in_titles_and_bylines_are_read_in_linear_time(blank: str, run: int) -> None:
    gap = blank * run
    found = page(
        f"<title>Ports{gap}share - The Quay</title>" + data(author=f"Ada Quill{gap}and Tom Berg"),
        f"<p class=byline>By Ada{gap}Quill</p>",
    )
    assert (found.headline or "").startswith("Ports")
    assert found.byline[0] == "Ada Quill"
