"""The accuracy floors: every task scored on the data to tune on, and held against floors.json.

A figure under its floor fails the build; floors go up when a figure does, never down without a
reason in the commit. Without the labelled data nothing is scored, and that is what is printed.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from bench import expected
from bench.gold import REPOSITORY, Row, rows, shared

FLOORS = REPOSITORY / "bench" / "floors.json"


def run(only: list[str] | None = None) -> int:
    """Score the sets named in floors.json and print a line each; 1 when one is under its floor."""
    place = shared()
    if place is None:
        print("accuracy floors: not checked, the labelled data is not here (set TIGHTROPE_SHARED)")
        return 0
    wanted = [s for s in json.loads(FLOORS.read_text("utf-8")) if not only or s["task"] in only]
    with ProcessPoolExecutor(max_workers=2) as pool:
        missed = [line for line in pool.map(_score_and_print, wanted, [str(place)] * len(wanted)) if line]
    print(f"accuracy floors: {len(wanted) - len(missed)} of {len(wanted)} hold")
    for line in missed:
        print(f"UNDER ITS FLOOR: {line}")
    return 1 if missed else 0


def _score_and_print(wanted: Row, place: str) -> str:
    """One set scored; the line that says what is under its floor, or an empty string."""
    started = time.perf_counter()
    gold = Path(place) / wanted["gold"]
    figures = expected.figures(gold) if wanted["task"] == "expected" else score(wanted, gold, Path(place))
    line = ", ".join(f"{key} {figures[key]:.4f} (floor {floor})" for key, floor in wanted["floors"].items())
    print(
        f"{wanted['task']:9} {Path(wanted['gold']).name:30} {line}  [{time.perf_counter() - started:.0f} s]",
        flush=True,
    )
    low = [key for key, floor in wanted["floors"].items() if figures[key] < floor]
    return f"{wanted['task']} {wanted['gold']}: {', '.join(low)}" if low else ""


def score(wanted: Row, gold: Path, place: Path) -> Row:
    """Predict a task over a gold file with the public code and return the scorer's figures."""
    from bench.adapters import TASKS

    answers: Iterable[Row] = TASKS[wanted["task"]](rows(gold))
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        with predictions.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(answer, ensure_ascii=False) + "\n" for answer in answers)
        command = [
            sys.executable,
            str(place / "score" / "score.py"),
            wanted["scorer"],
            str(gold),
            str(predictions),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: Row = json.loads(done.stdout)
    return figures
