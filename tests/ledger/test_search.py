"""Searching: a small grammar of its own; no text is an error of the database, mistakes have a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tightrope.errors import BadQuery
from tightrope.ledger import Ledger
from tightrope.ledger._grammar import compile_query
from tightrope.limits import MAX_QUERY_CHARS, MAX_QUERY_TERMS

from .making import NOW, article, reading

TEXTS = {
    "grain": "The grain deal was signed in Tallinn. Farmers in Peru cheered the grain deal.",
    "wheat": "Wheat prices fell. The deal on wheat, not grain, is off.",
    "accents": "The minister of São Tomé met o'Neil to talk about C++ and <b>tariffs</b>.",
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    with Ledger.open(tmp_path_factory.mktemp("search") / "x.db") as ledger:
        with ledger.writer("test") as writer:
            for name, body in TEXTS.items():
                handed, made = article(body, origin=name, headline=f"About {name}")
                writer.add(handed, made, reading(made), (), name, NOW)
        yield ledger


def _found(ledger: Ledger, query: str) -> set[str]:
    origins = {head.id: head.origin for head in ledger.heads().values()}
    return {origins[hit.article_id] for hit in ledger.search(query).records}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("grain", {"grain", "wheat"}),
        ("grain deal", {"grain", "wheat"}),
        ('"grain deal"', {"grain"}),
        ("“grain deal”", {"grain"}),
        ("deal -wheat", {"grain"}),
        ('deal -"grain deal"', {"wheat"}),
        ("farmers OR prices", {"grain", "wheat"}),
        ("deal farmers OR tariffs", {"grain"}),
        ("farm*", {"grain"}),
        ("sao tome", {"accents"}),
        ("o'neil", {"accents"}),
        ("C++", {"accents"}),
        ("farmer", {"grain"}),
        ("headline:grain NEAR(x)", set()),
        ("nothing-of-the-kind", set()),
    ],
)
def test_a_query_finds_what_it_says(filled: Ledger, query: str, found: set[str]) -> None:
    assert _found(filled, query) == found


@pytest.mark.parametrize(
    ("query", "position"),
    [
        ("", 1),
        ("   ", 1),
        ("-grain", 1),
        ('grain "deal', 7),
        ("OR grain", 1),
        ("grain OR", 7),
        ("grain OR OR deal", 10),
        ("grain OR -deal", 10),
        ("grain ++", 7),
        ('grain ""', 7),
        (" ".join(["x"] * (MAX_QUERY_TERMS + 1)), 2 * MAX_QUERY_TERMS + 1),
        ("x" * (MAX_QUERY_CHARS + 1), MAX_QUERY_CHARS + 1),
    ],
)
def test_a_mistake_is_refused_with_its_place(query: str, position: int) -> None:
    with pytest.raises(BadQuery) as refused:
        compile_query(query)
    assert refused.value.position == position


@given(st.text(max_size=80) | st.text(alphabet="ab\"-*():^OR{}+.' \0\n", max_size=40))
@example('a" OR "b')
@example('"*')
@example('a* OR -"b" "c"*')
@example("a\0b")
def test_no_text_is_an_error_of_the_database(filled: Ledger, query: str) -> None:
    place = _refused_at(filled, query)
    assert place is None or 1 <= place <= max(1, len(query) + 1)


def _refused_at(ledger: Ledger, query: str) -> int | None:
    """Where a query is refused; None where it is answered."""
    try:
        ledger.search(query, limit=3)
    except BadQuery as error:
        return -1 if error.position is None else error.position
    return None


def test_the_words_looked_for_are_marked_in_plain_text(filled: Ledger) -> None:
    (hit,) = filled.search("tariffs").records
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["tariffs"]
    assert "<b>tariffs</b>" in hit.snippet
    assert "\x02" not in hit.snippet


def test_a_word_in_the_headline_counts_more(filled: Ledger) -> None:
    first = filled.search("grain").records[0]
    assert first.headline == "About grain"


def test_a_limit_keeps_the_best_and_counts_the_rest(filled: Ledger, tmp_path: Path) -> None:
    found = filled.search("grain", limit=1)
    assert (len(found.records), found.total) == (1, 2)
