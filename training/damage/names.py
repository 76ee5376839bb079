"""Broken names: what machines make of them when text goes through another language or alphabet.

Owns four ways: a name respelled through Cyrillic, Arabic or Chinese syllables; a name read as the common
word that it resembles; months, titles and agencies put into other words; and a person's pronoun for a
thing. Rate is the share of the different names that are broken, in most of their mentions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from random import Random

from training.damage._inflect import WORDNET
from training.damage._text import Damaged, Edit, edited

_NAME = re.compile(
    r"(?<![.!?:“\"‘\n—–] )(?<=\w[ ,] |.[,\w] )\b[A-Z][a-zà-ž]{3,}\b|(?<=[a-z] )[A-Z][a-zà-ž]{3,}\b"
)
_VOWELS = "aeiou"

_CYRILLIC = """
sch:sh tch:ch ch:kh th:t ck:k ph:f wh:u w:v x:ks qu:kv h:g j:dzh ee:i oo:u ou:au y:i c:k ll:l nn:n
tt:t ss:s
"""
_ARABIC = """
p:b v:f ch:tsh g:j x:ks o:u c:k
"""
_CHINESE = """
r:l v:w th:s c:k z:s b:p
"""

_OTHER = "It:She,He it:she,him its:her,his He:It,She he:she,it his:her,its She:He,It she:he,it"
_STOCK = {
    "January": "Gennaio",
    "February": "Febuar",
    "March": "walk",
    "April": "Aprilis",
    "May": "can",
    "June": "Junio",
    "July": "Julio",
    "August": "august one",
    "September": "Septembre",
    "October": "Octubre",
    "November": "Novembre",
    "December": "Dicember",
    "Monday": "Lunday",
    "Tuesday": "the second day",
    "Wednesday": "Midweek",
    "Thursday": "Donderday",
    "Friday": "Freeday",
    "Saturday": "Sabbath",
    "Reuters": "Router",
    "Associated Press": "Connected Press",
    "President": "Chairman",
    "Secretary": "Clerk",
    "General": "Common",
    "Prime Minister": "First Servant",
    "Senate": "Old Men's House",
    "White House": "Home White",
    "Congress": "the Meeting",
    "Chancellor": "Clerk of the Realm",
}


def missing() -> str | None:
    """What to install where WordNet, the list of common words, is absent."""
    return None if (WORDNET / "index.noun").is_file() else "WordNet is absent: apt-get install wordnet-base"


@cache
def _common() -> dict[str, list[str]]:
    """Common words by their first four letters."""
    found: dict[str, list[str]] = defaultdict(list)
    for part in ("noun", "verb", "adj"):
        for row in (WORDNET / f"index.{part}").read_text("latin-1").splitlines():
            word = row.split(" ")[0]
            if word.isalpha() and word.isascii() and len(word) >= 4 and not row.startswith("  "):
                found[word[:4]].append(word)
                if part == "verb":
                    found[word[:4]].append(word.removesuffix("e") + "ing")
    return found


def respelled(name: str, rng: Random) -> str:
    """A name through another alphabet and back."""
    table, way = rng.choice(((_CYRILLIC, "cyrillic"), (_ARABIC, "arabic"), (_CHINESE, "chinese")))
    word = name.lower()
    for row in table.split():
        word = word.replace(*row.split(":"))
    if way == "arabic":  # short vowels are not written
        word = word[0] + "".join(c for c in word[1:] if c not in "eiu" or rng.random() < 0.3)
    if way == "chinese":  # every consonant takes a vowel
        word = "".join(
            c + ("u" if c not in _VOWELS and after not in _VOWELS and c not in "nsh" else "")
            for c, after in zip(word, word[1:] + "a", strict=True)
        )
    return word.capitalize()


def misread(name: str, rng: Random) -> str | None:
    """The common word that a name resembles, in lower case; None where there is none."""
    low = name.lower()
    near = [word for word in _common().get(low[:4], ()) if abs(len(word) - len(low)) <= 2 and word != low]
    return rng.choice(near) if near else None


def broken(text: str, rng: Random, rate: float) -> Damaged:
    """A share of the names broken, each in most of its mentions, and as many months, titles and pronouns."""
    share = min(1.0, 2.5 * rate)
    edits = [*_names(text, rng, share), *_words(text, rng, share), *_pronouns(text, rng, share / 2)]
    return edited(text, edits)


def _names(text: str, rng: Random, share: float) -> list[Edit]:
    by_name: dict[str, list[re.Match[str]]] = defaultdict(list)
    for match in _NAME.finditer(text):
        by_name[match.group()].append(match)
    edits = []
    for name in sorted(by_name):
        if rng.random() >= share:
            continue
        word = misread(name, rng) if rng.random() < 0.5 else None
        new = word or respelled(name, rng)
        edits += [Edit(m.start(), m.end(), new) for m in by_name[name] if rng.random() < 0.7]
    return edits


def _words(text: str, rng: Random, share: float) -> list[Edit]:
    edits: list[Edit] = []
    for word, odd in _STOCK.items():
        met = [match for match in re.finditer(rf"\b{word}\b(?= )", text) if rng.random() < share]
        edits += [Edit(match.start(), match.end(), odd) for match in met]
    return edits


def _pronouns(text: str, rng: Random, share: float) -> list[Edit]:
    other = {word: tuple(others.split(",")) for word, _, others in (r.partition(":") for r in _OTHER.split())}
    return [
        Edit(match.start(), match.end(), rng.choice(other[match.group()]))
        for match in re.finditer(r"\b(?:[Ii]t|its|[Hh]e|his|[Ss]he)\b", text)
        if rng.random() < share
    ]
