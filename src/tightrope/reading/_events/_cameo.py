"""Owns a reading as rows in strict CAMEO: plans as intent, statements as events, no deed that was not done.

The product keeps speech in quotes and a plan under the code of what is planned, with its modality. Event
data in CAMEO does neither; these rows are for whoever compares with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tightrope.knowledge import EventLexicon, Knowledge
from tightrope.reading._events._modality import negated
from tightrope.reading._events._syntax import noun_heads, surface_subjects
from tightrope.reading._events._who import PARTISAN, weight
from tightrope.reading._events._words import STATEMENTS
from tightrope.reading._mentions import MentionIndex
from tightrope.reading.parse import Parsed
from tightrope.records import ActorKind, ActorMention, EventReport, Modality, Reading, Span

_NOT_DONE = frozenset({Modality.HYPOTHETICAL, Modality.DENIED})
_STATEMENT = "010"
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
    """The events of a reading in strict CAMEO, and its statements (010), in text order.

    A statement is a verb of saying whose subject matters in politics: a state, a body or somebody of a
    state, or in a political role.
    """
    lexicon = knowledge.event_lexicon
    rows = [_of_report(report, lexicon) for report in reading.events if _told_as_done(report)]
    rows += _statements(parsed, MentionIndex(reading.actors))
    return tuple(sorted(rows, key=lambda row: (row.action.start, row.code)))


def _told_as_done(report: EventReport) -> bool:
    return bool(report.code.cameo) and report.modality not in _NOT_DONE


def _of_report(report: EventReport, lexicon: EventLexicon) -> CameoRow:
    code = strict(report.code.cameo, report.modality, lexicon)
    mode = report.code.mode if code == report.code.cameo else ""
    root = older_root(code, mode, lexicon)
    return CameoRow(code, root, report.sources, report.action, report.targets)


def _statements(parsed: Parsed, mentions: MentionIndex) -> Iterator[CameoRow]:
    for sentence in parsed.sentences():
        for token in sentence:
            if token.pos_ == "VERB" and token.lemma_.lower() in STATEMENTS and not negated(token):
                speakers = _speakers(token, mentions)
                if weight(m for m in speakers if _is_somebody(m)):
                    yield CameoRow(_STATEMENT, "", speakers, parsed.span(token), ())


def _is_somebody(mention: ActorMention) -> bool:
    """Nameless "police" and "authorities" speak in the news of every crime and storm."""
    actor = mention.actor
    named = actor.kind is not ActorKind.GROUP or mention.span.text != mention.span.text.lower()
    return named or actor.role in PARTISAN


def _speakers(verb: Token, mentions: MentionIndex) -> tuple[ActorMention, ...]:
    """The mentions that the verb's own subject, or what it is put beside, stands for."""
    heads = noun_heads(surface_subjects(verb)) if verb.dep_ != "amod" else ()
    beside = list(heads) + [t for head in heads for t in head.children if t.dep_ == "appos"]
    found = (mentions.covering(head) for head in beside)
    return tuple({m.span: m for m in found if m is not None}.values())
