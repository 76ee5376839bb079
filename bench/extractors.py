"""Bodies out of HTML pages: ours and every peer's in one run, on the same gold, by the same scorer.

    python -m bench.extractors                    # every labelled page
    python -m bench.extractors --limit 40         # 40 of each set, evenly spread
    python -m bench.extractors --only ours "trafilatura fast"

Peers are no dependency of the product; bench/peers.txt pins them, and one that is not installed is named
as absent and left out. Our line model was trained on these pages: its held-out figures, which are the ones to
compare, stand in models/html_model.md.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import logging
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bench.adapters import TASKS
from bench.gold import Row, rows, shared

Extractor = Callable[[Row], str]

SETS = ("zyte", "newspaper4k")
OURS = "ours"
_BLOCKS = (
    "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "dd", "dt", "blockquote", "pre",
    "br", "section", "article", "ul", "ol", "table", "figure",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Peer:
    """A way to get the body: its name, the module it needs, and how a row's body is got with that module."""

    name: str
    module: str
    body: Callable[[Any, Row], str]


@dataclass(frozen=True, slots=True)
class Result:
    """One extractor's figures on one set; `seconds` is for a page, on one core."""

    name: str
    f1: float
    precision: float
    recall: float
    seconds: float
    failed: int


# --- the extractors -------------------------------------------------------------------------------


def _ours(_: Any, row: Row) -> str:
    (answer,) = TASKS["articles"]([row])
    return str(answer["body"])


def _trafilatura(**settings: bool) -> Callable[[Any, Row], str]:
    def body(module: Any, row: Row) -> str:
        return module.extract(row["html"], url=row.get("url"), include_comments=False, **settings) or ""

    return body


def _readability(module: Any, row: Row) -> str:
    lxml_html = importlib.import_module("lxml.html")
    return _text_of(lxml_html.fromstring(module.Document(row["html"]).summary()))


def _resiliparse(module: Any, row: Row) -> str:
    return str(module.extract_plain_text(row["html"], main_content=True, links=False, alt_texts=False))


def _newspaper(module: Any, row: Row) -> str:
    article = module.Article(row.get("url") or "https://example.org/", fetch_images=False)
    article.download(input_html=row["html"])
    article.parse()
    return article.text or ""


def _goose(module: Any, row: Row) -> str:
    with module.Goose({"enable_image_fetching": False, "strict": False}) as goose:
        return goose.extract(raw_html=row["html"]).cleaned_text or ""


def _boilerpy(module: Any, row: Row) -> str:
    return module.ArticleExtractor(raise_on_failure=False).get_content(row["html"]) or ""


PEERS = (
    Peer(OURS, "tightrope.articles", _ours),
    Peer("trafilatura", "trafilatura", _trafilatura()),
    Peer("trafilatura fast", "trafilatura", _trafilatura(fast=True)),
    Peer("trafilatura precision", "trafilatura", _trafilatura(favor_precision=True)),
    Peer("trafilatura recall", "trafilatura", _trafilatura(favor_recall=True)),
    Peer("readability-lxml", "readability", _readability),
    Peer("newspaper4k", "newspaper", _newspaper),
    Peer("resiliparse", "resiliparse.extract.html2text", _resiliparse),
    Peer("goose3", "goose3", _goose),
    Peer("boilerpy3", "boilerpy3.extractors", _boilerpy),
)


def _text_of(root: Any) -> str:
    """An element's text, one block a line, as a browser would copy it."""
    parts: list[str] = []
    for event, element in importlib.import_module("lxml.etree").iterwalk(root, ("start", "end", "comment")):
        if element.tag in _BLOCKS:
            parts.append("\n")
        parts.append((element.text if event == "start" else element.tail) or "")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


# --- the run --------------------------------------------------------------------------------------


@cache
def _scorer() -> Callable[[dict[str, Row], dict[str, Row]], dict[str, float]]:
    """The scorer's own function for articles."""
    place = shared()
    assert place is not None
    spec = importlib.util.spec_from_file_location("score", place / "score" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    scored: Callable[[dict[str, Row], dict[str, Row]], dict[str, float]] = module.score_articles
    return scored


def measure(peer: Peer, given: Sequence[Row]) -> Result | None:
    """One extractor over the rows; None where it is not installed. Where it fails, the page counts as empty.

    The first row is read once more beforehand, so that no time to load tables or models is counted.
    """
    try:
        module = importlib.import_module(peer.module)
    except ImportError:
        return None
    bodies: dict[str, Row] = {}
    failed, spent = 0, 0.0
    _body(peer, module, given[0])
    for row in given:
        started = time.perf_counter()
        body = _body(peer, module, row)
        spent += time.perf_counter() - started
        failed += body is None
        bodies[row["id"]] = {"body": body or ""}
    score = _scorer()({row["id"]: row for row in given}, bodies)
    seconds = spent / max(1, len(given))
    return Result(peer.name, score["f1"], score["precision"], score["recall"], seconds, failed)


def _body(peer: Peer, module: Any, row: Row) -> str | None:
    """The peer's body of a page, None where it fails: whatever it raises is its result on that page."""
    try:
        return peer.body(module, row)
    except Exception as fault:
        print(f"{peer.name}: {type(fault).__name__} on {row['id']}", file=sys.stderr)
        return None


def spread(given: Iterable[Row], limit: int | None) -> list[Row]:
    """At most `limit` rows, evenly spread."""
    every = list(given)
    if limit is None or limit >= len(every):
        return every
    return [every[i * len(every) // limit] for i in range(limit)]


def report(name: str, pages: int, results: Sequence[Result]) -> list[str]:
    """The lines of one set's table, best F1 first, with our margin over each."""
    ours = next((result.f1 for result in results if result.name == OURS), None)
    lines = [
        f"{name}: {pages} pages",
        f"  {'':22} {'F1':>7} {'P':>7} {'R':>7} {'ms/page':>8} {'our margin':>11}",
    ]
    for result in sorted(results, key=lambda result: -result.f1):
        margin = "" if ours is None or result.name == OURS else f"{ours - result.f1:+.4f}"
        failed = f"  failed on {result.failed}" if result.failed else ""
        figures = f"{result.f1:7.4f} {result.precision:7.4f} {result.recall:7.4f}"
        figures = f"{figures} {result.seconds * 1000:8.1f}"
        lines.append(f"  {result.name:22} {figures} {margin:>11}{failed}")
    return lines


def run(limit: int | None, only: Sequence[str] | None) -> int:
    """Measure and print; 0 when it could be done, 2 where there are no labelled pages."""
    place = shared()
    if place is None:
        print("no labelled pages beside the checkout; set TIGHTROPE_SHARED", file=sys.stderr)
        return 2
    logging.disable(logging.CRITICAL)  # peers talk about every page that they find odd
    absent: dict[str, str] = {}
    for name in SETS:
        given = spread(rows(_path(place, name)), limit)
        results = []
        for peer in PEERS:
            if only and peer.name not in only:
                continue
            result = measure(peer, given)
            if result is None:
                absent[peer.name] = peer.module
            else:
                results.append(result)
        print("\n".join(report(name, len(given), results)), flush=True)
    for peer_name, module in absent.items():
        print(f"absent: {peer_name} (no module {module}); python -m pip install -r bench/peers.txt")
    return 0


def _path(place: Path, name: str) -> Path:
    return place / "gold" / "articles" / f"{name}_html.jsonl.gz"


def main(arguments: list[str] | None = None) -> int:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(prog="python -m bench.extractors", description=__doc__)
    parser.add_argument("--limit", type=int, help="pages of each set")
    parser.add_argument("--only", nargs="*", help="names of extractors: " + ", ".join(p.name for p in PEERS))
    chosen = parser.parse_args(arguments)
    return run(chosen.limit, chosen.only)


if __name__ == "__main__":
    sys.exit(main())
