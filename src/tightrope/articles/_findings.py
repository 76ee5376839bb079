"""What is wrong with a page, as findings with their places: spam, forms, cuts, paywalls, refusals, filler.

Owns turning marks, and what the integrity modules looked at, into findings. Rewording is `_reworded`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tightrope.articles import (
    _blocked,
    _filler,
    _furniture,
    _language,
    _stub,
    _truncated,
    _truncated_promise,
)
from tightrope.articles._calibrate import LEAST, scale
from tightrope.articles._lines import Line, weight
from tightrope.articles._marks import Marks
from tightrope.articles._view import View
from tightrope.limits import MAX_PAGE_LINES
from tightrope.pages import Decoded
from tightrope.records import Finding, FindingKind, Run, Span

_MAX_SPANS: Final = 20
_BELOW: Final = 12
"""Lines below the body that are looked at for what speaks of the article above."""
_LANGUAGE_CHARS: Final = 5_000
_LEAST_OF: Final = {FindingKind.TRUNCATED: 0.7}
"""Probability from which a cut is reported: between one half and this, one in three was a cut where two
in four were foretold (left-out sources, docs/integrity.md)."""
_REFUSED: Final = 0.8
"""Probability from which a page with some text is taken for one shown in place of the article. Below it the
page is read and a finding says so: a refusal loses the article, if it was one."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a page shows of its article's integrity; None where the text is too long, too short, or not
    in the language that can be judged."""

    ending: _truncated.Ending
    stub: _stub.Stub
    blocked: _blocked.Blocked | None
    filler: _filler.Filler | None
    below: tuple[Line, ...]

    def blocks(self) -> float:
        """How likely the page was shown in place of the article."""
        told = self.blocked is not None and (self.blocked.seen["held"] or self.blocked.lines)
        return scale("block_page").score(self.blocked.seen) if self.blocked and told else 0.0

    def refusal(self, view: View, *, empty: bool) -> str:
        """What was shown in place of the article, "" where nothing was. `empty` says that no article was
        found: then a short page's own lines are enough to tell."""
        blocked = self.blocked
        if blocked is None:
            return ""
        short = sum(weight(line.text) for line in view.lines) <= _blocked.MOST_WORDS
        if self.blocks() < _REFUSED and not (empty and short and blocked.lines):
            return ""
        shown = view.lines[blocked.lines[0]].text[:80] if blocked.lines else ""
        return f"{_blocked.KINDS[blocked.kind]}, and no article" + (f": {shown!r}" if shown else "")


def look(view: View, body: str, taken: Sequence[int], headline: str | None, *, html: bool) -> Looked:
    """Look at an article's body where it stands. `taken` are the visible lines that hold it, in order."""
    promise = _truncated_promise.read(view.text, body) if html else _truncated_promise.NOTHING
    first = taken[-1] + 1 if taken else len(view.lines)
    shown = [line.text for line in view.lines]
    below = view.lines[first : first + _BELOW]
    texts = [line.text for line in below]
    ending = _truncated.look(body, texts, promise)
    english = _language.language_of(body[:_LANGUAGE_CHARS]) == "en"
    return Looked(
        ending,
        _stub.look(body, shown, first, promise, ending.seen),
        _blocked.look(body, shown),
        _filler.look(body, headline) if english else None,
        below,
    )


def of_integrity(view: View, body: str, looked: Looked) -> list[Finding]:
    """Findings about the body: it breaks off, it is a paywall's stub, a page of refusal, filler.

    Scores are probabilities (docs/integrity.md); those below one half, of cuts below 0.7, are not reported.
    """
    found = [
        *_truncation(body, looked),
        *_stub_finding(view, body, looked),
        *_block_finding(view, looked),
        *_filler_finding(body, looked),
    ]
    return [finding for finding in found if finding.score >= _LEAST_OF.get(finding.kind, LEAST)]


def _truncation(body: str, looked: Looked) -> list[Finding]:
    if not looked.ending.why:
        return []
    last = Span.of(body, body.rfind("\n", 0, len(body) - 1) + 1, len(body))
    score = scale("truncated").score(looked.ending.seen)
    return [Finding(FindingKind.TRUNCATED, score, looked.ending.why, body_spans=(last,))]


def _stub_finding(view: View, body: str, looked: Looked) -> list[Finding]:
    stub = looked.stub
    if not (stub.below or stub.inside or stub.seen["not_free"] or stub.seen["else_wall"]):
        return []
    lines = [looked.below[i] for i in stub.below]
    paragraphs = _paragraphs(body)
    why = f"{stub.words} words"
    why += ", then a request to subscribe or sign in to read on" if stub.below or stub.inside else ""
    why += ", and the page asks to subscribe or sign in to read on" if stub.seen["else_wall"] else ""
    why += "; the page's own data say that it is not free to read" if stub.seen["not_free"] else ""
    return [
        Finding(
            FindingKind.PAYWALL_STUB,
            scale("paywall_stub").score(stub.seen),
            why,
            tuple(view.span(line.start, line.end) for line in lines),
            tuple(paragraphs[i] for i in stub.inside),
        )
    ]


def _block_finding(view: View, looked: Looked) -> list[Finding]:
    if looked.blocked is None:
        return []
    lines = [view.lines[i] for i in looked.blocked.lines[:_MAX_SPANS]]
    why = f"the page reads as {_blocked.KINDS[looked.blocked.kind]}, shown in place of an article"
    spans = tuple(view.span(line.start, line.end) for line in lines)
    return [Finding(FindingKind.BLOCK_PAGE, looked.blocks(), why, spans)]


def _filler_finding(body: str, looked: Looked) -> list[Finding]:
    filler = looked.filler
    if filler is None:
        return []
    why = (
        f"hardly a figure, name, day or quotation in {filler.words} words, and {len(filler.stock)} sentences "
        "with stock phrases"
    )
    spans = tuple(Span.of(body, part.start, part.end) for part in filler.stock[:_MAX_SPANS])
    return [
        Finding(FindingKind.GENERATED_FILLER, scale("generated_filler").score(filler.seen), why, (), spans)
    ]


def _paragraphs(body: str) -> list[Span]:
    found, at = [], 0
    for paragraph in body.split("\n\n"):
        found.append(Span.of(body, at, at + len(paragraph)))
        at += len(paragraph) + 2
    return found


def of_marks(view: View, marks: Marks) -> list[Finding]:
    """Findings for injected spam and the comment form."""
    found = []
    if marks.tails:
        score = max(tail.score for tail in marks.tails)
        why = "; ".join(dict.fromkeys(tail.why for tail in marks.tails))
        spans = tuple(view.span(tail.start, tail.end) for tail in marks.tails[:_MAX_SPANS])
        found.append(Finding(FindingKind.INJECTED_SPAM, round(score, 3), why, spans))
    if marks.form:
        found.append(_form_finding(view, marks.form, marks))
    return found


def _form_finding(view: View, form: _furniture.Form, marks: Marks) -> Finding:
    lines = [view.lines[i] for i in form.lines[:_MAX_SPANS]]
    said = "a heading that asks for a comment" if form.headed else "fields to fill in"
    why = f"a form for readers' comments: {said}, {form.fields} kind{'s' if form.fields > 1 else ''} of field"
    spans = [view.span(line.start, _before_spam(line, marks)) for line in lines]
    return Finding(
        FindingKind.COMMENT_FORM, min(1.0, 0.6 + 0.1 * (form.fields + form.headed)), why, tuple(spans)
    )


def _before_spam(line: Line, marks: Marks) -> int:
    """The end of a form's line, what spam is glued to it left out."""
    starts = [tail.start for tail in marks.tails if line.start < tail.start < line.end]
    end = min(starts, default=line.end)
    return line.start + len(line.text[: end - line.start].rstrip())


def of_decoding(decoded: Decoded) -> list[Finding]:
    """A finding where bytes could not be read or characters were taken out."""
    if not decoded.replacements and not decoded.removed:
        return []
    why = f"read as {decoded.charset} ({decoded.how}): {decoded.replacements} characters could not be read"
    if decoded.removed:
        why += f", {decoded.removed} control characters were taken out"
    share = (decoded.replacements + decoded.removed) / max(1, len(decoded.text))
    return [Finding(FindingKind.DECODING, round(min(1.0, 0.1 + 10 * share), 3), why)]


def of_lines(view: View) -> list[Finding]:
    """A finding where a page has more lines than are looked at."""
    if len(view.lines) < MAX_PAGE_LINES:
        return []
    rest = view.lines[-1].end
    if not view.visible[rest:].strip():
        return []
    why = f"only the first {MAX_PAGE_LINES:,} lines of the page were looked at"
    return [Finding(FindingKind.TRUNCATED, 1.0, why)]


def of_rest(view: View, body: str, taken: Sequence[int]) -> list[Finding]:
    """A finding that says how much of a plain-text page is no part of the article, and where."""
    held = set(taken)
    total = sum(weight(line.text) for line in view.lines)
    left = max(0, total - weight(body))
    if not left:
        return []
    runs: list[list[Line]] = []
    before = -2
    for i, line in enumerate(view.lines):
        if i in held:
            continue
        if i == before + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
        before = i
    spans = tuple(view.span(run[0].start, run[-1].end) for run in runs[:_MAX_SPANS])
    why = (
        f"{left} of the page's {total} words are headline, menus, forms, notices and the like: "
        f"left out of the body"
    )
    return [Finding(FindingKind.BOILERPLATE, round(left / total, 3), why, spans)]


def taken_lines(view: View, offsets: Sequence[Run]) -> list[int]:
    """The numbers of the visible lines that hold some of the body, in order."""
    places = sorted((run.page_start, run.page_start + run.page_length) for run in offsets)
    found, at = [], 0
    for i, line in enumerate(view.lines):
        start, end = view.page(line.start, line.end)
        while at < len(places) and places[at][1] <= start:
            at += 1
        if at < len(places) and places[at][0] < end:
            found.append(i)
    return found
