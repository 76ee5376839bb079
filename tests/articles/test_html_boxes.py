"""How a page's prose is spread over its elements: the columns that name no class and know no word."""

from __future__ import annotations

import numpy as np

from tightrope.articles._html_boxes import NAMES, table
from tightrope.articles._html_select import pick_cheaply, telling
from tightrope.articles._html_source import Around, scan

PROSE = "<p>Nine of the ferries, built before the war and painted since, went out again on Monday.</p>"
ASIDE = "<p>One boat, far smaller than the rest, stayed in the harbour for want of a crew.</p>"


def _columns(page: str) -> dict[str, list[float]]:
    lines = scan(page).lines
    words = np.array([float(len(line.text.split())) for line in lines])
    ends = np.array([float(line.text.endswith(".")) for line in lines])
    commas = np.array([float(line.text.count(",")) for line in lines])
    found = table(lines, telling(lines), words, ends, commas)
    return dict(zip(NAMES, found.T.tolist(), strict=True))


def test_lines_in_the_element_that_holds_most_of_the_prose() -> None:
    page = f"<div><section>{PROSE * 6}</section><section>{ASIDE}</section></div>"
    found = _columns(page)
    assert found["in_most"] == [1.0] * 6 + [0.0]
    assert found["in_top"] == [1.0] * 6 + [0.0]
    assert found["to_most"] == [0.0] * 6 + [2.0]
    assert found["prose_1"][0] > 0.8 > 0.2 > found["prose_1"][-1]


def test_links_are_no_prose() -> None:
    link = "<li><a href='/x'>The ferries of old went out again, all nine of them and one.</a></li>"
    found = _columns(f"<ul>{link * 9}</ul><div>{PROSE * 3}</div>")
    assert found["in_half"] == [0.0] * 9 + [1.0] * 3
    assert found["links_1"] == [1.0] * 9 + [0.0] * 3


def test_a_form_around_the_whole_page_tells_nothing() -> None:
    page = f"<form><div>{PROSE * 4}</div></form><div>{ASIDE}</div>"
    lines = scan(page).lines
    assert lines[0].around & Around.FORM
    assert not telling(lines) & Around.FORM
    assert [piece.line for piece in pick_cheaply(lines)] == [0, 1, 2, 3, 4]
    assert _columns(page)["in_most"] == [1.0] * 4 + [0.0]


def test_a_form_beside_the_article_does() -> None:
    lines = scan(f"<div>{PROSE * 4}</div><form>{ASIDE}</form>").lines
    assert telling(lines) & Around.FORM
    assert [piece.line for piece in pick_cheaply(lines)] == [0, 1, 2, 3]


def test_a_page_without_prose_has_its_columns_too() -> None:
    found = _columns("<ul><li>Home</li><li>Sea</li></ul>")
    assert found["prose_1"] == [0.0, 0.0]
    assert table([], 0, np.zeros(0), np.zeros(0), np.zeros(0)).shape == (0, len(NAMES))
