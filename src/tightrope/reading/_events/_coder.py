"""Owns the step from a parsed sentence to deeds: which words report which CAMEO code, done by and to whom.

The coder knows verbs, nouns and the company they keep from the event lexicon; it knows no actors. A deed
may hold another: "refused to lift the sanctions" is a refusal of an easing (1244), and the easing is no
deed of its own, since it did not take place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from tightrope.knowledge import EventLexicon, NounFrame
from tightrope.reading._events._deed import Deed, first_filled, words_of
from tightrope.reading._events._frames import Frames
from tightrope.reading._events._nouns import Nouns
from tightrope.reading._events._operators import Inner, Operators
from tightrope.reading._events._phrases import children, measured, nominal_sources, noun_heads
from tightrope.reading._events._syntax import Predicate
from tightrope.reading._events._words import IRREGULAR, OWNED_BY_PATIENT, PARTICLES, SAYS

_MAX_DEPTH = 4  # deeds inside deeds: "refused to allow the release of"
_DEMAND = "100"
_BY_TOPIC = frozenset({"090", "112"})
_FUTURE = frozenset({"will", "wo", "'ll", "’ll"})


class Coder:
    """Finds deeds; `is_actor` tells whether a noun phrase's head stands for somebody who can act."""

    def __init__(self, lexicon: EventLexicon, is_actor: Callable[[Token], bool]) -> None:
        self._lexicon = lexicon
        self._nouns = Nouns(lexicon, is_actor)
        self._frames = Frames(lexicon, self._nouns)
        inner = Inner(lambda noun, depth: self.noun(noun, helped=True, depth=depth), self.verb)
        self._operators = Operators(lexicon, self._nouns, inner)

    def deeds(self, tokens: Iterable[Token]) -> list[Deed]:
        """The deeds of a sentence in text order, without those that are only part of another."""
        found = []
        for token in tokens:
            deed = self.noun(token) if token.pos_ in ("NOUN", "PROPN") else self.verb(token)
            if deed is not None:
                found.append(self._refusal(self._about(deed)))
        inside = frozenset[int]().union(*(deed.inside for deed in found))
        return [deed for deed in found if deed.trigger.i not in inside]

    def _about(self, deed: Deed) -> Deed:
        """An inquiry into corruption, an accusation of war crimes: the code says so."""
        if deed.code not in _BY_TOPIC:
            return deed
        near = list(deed.trigger.subtree)
        lemmas = [t.lemma_.lower() for t in near]
        pairs = (f"{a} {b}" for a, b in pairwise(lemmas))
        return replace(deed, code=self._lexicon.finer(deed.code, {*lemmas, *pairs}))

    # --- verbs ---

    def verb(self, token: Token, depth: int = 0) -> Deed | None:
        """The deed that a verb (or an adjective: "willing to") reports."""
        if depth > _MAX_DEPTH or token.pos_ not in ("VERB", "AUX", "ADJ") or _is_epithet(token):
            return None
        for key in self._keys(token):
            if (deed := self._predicate(Predicate(token, key), depth)) is not None:
                return deed
        return None

    def _keys(self, token: Token) -> Iterator[str]:
        """ "push_back", "push": the lexicon's names for a verb with its particle, and without."""
        lemma = token.lower_ if token.pos_ == "ADJ" else token.lemma_.lower()
        lemma = IRREGULAR.get(lemma, lemma)
        for child in token.children:
            near = token.i < child.i <= token.i + 3
            if near and (child.dep_ == "prt" or child.lower_ in PARTICLES):
                key = f"{lemma}_{child.lower_}"
                if key in self._lexicon.verbs or key in self._lexicon.operators:
                    yield key
        if lemma in self._lexicon.operators or (lemma in self._lexicon.verbs and token.pos_ != "ADJ"):
            yield lemma

    def _predicate(self, predicate: Predicate, depth: int) -> Deed | None:
        """The best reading: a frame that asks for its company's class, a deed in a deed, any frame."""
        frames = self._lexicon.verbs.get(predicate.key, ())
        fits, deed = self._frames.first(predicate, (f for f in frames if f.things or f.words or f.kinds))
        if fits:
            return deed
        if (deed := self._operators.first(predicate, depth)) is not None:
            return deed
        return self._frames.first(predicate, (f for f in frames if not (f.things or f.words or f.kinds)))[1]

    def _refusal(self, deed: Deed) -> Deed:
        """ "will not lift the ban" tells a refusal to lift it."""
        token = deed.trigger
        negated = children(token, "neg") or any(c.lower_ == "never" for c in children(token, "advmod"))
        helpers = {c.lower_ for c in children(token, "aux")}
        own_word = helpers & _FUTURE or ("would" in helpers and _of_oneself(token))
        if deed.nominal or not negated or not own_word:
            return deed
        code = self._lexicon.compose("refuse", deed.code)
        return replace(deed, code=code, mode="", refused=True, rule=f"not + {deed.rule}") if code else deed

    # --- nouns ---

    def noun(self, token: Token, *, helped: bool = False, depth: int = 0) -> Deed | None:
        """The deed that a noun names; `helped` when a verb beside it carries it out."""
        if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ == "DATE" or depth > _MAX_DEPTH:
            return None
        token = measured(token) if helped else token
        frame = self._nouns.frame(token)
        if frame is None or (not helped and frame.stands == "helped"):
            return None
        if frame.verb:
            return self._predicate(Predicate(token, frame.verb, nominal=True), depth)
        if helped and frame.code == _DEMAND:
            asked = self._predicate(Predicate(token, "demand", nominal=True), depth)
            if asked is not None:
                return asked  # "rejected calls for reform"
        return _named(token, frame, helped=helped)


def _is_epithet(token: Token) -> bool:
    """ "a negotiated end": a participle before its noun describes, it reports nothing."""
    return token.pos_ == "VERB" and token.dep_ in ("amod", "compound")


def _of_oneself(verb: Token) -> bool:
    """ "said it would not": a pronoun, or nobody but the main subject, says it of itself."""
    subjects = children(verb, "nsubj")
    return (
        verb.dep_ == "ccomp" and verb.head.lemma_.lower() in SAYS and all(s.pos_ == "PRON" for s in subjects)
    )


def _named(token: Token, frame: NounFrame, *, helped: bool) -> Deed:
    """The deed that a noun names by itself."""
    predicate = Predicate(token, token.lemma_.lower(), nominal=True)
    slot, targets = first_filled(predicate, frame.targets)
    if not targets and token.lower_ in OWNED_BY_PATIENT:
        slot, targets = "obj", noun_heads(children(token, "poss"))
    return Deed(
        token,
        words_of(predicate, (c for c in children(token, "compound") if c.lemma_.lower() in frame.beside)),
        frame.code,
        frame.mode,
        noun_heads(nominal_sources(token)),
        targets,
        "either" if frame.stands == "bare" else "source" if helped else "both",
        token.lemma_.lower(),
        nominal=True,
        slot=slot,
    )
