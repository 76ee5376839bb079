"""The labelled set of copies after damage: originals with damaged copies, against articles on the same event.

    from training.copies_pairs import made
    positives, negatives = made(shared)

Positives: a clean article, cut to a length that is drawn, and its copy: reworded by one generator or
more, whole, cut, under another article's top, with sentences dropped, swapped and turned about, or both
misread. Negatives: two articles that Giveme5W1H files under one event, cut alike, unless the rules for
copies word for word call them copies; the same with a paragraph that both print; and a newsroom's
reports of one matter on several days, written by us (`tests/articles/follow_ups.json`). The same seed
makes the same set.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import string
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from training.damage import GENERATORS, HELD_BACK

LENGTHS = (150, 220, 300, 450, 800)
LEAST = 120
REWORDED = 700
MISREAD = 260
PAIRS_AN_EVENT = 30
BACKGROUND_AN_EVENT = 6
FOLLOW_UPS = Path(__file__).parents[1] / "tests" / "articles" / "follow_ups.json"
KINDS = ("plain", "plain", "cut", "top", "twice", "dropped", "heavy", "heavy", "very heavy")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts: copies or not, how made, from which document or event; `held` marks held-back generators."""

    one: str
    two: str
    copies: bool
    kind: str
    document: str
    how: tuple[str, ...] = ()
    held: bool = False


def made(shared: Path, seed: int = 7) -> tuple[list[Pair], list[Pair]]:
    """Copies, and pairs that are none."""
    dice = random.Random(seed)
    events, others = _events(shared), _bodies(shared)
    documents = [(f"event {event}", text) for event, texts in events.items() for text in texts] + others
    documents = [(name, text) for name, text in documents if len(text.split()) >= LEAST]
    dice.shuffle(documents)
    copies = _reworded(documents[:REWORDED], events, dice)
    copies += [_misread(*one, dice) for one in documents[REWORDED : REWORDED + MISREAD]]
    others = _same_event(events, dice)
    return copies, others + _background(others, dice) + _follow_ups()


def _events(shared: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for line in (shared / "gold/stories/giveme5w1h.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        found[str(row["group"])].append(row["text"])
    return found


def _bodies(shared: Path) -> list[tuple[str, str]]:
    lines = (shared / "gold/copies/allsides_dev.jsonl").read_text("utf-8").splitlines()
    found = [(f"allsides {row['group']}", row["text"]) for row in map(json.loads, lines)]
    for name in ("zyte", "newspaper4k"):
        with gzip.open(shared / f"gold/articles/{name}_text.jsonl.gz", "rt", encoding="utf-8") as rows:
            found += [(f"{name} {row['id']}", row["body"]) for row in map(json.loads, rows)]
    return found


# --- copies -----------------------------------------------------------------------------------


def _reworded(
    documents: list[tuple[str, str]], events: dict[str, list[str]], dice: random.Random
) -> list[Pair]:
    present = sorted(name for name, generator in GENERATORS.items() if generator.missing() is None)
    trained = [name for name in present if name not in HELD_BACK]
    planned = []
    for name, text in documents:
        one, kind = head(text, dice.choice(LENGTHS)), dice.choice(KINDS)
        first = dice.choice(present)
        more = {"twice": 1, "heavy": 1, "very heavy": 2}.get(kind, 0)
        how = (first, *(first if first in HELD_BACK else dice.choice(trained) for _ in range(more)))
        planned.append(Pair(one, one, True, kind, name, how, first in HELD_BACK))
    for turn in range(3):
        planned = _turned(planned, turn, dice)
    return [_rebuilt(pair, events, documents, dice) for pair in planned]


def _turned(planned: list[Pair], turn: int, dice: random.Random) -> list[Pair]:
    """Each pair's copy through its generator of this turn, all texts of one generator and rate together."""
    work: dict[tuple[str, float], list[int]] = defaultdict(list)
    for number, pair in enumerate(planned):
        if len(pair.how) > turn:
            work[pair.how[turn], dice.choice((0.1, 0.2, 0.4, 0.4)) if turn == 0 else 0.4].append(number)
    done = list(planned)
    for (name, rate), numbers in sorted(work.items()):
        texts = [planned[n].two for n in numbers]
        made_so = GENERATORS[name].many(texts, random.Random(3), rate)
        for number, damaged in zip(numbers, made_so, strict=True):
            done[number] = replace(planned[number], two=damaged.text)
    return done


def _rebuilt(
    pair: Pair, events: dict[str, list[str]], documents: list[tuple[str, str]], dice: random.Random
) -> Pair:
    two = pair.two
    if pair.kind == "cut":
        two = head(two, max(70, int(len(two.split()) * dice.uniform(0.4, 0.7))))
    elif pair.kind == "top":
        same = [t for t in events.get(pair.document.removeprefix("event "), ()) if t[:80] != pair.one[:80]]
        two = head(dice.choice(same or [dice.choice(documents)[1]]), 60) + "\n\n" + two
    elif pair.kind == "dropped":
        two = joined(s for s in sentences(two) if dice.random() > 0.3)
    elif pair.kind == "heavy":
        two = _moved(two, 0.25, dice)
    elif pair.kind == "very heavy":
        two = " ".join(word for word in _moved(two, 0.3, dice).split(" ") if dice.random() > 0.15)
    return replace(pair, two=two)


def _moved(text: str, dropped: float, dice: random.Random) -> str:
    """Sentences left out, neighbours exchanged, and the halves of some turned about at a comma."""
    kept = [_about(s, dice) for s in sentences(text) if dice.random() > dropped]
    for n in range(0, len(kept) - 1, 2):
        if dice.random() < 0.5:
            kept[n], kept[n + 1] = kept[n + 1], kept[n]
    return joined(kept)


def _about(sentence: str, dice: random.Random) -> str:
    commas = [m.start() for m in re.finditer(", ", sentence)]
    if not commas or dice.random() > 0.4:
        return sentence
    at = dice.choice(commas)
    return sentence[at + 2 :].rstrip(".") + ", " + sentence[:at] + "."


def _misread(name: str, text: str, dice: random.Random) -> Pair:
    share, kept = dice.choice((0.05, 0.1, 0.15, 0.2)), dice.choice((0.4, 0.6, 1.0))
    one = head(text, dice.choice(LENGTHS[1:]))
    two = head(one, int(len(one.split()) * kept))
    how = (f"{share:.0%} misread", f"cut to {kept:.0%}")
    return Pair(misread(one, share, dice), misread(two, share, dice), True, "misread", name, how)


def misread(text: str, share: float, dice: random.Random) -> str:
    """A text in which that share of the words has one wrong letter."""
    words = text.split(" ")
    for n, word in enumerate(words):
        if word and dice.random() < share:
            at = dice.randrange(len(word))
            words[n] = word[:at] + dice.choice(string.ascii_lowercase) + word[at + 1 :]
    return " ".join(words)


def head(text: str, count: int) -> str:
    """The first words of a text, white space as it stands."""
    ends = [m.end() for m in re.finditer(r"\S+", text)]
    return text if len(ends) <= count else text[: ends[count - 1]]


def sentences(text: str) -> list[str]:
    """The sentences of a text, roughly."""
    return [s for s in re.split(r"(?<=[.!?])\s+|\n+", text) if s.strip()]


def joined(parts: Iterable[str]) -> str:
    """Sentences as one paragraph."""
    return " ".join(parts)


# --- no copies --------------------------------------------------------------------------------


def _same_event(events: dict[str, list[str]], dice: random.Random) -> list[Pair]:
    found = []
    for event, texts in sorted(events.items()):
        pairs = list(combinations([t for t in texts if len(t.split()) >= 80], 2))
        dice.shuffle(pairs)
        for one, two in pairs[:PAIRS_AN_EVENT]:
            count = dice.choice((10_000, *LENGTHS[:2], *LENGTHS))
            if not _verbatim(one, two):
                found.append(Pair(head(one, count), head(two, count), False, "event", f"event {event}"))
    return found


def _background(others: list[Pair], dice: random.Random) -> list[Pair]:
    """Pairs of one event, cut short, that both print one paragraph of some article of that event."""
    events: dict[str, list[Pair]] = defaultdict(list)
    for pair in others:
        events[pair.document].append(pair)
    found = []
    for document, pairs in sorted(events.items()):
        texts = [text for pair in pairs for text in (pair.one, pair.two)]
        for pair in dice.sample(pairs, min(len(pairs), BACKGROUND_AN_EVENT)):
            words, size = dice.choice(texts).split(), dice.choice((25, 35, 45, 60))
            start = dice.randrange(max(1, len(words) - size))
            block, count = joined(words[start : start + size]) + ".", dice.choice((70, 90, 120, 160, 220))
            share = 1.0 if dice.random() < 0.7 else dice.uniform(0.3, 0.7)
            one, two = (_with(head(text, count), block, share) for text in (pair.one, pair.two))
            found.append(Pair(one, two, False, "background", document))
    return found


def _with(text: str, block: str, share: float) -> str:
    """A text with a paragraph put behind that share of its words."""
    start = head(text, int(share * len(text.split())))
    return "\n\n".join((start, block, text[len(start) :].strip())).strip()


def _follow_ups() -> list[Pair]:
    rows = json.loads(FOLLOW_UPS.read_text("utf-8"))
    return [
        Pair(one, two, False, "follow-up", f"follow-up {matter}")
        for matter, texts in sorted(rows.items())
        for one, two in combinations(texts, 2)
    ]


def _verbatim(one: str, two: str) -> bool:
    from tightrope.articles._copies_match import verbatim
    from tightrope.articles._copies_text import fingerprint

    check: Callable[..., object] = verbatim
    return check(fingerprint(one), fingerprint(two)) is not None
