"""A language there and back, by Debian's apertium: rule-based machine translation (GPL, training time only).

Owns the pairs and the running of `apertium`. Paragraphs go through as lines, many at once, since starting
the program takes longer than translating an article. Rate is the share of paragraphs that are translated.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from random import Random

from training.damage._text import Damaged, compared

PAIRS = {
    "spa": ("eng-spa", "spa-eng", "apertium-eng-spa"),
    "cat": ("eng-cat", "cat-eng", "apertium-eng-cat"),
    "glg": ("en-gl", "gl-en", "apertium-en-gl"),
    "epo": ("en-eo", "eo-en", "apertium-eo-en"),
}
_SHARES = {0.05: 0.15, 0.1: 0.3, 0.2: 0.6, 0.4: 1.0}
"""Share of the paragraphs for a rate of words: a translation changes about a third of the words."""
_MARK = re.compile(r"[*@#](?=\w)")
_BATCH = 400
"""Lines a run: a crash costs the search for the line it came of, within so many."""
_SPACES = re.compile(r"(?<=\S) {2,}")


@cache
def _modes() -> frozenset[str]:
    if shutil.which("apertium") is None:
        return frozenset()
    return frozenset(
        subprocess.run(["apertium", "-l"], capture_output=True, text=True, check=False).stdout.split()
    )


def missing(language: str) -> str | None:
    """What to install where a pair is absent."""
    there, back, package = PAIRS[language]
    if {there, back} <= _modes():
        return None
    return f"no translation there and back by {there}: apt-get install apertium {package}"


def translated(lines: Sequence[str], mode: str) -> list[str]:
    """Each line translated; one that the program breaks down on stays as it is."""
    if len(lines) > _BATCH:
        return [
            line for i in range(0, len(lines), _BATCH) for line in translated(lines[i : i + _BATCH], mode)
        ]
    run = subprocess.run(
        ["apertium", "-u", mode], input="\n".join(lines) + "\n", capture_output=True, text=True, check=False
    )
    made = run.stdout.split("\n")[: len(lines)]
    if run.returncode == 0 and len(made) == len(lines):
        return [_SPACES.sub(" ", _MARK.sub("", line)) for line in made]
    if len(lines) == 1:
        return list(lines)
    half = len(lines) // 2
    return translated(lines[:half], mode) + translated(lines[half:], mode)


def there_and_back(texts: Sequence[str], rng: Random, rate: float, language: str) -> list[Damaged]:
    """Each text with a share of its paragraphs (all where the rate is 0.4) translated there and back."""
    share = _SHARES.get(rate, min(1.0, 2.5 * rate))
    kept = [text.split("\n") for text in texts]
    places = [
        (i, j)
        for i, lines in enumerate(kept)
        for j, line in enumerate(lines)
        if line.strip() and rng.random() < share
    ]
    lines = [kept[i][j] for i, j in places]
    if lines:
        there, back, _ = PAIRS[language]
        for (i, j), made in zip(places, translated(translated(lines, there), back), strict=True):
            kept[i][j] = made
    return [_compared(text, lines) for text, lines in zip(texts, kept, strict=True)]


def _compared(before: str, lines: Sequence[str]) -> Damaged:
    spans: list[tuple[int, int]] = []
    start = 0
    for old, new in zip(before.split("\n"), lines, strict=True):
        if old != new:
            spans += [(start + a, start + b) for a, b in compared(old, new)]
        start += len(new) + 1
    return Damaged("\n".join(lines), tuple(spans))
