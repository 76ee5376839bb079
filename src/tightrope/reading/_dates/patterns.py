"""Templates over tokens, compiled to regular expressions over one character a token.

A template is written in words: `part:(early|late)? MONTH DOT? day:DAY (COMMA? year:YEAR)?`. Small
words stand for themselves, capitals for a class of tokens, `name:` names what follows, `( | )?` work
as in regular expressions; a name may be given twice, in branches of which one can match. Repetition is
not offered, so matching is linear. Each known word gets a
character, each shape too, and the text becomes a string in which the templates are searched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from tightrope.reading._dates.lexer import Lexeme
from tightrope.reading._dates.words import (
    CLOCK_WORDS,
    DAY_PARTS,
    DECADE_WORDS,
    MONTHS,
    SEASONS,
    UNIT_PLURALS,
    UNITS,
    WEEKDAYS,
    ZONES,
)

S = TypeVar("S")
R = TypeVar("R")

SHAPES: Final = (
    "ISO",
    "SLASHED",
    "CLOCK",
    "DEC4",
    "DEC2",
    "SHORTYEAR",
    "ORDNUM",
    "FRACTION",
    "UPTO31",
    "UPTO99",
    "YEAR",
    "BIG",
    "COUNT",
    "ORDINAL",
    "AMPM",
    "POSS",
    "BREAK",
    "COMMA",
    "DOT",
    "DASH",
    "LONGDASH",
    "STROKE",
    "SIGN",
)
WORD_CLASSES: Final[Mapping[str, Iterable[str]]] = {
    "MONTH": MONTHS,
    "WEEKDAY": WEEKDAYS,
    "WEEKDAYS": tuple(f"{day}s" for day in WEEKDAYS if len(day) > 5),
    "SEASON": SEASONS,
    "UNIT": UNITS,
    "UNITS": UNIT_PLURALS,
    "DAYPART": DAY_PARTS,
    "NOON": CLOCK_WORDS,
    "ZONE": ZONES,
    "TIES": DECADE_WORDS,
}
SHAPE_CLASSES: Final[Mapping[str, tuple[str, ...]]] = {
    "NUM": ("UPTO31", "UPTO99", "YEAR", "BIG", "COUNT"),
    "DAY": ("UPTO31", "ORDNUM", "ORDINAL"),
    "ORD": ("ORDNUM", "ORDINAL"),
}
_ATOM: Final = re.compile(r"(?:(?P<name>[a-z]\w*):)?(?P<atom>[A-Z][A-Z0-9]*|[a-z]+|[()|?])")
_OTHER: Final = chr(0xE000)
_FIRST: Final = 0xE001


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a template fits: the tokens and the named ones among them."""

    tokens: tuple[Lexeme, ...]
    named: Mapping[str, tuple[Lexeme, ...]]
    first: int
    stop: int

    def word(self, name: str) -> str:
        """The words of a named part, "" where it is absent."""
        return " ".join(token.word for token in self.named.get(name, ()))

    def number(self, name: str) -> float | None:
        """The number of the first token of a named part that has one, None where there is none."""
        return next((token.number for token in self.named.get(name, ()) if token.number), None)

    def has(self, name: str) -> bool:
        """Whether the named part is there."""
        return bool(self.named.get(name))

    def token(self, name: str) -> Lexeme | None:
        """The first token of a named part."""
        found = self.named.get(name, ())
        return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Rule(Generic[S, R]):
    """A template and what it means: `read` gives None where the words turn out to mean no time."""

    name: str
    template: str
    read: Callable[[Match, S], R | None]


class Grammar(Generic[S, R]):
    """All rules over one alphabet of tokens."""

    def __init__(self, rules: Iterable[Rule[S, R]]) -> None:
        self.rules = tuple(rules)
        self._codes: dict[str, str] = {}
        for shape in SHAPES:
            self._code(f"<{shape}>")
        self._compiled = tuple(re.compile(self._regex(rule.template)) for rule in self.rules)

    def _code(self, key: str) -> str:
        return self._codes.setdefault(key, chr(_FIRST + len(self._codes)))

    def _regex(self, template: str) -> str:
        parts: list[str] = []
        open_names: list[bool] = []
        used = 0
        for match in _ATOM.finditer(template):
            atom, name = match["atom"], match["name"]
            if name:
                name, used = f"{name}__{used}", used + 1
            if atom == "(":
                parts.append(f"(?P<{name}>(?:" if name else "(?:")
                open_names.append(bool(name))
            elif atom == ")":
                parts.append("))" if open_names.pop() else ")")
            elif atom in "|?":
                parts.append(atom)
            else:
                chars = self._chars(atom)
                parts.append(f"(?P<{name}>{chars})" if name else chars)
        return "".join(parts)

    def _chars(self, atom: str) -> str:
        if not atom.isupper():
            return self._code(atom)
        if atom in WORD_CLASSES:
            return "[" + "".join(self._code(word) for word in sorted(WORD_CLASSES[atom])) + "]"
        shapes = SHAPE_CLASSES.get(atom, (atom,))
        return "[" + "".join(self._codes[f"<{shape}>"] for shape in shapes) + "]"

    def encode(self, tokens: Iterable[Lexeme]) -> str:
        """One character a token."""
        codes = self._codes
        return "".join(
            codes.get(token.word, _OTHER) if token.shape == "word" else codes[f"<{token.shape}>"]
            for token in tokens
        )

    def candidates(self, tokens: list[Lexeme]) -> Iterator[tuple[Match, Rule[S, R]]]:
        """Every place where a rule fits, by start, the longer before the shorter, then by rule."""
        coded = self.encode(tokens)
        found = []
        for order, pattern in enumerate(self._compiled):
            found += [(m.start(), -m.end(), order, m) for m in pattern.finditer(coded) if m.end() > m.start()]
        found.sort(key=lambda item: item[:3])
        for start, stop, order, match in found:
            named = {
                name.partition("__")[0]: tuple(tokens[match.start(name) : match.end(name)])
                for name in match.re.groupindex
                if match.start(name) >= 0
            }
            yield Match(tuple(tokens[start:-stop]), named, start, -stop), self.rules[order]
