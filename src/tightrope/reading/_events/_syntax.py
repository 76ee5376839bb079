"""Owns who stands where around a deed: subjects, objects and phrases, read off the dependency parse.

A `Predicate` shows a verb, an adjective ("willing to") or a noun made of a verb ("the withdrawal of
troops") in one shape, so that the frames need not know which it was. Arguments are head tokens of noun
phrases, members of a coordination each by itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from tightrope.reading._events._clauses import is_passive, relative_head, surface_subjects
from tightrope.reading._events._phrases import below, children, nominal_sources, noun_heads
from tightrope.reading._events._words import DOCUMENTS, OWNED_BY_PATIENT, RELATIVE, TO_NOUNS


class Predicate:
    """A verb, adjective or deed noun with the parts of the clause around it."""

    def __init__(self, token: Token, key: str, *, nominal: bool = False) -> None:
        self.token = token
        self.key = key
        self.nominal = nominal

    def sources(self) -> tuple[Token, ...]:
        """Heads of those who do it."""
        if self.nominal:
            return noun_heads(nominal_sources(self.token))
        if is_passive(self.token):
            return noun_heads(self.phrase("by"))
        document = _speaking_document(self.token)
        return noun_heads((document,) if document is not None else surface_subjects(self.token))

    def objects(self) -> tuple[Token, ...]:
        """Heads of what it is done to."""
        token = self.token
        if self.nominal:
            own = self.phrase("of") or (self.phrase("to") if token.lower_ in TO_NOUNS else ())
            own = own or tuple(t for t in children(token, "compound") if t.i == token.i - 1)
            own = own or (tuple(children(token, "poss")) if token.lower_ in OWNED_BY_PATIENT else ())
            return noun_heads(own)
        own = tuple(t for t in children(token, "dobj") if t.pos_ != "SCONJ")
        own += self._along_with() if own else ()
        if any(t.lower_ in RELATIVE for t in own):
            return (
                noun_heads(_antecedents(antecedent))
                if (antecedent := relative_head(token)) is not None
                else ()
            )
        if own:
            return noun_heads(own)
        if is_passive(token):
            return noun_heads(surface_subjects(token))
        if token.dep_ == "relcl" and children(token, "nsubj") and not _subject_relative(token):
            return noun_heads(_antecedents(token.head))
        return noun_heads(self._raised())

    def _along_with(self) -> tuple[Token, ...]:
        """ "seized it, along with two islands"."""
        governors = (self.token, *list(self.token.ancestors)[:3])
        along = [c for verb in governors for c in children(verb, "prep") if c.lower_ == "along"]
        mine = [c for c in along if _last_verb_before(c) == self.token]
        inner = [c for prep in mine for c in children(prep, "prep") if c.lower_ == "with"]
        return tuple(p for c in inner for p in children(c, "pobj"))

    def _raised(self) -> list[Token]:
        """ "found him guilty", "allowed them to land": the subject of a clause without a finite verb."""
        for clause in children(self.token, "ccomp", "advcl"):
            subjects = [
                s for s in children(clause, "nsubj") if s.i > self.token.i and s.lower_ not in RELATIVE
            ]
            if clause.dep_ == "advcl" and (
                clause.tag_ != "VBG" or children(clause, "mark", "aux", "prep", "advmod")
            ):
                continue
            if subjects and (
                clause.pos_ == "ADJ"
                or _to(clause)
                or (not children(clause, "aux", "mark") and clause.tag_ in ("VBG", "VB"))
            ):
                return subjects
        return []

    def phrase(self, preposition: str) -> tuple[Token, ...]:
        """Heads of what stands behind the preposition, on the deed itself."""
        if preposition == "dative":
            return _dative(self.token)
        found = []
        for child in self.token.children:
            if child.dep_ in ("prep", "agent", "dative", "prt", "advmod") and child.lower_ == preposition:
                found += [p for p in children(child, "pobj") if p.ent_type_ not in ("DATE", "TIME")]
            elif child.dep_ == "prep" and child.lower_ in ("out", "along", "up", "because"):
                inner = [c for c in children(child, "prep") if c.lower_ == preposition]
                found += [p for c in inner for p in children(c, "pobj")]
        if not found and preposition in ("in", "to") and not self.nominal:
            found = self._where_clause()
        return noun_heads(found)

    def _where_clause(self) -> list[Token]:
        """ "Oslo, where they will meet": the noun that "where" stands for."""
        where = next((c for c in self.token.children if c.lower_ == "where"), None)
        if self.token.dep_ != "relcl" or where is None:
            return []
        before = [t for t in self.token.doc[max(where.i - 2, 0) : where.i] if not t.is_punct]
        return before[-1:] or [self.token.head]

    def infinitives(self) -> list[Token]:
        """Verbs of the infinitives it takes: "refused to meet", "a threat to leave"."""
        wanted = ("acl", "xcomp", "relcl") if self.nominal else ("xcomp", "advcl", "ccomp", "oprd")
        return [c for c in children(self.token, *wanted) if _to(c) or _to_be(c)]

    def gerunds(self) -> list[Token]:
        """ "stopped bombing"."""
        return [
            c
            for c in children(self.token, "xcomp", "ccomp", "pcomp", "dobj")
            if c.tag_ == "VBG" and c.pos_ == "VERB"
        ]

    def clauses(self) -> list[Token]:
        """Verbs of the clauses that say what is said, threatened, demanded."""
        if self.nominal:
            return [c for c in children(self.token, "acl", "relcl", "ccomp") if _mark(c, "that")]
        return children(self.token, "ccomp")

    def prepositional(self, preposition: str) -> tuple[list[Token], list[Token]]:
        """Nouns and gerunds behind a preposition: "called for talks", "accused of spying"."""
        nouns = list(self.phrase(preposition))
        verbs = [
            p
            for c in children(self.token, "prep")
            if c.lower_ == preposition
            for p in children(c, "pcomp")
            if p.pos_ == "VERB"
        ]
        return nouns, verbs

    def meanwhile(self) -> tuple[Token, tuple[Token, ...]] | None:
        """ "abstained when the assembly voted": the verb of the clause of "when", and who acts in it."""
        verbs = [self.token, *children(self.token, "conj")]
        clauses = [c for v in verbs for c in children(v, "advcl")]
        timed = [c for c in clauses if any(m.lower_ in ("when", "as") for m in children(c, "advmod", "mark"))]
        return (timed[0], noun_heads(surface_subjects(timed[0]))) if timed else None

    def slot(self, name: str, inside: Iterable[Token] = ()) -> tuple[Token, ...]:
        """What fills a slot: obj, subj, or a preposition on the deed or on the nouns `inside`."""
        if name == "obj":
            return self.objects()
        if name == "subj":
            return self.sources()
        if name == "when":
            meanwhile = self.meanwhile()
            return meanwhile[1] if meanwhile else ()
        found = self.phrase(name)
        return found or noun_heads(t for noun in inside for t in below(noun, name))


def _speaking_document(verb: Token) -> Token | None:
    """ "voted on a resolution ... calling for": the resolution calls, whatever the parser hangs it on."""
    if verb.dep_ not in ("advcl", "acl") or verb.tag_ != "VBG" or children(verb, "mark", "aux"):
        return None
    nouns = [
        t for t in verb.head.subtree if t.i < verb.i and t.pos_ == "NOUN" and t.lemma_.lower() in DOCUMENTS
    ]
    return nouns[-1] if nouns else None


def _antecedents(noun: Token) -> tuple[Token, ...]:
    """What "which" may stand for: the noun the clause hangs on, and the one that noun belongs to."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.head.pos_ in ("NOUN", "PROPN") else None
    return (noun,) if above is None else (noun, above)


def _last_verb_before(token: Token) -> Token | None:
    """Whom a phrase set off at the end belongs to, wherever the parser has hung it."""
    before = (token.doc[i] for i in range(token.i - 1, token.sent.start - 1, -1))
    return next((t for t in before if t.pos_ == "VERB"), None)


def _dative(verb: Token) -> tuple[Token, ...]:
    found = []
    for child in children(verb, "dative"):
        found += children(child, "pobj") if child.pos_ == "ADP" else [child]
    return noun_heads(found)


def _subject_relative(verb: Token) -> bool:
    return any(s.lower_ in RELATIVE for s in children(verb, "nsubj"))


def _to(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _to_be(verb: Token) -> bool:
    return (
        verb.tag_ == "VB"
        and verb.dep_ in ("ccomp", "xcomp")
        and not any(c.tag_ == "MD" for c in verb.children)
    )


def _mark(verb: Token, word: str) -> bool:
    return any(c.lower_ == word and c.dep_ in ("mark", "nsubj") for c in verb.children)
