"""Owns the shape of a deed as the words tell it, before anybody in it is resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from tightrope.reading._events._syntax import Predicate


@dataclass(frozen=True, slots=True)
class Deed:
    """Which words report which CAMEO code, done by and to which noun phrases.

    `words` are the tokens of the deed in text order, `sources` and `targets` heads of noun phrases,
    `need` which sides must be known actors ("both", "source", "target", "either"). `inside` are the
    positions of tokens that are part of this deed and report none of their own. `rule` says what was
    matched; `nominal` marks a noun; `refused` a refusal read off a negation ("will not lift"); `slot`
    tells where the targets stood ("obj", "in", "with").
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
    slot: str = ""


def words_of(predicate: Predicate, others: Iterable[Token] = ()) -> tuple[Token, ...]:
    """The predicate, its particle ("in" of "take in") and other tokens, in text order."""
    _, _, particle = predicate.key.partition("_")
    with_particle = [c for c in predicate.token.children if particle and c.lower_ == particle][:1]
    return tuple(sorted({predicate.token, *with_particle, *others}, key=lambda t: t.i))


def first_filled(
    predicate: Predicate,
    slots: Sequence[str],
    inside: Iterable[Token] = (),
    acts: Callable[[Token], bool] | None = None,
) -> tuple[str, tuple[Token, ...]]:
    """The first slot that something fills, and what fills it; ("", ()) where nothing does.

    With `acts`, the first slot that somebody who acts stands in is taken before one that only things
    fill: "lifted its ban on one condition" has no target in the condition.
    """
    within = tuple(inside)
    filled = [(slot, heads) for slot in slots if (heads := predicate.slot(slot, within))]
    if acts is not None:
        for slot, heads in filled:
            if slot == "obj" or any(map(acts, heads)):
                return slot, heads
    return filled[0] if filled else ("", ())
