"""Owns the gazetteer of names that stand for states, groups and organisations, by first word.

Made once from a `Knowledge` and kept; matching is longest first and needs no pattern.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from spacy.tokens import Doc

from tightrope.knowledge import Agent, Knowledge, Organisation, Region, fold, name_key


class NameKind(Enum):
    """What a name of the gazetteer names."""

    STATE = auto()
    ADJECTIVE = auto()  # "Kazakh": qualifies what follows, or names one citizen
    DEMONYM = auto()  # "Kazakhs": people
    CAPITAL = auto()  # a place that may stand for a government
    SEAT = auto()  # "Kremlin": always the government
    REGION = auto()
    REGION_ADJECTIVE = auto()
    ORGANISATION = auto()


@dataclass(frozen=True, slots=True)
class Name:
    """One name: its kind, the state it belongs to, and the record behind it where there is one."""

    kind: NameKind
    state: str = ""
    organisation: Organisation | None = None
    region: Region | None = None
    lower: bool = False  # may be written without a capital ("the world body")


@dataclass(frozen=True, slots=True)
class Match:
    """A name found at tokens `start` to `end`."""

    start: int
    end: int
    name: Name


class Lexicon:
    """Names and agent nouns of one `Knowledge`, ready to be matched against tokens."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._names: dict[str, Name] = {}
        self._longest: dict[str, int] = {}
        self._agents = {
            tuple(noun.replace("-", " ").split()): agent for noun, agent in knowledge.agents.items()
        }
        self._agent_longest: dict[str, int] = {}
        for words in self._agents:
            self._agent_longest[words[0]] = max(self._agent_longest.get(words[0], 0), len(words))
        self._add_states(knowledge)
        self._add_regions(knowledge)
        for body in knowledge.bodies:
            for text in (body.name, *body.aliases):
                self._add(
                    text, Name(NameKind.ORGANISATION, body.state, organisation=body, lower=text[:1].islower())
                )

    def _add_states(self, knowledge: Knowledge) -> None:
        for country in knowledge.countries.values():
            state = country.iso3
            for text in (country.name, *country.aliases):
                self._add(text, Name(NameKind.STATE, state))
            for text in country.adjectives:
                self._add(text, Name(NameKind.ADJECTIVE, state))
            for text in country.demonyms:
                self._add(text, Name(NameKind.DEMONYM, state))
            for text in country.seats:
                self._add(text, Name(NameKind.CAPITAL if text in _CITIES else NameKind.SEAT, state))
        for country in knowledge.countries.values():
            self._add(country.capital, Name(NameKind.CAPITAL, country.iso3))

    def _add_regions(self, knowledge: Knowledge) -> None:
        for region in knowledge.region_table:
            for text in (region.name, *region.aliases):
                self._add(text, Name(NameKind.REGION, region=region))
            for text in region.adjectives:
                self._add(text, Name(NameKind.REGION_ADJECTIVE, region=region))

    def _add(self, text: str, name: Name) -> None:
        key = name_key(text)
        self._names.setdefault(key, name)
        words = _plain(text).split()
        if words:
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def match(self, doc: Doc, start: int) -> Match | None:
        """The longest name that begins at the token, None where there is none."""
        first = _plain(doc[start].text)
        longest = self._longest.get(first.split(" ")[0] if first else "", 0)
        if not longest:
            return None
        for end in range(min(start + 2 * longest, len(doc)), start, -1):
            name = self._name(doc, start, end)
            if name is not None:
                return Match(start, end, name)
        return None

    def _name(self, doc: Doc, start: int, end: int) -> Name | None:
        last = doc[end - 1].text
        if end - start > 1 and not (last in {")", "+"} or any(c.isalnum() for c in last)):
            return None
        if last == ")" and not any(token.text == "(" for token in doc[start:end]):
            return None
        text = doc[start:end].text
        if "\n" in text or last in {"'s", "’s"}:
            return None
        key = name_key(text)
        name = self._names.get(key) or self._names.get(key.removeprefix("=").casefold())
        if name is None or not (name.lower or _capital(text)):
            return None
        return name

    def agent(self, words: tuple[str, ...]) -> Agent | None:
        """The agent noun of exactly these folded words, the last one in singular or plural."""
        found = self._agents.get(words)
        if found is not None:
            return found
        for singular in singulars(words[-1]):
            found = self._agents.get((*words[:-1], singular))
            if found is not None:
                return found
        return None

    def agent_longest(self, first: str) -> int:
        """How many words the longest agent noun that begins with the word has."""
        return max((self._agent_longest.get(form, 0) for form in (first, *singulars(first))), default=0)


_ARTICLES = ("al-", "al ", "el-", "as-", "an-", "ar-")


def _capital(text: str) -> bool:
    """Whether it begins as a name does, an Arabic article before it aside: "al-Shabaab"."""
    bare = text[3:] if text.startswith(_ARTICLES) else text
    return bare[:1].isupper() or bare[:1].isdigit()


def _plain(text: str) -> str:
    bare = fold(text).replace(".", "")
    return bare.removeprefix("the ")


def singulars(word: str) -> tuple[str, ...]:
    """What the word may be the plural of: "ministries" -> "ministry", "gunmen" -> "gunman"."""
    if word.endswith("men"):
        return (word[:-3] + "man",)
    if word.endswith("ies"):
        return (word[:-3] + "y",)
    if word.endswith(("ses", "ches", "xes")):
        return (word[:-2], word[:-1])
    if word.endswith("people"):
        return (word[:-6] + "person",)
    if word.endswith("s") and not word.endswith("ss"):
        return (word[:-1],)
    return ()


_CITIES = frozenset(
    (
        "Kiev", "Peking", "Delhi", "Teheran", "Nur-Sultan", "Tel Aviv", "Amsterdam", "Yangon", "Rangoon",
        "Nay Pyi Taw", "Dar es Salaam", "Abidjan", "Sucre", "Sri Jayawardenepura Kotte", "Sana'a", "Aden",
        "Bujumbura", "Cotonou", "Gaza City", "Berne", "Ulan Bator", "Putrajaya", "Ashkhabad", "Frunze",
        "Lobamba", "Tananarive", "Washington D.C.", "Washington, D.C.", "Westminster", "Prishtina",
    )
)  # fmt: skip
"""Seats of government that are cities: like a capital, they may be meant as a place."""


@lru_cache(maxsize=4)
def lexicon(knowledge: Knowledge) -> Lexicon:
    """The lexicon of a `Knowledge`, made once."""
    return Lexicon(knowledge)
