"""The caps on what is taken in, crossed one by one."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tightrope import pages
from tightrope.errors import UnreadableInput
from tightrope.limits import MAX_CODINGS, MAX_DECLARED_CHARS, MAX_INFLATION
from tightrope.pages._packed import decoded_body
from tightrope.records import Failure, Page


def test_a_declared_value_is_cut_at_the_cap(tmp_path: Path) -> None:
    row = {"text": "The ministers met in Oslo.", "title": "x" * (MAX_DECLARED_CHARS + 1)}
    (tmp_path / "a.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    (page,) = pages.load([tmp_path / "a.jsonl"])
    assert isinstance(page, Page)
    assert len(page.declared["title"]) == MAX_DECLARED_CHARS


@pytest.mark.parametrize(("per_byte", "taken"), [(MAX_INFLATION // 4, True), (MAX_INFLATION * 4, False)])
def test_gzip_that_inflates_more_than_the_cap_is_refused(tmp_path: Path, per_byte: int, taken: bool) -> None:
    """Random letters inflate about 1.5 to 1 and zeros about 1,000 to 1: mixed to the ratio wanted."""
    import random

    filler = b" " * 2_000_000
    noise = random.Random(7).randbytes(len(filler) // per_byte).hex().encode()
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(noise + filler))
    (found,) = pages.load([tmp_path / "a.txt.gz"])
    assert isinstance(found, Page) is taken
    if isinstance(found, Failure):
        assert found.code == "TR-BODY-TOO-LARGE"


def test_encodings_one_on_another_are_capped() -> None:
    """Each one that is undone may swell 200 to 1 again."""
    packed = b"The ministers met in Oslo."
    for _ in range(MAX_CODINGS):
        packed = gzip.compress(packed)
    assert decoded_body(packed, ", ".join(["gzip"] * MAX_CODINGS)) == b"The ministers met in Oslo."
    with pytest.raises(UnreadableInput):
        decoded_body(gzip.compress(packed), ", ".join(["gzip"] * (MAX_CODINGS + 1)))
