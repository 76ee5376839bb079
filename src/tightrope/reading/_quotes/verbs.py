"""Frames of verbs: what a verb of saying, thinking or wanting may take for its content."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.reading._quotes import sources
from tightrope.reading._quotes.ground import MAX_REACH, Candidate, Ground
from tightrope.reading._quotes.sources import Source
from tightrope.reading._quotes.tree import Tokens, Tree

_COMPLEMENTS = frozenset(
    [
        "ccomp",
        "xcomp",
        "dobj",
        "attr",
        "oprd",
        "acomp",
        "advcl",
        "nmod",
        "dep",
        "pcomp",
        "advmod",
        "npadvmod",
        "intj",
    ]
)
_NOT_CONTENT = frozenset(["punct", "cc", "conj", "prt", "agent"])
_RAISED = frozenset(["xcomp", "oprd", "acomp", "ccomp", "prep", "attr", "dobj", "advcl"])
_REST = frozenset(["oprd", "xcomp", "prep", "ccomp", "dobj"])
_OWN_WORDS = frozenset(["aux", "auxpass", "neg", "prt", "advmod", "mark"])
_STRAY = frozenset(["xcomp", "csubj", "dep", "nmod"])
_AFTERTHOUGHTS = frozenset(["prep", "npadvmod", "dobj", "dative", "advmod", "advcl"])
_BREAKS = frozenset((",", ";", "—", "–", "-", "--", "but", "and"))


_LONGEST_BLOCK = 200
"""Most tokens of a paragraph that a colon introduces: a message or a statement, no speech."""


def of_verb(ground: Ground, verb: int) -> Iterator[Candidate]:
    """All candidates with this verb for their cue."""
    source = ground.unquoted(verb, sources.of_verb(ground.tree, verb))
    for who in with_nearby(ground, verb, source):
        yield from _complements(ground, verb, who)
        yield from _parenthetical(ground, verb, who)
        yield from _quoted(ground, verb, who)
        yield from _introduced(ground, verb, who)
    yield from _raised(ground, verb, source)
    yield from _modifier(ground, verb, source)


def with_nearby(ground: Ground, cue: int, source: Source) -> Iterator[Source]:
    """The source that the grammar gives, and the noun phrase before the cue where that is weak."""
    yield source
    if not source[1].startswith("subject"):
        near = sources.nearby(ground.tree, cue)
        if near[0] and near[0] != source[0]:
            yield near


def _complements(ground: Ground, cue: int, source: Source) -> Iterator[Candidate]:
    """Each dependent after the cue, alone and with all that follows it in the clause."""
    tree = ground.tree
    right = [kid for kid in tree.kids[cue] if kid > cue and tree.dep[kid] not in _NOT_CONTENT]
    right = [kid for kid in right if not _within(source[0], kid)]
    for kid in right:
        for frame, target, stretch in complement(tree, kid):
            yield ground.candidate(cue, frame, target, (stretch,), source)
            if kid != right[-1]:
                longer = (stretch[0], tree.right[right[-1]] + 1)
                yield ground.candidate(cue, frame + "+", target, (longer,), source)


def complement(tree: Tree, kid: int) -> Iterator[tuple[str, int, Tokens]]:
    """A dependent as content: the frame, the content's head, its stretch."""
    dep = tree.dep[kid]
    if dep in ("prep", "dative") and tree.pos[kid] in ("ADP", "SCONJ", "PART"):
        inner = tree.kid(kid, "pobj", "pcomp", "prep")
        if inner is not None and inner > kid:  # else stranded: "what they were used to"
            yield f"prep {tree.word[kid]}", inner, (kid + 1, tree.right[kid] + 1)
            yield f"with prep {tree.word[kid]}", inner, tree.subtree(kid)
    elif dep in _COMPLEMENTS:
        first, past = tree.subtree(kid)
        yield dep, kid, (_subject_start(tree, kid, first) if dep == "ccomp" else first, past)


def _subject_start(tree: Tree, clause: int, first: int) -> int:
    """Where a clause begins, words before it counted in that the parser tied to the cue instead.

    In "said waiting would help" the parser may make "waiting" a complement beside "would help".
    """
    cue = tree.head[clause]
    if first - 1 <= cue or tree.kid(clause, "nsubj", "nsubjpass", "expl", "csubj") is not None:
        return first
    stray = next((k for k in tree.kids[cue] if cue < k and tree.right[k] == first - 1), None)
    return tree.left[stray] if stray is not None and tree.dep[stray] in _STRAY else first


def _within(spans: tuple[Tokens, ...], token: int) -> bool:
    return any(first <= token < past for first, past in spans)


def clause(tree: Tree, verb: int, source: Source) -> Tokens:
    """The words of a cue clause itself: its subject and its helpers."""
    own = [kid for kid in tree.kids[verb] if kid < verb and tree.dep[kid] in _OWN_WORDS]
    first, past = min([verb, *own]), verb + 1
    for start, end in source[0]:
        if abs(start - verb) < MAX_REACH and tree.sentence[start] == tree.sentence[verb]:
            first, past = min(first, start), max(past, end)
    return first, past


def _parenthetical(ground: Ground, verb: int, source: Source) -> Iterator[Candidate]:
    """A cue clause at the end of a sentence, or set in by commas or dashes: "..., he said, ..."."""
    tree = ground.tree
    if not source[0] or source[1] not in ("subject", "subject after", "near"):
        return
    if tree.tag[verb] in ("VB", "VBG", "VBN"):
        return
    first, past = tree.bounds[tree.sentence[verb]]
    start, end = clause(tree, verb, source)
    name = ""
    if tree.word[start] == "as" or (start > first and tree.word[start - 1] == "as"):
        name = "as "
        start -= tree.word[start] != "as"
    tail = max(end, _tail(tree, verb, end))
    head = tree.head[verb]
    if start == first:
        if name and tail < past:
            yield ground.candidate(verb, "as head", head, ((tail, past),), source)
        return
    if not name and tree.pos[_word_before(tree, first, start)] != "PUNCT":
        return
    yield ground.candidate(verb, name + "tail", head, ((first, start),), source)
    if tail < past and tree.pos[tail] == "PUNCT" and any(map(tree.is_word, range(tail, past))):
        yield ground.candidate(verb, name + "insert", head, ((first, start), (tail, past)), source)
        yield ground.candidate(verb, name + "after", head, ((tail, past),), source)
    comma = comma_before(tree, first, start - 1)
    if comma is not None:
        yield ground.candidate(verb, name + "tail short", head, ((comma, start),), source)


def _word_before(tree: Tree, first: int, start: int) -> int:
    before = start - 1
    while before > first and tree.pos[before] == "SPACE":
        before -= 1
    return before


def comma_before(tree: Tree, first: int, start: int) -> int | None:
    """Where the clause before a comma begins, if a comma, dash or "and" parts the sentence again."""
    for token in range(start - 1, first, -1):
        if tree.word[token] in _BREAKS:
            return token
    return None


def _tail(tree: Tree, verb: int, end: int) -> int:
    """Past the words that belong to the cue clause behind the verb: addressee, time, place."""
    past, limit = end, tree.bounds[tree.sentence[verb]][1]
    while past < limit and tree.dep[past] in ("npadvmod", "advmod") and tree.is_word(past):
        past += 1
    for kid in tree.kids[verb]:
        if kid >= end and tree.dep[kid] in _AFTERTHOUGHTS and tree.left[kid] <= past + 1:
            past = max(past, tree.right[kid] + 1)
    return past


def _quoted(ground: Ground, verb: int, source: Source) -> Iterator[Candidate]:
    """Quotation marks right before or after the cue's clause."""
    tree = ground.tree
    if not ground.stretches or ground.inside[verb] >= 0:
        return
    start, end = clause(tree, verb, source)
    before = stretch_before(ground, start)
    after = stretch_after(ground, verb)
    head = tree.head[verb]
    if before is not None:
        yield ground.candidate(verb, "marks before", head, (ground.stretches[before],), source)
    if after is not None:
        adjacent = not any(map(tree.is_word, range(end, ground.stretches[after][0])))
        name = "marks after" if adjacent else "marks later"
        yield ground.candidate(verb, name, head, (ground.stretches[after],), source)
        if before is not None:
            both = (ground.stretches[before], ground.stretches[after])
            yield ground.candidate(verb, "marks around", head, both, source)


def stretch_before(ground: Ground, start: int) -> int | None:
    """The stretch that ends right before a clause, at most one word and punctuation between."""
    tree, words = ground.tree, 0
    for token in range(start - 1, max(-1, start - 6), -1):
        if ground.inside[token] >= 0:
            return ground.inside[token]
        words += tree.is_word(token)
        if words > 1 or "\n" in tree.word[token]:
            return None
    return None


def stretch_after(ground: Ground, verb: int) -> int | None:
    """The first stretch after a cue in the same sentence."""
    tree = ground.tree
    for token in range(verb + 1, min(len(tree), verb + MAX_REACH)):
        if ground.inside[token] >= 0:
            return ground.inside[token]
        if tree.word[token] in (".", "?", "!"):
            return None
        if "\n" in tree.word[token] and tree.word[token - 1] != ":":
            return None
    return None


def _introduced(ground: Ground, verb: int, source: Source) -> Iterator[Candidate]:
    """Words behind a colon, in the same sentence or in a paragraph of their own: "He wrote: ..."."""
    tree = ground.tree
    colon = next(
        (t for t in range(verb + 1, min(len(tree), verb + 20)) if tree.word[t] in (":", ".", "\n")), None
    )
    if colon is None or tree.word[colon] != ":" or ground.inside[colon] != ground.inside[verb]:
        return
    first, name = colon + 1, "colon after"
    if first < len(tree) and "\n" in tree.word[first]:
        first, name = first + 1, "colon block"
    limit = min(len(tree), first + _LONGEST_BLOCK)
    past = next((t for t in range(first, limit) if "\n" in tree.word[t]), limit)
    if name == "colon after":
        past = min(past, max(tree.bounds[tree.sentence[colon]][1], first))
    if any(map(tree.is_word, range(first, past))):
        yield ground.candidate(verb, name, tree.head[verb], ((first, past),), source)


def _raised(ground: Ground, verb: int, source: Source) -> Iterator[Candidate]:
    """Where the subject is part of the content: "X is said to be Y", "X appears Y"."""
    tree = ground.tree
    topic = tree.kid(verb, "nsubjpass", "nsubj")
    if topic is None or topic > verb or tree.right[topic] >= verb:
        return
    passive = tree.dep[topic] == "nsubjpass" or sources.passive(tree, verb)
    who = source if passive else sources.NO_SOURCE
    kind = "passive" if passive else "raised"
    subject = tree.subtree(topic)
    kids = [kid for kid in tree.kids[verb] if kid > verb and tree.dep[kid] in _RAISED]
    for kid in kids:
        parts = (subject, tree.subtree(kid))
        yield ground.candidate(verb, f"{kind} {tree.dep[kid]}", kid, parts, who)
        if tree.dep[kid] == "xcomp":
            yield ground.candidate(verb, f"{kind} xcomp alone", kid, parts[1:], who)
    if passive or not kids:
        yield ground.candidate(verb, f"{kind} alone", topic, (subject,), who)


def _modifier(ground: Ground, verb: int, source: Source) -> Iterator[Candidate]:
    """Where the noun is the content: "the deal that he opposed", "a ban proposed by him"."""
    tree = ground.tree
    noun = tree.head[verb]
    if tree.dep[verb] not in ("relcl", "acl", "amod") or noun == verb or tree.pos[noun] == "VERB":
        return
    if noun > verb:
        if tree.dep[verb] == "amod":
            yield ground.candidate(verb, "modifier amod", noun, ((verb + 1, tree.right[noun] + 1),), source)
        return
    phrase = (tree.left[noun], max(noun + 1, tree.left[verb]))
    yield ground.candidate(verb, f"modifier {tree.dep[verb]}", noun, (phrase,), source)
    rest = [k for k in tree.kids[verb] if k > verb and tree.dep[k] in _REST and not _within(source[0], k)]
    if rest:
        parts = (phrase, (tree.left[rest[0]], tree.right[rest[-1]] + 1))
        yield ground.candidate(verb, f"modifier {tree.dep[verb]} rest", noun, parts, source)
