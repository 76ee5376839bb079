"""A contrast in a correction ("R, not W"): which words stand against which. Owns reading one such clause.

Both sides are given as whole clauses where it is plain which of the right one's words the wrong ones stand
for; else each phrase is quoted as it stands, for no words may come out that nobody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

_WRONG: Final = r"(?P<wrong>(?:[^,;.()]|[.,](?=\d)|\.(?=[A-Z]\.|\w)){1,120})"
_NOT: Final = re.compile(
    r"(?:,[\"'”’]{0,2}| and|,? [—–-]) (?:and )?not (?!only\b|just\b|merely\b|yet\b|to be\b|been\b"
    rf"|the other way\b|vice versa\b|that\b|because\b){_WRONG}"
)
_INSTEAD: Final = re.compile(rf",? (?:instead of|rather than) {_WRONG}")
_TAIL: Final = re.compile(
    r",? as (?:\w+ )?(?:stated|reported|originally|previously|initially|first|an? (?:earlier|previous"
    r"|original)"
    r"|this|we|it|the)\b.*$"
)
"""What is said of the mistake behind it ("not 1999 as originally stated")."""
_VALUE: Final = r"(?:(?!\bto\b)(?:[^,;.()]|[.,](?=\d))){1,80}?"
_TO_FROM: Final = re.compile(
    rf"\bto (?P<right>{_VALUE}),? (?:from|instead of) (?P<wrong>(?:[^,;.()]|[.,](?=\d)){{1,80}}?)"
    r"(?= in (?:the )?(?:\w+ ){0,2}(?:paragraphs?|headline|lead)|[.,;)]|$)"
)
_FROM_TO: Final = re.compile(rf"\bfrom (?P<wrong>{_VALUE}) to (?P<right>(?:[^,;.()]|[.,](?=\d)){{1,80}})")
_COUNTED: Final = re.compile(
    r"[$€£]?\d[\d,.–-]*\d|[$€£]?\d|\b(?:no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety)(?:-\w+)?|"
    r"hundreds?|dozens?)\b",
    re.IGNORECASE,
)
"""A number in figures or words; one stands against another of the same kind."""
_PLACE: Final = re.compile(r" in (?:the )?(?:\w+ ){0,2}(?:paragraphs?|headline|lead)\b.*$")
_BARE: Final = re.compile(r"[$€£]?\d[\d,.]*")
_UNIT: Final = re.compile(
    r"[$€£]?\d[\d,.]*(?P<unit>(?: (?!(?:in|on|at|of|by|for|from|to|and|as|per)\b)[a-z%]+){1,3})"
)
"""A number with the unit that "from 54 to 44 million euros" writes once for both."""
_YEAR: Final = re.compile(r"1[5-9]\d\d|20\d\d")
_IT_IS: Final = re.compile(r"(?:it|he|she|they|this|that) (?:is|was|are|were) ", re.IGNORECASE)
_MIS: Final = re.compile(r"\bmis[a-z]{4,}|\boverstated|\bunderstated|\bwrong\b|\bincorrect", re.IGNORECASE)
_HIS_TITLE: Final = re.compile(
    r"^(?:.*[;:,] )?(?:he|she|they|it|[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}) (?:is|was|are|were) "
    r"((?:the |an? )?[a-z]\w*(?:[ -][a-z]\w*){0,4})$"
)
_ANCHORS: Final = frozenset(
    [
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "of",
        "to",
        "with",
        "under",
        "over",
        "between",
        "during",
        "until",
        "since",
        "as",
        "a",
        "an",
        "the",
        "his",
        "her",
        "its",
        "their",
    ]
)
"""Words that a phrase may begin with in both halves of a contrast ("in Kent, not in Essex")."""
_TRIM: Final = " .;:,()[]—–-"

Sides = tuple[str | None, str | None]


def read(sentence: str, claim: Callable[[str], str]) -> Sides:
    """A contrast ("R, not W", "R instead of W"): (wrong, right); both None where there is none.

    `claim` takes off what leads up to the right clause.
    """
    match = _NOT.search(sentence) or _INSTEAD.search(sentence)
    if match is None:
        return None, None
    clause = claim(sentence[: match.start()])
    name, told, it_is = clause.rpartition(": ")
    clause = it_is if told and _IT_IS.match(it_is) and _MIS.search(name) else clause
    other = _TAIL.sub("", match["wrong"]).strip(_TRIM)
    if not clause or not other:
        return None, None
    rest = sentence[match.end() :]
    if rest.startswith((" (", "(")) or re.match(
        r",? (?:had|has|have|was|were|did|is|are|will|would)\b", rest
    ):
        return other, clause
    return _as_it_stands(clause, other) or (_swapped(clause, other) or other, clause)


def changed(sentence: str, claim: Callable[[str], str]) -> Sides:
    """A change told as one ("corrects the name to R from W", "changed from W to R")."""
    del claim
    if not re.search(r"\b(?:correct|chang|amend|fix|updat)", sentence, re.IGNORECASE):
        return None, None
    match = _FROM_TO.search(sentence) or _TO_FROM.search(sentence)
    if match is None:
        return None, None
    wrong, right = match["wrong"].strip(_TRIM), _PLACE.sub("", match["right"]).strip(_TRIM)
    unit = _UNIT.match(right)
    shared = unit if unit and _BARE.fullmatch(wrong) and not _YEAR.fullmatch(wrong) else None
    return wrong + (shared["unit"] if shared else ""), right


def _as_it_stands(clause: str, other: str) -> tuple[str, str] | None:
    """Both phrases alone, where one cannot be told to stand for how much of the other.

    "He is prime minister, not president": either phrase is quoted as it stands, for "he is prime
    president" are words that nobody wrote. That is so where a bare description ends the clause, has
    another number of words than the other, and shares none with it.
    """
    match = _HIS_TITLE.match(clause)
    if match is None or _COUNTED.match(other) or not other[:1].islower():
        return None
    right = match.group(1)
    mine, theirs = right.lower().split(), other.lower().split()
    if len(mine) == len(theirs) or mine[0] == theirs[0] or not set(mine).isdisjoint(theirs):
        return None
    return other, right


def _swapped(clause: str, other: str) -> str | None:
    """The clause with the words that `other` stands against exchanged for it; None where that is not plain.

    Those are: the only number for a number; from the last preposition or article that both phrases begin
    with ("in" of "in 2019, not in 2018"); else as many of the last words as `other` has, if they look alike.
    """
    words, others = clause.split(), other.split()
    counted = _COUNTED.match(other)
    if counted and len(others) <= 3:
        return _with_number(clause, other, counted.end() == len(other))
    if others[0].lower() in _ANCHORS:
        for i in range(len(words) - 1, 0, -1):
            if words[i].lower() == others[0].lower():
                return " ".join(words[:i] + others) if len(words) - i <= len(others) + 1 else None
        return None
    keep = max(0, len(words) - max(len(others), _trailing_name(words)))
    tail = words[keep:]
    alike = tail and tail[0][:1].isupper() == others[0][:1].isupper() and tail[0].lower() not in _ANCHORS
    return " ".join(words[:keep] + others) if keep and alike else None


def _with_number(clause: str, other: str, bare: bool) -> str | None:
    """The clause with its number exchanged; None where it has several that it might stand for."""
    found = list(_COUNTED.finditer(clause))
    year = _YEAR.fullmatch(other) is not None
    numbers = [one for one in found if (_YEAR.fullmatch(one.group()) is not None) == year] or found
    ends = [one for one in numbers if one.end() == len(clause)]
    if len(numbers) != 1 and not ends:
        return None
    number = ends[-1] if ends else numbers[0]
    if not bare:
        unit = clause[number.end() :].split()
        said = other.split()[1:]
        if unit[: len(said)] == said:  # "44 million euros, not 54 million"
            return " ".join([f"{clause[: number.start()]}{other}", *unit[len(said) :]])
        return f"{clause[: number.start()]}{other}" if len(unit) < len(other.split()) + 1 else None
    return f"{clause[: number.start()]}{other}{clause[number.end() :]}"


def _trailing_name(words: list[str]) -> int:
    """How many capitalised words the clause ends with."""
    count = 0
    for word in reversed(words):
        if not word[:1].isupper() or count + 1 == len(words):
            break
        count += 1
    return count
