"""What the decision looks at: a candidate's cue, frame, source and content as named features.

The same function serves training and reading, so the two cannot drift apart. A name starts with what it
looks at ("l" the cue's lemma, "f" the frame, "r" the route to the source, "c" the content, "s" the
source, "q" quotation marks) and joins with "|" what it looks at together.
"""

from __future__ import annotations

from tightrope.reading._quotes.ground import Candidate, Ground
from tightrope.reading._quotes.sources import passive
from tightrope.reading._quotes.stances import words
from tightrope.reading._quotes.tree import Tree

_SPEECH = words("say tell add write argue claim note report think believe know announce tweet")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_GOVERNED = words("ccomp xcomp dobj pobj relcl acl advcl pcomp")
_CLOSED = ("ADP", "PART", "SCONJ", "PRON", "DET", "AUX")
"""Parts of speech whose words are few and tell something each by itself."""

_OUTER = ("PUNCT", "SPACE", "CCONJ", "SCONJ", "ADP", "PART")
_ASIDE = ("punct", "cc", "conj", "prt")
_CLIMB = 12
"""Most steps up the tree in search of a speech verb that the cue stands under."""


def features(ground: Ground, candidate: Candidate) -> list[str]:
    """The candidate's features, each a short string; one that stands twice counts once."""
    tree, cue, frame, route = ground.tree, candidate.cue, candidate.frame, candidate.route
    lemma, tag, dep = _lemma(tree, cue), tree.tag[cue], tree.dep[cue]
    basic = frame.removesuffix("+")
    found = [
        f"l={lemma}",
        f"f={frame}",
        f"r={route}",
        f"lf={lemma}|{basic}",
        f"lr={lemma}|{route}",
        f"fr={frame}|{route}",
        f"pf={tree.pos[cue]}|{frame}",
        f"t={tag}",
        f"tf={tag}|{basic}",
        f"d={dep}",
        f"dr={dep}|{route}",
        f"lt={lemma}|{tag}",
    ]
    found += _of_cue(ground, cue, lemma, basic)
    found += _around(tree, cue, lemma, basic)
    found += _of_content(ground, candidate, lemma, basic)
    found += _of_source(tree, candidate, lemma)
    return found


def _lemma(tree: Tree, cue: int) -> str:
    """The cue's lemma with its particle; no name is told apart from another."""
    if tree.pos[cue] == "PROPN" and tree.entity[cue]:
        return "NAME"
    particle = tree.kid(cue, "prt")
    return f"{tree.lemma[cue]}_{tree.word[particle]}" if particle is not None else tree.lemma[cue]


def _of_cue(ground: Ground, cue: int, lemma: str, frame: str) -> list[str]:
    tree = ground.tree
    kids = tree.kids[cue]
    shape = "+".join(tree.dep[kid] for kid in kids if kid > cue and tree.dep[kid] not in _ASIDE)
    found = [f"sh={shape[:40]}|{frame}"]
    for kid in kids:
        if tree.dep[kid] in ("aux", "neg"):
            found += [f"x={tree.lemma[kid]}", f"xf={tree.lemma[kid]}|{frame}"]
    if passive(tree, cue):
        found += [f"pas={frame}", f"pas={lemma}"]
    if ground.inside[cue] >= 0:
        found += ["in", f"in={frame}"]
    if tree.sentence[cue] == 0:
        found += ["first", f"first={frame}"]
    return found + _above(tree, cue)


def _above(tree: Tree, cue: int) -> list[str]:
    """Speech verbs that the cue stands under: what they govern is theirs."""
    found: list[str] = []
    token = cue
    for _ in range(_CLIMB):
        head = tree.head[token]
        if head == token:
            break
        if not found and tree.dep[token] in _GOVERNED:
            above = tree.lemma[head] if tree.pos[head] != "PROPN" else "PROPN"
            found.append(f"u1={tree.dep[token]}|{above}")
        if tree.dep[token] == "ccomp" and tree.lemma[head] in _SPEECH:
            found.append("under")
            break
        token = head
    return found


def _around(tree: Tree, cue: int, lemma: str, frame: str) -> list[str]:
    """The words beside the cue, and how many finite verbs its sentence has before and after it."""
    first, past = tree.bounds[tree.sentence[cue]]
    if cue > first:
        before, word_before = _outside(tree, cue - 1), _nameless(tree, cue - 1)
    else:
        before = word_before = "start"
    after = kind_after = "end"
    if cue + 1 < past:
        after = kind_after = _nameless(tree, cue + 1)
        if after.isalpha() and tree.pos[cue + 1] not in _CLOSED:
            kind_after = tree.pos[cue + 1]
    earlier = min(3, sum(tag in _FINITE for tag in tree.tag[first:cue]))
    later = min(3, sum(tag in _FINITE for tag in tree.tag[cue + 1 : past]))
    return [
        f"w-1={before}|{tree.pos[cue]}",
        f"w-1={word_before}|{lemma}",
        f"w+1={after}|{lemma}",
        f"w+1={kind_after}|{frame}",
        f"fin={earlier}|{frame}",
        f"fin={earlier}|{tree.tag[cue]}",
        f"lat={later}|{frame}",
    ]


def _nameless(tree: Tree, token: int) -> str:
    """A word, or its part of speech where it is a name or number: whom the news is about is no cue."""
    return tree.pos[token] if tree.pos[token] in ("PROPN", "NUM") else tree.word[token]


def _of_content(ground: Ground, candidate: Candidate, lemma: str, frame: str) -> list[str]:
    tree, content, target = ground.tree, candidate.content, candidate.target
    first, past = content[0]
    opening = next((token for token in range(first, past) if tree.is_word(token)), first)
    opener = tree.pos[opening]
    if opener not in ("PROPN", "NOUN", "NUM"):
        opener = tree.word[opening]
    size = sum(end - start for start, end in content)
    mark = _mark(ground, candidate)
    before, after = _outside(tree, first - 1), _outside(tree, content[-1][1])
    found = [
        f"c1={opener}|{frame}",
        f"n={size if size < 12 else 12 + min(size // 8, 5)}|{frame}",
        f"n={min(size, 6)}|{tree.pos[target]}",
        f"ct={tree.pos[target]}|{frame}",
        f"tt={tree.tag[target]}|{frame}",
        f"ctt={tree.tag[target]}|{lemma}",
        f"ce={tree.entity[target]}|{frame}",
        f"o={tree.pos[opening]}|{lemma}",
        f"gap={_gap(candidate)}|{frame}",
        f"q={mark}",
        f"q={mark}|{frame}",
        f"q={mark}|{lemma}",
        f"b={before}|{frame}",
        f"a={after}|{frame}",
        f"qa={mark}|{after}",
    ]
    if tree.pos[target] == "PROPN":
        found.append(f"ce={tree.entity[target]}")
    else:
        found.append(f"cl={tree.lemma[target]}")
    if frame.startswith("marks") or mark in ("all", "starts"):
        verbs = _verbs_between(tree, candidate)
        found += [f"vb={verbs}|{mark}", f"vb={verbs}|{tree.tag[candidate.cue]}|{mark}"]
    if any("\n" in tree.word[token] for start, end in content for token in range(start, end)):
        found.append("newline")
    return found


def _mark(ground: Ground, candidate: Candidate) -> str:
    """How much of the content quotation marks hold; "same" where the cue stands in them too."""
    inside, content = ground.inside, candidate.content
    whole = [inside[a] >= 0 and ground.stretches[inside[a]] == (a, b) for a, b in content]
    if all(whole):
        mark = "all"
    elif whole[0]:
        mark = "starts"
    elif any(inside[token] >= 0 for a, b in content for token in (a, (a + b) // 2, b - 1)):
        mark = "some"
    else:
        return "none"
    return "same" if inside[candidate.cue] >= 0 else mark


def _verbs_between(tree: Tree, candidate: Candidate) -> int:
    first, past = candidate.content[0]
    cue = candidate.cue
    between = tree.pos[cue + 1 : first] if first > cue else tree.pos[past:cue]
    return min(3, between.count("VERB"))


def _outside(tree: Tree, token: int) -> str:
    if not 0 <= token < len(tree):
        return "edge"
    if tree.pos[token] in _OUTER:
        return tree.word[token][:4].replace("\n", "/")
    return tree.pos[token]


def _gap(candidate: Candidate) -> str:
    """The tokens between cue and content; negative where the content stands first."""
    first, past = candidate.content[0]
    gap = first - candidate.cue - 1 if first > candidate.cue else past - candidate.cue
    return str(gap) if -6 < gap < 6 else "far" if gap > 0 else "-far"


def _of_source(tree: Tree, candidate: Candidate, lemma: str) -> list[str]:
    frame, route = candidate.frame, candidate.route
    if not candidate.source:
        return ["s=none", f"s=none|{frame}"]
    first, past = candidate.source[0]
    head = tree.head_of((first, past))
    kind = tree.entity[head] or tree.pos[head]
    size = past - first
    found = [
        f"sk={kind}",
        f"sk={kind}|{frame}",
        f"sk={kind}|{lemma}",
        f"sn={min(size, 8)}",
        f"sn={min(size, 4)}|{route}",
        f"sgap={max(-8, min(8, candidate.cue - past))}|{route}",
        f"st={tree.pos[head]}|{route}",
    ]
    if tree.pos[head] != "PROPN":
        found.append(f"sl={tree.lemma[head]}")
    if tree.pos[head] in ("PRON", "DET"):
        found.append(f"sp={tree.word[head]}|{frame}")
    return found
