"""Lines that are no body whatever stands beside them are taken out; sentences that look like them stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope import knowledge
from tightrope.articles import _leftovers
from tightrope.articles._recover import recover
from tightrope.records import Article, MediaType, Page

FIRST = "The two ports agreed on Monday to share a crane, officials of both said."
LAST = "The crane will travel by barge every fortnight, and the council voted for it by nine to two."


def cut_of(*paragraphs: str) -> list[str]:
    body = "\n\n".join(paragraphs)
    return [body[start:end] for start, end in _leftovers.find(body)]


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTISEMENT",
        "[Advertisement]",
        "Anzeige",
        "Реклама",
        "広告",
        "Story continues below advertisement",
        "Article continues below",
        "La suite après cette publicité",
        "Continua após a publicidade",
    ],
)
def test_a_mark_of_an_advertisement_goes_wherever_it_stands(line: str) -> None:
    assert cut_of(FIRST, line, LAST, LAST, LAST, LAST, LAST) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The post Ports share a crane appeared first on The Quay.",
        "Der Beitrag Häfen teilen einen Kran erschien zuerst auf Der Kai.",
        "L’article Une grue pour deux est apparu en premier sur Le Quai.",
        "(Reporting by Ada Quill in Porto; Editing by Bo Lund)",
        "Additional reporting by Ada Quill and Bo Lund.",
        "Meridian Wire contributed to this report.",
        "Mitarbeit: Ada Quill, Bo Lund",
        "Ada Quill is a staff reporter. Follow her on Twitter @adaquill",
        "Follow him on Twitter @bolund",
    ],
)
def test_a_credit_or_a_feeds_line_goes_at_the_end_and_stays_elsewhere(line: str) -> None:
    assert cut_of(FIRST, LAST, line) == [line]
    assert cut_of(line, FIRST, LAST, FIRST, LAST) == []


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement for the crane cost the ports nothing, the council said.",
        "Reporting by the paper showed that officials had lied about the crane.",
        "Heavy rain contributed to this year's floods, the harbour master said.",
        "Bo Lund is a journalist who was held in Porto on Monday.",
        "Readers may follow the crane on its way north.",
        "He cited the report [2] and the table [3K].",
    ],
)
def test_a_sentence_that_only_looks_like_one_stays(line: str) -> None:
    assert cut_of(FIRST, LAST, line) == []


def test_a_feeds_line_glued_to_the_last_sentence_goes_alone() -> None:
    line = "The post Ports share a crane appeared first on The Quay."
    assert cut_of(FIRST, f"{LAST} {line}") == [line]


def test_escape_codes_go_to_the_letter() -> None:
    assert cut_of(f"[2J{FIRST}", f"[1;31m{LAST}[0m") == ["[2J", "[1;31m", "[0m"]


@given(st.text(alphabet="[]0;12mJKHab \n.?Th", max_size=200))
def test_the_stretches_lie_in_the_body_and_in_order(body: str) -> None:
    found = _leftovers.find(body)
    assert found == sorted(found)
    assert all(0 <= start < end <= len(body) for start, end in found)


def test_a_plain_page_loses_them_too() -> None:
    text = "\n\n".join(["Ports share a crane", f"{FIRST} {LAST}", "Advertisement", f"{LAST} {FIRST}",
                        "The post Ports share a crane appeared first on The Quay."])  # fmt: skip
    found = recover(Page("p", "quay.txt", text.encode(), MediaType.TEXT), knowledge.load())
    assert isinstance(found, Article)
    assert "Advertisement" not in found.body
    assert "appeared first" not in found.body
    assert FIRST in found.body
