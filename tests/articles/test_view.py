"""Visible text to page text, where the page writes its characters otherwise."""

from __future__ import annotations

from tightrope.articles._view import View
from tightrope.records import Run

PAGE = "<p>Fish &amp; chips</p>\n<p>Two</p>"
VIEW = View.of(
    PAGE, "Fish & chips\nTwo", (Run(0, 5, 3, 5), Run(5, 1, 8, 5), Run(6, 6, 13, 6), Run(13, 3, 27, 3))
)


def test_a_span_is_the_pages_own_characters() -> None:
    assert VIEW.span(0, 12).text == "Fish &amp; chips"
    assert VIEW.span(5, 6).text == "&amp;"
    assert VIEW.span(13, 16).text == "Two"


def test_a_span_across_lines_holds_what_the_page_has_between_them() -> None:
    assert VIEW.span(7, 16).text == "chips</p>\n<p>Two"


def test_a_line_break_of_ours_takes_the_nearest_place() -> None:
    assert VIEW.page(12, 13) == (19, 19)


def test_lines_are_those_of_the_visible_text() -> None:
    assert [line.text for line in VIEW.lines] == ["Fish & chips", "Two"]


def test_a_view_of_nothing_has_empty_spans() -> None:
    assert View.of("page", "", ()).span(0, 0).text == ""
