"""Owns the question of what one named party does to another in a sentence (the PLV task of the field).

The same deeds as in an article are coded; the one whose source and target best meet the two given phrases
is the answer. A plan to cooperate is an agreement and a plan to harm a threat, as CAMEO has it.
"""

from __future__ import annotations

from spacy.tokens import Token

from tightrope.knowledge import Knowledge
from tightrope.reading._events._cameo import older_root, strict
from tightrope.reading._events._coder import Coder
from tightrope.reading._events._deed import Deed
from tightrope.reading._events._modality import told
from tightrope.reading.parse import parse
from tightrope.records import Modality

Place = tuple[int, int]


def code_pair(sentence: str, source: str, target: str, knowledge: Knowledge) -> str:
    """The PLOVER root of what `source` does to `target` in the sentence, "" where we find no deed.

    Both are phrases of the sentence. CONCEDE and RETREAT come out as YIELD, their common root in the
    PLOVER version that the labelled pairs use.
    """
    deed = _best(sentence, source, target, knowledge)
    if deed is None:
        return ""
    code = strict(deed.code, told(deed).modality, knowledge.event_lexicon)
    return older_root(code, deed.mode if code == deed.code else "", knowledge.event_lexicon)


def _best(sentence: str, source: str, target: str, knowledge: Knowledge) -> Deed | None:
    doc = parse(sentence).doc
    giver, taker = _find(sentence, source), _find(sentence, target)
    coder = Coder(knowledge.event_lexicon, lambda token: _acts(token, (giver, taker)))
    ranked = [
        (_score(deed, giver, taker), -_depth(deed.trigger), -deed.trigger.i, deed)
        for sent in doc.sents
        for deed in coder.deeds(sent)
        if not deed.code.startswith("01") and deed.mode != "election"
    ]
    return max(ranked, key=lambda row: row[:3])[3] if ranked else None


def _find(sentence: str, phrase: str) -> Place:
    start = sentence.find(phrase.strip())
    return (start, start + len(phrase.strip())) if start >= 0 else (-1, -1)


def _acts(token: Token, places: tuple[Place, ...]) -> bool:
    return token.ent_type_ in ("GPE", "NORP", "ORG", "PERSON") or any(s <= token.idx < e for s, e in places)


def _score(deed: Deed, giver: Place, taker: Place) -> int:
    score = _meets(deed.sources, giver) + _meets(deed.targets, taker)
    score += _near(deed.trigger, taker) + _near(deed.trigger, giver)
    if score < 5 and _meets(deed.targets, giver) and _meets(deed.sources, taker):
        score += 2
    if deed.code.startswith("04"):
        score -= 1  # a call made to congratulate is praise
    modality = told(deed).modality
    if modality in (None, Modality.HYPOTHETICAL):
        score -= 3
    return score - 2 * deed.nominal


def _meets(heads: tuple[Token, ...], place: Place) -> int:
    """4 when a head stands in the phrase, 3 when the phrases only share words, else 0."""
    if any(place[0] <= t.idx < place[1] for t in heads):
        return 4
    edges = ((t.left_edge.idx, t.right_edge.idx + len(t.right_edge.text)) for t in heads)
    return 3 * any(start < place[1] and place[0] < end for start, end in edges)


def _near(trigger: Token, place: Place) -> bool:
    return any(place[0] <= t.idx < place[1] for t in trigger.subtree)


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)
