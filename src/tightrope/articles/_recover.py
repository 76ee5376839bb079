"""A page to its article: decode, extract, take out what is none of it, and say what was found.

Owns the order of the steps, which is the same for HTML and plain text: only the extraction differs.
Everything here is a pure function of the page and the knowledge tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tightrope import errors, pages
from tightrope.articles import (
    _dateline,
    _entries,
    _findings,
    _head,
    _html,
    _language,
    _leftovers,
    _marks,
    _meta_agency,
    _notice_about,
    _notice_day,
    _notice_page,
    _plain,
    _reworded,
    _shown_dates,
    _witnesses,
)
from tightrope.articles._assemble import Stretch, without
from tightrope.articles._html import Extracted
from tightrope.articles._lines import weight
from tightrope.articles._marks import Marks
from tightrope.articles._notices import Found, without_slug
from tightrope.articles._published import times
from tightrope.articles._view import View
from tightrope.knowledge import Knowledge, gazetteer
from tightrope.records import (
    Article,
    Failure,
    Finding,
    FindingKind,
    MediaType,
    Moment,
    Notice,
    Page,
    Run,
    content_id,
)

MAKER: Final = "tightrope.articles/2"

_HEAD_LINES: Final = 4
_HEAD_CHARS: Final = 2_000
_HEAD_WORDS: Final = 10
"""Lines of a body, its characters, and words of a line, among which a byline or a day still stands."""
_UNREADABLE: Final = 0.05
"""Share of a page's characters that could not be read or were control characters, beyond which it is no
text: a page in the wrong character set stays below 0.02 in the languages of Europe."""
_LEAST_WORDS: Final = 25
_LEAST_SENTENCE: Final = 7
_LEAST_LINE: Final = 9
_MOST_UNSTOPPED: Final = 150
"""A body is an article with one sentence of 7 words, as news alerts have, or with 25 words of which a line
has 9 at least: rows of links have fewer. More than 150 words without a stop are noise. The shortest of
381 labelled bodies has 32 words, and none is refused."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """An article on its way: what was extracted, and the body once the marks are cut out of it.

    `withdrawn`: the page holds a retraction alone, whose words are the body, however few.
    """

    page: Page
    view: View
    marks: Marks
    found: Extracted
    body: str
    offsets: tuple[Run, ...]
    live: _entries.Live
    withdrawn: bool


def recover(page: Page, knowledge: Knowledge, *, fallback: bool = False) -> Article | Failure:
    """The article that a page holds, or the reason why it holds none.

    With `fallback` an HTML page is read by the cheap extractor alone. Never raises on any page: an
    empty one gives TR-EMPTY, one of bytes that are no text TR-BINARY, one shown in place of an article (a
    check, a refusal, a request for consent, a login) TR-BLOCKED, any other without one TR-NO-ARTICLE.
    """
    decoded = pages.decode(page)
    if not decoded.text.strip():
        return errors.EmptyPage("the page has no text", page.origin).as_failure(page_id=page.id)
    if decoded.replacements + decoded.removed > _UNREADABLE * len(decoded.text):
        lost = f"{decoded.replacements + decoded.removed} of {len(decoded.text)} characters are no text"
        return errors.BinaryContent(lost, page.origin).as_failure(page_id=page.id)
    draft = _draft(page, decoded.text, fallback=fallback)
    looked = _findings.look(
        draft.view,
        draft.body,
        _findings.taken_lines(draft.view, draft.offsets),
        draft.found.headline,
        html=page.media_type is MediaType.HTML,
    )
    missing = "" if draft.withdrawn else _missing(draft.view, draft.body) or _noise(draft.body)
    blocked = looked.refusal(draft.view, empty=bool(missing))
    if blocked:
        failure = errors.Blocked(blocked, page.origin).as_failure(page_id=page.id)
        return replace(failure, stage="articles")
    if missing:
        return errors.NoArticle(missing, page.origin).as_failure(page_id=page.id)
    of_text = _findings.of_integrity(draft.view, draft.body, looked)
    return _article(draft, knowledge, [*_findings.of_decoding(decoded), *of_text])


def _draft(page: Page, text: str, *, fallback: bool) -> _Draft:
    url = _address(page)
    if page.media_type is MediaType.HTML:
        found = _html.extract(text, url, fallback=fallback)
        view = View.of(text, found.visible, found.visible_offsets)
        marks = _marks.find(view)
    else:
        view = View.of(text, text, (Run(0, len(text), 0, len(text)),))
        marks = _marks.find(view, plain=True)
        found = _plain.extract(view, marks, url)
    cuts = [view.page(start, end) for start, end in marks.cuts(view.lines)]
    body, offsets = without(found.body, found.offsets, cuts)
    body, offsets = without(body, offsets, _above(view, body, offsets, found))
    body, offsets = without(body, offsets, _left_over(view, body, offsets))
    own = _notice_page.body_of(view, marks.notices, body, found.headline)
    body, offsets = own or (body, offsets)
    live = _entries.find(view, found.headline, offsets, markup=page.media_type is MediaType.HTML)
    body, offsets = without(body, offsets, live.cuts)
    return _Draft(page, view, marks, found, body, offsets, live, own is not None)


def _address(page: Page) -> str | None:
    """Where the page stands on the web, as whoever handed it over declares (a fetch, an archive, a row).

    An origin is no address: that of a feed's third item is another item's tomorrow.
    """
    return page.declared.get("url") or None


def _above(view: View, body: str, offsets: Sequence[Run], found: Extracted) -> list[Stretch]:
    """What stands above the first sentence and is no part of it: headline, byline, day, credit."""
    known = {letters for name in (found.headline, found.outlet) if name and (letters := _letters(name))}
    of_body = View.of(view.text, body[:_HEAD_CHARS], offsets)
    cuts = []
    for line in of_body.lines[:_HEAD_LINES]:
        short = len(line.text.split()) <= _HEAD_WORDS and line.text[-1] not in ".!?"
        about = short and (_shown_dates.has_date(line.text) or _dateline.agency(line.text) is not None)
        if not (about or _head.is_byline(line.text) or _letters(line.text) in known):
            break
        cuts.append(of_body.page(line.start, line.end))
    return cuts


def _left_over(view: View, body: str, offsets: Sequence[Run]) -> list[Stretch]:
    """Where lines of the body that are none of it stand in the page."""
    found = _leftovers.find(body)
    of_body = View.of(view.text, body, offsets) if found else view
    return [of_body.page(start, end) for start, end in found]


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _missing(view: View, body: str) -> str:
    """Why a body is no article, "" where it is one."""
    lines = [line for line in body.split("\n") if line]
    words = sum(map(weight, lines))
    if any(_is_sentence(line) for line in lines) or (words >= _LEAST_WORDS and any(map(_is_prose, lines))):
        return ""
    if not view.lines:
        return "the page shows no text"
    return f"no running text among the page's {len(view.lines)} lines"


def _noise(body: str) -> str:
    return "the text is in no language" if _language.language_of(body) == _language.NONE else ""


def _is_sentence(line: str) -> bool:
    words = weight(line)
    if not words >= _LEAST_SENTENCE or line.rstrip("\"'”’»)]*")[-1:] not in tuple(".!?…。！？؟।"):
        return False
    return words <= _MOST_UNSTOPPED or _is_prose(line)


def _is_prose(line: str) -> bool:
    """Whether a line that does not end as a sentence reads as running text all the same."""
    words = weight(line)
    stops = sum(map(line.count, ".!?;。！？؟।"))
    return words >= _LEAST_LINE and (words <= _MOST_UNSTOPPED or words <= _MOST_UNSTOPPED * stops)


def _article(draft: _Draft, knowledge: Knowledge, findings: list[Finding]) -> Article:
    page, view, marks, found, body = draft.page, draft.view, draft.marks, draft.found, draft.body
    witnesses = dict(found.witnesses)
    head = _dateline.read(body, lambda name: knowledge.capital_state(name) is not None)
    if head and head.place:
        witnesses["dateline"] = "head of the article"
    outlet = _declared(page, "outlet", "outlet", witnesses) or found.outlet
    credited = _credits(draft, head, witnesses, outlet, knowledge)
    credit = _meta_agency.believed(credited)
    headline = without_slug(_declared(page, "title", "headline", witnesses) or found.headline)
    when = times(page, view, marks, found, body, draft.offsets, head, knowledge)
    language = _language.language_of(body, headline or "")
    findings += [*found.findings, *_page_findings(draft), *when.findings]
    if language == "en":
        findings += _reworded.find(body, lambda word: _is_state(word, knowledge))
    article = Article(
        id=content_id(page.id, MAKER),
        page_id=page.id,
        origin=page.origin,
        text=view.text,
        headline=headline,
        body=body,
        offsets=draft.offsets,
        byline=found.byline or _declared_byline(page, witnesses),
        outlet=outlet,
        agency=credit.agency if credit else None,
        dateline=head.place if head else None,
        published=when.published,
        language=language,
        notices=_notices(view, marks.notices, body, when.published),
        findings=tuple(findings),
        witnesses=dict(sorted(witnesses.items())),
        url=page.declared.get("url") or found.canonical or _address(page),
        modified=when.modified,
        maker=MAKER,
        section=found.section or _declared(page, "section", "section", witnesses),
        entries=_entries.of_body(
            draft.live, view, body, draft.offsets, when.published.earliest, page.fetched
        ),
    )
    told = (*found.statements, *_meta_agency.statements(credited))
    return replace(article, statements=_witnesses.of_article(article, told))


def _notices(view: View, found: Sequence[Found], body: str, published: Moment) -> tuple[Notice, ...]:
    """The page's notices, each with its day told from that of publication, and the sentence it concerns."""
    told = _notice_about.Body.of(body) if found else None
    notices = []
    for one in found:
        words = view.visible[one.start : one.end]
        about = _notice_about.about(told, one.kind, words, one.wrong, one.right) if told else None
        day = _notice_day.resolved(one.told, published)
        notices.append(Notice(one.kind, view.span(one.start, one.end), day, one.wrong, one.right, about))
    return tuple(notices)


def _page_findings(draft: _Draft) -> list[Finding]:
    taken = _findings.taken_lines(draft.view, draft.offsets)
    findings = [
        *_findings.of_marks(draft.view, draft.marks),
        *_findings.of_lines(draft.view),
    ]
    if draft.page.media_type is MediaType.TEXT:
        findings += _findings.of_rest(draft.view, draft.body, taken)
    if draft.page.declared.get("content") == pages.SUMMARY_ONLY:
        where = draft.page.declared.get("url", "an address that it does not tell")
        why = f"the feed gives a summary alone; the article stands at {where}"
        findings.append(Finding(FindingKind.TRUNCATED, 1.0, why))
    return findings


def _is_state(word: str, knowledge: Knowledge) -> bool:
    return (knowledge.state_of(word) or knowledge.capital_state(word)) is not None


def _declared(page: Page, key: str, field: str, witnesses: dict[str, str]) -> str | None:
    value = " ".join(page.declared.get(key, "").split())
    if value:
        witnesses[field] = "declared with the page"
    return value or None


def _declared_byline(page: Page, witnesses: dict[str, str]) -> tuple[str, ...]:
    """The authors that a feed names; it joins several by "; "."""
    told = _declared(page, "author", "byline", witnesses) or ""
    return tuple(name for part in told.split(";") if (name := part.strip()))


def _credits(
    draft: _Draft,
    head: _dateline.Dateline | None,
    witnesses: dict[str, str],
    outlet: str | None,
    knowledge: Knowledge,
) -> list[_meta_agency.Credit]:
    """Every credit of an agency; the source that a line names and the agency believed get a witness."""
    sources = draft.marks.sources
    for i, name in sources[-1:]:
        witnesses["source"] = f"line {i + 1} of the page names its source: {name}"
    runs = draft.offsets
    places = (runs[0].page_start, runs[-1].page_start + runs[-1].page_length) if runs else (0, 0)
    page = draft.page
    site = page.origin if "://" in page.origin else None
    own = [name for name in (outlet, _address(page), site) if name]
    found = _meta_agency.credits_of(
        draft.view,
        draft.body,
        places,
        head,
        draft.found.byline,
        sources,
        own,
        lambda name: _is_state(name, knowledge) or gazetteer().knows(name),
    )
    told = _meta_agency.believed(found)
    if told is not None:
        witnesses["agency"] = told.witness
    return found
