"""Findings of a whole page: cuts, paywalls, refusals, what was left out; and pages that have none."""

from __future__ import annotations

import pytest

from tightrope import articles, knowledge
from tightrope.records import Article, Failure, Finding, FindingKind, MediaType, Page

TABLES = knowledge.load()
LEAD = (
    "The ferry between the two islands is back after a winter of repairs, the port said on Monday.\n\n"
    "“We had to learn to wait for the mail again,” said Ada Pell, who keeps the shop at the landing."
)


def _recover(text: str | bytes) -> Article | Failure:
    content = text if isinstance(text, bytes) else text.encode()
    return articles.recover(Page.of(content, "page.txt", MediaType.TEXT), TABLES)


def _found(text: str | bytes, kind: FindingKind) -> list[Finding]:
    found = _recover(text)
    assert isinstance(found, Article)
    for finding in found.findings:
        assert all(found.text[s.start : s.end] == s.text for s in finding.page_spans)
        assert all(found.body[s.start : s.end] == s.text for s in finding.body_spans)
    return [finding for finding in found.findings if finding.kind is kind]


@pytest.mark.parametrize(
    "end",
    [
        "The first boat left at noon, and on its deck stood the…\n\nRead more",
        "The first boat left at noon, and on its deck stood the...",
        "The first boat left at noon, and on its deck stood the mayor with [+1234 chars]",
        "The first boat left at noon, and on its deck stood the\n\nContinue reading",
        "The first boat left at noon with forty people on its deck, among them the mayor, who had bought the",
    ],
)
def test_a_text_that_breaks_off(end: str) -> None:
    (finding,) = _found(f"Ferry returns\n\n{LEAD}\n\n{end}", FindingKind.TRUNCATED)
    assert finding.body_spans[0].text.startswith("The first boat")


@pytest.mark.parametrize(
    "end",
    [
        "The first boat left at noon.",
        "The first boat left at noon, he said: “There is more to come…”",
        "For times and fares, see the page of the port at www.tidewater.example",
        "“It was the longest winter of my life on the islands, and the mail was late.” — Ada Pell",
    ],
)
def test_a_text_that_ends(end: str) -> None:
    kinds = _found(f"Ferry returns\n\n{LEAD}\n\n{end}", FindingKind.TRUNCATED)
    assert [f.score for f in kinds if f.score > 0.7] == []


def test_a_paywalls_stub() -> None:
    (finding,) = _found(
        f"Ferry returns\n\n{LEAD}\n\nSubscribe to continue reading\n\nLog in", FindingKind.PAYWALL_STUB
    )
    assert finding.page_spans[0].text == "Subscribe to continue reading"


def test_a_long_article_with_an_offer_below_is_no_stub() -> None:
    assert (
        _found(f"Ferry returns\n\n{LEAD * 9}\n\nSubscribe to continue reading", FindingKind.PAYWALL_STUB)
        == []
    )


def test_what_was_left_out_is_said() -> None:
    (finding,) = _found(f"Ferry returns\n\n{LEAD}\n\nShare\nTweet\nPrivacy policy", FindingKind.BOILERPLATE)
    assert [span.text for span in finding.page_spans] == ["Ferry returns", "Share\nTweet\nPrivacy policy"]
    assert 0 < finding.score < 1


def test_bytes_that_could_not_be_read_are_said() -> None:
    page = f"Ferry returns\n\n{LEAD}\n\nThe caf\0é at the landing is open again, and so is the bar.".encode()
    (finding,) = _found(page, FindingKind.DECODING)
    assert "1 control characters" in finding.why


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "TR-EMPTY"),
        (" \n\t\n ", "TR-EMPTY"),
        ("Home\nPolitics\nSport\nContact\nPrivacy policy", "TR-NO-ARTICLE"),
        ("Just a moment...\nChecking your browser before accessing the site.\nRay ID: 7f", "TR-BLOCKED"),
        ("We value your privacy\nAccept all\nReject all\nManage preferences", "TR-BLOCKED"),
        ("\n".join(f"Link {n} to a page" for n in range(300)), "TR-NO-ARTICLE"),
        ("word " * 5000, "TR-NO-ARTICLE"),
        ("\x01\x02\x03\x04abc\x05" * 50, "TR-BINARY"),
    ],
)
def test_pages_without_an_article(text: str, code: str) -> None:
    found = _recover(text)
    assert isinstance(found, Failure)
    assert (found.code, found.origin) == (code, "page.txt")
    assert found.detail
    assert found.remedy


def test_an_alert_of_one_sentence_is_an_article() -> None:
    found = _recover("OSLO, May 3 (Reuters) - Norway said on Tuesday that its ferry would sail again.")
    assert isinstance(found, Article)
    assert found.agency == "Reuters"


def test_another_language_is_an_article() -> None:
    found = _recover(
        "Vuelve el barco\n\nEl barco ha vuelto tras un invierno de reparaciones, según dijo el "
        "puerto el lunes.\n\n"
        "“Tuvimos que aprender a esperar el correo”, dijo Ana Peralta, dueña de la tienda del muelle."
    )
    assert isinstance(found, Article)
    assert found.language == "es"
