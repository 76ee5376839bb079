"""What the tests of pages share: the evil server, one for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from evil_server import EvilServer


@pytest.fixture
def server() -> Iterator[EvilServer]:
    """The server, ended with its threads after the test."""
    evil = EvilServer()
    yield evil
    evil.close()
