"""Adding: one transaction an article, the same input twice adds nothing, broken readings are refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tightrope.errors import StageFailed
from tightrope.ledger import Ledger
from tightrope.records import Failure, Page, Span

from .making import NOW, at_origin, date, later, link, quote, reading, visit
from .tables import content, counts


def test_reading_twice_adds_no_row_at_all(ledger: Ledger, path: Path) -> None:
    given = visit(date(2024, 6, 1))
    with ledger.writer("test") as writer:
        assert writer.add(*given, (), "s", NOW).new
        writer.finish(later(1))
    before = counts(path), content(path)
    with ledger.writer("test") as writer:
        again = writer.add(*given, (), "s", later(2))
        writer.sight(given[0], later(2))
        writer.finish(later(3))
    assert (counts(path), content(path)) == before
    assert (again.article_id, again.new) == (given[1].id, False)


def test_the_same_page_at_another_origin_is_one_sighting_more(ledger: Ledger, path: Path) -> None:
    handed, article, read = visit(date(2024, 6, 1))
    with ledger.writer("test") as writer:
        writer.add(handed, article, read, (), "s", NOW)
        before = counts(path)
        writer.add(at_origin(handed, "elsewhere.txt"), article, read, (), "s", later(1))
    after = counts(path)
    assert {name for name in after if after[name] != before[name]} == {"sightings"}
    assert after["sightings"] == before["sightings"] + 1
    assert ledger.show(read.events[0].id).receipts[0].origins == ("a.txt", "elsewhere.txt")


def test_a_span_that_does_not_equal_its_text_is_refused_with_all_of_its_article(
    ledger: Ledger, path: Path
) -> None:
    handed, article, read = visit(date(2024, 6, 1))
    wrong = replace(read.events[0], evidence=Span(0, 5, "never"))
    before = counts(path)
    with ledger.writer("test") as writer, pytest.raises(StageFailed, match="does not equal its text"):
        writer.add(handed, article, replace(read, events=(wrong,)), (), "s", NOW)
    assert counts(path) == before


def test_two_records_of_one_id_are_refused_with_all_of_their_article(ledger: Ledger, path: Path) -> None:
    handed, article, read = visit(date(2024, 6, 1))
    before = counts(path)
    with ledger.writer("test") as writer, pytest.raises(StageFailed, match="contradicts itself"):
        writer.add(handed, article, replace(read, events=read.events * 2), (), "s", NOW)
    assert counts(path) == before


def test_a_copy_of_an_article_that_was_refused_stands_alone(ledger: Ledger) -> None:
    never = visit(date(2024, 6, 1), outlet="Refused", origin="r.txt")
    given = visit(date(2024, 6, 1))
    with ledger.writer("test") as writer:
        writer.add(*given, (link(given[1], never[1]),), "s", NOW)
    assert ledger.heads()[given[1].id].copies == given[1].id


def test_the_bytes_of_a_page_are_kept_as_they_came(ledger: Ledger, path: Path) -> None:
    handed, article, read = visit(date(2024, 6, 1), tail=" Copper." * 500)
    with ledger.writer("test") as writer:
        writer.add(handed, article, read, (), "s", NOW)
    assert ledger.page(article.page_id) == replace(handed, fetched=None)


def _failure(page: Page | None, origin: str = "bad.html", code: str = "TR-NO-ARTICLE") -> Failure:
    return Failure(code, "articles", origin, "a menu", "look at it", page.id if page else None)


def test_a_failure_is_one_row_however_often_it_comes(ledger: Ledger, path: Path) -> None:
    handed = visit(date(2024, 6, 1))[0]
    with ledger.writer("test") as writer:
        assert writer.fail(_failure(handed), NOW, handed)
        before = counts(path)
        assert not writer.fail(_failure(handed), later(1), handed)
    assert counts(path) == before
    assert [failure.code for failure in ledger.failures().records] == ["TR-NO-ARTICLE"]
    assert ledger.page(handed.id).content == handed.content


def test_a_page_that_is_read_after_all_clears_its_failure(ledger: Ledger) -> None:
    given = visit(date(2024, 6, 1))
    other = _failure(None, "other.html", "TR-UNREADABLE")
    with ledger.writer("test") as writer:
        writer.fail(_failure(given[0], "a.txt", "TR-PARSE-TIMEOUT"), NOW, given[0])
        writer.fail(_failure(None, "a.txt", "TR-UNREADABLE"), NOW)
        writer.fail(other, NOW)
        writer.add(*given, (), "s", later(1))
    assert ledger.failures().records == (other,)


def test_a_failure_that_comes_back_is_open_again(ledger: Ledger) -> None:
    given, failure = visit(date(2024, 6, 1)), _failure(None, "a.txt", "TR-UNREADABLE")
    with ledger.writer("test") as writer:
        writer.fail(failure, NOW)
        writer.add(*given, (), "s", later(1))
        assert ledger.failures().total == 0
        assert writer.fail(failure, later(2))
    assert ledger.failures().records == (failure,)


def test_names_that_are_no_text_are_kept_as_escapes(ledger: Ledger) -> None:
    handed, article, read = visit(date(2024, 6, 1))
    odd = "caf\udce9.txt"
    with ledger.writer("test") as writer:
        writer.add(at_origin(handed, odd), replace(article, origin=odd), read, (), "s", NOW)
        writer.fail(_failure(None, odd), NOW)
    assert ledger.heads()[article.id].origin == "caf\\udce9.txt"
    assert ledger.failures().records[0].origin == "caf\\udce9.txt"


def test_a_run_that_writes_nothing_leaves_no_trace_of_itself(ledger: Ledger, path: Path) -> None:
    before = counts(path)
    with ledger.writer("test") as writer:
        writer.finish(NOW)
    assert counts(path) == before
    assert before["runs"] == 0


def test_an_article_without_events_is_kept_and_found(ledger: Ledger) -> None:
    handed, article, _ = visit(date(2024, 6, 1))
    with ledger.writer("test") as writer:
        writer.add(handed, article, reading(article, quotes=(quote(article, "copper", None),)), (), "s", NOW)
    assert ledger.articles().records == (article,)
    assert ledger.quotes().records[0].speaker is None
    assert ledger.events().total == 0


def test_why_an_article_was_not_read_is_written_with_it_or_not_at_all(ledger: Ledger) -> None:
    handed, article, _ = visit(date(2024, 6, 1))
    unread = Failure("TR-LANGUAGE", "reading", "a.txt", "it is in 'eo'", "-", handed.id, skipped=True)
    with ledger.writer("test") as writer:
        writer.add(handed, article, reading(article), (), "s", NOW, unread)
        writer.add(handed, article, reading(article), (), "s", later(1), unread)
    assert ledger.failures().records == (unread,)
