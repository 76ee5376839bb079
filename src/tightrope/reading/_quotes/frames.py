"""All candidates of an article: every cue with each content and source its grammar may give it.

A frame names the shape ("ccomp", "prep for", "insert" ...). Frames propose freely, about 500 an article
of 900 words; what is an attribution is decided in `decide`, on all of them together.
"""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.reading._quotes import nouns, verbs
from tightrope.reading._quotes.ground import Candidate, Ground

_HELPERS = frozenset(("be", "have", "do"))


def candidates(ground: Ground) -> Iterator[Candidate]:
    """All candidates, cue by cue in text order; sentences past the cap give none.

    Content is never empty and never holds its own cue.
    """
    for candidate in _proposed(ground):
        if candidate.content and not any(a <= candidate.cue < b for a, b in candidate.content):
            yield candidate


def _proposed(ground: Ground) -> Iterator[Candidate]:
    tree = ground.tree
    for token, pos in enumerate(tree.pos):
        if pos not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ", "ADV", "PUNCT") or not tree.readable(token):
            continue
        if pos == "VERB":
            yield from _of_verb(ground, token)
        elif pos == "AUX":
            if tree.lemma[token] not in _HELPERS and tree.tag[token] != "MD":
                yield from verbs.of_verb(ground, token)
        elif pos in ("NOUN", "PROPN"):
            yield from nouns.of_noun(ground, token)
        elif pos == "ADJ":
            yield from nouns.of_adjective(ground, token)
        elif tree.word[token] == ":":
            yield from nouns.of_colon(ground, token)
        elif tree.word[token] in nouns.HEARSAY:
            yield from nouns.of_hearsay(ground, token)


def _of_verb(ground: Ground, verb: int) -> Iterator[Candidate]:
    tree = ground.tree
    if tree.lemma[verb] == "accord" and verb + 1 < len(tree) and tree.word[verb + 1] == "to":
        return nouns.according(ground, verb)
    return verbs.of_verb(ground, verb)
