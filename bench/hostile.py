"""Hostile pages at full size through the real pool: what comes of each, in what time and memory.

    python -m bench.hostile [--size 1.0]

Owns the measuring alone; the pages are those of `hostile_pages.py`. Each is read in a process of its own,
behind a good page that warms the worker. Seconds are from the good page's outcome to the hostile one's,
memory is the peak of the largest process of the run.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.hostile_pages import MAKERS, PAGE
from tightrope import pages
from tightrope.records import Failure
from tightrope.scale import Processed, process


def run(size: float) -> int:
    """Print a row a page; 1 where something else came of one than must."""
    wrong = 0
    print(f"{'':6}{'what':42}{'bytes':>12}{'seconds':>9}{'MB':>7}  outcome", flush=True)
    for name, (what, _, expected) in MAKERS.items():
        command = [sys.executable, "-m", "bench.hostile", "--size", str(size), "--only", name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        size_of, seconds, memory, said = (done.stdout.strip() or f"0|0|0|{done.stderr[-200:]}").split("|", 3)
        wrong += not said.startswith(tuple(expected.split(" or ")))
        told = f"{int(size_of):12,}{float(seconds):9.2f}{float(memory):7.0f}"
        print(f"{name[:3]:6}{what:42}{told}  {said}", flush=True)
    return 1 if wrong else 0


def one(name: str, size: float) -> None:
    """Read one hostile page behind a good one; print its bytes, seconds, megabytes and outcome."""
    with tempfile.TemporaryDirectory() as place:
        first, path = Path(place) / "00-first.html", Path(place) / name.replace(" ", "-")
        first.write_bytes(PAGE.encode())
        path.write_bytes(MAKERS[name][1](size))
        times, outcomes = [], []
        for outcome in process(pages.load([first, path]), workers=1):
            times.append(time.monotonic())
            outcomes.append(outcome)
        seconds = times[-1] - times[0]
        print(f"{path.stat().st_size}|{seconds:.2f}|{_megabytes():.0f}|{_said(outcomes[-1])}")


def _said(outcome: Processed | Failure) -> str:
    if isinstance(outcome, Failure):
        return f"{outcome.code}: {outcome.detail[:70]}"
    findings = sorted({finding.kind.value for finding in outcome.article.findings})
    return f"article of {len(outcome.article.body.split())} words; {', '.join(findings)}"


def _megabytes() -> float:
    """The peak memory of the largest ended worker, or of this process where none has ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(children, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=float, default=1.0)
    parser.add_argument("--only", choices=[*MAKERS])
    chosen = parser.parse_args()
    if chosen.only:
        one(chosen.only, chosen.size)
    else:
        sys.exit(run(chosen.size))
