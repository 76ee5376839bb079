"""Which agency an article is credited to, and where the page says so."""

from __future__ import annotations

import pytest

from tightrope import articles
from tightrope.articles._agency_unlisted import is_own
from tightrope.articles._dateline import closing_credit
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


@pytest.mark.parametrize(
    ("above", "lead", "agency", "witness"),
    [
        ("", f"PORTO (Sava Wire) — {LEAD}", "Sava Wire", "head of the article"),
        ("", f"Porto (Sava Wire) — {LEAD}", "Sava Wire", "head of the article"),
        ("", f"PORTO, May 3 (Karstpress) — {LEAD}", "Karstpress", "head of the article"),
        ("", f"PORTO (SVN) — {LEAD}", "SVN", "head of the article"),
        ("<p class=byline>By Ada Quill, Sava News Agency</p>", LEAD, "Sava News Agency", None),
        ("<p class=byline>By Ada Quill, Associated Press</p>", LEAD, "Associated Press", None),
        ("<p class=byline>Sava Wire</p>", LEAD, "Sava Wire", "byline"),
        ("<p class=byline>By Ada Quill, Economics Editor</p>", LEAD, None, None),
        ("", f"PELL (R-TX) — {LEAD}", None, None),
        ("", f"ADA PELL (Conservative) — {LEAD}", None, None),
        ("", f"PORTLAND (Oregon) — {LEAD}", None, None),
        ("", f"PORTO (Portugal) — {LEAD}", None, None),
        ("", f"PORTO (Updated) — {LEAD}", None, None),
        ("", f"PORTO (Friday) — {LEAD}", None, None),
        ("", f"PORTO (Ada Quill) — {LEAD}", None, None),
        ("", f"PORTO (KXYZ) — {LEAD}", None, None),
        ("", f"UNITED NATIONS (UN) — {LEAD}", None, None),
        ("", f"PORTO (Quay News) — {LEAD}", None, None),
    ],
)
def test_an_agency_that_no_list_names(above: str, lead: str, agency: str | None, witness: str | None) -> None:
    found = _article(above, lead=lead)
    assert found.agency == agency
    if witness:
        assert found.witnesses["agency"] == witness


def test_an_unlisted_agency_at_the_end_says_what_it_is() -> None:
    assert closing_credit("The crane stands idle, the port said. (Sava News Agency)") == "Sava News Agency"
    assert closing_credit("The crane stands idle, the port said. (Ada Quill)") is None


@pytest.mark.parametrize(
    ("name", "outlet", "own"),
    [
        ("Karst News", "The Karst News", True),
        ("KND", "Karst News Daily", True),
        ("Karst News", "https://www.karstnews.example/a/1", True),
        ("Sava Wire", "The Karst News", False),
        ("Sava Wire", "", False),
    ],
)
def test_an_outlet_s_own_name_is_no_agency_s(name: str, outlet: str, own: bool) -> None:
    assert is_own(name, [outlet]) is own
