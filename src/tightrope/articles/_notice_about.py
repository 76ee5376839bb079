"""Which sentence of the body a notice concerns. Owns the comparison; gives none rather than a wrong one.

A sentence is weighed by the names, numbers and words that it shares with the notice, rare ones more than
those that half the article uses; a paragraph that the notice names ("in paragraph 3") is looked at alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from tightrope.articles._assemble import PARAGRAPH_BREAK
from tightrope.articles._html_source import listed
from tightrope.articles._lexicon import FUNCTION_WORDS
from tightrope.articles._sentences import Sentence, sentences
from tightrope.limits import MAX_NOTICE_SENTENCES
from tightrope.records import NoticeKind, Span

_MAX_CHARS: Final = 1_500
"""Characters of a notice that are compared."""
_LEAST, _LEAST_SHARE, _LEAST_LEAD = 2.2, 0.34, 1.18
"""Weight that a sentence must share with the notice, its share of what the notice has in common with the
whole body, and how many times the next best it must have. Set on the half of bench/expected/notices.jsonl
that is tuned on."""
_RIGHT, _WRONG, _REST = 1.5, 0.9, 1.0
_NUMBER, _NAME = 1.6, 1.25
"""Weights of a word by where the notice has it, and for a number and a name."""

_TOKEN: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_STEM: Final = 6
"""Letters of a word that are compared, so that its endings do not count, in whatever language."""
_NUMBERS: Final = {
    word: str(number)
    for number, word in enumerate(
        listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
            " sixteen seventeen eighteen nineteen twenty"
        )
    )
}
_BOILERPLATE: Final = frozenset(
    word[:_STEM]
    for word in listed(
        "article story report post piece version earlier previous original originally correction"
        " clarification"
        " clarifications clarified editor editors note editing error incorrect incorrectly wrong wrongly"
        " mistakenly erroneously misstated misspelled misidentified misspelling spelling paragraph paragraphs"
        " headline updated amended because stated said says referred described published reported first"
        " second"
        " third fourth fifth last final figure number name named correct should read have been changed show"
        " reflect include appended made mistake mistakes regret artikel fassung korrektur redaktion früheren"
        " précédente cette artículo versión anterior articolo versione precedente correzione artigo texto"
        " versão correção исправление статьи версии текста статья уточнение поправка первоначальной"
        " предыдущей"
    )
)
_ORDINALS: Final = {
    word: number
    for number, words in enumerate(
        listed(
            "first/1st/lead second/2nd third/3rd fourth/4th fifth/5th sixth/6th seventh/7th eighth/8th"
            " ninth/9th"
        ),
        start=1,
    )
    for word in words.split("/")
}
_PARAGRAPH: Final = re.compile(
    r"\bparagraphs? (?P<number>\d{1,2})\b|\b(?P<ordinal>first|second|third|fourth|fifth|sixth|seventh|eighth"
    r"|ninth|tenth|last|final|\d{1,2}(?:st|nd|rd|th)) paragraph\b|\bin (?:the )?(?P<lead>lead)\b",
    re.IGNORECASE,
)
_HEADLINE: Final = re.compile(
    r"^.{0,120}?\b(?<!and its )(?<!and the )headline (?:on|of|for|to|in|has|was|said|gave|that)\b"
    r"|\bearlier headline\b",
    re.IGNORECASE,
)
_GONE: Final = re.compile(
    r"\bto remove\b|\b(?:has|have) been (?:removed|deleted)\b|\bfailed to (?:credit|mention|note|include)\b",
    re.IGNORECASE,
)
_CONCERNED: Final = (NoticeKind.CORRECTION, NoticeKind.CLARIFICATION)


@dataclass(frozen=True, slots=True)
class Body:
    """A body's sentences with their stems, each with the number of its paragraph, from 1."""

    text: str
    sentences: tuple[Sentence, ...]
    stems: tuple[frozenset[str], ...]
    paragraphs: tuple[int, ...]
    count: Counter[str]

    @classmethod
    def of(cls, text: str) -> Body:
        """The sentences of a body, MAX_NOTICE_SENTENCES at most."""
        told: list[Sentence] = []
        numbers: list[int] = []
        at = 0
        for number, paragraph in enumerate(text.split(PARAGRAPH_BREAK), start=1):
            for one in sentences(paragraph):
                told.append(Sentence(at + one.start, at + one.end, one.text))
                numbers.append(number)
            at += len(paragraph) + len(PARAGRAPH_BREAK)
            if len(told) >= MAX_NOTICE_SENTENCES:
                break
        told, numbers = told[:MAX_NOTICE_SENTENCES], numbers[:MAX_NOTICE_SENTENCES]
        stems = tuple(frozenset(_stems(one.text)) for one in told)
        return cls(text, tuple(told), stems, tuple(numbers), Counter(s for one in stems for s in one))


def about(body: Body, kind: NoticeKind, notice: str, wrong: str | None, right: str | None) -> Span | None:
    """The sentence of the body that a notice concerns, None where none can be told.

    `notice` is its whole text, `wrong` and `right` what was read of it.
    """
    words = notice[:_MAX_CHARS]
    if kind not in _CONCERNED or not body.sentences or _HEADLINE.search(words) or _GONE.search(words):
        return None
    weights = _weights(body, words, wrong, right)
    among, counted = _among(body, words)
    scores = sorted(((_shared(body, i, weights), -i) for i in among), reverse=True)
    if not scores:
        return None
    best, at = scores[0][0], -scores[0][1]
    if counted:
        sure = best > 0 or len(among) == 1
    else:
        second = scores[1][0] if len(scores) > 1 else 0.0
        whole = sum(weight for stem, weight in weights.items() if stem in body.count)
        sure = best >= _LEAST and best >= _LEAST_SHARE * whole and best >= _LEAST_LEAD * second
    one = body.sentences[at]
    return Span(one.start, one.end, one.text) if sure else None


def _weights(body: Body, notice: str, wrong: str | None, right: str | None) -> dict[str, float]:
    """What each stem of the notice weighs, by its rarity in the body and its part in the notice."""
    parts = ((notice, _REST), (wrong or "", _WRONG), (right or "", _RIGHT))
    n = len(body.sentences)
    weights: dict[str, float] = {}
    for words, factor in parts:
        for stem in _stems(words):
            rarity = log((n + 1) / (body.count[stem] + 0.5)) if stem in body.count else 0.0
            kind = _NUMBER if stem[0].isdigit() else _NAME if stem[0].isupper() else 1.0
            weights[stem] = max(weights.get(stem, 0.0), factor * kind * rarity)
    return weights


def _shared(body: Body, i: int, weights: dict[str, float]) -> float:
    return sum(weight for stem, weight in sorted(weights.items()) if stem in body.stems[i])


def _among(body: Body, notice: str) -> tuple[Sequence[int], bool]:
    """The sentences to look at, and whether the notice counts out their paragraph."""
    match = _PARAGRAPH.search(notice)
    if match is None:
        return range(len(body.sentences)), False
    last = body.paragraphs[-1]
    ordinal = (match["ordinal"] or match["lead"] or "").lower()
    number = (
        int(match["number"])
        if match["number"]
        else last
        if ordinal in ("last", "final")
        else _ORDINALS.get(ordinal)
    )
    among = [i for i, at in enumerate(body.paragraphs) if at == number]
    return (among, True) if among else (range(len(body.sentences)), False)


def _stems(text: str) -> Iterable[str]:
    """The beginnings of the words that say something, names with a capital, numbers in figures."""
    for match in _TOKEN.finditer(text):
        word = match.group()
        low = word.lower()
        if word[0].isdigit():
            yield word.replace(",", "").rstrip(".")
        elif low in _NUMBERS:
            yield _NUMBERS[low]
        elif len(low) < 3 or low in FUNCTION_WORDS or low[:_STEM] in _BOILERPLATE:
            continue
        elif word[0].isupper():
            yield low[:_STEM].capitalize()
            yield low[:_STEM]
        else:
            yield low[:_STEM]
