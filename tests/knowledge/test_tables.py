"""Table files: user rows over ours, errors that name file, line and column, sources stated, size kept."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tightrope import knowledge
from tightrope.errors import KnowledgeError
from tightrope.knowledge import _tables

MAX_BYTES = 3_000_000


def test_a_users_rows_add_and_replace(tmp_path: Path) -> None:
    (tmp_path / "countries.csv").write_text(
        "iso3,name,aliases,adjectives,demonyms,capital,latitude,longitude,seats\n"
        "QZA,Zanovia,Republic of Zanovia,Zanovian,Zanovians,Zanograd,1.5,2.5,Amber House\n"
    )
    (tmp_path / "officials.csv").write_text(
        "person_id,person,state,office,role,start,end\n,Mira Talvik,QZA,president,GOV,2020-01-01,\n"
    )
    (tmp_path / "borders.csv").write_text("left,right\nQZA,FIN\n")
    tables = knowledge.load(tmp_path)
    assert tables.state_of("Zanovian") == tables.state_of("the Amber House") == "QZA"
    holder = tables.office_holder("QZA", "head of state", date(2021, 1, 1))
    assert holder is not None
    assert (holder.name, holder.person_id) == ("Mira Talvik", "P.mira-talvik")
    assert "QZA" in tables.borders("FIN")
    assert knowledge.load().country("QZA") is None


def test_a_users_figures_are_found(tmp_path: Path) -> None:
    (tmp_path / "figures.csv").write_text("person,state,role,start,end\nOona Hale,FIN,MIL,2010-01-01,\n")
    assert [t.role for t in knowledge.load(tmp_path).figures("Oona Hale", None)] == ["MIL"]


_COUNTRY = "iso3,name,aliases,adjectives,demonyms,capital,latitude,longitude,seats"
_TENURE = "person_id,person,state,office,role,start,end"
_EVENT = "key,name,start,end,states,patterns,tally"


def _read_all(folder: Path) -> None:
    tables = knowledge.load(folder)
    for read in (tables.borders("FIN"), tables.tenures, tables.known_events, tables.regions):
        assert read


@pytest.mark.parametrize(
    ("file", "header", "row", "line", "column"),
    [
        ("borders.csv", "left,right", "FIN,Sweden", 2, "right"),
        ("countries.csv", f"# a comment\n{_COUNTRY}", "QZA,Z,,,,C,north,2,", 3, "latitude"),
        ("officials.csv", _TENURE, ",A B,FIN,x,GOV,2020-13-01,", 2, "start"),
        ("officials.csv", _TENURE, ",A B,FIN,x,GOV,2020-02-01,2019-01-01", 2, "end"),
        ("known_events.csv", _EVENT, "k,n,,,,,", 2, "start"),
        ("known_events.csv", _EVENT, "k,n,2020-01-01,,,p,1; 2", 2, "tally"),
        ("regions.csv", "phrase,aliases,states,adjectives", ",a,FIN,", 2, "phrase"),
    ],
)
def test_a_bad_cell_names_file_line_and_column(
    tmp_path: Path, file: str, header: str, row: str, line: int, column: str
) -> None:
    (tmp_path / file).write_text(f"{header}\n{row}\n")
    with pytest.raises(KnowledgeError) as raised:
        _read_all(tmp_path)
    assert raised.value.origin == str(tmp_path / file)
    assert f"line {line}, column {column!r}" in raised.value.detail


def test_missing_columns_and_short_rows_are_told(tmp_path: Path) -> None:
    (tmp_path / "borders.csv").write_text("left,neighbour\nFIN,SWE\n")
    with pytest.raises(KnowledgeError, match="the header lacks right"):
        knowledge.load(tmp_path).borders("FIN")
    (tmp_path / "borders.csv").write_text("left,right\nFIN\n")
    with pytest.raises(KnowledgeError, match="line 2, column 'right': the row has 1 cells"):
        knowledge.load(tmp_path).borders("FIN")


def test_bytes_that_are_no_utf8_are_told(tmp_path: Path) -> None:
    (tmp_path / "borders.csv").write_bytes(b"left,right\n\xff\xfe,SWE\n")
    with pytest.raises(KnowledgeError, match="cannot be read"):
        knowledge.load(tmp_path).borders("FIN")


@pytest.mark.parametrize("file", sorted(_tables.DATA.glob("*.csv")), ids=lambda file: file.name)
def test_every_table_states_source_and_licence(file: Path) -> None:
    comments = [line for line in file.read_text(encoding="utf-8").splitlines()[:12] if line.startswith("#")]
    assert re.search(r"\b(facts|own|CC0|MIT|Apache-2.0|Alliance)\b", " ".join(comments)), file.name


def test_the_tables_are_small() -> None:
    assert sum(file.stat().st_size for file in _tables.DATA.glob("*.csv")) <= MAX_BYTES


def test_the_default_tables_are_loaded_once() -> None:
    assert knowledge.load() is knowledge.load()
