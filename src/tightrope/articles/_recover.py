"""A page to its article: decode, extract, take out what is none of it, and say what was found.

Owns the order of the steps, which is the same for HTML and plain text: only the extraction differs.
Everything here is a pure function of the page and the knowledge tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tightrope import errors, pages
from tightrope.articles import _dateline, _findings, _furniture, _html, _language, _marks, _plain
from tightrope.articles._assemble import without
from tightrope.articles._html import Extracted
from tightrope.articles._html_dates import parse_moment
from tightrope.articles._infer import infer
from tightrope.articles._lines import weight
from tightrope.articles._marks import Marks
from tightrope.articles._view import View
from tightrope.knowledge import Knowledge
from tightrope.records import (
    Article,
    Failure,
    Finding,
    MediaType,
    Moment,
    Notice,
    Page,
    Precision,
    Run,
    content_id,
)

MAKER: Final = "tightrope.articles/1"
_LEAST_WORDS: Final = 25
_LEAST_SENTENCE: Final = 7
"""A body is an article from 25 words on, or with one sentence of 7: news alerts are that short. The
shortest of 381 labelled bodies has 32 words."""


def recover(page: Page, knowledge: Knowledge, *, fallback: bool = False) -> Article | Failure:
    """The article that a page holds, or the reason why it holds none.

    With `fallback` an HTML page is read by the cheap extractor alone. Never raises on any page: an
    empty one gives TR-EMPTY, one without an article (a menu, a refusal, a form) TR-NO-ARTICLE.
    """
    decoded = pages.decode(page)
    if not decoded.text.strip():
        return errors.EmptyPage("the page has no text", page.origin).as_failure(page_id=page.id)
    view, marks, found = _extracted(page, decoded.text, fallback=fallback)
    cuts = [view.page(start, end) for start, end in marks.cuts(view.lines)]
    body, offsets = without(found.body, found.offsets, cuts)
    missing = _missing(view, body)
    if missing:
        return errors.NoArticle(missing, page.origin).as_failure(page_id=page.id)
    taken = _findings.taken_lines(view, offsets)
    findings = [
        *_findings.of_decoding(decoded),
        *found.findings,
        *_findings.of_marks(view, marks),
        *_findings.of_lines(view),
        *_findings.of_body(view, body, taken),
    ]
    if page.media_type is MediaType.TEXT:
        findings += _findings.of_rest(view, body, taken)
    return _article(page, knowledge, view, marks, found, body, offsets, findings)


def _extracted(page: Page, text: str, *, fallback: bool) -> tuple[View, Marks, Extracted]:
    url = page.declared.get("url") or (page.origin if "://" in page.origin else None)
    if page.media_type is MediaType.HTML:
        found = _html.extract(text, url, fallback=fallback)
        view = View.of(text, found.visible, found.visible_offsets)
        return view, _marks.find(view), found
    view = View.of(text, text, (Run(0, len(text), 0, len(text)),))
    marks = _marks.find(view)
    return view, marks, _plain.extract(view, marks.spam(), url)


def _missing(view: View, body: str) -> str:
    """Why a body is no article, "" where it is one."""
    words = weight(body)
    sentences = [
        line
        for line in body.split("\n")
        if weight(line) >= _LEAST_SENTENCE and line.rstrip("\"'”’»)]*")[-1:] in ".!?…。"
    ]
    if words >= _LEAST_WORDS or sentences:
        refusals = _furniture.blocked(view.lines) if words < _LEAST_WORDS else []
        return f"a page of refusal: {view.lines[refusals[0]].text[:80]!r}" if refusals else ""
    if not view.lines:
        return "the page shows no text"
    refusals = _furniture.blocked(view.lines)
    if refusals:
        return f"a page of refusal: {view.lines[refusals[0]].text[:80]!r}"
    if _furniture.consent(view.lines):
        return "a request for consent, and no article behind it"
    return f"no running text among the page's {len(view.lines)} lines"


def _article(
    page: Page,
    knowledge: Knowledge,
    view: View,
    marks: Marks,
    found: Extracted,
    body: str,
    offsets: Sequence[Run],
    findings: list[Finding],
) -> Article:
    witnesses = dict(found.witnesses)
    head = _dateline.read(body, lambda name: knowledge.capital_state(name) is not None)
    if head and head.place:
        witnesses["dateline"] = "head of the article"
    agency = _agency(marks, body, head, found, witnesses)
    return Article(
        id=content_id(page.id, MAKER),
        page_id=page.id,
        origin=page.origin,
        text=view.text,
        headline=_declared(page, "title", "headline", witnesses) or found.headline,
        body=body,
        offsets=tuple(offsets),
        byline=found.byline,
        outlet=_declared(page, "outlet", "outlet", witnesses) or found.outlet,
        agency=agency,
        dateline=head.place if head else None,
        published=_published(page, view, marks, found, body, offsets, head, knowledge),
        language=_language.language_of(body),
        notices=tuple(
            Notice(n.kind, view.span(n.start, n.end), n.day, n.wrong, n.right) for n in marks.notices
        ),
        findings=tuple(findings),
        witnesses=dict(sorted(witnesses.items())),
        url=page.declared.get("url") or found.canonical or (page.origin if "://" in page.origin else None),
        modified=found.modified,
        maker=MAKER,
    )


def _declared(page: Page, key: str, field: str, witnesses: dict[str, str]) -> str | None:
    value = " ".join(page.declared.get(key, "").split())
    if value:
        witnesses[field] = "declared with the page"
    return value or None


def _agency(
    marks: Marks,
    body: str,
    head: _dateline.Dateline | None,
    found: Extracted,
    witnesses: dict[str, str],
) -> str | None:
    """The agency that wrote it: by the dateline, the byline, a source line, a credit at the end."""
    for i, name in marks.sources[-1:]:
        witnesses["source"] = f"line {i + 1} of the page names its source: {name}"
    told: tuple[tuple[str, str | None], ...] = (
        ("head of the article", head.agency if head else None),
        ("line that names the source", _dateline.credited(name for _, name in marks.sources)),
        ("byline", _dateline.credited(found.byline)),
        ("end of the article", _dateline.closing_credit(body)),
    )
    for witness, agency in told:
        if agency is not None:
            witnesses["agency"] = witness
            return agency
    return None


def _published(
    page: Page,
    view: View,
    marks: Marks,
    found: Extracted,
    body: str,
    offsets: Sequence[Run],
    head: _dateline.Dateline | None,
    knowledge: Knowledge,
) -> Moment:
    """Declared with the page, else stated on it, else inferred from its words."""
    declared = page.declared.get("published", "")
    moment = parse_moment(declared, "declared with the page") if declared else None
    if moment is not None:
        return moment
    if found.published.earliest is not None:
        return found.published
    if head and head.day:
        return Moment(head.day, head.day, Precision.DAY, "dateline of the article")
    return infer(view, marks, body, offsets, head, found.modified, knowledge)
