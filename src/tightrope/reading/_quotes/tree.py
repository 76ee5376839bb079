"""The parse as plain lists: what the frames walk, without the cost of a token object at each step.

Everything is indexed by token number. A stretch of tokens is a pair (first, past the last).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from tightrope.limits import MAX_SENTENCE_TOKENS
from tightrope.reading.parse import Parsed
from tightrope.records import Span

Tokens: TypeAlias = tuple[int, int]
"""A stretch of tokens: the first, and one past the last."""


@dataclass(frozen=True)
class Tree:
    """One article's parse. `left` and `right` are the first and last token of each token's subtree."""

    text: str
    start: list[int]
    end: list[int]
    word: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    entity: list[str]
    left: list[int]
    right: list[int]
    sentence: list[int]
    bounds: list[Tokens]

    @classmethod
    def of(cls, parsed: Parsed) -> Tree:
        """The parse of an article; white-space tokens keep their place."""
        tokens = list(parsed.doc)
        bounds: list[Tokens] = []
        sentence = [0] * len(tokens)
        for number, sent in enumerate(parsed.doc.sents):
            bounds.append((sent.start, sent.end))
            sentence[sent.start : sent.end] = [number] * (sent.end - sent.start)
        start = [token.idx for token in tokens]
        head = [token.head.i for token in tokens]
        left, right = _edges(head, bounds)
        return cls(
            parsed.body,
            start,
            [token.idx + len(token) for token in tokens],
            [token.lower_ for token in tokens],
            [token.lemma_.lower() for token in tokens],
            [token.pos_ for token in tokens],
            [token.tag_ for token in tokens],
            [token.dep_ for token in tokens],
            head,
            [token.ent_type_ for token in tokens],
            left,
            right,
            sentence,
            bounds,
        )

    def __len__(self) -> int:
        return len(self.word)

    @cached_property
    def kids(self) -> list[list[int]]:
        """Each token's dependents, in text order."""
        found: list[list[int]] = [[] for _ in self.head]
        for token, head in enumerate(self.head):
            if head != token:
                found[head].append(token)
        return found

    def subtree(self, token: int) -> Tokens:
        """The stretch from the first to the last token that depends on this one."""
        return self.left[token], self.right[token] + 1

    def kid(self, token: int, *deps: str) -> int | None:
        """The first dependent with one of these labels."""
        return next((kid for kid in self.kids[token] if self.dep[kid] in deps), None)

    def head_of(self, tokens: Tokens) -> int:
        """The token of a stretch that depends on none of the others: the noun of a noun phrase."""
        first, past = tokens
        heads = (token for token in range(first, past) if not first <= self.head[token] < past)
        roots = (token for token in range(first, past) if self.head[token] == token)
        return next(heads, next(roots, past - 1))

    def readable(self, token: int) -> bool:
        """Whether its sentence is short enough to be read by rules."""
        first, past = self.bounds[self.sentence[token]]
        return past - first <= MAX_SENTENCE_TOKENS

    def is_word(self, token: int) -> bool:
        """Whether it is neither punctuation nor white space."""
        return self.pos[token] not in ("PUNCT", "SPACE") and any(map(str.isalnum, self.word[token]))

    def span(self, tokens: Tokens) -> Span:
        """The characters that a stretch of tokens covers."""
        return Span.of(self.text, self.start[tokens[0]], self.end[tokens[1] - 1])


def _edges(head: list[int], bounds: list[Tokens]) -> tuple[list[int], list[int]]:
    """First and last token of every subtree: each token widens its ancestors.

    The inner walk stops at the first ancestor that is wide enough already, so a sentence costs about
    its length times its depth; sentences past the cap keep single-token subtrees.
    """
    left, right = list(range(len(head))), list(range(len(head)))
    for first, past in bounds:
        if past - first > MAX_SENTENCE_TOKENS:
            continue
        for token in range(first, past):
            above = token
            while head[above] != above:
                above = head[above]
                if left[above] <= token <= right[above]:
                    break
                left[above] = min(left[above], token)
                right[above] = max(right[above], token)
    return left, right
