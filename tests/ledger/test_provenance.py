"""Versions of an address, links between copies and origins of groups, as the ledger keeps them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tightrope.ledger import Ledger, Writer
from tightrope.records import Article, Page, Version

from .making import NOW, article, date, later, link, reading, visit, words

ADDRESS = "harbour.example/a"


def _version(
    page: Page,
    made: Article | None,
    against: Article | None = None,
    *,
    kind: str = "first",
    fetched: datetime | None = NOW,
) -> Version:
    stands = against.id if against else None
    return Version(ADDRESS, page.id, made.id if made else None, stands, kind, 0.0, "a reason", fetched)


def _pair() -> tuple[tuple[Page, Article], tuple[Page, Article]]:
    return (
        article("Peru lent Chile three boats. They sail on Monday."),
        article("Peru lent Chile two boats. They sail on Monday."),
    )


def _add(
    writer: Writer, given: tuple[Page, Article], version: Version, links: tuple = (), hours: int = 0
) -> None:
    page, made = given
    writer.add(page, made, reading(made), links, made.id, later(hours), version=version)


def test_versions_of_an_address_are_told_with_the_sentences_that_changed(ledger: Ledger) -> None:
    first, second = _pair()
    gone, came = (
        words(first[1], "Peru lent Chile three boats."),
        words(second[1], "Peru lent Chile two boats."),
    )
    edited = replace(
        _version(second[0], second[1], first[1], kind="edit", fetched=later(1)),
        removed=(gone,),
        added=(came,),
    )
    with ledger.writer("test") as writer:
        _add(writer, first, _version(*first))
        _add(writer, second, edited, hours=1)
    told = ledger.versions().records
    assert [version.kind for version in told] == ["first", "edit"]
    assert told[1] == edited
    assert ledger.versions(article=first[1].id).total == 2
    assert ledger.check().problems == ()


def test_versions_of_one_page_are_one_newsroom_and_no_copies_of_each_other(ledger: Ledger) -> None:
    first, second = _pair()
    with ledger.writer("test") as writer:
        _add(writer, first, _version(*first))
        _add(
            writer,
            second,
            _version(second[0], second[1], first[1], kind="edit"),
            (link(second[1], first[1]),),
        )
    assert ledger.copies().records == ()
    assert ledger.origins().records == ()
    assert len({head.copies for head in ledger.heads().values()}) == 1


def test_an_address_met_once_is_listed_only_when_it_is_asked_for(ledger: Ledger) -> None:
    first, _ = _pair()
    with ledger.writer("test") as writer:
        _add(writer, first, _version(*first))
    assert ledger.versions().records == ()
    assert len(ledger.versions(address=ADDRESS).records) == 1


def test_a_page_that_tells_nothing_new_is_kept_as_bytes_and_known_from_then_on(ledger: Ledger) -> None:
    first, second = _pair()
    with ledger.writer("test") as writer:
        _add(writer, first, _version(*first))
        writer.saw(second[0], _version(second[0], None, first[1], kind="noise", fetched=later(1)), later(1))
        assert writer.knows(second[0].id)
    assert ledger.counts().articles == 1
    assert ledger.page(second[0].id).content == second[0].content
    held, stands = ledger.history(ADDRESS)
    assert ([seen.article.id for seen in held], stands) == ([first[1].id], first[1].id)


def test_a_page_that_comes_back_byte_for_byte_is_a_revert_but_a_file_read_again_is_not(
    ledger: Ledger,
) -> None:
    first, second = _pair()
    again = replace(first[0], fetched=later(5), origin="https://harbour.example/a")
    with ledger.writer("test") as writer:
        _add(writer, first, _version(*first))
        _add(writer, second, _version(second[0], second[1], first[1], kind="edit", fetched=later(1)))
        writer.sight(replace(first[0], fetched=later(4)), later(4))
        assert [version.kind for version in ledger.versions().records] == ["first", "edit"]
        writer.sight(again, later(5))
        writer.sight(again, later(6))
    assert [version.kind for version in ledger.versions().records] == ["first", "edit", "revert"]
    assert ledger.history(ADDRESS)[1] == first[1].id


def test_groups_of_copies_are_listed_with_their_origin(ledger: Ledger) -> None:
    wire = visit(date(2024, 6, 1), outlet="Meridian Wire")
    reprint = visit(date(2024, 6, 1), outlet="Reprint", origin="c.txt", told=date(2024, 6, 4))
    handed, alone = article("Nepal borders Ghana, they say.")
    with ledger.writer("test") as writer:
        writer.add(*wire, (), "one", NOW)
        writer.add(*reprint, (link(reprint[1], wire[1]),), "one", later(1))
        writer.add(handed, alone, reading(alone), (), "two", later(2))
    (origin,) = ledger.origins().records
    assert (origin.members, origin.article) == (tuple(sorted((wire[1].id, reprint[1].id))), wire[1].id)
    assert origin.newsroom
    assert 0 < origin.confidence <= 1


def test_another_article_at_an_address_is_an_account_of_its_own(ledger: Ledger) -> None:
    first, second = _pair()
    third = article("Nepal asked Ghana for two boats. They sail on Friday.", origin="c.txt")
    with ledger.writer("test") as writer:
        _add(writer, first, _version(*first))
        _add(writer, second, _version(second[0], second[1], first[1], kind="other"), hours=1)
        _add(writer, third, _version(third[0], third[1], second[1], kind="edit"), hours=2)
    heads = ledger.heads()
    assert heads[second[1].id].copies == heads[third[1].id].copies != heads[first[1].id].copies
