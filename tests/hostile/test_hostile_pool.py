"""F01, F04, F05, F06, F10 through the real pool: one outcome a page, bounded, and the run goes on."""

from __future__ import annotations

import re
import resource
import time
from pathlib import Path

import pytest

from bench.hostile_pages import MAKERS, PAGE
from tightrope import pages
from tightrope.limits import PAGE_WALL_SECONDS, READING_WALL_SECONDS
from tightrope.records import Article, Failure, FindingKind
from tightrope.scale import Processed, process

SMALL = 0.02
"""The share of the full sizes that is read here; `python -m bench.hostile` reads them whole."""
WHOLE = {"F04 whole.html": "F04 paragraphs.html", "F05 whole.html": "F05 nested.html"}
"""Pages that are cheap enough to be read whole here, and their makers."""
MOST_MEGABYTES = 1_500
MARKER = "quillwharf-marmalade-7"
"""The words of a file that a page's DTD names, and that stand nowhere else."""
Outcomes = dict[str, Processed | Failure]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Outcomes, float]:
    folder = tmp_path_factory.mktemp("hostile")
    names = [*MAKERS, *WHOLE, "zz-good.html"]
    secret = folder / "secret.txt"
    secret.write_text(MARKER)
    for name in MAKERS:
        content = MAKERS[name][1](SMALL)
        (folder / name).write_bytes(content.replace(b"/etc/hostname", bytes(secret)))
    for name in WHOLE:
        (folder / name).write_bytes(MAKERS[WHOLE[name]][1](1.0))
    (folder / "zz-good.html").write_bytes(PAGE.encode())
    started = time.monotonic()
    found = list(process(pages.load([folder / name for name in names]), workers=2))
    return dict(zip(names, found, strict=True)), time.monotonic() - started


@pytest.mark.parametrize("name", MAKERS)
def test_each_gives_what_it_must(outcomes: tuple[Outcomes, float], name: str) -> None:
    outcome, expected = outcomes[0][name], MAKERS[name][2]
    if isinstance(outcome, Failure):
        assert outcome.code in expected.split(" or ")
        assert outcome.detail
    else:
        assert "article" in expected.split(" or ")
        assert "agreed on Monday to share a" in outcome.article.body
        for finding in outcome.article.findings:
            assert all(outcome.article.text[s.start : s.end] == s.text for s in finding.page_spans)


def test_the_page_behind_them_is_read(outcomes: tuple[Outcomes, float]) -> None:
    last = outcomes[0]["zz-good.html"]
    assert isinstance(last, Processed)
    assert last.failure is None


def test_time_and_memory_are_bounded(outcomes: tuple[Outcomes, float]) -> None:
    """No page may take longer than the walls of both tries and of reading, and few of these come near."""
    assert outcomes[1] < 2 * (PAGE_WALL_SECONDS + READING_WALL_SECONDS)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024 < MOST_MEGABYTES


def test_words_below_the_parsers_depth_are_flagged(outcomes: tuple[Outcomes, float]) -> None:
    """F05: what stands deeper than the parser goes is counted as lost; here the page has 2,000 levels."""
    outcome = outcomes[0]["F05 nested.html"]
    assert isinstance(outcome, Processed)
    assert "Porto has won" not in outcome.article.body
    (said,) = [f for f in outcome.article.findings if f.kind is FindingKind.TRUNCATED_DEPTH]
    assert said.why.startswith("18 words stand deeper")


def test_no_entity_is_expanded_and_no_file_opened(outcomes: tuple[Outcomes, float]) -> None:
    """F06: the page's own entities stay as they are written, however a DTD declares them.

    The file that it names is one of this test's own, which can be opened.
    """
    outcome = outcomes[0]["F06 entities.html"]
    assert isinstance(outcome, Processed)
    (named,) = re.findall("SYSTEM 'file://([^']+)'", outcome.article.text)
    assert Path(named).read_text() == MARKER
    assert outcome.article.body.endswith("&e1; &file;")
    assert "hahaha" not in outcome.article.body
    assert MARKER not in repr(outcome)


@pytest.mark.parametrize("name", WHOLE)
def test_full_size(outcomes: tuple[Outcomes, float], name: str) -> None:
    """4.9 MB of paragraphs and 100,000 elements, in the same run."""
    outcome = outcomes[0][name]
    said = outcome.code if isinstance(outcome, Failure) else "article"
    assert said in MAKERS[WHOLE[name]][2].split(" or ")


def test_articles_are_told_from_failures(outcomes: tuple[Outcomes, float]) -> None:
    """The table names both, so that neither half of `test_each_gives_what_it_must` can fall silent."""
    kinds = {isinstance(outcome, Failure) for outcome in outcomes[0].values()}
    assert kinds == {True, False}
    assert any(isinstance(o, Processed) and isinstance(o.article, Article) for o in outcomes[0].values())
