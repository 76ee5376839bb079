"""Reads the sample pages into a fresh ledger and shows what the record says, command by command.

    python -m samples.demo

Each section is headed by the command that prints it; the ledger is thrown away at the end.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

import tightrope
from tightrope.cli import app
from tightrope.records import Article, Event, FindingKind

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the tour: what there is to see, and the command that shows it."""

    title: str
    told: str
    command: tuple[str, ...]


def main() -> None:
    """Take the tour."""
    screen = console()
    with tempfile.TemporaryDirectory(prefix="tightrope-demo-") as folder:
        ledger = Path(folder) / "demo.db"
        _read(screen, ledger)
        with tightrope.open(ledger) as record:
            tour = list(sections(record))
        for number, section in enumerate(tour, start=1):
            show(screen, number, section, ledger)
    screen.print(Rule(style="dim"))
    screen.print("Now your own pages:  [bold]tightrope read my-pages/[/]  (HTML, text, JSON Lines)")


def console() -> Console:
    """The screen, or 100 columns where the output goes elsewhere."""
    return Console(highlight=False, width=None if sys.stdout.isatty() else 100)


def _read(console: Console, ledger: Path) -> None:
    console.print(Rule("[bold]Tightrope: news pages in, a checked record out[/]", style="dim"))
    console.print(
        Padding(
            "The states are real; events, outlets and people are invented. See samples/README.md.", (0, 2)
        )
    )
    console.print(Text("\n$ tightrope read samples/pages", style="bold green"))
    console.file.flush()
    began = time.monotonic()
    with tightrope.open(ledger) as record:
        summary = record.read([PAGES])
    took = time.monotonic() - began
    console.print(
        f"{summary.pages} pages in {took:.1f} s: {summary.new} articles, {summary.skipped} skipped, "
        f"{summary.failed} could not be read"
    )


def sections(record: tightrope.Tightrope) -> Iterator[Section]:
    """The tour; ids are looked up, so that a section is left out where the record has nothing for it."""
    yield Section(
        "Who did what to whom",
        "Events by day, merged over the pages that tell of them. Accounts are independent newsrooms: a "
        "reprint and a rewording count for nothing.",
        ("events", "--modality", "happened", "--limit", "20"),
    )
    told_most = max(record.events(), key=_richness, default=None)
    if told_most:
        yield Section(
            "The receipts of one of them",
            "Every row leads back to its sentences, word for word, and to their place on the page.",
            ("show", told_most.id),
        )
    yield Section(
        "What was planned",
        "Plans, threats and denials are never stored as deeds. Vietnam's envoy came; Ghana's did not go.",
        ("events", "--modality", "planned"),
    )
    yield Section("What is denied", "A denial keeps its speaker.", ("events", "--modality", "denied"))
    yield Section(
        "Who said what",
        "Direct, split, mixed and indirect speech, with the full name, though the page may say only “he”.",
        ("quotes", "--speaker", "Lindmark"),
    )
    yield Section(
        "Where accounts disagree",
        "Claims of independent newsrooms that cannot both be right. A toll that grew by a later day is none.",
        ("conflicts",),
    )
    yield Section(
        "What was taken back", "A newsroom's own correction: the old claim stays, marked.", ("corrections",)
    )
    story = max(record.stories(), key=lambda story: len(story.articles), default=None)
    if story:
        yield Section(
            "One story, its articles, and how many newsrooms they come from",
            "The wire story, its reprint and its rewording are one account.",
            ("show", story.id),
        )
    dirty = next((one for one in record.articles() if _is_dirty(one)), None)
    if dirty:
        yield Section(
            "What was wrong with a page",
            "Forms, menus and injected betting sites are found, named and kept out of the article.",
            ("show", dirty.id),
        )
    yield Section(
        "Who wrote it first",
        "The agency that two of the pages credit, how sure that is, and who prints its text.",
        ("copies",),
    )
    yield Section(
        "What a page said before",
        "The same address in the morning and in the evening: the sentence that was changed, and the notice.",
        ("versions",),
    )
    yield Section("Find words", "Full text, in every language.", ("search", "cables", "OR", "submarinos"))
    yield Section(
        "What could not be read",
        "One row each, with code and remedy. Nothing is silently dropped.",
        ("failures",),
    )
    yield Section("Does it all still hold?", "Every span is compared with its page again.", ("check",))


def _richness(event: Event) -> tuple[int, bool, int, int]:
    """How much there is to see of an event: accounts, a day, people, reports."""
    people = len(event.sources) + len(event.targets)
    return (event.origins, event.when is not None, people, len(event.reports))


def _is_dirty(article: Article) -> bool:
    return any(finding.kind is FindingKind.INJECTED_SPAM for finding in article.findings)


def show(console: Console, number: int, section: Section, ledger: Path) -> None:
    """Print a section: heading, what there is to see, and what the command prints."""
    shown = " ".join(part[:8] if len(part) == 32 else part for part in section.command)
    console.print(Rule(f"[bold]{number}. {section.title}[/]", align="left", style="dim"))
    console.print(Padding(section.told, (0, 2)))
    console.print(Text(f"\n$ tightrope {shown}", style="bold green"))
    console.file.flush()
    app([*section.command, "--ledger", str(ledger)], standalone_mode=False)
    console.print()


if __name__ == "__main__":
    main()
