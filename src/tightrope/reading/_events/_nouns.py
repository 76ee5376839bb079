"""Owns what a noun is to the event rules: the deed it names, the class of things it is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from tightrope.knowledge import EventLexicon, NounFrame
from tightrope.reading._events._clauses import surface_subjects
from tightrope.reading._events._phrases import children

_PRONOUNS = frozenset({"him", "her", "them"})


class Nouns:
    """The nouns of the event lexicon; `is_actor` tells whether a head stands for somebody who can act."""

    def __init__(self, lexicon: EventLexicon, is_actor: Callable[[Token], bool]) -> None:
        self._lexicon = lexicon
        self.is_actor = is_actor

    def frame(self, token: Token) -> NounFrame | None:
        """The row of the lexicon that the noun, with what stands beside it, fits first."""
        beside: set[str] | None = None
        for key in _keys(token):
            for frame in self._lexicon.nouns.get(key, ()):
                if not frame.beside:
                    return frame
                beside = _beside(token) if beside is None else beside
                if frame.beside & beside:
                    return frame
        return None

    def code(self, token: Token) -> str:
        """The CAMEO code of doing what the noun names, "" where it names no deed."""
        frame = self.frame(token)
        return frame.code if frame is not None else ""

    def is_a(self, token: Token, thing: str) -> bool:
        """Whether a noun phrase is of a class of things, a kind of deed (digits), or an actor."""
        if thing.isdigit():
            return self.code(token).startswith(thing)
        if thing == "ACTOR":
            return token.ent_type_ == "GPE" or self.is_actor(token)
        if thing == "PLACE" and token.ent_type_ in ("GPE", "LOC", "FAC"):
            return True
        if thing == "PEOPLE" and (token.ent_type_ in ("PERSON", "NORP") or token.lower_ in _PRONOUNS):
            return True
        return any(thing in self._lexicon.classes(name) for name in _names(token))


def _keys(token: Token) -> Iterator[str]:
    """ "cease-fire", "air_strike", "strike": the longest first."""
    lemma = token.lemma_.lower()
    if token.i > 1 and token.nbor(-1).text == "-":
        yield f"{token.nbor(-2).lower_}-{lemma}"
    left = [c for c in token.children if c.dep_ in ("compound", "amod", "nmod") and c.i < token.i]
    if left:
        yield f"{left[-1].lemma_.lower()}_{lemma}"
    yield lemma


def _beside(token: Token) -> set[str]:
    """Lemmas that tell one sense of a noun from another: modifiers, "of" phrase, the one who does it."""
    left = [c for c in token.children if c.dep_ in ("compound", "amod", "nmod") and c.i < token.i]
    found = {c.lemma_.lower() for c in left} | {c.lower_ for c in left}
    found |= {g.lemma_.lower() for c in left for g in c.children}
    found |= {
        p.lemma_.lower() for c in children(token, "prep") if c.lower_ == "of" for p in children(c, "pobj")
    }
    if token.dep_ in ("dobj", "pobj", "nsubjpass"):
        verb = token.head.head if token.dep_ == "pobj" else token.head
        if verb.pos_ == "VERB":  # "teachers went on strike"
            found |= {s.lemma_.lower() for s in surface_subjects(verb)}
    return found


def _names(token: Token) -> set[str]:
    modifiers = children(token, "compound", "amod")
    lemma = token.lemma_.lower()
    names = {lemma, token.lower_}
    names |= {f"{c.lemma_.lower()} {lemma}" for c in modifiers}
    return names | {f"{c.lower_} {token.lower_}" for c in modifiers}
