"""Labelled examples for the scales: what is seen on clean pages, and on the same pages once damaged.

Owns which corpus and which generator serve for what. Pages go through the product's own recovery, so that
an example is what the product sees, not what the generator wrote.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from tightrope import pages
from tightrope.articles import _findings, _recover, _stub, _truncated, _truncated_promise
from tightrope.articles._findings import Looked
from tightrope.records import MediaType, Page
from training import integrity_blocks, integrity_cuts, integrity_filler

Seen = dict[str, float]
KINDS = ("truncated", "paywall_stub", "block_page", "generated_filler")
FIT, HELD = "zyte", "newspaper4k"
BODIES_FIT = ("stories/giveme5w1h.jsonl", "copies/allsides_dev.jsonl")
BODIES_HELD = (
    "quotes/polnear_train.jsonl", "quotes/polnear_dev.jsonl", "dates/timebank_aquaint.jsonl",
    "places/geowebnews.jsonl", "quotes/basil_named.jsonl",
)  # fmt: skip
PRIOR = 0.1
"""The share of damaged pages in the pile that the probabilities are for."""
CUT_ALREADY = frozenset({"042bb7b5feda", "7ab16ade3238", "b3c19dd5f061"})
"""Labelled pages that break off themselves, seen by eye: two paywall stubs, one list of teasers."""
RARE_SHARE = 30
"""One clean page in thirty is shown ending in a flourish; 2 of the 381 labelled ones do."""
BLOCKS_EACH, TALKS = 30, 80
FILLERS_EACH = 60
_BODY_CHARS = 6_000


@dataclass(frozen=True, slots=True)
class Example:
    """What was seen, whether the page is damaged that way, what made it, and from which document."""

    seen: dict[str, float]
    damaged: bool
    source: str
    document: str
    clean: bool = False


def shared() -> Path:
    """The folder with the labelled data."""
    return Path(os.environ.get("TIGHTROPE_SHARED") or Path(__file__).parents[2] / "shared")


@cache
def rows(name: str) -> list[dict[str, str]]:
    """The rows of a gold file."""
    path = shared() / "gold" / name
    opener: Callable[..., object] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:  # type: ignore[attr-defined]
        return [json.loads(line) for line in lines]


def looked_at(text: str) -> tuple[Looked, str, list[str], list[int]]:
    """What the product sees on a plain-text page: the look, the body, the shown lines, those of the body."""
    page = Page.of(text.encode("utf-8", "surrogatepass"), "page.txt", MediaType.TEXT)
    draft = _recover._draft(page, pages.decode(page).text, fallback=False)
    taken = _findings.taken_lines(draft.view, draft.offsets)
    looked = _findings.look(draft.view, draft.body, taken, draft.found.headline, html=False)
    return looked, draft.body, [line.text for line in draft.view.lines], taken


@cache
def clean_pages(name: str) -> list[tuple[str, Looked, integrity_cuts.Pieces]]:
    """The labelled pages of a corpus as they are, each with its pieces for the generators."""
    found = []
    for row in rows(f"articles/{name}_text.jsonl.gz"):
        if row["id"] in CUT_ALREADY:
            continue
        looked, body, lines, taken = looked_at(row["text"])
        if body and taken:
            found.append((row["id"], looked, integrity_cuts.apart(lines, taken)))
    return found


def damaged(name: str, ways: dict[str, integrity_cuts.Way], share: int) -> Iterator[tuple[str, str, Looked]]:
    """Way, document and look of pages damaged each way; one document in `share` for each way."""
    for number, (way, make) in enumerate(sorted(ways.items())):
        dice = Random(f"{name} {way}")
        for document, _, pieces in clean_pages(name)[number % share :: share]:
            looked, body, *_ = looked_at(integrity_cuts.page(make(pieces, dice)))
            if body:
                yield way, document, looked


@cache
def page_examples(name: str, *, held: bool) -> dict[str, list[Example]]:
    """Examples for cuts and stubs out of one corpus, by kind."""
    cuts: list[Example] = []
    stubs: list[Example] = []

    def add(looked: Looked, source: str, document: str, label: str) -> None:
        clean = not label
        cuts.append(Example(looked.ending.seen, label == "cut", source, document, clean))
        stubs.append(Example(looked.stub.seen, label == "stub", source, document, clean))

    for document, looked, _ in clean_pages(name):
        add(looked, "clean", document, "")
    ways = integrity_cuts.CUTS | (integrity_cuts.CUTS_HELD | integrity_cuts.UNTOLD if held else {})
    for way, document, looked in damaged(name, ways, 2):
        add(looked, way, document, "cut")
    for way, document, looked in damaged(
        name, integrity_cuts.STUBS_HELD if held else integrity_cuts.STUBS, 1
    ):
        # A stub does end early, so that it counts neither as a cut nor as a whole article.
        stubs.append(Example(looked.stub.seen, True, way, document))
    for way, document, looked in damaged(name, integrity_cuts.WHOLE, 2):
        add(looked, way, document, "")
    for way, document, looked in damaged(name, integrity_cuts.RARE, RARE_SHARE):
        add(looked, way, document, "")
    for source, document, damaged_, seen, stub in promised(name):
        cuts.append(Example(seen, damaged_, source, document, clean=not damaged_))
        stubs.append(Example(stub, damaged_, source, document, clean=not damaged_))
    return {"truncated": cuts, "paywall_stub": stubs}


def promised(name: str) -> Iterator[tuple[str, str, bool, Seen, Seen]]:
    """HTML pages whose linked data tell of the article's length: the labelled body, whole and cut between two
    paragraphs to a fifth or less, as a stub shows it."""
    dice = Random(f"{name} promised")
    for row in rows(f"articles/{name}_html.jsonl.gz"):
        promise = _truncated_promise.read(row["html"], row["body"])
        paragraphs = [line for line in row["body"].split("\n") if line.strip()]
        if promise == _truncated_promise.NOTHING or len(paragraphs) < 5 or row["id"] in CUT_ALREADY:
            continue
        short = "\n\n".join(paragraphs[: max(1, int(len(paragraphs) * dice.uniform(0.05, 0.2)))])
        for source, body, damaged_, told in (
            ("linked data, whole", "\n\n".join(paragraphs), False, promise),
            ("linked data, cut", short, True, replace(promise, free=False)),
        ):
            ending = _truncated.look(body, (), told)
            stub = _stub.look(body, body.split("\n\n"), len(paragraphs), told, ending.seen)
            yield source, row["id"], damaged_, ending.seen, stub.seen


@cache
def block_examples(*, held: bool) -> list[Example]:
    """Pages shown in place of an article, articles that speak of such, and clean pages."""
    name, dice = (HELD if held else FIT), Random(f"blocks {held}")
    around = [pieces for _, _, pieces in clean_pages(name)]
    found: list[Example] = []
    for kind in integrity_blocks.KINDS:
        for number in range(BLOCKS_EACH):
            text = integrity_blocks.block(kind, dice, held=held)
            found += _block_example(text, True, kind, f"{kind} {number}")
            above, _, below = around[(7 * number) % len(around)]
            framed = integrity_cuts.page((above, text.split("\n\n")[1:], below))
            found += _block_example(framed, True, f"{kind} in a site's frame", f"{kind} {number}", text)
    for number in range(TALKS):
        found += _block_example(
            integrity_blocks.talking_of(dice), False, "speaks of blocks", f"talk {number}"
        )
    for document, looked, (_, body, below) in clean_pages(name):
        if looked.blocked is not None:
            found.append(Example(looked.blocked.seen, False, "clean", document, clean=True))
        short = integrity_cuts.page(([], body[:2], below))
        found += _block_example(short, False, "clean, two paragraphs and the foot", document)
        found += _block_example("\n\n".join(body[:2]), False, "clean, two paragraphs alone", document)
    return found


def _block_example(
    text: str, damaged: bool, source: str, document: str, wanted: str = ""
) -> Iterator[Example]:
    """The example of one page; none where the body is long, or holds nothing of what is wanted in it."""
    looked, body, *_ = looked_at(text)
    held = not wanted or not body or any(line in wanted for line in body.split("\n\n"))
    if looked.blocked is not None and held:
        yield Example(looked.blocked.seen, damaged, source, document, clean=not damaged)


@cache
def filler_examples(*, held: bool) -> list[Example]:
    """Filler, match and market reports out of tables, and clean bodies."""
    dice = Random(f"filler {held}")
    made: list[tuple[str, str, str, bool]] = []
    families = integrity_filler.FAMILIES_HELD if held else integrity_filler.FAMILIES
    made += [
        (family, *integrity_filler.filler(family, dice, held=held), True)
        for family in families
        for _ in range(FILLERS_EACH)
    ]
    made += [("reported from tables", *integrity_filler.reported(dice), False) for _ in range(FILLERS_EACH)]
    for name in BODIES_HELD if held else BODIES_FIT:
        made += [
            (f"clean {name}", row.get("title") or "", row["text"][:_BODY_CHARS], False) for row in rows(name)
        ]
    pages_of = rows(f"articles/{HELD if held else FIT}_text.jsonl.gz")
    made += [("clean pages", row.get("title") or "", row["body"], False) for row in pages_of]
    return list(_filler_looks(made))


def _filler_looks(made: Sequence[tuple[str, str, str, bool]]) -> Iterator[Example]:
    from tightrope.articles import _filler, _language

    for number, (source, title, body, label) in enumerate(made):
        looked = _filler.look(body, title) if _language.language_of(body) == "en" else None
        if looked is not None:
            yield Example(looked.seen, label, source, f"{source} {number}", source.startswith("clean"))


def fitted(kind: str) -> list[Example]:
    """The examples that a scale is fitted on."""
    return _examples(kind, held=False)


def measured(kind: str) -> list[Example]:
    """The examples that a scale is measured on: other documents, and generators held back."""
    return _examples(kind, held=True)


def _examples(kind: str, *, held: bool) -> list[Example]:
    if kind == "block_page":
        return block_examples(held=held)
    if kind == "generated_filler":
        return filler_examples(held=held)
    return page_examples(HELD if held else FIT, held=held)[kind]
