"""Finding an extractor's words in the page: in order, nothing invented, and quickly."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tightrope.articles._html_align import _heaviest_chain, align, words_of

_VOCABULARY = st.sampled_from(["tea", "oil", "cup", "boat", "sea", "port", "wind", "law", "vote"])
_LINES = st.lists(st.lists(_VOCABULARY, min_size=1, max_size=8).map(" ".join), max_size=12)


@given(st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 6)), st.integers(1, 5), max_size=14))
def test_the_chain_is_the_heaviest_there_is(weights: dict[tuple[int, int], int]) -> None:
    pairs = sorted((left, right, weight) for (left, right), weight in weights.items())
    best = [0] * len(pairs)
    for i, (left, right, weight) in enumerate(pairs):
        before = [best[j] for j in range(i) if pairs[j][0] < left and pairs[j][1] < right]
        best[i] = weight + max(before, default=0)
    chain = _heaviest_chain(pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(chain))
    assert sum(weights[pair] for pair in chain) == max(best, default=0)


@given(_LINES, st.lists(st.booleans(), min_size=12, max_size=12))
def test_picked_lines_are_found_whole(lines: list[str], chosen: list[bool]) -> None:
    picked = [line for line, take in zip(lines, chosen, strict=False) if take]
    flags, lost = align([words_of(line) for line in lines], [words_of(line) for line in picked])
    assert lost == 0
    found = [line for line, flag in zip(lines, flags, strict=True) if flag and all(flag)]
    assert Counter(picked) <= Counter(found)


@given(_LINES, _LINES)
def test_nothing_is_flagged_that_was_not_picked(lines: list[str], picked: list[str]) -> None:
    known = [words_of(line) for line in lines]
    flags, lost = align(known, [words_of(line) for line in picked])
    flagged = Counter(
        w for line, flag in zip(known, flags, strict=True) for w, f in zip(line.words, flag, strict=True) if f
    )
    given_words = Counter(w for line in picked for w in line.split())
    assert set(flagged) <= set(given_words)
    assert 0 <= lost <= sum(given_words.values())


def test_a_line_shown_twice_is_found_where_its_neighbours_are() -> None:
    lines = ["Teaser of the day", "menu", "The story begins here", "Teaser of the day", "and ends there now"]
    flags, _ = align([words_of(x) for x in lines], [words_of(x) for x in lines[2:]])
    assert [bool(flag[0]) for flag in flags] == [False, False, True, True, True]


def test_a_paragraph_that_swallowed_several_lines_is_found_in_them() -> None:
    lines = ["first part of it", "second part of it", "something else again", "third and last part"]
    flags, lost = align([words_of(x) for x in lines], [words_of(" ".join([lines[0], lines[1], lines[3]]))])
    assert [all(flag) for flag in flags] == [True, True, False, True]
    assert lost == 0


def test_a_moved_paragraph_is_found() -> None:
    long = "a paragraph that the extractor has put behind all the others for reasons of its own"
    lines = [
        long,
        "one line of text that stands here on its own",
        "another line of text that stands there too",
    ]
    flags, lost = align([words_of(x) for x in lines], [words_of(x) for x in (*lines[1:], long)])
    assert all(all(flag) for flag in flags)
    assert lost == 0


def test_words_compare_in_one_unicode_form() -> None:
    flags, lost = align([words_of("cafe\u0301 naïve")], [words_of("café nai\u0308ve")])
    assert (bytes(flags[0]), lost) == (b"\1\1", 0)


def test_much_repetition_is_still_found() -> None:
    lines = [words_of("The same words stand here again.")] * 3000
    flags, lost = align(lines, lines)
    assert lost == 0
    assert all(all(flag) for flag in flags)
