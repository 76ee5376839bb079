"""Finds bodies that a machine has put into other words: a thesaurus, or a language there and back.

Owns the cues and their weights, and what becomes of the model's verdict (`_rewording_page`). No cue is proof;
each weighs as the share of doubt it removes. A finding needs two kinds of cue, or three different stock
phrases that a thesaurus has spoilt (`_spun`), or the model's likelihood for the whole body. Quotations in
such a body are not anybody's words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod
from typing import Final

import numpy as np

from tightrope.articles import _rewording_page
from tightrope.articles._lexicon import words_of
from tightrope.articles._rewording_page import Verdict
from tightrope.articles._sentences import Sentence, sentences
from tightrope.articles._spun import STOCK
from tightrope.articles._unlikely import NEW_PAIRS
from tightrope.records import Finding, FindingKind, Span

StateOf = Callable[[str], bool]

LEAST: Final = 0.5
"""Least score that cues alone make a finding with. None of 381 bodies of labelled news pages (zyte,
newspaper4k) reaches it."""
_LEAST_KINDS: Final = 2
_LEAST_PHRASES: Final = 3
"""Different stock phrases that make a finding alone: a slip of the pen spins one."""
LEAST_LIKELY: Final = 0.87
"""Least likelihood by the model that makes a finding alone: 25 of 1,636 clean texts (1.5 %) of sources that
the fit left out reach it, 18 of them in newspaper4k (training/reworded_model.py; docs/rewording.md)."""
_LIKELY: Final = 0.93
_SURE: Final = 0.98
"""From where on a finding by the model alone says "reads as if" and says it without reserve."""
_SHORT: Final = 200
_LEAST_LIKELY_SHORT: Final = 0.995
"""Words under which a text is short, and what it needs: five of our own nineteen samples, all short and
undamaged, reach 0.87, the highest 0.989 (none of 109 short labelled news texts does)."""
_MAX_JUDGED: Final = 12_000
"""Characters that the model judges: as many as a page had that it was fitted on."""
_MAX_WORST: Final = 12
_LEAST_ODDS: Final = -0.87
"""Least log odds of a word that is shown: the highest fiftieth of the different words of clean texts."""
_MAX_CHARS: Final = 60_000
_MAX_CUES: Final = 20

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CAPITALISED: Final = re.compile(r"(?<![.!?:\n“\"‘(–—-] )(?<!\A)(?<!\n)\b[A-Z][a-zà-ž]{3,}\b")
_BEFORE_SUBJECT: Final = words_of("said says that added told while but and as when because if believes hopes")
_FINITE: Final = words_of(
    "would will could can has had is was should may might must did does said says told also met "
    "visited called "
    "urged wants hopes plans arrived traveled travelled spoke warned"
)
_PRONOUN: Final = re.compile(r"^(She|He|Her|His)\b")
_NAME_WORD: Final = re.compile(r"\b[A-Z][\w’'-]+")
_BROKEN: Final = re.compile(
    r"\bto (?P<adverb>[a-z]{2,20}ly) (?P<word>[A-Z][a-z]{3,}) (?:to|the|a|an|of|in|on|their|its|his|her)\b"
)
_MEASURING: Final = words_of("nearly mainly mostly only largely roughly exactly mere merely early chiefly")
"""Adverbs that stand before a place or people as well ("to nearly Boston")."""
_MOVED: Final = re.compile(
    r"\b(?:travel(?:l?ed|l?ing|s)?|flew|fly|flies|flying|journey(?:ed|s)|went|drove|sailed|moved)"
    r" to (?P<name>[A-Z][a-z]+)\b(?!['’]s)"
)
_PERSON: Final = re.compile(
    r"\b(?:President|Minister|Chancellor|Premier|King|Secretary|Mr\.|Mrs\.|Ms\."
    r"|Dr\.)(?: [A-Z][\w.’'-]*){0,3} (?P<name>[A-Z][a-z]{3,})\b"
)

_SPEAKER: Final = re.compile(r"\b(?:said|says|stated) (?P<name>[A-Z][\w’'-]+ [A-Z][\w’'-]+)[^.!?]*[.!?]$")
_SAME_SPEAKER: Final = re.compile(r"[,?!][”\"] (?P<who>he|she) (?:said|says|stated|added)")


@dataclass(frozen=True, slots=True)
class Cue:
    """One sign: body[start:end], its kind, its weight (0..1), and what is odd about it."""

    start: int
    end: int
    kind: str
    weight: float
    why: str


def find(body: str, state_of: StateOf) -> list[Finding]:
    """The finding for a reworded English body, none where the signs are too few.

    `state_of` tells whether a word names a state, its people or its government.
    """
    cues = list(_cues(body[:_MAX_CHARS], state_of))
    kinds = {cue.kind for cue in cues}
    score = 1 - prod(1 - cue.weight for cue in _strongest(cues))
    phrases = sum(cue.kind == "stock phrase" for cue in cues)
    enough = score >= LEAST and (len(kinds) >= _LEAST_KINDS or phrases >= _LEAST_PHRASES)
    verdict = _rewording_page.load().judge(body[:_MAX_JUDGED])
    likely = verdict is not None and verdict.likelihood >= least_likely(len(verdict.words.ids))
    if not enough and not likely:
        return []
    if verdict is not None and likely:
        cues += _worst(body, verdict)
        score = max(score if enough else 0.0, verdict.likelihood)
    shown = sorted(cues, key=lambda cue: (-cue.weight, cue.start))[:_MAX_CUES]
    spans = tuple(sorted(Span.of(body, cue.start, cue.end) for cue in shown))
    how = "" if enough or score >= _SURE else "reads as if " if score >= _LIKELY else "shows signs of being "
    told = "; ".join(dict.fromkeys(cue.why for cue in shown))
    why = f"{how}put into other words by a machine: {told}"
    return [Finding(FindingKind.REWORDED, round(score, 3), why, body_spans=spans)]


def least_likely(words: int) -> float:
    """The least likelihood that makes a finding alone, for a text of so many words."""
    return LEAST_LIKELY if words >= _SHORT else _LEAST_LIKELY_SHORT


def _worst(body: str, verdict: Verdict) -> list[Cue]:
    """The stretches that the model's verdict rests on most, each different word once, with odd neighbours."""
    found, odds = verdict.words, verdict.odds
    cues: list[Cue] = []
    done = 0
    seen: set[str] = set()
    for place in np.argsort(-odds, kind="stable")[: 3 * _MAX_WORST].tolist():
        word = body[found.starts[place] : found.ends[place]]
        if done == _MAX_WORST or odds[place] < _LEAST_ODDS:
            break
        if word.lower() in seen:
            continue
        seen.add(word.lower())
        done += 1
        first = place - 1 if place and 0 < found.pairs[place - 1] <= NEW_PAIRS else place
        last = place + 1 if 0 < found.pairs[place] <= NEW_PAIRS else place
        start, end = int(found.starts[first]), int(found.ends[last])
        if any(cue.start < end and start < cue.end for cue in cues):
            continue
        what = "hardly anybody writes these words side by side" if first != last else "an unlikely word here"
        cues.append(Cue(start, end, "unlikely words", 0.05, f"{body[start:end]!r}: {what}"))
    return cues


def _strongest(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Each cue once by its words: the same slip twice is no second sign."""
    seen: set[tuple[str, str]] = set()
    for cue in cues:
        if (cue.kind, cue.why) not in seen:
            seen.add((cue.kind, cue.why))
            yield cue


def _cues(body: str, state_of: StateOf) -> Iterator[Cue]:
    told = list(sentences(body))
    yield from _misread_names(body)
    yield from _pronouns(body, told, state_of)
    yield from _broken_capitals(body, state_of)
    yield from _moves(body, state_of)
    yield from _spun_phrases(body)


# --- names read as words -------------------------------------------------------------------------


def _misread_names(body: str) -> Iterator[Cue]:
    """A common word that is nearly a name of the article, where somebody acts or speaks ("said marking
    would", in an article on one Markin)."""
    counts = Counter(match.group() for match in _CAPITALISED.finditer(body))
    by_start: dict[str, list[str]] = defaultdict(list)
    for name, count in counts.items():
        if count >= 2 and len(name) >= 5:
            by_start[name[:4].lower()].append(name)
    if not by_start:
        return
    tokens = list(_TOKEN.finditer(body))
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        word = token.group()
        near = by_start.get(word[:4].lower())
        if (
            not near
            or not word.islower()
            or before.group() not in _BEFORE_SUBJECT
            or after.group() not in _FINITE
        ):
            continue
        if body[before.end() : token.start()] != " " or body[token.end() : after.start()] != " ":
            continue
        meant = next((name for name in near if _nearly(word, name.lower())), None)
        if meant:
            why = f"{word!r} stands where {meant} acts"
            yield Cue(token.start(), token.end(), "name read as a word", 0.45, why)


def _nearly(word: str, name: str) -> bool:
    """Whether two words differ by one or two letters, and not by an ending that a name takes."""
    if word.rstrip("s") == name.rstrip("s") or abs(len(word) - len(name)) > 2:
        return False
    return _distance(word, name) <= 2


def _distance(one: str, other: str) -> int:
    """Levenshtein's distance; words are short, so the table is small."""
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, row[0] = row[0], i
        for j, mark in enumerate(other, start=1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (letter != mark))
    return row[-1]


# --- pronouns ------------------------------------------------------------------------------------


def _pronouns(body: str, told: Sequence[Sentence], state_of: StateOf) -> Iterator[Cue]:
    """A person's pronoun right behind a sentence that names states and nobody else, in one paragraph."""
    for before, sentence in pairwise(told):
        match = _PRONOUN.match(sentence.text)
        if match is None or "\n" in body[before.end : sentence.start] or match.group(1) in ("His", "Her"):
            continue
        subject = before.text.split(maxsplit=1)[0].strip(",;")
        paragraph = body[body.rfind("\n", 0, before.start) + 1 : sentence.start]
        names = [name.removesuffix("’s").removesuffix("'s") for name in _NAME_WORD.findall(paragraph)]
        if state_of(subject) and names and all(state_of(name) for name in names):
            why = f"{match.group()!r} speaks of {subject}: nobody else is named before it"
            yield Cue(sentence.start, sentence.start + len(match.group()), "person for a state", 0.4, why)
    yield from _gender_clashes(body, told)


def _gender_clashes(body: str, told: Sequence[Sentence]) -> Iterator[Cue]:
    """A speaker who is "she" in one sentence and "he" in the next, with no other name between."""
    for i, sentence in enumerate(told[:-1]):
        speaker = _SPEAKER.search(sentence.text)
        follow = told[i + 1]
        first = re.match(r"(She|He)\b", follow.text) if speaker else None
        if first is None or speaker is None:
            continue
        rest = body[follow.start : follow.start + 400]
        then = _SAME_SPEAKER.search(rest)
        if then is None or then["who"] == first.group(1).lower():
            continue
        between = _NAME_WORD.findall(rest[len(first.group()) : then.start()])
        if all(len(name) < 4 or rest[max(0, rest.find(name) - 2)] in ".“" for name in between):
            why = f"{speaker['name']} is {first.group(1)!r} in one sentence and {then['who']!r} in the next"
            yield Cue(follow.start, follow.start + len(first.group()), "changing gender", 0.35, why)


# --- words out of place --------------------------------------------------------------------------


def _broken_capitals(body: str, state_of: StateOf) -> Iterator[Cue]:
    """A word with a capital where a verb belongs, behind "to" and an adverb ("to calmly Departure the"),
    and nowhere else in the text: a translation kept the capital of another language's noun."""
    found = list(_BROKEN.finditer(body))
    counts = Counter(_TOKEN.findall(body)) if found else Counter()
    for match in found:
        word = match["word"]
        if counts[word] == 1 and match["adverb"] not in _MEASURING and not state_of(word):
            why = f"{word!r} has a capital, and stands where a verb belongs"
            yield Cue(match.start("word"), match.end("word"), "broken sentence", 0.35, why)


def _spun_phrases(body: str) -> Iterator[Cue]:
    """A thesaurus's versions of stock phrases: one cue for each stock phrase, however often it is met."""
    lower = body.lower()
    if len(lower) != len(body):  # a letter whose lower case is longer would move every place behind it
        return
    for stock, pattern in STOCK:
        match = pattern.search(lower)
        if match:
            why = f"{match.group()!r} stands where news says {stock!r}"
            yield Cue(match.start(), match.end(), "stock phrase", 0.3, why)


def _moves(body: str, state_of: StateOf) -> Iterator[Cue]:
    """Somebody travels to a person instead of a place."""
    people = {match["name"] for match in _PERSON.finditer(body)}
    for match in _MOVED.finditer(body):
        if match["name"] in people and not state_of(match["name"]):
            why = f"{match.group()!r}: a person where a place belongs"
            yield Cue(match.start(), match.end(), "travel to a person", 0.25, why)
