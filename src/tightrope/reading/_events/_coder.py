"""Owns the step from a parsed sentence to deeds: which words report which CAMEO code, done by and to whom.

The coder knows verbs, nouns and the company they keep from the event lexicon; it knows no actors. A deed
may hold another: "refused to lift the sanctions" is a refusal of an easing (1244), and the easing is no
deed of its own, since it did not take place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from tightrope.knowledge import EventLexicon, NounFrame, Operator, VerbFrame
from tightrope.reading._events._syntax import (
    PARTICLES,
    Predicate,
    children,
    is_passive,
    measured,
    nominal_sources,
    noun_heads,
    surface_subjects,
)

_MAX_DEPTH = 4  # deeds inside deeds: "refused to allow the release of"
_GENERIC = {"demand": "100", "order": "100", "refuse": "120", "promise": "030", "threaten": "130"}
"""What an operator is coded when what it operates on is no deed we know."""
_TALK = frozenset({"comment", "answer", "elaborate", "say", "discuss", "reveal", "disclose", "name", "specify", "speculate"})
"""Declining these is a statement (CAMEO 011), not a refusal of anybody."""
_FIGURATIVE = frozenset({"clock", "record", "odds", "cancer", "virus", "disease", "poverty", "corruption", "inflation"})
_BLAME = frozenset({"responsible", "guilty", "behind", "culpable"})
_OBLIGATION = frozenset({"must", "should"})
_ADJECTIVES = {"willing": "promise", "ready": "promise", "prepared": "promise", "committed": "promise", "unwilling": "refuse"}


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed as the words tell it, before anybody is resolved.

    `words` are the tokens of the deed in text order, `sources` and `targets` heads of noun phrases,
    `need` which sides must be known actors ("both", "source", "target", "either"). `inside` are the
    positions of tokens that are part of this deed and report none of their own. `rule` says what was
    matched; `refused` marks a refusal read off a negation ("will not lift").
    """

    trigger: Token
    words: tuple[Token, ...]
    code: str
    mode: str
    sources: tuple[Token, ...]
    targets: tuple[Token, ...]
    need: str
    rule: str
    nominal: bool = False
    inside: frozenset[int] = frozenset()
    refused: bool = False


class Coder:
    """Finds deeds; `is_actor` tells whether a noun phrase's head stands for somebody who can act."""

    def __init__(self, lexicon: EventLexicon, is_actor: Callable[[Token], bool]) -> None:
        self._lexicon = lexicon
        self._is_actor = is_actor

    def deeds(self, tokens: Iterable[Token]) -> list[Deed]:
        """The deeds of a sentence in text order, without those that are only part of another."""
        found = []
        for token in tokens:
            deed = self.verb(token) if token.pos_ in ("VERB", "AUX", "ADJ") else self.noun(token, helped=False)
            if deed is not None:
                found.append(self._refusal(deed))
        inside = frozenset[int]().union(*(deed.inside for deed in found))
        return [deed for deed in found if deed.trigger.i not in inside]

    # --- verbs ---

    def verb(self, token: Token, depth: int = 0) -> Deed | None:
        """The deed that a verb (or "willing to") reports."""
        if depth > _MAX_DEPTH:
            return None
        if token.pos_ == "ADJ":
            return self._adjective(token, depth)
        for key in self._keys(token):
            if (deed := self.predicate(Predicate(token, key), depth)) is not None:
                return deed
        return None

    def _adjective(self, token: Token, depth: int) -> Deed | None:
        operator = _ADJECTIVES.get(token.lower_)
        if operator is None:
            return None
        return self._operate(Predicate(token, token.lower_), Operator(operator, ("to",), ()), depth)

    def _keys(self, token: Token) -> Iterator[str]:
        lemma = token.lemma_.lower()
        for child in token.children:
            near = token.i < child.i <= token.i + 3
            if near and (child.dep_ == "prt" or child.lower_ in PARTICLES) and self._known(f"{lemma}_{child.lower_}"):
                yield f"{lemma}_{child.lower_}"
        if self._known(lemma):
            yield lemma

    def _known(self, key: str) -> bool:
        return key in self._lexicon.verbs or key in self._lexicon.operators

    def predicate(self, predicate: Predicate, depth: int) -> Deed | None:
        """The best reading: a frame that asks for its object's class, a deed in a deed, any frame."""
        frames = self._lexicon.verbs.get(predicate.key, ())
        for frame in frames:
            if (frame.things or frame.words) and (fill := self._fill(predicate, frame)) is not None:
                return self._framed(predicate, frame, fill) if frame.code else None
        for operator in self._lexicon.operators.get(predicate.key, ()):
            if (deed := self._operate(predicate, operator, depth)) is not None:
                return deed
        for frame in frames:
            if not frame.things and not frame.words and (fill := self._fill(predicate, frame)) is not None:
                return self._framed(predicate, frame, fill) if frame.code else None
        return None

    def _fill(self, predicate: Predicate, frame: VerbFrame) -> tuple[Token, ...] | None:
        """What fills the frame's first slot; None where the frame doesn't fit."""
        if any(not _has_word(predicate.token, word) for word in frame.words):
            return None
        fills = [predicate.slot(slot) for slot in frame.takes]
        if not all(fills):
            return None
        first = fills[0] if fills else ()
        if not frame.things:
            return () if any(t.lemma_.lower() in _FIGURATIVE for t in first) and predicate.key in ("fight", "battle", "beat") else first
        fitting = tuple(t for t in first if any(self.is_a(t, thing) for thing in frame.things))
        return fitting or None

    def _framed(self, predicate: Predicate, frame: VerbFrame, fill: tuple[Token, ...]) -> Deed:
        deeds_inside = frozenset(t.i for t in fill if any(thing.isdigit() for thing in frame.things))
        targets: tuple[Token, ...] = ()
        for slot in frame.targets:
            targets = predicate.slot(slot, fill)
            if targets:
                break
        words = (predicate.token, *(fill if deeds_inside else ()))
        return Deed(
            predicate.token,
            _ordered(words),
            frame.code,
            frame.mode or self._mode_of(fill, frame),
            predicate.sources(),
            targets,
            frame.need,
            f"{predicate.key} + {'/'.join(frame.things) or ' '.join(frame.takes) or 'nothing'}",
            predicate.nominal,
            deeds_inside,
        )

    def _mode_of(self, fill: tuple[Token, ...], frame: VerbFrame) -> str:
        for token in fill:
            noun = self._noun_frame(token)
            if noun is not None and noun.code == frame.code:
                return noun.mode
        return ""

    # --- deeds in deeds ---

    def _operate(self, predicate: Predicate, operator: Operator, depth: int) -> Deed | None:
        for take in operator.takes:
            for content in self._contents(predicate, take, operator.name, depth):
                if (deed := self._composed(predicate, operator, content)) is not None:
                    return deed
        if operator.name == "claim":
            return self._obliged(predicate, depth) or self._blamed(predicate)
        return self._generic(predicate, operator)

    def _contents(self, predicate: Predicate, take: str, operator: str, depth: int) -> Iterator[Deed]:
        """The deeds that stand where the operator takes one."""
        if operator in ("claim", "deny", "attempt", "plan"):
            return  # they tell the modality of a deed that is coded by itself
        nouns: Iterable[Token] = ()
        verbs: Iterable[Token] = ()
        if take == "obj":
            nouns = predicate.objects()
        elif take == "to":
            verbs = predicate.infinitives()
            nouns = predicate.phrase("to")
        elif take == "ing":
            verbs = predicate.gerunds()
        elif take == "that":
            verbs = predicate.clauses()
        elif take != "none":
            nouns, verbs = predicate.prepositional(take)
        for noun in nouns:
            if (deed := self.noun(noun, helped=True, depth=depth + 1)) is not None:
                yield deed
        for verb in verbs:
            if (deed := self.verb(verb, depth + 1)) is not None:
                yield deed

    def _composed(self, predicate: Predicate, operator: Operator, content: Deed) -> Deed | None:
        if operator.name == "perform":
            if not content.nominal and content.trigger.pos_ != "NOUN":
                return None  # "began to withdraw": the infinitive reports the deed itself
            code = content.code
        else:
            code = self._lexicon.compose(operator.name, content.code)
            if not code and operator.name == "order":
                code = self._lexicon.compose("demand", content.code)
        if not code:
            return None
        return Deed(
            predicate.token,
            _ordered((predicate.token, *content.words)),
            code,
            content.mode if operator.name == "perform" else "",
            predicate.sources() or (content.sources if operator.name == "perform" else ()),
            self._targets(predicate, operator, content),
            "source" if operator.name == "perform" and content.need != "both" else content.need,
            f"{predicate.key} + {content.rule}",
            predicate.nominal,
            content.inside | {content.trigger.i},
        )

    def _targets(self, predicate: Predicate, operator: Operator, content: Deed) -> tuple[Token, ...]:
        own: tuple[Token, ...] = ()
        for slot in operator.targets:
            own = own or predicate.slot(slot, (content.trigger,))
        if operator.name in ("demand", "order"):
            fitting = tuple(t for t in own if self._is_actor(t))
            does = tuple(t for t in content.sources if t not in predicate.sources())
            return fitting or does or content.targets or own
        if operator.name == "perform" and content.nominal:
            frame = self._noun_frame(content.trigger)
            for slot in frame.targets if frame is not None and not content.targets else ():
                own = own or predicate.slot(slot)
        if operator.name in ("accuse", "threaten"):
            return own or content.targets
        return content.targets or own

    def _obliged(self, predicate: Predicate, depth: int) -> Deed | None:
        """ "said that Norway must leave": a demand on the one who must."""
        for clause in predicate.clauses():
            words = {c.lower_ for c in children(clause, "aux")}
            if not words & _OBLIGATION or children(clause, "neg"):
                continue
            targets = noun_heads(surface_subjects(clause))
            speakers = predicate.sources()
            if not targets or not speakers or any(t.pos_ == "PRON" for t in targets):
                continue
            content = self.verb(clause, depth + 1)
            code = self._lexicon.compose("demand", content.code) if content is not None else ""
            inside = frozenset({clause.i}) | (content.inside if content is not None else frozenset())
            rule = f"{predicate.key} + must"
            return Deed(predicate.token, (predicate.token,), code or "100", "", speakers, targets, "both", rule, False, inside)
        return None

    def _blamed(self, predicate: Predicate) -> Deed | None:
        """ "said that Norway was responsible": an accusation."""
        for clause in predicate.clauses():
            blame = [c for c in children(clause, "acomp", "prep", "advmod") if c.lower_ in _BLAME]
            targets = noun_heads(surface_subjects(clause))
            speakers = predicate.sources()
            if blame and targets and speakers and not children(clause, "neg") and targets[0].pos_ != "PRON":
                rule = f"{predicate.key} + {blame[0].lower_}"
                words = (predicate.token, blame[0])
                return Deed(predicate.token, _ordered(words), "112", "", speakers, targets, "both", rule)
        return None

    def _generic(self, predicate: Predicate, operator: Operator) -> Deed | None:
        """An operator on something that is no deed we know: "urged Norway to reconsider"."""
        code = _GENERIC.get(operator.name)
        verbs = predicate.infinitives() if "to" in operator.takes else []
        verbs = verbs or (predicate.clauses() if "that" in operator.takes and operator.name == "demand" else [])
        if code is None or any(v.lemma_.lower() in _TALK for v in verbs):
            return None
        targets: tuple[Token, ...] = ()
        for slot in operator.targets:
            targets = targets or predicate.slot(slot, predicate.objects())
        if not verbs:
            return self._asked_for(predicate, operator, targets)
        if not targets:
            inner = Predicate(verbs[0], verbs[0].lemma_.lower())
            clause_subject = inner.sources() if operator.name == "demand" else ()
            targets = tuple(t for t in clause_subject if t not in predicate.sources())
            targets = targets or inner.objects() or inner.phrase("with") or inner.phrase("to")
        if not targets:
            return None
        inside = frozenset(v.i for v in verbs)
        rule = f"{predicate.key} + to {verbs[0].lemma_.lower()}"
        words = _ordered((predicate.token, verbs[0]))
        return Deed(predicate.token, words, code, "", predicate.sources(), targets, "both", rule, predicate.nominal, inside)

    def _asked_for(self, predicate: Predicate, operator: Operator, targets: tuple[Token, ...]) -> Deed | None:
        """ "demanded an explanation from Norway"."""
        things = predicate.objects() if operator.name == "demand" and predicate.key in ("demand", "request") else ()
        if not things or not targets:
            return None
        rule = f"{predicate.key} + something"
        return Deed(predicate.token, (predicate.token,), "100", "", predicate.sources(), targets, "both", rule, predicate.nominal)

    def _refusal(self, deed: Deed) -> Deed:
        """ "will not lift the ban" tells a refusal to lift it."""
        token = deed.trigger
        negated = children(token, "neg") or any(c.lower_ == "never" for c in children(token, "advmod"))
        ahead = any(c.lower_ in ("will", "wo", "'ll", "would") for c in children(token, "aux"))
        if deed.nominal or not negated or not ahead:
            return deed
        code = self._lexicon.compose("refuse", deed.code)
        return replace(deed, code=code, mode="", refused=True, rule=f"not + {deed.rule}") if code else deed

    # --- nouns ---

    def noun(self, token: Token, *, helped: bool, depth: int = 0) -> Deed | None:
        """The deed that a noun names; `helped` when a verb beside it carries it out."""
        if token.pos_ not in ("NOUN", "PROPN") or token.ent_type_ == "DATE" or depth > _MAX_DEPTH:
            return None
        token = measured(token) if helped else token
        frame = self._noun_frame(token)
        if frame is None or (not helped and frame.stands == "helped"):
            return None
        if frame.verb:
            return self.predicate(Predicate(token, frame.verb, nominal=True), depth)
        predicate = Predicate(token, token.lemma_.lower(), nominal=True)
        targets: tuple[Token, ...] = ()
        for slot in frame.targets:
            targets = targets or predicate.phrase(slot)
        sources = noun_heads(nominal_sources(token))
        need = "either" if frame.stands == "bare" else "source" if helped else "both"
        words = (*(c for c in children(token, "compound") if c.lemma_.lower() in frame.beside), token)
        return Deed(token, _ordered(words), frame.code, frame.mode, sources, targets, need, token.lemma_.lower(), nominal=True)

    def _noun_frame(self, token: Token) -> NounFrame | None:
        lemma = token.lemma_.lower()
        left = [c for c in token.children if c.dep_ in ("compound", "amod", "nmod") and c.i < token.i]
        beside = {c.lemma_.lower() for c in left} | {c.lower_ for c in left} | {g.lemma_.lower() for c in left for g in c.children}
        beside |= {p.lemma_.lower() for c in children(token, "prep") if c.lower_ == "of" for p in children(c, "pobj")}
        if token.dep_ in ("dobj", "pobj", "nsubjpass") and (verb := _verb_above(token)) is not None:
            beside |= {s.lemma_.lower() for s in surface_subjects(verb)}  # "teachers went on strike"
        joined = token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_
        keys = [f"{joined}-{lemma}"] if joined else []
        for key in (*keys, *(f"{c.lemma_.lower()}_{lemma}" for c in left[-1:]), lemma):
            for frame in self._lexicon.nouns.get(key, ()):
                if not frame.beside or frame.beside & beside:
                    return frame
        return None

    def is_a(self, token: Token, thing: str) -> bool:
        """Whether a noun phrase is of a class of things, a kind of deed, or an actor."""
        if thing.isdigit():
            frame = self._noun_frame(token)
            return frame is not None and frame.code.startswith(thing)
        if thing in ("ACTOR", "STATE"):
            return token.ent_type_ == "GPE" or (thing == "ACTOR" and self._is_actor(token))
        if thing == "PLACE" and token.ent_type_ in ("GPE", "LOC", "FAC"):
            return True
        if thing == "PEOPLE" and (token.ent_type_ in ("PERSON", "NORP") or token.pos_ == "PRON" and token.lower_ in ("him", "her", "them")):
            return True
        lemma = token.lemma_.lower()
        names = {lemma, token.lower_} | {f"{c.lemma_.lower()} {lemma}" for c in children(token, "compound", "amod")}
        names |= {f"{c.lower_} {token.lower_}" for c in children(token, "compound", "amod")}
        return any(thing in self._lexicon.classes(name) for name in names)


def _has_word(token: Token, word: str) -> bool:
    near = [*token.children, *(g for c in token.children for g in c.children)]
    return any(c.lemma_.lower() == word for c in near)


def _verb_above(noun: Token) -> Token | None:
    head = noun.head.head if noun.dep_ == "pobj" else noun.head
    return head if head.pos_ == "VERB" else None


def _ordered(words: Iterable[Token]) -> tuple[Token, ...]:
    return tuple(sorted(set(words), key=lambda t: t.i))


def passive(deed: Deed) -> bool:
    """Whether the deed's verb stands in the passive."""
    return not deed.nominal and is_passive(deed.trigger)
