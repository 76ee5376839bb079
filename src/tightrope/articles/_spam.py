"""Finds injected spam: tails of link names that somebody has put into a page, often glued together.

Owns the scoring of tokens and the choice of stretches. What gives such a stretch away is how it is
made (site names run together, letters no other line uses, no function words), with the words of the
trades that pay for it as one kind of evidence among several.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from math import exp
from typing import Final

from tightrope.articles._lexicon import FUNCTION_WORDS, words_of
from tightrope.articles._lines import WORD, Line

_TLD: Final = (
    "com|org|net|info|biz|xyz|club|online|site|top|vip|pro|bet|casino|win|live|app|shop"
    "|store|link|click|io|co|me|tv|cc|ws"
)
_SITE: Final = re.compile(rf"[\w-]\.(?:{_TLD})(?![a-z])", re.IGNORECASE)
_GLUED: Final = re.compile(
    r"[\w-]{3}\.(?:com|org|net|info|biz|xyz|club|online|site|vip)(?=[A-Za-zçğıöşü])(?!/)"
)
_HUMP: Final = re.compile(r"[a-zçğıöşü]{2}[A-ZÇĞİÖŞÜ][a-zçğıöşü]")
_LINKED: Final = re.compile(r"https?://|www\.|@|/")
_CODE: Final = re.compile(r"[{}<>=;\[\]]|\":|\w\(|\w\.\w+\(")
"""Marks of a script or of data that a page has let slip into its text: run together, but no spam."""
_TRADES: Final = """
casino kasino cassino bahis giriş giris jackpot freespin viagra cialis levitra kamagra tadalafil porn escort
togel gacor sportsbook bonus rulet roulette poker slot deneme kumar backlink betting tipobet 1xbet 1win
mostbet onlyfans hacklink
"""
_STEMS: Final = tuple(_TRADES.split())
_TRADE_PARTS: Final = re.compile("|".join(_STEMS))
_TRADE_WORDS: Final = words_of(
    "bet bets siteler siteleri güncel adres casinos loans payday replica essay seo pills pharmacy judi situs "
    "slots odds terpercaya bokep sex followers kredit займ казино ставки букмекер"
)
_TRADE_EDGE: Final = re.compile(r"^bet|bet$|bet\d|win$|^toto|spin")
_HINTS: Final = (*_STEMS, " bet ", " bets ", "judi ", "situs ", "казино", "replica", "payday")
"""A line without any of these, and without site names run together, is not looked at closer: it ends no
tail, but it counts against one."""

_BASE: Final = -0.3
_PLAIN_LINE: Final = -3.0
_LEAST: Final = 9.0
"""Least sum of a stretch. On the 381 hand-labelled pages (zyte, newspaper4k) no stretch reaches it that is
not a betting or casino offer; the tails of reposted pages that we have seen reach 30 to 200."""
_LEAST_KINDS: Final = 2
_LEAST_NAMES: Final = 4
_MAX_TOKENS: Final = 100_000
"""Words of suspect lines that are scored; the longest tails that we have seen have a few thousand."""


@dataclass(frozen=True, slots=True)
class Tail:
    """visible[start:end] is spam, with what told it in plain words."""

    start: int
    end: int
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    worth: float
    kinds: frozenset[str]
    names: int


def find(lines: Sequence[Line]) -> tuple[Tail, ...]:
    """The stretches of spam among a page's lines, in order."""
    suspects = [_suspect(line.text) for line in lines]
    if not any(suspects):
        return ()
    known, letters = _usual(lines, suspects)
    tokens: list[_Token] = []
    for line, suspect in zip(lines, suspects, strict=True):
        if not suspect:
            if tokens and tokens[-1].worth != _PLAIN_LINE:
                tokens.append(_Token(line.start, line.end, _PLAIN_LINE, frozenset(), 0))
        else:
            tokens.extend(islice(_tokens(line, known, letters), max(0, _MAX_TOKENS - len(tokens))))
    return tuple(tail for group in _best(tokens) if (tail := _tail(group)))


def _suspect(text: str) -> bool:
    low = text.lower()
    return any(hint in low for hint in _HINTS) or ("." in text and _GLUED.search(text) is not None)


def _usual(lines: Sequence[Line], suspects: Sequence[bool]) -> tuple[frozenset[str], frozenset[str]]:
    """The words and letters of the page's other lines of some length."""
    words: set[str] = set()
    for line, suspect in zip(lines, suspects, strict=True):
        if not suspect and len(line.text) > 60:
            words.update(word.lower() for word in WORD.findall(line.text[:2000]))
    return frozenset(words), frozenset("".join(words))


def _tokens(line: Line, known: frozenset[str], letters: frozenset[str]) -> Iterator[_Token]:
    for match in re.finditer(r"\S+", line.text):
        worth, kinds, names = _worth(match.group(), known, letters)
        yield _Token(line.start + match.start(), line.start + match.end(), worth, frozenset(kinds), names)


def _worth(token: str, known: frozenset[str], letters: frozenset[str]) -> tuple[float, set[str], int]:
    """How much a token speaks for spam, by which kinds of evidence, and how many names it holds."""
    word = token.strip(".,;:!?\"'“”‘’()[]*").lower()
    if not word:
        return _BASE, set(), 0
    if word in FUNCTION_WORDS:
        return -1.2, set(), 0
    own = not _LINKED.search(token) and not _CODE.search(token)
    glued = len(_GLUED.findall(token)) if own else 0
    humps = len(_HUMP.findall(token)) if own and len(token) >= 12 else 0
    sites = len(_SITE.findall(token)) if own else 0
    trade = len(_TRADE_PARTS.findall(word)) + (word in _TRADE_WORDS) + bool(_TRADE_EDGE.search(word))
    trade = min(trade, 3) if trade and word not in known and not _CODE.search(token) else 0
    foreign = any(letter.isalpha() and letter not in letters for letter in word) if letters else False
    worth = _BASE + 2.0 * glued + 0.7 * sites + 0.8 * min(humps, 4) + 1.5 * trade
    worth += 0.7 * foreign + 0.8 * (len(word) > 25) - 0.5 * (word in known)
    kinds = {
        name
        for name, there in (
            ("site names run together", glued),
            ("site names", sites),
            ("words run together", humps or len(word) > 25),
            ("words of the betting, drug or link trade", trade),
            ("letters that the rest of the page does not use", foreign),
        )
        if there
    }
    return worth, kinds, max(trade > 0, glued + sites, humps)


def _best(tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    """Stretches of tokens whose worth adds up to the most, apart from each other.

    A stretch ends where its sum has fallen by `_LEAST` from its highest point or to nothing.
    """
    first, last, total, top = 0, -1, 0.0, 0.0
    for i, token in enumerate(tokens):
        total += token.worth
        if total > top:
            top, last = total, i
        if total <= 0 or top - total > _LEAST:
            if last >= first:
                yield list(tokens[first : last + 1])
            first, last, total, top = i + 1, i, 0.0, 0.0
    if last >= first:
        yield list(tokens[first : last + 1])


def _tail(tokens: list[_Token]) -> Tail | None:
    first = next((i for i, token in enumerate(tokens) if token.worth > 0), 0)
    tokens = tokens[first:]
    worth = sum(token.worth for token in tokens)
    counts = Counter(kind for token in tokens for kind in sorted(token.kinds))
    names = sum(token.names for token in tokens)
    strong = [kind for kind, count in counts.items() if count >= 2 or kind == "site names run together"]
    if worth < _LEAST or len(strong) < _LEAST_KINDS or names < _LEAST_NAMES:
        return None
    told = ", ".join(sorted(counts, key=lambda kind: (-counts[kind], kind)))
    why = (
        f"about {names} names of other sites or their offers in {len(tokens)} words: {told}; "
        f"hardly a function word"
    )
    return Tail(tokens[0].start, tokens[-1].end, 1 - exp(-worth / 8), why)
