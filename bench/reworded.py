"""Measures the rewording flag on pages that `training.reworded_pages` wrote.

    python -m bench.reworded FOLDER

Prints false alarms by source, recall by generator and by how many of a page's words were changed,
precision and recall with clean and damaged pages equally many, the reliability of the score, the share
of the shown stretches that were in truth damaged, and milliseconds a page. Sources of the part "measure"
were not fitted on; a generator marked * was never fitted on.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from tightrope import knowledge
from tightrope.articles._reworded import find
from tightrope.articles._rewording_page import load

HELD_BACK = frozenset({"mythes", "tortured", "apertium_cat"})
"""As `training.damage.HELD_BACK` (which needs Debian packages to be of use, and this does not)."""
_SHARES = (0.0, 0.02, 0.05, 0.1, 0.2, 1.01)
_BARS = (0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 1.01)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the flag says of one page: `changed` is the share of its words that were damaged."""

    part: str
    source: str
    generator: str
    changed: float
    likelihood: float
    flagged: bool
    shown: int
    right: int

    @property
    def unseen(self) -> bool:
        """Whether the generator was held back."""
        return self.generator in HELD_BACK


def outcomes(folder: Path) -> Iterator[Outcome]:
    """The flag's answer for every page of the folder that was not fitted on, and every clean page."""
    tables, model = knowledge.load(), load()

    def is_state(word: str) -> bool:
        return (tables.state_of(word) or tables.capital_state(word)) is not None

    for name in ("clean", "damaged"):
        with (folder / f"{name}.jsonl").open(encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                if row["part"] == "fit" and row["generator"]:
                    continue
                text, spans = row["text"], row["spans"]
                found = find(text, is_state)
                verdict = model.judge(text)
                places = [(s.start, s.end) for finding in found for s in finding.body_spans]
                right = sum(any(a < end and start < b for a, b in spans) for start, end in places)
                words = sum(len(text[a:b].split()) for a, b in spans) / max(1, len(text.split()))
                likely = verdict.likelihood if verdict else 0.0
                yield Outcome(
                    row["part"],
                    row["source"],
                    row["generator"],
                    words,
                    likely,
                    bool(found),
                    len(places),
                    right,
                )


def main() -> None:
    """Print every table."""
    folder = Path(sys.argv[1])
    started = time.process_time()
    told = list(outcomes(folder))
    spent = time.process_time() - started
    clean = [one for one in told if not one.generator]
    print("false alarms on clean texts")
    for source in sorted({one.source for one in clean}):
        mine = [one for one in clean if one.source == source]
        print(f"  {source:12} {mine[0].part:10} {sum(one.flagged for one in mine):3} of {len(mine)}")
    print(f"  all {sum(one.flagged for one in clean)} of {len(clean)}")
    measured = [one for one in told if one.part == "measure"]
    _recall("recall by generator (* held back), and by share of words changed", measured)
    _by(measured, "source", lambda one: one.source)
    _precision(measured)
    _reliability(measured)
    hits = [one for one in measured if one.generator and one.flagged]
    shown = sum(one.shown for one in hits)
    print(f"shown stretches that were damaged: {sum(one.right for one in hits)} of {shown}")
    print(f"{1000 * spent / (2 * len(told)):.1f} ms of processor a judgement")


def _share(flags: Iterable[bool]) -> float:
    return float(np.mean(list(flags)))


def _row(pages: list[Outcome]) -> str:
    parts = []
    for low, high in pairwise(_SHARES):
        mine = [one.flagged for one in pages if low <= one.changed < high]
        parts.append(f"{np.mean(mine):.2f} ({len(mine)})" if mine else "-")
    return "  ".join(f"{part:>11}" for part in parts)


def _recall(title: str, pages: list[Outcome]) -> None:
    print(title)
    heads = (f"{low:.0%}-{min(1, high):.0%}" for low, high in pairwise(_SHARES))
    print(f"  {'':18}   all  {'  '.join(f'{head:>11}' for head in heads)}")
    for name in sorted({one.generator for one in pages} - {""}):
        mine = [one for one in pages if one.generator == name]
        mark = "*" if name in HELD_BACK else " "
        print(f"  {name:17}{mark} {np.mean([one.flagged for one in mine]):.2f}  {_row(mine)}")
    held = [one for one in pages if one.unseen]
    print(f"  {'held back':18} {np.mean([one.flagged for one in held]):.2f}  {_row(held)}")


def _by(pages: list[Outcome], title: str, key: Callable[[Outcome], str]) -> None:
    print(f"recall on held-back generators by {title}")
    for name in sorted({key(one) for one in pages}):
        mine = [one.flagged for one in pages if key(one) == name and one.unseen]
        if mine:
            print(f"  {name:12} {np.mean(mine):.2f} of {len(mine)}")


def _precision(pages: list[Outcome]) -> None:
    """Clean and damaged pages weigh alike: precision from the rates of either."""
    clean = np.array([one.likelihood for one in pages if not one.generator])
    print(
        "held-back generators, held-back sources, as many clean as damaged: by least share of words changed"
    )
    for least in _SHARES[:-1]:
        held = [one for one in pages if one.unseen and one.changed >= least]
        likely = np.array([one.likelihood for one in held])
        flagged = _share(one.flagged for one in held)
        alarms = _share(one.flagged for one in pages if not one.generator)
        bar = float(np.quantile(clean, 1 - 0.05 * 0.85 / 0.95))
        precision = flagged / max(1e-9, flagged + alarms)
        print(
            f"  from {least:.0%} ({len(held)} pages): precision {precision:.3f} at "
            f"recall {flagged:.3f}; {np.mean(likely > bar):.3f} where 4.5 % of the clean are, too"
        )


def _reliability(pages: list[Outcome]) -> None:
    clean = np.array([one.likelihood for one in pages if not one.generator])
    held = np.array([one.likelihood for one in pages if one.unseen])
    print(
        "likelihood said, and share of damaged pages there (as many clean as damaged, held-back generators)"
    )
    low = 0.0
    for high in _BARS:
        a = float(np.mean((clean >= low) & (clean < high)))
        b = float(np.mean((held >= low) & (held < high)))
        said = np.concatenate([clean, held])
        inside = said[(said >= low) & (said < high)]
        if len(inside):
            print(
                f"  {low:.2f}-{min(1, high):.2f}: said {inside.mean():.2f}, found {b / (a + b):.2f} "
                f"({len(inside)} pages)"
            )
        low = high


if __name__ == "__main__":
    main()
