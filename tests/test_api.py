"""The public API: what it offers, what it loads, and that counts in equal counts out."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

import pytest

import tightrope
from tightrope import Progress, Rows
from tightrope.errors import BadFilter, BadQuery, LedgerMissing, MissingExtra
from tightrope.records import Actor, ActorKind, Failure, Page

NOW = datetime(2024, 6, 10, 12, 0, tzinfo=UTC)
GOOD = """The Harbour Ledger

Peru's president visits Chile

LIMA, June 3, 2024 — The president of Peru visited Chile on Monday to talk about copper and a railway.

"We never borrow boats," said Ines Rojas, the mayor of Arica. She had waited since spring, she said.

Chile thanked Peru for the help of its fire crews, and both governments signed an agreement on trade.
"""


def test_the_public_names_are_sorted_and_all_there_are() -> None:
    assert tightrope.__all__ == sorted(tightrope.__all__)
    public = {
        name
        for name, value in vars(tightrope).items()
        if not name.startswith("_")
        and not (isinstance(value, ModuleType) and name not in ("errors", "records"))
        and name != "annotations"
    }
    assert public == set(tightrope.__all__)


def test_everything_public_says_what_it_is() -> None:
    for name in tightrope.__all__:
        assert getattr(tightrope, name).__doc__, name
    for name, value in vars(tightrope.Tightrope).items():
        assert name.startswith("_") or getattr(value, "__doc__", None), name


def test_importing_loads_no_database_model_or_table_library() -> None:
    code = "import sys, tightrope; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not {"sqlalchemy", "spacy", "pandas", "typer", "rich", "trafilatura", "numpy"} & loaded


def test_a_missing_ledger_is_made_only_when_asked(tmp_path: Path) -> None:
    with pytest.raises(LedgerMissing):
        tightrope.open(tmp_path / "x.db", create=False)
    with tightrope.open(str(tmp_path / "x.db")) as record:
        assert record.path == tmp_path / "x.db"
        assert record.counts().articles == 0


# --- reading, with the stages played ------------------------------------------------------------


def _play(pages: Iterable[Page | Failure], **_: object) -> Iterator[object]:
    """Stands for the workers: recovers what it can, breaks on what says so."""
    from tightrope import articles
    from tightrope.records import Reading
    from tightrope.scale import Processed

    for page in pages:
        if isinstance(page, Failure):
            yield page
        elif b"BREAK" in page.content:
            yield Failure("TR-STAGE", "articles", page.origin, "it broke", "report it", page.id)
        else:
            body = page.content.decode()
            article = articles.from_body(body, published=date(2024, 6, 3))
            language = "eo" if "Esperanto" in body else "en"
            article = dataclasses.replace(
                article, id=page.id[::-1], page_id=page.id, origin=page.origin, language=language
            )
            failed = Failure("TR-STAGE", "reading", page.origin, "reading broke", "report it", page.id)
            reading = Reading(article.id, (), (), (), (), (), (), (), "test")
            broken = "HALF" in body
            yield Processed(page, article, None if broken else reading, failed if broken else None)


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    from tightrope import scale

    monkeypatch.setattr(scale, "process", _play)
    folder = tmp_path / "pages"
    folder.mkdir()
    texts = {
        "a.txt": "Peru and Chile spoke.",
        "b.txt": "Ghana and Nepal spoke.",
        "copy-of-a.txt": "Peru and Chile spoke.",
        "c.txt": "En Esperanto nun.",
        "d.txt": "HALF of this can be read.",
        "e.txt": "BREAK",
        "f.html": "",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def test_counts_in_equal_counts_out_and_every_page_left_out_has_a_row(pages: Path, tmp_path: Path) -> None:
    steps: list[Progress] = []
    with tightrope.open(tmp_path / "x.db") as record:
        summary = record.read([pages], now=NOW, progress=steps.append)
        assert summary.pages == 7 == summary.new + summary.known + summary.skipped + summary.failed
        assert (summary.new, summary.known, summary.skipped, summary.failed, summary.unread) == (
            4,
            1,
            1,
            1,
            2,
        )
        assert summary.reasons == (("TR-EMPTY", 1), ("TR-LANGUAGE", 1), ("TR-STAGE", 2))
        rows = [(Path(each.origin).name, each.code, each.skipped) for each in record.failures()]
        assert rows == [
            ("c.txt", "TR-LANGUAGE", True),
            ("d.txt", "TR-STAGE", False),
            ("e.txt", "TR-STAGE", False),
            ("f.html", "TR-EMPTY", True),
        ]
        assert [step.summary.pages for step in steps] == list(range(1, 8))
        assert record.articles().total == 4


def test_a_second_run_reads_only_what_is_new(pages: Path, tmp_path: Path) -> None:
    with tightrope.open(tmp_path / "x.db") as record:
        record.read([pages], now=NOW)
        before = record.counts()
        (pages / "g.txt").write_text("Latvia spoke.", "utf-8")
        summary = record.read(pages, now=NOW)
        assert (summary.new, summary.known, summary.failed) == (1, 5, 1)
        assert record.counts() == dataclasses.replace(
            before, articles=before.articles + 1, pages=before.pages + 1, stories=before.stories + 1
        )


def test_new_articles_are_set_against_those_of_earlier_runs(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = " ".join(f"Peru and Chile agreed on point {n} of the long treaty on copper." for n in range(40))
    (pages / "long.txt").write_text(text, "utf-8")
    with tightrope.open(tmp_path / "x.db") as record:
        record.read([pages], now=NOW)
    (pages / "reprint.txt").write_text(f"From our wires. {text}", "utf-8")
    with tightrope.open(tmp_path / "x.db") as record:
        record.read([pages], now=NOW)
        copies = [
            head.copies
            for head in record.heads().values()
            if head.origin.endswith(("long.txt", "reprint.txt"))
        ]
    assert len(set(copies)) == 1
    assert len(copies) == 2


def test_a_reading_that_contradicts_its_article_is_a_failure_and_the_run_goes_on(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tightrope import scale

    def lie(given: Iterable[Page | Failure], **_: object) -> Iterator[object]:
        for outcome in _play(given):
            if not isinstance(outcome, Failure) and outcome.article.body.startswith("Ghana"):
                article = outcome.article
                wrong = dataclasses.replace(article.page_span(0, 1), text="never")
                moment = dataclasses.replace(article.published, evidence=(wrong,))
                yield dataclasses.replace(outcome, article=dataclasses.replace(article, published=moment))
            else:
                yield outcome

    monkeypatch.setattr(scale, "process", lie)
    with tightrope.open(tmp_path / "x.db") as record:
        summary = record.read([pages], now=NOW)
        assert (summary.new, summary.failed) == (3, 2)
        told = {Path(each.origin).name: each.detail for each in record.failures()}
    assert "does not equal its text" in told["b.txt"]


def test_what_the_ledger_refused_is_no_original_of_what_comes_later(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tightrope import scale

    def lie(given: Iterable[Page | Failure], **_: object) -> Iterator[object]:
        for outcome in _play(given):
            if not isinstance(outcome, Failure) and Path(outcome.page.origin).name == "a.txt":
                article = outcome.article
                wrong = dataclasses.replace(article.page_span(0, 1), text="never")
                moment = dataclasses.replace(article.published, evidence=(wrong,))
                yield dataclasses.replace(outcome, article=dataclasses.replace(article, published=moment))
            else:
                yield outcome

    from tightrope.ledger import Writer

    text = " ".join(f"Peru and Chile agreed on point {n} of the long treaty on copper." for n in range(40))
    (pages / "a.txt").write_text(text, "utf-8")
    (pages / "copy-of-a.txt").write_text(f"From our wires. {text}", "utf-8")
    placed: dict[str, tuple[object, object]] = {}
    add = Writer.add

    def spy(
        writer: Writer,
        page: Page,
        article: object,
        reading: object,
        links: object,
        story: object,
        *rest: object,
    ) -> object:
        placed[Path(page.origin).name] = links, story
        return add(writer, page, article, reading, links, story, *rest)

    monkeypatch.setattr(Writer, "add", spy)
    monkeypatch.setattr(scale, "process", lie)
    with tightrope.open(tmp_path / "x.db") as record:
        record.read([pages], now=NOW)
    links, story = placed["copy-of-a.txt"]
    assert links == ()
    assert story != placed["a.txt"][1]


def test_the_whole_way_through_in_this_process(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(GOOD, "utf-8")
    with tightrope.open(tmp_path / "x.db") as record:
        summary = record.read([tmp_path / "page.txt"], workers=0, now=NOW)
        assert (summary.new, summary.unread) == (1, 0)
        (article,) = record.articles()
        assert "copper" in article.body
        assert record.check().problems == ()
        assert [event.code.plover for event in record.events(state="Peru", code="CONSULT")] == ["CONSULT"]
        assert record.search("railway")[0].article_id == article.id


# --- rows ---------------------------------------------------------------------------------------


def test_rows_are_a_sequence_that_knows_how_many_there_were() -> None:
    actors = [Actor(f"A{n}", f"Name {n}", ActorKind.GROUP) for n in range(3)]
    rows = Rows(actors, total=10)
    assert (len(rows), rows.total, rows[0], rows[-1]) == (3, 10, actors[0], actors[2])
    assert list(rows[1:]) == actors[1:]
    assert rows[1:].total == 10
    assert rows == Rows(actors)
    assert hash(rows) == hash(Rows(actors))
    assert actors[1] in rows
    assert repr(rows) == "<Rows: 3 of 10, each Actor>"


def test_rows_become_dictionaries_that_json_takes(pages: Path, tmp_path: Path) -> None:
    with tightrope.open(tmp_path / "x.db") as record:
        record.read([pages], now=NOW)
        (first, *_) = record.articles().to_dicts()
    assert json.loads(json.dumps(first)) == first
    assert first["published"]["earliest"] == "2024-06-03"


def test_rows_become_a_frame_with_the_columns_of_the_exports(pages: Path, tmp_path: Path) -> None:
    from tightrope.exports import TABLES

    with tightrope.open(tmp_path / "x.db") as record:
        record.read([pages], now=NOW)
        frame = record.articles().to_frame()
        empty = record.events().to_frame()
    assert list(frame.columns) == list(TABLES["articles"].columns)
    assert len(frame) == 4
    assert (list(empty.columns), len(empty)) == (list(TABLES["events"].columns), 0)
    assert list(Rows([Actor("A", "Name", ActorKind.GROUP)]).to_frame().columns)[:2] == ["id", "name"]


def test_without_pandas_a_frame_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtra, match=r"pip install 'tightrope\[frames\]'"):
        Rows([]).to_frame()


@pytest.mark.parametrize(
    ("method", "given"),
    [
        ("events", {"since": "2024-13-01"}),
        ("events", {"modality": "perhaps"}),
        ("events", {"state": "Ruritania"}),
        ("quotes", {"stance": "shouted"}),
        ("quotes", {"kind": "shouted"}),
        ("search", {"text": '"'}),
    ],
)
def test_what_cannot_be_understood_is_refused(method: str, given: dict[str, str], tmp_path: Path) -> None:
    with tightrope.open(tmp_path / "x.db") as record, pytest.raises((BadFilter, BadQuery)):
        getattr(record, method)(**given)


def test_days_and_states_are_taken_in_every_common_form(tmp_path: Path) -> None:
    with tightrope.open(tmp_path / "x.db") as record:
        for since in (date(2024, 6, 1), datetime(2024, 6, 1, tzinfo=UTC), "2024-06-01"):
            assert record.events(since=since, state="per", modality="under way").total == 0
        assert record.events(state="Kazakhstan").total == 0


@pytest.mark.parametrize(
    "asked", [{"code": "FOO"}, {"since": "2024-06-02", "until": "2024-06-01"}, {"since": "2024-13-01"}]
)
def test_a_filter_that_can_match_nothing_is_refused(tmp_path: Path, asked: dict[str, str]) -> None:
    with tightrope.open(tmp_path / "x.db") as record, pytest.raises(BadFilter):
        record.events(**asked)


@pytest.mark.parametrize("code", ["CONSULT", "visit", "042", "04"])
def test_a_code_that_no_event_has_gives_an_empty_list(tmp_path: Path, code: str) -> None:
    with tightrope.open(tmp_path / "x.db") as record:
        assert not record.events(code=code)


def test_the_ledger_in_the_folder_that_is_read_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(" ", "utf-8")
    with tightrope.open(tmp_path / "tightrope.db") as record:
        summary = record.read([tmp_path], workers=0)
        assert [Path(failure.origin).name for failure in record.failures()] == ["a.txt"]
    assert summary.pages == 1
