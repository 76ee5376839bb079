"""What each line of an HTML page looks like to the HTML line model: its words, its place in the markup,
the extractor's vote on it, and the same of the lines around it. Owns the columns; decides nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log1p
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tightrope.articles import _html_boxes
from tightrope.articles._html_select import telling
from tightrope.articles._html_source import Around, Line, Node
from tightrope.articles._lexicon import FUNCTION_WORDS, FURNITURE

Table = NDArray[np.float64]

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_WIDE: Final = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_SENTENCE: Final = re.compile(r"[.!?…]['\"”’»)]{0,2}\s+['\"“‘«(]{0,2}[^\W\d_a-z]")
_ENDINGS: Final = frozenset(".!?…。！？۔।؟")
_CLOSERS: Final = "\"'”’»)]* "
_ADDRESS: Final = re.compile(r"https?://|www\.|\w@\w|\.com\b|(?<!\w)@\w")
_BY: Final = re.compile(
    r"(?:by|von|par|por|di|words|story|analysis|posted|written|reporting)\b", re.IGNORECASE
)
_LEAD: Final = re.compile(
    r"(?:related|read|more|see|watch|listen|also|don['’]t miss|sign up|subscribe|follow|click|join|get|"
    r"download|photo|image|credit|tags?|topics?|share|advertisement|updated|published|posted|originally|"
    r"contact|email|copyright|©|file|next|previous|recommended|trending|editor['’]s)\b|©",
    re.IGNORECASE,
)
_BIOGRAPHY: Final = re.compile(
    r"\b(?:is|was) (?:an?|the|our) [\w,' -]{0,60}\b(?:writer|reporter|journalist|editor|correspondent|"
    r"columnist|author|contributor|producer|fellow|professor|director)\b|\bfollow (?:him|her|them|us)\b|"
    r"\bcan be reached\b"
)
_DATE: Final = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b|\bago\b")
_YOU: Final = frozenset({"you", "your", "yours", "we", "our", "us"})
_MAX_MEASURED: Final = 2_000

_HINTS: Final = {
    "body": "article|body|content|story|entry|post(?!ed)|text|paragraph|prose|main",
    "newsletter": "newsletter|subscri|sign-?up|paywall|cta|donat|member|promo|offer|inbox",
    "related": "relat|recirc|recommend|read-?(?:more|next|also)|more-|trending|popular|most|teaser|card|also"
    "|latest",
    "people": "author|byline|bio|contributor|writer",
    "caption": "caption|credit|figure|image|photo|gallery|media|video|slide|picture|player",
    "talk": "comment|share|social|follow|reply|discuss|disqus|toolbar",
    "advert": r"(?:^|[\s_-])ads?(?:$|[\s_-])|advert|sponsor|outbrain|taboola|affiliate|commerce|product|deal",
    "frame": "nav|menu|footer|sidebar|breadcrumb|masthead|cookie|consent|modal|popup|legal|disclaim|copyright"
    "|widget|header",
    "label": "tag|topic|categor|kicker|eyebrow|label|meta|date|time|stamp|section-?name",
    "head": "title|headline|dek|sub-?head|summary|standfirst|lede|intro|description|excerpt|subtitle",
    "quote": "quote|pull|tweet|embed|instagram",
}
"""What classes and ids say of the text they stand around, by what sites commonly call their parts."""
_HINT_PATTERNS: Final = tuple((name, re.compile(pattern)) for name, pattern in _HINTS.items())
_HINT_REACH: Final = 6
"""Elements around a line whose class and id are looked at, innermost first."""

_TAGS: Final = (
    "p",
    "li",
    "td",
    "div",
    "span",
    "a",
    "blockquote",
    "h1",
    "h2",
    "h3",
    "h4",
    "figcaption",
    "strong",
    "em",
)
_PLACES: Final = {
    name: bit for name, bit in vars(Around).items() if name.isupper() and 0 < bit < Around.HIDDEN
}
"""The model knows no HIDDEN: what hides words is cut by rule, in `_html_injected`."""

_OWN: Final = (
    "chars", "words", "linked", "ends", "colon", "sentences", "capitals", "digits", "function", "lower_first",
    "quote_first", "by", "lead", "biography", "date", "address", "you", "pipes", "repeats", "as_title",
    "question", "commas", "told",
    *("share", "menu", "legal", "comment", "offer", "related", "credit", "writer", "months"),
)  # fmt: skip
_VOTES: Final = ("precise", "fast", "cheap", "linked_data")
_NEAR: Final = ("words", "linked", "ends", "precise", "fast", "as_title")
_OFFSETS: Final = (-3, -2, -1, 1, 2, 3)
_GROUPS: Final = ("kin", "box", "path")
_GROUP: Final = ("lines", "words", "precise", "fast", "linked", "ends")
_POSITION: Final = (
    "place", "words_before", "since_title", "before_title", "picked_before", "picked_after", "from_first",
    "to_last", "between", "to_picked_before", "to_picked_after", "picked_total", "words_total", "lines_total",
    "depth",
)  # fmt: skip

FEATURES: Final = (
    *_OWN, *_VOTES,
    *(f"tag_{tag}" for tag in _TAGS), *(f"in_{name}" for name in _PLACES),
    *(f"hint_{name}" for name in _HINTS),
    *(f"{name}{offset:+d}" for offset in _OFFSETS for name in _NEAR),
    *(f"{group}_{name}" for group in _GROUPS for name in _GROUP),
    *_POSITION,
    *_html_boxes.NAMES,
)  # fmt: skip
"""Every column, in order."""


def table(lines: Sequence[Line], votes: Table, title: str, told: str = "") -> Table:
    """One row a line, one column a name in FEATURES.

    `votes` holds, a row a line, the share of its words that each way of extraction picked, in the order
    of the votes' columns; `title` is the article's headline, `told` the page's own description of it.
    """
    repeats = Counter(line.text for line in lines)
    heading = frozenset(word.lower() for word in _WORD.findall(title))
    summary = frozenset(word.lower() for word in _WORD.findall(told))
    own = np.array([_measure(line, repeats[line.text], heading, summary) for line in lines], dtype=np.float64)
    hints, apart = _HintReader(), telling(lines)
    markup = np.array([_markup(line, apart, hints) for line in lines], dtype=np.float64)
    seen = np.hstack([own, votes])
    words = np.expm1(own[:, _OWN.index("words")])
    return np.hstack(
        [
            seen,
            markup,
            _neighbours(seen),
            _groups(lines, seen, words),
            _positions(lines, seen, words),
            _html_boxes.table(lines, apart, words, own[:, _OWN.index("ends")], own[:, _OWN.index("commas")]),
        ]
    )


def _measure(line: Line, repeats: int, heading: frozenset[str], summary: frozenset[str]) -> list[float]:
    text = line.text[:_MAX_MEASURED]
    words = _WORD.findall(text)
    low = [word.lower() for word in words]
    n = max(1, len(words))
    bare = text.rstrip(_CLOSERS)
    unlike = [word for word in low if word not in FUNCTION_WORDS]
    shared = len(heading.intersection(low)) / max(1, len(heading))
    return [
        log1p(len(line.text)),
        log1p((len(words) + len(_WIDE.findall(text)) // 2) * len(line.text) / max(1, len(text))),
        line.linked / max(1, len(line.text)),
        float(bare[-1:] in _ENDINGS),
        float(text.endswith(":")),
        float(len(_SENTENCE.findall(text))),
        sum(word[0].isupper() for word in words) / n,
        sum(c.isdigit() for c in text) / max(1, len(text)),
        sum(word in FUNCTION_WORDS for word in low) / n,
        float(text[:1].islower()),
        float(text[:1] in "\"“‘'«"),
        float(bool(_BY.match(text))),
        float(bool(_LEAD.match(text))),
        float(bool(_BIOGRAPHY.search(text))),
        float(bool(_DATE.search(text))),
        float(bool(_ADDRESS.search(text))),
        sum(word in _YOU for word in low) / n,
        float(sum(text.count(mark) for mark in "|•·›»")),
        min(repeats, 5.0),
        shared * len(heading.intersection(low)) / n,
        float("?" in text),
        float(sum(text.count(mark) for mark in ",،、，")),
        sum(word in summary for word in low) / n,
        *(sum(word in words_of_kind for word in unlike) / n for words_of_kind in FURNITURE),
    ]


class _HintReader:
    """How near the next element of each kind is, told from classes and ids; remembered by element."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[bool, ...]] = {}

    def near(self, node: Node) -> list[float]:
        found = [0.0] * len(_HINT_PATTERNS)
        for distance, element in enumerate(node.chain()):
            if distance >= _HINT_REACH:
                break
            for kind, says in enumerate(self._says(element.hint)):
                if says and not found[kind]:
                    found[kind] = 1.0 / (1 + distance)
        return found

    def _says(self, hint: str) -> tuple[bool, ...]:
        known = self._known.get(hint)
        if known is None:
            known = tuple(bool(hint) and bool(pattern.search(hint)) for _, pattern in _HINT_PATTERNS)
            self._known[hint] = known
        return known


def _markup(line: Line, apart: int, hints: _HintReader) -> list[float]:
    tags = {node.tag for node, _ in zip(line.node.chain(), range(3), strict=False)}
    return [
        *(float(tag in tags) for tag in _TAGS),
        *(float(line.around & apart & bit != 0) for bit in _PLACES.values()),
        *hints.near(line.node),
    ]


def _neighbours(seen: Table) -> Table:
    names = (*_OWN, *_VOTES)
    picked = seen[:, [names.index(name) for name in _NEAR]]
    sides = []
    for offset in _OFFSETS:
        moved = np.full_like(picked, -1.0)
        if offset < 0:
            moved[-offset:] = picked[:offset]
        else:
            moved[:-offset] = picked[offset:]
        sides.append(moved)
    return np.hstack(sides)


def _groups(lines: Sequence[Line], seen: Table, words: Table) -> Table:
    """Of the lines in the same element, in the element around that, and in elements of the same make:
    how many, how many words, and what share of those is picked, linked, prose."""
    names = (*_OWN, *_VOTES)
    columns = seen[:, [names.index(name) for name in ("precise", "fast", "linked", "ends")]]
    blocks = [_html_boxes.block(line.node) for line in lines]
    parents = [block.parent or block for block in blocks]
    boxes = [parent.parent or parent for parent in parents]
    paths = [f"{b.tag}.{b.hint} {p.tag}.{p.hint}" for b, p in zip(blocks, parents, strict=True)]
    return np.hstack(
        [_of_group(keys, words, columns) for keys in (list(map(id, parents)), list(map(id, boxes)), paths)]
    )


def _of_group(keys: Sequence[object], words: Table, columns: Table) -> Table:
    numbers: defaultdict[object, int] = defaultdict(lambda: len(numbers))
    group = np.array([numbers[key] for key in keys])
    counts = np.bincount(group)
    totals = np.bincount(group, words)
    shares = [np.bincount(group, words * column) / np.maximum(1.0, totals) for column in columns.T]
    return np.asarray(np.stack([np.log1p(counts), np.log1p(totals), *shares], axis=1)[group])


def _positions(lines: Sequence[Line], seen: Table, words: Table) -> Table:
    n = len(lines)
    index = np.arange(n)
    names = (*_OWN, *_VOTES)
    mass = words * seen[:, names.index("precise")]
    before = np.cumsum(mass) - mass
    after = mass.sum() - before - mass
    picked = np.flatnonzero(mass)
    first, last = (picked[0], picked[-1]) if len(picked) else (n, -1)
    titles = np.flatnonzero((seen[:, names.index("as_title")] > 0.6) & (index < max(first, 1)))
    title = titles[-1] if len(titles) else -1
    total = max(1.0, float(mass.sum()))
    return np.stack(
        [
            index / max(1, n),
            (np.cumsum(words) - words) / max(1.0, float(words.sum())),
            np.clip(index - title, -30, 30) if title >= 0 else np.full(n, -31),
            (index < title).astype(float),
            before / total,
            after / total,
            np.clip(index - first, -30, 30),
            np.clip(last - index, -30, 30),
            ((index >= first) & (index <= last)).astype(float),
            _since(mass > 0),
            _since((mass > 0)[::-1])[::-1],
            np.full(n, np.log1p(mass.sum())),
            np.full(n, np.log1p(words.sum())),
            np.full(n, np.log1p(n)),
            np.array([min(line.node.depth, 40) for line in lines], dtype=np.float64),
        ],
        axis=1,
    )


def _since(marks: NDArray[np.bool_]) -> Table:
    """Lines since the last marked one, counted up to 20."""
    last = np.maximum.accumulate(np.where(marks, np.arange(len(marks)), -100))
    return np.asarray(np.minimum(np.arange(len(marks)) - last, 20), dtype=np.float64)
