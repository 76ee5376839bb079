"""What every generator shares: the damaged text with its spans, edits, and the words of a text.

Owns no way of damaging. A generator makes edits; `edited` carries them out and says where they stand
in the text that comes of it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
RATES = (0.05, 0.1, 0.2, 0.4)
"""Shares of the content words that a generator changes, as far as it knows another word for them."""

_FUNCTION_WORDS = """
    the of and to in a is that for it was on with as be by this are at from but not his her their an
    he she they we which or has have had who were been will would its also than about if no out so
    what into after can could some other up all one over only before because between him them these
    those where do did how our us my me you your just even while through during against such now
    there here when then may might must should does am being i off under again too very more most
    many much any each few both own same mr mrs ms dr until since yet nor upon within without
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())


class Edit(NamedTuple):
    """text[start:end] becomes `new`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Damaged:
    """A text that was damaged, and its changed stretches: text[start:end], in order, none overlapping."""

    text: str
    spans: tuple[tuple[int, int], ...]


def edited(text: str, edits: Iterable[Edit]) -> Damaged:
    """The text with the edits made; one that overlaps an earlier one, or changes nothing, is left out."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    done = made = 0
    for edit in sorted(edits):
        if edit.start < done or text[edit.start : edit.end] == edit.new:
            continue
        kept = text[done : edit.start]
        parts += [kept, edit.new]
        spans.append((made + len(kept), made + len(kept) + len(edit.new)))
        made, done = spans[-1][1], edit.end
    return Damaged("".join([*parts, text[done:]]), tuple(spans))


def compared(before: str, after: str) -> tuple[tuple[int, int], ...]:
    """The stretches of `after` whose words do not stand in `before`, aligned word by word."""
    old = [match.group() for match in re.finditer(r"\S+", before)]
    new = list(re.finditer(r"\S+", after))
    matcher = difflib.SequenceMatcher(None, old, [match.group() for match in new], autojunk=False)
    spans = []
    for tag, _, _, start, end in matcher.get_opcodes():
        if tag in {"replace", "insert"} and end > start:
            spans.append((new[start].start(), new[end - 1].end()))
    return tuple(spans)


def like(word: str, new: str) -> str:
    """`new` with the capitals of `word`."""
    if word.isupper() and len(word) > 1:
        return new.upper()
    return new[:1].upper() + new[1:] if word[:1].isupper() else new


def content_words(text: str) -> list[re.Match[str]]:
    """The words a spinner looks up: no function words, no names (capitals inside a sentence)."""
    return [
        match
        for match in WORD.finditer(text)
        if len(match.group()) > 2
        and match.group().lower() not in FUNCTION_WORDS
        and (match.group().islower() or _opens(text, match.start()))
    ]


def _opens(text: str, start: int) -> bool:
    """Whether a word opens a sentence, so that its capital says nothing."""
    before = text[:start].rstrip("\"“‘' (")[-2:]
    return (
        not before.strip()
        or before.rstrip(" ")[-1:] in {".", "!", "?", "\n"}
        or "\n" in text[max(0, start - 2) : start]
    )
