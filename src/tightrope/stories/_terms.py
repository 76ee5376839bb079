"""The words a story is told by: stems of headline and lead with weights, and how common each is."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Final

from tightrope.articles.copies import STOP_WORDS, stem
from tightrope.records import ActorKind, Reading

HEADLINE_WEIGHT: Final = 4.0
"""A word of the headline counts as four of the body."""

LEAD_WORDS: Final = 300
"""Words of the body that are read: what happened stands at the top, background further down."""

BACKGROUND_SHARE: Final = 0.3
"""How much an article of the background counts beside one that arrived. The background keeps a ledger
of two pages from taking every shared word for a common one."""

ACTOR_REACH: Final = 600
ACTOR_WEIGHT: Final = 1.0
"""Actors named in the first characters of the body count by what they resolve to, so that "Pyongyang" and
"the North" are one."""

STATE_SHARE: Final = 0.03
PERSON_SHARE: Final = 0.003
"""In what share of the background's articles a state, or a person, is taken to stand: it was counted by
words, not by actors. Our own guess from the counts of names of states (0.5 to 20 %)."""

_WORD = re.compile(r"[^\W_]+(?:['’]s\b)?")


def terms(headline: str | None, body: str, reading: Reading) -> dict[str, float]:
    """Stem or actor to weight for one article, in the order of the text."""
    found: dict[str, float] = {"": 0.0}
    for word in _words(headline or ""):
        found[word] = found.get(word, 0.0) + HEADLINE_WEIGHT
    for word in _words(body[: LEAD_WORDS * 20])[:LEAD_WORDS]:
        found[word] = found.get(word, 0.0) + 1.0
    del found[""]
    for mention in reading.actors:
        if mention.span.start < ACTOR_REACH and (
            mention.actor.state or mention.actor.kind is ActorKind.PERSON
        ):
            key = f"@{mention.actor.id}"
            found[key] = found.get(key, 0.0) + ACTOR_WEIGHT
    return found


def _words(text: str) -> list[str]:
    """Stems in order; a word that says nothing leaves an empty one, so that the lead keeps its length."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group(0).casefold().removesuffix("'s").removesuffix("’s")
        found.append("" if word in STOP_WORDS or len(word) < 2 else stem(word))
    return found


@cache
def background() -> tuple[int, Mapping[str, int]]:
    """How many articles the background has, and in how many of them each stem stands."""
    table = resources.files("tightrope.stories").joinpath("data/background_terms.csv")
    with table.open(encoding="utf-8") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        counts = {row["stem"]: int(row["articles"]) for row in rows}
    return counts.pop(""), counts


class Commonness:
    """In how many articles each stem has stood, the background's and those that arrived."""

    def __init__(self) -> None:
        self._base, self._counts = background()
        self._seen: Counter[str] = Counter()
        self._articles = 0

    def note(self, found: Mapping[str, float]) -> None:
        """Take in one article's stems."""
        self._articles += 1
        self._seen.update(found.keys())

    def forget(self, found: Mapping[str, float]) -> None:
        """Undo `note` of the same stems."""
        self._articles -= 1
        self._seen.subtract(found.keys())
        for word in found:
            if not self._seen[word]:
                del self._seen[word]

    def _behind(self, word: str) -> float:
        """In how many of the background's articles a stem, or an actor, stands."""
        if not word.startswith("@"):
            return self._counts.get(word, 0)
        return self._base * (STATE_SHARE if len(word) == 4 else PERSON_SHARE)

    def vector(self, found: Mapping[str, float], most: int) -> dict[str, float]:
        """TF-IDF weights of length one, for the `most` weighty stems."""
        total = BACKGROUND_SHARE * self._base + self._articles + 1
        weights = {}
        for word, weight in found.items():
            met = BACKGROUND_SHARE * self._behind(word) + self._seen[word] + 0.5
            weights[word] = (1 + math.log(weight)) * max(0.0, math.log(total / met))
        kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:most]
        length = math.sqrt(sum(weight * weight for _, weight in kept)) or 1.0
        return {word: weight / length for word, weight in kept if weight}
