"""Versions of one address: is meaningful change told from noise, and each kind of change from the others?

    python -m bench.versions

Owns the table alone; the pairs are those of `training/integrity_versions.py`, over labelled bodies.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace

from bench.gold import rows, shared
from tightrope import articles
from tightrope.articles import versions
from tightrope.records import Article, ChangeKind
from training.integrity_versions import HELD, WAYS, Way, dice_for

EACH = 25
"""Articles that each way is tried on."""


def given() -> list[Article]:
    """Clean labelled bodies of 200 words and more as articles."""
    place = shared()
    if place is None:
        return []
    found = []
    for name in ("newspaper4k", "zyte"):
        for row in rows(place / f"gold/articles/{name}_text.jsonl.gz"):
            if len(row["body"].split()) >= 200:
                title = row.get("title") or "Harbour closed until spring"
                found.append(
                    articles.from_body(row["body"], headline=title, outlet="The Post", origin=row["id"])
                )
    return found


def told(way: Way, article: Article, name: str) -> ChangeKind | None:
    """What is told of an article and its version made this way; None where the way changes nothing."""
    made = way(article, dice_for(name, article.origin))
    if made is None:
        return None
    new = articles.from_body(made[1], headline=made[0], outlet=article.outlet, origin=article.origin)
    return versions.compare(article, replace(new, id=f"{new.id}-new", notices=made[2])).kind


def run() -> int:
    """Print the table; 1 where the labelled data are not here."""
    pile = given()
    if not pile:
        print("the labelled data are not here: set TIGHTROPE_SHARED", file=sys.stderr)
        return 1
    for name, ways in (("rules written for", WAYS), ("held back", HELD)):
        counts: Counter[tuple[ChangeKind, ChangeKind]] = Counter()
        print(f"\n{name}")
        for way_name, (expected, way) in ways.items():
            chosen = dice_for(way_name, "").sample(pile, 3 * EACH)
            kinds = [told(way, article, way_name) for article in chosen]
            found = [kind for kind in kinds if kind is not None][:EACH]
            counts.update((expected, kind) for kind in found)
            wrong = Counter(kind.value for kind in found if kind is not expected)
            print(
                f"  {way_name:28} {expected.value:10} {found.count(expected):3} of {len(found):3}  "
                f"{dict(wrong) or ''}"
            )
        _summary(counts)
    return 0


def _summary(counts: Counter[tuple[ChangeKind, ChangeKind]]) -> None:
    right = sum(n for (expected, kind), n in counts.items() if expected is kind)
    quiet = (ChangeKind.SAME, ChangeKind.NOISE)
    noise = sum(n for (expected, _), n in counts.items() if expected in quiet)
    alarms = sum(n for (expected, kind), n in counts.items() if expected in quiet and kind not in quiet)
    missed = sum(n for (expected, kind), n in counts.items() if expected not in quiet and kind in quiet)
    print(
        f"  {right} of {counts.total()} kinds right; noise told as change {alarms} of {noise}; change "
        f"told as "
        f"noise {missed} of {counts.total() - noise}"
    )


if __name__ == "__main__":
    sys.exit(run())
