"""The whole way on pages that are meant to break it: one row each, and the run goes on."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest

from tightrope import pages
from tightrope.records import Failure
from tightrope.scale import Processed, process

PAGE = """<html lang="en"><head><title>Ports share a crane</title></head><body><h1>Ports share a crane</h1>
<p>PORTO — Portugal and Morocco agreed on Monday to share a crane, officials of both states said in Porto.</p>
<p>“It lifts, we sign,” said Bo Lund, a spokesman for Portugal, who added that Morocco would pay in June.</p>
</body></html>"""

LINKS = '<a href="http://x.example/a">link</a> '

SPANISH = """LISBOA — Portugal y Marruecos acordaron el lunes compartir una grúa, dijeron los dos gobiernos.

«Se levanta y firmamos», dijo el portavoz del puerto, que añadió que Marruecos pagaría en el mes de junio.
"""

SENTENCE = "Portugal agreed on Monday to share a crane with Morocco, it said. "

FILES = {
    "01-good.html": PAGE.encode(),
    "02-links.html": f"<html><body><p>{LINKS * 5_000}".encode(),
    "03-paragraphs.html": b"<p>" * 30_000,
    "04-nested.html": b"<html><body>" + b"<div>" * 20_000 + b"deep",
    "05-noise.html": random.Random(5).randbytes(300_000),
    "06-binary.html": b"\x89PNG\r\n\x1a\n" + bytes(2_000),
    "07-zeros.html": PAGE.encode().replace(b"Monday", b"Mon\0day\0"),
    "08-empty.html": b"",
    "09-bomb.html.gz": gzip.compress(b" " * 20_000_000),
    "10-spanish.txt": SPANISH.encode(),
    "11-surrogates.jsonl": b'{"html": "<p>\\ud800 lone</p>"}\n',
    "12-menu.html": b"<html><body><ul>" + b"<li><a href='/x'>Section</a></li>" * 60,
    "13-good.txt": b"Ports share a crane\n\n"
    + b"Portugal agreed on Monday to share a crane with Morocco, it said. " * 4,
}

EMPTY_HANDED = {
    "03-paragraphs.html": {"TR-NO-ARTICLE", "TR-EMPTY"},
    "04-nested.html": {"TR-NO-ARTICLE"},
    "05-noise.html": {"TR-BINARY"},
    "06-binary.html": {"TR-BINARY"},
    "08-empty.html": {"TR-EMPTY"},
    "09-bomb.html.gz": {"TR-BODY-TOO-LARGE"},
    "11-surrogates.jsonl": {"TR-NO-ARTICLE"},
    "12-menu.html": {"TR-NO-ARTICLE"},
}
READ = ("01-good.html", "07-zeros.html", "10-spanish.txt", "13-good.txt")


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Processed | Failure]:
    folder = tmp_path_factory.mktemp("hostile")
    for name, content in FILES.items():
        (folder / name).write_bytes(content)
    found = list(process(pages.load([folder]), workers=1))
    assert len(found) == len(FILES)
    origins = [o.page.origin if isinstance(o, Processed) else o.origin for o in found]
    return {
        Path(origin).name.partition(":")[0]: outcome for origin, outcome in zip(origins, found, strict=True)
    }


def test_each_file_gives_one_row_in_order(outcomes: dict[str, Processed | Failure]) -> None:
    assert list(outcomes) == list(FILES)


@pytest.mark.parametrize("name", EMPTY_HANDED)
def test_what_holds_no_article_says_why(outcomes: dict[str, Processed | Failure], name: str) -> None:
    failure = outcomes[name]
    assert isinstance(failure, Failure)
    assert failure.code in EMPTY_HANDED[name]
    assert failure.detail
    assert failure.remedy


@pytest.mark.parametrize("name", READ)
def test_good_pages_among_them_are_read(outcomes: dict[str, Processed | Failure], name: str) -> None:
    outcome = outcomes[name]
    assert isinstance(outcome, Processed)
    assert outcome.failure is None
    assert outcome.reading is not None


def test_a_page_in_another_language_is_kept_and_says_so(outcomes: dict[str, Processed | Failure]) -> None:
    outcome = outcomes["10-spanish.txt"]
    assert isinstance(outcome, Processed)
    assert outcome.article.language == "es"
    assert outcome.reading is not None
    assert outcome.reading.notes
    assert not outcome.reading.events


def test_zeros_do_not_shift_the_text(outcomes: dict[str, Processed | Failure]) -> None:
    outcome = outcomes["07-zeros.html"]
    assert isinstance(outcome, Processed)
    assert "agreed on Monday to share" in outcome.article.body
    span = outcome.article.page_span(0, len(outcome.article.body))
    assert span.text.startswith("PORTO")
