"""Owns a reading as rows in strict CAMEO: plans as intent, statements as events, no deed that was not done.

The product keeps speech in quotes and a plan under the code of what is planned, with its modality. Event
data in CAMEO does neither; these rows are for whoever compares with it.
"""

from __future__ import annotations

from dataclasses import dataclass

from tightrope.knowledge import EventLexicon, Knowledge
from tightrope.records import Actor, ActorKind, EventReport, Modality, Quote, Reading, Span, Stance

_NOT_DONE = frozenset({Modality.HYPOTHETICAL, Modality.DENIED})


@dataclass(frozen=True, slots=True)
class CameoRow:
    """One CAMEO event: its code, and the spans of the body that name source, action and target."""

    code: str
    sources: tuple[Span, ...]
    action: tuple[Span, ...]
    targets: tuple[Span, ...]

    @property
    def root(self) -> str:
        """The two-digit root."""
        return self.code[:2]


def strict(code: str, modality: Modality | None, lexicon: EventLexicon) -> str:
    """The CAMEO code of a deed as told: what is planned or threatened is coded as the intent (03, 13)."""
    if modality in (Modality.PLANNED, Modality.THREATENED):
        return lexicon.compose("intend", code) or code
    return code


def cameo_rows(reading: Reading, knowledge: Knowledge) -> tuple[CameoRow, ...]:
    """The events of a reading in strict CAMEO, and its statements (010), in text order.

    A statement is a quote in the stance "said" whose speaker matters in politics: of a state, or in a
    political role.
    """
    lexicon = knowledge.event_lexicon
    rows = [_of_report(report, lexicon) for report in reading.events if _told_as_done(report)]
    rows += [_of_quote(quote) for quote in reading.quotes if _is_statement(quote)]
    return tuple(sorted(rows, key=lambda row: (row.action[0].start if row.action else -1, row.code)))


def _told_as_done(report: EventReport) -> bool:
    return bool(report.code.cameo) and report.modality not in _NOT_DONE


def _of_report(report: EventReport, lexicon: EventLexicon) -> CameoRow:
    return CameoRow(
        strict(report.code.cameo, report.modality, lexicon),
        tuple(m.span for m in report.sources),
        (report.action,),
        tuple(m.span for m in report.targets),
    )


def _of_quote(quote: Quote) -> CameoRow:
    return CameoRow("010", quote.source, quote.cue or quote.content[:1], ())


def _is_statement(quote: Quote) -> bool:
    return quote.stance is Stance.SAID and quote.speaker is not None and _matters(quote.speaker)


def _matters(actor: Actor) -> bool:
    political = actor.kind in (ActorKind.STATE, ActorKind.GOVERNMENT) or actor.role not in ("", "UNK")
    return political or bool(actor.states)
