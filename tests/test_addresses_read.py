"""Pages of one address, read one after the other: which are kept, which stand, what is said of them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

import tightrope
from tightrope.records import Version

URL = "https://www.harbour.example/world/boats?utm_source=letter"
LEAD = "LIMA, June 3, 2024 — Peru lent Chile {} boats on Monday to search for a ferry, the navy in Lima said."
REST = """“We never borrow boats without asking,” said Ines Rojas, the mayor of Arica.

Chile thanked Peru for the help of its crews, and both navies agreed to meet again in Arica.

The ferry was found on the same evening with all of its passengers, and towed into the harbour.

Its captain had switched off the radio to save the battery for the lights, its owner said.

The mayor of Ilo said that the search had cost the two towns less than one new ferry, and a lot of soup."""


def _row(boats: str, day: int, *, seen: int = 100) -> dict[str, str]:
    text = f"{LEAD.format(boats)}\n\n{REST}\n\n{seen} views"
    fetched = datetime(2024, 6, day, 12, tzinfo=UTC).isoformat()
    return {"url": URL, "title": "Peru lends boats", "outlet": "Harbour", "text": text, "fetched": fetched}


def _read(path: Path, rows: list[dict[str, str]]) -> tuple[tightrope.ReadSummary, list[Version]]:
    pages = path / "pages.jsonl"
    pages.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    with tightrope.open(path / "x.db") as record:
        summary = record.read([pages], workers=0)
        assert record.check().problems == ()
        return summary, list(record.versions(address=URL))


def test_an_edit_is_a_version_and_a_counter_is_none(tmp_path: Path) -> None:
    summary, versions = _read(tmp_path, [_row("three", 3), _row("three", 4, seen=900), _row("two", 5)])
    assert (summary.new, summary.unchanged, summary.pages) == (2, 1, 3)
    assert [version.kind for version in versions] == ["first", versions[1].kind, "edit"]
    assert versions[1].kind in {"same", "noise"}
    assert [span.text for span in versions[2].removed] == [LEAD.format("three")]
    assert [span.text for span in versions[2].added] == [LEAD.format("two")]


def test_reading_the_same_pages_again_adds_nothing(tmp_path: Path) -> None:
    rows = [_row("three", 3), _row("three", 4, seen=900), _row("two", 5)]
    _, first = _read(tmp_path, rows)
    summary, again = _read(tmp_path, rows)
    assert (summary.new, summary.unchanged, summary.known) == (0, 0, 3)
    assert again == first


def test_a_text_that_comes_back_is_told_as_such_and_not_kept_twice(tmp_path: Path) -> None:
    summary, versions = _read(tmp_path, [_row("three", 3), _row("two", 4), _row("three", 5, seen=7)])
    assert (summary.new, summary.unchanged) == (2, 1)
    assert (versions[2].kind, versions[2].article_id, versions[2].against) == (
        "revert",
        None,
        versions[0].article_id,
    )


def test_a_stub_in_place_of_the_article_leaves_the_text_that_stood(tmp_path: Path) -> None:
    lead = LEAD.format("three")
    stub = _row("three", 4) | {"text": f"{lead}\n\nSubscribe to continue reading this article."}
    summary, versions = _read(tmp_path, [_row("three", 3), stub])
    assert (summary.new, summary.unchanged) == (1, 1)
    assert (versions[1].kind, versions[1].against) == ("stub", versions[0].article_id)


def test_an_older_page_that_is_read_later_is_set_against_the_one_that_followed_it(tmp_path: Path) -> None:
    summary, versions = _read(tmp_path, [_row("two", 5), _row("three", 3)])
    assert summary.new == 2
    assert versions[1].against == versions[0].article_id
    assert "fetched before" in versions[1].why
    _, versions = _read(tmp_path, [_row("two", 6, seen=8)])
    assert (versions[2].kind, versions[2].against) == ("noise", versions[0].article_id)


def test_a_page_that_was_noted_more_than_once_is_known_for_what_it_is(tmp_path: Path) -> None:
    noted = _row("three", 4, seen=900)
    _read(tmp_path, [_row("three", 3), noted, _row("two", 5)])
    later = noted | {"fetched": datetime(2024, 6, 6, 12, tzinfo=UTC).isoformat()}
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "rows.jsonl").write_text(json.dumps(later), "utf-8")
    with tightrope.open(tmp_path / "x.db") as record:
        for _ in range(3):
            assert record.read([tmp_path / "later"], workers=0).known == 1
        assert [version.kind for version in record.versions(address=URL)][2:] == ["edit", "revert"]


def test_the_same_page_twice_in_one_run_of_several_workers_is_one_sight(tmp_path: Path) -> None:
    noted = _row("three", 4, seen=900)
    rows = [_row("three", 3), noted, noted, noted]
    pages = tmp_path / "pages.jsonl"
    pages.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    with tightrope.open(tmp_path / "x.db") as record:
        record.read([pages], workers=2)
        assert len(record.versions(address=URL)) == 2
        assert record.read([pages], workers=2).known == 4


@pytest.mark.parametrize("rows", [1, 2])
def test_versions_of_an_address_are_one_account(tmp_path: Path, rows: int) -> None:
    _read(tmp_path, [_row("three", 3), _row("two", 4)][:rows])
    with tightrope.open(tmp_path / "x.db") as record:
        assert {head.newsroom for head in record.heads().values()} == {"harbour"}
        assert all(event.origins == 1 for event in record.events())
