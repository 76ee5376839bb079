"""Synonym spinning: each content word is exchanged for a synonym, whatever sense it has there.

Owns two thesauri, read where Debian puts them: WordNet 3.0 (package wordnet-base, WordNet licence), with
the most frequent or any synonym, with or without the word's ending put back; and MyThes (package
mythes-en-us, built from WordNet 2.1 by its authors and others, licence in the package), which gives other
words: broader terms and related ones besides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from training.damage._inflect import PARTS, WORDNET, bases, with_ending
from training.damage._text import Damaged, Edit, content_words, edited, like

MYTHES = Path("/usr/share/mythes/th_en_US_v2.dat")
_OPTION = re.compile(r" \([^)]*\)")


def missing_wordnet() -> str | None:
    """What to install where WordNet is absent."""
    return None if (WORDNET / "data.noun").is_file() else "WordNet is absent: apt-get install wordnet-base"


def missing_mythes() -> str | None:
    """What to install where a thesaurus is absent."""
    return missing_wordnet() or (
        None if MYTHES.is_file() else "MyThes is absent: apt-get install mythes-en-us"
    )


@cache
def _counts() -> dict[str, int]:
    """How often each lemma stands in WordNet's tagged texts."""
    counts: dict[str, int] = defaultdict(int)
    for row in (WORDNET / "cntlist.rev").read_text("utf-8").splitlines():
        key, _, count = row.split()
        counts[key.partition("%")[0]] += int(count)
    return counts


@cache
def _synsets(part: str) -> dict[str, tuple[str, ...]]:
    """Each synset's lemmas by its place in the data file."""
    found = {}
    for row in (WORDNET / f"data.{part}").read_text("latin-1").splitlines():
        if row.startswith("  "):
            continue
        fields = row.split(" ")
        many = int(fields[3], 16)
        words = [_OPTION.sub("", fields[4 + 2 * i].partition("(")[0]) for i in range(many)]
        found[fields[0]] = tuple(word.replace("_", " ") for word in words)
    return found


@cache
def _senses(part: str) -> dict[str, tuple[str, ...]]:
    """Each lemma's synsets, the most frequent sense first."""
    found = {}
    for row in (WORDNET / f"index.{part}").read_text("latin-1").splitlines():
        if not row.startswith("  "):
            fields = row.split()
            found[fields[0].replace("_", " ")] = tuple(fields[-int(fields[2]) :])
    return found


@cache
def wordnet(word: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """(part of speech, ending, synonyms) for each reading of a lower-case word, the likeliest sense first."""
    readings = []
    for part in PARTS:
        for base, ending in bases(word, part):
            places = _senses(part).get(base, ())
            names = [name for place in places for name in _synsets(part)[place]]
            others = tuple(dict.fromkeys(n for n in names if n.lower() != base and n.islower()))
            if others:
                readings.append((part, ending, others))
    return tuple(sorted(readings, key=lambda reading: (-_weight(word, reading[0]), reading[1] != "")))


def _weight(word: str, part: str) -> int:
    return max((len(_senses(part).get(base, ())) for base, _ in bases(word, part)), default=0)


@cache
def _mythes() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    rows = MYTHES.read_text("utf-8").splitlines()[1:]
    found, i = {}, 0
    while i < len(rows):
        word, _, many = rows[i].partition("|")
        senses = []
        for row in rows[i + 1 : i + 1 + int(many)]:
            part, *names = row.split("|")
            kept = tuple(_OPTION.sub("", name) for name in names if "antonym" not in name)
            senses.append((part.strip("()"), tuple(name for name in kept if name.islower() and name != word)))
        found[word] = tuple(senses)
        i += 1 + int(many)
    return found


@cache
def mythes(word: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """(part of speech, ending, synonyms) for each sense of a lower-case word, by MyThes."""
    readings = []
    for part in PARTS:
        for base, ending in bases(word, part):
            for kind, names in _mythes().get(base, ()):
                if kind == part and names:
                    readings.append((part, ending, names))
    return tuple(readings)


def frequent(text: str, rng: Random, rate: float) -> Damaged:
    """Each word gets the most frequent synonym of its usual reading, with its ending: a careful spinner."""
    counts = _counts()

    def choose(word: str) -> str | None:
        readings = wordnet(word)
        if not readings:
            return None
        part, ending, names = readings[0]
        best = max(names[:6], key=lambda name: (counts.get(name.replace(" ", "_"), 0), -len(name)))
        return with_ending(best, ending, part)

    return _spun(text, rng, rate, choose)


def any_sense(text: str, rng: Random, rate: float) -> Damaged:
    """Each word gets any synonym of any sense, ending repaired."""

    def choose(word: str) -> str | None:
        readings = wordnet(word)
        if not readings:
            return None
        part, ending, names = rng.choice(readings)
        return with_ending(rng.choice(names), ending, part)

    return _spun(text, rng, rate, choose)


def bare(text: str, rng: Random, rate: float) -> Damaged:
    """Each word gets any synonym as the thesaurus lists it, without the ending that the word had."""

    def choose(word: str) -> str | None:
        readings = wordnet(word)
        return rng.choice(rng.choice(readings)[2]) if readings else None

    return _spun(text, rng, rate, choose)


def other_thesaurus(text: str, rng: Random, rate: float) -> Damaged:
    """As `any_sense`, out of MyThes."""

    def choose(word: str) -> str | None:
        readings = mythes(word)
        if not readings:
            return None
        part, ending, names = rng.choice(readings)
        return with_ending(rng.choice(names), ending, part)

    return _spun(text, rng, rate, choose)


def _spun(text: str, rng: Random, rate: float, choose: Callable[[str], str | None]) -> Damaged:
    """That share of the content words exchanged; a word keeps its synonym throughout a text."""
    known: dict[str, str | None] = {}
    edits = []
    words = content_words(text)
    picked = {match.group().lower() for match in words}
    share = {word: rng.random() for word in sorted(picked)}
    for match in words:
        word = match.group().lower()
        if share[word] >= rate:
            continue
        if word not in known:
            known[word] = choose(word)
        new = known[word]
        if new:
            edits.append(Edit(match.start(), match.end(), like(match.group(), new)))
    return edited(text, edits)
