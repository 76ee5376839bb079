"""Which agency an article is credited to, and where the page says so."""

from __future__ import annotations

import pytest

from tightrope import articles
from tightrope.knowledge import load
from tightrope.records import Article, MediaType, Page

TABLES = load()
LEAD = "The two ports agreed on Monday to share a crane, officials of both said after a long night of talks."
REST = (
    "Neither side named a price, and the crane itself stood idle in the rain while the talks went on inside."
)


def _article(above: str = "", below: str = "", lead: str = LEAD) -> Article:
    inside = f"<h1>Ports share a crane</h1>{above}<p>{lead}</p><p>{REST}</p>{below}"
    html = f"<html><body><article>{inside}</article></body></html>"
    found = articles.recover(Page.of(html.encode(), "https://quay.example/crane", MediaType.HTML), TABLES)
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    ("above", "below", "lead", "agency", "witness"),
    [
        ("", "", f"PORTO (Reuters) - {LEAD}", "Reuters", "head of the article"),
        ("<p class=byline>By AFP</p>", "", LEAD, "Agence France-Presse", "byline"),
        ("", "<p>Quelle: dpa</p>", LEAD, "Deutsche Presse-Agentur", None),
        ("", "<p>dpa/abc</p>", LEAD, "Deutsche Presse-Agentur", None),
        ("", "<p>Fuente: EFE</p>", LEAD, "EFE", None),
        ("", "<p>Источник: ТАСС</p>", LEAD, "TASS", None),
        ("", "<p>來源：新華社</p>", LEAD, "Xinhua", None),
        ("", "<p>with Reuters</p>", LEAD, None, None),
        ("", "<p>The Associated Press contributed to this report.</p>", LEAD, None, None),
        ("", "<p>map/abc and more</p>", LEAD, None, None),
        ("", "", LEAD, None, None),
    ],
)
def test_credits(above: str, below: str, lead: str, agency: str | None, witness: str | None) -> None:
    found = _article(above, below, lead)
    assert found.agency == agency
    if witness:
        assert found.witnesses["agency"] == witness


def test_a_credit_for_help_is_kept_and_not_believed() -> None:
    found = _article(below="<p>mit Material von dpa</p>")
    (credit,) = [one for one in found.statements if one.field == "agency"]
    assert (credit.value, credit.believed) == ("Deutsche Presse-Agentur", False)
    assert credit.span is not None
    assert found.text[credit.span.start : credit.span.end] == credit.span.text == "mit Material von dpa"


def test_where_a_person_signs_a_lone_agency_helped() -> None:
    found = _article("<p class=byline>By Ada Quill</p>", "<p>Source: Reuters</p>")
    assert found.byline == ("Ada Quill",)
    assert next(one.value for one in found.statements if one.field == "agency") == "Reuters"
