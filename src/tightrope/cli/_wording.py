"""Records as styled text: who did what to whom, when, by how many accounts; shared by several verbs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from rich.text import Text

from tightrope.cli._screen import clean, plural
from tightrope.ledger import Head, days, done, names, verb
from tightrope.records import Actor, Article, Event, EventCode, Finding, FindingKind, Modality, Moment

_HARM: Final = frozenset({"ASSAULT", "COERCE", "THREATEN", "SANCTION", "MOBILIZE"})


def deed(code: EventCode, modality: Modality, sources: Sequence[Actor], targets: Sequence[Actor]) -> Text:
    """Who did what to whom, as one styled line, the code small behind it."""
    who, whom = clean(names(sources)), clean(names(targets))
    style = "harm" if code.plover in _HARM else "did"
    if modality is Modality.DENIED:
        style = "denied"
    elif modality not in (Modality.HAPPENED, Modality.UNDER_WAY):
        style = "not-yet"
    text = Text()
    if modality is Modality.DENIED:
        text.append("it is denied that ", "denied")
    text.append(who or "somebody", "who").append(" ")
    text.append(done(code, modality, several=len(sources) > 1), style)
    if whom:
        text.append(f" {verb(code).to}".rstrip() + " ").append(whom, "who")
    if modality is Modality.UNDER_WAY:
        text.append(" (under way)", "not-yet")
    return text.append("  ").append(" ".join(part for part in (code.plover, code.cameo) if part), "code")


def event_line(event: Event, actors: Mapping[str, Actor]) -> Text:
    """An event as one styled line: the deed, its code, and by how many independent accounts."""
    sources = [actors[key] for key in event.sources if key in actors]
    targets = [actors[key] for key in event.targets if key in actors]
    text = deed(event.code, event.modality, sources, targets).append(" · ", "label")
    text.append(plural(event.origins, "account"), "good" if event.origins > 1 else "label")
    if len(event.reports) > event.origins:
        text.append(f", {len(event.reports)} reports", "label")
    return text


def day(moment: Moment) -> str:
    """A day of publication: "2023-02-27", "2023-02-26 or 27", with "~" where it was inferred."""
    told = days(moment.interval)
    return f"~{told}" if told and moment.inferred else told


def outlet(article: Article) -> str:
    """Who published an article, in a word."""
    return clean(article.outlet or article.origin)


SERIOUS: Final = frozenset(FindingKind) - {
    FindingKind.BOILERPLATE,
    FindingKind.COMMENT_FORM,
    FindingKind.OTHER,
}
"""What a reader of a list must know of a page: not that it had menus, which every page has."""


def flags(findings: Iterable[Finding]) -> str:
    """What is wrong with a page, in plain words: "injected spam, reworded"."""
    kinds = {finding.kind for finding in findings} & SERIOUS
    return ", ".join(sorted(kind.value.replace("_", " ") for kind in kinds))


def account_name(head: Head) -> str:
    """What to call the account of an article: its outlet, else the name of its page."""
    return clean(head.outlet) or clean(head.origin).rpartition("/")[2]
