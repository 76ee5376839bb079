"""Makes an article of a text that is already clean; owns no recovery at all.

For words that somebody else recovered (a corpus, a wire feed, a paragraph in a notebook): nothing
is taken away, so every offset into the text stays what it was.
"""

from __future__ import annotations

from datetime import date, datetime

from tightrope.records import UNKNOWN_MOMENT, Article, MediaType, Moment, Page, Precision, Run, content_id

MAKER = "tightrope.articles.from_body/1"


def from_body(
    body: str,
    *,
    published: date | datetime | None = None,
    headline: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    origin: str = "given",
    language: str = "en",
) -> Article:
    """An article whose body is `body`, character for character.

    `published` is the day or instant that relative times ("on Tuesday") are counted from; None
    leaves them open. `language` is taken at its word.
    """
    declared = {
        "published": published.isoformat() if published else "",
        "title": headline or "",
        "url": url or "",
    }
    page = Page.of(body.encode("utf-8", "surrogatepass"), origin, MediaType.TEXT, declared=declared)
    return Article(
        id=content_id(page.id, MAKER),
        page_id=page.id,
        origin=origin,
        text=body,
        headline=headline,
        body=body,
        offsets=(Run(0, len(body), 0, len(body)),) if body else (),
        byline=(),
        outlet=outlet,
        agency=None,
        dateline=None,
        published=_moment(published),
        language=language,
        notices=(),
        findings=(),
        witnesses={},
        url=url,
        maker=MAKER,
    )


def _moment(published: date | datetime | None) -> Moment:
    if published is None:
        return UNKNOWN_MOMENT
    if isinstance(published, datetime):
        day = published.date()
        return Moment(day, day, Precision.INSTANT, "given by the caller", instant=published)
    return Moment(published, published, Precision.DAY, "given by the caller")
