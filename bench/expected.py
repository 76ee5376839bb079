"""Holds the record made from a folder of pages against a list of what a careful reader finds there.

The pages go through the public API into a fresh ledger; the checks look at nothing but the record
and the pages' text. `expected/README.md` says what each kind of check asks.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import tightrope
from bench.gold import Row, rows
from tightrope.records import (
    Actor,
    Article,
    Claim,
    Conflict,
    Correction,
    Event,
    EventReport,
    Interval,
    Quote,
    QuoteKind,
    Story,
)

LISTS = Path(__file__).parent / "expected"


@dataclass(frozen=True, slots=True)
class Record:
    """The whole record of a folder, as the public API gives it, articles keyed by file name."""

    articles: dict[str, Article]
    reports: tuple[EventReport, ...]
    events: tuple[Event, ...]
    quotes: tuple[Quote, ...]
    claims: dict[str, Claim]
    conflicts: tuple[Conflict, ...]
    corrections: tuple[Correction, ...]
    stories: tuple[Story, ...]

    def article(self, row: Row, key: str = "page") -> Article:
        """The article of the page a check names."""
        return self.articles[row[key]]

    def when(self, report: EventReport) -> Interval | None:
        """The report's own time, or that of the event it was merged into."""
        if report.when:
            return report.when
        return next((event.when for event in self.events if report.id in event.reports), None)


def run(folder: Path, list_path: Path | None = None, *, show: bool = False) -> int:
    """Print each check as found or missed, then `found N of M`; 0 when all were found."""
    checks = _checks(folder, list_path)
    record = load(_pages(folder, checks))
    missed = 0
    for check in checks:
        ok = found(check, record)
        missed += not ok
        print(f"{'found ' if ok else 'MISSED'}  {check['kind']:12} {check['page'][:6]:6}  {check['item']}")
    for kind in sorted({check["kind"] for check in checks}):
        mine = [found(check, record) for check in checks if check["kind"] == kind]
        print(f"  {kind:12} {sum(mine)} of {len(mine)}")
    if show:
        print("\nevents that no check of the list names, for a reader to judge:")
        print("\n".join(unnamed(checks, record)) or "  none")
    print(f"found {len(checks) - missed} of {len(checks)}")
    return 1 if missed else 0


def figures(folder: Path) -> dict[str, float]:
    """The share of the folder's checks that were found."""
    checks = _checks(folder, None)
    record = load(_pages(folder, checks))
    return {"found": sum(found(check, record) for check in checks) / len(checks)}


def _checks(folder: Path, list_path: Path | None) -> list[Row]:
    return list(rows(list_path or LISTS / f"{folder.resolve().name}.jsonl"))


def _pages(folder: Path, checks: list[Row]) -> list[Path]:
    return [folder / name for name in sorted({check["page"] for check in checks})]


def load(pages: list[Path]) -> Record:
    """Read the pages into a fresh ledger and take the whole record out of it."""
    with tempfile.TemporaryDirectory() as place, tightrope.open(Path(place) / "expected.db") as ledger:
        ledger.read(pages)
        return Record(
            articles={Path(a.origin).name: a for a in ledger.articles(limit=None)},
            reports=tuple(ledger.reports(limit=None)),
            events=tuple(ledger.events(limit=None)),
            quotes=tuple(ledger.quotes(limit=None)),
            claims={claim.id: claim for claim in ledger.claims(limit=None)},
            conflicts=tuple(ledger.conflicts(limit=None)),
            corrections=tuple(ledger.corrections(limit=None)),
            stories=tuple(ledger.stories(limit=None)),
        )


def found(check: Row, record: Record) -> bool:
    """Whether the record bears the check out; a page that gave no article bears out nothing."""
    return check["page"] in record.articles and _CHECKS[check["kind"]](check, record)


def unnamed(checks: Iterable[Row], record: Record) -> Iterator[str]:
    """A line for each report that no event check names."""
    wanted = [check for check in checks if check["kind"] == "event"]
    for name, article in record.articles.items():
        for report in (r for r in record.reports if r.article_id == article.id):
            if not any(c["page"] == name and _reports_it(c, report, record) for c in wanted):
                who = ", ".join(m.actor.name for m in report.sources)
                whom = ", ".join(m.actor.name for m in report.targets)
                code = f"{report.code.plover}:{report.code.mode} {report.code.cameo} {report.modality.value}"
                line = line_of(article, report.evidence.start)
                did = f"{report.action.text!r} {code}"
                yield f"  {name[:3]} line {line:2}  {who} | {did} | {whom} | {report.when_why}"


# --- lines of the page ------------------------------------------------------------------------


def line_of(article: Article, body_offset: int) -> int:
    """The page's line, from 1, that a place of the body came from."""
    return article.text.count("\n", 0, article.page_span(body_offset, body_offset + 1).start) + 1


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _lines(article: Article, first: int, last: int) -> str:
    return "\n".join(article.text.split("\n")[first - 1 : last])


# --- the checks -------------------------------------------------------------------------------


def _body(check: Row, record: Record) -> bool:
    article = record.article(check)
    return _words(article.body) == _words(_lines(article, *check["lines"]))


def _field(check: Row, record: Record) -> bool:
    return bool(getattr(record.article(check), check["field"]) == check["value"])


def _headline(check: Row, record: Record) -> bool:
    article = record.article(check)
    headline = article.headline or ""
    begins = _lines(article, check["line"], check["line"]).startswith(headline)
    return begins and len(_words(headline)) == check["words"]


def _published(check: Row, record: Record) -> bool:
    when = record.article(check).published
    first, last = map(date.fromisoformat, check["within"])
    return bool(
        when.inferred and when.earliest and when.latest and first <= when.earliest <= when.latest <= last
    )


def _finding(check: Row, record: Record) -> bool:
    article = record.article(check)
    named = [f for f in article.findings if f.kind == check["finding"]]
    if check["line"] is None:
        return bool(named)
    spans = [span for finding in named for span in finding.page_spans]
    return any(
        article.text.count("\n", 0, s.start) < check["line"] <= article.text.count("\n", 0, s.end) + 1
        for s in spans
    )


def _no_finding(check: Row, record: Record) -> bool:
    return all(finding.kind != check["finding"] for finding in record.article(check).findings)


def _correction(check: Row, record: Record) -> bool:
    def reads(claim: Claim | None, wanted: Row) -> bool:
        return claim is not None and (claim.kind, claim.subject, list(claim.values)) == (
            wanted["kind"], wanted["subject"], wanted["values"],
        )  # fmt: skip

    return any(
        c.article_id == record.article(check).id
        and c.day == date.fromisoformat(check["day"])
        and reads(record.claims.get(c.withdrawn or ""), check["withdrawn"])
        and reads(record.claims.get(c.replacement or ""), check["replacement"])
        for c in record.corrections
    )


def _quotes_of(check: Row, record: Record) -> Iterator[tuple[Quote, int]]:
    article = record.article(check)
    for quote in record.quotes:
        if quote.article_id == article.id:
            yield quote, line_of(article, quote.content[0].start)


def _quote(check: Row, record: Record) -> bool:
    return any(
        line == check["line"]
        and quote.kind in check["kinds"]
        and check["starts"] in " ".join(span.text for span in quote.content)
        and quote.speaker is not None
        and quote.speaker.name == check["speaker"]
        for quote, line in _quotes_of(check, record)
    )


def _indirect(check: Row, record: Record) -> bool:
    return _quote({**check, "starts": check["holds"], "kinds": [QuoteKind.INDIRECT, QuoteKind.MIXED]}, record)


def _speakers(check: Row, record: Record) -> bool:
    return all(
        quote.speaker is None or quote.speaker.name in check["allowed"].get(str(line), [])
        for quote, line in _quotes_of(check, record)
        if quote.kind != QuoteKind.INDIRECT
    )


def _not_verbatim(check: Row, record: Record) -> bool:
    found_any = [quote.verbatim for quote, _ in _quotes_of(check, record)]
    return bool(found_any) and not any(found_any)


def _names(actors: Iterable[Actor]) -> set[str]:
    parts: set[str] = set()
    for actor in actors:
        parts |= {actor.id, actor.name, actor.role, *actor.states, *actor.name.split()}
        parts |= {actor.id[:cut] for cut in range(len(actor.id)) if actor.id[cut] == "."}
    return parts


def _reports_it(check: Row, report: EventReport, record: Record) -> bool:
    """Whether a report, leaving its day aside, tells of the deed that the check names."""
    if line_of(record.article(check), report.evidence.start) not in check["lines"]:
        return False
    who = _names(m.actor for m in report.sources)
    whom = _names(m.actor for m in report.targets) | {place.place.country for place in report.where}
    return (
        report.code.plover in check["roots"]
        and not who.isdisjoint(check["who"])
        and (not check["whom"] or not whom.isdisjoint(check["whom"]))
    )


def _event(check: Row, record: Record) -> bool:
    for report in record.reports:
        if report.article_id != record.article(check).id or not _reports_it(check, report, record):
            continue
        account = _names([report.according_to]) if report.according_to else set()
        told_so = not check["by"] or not account.isdisjoint(check["by"])
        if report.modality in check["modality"] and told_so and _day_fits(check, record.when(report)):
            return True
    return False


def _day_fits(check: Row, when: Interval | None) -> bool:
    if check["when"] is None:
        return True
    first, last = check["when"]
    if when is None or when.end is None or when.end > date.fromisoformat(last):
        return False
    return first is None or (when.start is not None and date.fromisoformat(first) <= when.start)


def _conflict(check: Row, record: Record) -> bool:
    mine, other = record.article(check), record.article(check, "other")

    def stands(left: Claim, right: Claim) -> bool:
        return (
            left.article_id == mine.id
            and right.article_id == other.id
            and line_of(mine, left.evidence.start) in check["lines"]
            and line_of(other, right.evidence.start) in check["other_lines"]
        )

    return any(
        c.kind == check["claim"] and (stands(c.left, c.right) or stands(c.right, c.left))
        for c in record.conflicts
    )


def _story(check: Row, record: Record) -> bool:
    both = {record.article(check).id, record.article(check, "other").id}
    return any(both <= set(story.articles) and story.origins == 2 for story in record.stories)


def _confirmed(check: Row, record: Record) -> bool:
    mine, other = record.article(check), record.article(check, "other")
    lines = {mine.id: check["lines"], other.id: check["other_lines"]}
    by_id = {report.id: report for report in record.reports}
    for event in record.events:
        tellers = {
            report.article_id
            for report in (by_id[key] for key in event.reports)
            if line_of(mine if report.article_id == mine.id else other, report.evidence.start)
            in lines.get(report.article_id, [])
        }
        if event.code.plover in check["roots"] and {mine.id, other.id} <= tellers and event.origins >= 2:
            return True
    return False


_CHECKS: dict[str, Callable[[Row, Record], bool]] = {
    "body": _body,
    "field": _field,
    "headline": _headline,
    "published": _published,
    "finding": _finding,
    "no_finding": _no_finding,
    "correction": _correction,
    "quote": _quote,
    "indirect": _indirect,
    "speakers": _speakers,
    "not_verbatim": _not_verbatim,
    "event": _event,
    "conflict": _conflict,
    "story": _story,
    "confirmed": _confirmed,
}
