"""A run to be killed: adds articles one after the other and says each time that one is acknowledged.

Called as `python -m ledger.killed LEDGER COUNT` with the tests' folder on the path.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tightrope.ledger import Ledger

from .making import Article, Page, Reading, date, later, visit


def pile(count: int) -> list[tuple[tuple[Page, Article, Reading], str]]:
    """Articles of several outlets, days and stories."""
    return [
        (
            visit(
                date(2024, 6, 1 + number % 3),
                outlet=f"Outlet {number % 5}",
                origin=f"{number}.txt",
                tail=f" Number {number}." * (1 + number % 7 * 20),
            ),
            f"story {number % 2}",
        )
        for number in range(count)
    ]


def main() -> None:
    with Ledger.open(Path(sys.argv[1])) as ledger, ledger.writer("test") as writer:
        for number, (given, story) in enumerate(pile(int(sys.argv[2]))):
            writer.add(*given, (), story, later(number))
            sys.stdout.write(f"{given[1].id}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
