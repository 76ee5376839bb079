"""`tightrope show`: one record with its receipts: the sentence, its spans marked, and its page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Final

import typer
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from tightrope import Tightrope
from tightrope.cli import _options as options
from tightrope.cli._guard import guarded
from tightrope.cli._record import opened
from tightrope.cli._screen import ID_CHARS, clean, grid, listing, out, plural, print_json, short
from tightrope.cli._wording import day, deed, flags, outlet
from tightrope.cli.conflicts import told as told_conflict
from tightrope.cli.corrections import told as told_correction
from tightrope.cli.quotes import told as told_quote
from tightrope.ledger import Detail, Receipt, code_label, days
from tightrope.records import (
    Article,
    Claim,
    Conflict,
    Correction,
    Entry,
    Event,
    EventReport,
    FindingKind,
    Interval,
    Modality,
    NoticeKind,
    Quote,
    Statement,
    Story,
)

MAX_RECEIPTS: Final = 12
"""Receipts printed for one record; an event told by hundreds is exported, not read on a screen."""

_ROLES: Final = {"who": "mark.who", "did": "mark.did", "to whom": "mark.whom", "says": "quote"}
_PLAIN: Final = {
    Modality.HAPPENED: "happened",
    Modality.UNDER_WAY: "under way",
    Modality.PLANNED: "planned",
    Modality.THREATENED: "threatened",
    Modality.DENIED: "denied",
    Modality.HYPOTHETICAL: "hypothetical",
}


@guarded
def show(
    wanted: Annotated[str, typer.Argument(metavar="ID", help="The beginning of an id, 4 letters at least.")],
    json: options.Json = False,
    ledger: options.Ledger = options.DEFAULT_LEDGER,
) -> None:
    """Show one record with its receipts: each sentence it rests on, marked, and its page."""
    with opened(ledger) as record:
        detail = record.show(wanted)
        if json:
            print_json([detail])
            return
        console = out()
        console.print(_HEADS[detail.kind](detail.record, detail, record))
        for line in (*detail.notes, *(f"earlier: {line}" for line in detail.history)):
            console.print(Text(clean(line), "label"))
        _print_receipts(console, detail)


# --- the head of each kind of record ------------------------------------------------------------


def _pairs(*rows: tuple[str, object]) -> RenderableType:
    """Labels and values, rows without a value left out."""
    table = grid(9, None)
    for label, value in rows:
        if value:
            table.add_row(Text(label, "label"), value if isinstance(value, Text) else Text(clean(str(value))))
    return table


def _titled(kind: str, record_id: str, title: RenderableType, *rows: tuple[str, object]) -> RenderableType:
    line = Text(f"{kind} ", "label").append_text(short(record_id))
    return Group(line, title, _pairs(*rows), Text())


def _event(event: Event, detail: Detail, record: Tightrope) -> RenderableType:
    known = record.actors([*event.sources, *event.targets])
    sources = [known[key] for key in event.sources if key in known]
    targets = [known[key] for key in event.targets if key in known]
    copies = len({receipt.article.id for receipt in detail.receipts})
    told = f"{plural(event.origins, 'independent account')}, {plural(copies, 'article')}"
    taken_back = Text("its article was retracted", "warn") if event.id in record.taken_back() else ""
    return _titled(
        "event",
        event.id,
        deed(event.code, event.modality, sources, targets),
        ("caution", taken_back),
        ("when", Text(days(event.when) or "no day is told", "when")),
        ("how", _PLAIN[event.modality]),
        ("told by", told),
        ("story", event.story[:8]),
    )


def _report(report: EventReport, _: Detail, __: Tightrope) -> RenderableType:
    sources = [mention.actor for mention in report.sources]
    targets = [mention.actor for mention in report.targets]
    title = deed(report.code, report.modality, sources, targets)
    return _titled("report", report.id, title, ("how", _PLAIN[report.modality]))


def _quote(quote: Quote, _: Detail, __: Tightrope) -> RenderableType:
    return _titled("quote", quote.id, told_quote(quote, ""))


def _claim(claim: Claim, _: Detail, __: Tightrope) -> RenderableType:
    rows = [("kind", claim.kind.value), ("holds", days(claim.holds)), ("about", claim.subject)]
    rows.append(("state", "withdrawn by its source" if claim.withdrawn else ""))
    return _titled("claim", claim.id, Text(clean(claim.words), "who"), *rows)


def _conflict(conflict: Conflict, _: Detail, record: Tightrope) -> RenderableType:
    return _titled(
        "conflict", conflict.id, told_conflict(conflict, record.heads()), ("kind", conflict.kind.value)
    )


def _correction(correction: Correction, _: Detail, record: Tightrope) -> RenderableType:
    claims = {claim.id: claim for claim in record.claims()}
    title = Text(correction.kind.value.replace("_", " "), "who").append_text(
        told_correction(correction, claims)
    )
    return _titled("correction", correction.id, title, ("made on", correction.day), ("why", correction.why))


def _article(article: Article, _: Detail, __: Tightrope) -> RenderableType:
    published = Text(day(article.published) or "no day", "when")
    published.append(f"  ({clean(article.published.witness)})", "label")
    rows: list[tuple[str, object]] = [
        ("outlet", article.outlet),
        ("agency", article.agency),
        ("by", ", ".join(article.byline)),
        ("from", article.dateline),
        ("published", published),
        ("changed", _changed(article)),
        ("section", article.section),
        ("page", article.origin),
        ("address", article.url),
        ("language", article.language),
    ]
    rows += [("but", _disagrees(statement)) for statement in article.disagreements]
    rows += [("finding", f"{_finding(f.kind)}, {f.score:.0%} sure: {f.why}") for f in article.findings]
    for notice in article.notices:
        rows.append(("notice", f"{notice.kind.value}: {notice.span.text}"))
        rows.append(("about", f"“{notice.about.text}”" if notice.about else None))
    rows += [("entry", _entry(entry)) for entry in article.entries]
    rows += [("words", f"{len(article.body.split()):,}")]
    return _titled("article", article.id, Text(clean(article.headline) or "(no headline)", "who"), *rows)


def _changed(article: Article) -> Text | None:
    if article.modified.earliest is None:
        return None
    return Text(day(article.modified), "when").append(f"  ({clean(article.modified.witness)})", "label")


def _disagrees(statement: Statement) -> Text:
    """What a witness says that was not believed."""
    text = Text(f"{statement.field} ", "label").append(_shortened(clean(statement.value)), "warn")
    return text.append(f"  ({clean(statement.witness)})", "label")


def _entry(entry: Entry) -> Text:
    when = entry.posted.instant
    text = Text(f"{when:%Y-%m-%d %H:%M} " if when else "", "when")
    text.append(f"{clean(entry.heading)}: " if entry.heading else "", "who")
    return text.append(_shortened(clean(entry.span.text)))


def _finding(kind: FindingKind) -> str:
    return kind.value.replace("_", " ")


def _story(story: Story, _: Detail, record: Tightrope) -> RenderableType:
    table = listing()
    for article in record.articles(story=story.id):
        text = Text(clean(article.headline) or "(no headline)").append(f"  {outlet(article)}", "label")
        table.add_row(short(article.id), Text(day(article.published) or "no day", "when"), text)
    head = _titled(
        "story",
        story.id,
        Text(clean(story.headline), "who"),
        ("days", days(Interval(story.first, story.last))),
        ("told by", plural(story.origins, "independent newsroom")),
    )
    return Group(head, table)


_HEADS: Final[dict[str, Callable[[Any, Detail, Tightrope], RenderableType]]] = {
    "event": _event,
    "report": _report,
    "quote": _quote,
    "claim": _claim,
    "conflict": _conflict,
    "correction": _correction,
    "article": _article,
    "story": _story,
}


# --- receipts -----------------------------------------------------------------------------------


def _print_receipts(console: Console, detail: Detail) -> None:
    for receipt in detail.receipts[:MAX_RECEIPTS]:
        short_form = isinstance(detail.record, Article)
        console.print(_brief(receipt) if short_form else _receipt(receipt, detail))
    left = len(detail.receipts) - MAX_RECEIPTS
    if left > 0:
        console.print(Text(f"and {left:,} more; all with: tightrope export reports", "label"))


def _receipt(receipt: Receipt, detail: Detail) -> RenderableType:
    """One sentence with its marks, what it was read as, and where it stands on the page."""
    article = receipt.article
    head = Text(outlet(article), "who").append(f", {day(article.published) or 'no day'}", "when")
    head.append(f"  {clean(article.headline)}", "label")
    rows = _said_of(receipt, detail)
    rows.append(("page", _page_context(receipt)))
    rows.append(
        ("at", f"{' and '.join(receipt.origins)}, characters {receipt.page.start:,} to {receipt.page.end:,}")
    )
    wrong = flags(article.findings)
    rows.append(("caution", Text(f"the page shows {wrong}", "warn") if wrong else ""))
    if any(notice.kind is NoticeKind.RETRACTION for notice in article.notices):
        rows.append(("caution", Text("the newsroom has retracted this article", "warn")))
    return Group(head, Padding(_marked(receipt), (0, 0, 0, 2)), Padding(_pairs(*rows), (0, 0, 0, 2)), Text())


def _brief(receipt: Receipt) -> RenderableType:
    """A receipt as one line, in the list of what an article says."""
    record = receipt.record
    line: RenderableType
    if isinstance(record, EventReport):
        sources = [mention.actor for mention in record.sources]
        line = deed(record.code, record.modality, sources, [mention.actor for mention in record.targets])
    elif isinstance(record, Quote):
        line = told_quote(record, "")
    else:
        line = Text(clean(receipt.text))
    table = grid(ID_CHARS, None)
    table.add_row(short(record.id), line)
    return table


def _marked(receipt: Receipt) -> Text:
    """The sentence, each span of it in the colour of its role."""
    styles = [""] * len(receipt.text)
    for mark in receipt.marks:
        style = _ROLES.get(mark.role, "mark.other")
        for at in range(max(0, mark.start), min(len(styles), mark.end)):
            if not styles[at] or style == "mark.did":
                styles[at] = style
    text = Text()
    at = 0
    while at < len(styles):
        end = at
        while end < len(styles) and styles[end] == styles[at]:
            end += 1
        text.append(_spaced(receipt.text[at:end]), styles[at])
        at = end
    return text


def _spaced(text: str) -> str:
    """A stretch cleaned, its blanks at the ends kept as one."""
    if not text.strip():
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{clean(text)}{' ' if text[-1].isspace() else ''}"


def _said_of(receipt: Receipt, detail: Detail) -> list[tuple[str, object]]:
    """What a sentence was read as, label by label."""
    record: Any = receipt.record
    if isinstance(record, EventReport):
        return _said_of_report(record, alone=len(detail.receipts) == 1)
    if isinstance(record, Quote):
        return [("about", ", ".join(record.about)), ("why", record.why)]
    if isinstance(record, Claim):
        withdrawn = "  (withdrawn)" if record.withdrawn else ""
        return [("read as", f"{record.words}{withdrawn}")]
    return []


def _said_of_report(report: EventReport, *, alone: bool) -> list[tuple[str, object]]:
    when = Text(days(report.when) or "not told", "when").append(f"  ({clean(report.when_why)})", "label")
    rows: list[tuple[str, object]] = [
        ("who", _people([mention.actor for mention in report.sources])),
        ("did", Text(clean(report.action.text)).append(f"  {code_label(report.code)}", "code")),
        ("to whom", _people([mention.actor for mention in report.targets])),
        ("when", when),
        ("where", ", ".join(dict.fromkeys(mention.place.name for mention in report.where))),
        ("how many", ", ".join(f"{m.what}: {_range(m.least, m.most)}" for m in report.magnitudes)),
        ("account", report.according_to.name if report.according_to else "the article's own"),
        ("why", report.why),
    ]
    if not alone:
        rows.append(("report", report.id[:8]))
    return rows


def _range(least: int, most: int) -> str:
    return f"{least:,}" if least == most else f"{least:,} to {most:,}"


def _people(actors: Sequence[Any]) -> str:
    told = (
        f"{actor.name}, {actor.office}" if actor.office else f"{actor.name} ({actor.id})" for actor in actors
    )
    return "; ".join(dict.fromkeys(told))


def _page_context(receipt: Receipt) -> Text:
    """The same words on the page as it came, with what stands around them; markup is left out."""
    before, behind = _unmarked(receipt.before), _unmarked(receipt.behind)
    text = Text("…", "label").append(before[-CONTEXT_CHARS:], "label").append(" ")
    text.append(_shortened(_unmarked(receipt.page.text)), "mark.other")
    return text.append(" ").append(behind[:CONTEXT_CHARS], "label").append("…", "label")


CONTEXT_CHARS: Final = 90
"""How much of the page is printed before and behind the words: about a line."""

_MARKUP: Final = re.compile(r"^[^<>]*>|<[^<>]*>|<[^<>]*$")
"""Tags, and what a cut has left of one at either end."""


def _unmarked(text: str) -> str:
    """Text of a page without HTML's tags; a page of plain text has none."""
    return clean(_MARKUP.sub(" ", text) if "<" in text or ">" in text else text)


def _shortened(text: str, most: int = 120) -> str:
    return text if len(text) <= most else f"{text[: most // 2].rstrip()} … {text[-most // 2 :].lstrip()}"
