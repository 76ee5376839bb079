"""The sample pages show what their table promises, and the demo runs over all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from made import ROOT

import tightrope
from samples import demo
from tightrope.records import Article, ClaimKind, FindingKind

PAGES = ROOT / "samples" / "pages"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the sample pages, read in this process."""
    path = tmp_path_factory.mktemp("samples") / "samples.db"
    with tightrope.open(path) as record:
        summary = record.read([PAGES], workers=0)
    assert (summary.new, summary.skipped, summary.failed) == (24, 1, 2)
    return path


@pytest.fixture
def record(ledger: Path) -> Iterator[tightrope.Tightrope]:
    with tightrope.open(ledger) as opened:
        yield opened


def page_of(record: tightrope.Tightrope, article_id: str) -> str:
    """The name of the sample that an article comes from."""
    (article,) = [one for one in record.articles() if one.id == article_id]
    return Path(article.origin).name


def find(record: tightrope.Tightrope, name: str) -> Article:
    (article,) = [one for one in record.articles() if Path(one.origin).name == name]
    return article


def test_the_table_names_every_page_and_no_other() -> None:
    told = re.findall(r"^\| `([^`]+)`", (PAGES.parent / "README.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(told) == sorted(path.name for path in PAGES.iterdir())


def test_pages_are_of_a_realistic_length_and_name_no_real_site() -> None:
    for path in PAGES.iterdir():
        if path.suffix in {".html", ".txt", ".xml"} and path.name not in {"17-empty.html", "19-noise.html"}:
            text = path.read_text("utf-8")
            assert 110 <= len(text.split()) <= 500, path.name
            assert not re.search(r"https?://(?!schema\.org|purl\.org|[\w.]+\.example)", text), path.name


def test_the_accounts_that_disagree_are_found_and_no_others(record: tightrope.Tightrope) -> None:
    told = {
        (
            conflict.kind,
            frozenset(page_of(record, side.article_id)[:2] for side in (conflict.left, conflict.right)),
        )
        for conflict in record.conflicts()
    }
    landslide = {pair for kind, pair in told if kind is ClaimKind.COUNT}
    assert landslide
    assert all("04" in pair and pair & {"01", "02", "03"} for pair in landslide)
    assert {(kind, pair) for kind, pair in told if kind is not ClaimKind.COUNT} == {
        (ClaimKind.VOTE, frozenset({"05", "06"})),
        (ClaimKind.DATE, frozenset({"10", "18"})),
        (ClaimKind.BORDER, frozenset({"13", "14"})),
        (ClaimKind.OCCURRENCE, frozenset({"07", "08"})),
    }
    votes = [conflict for conflict in record.conflicts() if conflict.kind is ClaimKind.VOTE]
    assert {conflict.left.attribute.split()[0] for conflict in votes} == {"vote", "tally"}


def test_the_correction_holds_the_old_claim_and_the_new(record: tightrope.Tightrope) -> None:
    (correction,) = [one for one in record.corrections() if "borders" in one.why]
    claims = {claim.id: claim for claim in record.claims()}
    assert claims[correction.withdrawn or ""].words == "Bhutan borders Nepal"
    assert claims[correction.replacement or ""].words == "Bhutan borders China"


def test_the_wire_story_its_reprint_and_its_rewording_are_one_account(record: tightrope.Tightrope) -> None:
    stories = {story.id: {page_of(record, key)[:2] for key in story.articles} for story in record.stories()}
    (landslide,) = [key for key, pages in stories.items() if "01" in pages]
    assert stories[landslide] == {"01", "02", "03", "04", "18"}
    (story,) = [story for story in record.stories() if story.id == landslide]
    assert (
        story.origins == 2
    )  # Meridian Wire, whom 01 credits and whose own page 18 holds, and The Lantern Post
    assert {"05", "06"} in stories.values()
    assert {"07", "08", "09"} in stories.values()


def test_what_is_wrong_with_the_dirty_page_is_found_and_kept_out(record: tightrope.Tightrope) -> None:
    dirty = find(record, "06-vote-dirty.txt")
    assert {FindingKind.INJECTED_SPAM, FindingKind.COMMENT_FORM} <= {
        finding.kind for finding in dirty.findings
    }
    assert dirty.body.startswith("LIMA")
    assert dirty.body.endswith("did not vote.")


def test_every_page_that_is_not_read_has_a_row(record: tightrope.Tightrope) -> None:
    told = {(Path(row.origin.partition(":")[0]).name[:2], row.code) for row in record.failures()}
    assert told == {("16", "TR-LANGUAGE"), ("17", "TR-EMPTY"), ("18", "TR-BAD-ROW"), ("19", "TR-BINARY")}


def test_the_demo_shows_something_under_each_heading(ledger: Path, capfd: pytest.CaptureFixture[str]) -> None:
    console = demo.console()
    with tightrope.open(ledger) as opened:
        sections = list(demo.sections(opened))
    assert len(sections) == 14
    for number, section in enumerate(sections, start=1):
        capfd.readouterr()
        demo.show(console, number, section, ledger)
        told = capfd.readouterr()
        shown = told.out.partition("$ tightrope ")[2].splitlines()[1:]
        assert [line for line in shown if line.strip()], section.title
        assert "error" not in told.err, section.title
        assert not re.search(r"^no \w+ (?:was found|matches)", told.err, re.MULTILINE), section.title


def test_a_corrected_page_is_a_version_of_its_address_and_no_second_account(
    record: tightrope.Tightrope,
) -> None:
    first, corrected = find(record, "20-trawlers-first.html"), find(record, "21-trawlers-corrected.html")
    versions = list(record.versions(article=first.id))
    assert [(version.kind, version.article_id) for version in versions] == [
        ("first", first.id),
        ("correction", corrected.id),
    ]
    assert any("three harbours" in span.text for span in versions[1].removed)
    (notice,) = corrected.notices
    assert notice.about is not None
    assert "two harbours" in notice.about.text
    assert record.heads()[first.id].newsroom == record.heads()[corrected.id].newsroom


def test_a_live_blog_is_told_entry_by_entry(record: tightrope.Tightrope) -> None:
    live = find(record, "22-trawlers-live.html")
    assert [entry.heading for entry in live.entries] == [
        "Harbours open again on Saturday",
        "Fishermen wait outside",
        "Talks begin",
    ]
    assert [entry.posted.instant.hour for entry in live.entries if entry.posted.instant] == [16, 12, 9]


def test_the_items_of_a_feed_are_articles_and_a_summary_is_told_as_one(record: tightrope.Tightrope) -> None:
    lent, herring = sorted(
        (one for one in record.articles() if "23-feed.xml" in one.origin), key=lambda one: -len(one.body)
    )
    assert (lent.headline, lent.byline) == ("Iceland lends Malta a patrol boat", ("Sunna Hallgrims",))
    assert [finding.kind for finding in herring.findings] == [FindingKind.TRUNCATED]


def test_who_wrote_a_text_first_is_told_with_its_copies(record: tightrope.Tightrope) -> None:
    landslide, *others = record.origins()
    assert others == []
    assert {Path(find_by_id(record, member).origin).name[:2] for member in landslide.members} == {
        "01",
        "02",
        "03",
    }
    assert landslide.newsroom == "Meridian Wire"


def find_by_id(record: tightrope.Tightrope, article_id: str) -> Article:
    (article,) = [one for one in record.articles() if one.id == article_id]
    return article
