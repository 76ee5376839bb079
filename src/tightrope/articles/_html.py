"""An HTML page to its article: the body, where each character stands in the source, and metadata.

Trafilatura says which words are article; `_html_source` says where the page shows them; the line model
decides line by line, and the body is built from the page's own characters. Pages that could keep an
extractor busy are meant to be read in a worker that can be killed, and then again with
`fallback=True`, which is linear in the page's length.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tightrope.articles import _html_comments, _html_injected, _html_listing, _html_votes
from tightrope.articles._html_byline import believed, bylines_of, statements
from tightrope.articles._html_meta import Meta, Told, read_meta
from tightrope.articles._html_model import keep
from tightrope.articles._html_select import PARAGRAPH_BREAK, Piece, body_of, pick_cheaply, whole_or_part
from tightrope.articles._html_source import Around, Line, Source, scan
from tightrope.articles._html_votes import Votes
from tightrope.limits import MAX_FULL_TAGS, MAX_HTML_BYTES
from tightrope.records import UNKNOWN_MOMENT, Finding, FindingKind, Moment, Run, Span, Statement

_LOST_SHARE: Final = 0.05
"""Share of the extractor's words that may be found nowhere before a finding says so. On 381 pages of
hand-labelled news 60 of 386,952 words were lost in all."""

_MAX_SPANS: Final = 50
"""Places that one finding names; its words tell the count of all."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What an HTML page tells, each character of `body` mapped to the decoded HTML source.

    `body` has its paragraphs parted by one blank line; `offsets` maps it to the source `text` that
    `extract` was given, in order and without overlap. White space that the source writes otherwise
    than as one space is in no run. `visible` is all text a browser would show, lines parted by
    "\\n", with `visible_offsets` mapping it to the source the same way: look there for notices, forms
    and spam that the body leaves out. Fields the page does not tell are None, empty or unknown.
    `witnesses` says, by field name, which part of the page told it.
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
    statements: tuple[Statement, ...] = ()


def extract(text: str, url: str | None = None, *, fallback: bool = False) -> Extracted:
    """The article of a page, from its decoded HTML source.

    Never raises on any text. With `fallback`, or above MAX_HTML_BYTES or MAX_FULL_TAGS, a cheap linear
    extractor alone is used, and a finding says so.
    """
    source = scan(text)
    meta = read_meta(source, url)
    bylines = bylines_of(source, meta.linked, meta.headline_lines, _value(meta.outlet) or "")
    byline, told_byline = believed(bylines)
    comments = _html_comments.find(source.lines)
    pieces, findings = _pieces(text, source.lines, comments, meta, fallback=fallback)
    # The body is the article's own words: the headline stands beside it.
    pieces = [piece for piece in pieces if piece.line not in meta.headline_lines]
    known = [address for address in (url, _value(meta.canonical)) if address]
    if _html_listing.is_listing(source.lines, pieces, known):
        pieces = []
    pieces, injected = _html_injected.cut(source.lines, pieces, text, known)
    body, offsets = body_of(source.lines, pieces, PARAGRAPH_BREAK)
    everything = [Piece(i, 0, len(line.text)) for i, line in enumerate(source.lines)]
    visible, visible_offsets = body_of(source.lines, everything, "\n")
    findings += [
        *injected,
        *_depth_findings(text, source, pieces),
        *_unread_findings(text, source),
        *meta.findings,
    ]
    return Extracted(
        body=body,
        offsets=offsets,
        visible=visible,
        visible_offsets=visible_offsets,
        headline=_value(meta.headline),
        byline=byline,
        outlet=_value(meta.outlet),
        published=meta.published or UNKNOWN_MOMENT,
        modified=meta.modified or UNKNOWN_MOMENT,
        section=_value(meta.section),
        canonical=_value(meta.canonical),
        language=_value(meta.language),
        description=_value(meta.description),
        witnesses=_witnesses(meta, told_byline),
        findings=tuple(findings),
        statements=(*meta.told, *statements(bylines)),
    )


def _pieces(
    text: str, lines: list[Line], comments: Sequence[int], meta: Meta, *, fallback: bool
) -> tuple[list[Piece], list[Finding]]:
    """The pieces of the article, from the lines that no reader wrote."""
    written = set(comments)
    read = [index for index in range(len(lines)) if index not in written]
    pieces, findings = _chosen(text, [lines[index] for index in read], meta, fallback=fallback)
    findings += _html_comments.finding(lines, text, comments)
    return [Piece(read[piece.line], piece.start, piece.end) for piece in pieces], findings


def _chosen(text: str, lines: list[Line], meta: Meta, *, fallback: bool) -> tuple[list[Piece], list[Finding]]:
    if fallback or len(text) > MAX_HTML_BYTES or text.count("<") > MAX_FULL_TAGS:
        why = "read by the cheap extractor: the page is too large or too slow for the full one"
        return pick_cheaply(lines), [Finding(FindingKind.OTHER, 1.0, why)]
    votes = _html_votes.count(text, lines, meta.linked.body if meta.linked else "")
    if votes.empty:
        return pick_cheaply(lines), []
    kept = keep(lines, votes.table, _value(meta.headline) or "", _value(meta.description) or "")
    return whole_or_part(lines, votes.words, votes.flags, kept.tolist()), _lost_findings(votes)


def _lost_findings(votes: Votes) -> list[Finding]:
    if votes.lost <= _LOST_SHARE * votes.given:
        return []
    why = (
        f"{votes.lost} of {votes.given} words of the article stand nowhere in the page's shown text; left out"
    )
    return [Finding(FindingKind.TRUNCATED, votes.lost / votes.given, why)]


def _depth_findings(text: str, source: Source, pieces: list[Piece]) -> list[Finding]:
    taken = {piece.line for piece in pieces}
    deep = [i for i, line in enumerate(source.lines) if line.around & Around.DEEP and i not in taken]
    lost = sum(len(source.lines[i].text.split()) for i in deep)
    if not lost:
        return []
    why = f"{lost} words stand deeper in the page's markup than a parser goes; not read as article"
    spans = tuple(Span.of(text, *_stretch(source.lines[i])) for i in deep[:_MAX_SPANS])
    return [Finding(FindingKind.TRUNCATED_DEPTH, 1.0, why, page_spans=spans)]


def _stretch(line: Line) -> tuple[int, int]:
    last = line.runs[-1]
    return line.runs[0].page_start, last.page_start + last.page_length


def _unread_findings(text: str, source: Source) -> list[Finding]:
    if not source.unread:
        return []
    why = f"the page has too many tags or lines: its last {source.unread} characters were not read"
    span = Span.of(text, len(text) - source.unread, len(text))
    return [Finding(FindingKind.TRUNCATED, 1.0, why, page_spans=(span,))]


def _value(told: Told | None) -> str | None:
    return told.value if told else None


def _witnesses(meta: Meta, byline: str) -> dict[str, str]:
    told = {
        "headline": meta.headline,
        "outlet": meta.outlet,
        "section": meta.section,
        "url": meta.canonical,
        "language": meta.language,
        "description": meta.description,
    }
    found = {name: value.witness for name, value in told.items() if value}
    found |= {"byline": byline} if byline else {}
    moments = {"published": meta.published, "modified": meta.modified}
    return found | {name: moment.witness for name, moment in moments.items() if moment and moment.earliest}
