"""Owns deeds that hold another deed: promised, refused, demanded, threatened, ended, carried out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from tightrope.knowledge import EventLexicon, Operator
from tightrope.reading._events._clauses import surface_subjects
from tightrope.reading._events._deed import Deed, first_filled, words_of
from tightrope.reading._events._nouns import Nouns
from tightrope.reading._events._phrases import children, noun_heads
from tightrope.reading._events._syntax import Predicate
from tightrope.reading._events._words import BLAME, OBLIGATION

_GENERIC = {
    "demand": "100",
    "appeal": "020",
    "order": "100",
    "refuse": "120",
    "promise": "030",
    "threaten": "130",
}
"""What an operator is coded when what it operates on is no deed we know."""

_ASKING = frozenset({"demand", "appeal", "order"})
OUGHT_RULE = " + must"
"""How the rule of a demand read off "must" or "should" ends."""

_ASK_FOR = frozenset({"demand", "request"})
_TELL_MODALITY = frozenset({"claim", "deny", "plan"})
"""Operators that leave the deed they govern to be coded by itself."""


@dataclass(frozen=True, slots=True)
class Inner:
    """How the coder reads a deed inside another: by its noun or by its verb, so many deeds deep."""

    noun: Callable[[Token, int], Deed | None]
    verb: Callable[[Token, int], Deed | None]


class Operators:
    """The operator rows of the event lexicon, tried on predicates."""

    def __init__(self, lexicon: EventLexicon, nouns: Nouns, inner: Inner) -> None:
        self._lexicon = lexicon
        self._nouns = nouns
        self._inner = inner

    def first(self, predicate: Predicate, depth: int) -> Deed | None:
        """The deed that the first fitting operator makes."""
        for operator in self._lexicon.operators.get(predicate.key, ()):
            if (deed := self.operate(predicate, operator, depth)) is not None:
                return deed
        return None

    def operate(self, predicate: Predicate, operator: Operator, depth: int) -> Deed | None:
        """The deed that this operator makes of the first deed it governs."""
        if operator.name == "claim":
            return self._obliged(predicate, depth) or _blamed(predicate, self._nouns)
        if operator.name in _TELL_MODALITY:
            return None
        for take in operator.takes:
            for content in self._contents(predicate, take, operator.name, depth):
                if (deed := self._composed(predicate, operator, content)) is not None:
                    return deed
        return self._generic(predicate, operator)

    def _contents(self, predicate: Predicate, take: str, operator: str, depth: int) -> Iterator[Deed]:
        """The deeds that stand where the operator takes one."""
        nouns: Sequence[Token] = ()
        verbs: Sequence[Token] = ()
        if take == "obj":
            nouns = predicate.objects()
        elif take == "to":
            nouns, verbs = predicate.phrase("to"), predicate.infinitives()
        elif take == "ing":
            verbs = predicate.gerunds()
        elif take == "that":
            verbs = [c for c in predicate.clauses() if c.i > predicate.token.i]
        else:
            nouns, verbs = predicate.prepositional(take)
        for noun in nouns:
            deed = self._inner.noun(noun, depth + 1) or self._thing(noun, operator)
            if deed is not None:
                yield deed
        for verb in verbs:
            if (deed := self._inner.verb(verb, depth + 1)) is not None:
                yield deed

    def _thing(self, noun: Token, operator: str) -> Deed | None:
        """ "asked Norway for tanks": a thing stands for the giving of it."""
        kinds = sorted(
            kind for kind in self._lexicon.classes(noun.lemma_.lower()) if self._code(operator, kind)
        )
        if operator not in ("demand", "appeal") or not kinds:
            return None
        return Deed(noun, (noun,), kinds[0], "", (), (), "both", kinds[0], nominal=True)

    def _composed(self, predicate: Predicate, operator: Operator, content: Deed) -> Deed | None:
        performs = operator.name == "perform"
        if performs and not content.nominal:
            return None  # "began to withdraw": the infinitive reports the deed itself
        code = content.code if performs else self._code(operator.name, content.code)
        if not code:
            return None
        return Deed(
            predicate.token,
            words_of(predicate, content.words),
            code,
            content.mode if performs else "",
            predicate.sources() or (content.sources if performs else ()),
            self._targets(predicate, operator, content),
            "source" if performs and content.need != "both" else content.need,
            f"{predicate.key} + {content.rule}",
            predicate.nominal,
            content.inside | {content.trigger.i},
            slot=content.slot,
        )

    def _code(self, operator: str, content: str) -> str:
        """An appeal is coded like the demand for the same (02x for 10x), an order at worst as a demand."""
        made = self._lexicon.compose(operator, content)
        if made or operator not in ("order", "appeal"):
            return made
        made = self._lexicon.compose("demand", content)
        return f"02{made[2:]}" if operator == "appeal" and made.startswith("10") else made

    def _targets(self, predicate: Predicate, operator: Operator, content: Deed) -> tuple[Token, ...]:
        _, filled = first_filled(predicate, operator.targets, (content.trigger,))
        own = tuple(t for t in filled if t not in content.words)
        if operator.name in _ASKING:
            return self._addressees(predicate, operator, content) or own
        if operator.name in ("accuse", "threaten"):
            return own or content.targets
        if operator.name == "perform" and not content.targets and not own:
            frame = self._nouns.frame(content.trigger)
            return first_filled(predicate, frame.targets)[1] if frame is not None else ()
        return content.targets or own

    def _addressees(self, predicate: Predicate, operator: Operator, content: Deed) -> tuple[Token, ...]:
        """Whom it is asked of: the one asked in so many words, else whoever is to do it.

        "demanded that Norway withdraw from Finland" is asked of Norway; what stands inside the deed asked
        for is taken only where nobody is.
        """
        others = tuple(t for t in content.sources if t not in predicate.sources())
        told = any(map(self._nouns.is_actor, others)) if content.nominal else bool(others)
        for inside in ((),) if told else ((), (content.trigger,)):
            _, filled = first_filled(predicate, operator.targets, inside)
            if actors := tuple(t for t in filled if t not in content.words and self._nouns.is_actor(t)):
                return actors
        return others or content.targets

    # --- what is said, read as a deed ---

    def _obliged(self, predicate: Predicate, depth: int) -> Deed | None:
        """ "said that Norway must leave": a demand on the one who must."""
        for clause in predicate.clauses():
            words = {c.lower_ for c in children(clause, "aux")}
            targets = noun_heads(surface_subjects(clause)) if words & OBLIGATION else ()
            speakers = predicate.sources()
            if not targets or not speakers or children(clause, "neg") or targets[0].pos_ == "PRON":
                continue
            content = self._inner.verb(clause, depth + 1)
            code = self._lexicon.compose("demand", content.code) if content is not None else ""
            inside = frozenset({clause.i}) | (content.inside if content is not None else frozenset())
            rule = f"{predicate.key}{OUGHT_RULE}"
            words_ = words_of(predicate)
            return Deed(
                predicate.token, words_, code or "100", "", speakers, targets, "both", rule, False, inside
            )
        return None

    # --- operators on what is no deed we know ---

    def _generic(self, predicate: Predicate, operator: Operator) -> Deed | None:
        """ "urged Norway to reconsider", "demanded an explanation from Norway"."""
        code = _GENERIC.get(operator.name)
        if code is None:
            return None
        verbs = predicate.infinitives() if "to" in operator.takes else []
        if not verbs and "that" in operator.takes and operator.name in _ASKING:
            verbs = predicate.clauses()
        _, targets = first_filled(predicate, operator.targets, predicate.objects())
        if not verbs:
            asks = operator.name in _ASKING and predicate.key in _ASK_FOR and predicate.objects()
            return _plain(predicate, "100", targets, (), "something") if asks and targets else None
        targets = targets or _parties_of(verbs[0], predicate, operator)
        return _plain(predicate, code, targets, verbs, verbs[0].lemma_.lower()) if targets else None


def _plain(
    predicate: Predicate, code: str, targets: tuple[Token, ...], verbs: Sequence[Token], what: str
) -> Deed:
    return Deed(
        predicate.token,
        words_of(predicate, verbs[:1]),
        code,
        "",
        predicate.sources(),
        targets,
        "both",
        f"{predicate.key} + {what}",
        predicate.nominal,
        frozenset(v.i for v in verbs),
    )


def _parties_of(verb: Token, predicate: Predicate, operator: Operator) -> tuple[Token, ...]:
    """Whom an unknown deed inside an operator concerns."""
    inner = Predicate(verb, verb.lemma_.lower())
    others = (
        tuple(t for t in inner.sources() if t not in predicate.sources()) if operator.name in _ASKING else ()
    )
    return others or inner.objects() or inner.phrase("with") or inner.phrase("to")


def _blamed(predicate: Predicate, nouns: Nouns) -> Deed | None:
    """ "said that Norway was responsible", "was behind the attack": an accusation."""
    for clause in predicate.clauses():
        blame = [c for c in children(clause, "acomp", "prep", "advmod") if c.lower_ in BLAME]
        blame = [c for c in blame if c.lower_ != "behind" or any(map(nouns.code, children(c, "pobj")))]
        targets = noun_heads(surface_subjects(clause))
        speakers = predicate.sources()
        if blame and targets and speakers and not children(clause, "neg") and targets[0].pos_ != "PRON":
            rule = f"{predicate.key} + {blame[0].lower_}"
            return Deed(
                predicate.token, words_of(predicate, blame[:1]), "112", "", speakers, targets, "both", rule
            )
    return None
