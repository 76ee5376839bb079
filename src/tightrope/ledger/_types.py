"""How values are stored in columns: days, instants, truth values and lists as plain text and numbers.

SQLite's STRICT tables hold text, numbers and bytes; ISO text sorts and reads the same everywhere.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import Integer, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from typing_extensions import override


class Day(TypeDecorator[date]):
    """A calendar day as ISO text, so that it sorts and reads the same everywhere."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """A day to text."""
        return value.isoformat() if value is not None else None

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """Text to a day."""
        return date.fromisoformat(value) if value is not None else None


class Instant(TypeDecorator[datetime]):
    """An instant as ISO text with the offset it was given with."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """An instant to text."""
        return value.isoformat() if value is not None else None

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Text to an instant."""
        return datetime.fromisoformat(value) if value is not None else None


class Flag(TypeDecorator[bool]):
    """Yes or no as 1 or 0."""

    impl = Integer
    cache_ok = True

    @override
    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """A truth value to a number."""
        return int(value) if value is not None else None

    @override
    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """A number to a truth value."""
        return bool(value) if value is not None else None


class Json(TypeDecorator[Any]):
    """Lists and objects of strings as compact JSON, keys sorted, so that equal values are equal text."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """A value to text."""
        if value is None:
            return None
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Text to a value."""
        return json.loads(value) if value is not None else None
