"""The worker pool: every fault of a page ends in one row, in order, and no process is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tightrope.errors import KnowledgeError, WorkerDied
from tightrope.records import Failure, MediaType, Page
from tightrope.scale import Processed, Settings, _pool, process

FAULTS = "scale_faults:make"
TIGHT = Settings(stages=FAULTS, page_seconds=0.6, reading_seconds=1.0, memory_bytes=2_000_000_000)


def page(text: str, name: str = "page") -> Page:
    return Page.of(text.encode(), name, MediaType.TEXT)


def word(outcome: Processed | Failure, name: str) -> str:
    assert isinstance(outcome, Processed)
    return next(w.partition("=")[2] for w in outcome.article.body.split() if w.startswith(f"{name}="))


def gone(pid: int) -> bool:
    """Whether the process ends within a few seconds."""
    for _ in range(100):
        try:
            os.kill(pid, 0)
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (ProcessLookupError, FileNotFoundError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False


# Each fault, and what must come of it: (code, stage) of the failure, whether the article is kept, and
# whether it took the cheap way.
CASES = {
    "nothing wrong": ("", "", "full"),
    "recover=hang": ("", "", "fallback"),
    "always=hang": ("TR-PARSE-TIMEOUT", "articles", None),
    "read=hang": ("TR-PARSE-TIMEOUT", "reading", "full"),
    "recover=swell": ("", "", "fallback"),
    "always=swell": ("TR-WORKER-DIED", "scale", None),
    "read=swell": ("TR-WORKER-DIED", "reading", "full"),
    "recover=die": ("", "", "fallback"),
    "always=die": ("TR-WORKER-DIED", "scale", None),
    "read=die": ("TR-WORKER-DIED", "reading", "full"),
    "recover=raise": ("", "", "fallback"),
    "always=raise": ("TR-STAGE", "articles", None),
    "read=raise": ("TR-STAGE", "reading", "full"),
    "skip=1": ("TR-EMPTY", "articles", None),
    "still at work": ("", "", "full"),
}


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Processed | Failure]:
    pages = [page(text, text) for text in CASES]
    return dict(zip(CASES, process(pages, workers=2, settings=TIGHT), strict=True))


@pytest.mark.parametrize("fault", CASES)
def test_each_fault_gives_its_row(outcomes: dict[str, Processed | Failure], fault: str) -> None:
    code, stage, way = CASES[fault]
    outcome = outcomes[fault]
    failure = outcome if isinstance(outcome, Failure) else outcome.failure
    assert (failure.code, failure.stage) == (code, stage) if code else failure is None
    assert isinstance(outcome, Processed) == (way is not None)
    if isinstance(outcome, Processed):
        assert outcome.page.origin == fault
        assert outcome.article.body.endswith(str(way))
        assert (outcome.reading is None) == bool(code)
    else:
        assert outcome.origin == fault
        assert outcome.page_id == page(fault).id


def test_exceptions_keep_type_and_words_without_traceback(outcomes: dict[str, Processed | Failure]) -> None:
    failure = outcomes["always=raise"]
    assert isinstance(failure, Failure)
    assert failure.detail == "ValueError: no such thing"


def test_spawned_workers_can_be_killed_too() -> None:
    settings = Settings(stages=FAULTS, page_seconds=0.6, start="spawn")
    slow, after = process([page("recover=hang"), page("next")], workers=1, settings=settings)
    assert isinstance(slow, Processed)
    assert slow.article.body.endswith("fallback")
    assert isinstance(after, Processed)
    assert after.article.body.endswith("full")


def test_results_come_in_the_order_of_the_input() -> None:
    texts = ["sleep=0.4 0", "1", "2", "sleep=0.1 3", "4"]
    failure = Failure("TR-EMPTY", "pages", "f", "empty", "none", skipped=True)
    items: list[Page | Failure] = [*map(page, texts), failure, page("6")]
    results = list(process(items, workers=3, settings=TIGHT))
    assert [r.article.body.split(" pid")[0] for r in results[:5] if isinstance(r, Processed)] == texts
    assert results[5] is failure
    assert len(results) == len(items)


def test_pages_under_way_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_pool, "MAX_OPEN_PAGES", 4)
    pulled = []

    def pages() -> Iterator[Page]:
        for number in range(20):
            pulled.append(number)
            yield page(f"sleep={0.4 if not number else 0} {number}")

    results = process(pages(), workers=2, settings=TIGHT)
    next(results)
    assert len(pulled) <= 4
    assert len(list(results)) == 19


def test_workers_are_replaced_after_their_share() -> None:
    settings = Settings(stages=FAULTS, worker_pages=2)
    pids = [word(o, "pid") for o in process([page(str(n)) for n in range(6)], workers=1, settings=settings)]
    assert [pids.count(pid) for pid in dict.fromkeys(pids)] == [2, 2, 2]


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_closing_early_leaves_no_process(start: str) -> None:
    texts = ["first", "second", "recover=hang", "always=hang"]
    settings = Settings(stages=FAULTS, start=start)
    results = process(map(page, texts), workers=2, settings=settings)
    pids = {int(word(next(results), "pid")), int(word(next(results), "pid"))}
    results.close()
    assert all(gone(pid) for pid in pids)


def test_closing_before_the_first_result_leaves_no_process() -> None:
    pool = _pool.Pool(1, Settings(stages=FAULTS))
    pool._again.append(_pool._Job(0, page("x")))
    pool._hand_out()
    server = pool._launcher._server
    pool.close()
    assert server.returncode is not None


SCRIPT = """
import signal, sys, time
sys.path.insert(0, {here!r})
from tightrope.records import MediaType, Page
from tightrope.scale import Settings, process
pages = [Page.of(t.encode(), t, MediaType.TEXT) for t in ("first", "sleep=30")]
signal.signal(signal.SIGINT, signal.default_int_handler)  # a test run in the background inherits "ignore"
try:
    for outcome in process(pages, workers=2, settings=Settings(stages={faults!r}, page_seconds=60)):
        print(outcome.article.body, flush=True)
except KeyboardInterrupt:
    sys.exit(130)
"""


def run_script() -> tuple[subprocess.Popen[str], int]:
    """A script without a __main__ guard, once it has printed its first result; and that worker."""
    code = SCRIPT.format(here=str(Path(__file__).parent), faults=FAULTS)
    started = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert started.stdout is not None
    pid = next(w for w in started.stdout.readline().split() if w.startswith("pid="))
    return started, int(pid.removeprefix("pid="))


def test_ctrl_c_ends_workers_without_a_word() -> None:
    script, worker = run_script()
    script.send_signal(signal.SIGINT)
    _, said = script.communicate(timeout=10)
    assert script.returncode == 130
    assert said == ""
    assert gone(worker)


def test_workers_end_when_the_main_process_is_killed() -> None:
    script, worker = run_script()
    script.kill()
    script.communicate(timeout=10)
    assert gone(worker)


def test_a_worker_that_cannot_start_is_an_error_with_its_reason() -> None:
    with pytest.raises(WorkerDied, match="RuntimeError: the model is not installed"):
        list(process([page("x")], workers=2, settings=Settings(stages="scale_faults:broken")))


@pytest.mark.parametrize("workers", [0, 1])
def test_unreadable_knowledge_is_the_users_to_mend(workers: int, tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"countries\.csv:3"):
        list(process([page("x")], workers=workers, knowledge_dir=tmp_path, settings=Settings(stages=FAULTS)))


def test_without_workers_the_outcomes_are_the_same() -> None:
    texts = ["plain", "recover=raise", "always=raise", "read=raise", "skip=1"]
    here, there = (
        [
            (type(o), getattr(o, "code", ""), str(getattr(o, "article", "")).split("pid=")[0])
            for o in process(map(page, texts), workers=workers, settings=TIGHT)
        ]
        for workers in (0, 2)
    )
    assert here == there
