"""Ledger: the store of the record; merges, sets against each other, corrects, searches, checks.

The front door is `Ledger.open(path)`. It gives a `Writer`, which adds one article in one
transaction, and answers questions. Only this room touches the database; time is passed in.

Add a test to tests/ledger/test_faults.py for each new method that writes.
"""

from __future__ import annotations

from tightrope.ledger._check import Health, Problem
from tightrope.ledger._query import Head, Lead, Listed
from tightrope.ledger._search import Hit
from tightrope.ledger._show import Detail, Mark, Receipt
from tightrope.ledger._store import Counts, Ledger
from tightrope.ledger._wording import code_label, days, done, name, names, verb
from tightrope.ledger._write import Added, Writer

__all__ = [
    "Added",
    "Counts",
    "Detail",
    "Head",
    "Health",
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
