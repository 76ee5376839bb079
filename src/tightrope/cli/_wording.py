"""Records as styled text: who did what to whom, when, by how many accounts; shared by several verbs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from rich.text import Text

from tightrope.cli._screen import clean, plural
from tightrope.ledger import code_label, days, done, names, verb
from tightrope.records import Actor, Article, Event, EventCode, Modality, Moment

_HARM: Final = frozenset({"ASSAULT", "COERCE", "THREATEN", "SANCTION", "MOBILIZE"})

_MODALITY: Final = {
    Modality.HAPPENED: "",
    Modality.UNDER_WAY: "under way",
    Modality.PLANNED: "planned",
    Modality.THREATENED: "threatened",
    Modality.DENIED: "denied",
    Modality.HYPOTHETICAL: "might be",
}


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
    return text.append("  ").append(code_label(code), "code")


def event_line(event: Event, actors: Mapping[str, Actor]) -> Text:
    """An event as one styled line."""
    sources = [actors[key] for key in event.sources if key in actors]
    targets = [actors[key] for key in event.targets if key in actors]
    return deed(event.code, event.modality, sources, targets)


def accounts(event: Event) -> Text:
    """By how many accounts: independent newsrooms first, articles where copies make them more."""
    text = Text(plural(event.origins, "account"))
    if len(event.reports) > event.origins:
        text.append(f" ({len(event.reports)} reports)", "label")
    return text


def day(moment: Moment) -> str:
    """A day of publication: "2023-02-27", "2023-02-26 or 27", with "~" where it was inferred."""
    told = days(moment.interval)
    return f"~{told}" if told and moment.inferred else told


def outlet(article: Article) -> str:
    """Who published an article, in a word."""
    return clean(article.outlet or article.origin)


def modality_word(modality: Modality) -> str:
    """A modality in plain words, "" for what happened."""
    return _MODALITY[modality]
