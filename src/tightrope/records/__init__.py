"""Records: everything that flows between the rooms, frozen and typed, in one place.

This room owns the shapes and nothing else: no record reads a file, a clock or a database. Offsets
count Unicode code points of the text they point into, `start` inclusive and `end` exclusive. A
record's `id` is a content hash (`content_id`), so the same input gives the same id in every run.

Add a field here when two rooms need it; keep what one room needs in that room.
"""

from __future__ import annotations

from tightrope.records._articles import (
    Article,
    CopyLink,
    Entry,
    Finding,
    FindingKind,
    Notice,
    NoticeKind,
    Origin,
    Run,
    Statement,
)
from tightrope.records._basics import UNKNOWN_MOMENT, Interval, Moment, Precision, Span, content_id
from tightrope.records._ledger import Conflict, Correction, Event, Story, Version
from tightrope.records._pages import Failure, MediaType, Page
from tightrope.records._reading import (
    Actor,
    ActorKind,
    ActorMention,
    Claim,
    ClaimKind,
    DateMention,
    EventCode,
    EventReport,
    Magnitude,
    Modality,
    Place,
    PlaceMention,
    Quote,
    QuoteKind,
    Reading,
    Stance,
)
from tightrope.records._versions import Change, ChangeKind

__all__ = [
    "UNKNOWN_MOMENT",
    "Actor",
    "ActorKind",
    "ActorMention",
    "Article",
    "Change",
    "ChangeKind",
    "Claim",
    "ClaimKind",
    "Conflict",
    "CopyLink",
    "Correction",
    "DateMention",
    "Entry",
    "Event",
    "EventCode",
    "EventReport",
    "Failure",
    "Finding",
    "FindingKind",
    "Interval",
    "Magnitude",
    "MediaType",
    "Modality",
    "Moment",
    "Notice",
    "NoticeKind",
    "Origin",
    "Page",
    "Place",
    "PlaceMention",
    "Precision",
    "Quote",
    "QuoteKind",
    "Reading",
    "Run",
    "Span",
    "Stance",
    "Statement",
    "Story",
    "Version",
    "content_id",
]
