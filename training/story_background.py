"""Counts in how many news articles each word stem stands: the background of `tightrope.stories`.

    python training/story_background.py ../shared > src/tightrope/stories/data/background_terms.csv

Reads labelled data beside the checkout, for its running text alone; no label is used, and none of the
documents that stories are scored on. Only counts are kept.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tightrope.stories._terms import _words

SOURCES = (
    "gold/quotes/polnear_train.jsonl",
    "gold/quotes/basil_named.jsonl",
    "gold/copies/allsides_dev.jsonl",
    "gold/articles/newspaper4k_text.jsonl.gz",
    "gold/articles/zyte_text.jsonl.gz",
    "gold/dates/timebank_aquaint.jsonl",
)
LEAST = 3


def texts(shared: Path) -> Iterator[str]:
    for name in SOURCES:
        path = shared / name
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                yield row.get("body") or row.get("text") or ""


def main() -> None:
    counts: Counter[str] = Counter()
    articles = 0
    for text in texts(Path(sys.argv[1])):
        articles += 1
        counts.update(set(_words(text)) - {""})
    print("# source: in how many of 1,878 English news articles each word stem stands, counted by us with")
    print("# training/story_background.py over the running text of PolNeAR (train), BASIL, AllSides,")
    print("# newspaper4k, Zyte article extraction, TimeBank and AQUAINT; stems in fewer than 3 are left out")
    print("# licence: counts, no rights claimed")
    print("stem,articles")
    print(f",{articles}")
    for stem, count in sorted(counts.items()):
        if count >= LEAST:
            print(f"{stem},{count}")


if __name__ == "__main__":
    main()
