"""What one element of a source holds, piece by piece."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.articles._meta_elements import words_in


def _pieces(inside: str) -> list[tuple[str, bool]]:
    return [(piece.text, piece.link) for piece in words_in(f"{inside}</p> behind", 0, "p")]


@pytest.mark.parametrize(
    ("inside", "pieces"),
    [
        ("Ada Quill", [("Ada Quill", False)]),
        (
            "By <a href=x>Ada Quill</a>, <a>Bo Lund</a>",
            [("By", False), ("Ada Quill", True), (",", False), ("Bo Lund", True)],
        ),
        ("Ada <b>Quill</b>", [("Ada Quill", False)]),
        ("Ada Quill<time>5 March</time><span>Follow</span>", [("Ada Quill", False), ("Follow", False)]),
        ("<svg><path/></svg>Ada&nbsp;Quill<!-- note -->", [("Ada Quill", False)]),
        ("<script>x < y</script>Ada", [("Ada", False)]),
    ],
)  # fmt: skip
def test_pieces(inside: str, pieces: list[tuple[str, bool]]) -> None:
    assert _pieces(inside) == pieces


def test_an_element_inside_of_the_same_name_does_not_end_it() -> None:
    text = "<div>Ada</div> Quill</div> behind"
    assert [piece.text for piece in words_in(text, 0, "div")] == ["Ada", "Quill"]


@pytest.mark.parametrize("text", ["never closed", "x" * 10_000 + "</p>", "<i>" * 3_000 + "</p>"])
def test_large_or_open_elements_are_no_byline(text: str) -> None:
    assert words_in(text, 0, "p") == []


@given(st.text(alphabet="<>/ap!-\"' =x", max_size=200))
def test_any_source_is_walked(text: str) -> None:
    for piece in words_in(text, 0, "p"):
        assert piece.text.strip() == piece.text != ""
