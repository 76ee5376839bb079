"""What a run says of itself: how many pages became what."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadSummary:
    """What became of the pages of a run: `pages` is the sum of the five counts behind it.

    `new` articles were added, `known` ones were there already, `unchanged` pages are later sights of an
    address that tell nothing new (`record.versions()`), `skipped` pages hold nothing for us, `failed` ones
    could not be read. `unread` of the new articles are in a language that is stored and searchable but not
    read, or broke the reader. `reasons` counts the codes of what was skipped, failed or left unread;
    `record.failures()` lists each.
    """

    pages: int
    new: int
    known: int
    skipped: int
    failed: int
    unread: int
    reasons: tuple[tuple[str, int], ...]
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come, and the page it has just done with."""

    summary: ReadSummary
    origin: str
