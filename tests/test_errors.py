"""The error tree: drawn as it is, every code its own, every error with a remedy."""

from __future__ import annotations

import re

from tightrope import errors
from tightrope.errors import TightropeError


def _classes(root: type[TightropeError] = TightropeError) -> list[type[TightropeError]]:
    return [root] + [below for child in root.__subclasses__() for below in _classes(child)]


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = set(re.findall(r"(?:[├└]── |^    )(\w+)", errors.__doc__ or "", re.MULTILINE))
    assert drawn == {error.__name__ for error in _classes()}


def test_codes_in_the_docstring_are_the_codes() -> None:
    drawn = dict(re.findall(r"(\w+) +(TR-[A-Z-]+)", errors.__doc__ or ""))
    assert drawn
    assert drawn == {name: getattr(errors, name).code for name in drawn}


def test_every_leaf_has_its_own_code_and_a_remedy_of_its_own_words() -> None:
    leaves = [error for error in _classes() if not error.__subclasses__()]
    assert len({error.code for error in leaves}) == len(leaves)
    for error in leaves:
        assert error.remedy.endswith("."), error


def test_an_error_becomes_a_failure_row_that_says_the_same() -> None:
    row = errors.EmptyPage("no text", "a.html").as_failure(page_id="p")
    assert (row.code, row.origin, row.detail, row.page_id, row.skipped) == (
        "TR-EMPTY", "a.html", "no text", "p", True,
    )  # fmt: skip
    assert row.remedy == errors.EmptyPage.remedy
