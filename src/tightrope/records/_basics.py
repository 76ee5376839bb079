"""Ids, spans and time: what every other record is made of; owns no record of a room."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


def content_id(*parts: str | bytes | int | None) -> str:
    """The BLAKE2b hash, 16 bytes as 32 hex digits, of the parts in order.

    Parts are length-prefixed before hashing, so ("ab", "c") and ("a", "bc") differ.
    """
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part if isinstance(part, bytes) else b"" if part is None else str(part).encode()
        digest.update(b"%d:" % len(data))
        digest.update(data)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: `text_of_the_whole[start:end] == text`, always."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, whole: str, start: int, end: int) -> Span:
        """The span of `whole` from `start` to `end`; the text is taken from `whole` itself."""
        return cls(start, end, whole[start:end])

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character of the same text."""
        return self.start < other.end and other.start < self.end


class Precision(StrEnum):
    """How exactly a `Moment` is known."""

    INSTANT = "instant"  # date and time of day with its zone
    DAY = "day"  # one calendar day
    RANGE = "range"  # one of several days
    UNKNOWN = "unknown"  # no day can be told; earliest and latest are None


@dataclass(frozen=True, slots=True)
class Interval:
    """The days in which something holds, both ends included; None is an open end."""

    start: date | None
    end: date | None

    def overlaps(self, other: Interval) -> bool:
        """Whether some day may lie in both; an open end reaches to the end of time."""
        return (self.start is None or other.end is None or self.start <= other.end) and (
            other.start is None or self.end is None or other.start <= self.end
        )

    @property
    def is_day(self) -> bool:
        """Whether exactly one day is meant."""
        return self.start is not None and self.start == self.end


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or instant as well as it is known, and how it came to be known.

    `witness` says in plain words what tells the time ("meta article:published_time",
    "inferred: 'on Thursday' is the vote of 2023-02-23"). `inferred` is False when the page states
    it. `evidence` holds spans of the page's text where an inference rests on words.
    """

    earliest: date | None
    latest: date | None
    precision: Precision
    witness: str
    instant: datetime | None = None
    inferred: bool = False
    evidence: tuple[Span, ...] = ()

    @property
    def interval(self) -> Interval:
        """The days it may be."""
        return Interval(self.earliest, self.latest)


UNKNOWN_MOMENT = Moment(None, None, Precision.UNKNOWN, "the page names no day")
