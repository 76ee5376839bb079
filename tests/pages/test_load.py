"""What is handed over: one item for each thing found, as it came, in order, under caps."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packing import zstd

from tightrope import limits
from tightrope.errors import BodyTooLarge
from tightrope.pages import _document, _rows, load
from tightrope.pages._gzip import Gunzip
from tightrope.records import Failure, MediaType, Page

HTML = b"<!doctype html><title>T</title><p>Text.</p>"


def one(source: Path | str) -> Page | Failure:
    items = list(load([source]))
    assert len(items) == 1
    return items[0]


def code_of(source: Path) -> str:
    item = one(source)
    assert isinstance(item, Failure)
    assert item.stage == "pages"
    assert item.detail
    assert item.remedy
    return item.code


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.html", HTML, MediaType.HTML),
        ("a.HTM", b"<p>no doctype", MediaType.HTML),
        ("a.xhtml", b'<?xml version="1.0"?><html/>', MediaType.HTML),
        ("a.html", b"no tag in it", MediaType.TEXT),
        ("a.txt", b"text <p> with a tag", MediaType.TEXT),
        ("a.txt", HTML, MediaType.HTML),  # crawlers do this
        ("a.md", b"# Text", MediaType.TEXT),
        ("page", b"\n <HTML><body>x", MediaType.HTML),
        ("page", b"just words", MediaType.TEXT),
        ("page.php", b"<div><p>a</p><p>b</p></div>", MediaType.HTML),
        ("a.html", HTML.decode().encode("utf-16"), MediaType.HTML),
        ("a.html.gz", gzip.compress(HTML), MediaType.HTML),
        ("a.txt.gz", gzip.compress(b"te") + gzip.compress(b"xt") + b"\0\0", MediaType.TEXT),
        ("a.html.zst", zstd(HTML), MediaType.HTML),
        ("a.txt.zst", zstd(b"te") + zstd(b"xt"), MediaType.TEXT),
        ("page", zstd(HTML), MediaType.HTML),
    ],
)
def test_a_file_is_a_page_as_it_came(tmp_path: Path, name: str, content: bytes, kind: MediaType) -> None:
    page = one(write(tmp_path, name, content))
    assert isinstance(page, Page)
    assert page.media_type is kind
    packed = {b"\x1f\x8b": gzip.decompress, b"\x28\xb5": lambda data: HTML if "txt" not in name else b"text"}
    assert page.content == packed.get(content[:2], bytes)(content)
    assert page.origin == (tmp_path / name).as_posix()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.html", b"", "TR-EMPTY"),
        ("a.txt", b" \r\n\t\0", "TR-EMPTY"),
        ("a.pdf", b"%PDF-1.7 and so on", "TR-BINARY"),
        ("a.html", b"\x89PNG\r\n\x1a\n", "TR-BINARY"),
        ("a.txt", random.Random(7).randbytes(20_000), "TR-BINARY"),
        ("a.html.gz", gzip.compress(gzip.compress(HTML)), "TR-BINARY"),
        (
            "a.html.gz",
            gzip.compress(random.Random(7).randbytes(9000).hex().encode())[:-9],
            "TR-UNREADABLE",
        ),
        ("a.html.gz", b"\x1f\x8b\x08 no gzip", "TR-UNREADABLE"),
        ("a.txt.gz", gzip.compress(b"x" * 3_000_000), "TR-BODY-TOO-LARGE"),  # 1,000 to 1
        ("a.txt.zst", zstd(b"x" * 3_000_000), "TR-BODY-TOO-LARGE"),
        ("a.html.zst", zstd(random.Random(7).randbytes(90_000).hex().encode())[:-9], "TR-UNREADABLE"),
        ("a.html.zst", b"\x28\xb5\x2f\xfd no frame", "TR-UNREADABLE"),
        ("a.warc.zip", b"PK\x03\x04 and so on", "TR-BINARY"),
        ("a.arc", b"filedesc://a.arc 0.0.0.0 1996 text/plain 76\n", "TR-BINARY"),
    ],
)
def test_what_is_no_page_is_one_failure(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    assert code_of(write(tmp_path, name, content)) == code


@pytest.mark.parametrize(
    ("magic", "said"),
    [
        (b"PK\x03\x04", "ZIP archive"),
        (b"%PDF-1.7", "PDF"),
        (b"BZh9", "bzip2"),
        (b"\xfd7zXZ\0", "xz"),
        (b"Rar!\x1a", "RAR"),
        (b"filedesc://x", "ARC archive"),
    ],
)
def test_what_is_packed_otherwise_is_named(tmp_path: Path, magic: bytes, said: str) -> None:
    refused = one(write(tmp_path, "a.html", magic + b" and so on"))
    assert isinstance(refused, Failure)
    assert said in refused.detail


@pytest.mark.parametrize("pack", [gzip.compress, zstd])
def test_rows_may_be_packed(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    path = write(tmp_path, "rows.jsonl.packed", pack(b'{"text": "a"}\n{"html": "<p>b"}\n'))
    assert [item.origin.rpartition(":")[2] for item in load([path])] == ["1", "2"]


def test_a_file_that_breaks_off_behind_its_first_bytes_is_one_failure(tmp_path: Path) -> None:
    """The bytes looked at are whole, those behind them are not: nothing is kept."""
    packed = gzip.compress(HTML + random.Random(7).randbytes(90_000).hex().encode())
    assert code_of(write(tmp_path, "a.html.gz", packed[:-9])) == "TR-UNREADABLE"


def test_a_start_without_network_feeds_and_archives_does_not_load_them() -> None:
    script = (
        "import sys; from tightrope import pages; pages.Network(); list(pages.load(['missing.html']));"
        "print([n for n in ('ssl', 'httpcore', 'feedparser', 'fastwarc', 'idna') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_text_with_a_few_zeros_is_no_binary(tmp_path: Path) -> None:
    assert isinstance(one(write(tmp_path, "a.html", HTML + b"words and words " * 20 + b"\0\0")), Page)


def test_caps_are_crossed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_document, "MAX_PAGE_BYTES", 1000)
    assert isinstance(one(write(tmp_path, "a.txt", b"x" * 1000)), Page)
    assert code_of(write(tmp_path, "b.txt", b"x" * 1001)) == "TR-BODY-TOO-LARGE"


def test_a_bomb_is_stopped_before_it_swells() -> None:
    bomb = io.BytesIO(gzip.compress(b"\0" * 50_000_000))
    stream = Gunzip(bomb.read)
    taken = 0
    for _ in range(1000):
        try:
            taken += len(stream.read(65_536))
        except BodyTooLarge:
            break
    assert 1_000_000 <= taken < 12_000_000


@given(st.lists(st.binary(max_size=300), max_size=5), st.integers(1, 400))
def test_gunzip_gives_what_gzip_took(parts: list[bytes], step: int) -> None:
    stream = Gunzip(io.BytesIO(b"".join(map(gzip.compress, parts))).read)
    got = []
    while data := stream.read(step):
        assert len(data) <= step
        got.append(data)
    assert b"".join(got) == b"".join(parts)


def test_sources_that_cannot_be_opened(tmp_path: Path) -> None:
    assert code_of(tmp_path / "missing.html") == "TR-UNREADABLE"
    assert code_of(tmp_path / ("x" * 300)) == "TR-UNREADABLE"
    assert one("bad\0name").code == "TR-UNREADABLE"
    address = one("https://news.example/a")
    assert isinstance(address, Failure)
    assert (address.origin, address.code) == ("https://news.example/a", "TR-OFFLINE")


def test_a_folder_is_walked_by_name_and_nothing_is_dropped(tmp_path: Path) -> None:
    for name in ("b/2.html", "b/10.html", "a.html", "C.html", ".hidden.html", ".git/config"):
        write(tmp_path, name, HTML)
    write(tmp_path, "style.css", b"p { color: red }")
    write(tmp_path, "photo.jpg", b"\xff\xd8\xff\xe0")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.html").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.html")
    found = [
        (item.origin.removeprefix(f"{tmp_path.as_posix()}/"), getattr(item, "code", "page"))
        for item in load([tmp_path])
    ]
    assert found == [
        (".git", "TR-NOT-A-PAGE"),
        (".hidden.html", "TR-NOT-A-PAGE"),
        ("C.html", "page"),
        ("a.html", "page"),
        ("b/10.html", "page"),
        ("b/2.html", "page"),
        ("gone.html", "TR-UNREADABLE"),
        ("loop", "TR-NOT-A-PAGE"),
        ("photo.jpg", "TR-BINARY"),
        ("pipe.html", "TR-NOT-A-PAGE"),
        ("style.css", "TR-NOT-A-PAGE"),
    ]


def test_folders_too_deep_are_named(tmp_path: Path) -> None:
    write(tmp_path, "/".join("d" * (limits.MAX_FOLDER_DEPTH + 2)) + "/a.html", HTML)
    assert code_of(tmp_path) == "TR-NOT-A-PAGE"


def test_origins_are_relative_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "pages/a.html", HTML)
    monkeypatch.chdir(tmp_path)
    assert [item.origin for item in load(["pages", Path("pages/a.html")])] == ["pages/a.html", "pages/a.html"]


ROWS = [
    (b'{"html": "<p>a", "url": "https://n.example/a", "published": "2024-01-02", "title": " A  b "}', "page"),
    (b"", ""),
    ('{"text": "Zürich", "outlet": "Der Bote", "id": 7}'.encode(), "page"),
    (b'{"text": 5, "html": "<p>b"}', "page"),
    (b'{"text": ""}', "TR-EMPTY"),
    (b'{"title": "no page"}', "TR-BAD-ROW"),
    (b'["a"]', "TR-BAD-ROW"),
    (b"{broken", "TR-BAD-ROW"),
    (b'{"text": "' + b"[" * 10 + b'"', "TR-BAD-ROW"),
    (b"[" * 50_000, "TR-BAD-ROW"),
    (b'{"text": "lone \\ud800 surrogate"}', "page"),
    (b'{"text": "caf\xe9"}', "page"),
]


@pytest.mark.parametrize("packed", [False, True])
def test_every_row_gives_one_item(tmp_path: Path, packed: bool) -> None:
    content = b"\xef\xbb\xbf" + b"\n".join(row for row, _ in ROWS)
    path = write(
        tmp_path, "a.jsonl.gz" if packed else "a.ndjson", gzip.compress(content) if packed else content
    )
    items = list(load([path], now=datetime(2024, 5, 1, tzinfo=UTC)))
    wanted = [(f"{path}:{line}", what) for line, (_, what) in enumerate(ROWS, 1) if what]
    assert [(item.origin, getattr(item, "code", "page")) for item in items] == wanted
    pages = [item for item in items if isinstance(item, Page)]
    assert pages[0].declared == {"published": "2024-01-02", "title": "A b", "url": "https://n.example/a"}
    assert (pages[0].media_type, pages[1].media_type) == (MediaType.HTML, MediaType.TEXT)
    assert pages[1].content.decode() == "Zürich"
    assert pages[-1].content == b"caf\xe9"
    assert pages[0].fetched == datetime(2024, 5, 1, tzinfo=UTC)


def test_a_row_may_say_when_it_was_fetched(tmp_path: Path) -> None:
    rows = [{"text": "a", "fetched": "2024-01-02T03:04:05+00:00"}, {"text": "b", "fetched": "yesterday"}]
    path = write(tmp_path, "a.jsonl", "\n".join(map(json.dumps, rows)).encode())
    first, second = load([path])
    assert isinstance(first, Page)
    assert isinstance(second, Page)
    assert (first.fetched, second.fetched) == (datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC), None)


def test_a_row_too_long_is_passed_over_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_rows, "MAX_LINE_BYTES", 100)
    path = write(tmp_path, "a.jsonl", b'{"text": "%s"}\n{"text": "short"}\n' % (b"x" * 200))
    long, short = load([path])
    assert isinstance(long, Failure)
    assert (long.code, long.origin) == ("TR-BODY-TOO-LARGE", f"{path}:1")
    assert isinstance(short, Page)


class Trickle(io.RawIOBase):
    """A pipe that gives a few bytes at a time and must not be read further than asked."""

    def __init__(self, content: bytes) -> None:
        self._content = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:
        data = self._content.read(min(len(buffer), 7))
        buffer[: len(data)] = data
        return len(data)


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        (b'{"text": "a"}\n{"html": "<p>b"}\n', [MediaType.TEXT, MediaType.HTML]),
        (HTML, [MediaType.HTML]),
        (b"plain words", [MediaType.TEXT]),
        (gzip.compress(b'{"text": "a"}\n'), [MediaType.TEXT]),
    ],
)
def test_standard_input_is_told_by_its_first_bytes(content: bytes, kinds: list[MediaType]) -> None:
    items = list(load(["-"], stdin=io.BufferedReader(Trickle(content))))
    assert [item.media_type for item in items if isinstance(item, Page)] == kinds
    assert all(item.origin.startswith("-") for item in items)


def test_rows_are_streamed(tmp_path: Path) -> None:
    """The first row is there before the last is read."""
    rows = b'{"text": "a"}\n' * 200_000
    stream = io.BytesIO(rows)
    items = load(["-"], stdin=stream)
    assert isinstance(next(items), Page)
    assert stream.tell() < 1_000_000
