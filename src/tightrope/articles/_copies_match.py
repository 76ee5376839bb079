"""Whether one text was made from another: the rules, their thresholds, and what vetoes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from tightrope.articles._copies_align import align
from tightrope.articles._copies_features import contained, evenness, features, in_order, shared
from tightrope.articles._copies_model import LEAST_CERTAIN, certainty
from tightrope.articles._copies_text import Fingerprint

WHOLE: Final = 0.22
"""Least share of three-word runs outside quotations that two texts have in common (Jaccard) to be
copies. Two newsrooms that report the same happening reach 0.13 at most and copies 0.24 at least
among the 1,289 pairs of one story in Giveme5W1H, read by eye; runs inside quotation marks are left
out because both may have heard the same words."""

WHOLE_WITH_QUOTES: Final = 0.25
"""The same with quotations counted, for texts that are mostly quotation."""

PART: Final = 0.6
"""Least share of the shorter text's runs found in the longer one: a report with some of its own words
and a wire story's, or a story cut to its head."""

SURE_NEAR: Final = 0.99
SURE_PART: Final = 0.94
"""How sure such copies are: 79 of 84 partial ones are right among AllSides' pages; the near ones that its
labels deny are one press release in three papers."""

PART_RUNS: Final = 30
"""Least runs in common for a part: a shared sentence is a quotation, not a copy."""

PARAGRAPHS: Final = 80
"""Runs outside quotations up to which what two texts share, if less than `PART`, may be one paragraph
of background or a statement: a newsroom ends each report of a matter with the same one. How the rest follows
decides then. Such copies among AllSides' pages share 100 and more; 10 of the 20 pairs of follow-ups
that we wrote shared 30 to 51."""

NEAR: Final = 0.5
"""Jaccard from which a copy is called near, not partial."""

INTACT: Final = 0.8
PATCHY: Final = 0.35
"""Three-word runs in common, as a share of the pairs in common, from which what two texts share stands
untouched, and how much that share must exceed the evenness of what is shared: then it is the long
furniture of one outlet (0.40 and more among AllSides' pages that are no copies). Wrong letters and synonyms
break runs sooner than pairs (0.71 in the middle), and a copy follows its original throughout."""

NAMES: Final = 0.35
MIN_NAMES: Final = 5
"""Least share of the names and numbers of one text that the other has too, where both have some: a
rewording keeps them (0.69 and more for 19 made copies in 20), two pages with one furniture differ in
them (0.17)."""

CERTAIN: Final = 0.975
"""Certainty from which other sources and first sentences say nothing: misread, the same look like others."""

BROKEN: Final = 0.22
"""Share of the shorter text's runs from which a copy is one with wrong letters, not a rewording: misreading
one word in five leaves 0.26 of the runs, the rewordings that we wrote 0.19 at most."""

MIN_RUNS: Final = 12
"""Fewest three-word runs of a text that is compared but for being exactly the same."""

MAX_ALIGNED_WORDS: Final = 400


@dataclass(frozen=True, slots=True)
class Match:
    """How one text follows another: `shared` runs of `mine` and `theirs`, the kind, why, and how sure."""

    kind: str
    shared: int
    mine: int
    theirs: int
    why: str
    score: float = 1.0


def compare(mine: Fingerprint, theirs: Fingerprint) -> Match | None:
    """How two texts are copies of each other, None where they are not."""
    return verbatim(mine, theirs) or _retold(mine, theirs)


def verbatim(mine: Fingerprint, theirs: Fingerprint) -> Match | None:
    """How two texts are copies by their runs of words alone."""
    both = shared(mine.shingles, theirs.shingles)
    sizes = (both, mine.shingles.size, theirs.shingles.size)
    if mine.digest == theirs.digest:
        return Match("exact", *sizes, "the same words from first to last")
    least = min(mine.shingles.size, theirs.shingles.size)
    if least < MIN_RUNS:
        return None
    if _jaccard(both, *sizes[1:]) >= NEAR:
        why = f"{both} of {least} three-word runs of the shorter text are in both"
        return Match("near", *sizes, why, SURE_NEAR)
    own = shared(mine.own, theirs.own)
    least_own = min(mine.own.size, theirs.own.size)
    much = own >= PARAGRAPHS and (
        _jaccard(own, mine.own.size, theirs.own.size) >= WHOLE
        or _jaccard(both, *sizes[1:]) >= WHOLE_WITH_QUOTES
    )
    if much or (own >= PART_RUNS and own >= PART * least_own):
        why = f"{own} of {least_own} three-word runs of the shorter text, quotations aside, are in both"
        return Match("partial", *sizes, why, SURE_PART)
    return None


def _retold(mine: Fingerprint, theirs: Fingerprint) -> Match | None:
    """Copies whose runs are broken, reworded or misread: told by words, names and their order."""
    both = shared(mine.shingles, theirs.shingles)
    sizes = (both, mine.shingles.size, theirs.shingles.size)
    least = min(mine.own.size, theirs.own.size)
    if least < MIN_RUNS:
        return None
    share = shared(mine.own, theirs.own) / least
    score = certainty(features(mine, theirs))
    if score < LEAST_CERTAIN:
        return None
    if min(mine.names.size, theirs.names.size) >= MIN_NAMES and contained(mine.names, theirs.names) < NAMES:
        return None
    intact = share / max(share, contained(mine.pairs, theirs.pairs))
    if intact >= INTACT and intact - evenness(mine, theirs) >= PATCHY:
        return None
    if share >= BROKEN:
        why = f"the same words in the same order with many broken: {share:.0%} of three-word runs are left"
        return Match("partial", *sizes, why, score)
    return Match("reworded", *sizes, _follows(mine, theirs), score)


def _follows(mine: Fingerprint, theirs: Fingerprint) -> str:
    short, long = in_order(mine, theirs)
    aligned = align(short.sentences, long.sentences)
    if aligned is None:
        return "other words, but the same names and rare words in the same order"
    return (
        f"other words, but {in_words(aligned.there)} of the shorter text's sentences follow the longer's in "
        f"the same order, and {in_words(aligned.back)} of the longer's the shorter's"
    )


def _jaccard(both: int, one: int, two: int) -> float:
    return both / (one + two - both) if one + two > both else 0.0


def in_words(share: float) -> str:
    """A share in words; sentences that follow others are like them, not the same, so never "100%"."""
    return f"{share:.0%}" if share < 0.995 else "nearly all"


# --- the veto -----------------------------------------------------------------------------------

_TOKEN = re.compile(r"[^\W_]+")
_DAYS: Final = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
     "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
)  # fmt: skip
_WEEKDAYS: Final = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_COUNTED: Final = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
)
MAX_SWAP: Final = 4
LEAST_SWAPS: Final = 3
SWAPPED_SHARE: Final = 0.6


def other_happening(one: str, two: str) -> str | None:
    """Why two alike texts tell of two happenings, None where nothing says so.

    Agencies fill one form again and again ("a bomb killed 7 in Herat on Thursday"). Where the words
    that differ are mostly swaps of a day for a day, a place for a place, a number for a number, and
    at least two of these sorts are swapped, the texts are no copies. An updated toll swaps numbers
    alone and stays a copy.
    """
    mine, theirs = (_TOKEN.findall(text)[:MAX_ALIGNED_WORDS] for text in (one, two))
    matcher = SequenceMatcher(
        None, [w.casefold() for w in mine], [w.casefold() for w in theirs], autojunk=False
    )
    swaps: list[tuple[str, str, str]] = []
    replaced = 0
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "replace" or b - a > MAX_SWAP or d - c > MAX_SWAP:
            continue
        replaced += 1
        sort = _sort(mine[a:b])
        if sort and sort == _sort(theirs[c:d]):
            swaps.append((sort, " ".join(mine[a:b]), " ".join(theirs[c:d])))
    sorts = {sort for sort, _, _ in swaps}
    if len(sorts) < 2 or len(swaps) < LEAST_SWAPS or len(swaps) < SWAPPED_SHARE * replaced:
        return None
    return "; ".join(f"{left} against {right}" for _, left, right in swaps[:4])


def _sort(words: list[str]) -> str:
    """What a few words are: a day, a number, a name, or "" for other words."""
    if any(word.casefold() in _DAYS for word in words):
        return "day"
    if any(word.isdigit() or word.casefold() in _COUNTED for word in words):
        return "number"
    return "name" if all(word[:1].isupper() for word in words) else ""


SHORT_WORDS: Final = 160
"""Words of a text up to which its tolls, sources and first sentence are weighed: formulas of breaking news
("a suicide bomber blew himself up") are most of so short a report, and two newsrooms share them."""

LEAST_AGAINST: Final = 2
"""Signs of two reports, of four, that outweigh shared words: a toll alone is an update, a first sentence
alone a reprint's own."""

_FIRST_ALIKE: Final = 0.6
_NUMERAL: Final = r"(\d[\d,]*|" + "|".join(sorted(_COUNTED)) + ")"
_TOLL: Final = re.compile(
    rf"\b(?:killed|killing|killing of|death toll [a-z ]{{0,30}}to)"
    rf"(?: at least| more than| about)? {_NUMERAL}\b"
    rf"|\b{_NUMERAL}(?: [a-z]+){{0,3}} (?:killed|dead|died)\b",
    re.IGNORECASE,
)
_NAMED: Final = r"([A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3})"
_SOURCE: Final = re.compile(
    rf"\b(?:said|told|according to|says)(?: [a-z]+){{0,3}} {_NAMED}"
    rf"|{_NAMED}(?:, [^,.]{{1,60}},)? (?:said|told|says)\b"
)


def other_newsroom(one: str, two: str) -> str | None:
    """Why two short texts that share much come from two newsrooms, None where too little says so.

    Different tolls, named sources of which none is the same, first sentences that share few words, and
    first sentences told on days that the other text never names each speak against copying; two of them
    outweigh what a short report's formulas, or a newsroom's reports of one matter, share.
    """
    if min(len(_TOKEN.findall(text[:4_000])) for text in (one, two)) > SHORT_WORDS:
        return None
    tolls, sources = [_found(_TOLL, t) for t in (one, two)], [_found(_SOURCE, t) for t in (one, two)]
    signs = [
        what
        for what, apart in (
            ("other tolls", _disjoint(*tolls)),
            ("other sources", _disjoint(*sources)),
            ("another first sentence", _first_apart(one, two)),
            ("told on other days", _told_apart(one, two)),
        )
        if apart
    ]
    return " and ".join(signs) if len(signs) >= LEAST_AGAINST else None


def _found(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(g.casefold() for m in pattern.finditer(text[:4_000]) for g in m.groups() if g)


def _disjoint(one: frozenset[str], two: frozenset[str]) -> bool:
    return bool(one) and bool(two) and one.isdisjoint(two)


def _told_apart(one: str, two: str) -> bool:
    """Whether each text's first sentence names a day that the other text does not."""
    days = [frozenset(w for w in _words(text[:4_000]) if w in _WEEKDAYS) for text in (one, two)]
    first = [frozenset(_words(_first(text))) & known for text, known in zip((one, two), days, strict=True)]
    return bool(first[0] - days[1]) and bool(first[1] - days[0])


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _TOKEN.findall(text)]


def _first(text: str) -> str:
    return text[:500].split(". ")[0]


def _first_apart(one: str, two: str) -> bool:
    """Whether the first sentences share less than most of the shorter one's words."""
    heads = [frozenset(_words(_first(text))) for text in (one, two)]
    return len(heads[0] & heads[1]) < _FIRST_ALIKE * min(map(len, heads))
