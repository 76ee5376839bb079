"""Frames of cues that are no verbs: "according to", nouns, adjectives, colons and hearsay adverbs."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.reading._quotes import sources
from tightrope.reading._quotes.ground import Candidate, Ground
from tightrope.reading._quotes.sources import Source, trimmed
from tightrope.reading._quotes.tree import Tree
from tightrope.reading._quotes.verbs import comma_before, complement, with_nearby

HEARSAY = frozenset(["reportedly", "allegedly", "apparently", "supposedly", "seemingly", "purportedly"])
_PREPOSITIONS = frozenset(
    [
        "of",
        "for",
        "about",
        "on",
        "against",
        "to",
        "with",
        "over",
        "toward",
        "towards",
        "in",
        "from",
        "regarding",
        "into",
        "between",
        "as",
    ]
)
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD", "VBG"))
_LONGEST_NAME = 12
"""Most tokens before a colon that may name who speaks."""

_CLAUSES = frozenset(["acl", "ccomp", "xcomp", "relcl", "advcl"])
_MARKERS = frozenset(["that", "to", "whether", "how", "what", "why"])
_LIGHT = frozenset(["be", "have", "make", "give", "express", "voice", "raise"])
"""Verbs that leave the meaning to their noun: "voiced concern that", "the hope is that"."""


def according(ground: Ground, token: int) -> Iterator[Candidate]:
    """With "according to X", X is the source, the rest of the clause or sentence the content."""
    tree = ground.tree
    name = _named_by(tree, token)
    if name is None:
        return
    first, past = tree.bounds[tree.sentence[token]]
    who = trimmed(tree, (token + 2, max(tree.right[name], name) + 1))
    source: Source = ((who,), "according")
    end, head = who[1], tree.head[token]
    more = any(map(tree.is_word, range(end, past)))
    if token > first:
        yield ground.candidate(token, "according tail", head, ((first, token),), source)
        if more:
            yield ground.candidate(token, "according both", head, ((first, token), (end, past)), source)
        if head != token and first < tree.left[head] < token:
            yield ground.candidate(token, "according clause", head, ((tree.left[head], token),), source)
        comma = comma_before(tree, first, token - 1)
        if comma is not None:
            yield ground.candidate(token, "according short", head, ((comma, token),), source)
    if more:
        yield ground.candidate(token, "according head", head, ((end, past),), source)


def _named_by(tree: Tree, token: int) -> int | None:
    """The noun that "according to" names."""
    to = token + 1
    name = tree.kid(to, "pobj")
    if name is None:
        name = tree.kid(token, "pobj")
    if name is not None and name > to:
        return name
    nouns = (i for i in range(to + 1, min(to + 8, len(tree))) if tree.pos[i] in ("NOUN", "PROPN", "PRON"))
    return next(nouns, None)


def of_noun(ground: Ground, noun: int) -> Iterator[Candidate]:
    """Cues like "the claim that", "criticism of", "his plan to", "the hope is that"."""
    tree = ground.tree
    kids = [kid for kid in tree.kids[noun] if kid > noun and tree.dep[kid] in _CLAUSES | {"prep"}]
    verb = tree.head[noun]
    tied = tree.dep[noun] in ("nsubj", "dobj") and tree.lemma[verb] in _LIGHT
    if not kids and not tied:
        return
    source = sources.of_noun(tree, noun)
    for kid in kids:
        marker = tree.word[tree.left[kid]]
        if tree.dep[kid] in _CLAUSES and marker in _MARKERS and tree.left[kid] <= noun + 8:
            yield ground.candidate(noun, f"noun {marker}", kid, (tree.subtree(kid),), source)
        elif tree.dep[kid] == "prep" and tree.word[kid] in _PREPOSITIONS:
            inner = tree.kid(kid, "pobj", "pcomp", "prep")
            if inner is not None and inner > kid:
                content = (kid + 1, tree.right[kid] + 1)
                yield ground.candidate(noun, f"noun {tree.word[kid]}", inner, (content,), source)
    if tied:
        after = max(noun, verb)
        clause = next(
            (k for k in tree.kids[verb] if k > after and tree.dep[k] in ("ccomp", "attr", "xcomp")), None
        )
        if clause is not None:
            yield ground.candidate(noun, "noun is", clause, (tree.subtree(clause),), source)


def of_adjective(ground: Ground, adjective: int) -> Iterator[Candidate]:
    """Cues like "confident that", "willing to", "critical of"."""
    tree = ground.tree
    kids = [kid for kid in tree.kids[adjective] if kid > adjective]
    if not kids:
        return
    source = sources.subject(tree, adjective)
    for who in with_nearby(ground, adjective, source):
        for kid in kids:
            for frame, target, stretch in complement(tree, kid):
                yield ground.candidate(adjective, f"adj {frame}", target, (stretch,), who)
    verb = tree.head[adjective]
    if tree.dep[adjective] == "acomp" and tree.pos[verb] in ("VERB", "AUX"):
        for kid in tree.kids[verb]:
            if kid > adjective and tree.dep[kid] in ("ccomp", "xcomp"):
                yield ground.candidate(adjective, f"adj {tree.dep[kid]}", kid, (tree.subtree(kid),), source)


def of_colon(ground: Ground, colon: int) -> Iterator[Candidate]:
    """In headlines, "Minister: We will not go" and its mirror "We will not go: minister".

    A clause before the colon has a verb for its cue ("He added: ...") and is no such name.
    """
    tree = ground.tree
    first, past = tree.bounds[tree.sentence[colon]]
    names = 0 < colon - first <= _LONGEST_NAME and _FINITE.isdisjoint(tree.tag[first:colon])
    if names and any(map(tree.is_word, range(colon + 1, past))):
        who = trimmed(tree, (first, colon))
        yield ground.candidate(colon, "colon", colon, ((colon + 1, past),), ((who,), "colon"))
    if 1 < past - colon <= 6 and colon > first + 2:
        who = trimmed(tree, (colon + 1, past))
        yield ground.candidate(colon, "colon mirror", colon, ((first, colon),), ((who,), "colon"))


def of_hearsay(ground: Ground, adverb: int) -> Iterator[Candidate]:
    """With "reportedly" the clause is the content, and nobody is named."""
    tree = ground.tree
    verb = tree.head[adverb]
    if verb == adverb:
        return
    first, past = tree.subtree(verb)
    whole = tuple(part for part in ((first, adverb), (adverb + 1, past)) if part[0] < part[1])
    yield ground.candidate(adverb, "hearsay clause", verb, whole, sources.NO_SOURCE)
    if adverb + 1 < past:
        yield ground.candidate(adverb, "hearsay rest", verb, ((adverb + 1, past),), sources.NO_SOURCE)
