"""Owns noun phrases: their heads, what joins and measures them, what stands behind their prepositions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from tightrope.reading._events._words import OWNED_BY_PATIENT, TRANSPARENT


def children(token: Token, *deps: str) -> list[Token]:
    """The direct dependents that have one of these relations."""
    return [child for child in token.children if child.dep_ in deps]


def coordinated(head: Token) -> Iterator[Token]:
    """The token and what is joined to it by "and" or commas."""
    yield head
    for child in head.conjuncts:
        if child.i > head.i:
            yield child


def noun_heads(heads: Iterable[Token]) -> tuple[Token, ...]:
    """Each head and its conjuncts, with measuring heads replaced by what they measure."""
    found = []
    for head in heads:
        for one in coordinated(head):
            inner = measured(one)
            found.append(inner)
            if inner != one:
                found.extend(t for t in coordinated(inner) if t != inner)
    return tuple(dict.fromkeys(found))


def measured(head: Token) -> Token:
    """ "dozens of soldiers" -> soldiers; any other head is given back."""
    for _ in range(3):
        if head.lower_ not in TRANSPARENT and head.pos_ != "NUM":
            return head
        inner = next(
            (p for c in head.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"), None
        )
        if inner is None:
            return head
        head = inner
    return head


def below(noun: Token, preposition: str) -> list[Token]:
    """What stands behind the preposition anywhere in a noun's phrase, the nearest first."""
    found: list[Token] = []
    layer = [noun]
    for _ in range(4):
        following: list[Token] = []
        for token in layer:
            for child in token.children:
                if child.dep_ in ("prep", "agent", "dative"):
                    inner = children(child, "pobj")
                    found += inner if child.lower_ == preposition else []
                    following += inner
                elif child.dep_ in ("conj", "acl") and child.i > token.i:
                    following.append(child)
        if found:
            return found
        layer = following
    return found


def nominal_sources(noun: Token) -> list[Token]:
    """Who does what a noun names: "Oslo's refusal", "the attack by rebels", "a Norwegian attack"."""
    owners = children(noun, "poss")
    if owners and noun.lower_ not in OWNED_BY_PATIENT:
        return owners
    by = [
        p
        for c in noun.children
        if c.dep_ in ("prep", "agent") and c.lower_ == "by"
        for p in children(c, "pobj")
    ]
    if by:
        return by
    named = [
        c
        for c in children(noun, "compound", "amod", "nmod")
        if c.ent_type_ in ("NORP", "GPE", "ORG", "PERSON")
    ]
    if named:
        return named
    return [p for c in children(noun, "prep") if c.lower_ == "from" for p in children(c, "pobj")]
