"""Whether a page was shown in place of the article: a check, a refusal, a missing page, consent, a login.

Owns what is looked at; `_calibrate` weighs it. Such a page speaks to its reader about itself; an article
about cookies or captchas tells of others, with names, days and quotations. So a body is judged sentence
by sentence, by both, and only refused where nearly all of its words speak of the site.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import log1p
from typing import Final

from tightrope.articles import _stub_words
from tightrope.articles._lexicon import MONTHS
from tightrope.articles._lines import WORD, weight
from tightrope.articles._sentences import sentences
from tightrope.limits import MAX_WALL_LINES

KINDS: Final = {
    "check": "a check that the reader is a person",
    "script": "a page that does not work without scripts",
    "denied": "a refusal",
    "missing": "a page that is not there",
    "consent": "a request for consent to cookies",
    "login": "a login",
}
"""Sections of the wordings, and what to call each."""
MOST_CHARS: Final = 10_000
"""Characters of the longest body that is judged: 400 words have a quarter of them. Words without end
would keep the patterns busy (4 MB without a blank: 25 s)."""
MOST_WORDS: Final = 400
"""Words of the longest body that is judged: the longest consent walls are about as long."""
_MOST_LINES: Final = 12
_HEADING_CHARS, _HEADING_WORDS = 60, 7
_HEADED: Final = ("check", "denied", "missing")
"""Kinds whose heading no site's menu holds; a menu has a login, and a foot its cookies."""
_LINE_CHARS: Final = 300
_QUOTED: Final = re.compile(r"[“„«\"][^“”„«»\"]{25,600}[”“»\"]")
_FIGURE: Final = re.compile(r"(?<![\w.#-])\d[\d.,]*(?![\w-])")
_REPORTED: Final = re.compile(
    r"\b(?:said|says|told|announced|according to|reported|voted|sagte|laut|selon|a dit|dijo|según|disse"
    r"|segundo"
    r"|zei|sade|sagde|powiedział\w*|řekl\w*|сказал\w*|заявил\w*|сообщил\w*|dedi|söyledi|قال|表示|述べ)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Blocked:
    """What a page shows: `seen` for the scale, the kind it would be, and the visible lines that say so."""

    seen: dict[str, float]
    kind: str
    lines: tuple[int, ...]


def look(body: str, lines: Sequence[str]) -> Blocked | None:
    """What speaks for a page shown in place of the article; None for a body too long to be one.

    `lines` are all the lines that the page shows.
    """
    words = weight(body) if len(body) <= MOST_CHARS else MOST_WORDS + 1
    if words > MOST_WORDS:
        return None
    hits = dict.fromkeys(KINDS, 0)
    held = about = 0
    for sentence in sentences(body):
        size = weight(sentence.text)
        kinds = _kinds(sentence.text)
        for kind in kinds:
            hits[kind] += size
        held += size if kinds else 0
        about += size if kinds or _speaks(sentence.text) else 0
    said = [i for i, line in enumerate(lines[:_MOST_LINES]) if len(line) <= _LINE_CHARS and _kinds(line)]
    seen = {
        "held": held / max(1, words),
        "speaks": (about - held) / max(1, words),
        "title": float(any(weight(lines[i]) <= 10 for i in said)),
        "said": float(min(3, len(said))),
        "headed": float(any(map(_heads, lines[:MAX_WALL_LINES]))),
        "words": log1p(words),
        "facts": log1p(_facts(body)),
        "reported": float(_REPORTED.search(body) is not None),
    }
    kind = max(KINDS, key=lambda name: (hits[name], sum(name in _kinds(lines[i]) for i in said)))
    return Blocked(seen, kind, tuple(said))


def _kinds(text: str) -> list[str]:
    return [kind for kind in KINDS if _stub_words.wording(kind).search(text)]


def _heads(line: str) -> bool:
    """Whether a line is such a page's heading ("Page not found"), wherever in the site's frame it stands."""
    short = len(line) <= _HEADING_CHARS and weight(line) <= _HEADING_WORDS
    return short and any(_stub_words.wording(kind).search(line) for kind in _HEADED)


def _speaks(text: str) -> bool:
    """Whether a sentence speaks to the reader about the site itself."""
    return bool(_stub_words.wording("site").search(text) and _stub_words.wording("addressed").search(text))


def _facts(body: str) -> float:
    """Quotations, figures, days and names inside sentences, for each hundred words."""
    count = len(_QUOTED.findall(body)) + len(_FIGURE.findall(body))
    for sentence in sentences(body):
        inner = WORD.findall(sentence.text)[1:]
        count += sum(word.lower() in MONTHS or (word[0].isupper() and not word.isupper()) for word in inner)
    return 100.0 * count / max(20, weight(body))
