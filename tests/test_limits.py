"""Every cap says why it is what it is, and some test crosses it by name."""

from __future__ import annotations

import ast
import itertools
from pathlib import Path

from tightrope import limits

TESTS = Path(__file__).parent
CAPS = sorted(name for name in vars(limits) if name.isupper())


def test_every_cap_is_a_positive_number_with_its_reason_below() -> None:
    body = ast.parse(Path(limits.__file__).read_text("utf-8")).body
    reasons = {
        node.target.id: following.value.value
        for node, following in itertools.pairwise(body)
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and isinstance(following, ast.Expr)
        and isinstance(following.value, ast.Constant)
    }
    assert sorted(reasons) == CAPS
    assert all(getattr(limits, name) > 0 for name in CAPS)


def test_every_cap_is_crossed_by_name_in_a_test() -> None:
    sources = [path.read_text("utf-8") for path in TESTS.rglob("test_*.py") if path != Path(__file__)]
    assert [name for name in CAPS if not any(name in source for source in sources)] == []
