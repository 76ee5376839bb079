"""Where the labelled data and the scorer stand, and how their rows are read; owns no figure."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]

REPOSITORY = Path(__file__).resolve().parent.parent


def shared() -> Path | None:
    """The folder with the labelled data: TIGHTROPE_SHARED, or `../shared` beside the checkout.

    None where there is none; whoever asks then says so instead of failing.
    """
    place = Path(os.environ.get("TIGHTROPE_SHARED") or REPOSITORY.parent / "shared")
    return place if (place / "score" / "score.py").is_file() else None


def rows(path: Path) -> Iterator[Row]:
    """The rows of a JSON Lines file, gzipped or plain, in order."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
