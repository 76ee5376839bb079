"""The dirt model: which words of a page were put in, and where the way through its odds is cut."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tightrope.articles import _dirt, _dirt_tokens
from tightrope.articles._lines import split
from tightrope.limits import MAX_DIRT_CHARS, MAX_DIRT_PIECES

BODY = (
    "The ferry between the two islands is back after a winter of repairs, the port said on Monday. It will "
    "sail twice a day until the autumn, and the mayor has said that nobody will be asked to pay more.\n\n"
    "“We had to learn to wait for the mail again,” said Ada Pell, who keeps the shop at the landing and who "
    "had counted the days on her door. She said that the first boat brought flour, lamps and two letters.\n\n"
    "About forty people work on the boats, most of them from the valley, and the port wants to hire ten more "
    "before the summer, when the visitors come to see the cliffs and the birds that nest in them."
)
LINKS = (
    "lucky spin casino, best slot bonus, orbitbet.com, buy cheap pills online, poker vega giriş, loanzo.net"
)
FORM = "Leave a Reply Your email address will not be published. Required fields are marked * Name * Email *"


def _cut(text: str) -> list[str]:
    return [text[start:end] for start, end in _dirt.find(split(text))]


def test_a_clean_article_is_left_alone() -> None:
    assert _cut(BODY) == []


@pytest.mark.parametrize("dirt", [LINKS, FORM])
@pytest.mark.parametrize("glue", ["", " ", "\n\n"])
def test_what_is_put_behind_an_article_is_cut_to_the_word(dirt: str, glue: str) -> None:
    assert _cut(BODY + glue + dirt) == [dirt]


def test_links_in_the_midst_of_a_sentence_leave_both_sides() -> None:
    (cut,) = _cut(BODY.replace("brought flour", f"brought {LINKS} flour"))
    assert len(set(cut.split()) ^ set(LINKS.split())) <= 3


def test_a_script_that_parts_no_words_is_not_looked_at() -> None:
    assert _cut("政府は火曜日に新しい条約に署名したと発表した。" * 8 + "\n\n" + LINKS) == []


def test_outside_english_only_words_of_trades_and_forms_are_cut() -> None:
    prose = (
        "Die Fähre zwischen den beiden Inseln fährt nach einem Winter im Dock wieder, sagte der Hafen am "
        "Montag, und sie wird bis zum Herbst zweimal am Tag ablegen.\n\n"
    ) * 3
    assert not _dirt_tokens.speaks("Adele Pell, Jonas Wirth, Karla Thomsen, Enno Brandt")
    assert all("Fähre" not in cut for cut in _cut(prose + LINKS))


def test_only_so_many_words_are_judged() -> None:
    assert (
        len(_dirt_tokens.pieces(split("word " * (MAX_DIRT_PIECES + 9)), MAX_DIRT_PIECES).starts)
        == MAX_DIRT_PIECES
    )


@given(st.text(alphabet="aB.9\n ,|é", min_size=1, max_size=60))
def test_pieces_are_slices_that_hold_every_character_but_white_space(text: str) -> None:
    found = _dirt_tokens.pieces(split(text), 1000)
    assert "".join(found.texts) == "".join(text.split())
    places = zip(found.starts.tolist(), found.ends.tolist(), strict=True)
    assert [text[start:end] for start, end in places] == list(found.texts)


@given(st.text(alphabet="ab Casino.com\n", min_size=1, max_size=80).filter(str.strip))
def test_every_piece_has_every_measure(text: str) -> None:
    lines = split(text)
    found = _dirt_tokens.pieces(lines, 1000)
    table, buckets = _dirt_tokens.measure(found, [line.gap for line in lines])
    assert table.shape == (len(found.starts), len(_dirt_tokens.NAMES))
    assert np.isfinite(table).all()
    assert buckets.max() < _dirt_tokens.BUCKETS


def _worth(odds: list[float], found: list[tuple[int, int]], switch: float) -> float:
    inside = sum(sum(odds[low:high]) for low, high in found)
    return inside - switch * sum((low > 0) + (high < len(odds)) for low, high in found)


@settings(max_examples=60)
@given(st.lists(st.integers(-6, 6).filter(bool), min_size=1, max_size=9), st.integers(1, 5))
def test_no_single_stretch_is_worth_more_than_the_way_taken(odds: list[int], switch: int) -> None:
    values = [odd + 0.01 * i for i, odd in enumerate(odds)]
    found = _dirt.stretches(np.array(values), switch=float(switch), least=-1e9)
    taken = _worth(values, found, switch)
    ends = range(len(values) + 1)
    others = [_worth(values, [(low, high)], switch) for low in ends for high in ends if low < high]
    assert taken >= max([0.0, *others]) - 1e-6


def test_a_stretch_that_sums_to_little_is_dropped() -> None:
    odds = np.array([-5.0, -5.0, 3.0, 3.0, -5.0, -5.0])
    assert _dirt.stretches(odds, switch=1.0, least=5.0) == [(2, 4)]
    assert _dirt.stretches(odds, switch=1.0, least=7.0) == []


def test_words_without_end_are_judged_by_their_ends_and_no_more_than_the_cap() -> None:
    found = _dirt_tokens.pieces(split(f"{'a' * 5_000}z {'word' * 20} " * 4_000), MAX_DIRT_PIECES)
    assert max(map(len, found.texts)) <= 200
    assert found.texts[0].endswith("z")
    assert MAX_DIRT_CHARS <= sum(map(len, found.texts)) < MAX_DIRT_CHARS + 200
    assert int(found.ends[0] - found.starts[0]) == 5_001


def test_an_article_among_thousands_of_lines_of_the_same_words_is_no_dirt() -> None:
    assert all(start >= len(BODY) for start, _ in _dirt.find(split(BODY + "\nLink to a page" * 2_000)))
