"""What changed between two versions of one article, as data; owns no comparison."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tightrope.records._basics import Span


class ChangeKind(StrEnum):
    """What a new version of a page did to the one before."""

    SAME = "same"  # the same headline and body, character for character
    NOISE = "noise"  # time stamps, counters, typography, furniture: nothing that is told differs
    RETITLED = "retitled"  # the same body under another headline
    EDIT = "edit"  # something else is told
    CORRECTION = "correction"  # something else is told, and a notice on the new version says so
    OTHER = "other"  # another article stands at this address: nearly all words differ, and the headline too
    REVERT = "revert"  # an earlier version is back
    STUB = "stub"  # most of the text is gone, and what is left is no article: not to be believed


@dataclass(frozen=True, slots=True)
class Change:
    """How a new version of an article differs from an old one.

    `old` and `new` are article ids. `changed` is the share of both texts' words that differ (0..1).
    `removed` are sentences in the old body, `added` sentences in the new one, in order; `figures` calls out
    numbers and `names` names that differ, as "12 → 14", "+ Riga" or "- Porto". `why` is in plain words and
    says so where lists were cut short.
    """

    old: str
    new: str
    kind: ChangeKind
    changed: float
    why: str
    removed: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()
    figures: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def meaningful(self) -> bool:
        """Whether the new version tells something that the old one doesn't, and is to be kept."""
        return self.kind in (ChangeKind.EDIT, ChangeKind.CORRECTION, ChangeKind.RETITLED, ChangeKind.OTHER)
