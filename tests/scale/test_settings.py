"""The limits that workers run under are the caps, unless a test says otherwise.

What each of them does when it is crossed stands in test_process.py and test_hostile.py, with
smaller limits, so that the crossing takes a second.
"""

from __future__ import annotations

from tightrope import limits
from tightrope.scale import Settings, _pool


def test_workers_run_under_the_caps() -> None:
    settings = Settings()
    assert settings.page_seconds == limits.PAGE_WALL_SECONDS
    assert settings.reading_seconds == limits.READING_WALL_SECONDS
    assert settings.memory_bytes == limits.WORKER_MEMORY_BYTES
    assert settings.worker_pages == limits.WORKER_PAGES
    assert limits.WORKER_START_SECONDS == _pool.WORKER_START_SECONDS


def test_a_page_has_less_time_than_its_reading() -> None:
    assert limits.PAGE_WALL_SECONDS < limits.READING_WALL_SECONDS
