"""Web archives: every page in them, whatever packs it; a broken record costs one row."""

from __future__ import annotations

import gzip
import io
import random
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packing import brotli, zstd

from tightrope import limits, pages
from tightrope.pages import _warc, load
from tightrope.records import Failure, MediaType, Page

HTML = b"<!doctype html><title>Talks</title><p>The ministers met in Oslo for talks on fish.</p>"
Pack = Callable[[bytes], bytes]

GZIPPED = gzip.compress(HTML, mtime=0)
"""Without the time of packing: the names of tests must be the same in every process."""


def plain(data: bytes) -> bytes:
    return data


def record(
    number: int = 1,
    body: bytes = HTML,
    *headers: str,
    status: str = "200 OK",
    kind: str = "response",
    extra: str = "",
    length: int | None = None,
) -> bytes:
    """One record as crawlers write it; a response has HTTP headers, other kinds hold the body alone."""
    if kind in ("response", "revisit"):
        named = headers or ("Content-Type: text/html",)
        body = "\r\n".join([f"HTTP/1.1 {status}", *named, "", ""]).encode() + body
        extra += "Content-Type: application/http; msgtype=response\r\n"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Date: 2024-01-02T03:04:05Z\r\nWARC-Target-URI: https://n.example/{number}\r\n{extra}"
        f"Content-Length: {len(body) if length is None else length}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def found(*members: bytes, pipe: bool = False) -> list[Page | Failure]:
    stream = io.BytesIO(b"".join(members))
    if pipe:
        stream.seekable = lambda: False
    return list(load(["-"], stdin=stream))


def codes(*members: bytes, pipe: bool = False) -> list[str]:
    return [getattr(each, "code", "page") for each in found(*members, pipe=pipe)]


@pytest.mark.parametrize("pipe", [False, True])
@pytest.mark.parametrize("pack", [plain, gzip.compress, zstd])
def test_responses_are_pages(pack: Pack, pipe: bool) -> None:
    first, second = found(
        pack(record(1, "<p>Послы".encode("cp1251"), "Content-Type: text/html; charset=windows-1251")),
        pack(record(2)),
        pipe=pipe,
    )
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.origin, first.media_type) == ("-:0 https://n.example/1", MediaType.HTML)
    assert first.fetched == datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert first.declared == {"charset": "windows-1251", "url": "https://n.example/1"}
    assert pages.decode(first).text == "<p>Послы"
    assert second.content == HTML


def test_an_origin_tells_where_the_record_begins(tmp_path: Path) -> None:
    path = tmp_path / "crawl.bin"
    members = [gzip.compress(record(number)) for number in (1, 2)]
    path.write_bytes(b"".join(members))
    place = f"{path.as_posix()}:{len(members[0])} https://n.example/2"
    assert [each.origin for each in load([path])][1] == place


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (("Content-Encoding: gzip",), GZIPPED),
        (("Content-Encoding: gzip",), HTML),  # unpacked by the crawler, the header kept
        (("Content-Encoding: br",), brotli(HTML)),
        (("Content-Encoding: zstd",), zstd(HTML)),
        (("Content-Encoding: deflate",), zlib.compress(HTML)),
        (("Transfer-Encoding: chunked",), b"%x\r\n%s\r\n0\r\n\r\n" % (len(HTML), HTML)),
        (("Transfer-Encoding: chunked",), HTML),
        (
            ("Transfer-Encoding: chunked", "Content-Encoding: gzip"),
            b"%x;x=1\r\n%s\r\n0\r\n\r\n" % (len(GZIPPED), GZIPPED),
        ),
    ],
)
def test_bodies_are_unpacked(headers: tuple[str, ...], body: bytes) -> None:
    (page,) = found(record(1, body, "Content-Type: text/html", *headers))
    assert isinstance(page, Page)
    assert page.content == HTML


@pytest.mark.parametrize(
    ("headers", "body", "code"),
    [
        (("Content-Encoding: gzip",), gzip.compress(b"\0" * 30_000_000, mtime=0), "TR-BODY-TOO-LARGE"),
        (("Content-Encoding: zstd",), zstd(b"\0" * 30_000_000), "TR-BODY-TOO-LARGE"),
        (("Content-Encoding: gzip",), gzip.compress(HTML * 20, mtime=0)[:-30], "TR-UNREADABLE"),
        (("Content-Encoding: secret",), HTML, "TR-UNREADABLE"),
        (("Transfer-Encoding: chunked",), b"9\r\n<p>words!\r\n99\r\n<p>", "TR-UNREADABLE"),
    ],
)
def test_a_body_that_cannot_be_unpacked_costs_itself(
    headers: tuple[str, ...], body: bytes, code: str
) -> None:
    assert codes(record(1, body, "Content-Type: text/html", *headers), record(2)) == [code, "page"]


def test_records_without_a_page_are_counted_by_kind() -> None:
    *_, skip = found(
        record(1, b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(2),
        record(3, b"fetchTimeMs: 7\r\n", kind="metadata"),
        record(4, b"", kind="revisit"),
        record(5, HTML, status="404 Not Found"),
        record(6, HTML, status="404 Not Found"),
        record(7, b"\x89PNG", "Content-Type: image/png"),
        record(8, b"  ", "Content-Type: text/html"),
        record(9, b"\x89PNG\r\n", "Content-Type: text/html"),
        record(10, b"<rss><channel></channel></rss>", "Content-Type: text/html"),
    )
    assert isinstance(skip, Failure)
    assert (skip.code, skip.skipped) == ("TR-NOT-A-PAGE", True)
    assert skip.detail == (
        "records that hold no page: 9 (2 with status 404, 1 empty, 1 metadata, 1 of bytes that are no text, "
        "1 of type image/png, 1 request, 1 revisit, 1 with feed)"
    )


def test_other_records_that_hold_pages() -> None:
    first, second, third = found(
        record(1, HTML, kind="resource", extra="Content-Type: text/html\r\n"),
        record(2, b"The text of a page.", kind="conversion", extra="Content-Type: text/plain\r\n"),
        record(3, HTML, "X: y", extra="WARC-Truncated: length\r\n"),
    )
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert isinstance(third, Page)
    assert (first.media_type, second.media_type) == (MediaType.HTML, MediaType.TEXT)
    assert third.declared["truncated"] == "length"


def test_a_long_list_of_kinds_is_cut_and_says_so() -> None:
    *_, skip = found(*(record(number, status=f"{300 + number} X") for number in range(1, 21)))
    assert isinstance(skip, Failure)
    assert skip.detail.startswith("records that hold no page: 20 (")
    assert skip.detail.endswith("and 8 kinds more)")


class TestBroken:
    """One row, and on to the next."""

    @pytest.mark.parametrize("pack", [gzip.compress, zstd])
    def test_a_member_with_broken_bytes(self, pack: Pack) -> None:
        noise = random.Random(3).randbytes(3_000).hex().encode()
        members = [pack(record(number, HTML + noise)) for number in range(4)]
        bad = bytearray(members[1])
        bad[200:260] = bytes(60)
        assert codes(members[0], bytes(bad), *members[2:]) == ["page", "TR-DEGRADED", "page", "page"]

    @pytest.mark.parametrize("pack", [plain, gzip.compress])
    def test_a_length_that_is_too_long(self, pack: Pack) -> None:
        long = record(2, length=99_999)
        assert codes(pack(record(1)), pack(long), pack(record(3))) == ["page", "TR-DEGRADED", "page"]

    @pytest.mark.parametrize("pack", [plain, gzip.compress])
    def test_rubbish_between_records(self, pack: Pack) -> None:
        rubbish = b"rubbish\r\n" * 300
        assert codes(pack(record(1)), rubbish, pack(record(2))) == ["page", "TR-DEGRADED", "page"]

    @pytest.mark.parametrize("pack", [plain, gzip.compress, zstd])
    def test_an_archive_that_breaks_off(self, pack: Pack) -> None:
        whole = [pack(record(number, HTML * 9)) for number in (1, 2)]
        assert codes(whole[0], whole[1][:-50]) == ["page", "TR-DEGRADED"]

    def test_a_pipe_cannot_be_searched_and_says_so(self) -> None:
        got = found(record(1), b"rubbish\r\n", record(2), pipe=True)
        assert [getattr(each, "code", "page") for each in got] == ["page", "TR-DEGRADED", "TR-DEGRADED"]
        assert "pipe" in got[-1].detail

    def test_a_pipe_whose_gzip_breaks_off(self) -> None:
        packed = gzip.compress(record(1) + record(2, random.Random(3).randbytes(9_000).hex().encode()))
        assert codes(packed[:-40], pipe=True)[0] == "page"
        assert codes(packed[:-40], pipe=True)[-1] == "TR-DEGRADED"

    def test_a_page_that_is_too_large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(_warc, "MAX_PAGE_BYTES", 1_000)
        assert codes(record(1, b"<p>" + b"x" * 2_000), record(2)) == ["TR-BODY-TOO-LARGE", "page"]

    def test_a_record_that_is_too_long_to_pass_over(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert limits.MAX_RECORD_BYTES == _warc.MAX_RECORD_BYTES
        monkeypatch.setattr(_warc, "MAX_RECORD_BYTES", 1_000)
        members = [gzip.compress(record(1, b"x" * 2_000, kind="metadata")), gzip.compress(record(2))]
        assert codes(*members) == ["TR-DEGRADED", "page"]

    def test_faults_without_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert limits.MAX_ARCHIVE_FAULTS == _warc.MAX_ARCHIVE_FAULTS
        monkeypatch.setattr(_warc, "MAX_ARCHIVE_FAULTS", 3)
        assert codes(*[record(length=9_999)] * 9) == ["TR-DEGRADED"] * 4

    def test_no_record_at_all(self) -> None:
        assert codes(gzip.compress(b"WARC/ is the name of a format")) == ["TR-DEGRADED"]


MEMBERS = [record(1), record(2, gzip.compress(HTML), "Content-Encoding: gzip"), record(3, kind="request")]


@given(
    st.sampled_from([b"".join(MEMBERS), b"".join(map(gzip.compress, MEMBERS)), b"".join(map(zstd, MEMBERS))]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), st.binary(max_size=9)), max_size=4),
)
def test_no_archive_raises_anything(archive: bytes, cuts: list[tuple[float, int, bytes]]) -> None:
    """Wherever it is cut and whatever is put there, it ends, and gives pages and failures."""
    for where, length, put in cuts:
        place = int(where * len(archive))
        archive = archive[:place] + put + archive[place + length :]
    assert all(
        isinstance(each, Page | Failure) for each in _warc.read_archive(io.BytesIO(archive), "a", start=0)
    )
