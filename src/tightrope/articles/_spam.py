"""Finds injected spam: tails of link names that somebody has put into a page, often glued together.

Owns the scoring of tokens and the choice of stretches. What gives such a stretch away is how it is
made (site names run together, letters no other line uses, no function words), with the words of the
trades that pay for it as one kind of evidence among several.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import exp
from typing import Final

from tightrope.articles._assemble import Stretch, merged, minus
from tightrope.articles._dirt_tokens import STEMS
from tightrope.articles._lexicon import FUNCTION_WORDS, TRADE_WORDS, words_of
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

_GLUE: Final = "site names run together"
_TRADE: Final = "words of the betting, drug or link trade"
_LETTERS: Final = "letters that the rest of the page does not use"
_BASE: Final = -0.3
_FUNCTION: Final = -1.2
_PLAIN_LINE: Final = -3.0
_LONG: Final = 25
_LEAST: Final = 7.0
"""Least sum of a stretch. On the 381 hand-labelled pages (zyte, newspaper4k) no stretch reaches it that is
not a betting or casino offer; the tails of reposted pages that we have seen reach 30 to 200."""
_LEAST_BY_FORM: Final = 20.0
"""The same for a stretch that only its form speaks against: menus too come glued together."""
_CONTENT: Final = frozenset({_TRADE, _LETTERS})
_DENSE_TRADES, _DENSE_SHARE = 4, 0.3
"""So many different words of the trades, at such a share of all, are as good as a second kind of evidence."""
_LEAST_KINDS: Final = 2
_LEAST_NAMES: Final = 4
_SCRAP_WORDS: Final = 3
_EDGES: Final = ".,;:!?\"'“”‘’()[]*"
_LEAST_PROVEN, _PROVEN_SHARE = 5, 0.15
"""Names of sites and different words of the trades, and their share of a stretch that was put in, that make
it spam. No menu or teaser of 191 labelled pages has five; a dating guide and a betting site have three."""
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
    kinds: frozenset[str] = frozenset()
    names: int = 0
    trades: frozenset[str] = frozenset()


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
                tokens.append(_Token(line.start, line.end, _PLAIN_LINE))
        else:
            tokens.extend(islice(_tokens(line, known, letters), max(0, _MAX_TOKENS - len(tokens))))
    return tuple(tail for group in _best(tokens) if (tail := _tail(group)))


def among(text: str, stretches: Sequence[Stretch], tails: Sequence[Tail]) -> tuple[Tail, ...]:
    """The tails, and what else of these stretches names of sites or words of the trades show to be spam."""
    known = merged((tail.start, tail.end) for tail in tails)
    parts = [part for one in stretches for part in minus(one, known)]
    found = [Tail(start, end, *_proof(text[start:end])) for start, end in parts]
    scraps = [one for one in parts if len(text[slice(*one)].split()) <= _SCRAP_WORDS]
    whole = [_with_scraps(tail, scraps) for tail in tails]
    return tuple(sorted((one for one in (*whole, *found) if one.score), key=lambda one: one.start))


def _with_scraps(tail: Tail, scraps: Sequence[Stretch]) -> Tail:
    """A tail with the words beside it that were put in and that its own rules left."""
    start = min((low for low, high in scraps if high == tail.start), default=tail.start)
    end = max((high for low, high in scraps if low == tail.end), default=tail.end)
    return replace(tail, start=start, end=end)


def _proof(text: str) -> tuple[float, str]:
    """How sure it is that a stretch that was put in is spam, and why; 0 where it may be the page's own."""
    words = [word.strip(_EDGES).lower() for word in text.split()]
    trades = frozenset().union(*(_trades(word) for word in words), ({*words} & TRADE_WORDS))
    sites = len(_SITE.findall(text))
    named = sum(bool(_trades(word) or word in TRADE_WORDS or STEMS.search(word)) for word in {*words})
    if not (sites or trades) or sites + named < _LEAST_PROVEN or sites + named < _PROVEN_SHARE * len(words):
        return 0.0, ""
    told = [f"{sites} names of sites"] if sites else []
    told += [f"words of the trades that pay for links ({', '.join(sorted(trades)[:4])})"] if trades else []
    return 1 - exp(-(sites + named) / 3), f"{len(words)} words put into the text: {', '.join(told)}"


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
        yield _token(line.start + match.start(), match.group(), known, letters)


def _token(at: int, text: str, known: frozenset[str], letters: frozenset[str]) -> _Token:
    """How much a word speaks for spam, by which kinds of evidence, and how many names it holds."""
    word = text.strip(_EDGES).lower()
    if not word or word in FUNCTION_WORDS:
        return _Token(at, at + len(text), _FUNCTION if word else _BASE)
    own = not _LINKED.search(text) and not _CODE.search(text)
    glued = len(_GLUED.findall(text)) if own else 0
    humps = len(_HUMP.findall(text)) if own and len(text) >= 12 else 0
    sites = len(_SITE.findall(text)) if own else 0
    trades = frozenset() if word in known or _CODE.search(text) else _trades(word)
    foreign = any(letter.isalpha() and letter not in letters for letter in word) if letters else False
    worth = _BASE + 2.0 * glued + 0.7 * sites + 0.8 * min(humps, 4) + 2.0 * min(len(trades), 3)
    worth += 0.7 * foreign + 0.8 * (len(word) > _LONG) - 0.5 * (word in known)
    evidence = {
        _GLUE: glued,
        "site names": sites,
        "words run together": humps or len(word) > _LONG,
        _TRADE: trades,
        _LETTERS: foreign,
    }
    kinds = frozenset(kind for kind, there in evidence.items() if there)
    return _Token(at, at + len(text), worth, kinds, max(bool(trades), glued + sites, humps), trades)


def _trades(word: str) -> frozenset[str]:
    """The words of the trades that a word is or holds."""
    found = {match.group() for match in _TRADE_PARTS.finditer(word)}
    found.update(match.group() for match in [_TRADE_EDGE.search(word)] if match)
    return frozenset(found | ({word} & _TRADE_WORDS))


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


def _different(tokens: Sequence[_Token]) -> frozenset[str]:
    return frozenset().union(*(token.trades for token in tokens))


def _tail(tokens: list[_Token]) -> Tail | None:
    first = next((i for i, token in enumerate(tokens) if token.worth > 0), 0)
    tokens = tokens[first:]
    worth = sum(token.worth for token in tokens)
    counts = Counter(kind for token in tokens for kind in sorted(token.kinds))
    names = sum(token.names for token in tokens)
    strong = [kind for kind, count in counts.items() if count >= 2 or kind == _GLUE]
    if counts[_TRADE] >= _DENSE_SHARE * len(tokens) and len(_different(tokens)) >= _DENSE_TRADES:
        strong.append("little else")
    least = _LEAST if _CONTENT & counts.keys() else _LEAST_BY_FORM
    if worth < least or len(strong) < _LEAST_KINDS or names < _LEAST_NAMES:
        return None
    told = ", ".join(sorted(counts, key=lambda kind: (-counts[kind], kind)))
    why = (
        f"about {names} names of other sites or their offers in {len(tokens)} words: {told}; "
        f"hardly a function word"
    )
    return Tail(tokens[0].start, tokens[-1].end, 1 - exp(-worth / 8), why)
