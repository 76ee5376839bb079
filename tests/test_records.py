"""The records' own promises: ids, spans and the map from body to page."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tightrope.articles import from_body
from tightrope.records import Interval, MediaType, Page, Run, Span, content_id

days = st.dates(date(2000, 1, 1), date(2000, 3, 1)) | st.none()


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_content_id_tells_any_two_lists_of_parts_apart(left: list[str], right: list[str]) -> None:
    assert (content_id(*left) == content_id(*right)) == (left == right)


def test_page_id_depends_on_content_and_what_was_declared_but_not_on_where_it_lay() -> None:
    page = Page.of(b"text", "a.txt", MediaType.TEXT, declared={"url": "u", "outlet": "o"})
    assert page.id == Page.of(b"text", "b.txt", MediaType.TEXT, declared={"outlet": "o", "url": "u"}).id
    assert page.id != Page.of(b"text", "a.txt", MediaType.TEXT).id
    assert page.id != Page.of(b"text", "a.txt", MediaType.HTML, declared=dict(page.declared)).id


@given(st.text(min_size=1, max_size=40), st.data())
def test_span_of_takes_its_text_from_the_whole(whole: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    assert Span.of(whole, start, end).text == whole[start:end]


@given(days, days, days, days)
def test_intervals_overlap_when_some_day_lies_in_both(a: date, b: date, c: date, d: date) -> None:
    left, right = Interval(a, b), Interval(c, d)
    universe = [
        date.fromordinal(n) for n in range(date(1999, 12, 1).toordinal(), date(2000, 4, 1).toordinal())
    ]

    def inside(day: date, interval: Interval) -> bool:
        after = interval.start is None or interval.start <= day
        return after and (interval.end is None or day <= interval.end)

    both = any(inside(day, left) and inside(day, right) for day in universe)
    well_formed = all(i.start is None or i.end is None or i.start <= i.end for i in (left, right))
    if well_formed:
        assert left.overlaps(right) == both == right.overlaps(left)


def test_page_span_follows_the_runs_and_stretches_over_entities() -> None:
    article = from_body("Tom & Ann\n\nleft.")
    page = "<p>Tom &amp; Ann</p><p>left.</p>"
    runs = (Run(0, 4, 3, 4), Run(4, 1, 7, 5), Run(5, 4, 12, 4), Run(11, 5, 23, 5))
    mapped = article.__class__(
        **{name: getattr(article, name) for name in article.__slots__} | {"text": page, "offsets": runs}
    )
    assert mapped.page_span(0, 3).text == "Tom"
    assert mapped.page_span(4, 5).text == "&amp;"
    assert mapped.page_span(0, 9).text == "Tom &amp; Ann"
    assert mapped.page_span(11, 16).text == "left."
