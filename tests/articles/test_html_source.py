"""The scan of HTML source: what a browser shows, and where each character of it stands."""

from __future__ import annotations

import html
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.articles._html_line import clip
from tightrope.articles._html_source import Around, attributes, scan
from tightrope.records import Run

_TEXTS = st.sampled_from(
    [
        "Tea",
        " ",
        "\n\t ",
        "&amp;",
        "&#8217;",
        "&nbsp;",
        "&copy",
        "&bogus;",
        "\xad",
        "\u202e",
        "x<y",
        "é",
        "a  b",
        "&#0;",
        "&NotEqualTilde;",
        "&ltfoo",
        "&#xD800;",
        "&lt;p&gt;",
        "\u200b",
        "日本",
        "&",
        ">",
        '"',
        "'",
        "=",
    ]
)
_TAGS = st.sampled_from(
    [
        "p",
        "/p",
        "div",
        "/div",
        "b",
        "/b",
        "br",
        "br/",
        "a href='x>y'",
        "/a",
        'i title="',
        "script",
        "/script",
        "!-- x --",
        "!--",
        "title",
        "/title",
        "svg",
        "/svg",
        "td",
        "/table",
        "x-y",
        "/x-y",
        "li",
        "",
        "/",
        "?php",
        "style",
        "/style",
    ]
)
_SOURCES = st.lists(st.one_of(_TEXTS, _TAGS.map(lambda tag: f"<{tag}>"), st.text(max_size=5))).map("".join)


def shown(source: str) -> list[str]:
    return [line.text for line in scan(source).lines]


@given(_SOURCES)
def test_every_run_of_every_line_is_the_source(source: str) -> None:
    end = 0
    for line in scan(source).lines:
        covered = 0
        for run in line.runs:
            text = line.text[run.start : run.start + run.length]
            raw = source[run.page_start : run.page_start + run.page_length]
            assert len(text) == run.length > 0
            assert run.page_start >= end
            end = run.page_start + run.page_length
            if run.length == run.page_length:
                assert text == raw
            else:
                assert (
                    text.split() == "".join(c for c in html.unescape(raw) if c not in "\u00ad\u200b").split()
                )
            assert line.text[covered : run.start] in {"", " "}
            covered = run.start + run.length
        assert covered == len(line.text)
        assert line.text == line.text.strip() != ""
        assert "\n" not in line.text


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("<p>One<p>Two<br>Three</p>Four", ["One", "Two", "Three", "Four"]),
        ("a<b>b</b>c <i> d</i>", ["abc d"]),
        ("<title>T</title><style>s</style><script>x<p>y</script><p>Seen<!-- <p>not --></p>", ["Seen"]),
        ("<svg><title>t</title><text>n</text></svg>Seen<template><p>n</p></template>", ["Seen"]),
        ("Fish &amp; chips&nbsp;&#8212; &quot;hot&quot;", ['Fish & chips — "hot"']),
        ("co\u00adope\u200brate \u202eright\u202c", ["cooperate right"]),
        ('<a title="a > b">link</a>', ["link"]),
        ("<p class=x'y>odd</p><p>next", ["odd", "next"]),
        ('<p title="never closed>lost</p><p>kept</p>', ["lost", "kept"]),
        ("3 < 4 and 5 > 4", ["3 < 4 and 5 > 4"]),
        ("before<!-- never closed <p>x", ["before"]),
        ("before<script>never closed <p>x", ["before"]),
        ("before <svg>never closed <p>x", ["before never closed", "x"]),
        ("cut off in a <a href='x", ["cut off in a"]),
        ("<td>1</td><td>2</td>", ["1", "2"]),
    ],
)
def test_what_is_shown(source: str, lines: list[str]) -> None:
    assert shown(source) == lines


def test_surroundings_and_links() -> None:
    page = (
        '<nav><a href="/">Home</a></nav><article><h2>Head</h2><p>Text with <a>a link</a>.</p></article>'
        "<p hidden>No</p>"
    )
    home, head, text, hidden = scan(page).lines
    assert home.around & Around.NAV
    assert home.linked == len("Home")
    assert head.around & Around.HEADING
    assert head.around & Around.ARTICLE
    assert text.linked == len("a link")
    assert not text.around & Around.NAV
    assert hidden.around & Around.UNSEEN


def test_raw_material_of_metadata() -> None:
    page = (
        '<html lang="en-GB"><meta property="og:title" content="A &amp; B"><link rel=canonical href=/x>'
        "<title> The\n title </title><script type='application/ld+json'>{}</script>"
        "<time datetime=2024-01-02>2 Jan</time>"
    )
    found = scan(page)
    assert (found.language, found.title, found.data) == ("en-GB", "The title", ["{}"])
    assert found.metas == [{"property": "og:title", "content": "A & B"}]
    assert found.links == [{"rel": "canonical", "href": "/x"}]
    assert [(t.attributes, t.words) for t in found.times] == [({"datetime": "2024-01-02"}, "2 Jan")]


def test_attributes_keep_the_first_of_a_name() -> None:
    assert attributes(""" CLASS="a&amp;b" id='c' hidden data-x=1 class=z """) == {
        "class": "a&b",
        "id": "c",
        "hidden": "",
        "data-x": "1",
    }


def test_what_stands_deeper_than_parsers_go_is_marked() -> None:
    top, deep = scan("<p>top</p>" + "<div>" * 400 + "deep" + "</div>" * 400).lines
    assert deep.around & Around.DEEP
    assert not top.around & Around.DEEP


def test_clip_takes_written_otherwise_runs_whole_or_not() -> None:
    runs = (Run(0, 3, 10, 3), Run(3, 1, 13, 5), Run(4, 2, 18, 2))
    assert clip(runs, 1, 5) == (Run(0, 2, 11, 2), Run(2, 1, 13, 5), Run(3, 1, 18, 1))
    assert clip((Run(0, 2, 0, 9),), 1, 2) == ()


@pytest.mark.parametrize(
    "unit",
    [
        "<p>",
        "<div>",
        "<b>",
        "<",
        "<a ",
        '<a ">" ',
        '<a b="',
        "&",
        "&a",
        "<script>",
        "<svg>",
        "<!--",
        " \n",
        "<title>",
        "a  ",
        "</div>",
        '<a href="x">y</a> ',
        "<x-y>",
        "&amp;",
        "\xad",
        "<td>",
        "</p>",
        "<a =",
        "<li>x",
    ],
)
def test_no_source_is_slow(unit: str) -> None:
    """Eight times the source takes about eight times as long: a quadratic scan would take sixty-four.

    The bound lies far from both, so that a busy machine does not fail it.
    """
    best = []
    for size in (40_000, 320_000):
        source = unit * (size // len(unit))
        times = []
        for _ in range(2):
            start = time.process_time()
            scan(source)
            times.append(time.process_time() - start)
        best.append(min(times))
    assert best[1] < 30 * best[0] + 0.2
