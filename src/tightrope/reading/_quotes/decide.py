"""The decision: which of an article's candidates are attributions.

Each candidate gets the probability that a careful reader would mark it so, from a logistic regression
over `features`; then the set of candidates that do not contradict each other is taken whose summed
margin over the threshold is greatest. Weights, data, licence and figures: models/quotes.md.
"""

from __future__ import annotations

import gzip
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tightrope.errors import StageFailed
from tightrope.reading._quotes.features import features
from tightrope.reading._quotes.frames import candidates
from tightrope.reading._quotes.ground import MAX_REACH, Candidate, Ground
from tightrope.reading._quotes.stances import names_topics, tells
from tightrope.reading._quotes.tree import Tokens
from tightrope.reading._quotes.verbs import clause, stretch_after, stretch_before

WEIGHTS = "weights.json.gz"
_FORMAT = 1
_ROUNDS = 4
"""Most passes of the search for a better set; on the PolNeAR articles no more than three changed it."""

_LEAST_DEED = 0.6
"""Least probability of a noun phrase behind a cue that tells of no speech or attitude ("closed its border").
On polnear_dev end to end F1 was 0.675 without it, 0.6725 with it, 0.668 at 0.8, 0.665 at 1; that "wrote
about" gives no content took it to 0.671."""

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET"))
_BARE = frozenset(
    ("adj", "dobj", "dobj+", "modifier", "noun", "npadvmod", "npadvmod+", "passive", "prep", "with")
)
_ABOUT = re.compile(r"\bprep (?:about|of|on)\b")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A candidate that was taken, its content with the stretches that go on in the next sentence."""

    candidate: Candidate
    content: tuple[Tokens, ...]
    score: float


@dataclass(frozen=True)
class Model:
    """The weights by feature name, the bias, and the least probability at which a candidate is taken."""

    weights: Mapping[str, float]
    bias: float
    threshold: float

    def probability(self, names: list[str]) -> float:
        """The probability that a candidate with these features is an attribution."""
        weights = self.weights
        total = self.bias + math.fsum(weights[name] for name in dict.fromkeys(names) if name in weights)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def model() -> Model:
    """The packaged weights, read once a process.

    Raises:
        StageFailed: the file is missing or damaged.
    """
    try:
        raw = json.loads(gzip.decompress((files(__package__) / WEIGHTS).read_bytes()))
        if raw["format"] != _FORMAT:
            raise StageFailed(f"the quote model has format {raw['format']}, this version reads {_FORMAT}")
        weights = {name: value / 100 for name, value in raw["weights"].items()}
        return Model(weights, raw["bias"], raw["threshold"])
    except (OSError, ValueError, KeyError) as error:
        raise StageFailed(f"the quote model cannot be read: {error}; install tightrope again") from error


def attributions(ground: Ground) -> list[Attribution]:
    """The attributions of an article, by the place of their cue."""
    decision = model()
    scored = []
    for candidate in candidates(ground):
        score = decision.probability(features(ground, candidate))
        if score > max(decision.threshold, _least(ground, candidate)):
            scored.append((candidate, score))
    taken = _best_set(scored, decision.threshold)
    return _with_trails(ground, sorted(taken, key=lambda pair: (pair[0].cue, pair[0].content)))


def _least(ground: Ground, candidate: Candidate) -> float:
    """The least probability that the shape of a candidate asks for; 0 where it asks for none of its own."""
    tree, cue = ground.tree, candidate.cue
    if tree.pos[candidate.target] not in _NOMINAL or candidate.frame.split()[0] not in _BARE:
        return 0.0
    if any(ground.inside[first] >= 0 for first, _ in candidate.content) and ground.inside[cue] < 0:
        return 0.0
    if _ABOUT.search(candidate.frame) and names_topics(tree.lemma[cue]):
        return 1.0
    return 0.0 if tells(tree.lemma[cue], noun=tree.pos[cue] in ("NOUN", "PROPN")) else _LEAST_DEED


def _best_set(scored: list[tuple[Candidate, float]], threshold: float) -> list[tuple[Candidate, float]]:
    """Candidates without a contradiction: greedy by score, then bettered by exchange.

    An exchange takes a candidate in, throws out those that contradict it, and takes in what that sets
    free; it is kept when the summed margin over the threshold grows.
    """
    order = sorted(range(len(scored)), key=lambda i: (-scored[i][1], scored[i][0].cue, scored[i][0].content))
    rivals = _rivals(scored)
    margin = [score - threshold for _, score in scored]
    chosen: set[int] = set()
    for i in order:
        if not rivals[i] & chosen:
            chosen.add(i)
    for _ in range(_ROUNDS):
        changed = False
        for i in order:
            if i in chosen:
                continue
            better = _exchanged(i, chosen, rivals, margin)
            if better is not None:
                chosen, changed = better, True
        if not changed:
            break
    return [scored[i] for i in sorted(chosen)]


def _exchanged(new: int, chosen: set[int], rivals: list[set[int]], margin: list[float]) -> set[int] | None:
    """The set with `new` in it, or None where that is no better."""
    out = rivals[new] & chosen
    freed = set().union(*(rivals[i] for i in out)) - out
    after = (chosen - out) | {new}
    gain = margin[new] - sum(margin[i] for i in sorted(out))
    for i in sorted(freed, key=lambda i: (-margin[i], i)):
        if i not in after and not rivals[i] & after:
            after.add(i)
            gain += margin[i]
    return after if gain > 1e-9 else None


def _rivals(scored: list[tuple[Candidate, float]]) -> list[set[int]]:
    """For each candidate those that cannot stand beside it: same cue, shared content, cue in content."""
    covers = [_tokens(candidate) for candidate, _ in scored]
    reach = [(min(c.cue, *cover), max(c.cue, *cover)) for (c, _), cover in zip(scored, covers, strict=True)]
    order = sorted(range(len(scored)), key=lambda i: reach[i])
    rivals: list[set[int]] = [set() for _ in scored]
    for at, i in enumerate(order):
        for j in order[at + 1 :]:
            if reach[j][0] > reach[i][1]:
                break
            cue_i, cue_j = scored[i][0].cue, scored[j][0].cue
            if cue_i == cue_j or cue_i in covers[j] or cue_j in covers[i] or covers[i] & covers[j]:
                rivals[i].add(j)
                rivals[j].add(i)
    return rivals


def _tokens(candidate: Candidate) -> frozenset[int]:
    return frozenset(token for first, past in candidate.content for token in range(first, past))


def _with_trails(ground: Ground, taken: list[tuple[Candidate, float]]) -> list[Attribution]:
    """Add quotation marks that belong to an attribution but that its frame did not reach.

    The other half of a quote that the cue splits, and, for the last attribution of a sentence, the
    marks that open the next one.
    """
    sentence = ground.tree.sentence
    last = {sentence[candidate.cue]: candidate for candidate, _ in taken}
    used = {token for candidate, _ in taken for token in (*_tokens(candidate), candidate.cue)}
    found = []
    for candidate, score in taken:
        further = list(_other_half(ground, candidate))
        if last[sentence[candidate.cue]] is candidate:
            further += ground.trail(candidate.cue)
        further = [stretch for stretch in further if used.isdisjoint(range(*stretch))]
        used.update(token for stretch in further for token in range(*stretch))
        found.append(Attribution(candidate, tuple(sorted({*candidate.content, *further})), score))
    return found


def _other_half(ground: Ground, candidate: Candidate) -> tuple[Tokens, ...]:
    """Of `"A," he said, "b."` the half that the frame left out: A ends, or b begins, with a comma."""
    tree, cue = ground.tree, candidate.cue
    start, end = clause(tree, cue, (candidate.source, candidate.route))
    if ground.inside[cue] >= 0 or not any(ground.inside[first] >= 0 for first, _ in candidate.content):
        return ()
    if candidate.content[0][0] > cue:
        before = stretch_before(ground, start)
        if before is not None and _ends_with_comma(ground, ground.stretches[before]):
            return (ground.stretches[before],)
    elif len(candidate.content) == 1:
        after = stretch_after(ground, cue)
        if (
            after is not None
            and tree.word[ground.stretches[after][0] - 1] == ","
            and after == _next(ground, end)
        ):
            return (ground.stretches[after],)
    return ()


def _next(ground: Ground, end: int) -> int | None:
    """The stretch that follows with no verb between."""
    for token in range(end, min(len(ground.tree), end + MAX_REACH)):
        if ground.inside[token] >= 0:
            return ground.inside[token]
        if ground.tree.pos[token] == "VERB":
            return None
    return None


def _ends_with_comma(ground: Ground, stretch: Tokens) -> bool:
    return "," in ground.tree.word[max(stretch[0], stretch[1] - 2) : stretch[1]]
