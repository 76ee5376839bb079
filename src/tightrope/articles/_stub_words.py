"""How sites speak to their readers: requests to subscribe, to read on, checks, refusals, stock phrases.

Owns the packaged list of wordings (`data/page_words.txt`, in some twenty-five languages) and telling a
paywall by it. A wall is two ideas that meet in one short line or in two that touch: "become a subscriber,
log in" and "the rest of this article"; or one phrase that says both ("for subscribers only").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Final

_LONGEST: Final = 300
"""Characters of the longest line that asks for a subscription."""
_SHORTEST_LINK: Final = 60
"""Characters that a line which leads on has at most."""


@cache
def _sections() -> dict[str, tuple[str, ...]]:
    text = resources.files("tightrope.articles").joinpath("data", "page_words.txt").read_text("utf-8")
    found: dict[str, list[str]] = {}
    name = ""
    for line in text.split("\n"):
        if line.startswith("[") and re.fullmatch(r"\[[a-z_]+\]", line):
            name = line[1:-1]
            found[name] = []
        elif line and not line.startswith("# "):
            found[name].append(line)
    return {section: tuple(lines) for section, lines in found.items()}


@cache
def wording(section: str) -> re.Pattern[str]:
    """One section of the list as one pattern; raises KeyError for a section that it does not have."""
    return re.compile("|".join(f"(?:{line})" for line in _sections()[section]), re.IGNORECASE)


@cache
def _line_of(section: str, tail: str) -> re.Pattern[str]:
    return re.compile(rf"\W{{0,4}}(?:{wording(section).pattern}){tail}", re.IGNORECASE)


def leads_on(line: str) -> bool:
    """Whether a line leads to the rest of what stands above it; clean pages have such for other stories."""
    return len(line) <= _SHORTEST_LINK and _line_of("read_on", "").match(line) is not None


def marks_page(line: str) -> bool:
    """Whether a line says that this is the first of several pages."""
    return len(line) <= _SHORTEST_LINK and _line_of("page_mark", r"\W{0,3}$").match(line) is not None


def walls(lines: Sequence[str]) -> list[int]:
    """Lines, by number, that ask for a subscription before the rest may be read."""
    join, rest = wording("join"), wording("rest")
    found = []
    for i, line in enumerate(lines):
        if len(line) > _LONGEST:
            continue
        of_rest = rest.search(line) is not None
        alone = only_for_members(line) or (of_rest and join.search(line) is not None)
        after = lines[i + 1].lstrip("¿ ") if of_rest and i + 1 < len(lines) else ""
        if alone or (0 < len(after) <= _LONGEST and join.match(after)):
            found.append(i)
    return found


def only_for_members(line: str) -> bool:
    """Whether one line alone says that the rest is for subscribers."""
    return len(line) <= _LONGEST and wording("only").search(line) is not None
