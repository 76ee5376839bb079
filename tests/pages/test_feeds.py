"""Feeds: whole items become pages, stubs are marked, broken ones cost themselves, and nothing is opened."""

from __future__ import annotations

import contextlib
import io
import json
import socket
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope import articles, knowledge, limits, pages
from tightrope.errors import TightropeError
from tightrope.pages import _feeds, _json, load
from tightrope.pages._items import SUMMARY_ONLY
from tightrope.records import Article, Failure, FindingKind, MediaType, Page

WORDS = "The envoys of both states met in the port and spoke of cables. "
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)


def rss(*items: str, head: str = "<title>The Harbour Post</title><link>https://n.example/</link>") -> str:
    """An RSS document of items."""
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0" {SPACES}><channel>{head}{inside}</channel></rss>'


def item(number: int = 1, text: str = WORDS * 3) -> str:
    """A whole item's inside."""
    return (
        f"<title>Talks {number}</title><link>https://n.example/{number}</link>"
        f"<content:encoded><![CDATA[<p>{text}</p>]]></content:encoded>"
    )


def found(content: str | bytes, name: str = "-") -> list[Page | Failure]:
    data = content.encode() if isinstance(content, str) else content
    return list(load(["-"], stdin=io.BytesIO(data)))


def codes(content: str | bytes) -> list[str]:
    return [getattr(each, "code", "page") for each in found(content)]


def page(content: str | bytes) -> Page:
    (only,) = found(content)
    assert isinstance(only, Page), only
    return only


def test_an_item_with_its_whole_text_is_an_article_and_keeps_what_the_feed_says() -> None:
    inside = (
        "<title>Talks &amp; <![CDATA[<b>cables</b>]]></title><link>/a/1</link>"
        '<guid isPermaLink="false">post-1</guid><pubDate>Mon, 02 Jan 2023 10:00:00 BST</pubDate>'
        "<dc:creator>Ann Berg</dc:creator><category>World</category><category>Sea</category>"
        f"<description>Short.</description><content:encoded><![CDATA[<p>{WORDS}</p>]]></content:encoded>"
    )
    made = page(rss(inside))
    assert (made.origin, made.media_type) == ("-:1", MediaType.HTML)
    assert made.content.decode() == f"<p>{WORDS}</p>"
    assert made.declared == {
        "author": "Ann Berg",
        "categories": "World; Sea",
        "id": "post-1",
        "outlet": "The Harbour Post",
        "published": "Mon, 02 Jan 2023 10:00:00 BST",  # as written: BST is read elsewhere, strictly
        "section": "World",
        "summary": "Short.",
        "title": "Talks & cables",
        "url": "https://n.example/a/1",
    }


def test_a_summary_is_marked_as_one_and_a_long_description_is_the_text() -> None:
    short = page(rss(f"<title>T</title><description>{WORDS}</description>"))
    assert short.declared["content"] == SUMMARY_ONLY
    assert "content" not in page(rss(f"<title>T</title><description>{WORDS * 30}</description>")).declared
    cut = page(rss(f"<title>T</title><description>{WORDS * 30} [...]</description>"))
    assert cut.declared["content"] == SUMMARY_ONLY


def test_an_item_without_text_is_a_skip_that_names_its_link() -> None:
    (skip,) = found(rss("<title>T</title><link>https://n.example/1</link>"))
    assert isinstance(skip, Failure)
    assert (skip.code, skip.skipped) == ("TR-EMPTY", True)
    assert "https://n.example/1" in skip.detail


ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://n.example/x/"><title>Post</title>
<entry><title type="html">A &lt;i&gt;word&lt;/i&gt;</title><id>tag:1</id><link href="a.html"/>
<published>2024-01-01T00:00:00Z</published><updated>2024-01-02T03:04:05+01:00</updated>
<author><name>Ann</name></author><author><name>Bo</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{WORDS}</p></div></content></entry></feed>"""

RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Post</title><items/></channel>
<item rdf:about="https://n.example/1"><title>One</title><link>https://n.example/1</link>
<description>{WORDS}</description><dc:date>2024-01-01</dc:date></item></rdf:RDF>"""

OLD = f"""<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://n.example/rss-0.91.dtd">
<rss version="0.91"><channel><title>Post</title><item><title>One</title><link>https://n.example/1</link>
<description>{WORDS}&eacute;&nbsp;</description></item></channel></rss>"""


def test_atom() -> None:
    made = page(ATOM)
    assert made.content.decode() == f"<p>{WORDS}</p>"
    assert made.declared == {
        "author": "Ann; Bo",
        "id": "tag:1",
        "outlet": "Post",
        "published": "2024-01-01T00:00:00Z",
        "title": "A word",
        "updated": "2024-01-02T03:04:05+01:00",
        "url": "https://n.example/x/a.html",
    }


@pytest.mark.parametrize(("feed", "published"), [(RDF, "2024-01-01"), (OLD, None)])
def test_older_kinds(feed: str, published: str | None) -> None:
    made = page(feed)
    assert made.declared["url"] == "https://n.example/1"
    assert made.declared.get("published") == published
    assert made.content.decode().startswith(WORDS.strip())


def test_named_entities_of_html_are_read_though_xml_has_none() -> None:
    assert "é" in pages.decode(page(OLD)).text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "windows-1251", "koi8-r"])
def test_encodings(encoding: str) -> None:
    text = rss(item(text="Послы встретились в порту и говорили о рыбе. " * 4))
    content = text.replace('"1.0"?', f'"1.0" encoding="{encoding}"?').encode(encoding)
    assert "Послы встретились" in page(content).content.decode()


def test_a_feed_is_told_by_what_it_holds(tmp_path: Path) -> None:
    for name in ("feed.xml", "feed", "feed.html", "feed.txt", "feed.rss"):
        (tmp_path / name).write_text("<!-- made --> " + rss(item()), "utf-8")
        (only,) = load([tmp_path / name])
        assert isinstance(only, Page), name


def test_what_is_no_feed_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "feed.rss").write_text("<!doctype html><form>Log in</form>", "utf-8")
    (refused,) = load([tmp_path / "feed.rss"])
    assert isinstance(refused, Failure)
    assert refused.code == "TR-NOT-A-FEED"
    assert codes(rss()) == ["TR-EMPTY"]


class TestBroken:
    """F07: what is whole is taken, what is not is a row, and the feed is said to be degraded."""

    def test_a_feed_that_breaks_off_in_an_item(self) -> None:
        text = rss(item(1), item(2), item(3))
        assert codes(text[: text.index("Talks 3")]) == ["page", "page", "TR-DEGRADED", "TR-DEGRADED"]
        assert codes(text[: text.index("]]>", text.index("Talks 2"))])[0] == "page"

    def test_a_feed_that_breaks_off_between_items(self) -> None:
        text = rss(item(1), item(2))
        assert codes(text[: text.index("</channel>")]) == ["page", "page", "TR-DEGRADED"]

    def test_a_feed_that_breaks_off_before_its_first_item(self) -> None:
        assert codes(rss(item())[:60]) == ["TR-DEGRADED"]

    @pytest.mark.parametrize(
        "fault",
        [
            "<description>fish & chips</description>",
            "<description>a < b</description>",
            "<media:thumbnail url='x'><description>no end</description>",
            "<description>&undefined; &#9;</description>",
            "<other:thing>x</other:thing>",
            "<description>\x0b\x00control</description>",
            "<description>&#9999999999;</description>",
        ],
    )
    def test_broken_markup_in_one_item_leaves_the_others_alone(self, fault: str) -> None:
        text = rss(item(1), "<title>Two</title><link>https://n.example/2</link>" + fault, item(3))
        got = [each.declared.get("title") for each in found(text) if isinstance(each, Page)]
        assert got[0] == "Talks 1"
        assert got[-1] == "Talks 3"
        assert len(found(text)) == 3

    def test_an_item_inside_another_breaks_the_outer_one(self) -> None:
        assert codes(rss("<title>a</title><item>" + item(2))) == ["TR-DEGRADED", "page"]

    def test_words_in_cdata_are_no_items(self) -> None:
        made = page(rss(item(text="See &lt;item&gt; and <code></item><item></code> " + WORDS)))
        assert b"</item><item>" in made.content

    def test_items_that_stand_twice_are_counted_once(self) -> None:
        assert codes(rss(item(1), item(2), item(1), item(1))) == ["page", "page", "TR-NOT-A-PAGE"]
        assert "3" not in found(rss(item(1), item(1)))[-1].detail


def test_an_article_has_no_address_but_one_that_was_declared() -> None:
    """Tomorrow's third item of a feed is another article than today's, and no version of it."""
    body = "".join(f"<p>The ministers of both states met in Porto on day {n}.</p>" for n in range(9)).encode()
    unlinked = Page.of(body, "https://n.example/feed.xml:3", MediaType.HTML)
    linked = Page.of(
        body, "https://n.example/feed.xml:3", MediaType.HTML, None, {"url": "https://n.example/a"}
    )
    tables = knowledge.load()
    addresses = []
    for each in (unlinked, linked):
        article = articles.recover(each, tables)
        assert isinstance(article, Article)
        addresses.append(article.url)
    assert addresses == [None, "https://n.example/a"]


class TestCaps:
    """Feeds too long, items too long."""

    def test_items(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert limits.MAX_FEED_ITEMS == _feeds.MAX_FEED_ITEMS
        monkeypatch.setattr(_feeds, "MAX_FEED_ITEMS", 3)
        got = found(rss(*map(item, range(10))))
        assert [getattr(each, "code", "page") for each in got] == ["page"] * 3 + ["TR-BODY-TOO-LARGE"]
        assert "7 items beyond the first 3" in got[-1].detail

    def test_bytes(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from tightrope.pages import _document

        assert limits.MAX_FEED_BYTES == _document.MAX_FEED_BYTES
        text = rss(*map(item, range(10)))
        monkeypatch.setattr(_document, "MAX_FEED_BYTES", len(text) // 2)
        got = [getattr(each, "code", "page") for each in found(text)]
        assert got.count("page") >= 3
        assert got[-2:] == ["TR-DEGRADED", "TR-DEGRADED"]

    def test_characters_of_an_item(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert limits.MAX_FEED_ITEM_CHARS > limits.MAX_BROKEN_ITEM_CHARS
        monkeypatch.setattr(_feeds, "MAX_FEED_ITEM_CHARS", 2_000)
        _, failure, _ = found(rss(item(1), item(2, "x" * 2_000), item(3)))
        assert isinstance(failure, Failure)
        assert (failure.code, failure.detail) == ("TR-DEGRADED", "item 2 is longer than 2,000 characters")

    def test_characters_of_a_broken_item(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(_feeds, "MAX_BROKEN_ITEM_CHARS", 2_000)
        broken = "<title>b</title><description>a <b " + "x" * 2_000 + "</description>"
        _, failure, _ = found(rss(item(1), broken, item(3)))
        assert isinstance(failure, Failure)
        assert failure.detail == "item 2 has broken markup, and more of it than 2,000 characters"

    def test_what_the_parser_raises_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Of one item by the item's row, of what stands around the items by a row of the feed's."""
        import feedparser

        parse = feedparser.parse

        def raises(stream: Any, **given: Any) -> Any:
            text = stream.read()
            stream.seek(0)
            if b"Number 2" in text or b"<item>" not in text:
                raise OverflowError("a character that there is not")
            return parse(stream, **given)

        monkeypatch.setattr(feedparser, "parse", raises)
        text = rss(item(1), item(text="Number 2"), item(3))
        first, second, third, head = found(text)
        assert isinstance(first, Page)
        assert isinstance(third, Page)
        assert isinstance(second, Failure)
        assert isinstance(head, Failure)
        assert (second.code, second.detail) == ("TR-DEGRADED", "item 2 cannot be parsed (OverflowError)")
        assert head.detail == "the feed's own title and links cannot be parsed (OverflowError)"


BOMB = "".join(
    f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' if n else '<!ENTITY lol0 "lol">' for n in range(10)
)


@pytest.mark.parametrize(
    "declared",
    [
        BOMB,
        f'<!ENTITY a "{"a" * 100_000}">',
        '<!ENTITY x SYSTEM "file:///etc/hostname">',
        '<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;',
        '<!entity x "<rss>">',
    ],
)
@pytest.mark.parametrize("before", ["", "<!-- <rss> -->", "<?note <rss>?>\n"])
def test_a_feed_that_declares_entities_is_refused_at_once(
    declared: str, before: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """F06: no file, no network, below a second."""

    def never(*given: Any) -> Any:
        raise AssertionError("opened something")

    monkeypatch.setattr(socket.socket, "connect", never)
    began = time.process_time()
    body = "<title>&lol9;&x;</title><description>&x;</description>" + "&a;" * 1000
    feed = f'<?xml version="1.0"?>{before}<!DOCTYPE rss [{declared}]>' + rss(body)[21:]
    assert codes(feed) == ["TR-ENTITIES"]
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://x/"]
)
def test_links_that_lead_to_no_web_page_are_none(link: str) -> None:
    assert (
        "url" not in page(rss(f"<title>T</title><link>{link}</link><description>D d.</description>")).declared
    )


FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Post",
    "home_page_url": "https://n.example/",
    "authors": [{"name": "Desk"}],
    "items": [
        {
            "id": "1",
            "url": "/1",
            "title": "One",
            "content_html": f"<p>{WORDS}</p>",
            "summary": "Short.",
            "date_published": "2024-01-01T00:00:00Z",
            "date_modified": "2024-01-02T00:00:00Z",
            "authors": [{"name": "Ann"}],
            "tags": ["World"],
        },
        {"id": 2, "content_text": WORDS},
        {"id": "3", "external_url": "https://n.example/3"},
    ],
}


def test_json_feed() -> None:
    first, second, third = found(json.dumps(FEED))
    assert isinstance(first, Page)
    assert first.declared == {
        "author": "Ann",
        "categories": "World",
        "id": "1",
        "outlet": "Post",
        "published": "2024-01-01T00:00:00Z",
        "section": "World",
        "summary": "Short.",
        "title": "One",
        "updated": "2024-01-02T00:00:00Z",
        "url": "https://n.example/1",
    }
    assert isinstance(second, Page)
    assert (second.media_type, second.declared["author"]) == (MediaType.TEXT, "Desk")
    assert isinstance(third, Failure)
    assert (third.code, "https://n.example/3" in third.detail) == ("TR-EMPTY", True)


def test_a_json_feed_that_breaks_off_gives_its_whole_items() -> None:
    text = json.dumps(FEED)
    assert codes(text[: text.index('"id": "3"')]) == ["page", "page", "TR-DEGRADED", "TR-DEGRADED"]


def test_json_documents_of_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "rows.json"
    path.write_text('[{"text": "a", "url": "https://n.example/"}, {"html": "<p>b"}, {"x": 1}, 3]', "utf-8")
    got = [(each.origin[len(path.as_posix()) :], getattr(each, "code", "page")) for each in load([path])]
    assert got == [(":1", "page"), (":2", "page"), (":3", "TR-BAD-ROW"), (":4", "TR-BAD-ROW")]
    for text, code in (("[]", "TR-EMPTY"), ("[" * 99_999, "TR-BAD-ROW"), ('{"x": 1}', "TR-BAD-ROW")):
        path.write_text(text, "utf-8")
        assert [getattr(each, "code", "page") for each in load([path])] == [code]
    monkeypatch.setattr(_json, "MAX_FEED_ITEMS", 2)
    path.write_text(json.dumps(FEED), "utf-8")
    assert [getattr(each, "code", "page") for each in load([path])] == ["page", "page", "TR-BODY-TOO-LARGE"]


PIECES = st.sampled_from(
    [
        *(
            "<item>",
            "</item>",
            "<item/>",
            "<entry>",
            "<channel>",
            "</channel></rss>",
            "<a:b>",
            "<p",
            '"',
            "<?",
        ),
        *("<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE x [", "<!ENTITY a 'b'>", "]>", "&a;", "&", "&lt;"),
        *("<title>", "</title>", "<link>", "http://[::1", "//x:99999/", "</link>", "xml:base='", "é", "\x00"),
        *("<description>", "words ", "</description>", "<dc:date>", "<content:encoded>", "&#99999999999;"),
    ]
)


@given(st.lists(PIECES, max_size=40), st.sampled_from(["<rss>", "<rss><channel>", "<feed>", "{", ""]))
def test_no_feed_raises_anything_but_our_errors(pieces: list[str], start: str) -> None:
    """And every item is a page or a failure; `load` itself raises nothing at all."""
    content = (start + "".join(pieces)).encode("utf-8", "replace")
    with contextlib.suppress(TightropeError):
        assert all(isinstance(each, Page | Failure) for each in _feeds.read_feed(content, "f", None))
    assert found(content)


KEYS = (
    "id",
    "url",
    "title",
    "content_html",
    "content_text",
    "authors",
    "author",
    "name",
    "tags",
    "items",
    "text",
)
DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=12,
)


@given(DOCUMENTS, st.integers(0, 60))
def test_no_json_document_raises_anything_but_our_errors(document: Any, cut: int) -> None:
    text = json.dumps({"version": "https://jsonfeed.org/version/1", "items": [document]})
    for content in (text, text[: len(text) - cut], json.dumps(document)):
        with contextlib.suppress(TightropeError):
            items = _json.read_json(content.encode(), "f", None)
            assert all(isinstance(each, Page | Failure) for each in items)


def test_what_a_feed_declares_reaches_the_article() -> None:
    """A stub is told from an article, and a date of change stands in for no date of publication."""
    text = ATOM.replace("<published>2024-01-01T00:00:00Z</published>", "").replace('type="xhtml"', "")
    body = f"<description>{WORDS}</description><pubDate>Tue, 02 Jan 2024 10:00:00 GMT</pubDate>"
    more = "<author>Ann Berg</author><category>World</category>"
    stub = page(rss(f"<title>Talks</title><link>https://n.example/1</link>{body}{more}"))
    tables = knowledge.load()
    told = articles.recover(stub, tables)
    assert isinstance(told, Article)
    assert (told.headline, told.url, told.section) == ("Talks", "https://n.example/1", "World")
    assert (told.byline, told.published.earliest) == (("Ann Berg",), date(2024, 1, 2))
    (finding,) = [each for each in told.findings if each.kind is FindingKind.TRUNCATED]
    assert "https://n.example/1" in finding.why
    whole = articles.recover(page(text), tables)
    assert isinstance(whole, Article)
    assert whole.modified.earliest == date(2024, 1, 2)
    assert whole.published.earliest != date(2024, 1, 2)
