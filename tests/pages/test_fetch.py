"""The guarded fetch against a server that does its worst: whole pages or nothing, in bounded time."""

from __future__ import annotations

import gzip
import itertools
import shutil
import socket
import ssl
import struct
import subprocess
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from evil_server import EvilServer
from packing import brotli, zstd

from tightrope import limits, pages
from tightrope.pages import Network
from tightrope.records import Failure, MediaType, Page

HTML = b"<!doctype html><title>Talks</title><p>The ministers met in Oslo for talks on fish.</p>"
NOW = datetime(2024, 5, 1, tzinfo=UTC)


def network(**chosen: Any) -> Network:
    """Leave for this machine, with small limits."""
    given: dict[str, Any] = {"allow": ("127.0.0.1/32",), "seconds": 5.0, "retries": 0, "grace": 0.3}
    return Network(**(given | chosen))


def one(url: str, **chosen: Any) -> Page | Failure:
    items = list(pages.fetch(url, network=network(**chosen), now=NOW))
    assert len(items) == 1
    return items[0]


def code(url: str, **chosen: Any) -> str:
    item = one(url, **chosen)
    assert isinstance(item, Failure), item
    assert item.origin == url
    assert item.remedy
    return item.code


@pytest.fixture
def quick() -> Iterator[None]:
    """It ends, on a busy machine too: with the deadlines chosen here all but the bombs take half a second."""
    began = time.monotonic()
    yield
    assert time.monotonic() - began < 20


def test_a_page_is_fetched_with_what_the_server_says_of_it(server: EvilServer) -> None:
    url = server.page(
        "/a?x=1",
        "<p>Послы".encode("cp1251"),
        "Content-Type: text/html; charset=windows-1251",
        'ETag: "v1"',
        "Last-Modified: Mon, 01 Jan 2024 00:00:00 GMT",
    )
    page = one(url)
    assert isinstance(page, Page)
    assert (page.origin, page.fetched, page.media_type) == (url, NOW, MediaType.HTML)
    assert page.declared == {
        "charset": "windows-1251",
        "etag": '"v1"',
        "last_modified": "Mon, 01 Jan 2024 00:00:00 GMT",
        "url": url,
    }
    assert pages.decode(page).text == "<p>Послы"
    again = Page.of(page.content, "", page.media_type, None, {**page.declared, "etag": '"v2"'})
    assert again.id == page.id  # another server's validator makes no other page


def test_load_fetches_only_with_leave(server: EvilServer) -> None:
    url = server.page("/a", HTML)
    (refused,) = pages.load([url])
    assert isinstance(refused, Failure)
    assert (refused.code, server.asked) == ("TR-OFFLINE", [])
    (page,) = pages.load([url], network=network())
    assert isinstance(page, Page)


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("br", brotli),
        ("zstd", zstd),
        ("gzip, br", lambda data: brotli(gzip.compress(data))),
        ("gzip", lambda data: data),  # says so and is not
        ("br", lambda data: data),
        ("identity", lambda data: data),
    ],
)
def test_content_encodings_are_undone(
    server: EvilServer, encoding: str, pack: Callable[[bytes], bytes]
) -> None:
    page = one(server.page("/a", pack(HTML), f"Content-Encoding: {encoding}"))
    assert isinstance(page, Page)
    assert page.content == HTML


def test_a_body_may_come_in_chunks_or_end_with_the_connection(server: EvilServer) -> None:
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (HTML[:9], HTML[9:]))
    url = server.on("/a", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + b"0\r\n\r\n")
    assert one(url).content == HTML
    assert one(server.on("/b", b"HTTP/1.0 200 OK\r\n\r\n" + HTML)).content == HTML


@pytest.mark.usefixtures("quick")
class TestFaultsOfTheBody:
    """F01 to F03: nothing is kept, and it ends."""

    @pytest.mark.parametrize(
        ("encoding", "pack"),
        [
            ("gzip", gzip.compress),
            ("deflate", zlib.compress),
            ("br", brotli),
            ("zstd", zstd),
            ("gzip, gzip", lambda data: gzip.compress(gzip.compress(data))),
        ],
    )
    def test_bombs(self, server: EvilServer, encoding: str, pack: Callable[[bytes], bytes]) -> None:
        url = server.page("/a", pack(b"\0" * 60_000_000), f"Content-Encoding: {encoding}")
        assert code(url, seconds=5.0) == "TR-BODY-TOO-LARGE"

    def test_a_body_without_end(self, server: EvilServer) -> None:
        def endless(to: socket.socket, _: str) -> None:
            to.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            while not server.stopped.is_set():
                to.sendall(b"<p>" * 10_000)

        assert code(server.on("/a", endless), most_bytes=1_000_000) == "TR-BODY-TOO-LARGE"

    def test_a_length_above_the_cap_is_believed(self, server: EvilServer) -> None:
        url = server.on(
            "/a", b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n<p>" % (limits.MAX_PAGE_BYTES + 1)
        )
        assert code(url) == "TR-BODY-TOO-LARGE"

    @pytest.mark.parametrize("pause", [0.01, 0.2])
    def test_a_trickle(self, server: EvilServer, pause: float) -> None:
        def trickle(to: socket.socket, _: str) -> None:
            to.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            while not server.stopped.wait(pause):
                to.sendall(b"a")

        assert code(server.on("/a", trickle), seconds=30.0) == "TR-FETCH"

    @pytest.mark.parametrize("start", [b"", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\n\r\n<p>begun"])
    def test_silence(self, server: EvilServer, start: bytes) -> None:
        def silent(to: socket.socket, _: str) -> None:
            to.sendall(start)
            server.stopped.wait(30)

        began = time.monotonic()
        assert code(server.on("/a", silent), seconds=0.5) == "TR-FETCH"
        assert time.monotonic() - began < 5

    def test_headers_without_end(self, server: EvilServer) -> None:
        def headers(to: socket.socket, _: str) -> None:
            to.sendall(b"HTTP/1.1 200 OK\r\n")
            while not server.stopped.is_set():
                to.sendall(b"X-More: " + b"a" * 1000 + b"\r\n")

        assert code(server.on("/a", headers)) == "TR-FETCH"

    @pytest.mark.parametrize(
        ("headers", "body"),
        [
            (b"Content-Length: 5000", HTML),
            (b"Transfer-Encoding: chunked", b"20\r\n" + HTML),
            (b"Content-Encoding: gzip", gzip.compress(HTML * 50)[:-20]),
            (b"Content-Encoding: br", brotli(HTML * 50)[:-9]),
            (b"Content-Encoding: zstd", zstd(HTML * 50)[:-9]),
            (b"Content-Encoding: gzip, br, gzip", HTML),
            (b"Content-Encoding: rot13", HTML),
        ],
    )
    def test_what_is_not_whole_is_no_page(self, server: EvilServer, headers: bytes, body: bytes) -> None:
        assert code(server.on("/a", b"HTTP/1.1 200 OK\r\n" + headers + b"\r\n\r\n" + body)) == "TR-FETCH"

    def test_a_reset(self, server: EvilServer) -> None:
        def reset(to: socket.socket, _: str) -> None:
            to.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<p>")
            to.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

        assert code(server.on("/a", reset)) == "TR-FETCH"

    @pytest.mark.parametrize("answer", [b"not http at all\r\n\r\n", b"\x16\x03\x01\x02\x00", b""])
    def test_no_http(self, server: EvilServer, answer: bytes) -> None:
        assert code(server.on("/a", answer)) == "TR-FETCH"

    def test_nobody_there(self, server: EvilServer) -> None:
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
        assert code(f"http://127.0.0.1:{port}/") == "TR-FETCH"


def test_faults_that_pass_are_tried_again_with_longer_waits(server: EvilServer) -> None:
    waits: list[float] = []
    bad = b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"
    good = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(HTML), HTML)
    answers = [bad, bad, good, bad, bad, bad]
    url = server.on("/a", lambda to, _: to.sendall(answers.pop(0)))
    chosen = {"retries": limits.FETCH_RETRIES, "sleep": waits.append}
    assert isinstance(one(url, **chosen), Page)
    assert waits == [1.0, 2.0]
    assert code(url, **chosen) == "TR-FETCH"
    assert answers == []


@pytest.mark.parametrize(
    ("asked", "waits"), [("3", [3.0]), (str(int(limits.FETCH_WAIT_SECONDS) + 1), []), ("soon", [1.0])]
)
def test_a_server_may_ask_to_wait(server: EvilServer, asked: str, waits: list[float]) -> None:
    url = server.page("/a", b"", f"Retry-After: {asked}", status="429 Slow Down")
    slept: list[float] = []
    assert code(url, retries=1, sleep=slept.append) == "TR-FETCH"
    assert slept == waits


@pytest.mark.parametrize(
    ("status", "wanted"),
    [
        ("404 Not Found", "TR-NOT-SERVED"),
        ("410 Gone", "TR-NOT-SERVED"),
        ("451 No", "TR-NOT-SERVED"),
        ("401 Who", "TR-BLOCKED"),
        ("403 No", "TR-BLOCKED"),
        ("500 Oh", "TR-FETCH"),
        ("206 Part", "TR-NOT-SERVED"),
        ("200 OK", "TR-EMPTY"),
        ("302 Nowhere", "TR-NOT-SERVED"),
    ],
)
def test_other_answers_are_no_pages(server: EvilServer, status: str, wanted: str) -> None:
    body = b"" if wanted == "TR-EMPTY" else b"<p>Something in place of the page.</p>"
    assert code(server.page("/a", body, status=status)) == wanted


CHALLENGE = (
    b"<!doctype html><title>Just a moment...</title><script>/* much code */</script><p>Checking you.</p>"
)


def test_a_challenge_is_no_page_and_an_article_behind_the_same_guard_is(server: EvilServer) -> None:
    script = b'<script src="/cdn-cgi/challenge-platform/x.js"></script>'
    assert code(server.page("/a", CHALLENGE)) == "TR-BLOCKED"
    assert code(server.page("/b", HTML + script)) == "TR-BLOCKED"
    assert code(server.page("/c", HTML, "CF-Mitigated: challenge", status="503 Wait")) == "TR-BLOCKED"
    article = HTML + script + b"<p>" + b"The ministers spoke of fish and cables. " * 30
    assert isinstance(one(server.page("/d", article)), Page)


def test_a_reader_sent_to_a_login_or_consent_page_has_no_page(server: EvilServer) -> None:
    for number, place in enumerate(("/users/login?next=/a", "/collectConsent?x", "/sign-in")):
        server.page(place, HTML)
        assert code(server.on(f"/{number}", _to(place))) == "TR-BLOCKED"
    article = server.page("/2024/login-to-win-consent-of-the-governed/", HTML)
    assert isinstance(one(server.on("/short", _to(article))), Page)


def _to(place: str, status: int = 302) -> bytes:
    return f"HTTP/1.1 {status} Go\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n".encode()


@pytest.mark.usefixtures("quick")
class TestRedirects:
    """F16."""

    def test_a_few_are_followed_and_the_last_address_is_the_page_s(self, server: EvilServer) -> None:
        places = [f"/{number}" for number in range(limits.MAX_REDIRECTS + 1)]
        for here, there in itertools.pairwise(places):
            server.on(here, _to(there, 301))
        url = server.page(places[-1], HTML)
        page = one(server.url("/0"))
        assert isinstance(page, Page)
        assert (page.origin, page.declared["url"]) == (server.url("/0"), url)
        server.on("/start", _to("/0"))
        assert code(server.url("/start")) == "TR-REDIRECT"

    def test_a_circle(self, server: EvilServer) -> None:
        server.on("/b", _to("/a"))
        assert code(server.on("/a", _to("/b"))) == "TR-REDIRECT"
        assert len(server.asked) == 2

    @pytest.mark.parametrize(
        ("place", "wanted"),
        [
            ("file:///etc/passwd", "TR-REDIRECT"),
            ("javascript:alert(1)", "TR-REDIRECT"),
            ("ftp://127.0.0.1/a", "TR-REDIRECT"),
            ("http://user:secret@127.0.0.1/", "TR-REDIRECT"),
            ("http://evil\\@127.0.0.1/", "TR-REDIRECT"),
            ("http://[::1", "TR-REDIRECT"),
            ("http://10.0.0.1/", "TR-PRIVATE-ADDRESS"),
            ("http://169.254.169.254/latest/meta-data/", "TR-PRIVATE-ADDRESS"),
            ("http://[::1]/", "TR-PRIVATE-ADDRESS"),
            ("http://0x7f000002/", "TR-PRIVATE-ADDRESS"),
        ],
    )
    def test_to_where_no_page_is(self, server: EvilServer, place: str, wanted: str) -> None:
        assert code(server.on("/a", _to(place))) == wanted

    def test_nothing_personal_goes_along(self, server: EvilServer) -> None:
        server.page("/b", HTML)
        url = server.on(
            "/a", b"HTTP/1.1 302 Go\r\nSet-Cookie: id=7\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n"
        )
        assert isinstance(one(url), Page)
        assert not any(word in head.lower() for head in server.asked for word in ("cookie", "authorization"))


def test_a_private_address_is_refused_unless_allowed(server: EvilServer) -> None:
    url = server.page("/a", HTML)
    assert code(url, allow=()) == "TR-PRIVATE-ADDRESS"
    assert server.asked == []
    assert isinstance(one(url), Page)


def test_a_name_is_resolved_once_and_that_address_dialled(server: EvilServer) -> None:
    """DNS rebinding: the second answer, a private one, is never asked for."""
    answers = [["127.0.0.1"], ["127.0.0.2"]]
    server.page("/a", HTML)
    url = server.url("/a", "news.example")
    assert isinstance(one(url, resolve=lambda host, port: answers.pop(0)), Page)
    assert len(answers) == 1
    assert f"Host: news.example:{server.port}" in server.asked[0]


def test_every_hop_is_resolved_and_checked_again(server: EvilServer) -> None:
    answers = {"one.example": ["127.0.0.1"], "two.example": ["192.168.0.7", "10.1.1.1"]}
    server.on("/a", _to(f"http://two.example:{server.port}/b"))
    url = server.url("/a", "one.example")
    assert code(url, resolve=lambda host, port: answers[host]) == "TR-PRIVATE-ADDRESS"
    assert len(server.asked) == 1


def test_only_the_public_ones_of_several_addresses_are_dialled(server: EvilServer) -> None:
    server.page("/a", HTML)
    url = server.url("/a", "mixed.example")
    found = ["10.0.0.1", "fd00::1%eth0", "127.0.0.1"]
    assert isinstance(one(url, resolve=lambda host, port: found), Page)


def test_a_name_server_that_fails_or_hangs(server: EvilServer) -> None:
    def fails(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    def hangs(host: str, port: int) -> list[str]:
        server.stopped.wait(30)
        return []

    url = server.url("/a", "gone.example")
    assert code(url, resolve=fails) == "TR-FETCH"
    began = time.monotonic()
    assert code(url, resolve=hangs, seconds=0.3) == "TR-FETCH"
    assert time.monotonic() - began < 10


def test_names_that_hang_hold_a_bounded_number_of_threads(server: EvilServer) -> None:
    """Each query outlives its page, and a list of dead names may be long."""
    most = limits.MAX_NAME_QUERIES
    begun: list[str] = []
    release = threading.Event()

    def hangs(host: str, port: int) -> list[str]:
        begun.append(host)
        release.wait(60)
        return []

    addresses = [server.url("/a", f"name{n}.example") for n in range(most + 4)]
    limited = network(resolve=hangs, seconds=0.1)
    found = list(pages.fetch(addresses, network=limited))
    names = [thread.name for thread in threading.enumerate() if thread.name.startswith("resolve name")]
    release.set()
    assert [getattr(item, "code", "page") for item in found] == ["TR-FETCH"] * len(addresses)
    assert len(begun) == len(names) == most
    server.page("/a", HTML)
    answered = one(addresses[0], resolve=lambda host, port: ["127.0.0.1"])
    assert isinstance(answered, Page), "the places are free again"


def test_an_item_or_row_without_a_link_has_no_address_that_another_has_tomorrow(server: EvilServer) -> None:
    feed = b"<rss><channel><title>News</title><item><description>Short.</description></item></channel></rss>"
    (item,) = pages.fetch(server.page("/feed", feed, "Content-Type: text/xml"), network=network())
    rows = server.page("/pages.jsonl", b'{"text": "Short."}\n{"text": "Another."}\n')
    row, other = pages.fetch(rows, network=network())
    whole = server.page("/page.json", b'{"text": "Short."}', "Content-Type: application/json")
    (single,) = pages.fetch(whole, network=network())
    assert isinstance(item, Page)
    assert isinstance(row, Page)
    assert isinstance(other, Page)
    assert isinstance(single, Page)
    assert (item.origin, row.origin) == (f"{server.url('/feed')}:1", f"{rows}:1")
    assert "url" not in item.declared
    assert "url" not in row.declared
    assert "url" not in other.declared
    assert single.declared["url"] == whole


def test_a_guards_page_is_told_in_one_pass_over_it(server: EvilServer) -> None:
    """F04: what hides words and never ends was looked for again from each place: 17 s for 120 KB."""
    began = time.process_time()
    words = b" word" * 200
    for opening in (b"<svg ", b"<script><svg ", b"<style></styl"):
        content = b"<html><p>px-captcha" + words + opening * (200_000 // len(opening))
        assert isinstance(one(server.page("/a", content)), Page)
    assert time.process_time() - began < 3


def test_words_that_a_guards_page_hides_are_none_of_its_words(server: EvilServer) -> None:
    hidden = b"<SCRIPT>" + b" word" * 400 + b"</Script><svg>" + b"<title>a</title>" * 200 + b"</svg >"
    assert code(server.page("/a", b"<title>Just a moment...</title>" + hidden + b"<p>Wait.")) == "TR-BLOCKED"
    unended = b"<title>Just a moment...</title><svg>" + hidden + b"<p>" + b" word" * 400
    assert isinstance(one(server.page("/a", unended)), Page)


def test_validators_are_sent_along_and_an_unchanged_page_does_not_come_again(server: EvilServer) -> None:
    url = server.on("/a", b'HTTP/1.1 304 Not Modified\r\nETag: "v1"\r\n\r\n')
    answer = pages.get(url, network(), etag='"v1"', last_modified="Mon, 01 Jan 2024 00:00:00 GMT")
    assert (answer.not_modified, answer.content) == (True, b"")
    assert 'if-none-match: "v1"' in server.asked[0].lower()
    assert "if-modified-since: mon, 01 jan 2024" in server.asked[0].lower()


def test_a_feed_gives_its_items_and_a_login_page_in_its_place_is_none(server: EvilServer) -> None:
    feed = (
        b"<rss><channel><title>News</title><item><title>One</title><link>/1</link>"
        b"<description>Short.</description></item></channel></rss>"
    )
    url = server.page("/feed", feed, "Content-Type: text/xml")
    (item,) = pages.fetch(url, network=network(), feed=True)
    assert isinstance(item, Page)
    assert (item.origin, item.declared["url"]) == (f"{url}:1", server.url("/1"))
    server.page("/feed", HTML, "Content-Type: application/rss+xml")
    assert code(url) == "TR-NOT-A-FEED"
    server.page("/feed", HTML, "Content-Type: text/html")
    (item,) = pages.fetch(url, network=network(), feed=True)
    assert isinstance(item, Failure)
    assert item.code == "TR-NOT-A-FEED"


def test_one_bad_address_does_not_end_the_others(server: EvilServer) -> None:
    urls = [server.url("/gone"), "http://10.0.0.1/", "no address", server.page("/a", HTML)]
    found = [getattr(item, "code", "page") for item in pages.fetch(urls, network=network())]
    assert found == ["TR-NOT-SERVED", "TR-PRIVATE-ADDRESS", "TR-BAD-ADDRESS", "page"]


def test_the_usual_limits() -> None:
    usual = Network()
    assert usual.seconds == limits.FETCH_SECONDS
    assert usual.grace == limits.FETCH_GRACE_SECONDS
    assert usual.min_rate == limits.FETCH_MIN_RATE
    assert (usual.most_bytes, usual.allow) == (limits.MAX_PAGE_BYTES, ())


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A key and certificate for news.example, made now; they are good for a day."""
    if shutil.which("openssl") is None:
        pytest.skip("no openssl here to make a certificate with")
    path = tmp_path / "both.pem"
    subject = ["-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", *subject]
    subprocess.run(
        [*command, "-keyout", path, "-out", tmp_path / "cert.pem"], check=True, capture_output=True
    )
    path.write_bytes(path.read_bytes() + (tmp_path / "cert.pem").read_bytes())
    return path


def test_tls_is_asked_for_the_name_and_holds_to_it(server: EvilServer, certificate: Path) -> None:
    """The address is dialled, the name is what the certificate must be for; a redirect to http is refused."""
    names: list[str | None] = []
    of_server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    of_server.load_cert_chain(certificate)
    of_server.sni_callback = lambda _, name, __: names.append(name)
    server.tls = of_server
    trusting = ssl.create_default_context(cafile=certificate)
    server.page("/a", HTML)
    server.on("/down", _to("http://news.example/a"))
    chosen = {"resolve": lambda host, port: ["127.0.0.1"], "seconds": 5.0}

    def asked(path: str, host: str, **more: Any) -> Page | Failure:
        return one(server.url(path, host).replace("http:", "https:"), **chosen, **more)

    assert isinstance(asked("/a", "news.example", tls=trusting), Page)
    wrong = [asked("/a", "other.example", tls=trusting), asked("/a", "news.example")]
    assert [getattr(item, "code", "page") for item in wrong] == ["TR-NOT-SERVED"] * 2
    assert names == ["news.example", "other.example", "news.example"]
    down = asked("/down", "news.example", tls=trusting)
    assert isinstance(down, Failure)
    assert (down.code, "https to http" in down.detail) == ("TR-REDIRECT", True)
