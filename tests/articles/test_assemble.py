"""Bodies from stretches of a page, and stretches out of bodies: every character keeps its place."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tightrope.articles._assemble import assemble, merged, minus, without
from tightrope.records import Run

stretches = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: (min(p), max(p))), max_size=6
)


def _covered(parts: list[tuple[int, int]]) -> set[int]:
    return {i for start, end in parts for i in range(start, end)}


@given(stretches)
def test_merged_covers_the_same_characters_in_order_and_apart(parts: list[tuple[int, int]]) -> None:
    out = merged(parts)
    assert _covered(out) == _covered(parts)
    assert all(a[1] < b[0] for a, b in pairwise(out))


@given(st.integers(0, 40), st.integers(0, 40), stretches)
def test_minus_is_the_difference_of_sets(a: int, b: int, cuts: list[tuple[int, int]]) -> None:
    start, end = min(a, b), max(a, b)
    assert _covered(minus((start, end), merged(cuts))) == set(range(start, end)) - _covered(cuts)


@given(st.text(alphabet="abc \n", min_size=1, max_size=40), st.lists(stretches, max_size=3))
def test_runs_of_an_assembled_body_are_slices_of_the_page(
    text: str, paragraphs: list[list[tuple[int, int]]]
) -> None:
    kept = [[(s, min(e, len(text))) for s, e in part if s < len(text)] for part in paragraphs]
    body, runs = assemble(text, kept)
    for run in runs:
        assert (
            body[run.start : run.start + run.length]
            == text[run.page_start : run.page_start + run.page_length]
        )
    assert body.strip() == body


@given(st.lists(st.text(alphabet="abcdef", min_size=1, max_size=9), min_size=1, max_size=5), stretches)
def test_what_is_cut_is_gone_and_the_rest_still_leads_back(
    words: list[str], cuts: list[tuple[int, int]]
) -> None:
    page = "\n".join(words)
    spans = []
    at = 0
    for word in words:
        spans.append([(at, at + len(word))])
        at += len(word) + 1
    body, runs = assemble(page, spans)
    left, moved = without(body, runs, cuts)
    gone = _covered(cuts)
    mapped = {run.page_start + i for run in moved for i in range(run.page_length)}
    assert not mapped & gone
    assert mapped == {i for part in spans for s, e in part for i in range(s, e)} - gone
    for run in moved:
        assert (
            left[run.start : run.start + run.length]
            == page[run.page_start : run.page_start + run.page_length]
        )


def test_a_run_that_the_page_writes_otherwise_goes_whole() -> None:
    page = "Fish &amp; chips"
    runs = (Run(0, 5, 0, 5), Run(5, 1, 5, 5), Run(6, 6, 10, 6))
    assert without("Fish & chips", runs, [(6, 8)])[0] == "Fish chips"
    assert page[5:10] == "&amp;"


def test_without_cuts_nothing_changes() -> None:
    assert without("a\n\nb", (Run(0, 1, 0, 1), Run(3, 1, 5, 1)), []) == (
        "a\n\nb",
        (Run(0, 1, 0, 1), Run(3, 1, 5, 1)),
    )
