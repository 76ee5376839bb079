"""Text to the tokens that time expressions are made of; owns shapes, number words and offsets.

One pass of one regular expression without nested repetition, so the time is linear in the text.
Number words that belong together ("twenty-four", "nineteen ninety-six") become one token.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tightrope.reading._dates.words import (
    MONTHS,
    MULTIPLIERS,
    NUMBER_WORDS,
    ORDINAL_WORDS,
    SHORT_NAMES,
    WEEKDAYS,
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A token: its shape, its lower-case word, where it stands, and its number where it has one.

    `shape` is "word" or one of the shapes of `_SHAPES`; a word that cannot be read as a time word
    in this spelling ("may", "mar" in small letters) has the empty word.
    """

    shape: str
    word: str
    start: int
    end: int
    number: float = 0.0


_TOKEN: Final = re.compile(
    r"(?P<ISO>\b\d{4}-\d{1,2}-\d{1,2}(?:T\d\d:\d\d(?::\d\d)?)?(?![\d-]))"
    r"|(?P<SLASHED>\b\d{1,4}[/.]\d{1,2}[/.]\d{2,4}\b|\b9/11\b)"
    r"|(?P<CLOCK>\b\d{1,2}:\d\d(?::\d\d)?\b)"
    r"|(?P<DEC4>\b\d{3}0['’]?s\b)"
    r"|(?P<DEC2>['’`‘]\d0s\b|\b\d0s\b)"
    r"|(?P<SHORTYEAR>['’`‘]\d\d\b)"
    r"|(?P<ORDNUM>\b\d{1,2}(?:st|nd|rd|th)\b)"
    r"|(?P<FRACTION>\b1/[234]\b)"
    r"|(?P<NUMBER>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
    r"|(?P<AMPM>\b[AaPp]\.\s?[Mm]\.|\b[AaPp][Mm]\b|(?<=\d)[AaPp][Mm]\b)"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<POSS>['’]s?\b|['’](?=\s))"
    r"|(?P<BREAK>\n[ \t]*\n\s*)"
    r"|(?P<sign>\S)"
)
_SIGNS: Final = {",": "COMMA", ".": "DOT", "-": "DASH", "–": "DASH", "—": "LONGDASH", "/": "STROKE"}
_NAMES: Final = frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset(f"{day}s" for day in WEEKDAYS)
_LOWER_MEANS_OTHER: Final = _NAMES - {"january", "february", "september", "october", "november", "december"}


def lex(text: str) -> list[Lexeme]:
    """The tokens of a text in order; `text[token.start:token.end]` is the token."""
    found = [_lexeme(match, text) for match in _TOKEN.finditer(text)]
    return _join_numbers(found, text)


def _lexeme(match: re.Match[str], text: str) -> Lexeme:
    shape = match.lastgroup or "sign"
    word = match.group()
    start, end = match.span()
    if shape == "word":
        return Lexeme("word", _time_word(word, text[end : end + 2]), start, end)
    if shape == "sign":
        return Lexeme(_SIGNS.get(word, "SIGN"), word, start, end)
    if shape == "NUMBER":
        return _number(word, start, end)
    if shape == "ORDNUM":
        return Lexeme(shape, word.lower(), start, end, float(word[:-2]))
    if shape == "FRACTION":
        return Lexeme(shape, word, start, end, 1 / int(word[2]))
    return Lexeme(shape, word.lower(), start, end)


def _time_word(word: str, after: str) -> str:
    lower = word.lower()
    if lower not in _NAMES:
        return lower
    if word.islower() and lower in _LOWER_MEANS_OTHER:
        return ""
    if lower in SHORT_NAMES and not (after[:1] == "." or after[1:].isdigit()):
        return ""
    return lower


def _number(word: str, start: int, end: int) -> Lexeme:
    value = float(word.replace(",", ""))
    if "," in word or "." in word or len(word) > 4:
        shape = "BIG"
    elif len(word) == 4:
        shape = "YEAR" if 1000 <= value <= 2999 else "BIG"
    elif len(word) == 3:
        shape = "BIG"
    else:
        shape = "UPTO31" if 1 <= value <= 31 else "UPTO99"
    return Lexeme(shape, word, start, end, value)


def _join_numbers(tokens: list[Lexeme], text: str) -> list[Lexeme]:
    joined: list[Lexeme] = []
    at = 0
    while at < len(tokens):
        step, token = _number_at(tokens, at, text)
        joined.append(token)
        at += step
    return joined


def _number_at(tokens: list[Lexeme], at: int, text: str) -> tuple[int, Lexeme]:
    """The token at `at`, or the number that begins there, and how many tokens it takes."""
    first = tokens[at]
    if first.word in NUMBER_WORDS or (first.word in ("a", "an") and _word(tokens, at + 1) in MULTIPLIERS):
        return _words_number(tokens, at)
    if first.word in ORDINAL_WORDS:
        return 1, Lexeme("ORDINAL", first.word, first.start, first.end, float(ORDINAL_WORDS[first.word]))
    follower = tokens[at + 1] if at + 1 < len(tokens) else None
    if first.shape in ("UPTO31", "UPTO99") and follower is not None and follower.shape == "FRACTION":
        value = first.number + follower.number
        return 2, Lexeme("BIG", text[first.start : follower.end], first.start, follower.end, value)
    return 1, first


def _word(tokens: list[Lexeme], at: int) -> str:
    return tokens[at].word if at < len(tokens) else ""


def _words_number(tokens: list[Lexeme], at: int) -> tuple[int, Lexeme]:
    """A number in words; "nineteen ninety-six" is a year, "twenty-first" an ordinal."""
    stop, values = at, []
    shape: str | None = None
    while stop < len(tokens):
        word = tokens[stop].word
        if word in NUMBER_WORDS:
            values.append(NUMBER_WORDS[word])
        elif word in MULTIPLIERS:
            values.append(-MULTIPLIERS[word])
        elif word in ("a", "an") and stop == at:
            values.append(1)
        elif word in ORDINAL_WORDS and values and values[-1] >= 20 and ORDINAL_WORDS[word] < 10:
            values.append(ORDINAL_WORDS[word])
            shape = "ORDINAL"
            stop += 1
            break
        elif not _is_glue(tokens, stop, values):
            break
        stop += 1
    while tokens[stop - 1].word in ("-", "–", "and"):
        stop -= 1
    year = _spoken_year(values)
    value = float(year if year is not None else _worth(values))
    kind = shape or ("YEAR" if year is not None else "COUNT")
    word = tokens[at].word if stop == at + 1 else ""
    return stop - at, Lexeme(kind, word, tokens[at].start, tokens[stop - 1].end, value)


def _is_glue(tokens: list[Lexeme], at: int, values: list[int]) -> bool:
    """Whether "-" or "and" at this place holds two parts of one number together."""
    if not values or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1].word
    if tokens[at].word in ("-", "–"):
        tens = values[-1] >= 20 and values[-1] % 10 == 0
        return tens and 0 < (NUMBER_WORDS.get(following) or ORDINAL_WORDS.get(following) or 0) < 10
    return tokens[at].word == "and" and values[-1] < 0 and following in NUMBER_WORDS


def _spoken_year(values: list[int]) -> int | None:
    """1996 for [19, 90, 6]; None for a number that isn't said as a year."""
    if len(values) in (2, 3) and 13 <= values[0] <= 20 and values[1] >= 10:
        rest = values[1] + (values[2] if len(values) == 3 else 0)
        if rest < 100 and (len(values) == 2 or (values[1] % 10 == 0 and 0 < values[2] < 10)):
            return values[0] * 100 + rest
    return None


def _worth(values: list[int]) -> int:
    total = current = 0
    for value in values:
        if value >= 0:
            current += value
        elif value == -100:
            current = max(1, current) * 100
        else:
            total += max(1, current) * -value
            current = 0
    return total + current
