"""From attributions to what the record says of them: the words of the cue, the kind, unclaimed stretches."""

from __future__ import annotations

from collections.abc import Iterable

from tightrope.reading._quotes.decide import Attribution
from tightrope.reading._quotes.ground import Candidate, Ground
from tightrope.reading._quotes.stances import reports_speech, stance
from tightrope.reading._quotes.tree import Tokens
from tightrope.records import QuoteKind, Stance

LEAST_WORDS = 5
"""Fewest words of a stretch that counts as a quote without a cue: shorter ones are titles and irony."""

_LEAST_UTTERANCE = 4
"""Fewest words wholly in marks that a cue which reports no speech can quote; below it names things."""

_HELPERS = ("aux", "auxpass", "neg")


def cue_tokens(ground: Ground, candidate: Candidate) -> Tokens:
    """The words of the cue: its helpers, particle and preposition where they stand right beside it."""
    tree, cue = ground.tree, candidate.cue
    taken = {t for spans in (candidate.content, candidate.source) for a, b in spans for t in range(a, b)}
    first, past = cue, cue + 1
    while first > 0 and first - 1 not in taken and _belongs(ground, first - 1, cue, _HELPERS):
        first -= 1
    while past < len(tree) and past not in taken:
        if not _belongs(ground, past, cue, ("prt",)) and not _leads(candidate, tree.word[past], past):
            break
        past += 1
    return first, past


def _belongs(ground: Ground, token: int, cue: int, deps: tuple[str, ...]) -> bool:
    tree = ground.tree
    adverb = tree.dep[token] == "advmod" and tree.dep[token - 1] in _HELPERS if token else False
    return tree.head[token] == cue and (tree.dep[token] in deps or adverb)


def _leads(candidate: Candidate, word: str, token: int) -> bool:
    """Whether a preposition leads from the cue to the content: "called for", "according to"."""
    if candidate.frame.startswith("according"):
        return word == "to"
    return candidate.content[0][0] == token + 1 and f" {word}" in candidate.frame


def kind_of(ground: Ground, attribution: Attribution) -> QuoteKind:
    """Direct where quotation marks hold all of the content, mixed where some, else indirect.

    Marks in the content of a cue that reports no speech are irony or names ("pushed back against a
    “reform”"), and quote nobody.
    """
    inside, tree = ground.inside, ground.tree
    side = inside[attribution.candidate.cue]
    words = [t for a, b in attribution.content for t in range(a, b) if tree.is_word(t)]
    marked = sum(inside[t] >= 0 and inside[t] != side for t in words)
    speech = reports_speech(tree.lemma[attribution.candidate.cue])
    if marked and marked == len(words) and (speech or marked >= _LEAST_UTTERANCE):
        return QuoteKind.DIRECT
    return QuoteKind.MIXED if marked and speech else QuoteKind.INDIRECT


def stance_of(ground: Ground, attribution: Attribution) -> Stance:
    """What the source does with the content; a negated wish ("voted against") is no wish."""
    tree, candidate = ground.tree, attribution.candidate
    negated = tree.kid(candidate.cue, "neg") is not None or candidate.frame.rstrip("+").endswith(" against")
    marked = kind_of(ground, attribution) is QuoteKind.DIRECT
    return stance(tree.lemma[candidate.cue], negated=negated, marked=marked)


def unclaimed(ground: Ground, taken: Iterable[Attribution]) -> list[Tokens]:
    """Quoted stretches that open a paragraph, end it or a sentence, and that no attribution holds."""
    used: set[int] = set()
    for attribution in taken:
        candidate = attribution.candidate
        for first, past in (*attribution.content, *candidate.source, (candidate.cue, candidate.cue + 1)):
            used.update(range(first, past))
    return [
        stretch
        for stretch in ground.stretches
        if used.isdisjoint(range(*stretch)) and _stands_alone(ground, stretch)
    ]


def _stands_alone(ground: Ground, stretch: Tokens) -> bool:
    tree, (first, past) = ground.tree, stretch
    if sum(map(tree.is_word, range(first, past))) < LEAST_WORDS:
        return False
    before = first - 1
    while before >= 0 and not tree.is_word(before) and "\n" not in tree.word[before]:
        before -= 1
    if before < 0 or "\n" not in tree.word[before]:
        return False
    after = past
    while after < len(tree) and not tree.is_word(after) and "\n" not in tree.word[after]:
        after += 1
    return after >= len(tree) or "\n" in tree.word[after] or ground.complete(stretch)
