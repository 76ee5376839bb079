"""Holds the notices that are found against our own labelled list: found, kind, day, sides, sentence.

The list is `expected/notices.jsonl` over the invented articles of `expected/notices_articles.jsonl`; each
notice is set into its article as a plain or an HTML page and goes through the public `articles.recover`.
Run as `python -m bench.notices [tune|kept] [--show]`; owns no rule of what a notice is.
"""

from __future__ import annotations

import html
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.gold import Row, rows
from tightrope import articles, knowledge
from tightrope.records import Article, MediaType, Notice, Page

LISTS = Path(__file__).parent / "expected"
_MENU = ("Home", "World", "Business", "Sport", "Weather", "Subscribe")
_TAIL = ("Related articles", "Five things to know this week", "About us", "Contact", "© The Example Post")
_MOST_WORDS = 45
"""A side of a correction longer than this quotes the notice, it does not parse it."""


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled page: the notice's row, its article's row, and the page's text."""

    row: Row
    article: Row
    page: str

    @property
    def about(self) -> list[str | None]:
        """The sentence of the body that each thing told concerns, by its first words."""
        return [told["about"] for told in self.row["told"]]


def cases(half: str | None = None) -> Iterator[Case]:
    """The labelled pages, of one half ("tune" or "kept") or of both."""
    stories = {row["id"]: row for row in rows(LISTS / "notices_articles.jsonl")}
    for row in rows(LISTS / "notices.jsonl"):
        article = stories[row["article"]]
        if half in (None, article["half"]):
            build = _html_page if row["form"] == "html" else _text_page
            yield Case(row, article, build(article, row))


def _paragraphs(article: Row, row: Row) -> list[tuple[str, bool]]:
    """The article's paragraphs with the notice at its place; True marks the notice's own."""
    body = [(paragraph, False) for paragraph in article["body"]]
    notice = [(row["text"], True)]
    if row["where"] == "head":
        return [*notice, *body]
    if row["where"] == "amid":
        return [*body[:2], *notice, *body[2:]]
    if row["where"] == "tail":
        return [*body[:-1], (f"{body[-1][0]} {row['text']}", False)]
    return [*body, *notice]


def _text_page(article: Row, row: Row) -> str:
    told = [text for text, _ in _paragraphs(article, row)]
    head = [article["title"], "By Ada Pell", article["published"]]
    return "\n\n".join(["\n".join(_MENU), *head, *told, "\n".join(_TAIL)])


def _html_page(article: Row, row: Row) -> str:
    parts = []
    for text, own in _paragraphs(article, row):
        lines = [html.escape(line, quote=False) for line in text.split("\n")]
        mark = ' class="note"' if own else ""
        parts += [f"<p{mark}>{line}</p>" for line in lines if line]
    menu = "".join(f"<li><a href='/{name.lower()}'>{name}</a></li>" for name in _MENU)
    return (
        f"<html><head><title>{article['title']}</title>"
        f'<meta property="article:published_time" content="{article["published"]}"></head><body>'
        f"<nav><ul>{menu}</ul></nav><article><h1>{article['title']}</h1>\n" + "\n".join(parts) + "</article>"
        f"<footer>{' | '.join(_TAIL)}</footer></body></html>"
    )


def recovered(case: Case, tables: knowledge.Knowledge) -> Article | None:
    """The article of a case's page, None where the page is refused."""
    kind = MediaType.HTML if case.row["form"] == "html" else MediaType.TEXT
    page = Page.of(
        case.page.encode(), case.row["id"], kind, declared={"published": case.article["published"]}
    )
    found = articles.recover(page, tables)
    return found if isinstance(found, Article) else None


def _is_own(notice: Notice, case: Case) -> bool:
    """Whether a found notice stands where the labelled one does."""
    lines = [html.escape(line, quote=False) for line in case.row["text"].split("\n") if line]
    escaped = lines if case.row["form"] == "html" else case.row["text"].split("\n")
    first, last = case.page.find(escaped[0]), case.page.rfind(escaped[-1]) + len(escaped[-1])
    return notice.span.start < last and first < notice.span.end


def _side(found: str | None, label: str | None, other: str | None) -> str:
    """ "right", "wrong", "missed" or "" (neither told nor labelled) for one side of a correction."""
    if label is None:
        return "" if found is None else "free"
    if found is None:
        return "missed"
    low, against = found.lower(), (other or "").lower()
    holds = label.lower() in low and len(low.split()) <= _MOST_WORDS
    mixed = bool(against) and against not in label.lower() and against in low
    return "right" if holds and not mixed else "wrong"


def _sentence(found: Notice, label: str | None, article: Article) -> str:
    if found.about is None:
        return "missed" if label else ""
    exact = article.body[found.about.start : found.about.end] == found.about.text
    return "right" if label and exact and found.about.text.startswith(label) else "wrong"


def score(half: str | None, *, show: bool = False) -> Counter[str]:
    """Counts of what was found and how it was read, over the list; with `show` each miss is printed."""
    tables, counts = knowledge.load(), Counter[str]()
    for case in cases(half):
        article = recovered(case, tables)
        counts["pages"] += 1
        if article is None:
            counts["refused"] += 1
            print(f"{case.row['id']}: page refused")
            continue
        told = case.row["told"]
        own = [n for n in article.notices if told and _is_own(n, case)]
        remarks = _judge(case, article, own, counts)
        others = [n for n in article.notices if n not in own]
        counts["false"] += len(others)
        remarks += [f"FALSE {n.kind}: {n.span.text[:90]!r}" for n in others]
        if show and remarks:
            print(case.row["id"], repr(case.row["text"][:160]))
            print("".join(f"    {remark}\n" for remark in remarks), end="")
    return counts


def _judge(case: Case, article: Article, own: Sequence[Notice], counts: Counter[str]) -> list[str]:
    told, remarks = case.row["told"], []
    counts["told"] += len(told)
    counts["given"] += len(own)
    counts["found"] += min(len(own), len(told))
    if told and len(own) != len(told):
        remarks.append(f"{len(own)} given, {len(told)} labelled")
    for label, notice in zip(told, own, strict=False):
        day = notice.day.isoformat() if notice.day else None
        counts["kind"] += notice.kind.value == label["kind"]
        counts["day"] += day == label["day"]
        counts["day labelled"] += label["day"] is not None
        counts["day right"] += label["day"] is not None and day == label["day"]
        counts["day wrong"] += day is not None and day != label["day"]
        verdicts = {
            "wrong": _side(notice.wrong, label["wrong"], label["right"]),
            "right": _side(notice.right, label["right"], label["wrong"]),
            "about": _sentence(notice, label["about"], article),
        }
        counts.update(f"{name} {verdict}" for name, verdict in verdicts.items() if verdict)
        if notice.kind.value != label["kind"]:
            remarks.append(f"kind {notice.kind.value}, labelled {label['kind']}")
        if day != label["day"]:
            remarks.append(f"day {day}, labelled {label['day']}")
        remarks += [
            f"{name} {verdict}: {getattr(notice, name)!r}, labelled {label[name]!r}"
            for name, verdict in verdicts.items()
            if verdict in ("wrong", "missed")
        ]
    return remarks


def report(counts: Counter[str]) -> Iterator[str]:
    """The figures in words, a line each."""
    yield f"pages {counts['pages']}, refused {counts['refused']}"
    given = counts["given"] + counts["false"]
    yield f"notices: {counts['told']} labelled, found {counts['found']}; false {counts['false']} of {given}"
    yield f"kind right {counts['kind']} of {counts['found']}; day right or rightly none {counts['day']}"
    yield f"day: {counts['day right']} of {counts['day labelled']} stated, {counts['day wrong']} wrong"
    for side in ("wrong", "right", "about"):
        good, bad, missed = (counts[f"{side} {verdict}"] for verdict in ("right", "wrong", "missed"))
        yield (
            f"{side}: {good} right, {bad} mistaken, {missed} missed: "
            f"precision {good / max(1, good + bad):.3f}, recall {good / max(1, good + bad + missed):.3f}"
        )


def main(arguments: Sequence[str]) -> int:
    """Print the figures of one half or, without a name, of both; `--show` prints every mistake."""
    halves = [name for name in arguments if not name.startswith("-")] or ["tune", "kept"]
    for half in halves:
        print(f"== {half}")
        for line in report(score(half, show="--show" in arguments)):
            print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
