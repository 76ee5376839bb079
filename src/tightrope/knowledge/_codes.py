"""Owns the event lexicon: CAMEO and PLOVER codes, and which verbs and nouns report which deed.

The tables are `event_*.csv`; what their columns mean stands at the head of each. Look-ups are
dictionary hits on lemmas, so a sentence costs no more for a longer table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from tightrope.knowledge._tables import Row, rows
from tightrope.records import EventCode

Frame = TypeVar("Frame")


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """One reading of a verb: the company it must keep, and the deed it then reports.

    `takes` are the slots that must be filled ("obj", prepositions), `kinds` slots with the class that
    must fill them, `words` lemmas that must stand among its dependents, `things` classes one of which
    the first slot's noun must be in; `code` "" says that this company makes no deed. `targets` are the
    slots of the one it is done to, best first; `need` which sides must be known actors.
    """

    takes: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    things: tuple[str, ...]
    code: str
    mode: str
    targets: tuple[str, ...]
    need: str


@dataclass(frozen=True, slots=True)
class Operator:
    """A verb that promises, refuses, demands or ends another deed, and where that deed stands."""

    name: str
    takes: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NounFrame:
    """A noun that names a deed, beside one of the modifiers `beside` where there are any.

    `verb` is the verb whose frames hold for it, or "". `stands` is "alone", "bare" or "helped".
    """

    beside: frozenset[str]
    verb: str
    code: str
    mode: str
    stands: str
    targets: tuple[str, ...]


class EventLexicon:
    """The tables behind one object; never changes."""

    def __init__(self, extra: Path | None = None) -> None:
        self._codes = {row.word("code"): row for row in rows("event_codes.csv", _CODES, extra)}
        self.verbs: Mapping[str, tuple[VerbFrame, ...]] = _grouped(
            (verb, _verb(row)) for row in rows("event_verbs.csv", _VERBS, extra) for verb in row.list("verbs")
        )
        self.operators: Mapping[str, tuple[Operator, ...]] = _grouped(
            (verb, _operator(row))
            for row in rows("event_operators.csv", _OPERATORS, extra)
            for verb in row.list("verbs")
        )
        self.nouns: Mapping[str, tuple[NounFrame, ...]] = _grouped(
            (noun, _noun(row)) for row in rows("event_nouns.csv", _NOUNS, extra) for noun in row.list("nouns")
        )
        self._topics = [
            (row.word("code"), frozenset(row.list("words")), row.word("finer"))
            for row in rows("event_topics.csv", ("code", "words", "finer"), extra)
        ]
        self._things = _things(rows("event_things.csv", ("class", "nouns"), extra))
        self._made = {
            (row.word("operator"), row.word("content")): row.word("code")
            for row in rows("event_compositions.csv", ("operator", "content", "code"), extra)
        }

    def event_code(self, cameo: str, mode: str = "") -> EventCode:
        """PLOVER root and mode of a CAMEO code, by its longest listed beginning.

        A mode may have a row of its own ("173/allege": being charged is an accusation in PLOVER, while
        CAMEO files it with arrests). A statement (01) has no PLOVER root: its `plover` is "".
        """
        beginnings = (cameo[:n] for n in range(len(cameo), 1, -1))
        keys = [f"{cameo}/{mode}", *beginnings]
        row = next((self._codes[key] for key in keys if key in self._codes), None)
        if row is None:
            return EventCode("", mode, cameo)
        return EventCode(row.word("plover"), mode or row.text("mode"), cameo)

    def knows(self, code: str) -> bool:
        """Whether each of these words names a code: a PLOVER root, a mode, the beginning of a CAMEO code."""
        named = {
            text.casefold() for row in self._codes.values() for text in (row.word("plover"), row.text("mode"))
        }
        words = code.casefold().split()
        return bool(words) and all(
            word in named or any(key.startswith(word) for key in self._codes) for word in words
        )

    def label(self, cameo: str) -> str:
        """A CAMEO code in plain words, "" where none of its beginnings is listed."""
        found = (self._codes[cameo[:n]] for n in range(len(cameo), 1, -1) if cameo[:n] in self._codes)
        return next((row.word("label") for row in found), "")

    def compose(self, operator: str, content: str) -> str:
        """The code of promising, refusing, demanding ... a deed, "" where the table has none."""
        for end in range(len(content), 1, -1):
            if code := self._made.get((operator, content[:end])):
                return code
        return ""

    def finer(self, code: str, words: Collection[str]) -> str:
        """A finer code for what the words beside an inquiry or accusation say it is about, or the code."""
        for coarse, topic, finer in self._topics:
            if coarse == code and not topic.isdisjoint(words):
                return finer
        return code

    def classes(self, noun: str) -> frozenset[str]:
        """The classes of things that a noun lemma, or "compound noun", is in."""
        return self._things.get(noun, frozenset())


_CODES = ("code", "plover", "mode", "label")
_VERBS = ("verbs", "frame", "thing", "code", "mode", "target", "need")
_OPERATORS = ("verbs", "operator", "takes", "target")
_NOUNS = ("nouns", "with", "verb", "code", "mode", "stands", "target")


def _verb(row: Row) -> VerbFrame:
    frame = [word for word in row.word("frame").split() if word != "none"]
    return VerbFrame(
        tuple(word for word in frame if not word.startswith("~") and ":" not in word),
        tuple((word.partition(":")[0], word.partition(":")[2]) for word in frame if ":" in word),
        tuple(word[1:] for word in frame if word.startswith("~")),
        row.list("thing"),
        row.text("code"),
        row.text("mode"),
        tuple(row.text("target").split()),
        row.text("need") or "either",
    )


def _operator(row: Row) -> Operator:
    return Operator(row.word("operator"), tuple(row.word("takes").split()), tuple(row.text("target").split()))


def _noun(row: Row) -> NounFrame:
    return NounFrame(
        frozenset(row.list("with")),
        row.text("verb"),
        row.text("code"),
        row.text("mode"),
        row.word("stands"),
        tuple(row.text("target").split()),
    )


def _grouped(pairs: Iterable[tuple[str, Frame]]) -> Mapping[str, tuple[Frame, ...]]:
    found: dict[str, tuple[Frame, ...]] = {}
    for key, frame in pairs:
        found[key] = (*found.get(key, ()), frame)
    return MappingProxyType(found)


def _things(table: Iterable[Row]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in table:
        for noun in row.list("nouns"):
            found[noun] = found.get(noun, frozenset()) | {row.word("class")}
    return found
