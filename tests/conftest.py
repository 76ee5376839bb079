"""What all tests share: names of cases that are the same in every process."""

from __future__ import annotations


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name cases of bytes by their argument: packed bytes hold the time of packing, and workers that
    collect a second apart would disagree on the names."""
    return argname if isinstance(val, bytes) else None
