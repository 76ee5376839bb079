"""Owns a reading as rows in strict CAMEO: plans as intent, statements as events, no deed that was not done.

The product keeps speech in quotes and a plan under the code of what is planned, with its modality. Event
data in CAMEO does neither; these rows are for whoever compares with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tightrope.knowledge import EventLexicon, Knowledge
from tightrope.reading._events._coder import Coder
from tightrope.reading._events._modality import told
from tightrope.reading._events._who import PARTISAN, Parties, weight
from tightrope.reading._mentions import MentionIndex
from tightrope.reading.parse import Parsed
from tightrope.records import ActorKind, ActorMention, EventReport, Modality, Reading, Span

_NOT_DONE = frozenset({Modality.HYPOTHETICAL, Modality.DENIED})
_TOLD = frozenset({Modality.HAPPENED, Modality.UNDER_WAY})
_YIELD = frozenset({"CONCEDE", "RETREAT"})
_OTHERWISE = (("19", "ASSAULT"), ("176", "ASSAULT"), ("116", "ACCUSE"))
"""Blockades and occupations, attacks on computers, convictions: their roots in data coded before the
codebook moved them."""


@dataclass(frozen=True, slots=True)
class CameoRow:
    """One CAMEO event: its code, its PLOVER root in older data ("" of a statement), and the mentions.

    `root` joins CONCEDE and RETREAT to YIELD, as PLOVER did when the labelled corpora were made.
    """

    code: str
    root: str
    sources: tuple[ActorMention, ...]
    action: Span
    targets: tuple[ActorMention, ...]


def strict(code: str, modality: Modality | None, lexicon: EventLexicon) -> str:
    """The CAMEO code of a deed as told: what is planned or threatened is coded as the intent (03, 13)."""
    if modality in (Modality.PLANNED, Modality.THREATENED):
        return lexicon.compose("intend", code) or code
    return code


def older_root(code: str, mode: str, lexicon: EventLexicon) -> str:
    """The PLOVER root of a CAMEO code as older data has it, "" of a statement."""
    for beginning, root in _OTHERWISE:
        if code.startswith(beginning):
            return root
    root = lexicon.event_code(code, mode).plover
    return "YIELD" if root in _YIELD else root


def cameo_rows(parsed: Parsed, reading: Reading, knowledge: Knowledge) -> tuple[CameoRow, ...]:
    """The events of a reading in strict CAMEO, and its statements (01x), in text order.

    A statement is a verb of saying whose subject matters in politics: a state, a body or somebody of a
    state, or in a political role.
    """
    lexicon = knowledge.event_lexicon
    rows = [_of_report(report, lexicon) for report in reading.events if _told_as_done(report)]
    rows += _statements(parsed, MentionIndex(reading.actors), knowledge)
    return tuple(sorted(rows, key=lambda row: (row.action.start, row.code)))


def _told_as_done(report: EventReport) -> bool:
    return bool(report.code.cameo) and report.modality not in _NOT_DONE


def _of_report(report: EventReport, lexicon: EventLexicon) -> CameoRow:
    code = strict(report.code.cameo, report.modality, lexicon)
    mode = report.code.mode if code == report.code.cameo else ""
    root = older_root(code, mode, lexicon)
    return CameoRow(code, root, report.sources, report.action, report.targets)


def _statements(parsed: Parsed, mentions: MentionIndex, knowledge: Knowledge) -> Iterator[CameoRow]:
    parties = Parties(mentions, knowledge, parsed.body)
    coder = Coder(knowledge.event_lexicon, parties.acts)
    for sentence in parsed.sentences():
        for deed in coder.deeds(sentence):
            if deed.code.startswith("01") and told(deed).modality in _TOLD:
                speakers = parties.sources(deed.sources)
                if weight(m for m in speakers if _is_somebody(m)):
                    yield CameoRow(deed.code, "", speakers, parsed.span(deed.trigger), ())


def _is_somebody(mention: ActorMention) -> bool:
    """Nameless "police" and "authorities" speak in the news of every crime and storm."""
    actor = mention.actor
    words = mention.span.text.split()
    nameless = actor.kind is not ActorKind.PERSON and len(words) == 1 and words[0].islower()
    return not nameless or actor.role in PARTISAN
