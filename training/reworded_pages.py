"""Writes the labelled pages that the rewording flag is fitted and measured on: clean ones and damaged ones.

    python -m training.reworded_pages FOLDER

Reads the labelled data beside the checkout (TIGHTROPE_SHARED), damages it with `training.damage`, and
writes FOLDER/clean.jsonl and FOLDER/damaged.jsonl, outside the repository. Sources are parted for good:
some to fit on (the part "threshold" too, as a source left out in its turn), the others to measure on; so are
generators (`HELD_BACK`).
A text that shares a fifth of its eight-word runs with one of an earlier part is left out. A generator that
is not installed is named and skipped. Takes five to ten minutes on two cores.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from tightrope.articles._language import language_of
from training.damage import GENERATORS, RATES

PARTS = {
    "fit": (
        "quotes/polnear_train.jsonl",
        "stories/giveme5w1h.jsonl",
        "articles/zyte_text.jsonl.gz",
        "articles/newspaper4k_text.jsonl.gz",
    ),
    "threshold": ("copies/allsides_dev.jsonl",),
    "measure": ("quotes/basil_named.jsonl", "dates/timebank_aquaint.jsonl", "places/geowebnews.jsonl"),
}
LEAST_WORDS = 120
"""Shorter texts are left out: five per cent of their content words are two or three."""
_MOST_CHARS = 12_000
_EACH = 4
"""Generators a text to fit on goes through; a text to measure on goes through every one."""
_LEAST_CHANGES = 3
"""Changed stretches that make a page damaged: with fewer nothing tells a machine from a slip."""


@dataclass(frozen=True, slots=True)
class Page:
    """One text: its part and source, what damaged it ("" for a clean one) and where."""

    part: str
    source: str
    id: str
    generator: str
    rate: float
    text: str
    spans: tuple[tuple[int, int], ...] = ()


def clean(shared: Path) -> Iterator[Page]:
    """Every English text of the sources, long enough, none twice."""
    seen: set[int] = set()
    for part, names in PARTS.items():
        own: set[int] = set()
        for name in names:
            path = shared / "gold" / name
            opener = gzip.open if path.suffix == ".gz" else open
            with opener(path, "rt", encoding="utf-8") as rows:
                for row in map(json.loads, rows):
                    text = (row.get("body") or row["text"]).replace("\r", "")[:_MOST_CHARS].strip()
                    runs = _runs(text)
                    known = sum(run in seen for run in runs) > 0.2 * len(runs)
                    if known or len(text.split()) < LEAST_WORDS or language_of(text) != "en":
                        continue
                    own |= runs
                    yield Page(part, path.name.split("_")[0].split(".")[0], str(row["id"]), "", 0.0, text)
        seen |= own


def _runs(text: str) -> set[int]:
    words = text.lower().split()
    return {hash(tuple(words[i : i + 8])) for i in range(len(words) - 7)}


def damaged(pages: list[Page]) -> Iterator[Page]:
    """The clean pages damaged; held-back generators only where figures are measured."""
    dice = Random(5)
    jobs: dict[tuple[str, float], list[Page]] = {}
    for page in pages:
        names = [n for n, g in GENERATORS.items() if page.part == "measure" or not g.held_back]
        chosen = names if page.part == "measure" else sorted(dice.sample(names, _EACH))
        for name in chosen:
            jobs.setdefault((name, dice.choice(RATES)), []).append(page)
    for (name, rate), batch in sorted(jobs.items(), key=lambda job: job[0]):
        absent = GENERATORS[name].missing()
        if absent:
            print(f"{name} is left out: {absent}", file=sys.stderr)
            continue
        made = GENERATORS[name].many([page.text for page in batch], dice, rate)
        for page, new in zip(batch, made, strict=True):
            if len(new.spans) >= _LEAST_CHANGES:
                yield Page(page.part, page.source, page.id, name, rate, new.text, new.spans)


def main() -> None:
    """Write both files and say how many pages of each part and generator stand in them."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    shared = Path(os.environ.get("TIGHTROPE_SHARED") or Path(__file__).parents[2] / "shared")
    pages = list(clean(shared))
    with (folder / "clean.jsonl").open("w", encoding="utf-8") as out:
        for page in pages:
            print(json.dumps(asdict(page), ensure_ascii=False), file=out)
    counts: dict[tuple[str, str], int] = {}
    with (folder / "damaged.jsonl").open("w", encoding="utf-8") as out:
        for page in damaged(pages):
            print(json.dumps(asdict(page), ensure_ascii=False), file=out)
            counts[page.part, page.generator] = counts.get((page.part, page.generator), 0) + 1
    for page_part in PARTS:
        print(page_part, "clean", sum(page.part == page_part for page in pages))
    for (part, name), count in sorted(counts.items()):
        print(part, name, count)


if __name__ == "__main__":
    main()
