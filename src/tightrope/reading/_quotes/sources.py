"""Whose words: the source that the grammar gives to a cue, by subject, agent, owner or control."""

from __future__ import annotations

from typing import TypeAlias

from tightrope.reading._quotes.tree import Tokens, Tree

Source: TypeAlias = tuple[tuple[Tokens, ...], str]
"""The stretches that name the source, and the route by which the grammar led there."""

NO_SOURCE: Source = ((), "none")
_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
_MAX_HOPS = 6
"""Steps up the tree from a participle to the clause whose subject it shares."""


def of_verb(tree: Tree, verb: int) -> Source:
    """The source of a verb: its subject, for a passive its agent, else the subject it shares."""
    if passive(tree, verb):
        return _agent(tree, verb)
    return subject(tree, verb)


def passive(tree: Tree, verb: int) -> bool:
    """Whether the verb is a passive, or a participle that modifies a noun ("a bill proposed by")."""
    if any(tree.dep[kid] in ("nsubjpass", "auxpass", "agent") for kid in tree.kids[verb]):
        return True
    if tree.tag[verb] != "VBN":
        return False
    return tree.dep[verb] == "acl" and tree.kid(verb, "aux") is None


def subject(tree: Tree, verb: int) -> Source:
    """The subject of a verb, or the one it shares with the verbs above it."""
    route = "subject"
    for _ in range(_MAX_HOPS):
        kid = tree.kid(verb, *_SUBJECTS)
        if kid is not None:
            if tree.dep[kid] == "expl" or tree.word[kid] == "there":
                return NO_SOURCE
            side = "" if kid < verb or route != "subject" else " after"
            return (_phrase(tree, kid, verb),), route + side
        if route == "subject" and (late := _late_subject(tree, verb)) is not None:
            return (_phrase(tree, late, verb),), "subject after"
        step = _above(tree, verb)
        if step is None:
            break
        verb, name = step
        if name in ("noun", "owner"):
            return _of_noun_above(tree, verb, name)
        route = name if route == "subject" else route
    return NO_SOURCE


def _of_noun_above(tree: Tree, noun: int, name: str) -> Source:
    if name == "owner":
        return of_noun(tree, noun)
    return ((tree.left[noun], noun + 1),), "noun"


def _above(tree: Tree, verb: int) -> tuple[int, str] | None:
    """The next token up that may hold the subject, and how it is tied."""
    dep, head = tree.dep[verb], tree.head[verb]
    if head == verb:
        return None
    if dep == "conj" and tree.pos[head] in ("VERB", "AUX"):
        return head, "conjunct"
    if dep in ("xcomp", "advcl", "ccomp", "parataxis", "dep") and tree.pos[head] in ("VERB", "AUX", "ADJ"):
        return head, "control"
    if dep == "xcomp":
        return head, "control"
    if dep == "acl" or (dep == "advcl" and tree.pos[head] in ("NOUN", "PROPN", "PRON")):
        return (head, "owner") if tree.tag[verb] == "VB" else (head, "noun")
    if dep == "pcomp":
        above = tree.head[head]
        return (above, "control") if tree.pos[above] in ("VERB", "AUX") else (above, "owner")
    if dep in ("acomp", "attr", "oprd"):
        return head, "control"
    return None


def _late_subject(tree: Tree, verb: int) -> int | None:
    """The name that follows a verb without a subject before it: `"...", said Mr. Halloran`.

    The parser now and then takes it for the object.
    """
    if tree.dep[verb] not in ("ROOT", "ccomp", "parataxis", "advcl", "conj", "dep"):
        return None
    if tree.tag[verb] not in ("VBD", "VBZ", "VBP") or verb + 1 >= len(tree):
        return None
    first, _ = tree.bounds[tree.sentence[verb]]
    before = verb - 1
    if before >= first and tree.pos[before] != "PUNCT":
        return None
    kid = next(
        (k for k in tree.kids[verb] if k > verb and tree.dep[k] in ("dobj", "attr", "oprd", "npadvmod")), None
    )
    return kid if kid is not None and tree.left[kid] == verb + 1 else None


def nearby(tree: Tree, cue: int) -> Source:
    """The noun phrase that stands right before a cue, whatever the parser made of it.

    A second opinion for cues whose grammar gives no subject of their own: "Two analysts found in May
    that ..." is often parsed as "analysts who were found".
    """
    first, _ = tree.bounds[tree.sentence[cue]]
    token = cue - 1
    while token >= first and (
        tree.pos[token] in ("ADV", "AUX", "PART") and tree.word[token] not in ("'s", "’s")
    ):
        token -= 1
    past = token + 1
    if token > first and tree.word[token] in (",", ")", "—", "–"):
        token = _before_aside(tree, first, token)
    if token < first or tree.pos[token] not in ("NOUN", "PROPN", "PRON", "NUM", "DET"):
        return NO_SOURCE
    while token > first and tree.pos[token - 1] in _NOMINAL and tree.word[token - 1] not in ("that", ","):
        token -= 1
    return (trimmed(tree, (token, past)),), "near"


_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "PART")
_MAX_ASIDE = 25
"""Longest aside, in tokens, between a name and its verb: ", the head of the fund, "."""


def _before_aside(tree: Tree, first: int, close: int) -> int:
    opener = {")": ("(",), ",": (",",)}.get(tree.word[close], (tree.word[close],))
    for token in range(close - 1, max(first, close - _MAX_ASIDE), -1):
        if tree.word[token] in opener:
            return token - 1
    return first - 1


def _agent(tree: Tree, verb: int) -> Source:
    for kid in tree.kids[verb]:
        if tree.dep[kid] == "agent" or (tree.dep[kid] == "prep" and tree.word[kid] == "by"):
            name = tree.kid(kid, "pobj")
            if name is not None:
                return (_phrase(tree, name, verb),), "agent"
    return NO_SOURCE


def _phrase(tree: Tree, noun: int, verb: int) -> Tokens:
    """The noun phrase, cut so that it does not take in the verb or run across it."""
    first, past = tree.subtree(noun)
    if first <= verb < past:
        first, past = (first, verb) if noun < verb else (verb + 1, past)
    for token in range(noun + 1, past):
        if tree.dep[token] == "relcl" and first < tree.left[token] and tree.word[tree.left[token] - 1] == ",":
            past = max(noun + 1, min(past, tree.left[token]))
            break
    return trimmed(tree, (first, past))


def of_noun(tree: Tree, noun: int) -> Source:
    """The source of a noun cue: its owner, its "by" or "from", or the subject of its verb."""
    owner = tree.kid(noun, "poss")
    if owner is not None:
        return (_phrase(tree, owner, noun),), "owner"
    for kid in tree.kids[noun]:
        if tree.dep[kid] in ("prep", "agent") and tree.word[kid] in ("by", "from", "among"):
            name = tree.kid(kid, "pobj")
            if name is not None:
                return (_phrase(tree, name, noun),), "from"
    verb = tree.head[noun]
    if tree.dep[noun] in ("dobj", "attr", "oprd") and tree.pos[verb] in ("VERB", "AUX"):
        spans, route = of_verb(tree, verb)
        return spans, f"verb {route}"
    if tree.dep[noun] == "pobj":
        above = tree.head[verb]
        if tree.pos[above] in ("VERB", "AUX"):
            spans, route = subject(tree, above)
            return spans, f"prep {route}"
    return NO_SOURCE


def trimmed(tree: Tree, tokens: Tokens) -> Tokens:
    """A stretch without white space, commas and stops at its ends."""
    first, past = tokens
    while first < past - 1 and tree.pos[first] in ("PUNCT", "SPACE") and not _bracket(tree.word[first]):
        first += 1
    while past - 1 > first and tree.pos[past - 1] in ("PUNCT", "SPACE") and not _bracket(tree.word[past - 1]):
        past -= 1
    return first, past


def _bracket(word: str) -> bool:
    return word in ("(", ")", "[", "]", '"', "“", "”", "''", "``", "‘", "’", "'", "»", "«")
