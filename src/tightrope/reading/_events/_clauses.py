"""Owns whose verb it is: passives, subjects of its own, shared, controlled or stood for by "who"."""

from __future__ import annotations

from spacy.tokens import Token

from tightrope.reading._events._phrases import children
from tightrope.reading._events._words import ALWAYS_DONE_TO, OBJECT_CONTROL, RELATIVE

_MAX_CHAIN = 12  # steps up a chain of governors; longer ones are broken parses


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject is the one it is done to."""
    if children(verb, "auxpass", "nsubjpass"):
        return True
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not children(verb, "aux"):
        return True
    if verb.lemma_.lower() in ALWAYS_DONE_TO and _is_headline_passive(verb):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not children(verb, "aux", "nsubj", "dobj"):
        return is_passive(verb.head) if verb.head.pos_ in ("VERB", "AUX") else False
    return bool(verb.dep_ == "oprd" and verb.tag_ == "VBN")


def _is_headline_passive(verb: Token) -> bool:
    """ "Activist released": a past form with a subject, no object and no helping verb."""
    bare = not children(verb, "dobj", "ccomp", "xcomp", "aux")
    return verb.tag_ in ("VBN", "VBD") and verb.dep_ == "ROOT" and bare and bool(children(verb, "nsubj"))


def surface_subjects(verb: Token) -> tuple[Token, ...]:
    """Whatever stands as the verb's subject, its own or one it shares; heads, not yet coordinated."""
    for _ in range(_MAX_CHAIN):
        own = _named_before(verb) or children(verb, "nsubj", "nsubjpass")
        if own:
            return _relative(own, verb)
        following = _shared(verb)
        if isinstance(following, tuple):
            return following
        verb = following
    return ()


def _named_before(verb: Token) -> list[Token]:
    """ "The last minister to visit, Kari Lund, said": the name that commas set off right before the verb,
    where the parser has lost the subject."""
    if verb.dep_ != "dep" or verb.i < 3 or verb.nbor(-1).text != ",":
        return []
    name = verb.nbor(-2)
    first = name.left_edge.i
    set_off = first > 0 and verb.doc[first - 1].text == ","
    return [name] if set_off and name.pos_ == "PROPN" and name.ent_type_ == "PERSON" else []


def _shared(verb: Token) -> Token | tuple[Token, ...]:
    """The governor whose subject this verb shares, or the subject itself where it can be told."""
    head = verb.head
    if verb.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
        return (head,)
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in ("VERB", "AUX"):
        objects = children(head, "dobj", "dative")
        if objects and head.lemma_.lower() in OBJECT_CONTROL and objects[0].pos_ != "ADP":
            return tuple(objects)
        through = [
            p
            for c in children(head, "prep")
            if c.lower_ in ("on", "upon", "to", "for")
            for p in children(c, "pobj")
        ]
        if head.lemma_.lower() in ("call", "appeal", "plead") and through:
            return tuple(through)
        return head
    if verb.dep_ in ("xcomp", "acomp", "advcl", "conj", "ccomp", "oprd", "dep", "prep", "attr", "parataxis"):
        return head if head != verb and head.pos_ in ("VERB", "AUX", "ADJ", "ADP") else ()
    if verb.dep_ == "pcomp" and head.pos_ == "ADP":
        above = head.head
        objects = children(above, "dobj")
        if above.pos_ == "NOUN":
            return tuple(children(above, "poss")) or ((above,) if above.pos_ == "PROPN" else ())
        if objects and above.lemma_.lower() in (
            "accuse",
            "suspect",
            "blame",
            "prevent",
            "stop",
            "ban",
            "convict",
            "bar",
        ):
            return tuple(objects)
        return above if above.pos_ in ("VERB", "AUX", "ADJ") else ()
    return ()


def _relative(subjects: list[Token], verb: Token) -> tuple[Token, ...]:
    """ "who attacked" -> whoever "who" stands for."""
    found = []
    for subject in subjects:
        if subject.lower_ in RELATIVE and (antecedent := relative_head(verb)) is not None:
            found.append(antecedent)
        else:
            found.append(subject)
    return tuple(found)


def relative_head(verb: Token) -> Token | None:
    """The noun that the relative clause around a verb describes."""
    for _ in range(_MAX_CHAIN):
        if verb.dep_ == "relcl":
            return verb.head
        if verb.dep_ not in ("conj", "xcomp", "ccomp") or verb.head == verb:
            return None
        verb = verb.head
    return None
