"""Readers' comments: told by the names of the elements they stand in, kept apart with their places."""

from __future__ import annotations

import pytest

from tightrope.articles._html import extract
from tightrope.articles._html_comments import find, finding
from tightrope.articles._html_source import scan
from tightrope.records import FindingKind

STORY = (
    "<p>The bridge over the Vell will be shut for a month, the mayor of Lower Vell said on Friday.</p>" * 3
)
REMARK = "My cousin drove over it last week and it held, so I do not see why they shut it."
WRITTEN = f"<p>{REMARK}</p>"
FORM = "<p>Your email address will not be published. Required fields are marked.</p>"


def _taken(markup: str) -> list[str]:
    lines = scan(markup).lines
    return [lines[i].text for i in find(lines)]


@pytest.mark.parametrize(
    "name",
    ["comments", "comment-list", "wp-block-comments", "disqus_thread", "kommentare", "post comment-17"],
)
def test_what_stands_in_an_element_of_that_name(name: str) -> None:
    page = f'<article>{STORY}</article><div class="{name}"><b>Ida</b>{WRITTEN}</div>'
    assert _taken(page) == ["Ida", REMARK]


@pytest.mark.parametrize("name", ["comments-open", "comment-count", "commentary", "no-comment", "documents"])
def test_names_that_only_resemble_it(name: str) -> None:
    assert _taken(f'<article>{STORY}</article><div class="{name}">{WRITTEN}</div>') == []


def test_a_form_nobody_has_filled_in_is_no_comment() -> None:
    assert _taken(f'<article>{STORY}</article><div id="comments">{FORM}</div>') == []


def test_a_page_that_is_all_comments_by_name_has_none() -> None:
    assert _taken(f'<div class="comments">{STORY}{WRITTEN}</div>') == []


def test_the_body_element_is_never_believed() -> None:
    assert _taken(f'<body class="comments">{STORY}<div>{WRITTEN}</div></body>') == []


def test_comments_stay_out_of_the_body_and_are_told_with_their_places() -> None:
    page = f'<article>{STORY}</article><div id="comments"><p>Ida</p>{WRITTEN}</div><p>A last line.</p>'
    found = extract(page)
    assert "My cousin" not in found.body
    assert "My cousin" in found.visible
    (told,) = [f for f in found.findings if f.kind is FindingKind.READER_COMMENTS]
    (span,) = told.page_spans
    assert page[span.start : span.end] == span.text
    assert span.text.startswith("Ida</p><p>My cousin")
    assert span.text.endswith("why they shut it.")


def test_each_unbroken_stretch_has_a_span_of_its_own() -> None:
    page = f'<ul class="comments">{WRITTEN}</ul><article>{STORY}</article><ul class="comments">{WRITTEN}</ul>'
    lines = scan(page).lines
    (told,) = finding(lines, page, find(lines))
    assert len(told.page_spans) == 2
