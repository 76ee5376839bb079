"""How fast archives and feeds are read, and in how much memory: `python -m bench.archives [--megabytes N]`.

The archive is made here from a fixed seed: responses of 2 to 80 KB of markup with a request and a metadata
record each, one gzip member a record, as crawlers write them. Seconds are processor time, which a busy
machine does not change; the ratio to warcio, where it is installed, is taken on the same file.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import importlib.util
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tightrope import pages
from tightrope.records import Page

_WORDS = (
    *("minister", "border", "treaty", "talks", "envoy", "port", "fish", "cable", "river", "summit"),
    *("vote", "grain", "state", "week", "said", "on", "the", "of"),
)
_FEED_ITEMS = 5_000


def make_archive(path: Path, megabytes: int) -> int:
    """Write an archive that inflates to about so many megabytes; gives its number of records."""
    rng = random.Random(11)
    records = size = 0
    with path.open("wb") as out:
        while size < megabytes * 1_000_000:
            for kind, head, body in _visit(rng, records):
                block = head + body
                record = _record(kind, records, block)
                out.write(gzip.compress(record, 6))
                size += len(record)
                records += 1
    return records


def _visit(rng: random.Random, number: int) -> Iterator[tuple[str, bytes, bytes]]:
    paragraphs = rng.randrange(10, 400)
    text = "".join(f"<p>{' '.join(rng.choices(_WORDS, k=30))}</p>\n" for _ in range(paragraphs))
    html = (
        f"<!doctype html><html><head><title>Page {number}</title></head><body>{text}</body></html>".encode()
    )
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    yield "request", b"GET / HTTP/1.1\r\nHost: n.example\r\n\r\n", b""
    yield "response", head, html
    yield "metadata", b"fetchTimeMs: 12\r\n", b""


def _record(kind: str, number: int, block: bytes) -> bytes:
    media = "application/warc-fields" if kind == "metadata" else f"application/http; msgtype={kind}"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"WARC-Date: 2024-01-02T03:04:05Z\r\nWARC-Target-URI: https://n.example/{number}\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def make_feed(path: Path) -> int:
    """Write an RSS feed of whole articles; gives its number of items."""
    rng = random.Random(11)
    items = []
    for number in range(_FEED_ITEMS):
        text = "".join(f"<p>{' '.join(rng.choices(_WORDS, k=30))}</p>" for _ in range(12))
        items.append(
            f"<item><title>Talks {number}</title><link>https://n.example/{number}</link>"
            f"<guid>https://n.example/{number}</guid><pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate>"
            f"<description>Short {number}.</description>"
            f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
        )
    space = "http://purl.org/rss/1.0/modules/content/"
    head = f'<?xml version="1.0"?><rss version="2.0" xmlns:content="{space}"><channel><title>News</title>'
    path.write_text(head + "".join(items) + "</channel></rss>", "utf-8")
    return _FEED_ITEMS


def read_with_tightrope(path: Path) -> int:
    """Pages that `pages.load` gives; each is dropped at once, as a run drops what it has written."""
    return sum(isinstance(item, Page) for item in pages.load([path]))


def read_with_warcio(path: Path) -> int:
    """Responses that warcio gives, their bodies read."""
    iterator = importlib.import_module("warcio.archiveiterator").ArchiveIterator  # installed where compared

    count = 0
    with path.open("rb") as stream:
        for record in iterator(stream):
            if record.rec_type == "response":
                record.content_stream().read()
                count += 1
    return count


READERS: dict[str, Callable[[Path], int]] = {
    "tightrope": read_with_tightrope,
    "warcio": read_with_warcio,
}


def measure(reader: str, path: Path) -> tuple[int, float, float]:
    """Pages, processor seconds and peak megabytes of one reader in a process of its own."""
    command = [sys.executable, "-m", "bench.archives", "--read", reader, "--file", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    count, seconds, peak = done.stdout.split()
    return int(count), float(seconds), float(peak)


def _read(reader: str, path: Path) -> int:
    started = time.process_time()
    count = READERS[reader](path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(count, time.process_time() - started, peak)
    return 0


def main(arguments: list[str] | None = None) -> int:
    """Make the files, read them with each reader, print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.archives", description=__doc__)
    parser.add_argument("--megabytes", type=int, default=100, help="size of the archive, inflated")
    parser.add_argument("--read", choices=READERS, help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.read:
        return _read(chosen.read, chosen.file)
    with tempfile.TemporaryDirectory() as folder:
        archive, feed = Path(folder) / "made.warc.gz", Path(folder) / "feed.xml"
        records, items = make_archive(archive, chosen.megabytes), make_feed(feed)
        readers = [name for name in READERS if name == "tightrope" or importlib.util.find_spec(name)]
        base = 0.0
        for reader in readers:
            count, seconds, peak = measure(reader, archive)
            base = base or seconds
            print(
                f"{reader}: {records:,} records, {count:,} pages, {records / seconds:,.0f} records/s, "
                f"{chosen.megabytes / seconds:,.0f} MB/s inflated, peak {peak:.0f} MB, "
                f"{seconds / base:.1f} times tightrope's time"
            )
        count, seconds, peak = measure("tightrope", feed)
        print(f"feed: {items:,} items, {count:,} pages, {count / seconds:,.0f} items/s, peak {peak:.0f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
