"""Reads how many: "at least 19", "12 to 15", "tens of thousands", as a claim's value."""

from __future__ import annotations

import re
from typing import Final

_UNIT_WORDS: Final = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
"""
_TEN_WORDS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS: Final = {word: n for n, word in enumerate(_UNIT_WORDS.split())}
_TENS: Final = {word: 20 + 10 * n for n, word in enumerate(_TEN_WORDS.split())}
_SCALES: Final = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_VAGUE: Final = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "millions": 2_000_000,
    "tens of thousands": 20_000, "hundreds of thousands": 200_000,
}  # fmt: skip
"""Least numbers that vague words are used for: two dozen and more are dozens."""

_LEAST: Final = ("at least", "no fewer than", "no less than", "not less than", "a minimum of")
_MORE: Final = ("more than", "over", "upwards of", "above")
_MOST: Final = ("at most", "up to", "no more than", "as many as", "a maximum of", "not more than")
_FEWER: Final = ("fewer than", "less than", "under", "below")
_ABOUT: Final = ("about", "around", "some", "roughly", "approximately", "an estimated", "estimated", "circa")
_NEARLY: Final = ("nearly", "almost", "close to", "just under")
ROUNDING: Final = 0.2
"""How far a number called "about" may be off: a fifth either way. Our own choice, on the wide side,
since a conflict must not rest on rounding."""

_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")


def number(text: str) -> int | None:
    """The whole number that a numeral in digits or words gives, None for no numeral.

    >>> number("19,000"), number("twenty-one"), number("2.5 million"), number("a few")
    (19000, 21, 2500000, None)
    """
    total, current, seen = 0.0, 0.0, False
    for word in text.lower().replace("-", " ").split():
        if word in {"and", "a"}:
            continue
        if _NUMERAL.fullmatch(word):
            current, seen = current + float(word.replace(",", "")), True
        elif word in _UNITS or word in _TENS:
            current, seen = current + _UNITS.get(word, _TENS.get(word, 0)), True
        elif word in _SCALES:
            scale = _SCALES[word]
            current = max(current, 1.0) * scale
            if scale > 100:
                total, current = total + current, 0.0
            seen = True
        else:
            return None
    return round(total + current) if seen else None


def value(before: str, numeral: str) -> str | None:
    """The claim value of a numeral with the words before it: "12", ">=19", "<=30", "12..15".

    >>> value("at least", "19"), value("killed about", "50"), value("", "dozens"), value("12 to", "15")
    ('>=19', '40..60', '>=24', '12..15')
    """
    vague = _VAGUE.get(numeral.lower())
    if vague:
        return f">={vague}"
    count = number(numeral)
    if count is None:
        return None
    lead = " ".join(before.lower().split())
    between = re.search(r"(\d[\d,]*|[a-z]+) (?:to|and|or)$", lead)
    low = number(between.group(1)) if between else None
    if low is not None and low < count and (" and" not in lead[-4:] or "between" in lead):
        return f"{low}..{count}"
    return _bounded(lead, count)


def _bounded(lead: str, count: int) -> str:
    if lead.endswith(_LEAST):
        return f">={count}"
    if lead.endswith(("no more than", "not more than")) or (
        lead.endswith(_MOST) and not lead.endswith(_MORE)
    ):
        return f"<={count}"
    if lead.endswith(_MORE):
        return f">={count + 1}"
    if lead.endswith(_FEWER):
        return f"<={count - 1}"
    if lead.endswith(_NEARLY):
        return f"{round(count * (1 - ROUNDING))}..{count}"
    if lead.endswith(_ABOUT):
        return f"{round(count * (1 - ROUNDING))}..{round(count * (1 + ROUNDING))}"
    return str(count)


def in_words(said: str) -> str:
    """A claim value in plain words: ">=19" is "at least 19"."""
    if said.startswith(">="):
        return f"at least {said[2:]}"
    if said.startswith("<="):
        return f"at most {said[2:]}"
    return said.replace("..", " to ")
