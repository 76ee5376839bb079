"""The words of a correction: what it says was wrong, and what is right. Owns these patterns alone.

A notice is read sentence by sentence: a contrast ("China, not Russia") tells both sides; else a verb
of error tells the wrong one ("incorrectly said that ...") and the sentence behind it the right one.
"""

from __future__ import annotations

import re
from typing import Final

from tightrope.articles._sentences import sentences

_MAX_CHARS: Final = 2_000
"""Characters of a notice that are read; real ones have a few hundred."""

_NOT: Final = re.compile(
    r"(?:,| and|,? —|,? –) (?:and )?not (?!only\b|just\b|merely\b|yet\b|to be\b"
    r"|been\b)([^,;.()]{1,120}(?:\.\d[^,;.()]*)?)"
)
_INSTEAD: Final = re.compile(r",? (?:instead of|rather than) ([^,;.()]{1,120})")
_TO_SAY: Final = re.compile(
    r"\b(?:corrected|corrects?|amended|updated|revised|changed|clarified|edited)\b.{0,80}?\bto "
    r"(?:say|show|reflect|state|note|read|clarify|make clear|specify|indicate|remove"
    r"|add)(?: that)? (.{3,300})",
    re.IGNORECASE,
)
_TO_FROM: Final = re.compile(r"\bto (?P<right>[^,;.]{2,80}?),? (?:from|instead of) (?P<wrong>[^,;.()]{2,80})")
_WRONGLY: Final = re.compile(
    r"\b(?:incorrectly|wrongly|erroneously|mistakenly|inaccurately|in error|falsely)\s+(.{3,300})",
    re.IGNORECASE,
)
_SAID: Final = re.compile(
    r"^(?:had )?(?:said|stated|reported|suggested|implied|claimed|noted|wrote|indicated"
    r"|asserted)(?: that)?\s+",
    re.IGNORECASE,
)
_VERSION_SAID: Final = re.compile(
    r"\bversion(?: of (?:this|the|our) [\w -]{3,40}?)?(?:, published [^,]{3,40},)? (?:had )?"
    r"(?:said|stated|reported|suggested|implied|claimed|gave)"
    r"(?: that)?\s+(.{3,300})",
    re.IGNORECASE,
)
_MIS: Final = re.compile(
    r"\b((?:mis(?:stated|spelled|spelt|identified|attributed|quoted|characteri[sz]ed|reported"
    r"|represented|labell?ed|named|dated"
    r"|described|translated)|overstated|understated|transposed|confused)\s+.{3,300})",
    re.IGNORECASE,
)
_SHOULD: Final = re.compile(
    r"\bshould (?:have )?(?:said|read|be|been|stated)(?: that)? (.{2,300})", re.IGNORECASE
)
_COUNTED: Final = re.compile(
    r"[$€£]?\d[\d,.–-]*\d|[$€£]?\d|\b(?:no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?|"
    r"hundreds?|dozens?)\b",
    re.IGNORECASE,
)
"""A number in figures or words; one stands against another of the same kind."""


Sides = tuple[str | None, str | None]


def all_sides(notice: str) -> tuple[tuple[int, Sides], ...]:
    """Every contrast that the notice gives, in order, each with the place behind the one before.

    Each is (wrong, right); where the notice has one contrast or none, or they cannot be found as they
    stand, what `sides` gives, from place 0.
    """
    told = [one.text for one in sentences(" ".join(notice[:_MAX_CHARS].split()))]
    found: list[tuple[int, Sides]] = []
    begins = 0
    for clause in (part for sentence in told for part in _CLAUSES.split(sentence)):
        wrong, right = _contrast(clause)
        at = notice.find(clause, begins) if wrong and right else begins
        if at < 0:
            return ((0, sides(notice)),)
        if wrong and right:
            found.append((begins, (wrong, right)))
            rest = notice[at + len(clause) :]
            begins = len(notice) - len(rest.lstrip("; \n"))
    return tuple(found) if len(found) > 1 else ((0, sides(notice)),)


_CLAUSES: Final = re.compile(r"; (?=[^;]{1,300},? (?:and )?not )")
"""Parts a sentence that holds a contrast in its second half too."""


def sides(notice: str) -> tuple[str | None, str | None]:
    """What the notice says was wrong and what is right, in its own words where it gives them."""
    told = [one.text for one in sentences(" ".join(notice[:_MAX_CHARS].split()))]
    for read in (_contrast, _to_from):
        for sentence in told:
            wrong, right = read(sentence)
            if wrong and right:
                return wrong, right
    return _by_verbs(told)


def _contrast(sentence: str) -> tuple[str | None, str | None]:
    """A contrast ("R, not W", "R instead of W"): the right clause, and the same with W in its place."""
    match = _NOT.search(sentence) or _INSTEAD.search(sentence)
    if match is None:
        return None, None
    clause = _claim(sentence[: match.start()])
    other = _plain(match.group(1))
    name, told, it_is = clause.rpartition(": ")
    clause = it_is if told and _IT_IS.match(it_is) and _MIS.search(name) else clause
    owned = _as_it_stands(clause, other)
    return owned or (_swapped(clause, other), clause or None)


_IT_IS: Final = re.compile(r"(?:it|he|she|they|this|that) (?:is|was|are|were) ", re.IGNORECASE)
_HIS_TITLE: Final = re.compile(
    r"^(?:.*[;:,] )?(?:he|she|they|it|[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}) (?:is|was|are|were) "
    r"((?:the |an? )?[a-z]\w*(?:[ -][a-z]\w*){0,4})$"
)


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


def _claim(clause: str) -> str:
    """The clause without what leads up to it ("has been corrected to show that")."""
    led = _TO_SAY.search(clause)
    if led:
        return _plain(led.group(1))
    headed = re.match(
        r"[^:]{0,80}\b(?:correction|corrections|clarification|note)\b[^:]{0,60}: ", clause, re.IGNORECASE
    )
    return _plain(clause[headed.end() :] if headed else clause)


def _swapped(clause: str, other: str) -> str | None:
    """The clause with the words that `other` stands against exchanged for it.

    Those are: from the last word both share first ("in" of "in 2019, not in 2018"), the last number for
    a number, else as many of the last words as `other` has.
    """
    if not clause or not other or other.startswith(("that ", "because ", "as ")):
        return None
    words, others = clause.split(), other.split()
    if _COUNTED.match(other) and len(others) <= 3:
        found = list(_COUNTED.finditer(clause))
        if not found:
            return None
        tail = "" if len(others) > 1 else clause[found[-1].end() :]
        return f"{clause[: found[-1].start()]}{other}{tail}"
    for i in range(len(words) - 1, -1, -1):
        if words[i].lower() == others[0].lower():
            return " ".join(words[:i] + others)
    keep = max(0, len(words) - max(len(others), _trailing_name(words)))
    return " ".join(words[:keep] + others)


def _trailing_name(words: list[str]) -> int:
    """How many capitalised words the clause ends with."""
    count = 0
    for word in reversed(words):
        if not word[:1].isupper() or count + 1 == len(words):
            break
        count += 1
    return count


def _to_from(sentence: str) -> tuple[str | None, str | None]:
    """A change told as one ("corrects the name to R from W")."""
    if not re.search(r"\bcorrect", sentence, re.IGNORECASE):
        return None, None
    match = _TO_FROM.search(sentence)
    return (_plain(match["wrong"]), _plain(match["right"])) if match else (None, None)


def _by_verbs(told: list[str]) -> tuple[str | None, str | None]:
    """Wrong by a verb of error, right by the sentence behind it or by "should have said"."""
    for i, sentence in enumerate(told):
        should = _SHOULD.search(sentence)
        for pattern in (_WRONGLY, _VERSION_SAID, _MIS):
            match = pattern.search(sentence)
            if match:
                wrong = _plain(_SAID.sub("", match.group(1)))
                right = (
                    _plain(should.group(1)) if should else _plain(told[i + 1]) if i + 1 < len(told) else None
                )
                return wrong or None, right or None
        if should:
            return None, _plain(should.group(1))
        led = _TO_SAY.search(sentence)
        if led:
            return None, _plain(led.group(1).split(", not ")[0])
    return None, None


def _plain(words: str) -> str:
    words = re.sub(
        r" in (?:the )?(?:(?:first|second|third|fourth|fifth|last|\d+\w*) )?paragraphs?(?: \d+)?$",
        "",
        words.strip(" .)"),
    )
    return words.strip(" .;:,()[]—–-")
