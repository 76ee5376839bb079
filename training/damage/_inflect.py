"""English endings: the base form of a word, and the same ending on another word.

Owns rules of spelling and WordNet's lists of irregular forms, read where Debian's wordnet-base puts them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

WORDNET = Path("/usr/share/wordnet")
PARTS = ("noun", "verb", "adj", "adv")

_RULES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "noun": (
        ("ies", "y", "s"),
        ("ches", "ch", "s"),
        ("shes", "sh", "s"),
        ("xes", "x", "s"),
        ("ses", "s", "s"),
        ("s", "", "s"),
    ),
    "verb": (
        ("ies", "y", "s"),
        ("es", "e", "s"),
        ("es", "", "s"),
        ("s", "", "s"),
        ("ied", "y", "ed"),
        ("ed", "e", "ed"),
        ("ed", "", "ed"),
        ("ing", "e", "ing"),
        ("ing", "", "ing"),
    ),
    "adj": (("er", "", "er"), ("er", "e", "er"), ("est", "", "est"), ("est", "e", "est")),
    "adv": (),
}
"""(ending as it stands, ending of the base form, kind of ending)"""
_VOWELS = "aeiou"


@cache
def irregular(part: str) -> dict[str, str]:
    """Irregular forms with their base forms."""
    rows = (WORDNET / f"{part}.exc").read_text("utf-8").splitlines()
    return {row.split()[0]: row.split()[1] for row in rows if len(row.split()) > 1}


@cache
def _irregular_forms(part: str) -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    for form, base in irregular(part).items():
        forms.setdefault(base, []).append(form)
    return forms


def bases(word: str, part: str) -> list[tuple[str, str]]:
    """The base forms that a lower-case word may have as that part of speech, each with its ending."""
    found = [(word, "")]
    if word in irregular(part):
        found.append((irregular(part)[word], _ending_of(word, part)))
    for ending, base, kind in _RULES[part]:
        stem = word.removesuffix(ending)
        if word.endswith(ending) and len(stem) > 1:
            found.append((stem + base, kind))
            if kind in {"ed", "ing", "er", "est"} and len(stem) > 2 and stem[-1] == stem[-2]:
                found.append((stem[:-1], kind))
    return found


def _ending_of(form: str, part: str) -> str:
    if part == "noun":
        return "s"
    return "ing" if form.endswith("ing") else "s" if form.endswith("s") and part == "verb" else "ed"


def with_ending(base: str, ending: str, part: str) -> str:
    """A base form with an ending; only the first word of several for a verb, the last for others."""
    if not ending:
        return base
    words = base.split()
    place = 0 if part == "verb" else -1
    words[place] = _one(words[place], ending, part)
    return " ".join(words)


def _one(word: str, ending: str, part: str) -> str:
    for form in _irregular_forms(part).get(word, ()):
        if _ending_of(form, part) == ending and part in {"noun", "verb"}:
            return form
    if ending == "s":
        if word.endswith("y") and word[-2:-1] not in _VOWELS:
            return word[:-1] + "ies"
        return word + ("es" if word.endswith(("s", "x", "ch", "sh", "z")) else "s")
    if word.endswith("e"):
        return word[:-1] + ending if ending != "ed" else word + "d"
    if word.endswith("y") and ending != "ing" and word[-2:-1] not in _VOWELS:
        return word[:-1] + "i" + ending
    doubled = (
        len(word) in (3, 4) and word[-1] not in "aeiouwxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS
    )
    return word + (word[-1] if doubled else "") + ending
