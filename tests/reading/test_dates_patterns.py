"""Templates over tokens and the lexer under them: shapes, numbers in words, names, time in the size."""

from __future__ import annotations

import time

import pytest

from tightrope.reading._dates.lexer import lex
from tightrope.reading._dates.patterns import Grammar, Match, Rule


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("twenty-four", 24),
        ("two hundred and six", 206),
        ("a thousand", 1000),
        ("nineteen ninety-six", 1996),
        ("2 1/2", 2.5),
    ],
)
def test_number_words_become_one_token(text: str, number: float) -> None:
    assert [token.number for token in lex(text)] == [number]


def test_time_words_need_their_capital_where_small_letters_mean_something_else() -> None:
    assert [token.word for token in lex("may May mar. Mar. sun")] == ["", "may", "", ".", "mar", ".", ""]


def test_a_template_gives_the_longest_fit_first_and_names_its_parts() -> None:
    grammar: Grammar[None, str] = Grammar(
        [
            Rule("short", "unit:UNIT", lambda match, _: match.word("unit")),
            Rule("long", "(n:NUM|few:(a few)) unit:(UNIT|UNITS) ago", lambda match, _: match.word("unit")),
        ]
    )
    tokens = lex("one day ago, a few days ago")
    found: list[tuple[str, Match]] = [(rule.name, match) for match, rule in grammar.candidates(tokens)]
    assert [name for name, _ in found] == ["long", "short", "long"]
    assert found[0][1].number("n") == 1
    assert found[2][1].has("few")
    assert not found[2][1].has("n")


def test_time_grows_with_the_text_and_no_faster() -> None:
    hostile = "one two three and a half of the early late May 1 1 1 - - years ago " * 400
    start = time.process_time()
    lex(hostile)
    once = time.process_time() - start
    start = time.process_time()
    lex(hostile * 4)
    assert time.process_time() - start < max(0.5, 12 * once)
