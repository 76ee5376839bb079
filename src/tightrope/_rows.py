"""`Rows`: what the API gives back: a sequence of records that knows how to become a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from tightrope.errors import MissingExtra

if TYPE_CHECKING:
    import pandas as pd

Record = TypeVar("Record", covariant=True)
Flat = Callable[[Sequence[Any]], tuple[list[str], list[dict[str, Any]]]]


class Rows(Sequence[Record], Generic[Record]):
    """Records in their one order, as a sequence that never changes.

    `total` counts all that matched, of which `limit` may have kept a part. `to_dicts()` gives plain
    nested values, `to_frame()` a pandas DataFrame with the columns of docs/exports.md.
    """

    __slots__ = ("_flat", "_records", "total")

    def __init__(self, records: Sequence[Record], total: int | None = None, flat: Flat | None = None) -> None:
        self._records = tuple(records)
        self._flat = flat
        self.total = len(self._records) if total is None else total

    @overload
    def __getitem__(self, index: int) -> Record: ...

    @overload
    def __getitem__(self, index: slice) -> Rows[Record]: ...

    def __getitem__(self, index: int | slice) -> Record | Rows[Record]:
        if isinstance(index, slice):
            return Rows(self._records[index], self.total, self._flat)
        return self._records[index]

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and self._records == other._records

    def __hash__(self) -> int:
        return hash(self._records)

    def __repr__(self) -> str:
        kind = type(self._records[0]).__name__ if self._records else "record"
        return f"<Rows: {len(self._records)} of {self.total}, each {kind}>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """The records as dictionaries of plain values (text, numbers, lists, None), days as ISO text."""
        from tightrope.exports import plain

        return [plain(record) for record in self._records]

    def to_frame(self) -> pd.DataFrame:
        """The records as a DataFrame: one row each, columns and order as in docs/exports.md.

        Raises MissingExtra where pandas is not installed.
        """
        try:
            import pandas as pd
        except ImportError:
            raise MissingExtra("data frames need pandas: pip install 'tightrope[frames]'") from None
        if self._flat is None:
            dicts = self.to_dicts()
            return pd.DataFrame(dicts, columns=list(dicts[0]) if dicts else None)
        columns, flat = self._flat(self._records)
        return pd.DataFrame(flat, columns=columns)
