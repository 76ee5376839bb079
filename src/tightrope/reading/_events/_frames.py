"""Owns verbs with the company they keep: which row of the lexicon a predicate fits, and the deed it makes."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from tightrope.knowledge import EventLexicon, VerbFrame
from tightrope.reading._events._deed import Deed, first_filled, words_of
from tightrope.reading._events._nouns import Nouns
from tightrope.reading._events._syntax import Predicate
from tightrope.reading._events._words import DISASTERS, FIGURATIVE

_OWN_FORCES = frozenset({"074", "151", "152", "153", "154"})
_MAY_BE_FIGURATIVE = frozenset({"fight", "battle", "beat", "combat", "target"})


class Frames:
    """The verb rows of the event lexicon, tried on predicates."""

    def __init__(self, lexicon: EventLexicon, nouns: Nouns) -> None:
        self._lexicon = lexicon
        self._nouns = nouns

    def first(self, predicate: Predicate, frames: Iterable[VerbFrame]) -> tuple[bool, Deed | None]:
        """Whether one of the frames fits, and the deed it makes; a row without code makes none."""
        for frame in frames:
            fill = self._fill(predicate, frame)
            if fill is not None:
                return True, self._deed(predicate, frame, fill) if frame.code else None
        return False, None

    def _fill(self, predicate: Predicate, frame: VerbFrame) -> tuple[Token, ...] | None:
        """What fills the frame's first slot; None where the frame does not fit."""
        if any(not _has_word(predicate.token, word) for word in frame.words):
            return None
        for slot, kind in frame.kinds:
            if not any(self._nouns.is_a(token, kind) for token in predicate.slot(slot)):
                return None
        objects = predicate.objects() if "obj" in frame.takes else ()
        fills = [predicate.slot(slot, objects) for slot in frame.takes]
        if not all(fills):
            return None
        first = fills[0] if fills else ()
        if frame.code[:2] in ("18", "19") and any(t.lemma_.lower() in DISASTERS for t in predicate.sources()):
            return None
        if predicate.key in _MAY_BE_FIGURATIVE and any(t.lemma_.lower() in FIGURATIVE for t in first):
            return None
        if not frame.things:
            return first
        return tuple(t for t in first if any(self._nouns.is_a(t, thing) for thing in frame.things)) or None

    def _deed(self, predicate: Predicate, frame: VerbFrame, fill: tuple[Token, ...]) -> Deed:
        inside = fill if any(thing.isdigit() for thing in frame.things) else ()
        slot, targets = first_filled(predicate, frame.targets, fill, self._nouns.is_actor)
        return Deed(
            predicate.token,
            words_of(predicate, inside),
            self._refined(frame.code, fill),
            frame.mode or self._mode_of(fill, frame.code),
            predicate.sources() or self._unsaid(predicate, frame.code, fill),
            targets,
            frame.need,
            f"{predicate.key} + {'/'.join(frame.things) or ' '.join(frame.takes) or 'nothing'}",
            predicate.nominal,
            frozenset(t.i for t in inside),
            slot=slot,
        )

    def _unsaid(self, predicate: Predicate, code: str, fill: tuple[Token, ...]) -> tuple[Token, ...]:
        """Who does what is told without a doer: troops are moved by their own, people expelled from a state
        by it, arrested in one by its police."""
        if code in _OWN_FORCES:
            return fill
        if code[:2] in ("18", "19") and (meanwhile := predicate.meanwhile()):
            verb, doers = meanwhile
            violent = any(
                f.code[:2] in ("18", "19") for f in self._lexicon.verbs.get(verb.lemma_.lower(), ())
            )
            return doers if violent else ()
        where = "from" if code.startswith(("166", "174")) else "in" if code.startswith(("116", "17")) else ""
        return tuple(t for t in predicate.phrase(where) if t.ent_type_ == "GPE") if where else ()

    def _refined(self, code: str, fill: Iterable[Token]) -> str:
        """A finer code of the same beginning that the object tells: military aid, not just aid."""
        for content in filter(None, map(self._nouns.code, fill)):
            for finer in (content, self._lexicon.compose("cease", content)):
                if finer.startswith(code.rstrip("0")) and len(finer) >= len(code):
                    return finer
        return code

    def _mode_of(self, fill: tuple[Token, ...], code: str) -> str:
        for token in fill:
            noun = self._nouns.frame(token)
            if noun is not None and noun.code == code:
                return noun.mode
        return ""


def _has_word(token: Token, word: str) -> bool:
    near = [*token.children, *(g for c in token.children for g in c.children)]
    return any(c.lemma_.lower() == word for c in near)
