"""Owns whether a deed took place as the text tells it, and whose word it rests on inside the sentence.

The walk goes from the deed up its governors: a finite clause answers for itself (tense, modal, negation),
an infinitive or gerund takes the answer of what governs it. What is asked for, wanted, attempted or feared
is not told as done; neither is what is denied or negated.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tightrope.reading._events._clauses import is_passive, surface_subjects
from tightrope.reading._events._deed import Deed
from tightrope.reading._events._phrases import children, noun_heads
from tightrope.reading._events._words import (
    ACCUSATIONS,
    AHEAD,
    AHEAD_OF,
    CLAIMS,
    CONDITIONS,
    DENIALS,
    DOCUMENTS,
    ORDINALS,
    OUGHT,
    PLANNED_WORDS,
    PLANS,
    POSSIBLE,
    SAYS,
    SPEAKING,
    STOPPED,
    TAKE_PLACE,
    TOLD_AFTER,
    UNREAL_WORDS,
    WISHES,
)
from tightrope.records import Modality

_MAX_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Told:
    """How a deed is told: None as `modality` where it is not told as a deed at all (negated, asked for).

    `account` are heads of whoever's word it is, () for the text's own; `why` says what decided.
    """

    modality: Modality | None
    account: tuple[Token, ...]
    why: str


def told(deed: Deed) -> Told:
    """The modality of a deed and whose word it rests on."""
    if deed.nominal:
        modality, why = _nominal(deed)
    else:
        modality, why = _verbal(deed.trigger, refused=deed.refused)
    if modality is not None and not deed.nominal and _is_asked(deed.trigger):
        return Told(None, (), "only asked")
    if modality is Modality.PLANNED and deed.code[:2] >= "13" and _on_condition(deed.trigger):
        modality, why = Modality.THREATENED, f"{why}, on a condition"
    account, denied = _account(deed)
    if denied and modality is not None:
        return Told(Modality.DENIED, account, f"denied: {denied}")
    return Told(modality, account, why)


# --- verbs ---


def _verbal(verb: Token, *, refused: bool = False) -> tuple[Modality | None, str]:
    """What a verb's own words and its governors make of it."""
    current = verb
    for _ in range(_MAX_CHAIN):
        if not (refused and current == verb) and negated(current):
            return None, "negated"
        if _is_of_a_stopped_text(current):
            return None, "said by a text that was stopped"
        if _inverted(current):
            return None, "only supposed"
        if (conditional := _conditional(current)) is not None:
            return Modality.HYPOTHETICAL, conditional
        if (
            current.dep_ == "conj"
            and current.tag_ in ("VB", "VBP", "VBG")
            and not children(current, "nsubj", "aux")
        ):
            current = current.head  # "to withdraw and halt"
            continue
        finite = _finite(current, refused=refused and current == verb)
        if finite is not None:
            return finite
        answer, following = _governed(current)
        if answer is not None or following is None:
            return answer or (Modality.HAPPENED, "told as it stands")
        current = following
    return Modality.HAPPENED, "told as it stands"


def negated(verb: Token) -> bool:
    """Whether the verb itself is negated ("did not", "never", "no troops")."""
    if any(c.dep_ == "neg" or c.lower_ in ("never", "neither", "nor", "hardly") for c in verb.children):
        return not any(c.lower_ == "only" and c.dep_ == "advmod" for c in verb.children)
    if verb.dep_ == "conj" and any(c.lower_ == "nor" for c in verb.head.children if c.dep_ == "cc"):
        return True
    return any(d.lower_ == "no" for o in children(verb, "dobj", "nsubj") for d in children(o, "det"))


def _conditional(verb: Token) -> str | None:
    marks = [c.lower_ for c in children(verb, "mark", "advmod") if c.lower_ in CONDITIONS]
    return f"under {marks[0]!r}" if marks else None


def _inverted(verb: Token) -> bool:
    """ "Had they agreed, ...", "Should they attack, ...": supposed, not told."""
    first = next(
        (c for c in verb.children if c.dep_ == "aux" and c.lower_ in ("had", "should", "were")), None
    )
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    return first is not None and subject is not None and first.i < subject.i


def _is_of_a_stopped_text(verb: Token) -> bool:
    """ "vetoed a resolution that condemned the raid": nobody has condemned it."""
    text = verb.head
    if verb.dep_ not in ("relcl", "acl") or text.lemma_.lower() not in DOCUMENTS:
        return False
    return text.dep_ in ("dobj", "nsubjpass") and text.head.lemma_.lower() in STOPPED


def _finite(verb: Token, *, refused: bool) -> tuple[Modality | None, str] | None:
    """What tense and modal say; None for a form that takes its answer from its governor."""
    helpers = [c.lower_ for c in children(verb, "aux", "auxpass")]
    if refused:
        return Modality.HAPPENED, "a refusal said in so many words"
    if any(h in AHEAD for h in helpers):
        return Modality.PLANNED, "will"
    if any(h in ("would", "'d") for h in helpers):
        return _would(verb)
    possible = [h for h in helpers if h in POSSIBLE]
    if possible:
        return Modality.HYPOTHETICAL, possible[0]
    if any(h in OUGHT for h in helpers):
        return None, "only ought to be"
    if "to" in helpers:
        return _infinitive(verb)
    if verb.tag_ == "VBG":
        return _progressive(verb, helpers)
    if verb.tag_ in ("VBD", "VBZ", "VBP") or helpers:
        return Modality.HAPPENED, "told as done"
    if verb.tag_ == "VBN" and verb.dep_ in ("ROOT", "relcl", "acl", "ccomp"):
        return Modality.HAPPENED, "told as done"
    if verb.tag_ == "VB" and verb.dep_ == "ROOT":
        return Modality.HAPPENED, "headline present" if children(verb, "nsubj") else "imperative"
    return None


def _is_asked(verb: Token) -> bool:
    """Whether the verb stands in the main clause of a question, or in an infinitive of it."""
    while verb.dep_ in ("xcomp", "conj", "advcl") and verb.head != verb:
        verb = verb.head
    return verb.dep_ == "ROOT" and verb.sent.text.rstrip(" \n\"”'’").endswith("?")


def _on_condition(verb: Token) -> bool:
    """ "will attack unless", "will attack if"."""
    marks = [c.lower_ for clause in children(verb, "advcl") for c in children(clause, "mark")]
    return any(mark in ("if", "unless") for mark in marks)


def _would(verb: Token) -> tuple[Modality, str]:
    head = verb.head
    said = verb.dep_ == "ccomp" and head.lemma_.lower() in SAYS and head.tag_ in ("VBD", "VBN")
    same = not any(c.dep_ == "advcl" and _conditional(c) for c in verb.children)
    if said and same:
        return Modality.PLANNED, "said that it would"
    return Modality.HYPOTHETICAL, "would"


def _infinitive(verb: Token) -> tuple[Modality | None, str] | None:
    if verb.dep_ == "ROOT":
        return Modality.PLANNED, "headline infinitive"
    if "be" in {c.lemma_ for c in children(verb, "aux")} and verb.dep_ != "xcomp":
        return Modality.PLANNED, "is to"
    if verb.dep_ == "advcl":
        if verb.head.lemma_.lower() in SPEAKING and not children(verb, "nsubj", "mark"):
            return None  # "called to congratulate": the call did it
        return None, "a purpose"
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "be":
        named = any(s.pos_ in ("PROPN", "PRON") for s in children(verb.head, "nsubj"))
        plain = not children(verb.head, "aux")
        return (Modality.PLANNED, "is to") if named and plain else (None, "an idea")
    if verb.dep_ in ("acl", "relcl"):
        head = verb.head
        counted = any(c.lower_ in ORDINALS for c in children(head, "amod", "advmod", "nummod"))
        return (Modality.HAPPENED, "the first or last to do it") if counted else (None, "a purpose")
    return None


def _progressive(verb: Token, helpers: list[str]) -> tuple[Modality, str] | None:
    if any(h in ("is", "are", "am", "'s", "’s", "'re") for h in helpers):
        return (
            (Modality.UNDER_WAY, "under way") if "been" not in helpers else (Modality.UNDER_WAY, "has been")
        )
    if "been" in helpers or any(h in ("was", "were") for h in helpers):
        return Modality.HAPPENED, "was under way"
    if verb.dep_ in ("acl", "ROOT"):
        return Modality.HAPPENED, "told as done"
    return None


def _governed(verb: Token) -> tuple[tuple[Modality | None, str] | None, Token | None]:
    """The governor's answer, or the governor to ask next."""
    head, lemma = verb.head, verb.head.lemma_.lower()
    if verb.dep_ == "pcomp":
        above = head.head
        if above.lemma_.lower() in ACCUSATIONS:
            return (None, "only accused of it"), None
        if head.lower_ not in TOLD_AFTER or above.lemma_.lower() in WISHES:
            return (None, f"{above.lemma_} {head.lower_}"), None
        return None, above if above.pos_ in ("VERB", "AUX") else None
    if verb.dep_ in ("xcomp", "ccomp", "acomp", "oprd", "advcl", "conj", "dep"):
        if verb.dep_ in ("advcl", "conj"):
            return None, head if head != verb and head.pos_ in ("VERB", "AUX") else None
        if lemma in PLANS:
            return _planned(head), None
        if lemma in WISHES:
            return (None, f"only {lemma}"), None
        return None, head if head.pos_ in ("VERB", "AUX", "ADJ") else None
    return None, None


def _planned(head: Token) -> tuple[Modality | None, str]:
    if negated(head):
        return None, "negated"
    return Modality.PLANNED, head.lemma_.lower()


# --- nouns ---


def _nominal(deed: Deed) -> tuple[Modality | None, str]:
    noun = deed.trigger
    left = {c.lower_ for c in noun.children if c.i < noun.i} | {
        g.lower_ for c in noun.children for g in c.children if c.i < noun.i
    }
    if left & UNREAL_WORDS:
        return None, "no deed of its own"
    if left & PLANNED_WORDS:
        return Modality.PLANNED, "planned or coming"
    above = _above(noun)
    if above is None:
        return Modality.HAPPENED, "named as a fact"
    verb, path = above
    told_past = verb.tag_ == "VBD" or any(
        c.lower_ in ("had", "has", "have", "was", "were") for c in children(verb, "aux")
    )
    before = noun.dep_ == "pobj" and noun.head.lower_ in AHEAD_OF and not told_past
    if "ahead" in path or before:
        return Modality.PLANNED, "ahead of it"
    helpers = {c.lower_ for c in children(verb, "aux")}
    role = noun.head.dep_ if noun.dep_ == "appos" else noun.dep_  # behind a dateline the parser makes it one
    if role in ("nsubj", "nsubjpass") and verb.lemma_.lower() in TAKE_PLACE | PLANS:
        if helpers & (AHEAD | {"would"}) or (verb.lemma_.lower() in PLANS - {"go"} and is_passive(verb)):
            return Modality.PLANNED, "will take place"
        if verb.lower_ == "comes" or (verb.tag_ == "VBG" and helpers & {"is", "are"}):
            return Modality.UNDER_WAY, "under way"
    definite = any(
        c.dep_ == "poss" or c.lower_ in ("the", "this", "that", "its", "his", "her", "their")
        for c in noun.children
    )
    if not definite and (
        verb.lemma_.lower() in WISHES | PLANS or helpers & (POSSIBLE | OUGHT | AHEAD | {"would", "to"})
    ):
        return None, f"only {verb.lemma_.lower()}"
    if not definite and negated(verb):
        return None, "negated"
    return Modality.HAPPENED, "named as a fact"


def _above(noun: Token) -> tuple[Token, set[str]] | None:
    """The verb that governs a noun, and the words passed on the way."""
    path: set[str] = set()
    current = noun
    for _ in range(_MAX_CHAIN):
        if current.head == current:
            return None
        current = current.head
        if current.pos_ in ("VERB", "AUX"):
            return current, path
        path.add(current.lower_)
    return None


# --- whose word ---


def _account(deed: Deed) -> tuple[tuple[Token, ...], str]:
    """Whose word the deed rests on, and the verb of denial if it is denied.

    What a noun names is taken for known by whoever says the sentence, unless a denial governs it.
    """
    current = deed.trigger
    if deed.nominal and current.dep_ != "dobj":
        return (), ""
    for _ in range(_MAX_CHAIN):
        head = current.head
        if head == current:
            return _according_to(current), ""
        lemma = head.lemma_.lower()
        if (
            current.dep_ in ("ccomp", "xcomp", "dobj")
            and lemma in DENIALS
            and current.pos_ in ("VERB", "NOUN")
        ):
            return noun_heads(surface_subjects(head)), lemma
        if deed.nominal:
            return (), ""
        if current.dep_ in ("ccomp", "xcomp", "parataxis") and lemma in SAYS and head.pos_ == "VERB":
            if current.dep_ == "xcomp" and lemma not in CLAIMS:
                current = head
                continue
            return noun_heads(surface_subjects(head)), ""
        if found := _according_to(current):
            return found, ""
        current = head
    return (), ""


def _according_to(verb: Token) -> tuple[Token, ...]:
    for child in verb.children:
        if child.lower_ == "according":
            return noun_heads(p for to in child.children for p in to.children if p.dep_ == "pobj")
    return ()
