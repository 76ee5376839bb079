"""News agencies that no list names, told by where their name stands and by what it is made of.

In a dateline's brackets ("TBILISI (Sava Wire) — ...") an agency's name is what one expects; at the end of
an article or behind a byline only a name that says what it is ("... Wire", "... News Agency") is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

_FORM: Final = (
    r"(?:Wire|Newswires?|Wire Service|News Agency|Press Agency|News Service|Newsagency|Presse-?[Aa]gentur"
    r"|Nachrichtenagentur)"
)
_CAPITALISED: Final = r"[^\W\d_][\w.’'-]{0,20}"
_FORMED: Final = re.compile(
    rf"(?:{_CAPITALISED} ){{1,4}}{_FORM}"
    rf"|Agen(?:ce|cia|zia) (?:de |di )?(?:{_CAPITALISED} ){{0,3}}{_CAPITALISED}"
)
_NEWS_WORDS: Final = (
    "news press agency agence agencia agenzia service foundation media wire newswire newswires radio"
)
_NEWS: Final = frozenset(_NEWS_WORDS.split())
"""Words of which a name of several has one: others in brackets are persons, parties, places, explanations."""

_WORD: Final = re.compile(r"[^\W\d_][^\W\d_.’'-]*\Z|[^\W\d_]{4,}-[^\W\d_]+\Z")
_LEAST_LETTERS: Final = 3
_SITE: Final = re.compile(r"https?://(?:www\.)?(?P<host>[\w.-]{1,250})")
_CALL_SIGN: Final = re.compile(r"[WK][A-Z]{2,3}(?:-(?:TV|FM|AM))?\Z")
"""Stations of the United States, which sign what they film: outlets, no agencies."""

_OTHER_WORDS: Final = """
    update updated updates exclusive live video videos audio photo photos picture pictures file opinion
    analysis comment column editorial breaking corrected correction clarification developing watch
    advertisement sponsored interview review satire
    explainer factbox obituary archive online pool courtesy graphic
    map listen transcript reuse paywall premium subscriber subscribers free
    january february march april may june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu
    thur thurs fri sat sun today yesterday tomorrow
    republican republicans democrat democrats democratic independent labour labor conservative conservatives
    liberal liberals green greens gop ldp cdu csu spd fdp afd bjp anc snp dup ukip
    north south east west northern southern eastern western central capital formerly
    usa uae uk drc dprk prc roc rok png bvi nato asean unesco unicef fifa uefa imf wto opec ecowas nsw vic qld
    gmt utc est edt pst pdt cet bst
"""
_OTHER: Final = frozenset(_OTHER_WORDS.split())
"""Other words that stand in brackets behind a place's or a person's name."""


def formed(name: str) -> str | None:
    """The name where its own words say that it is an agency's, None else."""
    name = " ".join(name.split()).strip(" .,;")
    if not _FORMED.fullmatch(name) or not all(
        w[:1].isupper() or w in {"de", "di", "of"} for w in name.split()
    ):
        return None
    return name.removeprefix("The ")


def in_dateline(bracket: str, place: str, is_place: Callable[[str], bool]) -> str | None:
    """The name of an agency in the brackets of a dateline, None for what else may stand there.

    `place` is what stands before them; `is_place` tells states, capitals and other known places.
    """
    name = " ".join(bracket.split())
    if told := formed(name):
        return told
    words = name.split(" ")
    if is_place(name) or not all(_WORD.match(word) and word[0].isupper() for word in words):
        return None
    if len(words) > 1:
        return name if len(words) <= 5 and not _NEWS.isdisjoint(w.casefold() for w in words) else None
    if len(name) < _LEAST_LETTERS or name.casefold() in _OTHER or _CALL_SIGN.match(name):
        return None
    return None if name == _initials(place) or _initials(name) == place else name


def is_own(name: str, outlets: Iterable[str]) -> bool:
    """Whether a name is an outlet's own: its letters, its initials, or those of its address."""
    bare = _letters(name)
    for outlet in outlets:
        site = _SITE.match(outlet)
        wholes = [label for label in site["host"].split(".")[:-1] if label not in _NEWS] if site else [outlet]
        if any(bare in _letters(one) or _within(_letters(one), bare) for one in wholes):
            return True
        if not site and bare == _letters(_initials(outlet)):
            return True
    return False


def _within(whole: str, bare: str) -> bool:
    return len(whole) >= _LEAST_LETTERS and whole in bare


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _initials(text: str) -> str:
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", text) if word[0].isupper())
