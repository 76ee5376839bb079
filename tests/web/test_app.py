"""The web room: every page answers, untrusted words stay words, errors have one shape."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import tightrope
from tightrope.errors import LedgerMissing
from tightrope.limits import MAX_LISTED
from tightrope.web import create_app

LEAD = (
    "ASTANA — Kazakhstan's President Kassym-Jomart Tokayev met Chinese President Xi Jinping in Astana on "
    'Monday, officials said. "We discussed trade, <img src=x onerror=alert(2)> and the border," Tokayev '
    "told reporters after the meeting, which lasted two hours. The two presidents also signed an "
    "agreement on gas supplies, the ministry said."
)
REST = (
    "The meeting was the second this year between the two neighbours, whose trade has grown for a "
    "decade, according to the foreign ministry. China condemned the attack on its embassy on Tuesday."
)
HOSTILE = "\n\n".join(["<script>alert(1)</script> Minister visits Astana", LEAD, REST])


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    place = tmp_path_factory.mktemp("web")
    (place / "page.txt").write_text(HOSTILE, "utf-8")
    (place / "empty.html").write_text("", "utf-8")
    with tightrope.open(place / "x.db") as record:
        record.read([place / "page.txt", place / "empty.html"], workers=0)
    with TestClient(create_app(place / "x.db")) as opened:
        yield opened


@pytest.mark.parametrize(
    "name", ["events", "quotes", "conflicts", "corrections", "articles", "stories", "failures"]
)
def test_every_list_answers_as_a_page_and_as_json(client: TestClient, name: str) -> None:
    page, api = client.get(f"/list/{name}"), client.get(f"/api/{name}").json()
    assert page.status_code == 200
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert api["ok"] is True
    assert api["total"] == len(api["records"])


def test_the_words_of_a_page_are_never_markup(client: TestClient) -> None:
    article = client.get("/api/articles").json()["records"][0]
    quotes = client.get("/api/quotes").json()["records"]
    assert quotes
    for address in ["/list/articles", "/list/quotes", f"/show/{article['id']}", f"/show/{quotes[0]['id']}"]:
        text = client.get(address).text
        assert "<script" not in text
        assert "<img" not in text


def test_a_receipt_marks_the_words_it_rests_on(client: TestClient) -> None:
    events = client.get("/api/events").json()["records"]
    assert events
    shown = client.get(f"/show/{events[0]['id']}").text
    assert "<mark>" in shown
    assert "page.txt" in shown


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [("/api/show/ffffffff", 404, "TR-NOT-FOUND"), ("/api/nothing", 404, "TR-NOT-FOUND")],
)
def test_errors_have_one_shape(client: TestClient, address: str, status: int, code: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.json().keys() == {"ok", "error", "code", "remedy", "status"}
    assert answer.json()["code"] == code


def test_a_bad_search_is_a_page_that_says_so_without_echoing_markup(client: TestClient) -> None:
    answer = client.get("/search", params={"q": '"<b>'})
    assert answer.status_code == 400
    assert "<b>" not in answer.text.replace("<b>Tightrope</b>", "")


def test_more_rows_than_the_cap_are_refused(client: TestClient) -> None:
    assert client.get("/api/events", params={"limit": MAX_LISTED + 1}).status_code == 422


def test_a_ledger_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing):
        create_app(tmp_path / "none.db")
