"""An HTML page to its article: the body, where each character stands in the source, and metadata."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tightrope.records import UNKNOWN_MOMENT, Finding, Moment, Run


@dataclass(frozen=True, slots=True)
class Extracted:
    """What an HTML page tells, each character of `body` mapped to the decoded HTML source.

    `body` has its paragraphs parted by one blank line; `offsets` maps it to the source `text` that
    `extract` was given, in order and without overlap. `visible` is all text a browser would show,
    lines parted by "\\n", with `visible_offsets` mapping it to the source the same way: look there for
    notices, forms and spam that the body leaves out. Fields the page does not tell are None, empty or
    unknown. `witnesses` says, by field name, which part of the page told it.
    """

    body: str
    offsets: tuple[Run, ...]
    visible: str
    visible_offsets: tuple[Run, ...]
    headline: str | None = None
    byline: tuple[str, ...] = ()
    outlet: str | None = None
    published: Moment = UNKNOWN_MOMENT
    modified: Moment = UNKNOWN_MOMENT
    section: str | None = None
    canonical: str | None = None
    language: str | None = None
    description: str | None = None
    witnesses: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
