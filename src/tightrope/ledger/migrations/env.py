"""Runs the migrations inside the transaction that the ledger opened; Alembic calls this file.

Only `ledger._migrate` uses it: the connection comes in through the configuration's attributes.
"""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
