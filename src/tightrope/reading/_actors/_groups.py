"""Owns states that the text counts together: "the five Central Asian states", "all five", "these
countries", "leaders of the region"; the states are those of the nearest group before them.
"""

from __future__ import annotations

from spacy.tokens import Token

from tightrope.reading._actors._profile import owned_actor, region_actor
from tightrope.reading._actors._scene import Draft, Scene, is_plural
from tightrope.records import Actor, ActorKind

_NUMBERS = {
    "two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip
_STATE_NOUNS = frozenset(
    {"state", "country", "nation", "republic", "neighbor", "neighbour", "ally", "power", "member"}
)
_LEADER_NOUNS = frozenset(
    {"leader", "president", "government", "minister", "capital", "diplomat", "official"}
)


def find_groups(scene: Scene) -> None:
    """Put down groups of states, those named by region first, then those that point back."""
    for token in scene.doc:
        if token.lemma_.lower() in _STATE_NOUNS and is_plural(token):
            _regional(scene, token)
    for token in scene.doc:
        _pointing_back(scene, token)


def _regional(scene: Scene, noun: Token) -> None:
    """ "the five Central Asian states", "former Soviet republics", "states of the region"."""
    for match in dict.fromkeys(m for m in scene.names[max(0, noun.i - 4) : noun.i] if m is not None):
        if match.name.region is None or not noun.is_ancestor(scene.doc[match.start]):
            continue
        actor = region_actor(match.name.region)
        start = match.start
        if start and scene.doc[start - 1].like_num:
            start -= 1
        scene.put(Draft(start, noun.i + 1, noun.i, "name", 0.9, "a region's states", actor, plural=True))


def _pointing_back(scene: Scene, token: Token) -> None:
    if not scene.free(token.i, token.i + 1):
        return
    lemma = token.lemma_.lower()
    if lemma == "region" or (lemma in _STATE_NOUNS and is_plural(token)):
        _group_noun(scene, token)
    elif token.lower_ in _NUMBERS and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj", "conj"}:
        _number(scene, token)


def _group_noun(scene: Scene, noun: Token) -> None:
    words = {child.lower_ for child in noun.children}
    single = noun.lemma_.lower() == "region"
    if single and not words & {"the", "this", "entire", "whole"}:
        return
    count = next((_NUMBERS[w] for w in sorted(words) if w in _NUMBERS), None)
    definite = words & {"the", "these", "those", "all", "both"} or count
    if not definite or _otherwise_told(scene, noun, words):
        return
    before = _antecedent(scene, noun.i, count)
    if before is None:
        return
    start = noun.i
    if noun.i and scene.doc[noun.i - 1].like_num:
        start -= 1
    why = f"'{noun.text}' points back to '{scene.text(before.start, before.end)}'"
    draft = Draft(
        start, noun.i + 1, noun.i, "description", 0.7, why, before.named, antecedent=before, plural=True
    )
    scene.put(draft)


def _otherwise_told(scene: Scene, noun: Token, words: set[str]) -> bool:
    """Whether its own words say which states are meant, or that others are: "other countries"."""
    others = {"other", "many", "several", "some", "most", "more", "few", "western", "european", "developing"}
    if words & others:
        return True
    named = any(scene.names[child.i] is not None for child in noun.subtree if child.i < noun.i)
    relative = any(child.dep_ in {"relcl", "acl"} for child in noun.children)
    return named or (relative and "these" not in words)


def _number(scene: Scene, token: Token) -> None:
    """ "all five", "the two": as many states as were last counted together."""
    words = {child.lower_ for child in token.children}
    all_of_them = words & {"all", "the", "these"} or token.lower_ == "both"
    if not all_of_them or any(child.dep_ == "prep" for child in token.children):
        return
    before = _antecedent(scene, token.i, _NUMBERS[token.lower_])
    if before is None:
        return
    start = token.left_edge.i if scene.free(token.left_edge.i, token.i + 1) else token.i
    why = f"as many as '{scene.text(before.start, before.end)}'"
    scene.put(
        Draft(
            start,
            token.i + 1,
            token.i,
            "description",
            0.75,
            why,
            before.named,
            antecedent=before,
            plural=True,
        )
    )


def _antecedent(scene: Scene, token: int, count: int | None) -> Draft | None:
    """The nearest group of states before the token, of that many states where a count is given."""
    for draft in scene.before(token):
        actor = draft.named
        several = actor.kind is ActorKind.GROUP and len(actor.states) > 1 and actor.role == ""
        if several and (count is None or len(actor.states) == count):
            return draft
    return None


def find_leaders(scene: Scene) -> None:
    """ "leaders of these countries": a group of its own, once the countries are known."""
    for draft in list(scene.drafts()):
        if len(draft.named.states) > 1 and draft.named.role == "":
            _leaders_of(scene, scene.doc[draft.head], draft)


def _leaders_of(scene: Scene, noun: Token, before: Draft) -> None:
    ruler = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"of", "in", "from"} else None
    if ruler is None or ruler.lemma_.lower() not in _LEADER_NOUNS or not is_plural(ruler):
        return
    taken = scene.draft_at(ruler.i)
    actor = group_role(scene, ruler, before.named)
    if taken is not None and not taken.named.states:
        taken.actor, taken.score, taken.antecedent = actor, 0.7, before
        taken.why = f"{ruler.text} of '{noun.text}'"


def group_role(scene: Scene, noun: Token, group: Actor) -> Actor:
    """The actor that "leaders" and the like of a group of states are."""
    role = scene.roles[noun.i]
    code = role.agent.role if role is not None else "GOV"
    return owned_actor(noun.lemma_.lower(), code, group, scene.knowledge, body=False)
