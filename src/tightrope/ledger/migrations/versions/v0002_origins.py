"""Add statements, entries, versions and origins; revision 0002."""

from __future__ import annotations

from tightrope.ledger._migrate import run_script

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("second.sql")
