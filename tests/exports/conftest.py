"""The ledger of the command line's tests, with one record at least in every table."""

from __future__ import annotations

from cli.conftest import filled

__all__ = ["filled"]
