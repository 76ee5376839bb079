"""Records as plain values: what JSON can hold, the same for the same record in any run; pure."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, Final

_UNSAFE: Final = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Characters that JSON allows as they are and that a terminal or an editor acts upon."""


def plain(value: Any) -> Any:
    """A record as dictionaries, lists, text, numbers, truth values and None; days as ISO text."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(value[key]) for key in sorted(value)}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return value


def json_line(value: Any) -> str:
    """A record, or a row in the order of its columns, as one line of JSON, without its line break.

    Control characters and those that turn the direction of text are written as escapes, which
    every reader of JSON gives back exactly; nothing in the line can act on a terminal.
    """
    whole = {key: plain(each) for key, each in value.items()} if isinstance(value, dict) else plain(value)
    line = json.dumps(whole, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", line)
