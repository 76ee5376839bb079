"""Pages: what was handed over, as it came: files, folders, JSON Lines, standard input; and its text."""

from __future__ import annotations

from tightrope.pages._decode import Decoded, decode

__all__ = ["Decoded", "decode"]
