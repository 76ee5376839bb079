"""Contextless paraphrase: articles, prepositions, phrasal verbs and word order gone wrong.

Owns what a machine gets wrong between words that are right each by itself. Rate is the share of the
places of each kind that are damaged, halved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from training.damage._text import FUNCTION_WORDS, WORD, Damaged, Edit, edited

_PREPOSITIONS = ("in", "on", "at", "of", "by", "for", "to", "with", "from", "over", "under", "into", "about")
_PREPOSITION = re.compile(rf"(?<=[a-z] )(?:{'|'.join(_PREPOSITIONS)})(?= [a-z])")
_ARTICLE = re.compile(r"\b(?:the|a|an) (?=[a-z])")
_BARE = re.compile(r"\b(?:of|in|on|for|by|at) (?P<word>[a-z]{4,})\b")
_TO = re.compile(r"\bto (?=[a-z]{4,} )")
_PHRASAL = {
    "carried out": "brought outside",
    "set up": "put above",
    "took over": "grasped across",
    "broke out": "fractured out",
    "called for": "phoned for",
    "called on": "phoned on",
    "pointed out": "aimed outside",
    "turned down": "rotated below",
    "took place": "grabbed location",
    "gave up": "donated upward",
    "carry out": "bring outside",
    "set up the": "put the up",
    "stepped down": "walked below",
    "ruled out": "governed outside",
    "backed by": "supported from the rear by",
    "came under": "arrived beneath",
    "brought down": "carried below",
    "held up": "grasped upward",
    "put forward": "place onward",
    "made up": "created up",
    "went on": "walked on",
    "going on": "walking on",
    "broke down": "fractured below",
    "found out": "discovered outside",
    "turned out": "rotated out",
    "looked for": "saw for",
    "worked out": "laboured out",
    "in fact": "in truthful",
    "at least": "at smallest",
    "as well": "as good",
    "so far": "so distant",
    "of course": "of path",
    "in order": "in sequence",
    "as part of": "as piece of",
    "on behalf of": "in the name side of",
    "at large": "at big",
    "more than": "over as",
    "less than": "under as",
    "according to": "after the words from",
    "due to": "owed to",
    "such as": "so like",
    "even though": "even although that",
    "as a result": "as consequence that",
    "for example": "to example",
    "in addition": "in supplement",
    "rather than": "instead as",
    "as long as": "so long like",
    "no longer": "not more",
    "last year": "past the year",
    "last week": "past the week",
    "this week": "these week",
    "at the time": "to the hour",
}
_PHRASE = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(_PHRASAL, key=len, reverse=True)))})\b")


def contextless(text: str, rng: Random, rate: float) -> Damaged:
    """Every kind of slip, each at its share."""
    ways: tuple[tuple[Callable[[str, Random], Iterator[Edit]], float], ...] = (
        (_phrases, min(1.0, 3 * rate)),
        (_articles, rate / 2),
        (_prepositions, rate / 2),
        (_swaps, rate / 6),
        (_capitals, rate / 3),
        (_added, rate / 6),
    )
    edits = [edit for way, share in ways for edit in way(text, rng) if rng.random() < share]
    return edited(text, edits)


def _phrases(text: str, _: Random) -> Iterator[Edit]:
    for match in _PHRASE.finditer(text):
        yield Edit(match.start(), match.end(), _PHRASAL[match.group()])


def _articles(text: str, rng: Random) -> Iterator[Edit]:
    """An article dropped, doubled, or the other one."""
    for match in _ARTICLE.finditer(text):
        word = match.group()
        after = text[match.end() : match.end() + 30].split(maxsplit=1)[0]
        new = rng.choice((after, f"{word}{word}{after}", ("a " if word == "the " else "the ") + after))
        yield Edit(match.start(), match.end() + len(after), new)


def _added(text: str, rng: Random) -> Iterator[Edit]:
    for match in _BARE.finditer(text):
        yield Edit(match.start("word"), match.end(), rng.choice(("the ", "a ")) + match["word"])


def _prepositions(text: str, rng: Random) -> Iterator[Edit]:
    for match in _PREPOSITION.finditer(text):
        yield Edit(match.start(), match.end(), rng.choice([p for p in _PREPOSITIONS if p != match.group()]))


def _swaps(text: str, _: Random) -> Iterator[Edit]:
    """Two neighbouring words change places, not both function words."""
    words = list(WORD.finditer(text))
    for one, other in zip(words[::2], words[1::2], strict=False):
        plain = text[one.end() : other.start()] == " " and (one.group() + other.group()).islower()
        if plain and not {one.group(), other.group()} <= FUNCTION_WORDS:
            yield Edit(one.start(), other.end(), f"{other.group()} {one.group()}")


def _capitals(text: str, rng: Random) -> Iterator[Edit]:
    """A noun with a capital where a verb belongs."""
    for match in _TO.finditer(text):
        word = text[match.end() : match.end() + 30].split(maxsplit=1)[0]
        noun = word.removesuffix("e") + rng.choice(("ing", "ation", "ment", "er", "ance"))
        yield Edit(match.end(), match.end() + len(word), noun.capitalize())
