"""Whether an article is generated filler: smooth sentences on a topic, with hardly a fact in them.

Owns what is looked at; `_calibrate` weighs it. English alone, since the stock phrases are. A match report
made out of a table is machine-made too, but full of figures and names, and no filler.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from math import log1p
from typing import Final

from tightrope.articles import _stub_words
from tightrope.articles._lexicon import FUNCTION_WORDS, MONTHS
from tightrope.articles._lines import WORD
from tightrope.articles._sentences import Sentence, sentences

LEAST_WORDS: Final = 60
"""Words of the shortest text that is judged."""
_MOST_CHARS: Final = 20_000
_QUOTED: Final = re.compile(r"[“\"][^“”\"]{8,600}[”\"]")
_FIGURE: Final = re.compile(r"(?<![\w.-])[$€£]?\d[\d.,]*%?(?![\w-])")
_PAST: Final = re.compile(r"\b(?:was|were|had|did|went|came|took|made|left|won|lost|told|said|\w{3,20}ed)\b")
_REPORTED: Final = re.compile(
    r"\b(?:said|says|told|added|announced|reported|according to|asked|wrote)\b", re.IGNORECASE
)
_SPEAKS: Final = re.compile(r"\b(?:you|your|yours|we|our|us)\b", re.IGNORECASE)
_MAY: Final = re.compile(r"\b(?:can|may|might|could|should|will|would|must)\b", re.IGNORECASE)
_NAMES_FIRST: Final = 4


@dataclass(frozen=True, slots=True)
class Filler:
    """What the text shows: `seen` for the scale, and its sentences that hold a stock phrase."""

    seen: dict[str, float]
    stock: tuple[Sentence, ...]
    words: int


def look(body: str, headline: str | None) -> Filler | None:
    """What speaks for filler; None for a text too short to judge. `body` is taken to be English."""
    text = body[:_MOST_CHARS]
    words = WORD.findall(text)
    if len(words) < LEAST_WORDS:
        return None
    parts = list(sentences(text))
    stock = [part for part in parts if _stub_words.wording("stock").search(part.text)]
    low = [word.lower() for word in words]

    def rate(count: int) -> float:
        return log1p(100.0 * count / len(words))

    seen = {
        "figures": rate(len(_FIGURE.findall(text))),
        "names": rate(_names(parts)),
        "days": rate(sum(word in MONTHS for word in low)),
        "quotes": rate(len(_QUOTED.findall(text))),
        "reported": rate(len(_REPORTED.findall(text))),
        "past": rate(len(_PAST.findall(text))),
        "speaks": rate(len(_SPEAKS.findall(text))),
        "may": rate(len(_MAY.findall(text))),
        "questions": sum(part.text.endswith("?") for part in parts) / len(parts),
        "stock": len(stock) / len(parts),
        "repeated": _repeated(low, headline),
    }
    return Filler(seen, tuple(stock), len(words))


def _names(parts: list[Sentence]) -> int:
    """Capitalised words inside sentences, titles left out: a headline's words are all capitalised."""
    count = 0
    for part in parts:
        inner = WORD.findall(part.text)[1:]
        capital = sum(word[0].isupper() and word != "I" for word in inner)
        count += 0 if len(inner) >= _NAMES_FIRST and capital > 0.7 * len(inner) else capital
    return count


def _repeated(low: list[str], headline: str | None) -> float:
    """The share of the text that the headline's own words, or its commonest word pair, make up."""
    title = {word.lower() for word in WORD.findall(headline or "")} - FUNCTION_WORDS
    of_title = sum(word in title for word in low)
    pairs = Counter((one, two) for one, two in pairwise(low) if not {one, two} & FUNCTION_WORDS)
    commonest = 2 * max(pairs.values(), default=0)
    return 10.0 * max(of_title if len(title) <= 12 else 0, commonest) / len(low)
