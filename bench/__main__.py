"""The bench's command line: `python -m bench predict|expected|speed|floors`; owns arguments only."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Run one bench; 0 when it did what was asked and, for floors, when none was missed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    predict = verbs.add_parser("predict", help="predictions for an accuracy task, as JSON Lines on stdout")
    predict.add_argument("task")
    predict.add_argument("input", type=Path, help="JSON Lines, plain or gzipped")
    expected = verbs.add_parser("expected", help="hold the record of a folder of pages against a list")
    expected.add_argument("folder", type=Path, help="a folder of pages")
    expected.add_argument("--list", type=Path, help="default: bench/expected/FOLDER'S NAME.jsonl")
    expected.add_argument(
        "--show", action="store_true", help="print the events that no item of the list names"
    )
    speed = verbs.add_parser("speed", help="pages and words a second and peak memory, by stage")
    speed.add_argument("folder", type=Path, nargs="?", help="a folder of pages (default: samples/pages)")
    speed.add_argument("--workers", type=int, default=2)
    floors = verbs.add_parser("floors", help="score every task and compare with the floors")
    floors.add_argument("--only", nargs="*", help="task names")
    chosen = parser.parse_args(arguments)
    return _VERBS[chosen.verb](chosen)


def _predict(chosen: argparse.Namespace) -> int:
    from bench.adapters import TASKS
    from bench.gold import rows

    if chosen.task not in TASKS:
        print(f"unknown task {chosen.task!r}; one of: {', '.join(TASKS)}", file=sys.stderr)
        return 2
    for answer in TASKS[chosen.task](rows(chosen.input)):
        print(json.dumps(answer, ensure_ascii=False))
    return 0


def _expected(chosen: argparse.Namespace) -> int:
    from bench import expected

    return expected.run(chosen.folder, chosen.list, show=chosen.show)


def _speed(chosen: argparse.Namespace) -> int:
    from bench import speed

    return speed.run(chosen.folder, chosen.workers)


def _floors(chosen: argparse.Namespace) -> int:
    from bench import floors

    return floors.run(chosen.only)


_VERBS = {"predict": _predict, "expected": _expected, "speed": _speed, "floors": _floors}

if __name__ == "__main__":
    sys.exit(main())
