"""What is wrong with a page, as findings with their places: spam, forms, cuts, paywalls, refusals.

Owns turning marks into findings and telling a text that breaks off. Rewording is `_reworded`'s.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tightrope.articles import _furniture
from tightrope.articles._lines import Line, weight
from tightrope.articles._marks import Marks
from tightrope.articles._view import View
from tightrope.limits import MAX_PAGE_LINES
from tightrope.pages import Decoded
from tightrope.records import Finding, FindingKind, Run, Span

_MAX_SPANS: Final = 20
_ENDS: Final = re.compile(r"[.!?…:;。！？।]['\"”’»)\]*]{0,3}$|['\"”’»)\]]$")
_BREAKS_OFF: Final = re.compile(
    r"(?:\.\.\.|…|\[\s?(?:…|\.\.\.)\s?\])['\"”’]?(?:\s{0,2}(?:read more|continue reading|more)\W*)?$",
    re.IGNORECASE,
)
_CLOSED: Final = re.compile(
    r"[\w-]\.[a-z]{2,4}(?:/\S*)?$|[”\"] ?[—–-]|[;|]|^\W*(?:by|source|reporting|written)\b", re.IGNORECASE
)
"""Ends of other kinds: an address, who is quoted, a line of headings, a credit."""
_CHARS_LEFT: Final = re.compile(r"\[\+\d+ chars?\]$")
_READ_ON: Final = re.compile(
    r"^\W{0,3}(?:read more|continue reading|read the (?:full|rest|whole)|read full|keep reading"
    r"|click (?:here )?to read|show more|"
    r"view full|full story|more\W{0,3}$|weiterlesen|lire la suite|seguir leyendo|leia mais"
    r"|continua a leggere|читать далее)",
    re.IGNORECASE,
)
_LEAST_PROSE: Final = 8
_STUB_WORDS: Final = 220
"""A body shorter than this with a paywall's words below it is a stub."""
_NEAR: Final = 8
"""Lines below the body in which a paywall or "read more" still speaks of this article."""
_BLOCK_WORDS: Final = 60


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


def of_body(view: View, body: str, taken: Sequence[int]) -> list[Finding]:
    """Findings about the body: it breaks off, it is a paywall's stub, it stands on a page of refusal.

    `taken` are the numbers of the visible lines that hold the body, in order.
    """
    if not body or not taken:
        return []
    below = [view.lines[i] for i in range(taken[-1] + 1, min(len(view.lines), taken[-1] + 1 + _NEAR))]
    words = weight(body)
    last = Span.of(body, body.rfind("\n", 0, len(body) - 1) + 1, len(body))
    found = []
    walls = [below[i] for i in _furniture.paywall(below)]
    cut = _cut(last.text, below)
    if walls and words < _STUB_WORDS:
        why = f"{words} words, then a request to subscribe or sign in to read on"
        spans = tuple(view.span(line.start, line.end) for line in walls)
        found.append(
            Finding(FindingKind.PAYWALL_STUB, 0.9 if cut or words < _STUB_WORDS // 2 else 0.7, why, spans)
        )
    if cut:
        found.append(Finding(FindingKind.TRUNCATED, cut[0], cut[1], body_spans=(last,)))
    refusals = _furniture.blocked(view.lines)
    if refusals and words < _BLOCK_WORDS:
        spans = tuple(view.span(view.lines[i].start, view.lines[i].end) for i in refusals[:_MAX_SPANS])
        why = "the page speaks of a check, a refusal or a missing page, and holds few words besides"
        found.append(Finding(FindingKind.BLOCK_PAGE, 0.8, why, spans))
    return found


def _cut(last: str, below: Sequence[Line]) -> tuple[float, str] | None:
    """How sure, and why, a body's last paragraph does not end where the article does."""
    if _CHARS_LEFT.search(last):
        return 1.0, "ends in a count of the characters left out"
    ends = last.rstrip()
    invited = next((line for line in below[:3] if len(line.text) < 60 and _READ_ON.match(line.text)), None)
    if _BREAKS_OFF.search(ends):
        return (0.9 if invited else 0.7), "the last paragraph ends in an ellipsis"
    if _ENDS.search(ends) or weight(ends) < _LEAST_PROSE:
        return None
    if invited:
        return 0.9, f"the last sentence has no end, and {invited.text[:40]!r} follows it"
    if weight(ends) >= 2 * _LEAST_PROSE and not _CLOSED.search(ends) and ends[-1].islower():
        return 0.5, "the last sentence has no end"
    return None


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
