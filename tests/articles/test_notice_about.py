"""Which sentence of the body a notice concerns, and when it is better to say none."""

from __future__ import annotations

import pytest

from tightrope.articles import _notice_about
from tightrope.articles._corrections import sides
from tightrope.articles._notice_about import Body, about
from tightrope.records import NoticeKind as Kind

BODY = (
    "KELMOUTH — The council of Kelmouth voted on Tuesday to widen the breakwater for $12 million.\n\n"
    "Mayor Agnes Tolliver said the work would begin in September. The breakwater was built in 1931 after a"
    " storm drowned fourteen fishermen.\n\n"
    "Pieter Daalman, who runs the harbor office, said that nobody could wait for the next storm.\n\n"
    "Nine members voted in favor and two against. The money comes from the state's coastal fund."
)


def _about(notice: str, kind: Kind = Kind.CORRECTION) -> str | None:
    found = about(Body.of(BODY), kind, notice, *sides(notice))
    assert found is None or BODY[found.start : found.end] == found.text
    return found.text if found else None


@pytest.mark.parametrize(
    ("notice", "begins"),
    [
        (
            "Correction: An earlier version misstated the year the breakwater was built. It was 1931.",
            "The break",
        ),
        ("Correction: The head of the harbor office is Pieter Daalman, not Peter Dahlman.", "Pieter"),
        ("This story has been corrected to say that nine members voted in favor, not eight.", "Nine members"),
        ("An earlier version of this article called Agnes Tolliver the governor. She is the mayor.", "Mayor"),
        # numbers in words and in figures are the same
        ("Correction: The storm drowned 14 fishermen, not 40.", "The breakwater was built"),
        # counted out by the wire
        ("(Corrects cost in first paragraph to $12 million, not $21 million)", "KELMOUTH"),
        ("(Fixes typo in paragraph 3)", "Pieter"),
        ("(Corrects source of the money in final paragraph)", "The money"),
    ],
)
def test_the_sentence(notice: str, begins: str) -> None:
    found = _about(notice)
    assert found is not None
    assert found.startswith(begins)


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: An earlier version of this article named the wrong photographer.",
        "The headline on an earlier version of this article said the breakwater had been built.",
        "This article was amended to remove a quote by Mayor Agnes Tolliver on the breakwater.",
        "An earlier version of this story failed to credit the paper that first told of the breakwater.",
    ],
)
def test_none_where_none_can_be_told(notice: str) -> None:
    assert _about(notice) is None


def test_only_what_puts_something_right_concerns_a_sentence() -> None:
    notice = "This story was updated with a statement by Pieter Daalman, who runs the harbor office."
    assert _about(notice) is not None
    assert _about(notice, Kind.UPDATE) is None


def test_two_sentences_alike_leave_it_open() -> None:
    body = "The ship left Aldby on Monday.\n\nThe ship left Aldby on Tuesday."
    notice = "Correction: The ship is Danish; it left Aldby with a crew of ten."
    assert about(Body.of(body), Kind.CORRECTION, notice, None, None) is None


def test_no_more_sentences_are_compared_than_the_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_notice_about, "MAX_NOTICE_SENTENCES", 2)
    body = Body.of(BODY)
    assert len(body.sentences) == len(body.stems) == len(body.paragraphs) == 2
