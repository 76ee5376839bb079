"""What every witness says of an article: believed or not, in order, bounded."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from tightrope import articles
from tightrope.articles._witnesses import FIELDS, placed, settled, written_moment
from tightrope.knowledge import load
from tightrope.limits import MAX_STATEMENTS
from tightrope.records import UNKNOWN_MOMENT, Article, MediaType, Moment, Page, Precision, Span, Statement

TABLES = load()
NODE = {
    "@type": "NewsArticle",
    "headline": "Ports share a crane",
    "datePublished": "2024-03-05T08:00:00Z",
    "author": [{"@type": "Person", "name": "Ada Quill"}],
    "publisher": {"name": "The Quay"},
    "articleSection": "Harbours",
}
PAGE = (
    '<html lang="de"><meta property="og:title" content="One crane, two ports">'
    '<meta name="author" content="Bo Lund"><meta name="dc.date" content="2024-03-09">'
    f'<script type="application/ld+json">{json.dumps(NODE)}</script>'
    "<h1>Ports share a crane</h1><p>"
    + "The two ports agreed on Monday to share a crane, officials of both said after a long night.</p><p>"
    * 4
)


def _article(html: str) -> Article:
    found = articles.recover(Page.of(html.encode(), "https://quay.example/crane", MediaType.HTML), TABLES)
    assert isinstance(found, Article)
    return found


def test_disagreement_is_kept_with_whom_it_comes_from() -> None:
    found = _article(PAGE)
    said = {(one.field, one.value, one.witness): one.believed for one in found.statements}
    assert said["headline", "Ports share a crane", "h1"]
    assert not said["headline", "One crane, two ports", "meta og:title"]
    assert said["byline", "Ada Quill", "linked data author"]
    assert not said["byline", "Bo Lund", "meta author"]
    assert said["published", "2024-03-05T08:00:00+00:00", "linked data datePublished"]
    assert not said["published", "2024-03-09", "meta dc.date"]
    assert said["language", "en", "words of the body"]
    assert not said["language", "de", "html lang"]
    assert (found.section, said["section", "Harbours", "linked data articleSection"]) == ("Harbours", True)
    assert {one.witness for one in found.disagreements} >= {"meta og:title", "meta author", "html lang"}


def test_every_field_that_the_article_has_is_stated_by_a_believed_witness() -> None:
    found = _article(PAGE)
    own = {one.field for one in found.statements if one.believed}
    assert {"headline", "byline", "outlet", "section", "published", "language"} <= own


def test_a_page_of_a_thousand_tags_keeps_so_many_statements_and_those_believed() -> None:
    tags = "".join(f'<meta name="author" content="Ada Quill {n}">' for n in range(1_000))
    found = _article(tags + PAGE)
    assert len(found.statements) <= MAX_STATEMENTS
    many = [Statement(field, f"value {n}", f"tag {n}", believed=False) for field in FIELDS for n in range(50)]
    kept = settled(many, dict.fromkeys(FIELDS, "value 49"), {})
    assert len(kept) == MAX_STATEMENTS
    assert any(one.value == "value 49" and one.believed for one in kept if one.field == "headline")


@given(
    st.lists(
        st.builds(
            Statement,
            st.sampled_from(FIELDS),
            st.text(max_size=8),
            st.text(max_size=4),
            st.booleans(),
            st.none(),
        ),
        max_size=60,
    ),
    st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=8)),
)
def test_any_statements_are_settled_in_order_each_once(told: list[Statement], fields: dict[str, str]) -> None:
    kept = settled(told, fields, {})
    assert [FIELDS.index(one.field) for one in kept] == sorted(FIELDS.index(one.field) for one in kept)
    assert len({(one.field, one.value, one.witness) for one in kept}) == len(kept) <= MAX_STATEMENTS
    assert kept == settled(kept, fields, {})


def test_moments_as_values() -> None:
    day = date(2024, 3, 5)
    instant = datetime(2024, 3, 5, 8, tzinfo=UTC)
    assert written_moment(Moment(day, day, Precision.DAY, "w")) == "2024-03-05"
    assert written_moment(Moment(day, day, Precision.INSTANT, "w", instant)) == "2024-03-05T08:00:00+00:00"
    assert written_moment(Moment(day, date(2024, 3, 9), Precision.RANGE, "w")) == "2024-03-05/2024-03-09"
    assert written_moment(UNKNOWN_MOMENT) == ""


def test_a_statement_is_placed_only_where_its_words_stand_as_they_are() -> None:
    said = Statement("headline", "crane", "line 1", believed=False)
    assert placed(said, "a crane", 2, 7, 100).span == Span(102, 107, "crane")
    assert placed(said, "a crane", 0, 5, 100).span is None
