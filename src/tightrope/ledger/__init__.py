"""Ledger: the store of the record; merges, sets against each other, corrects, searches, checks.

The front door is `Ledger.open(path)`. It gives a `Writer`, which adds one article in one
transaction, and answers questions. Only this room touches the database; time is passed in.

Add a test to tests/ledger/test_faults.py for each new method that writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tightrope.ledger._answers import (
    Added,
    Counts,
    Detail,
    Head,
    Health,
    Hit,
    Lead,
    Listed,
    Mark,
    Problem,
    Receipt,
)
from tightrope.ledger._wording import code_label, days, done, name, names, verb

if TYPE_CHECKING:
    from tightrope.ledger._provenance import Held
    from tightrope.ledger._store import Ledger
    from tightrope.ledger._write import Writer

__all__ = [
    "Added",
    "Counts",
    "Detail",
    "Head",
    "Health",
    "Held",
    "Hit",
    "Lead",
    "Ledger",
    "Listed",
    "Mark",
    "Problem",
    "Receipt",
    "Writer",
    "code_label",
    "days",
    "done",
    "name",
    "names",
    "verb",
]


def __getattr__(wanted: str) -> object:
    """Load the database library when a ledger is asked for, not when its words and records are."""
    if wanted == "Ledger":
        from tightrope.ledger._store import Ledger

        return Ledger
    if wanted == "Held":
        from tightrope.ledger._provenance import Held

        return Held
    if wanted == "Writer":
        from tightrope.ledger._write import Writer

        return Writer
    raise AttributeError(f"module {__name__!r} has no attribute {wanted!r}")
