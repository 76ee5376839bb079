"""Readers' comments in a page: which lines stand in an element that a site calls by that name.

Owns the names; what readers wrote is kept apart from the article, and a finding says where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tightrope.articles._html_source import Around, Line, Node
from tightrope.articles._lexicon import COMMENT
from tightrope.articles._lines import WORD, weight
from tightrope.records import Finding, FindingKind, Span

_NAME: Final = re.compile(
    r"(?:^|[\s_])"
    r"(?:(?:user|reader|article|post|story|site|wp|fb|the|all|js|c|m|block|section|page|blog|news)[-_]{1,2}){0,3}"
    r"(?:comments?|commentlist|disqus|kommentare?|commentaires?|coment[aá]rios?|commenti|reacties|"
    r"yorumlar|komentarze|komentare|discussion[-_]thread|ugc)"
    r"(?:[-_]{1,2}(?:list|area|sections?|container|wrapper|wrap|threads?|body|text|content|items?|"
    r"block|feed|stream|box|module|holder|main|inner|embed|region|pane|\d{1,12}))?(?=$|[\s_])"
)
"""Classes and ids as comment systems and newsrooms commonly write them. Counts, links to comments and states
("comments-open", "comment-count") are left out."""
_NEVER: Final = frozenset({"html", "body", "main", "article"})
_LEAST_WORDS: Final = 5
_MAX_MEASURED: Final = 2_000
_MOST_ABOUT: Final = 0.2
"""Words of a line that somebody wrote, characters of it that are looked at, and the share of words of comment
forms ("your email address will not be published") from which nobody did."""
_MOST_SHARE: Final = 0.9
"""Where nearly all of a page's words are comments by their names, the names mean something else."""


def find(lines: Sequence[Line]) -> list[int]:
    """The numbers of the lines that readers wrote, with the names and times beside them; in order."""
    known: dict[int, bool] = {}
    found = [i for i, line in enumerate(lines) if _in_comments(line.node, known)]
    words = [weight(lines[i].text) for i in found]
    written = [n for i, n in zip(found, words, strict=True) if n >= _LEAST_WORDS and _is_text(lines[i])]
    everything = sum(weight(line.text) for line in lines)
    return found if written and sum(words) <= _MOST_SHARE * everything else []


def _is_text(line: Line) -> bool:
    """Whether somebody wrote the line: it is no link, no field, no word of the comment form."""
    words = [word.lower() for word in WORD.findall(line.text[:_MAX_MEASURED])]
    about = sum(word in COMMENT for word in words)
    shown = not line.around & Around.UNSEEN and line.linked <= 0.5 * len(line.text)
    return shown and about <= _MOST_ABOUT * len(words)


def _in_comments(node: Node, known: dict[int, bool]) -> bool:
    """Whether an element or one around it is named for comments; remembered by element."""
    passed: list[int] = []
    answer = False
    for element in node.chain():
        if id(element) in known:
            answer = known[id(element)]
            break
        passed.append(id(element))
        if element.tag not in _NEVER and element.hint and _NAME.search(element.hint):
            answer = True
            break
    known.update(dict.fromkeys(passed, answer))
    return answer


def finding(lines: Sequence[Line], text: str, found: Sequence[int]) -> list[Finding]:
    """One finding with a span of the source for each unbroken stretch of comments."""
    spans: list[Span] = []
    last = -2
    for i in found:
        start = lines[i].runs[0].page_start
        end = lines[i].runs[-1].page_start + lines[i].runs[-1].page_length
        if i == last + 1:
            start = spans.pop().start
        spans.append(Span.of(text, start, end))
        last = i
    if not spans:
        return []
    words = sum(weight(lines[i].text) for i in found)
    why = f"{words} words in {len(found)} lines were written by readers; kept out of the body"
    return [Finding(FindingKind.READER_COMMENTS, 1.0, why, page_spans=tuple(spans))]
