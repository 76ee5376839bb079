"""Pages: what was handed over, as it came (files, folders, JSON Lines, standard input), and its text."""

from __future__ import annotations

from tightrope.pages._decode import Decoded, decode
from tightrope.pages._files import STANDARD_INPUT, load

__all__ = ["STANDARD_INPUT", "Decoded", "decode", "load"]
