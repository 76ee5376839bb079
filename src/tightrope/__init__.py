"""Tightrope: news pages about states, read into a record that can be checked.

    import tightrope

    with tightrope.open("my.db") as record:
        record.read(["my-pages/"])
        for event in record.events(state="KAZ", since="2023-02-01"):
            print(event.summary, event.origins)

Everything a caller needs stands in `__all__`; records are documented in `tightrope.records`, errors
with their codes and remedies in `tightrope.errors`.
"""

from __future__ import annotations

from tightrope import errors, records
from tightrope._api import Tightrope
from tightrope._api import open_ledger as open  # noqa: A004 - reads like open(); this module opens no other file
from tightrope._rows import Rows
from tightrope._summary import Progress, ReadSummary
from tightrope.errors import TightropeError

__all__ = [
    "Progress",
    "ReadSummary",
    "Rows",
    "Tightrope",
    "TightropeError",
    "errors",
    "open",
    "records",
]
