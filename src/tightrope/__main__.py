"""`python -m tightrope` is the command line."""

from __future__ import annotations

from tightrope.cli import main

main()
