"""Build every table of the first schema; revision 0001."""

from __future__ import annotations

from tightrope.ledger._migrate import run_script

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_script("first.sql")
