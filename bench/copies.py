"""How fast and how well copies are looked up among very many articles, beside rensa where it is installed.

    python -m bench.copies [ARTICLES]

The articles are made: words drawn by Zipf's law, some of them names and numbers, a tenth of the articles
copies of earlier ones, whole, cut, under a top of their own, or misread. The same seed makes the
same articles, and any of them again, so nothing but the index is in memory.
"""

from __future__ import annotations

import random
import resource
import string
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib import import_module
from itertools import combinations
from typing import Final

import numpy as np

from tightrope.articles._copies_direction import direction
from tightrope.articles._copies_held import Held
from tightrope.articles._copies_keys import keys_of
from tightrope.articles._copies_postings import Postings
from tightrope.articles._copies_text import fingerprint
from tightrope.articles._copies_words import STOP_WORDS
from tightrope.articles.copies import LEAST_WORTH, MAX_CANDIDATES, Member, origin_of
from tightrope.records import CopyLink

SIZES: Final = (10_000, 100_000, 1_000_000)
BATCH: Final = 64
WORDS: Final = 300
KINDS: Final = ("whole", "cut to 40 %", "local top", "10 % misread", "cut to 40 %, 20 % misread")
COPIES: Final = 0.1
BACK: Final = 50_000
"""A copy follows its original within so many articles."""

_VOCABULARY: Final = 200_000
_SEED: Final = 20_230_228


class Made:
    """Made articles by number: `text(n)` gives the same text whenever it is asked."""

    def __init__(self) -> None:
        dice = np.random.default_rng(_SEED)
        letters = np.array(list(string.ascii_lowercase))
        lengths = dice.integers(3, 11, size=_VOCABULARY)
        drawn = dice.choice(letters, size=int(lengths.sum()))
        words = ["".join(part) for part in np.split(drawn, np.cumsum(lengths)[:-1])]
        kinds = dice.random(_VOCABULARY)
        words = [w.capitalize() if kind < 0.12 else w for w, kind in zip(words, kinds, strict=True)]
        words = [str(len(w) * n % 997) if kinds[n] > 0.98 else w for n, w in enumerate(words)]
        self._words = sorted(STOP_WORDS) + words[: _VOCABULARY - len(STOP_WORDS)]
        weights = 1 / np.arange(2, _VOCABULARY + 2)
        self._shares = np.cumsum(weights / weights.sum())
        self._letters = letters

    def source(self, number: int) -> tuple[int, str] | None:
        """The original of a copy and the kind of copy, None for an article of its own."""
        dice = np.random.default_rng((_SEED, number, 1))
        if number < BATCH or dice.random() >= COPIES:
            return None
        original = int(dice.integers(max(0, number - BACK), number))
        return (original, KINDS[int(dice.integers(len(KINDS)))]) if self.source(original) is None else None

    def text(self, number: int) -> str:
        """The article of that number."""
        dice = np.random.default_rng((_SEED, number))
        copied = self.source(number)
        if copied is None:
            return " ".join(self._drawn(dice, WORDS))
        original, kind = copied
        words = self.text(original).split(" ")
        if kind.startswith("cut"):
            words = words[: int(WORDS * 0.4)]
        if kind == "local top":
            words = self._drawn(dice, 60) + words[:200]
        if "misread" in kind:
            words = self._misread(words, dice, 0.2 if "20" in kind else 0.1)
        return " ".join(words)

    def _drawn(self, dice: np.random.Generator, count: int) -> list[str]:
        places = np.searchsorted(self._shares, dice.random(count)).tolist()
        words = [self._words[min(place, _VOCABULARY - 1)] for place in places]
        for end in range(17, count, 18):
            words[end] += "."
        return words

    def _misread(self, words: list[str], dice: np.random.Generator, share: float) -> list[str]:
        hit = dice.random(len(words)) < share
        at, letter = dice.random(len(words)), dice.integers(0, 26, size=len(words))
        for n in np.flatnonzero(hit).tolist():
            place = int(at[n] * len(words[n]))
            words[n] = words[n][:place] + str(self._letters[letter[n]]) + words[n][place + 1 :]
        return words


@dataclass(slots=True)
class Tally:
    """What a stage took and found up to some article."""

    signing: float = 0.0
    looking: float = 0.0
    candidates: int = 0
    keys: int = 0
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)


def run(most: int) -> int:
    """Print articles a second, bytes an article, recall and false candidates at each size up to `most`."""
    made, postings, tally = Made(), Postings(most), Tally()
    base, sizes = _resident(), [size for size in SIZES if size < most] + [most]
    for number, texts in _batches(made, most):
        _stage(made, postings, tally, number, texts)
        if (done := number + len(texts)) >= sizes[0]:
            _report(done, postings, tally, base)
            sizes.pop(0)
    beside_rensa(made, min(most, 20_000))
    origins()
    return 0


def _batches(made: Made, most: int) -> Iterator[tuple[int, list[str]]]:
    for number in range(0, most, BATCH):
        yield number, [made.text(n) for n in range(number, min(number + BATCH, most))]


def _stage(made: Made, postings: Postings, tally: Tally, number: int, texts: list[str]) -> None:
    started = time.process_time()
    signed = keys_of(texts)
    tally.signing += time.process_time() - started
    started = time.process_time()
    met = []
    for place, keys in enumerate(signed, number + 1):
        met.append(postings.shared(keys, LEAST_WORTH, 0)[:MAX_CANDIDATES])
        postings.add(place, keys)
    tally.looking += time.process_time() - started
    for place, (keys, candidates) in enumerate(zip(signed, met, strict=True), number):
        tally.keys += keys.size
        copied = made.source(place)
        originals = {n - 1 for _, n in candidates}
        tally.candidates += len(originals)
        if copied is not None:
            tally.planted[copied[1]] += 1
            tally.found[copied[1]] += copied[0] in originals


def _report(done: int, postings: Postings, tally: Tally, base: int) -> None:
    total = tally.signing + tally.looking
    print(
        f"{done:>9,} articles: {done / total:8,.0f} a second ({done / tally.signing:,.0f} signatures, "
        f"{done / tally.looking:,.0f} look-ups), {total:.1f} s; table {postings.nbytes / done:,.0f} bytes an "
        f"article, {tally.keys / done:.1f} keys, {tally.candidates / done:.2f} candidates an article; "
        f"resident {(_resident() - base) / 1e6:,.0f} MB more than at the start"
    )
    _recall(tally.planted, tally.found)


def _recall(planted: Counter[str], found: Counter[str]) -> None:
    for kind in KINDS:
        print(f"{'':11}{kind}: {found[kind] / max(1, planted[kind]):.4f} of {planted[kind]:,} found")


def _resident() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def beside_rensa(made: Made, count: int) -> None:
    """The same articles through rensa's MinHash and LSH: 128 hashes of three-word runs in 32 bands."""
    try:
        rensa = import_module("rensa")
    except ImportError:
        print("rensa is not installed; nothing to hold it against")
        return
    texts = [made.text(n) for n in range(count)]
    index = rensa.RMinHashLSH(threshold=0.3, num_perm=128, num_bands=32)
    tally, started = Tally(), time.process_time()
    for number, text in enumerate(texts):
        words = text.lower().split()
        sketch = rensa.RMinHash(num_perm=128, seed=1)
        sketch.update([" ".join(words[i : i + 3]) for i in range(len(words) - 2)])
        met = set(index.query(sketch))
        index.insert(number, sketch)
        tally.candidates += len(met)
        if (copied := made.source(number)) is not None:
            tally.planted[copied[1]] += 1
            tally.found[copied[1]] += copied[0] in met
    seconds = time.process_time() - started
    print(f"rensa: {count / seconds:,.0f} articles a second, {tally.candidates / count:.2f} candidates")
    _recall(tally.planted, tally.found)
    ours, postings = Tally(), Postings(count)
    for number in range(0, count, BATCH):
        _stage(made, postings, ours, number, texts[number : number + BATCH])
    rate = count / (ours.signing + ours.looking)
    print(f"ours on the same: {rate:,.0f} a second, {rate * seconds / count:.2f} times rensa's rate")


def origins(groups: int = 2_000) -> None:
    """Made groups of known origin: how often it is named, and how well confidences say how often.

    An agency or an outlet writes; two to nine print it within days: whole, cut, under a top of their own
    or misread. Each that prints an agency's story credits it with 0.6; a time is known to the minute, to
    the day or not at all, and one in ten pages is dated anew.
    """
    dice, made = random.Random(_SEED), Made()
    named: list[tuple[float, bool]] = []
    ordered: list[tuple[float, bool]] = []
    for number in range(groups):
        truth, members, texts = _made_group(dice, made.text(number), made)
        links = list(_links(members, texts))
        if truth != "Agency":
            own = members[0].id
            ordered += [
                (link.direction_score, link.original == own)
                for link in links
                if own in (link.copy, link.original)
            ]
        origin = origin_of(members, links)
        named.append((origin.confidence, origin.newsroom == truth))
    _said(f"origins of {groups:,} made groups named", named)
    _said("directions told between an outlet's own article and its copies", ordered)


def _said(what: str, answers: list[tuple[float, bool]]) -> None:
    print(f"{what}: right in {sum(right for _, right in answers) / len(answers):.3f} of {len(answers):,}")
    tenths: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for said, right in answers:
        tenths[min(9, int(said * 10))].append((said, right))
    for tenth, found in sorted(tenths.items()):
        mean, share = (sum(one[n] for one in found) / len(found) for n in (0, 1))
        print(f"{'':11}{tenth / 10:.1f} and more: said {mean:.2f}, right {share:.2f} of {len(found):,}")


def _made_group(dice: random.Random, text: str, made: Made) -> tuple[str, list[Member], list[str]]:
    start = datetime(2024, 3, 4, 6, tzinfo=UTC)
    outlets = [f"Outlet {n}" for n in dice.sample(range(500), dice.randint(2, 9))]
    wire = dice.random() < 0.5
    truth = "Agency" if wire else outlets[0]
    members, texts = [], []
    for place, outlet in enumerate(outlets):
        late = dice.expovariate(1 / 8) + 0.2 if place or wire else 0.0
        when = start + timedelta(hours=late + (72 * dice.random() if dice.random() < 0.1 else 0))
        precision = dice.choice(("clock", "day", "day", "none"))
        members.append(
            Member(
                f"{dice.randrange(10**9):09}",
                when.date() if precision != "none" else None,
                when if precision == "clock" else None,
                outlet,
                "Agency" if wire and dice.random() < 0.6 else None,
            )
        )
        texts.append(text if not place and not wire else _printed(text, dice, made))
    return truth, members, texts


def _printed(text: str, dice: random.Random, made: Made) -> str:
    """A copy as an outlet prints it."""
    kind, words = dice.random(), text.split(" ")
    if kind < 0.3:
        return " ".join(words[: int(len(words) * dice.uniform(0.4, 0.9))])
    if kind < 0.5:
        return " ".join(made.text(dice.randrange(10**6, 2 * 10**6)).split(" ")[:40] + words)
    return text


def _links(members: list[Member], texts: list[str]) -> Iterator[CopyLink]:
    """The link between every two members, as `Index` gives its direction."""
    marks = [fingerprint(text) for text in texts]
    kept = [
        Held(n, m.id, m.published, m.instant.timestamp() if m.instant else None,
             (m.outlet or "").casefold(), (m.agency or "").casefold(), 0.0, b"")
        for n, m in enumerate(members)
    ]  # fmt: skip
    for one, two in combinations(range(len(members)), 2):
        same = marks[one].digest == marks[two].digest
        told = direction(kept[one], kept[two], None if same else (marks[one], marks[two]))
        original, copy = (one, two) if told.mine_first else (two, one)
        yield CopyLink(members[copy].id, members[original].id, "near", 1.0, "", 1.0, told.why, told.score)


if __name__ == "__main__":
    sys.exit(run(int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]))
