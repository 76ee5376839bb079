"""A ledger that an older version wrote opens in this one, whole, and is read as before."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tightrope.ledger import Ledger
from tightrope.ledger import _schema as schema

from .test_schema import built

OLD = Path(__file__).parent / "data"


@pytest.fixture
def old(path: Path) -> Path:
    """A ledger of the first schema: two newspapers print one text, with a correction below it."""
    path.write_bytes(gzip.decompress((OLD / "schema1.db.gz").read_bytes()))
    return path


def test_a_ledger_of_the_first_schema_gets_the_tables_of_today(old: Path) -> None:
    with Ledger.open(old):
        pass
    for table in schema.metadata.tables.values():
        assert set(built(old, table.name)) == {column.name for column in table.columns}, table.name


def test_what_an_older_version_wrote_is_all_there(old: Path) -> None:
    with Ledger.open(old) as ledger:
        first, _ = ledger.articles().records
        assert (first.statements, first.entries, first.section) == ((), (), None)
        assert [notice.about for notice in first.notices] == [None]
        assert ledger.counts().corrections == 2
        assert len({head.newsroom for head in ledger.heads().values()}) == 1
        assert ledger.check().problems == ()


def test_origins_of_an_old_ledger_are_worked_out_when_it_is_opened(old: Path) -> None:
    with Ledger.open(old) as ledger:
        (origin,) = ledger.origins().records
        assert len(origin.members) == 2
        assert ledger.heads()[origin.article].confidence == origin.confidence


def test_links_between_copies_of_an_old_ledger_are_shown(old: Path) -> None:
    with Ledger.open(old) as ledger:
        notes = [note for article in ledger.articles().records for note in ledger.show(article.id).notes]
    assert len([note for note in notes if "copy of" in note]) == 1
    assert len([note for note in notes if "copy in" in note]) == 1
